/** Holds who can already assume which roles, for techniques that build on it (E-37). */
import type { Assumptions } from '../../escalation/context/accountContents.js';
import type { Verdict } from '../../escalation/apply/verdict.js';
import type { AssumeRoleGrant, StoredCondition, StoredStatement } from '../../graph/model/graph.js';
import type { StoredDocument } from '../../graph/model/storedPolicies.js';
import type { PolicySet } from '../../graph/model/storedPolicies.js';
import type { CanAssumeEdge } from '../../graph/contract/graphWriter.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import type { StatementMatch, UnresolvedCondition } from '../../iam/decide/decision.js';
import { documentsOf, ownOf } from '../equivalence/statementContents.js';

export class AssumedRoles {
  /** By uid of a policy set, or by ARN. */
  private readonly sources = new Map<string, Map<string, AssumeRoleGrant>>();
  private readonly made = new Map<string, Assumptions>();

  constructor(edges: readonly CanAssumeEdge[]) {
    for (const { source, targetArn, grant } of edges) {
      for (const key of source.kind === 'SET' ? [source.setUid] : source.identifiers) {
        const grants = this.sources.get(key) ?? new Map<string, AssumeRoleGrant>();
        this.sources.set(key, grants.set(targetArn, grant));
      }
    }
  }

  /** Returns what any member of a set, or one principal by itself, can assume. `set` holds the documents. */
  from(source: string, set: PolicySet | undefined, documents: Documents): Assumptions {
    const known = this.made.get(source);
    if (known) return known;
    const starts =
      source === set?.uid && set.assumersUid !== undefined ? [set.assumersUid, source] : [source];
    const made = new Assumed(
      new Map(starts.flatMap((start) => [...(this.sources.get(start) ?? [])])),
      set === undefined ? [] : documentsOf(set, documents),
    );
    this.made.set(source, made);
    return made;
  }
}

class Assumed implements Assumptions {
  private readonly own = new Map<AssumeRoleGrant, AssumeRoleGrant>();

  constructor(
    private readonly grants: ReadonlyMap<string, AssumeRoleGrant>,
    private readonly documents: readonly StoredDocument[],
  ) {}

  keys(): Iterable<string> {
    return this.grants.keys();
  }

  get(roleArn: string): Verdict | undefined {
    const grant = this.grants.get(roleArn);
    if (!grant) return undefined;
    const own = this.own.get(grant) ?? ownOf(grant, this.documents);
    this.own.set(grant, own);
    return verdictOf(own);
  }
}

const verdicts = new WeakMap<AssumeRoleGrant, Verdict>();

function verdictOf(grant: AssumeRoleGrant): Verdict {
  const { decision, conditions, preconditions, evidence, caveats, dataGaps } = grant;
  const known = verdicts.get(grant);
  if (known) return known;
  const made = {
    decision,
    conditions: conditions.map(unresolved),
    preconditions,
    evidence: evidence.map(matchOf),
    caveats,
    dataGaps,
  };
  verdicts.set(grant, made);
  return made;
}

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
