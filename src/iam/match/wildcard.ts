/** Globs with `*` and `?`, matched in linear steps and never as regular expressions (L-11). */

/** `*`: any run of characters, the empty one included. */
export const ANY_RUN = -1;
/** `?`: exactly one UTF-16 unit. */
export const ANY_ONE = -2;

const STAR_CODE = 42;
const QUESTION_CODE = 63;

/** Character codes and the two wildcards. Text that a variable inserts holds codes only (L-28). */
export type Tokens = readonly number[];

export interface Glob {
  readonly tokens: Tokens;
  /** The text, where there is no wildcard in it. */
  readonly literal: string | undefined;
}

export function compileGlob(text: string): Glob {
  return globOf(tokenize(text));
}

export function tokenize(text: string): Tokens {
  const tokens: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === STAR_CODE) {
      if (tokens.at(-1) !== ANY_RUN) tokens.push(ANY_RUN);
    } else tokens.push(code === QUESTION_CODE ? ANY_ONE : code);
  }
  return tokens;
}

/** The codes of a text, `*` and `?` included as ordinary characters. */
export function literalTokens(text: string): Tokens {
  const tokens: number[] = [];
  for (let i = 0; i < text.length; i += 1) tokens.push(text.charCodeAt(i));
  return tokens;
}

export function globOf(tokens: Tokens): Glob {
  return { tokens, literal: tokens.every((token) => token >= 0) ? textOf(tokens) : undefined };
}

/** Tokens as text, wildcards in their usual spelling. */
export function textOf(tokens: Tokens): string {
  let text = '';
  for (const token of tokens) {
    text += token === ANY_RUN ? '*' : token === ANY_ONE ? '?' : String.fromCharCode(token);
  }
  return text;
}

export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

export function isUniversal({ tokens }: Glob): boolean {
  return tokens.length > 0 && tokens.every((token) => token === ANY_RUN);
}

export function matchesGlob(glob: Glob, text: string): boolean {
  return glob.literal === undefined ? matchesTokens(glob.tokens, text) : glob.literal === text;
}

/** Two pointers: on a mismatch the last `*` takes one character more. At most pattern × text steps, no recursion. */
export function matchesTokens(tokens: Tokens, text: string): boolean {
  let t = 0;
  let p = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    const token = p < tokens.length ? tokens[p] : undefined;
    if (token === ANY_RUN) {
      star = p;
      mark = t;
      p += 1;
    } else if (token !== undefined && (token === ANY_ONE || token === text.charCodeAt(t))) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      mark += 1;
      t = mark;
    } else return false;
  }
  while (p < tokens.length && tokens[p] === ANY_RUN) p += 1;
  return p === tokens.length;
}
