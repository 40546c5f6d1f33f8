/** Prints the output of commands: color and progress on a terminal, plain lines elsewhere. */
import { stripVTControlCharacters } from 'node:util';
import { SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import picocolors from 'picocolors';
import { visibleText } from '../visibleText.js';

/** Color only on a terminal: picocolors alone would also color the log of a build. */
const inColor = Boolean(process.stdout.isTTY) && picocolors.isColorSupported;

export const { bold, dim, green, red, yellow, cyan } = picocolors.createColors(inColor);

/** Ignores EPIPE: the reader of the output may stop early, as `head` does, and the command then ends as usual. */
export const outliveReader = (output: NodeJS.EventEmitter): void =>
  void output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

export const print = (line = ''): void => void process.stdout.write(`${shown(line)}\n`);
/** Prints progress and problems, which are not part of the answer, to stderr. */
export const tell = (line = ''): void => void process.stderr.write(`${shown(line)}\n`);

/** Keeps line breaks, tabs and the colors above; escapes all else that controls a terminal, as names may. */
export const shown = (text: string): string =>
  text
    .split(/(\u001b\[(?:1|2|22|31|32|33|36|39|90)m|[\n\t])/)
    .map((part, at) => (at % 2 === 1 ? part : visibleText(part)))
    .join('');

/** Escapes the texts in an answer. Each is one line, except explanations. */
export function shownAnswer(value: unknown, key = ''): unknown {
  if (typeof value === 'string')
    return key === 'explanation' ? value.split('\n').map(visibleText).join('\n') : visibleText(value);
  if (Array.isArray(value)) return value.map((one) => shownAnswer(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shownAnswer(one, name)]));
}

export const isTerminal = (): boolean => process.stdout.isTTY;

/** Returns rows under headings: on a terminal a table, if it fits into `width`; elsewhere tab-separated lines. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  width = isTerminal() ? process.stdout.columns || 80 : undefined,
): string {
  const cells = rows.map((row) => row.map((cell) => cell.replace(/[\t\n]/g, visibleText)));
  if (width === undefined) return cells.map((row) => row.join('\t')).join('\n');
  const drawn = new Table({ head: [...headings], style: { head: ['bold'], border: ['gray'] } });
  drawn.push(...cells);
  const text = drawn.toString();
  const [border = ''] = stripVTControlCharacters(text).split('\n');
  return border.length <= width ? text : [headings.map(bold), ...cells].map(inTwoLines).join('\n');
}

/** ARNs can be copied whole from lines that the terminal breaks, but not from cells. */
const inTwoLines = ([first = '', ...rest]: readonly string[]): string =>
  [first, rest.filter((cell) => cell !== '').join('  ')].filter((line) => line !== '').join('\n  ');

export interface ProgressBar {
  update(done: number, total: number, what: string): void;
  stop(): void;
}

/** Returns a bar on a terminal; elsewhere one that shows nothing. */
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
