/** Ties evidence to the policies of the graph. */
import type { StoredCondition, StoredStatement } from '../../graph/model/graph.js';
import type { PrincipalPolicies } from '../../graph/model/storedPolicies.js';
import type { Granted, StatementMatch } from '../../iam/decide/decision.js';
import type { CitedStatement, Evidence } from './answer.js';

/** Nothing has to hold, and no policy says so. */
export const noEvidence: Evidence = {
  conditions: [],
  preconditions: [],
  determiningStatements: [],
  caveats: [],
};

/** Returns the evidence of an evaluation. `cited`: how statements are cited, if the engine did not get policies by uid. */
export const cite = (
  { conditions, preconditions, determiningStatements, caveats }: Evidence,
  cited: (match: StatementMatch) => CitedStatement = (match) => match,
): Evidence => ({
  conditions: conditions.map((condition) => ({ ...condition, statement: cited(condition.statement) })),
  preconditions,
  determiningStatements: determiningStatements.map(cited),
  caveats,
});

/** Cites the holder's policies by document, and all others by uid. */
export const byDocument =
  (holder: string) =>
  (match: StatementMatch): CitedStatement =>
    match.layer === 'IDENTITY' || match.layer === 'PERMISSIONS_BOUNDARY' ? { ...match, holder } : match;

/** Cites policies that the principal holds by document, as stored evidence does, and all others by uid. */
export function byHeldDocument(
  held: PrincipalPolicies | undefined,
): (match: StatementMatch) => CitedStatement {
  if (held === undefined) return (match) => match;
  const { principal, identity, boundary = [] } = held;
  const hashes = new Map([identity, boundary].flat().map(({ uid, documentHash }) => [uid, documentHash]));
  return (match) => {
    const policyId = hashes.get(match.policyId);
    return policyId === undefined ? match : { ...match, policyId, holder: principal.identifier };
  };
}

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

/** Who has a document: one principal, or by hash. */
export type Holder = string | ((documentHash: string) => string);

/**
 * Cites evidence that an import stored. `holderOf`: the holder of a document; `role`: the role whose trust policy is
 * meant.
 */
export function citeStored(
  { conditions, preconditions = [], evidence, caveats = [] }: StoredEvidence,
  holderOf: Holder,
  role: string,
): Evidence {
  const cited = ({ index: statementIndex, ...stored }: StoredStatement): CitedStatement => {
    if ('policyUid' in stored) {
      const { policyUid: policyId, ...statement } = stored;
      return { policyId, statementIndex, ...statement };
    }
    const { documentHash: policyId, ...statement } = stored;
    const own = typeof holderOf === 'string' ? holderOf : holderOf(policyId);
    return { policyId, holder: stored.layer === 'TRUST' ? role : own, statementIndex, ...statement };
  };
  return {
    conditions: conditions.map(({ statement, ...test }) => ({ ...test, statement: cited(statement) })),
    preconditions,
    determiningStatements: evidence.map(cited),
    caveats,
  };
}
