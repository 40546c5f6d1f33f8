/** An account alone in the world: nothing elsewhere bears on its edges. */
import type { Neighbours } from '../../src/graph/contract/graphWriter.js';

export const noNeighbours: Neighbours = {
  trustingRoles: [],
  managed: [],
  policySets: [],
  documents: new Map(),
  namedByResources: [],
  codeResources: [],
  importedAccounts: new Set(),
  organizations: { anyImported: false, places: new Map() },
};
