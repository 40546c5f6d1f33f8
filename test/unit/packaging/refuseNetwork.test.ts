/** What the tests of the commands rest on: a process that would reach another machine is found out. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withoutNetwork } from '../../support/packaging/withoutNetwork.js';

const folder = mkdtempSync(join(tmpdir(), 'rolegraph-network-'));

afterAll(() => rmSync(folder, { recursive: true }));

const tried = (name: string, code: string): string => {
  const log = join(folder, name);
  execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, ...withoutNetwork(log) },
    stdio: 'pipe',
  });
  return existsSync(log) ? readFileSync(log, 'utf8') : '';
};

// 192.0.2.1 is nobody's.
test.each([
  ['fetch', "await fetch('http://192.0.2.1/').catch(() => 0)", 'connect 192.0.2.1\n'],
  ['a name', "await fetch('http://rolegraph.invalid/').catch(() => 0)", 'connect rolegraph.invalid\n'],
  [
    'a socket',
    "import { connect } from 'node:net'; try { connect(80, '192.0.2.1') } catch {}",
    'connect 192.0.2.1\n',
  ],
  [
    'TLS',
    "import { connect } from 'node:tls'; try { connect(443, '192.0.2.1') } catch {}",
    'connect 192.0.2.1\n',
  ],
  [
    'a lookup',
    "import { lookup } from 'node:dns/promises'; try { await lookup('rolegraph.invalid') } catch {}",
    'lookup rolegraph.invalid\n',
  ],
  [
    'a datagram',
    "import { createSocket } from 'node:dgram'; try { createSocket('udp4').send('x', 53, '192.0.2.1') } catch {} process.exit()",
    'send 192.0.2.1\n',
  ],
])('%s to elsewhere is refused and written down', (name, code, expected) => {
  expect(tried(name, code)).toBe(expected);
});

test('this machine can be reached', async () => {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const code = `import { connect } from 'node:net'; connect(${String(port)}, '127.0.0.1').on('connect', () => process.exit());`;
  expect(tried('here', code)).toBe('');
  server.close();
});
