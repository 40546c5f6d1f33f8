/** The request context for matchers: each key is known, absent or unknown (U-1). */
import type { Glob } from './wildcard.js';

export type KeyState =
  | { readonly kind: 'known'; readonly values: readonly string[] }
  | { readonly kind: 'absent' }
  /**
   * `present`: every request of this caller has the key, and only its value is open (E-64).
   * `shapes`: globs, one of which matches the value. `excludes`: globs, none of which does.
   * `severalValues`: the key may hold a list (U-7).
   * `spellings`: the value is one of these, and AWS's sources disagree on which; an Allow may name either (E-74).
   * `notBefore`: the value is a date from `earliest` on; dates before `settled` are past by any clock (E-93).
   */
  | {
      readonly kind: 'unknown';
      readonly present: boolean;
      readonly shapes?: readonly Glob[];
      readonly excludes?: readonly Glob[];
      readonly severalValues?: boolean;
      readonly spellings?: readonly string[];
      readonly notBefore?: { readonly earliest: bigint; readonly settled: bigint };
    };

export type UnknownState = Extract<KeyState, { kind: 'unknown' }>;

export const ABSENT: KeyState = { kind: 'absent' };
export const UNKNOWN_KEY: UnknownState = { kind: 'unknown', present: false };
export const UNKNOWN_VALUE: UnknownState = { kind: 'unknown', present: true };

export interface ConditionContext {
  /** Returns the state of a key, which is given in lower case (L-19). */
  lookup(key: string): KeyState;
  /** Caveats of rules that were used since this was last cleared: bits of `CAVEAT`. */
  caveats: number;
}

/** The context of a request about which nothing is known. */
export const nothingKnown: ConditionContext = {
  lookup: () => UNKNOWN_KEY,
  caveats: 0,
};
