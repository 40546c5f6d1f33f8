/** Limits how much of what was derived for questions is kept for the next ones. */

/** Users and roles in kept accounts, each some 20 kilobytes. The accounts of one question are all kept. */
export const PRINCIPALS_AT_HAND = 10_000;
