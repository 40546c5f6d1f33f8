/** How much of escalation is tried and told; what is left out, the answer says. */

/** One change to the own rights makes another possible: so often. */
export const MOST_ROUNDS = 5;

/** Of more changes that add rights no single ones are tried, but for what all of them together give. */
export const MOST_ALONE = 60;

/** Roles that a workload which nobody looked for may run as: edges to all would be callers times roles (G-3). */
export const MOST_GUESSES = 20;

/** Ways of one technique to one target, which differ in what they go through. */
export const MOST_OF_ONE_TECHNIQUE = 3;

/** ARNs on which several actions may be allowed at once; where there are more, it stays open. */
export const MOST_SHARED_PLACES = 200;

/** Sets of identities of one account of which it is kept what they come to together: a few kilobytes each. */
export const MOST_REMEMBERED = 2_000;

/** Identities of one account, with changes, of which it is kept what they may do: as much as their policies take. */
export const MOST_CHANGED_REMEMBERED = 500;

/** Sets of identities of an account of which it is kept to whom they lead: most questions ask of one that another asked of. */
export const MOST_LEADS_REMEMBERED = 20;

/** Questions about an action, of any member of a policy set, that are kept of one account: a few kilobytes each. */
export const MOST_QUESTIONS_REMEMBERED = 5_000;
