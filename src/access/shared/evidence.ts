/** Ties evidence to the policies of the graph. */
import type { StoredCondition, StoredStatement } from '../../graph/model/graph.js';
import type { LayerVerdict, StatementMatch, UnresolvedCondition } from '../../iam/decide/decision.js';
import type { CitedCondition, CitedLayer, CitedStatement, PolicyReference } from './answer.js';

/** What an engine's policy id refers to. */
export type Referrer = (match: StatementMatch) => PolicyReference;

/** Where policies were given to the engine by uid. */
export const byUid: Referrer = (match) => ({ kind: 'UID', uid: match.policyId });

/** Where the holder's were given by content, and all others by uid. */
export const byDocument =
  (holder: string): Referrer =>
  (match) =>
    match.layer === 'IDENTITY' || match.layer === 'PERMISSIONS_BOUNDARY'
      ? { kind: 'DOCUMENT', holder, documentHash: match.policyId }
      : byUid(match);

export function citeStatement(match: StatementMatch, referTo: Referrer): CitedStatement {
  const { layer, level, statementIndex, sid, effect } = match;
  return {
    policy: referTo(match),
    layer,
    ...(level === undefined ? {} : { level }),
    statementIndex,
    ...(sid === undefined ? {} : { sid }),
    effect,
  };
}

export const citeCondition = (
  { statement, ...test }: UnresolvedCondition,
  referTo: Referrer,
): CitedCondition => ({
  ...test,
  statement: citeStatement(statement, referTo),
});

export const citeLayer = ({ statements, ...verdict }: LayerVerdict, referTo: Referrer): CitedLayer => ({
  ...verdict,
  statements: statements.map((match) => citeStatement(match, referTo)),
});

export function citeStored(stored: StoredStatement, holder: string, role: string): CitedStatement {
  const { layer, index, sid, effect } = stored;
  return {
    ...('policyUid' in stored
      ? { policy: { kind: 'UID', uid: stored.policyUid }, level: stored.level }
      : {
          policy: {
            kind: 'DOCUMENT',
            holder: layer === 'TRUST' ? role : holder,
            documentHash: stored.documentHash,
            ...(stored.content === undefined ? {} : { content: stored.content }),
          },
        }),
    layer,
    statementIndex: index,
    ...(sid === undefined ? {} : { sid }),
    effect,
  };
}

export const citeStoredCondition = (
  { statement, ...test }: StoredCondition,
  holder: string,
  role: string,
): CitedCondition => ({ ...test, statement: citeStored(statement, holder, role) });
