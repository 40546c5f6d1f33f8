/** Starts a program that ends however this process ends, and ends a database that outlived its supervisor. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The shell becomes the program (`exec` keeps the process id). A background process that it starts waits until our end
 * of the pipe is closed, which the system does even after a SIGKILL, and then ends the program.
 */
const TETHER = `exec 3<&0
(
  read -r _ <&3
  PATH=$PATH:/bin:/usr/bin
  kill -TERM $$
  n=0
  while [ $n -lt 15 ] && kill -0 $$; do sleep 1; n=$((n + 1)); done
  kill -KILL $$
) >/dev/null 2>&1 </dev/null &
exec "$@" 3<&- </dev/null`;

interface TetheredProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** A file descriptor, or a pipe to read from. */
  readonly output: number | 'pipe';
}

export type Tethered = ReturnType<typeof spawnTethered>;

export function spawnTethered(program: TetheredProgram) {
  const child = spawnInOwnGroup(program);
  /** Resolves with the exit code, the name of the signal, or why the program could not be started. */
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      // The waiting shell is still in the group, so the group's id cannot be in use by another one.
      if (child.pid !== undefined && process.platform !== 'win32') sendSignal(-child.pid, 'SIGKILL');
      resolve(signal ?? String(code));
    });
  });
  /** Asks the program to end, and kills it if it does not. Resolves when it has ended. */
  const stop = async (patienceMs: number): Promise<void> => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await ended;
    clearTimeout(force);
  };
  return { child, ended, stop };
}

/** Starts it in its own process group, so that Ctrl-C in the terminal does not end it before this process is done. */
function spawnInOwnGroup({ command, args, cwd, env, output }: TetheredProgram): ChildProcess {
  const options = { cwd, env, detached: process.platform !== 'win32', windowsHide: true };
  if (process.platform !== 'win32') {
    const script = ['-c', TETHER, 'tether', command, ...args];
    return spawn('/bin/sh', script, { ...options, stdio: ['pipe', output, output] });
  }
  const shell = command.endsWith('.cmd');
  return spawn(command, args, { ...options, shell, stdio: ['ignore', output, output] });
}

/** Returns the argument in the server's command line that proves that a process is the database of this folder. */
export const homeArgument = (home: string): string => `--home-dir=${home}`;

export const runningFile = (home: string): string => join(home, 'running.json');

/** Ends a database without supervisor. Only the holder of the folder's lock may call it, so no supervisor needs it. */
export async function endOrphanedDatabase(home: string, patienceMs: number): Promise<void> {
  const pid = await pidOfDatabase(home);
  if (pid === undefined) return;
  sendSignal(pid, 'SIGTERM');
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (!(await isDatabaseLeftIn(home))) return;
    await sleep(100);
  }
  sendSignal(pid, 'SIGKILL');
  for (let tries = 0; tries < 50 && (await isDatabaseLeftIn(home)); tries += 1) await sleep(100);
}

export const isDatabaseLeftIn = async (home: string): Promise<boolean> =>
  (await pidOfDatabase(home)) !== undefined;

/** Returns the id of the noted process, if it is still this folder's database. */
async function pidOfDatabase(home: string): Promise<number | undefined> {
  const text = await readFile(runningFile(home), 'utf8').catch(() => '');
  const pid = Number(/"pid":\s*(\d+)/.exec(text)?.[1] ?? 0);
  const command = pid === 0 ? '' : await commandLine(pid);
  return [' ', '\0'].some((end) => command.includes(homeArgument(home) + end)) ? pid : undefined;
}

/** Returns the command line of a process; empty if there is none, or if it cannot be read. */
async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '');
  if (process.platform === 'win32') return '';
  return new Promise((resolve) => {
    execFile('ps', ['-ww', '-o', 'args=', '-p', String(pid)], (error, stdout) =>
      resolve(error === null ? stdout : ''),
    );
  });
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
