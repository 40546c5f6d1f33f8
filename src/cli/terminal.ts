/** What a command shows: color and progress on a terminal, plain lines elsewhere. */
import { SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import picocolors from 'picocolors';

/** Not where the output goes elsewhere: picocolors alone would color a build's log. */
const inColor = Boolean(process.stdout.isTTY) && picocolors.isColorSupported;

export const { bold, dim, green, red, yellow, cyan } = picocolors.createColors(inColor);

export const print = (line = ''): void => void process.stdout.write(`${line}\n`);
/** For what is not the answer: progress and problems. */
export const tell = (line = ''): void => void process.stderr.write(`${line}\n`);

export const isTerminal = (): boolean => process.stdout.isTTY;

/** Rows under headings: a table on a terminal, tab-separated lines elsewhere. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (!isTerminal()) return rows.map((row) => row.join('\t')).join('\n');
  const drawn = new Table({
    head: [...headings],
    style: { head: ['bold'], border: ['gray'] },
    wordWrap: true,
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
}

export interface ProgressBar {
  update(done: number, total: number, what: string): void;
  stop(): void;
}

/** A bar on a terminal; nothing elsewhere. */
export function progressBar(): ProgressBar {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: '{bar} {percentage}% {what}',
    hideCursor: true,
    clearOnComplete: true,
  });
  let started = false;
  return {
    update(done, total, what) {
      if (!started) bar.start(total, done, { what });
      else bar.update(done, { what });
      started = true;
      bar.setTotal(total);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}
