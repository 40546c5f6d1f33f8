/**
 * Finds the principals that may do an action on a resource: judges them by policy set, and one by one only where
 * necessary.
 */
import type { Principal } from '../../graph/model/graph.js';
import type { MayThen } from '../../escalation/together/findAllGains.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PageRequest } from '../../graph/contract/pageRequests.js';
import { nextTurn } from '../../graph/contract/turns.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { PrincipalPolicies } from '../../graph/model/storedPolicies.js';
import { asChanged, knownPrincipal } from '../../graph/engine/requestPrincipal.js';
import { canBeTakenOver, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import type { EquivalentSets, WhoCanFacts } from '../../graph/contract/whoCanReader.js';
import { isGranted, strengthRank, type AccessEvaluation } from '../../iam/decide/decision.js';
import { contextBeforeAction } from '../paths/feasible/hopRequest.js';
import type { PrincipalAccess } from '../shared/answer.js';
import { byDocument, cite } from '../shared/evidence.js';
import { SetAnswers, type SharedAnswer, type WhoCanQuestion } from './policySetDecisions.js';
import { distinctGaps, organizationGaps } from '../shared/dataGaps.js';

/** Policy sets whose members may all do it alike, apart from those judged individually. */
interface EquivalentMembers {
  readonly sets: EquivalentSets;
  readonly evaluation: AccessEvaluation;
  readonly count: number;
}

interface Answered {
  readonly sets: EquivalentSets;
  readonly answer: SharedAnswer;
}

type WhoMay = Awaited<ReturnType<typeof whoMay>>;

/** Judges all policy sets. Reads their members only where they are judged individually. `meant`: as of `targetOf`. */
export async function whoMay(
  reader: GraphReader,
  question: WhoCanQuestion,
  facts: WhoCanFacts,
  meant?: PrincipalPolicies,
) {
  const answers = new SetAnswers(question, facts, meant);
  const answered: Answered[] = [];
  for (const sets of facts.sets) {
    await nextTurn();
    answered.push({ sets, answer: answers.answerOf(sets) });
  }
  const judgedSingly = answered.filter(({ answer }) => answer.isJudgedSingly).map(({ sets }) => sets);
  const apart = judgedSingly.flatMap(({ uids }) => uids);
  // Principals of the same name exist in many accounts.
  const accountIds = [...new Set(facts.sets.map(({ accountId }) => accountId))];
  const names = accountIds.length === 0 ? [] : [...answers.named];
  const { members, graphVersion } =
    apart.length + names.length === 0
      ? { members: new Map<string, never>(), graphVersion: facts.graphVersion }
      : await reader.membersOfSets({ sets: apart, names, accountIds });
  /** Principals that were judged individually and may do it, in no particular order. */
  const singly = [...answers.others()].flatMap(([one, evaluation]) => accessOf(one, evaluation));
  const equivalent: EquivalentMembers[] = [];
  /** Members of the equivalent sets that were judged individually. */
  const except: string[] = [];
  for (const { sets, answer } of answered) {
    await nextTurn();
    const own = sets.uids.flatMap((uid) => members.get(uid) ?? []);
    singly.push(...own.flatMap((one) => accessOf(one, answers.member(one, answer))));
    const { evaluation } = answer;
    const count = sets.memberCount - own.length;
    if (answer.isJudgedSingly || count === 0 || !isGranted(evaluation.decision)) continue;
    equivalent.push({ sets, evaluation, count });
    except.push(...own.map(({ identifier }) => identifier));
  }
  const judged = sumOf(facts.sets.map(({ memberCount }) => memberCount));
  return {
    singly,
    /** Sets whose members were all judged individually. */
    judgedSingly,
    equivalent,
    except,
    totalCount: singly.length + sumOf(equivalent.map(({ count }) => count)),
    explored: judged + facts.roots.length + facts.named.length,
    gaps: distinctGaps([...answers.gaps, ...organizationGaps(facts.organizations)]),
    graphVersion,
  };
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Returns the access; empty if there is none. `principal`: as far as the engine knows it. */
function accessOf(principal: Principal, evaluation: AccessEvaluation): readonly PrincipalAccess[] {
  const { decision } = evaluation;
  const evidence = () => cite(evaluation, byDocument(principal.identifier));
  return isGranted(decision) ? [{ principal, decision, ...evidence() }] : [];
}

/** Returns the first of them by identifier. */
export async function firstOf(
  reader: GraphReader,
  { singly, equivalent, except, graphVersion: read }: WhoMay,
  page: PageRequest,
): Promise<{ readonly allowed: readonly PrincipalAccess[]; readonly graphVersion: string }> {
  const { first, after } = page;
  const own = singly.filter(({ principal }) => after === undefined || principal.identifier > after);
  const shown = equivalentOn(page, equivalent);
  const grants = new Map(
    shown.flatMap(({ sets, evaluation }) => sets.uids.map((uid) => [uid, evaluation] as const)),
  );
  const { entries, graphVersion } =
    shown.length === 0
      ? { entries: [], graphVersion: read }
      : await reader.identifiersOfSets({ sets: [...grants.keys()], except, ...page });
  const theirs = entries.flatMap(([identifier, set]) => {
    const evaluation = grants.get(set);
    return evaluation ? accessOf(namedPrincipal(identifier), evaluation) : [];
  });
  const all = [...own, ...theirs].sort((a, b) => (a.principal.identifier < b.principal.identifier ? -1 : 1));
  return { allowed: all.slice(0, first), graphVersion };
}

/** Returns all of them, sorted by identifier. `graphVersions`: of everything that was read. */
export async function everyoneWho(reader: GraphReader, question: WhoCanQuestion, facts: WhoCanFacts) {
  const all = await whoMay(reader, question, facts);
  const { allowed, graphVersion } = await firstOf(reader, all, { first: all.totalCount });
  const { gaps, judgedSingly } = all;
  return { allowed, gaps, judgedSingly, graphVersions: [all.graphVersion, graphVersion] };
}

/** Returns who may do other actions before that of a question. Adds the versions of everything that was read. */
export const askingUnder =
  (reader: GraphReader, question: WhoCanQuestion, graphVersions: string[]) =>
  async (action: string, resource: string): Promise<readonly PrincipalAccess[]> => {
    const facts = await reader.whoCanFacts(action, resource);
    const before = { action, resource, context: contextBeforeAction(question) };
    const may = await everyoneWho(reader, before, facts);
    graphVersions.push(facts.graphVersion, ...may.graphVersions);
    return may.allowed;
  };

/**
 * Finds who may do it once an administrator of the account has given them every permission: principals that the
 * resource's own policies name, and the root user in place of all others. `allowed`: who may do it now.
 */
export async function whoMayAfterGrant(
  reader: GraphReader,
  question: WhoCanQuestion,
  facts: WhoCanFacts,
  allowed: readonly PrincipalAccess[],
) {
  const answers = new SetAnswers(question, facts);
  const anybody = [...answers.anybodyGiven()].flatMap(([one, evaluation]) => accessOf(one, evaluation));
  const { members, graphVersion } = await reader.membersOfSets({ sets: [], names: [...answers.named] });
  const named = [...members.values()].flat().filter(({ identifier }) => canBeTakenOver(identifier));
  // An administrator of the account can set its principals' tags as well (G-20).
  const byName = named.flatMap((one) =>
    [knownPrincipal(one), asChanged(knownPrincipal(one), { hasAnyTags: true })].flatMap((caller) =>
      accessOf(one, answers.given(caller)),
    ),
  );
  return { given: strongerThan(allowed, [...anybody, ...byName]), graphVersions: [graphVersion] };
}

/**
 * Keeps the firmest access of each, if neither the principal nor the root user of its account has access as firm now.
 * What stands for everybody in an account is kept under other conditions than those of the root user, too.
 */
function strongerThan(
  allowed: readonly PrincipalAccess[],
  given: readonly PrincipalAccess[],
): readonly PrincipalAccess[] {
  const known = new Map(
    allowed.map((access) => {
      const { kind, identifier, accountId } = access.principal;
      return [kind === 'ROOT' ? accountId : identifier, access];
    }),
  );
  // Conditions on the root user bind nobody else.
  const isAsFirm = (one: PrincipalAccess | undefined, other: PrincipalAccess): boolean =>
    one?.decision === 'ALLOWED' ||
    (one?.decision === other.decision &&
      (other.principal.kind !== 'ROOT' || conditionsIn(one) === conditionsIn(other)));
  const isNew = (access: PrincipalAccess): boolean =>
    ![access.principal.identifier, access.principal.accountId].some((id) => isAsFirm(known.get(id), access));
  const strongestLast = given.filter(isNew).toSorted((a, b) => strengthRank(b) - strengthRank(a));
  return [...new Map(strongestLast.map((one) => [one.principal.identifier, one])).values()];
}

const conditionsIn = ({ conditions, preconditions }: PrincipalAccess): string =>
  JSON.stringify([
    conditions.map(({ operator, key, values, effect }) => [operator, key, values, effect]),
    preconditions,
  ]);

/** Returns a check whether a principal with changed rights may do it. */
export function mayOnceChanged(question: WhoCanQuestion, facts: WhoCanFacts): MayThen {
  const answers = new SetAnswers(question, facts);
  return (accountIndex, after) => isGranted(answers.changed(accountIndex, after).decision);
}

/**
 * Returns the sets whose members can be on the page: identifiers sort by partition and account, and roles before
 * users.
 */
function equivalentOn(
  { first, after = '' }: PageRequest,
  equivalent: readonly EquivalentMembers[],
): readonly EquivalentMembers[] {
  const places = [...groupBy(equivalent, placeOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const found: EquivalentMembers[] = [];
  let left = first;
  for (const [place, ofPlace] of places) {
    const isBegun = after.startsWith(place);
    if (left <= 0) break;
    if (place < after && !isBegun) continue;
    found.push(...ofPlace);
    if (!isBegun) left -= sumOf(ofPlace.map(({ count }) => count));
  }
  return found;
}

/** Returns the prefix of its members' identifiers. */
const placeOf = ({ sets: { partition, accountId, kind } }: EquivalentMembers): string =>
  `arn:${partition}:iam::${accountId}:${kind.toLowerCase()}/`;
