/** How far the engine goes before it says that it does not know; and how much it remembers. */

/** Sets of conditions that are kept of one decision; there may be more then. */
export const MOST_CONDITION_SETS = 200;

/** Combinations of conditions that are tried; beyond this many the search keeps the best one it has found. */
export const MOST_CONDITION_COMBINATIONS = 5_000;

/** Conditions of all these combinations together. */
export const MOST_CONDITIONS_COMBINED = 100_000;

/** Statements that may match, tests in them, keys that they hang on: beyond so many of any, no values are tried. */
export const MOST_OPEN = 64;

/** Values that open tests compare with. */
export const MOST_OPEN_VALUES = 640;

/** Sets of values of one key multiply quickly; beyond this many the domain is not known to be complete. */
export const MOST_VALUE_SETS = 1_500;

/** Values of one key by what its tests compare them with; of more values the domain is not complete either. */
export const MOST_COMPARISONS = 200_000;

/** States of a walk over patterns that looks for a text which suits them; beyond this many some may be missed. */
export const MOST_TEXT_STATES = 4_000;

/** Steps of all such walks of one decision, each of one pattern by one character: many patterns get fewer states. */
export const MOST_TEXT_STEPS = 1_000_000;

/** Pairs of places where a known text is cut to see what variables could stand for, in one decision. */
export const MOST_TEXT_CUTS = 2 ** 20;

/** Texts that such a walk gives. */
export const MOST_TEXTS = 512;

/** The same policies bear on many principals: walks that are remembered. */
export const MOST_WALKS_REMEMBERED = 500;

/** Role sessions that are tried; where policies name more, the answer stays open. */
export const MOST_SESSIONS = 20;

/** Requests that are tried in sequence, and sets of tags for one; beyond this many the answer is left open. */
export const MOST_CHAIN_TRIES = 50_000;

/** Containment of patterns gives up beyond this many states; patterns that people write need a few dozen. */
export const MOST_GLOB_STATES = 20_000;

/** Places of the outer pattern that it looks at all together. */
export const MOST_GLOB_PLACES = 100_000;

/** Pairs of places of two patterns; beyond this many they may overlap. Patterns that people write have some 10,000. */
export const MOST_GLOB_PAIRS = 2 ** 20;

/** Pairs of places of patterns that one decision looks at; people ask about patterns that need some thousand. */
export const MOST_GLOB_WORK = 2 ** 23;

/** Partitions, services, Regions and accounts are few: compiled parts of ARNs that are remembered. */
export const MOST_PARTS_REMEMBERED = 5_000;

/** Questions come in runs of one action over many policies: actions whose statements are remembered for each policy. */
export const MOST_ACTIONS_REMEMBERED = 32;
