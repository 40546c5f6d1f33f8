/** Patterns as lists of tokens, matched by a table that is filled row by row (L-11). */

import { remember } from './remember.js';

/** `inserted`: came out of a variable or an escape, so it is always an ordinary character (L-28, L-30). */
export interface Token {
  readonly kind: 'char' | 'one' | 'run';
  readonly char: string;
  readonly inserted: boolean;
}

/** The tokens of a text as written: `*` and `?` are wildcards. */
export const patternTokens = remember((text): readonly Token[] =>
  text.split('').map((char) => {
    if (char === '*') return { kind: 'run', char, inserted: false };
    return { kind: char === '?' ? 'one' : 'char', char, inserted: false };
  }),
);

/** The tokens of a text in which `*` and `?` are ordinary characters. */
export function literalTokens(text: string, inserted: boolean): readonly Token[] {
  return text.split('').map((char) => ({ kind: 'char', char, inserted }));
}

export function plainText(tokens: readonly Token[]): string {
  return tokens.map(({ char }) => char).join('');
}

/** Cell j of row i says whether the first i tokens match the first j characters. */
export function matchesTokens(tokens: readonly Token[], text: string): boolean {
  let row = firstRow(text.length);
  for (const token of tokens) row = nextRow(row, token, text);
  return row[text.length] === true;
}

function firstRow(length: number): readonly boolean[] {
  const row = new Array<boolean>(length + 1).fill(false);
  row[0] = true;
  return row;
}

function nextRow(above: readonly boolean[], token: Token, text: string): readonly boolean[] {
  const row = new Array<boolean>(text.length + 1).fill(false);
  row[0] = token.kind === 'run' && above[0] === true;
  for (let j = 1; j <= text.length; j += 1) {
    if (token.kind === 'run') row[j] = above[j] === true || row[j - 1] === true;
    else row[j] = above[j - 1] === true && (token.kind === 'one' || token.char === text[j - 1]);
  }
  return row;
}

export function matchesPattern(pattern: string, text: string): boolean {
  return matchesTokens(patternTokens(pattern), text);
}
