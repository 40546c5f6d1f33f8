/**
 * Limits how much a question reads and returns. `completeness` reports what a limit of a search cuts. If a limit ends
 * the choices tried for a single path, the path keeps the conditions that it was found under.
 */

/** Accounts that are named one by one because their workloads were not imported completely. */
export const MOST_ACCOUNTS_NAMED = 50;

/** Pairs of principals with a hop between them: more would not fit into memory easily. */
export const MOST_PAIRS = 2_000_000;

/** Hops of a chain in a search without a limit of its own: more than any estate has. */
export const MOST_LAYERS = 100;

/** Near misses that are returned, also for all roles of a workload. */
export const MOST_NEAR_MISSES = 10;

/**
 * Chains that are looked at in any case under a context or a session name: these may meet the conditions of chains
 * that would otherwise come later.
 */
export const LEAST_IN_CONTEXT = 200;

/** Pairs of principals in one layer whose hops are judged again; if there are more, all stay as stored. */
export const MOST_TIMED_HOPS = 2_000;

/** Chains that are looked at before a search stops: it gets that far only if nearly all of them are closed. */
export const MOST_CHAINS = 2_000;

/** Ways in which a role is tried to be assumed once more; with more, it counts as one that may be. */
export const MOST_LOOPS = 20;

/** Contradicted hops, or starts of them, without which the search by several identities is made again. */
export const MOST_CONTRADICTED = 20;

/** Times that paths by several identities are searched again because hops of the paths found contradict one another. */
export const MOST_FURTHER_PASSES = 4;

/** Combinations of grants that are tried; after that many, the path keeps the conditions that it was found under. */
export const MOST_CONDITION_CHOICES = 500;

/** Steps of the search for one route: mostly the first route looked at is the answer. */
export const MOST_ROUTE_STEPS = 2_000_000;

/**
 * Steps after which it stays open whether a longer chain exists; the search then reports that it may have missed
 * some.
 */
export const MOST_LONGER_PATH_STEPS = 200_000;

/** A chain of this length without an end leaves that open too. */
export const LONGEST_PATH = 1_000;

/** Principals that are named because their escalations were not followed. */
export const MOST_UNEXPLORED_NAMED = 20;

/** Combinations of assuming and escalating that are tried; after that many, the chain stays as it is. */
export const MOST_MECHANISM_CHOICES = 64;

/** Users and roles of one account that are searched for steps together: each more is asked about each action. */
export const MOST_HELD_IN_ACCOUNT = 200;

/** Ways of several identities to one principal that are compared by their total steps. */
export const MOST_ALTERNATIVES_COMPARED = 5;

/** Exchanges that are tried, each instead of the others: changes that also take something away. */
export const MOST_EXCHANGES = 10;

/** Sets of calls that those who take a step are kept from, to see whether others make these in their place. */
export const MOST_BARRED = 50;

/** Accounts that are searched for steps of several identities: each is read and derived as in an import. */
export const MOST_JOINT_ACCOUNTS = 20;

/** Principals that hold several identities of these accounts; each is searched from. */
export const MOST_CANDIDATES = 500;

/** Objects with the code of one account's workloads; for each, the search asks who may write it. */
export const MOST_CODE_OBJECTS = 50;

/** Hops from policy sets, and principals, that are kept for the next searches of a kind, each some 100 bytes. */
export const HOPS_AT_HAND = 400_000;

/** Milliseconds from the first search for steps of several identities to the end of the last: half of what a search has. */
export const MOST_JOINT_TIME = 4_000;

/** Milliseconds of these in which those who get there alone are searched for ways that are less deep. */
export const MOST_TIME_FOR_DEPTH = 500;

/** Hops of the routes to administrative access that are compared: as many as a question may ask for. */
export const MOST_HOPS_COMPARED = 10;

/** Differences of who reaches administrative access that are shown with a path: as many as a page holds. */
export const MOST_PATHS_COMPARED = 100;

/** States between two that are tried for the causes of differences, unless the question gives a number. */
export const TRIALS = 50;

/** Entries that are read at a time where all of a list are needed. */
export const PAGE_READ = 1_000;

/** Principals whose policies are all read at a time. */
export const PRINCIPALS_COMPARED_AT_ONCE = 200;

/** Resources whose policies are judged together. */
export const RESOURCES_JUDGED_AT_ONCE = 200;

/** Principals, and resources, that are judged with a guardrail and without it. */
export const MOST_GUARDED = 2_000;

/** Principals of one account that are listed among those for which a guardrail changes the same. */
export const MOST_PRINCIPALS_OF_IMPACT = 20;

/** Names of users in other accounts, which the policy of one resource asks for, whose givers are looked for. */
export const MOST_NAMES = 10;
