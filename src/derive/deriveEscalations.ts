/**
 * Who can escalate to whom: techniques applied to the principals of each account, judged by the policy engine.
 *
 * Work and edges are per policy set, or for several that are alike: what holds for any member is one edge, and a member is
 * judged by itself where who it is, or what is its own, shows in the answer. Administrators need no escalation in their
 * account (G-8); what they come to by managing an organization is the same for all of them.
 */
import type { Administration } from '../graph/model/graph.js';
import type {
  AccountFacts,
  CanAssumeEdge,
  EdgeSource,
  Escalations,
  Neighbors,
} from '../graph/contract/graphWriter.js';
import type { Documents } from '../graph/engine/policySetLayers.js';
import { storedCondition, storedStatement } from '../graph/engine/storedStatement.js';
import type { AccountPolicySet } from '../escalation/context/accountContents.js';
import { Callers } from '../escalation/context/callers.js';
import type { Collected } from '../escalation/apply/results.js';
import {
  canAct,
  escalate,
  newCollected,
  type Applied,
  type Escalated,
} from '../escalation/apply/applyTechniques.js';
import { follow } from '../escalation/gains/selfGrantSearch.js';
import type { Verdict } from '../escalation/apply/verdict.js';
import { appliedTo, type WholeApplied } from './accountAtHand.js';
import { groupEquivalentCallers } from './equivalence/equivalentCallers.js';
import { codeGrants } from './codeGrants.js';
import { edgesOfManagement, escalationsOf, joinedEdges, joinedFindings } from './escalationEdges.js';
import { escalateTogether } from './equivalence/escalateTogether.js';
import { withSameTogether } from './equivalence/sameEscalations.js';
import type { Rules } from './derivationSettings.js';

export const noEscalations: Escalations = {
  edges: [],
  findings: [],
  administrators: new Map(),
  restingElsewhere: new Set(),
  changingCode: new Set(),
};

export function deriveEscalations(
  accounts: readonly AccountFacts[],
  assumeEdges: readonly CanAssumeEdge[],
  neighbors: Neighbors,
  rules: Rules,
): Escalations {
  const applied = appliedTo(accounts, assumeEdges, neighbors, rules);
  const derived = accounts.map((facts) => ofAccount(applied(facts), facts.documents));
  const administrators = new Map(derived.flatMap((one) => [...one.administrators]));
  const granted = codeGrants(accounts, neighbors, administrators, rules);
  return {
    restingElsewhere: new Set(derived.flatMap(({ restingElsewhere }) => [...restingElsewhere])),
    changingCode: granted.changingCode,
    edges: joinedEdges([...derived.flatMap(({ edges }) => edges), ...granted.edges]),
    findings: joinedFindings([...derived.flatMap(({ findings }) => findings), ...granted.findings]),
    administrators,
  };
}

function ofAccount(applied: WholeApplied, documents: Documents): Omit<Escalations, 'changingCode'> {
  const { accountIndex, administrators } = applied;
  const restingElsewhere = new Set<string>();
  const found = groupEquivalentCallers(accountIndex).flatMap((equivalent) => {
    const { escalations, others } = escalateTogether(equivalent, applied, documents);
    const apart = others.map((set) => reachedBy(set, applied));
    if (apart.some(({ restsElsewhere }) => restsElsewhere))
      restingElsewhere.add(accountIndex.account.accountId);
    const judged = apart.map(({ set, reached }) => ({
      set,
      found: reached.map(([source, collected]) => escalationsOf(source, collected, applied)),
    }));
    const ofEach = judged.map(({ set, found }) => ({ set, edges: found.flatMap(({ edges }) => edges) }));
    const findings = judged.flatMap((one) => one.found.flatMap((some) => some.findings));
    return [...escalations, { edges: withSameTogether(ofEach, documents), findings }];
  });
  if (accountIndex.peers.areConsidered) restingElsewhere.add(accountIndex.account.accountId);
  return {
    restingElsewhere,
    edges: [...found.flatMap(({ edges }) => edges), ...edgesOfManagement(applied)],
    findings: found.flatMap(({ findings }) => findings),
    administrators: new Map([...administrators].map(([arn, verdict]) => [arn, administration(verdict)])),
  };
}

type Reached = readonly [EdgeSource, Collected];

interface ReachedBySet {
  readonly set: AccountPolicySet;
  readonly reached: readonly Reached[];
  readonly restsElsewhere: boolean;
}

/** G-8: none of administrators. */
function reachedBy(set: AccountPolicySet, applied: Applied): ReachedBySet {
  const others = set.members.filter((arn) => applied.administrators.get(arn)?.decision !== 'ALLOWED');
  if (others.length === 0 || !canAct(set)) return { set, reached: [], restsElsewhere: false };
  const callers = new Callers(set, applied.accountIndex);
  const escalated = escalate(callers, applied);
  const restsElsewhere = follow(callers, escalated, others, applied);
  return { set, reached: bySource(set, others, escalated, applied), restsElsewhere };
}

/** `others`: the members that are no administrators. */
function bySource(
  { uid, members }: AccountPolicySet,
  others: readonly string[],
  { shared, own }: Escalated,
  applied: Applied,
): readonly Reached[] {
  const ofSet: EdgeSource = { kind: 'SET', setUid: uid };
  if (others.length === members.length && [...own.values()].every((one) => one.isEmpty()))
    return [[ofSet, shared]];
  const [first, ...more] = others.map((arn) => own.get(arn) ?? newCollected(applied));
  if (first && others.length === members.length && more.every((one) => isSame(one, first)))
    return [[ofSet, joined(shared, first, applied)]];
  if (others.length < members.length)
    return others.map((arn) => [
      principals(arn),
      joined(shared, own.get(arn) ?? newCollected(applied), applied),
    ]);
  return [[ofSet, shared], ...[...own].map(([arn, one]): Reached => [principals(arn), one])];
}

const principals = (...identifiers: readonly string[]): EdgeSource => ({ kind: 'PRINCIPALS', identifiers });

/** Every member of a set has the same of its own: then it is the set's. */
const isSame = (one: Collected, other: Collected): boolean => textOf(one) === textOf(other);

const textOf = (collected: Collected): string =>
  JSON.stringify([collected.edges(), collected.findings(), collected.unexplored()]);

function joined(one: Collected, other: Collected, applied: Applied): Collected {
  const all = newCollected(applied);
  all.addAll(one);
  all.addAll(other);
  return all;
}

const administration = ({
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
