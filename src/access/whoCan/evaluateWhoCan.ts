/** Everybody who may do an action on a resource: one by one only where they have to be, else as policy sets. */
import type { Principal } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PageRequest } from '../../graph/contract/pageRequests.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import type { EquivalentSets, WhoCanFacts } from '../../graph/contract/whoCanReader.js';
import type { AccessEvaluation, DataGap } from '../../iam/decide/decision.js';
import type { PrincipalAccess } from '../shared/answer.js';
import { byDocument, cite } from '../shared/evidence.js';
import { SetAnswers, type WhoCanQuestion } from './policySetDecisions.js';
import { distinctGaps, organizationGaps } from '../shared/dataGaps.js';

interface Granted {
  readonly decision: PrincipalAccess['decision'];
  readonly evaluation: AccessEvaluation;
}

/** Somebody who may. */
export interface Allowed extends Granted {
  /** As far as the engine knows it. */
  readonly principal: Principal;
}

/** Policy sets whose members may it all alike, but for those who were judged by themselves. */
interface EquivalentMembers extends Granted {
  readonly sets: EquivalentSets;
  readonly count: number;
}

export interface WhoMay {
  /** Who was judged by itself and may, in no particular order. */
  readonly singly: readonly Allowed[];
  readonly equivalent: readonly EquivalentMembers[];
  /** Members of the sets that are alike who were judged by themselves. */
  readonly except: readonly string[];
  readonly totalCount: number;
  /** How many were judged. */
  readonly explored: number;
  readonly gaps: readonly DataGap[];
  readonly graphVersion: string;
}

/** Reads the members of policy sets only where they are judged by themselves. */
export async function whoMay(
  reader: GraphReader,
  question: WhoCanQuestion,
  facts: WhoCanFacts,
): Promise<WhoMay> {
  const answers = new SetAnswers(question, facts);
  const answered = facts.sets.map((sets) => ({ sets, answer: answers.answerOf(sets) }));
  const apart = answered.filter(({ answer }) => answer.apart).flatMap(({ sets }) => sets.uids);
  const { members, graphVersion } =
    apart.length + answers.named.size === 0
      ? { members: new Map<string, never>(), graphVersion: facts.graphVersion }
      : await reader.membersOfSets({ sets: apart, names: [...answers.named] });
  const singly = [...answers.others()].flatMap(([one, evaluation]) => allowed(one, evaluation));
  const equivalent: EquivalentMembers[] = [];
  const except: string[] = [];
  for (const { sets, answer } of answered) {
    const own = sets.uids.flatMap((uid) => members.get(uid) ?? []);
    singly.push(...own.flatMap((one) => allowed(one, answers.member(one, answer))));
    const granted = answer.apart ? undefined : grantedBy(answer.evaluation);
    const count = sets.memberCount - own.length;
    if (!granted || count === 0) continue;
    equivalent.push({ ...granted, sets, count });
    except.push(...own.map(({ identifier }) => identifier));
  }
  return {
    singly,
    equivalent,
    except,
    totalCount: singly.length + sumOf(equivalent.map(({ count }) => count)),
    explored:
      sumOf(facts.sets.map(({ memberCount }) => memberCount)) + facts.roots.length + facts.named.length,
    gaps: distinctGaps([...answers.gaps, ...organizationGaps(facts.organizations)]),
    graphVersion,
  };
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

function grantedBy(evaluation: AccessEvaluation): Granted | undefined {
  const { decision } = evaluation;
  return decision === 'ALLOWED' || decision === 'CONDITIONAL' ? { decision, evaluation } : undefined;
}

function allowed(principal: Principal, evaluation: AccessEvaluation): readonly Allowed[] {
  const granted = grantedBy(evaluation);
  return granted ? [{ ...granted, principal }] : [];
}

interface Listed {
  /** By identifier. */
  readonly allowed: readonly Allowed[];
  readonly graphVersion: string;
}

/** The first of them by identifier. */
export async function firstOf(
  reader: GraphReader,
  { singly, equivalent, except, graphVersion: read }: WhoMay,
  page: PageRequest,
): Promise<Listed> {
  const { first, after } = page;
  const own = singly.filter(({ principal }) => after === undefined || principal.identifier > after);
  const shown = equivalentOn(page, equivalent);
  const grants = new Map(shown.flatMap((one) => one.sets.uids.map((uid) => [uid, one] as const)));
  const { entries, graphVersion } =
    shown.length === 0
      ? { entries: [], graphVersion: read }
      : await reader.identifiersOfSets({ sets: [...grants.keys()], except, ...page });
  const theirs = entries.flatMap(([identifier, set]): readonly Allowed[] => {
    const granted = grants.get(set);
    return granted ? [{ ...granted, principal: namedPrincipal(identifier) }] : [];
  });
  const all = [...own, ...theirs].sort((a, b) => (a.principal.identifier < b.principal.identifier ? -1 : 1));
  return { allowed: all.slice(0, first), graphVersion };
}

export interface Everyone {
  /** By identifier. */
  readonly allowed: readonly Allowed[];
  readonly gaps: readonly DataGap[];
  /** Of all that was read. */
  readonly graphVersions: readonly string[];
}

/** Each of them by name. */
export async function everyoneWho(
  reader: GraphReader,
  question: WhoCanQuestion,
  facts: WhoCanFacts,
): Promise<Everyone> {
  const all = await whoMay(reader, question, facts);
  const { allowed: everyone, graphVersion } = await firstOf(reader, all, { first: all.totalCount });
  return { allowed: everyone, gaps: all.gaps, graphVersions: [all.graphVersion, graphVersion] };
}

/** Those whose members can be on the page: identifiers sort by partition and account, and roles before users. */
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

/** What the identifiers of its members begin with. */
const placeOf = ({ sets: { partition, accountId, kind } }: EquivalentMembers): string =>
  `arn:${partition}:iam::${accountId}:${kind.toLowerCase()}/`;

export const accessOf = ({ principal, decision, evaluation }: Allowed): PrincipalAccess => ({
  principal,
  decision,
  ...cite(evaluation, byDocument(principal.identifier)),
});
