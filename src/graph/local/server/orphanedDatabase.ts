/** Ends a database that a supervisor of this folder left behind, and waits for one that is still stopping. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** As the server's command line has it: the proof that a process is the database of this folder. */
export function homeArgument(home: string): string {
  return `--home-dir=${home}`;
}

export function runningFile(home: string): string {
  return join(home, 'running.json');
}

/** Only the holder of the folder's lock may call this: then the process can have no supervisor that needs it. */
export async function endOrphanedDatabase(home: string, patienceMs: number): Promise<void> {
  const pid = await recordedPid(home);
  if (pid === undefined || !(await isDatabaseOf(home, pid))) return;
  sendSignal(pid, 'SIGTERM');
  if (await endsWithin(home, pid, patienceMs)) return;
  sendSignal(pid, 'SIGKILL');
  await endsWithin(home, pid, 5_000);
}

export async function isDatabaseLeftIn(home: string): Promise<boolean> {
  const pid = await recordedPid(home);
  return pid !== undefined && isDatabaseOf(home, pid);
}

async function recordedPid(home: string): Promise<number | undefined> {
  const text = await readFile(runningFile(home), 'utf8').catch(() => undefined);
  const found = /"pid":\s*(\d+)/.exec(text ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

async function endsWithin(home: string, pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    if (!(await isDatabaseOf(home, pid))) return true;
    await sleep(100);
  }
  return false;
}

async function isDatabaseOf(home: string, pid: number): Promise<boolean> {
  const command = await commandLine(pid);
  return [' ', '\0'].some((end) => command.includes(homeArgument(home) + end));
}

/** Empty when there is no such process, or none that we can look at. */
async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '');
  if (process.platform === 'win32') return '';
  return new Promise((resolve) => {
    execFile('ps', ['-ww', '-o', 'args=', '-p', String(pid)], (error, stdout) => {
      resolve(error === null ? stdout : '');
    });
  });
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
