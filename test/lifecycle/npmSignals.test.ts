/** A signal to npm ends what it started: our process, and the local database where nobody else uses it. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from 'vitest';
import { isDeep, someOf } from '../support/runs.js';
import { goneWithin, processesWith } from './processes.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const limit = { timeout: 180_000 };
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

interface Place {
  readonly folder: string;
  /** Runs a script of the package, with the folder for its data. */
  npmRun(args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess;
}

/** Of one test: nothing that it starts outlives it. */
const test = base.extend<{ place: Place }>({
  place: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rolegraph-npm-'));
    const running: ChildProcess[] = [];
    await use({
      folder,
      npmRun(args, env) {
        const npm = startNpm(folder, args, env);
        running.push(npm);
        return npm;
      },
    });
    const left = running.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    for (const npm of left) for (const pid of descendantsOf(npm.pid ?? 0)) process.kill(pid, 'SIGKILL');
    await goneWithin(30_000, folder);
    await rm(folder, { recursive: true });
  },
});

function startNpm(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const { NEO4J_URI: _, ...inherited } = process.env;
  return spawn('npm', ['run', ...args], {
    cwd: root,
    env: { ...inherited, PORT: '0', ROLEGRAPH_DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function said(child: ChildProcess, text: RegExp): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
        if (text.test(output)) resolve();
      });
    child.once('exit', (code) => {
      reject(new Error(`ended with ${code}: ${output}`));
    });
  });
}

/** Children, and theirs. The supervisor of a database is nobody's child; its command line has the folder. */
function descendantsOf(pid: number): readonly number[] {
  const rows = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): readonly number[] =>
    rows.flatMap(([id = 0, of]) => (of === parent ? [id, ...below(id)] : []));
  return below(pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Sends npm the signal; whatever it started is gone ten seconds later. */
async function endsOn(signal: NodeJS.Signals, npm: ChildProcess, { folder }: Place): Promise<void> {
  const started = descendantsOf(npm.pid ?? 0);
  expect(started).not.toEqual([]);
  const deadline = Date.now() + 10_000;
  const ended = once(npm, 'exit');
  npm.kill(signal);
  await goneWithin(10_000, folder);
  while (started.some(isAlive) && Date.now() < deadline) await sleep(50);
  expect(started.filter(isAlive)).toEqual([]);
  await ended;
}

const commands = {
  start: ['start'],
  demo: ['demo', '--', '--once'],
  import: ['import', '--', 'src/sample'],
  ask: ['ask', '--', 'can', 'alice', 's3:GetObject', '*'],
} as const;

/** Each command takes one signal in turn at quick depth. */
const rows = Object.values(commands).flatMap((args, at) =>
  signals
    .filter((_, index) => isDeep || index === at % signals.length)
    .map((signal) => ({ name: args[0], args, signal })),
);

/** At the same time, as most of it is waiting. */
test.concurrent.for(rows)(
  'npm run $name ends on $signal while its database starts',
  limit,
  async ({ args, signal }, { place }) => {
    const npm = place.npmRun(args);
    await said(npm, /Starting Neo4j/);
    await endsOn(signal, npm, place);
  },
);

/** In a deep run only: a server says that it serves once its statements are planned, which takes half a minute. */
test.for(isDeep ? signals : [])('npm start ends on %s while it serves', limit, async (signal, { place }) => {
  const npm = place.npmRun(commands.start);
  await said(npm, /Rolegraph.* is at .*http/);
  expect(processesWith(place.folder)).not.toEqual([]);
  await endsOn(signal, npm, place);
});

test(
  'npm run diff ends on a signal, and leaves nothing of the database that it compares in',
  limit,
  async ({ place }) => {
    const npm = place.npmRun(['diff', '--', 'src/sample', 'src/sample'], { TMPDIR: place.folder });
    await said(npm, /Starting Neo4j/);
    expect((await readdir(place.folder)).join()).toContain('rolegraph-diff-');
    await endsOn('SIGINT', npm, place);
    expect((await readdir(place.folder)).join()).not.toContain('rolegraph-diff-');
  },
);

test.for(someOf(signals, 3))(
  'npm run collect ends on %s while AWS does not answer',
  limit,
  async (signal, { place }) => {
    const sockets: Socket[] = [];
    const aws = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(aws, 'listening');
    const { port } = aws.address() as AddressInfo;
    const npm = place.npmRun(
      ['collect', '--', '--regions', 'eu-west-1', '--out', join(place.folder, 'collection')],
      {
        AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'example',
        AWS_REGION: 'us-east-1',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    );
    await once(aws, 'connection');
    await endsOn(signal, npm, place);
    for (const socket of sockets) socket.destroy();
    aws.close();
  },
);
