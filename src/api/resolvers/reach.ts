/** Answers what a principal reaches, and who reaches a principal or account. */
import { blastRadius, type BlastRadius as Found } from '../../access/reach/blastRadius.js';
import { chokePoints as pageOfChokePoints, chokesOf } from '../../access/reach/chokePoints.js';
import { reachedPage, type ReachedPrincipal } from '../../access/reach/distances.js';
import { whoCanReach as askWhoCanReach } from '../../access/reach/whoCanReach.js';
import type { SearchAnswer } from '../../access/shared/answer.js';
import type { Principal } from '../../graph/model/graph.js';
import { accountOfIdentifier, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { principalArgument } from '../arguments/questions.js';
import type { Caller } from '../callers/caller.js';
import { withHopLimit } from '../callers/visibility.js';
import { isWithheld, withheldAnswer } from '../callers/refuseOthers.js';
import { hopsInRange, withoutNulls } from '../arguments/arguments.js';
import { connect, pageOfList, withEdges, type Answer, type RelayConnection } from '../pagination.js';
import type { Context } from '../context.js';
import type { BlastRadiusResolvers, QueryResolvers } from '../types.generated.js';

export const blastRadiusOf = async (
  start: Principal | Pick<Principal, 'identifier'>,
  { maxHops }: { readonly maxHops: number },
  { whole, answerCache, caller }: Context,
): Promise<Found & Answer> => {
  const { identifier: principal } = start;
  if (isWithheld(caller, principal)) return nothingReached(start, await whole.graphVersion());
  const question = {
    principal,
    maxHops: hopsInRange(maxHops),
    ...accountsOfCaller(caller),
  };
  const found = await answerCache.blastRadius.answer(question, whole, () => blastRadius(whole, question));
  return { ...toldTo(caller, found, maxHops), question };
};

const toldTo = <Found extends SearchAnswer>({ accountIds }: Caller, found: Found, maxHops: number): Found =>
  accountIds ? { ...found, completeness: withHopLimit(found.completeness, maxHops) } : found;

const accountsOfCaller = ({ accountIds }: Caller) =>
  accountIds ? { accountIds: [...accountIds].sort() } : {};

const nothingReached = (start: Principal | Pick<Principal, 'identifier'>, graphVersion: string): Found => ({
  principal: 'kind' in start ? start : namedPrincipal(start.identifier),
  reached: [],
  unconditionalCount: 0,
  assumableCount: 0,
  administratorCount: 0,
  accountCount: 0,
  administeredAccountIds: [],
  crossAccountHopCount: 0,
  ...withheldAnswer,
  graphVersion,
});

export const BlastRadius: BlastRadiusResolvers = {
  principalCount: ({ reached }) => reached.length,
  startsAs: ({ startsAs = [] }) => startsAs,
  administeredAccountCount: ({ administeredAccountIds }) => administeredAccountIds.length,

  principals: async ({ reached, graphVersion }, { filter, ...page }, { reader, caller }) => {
    const { accountId, administrators } = withoutNulls(filter);
    const wanted = reached.filter(
      ({ identifier, administrator }) =>
        (accountId === undefined || accountOfIdentifier(identifier) === accountId) &&
        (administrators === undefined || administrators === (administrator !== undefined)),
    );
    const found = await connect(page, (request) => reachedPage(reader, wanted, request, graphVersion));
    return reachEdges(found, caller);
  },

  administeredAccounts: async ({ administeredAccountIds, graphVersion }, page, { reader }) => {
    const { edges, ...rest } = await pageOfList(page, administeredAccountIds, (id) => id, graphVersion);
    const accounts = await reader.accounts(rest.nodes);
    const known = edges.flatMap(({ cursor, node: id }) => {
      const node = accounts.get(id);
      return node ? [{ cursor, node }] : [];
    });
    return { ...rest, edges: known, nodes: known.map(({ node }) => node) };
  },
};

/** Whether ways through accounts that the caller may not know of have conditions is not told. */
const reachEdges = (reached: RelayConnection<ReachedPrincipal>, { accountIds }: Caller) => {
  const otherwise = accountIds ? ('UNKNOWN' as const) : ('CONDITIONAL' as const);
  return withEdges(reached, ({ principal, distance, unconditionalDistance }) => ({
    node: principal,
    distance,
    unconditionalDistance: unconditionalDistance ?? null,
    decision: unconditionalDistance === undefined ? otherwise : ('ALLOWED' as const),
  }));
};

/** Answers who can become a principal, or reach administrative access to an account. */
export const whoCanReach: Required<QueryResolvers>['whoCanReach'] = async (
  _root,
  { to, maxHops, ...page },
  context,
) => {
  const { reader, whole, answerCache, caller } = context;
  const question = {
    to: await principalArgument('to', to, context),
    maxHops: hopsInRange(maxHops),
    ...accountsOfCaller(caller),
  };
  const found = await connect(page, async (request) => {
    const found = await answerCache.whoCanReach.answer(question, whole, () =>
      askWhoCanReach(whole, question),
    );
    const { reaching, ...all } = toldTo(caller, found, maxHops);
    const listed = reaching.filter(({ identifier }) => !isWithheld(caller, identifier));
    return { ...(await reachedPage(reader, listed, request, all.graphVersion)), ...all };
  });
  return { ...found, ...reachEdges(found, caller) };
};

/** Answers without which single hops principals cannot reach administrative access to an account. */
export const chokePoints: Required<QueryResolvers>['chokePoints'] = (
  _root,
  { accountId, ...page },
  { reader, answerCache },
) => {
  const read = () => answerCache.chokePoints.answer(accountId, reader, () => chokesOf(reader, accountId));
  return connect(page, (request) => pageOfChokePoints(reader, accountId, request, read));
};
