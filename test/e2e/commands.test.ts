/** The executable as a person uses it, on the run's database. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '../support/database.js';
import { generateEstate } from '../support/generateAccounts.js';
import { importInto, useGraph } from '../support/graph.js';
import { unpackInto } from '../support/packaging/packedPackage.js';
import { withoutNetwork } from '../support/packaging/withoutNetwork.js';
import { someOf } from '../support/runs.js';

const sample = fileURLToPath(new URL('../../src/sample', import.meta.url));
const tour = readFileSync(new URL('../../docs/tour.md', import.meta.url), 'utf8');

const graph = useGraph();
let folder: string;
/** Of the package that is released, so that all of it that a command reads has to be in there. */
let main: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolegraph-commands-'));
  main = join(unpackInto(folder), 'dist/main.js');
});

afterAll(() => rm(folder, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, [main, ...args], {
    env: {
      ...process.env,
      NEO4J_URI: database.uri,
      NEO4J_USER: database.user,
      NEO4J_PASSWORD: database.password || 'unused',
      ROLEGRAPH_DATA_DIR: folder,
      PORT: '0',
      ...withoutNetwork(join(folder, 'refused')),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Once it says where it is. */
async function serving(env: Readonly<Record<string, string>> = {}) {
  const child = start(['serve'], env);
  const end = finished(child);
  return { child, end, url: await urlOf(child) };
}

function finished(child: ChildProcess): Promise<Run> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

const rolegraph = (...args: readonly string[]): Promise<Run> => finished(start(args));

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const generated = (accounts: number, principals: number) =>
  generateEstate(accounts, principals, 21).map(({ accountId, document }) => ({
    name: `${accountId}.json`,
    document,
  }));

describe('demo', () => {
  beforeEach(() => graph.empty());

  test('--once prints the answers and ends', async () => {
    const { code, out } = await rolegraph('demo', '--once');
    expect(code).toBe(0);
    expect(out).toMatch(/gina .*ci-runner .*deploy-hub .*production-deployer .*production-admin/);
    expect(out).toMatch(/aws:MultiFactorAuthPresent = true/);
    expect(out).toMatch(/NoCardholderData/);
  });

  test('refuses a database that holds other accounts, and leaves it alone', async () => {
    const [other] = generated(1, 10);
    await importInto(graph, other?.document);
    const before = await graph.dump();
    const { code, err } = await rolegraph('demo', '--once');
    expect(code).toBe(1);
    expect(err).toMatch(/holds account 2\d{11}.*does not mix/);
    expect(await graph.dump()).toEqual(before);
  });
});

/** In a deep run an import is killed twenty times, otherwise once; each takes two imports more, so that 500 would take hours. */
const killed = { timeout: 1_800_000 };
/** When: shares of the time that the whole import takes. */
const shares = [0.7, ...Array.from({ length: 19 }, (_, at) => (at + 1) / 20)];

describe('import', () => {
  beforeEach(() => graph.empty());

  test('says what went in, a line an account, and 0', async () => {
    const { code, out, err } = await rolegraph('import', sample);
    expect(code).toBe(0);
    expect(out).toMatch(/111111111111 imported: \d+ added, 0 changed/);
    expect(out).toMatch(/note .*README\.md/);
    expect(err).toMatch(/Reading .*management-111111111111\.json/);
    expect((await rolegraph('import', sample)).out).toMatch(/111111111111 unchanged/);
  });

  test('says file, path and reason of what is refused, and 1; the rest goes in', async () => {
    const [good] = generated(1, 10);
    const bad = await file('bad.json', {
      UserDetailList: [{ Arn: 'arn:aws:iam::12345:user/x', UserName: 'x' }],
    });
    const { code, out, err } = await rolegraph('import', bad, await file('good.json', good?.document));
    expect(code).toBe(1);
    expect(err).toMatch(/refused .*bad\.json \$\.UserDetailList\[0\]\.Arn: .+/);
    expect(out).toMatch(/imported/);
  });

  test.each([
    ['a folder without exports', ''],
    ['a file that is not there', 'nosuch.json'],
  ])('%s is 1 with a reason', async (_name, path) => {
    const empty = await mkdtemp(join(folder, 'empty-'));
    const { code, err } = await rolegraph('import', path === '' ? empty : join(empty, path));
    expect(code).toBe(1);
    expect(err).toMatch(/refused/);
  });

  test('without paths is 2', async () => {
    expect((await rolegraph('import')).code).toBe(2);
  });

  test('takes what export writes; export writes nothing over another file, and refuses what was never imported', async () => {
    await rolegraph('import', sample);
    const exported = join(folder, 'exported');
    const { code, out } = await rolegraph('export', '333333333333', exported);
    expect(code).toBe(0);
    expect(out).toMatch(/333333333333 exported: \d+ files/);
    expect((await rolegraph('import', exported)).out).toMatch(/333333333333 unchanged/);
    expect((await rolegraph('audit', 'verify')).out).toMatch(/intact, \d+ lines/);
    expect((await rolegraph('audit', 'verify', '--head', '1'.repeat(64))).code).toBe(1);
    expect(await rolegraph('export', '333333333333', exported)).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /account-authorization-details\.json cannot be written.*another folder/,
      ) as unknown,
    });
    expect(await rolegraph('export', '999999999999', exported)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/Nothing of account 999999999999 was imported/) as unknown,
    });
    expect((await rolegraph('export', '333', exported)).code).toBe(2);
  });

  test('killed at any moment leaves every account whole or absent, and starts again', killed, async () => {
    const estate = generated(6, 60);
    const paths = await Promise.all(estate.map(({ name, document }) => file(name, document)));
    const since = performance.now();
    const whole = await finished(start(['import', ...paths]));
    const took = performance.now() - since;
    expect(whole.code).toBe(0);
    const expected = await graph.dump();
    for (const share of someOf(shares, shares.length)) {
      await graph.empty();
      const child = start(['import', ...paths]);
      const end = finished(child);
      await new Promise((resolve) => setTimeout(resolve, took * share));
      child.kill('SIGKILL');
      await end;
      const { entries } = await graph.reader.accountPage({ first: 100 }, { imported: true });
      const there = entries.map(([id]) => id);
      await graph.empty();
      const same = await finished(
        start(['import', ...paths.filter((path) => there.some((id) => path.includes(id)))]),
      );
      expect(same.code).toBe(there.length === 0 ? 2 : 0);
      await rolegraph('import', ...paths);
      expect(await graph.dump()).toEqual(expected);
    }
  });
});

describe('ask', () => {
  beforeAll(async () => {
    await graph.empty();
    await rolegraph('import', sample);
  });

  test.each([...tour.matchAll(/^\$ npm run ask -- (.+)\n([^]*?)^```$/gm)].map(([, ...shown]) => shown))(
    '%s answers as docs/tour.md shows',
    async (question = '', answer) => {
      const { code, out } = await rolegraph('ask', ...question.split(' '));
      expect(code).toBe(0);
      // An empty last column of a table leaves its tab.
      expect(out.replaceAll(/\t$/gm, '')).toBe(answer);
    },
  );

  test('takes what is known of the request', async () => {
    const { out } = await rolegraph(
      'ask',
      'can',
      'carol',
      'sts:AssumeRole',
      'break-glass-admin',
      '--context',
      'aws:MultiFactorAuthPresent=true',
    );
    expect(out).toMatch(/^Yes\./);
  });

  test('as JSON gives the object of the GraphQL field', async () => {
    const { out } = await rolegraph('ask', 'paths', 'gina', 'production-admin', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      paths: [{ length: 4, decision: 'ALLOWED', hops: [{ mechanism: 'ASSUME_ROLE' }, {}, {}, {}] }],
      completeness: { complete: true, truncatedBy: [] },
    });
  });

  test('tells what a principal may do', async () => {
    expect((await rolegraph('ask', 'permissions', 'receipt-renderer')).out).toMatch(/s3:GetObject/);
  });

  test.each([
    [
      'an ambiguous name lists the candidates',
      ['permissions', 'security-audit'],
      /333333333333:role\/security-audit/,
    ],
    ['an unknown name says so', ['permissions', 'nobody-at-all'], /No user or role is called/],
    ['an unknown action names the nearest', ['can', 'alice', 's3:GetObjct', '*'], /s3:GetObject/],
    ['a malformed resource is told the form', ['can', 'alice', 's3:GetObject', 'arn:aws'], /ARN/],
  ])('%s, and 1', async (_name, args, expected) => {
    const { code, err } = await rolegraph('ask', ...args);
    expect(code).toBe(1);
    expect(err).toMatch(expected);
  });

  test('unusable arguments are 2', async () => {
    expect((await rolegraph('ask', 'paths', 'gina', 'production-admin', '--max-hops', '11')).code).toBe(2);
  });
});

/** Where a server says that it is. */
const urlOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const [found] = /http:\/\/[\w.]+:\d+/.exec(text) ?? [];
      if (found) resolve(found);
    });
  });

describe('serve', () => {
  beforeAll(() => graph.empty());

  const body = JSON.stringify({ query: '{ principals(first: 1) { nodes { arn } } }' });
  const question = { method: 'POST', headers: { 'content-type': 'application/json' }, body };

  test('says where it is, is ready, and ends by itself on SIGTERM', async () => {
    const { child, end, url } = await serving();
    const ready = await fetch(`${url}/health/ready`);
    expect(ready.status).toBe(200);
    expect((await fetch(`${url}/`)).headers.get('content-type')).toMatch(/html/);
    const answer = await fetch(`${url}/graphql`, question);
    expect(await answer.json()).toMatchObject({ data: { principals: { nodes: [] } } });
    child.kill('SIGTERM');
    const { code, err } = await end;
    expect(code).toBe(0);
    // Nobody asked for a line a request.
    expect(err).not.toContain('"msg"');
  });

  test('that is told to stop under load answers all that it took on', async () => {
    const { child, end, url } = await serving({ ROLEGRAPH_LOG: 'info' });
    const statuses: number[] = [];
    let sent = 0;
    const askUntilRefused = async (): Promise<void> => {
      for (;;) {
        sent += 1;
        const answer = await fetch(`${url}/graphql`, question);
        await answer.json();
        statuses.push(answer.status);
      }
    };
    const clients = Array.from({ length: 30 }, () =>
      expect(askUntilRefused()).rejects.toThrow('fetch failed'),
    );
    await expect.poll(() => statuses.length, { timeout: 20_000 }).toBeGreaterThan(100);
    child.kill('SIGTERM');
    const told = performance.now();
    const { code, err } = await end;
    await Promise.all(clients);
    expect(code).toBe(0);
    // It waits ten seconds for what runs, and nothing does so for long.
    expect(performance.now() - told).toBeLessThan(10_000);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    // What was refused because of the end may not even hear of that; all else has its answer.
    const lines = err.split('\n').filter((line) => line.includes('"route":"/graphql"'));
    const takenOn = lines
      .map((line) => JSON.parse(line) as { readonly status: number; readonly code?: string })
      .filter((line) => line.code !== 'SHUTTING_DOWN');
    expect(takenOn.map(({ status }) => status)).toEqual(statuses.filter((status) => status === 200));
    // One of each client was refused its connection.
    expect(sent).toBe(statuses.length + 30);
  });

  test('that waits for a request is ended at once by a second signal', async () => {
    const { child, end, url } = await serving();
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n' +
        'content-length: 100\r\nexpect: 100-continue\r\n\r\n',
    );
    // "100 Continue": the server has read the head, and waits for the body.
    await once(socket, 'data');
    child.kill('SIGTERM');
    // npm and a terminal both pass a signal on: the second within a second is the same one.
    child.kill('SIGTERM');
    await sleep(1_500);
    expect(child.exitCode).toBeNull();
    child.kill('SIGTERM');
    expect((await end).code).toBe(143);
    socket.destroy();
  });

  test('listens for others where it asks for tokens, and serves them no pages', async () => {
    const token = (await rolegraph('tokens', 'create', 'me', '--scopes', 'read')).out.trim();
    const { child, end, url } = await serving({ HOST: '0.0.0.0', ROLEGRAPH_AUTH: 'tokens' });
    const statusOf = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(`${url}${path}`, { headers: { 'apollo-require-preflight': '1', ...headers } })).status;
    expect(await statusOf('/health/ready')).toBe(200);
    expect(await statusOf('/explorer')).toBe(404);
    const question = '/graphql?query={statistics{accounts}}';
    expect(await statusOf(question)).toBe(401);
    expect(await statusOf(question, { authorization: `Bearer ${token}` })).toBe(200);
    await rolegraph('tokens', 'revoke', 'me');
    expect(await statusOf(question, { authorization: `Bearer ${token}` })).toBe(401);
    child.kill('SIGTERM');
    expect((await end).code).toBe(0);
  });

  test('refuses an address that others can reach where it asks nobody', async () => {
    const { code, err } = await finished(start(['serve'], { HOST: '0.0.0.0' }));
    expect(code).not.toBe(0);
    expect(err).toMatch(/0\.0\.0\.0/);
  });

  test.each([
    ['a port that is none', ['serve'], { PORT: 'abc' }, 2, /PORT/],
    [
      'a database that is not there',
      ['ask', 'can', 'alice', 's3:GetObject', '*'],
      { NEO4J_URI: 'bolt://127.0.0.1:9' },
      1,
      /reached/,
    ],
  ])('%s is an error with what to do', async (_name, args, env, expected, message) => {
    const { code, err } = await finished(start(args, env));
    expect(code).toBe(expected);
    expect(err).toMatch(message);
  });
});

/** The last, after all commands above. */
test('no command reached out to another machine', () => {
  const log = join(folder, 'refused');
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
});
