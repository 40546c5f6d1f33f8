/** Globs with `*` and `?`, matched without backtracking over a star and never as regular expressions (L-11). */

/** `*`: any run of characters, including the empty one. */
export const ANY_RUN = -1;
/** `?`: exactly one UTF-16 unit. */
export const ANY_ONE = -2;
/** `*` and `?` that do not match `:`, as in the first five parts of an ARN (L-40). */
export const PART_RUN = -4;
export const PART_ONE = -5;

export const COLON_CODE = 58;
const STAR_CODE = 42;
const QUESTION_CODE = 63;

/** Character codes and wildcards. Text that a variable inserts has character codes only (L-28). */
export type Tokens = readonly number[];

export interface Glob {
  readonly tokens: Tokens;
  /** The text, if it has no wildcard. */
  readonly literal: string | undefined;
  /** If it has a wildcard: the parts between the stars, in order; one more than there are stars. */
  readonly runs: readonly Run[];
}

/** Characters and single-character wildcards. */
interface Run {
  readonly tokens: Tokens;
  /** The text, if it has no `?`. */
  readonly text: string | undefined;
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

/** Returns the codes of a text, with `*` and `?` as ordinary characters. */
export function literalTokens(text: string): Tokens {
  const tokens: number[] = [];
  for (let i = 0; i < text.length; i += 1) tokens.push(text.charCodeAt(i));
  return tokens;
}

export function globOf(tokens: Tokens): Glob {
  if (tokens.every((token) => token >= 0)) return { tokens, literal: textOf(tokens), runs: noRuns };
  return { tokens, literal: undefined, runs: runsOf(tokens) };
}

const noRuns: readonly Run[] = [];

function runsOf(tokens: Tokens): readonly Run[] {
  const runs: Run[] = [];
  for (let from = 0; from <= tokens.length;) {
    const star = tokens.indexOf(ANY_RUN, from);
    const part = tokens.slice(from, star < 0 ? tokens.length : star);
    runs.push({ tokens: part, text: part.includes(ANY_ONE) ? undefined : textOf(part) });
    if (star < 0) break;
    from = star + 1;
  }
  return runs;
}

/** The most codes per call, since function calls have a limit of arguments. */
const CODES_PER_CALL = 4_096;

/** Returns tokens as text, with usual wildcards. Uses few pieces: text built letter by letter takes more memory. */
export function textOf(tokens: Tokens): string {
  let text = '';
  for (let from = 0; from < tokens.length; from += CODES_PER_CALL)
    text += String.fromCharCode(...tokens.slice(from, from + CODES_PER_CALL).map(codeOf));
  return text;
}

const codeOf = (token: number): number =>
  token === ANY_RUN ? STAR_CODE : token === ANY_ONE ? QUESTION_CODE : token;

export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

export function isUniversal({ tokens }: Glob): boolean {
  return tokens.length > 0 && tokens.every((token) => token === ANY_RUN);
}

export function matchesGlob(glob: Glob, text: string): boolean {
  return glob.literal === undefined ? matchesRuns(glob.runs, text) : glob.literal === text;
}

/** Whether all parts match. Starts with the last one, which differs most often. */
export function matchesParts(globs: readonly Glob[], texts: readonly string[]): boolean {
  for (let i = texts.length - 1; i >= 0; i -= 1) {
    const glob = globs[i];
    const text = texts[i];
    if (glob === undefined || text === undefined || !matchesGlob(glob, text)) return false;
  }
  return true;
}

/** The first and last run must match at the ends of the text; each run between them at its first possible position. */
function matchesRuns(runs: readonly Run[], text: string): boolean {
  const first = runs[0];
  const last = runs.at(-1);
  if (first === undefined || last === undefined || !isRunAt(first, text, 0)) return false;
  if (runs.length === 1) return text.length === first.tokens.length;
  const end = text.length - last.tokens.length;
  let from = first.tokens.length;
  for (let i = 1; i < runs.length - 1; i += 1) {
    const run = runs[i];
    const at = run === undefined ? -1 : findRun(run, text, from);
    if (run === undefined || at < 0) return false;
    from = at + run.tokens.length;
  }
  return from <= end && isRunAt(last, text, end);
}

function findRun(run: Run, text: string, from: number): number {
  if (run.text !== undefined) return text.indexOf(run.text, from);
  for (let at = from; at + run.tokens.length <= text.length; at += 1) if (isRunAt(run, text, at)) return at;
  return -1;
}

function isRunAt({ tokens, text: plain }: Run, text: string, at: number): boolean {
  if (plain !== undefined) return text.startsWith(plain, at);
  if (at + tokens.length > text.length) return false;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token !== ANY_ONE && token !== text.charCodeAt(at + i)) return false;
  }
  return true;
}

/** Returns the six parts of an ARN pattern; fewer if it has fewer colons. */
export function splitTokens(tokens: Tokens): readonly Tokens[] {
  const parts: Tokens[] = [];
  let from = 0;
  tokens.forEach((token, i) => {
    if (token !== COLON_CODE || parts.length >= 5) return;
    parts.push(tokens.slice(from, i));
    from = i + 1;
  });
  return [...parts, tokens.slice(from)];
}
