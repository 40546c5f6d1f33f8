/**
 * Decides whether a guardrail applies to what policies of resources and roles grant directly to principals of their
 * own account.
 */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { assumeActions } from '../../graph/model/assumeActions.js';
import type { Principal } from '../../graph/model/graph.js';
import { isFederatedSession, isRole } from '../../graph/model/principals/namedPrincipal.js';
import type { CompiledStatement } from '../../iam/language/compile.js';
import { isAboutAction, servicesOf } from '../exposure/grantedRequests.js';
import { allPages } from '../shared/pageOf.js';

/**
 * E-22: whether the Denies of a guardrail may take away direct grants. A named principal needs no policy of its own, so
 * its permissions do not show what it loses.
 */
export async function bearsOnDirectGrants(
  reader: GraphReader,
  accountId: string,
  principals: readonly string[],
  denies: readonly CompiledStatement[],
): Promise<boolean> {
  if (denies.length === 0) return false;
  const roles = denies.some(isAboutAssuming) ? principals.filter(isRole) : [];
  const resources = await allPages((page) => reader.resourcePage(page, { accountId }));
  const concerned = resources.filter(({ service }) => denies.some((deny) => isAboutService(deny, service)));
  const grants = await reader.trustGrants([...roles, ...concerned.map(({ arn }) => arn)]);
  return [...grants.values()].flat().some(({ principal }) => isDirect(principal, accountId));
}

const isDirect = ({ kind, accountId, identifier }: Principal, own: string): boolean => {
  if (kind === 'ANYONE' || accountId !== own) return kind === 'ANYONE';
  return kind === 'USER' || kind === 'ROLE' || kind === 'ROLE_SESSION' || isFederatedSession(identifier);
};

const isAboutAssuming = (statement: CompiledStatement): boolean =>
  Object.values(assumeActions).some((name) => isAboutAction(statement, name));

/**
 * Whether the statement may be about the service. Actions of API Gateway and MSK have other prefixes than their ARNs.
 */
const isAboutService = (statement: CompiledStatement, service: string): boolean =>
  ['apigateway', 'kafka'].includes(service) || servicesOf(statement, { service }).includes(service);
