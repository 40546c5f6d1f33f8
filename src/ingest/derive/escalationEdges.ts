/** From what somebody was found to reach to what is stored of it. */
import type { Collected, Way } from '../../escalation/apply/results.js';
import type { Applied } from '../../escalation/apply/applyTechniques.js';
import { managedTargets } from '../../escalation/gains/managedAccounts.js';
import type { EscalationAlternative } from '../../graph/model/graph.js';
import type { EdgeSource, EscalationEdge, EscalationFinding } from '../../graph/contract/graphWriter.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { storedCondition, storedStatement } from '../../graph/engine/storedStatement.js';

export interface FoundEscalations {
  readonly edges: readonly EscalationEdge[];
  readonly findings: readonly EscalationFinding[];
}

export const escalationsOf = (
  source: EdgeSource,
  collected: Collected,
  applied: Applied,
): FoundEscalations => ({
  edges: edgesOf(source, collected, applied),
  findings: findingsOf(source, collected),
});

const findingsOf = (source: EdgeSource, collected: Collected): readonly EscalationFinding[] =>
  findingsBy(source, collected.findings().map(stored), collected.unfollowed());

/** None where there are no ways; `unfollowed`: ids of techniques, of which those of the ways count. */
export function findingsBy(
  source: EdgeSource,
  ways: readonly EscalationAlternative[],
  unfollowed: readonly string[],
): readonly EscalationFinding[] {
  if (ways.length === 0) return [];
  const ids = new Set(ways.map(({ techniqueId }) => techniqueId));
  return [{ source, ways, unfollowed: unfollowed.filter((id) => ids.has(id)) }];
}

/** Who administers the account can become anybody in it: beside that only ways to other administrators are told. */
function edgesOf(
  source: EdgeSource,
  collected: Collected,
  { estate: { roles, users }, administrators }: Applied,
): readonly EscalationEdge[] {
  const isInside = (arn: string) => roles.has(arn) || users.has(arn);
  return collected
    .edges()
    .filter(([arn]) => !collected.administers || !isInside(arn) || administrators.has(arn))
    .map(([targetArn, ways]) => {
      const decision = collected.reachesFirmly(targetArn) ? 'ALLOWED' : 'CONDITIONAL';
      return { source, targetArn, grant: { decision, ways: ways.map(stored) } };
    });
}

/**
 * To the accounts and roles that administrators of an account come to that manages an organization, or administers Identity
 * Center for it. They start at one place for each that its guardrails tell apart, mostly for all: for the root user and all who administer the account for certain; who does so
 * under conditions has ways to the root user.
 */
export function edgesOfManagement({ estate, administrators }: Applied): readonly EscalationEdge[] {
  const firm = [...administrators].flatMap(([arn, { decision }]) => (decision === 'ALLOWED' ? arn : []));
  return managedTargets(estate, [estate.rootArn, ...firm].toSorted()).map((target) => {
    const { arn: targetArn, techniqueId, by: identifiers, verdict } = target;
    const way = storedAlternative({ ...verdict, techniqueId });
    return {
      source: { kind: 'PRINCIPALS', identifiers },
      targetArn,
      grant: { decision: way.decision, ways: [way] },
    };
  });
}

/** One edge from one place to another, with all its ways. */
export const joinedEdges = (edges: readonly EscalationEdge[]): readonly EscalationEdge[] =>
  [...groupBy(edges, ({ source, targetArn }) => JSON.stringify([source, targetArn])).values()].flatMap(
    ([first, ...more]) => {
      if (first === undefined || more.length === 0) return first ?? [];
      const ways = distinctWays([first, ...more].flatMap(({ grant }) => grant.ways));
      const isFirm = ways.some(({ decision }) => decision === 'ALLOWED');
      const decision = isFirm ? ('ALLOWED' as const) : ('CONDITIONAL' as const);
      return { ...first, grant: { decision, ways: ways.toSorted(firmestFirst) } };
    },
  );

const firmestFirst = (a: EscalationAlternative, b: EscalationAlternative): number =>
  a.decision < b.decision ? -1 : a.decision > b.decision ? 1 : 0;

/** All that one place has. */
export const joinedFindings = (findings: readonly EscalationFinding[]): readonly EscalationFinding[] =>
  [...groupBy(findings, ({ source }) => JSON.stringify(source)).values()].flatMap(([first, ...more]) => {
    if (first === undefined || more.length === 0) return first ?? [];
    const all = [first, ...more];
    return {
      ...first,
      ways: distinctWays(all.flatMap(({ ways }) => ways)),
      unfollowed: [...new Set(all.flatMap(({ unfollowed }) => unfollowed))].sort(),
    };
  });

const distinctWays = (ways: readonly EscalationAlternative[]): readonly EscalationAlternative[] => [
  ...new Map(ways.map((way) => [JSON.stringify(way), way])).values(),
];

const known = new WeakMap<Way, EscalationAlternative>();

function stored(way: Way): EscalationAlternative {
  const made = known.get(way) ?? storedAlternative(way);
  known.set(way, made);
  return made;
}

export const storedAlternative = ({ techniqueId, via, ...verdict }: Way): EscalationAlternative => ({
  techniqueId,
  decision: verdict.decision,
  ...(via === undefined ? {} : { via }),
  conditions: verdict.conditions.map(storedCondition),
  preconditions: verdict.preconditions,
  evidence: verdict.evidence.map(storedStatement),
  caveats: verdict.caveats,
  dataGaps: verdict.dataGaps,
});
