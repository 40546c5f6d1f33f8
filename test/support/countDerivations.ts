/** A writer that notes which accounts an import derives. */
import type { GraphWriter } from '../../src/graph/contract/graphWriter.js';

export function countDerivations(graphWriter: GraphWriter) {
  const derived: string[] = [];
  const inTransaction: GraphWriter['inTransaction'] = (work) =>
    graphWriter.inTransaction((transaction) =>
      work({
        ...transaction,
        write: (proposal) => {
          derived.push(...proposal.accounts.map(({ facts }) => facts.accountId));
          return transaction.write(proposal);
        },
      }),
    );
  const writer: GraphWriter = { ...graphWriter, inTransaction };
  return { derived, writer };
}
