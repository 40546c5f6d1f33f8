/** Judges whether the preconditions of a technique hold: yes, no, or not known from the data. */
import { PRINCIPAL_TAG } from '../../iam/chain/attributeGroups.js';
import { allPolicies, policiesOfLayer, type AppliedPolicy } from '../../iam/decide/layers.js';
import { compileGlob, matchesGlob } from '../../iam/match/wildcard.js';
import type { Role, AccountContext, AccountWorkload } from '../context/accountContents.js';
import type { Trial, Binding } from './trial.js';
import { Callers } from '../context/callers.js';
import { needsOn } from '../catalog/variants.js';
import { administrationInGroup } from '../gains/joinedGroups.js';
import { launched, passesSome } from './passRole.js';
import type { CheckOf, PreconditionCheck, ProviderKind } from '../catalog/preconditionCheck.js';
import type { Precondition } from '../catalog/technique.js';
import { isReserved } from '../context/trusts.js';
import { both, strongest, strongestBy, granted, provided, type Verdict } from './verdict.js';
import { needed } from './requirement.js';

type Answer = Verdict | undefined;

/** Judges all preconditions; undefined where the data shows that one is not met. */
export function presupposed(trial: Trial): Answer {
  let verdict: Answer = closedService(trial);
  for (const precondition of trial.form.preconditions) {
    verdict = both(verdict, held(precondition, trial));
    if (verdict === undefined) return undefined;
  }
  return verdict;
}

/** Judges everything that the form requires and presupposes. */
export const judgeTrial = (trial: Trial): Answer =>
  both(needed(trial.form.required, trial), presupposed(trial));

const closedService = ({ technique: { marks = [] } }: Trial): Verdict =>
  marks.includes('CLOSED')
    ? provided('the account still uses the service, which is closed to new customers')
    : granted;

function held({ text, check }: Precondition, trial: Trial): Answer {
  if (check === undefined) return provided(text);
  const found = decided(check, trial, text);
  return typeof found === 'boolean'
    ? found
      ? granted
      : undefined
    : found === 'UNDECIDED'
      ? provided(text)
      : found;
}

/** UNDECIDED: the data does not say. */
type Found = boolean | 'UNDECIDED' | Answer;

function decided(check: PreconditionCheck, trial: Trial, text: string): Found {
  const { callers, earlier } = trial;
  const { role, user } = trial.binding;
  switch (check.kind) {
    // These are judged with the requirement.
    case 'GIVEN':
    case 'POLICY_VERSION_FREE':
    case 'STRONGER_VERSION':
    case 'DENY_MATTERS':
      return true;
    case 'CALLER_IS':
      return callers.set.kind === check.principal;
    case 'CALLER_HAS_BOUNDARY':
      return callers.set.boundary.status !== 'NONE';
    case 'TARGET_HAS_BOUNDARY':
      return (role ?? user)?.boundaryUid !== undefined;
    case 'ROLE_CAN_CHANGE':
      return !isReserved(role?.arn ?? trial.binding.member ?? '');
    case 'ACCESS_KEYS':
      return accessKeys(trial.binding, check.fewerThanTwo);
    case 'LOGIN_PROFILE':
      return passwordIs(trial.binding, check.present);
    case 'NO_MFA_DEVICE':
      return withoutMfa(trial, text);
    case 'OTHER_WAY_IN':
      return trial.binding.anyoneMayEnter ?? earlier.into((role ?? user)?.arn ?? '', trial.binding.member);
    case 'GROUP_ADMINISTERS':
      return administrationInGroup(trial, trial.binding.chosen, text);
    case 'LAUNCH_SET':
      return launched(trial);
    case 'LAUNCHES_WITH_PROFILE':
      return launchesWithProfile(trial) ?? 'UNDECIDED';
    default:
      return ofAccount(check, trial);
  }
}

const EC2 = 'ec2.amazonaws.com';

const launchesWithProfile = ({ earlier, callers }: Trial): Answer =>
  earlier.launches({ gain: 'BECOME_ROLE', profile: 'ONLY' }, callers).find(({ service }) => service === EC2)
    ?.verdict;

/**
 * Counts access keys (T-018, T-019): in a credential report, those that are active or were used, as others are unlikely
 * to exist (F-119).
 */
function accessKeys({ user }: Binding, fewerThanTwo: boolean): Found {
  const keys = user?.credentials?.accessKeys;
  return keys === undefined ? 'UNDECIDED' : keys.length < 2 === fewerThanTwo;
}

function passwordIs({ user }: Binding, present: boolean): Found {
  const enabled = user?.credentials?.passwordEnabled;
  return enabled === undefined ? 'UNDECIDED' : enabled === present;
}

/** Judges whether the user has no MFA device, or the caller can remove it first (T-023). */
function withoutMfa(trial: Trial, text: string): Found {
  const active = trial.binding.user?.credentials?.mfaActive;
  if (active === false) return true;
  const removed = trial.earlier.enabling(trial.technique, trial.binding);
  return removed ?? (active === undefined ? provided(text) : false);
}

type AccountCheck = CheckOf<
  | 'WORKLOAD_RUNS_AS'
  | 'WORKLOAD_EXISTS'
  | 'SERVICE_LINKED_ROLE'
  | 'ROLE_MAY'
  | 'PASSES_SERVICE_ROLE'
  | 'ROLE_TRUSTS_PROVIDER'
  | 'ROLE_TRUSTS_SERVICE'
  | 'ROLE_IN_PROFILE'
  | 'POLICY_TESTS'
  | 'MANAGEMENT_ACCOUNT'
>;

/** Judges checks that other lists of the account, or its organization, decide. */
function ofAccount(check: AccountCheck, trial: Trial): Found {
  const { role, running } = trial.binding;
  const { accountIndex } = trial;
  switch (check.kind) {
    case 'WORKLOAD_RUNS_AS':
      return running === undefined ? mayRun(check, trial) : true;
    case 'WORKLOAD_EXISTS':
      return exists(check, trial);
    case 'SERVICE_LINKED_ROLE':
      return serviceLinkedRole(check, trial);
    case 'ROLE_MAY':
      return role === undefined ? 'UNDECIDED' : roleMay(check.actions, trial, role);
    case 'PASSES_SERVICE_ROLE':
      return passesSome(trial, check.service);
    case 'ROLE_TRUSTS_PROVIDER':
      return role !== undefined && trustsProvider(trial, role, check.provider);
    case 'ROLE_TRUSTS_SERVICE':
      return role !== undefined && trustOf(check, trial, role);
    case 'ROLE_IN_PROFILE':
      return role !== undefined && accountIndex.isInProfile(role);
    case 'POLICY_TESTS':
      return testsKey(check.keys, trial);
    case 'MANAGEMENT_ACCOUNT':
      return managesOrganization(trial, check);
  }
}

/** Judges whether something runs as the role: it may for any role of the service without an inventory (G-3). */
function mayRun({ kinds, services }: CheckOf<'WORKLOAD_RUNS_AS'>, trial: Trial): Found {
  const { accountIndex, form, binding } = trial;
  const { role } = binding;
  if (needsOn(form.required, 'CODE_SOURCE') && isFedFromUnknown(kinds, trial)) return 'UNDECIDED';
  if (accountIndex.isInventoried(kinds)) return false;
  if (role === undefined) return 'UNDECIDED';
  return services.some((service) => accountIndex.trusts.isMadeFor(service, role)) ? 'UNDECIDED' : false;
}

/** Whether some workload of these kinds may run code from any bucket (G-17). */
const isFedFromUnknown = (kinds: readonly string[], { accountIndex }: Trial): boolean =>
  accountIndex.account.workloads.some(({ kind, codeFrom }) => kinds.includes(kind) && codeFrom === undefined);

function trustOf(
  { services, named }: CheckOf<'ROLE_TRUSTS_SERVICE'>,
  { accountIndex }: Trial,
  role: Role,
): Answer {
  if (named !== undefined && !role.arn.endsWith(`/${named}`)) return undefined;
  return strongestBy(services, (service) => accountIndex.trusts.rolesTrusting(service).get(role));
}

/** Judges whether such a workload exists. Not every inventory lists those without a role (G-12). */
function exists({ kinds, withRole }: CheckOf<'WORKLOAD_EXISTS'>, { accountIndex }: Trial): Found {
  const suits = (workload: AccountWorkload): boolean =>
    kinds.includes(workload.kind) && (withRole === undefined || withRole === hasRole(workload));
  if (accountIndex.account.workloads.some(suits)) return true;
  const isKnown = withRole === true ? accountIndex.isInventoried(kinds) : accountIndex.isListed(kinds);
  return isKnown ? false : 'UNDECIDED';
}

const hasRole = ({ roles, instanceProfileArns, unresolved }: AccountWorkload): boolean =>
  roles.length + instanceProfileArns.length + unresolved.length > 0;

/** Judges whether the role exists or the caller may create it (G-16). The data does not say if another caller will. */
function serviceLinkedRole(
  { service, name }: CheckOf<'SERVICE_LINKED_ROLE'>,
  { accountIndex, callers, binding: { member } }: Trial,
): Found {
  const path = `/aws-service-role/${service}/`;
  if (accountIndex.account.roles.some((role) => role.path === path)) return true;
  const target = accountIndex.resources.ofIam(`role${path}${name}`);
  const knownContext = [['iam:awsservicename', service]] as const;
  return callers.asking(CREATE_LINKED, member).may(CREATE_LINKED, target, knownContext) ?? 'UNDECIDED';
}

const CREATE_LINKED = 'iam:CreateServiceLinkedRole';

/** Judges whether the role may do all of the actions on something (G-16). */
function roleMay(actions: readonly string[], { accountIndex }: Trial, role: Role): Answer {
  const set = accountIndex.policySets.get(role.policySetUid);
  if (set === undefined) return undefined;
  const itself = new Callers(set, accountIndex).by(role.arn);
  return actions.reduce<Answer>((one, action) => both(one, itself.mayOnSome(action, undefined)), granted);
}

/** Judges whether the role trusts such a provider. If the caller changes the provider, the requirement judges it. */
function trustsProvider({ accountIndex, form }: Trial, role: Role, kind: ProviderKind): Found {
  if (needsOn(form.required, 'PROVIDER')) return true;
  return strongest(accountIndex.trusts.providersTrustedBy(role, kind).map(({ verdict }) => verdict));
}

/** Whether a policy tests one of the keys. `aws:PrincipalTag/*` stands for all keys with this prefix. */
function testsKey(keys: readonly string[], { accountIndex, callers }: Trial): boolean {
  const { around, trusts } = accountIndex;
  const wanted = keys.map((key) => compileGlob(key.toLowerCase()));
  const isTested = (some: Iterable<string>): boolean =>
    [...some].some((key) => wanted.some((glob) => matchesGlob(glob, key)));
  const { identity, permissionsBoundary } = callers.layers;
  if (isTested(trusts.keys()) || isTested(keysIn([identity, permissionsBoundary].flatMap(policiesOfLayer))))
    return true;
  const asksForName = isTested([PRINCIPAL_ARN]);
  // What MFA opens is already in the conditions of other ways.
  if (!asksForName && !keys.some((key) => key.toLowerCase().startsWith(PRINCIPAL_TAG))) return false;
  if (isTested(keysIn(allPolicies(callers.layers)))) return true;
  accountIndex.restsElsewhere = true;
  return asksForName
    ? Object.values(around.namesInConditions()).flat().length > 0
    : around.asksForTagsElsewhere();
}

const PRINCIPAL_ARN = 'aws:principalarn';

const keysIn = (policies: readonly AppliedPolicy[]): readonly string[] =>
  policies.flatMap(({ compiled }) => [...(compiled?.referencedKeys ?? [])]);

function managesOrganization(trial: Trial, check: CheckOf<'MANAGEMENT_ACCOUNT'>): Found {
  const found = administersOrganization(trial, check);
  return found === 'UNDECIDED' && check.ifKnown === true ? false : found;
}

function administersOrganization(
  { accountIndex: { around, account } }: Trial,
  { orDelegated, withIdentityCenter }: CheckOf<'MANAGEMENT_ACCOUNT'>,
): Found {
  const manager = around.managementAccountId;
  if (manager === undefined) return 'UNDECIDED';
  if (manager !== account.accountId) return administers(orDelegated, around);
  return withIdentityCenter !== true || around.manages?.hasIdentityCenter === true ? true : 'UNDECIDED';
}

/** Whether the account administers this service for the organization by delegation. */
function administers(
  what: CheckOf<'MANAGEMENT_ACCOUNT'>['orDelegated'],
  { delegatedServices }: AccountContext,
): Found {
  if (what === undefined) return false;
  if (what === 'BY_RESOURCE_POLICY' || delegatedServices === undefined) return 'UNDECIDED';
  return delegatedServices.includes(what);
}
