/** Reads all of the graph for searches of a caller limited to some accounts, whose answers leave the others out. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { isThereByName } from './limitedReader.js';
import { isVisibleName, type AccountIds } from './visibility.js';

/**
 * The ends that their names say are there are so whoever names them. Paths end at every administrator of other accounts:
 * whether they go on from one tells whether its access has conditions. What is told of its own accounts comes before
 * that of others, which limits of the database would cut it off behind.
 */
export const searchedReader = (reader: GraphReader, accountIds: AccountIds): GraphReader => ({
  ...reader,
  shownAccounts: [...accountIds],
  pathRegion: async (question) => {
    const region = await reader.pathRegion({ ...question, shownAccounts: [...accountIds] });
    const ends = [...question.from, ...(question.to === undefined ? [] : [question.to])];
    return { ...region, known: new Set([...region.known, ...ends.filter(isThereByName)]) };
  },
  visitedAccounts: (question) => reader.visitedAccounts({ ...question, shownAccounts: [...accountIds] }),
});

/** Leaves out the steps of other accounts, for searches of which the answer holds nothing of these. */
export const readerOfOwnSteps = (reader: GraphReader, accountIds: AccountIds): GraphReader => {
  const isMine = (name: string): boolean => isVisibleName(name, accountIds);
  return {
    ...reader,
    // Layers that are kept for other questions hold all steps.
    graph: {},
    hopLayer: async (question) => {
      const layer = await reader.hopLayer(question);
      const groups = layer.groups.map(({ members, hops }) => ({
        members: members.filter(isMine),
        hops: hops.filter(({ to }) => isMine(to)),
      }));
      return { ...layer, groups };
    },
  };
};
