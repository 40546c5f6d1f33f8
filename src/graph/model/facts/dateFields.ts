/** Fields with times, and of where something was last used. Nothing is derived from them. */
export const dateFields: ReadonlySet<string> = new Set([
  'collectedAt',
  'createdAt',
  'lastUsedAt',
  'lastUsedRegion',
  'lastUsedService',
  'neverUsed',
  'passwordLastChangedAt',
  'passwordLastUsedAt',
  'updatedAt',
  'validUntil',
]);

/** A replacer for `JSON.stringify`. */
export const withoutDates = (field: string, value: unknown): unknown =>
  dateFields.has(field) ? undefined : value;
