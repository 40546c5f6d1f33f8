/** Limits how much of escalation is tried and reported; the answer says what is left out. */

/** How many times a change of the own rights may make another one possible. */
export const MOST_ROUNDS = 5;

/** Beyond this many changes that add rights, none is tried alone, only all of them together. */
export const MOST_ALONE = 60;

/** Beyond this many orders of changes that also take something, one after the other, others are not tried. */
export const MOST_ORDERS = 20;

/**
 * Roles tried for a workload without an inventory (G-3), as edges to all would be callers times roles; and new names
 * tried for a user (G-32).
 */
export const MOST_GUESSES = 20;

/** Ways of one technique to one target that differ in what they go through. */
export const MOST_OF_ONE_TECHNIQUE = 3;

/** ARNs on which several actions may be allowed at once; with more, the answer stays open. */
export const MOST_SHARED_PLACES = 200;

/** Sets of identities of one account whose joint reach is kept: a few kilobytes each. */
export const MOST_REMEMBERED = 2_000;

/** Changed identities of one account whose rights are kept: each takes as much as its policies. */
export const MOST_CHANGED_REMEMBERED = 500;

/** Sets of identities of an account whose targets are kept: most questions repeat a set of another question. */
export const MOST_GAINS_REMEMBERED = 20;

/** Questions about an action, for any member of a policy set, that are kept per account: a few kilobytes each. */
export const MOST_QUESTIONS_REMEMBERED = 5_000;
