/** What has to change for what is stored to become what is proposed. */

export interface Difference<Proposed, Stored> {
  readonly added: readonly Proposed[];
  readonly changed: readonly Proposed[];
  /** What the changed ones were. */
  readonly replaced: readonly Stored[];
  readonly removed: readonly Stored[];
}

/** By key; entries of one key differ where their hashes do. */
export function difference<Common, Proposed extends Common, Stored extends Common>(
  proposed: readonly Proposed[],
  stored: readonly Stored[],
  keyOf: (entry: Common) => string,
  hashOf: (entry: Common) => string,
): Difference<Proposed, Stored> {
  if (stored.length === 0) return { added: proposed, changed: [], replaced: [], removed: [] };
  const storedByKey = new Map(stored.map((entry) => [keyOf(entry), entry]));
  const proposedKeys = new Set(proposed.map(keyOf));
  const changed = proposed.flatMap((entry) => {
    const before = storedByKey.get(keyOf(entry));
    return before !== undefined && hashOf(before) !== hashOf(entry) ? [{ entry, before }] : [];
  });
  return {
    added: proposed.filter((entry) => !storedByKey.has(keyOf(entry))),
    changed: changed.map(({ entry }) => entry),
    replaced: changed.map(({ before }) => before),
    removed: stored.filter((entry) => !proposedKeys.has(keyOf(entry))),
  };
}
