/** Ties evidence to the policies of the graph. */
import type { StoredCondition, StoredStatement } from '../../graph/model/graph.js';
import type { AccessEvaluation, StatementMatch, Granted } from '../../iam/decide/decision.js';
import type { CitedStatement, Evidence, PolicyReference } from './answer.js';

/** What an engine's policy id refers to. */
export type Referrer = (match: StatementMatch) => PolicyReference;

/** Refers to policies that the engine got by uid. */
export const byUid: Referrer = ({ policyId }) => ({ kind: 'UID', uid: policyId });

/** Refers to the holder's policies by content, and to all others by uid. */
export const byDocument =
  (holder: string): Referrer =>
  (match) =>
    match.layer === 'IDENTITY' || match.layer === 'PERMISSIONS_BOUNDARY'
      ? { kind: 'DOCUMENT', holder, documentHash: match.policyId }
      : byUid(match);

export function citeStatement(match: StatementMatch, referTo: Referrer = byUid): CitedStatement {
  const { policyId: _policyId, ...statement } = match;
  return { policy: referTo(match), ...statement };
}

type Evaluated = Pick<AccessEvaluation, 'conditions' | 'preconditions' | 'determiningStatements' | 'caveats'>;

/** Turns the engine's evidence into citations of policies of the graph. */
export const cite = (
  { conditions, preconditions, determiningStatements, caveats }: Evaluated,
  referTo: Referrer = byUid,
): Evidence => ({
  conditions: conditions.map(({ statement, ...test }) => ({
    ...test,
    statement: citeStatement(statement, referTo),
  })),
  preconditions,
  determiningStatements: determiningStatements.map((match) => citeStatement(match, referTo)),
  caveats,
});

/** Returns the decision for something that is allowed: conditional if it depends on anything. */
export const decisionUnder = ({
  conditions,
  preconditions,
}: Pick<Evidence, 'conditions' | 'preconditions'>): Granted =>
  conditions.length + preconditions.length > 0 ? 'CONDITIONAL' : 'ALLOWED';

interface StoredEvidence {
  readonly conditions: readonly StoredCondition[];
  readonly preconditions?: readonly string[];
  readonly evidence: readonly StoredStatement[];
  readonly caveats?: readonly string[];
}

/**
 * Cites evidence that an import stored. `holderOf`: the holder of a document; `role`: the role whose trust policy is
 * meant.
 */
export function citeStored(
  { conditions, preconditions = [], evidence, caveats = [] }: StoredEvidence,
  holderOf: string | ((documentHash: string) => string),
  role: string,
): Evidence {
  const cited = ({ index, ...stored }: StoredStatement): CitedStatement => {
    if ('policyUid' in stored) {
      const { policyUid: uid, ...statement } = stored;
      return { policy: { kind: 'UID', uid }, statementIndex: index, ...statement };
    }
    const { documentHash, content, ...statement } = stored;
    const holder = typeof holderOf === 'string' ? holderOf : holderOf(documentHash);
    const policy: PolicyReference = {
      kind: 'DOCUMENT',
      holder: stored.layer === 'TRUST' ? role : holder,
      documentHash,
      ...(content === undefined ? {} : { content }),
    };
    return { policy, statementIndex: index, ...statement };
  };
  return {
    conditions: conditions.map(({ statement, ...test }) => ({ ...test, statement: cited(statement) })),
    preconditions,
    determiningStatements: evidence.map(cited),
    caveats,
  };
}
