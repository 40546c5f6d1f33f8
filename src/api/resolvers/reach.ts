/** What is reachable from a principal, and lists of who reaches whom. */
import { blastRadius, type BlastRadius as Found, type InReach } from '../../access/reach/blastRadius.js';
import { reachedPage, type ReachedPrincipal } from '../../access/reach/distances.js';
import type { Principal } from '../../graph/model/graph.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import { inRange } from '../arguments/arguments.js';
import { connect, pageOfList, type RelayConnection } from '../pagination.js';
import type { Context } from '../context.js';
import type { BlastRadiusResolvers } from '../types.generated.js';

export const blastRadiusOf = (
  { identifier: principal }: Pick<Principal, 'identifier'>,
  { maxHops }: { readonly maxHops: number },
  { reader, answerCache }: Context,
): Promise<Found> => {
  const question = { principal, maxHops: inRange('maxHops', maxHops, 1, 10) };
  return answerCache.blastRadius.answer(question, reader, () => blastRadius(reader, question));
};

export const BlastRadius: BlastRadiusResolvers = {
  principalCount: ({ reached }) => reached.length,
  startsAs: ({ startsAs = [] }) => startsAs,
  administeredAccountCount: ({ administeredAccountIds }) => administeredAccountIds.length,

  principals: async ({ reached, graphVersion }, { filter, ...page }, { reader }) => {
    const wanted = reached.filter(isWanted(filter ?? {}));
    return reachEdges(await connect(page, (request) => reachedPage(reader, wanted, request, graphVersion)));
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

interface ReachFilter {
  readonly accountId?: string | null | undefined;
  readonly administrators?: boolean | null | undefined;
}

const isWanted =
  ({ accountId, administrators }: ReachFilter) =>
  ({ identifier, administrator }: InReach): boolean =>
    (typeof accountId !== 'string' || accountOfIdentifier(identifier) === accountId) &&
    (typeof administrators !== 'boolean' || administrators === (administrator !== undefined));

export const reachEdges = ({ edges, ...page }: RelayConnection<ReachedPrincipal>) => ({
  ...page,
  nodes: edges.map(({ node }) => node.principal),
  edges: edges.map(({ cursor, node: { principal, distance, unconditionalDistance } }) => ({
    cursor,
    node: principal,
    distance,
    unconditionalDistance: unconditionalDistance ?? null,
    decision: unconditionalDistance === undefined ? ('CONDITIONAL' as const) : ('ALLOWED' as const),
  })),
});
