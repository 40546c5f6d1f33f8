/** What a command shows: color and progress on a terminal, plain lines elsewhere. */
import { SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import picocolors from 'picocolors';
import { visibleText } from '../visibleText.js';

/** Not where the output goes elsewhere: picocolors alone would color a build's log. */
const inColor = Boolean(process.stdout.isTTY) && picocolors.isColorSupported;

export const { bold, dim, green, red, yellow, cyan } = picocolors.createColors(inColor);

/** Whoever reads the output may stop, as `head` does: then nothing is left to say, and the command ends as ever. */
export const outliveReader = (output: NodeJS.EventEmitter): void =>
  void output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

export const print = (line = ''): void => void process.stdout.write(`${shown(line)}\n`);
/** For what is not the answer: progress and problems. */
export const tell = (line = ''): void => void process.stderr.write(`${shown(line)}\n`);

/** Lines, columns and the colors above; names of imports may hold anything that terminals obey. */
export const shown = (text: string): string =>
  text
    .split(/(\u001b\[(?:1|2|22|31|32|33|36|39|90)m|[\n\t])/)
    .map((part, at) => (at % 2 === 1 ? part : visibleText(part)))
    .join('');

/** The same of the texts in an answer, each of which is one line, but for explanations. */
export function shownAnswer(value: unknown, key = ''): unknown {
  if (typeof value === 'string')
    return key === 'explanation' ? value.split('\n').map(visibleText).join('\n') : visibleText(value);
  if (Array.isArray(value)) return value.map((one) => shownAnswer(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shownAnswer(one, name)]));
}

export const isTerminal = (): boolean => process.stdout.isTTY;

/** Rows under headings: a table on a terminal, tab-separated lines elsewhere. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replace(/[\t\n]/g, visibleText)));
  if (!isTerminal()) return cells.map((row) => row.join('\t')).join('\n');
  const drawn = new Table({
    head: [...headings],
    style: { head: ['bold'], border: ['gray'] },
    wordWrap: true,
  });
  drawn.push(...cells);
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
