/** Single steps of assuming roles, to either side of a principal. */
import { citeStored, citeStoredCondition } from '../../access/shared/evidence.js';
import type { AssumeRoleGrant, Principal } from '../../graph/model/graph.js';
import { gapsOfAssumedRoles, gapsOfAssumers } from '../../access/whoCan/assumeRoleGaps.js';
import { connect, type PageArguments } from '../pagination.js';
import type { Context } from '../context.js';
import { actingIdentity } from './actingIdentity.js';
import { stepsOf } from './steps.js';

/** A session may assume what its role may. */
export async function canAssume(principal: Principal, page: PageArguments, context: Context) {
  const { loaders, reader } = context;
  const { identifier } = (await actingIdentity(principal, loaders)) ?? principal;
  const found = await connect(page, (request) => loaders.canAssume(identifier, request));
  return {
    ...stepsOf(found, (grant, role) => cited(grant, identifier, role.identifier)),
    readGaps: async () => gapsOfAssumedRoles(reader, identifier, await loaders.unreadTrusts()),
  };
}

export async function assumableBy(
  { kind, identifier }: Principal,
  page: PageArguments,
  { loaders, reader }: Context,
) {
  const found = await connect(page, async (request) =>
    kind === 'ROLE' ? loaders.assumableBy(identifier, request) : null,
  );
  return {
    ...stepsOf(found, (grant, holder) => cited(grant, holder.identifier, identifier)),
    readGaps: async () => (kind === 'ROLE' ? gapsOfAssumers(reader, identifier) : []),
  };
}

export type AssumeRoleSteps = Awaited<ReturnType<typeof canAssume>>;

const cited = (grant: AssumeRoleGrant, holder: string, role: string) => ({
  decision: grant.decision,
  mechanism: grant.mechanism,
  crossAccount: grant.crossAccount,
  conditions: grant.conditions.map((condition) => citeStoredCondition(condition, holder, role)),
  preconditions: grant.preconditions,
  determiningStatements: grant.evidence.map((statement) => citeStored(statement, holder, role)),
  caveats: grant.caveats,
});
