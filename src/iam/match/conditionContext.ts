/** What the matchers see of a request's context: each key is known, absent or unknown (U-1). */
import type { Glob } from './wildcard.js';

export type KeyState =
  | { readonly kind: 'known'; readonly values: readonly string[] }
  | { readonly kind: 'absent' }
  /**
   * `present`: every request of this caller has the key, only its value is open (E-64).
   * `shapes`: globs of which the value is known to match one.
   * `severalValues`: it may hold a list (U-7).
   * `spellings`: it is one of these, and AWS's sources disagree on which; an Allow may name either (E-74).
   * `notBefore`: it is a date from `earliest` on; what is past `settled` too is so by any clock (E-93).
   */
  | {
      readonly kind: 'unknown';
      readonly present: boolean;
      readonly shapes?: readonly Glob[];
      readonly severalValues?: boolean;
      readonly spellings?: readonly string[];
      readonly notBefore?: { readonly earliest: bigint; readonly settled: bigint };
    };

export type UnknownState = Extract<KeyState, { kind: 'unknown' }>;

export const ABSENT: KeyState = { kind: 'absent' };
export const UNKNOWN_KEY: UnknownState = { kind: 'unknown', present: false };
export const UNKNOWN_VALUE: UnknownState = { kind: 'unknown', present: true };

export interface ConditionContext {
  /** The state of a key, given in lower case (L-19). */
  lookup(key: string): KeyState;
  /** Rules that are not stated firmly and were used since this was last cleared: bits of `CAVEAT`. */
  caveats: number;
}

/** Of a request of which nothing is known. */
export const nothingKnown: ConditionContext = {
  lookup: () => UNKNOWN_KEY,
  caveats: 0,
};
