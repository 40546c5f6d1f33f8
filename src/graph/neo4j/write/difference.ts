/** What has to change for what is stored to become what is proposed. */

export interface Difference<Proposed, Stored> {
  readonly added: readonly Proposed[];
  readonly changed: readonly Proposed[];
  readonly removed: readonly Stored[];
}

/** By key; entries of one key differ where their hashes do. */
export function difference<Common, Proposed extends Common, Stored extends Common>(
  proposed: readonly Proposed[],
  stored: readonly Stored[],
  keyOf: (entry: Common) => string,
  hashOf: (entry: Common) => string,
): Difference<Proposed, Stored> {
  if (stored.length === 0) return { added: proposed, changed: [], removed: [] };
  const storedHashes = new Map(stored.map((entry) => [keyOf(entry), hashOf(entry)]));
  const proposedKeys = new Set(proposed.map(keyOf));
  return {
    added: proposed.filter((entry) => !storedHashes.has(keyOf(entry))),
    changed: proposed.filter((entry) => {
      const hash = storedHashes.get(keyOf(entry));
      return hash !== undefined && hash !== hashOf(entry);
    }),
    removed: stored.filter((entry) => !proposedKeys.has(keyOf(entry))),
  };
}
