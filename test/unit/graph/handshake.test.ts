/** Whether a database says anything, found out on a connection that ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { greet } from '../../../src/graph/neo4j/connection/handshake.js';

async function peer(answer: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, uri: `bolt://127.0.0.1:${String(port)}` };
}

test('a database that answers, or ends the connection, is left to a driver', async () => {
  for (const answer of [
    (socket: Socket) => socket.once('data', () => socket.write('answer')),
    (socket: Socket) => socket.destroy(),
  ]) {
    const { server, uri } = await peer(answer);
    await greet({ uri }, new AbortController().signal);
    await new Promise((resolve) => server.close(resolve));
    // Nobody listens any more.
    await greet({ uri }, new AbortController().signal);
  }
});

test.each(['bolt', 'bolt+s'])('no connection to a silent database outlives the look: %s', async (scheme) => {
  let begun = (): void => undefined;
  const reached = new Promise<void>((resolve) => (begun = resolve));
  const { server, uri } = await peer((socket) => {
    socket.resume();
    begun();
  });
  const over = new AbortController();
  const greeting = greet({ uri: uri.replace('bolt', scheme) }, over.signal);
  const refused = expect(greeting).rejects.toThrow('is over');
  await reached;
  over.abort(new Error('The look is over.'));
  await refused;
  // Ends only when every connection did.
  await new Promise((resolve) => server.close(resolve));
});

/** Listens, but never accepts: what does not fit into the queue of connections gets no answer. */
const NEVER_ACCEPTS = `require('net').createServer().listen(0, '127.0.0.1', 1, function () {
  console.log(this.address().port);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
})`;

test.runIf(process.platform === 'linux')(
  'an address that takes no connection is left to a driver',
  async () => {
    const listener = spawn(process.execPath, ['-e', NEVER_ACCEPTS], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(listener.stdout, 'data')) as [Buffer];
    const port = Number(String(line));
    const queued = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    onTestFinished(() => {
      for (const socket of queued) socket.destroy();
      listener.kill('SIGKILL');
    });
    await sleep(200);
    const over = AbortSignal.timeout(10_000);
    await greet({ uri: `bolt://127.0.0.1:${String(port)}` }, over);
    expect(over.aborted).toBe(false);
  },
);
