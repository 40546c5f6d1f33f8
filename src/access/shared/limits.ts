/**
 * How much a question looks at, and how much of it is told. What a limit of a search cuts, `completeness` says; where one of
 * the choices for a single path ends the trying, the path is shown with the conditions that it was found under.
 */

/** Accounts of which it is told one by one that nobody looked what runs there. */
export const MOST_ACCOUNTS_NAMED = 50;

/** Pairs of principals with a hop between them: more would not fit into memory with ease. */
export const MOST_PAIRS = 2_000_000;

/** Longer chains than any estate has. */
export const MOST_LAYERS = 100;

/** Near misses of all roles that a workload runs as. */
export const MOST_NEAR_MISSES = 10;

/** A context, or the name of a session that starts, can meet the conditions of chains that would come later without it. */
export const LEAST_IN_CONTEXT = 200;

/** Pairs of principals in one layer whose hops are asked about again; where there are more, all stay as stored. */
export const MOST_TIMED_HOPS = 2_000;

/** Chains that are looked at before the rest is given up: only where nearly all are closed it comes to that. */
export const MOST_CHAINS = 2_000;

/** Combinations of grants that are tried; beyond this many the path stays, under the conditions that it came with. */
export const MOST_CONDITION_CHOICES = 500;

/** Steps of the search for one route: most are the first that is looked at. */
export const MOST_ROUTE_STEPS = 2_000_000;

/** Steps after which it is left open whether a longer chain exists: then a search has to say that it may have missed something. */
export const MOST_LONGER_PATH_STEPS = 200_000;

/** A chain that got this long without an end leaves it open too. */
export const LONGEST_PATH = 1_000;

/** Principals whose escalations are not followed: so many are named. */
export const MOST_UNEXPLORED_NAMED = 20;

/** Combinations of assuming and escalating that are tried; beyond this many the chain stays as it is. */
export const MOST_MECHANISM_CHOICES = 64;

/** Users and roles of one account that are asked what they come to together: each more is asked about each action. */
export const MOST_HELD_IN_ACCOUNT = 200;

/** Ways of several identities to one principal that are compared by the steps that they take in all. */
export const MOST_ALTERNATIVES_COMPARED = 5;

/** Changes that take something away as well, which are tried one instead of the other. */
export const MOST_EXCLUSIVE_CHANGES = 10;

/** Accounts in which it is looked for identities that lead on together: each is read and derived as an import does it. */
export const MOST_ACCOUNTS_TOGETHER = 20;

/** Principals that hold several identities there, each of whom is searched from. */
export const MOST_CANDIDATES = 500;

/** Objects that workloads of one account take their code from, of each of which it is asked who may write it. */
export const MOST_CODE_OBJECTS = 50;

/** Milliseconds in which it is worked out what identities come to together: half of what a search has. */
export const MOST_TIME_TOGETHER = 4_000;

/** Of routes to administrative access that are compared: as long as a question may ask for. */
export const MOST_HOPS_COMPARED = 10;

/** Differences of who reaches administrative access that a way is shown for: as many as a page holds. */
export const MOST_PATHS_COMPARED = 100;

/** States between two that are tried for what differences come from, unless the question says how many. */
export const TRIALS = 50;

/** Entries of lists that are read at a time to compare all of them. */
export const PAGE_COMPARED = 1_000;

/** Principals of which all policies are read at a time. */
export const PRINCIPALS_COMPARED_AT_ONCE = 200;

/** Resources of which it is judged together whom they let in. */
export const RESOURCES_JUDGED_AT_ONCE = 200;

/** Principals, and resources, that are judged with a guardrail and without it. */
export const MOST_GUARDED = 2_000;

/** Principals of one account that are told of those for which a guardrail changes the same. */
export const MOST_PRINCIPALS_OF_IMPACT = 20;
