/** Limits of the engine's searches, beyond which answers stay open, and of its caches. */

/** Sets of conditions that are kept for one decision; there may be more. */
export const MOST_CONDITION_SETS = 200;

/** Combinations of conditions that are tried; beyond that the search keeps the best one it has found. */
export const MOST_CONDITION_COMBINATIONS = 5_000;

/** Conditions in all these combinations together. */
export const MOST_CONDITIONS_COMBINED = 100_000;

/** Statements that may match, tests in them, and keys they depend on; beyond this many of any, no values are tried. */
export const MOST_OPEN = 64;

/** Values that open tests compare with; beyond that no values are tried. */
export const MOST_OPEN_VALUES = 640;

/** Sets of values of one key, which multiply quickly; beyond that the domain may be incomplete. */
export const MOST_VALUE_SETS = 1_500;

/** Values of one key times the values that its tests compare them with; beyond that the domain is incomplete. */
export const MOST_COMPARISONS = 200_000;

/** States in a search for texts that match patterns; beyond that some texts may be missed. */
export const MOST_TEXT_STATES = 4_000;

/** Steps of all such searches of one decision, each of one pattern by one character: many patterns get fewer states. */
export const MOST_TEXT_STEPS = 1_000_000;

/** Pairs of positions at which known texts are cut to find values of variables, in one decision. */
export const MOST_TEXT_CUTS = 2 ** 20;

/** Length of a text that is cut to find the values of a variable. */
export const LONGEST_TEXT_CUT = 256;

/** Values of a variable that a condition names; more stay a sentence about the resource. */
export const MOST_VALUES_NAMED = 10;

/** Texts that such a search returns. */
export const MOST_TEXTS = 512;

/** Such searches that are cached, since the same policies apply to many principals. */
export const MOST_WALKS_REMEMBERED = 500;

/** Role sessions that are tried; if policies name more, the answer stays open. */
export const MOST_SESSIONS = 20;

/** Requests that are tried in sequence, and sets of tags for one request; beyond that the answer stays open. */
export const MOST_CHAIN_TRIES = 50_000;

/** States in a check whether one pattern contains another; beyond that it gives up. Usual patterns need a few dozen. */
export const MOST_GLOB_STATES = 20_000;

/** Positions of the outer pattern that such a check visits in total. */
export const MOST_GLOB_PLACES = 100_000;

/** Pairs of positions of two patterns; beyond that they may overlap. Realistic patterns have some 10,000. */
export const MOST_GLOB_PAIRS = 2 ** 20;

/** Pairs of positions of patterns that one decision compares. Usual questions need some thousand. */
export const MOST_GLOB_WORK = 2 ** 23;

/** Compiled parts of ARNs that are cached: partitions, services, Regions and accounts are few. */
export const MOST_PARTS_REMEMBERED = 5_000;

/** Actions whose statements are cached for each policy: questions often ask one action for many policies. */
export const MOST_ACTIONS_REMEMBERED = 32;
