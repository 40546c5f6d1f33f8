/** How much of what was derived for questions is kept for the next ones. */

/** Users and roles of accounts that are kept, each a few kilobytes; those of one question are, however many they have. */
export const PRINCIPALS_AT_HAND = 10_000;
