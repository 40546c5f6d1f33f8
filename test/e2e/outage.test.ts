/** The server while its database is away, silent, or refuses it: it lives, says so soon, and goes on by itself. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../../src/graph/local/neo4jServer.js';
import { database } from '../support/database.js';
import { emptyGraph } from '../support/graph.js';
import { isDeep } from '../support/runs.js';
import { Switchboard } from '../support/switchboard.js';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const board = new Switchboard(new URL(database.uri.replace('bolt:', 'http:')));

let server: ChildProcess;
let url: string;
let said = '';

beforeAll(async () => {
  await (await emptyGraph()).close();
  await board.open();
  await board.cut();
  const port = await freePort(0);
  url = `http://127.0.0.1:${String(port)}`;
  server = spawn(process.execPath, [main, 'serve'], {
    env: {
      ...process.env,
      NEO4J_URI: `bolt://127.0.0.1:${String(board.port)}`,
      NEO4J_PASSWORD: database.password || 'unused',
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  await vi.waitUntil(async () => (await fetch(`${url}/health/live`).catch(() => undefined))?.ok, {
    timeout: 20_000,
  });
  expect(said).toMatch(/cannot be reached.* The server waits for it\./);
});

afterAll(async () => {
  server.kill('SIGKILL');
  await board.cut();
});

interface Asked {
  readonly ms: number;
  readonly status: number;
  readonly body: {
    readonly data?: unknown;
    readonly ready?: boolean;
    readonly reason?: string;
    readonly errors?: readonly {
      readonly extensions: { readonly code: string; readonly retryable: boolean };
    }[];
  };
}

async function asking(path: string, query?: string): Promise<Asked> {
  const begun = performance.now();
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  };
  const answer = await fetch(`${url}${path}`, query === undefined ? {} : init);
  const body = (await answer.json()) as Asked['body'];
  return { ms: performance.now() - begun, status: answer.status, body };
}

const ask = () => asking('/graphql', '{ statistics { graphVersion } }');
const codeOf = ({ body }: Asked) => body.errors?.[0]?.extensions;
const away = { code: 'DB_UNAVAILABLE', retryable: true };

/** Ready again, and answering. */
async function recovers(): Promise<void> {
  await expect
    .poll(async () => (await asking('/health/ready')).body, { timeout: 10_000 })
    .toEqual({ ready: true });
  expect((await ask()).body.data).toMatchObject({
    statistics: { graphVersion: expect.stringMatching(/^\d+$/) },
  });
}

/** Whatever is the matter with it now. */
async function isToldOf(reason: RegExp): Promise<void> {
  const first = await ask();
  expect(codeOf(first)).toMatchObject(away);
  expect(first.ms).toBeLessThan(2_000);
  const asked: Asked[] = [];
  while (asked.length < 8) asked.push(await ask());
  for (const one of asked) expect(codeOf(one)).toMatchObject(away);
  expect(Math.min(...asked.map(({ ms }) => ms))).toBeLessThan(50);
  const { status, body } = await asking('/health/ready');
  expect([status, body.ready]).toEqual([503, false]);
  expect(body.reason).toMatch(reason);
  expect((await asking('/health/live')).status).toBe(200);
}

test('that is not there when the server starts is waited for', async () => {
  await isToldOf(/cannot be reached/);
  await board.open();
  await expect.poll(async () => (await ask()).body.errors, { timeout: 10_000 }).toBe(undefined);
});

test('that goes away is asked for once a second, and found again', async () => {
  await board.cut();
  await isToldOf(/cannot be reached/);
  await board.open();
  await recovers();
});

test('that falls silent is given up after two seconds', async () => {
  board.hush();
  const before = board.connections;
  await isToldOf(/does not answer/);
  await after(3_000);
  expect(board.connections - before).toBeLessThan(8);
  if (isDeep) {
    const { held } = board;
    await after(15_000);
    // Each look ends its own connection.
    expect(board.held).toBeLessThanOrEqual(held + 1);
  }
  board.speak();
  await recovers();
});

test.runIf(isDeep)('that comes and goes leaves nothing behind', async () => {
  for (let round = 0; round < 20; round += 1) {
    await board.cut();
    await Promise.all([ask(), after(100 * (round % 7))]);
    await board.open();
    await Promise.all([ask(), ask(), after(100 * (round % 5))]);
  }
  await recovers();
});

test('has cost the server nothing', async () => {
  expect(said).not.toMatch(/unhandled|unexpected|Error:/i);
  server.kill('SIGTERM');
  expect(await once(server, 'exit')).toEqual([0, null]);
});
