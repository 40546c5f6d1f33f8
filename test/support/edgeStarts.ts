/** Whose edges those of a source are. */
import type { PolicySet } from '../../src/graph/model/storedPolicies.js';
import type { EdgeSource } from '../../src/graph/contract/graphWriter.js';

export const startsOf = (source: EdgeSource, sets: readonly PolicySet[]): readonly string[] =>
  source.kind === 'SET'
    ? sets
        .filter(({ uid, assumersUid }) => [uid, assumersUid].includes(source.setUid))
        .flatMap(({ members }) => members.map(({ identifier }) => identifier))
    : source.identifiers;
