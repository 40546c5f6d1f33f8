/** Limits of how much one read looks at or returns, and of how long the database may take. */

/** The most members that are named of a group that may allow an action. */
export const MOST_MEMBERS_NAMED = 5;

/** The most hops, from policy sets to principals, that are read of a region. */
export const MOST_HOPS = 200_000;

/** The most policy sets with unexplored escalations that are returned. */
export const MOST_UNEXPLORED = 50;

export const MOST_ACCOUNTS = 50;

/** The most hits of a kind that a search returns. A text with more hits is too short for a search. */
export const MOST_FOUND = 1_000;

/** The database's own limit for a read. It includes planning, which can take long and does not count for a question. */
export const READ_SECONDS = 120;

/** The time limit for one transaction of an import. */
export const WRITE_SECONDS = 600;

/** The most rows of a transaction that await an answer, since rows not yet taken by the database use our memory. */
export const MOST_ROWS_AHEAD = 20_000;

/** The most reads that run at once. One operation may ask for many. */
export const READS_AT_ONCE = 16;

/** Documents that are read and written in one step. Parsed statements take many times the memory of their document. */
export const DOCUMENTS_PER_STEP = 2_000;

/** The same limit in characters. */
export const CHARACTERS_PER_STEP = 2_000_000;

/** The characters that are stored of an action pattern: more than any action has. */
export const PATTERN_CHARACTERS = 500;

/** The seconds of a world, from its changes to the last question in it, unless the environment sets others. */
export const WORLD_SECONDS = 30;

/** The most requests that wait for a world; further ones are refused. The environment may set another number. */
export const WORLDS_WAITING = 8;

/** How long a waiting import gives a world to answer its questions. */
export const IMPORT_WAITS_MS = 10_000;

/** The interval at which a world checks whether an import waits. */
export const LOOK_FOR_IMPORTS_MS = 1_000;

export const IMPORTS_KEPT = 100;

/** The seconds for reading all administrators, and who reaches them, during an import. */
export const STATE_SECONDS = 60;
