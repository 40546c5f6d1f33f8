/** Turns the escalations that were found for a source into stored edges and findings. */
import type { Collected, TechniqueVerdict } from '../escalation/apply/results.js';
import { both, granted, type Verdict } from '../escalation/apply/verdict.js';
import type { PreparedAccount } from '../escalation/apply/applyTechniques.js';
import type { WholeAccount } from './accountAtHand.js';
import { identityCenterRoles } from '../escalation/administrators/identityCenterRoles.js';
import { managedTargets } from '../escalation/administrators/managedAccounts.js';
import { mergedAlternatives, mergedGrant } from '../graph/model/escalationAlternatives.js';
import type { Administration, EscalationAlternative, EscalationGrant } from '../graph/model/graph.js';
import type { EdgeSource, EscalationEdge, EscalationFinding } from '../graph/contract/graphWriter.js';
import { groupBy, splitBy } from '../graph/model/groupBy.js';
import { storedCondition, storedStatement } from '../graph/engine/storedStatement.js';
import { getOrMake, memoizeWeakly } from '../graph/model/memoize.js';

export interface FoundEscalations {
  readonly edges: readonly EscalationEdge[];
  readonly findings: readonly EscalationFinding[];
}

export const escalationsOf = (
  source: EdgeSource,
  collected: Collected,
  account: PreparedAccount,
): FoundEscalations => ({
  edges: edgesOf(source, collected, account),
  findings: findingsBy(source, collected.findings().map(storedAlternative), collected.unexplored()),
});

/** Builds a finding; none without alternatives. `unexplored`: ids of techniques, of which those found are kept. */
export function findingsBy(
  source: EdgeSource,
  alternatives: readonly EscalationAlternative[],
  unexplored: readonly string[],
): readonly EscalationFinding[] {
  if (alternatives.length === 0) return [];
  const ids = new Set(alternatives.map(({ techniqueId }) => techniqueId));
  return [{ source, alternatives, unexplored: unexplored.filter((id) => ids.has(id)) }];
}

/** An administrator can become any principal of the account, so that only ways to other administrators are kept. */
function edgesOf(
  source: EdgeSource,
  collected: Collected,
  account: PreparedAccount,
): readonly EscalationEdge[] {
  const { accountIndex, administrators } = account;
  const { roles, users } = accountIndex;
  const isInside = (arn: string) => roles.has(arn) || users.has(arn);
  return collected
    .edges()
    .filter(([arn]) => !collected.administers || !isInside(arn) || administrators.has(arn))
    .map(([targetArn, alternatives]) => {
      const decision = collected.isReachedUnconditionally(targetArn) ? 'ALLOWED' : 'CONDITIONAL';
      const grant = sameGrant(account, { decision, alternatives: alternatives.map(storedAlternative) });
      return { source, targetArn, grant };
    });
}

/** Returns one object for equal grants of an account, which is then hashed and turned into JSON once. */
function sameGrant(account: PreparedAccount, grant: EscalationGrant): EscalationGrant {
  const key = `${grant.decision} ${grant.alternatives.map(numberOf).join(' ')}`;
  return getOrMake(grantsOf(account), key, () => grant);
}

const grantsOf = memoizeWeakly((_: PreparedAccount) => new Map<string, EscalationGrant>());

let last = 0;
const numberOf = memoizeWeakly((_: EscalationAlternative) => (last += 1));

/**
 * Returns the edges from administrators to what their administration does not give by itself: roles of Identity Center
 * and, from an account that manages an organization or administers Identity Center for it, other accounts. Their source
 * is one set of the root user and all unconditional administrators, and one of those whose access has the same
 * conditions; there are more only if a guardrail treats them differently.
 */
export function edgesOfAdministrators(account: WholeAccount): readonly EscalationEdge[] {
  const { accountIndex, administrators } = account;
  const [unconditional, others] = splitBy([...administrators], ([, { decision }]) => decision === 'ALLOWED');
  const byTerms = [
    [[accountIndex.rootArn, ...unconditional.map(([arn]) => arn)], granted] as const,
    ...[...groupBy(others, ([, own]) => JSON.stringify(own)).values()].flatMap((some) =>
      some.slice(0, 1).map(([, own]) => [some.map(([arn]) => arn), own] as const),
    ),
  ];
  return byTerms.flatMap(([arns, own]) => {
    const all = arns.toSorted();
    return [...managedTargets(accountIndex, all), ...identityCenterRoles(account, all)].flatMap((target) => {
      const { arn: targetArn, techniqueId, by: identifiers } = target;
      const verdict = both(own, target.verdict);
      if (verdict === undefined) return [];
      const alternative = storedAlternative({ ...verdict, techniqueId });
      return {
        source: { kind: 'PRINCIPALS', identifiers },
        targetArn,
        grant: { decision: alternative.decision, alternatives: [alternative] },
      };
    });
  });
}

/** Joins edges with the same source and target into one with all their alternatives. */
export const joinedEdges = (edges: readonly EscalationEdge[]): readonly EscalationEdge[] =>
  [...groupBy(edges, ({ source, targetArn }) => JSON.stringify([source, targetArn])).values()].flatMap(
    ([first, ...more]) => {
      if (first === undefined || more.length === 0) return first ?? [];
      return { ...first, grant: mergedGrant([first, ...more].map(({ grant }) => grant)) };
    },
  );

export const joinedFindings = (findings: readonly EscalationFinding[]): readonly EscalationFinding[] =>
  [...groupBy(findings, ({ source }) => JSON.stringify(source)).values()].flatMap(([first, ...more]) => {
    if (first === undefined || more.length === 0) return first ?? [];
    const all = [first, ...more];
    return {
      ...first,
      alternatives: mergedAlternatives(all.map(({ alternatives }) => alternatives)),
      unexplored: [...new Set(all.flatMap(({ unexplored }) => unexplored))].sort(),
    };
  });

export const storedAlternative = memoizeWeakly(
  ({ techniqueId, via, ...verdict }: TechniqueVerdict): EscalationAlternative => ({
    techniqueId,
    decision: verdict.decision,
    ...(via === undefined ? {} : { via }),
    conditions: verdict.conditions.map(storedCondition),
    preconditions: verdict.preconditions,
    evidence: verdict.evidence.map(storedStatement),
    caveats: verdict.caveats,
    dataGaps: verdict.dataGaps,
    ...(verdict.takes === undefined ? {} : { takes: verdict.takes }),
  }),
);

export const storedAdministration = ({
  decision,
  conditions,
  preconditions,
  evidence,
  caveats,
}: Verdict): Administration => ({
  decision,
  ...(preconditions.length > 0 ? { preconditions } : {}),
  conditions: conditions.map(storedCondition),
  evidence: evidence.map(storedStatement),
  ...(caveats.length > 0 ? { caveats } : {}),
});
