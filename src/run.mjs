// What `npm start` and its like run: brings `dist` up to date and becomes `rolegraph`, in one process that takes the
// place of npm's shell, so that a signal to npm reaches whoever has to end. npm hands on SIGTERM and SIGINT; on SIGHUP,
// or when it is killed, it ends without a word: then our parent is gone, and we do as if the signal had been ours.
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
