// Brings `dist` up to date with the sources, and returns at once where it already is. Plain JavaScript, because
// it runs before anything is compiled.
//
// Two parts, each built only when its own inputs changed: the server (tsc) and the playground page (Vite).
// `dist/.build-stamp` says which inputs each part was built from. It is withdrawn before a part's files are
// touched and written last, so that a build that was killed is built again. One build at a time holds the lock.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stampFile = join(dist, '.build-stamp');
const lockFile = join(dist, '.build-lock');
const explorer = join('src', 'explorer');
const explorerOutput = join(dist, 'explorer');
const page = join(explorerOutput, 'playground');

/** A holder touches its lock every second; one that is this old belongs to nobody. */
const lockIsAbandonedAfterMs = 30_000;

const parts = [
  {
    name: 'server',
    title: 'the server',
    inputs: () => [
      ...filesIn('src', [explorer, join('src', 'sample')]),
      ...readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name)),
      'package.json',
      'package-lock.json',
    ],
    output: join(dist, 'main.js'),
    build: buildServer,
  },
  {
    name: 'playground',
    title: 'the playground page',
    inputs: () => [
      ...filesIn(explorer, []),
      join('src', 'api', 'operations.generated.ts'),
      join('src', 'build.mjs'),
      'package-lock.json',
    ],
    output: join(page, 'index.html'),
    build: buildPage,
  },
];

/** The files below a folder, relative to the package, without those in the excepted folders. */
function filesIn(folder, except) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return except.includes(path) ? [] : filesIn(path, except);
    return entry.isFile() ? [path] : [];
  });
}

/** A hash over the names and contents of what a part is built from. */
function fingerprint(part) {
  const hash = createHash('sha256');
  for (const path of part.inputs().sort()) {
    const content = readIfThere(join(root, path)) ?? '';
    hash.update(`${path.split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What each part in `dist` was built from; nothing where the stamp is missing or damaged. */
function readStamp() {
  try {
    return JSON.parse(readIfThere(stampFile)?.toString() ?? '{}');
  } catch {
    return {};
  }
}

function writeStamp(stamp) {
  const temporary = `${stampFile}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(stamp, undefined, 2));
  renameSync(temporary, stampFile);
}

/** The parts that are not as their sources are, with the fingerprint they will have. */
function outdatedParts() {
  const stamp = readStamp();
  return parts
    .map((part) => ({ ...part, fingerprint: fingerprint(part) }))
    .filter((part) => stamp[part.name] !== part.fingerprint || !existsSync(part.output));
}

/** Compiles in place, so that source maps point where they should; a compile error leaves `dist` as it was. */
async function buildServer() {
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const output = await run(tsc, ['--project', 'tsconfig.build.json', '--listEmittedFiles']);
  removeAllBut(new Set([...output.matchAll(/^TSFILE: (.+)$/gm)].map((match) => join(match[1].trim()))));
  const main = join(dist, 'main.js');
  if (existsSync(main)) chmodSync(main, 0o755);
}

/** Removes what earlier builds compiled from sources that are gone. */
function removeAllBut(emitted) {
  for (const path of filesIn('dist', [relative(root, explorerOutput)])) {
    const isOurs = path.startsWith(join('dist', '.build-'));
    if (!isOurs && !emitted.has(join(root, path))) rmSync(join(root, path));
  }
}

/** Builds beside the old page and then takes its place, so that a running server always has a whole page. */
async function buildPage() {
  const fresh = join(explorerOutput, `.fresh-${process.pid}`);
  const old = join(explorerOutput, `.old-${process.pid}`);
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  removeLeftovers();
  try {
    const config = join(explorer, 'vite.config.ts');
    await run(vite, ['build', '--config', config, '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn']);
    if (existsSync(page)) renameSync(page, old);
    renameSync(fresh, page);
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** What a page build that was killed left behind: everything but the page. */
function removeLeftovers() {
  if (!existsSync(explorerOutput)) return;
  for (const name of readdirSync(explorerOutput).filter((name) => /^\.(fresh|old)-/.test(name))) {
    rmSync(join(explorerOutput, name), { recursive: true, force: true });
  }
}

/** Runs a tool of `node_modules` and gives what it printed; on failure that is the error's message. */
function run(tool, args) {
  if (!existsSync(join(root, tool))) {
    throw new Error(`${tool} is not there. Run \`npm ci\` (with the development dependencies) first.`);
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, tool), ...args], { cwd: root });
    const stop = () => child.kill();
    process.once('exit', stop);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', stop);
      if (code === 0) resolve(output);
      else reject(new Error(output.replaceAll(/^TSFILE: .*\n/gm, '').trim() || `${tool} ended with ${code}`));
    });
  });
}

/** Whether the process that wrote a lock is gone, or has stopped touching it. */
function isAbandoned(lock) {
  const { pid } = lock;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return true;
  }
  return Date.now() - lock.touchedAt > lockIsAbandonedAfterMs;
}

/** The lock as it stands, undefined where nobody holds it. */
function readLock() {
  try {
    const touchedAt = statSync(lockFile).mtimeMs;
    const [pid, token] = readFileSync(lockFile, 'utf8').split(' ');
    return { pid: Number(pid), token, touchedAt };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether the file is new; false where it is there already. */
function createNew(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes an abandoned lock. The claim file, named after that one lock, makes sure that only one waiter does. */
function removeAbandonedLock() {
  const lock = readLock();
  if (lock?.token === undefined || !isAbandoned(lock)) return;
  const claim = `${lockFile}-claim-${lock.token}`;
  if (!createNew(claim, '')) return;
  if (readLock()?.token === lock.token) rmSync(lockFile);
  rmSync(claim);
}

/** Takes the lock, waiting for another build as long as it lives; gives the function that lets go of it. */
async function takeLock() {
  mkdirSync(dist, { recursive: true });
  const token = randomUUID();
  let waits = false;
  while (!createNew(lockFile, `${process.pid} ${token}`)) {
    removeAbandonedLock();
    if (!existsSync(lockFile)) continue;
    if (!waits) say('Waiting for another build …');
    waits = true;
    await sleep(100);
  }
  return keepLock(token);
}

/** Keeps our lock fresh until it is let go of, also when the process exits before that. */
function keepLock(token) {
  const isOurs = () => readLock()?.token === token;
  const touch = setInterval(() => {
    if (isOurs()) utimesSync(lockFile, new Date(), new Date());
  }, 1000);
  const release = () => {
    clearInterval(touch);
    if (isOurs()) rmSync(lockFile, { force: true });
  };
  process.once('exit', release);
  return release;
}

/** Builds one part and records it. */
async function build(part) {
  const isFirst = !existsSync(part.output);
  say(`Building ${part.title} …${isFirst ? ' (first run)' : ''}`);
  writeStamp({ ...readStamp(), [part.name]: undefined });
  await part.build();
  writeStamp({ ...readStamp(), [part.name]: part.fingerprint });
}

/** Builds what is outdated, both parts at once; what another build finished meanwhile is not built again. */
async function buildOutdated() {
  const release = await takeLock();
  const results = await Promise.allSettled(outdatedParts().map(build));
  release();
  const failures = results.filter((result) => result.status === 'rejected');
  for (const failure of failures) say(failure.reason.message);
  if (failures.length > 0) process.exitCode = 1;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

// `exit` listeners stop the tools and let go of the lock; a signal alone would not run them. Who runs us for what comes
// after the build handles signals in another way.
const exitCodes = new Map([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]);
const exit = (signal) => process.exit(exitCodes.get(signal));
for (const signal of exitCodes.keys()) process.on(signal, exit);
if (outdatedParts().length > 0) await buildOutdated();
for (const signal of exitCodes.keys()) process.off(signal, exit);
