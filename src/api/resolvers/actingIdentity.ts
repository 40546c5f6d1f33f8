/** Whose policies a principal acts with: a user's or role's own, a session's role's. */
import type { IamRole, IamUser, Principal } from '../../graph/model/graph.js';
import type { Loaders } from '../reading/loaders.js';

/** Null for principals that have no identity-based policies. */
export async function actingIdentity(
  principal: Principal,
  loaders: Loaders,
): Promise<IamUser | IamRole | null> {
  if (principal.kind === 'USER' || principal.kind === 'ROLE') return principal;
  return principal.kind === 'ROLE_SESSION' ? loaders.rolesOfSessions.load(principal.identifier) : null;
}
