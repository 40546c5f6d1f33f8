/**
 * Finds what the administrators of an account gain in others if it manages an organization or administers Identity
 * Center for it. By Identity Center they make themselves administrators of every other account (T-169), as far as its
 * guardrails leave that to a permission set's role. They also assign themselves the permission sets that are roles
 * there (T-172). Only the management account itself leads into the management account.
 */
import { groupBy } from '../../graph/model/groupBy.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { OrganizationMembership, RequestPrincipal } from '../../iam/decide/request.js';
import type { ManagedAccount, AdministeredOrganization } from '../context/accountContents.js';
import { administrationOf, allowingEverything, withoutEverything } from './administration.js';
import { ResourceIndex } from '../context/resourceIndex.js';
import { Caller } from '../context/caller.js';
import { asksWho, type AccountIndex } from '../context/accountIndex.js';
import { formsOf } from '../catalog/technique.js';
import { alternatives, leavesOf } from '../catalog/variants.js';
import { techniqueById } from '../catalog/techniques.js';
import { both, strongest, granted, provided, type Verdict } from '../apply/verdict.js';
import { rootArn } from '../../iam/language/arn.js';

export interface ManagedTarget {
  readonly techniqueId: string;
  /** ARN of a role, or of the root user that stands for its account. */
  readonly arn: string;
  /** ARNs of the principals that reach the target. */
  readonly by: readonly string[];
  readonly verdict: Verdict;
}

/**
 * Returns the targets; none unless the account manages an organization or administers Identity Center for it.
 * `administrators`: ARNs of the root user and the administrators of the account.
 */
export function managedTargets(
  accountIndex: AccountIndex,
  administrators: readonly string[],
): readonly ManagedTarget[] {
  const { manages } = accountIndex.around;
  if (manages === undefined) return [];
  const permitted = permittedIn(accountIndex, administrators);
  const target = (techniqueId: string, arn: string, verdict: Verdict | undefined): readonly ManagedTarget[] =>
    permitted(techniqueId, accountOfIdentifier(arn) ?? '').flatMap(({ by, verdict: own }) => {
      const whole = both(verdict, own);
      return whole === undefined ? [] : [{ techniqueId, arn, by, verdict: whole }];
    });
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
        'guardrails over the account that stand in the way are detached first, which administrators of the organization can do',
      );

interface Permitted {
  readonly by: readonly string[];
  readonly verdict: Verdict;
}

/**
 * Judges what the technique requires, by the account to assign in. Administrators give themselves every permission, so
 * only the guardrails over their account decide (E-19e); none apply to a management account. If guardrails exempt
 * principals by name, these are exempt for certain, and others must first become one of them (G-18).
 */
function permittedIn(
  accountIndex: AccountIndex,
  administrators: readonly string[],
): (techniqueId: string, accountId: string) => readonly Permitted[] {
  const layers = accountIndex.layersOf(allowingEverything, undefined);
  const by = (principal: RequestPrincipal) => new Caller(principal, layers, accountIndex.resources);
  const anyHolders = (['ROLE', 'USER'] as const).map((kind) => by(accountIndex.anyHolder(kind)));
  const each = asksWho(layers)
    ? administrators.map((arn) => [arn, by(accountIndex.principal(arn))] as const)
    : [];
  return (techniqueId, accountId) => {
    const whoever = strongest(
      anyHolders.map((one) => permittedTo(one, accountIndex, techniqueId, accountId)),
    );
    if (each.length === 0) return whoever === undefined ? [] : [{ by: administrators, verdict: whoever }];
    const all = each.flatMap(([arn, caller]) => {
      const verdict = strongest([permittedTo(caller, accountIndex, techniqueId, accountId), whoever]);
      return verdict === undefined ? [] : [{ arn, verdict }];
    });
    return [...groupBy(all, ({ verdict }) => JSON.stringify(verdict)).values()].flatMap((some) =>
      some.slice(0, 1).map(({ verdict }) => ({ by: some.map(({ arn }) => arn), verdict })),
    );
  };
}

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
      [...leavesOf(one).map(({ action }) => may(action)), ...open].reduce(both, granted),
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
