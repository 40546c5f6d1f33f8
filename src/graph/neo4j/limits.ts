/** How much of the graph one read looks at or tells, and how long the database may take. */

/** Members of a group that may be allowed more: so many are named. */
export const MOST_MEMBERS_NAMED = 5;

/** A region of more hops, from policy sets to principals, is not read whole. */
export const MOST_HOPS = 200_000;

/** Policy sets of principals that are told; there may be more. */
export const MOST_UNEXPLORED = 50;

/** Accounts that are told one by one; there may be more. */
export const MOST_ACCOUNTS = 50;

/** At most this many hits are ranked; a text that hits more is too short to be a search. */
export const MOST_FOUND = 1_000;

/** The database ends what nobody ended: planning, which does not count for a question, takes long where it is busy. */
export const READ_TIMEOUT_MS = 120_000;

/** Of the import of one account. */
export const WRITE_TIMEOUT_MS = 600_000;

/** Rows of a transaction that are sent ahead of the answers: what the database has not taken yet is in our memory. */
export const MOST_ROWS_AHEAD = 20_000;

/** Reads that run at once: one operation may ask for many things. */
export const READS_AT_ONCE = 16;

/** Documents that are read and written in one step: parsed statements are many times their document. */
export const DOCUMENTS_PER_STEP = 2_000;

/** The same in characters. */
export const CHARACTERS_PER_STEP = 2_000_000;

/** Of a world, from its changes to the last question in it. */
export const WORLD_TIMEOUT_MS = 30_000;

/** An import that waits gives a world so long to answer what was asked. */
export const IMPORT_WAITS_MS = 10_000;

/** So often it is looked whether one waits. */
export const LOOK_FOR_IMPORTS_MS = 1_000;

/** Who waits for a world; further ones are refused. */
export const WORLDS_WAITING = 8;

/** Imports of which it is kept what they changed. */
export const IMPORTS_KEPT = 100;

/** Of who administers and who gets there, read whole beside an import. */
export const STATE_TIMEOUT_MS = 60_000;
