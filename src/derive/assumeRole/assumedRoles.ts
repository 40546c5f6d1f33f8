/** Holds who can already assume which roles, for techniques that build on it (E-37). */
import type { Assumptions } from '../../escalation/context/accountContents.js';
import type { Verdict } from '../../escalation/apply/verdict.js';
import type { AssumeRoleGrant, StoredCondition, StoredStatement } from '../../graph/model/graph.js';
import type { StoredDocument, PolicySet } from '../../graph/model/storedPolicies.js';
import type { CanAssumeEdge, EdgeSource } from '../../graph/contract/graphWriter.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import type { StatementMatch, UnresolvedCondition } from '../../iam/decide/decision.js';
import { documentsOf, ownOf } from '../equivalence/statementContents.js';
import { getOrMake, memoize, memoizeWeakly } from '../../graph/model/memoize.js';

export const setSource = (setUid: string): EdgeSource => ({ kind: 'SET', setUid });

export const principalSource = (identifier: string): EdgeSource => ({
  kind: 'PRINCIPALS',
  identifiers: [identifier],
});

/** Returns the uid of a set, or the principals. */
export const placesOf = (source: EdgeSource): readonly string[] =>
  source.kind === 'SET' ? [source.setUid] : source.identifiers;

export class AssumedRoles {
  /** By uid of a policy set, or by ARN. */
  private readonly sources = new Map<string, Map<string, AssumeRoleGrant>>();
  private readonly made = new Map<string, Assumptions>();

  constructor(edges: readonly CanAssumeEdge[]) {
    for (const { source, targetArn, grant } of edges) {
      for (const key of placesOf(source)) getOrMake(this.sources, key, () => new Map()).set(targetArn, grant);
    }
  }

  /** Returns what any member of a set, or one principal by itself, can assume. `set` holds the documents. */
  from(source: string, set: PolicySet | undefined, documents: Documents): Assumptions {
    return getOrMake(this.made, source, () => {
      const starts =
        source === set?.uid && set.assumersUid !== undefined ? [set.assumersUid, source] : [source];
      return new Assumed(
        new Map(starts.flatMap((start) => [...(this.sources.get(start) ?? [])])),
        set === undefined ? [] : documentsOf(set, documents),
      );
    });
  }
}

class Assumed implements Assumptions {
  private readonly own = memoize((grant: AssumeRoleGrant) => ownOf(grant, this.documents));

  constructor(
    private readonly grants: ReadonlyMap<string, AssumeRoleGrant>,
    private readonly documents: readonly StoredDocument[],
  ) {}

  keys(): Iterable<string> {
    return this.grants.keys();
  }

  get(roleArn: string): Verdict | undefined {
    const grant = this.grants.get(roleArn);
    return grant && verdictOf(this.own(grant));
  }
}

const verdictOf = memoizeWeakly(
  ({ decision, conditions, preconditions, evidence, caveats, dataGaps }: AssumeRoleGrant): Verdict => ({
    decision,
    conditions: conditions.map(unresolved),
    preconditions,
    evidence: evidence.map(matchOf),
    caveats,
    dataGaps,
  }),
);

const unresolved = ({ statement, ...condition }: StoredCondition): UnresolvedCondition => ({
  ...condition,
  statement: matchOf(statement),
});

function matchOf(statement: StoredStatement): StatementMatch {
  const { layer, index, sid, effect } = statement;
  const where =
    'documentHash' in statement
      ? { policyId: statement.documentHash }
      : { policyId: statement.policyUid, level: statement.level };
  return { layer, ...where, statementIndex: index, ...(sid === undefined ? {} : { sid }), effect };
}
