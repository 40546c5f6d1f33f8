/** Starts a program that ends when we end, in whatever way we end. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/**
 * The shell becomes the program (`exec` keeps the process id). What it leaves behind in the background waits
 * for our end of the pipe to close, which the system does even after a SIGKILL, and then ends the program.
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

export interface TetheredProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** A file descriptor, or a pipe to read from. */
  readonly output: number | 'pipe';
}

export interface Tethered {
  readonly child: ChildProcess;
  /** Exit code, or the name of the signal; or why it could not be started. */
  readonly ended: Promise<string>;
  /** Asks it to end, and ends it by force where it does not. Resolves when it is gone. */
  stop(patienceMs: number): Promise<void>;
}

export function spawnTethered(program: TetheredProgram): Tethered {
  const child = spawnInOwnGroup(program);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (code, signal) => {
      endGroup(child);
      resolve(signal ?? String(code));
    });
  });
  return { child, ended, stop: (patienceMs) => stop(child, ended, patienceMs) };
}

/** A group of its own, so that Ctrl-C in the terminal does not reach it before we have drained. */
function spawnInOwnGroup({ command, args, cwd, env, output }: TetheredProgram): ChildProcess {
  const options = { cwd, env, detached: process.platform !== 'win32', windowsHide: true };
  if (process.platform !== 'win32') {
    const script = ['-c', TETHER, 'tether', command, ...args];
    return spawn('/bin/sh', script, { ...options, stdio: ['pipe', output, output] });
  }
  const shell = command.endsWith('.cmd');
  return spawn(command, args, { ...options, shell, stdio: ['ignore', output, output] });
}

async function stop(child: ChildProcess, ended: Promise<string>, patienceMs: number): Promise<void> {
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(force);
}

/** The waiting shell is still in the group, so the group's id cannot have gone to somebody else. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
