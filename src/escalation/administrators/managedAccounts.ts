/**
 * Finds what the administrators of an account gain in others if it manages an organization or administers Identity
 * Center for it. By Identity Center they make themselves administrators of every other account (T-169), as far as its
 * guardrails leave that to a permission set's role. They also assign themselves the permission sets that are roles
 * there (T-172). Only the management account itself leads into the management account.
 */
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { OrganizationMembership, RequestPrincipal } from '../../iam/decide/request.js';
import type { ManagedAccount, AdministeredOrganization } from '../context/accountContents.js';
import { administrationOf, allowingEverything, withoutEverything } from '../gains/administration.js';
import { permittedAmong, type GainedTarget } from './permittedAdministrators.js';
import { ResourceIndex } from '../context/resourceIndex.js';
import { Caller } from '../context/caller.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { formsOf } from '../catalog/technique.js';
import { alternatives, requiredActionsOf } from '../catalog/forms.js';
import { techniqueById } from '../catalog/techniques.js';
import { both, strongest, granted, provided, type Verdict } from '../apply/verdict.js';
import { rootArn } from '../../iam/language/arn.js';

/**
 * Returns the targets; none unless the account manages an organization or administers Identity Center for it.
 * `administrators`: ARNs of the root user and the administrators of the account.
 */
export function managedTargets(
  accountIndex: AccountIndex,
  administrators: readonly string[],
): readonly GainedTarget[] {
  const { manages } = accountIndex.around;
  if (manages === undefined) return [];
  const permitted = permittedAmong(administrators, accountIndex);
  const target = (
    techniqueId: string,
    arn: string,
    verdict: Verdict | undefined,
  ): readonly GainedTarget[] => {
    const accountId = accountOfIdentifier(arn) ?? '';
    const all = permitted(({ any }) => permittedTo(any, accountIndex, techniqueId, accountId));
    return all.flatMap(({ by, verdict: own }) => {
      const whole = both(verdict, own);
      return whole === undefined ? [] : [{ techniqueId, arn, by, verdict: whole }];
    });
  };
  return [
    ...manages.accounts.flatMap((managed) =>
      target(
        'T-169',
        rootArn({ ...accountIndex.account, accountId: managed.accountId }),
        both(enabledIn(manages), administrationIn(managed, accountIndex) ?? withoutGuardrails(manages)),
      ),
    ),
    ...manages.permissionSetRoles.flatMap((arn) => target('T-172', arn, granted)),
  ];
}

const enabledIn = ({ hasIdentityCenter }: AdministeredOrganization): Verdict =>
  hasIdentityCenter ? granted : provided('Identity Center is enabled in the organization');

/** Allows detaching guardrails (T-179): the organization's administrators can; none apply to them (E-19d). */
const withoutGuardrails = ({ isDelegated }: AdministeredOrganization): Verdict | undefined =>
  isDelegated
    ? undefined
    : provided(
        'guardrails over the account that prevent it are detached first, which administrators of the organization can do',
      );

function permittedTo(
  caller: Caller,
  accountIndex: AccountIndex,
  techniqueId: string,
  accountId: string,
): Verdict | undefined {
  const may = (action: string) => mayFor(caller, action, accountIndex, accountId);
  const technique = techniqueById(techniqueId);
  const forms = technique === undefined ? [] : formsOf(technique);
  const each = forms.flatMap(({ required, preconditions }) => {
    const open = preconditions.filter(({ check }) => check === undefined).map(({ text }) => provided(text));
    return alternatives(required).map((one) =>
      [...requiredActionsOf(one).map(({ action }) => may(action)), ...open].reduce(both, granted),
    );
  });
  return withoutEverything(strongest(each));
}

const ASSIGN = 'sso:CreateAccountAssignment';

/** Both assign a permission set; the second names no resource. */
export const assigning: readonly string[] = [ASSIGN, 'sso:AssociateProfile'];

/** Judges an action for an account to assign in: the first of the two must be allowed on that account, too. */
export const mayFor = (
  caller: Caller,
  action: string,
  { account, resources }: AccountIndex,
  accountId: string,
): Verdict | undefined =>
  action === ASSIGN
    ? caller.may(action, resources.of(`arn:${account.partition}:sso:::account/${accountId}`))
    : caller.mayOnSome(action, undefined);

/** Judges administration by a role that may do everything there: the only boundary is what its permission set sets. */
function administrationIn(
  { accountId, organization, guardrails }: ManagedAccount,
  { account: { partition }, administrativeActions, around: { clock } }: AccountIndex,
): Verdict | undefined {
  const resources = new ResourceIndex(partition, accountId, organization, clock);
  const layers = { identity: allowingEverything, ...guardrails };
  const caller = new Caller(roleIn(partition, accountId, organization), layers, resources);
  return withoutEverything(administrationOf(caller, resources, administrativeActions));
}

/** Returns the role that Identity Center makes; who makes the permission set chooses part of its name (F-103). */
const roleIn = (
  partition: string,
  accountId: string,
  organization: OrganizationMembership | undefined,
): RequestPrincipal => ({
  kind: 'roleSession',
  partition,
  accountId,
  roleArnLike: `arn:${partition}:iam::${accountId}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_*`,
  ...(organization === undefined ? {} : { organization }),
  serviceLinked: false,
});
