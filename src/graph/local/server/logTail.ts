/** The last lines of a log file, for a message about a start that failed. */
import { readFile } from 'node:fs/promises';

/** Where in Java's code an error arose helps nobody here, and would crowd out the error itself. */
const STACK_FRAME = /^\s+(at |\.\.\. \d+ more)/;

export async function logTail(path: string, lines: number): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const shown = text.split('\n').filter((line) => line.trim() !== '' && !STACK_FRAME.test(line));
  if (shown.length === 0) return '';
  return [`\nThe last lines of ${path}:`, ...shown.slice(-lines)].join('\n  ');
}
