// Brings `dist` up to date with the sources: TypeScript builds the server and Vite the pages, each only if one of its
// sources is newer. Plain JavaScript, because it runs before anything is compiled. One build at a time holds the lock.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => join(root, path);
const lock = at('dist/.build-lock');
/** Without looking for errors of types, for tests: `npm run check` has found them. The code that it makes is the same. */
const isUnchecked = process.argv[2] === '--no-check';

/** The `stamp` has the time at which the last successful build began. */
const parts = [
  {
    title: 'the server',
    inputs: ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    except: /^src\/(explorer|sample)$/,
    stamp: at('dist/.server-built'),
    output: at('dist/main.js'),
    command: ['typescript/bin/tsc', '-b', 'tsconfig.build.json'],
    finish: writeTechniques,
  },
  {
    title: 'the pages',
    inputs: ['src/explorer', 'src/picture', 'src/api/operations.generated.ts', 'package-lock.json'],
    stamp: at('dist/.page-built'),
    output: at('dist/explorer/index.html'),
    command: ['vite/bin/vite.js', 'build', '--config', 'src/explorer/vite.config.ts', '--logLevel', 'error'],
  },
];

/** Returns when something at or below this path last changed. A folder's time shows that a file was deleted. */
function changedAt(path, except) {
  const stats = statSync(at(path));
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(at(path)).map((name) => `${path}/${name}`);
  const relevant = inside.filter((name) => !except?.test(name));
  return Math.max(stats.mtimeMs, ...relevant.map((name) => changedAt(name, except)));
}

const isOutdated = ({ inputs, except, stamp, output }) =>
  !existsSync(stamp) ||
  !existsSync(output) ||
  inputs.some((path) => changedAt(path, except) > statSync(stamp).mtimeMs);

async function build({ title, stamp, output, command: [tool, ...args], finish }) {
  const isFirst = !existsSync(output);
  say(`Building ${title} …${isFirst ? ' (first run)' : ''}`);
  const begin = new Date();
  // An incremental build does not notice that its output was deleted.
  if (isFirst && args[0] === '-b') args.push('--force');
  if (isUnchecked && args[0] === '-b') args.push('--noCheck');
  const program = at(`node_modules/${tool}`);
  if (!existsSync(program))
    throw new Error(`${program} is not there. Run \`npm ci\` (with the development dependencies) first.`);
  // In any environment, also in a test: otherwise React is built for development, with paths of this machine.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [program, ...args], { cwd: root, env, stdio: ['ignore', 2, 2] });
  const stop = () => child.kill();
  process.once('exit', stop);
  const [code] = await once(child, 'close');
  process.off('exit', stop);
  if (code !== 0) throw new Error(`${tool} ended with ${code}`);
  await finish?.();
  writeFileSync(stamp, '');
  utimesSync(stamp, begin, begin);
}

/** Writes the techniques where the built code looks for them before it reads their YAML files. */
async function writeTechniques() {
  const catalog = at('dist/escalation/catalog/techniques');
  rmSync(`${catalog}.json`, { force: true });
  const { techniques } = await import(pathToFileURL(`${catalog}.js`).href);
  writeFileSync(`${catalog}.json`, JSON.stringify(techniques));
}

/** Whether the process that made the lock still builds. After a kill, another process may have its id. */
function isHeld() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return pid !== process.pid && process.kill(pid, 0) && Date.now() - statSync(lock).mtimeMs < 600_000;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Builds what is outdated, both parts at once. What another build finished in the meantime is not built again. */
async function buildOutdated() {
  mkdirSync(at('dist'), { recursive: true });
  for (let waits = 0; !createNew(lock); waits += 1) {
    if (!isHeld()) rmSync(lock, { force: true });
    else if (waits === 0) say('Waiting for another build …');
    await sleep(100);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  const results = await Promise.allSettled(parts.filter(isOutdated).map(build));
  process.off('exit', release);
  release();
  for (const { reason } of results.filter(({ status }) => status === 'rejected')) {
    say(reason.message);
    process.exitCode = 1;
  }
}

/** Returns false if the file is there already. */
function createNew(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

// `exit` listeners stop the tools and release the lock; a signal alone would not run them. The program that runs after
// the build handles signals itself.
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const exit = (signal) => process.exit(128 + constants.signals[signal]);
for (const signal of signals) process.on(signal, exit);
if (parts.some(isOutdated)) await buildOutdated();
for (const signal of signals) process.off(signal, exit);
