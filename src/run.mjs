// Runs for `npm start` and similar scripts: updates `dist` and becomes `rolegraph`, in one process that replaces npm's
// shell, so that a signal to npm reaches the process that must end. npm passes on SIGTERM and SIGINT, but ends silently
// on SIGHUP or when it is killed: the parent is then gone, and this process sends itself SIGHUP.
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/main.js', import.meta.url);

const parent = process.ppid;
const parentWatch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(parentWatch);
  process.kill(process.pid, 'SIGHUP');
}, 250).unref();

await import('./build.mjs');
if (process.exitCode) process.exit();
process.argv[1] = fileURLToPath(main);
await import(main.href);
