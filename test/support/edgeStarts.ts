/** Whose edges those of a source are. */
import type { PolicySet } from '../../src/graph/graphReader.js';
import type { EdgeSource } from '../../src/graph/graphWriter.js';

export const startsOf = (source: EdgeSource, sets: readonly PolicySet[]): readonly string[] =>
  source.kind === 'SET'
    ? sets
        .filter(({ uid, assumersUid }) => [uid, assumersUid].includes(source.setUid))
        .flatMap(({ members }) => members.map(({ identifier }) => identifier))
    : source.identifiers;
