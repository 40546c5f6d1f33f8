/** Keeps what questions have read of a graph, for all further readers of it. */
import { memoizeWeakly } from '../model/memoize.js';

/** Returns what is kept for the graph of a reader; `make` makes it for the first one. */
export function keptByGraph<Kept>(make: () => Kept): (reader: { readonly graph: object }) => Kept {
  const kept = memoizeWeakly((_graph: object) => make());
  return ({ graph }) => kept(graph);
}

/** The same for one version of the graph: that which was asked about last. */
export function keptByVersion<Kept>(
  make: () => Kept,
): (reader: { readonly graph: object }, version: string) => Kept {
  const keptOf = keptByGraph(() => new Map<string, Kept>());
  return (reader, version) => {
    const versions = keptOf(reader);
    const kept = versions.get(version) ?? make();
    versions.clear();
    versions.set(version, kept);
    return kept;
  };
}
