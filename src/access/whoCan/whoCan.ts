/**
 * Finds the principals that may do an action on a resource themselves, and the missing imports that could add to
 * them.
 */
import { undefinedOn } from '../../expectedError.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import { isDenied, type DataGap } from '../../iam/decide/decision.js';
import { datedBy } from '../can/loadRequest.js';
import { completenessOf, steadily } from '../shared/completeness.js';
import { distinctGaps, firstPrincipalGaps } from '../shared/dataGaps.js';
import { briefly } from '../paths/pathAnswer.js';
import { QuestionRefused, type PrincipalAccess, type SearchAnswer } from '../shared/answer.js';
import type { WhoCanQuestion } from './policySetDecisions.js';
import { firstOf, whoMay } from './evaluateWhoCan.js';
import { can } from '../can/can.js';
import { principalsMeant } from '../can/requestResource.js';
import { callerGaps } from '../permissions/effectivePermissions.js';

export interface WhoCanAnswer extends Page<PrincipalAccess>, SearchAnswer {
  /** Whether some of those counted may have no route. */
  readonly totalCountIsUpperBound: boolean;
}

export const whoCan = (
  reader: GraphReader,
  question: WhoCanQuestion,
  page: PageRequest,
): Promise<WhoCanAnswer> => steadily(() => whoCanOnce(reader, question, page));

async function whoCanOnce(
  reader: GraphReader,
  question: WhoCanQuestion,
  { first, after }: PageRequest,
): Promise<WhoCanAnswer> {
  const [meant] = principalsMeant(question);
  const [facts, target] = await Promise.all([
    reader.whoCanFacts(question.action, question.resource),
    meant === undefined ? undefined : reader.applicablePolicies([meant], []),
  ]);
  const all = await whoMay(reader, question, facts, target?.principals.get(meant ?? ''));
  const oneMore = { first: first + 1, ...(after === undefined ? {} : { after }) };
  const { allowed, graphVersion } = await firstOf(reader, all, oneMore);
  const shown = allowed.slice(0, first);
  const principals = await reader.principals(shown.map(({ principal }) => principal.identifier));
  const versions = [all.graphVersion, graphVersion, ...(target ? [target.graphVersion] : [])];
  const isCurrent = versions.every((version) => version === facts.graphVersion);
  return {
    entries: shown.map((access) => {
      const { identifier } = access.principal;
      return [identifier, { ...access, principal: principals.get(identifier) ?? access.principal }] as const;
    }),
    hasNextPage: allowed.length > first,
    totalCount: all.totalCount,
    totalCountIsUpperBound: false,
    graphVersion: facts.graphVersion,
    ...datedBy(facts.clock, question.context),
    completeness: completenessOf(isCurrent ? [] : ['GRAPH_CHANGED'], all.explored, []),
    dataGaps: distinctGaps([...all.gaps, ...firstPrincipalGaps(briefly(facts.principalGaps))]),
  };
}

const action = 'sts:AssumeRole';

/**
 * Returns gaps about the roles that a principal may assume: gaps of its own permissions, and trust policies that
 * could not be read of roles that may let it in. `unreadRoles`: all roles with such trust policies.
 */
export async function gapsOfAssumedRoles(
  reader: GraphReader,
  principal: string,
  unreadRoles: readonly string[],
): Promise<readonly DataGap[]> {
  const assuming = { principal, action, context: [] };
  const [stored, answers] = await Promise.all([
    reader.applicablePolicies([principal], []),
    Promise.all(unreadRoles.map((resource) => unlessRefused(() => can(reader, { ...assuming, resource })))),
  ]);
  const own = (await unlessRefused(async () => callerGaps(principal, stored))) ?? [];
  const unread = answers.flatMap((answer) =>
    answer === undefined || isDenied(answer) ? [] : answer.dataGaps,
  );
  return briefly(distinctGaps([...own, ...unread]));
}

/** Returns gaps about the principals that may assume a role. */
export const gapsOfAssumers = async (reader: GraphReader, role: string): Promise<readonly DataGap[]> =>
  (await unlessRefused(() => whoCan(reader, { action, resource: role, context: [] }, { first: 1 })))
    ?.dataGaps ?? [];

/** Returns undefined for a principal that does not exist, or no longer does. */
const unlessRefused = <T>(ask: () => Promise<T>): Promise<T | undefined> =>
  undefinedOn([QuestionRefused], ask);
