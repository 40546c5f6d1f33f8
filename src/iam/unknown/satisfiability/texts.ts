/** Finds texts for every combination of patterns that one text can match (U-7: strings and ARNs). */
import { closeStates, stepStates } from '../../match/globStates.js';
import { COLON_CODE, PART_ONE, PART_RUN, type Tokens } from '../../match/wildcard.js';
import type { Candidates } from '../search.js';
import { MOST_TEXT_STATES, MOST_TEXT_STEPS, MOST_TEXTS, MOST_WALKS_REMEMBERED } from '../../limits.js';

/** The set of texts that match the tokens; `fold`: ignoring case. */
export interface Language {
  readonly tokens: Tokens;
  readonly fold: boolean;
}

/** Characters for texts that no pattern names, as far as patterns do not use them. */
const FRESH = 'xyzwvuqkjXYZWVUQKJ0123456789-_~!#$%&();<=>@[]^`{|}';

/**
 * Returns up to `perCombination` texts for every combination of languages that some text matches; only texts of
 * `within`, if it is given. `share`: how often the limit of a decision is halved for each. Searches the product of the
 * patterns' automata, shortest texts first.
 */
export function representativeTexts(
  languages: readonly Language[],
  within: Language | undefined,
  perCombination: number,
  share = 0,
): Candidates<string> {
  const all = within === undefined ? languages : [...languages, within];
  if (within === undefined && perCombination === 1 && all.every(isLiteral)) return literalTexts(all);
  const constrained = within !== undefined;
  const name = `${String(constrained)} ${String(perCombination)} ${String(share)} ${all.map(nameOf).join(';')}`;
  const known = walked.get(name);
  if (known !== undefined) return known;
  const texts = walk(all, constrained, perCombination, MOST_TEXT_STEPS / 2 ** share);
  if (walked.size >= MOST_WALKS_REMEMBERED) walked.clear();
  walked.set(name, texts);
  return texts;
}

/** A bounded cache of searches, since the same policies apply to many principals. */
const walked = new Map<string, Candidates<string>>();
function nameOf({ tokens, fold }: Language): string {
  return `${String(fold)}${tokens.join()}`;
}

function isLiteral({ tokens }: Language): boolean {
  return tokens.every((token) => token >= 0);
}

/** Returns texts for patterns without wildcards: each literal, its spellings if case is ignored, and one other text. */
function literalTexts(languages: readonly Language[]): Candidates<string> {
  const texts = new Set<string>();
  for (const { tokens, fold } of languages) {
    const text = String.fromCharCode(...tokens);
    texts.add(text);
    if (fold) for (const other of [text.toUpperCase(), flipFirst(text)]) texts.add(other);
  }
  const taken = new Set([...texts].map((text) => text.toLowerCase()));
  let fresh = FRESH.charAt(0);
  while (taken.has(fresh)) fresh += FRESH.charAt(0);
  return { values: [...texts, fresh], complete: true };
}

function flipFirst(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const upper = text.charAt(i).toUpperCase();
    if (upper !== text.charAt(i)) return text.slice(0, i) + upper + text.slice(i + 1);
  }
  return text;
}

/** The automaton of a pattern, built on demand. A state is a set of positions in the tokens, and has a number. */
class Automaton {
  readonly #places: (readonly number[])[] = [];
  readonly #numbers = new Map<string, number>();
  /** Steps by number and symbol; undefined if not yet computed. */
  readonly #steps: (number | undefined)[] = [];

  constructor(
    private readonly language: Language,
    private readonly symbols: readonly number[],
  ) {
    this.#numberOf(closeStates(language.tokens, [0]));
  }

  /** Returns the state after `from` and the symbol at that position of the list. */
  step(from: number, at: number): number {
    const name = from * this.symbols.length + at;
    const known = this.#steps[name];
    if (known !== undefined) return known;
    const { tokens, fold } = this.language;
    const symbol = this.symbols[at] ?? 0;
    const read = fold ? String.fromCharCode(symbol).toLowerCase().charCodeAt(0) : symbol;
    const reached = this.#numberOf(stepStates(tokens, this.#places[from] ?? [], read));
    this.#steps[name] = reached;
    return reached;
  }

  accepts(number: number): boolean {
    return this.#places[number]?.includes(this.language.tokens.length) === true;
  }

  #numberOf(places: readonly number[]): number {
    const name = places.join();
    const number = this.#numbers.get(name) ?? this.#places.length;
    if (number === this.#places.length) {
      this.#places.push(places);
      for (const _symbol of this.symbols) this.#steps.push(undefined);
      this.#numbers.set(name, number);
    }
    return number;
  }
}

interface Visit {
  readonly text: string;
  /** The number of the state of each language. */
  readonly states: readonly number[];
}

/** Searches the product. Enters each state as often as different texts of one combination are wanted. */
function walk(
  languages: readonly Language[],
  constrained: boolean,
  perCombination: number,
  mostSteps: number,
): Candidates<string> {
  const symbols = symbolsOf(languages, perCombination);
  const automata = languages.map((language) => new Automaton(language, symbols));
  const most = Math.min(MOST_TEXT_STATES, mostSteps / (symbols.length * languages.length));
  const found = new Map<string, string[]>();
  const visits = new Map<string, number>();
  const queue: Visit[] = [{ text: '', states: languages.map(() => 0) }];
  for (const [index, { text, states }] of queue.entries()) {
    if (index >= most) return { values: collect(found, perCombination), complete: false };
    const accepted = automata.map((automaton, i) => automaton.accepts(states[i] ?? 0));
    if (!constrained || accepted.at(-1) === true) {
      const combination = accepted.map(Number).join('');
      const texts = found.get(combination) ?? [];
      found.set(combination, texts);
      if (texts.length <= perCombination) texts.push(text);
    }
    for (const [at, symbol] of symbols.entries()) {
      const reached = automata.map((automaton, i) => automaton.step(states[i] ?? 0, at));
      const name = reached.join();
      const count = visits.get(name) ?? 0;
      // One more than wanted, so that the empty text is not the only one of its combination.
      if (count > perCombination) continue;
      visits.set(name, count + 1);
      queue.push({ text: text + String.fromCharCode(symbol), states: reached });
    }
  }
  const values = collect(found, perCombination);
  return { values, complete: values.length <= MOST_TEXTS };
}

/** Collects the texts. Prefers texts that are not empty, which read better. */
function collect(found: ReadonlyMap<string, readonly string[]>, perCombination: number): readonly string[] {
  return [...found.values()].flatMap((texts) => {
    const full = texts.filter((text) => text !== '');
    return (full.length >= perCombination ? full : texts).slice(0, perCombination);
  });
}

/** Returns the characters in patterns, `:`, and some that are in none. */
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
  if (parts) symbols.add(COLON_CODE);
  const free = [...FRESH].map((character) => character.charCodeAt(0)).filter((code) => !symbols.has(code));
  return [...free.slice(0, Math.max(1, fresh)), ...symbols];
}
