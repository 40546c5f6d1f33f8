/** An account alone in the world: nothing elsewhere bears on its edges. */
import type { Neighbors } from '../../src/graph/contract/graphWriter.js';

export const noNeighbors: Neighbors = {
  trustingRoles: [],
  managed: [],
  policySets: [],
  documents: new Map(),
  namedByResources: [],
  resourcesAskingWho: [],
  codeResources: [],
  importedAccounts: new Set(),
  organizations: { anyImported: false, places: new Map() },
};
