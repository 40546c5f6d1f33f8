/** Keeps what questions have read of a graph, for all further readers of it. */

/** Returns what is kept for the graph of a reader; `make` makes it for the first one. */
export function keptByGraph<Kept>(make: () => Kept): (reader: { readonly graph: object }) => Kept {
  const byGraph = new WeakMap<object, Kept>();
  return ({ graph }) => {
    const kept = byGraph.get(graph) ?? make();
    byGraph.set(graph, kept);
    return kept;
  };
}
