/**
 * Who can escalate to whom: techniques applied to the principals of each account, judged by the policy engine.
 *
 * Work and edges are per policy set: what holds for any member is one edge of the set, and a member is judged by itself
 * where who it is, or what is its own, shows in the answer. Administrators need no escalation (G-8).
 */
import type { Administration, EscalationWay } from '../graph/graph.js';
import type {
  AccountFacts,
  CanAssumeEdge,
  EdgeSource,
  EscalationEdge,
  EscalationFinding,
  Escalations,
  Neighbours,
} from '../graph/graphWriter.js';
import { Callers } from '../escalation/callers.js';
import type { Collected, Way } from '../escalation/collected.js';
import { Estate } from '../escalation/estate.js';
import { escalate, newCollected, triedOf, type Applied, type Tried } from '../escalation/escalation.js';
import { administrationsIn } from '../escalation/administrations.js';
import { TechniqueActions } from '../escalation/techniqueActions.js';
import type { Verdict } from '../escalation/verdict.js';
import { storedCondition, storedStatement } from './assumeRoleJudge.js';
import { leadsOn } from '../escalation/onward.js';
import { surroundingsOf } from './escalationSurroundings.js';
import type { Rules } from './rules.js';

export const noEscalations: Escalations = { edges: [], findings: [], administrators: new Map() };

export function deriveEscalations(
  accounts: readonly AccountFacts[],
  assumeEdges: readonly CanAssumeEdge[],
  neighbours: Neighbours,
  rules: Rules,
): Escalations {
  const actions = new TechniqueActions(rules.techniques, rules.administrativeActions);
  const forms = triedOf(rules.techniques);
  const surroundings = surroundingsOf(assumeEdges, neighbours);
  const derived = accounts.map((facts) => {
    const estate = new Estate(facts, surroundings(facts), rules.administrativeActions, actions);
    return ofAccount(estate, forms);
  });
  return {
    edges: derived.flatMap(({ edges }) => edges),
    findings: derived.flatMap(({ findings }) => findings),
    administrators: new Map(derived.flatMap(({ administrators }) => [...administrators])),
  };
}

function ofAccount(estate: Estate, forms: readonly Tried[]): Escalations {
  const administrators = administrationsIn(callersIn(estate), estate);
  const applied: Applied = { estate, forms, administrators };
  const edges: EscalationEdge[] = [];
  const findings: EscalationFinding[] = [];
  for (const callers of callersIn(estate)) {
    for (const [source, collected] of canAct(callers) ? reachedBy(callers, applied) : []) {
      edges.push(...edgesOf(source, collected, applied));
      findings.push(...findingsOf(source, collected));
    }
  }
  return {
    edges,
    findings,
    administrators: new Map([...administrators].map(([arn, verdict]) => [arn, administration(verdict)])),
  };
}

/** Anew each time, and one after the other: what callers remember of their policies takes many times the policies. */
function* callersIn(estate: Estate): Generator<Callers> {
  for (const set of estate.around.policySets) yield new Callers(set, estate);
}

/** Only its service acts as a service-linked role (E-52). */
const canAct = ({ set: { anyMember } }: Callers): boolean =>
  anyMember.kind !== 'roleSession' || !anyMember.serviceLinked;

type Reached = readonly [EdgeSource, Collected];

/** G-8: none of administrators. */
function reachedBy(callers: Callers, applied: Applied): readonly Reached[] {
  const { uid, members } = callers.set;
  const others = members.filter((arn) => applied.administrators.get(arn)?.decision !== 'ALLOWED');
  if (others.length === 0) return [];
  const { shared, own } = escalate(callers, applied);
  const ofSet: EdgeSource = { kind: 'SET', setUid: uid };
  if (others.length === members.length && [...own.values()].every((one) => one.isEmpty()))
    return [[ofSet, shared]];
  const [first, ...more] = others.map((arn) => own.get(arn) ?? newCollected(applied));
  if (first && others.length === members.length && more.every((one) => isSame(one, first)))
    return [[ofSet, joined(shared, first, applied)]];
  if (others.length < members.length)
    return others.map((arn) => [
      principal(arn),
      joined(shared, own.get(arn) ?? newCollected(applied), applied),
    ]);
  return [[ofSet, shared], ...[...own].map(([arn, one]): Reached => [principal(arn), one])];
}

const principal = (identifier: string): EdgeSource => ({ kind: 'PRINCIPAL', identifier });

/** Every member of a set has the same of its own: then it is the set's. */
const isSame = (one: Collected, other: Collected): boolean => textOf(one) === textOf(other);

const textOf = (collected: Collected): string => JSON.stringify([collected.edges(), collected.findings()]);

function joined(one: Collected, other: Collected, applied: Applied): Collected {
  const all = newCollected(applied);
  all.addAll(one);
  all.addAll(other);
  return all;
}

function findingsOf(source: EdgeSource, collected: Collected): Escalations['findings'] {
  const ways = collected.findings().map(stored);
  if (ways.length === 0) return [];
  const ids = new Set(ways.map(({ techniqueId }) => techniqueId));
  return [{ source, ways, unfollowed: [...ids].filter(leadsOn).sort() }];
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

const known = new WeakMap<Way, EscalationWay>();

function stored(way: Way): EscalationWay {
  const made = known.get(way) ?? storedWay(way);
  known.set(way, made);
  return made;
}

const storedWay = ({ techniqueId, via, ...verdict }: Way): EscalationWay => ({
  techniqueId,
  decision: verdict.decision,
  ...(via === undefined ? {} : { via }),
  conditions: verdict.conditions.map(storedCondition),
  preconditions: verdict.preconditions,
  evidence: verdict.evidence.map(storedStatement),
  dataGaps: verdict.dataGaps,
});

const administration = ({ decision, conditions, preconditions, evidence }: Verdict): Administration => ({
  decision,
  ...(preconditions.length > 0 ? { preconditions } : {}),
  conditions: conditions.map(storedCondition),
  evidence: evidence.map(storedStatement),
});
