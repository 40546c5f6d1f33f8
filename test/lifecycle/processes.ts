/** What the tests of the local database need to know about processes: who runs on a folder, and a command that holds a lease. */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The ids of the processes with this text in their command line, besides our own. */
export function processesWith(text: string): readonly number[] {
  const lines = execFileSync('ps', ['-ww', '-axo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const found = lines.filter((line) => line.includes(text)).map((line) => parseInt(line, 10));
  return found.filter((pid) => pid !== process.pid);
}

/** How long it took until none of them was left; throws when some still are after the limit. */
export async function goneWithin(milliseconds: number, text: string): Promise<number> {
  const start = Date.now();
  while (processesWith(text).length > 0) {
    if (Date.now() - start > milliseconds)
      throw new Error(`still running: ${processesWith(text).join(', ')}`);
    await sleep(100);
  }
  return Date.now() - start;
}

export interface LeaseHolder {
  readonly process: ChildProcess;
  readonly uri: string;
}

export async function startLeaseHolder(dataDir: string): Promise<LeaseHolder> {
  const script = fileURLToPath(new URL('./holdLease.ts', import.meta.url));
  const holder = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(holder.stdout, 'data')) as [Buffer];
  return { process: holder, uri: line.toString().trim() };
}
