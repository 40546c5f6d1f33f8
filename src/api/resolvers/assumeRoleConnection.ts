/** Single steps of assuming roles, to either side of a principal. */
import { citeStored, citeStoredCondition } from '../../access/cite.js';
import type { AssumeRoleGrant, Principal } from '../../graph/graph.js';
import type { AssumeRoleEntry } from '../../graph/graphReader.js';
import { connect, type PageArguments } from '../connection.js';
import type { Context } from '../context.js';
import { actingIdentity } from './actingIdentity.js';

/** A session may assume what its role may. */
export async function canAssume(principal: Principal, page: PageArguments, { loaders }: Context) {
  const { identifier } = (await actingIdentity(principal, loaders)) ?? principal;
  const found = await connect(page, (request) => loaders.canAssume(identifier, request));
  return withGrants(found, (entry) => [identifier, entry.principal.identifier]);
}

export async function assumableBy(
  { kind, identifier }: Principal,
  page: PageArguments,
  { loaders }: Context,
) {
  const found = await connect(page, async (request) =>
    kind === 'ROLE' ? loaders.assumableBy(identifier, request) : null,
  );
  return withGrants(found, (entry) => [entry.principal.identifier, identifier]);
}

type Entries = Awaited<ReturnType<typeof connect<AssumeRoleEntry>>>;
type Ends = readonly [holder: string, role: string];

/** The other end is the node, how it is reached belongs to the edge. */
const withGrants = ({ edges, nodes, ...page }: Entries, endsOf: (entry: AssumeRoleEntry) => Ends) => ({
  ...page,
  nodes: nodes.map(({ principal }) => principal),
  edges: edges.map(({ cursor, node }) => ({
    cursor,
    node: node.principal,
    ...cited(node.grant, endsOf(node)),
  })),
});

const cited = (grant: AssumeRoleGrant, [holder, role]: Ends) => ({
  decision: grant.decision,
  mechanism: grant.mechanism,
  crossAccount: grant.crossAccount,
  conditions: grant.conditions.map((condition) => citeStoredCondition(condition, holder, role)),
  preconditions: grant.preconditions,
  determiningStatements: grant.evidence.map((statement) => citeStored(statement, holder, role)),
});
