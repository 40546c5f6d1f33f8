/** Holds the limits of an import: far above what exports of AWS reach, and low enough for the memory. */

/** Unpacked size divided by packed size. Real exports shrink to about a twentieth; gzip can reach a thousandth. */
export const MAX_EXPANSION = 200;

/** Unpacked bytes below which the ratio does not matter. */
export const ALWAYS_ALLOWED_BYTES = 2 ** 26;

export const MAX_ARCHIVE_ENTRIES = 100_000;

/** Nesting of objects and arrays; real exports stay below 20. */
export const MAX_DEPTH = 64;

/** Repeated keys that are reported per file; outputs of AWS have none. */
export const MAX_DUPLICATE_KEYS = 1000;

/** Bytes of one entity. */
export const MAX_ELEMENT_BYTES = 2 ** 26;

/** Principals in the accounts of one transaction: enough to spread its fixed cost, few enough for its memory. */
export const PRINCIPALS_PER_TRANSACTION = 2_000;

/** Principals whose edges one scenario derives again: as many as a hypothetical graph has time for. */
export const MOST_REDERIVED_IN_SCENARIO = 4_000;

/** Accounts, organizations and instances of Identity Center that the record of an import names, each. */
export const MOST_UNITS_KEPT = 100;
