/** Texts that stand for every combination of patterns which one text can match together (U-7: strings and ARNs). */
import { ANY_ONE, ANY_RUN, type Tokens } from '../../match/wildcard.js';

/** As `ANY_RUN` and `ANY_ONE`, but not across `:`, as in the first five parts of an ARN (L-40). */
export const PART_RUN = -4;
export const PART_ONE = -5;

/** A set of texts: those that match the tokens, without regard to case where `fold` is set. */
export interface Language {
  readonly tokens: Tokens;
  readonly fold: boolean;
}

export interface Texts {
  readonly texts: readonly string[];
  /** No combination is missing. */
  readonly complete: boolean;
}

const COLON = 58;
const MAX_STATES = 4_000;
const MAX_TEXTS = 512;
/** Characters that a fresh text is made of, where the patterns leave them free. */
const FRESH = 'xyzwvuqkjXYZWVUQKJ0123456789-_~!#$%&();<=>@[]^`{|}';

/**
 * For every combination of the languages that some text has, up to `perCombination` such texts; only texts of
 * `within` where that is given. Walks the product of the patterns' automata, shortest texts first.
 */
export function representativeTexts(
  languages: readonly Language[],
  within: Language | undefined,
  perCombination: number,
): Texts {
  const all = within === undefined ? languages : [...languages, within];
  if (within === undefined && perCombination === 1 && all.every(isLiteral)) return literalTexts(all);
  const constrained = within !== undefined;
  const name = `${String(constrained)} ${String(perCombination)} ${all.map(nameOf).join(';')}`;
  const known = walked.get(name);
  if (known !== undefined) return known;
  const texts = walk(all, constrained, perCombination);
  if (walked.size >= MAX_REMEMBERED) walked.clear();
  walked.set(name, texts);
  return texts;
}

/** The same policies bear on many principals; what was walked once is remembered, up to a bound. */
const walked = new Map<string, Texts>();
const MAX_REMEMBERED = 500;

function nameOf({ tokens, fold }: Language): string {
  return `${String(fold)}${tokens.join()}`;
}

function isLiteral({ tokens }: Language): boolean {
  return tokens.every((token) => token >= 0);
}

/** Without wildcards: each literal, one in other case where case does not count, and one text that is none of them. */
function literalTexts(languages: readonly Language[]): Texts {
  const texts = new Set<string>();
  for (const { tokens, fold } of languages) {
    const text = String.fromCharCode(...tokens);
    texts.add(text);
    if (fold) for (const other of [text.toUpperCase(), flipFirst(text)]) texts.add(other);
  }
  const taken = new Set([...texts].map((text) => text.toLowerCase()));
  let fresh = FRESH.charAt(0);
  while (taken.has(fresh)) fresh += FRESH.charAt(0);
  return { texts: [...texts, fresh], complete: true };
}

function flipFirst(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const upper = text.charAt(i).toUpperCase();
    if (upper !== text.charAt(i)) return text.slice(0, i) + upper + text.slice(i + 1);
  }
  return text;
}

type States = readonly (readonly number[])[];

interface Visit {
  readonly text: string;
  readonly states: States;
}

function walk(languages: readonly Language[], constrained: boolean, perCombination: number): Texts {
  const symbols = symbolsOf(languages, perCombination);
  const found = new Map<string, string[]>();
  const visits = new Map<string, number>();
  let queue: Visit[] = [{ text: '', states: languages.map((language) => close(language.tokens, [0])) }];
  let visited = 0;
  while (queue.length > 0) {
    const next: Visit[] = [];
    for (const visit of queue) {
      visited += 1;
      if (visited > MAX_STATES) return { texts: collect(found, perCombination), complete: false };
      record(visit, languages, constrained, perCombination, found);
      for (const symbol of symbols) push(visit, symbol, languages, perCombination, visits, next);
    }
    queue = next;
  }
  const texts = collect(found, perCombination);
  return { texts, complete: texts.length <= MAX_TEXTS };
}

/** Each state of the product is entered as often as different texts of one combination are wanted. */
function push(
  { text, states }: Visit,
  symbol: number,
  languages: readonly Language[],
  perCombination: number,
  visits: Map<string, number>,
  next: Visit[],
): void {
  const reached = states.map((own, i) => step(languages[i], own, symbol));
  const key = reached.map((own) => own.join()).join('|');
  const count = visits.get(key) ?? 0;
  // One more than wanted, so that the empty text need not stand for its combination.
  if (count > perCombination) return;
  visits.set(key, count + 1);
  next.push({ text: text + String.fromCharCode(symbol), states: reached });
}

function record(
  { text, states }: Visit,
  languages: readonly Language[],
  constrained: boolean,
  perCombination: number,
  found: Map<string, string[]>,
): void {
  const accepted = states.map((own, i) => own.includes(languages[i]?.tokens.length ?? -1));
  if (constrained && accepted.at(-1) !== true) return;
  const key = accepted.map(Number).join('');
  const texts = found.get(key) ?? [];
  found.set(key, texts);
  if (texts.length <= perCombination) texts.push(text);
}

/** A text with something in it reads better than an empty one. */
function collect(found: ReadonlyMap<string, readonly string[]>, perCombination: number): readonly string[] {
  return [...found.values()].flatMap((texts) => {
    const full = texts.filter((text) => text !== '');
    return (full.length >= perCombination ? full : texts).slice(0, perCombination);
  });
}

/** The characters that patterns spell out, `:`, and some that none does. */
function symbolsOf(languages: readonly Language[], fresh: number): readonly number[] {
  const symbols = new Set<number>();
  let parts = false;
  for (const { tokens, fold } of languages) {
    for (const token of tokens) {
      if (token === PART_RUN || token === PART_ONE) parts = true;
      if (token < 0) continue;
      symbols.add(token);
      if (fold) symbols.add(String.fromCharCode(token).toUpperCase().charCodeAt(0));
    }
  }
  if (parts) symbols.add(COLON);
  const free = [...FRESH].map((character) => character.charCodeAt(0)).filter((code) => !symbols.has(code));
  return [...free.slice(0, Math.max(1, fresh)), ...symbols];
}

function step(language: Language | undefined, states: readonly number[], symbol: number): readonly number[] {
  if (language === undefined || states.length === 0) return [];
  const { tokens, fold } = language;
  const read = fold ? String.fromCharCode(symbol).toLowerCase().charCodeAt(0) : symbol;
  const reached: number[] = [];
  for (const state of states) {
    const token = tokens[state];
    if (token === ANY_RUN || (token === PART_RUN && read !== COLON)) reached.push(state);
    else if (token === ANY_ONE || (token === PART_ONE && read !== COLON) || token === read)
      reached.push(state + 1);
  }
  return close(tokens, reached);
}

/** Steps over stars, and forgets what stands before the last one that nothing stops. */
function close(tokens: Tokens, states: readonly number[]): readonly number[] {
  const closed = new Set<number>();
  for (let state of states) {
    closed.add(state);
    while (tokens[state] === ANY_RUN || tokens[state] === PART_RUN) {
      state += 1;
      closed.add(state);
    }
  }
  let lastStar = -1;
  for (const state of closed) if (tokens[state] === ANY_RUN && state > lastStar) lastStar = state;
  return [...closed].filter((state) => state >= lastStar).sort((x, y) => x - y);
}
