/** What an import takes before it refuses a file: far more than exports of AWS have, and less than fills the memory. */

/** Unpacked size by packed size: real exports shrink to a twentieth or so; gzip itself can reach a thousandth. */
export const MAX_EXPANSION = 200;

/** Of unpacked bytes; below this the ratio doesn't matter. */
export const ALWAYS_ALLOWED_BYTES = 2 ** 26;

/** Files of an archive. */
export const MAX_ARCHIVE_ENTRIES = 100_000;

/** Objects and arrays inside each other; real exports stay below 20. */
export const MAX_DEPTH = 64;

/** No AWS output has any: those of one file that are told. */
export const MAX_DUPLICATE_KEYS = 1000;

/** Of one entity. */
export const MAX_ELEMENT_BYTES = 2 ** 26;

/** Of accounts of one transaction: enough to spread what each costs, few enough for its memory. */
export const PRINCIPALS_PER_TRANSACTION = 2_000;

/** Principals whose edges one scenario derives anew: what a world has the time for. */
export const MOST_REDERIVED_IN_SCENARIO = 4_000;

/** Accounts, organizations and instances of Identity Center that are told of an import. */
export const MOST_UNITS_KEPT = 100;
