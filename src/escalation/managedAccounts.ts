/**
 * What administering an account is worth elsewhere that manages an organization, or administers Identity Center for it: by
 * Identity Center (T-169) its administrators make themselves administrators of every other account, as far as the
 * guardrails over that one let a permission set's role, and assign themselves whatever permission set has become a role
 * there (T-172). Into the management account only it leads itself.
 */
import { accountOfIdentifier } from '../graph/namedPrincipal.js';
import type { OrganizationMembership, RequestPrincipal } from '../iam/request.js';
import type { ManagedAccount, ManagedOrganization } from './account.js';
import { administrationOf, everything } from './administration.js';
import { Resources, type Asked } from './asked.js';
import { Caller } from './caller.js';
import type { Estate } from './estate.js';
import { leavesOf } from './forms.js';
import { techniqueById } from './techniques.js';
import { both, granted, provided, withoutStatementsOf, type Verdict } from './verdict.js';

export interface ManagedTarget {
  readonly techniqueId: string;
  /** ARN of a role, or of the root user that stands for its account. */
  readonly arn: string;
  readonly verdict: Verdict;
}

/** None unless the estate's account manages an organization, or administers Identity Center for it. */
export function managedTargets(estate: Estate): readonly ManagedTarget[] {
  const { manages } = estate.around;
  if (manages === undefined) return [];
  const permitted = permittedIn(estate);
  const target = (
    techniqueId: string,
    arn: string,
    verdict: Verdict | undefined,
  ): readonly ManagedTarget[] => {
    const whole = both(verdict, permitted(techniqueId, accountOfIdentifier(arn) ?? ''));
    return whole === undefined ? [] : [{ techniqueId, arn, verdict: whole }];
  };
  return [
    ...manages.accounts.flatMap((managed) =>
      target(
        'T-169',
        `arn:${estate.account.partition}:iam::${managed.accountId}:root`,
        both(enabledIn(manages), administrationIn(managed, estate) ?? withoutGuardrails(manages)),
      ),
    ),
    ...manages.permissionSetRoles.flatMap((arn) => target('T-172', arn, granted)),
  ];
}

const enabledIn = ({ hasIdentityCenter }: ManagedOrganization): Verdict =>
  hasIdentityCenter ? granted : provided('Identity Center is enabled in the organization');

/** T-179: who administers the organization can, and they do not bind it (E-19d). */
const withoutGuardrails = ({ isDelegated }: ManagedOrganization): Verdict | undefined =>
  isDelegated
    ? undefined
    : provided(
        'guardrails over the account that stand in the way are detached first, which administrators of the organization can do',
      );

/**
 * What the technique requires, for an account to assign in: who administers an account gives itself every permission, so
 * that the guardrails over it alone decide (E-19e). None bind a management account.
 */
function permittedIn(estate: Estate): (techniqueId: string, accountId: string) => Verdict | undefined {
  const layers = estate.layersOf({ status: 'COLLECTED', policies: [everything] }, undefined);
  const anybody = new Caller(estate.somebody('ROLE'), layers, estate.resources);
  const may = (action: string, accountId: string) =>
    action === ASSIGN
      ? anybody.may(action, assignableAccount(estate, accountId))
      : anybody.maySomewhere(action, undefined);
  return (techniqueId, accountId) => {
    const actions = leavesOf(techniqueById(techniqueId)?.required ?? { none: true }).map(
      ({ action }) => action,
    );
    const verdict = actions.map((action) => may(action, accountId)).reduce(both, granted);
    return withoutStatementsOf(verdict, (id) => id === everything.id);
  };
}

export const ASSIGN = 'sso:CreateAccountAssignment';

/** Whoever assigns a permission set has to be allowed it on the account too. */
export const assignableAccount = ({ account, resources }: Estate, accountId: string): Asked =>
  resources.of(`arn:${account.partition}:sso:::account/${accountId}`);

/** Of a role that may do everything there: no boundary is above it but what its permission set says. */
function administrationIn(
  { accountId, organization, guardrails }: ManagedAccount,
  { account: { partition }, administrativeActions, around: { clock } }: Estate,
): Verdict | undefined {
  const resources = new Resources(partition, accountId, organization, clock);
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
