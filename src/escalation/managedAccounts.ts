/**
 * What administering a management account is worth elsewhere: by Identity Center (T-169) its administrators make themselves
 * administrators of every account of the organization, as far as the guardrails over that one let a permission set's role,
 * and assign themselves whatever permission set has become a role there (T-172).
 */
import type { OrganizationMembership, RequestPrincipal } from '../iam/request.js';
import type { ManagedAccount } from './account.js';
import { administrationOf, everything } from './administration.js';
import { Resources } from './asked.js';
import { Caller } from './caller.js';
import type { Estate } from './estate.js';
import { both, granted, provided, withoutStatementsOf, type Verdict } from './verdict.js';

export interface ManagedTarget {
  readonly techniqueId: string;
  /** ARN of a role, or of the root user that stands for its account. */
  readonly arn: string;
  readonly verdict: Verdict;
}

/** None unless the estate's account manages an organization. */
export function managedTargets(estate: Estate): readonly ManagedTarget[] {
  const { manages } = estate.around;
  if (manages === undefined) return [];
  const enabled = manages.hasIdentityCenter
    ? granted
    : provided('Identity Center is enabled in the organization.');
  return [
    ...manages.accounts.map((managed) => ({
      techniqueId: 'T-169',
      arn: `arn:${estate.account.partition}:iam::${managed.accountId}:root`,
      verdict: both(enabled, administrationIn(managed, estate) ?? WITHOUT_GUARDRAILS) ?? enabled,
    })),
    ...manages.permissionSetRoles.map((arn) => ({ techniqueId: 'T-172', arn, verdict: granted })),
  ];
}

/** T-179: who administers the organization can, and they do not bind it (E-19d). */
const WITHOUT_GUARDRAILS = provided(
  'Guardrails over the account that stand in the way are detached first, which administrators of the organization can do.',
);

/** Of a role that may do everything there: no boundary is above it but what its permission set says. */
function administrationIn(
  { accountId, organization, guardrails }: ManagedAccount,
  { account: { partition }, administrativeActions }: Estate,
): Verdict | undefined {
  const resources = new Resources(partition, accountId, organization);
  const layers = { identity: { status: 'COLLECTED' as const, policies: [everything] }, ...guardrails };
  const caller = new Caller(roleIn(partition, accountId, organization), layers, resources);
  const verdict = administrationOf(caller, resources, administrativeActions);
  return withoutStatementsOf(verdict, (id) => id === everything.id);
}

const roleIn = (
  partition: string,
  accountId: string,
  organization: OrganizationMembership | undefined,
): RequestPrincipal => ({
  kind: 'roleSession',
  partition,
  accountId,
  ...(organization === undefined ? {} : { organization }),
  serviceLinked: false,
});
