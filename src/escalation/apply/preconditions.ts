/** Judges whether the preconditions of a technique hold: yes, no, or not known from the data. */
import { allPolicies, policiesOfLayer, type AppliedPolicy, type Layer } from '../../iam/decide/layers.js';
import { compileGlob, matchesGlob } from '../../iam/match/wildcard.js';
import type { AccountContext, AccountWorkload } from '../context/accountContents.js';
import type { Trial } from './trial.js';
import { Caller } from '../context/caller.js';
import { Callers } from '../context/callers.js';
import type { ResourceIndex } from '../context/resourceIndex.js';
import { needsOn } from '../catalog/forms.js';
import { everything } from '../gains/administration.js';
import { administrationInGroup } from '../gains/joinedGroups.js';
import { launched, passesSome } from './passRole.js';
import type { CheckOf, PreconditionCheck } from '../catalog/preconditionCheck.js';
import type { Precondition } from '../catalog/technique.js';
import { isOfPermissionSet } from '../context/accountContents.js';
import { isReserved } from '../context/trusts.js';
import { both, strongest, strongestBy, granted, provided, type Verdict } from './verdict.js';
import { needed } from './requirement.js';
import { PRINCIPAL_TAG } from '../../iam/facts/data/conditionKeys.js';

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

type Kind = PreconditionCheck['kind'];
type Judge<K extends Kind> = (check: CheckOf<K>, trial: Trial, text: string) => Found;

const decided: Judge<Kind> = (check, ...asked) => (judges[check.kind] as Judge<Kind>)(check, ...asked);

/** The requirement judges what these checks are about. */
const withRequirement = (): boolean => true;

const judges: { readonly [K in Kind]: Judge<K> } = {
  GIVEN: withRequirement,
  POLICY_VERSION_FREE: withRequirement,
  STRONGER_VERSION: withRequirement,
  DENY_MATTERS: withRequirement,
  CALLER_IS: ({ principal }, { callers }) => callers.set.kind === principal,
  CALLER_HAS_BOUNDARY: (_, { callers }) => callers.set.boundary.status !== 'NONE',
  TARGET_HAS_BOUNDARY: (_, { binding: { role, user } }) => (role ?? user)?.boundaryUid !== undefined,
  ROLE_CAN_CHANGE: (_, { binding: { role, member = '' } }) => !isReserved(role?.arn ?? member),
  ACCESS_KEYS: accessKeys,
  LOGIN_PROFILE: passwordIs,
  NO_MFA_DEVICE: withoutMfa,
  OTHER_WAY_IN: (_, { earlier, binding: { role, user, member, anyoneMayEnter } }) =>
    anyoneMayEnter ?? earlier.into((role ?? user)?.arn ?? '', member),
  GROUP_ADMINISTERS: (_, trial, text) => administrationInGroup(trial, trial.binding.chosen, text),
  LAUNCH_SET: (_, trial) => launched(trial),
  LAUNCHES_WITH_PROFILE: launchesWithProfile,
  WORKLOAD_RUNS_AS: (check, trial) => trial.binding.running !== undefined || mayRun(check, trial),
  WORKLOAD_EXISTS: exists,
  SERVICE_LINKED_ROLE: serviceLinkedRole,
  ROLE_MAY: roleMay,
  PASSES_SERVICE_ROLE: ({ service }, trial) => passesSome(trial, service),
  ROLE_TRUSTS_PROVIDER: trustsProvider,
  ROLE_TRUSTS_SERVICE: trustOf,
  ROLE_IN_PROFILE: (_, { accountIndex, binding: { role } }) =>
    role !== undefined && accountIndex.isInProfile(role),
  POLICY_TESTS: testsKey,
  MANAGEMENT_ACCOUNT: managesOrganization,
  WORKFORCE_USER: (_, { callers }) => isOfPermissionSet(callers.set) || 'UNDECIDED',
};

const EC2 = 'ec2.amazonaws.com';

function launchesWithProfile(_: unknown, { earlier, callers }: Trial): Found {
  const launches = earlier.launches({ gain: 'BECOME_ROLE', profile: 'ONLY' }, callers);
  return launches.find(({ service }) => service === EC2)?.verdict ?? 'UNDECIDED';
}

/**
 * Counts access keys (T-018, T-019): in a credential report, those that are active or have a date of creation, as
 * others are unlikely to exist (F-119).
 */
function accessKeys({ fewerThanTwo }: CheckOf<'ACCESS_KEYS'>, { binding: { user } }: Trial): Found {
  const keys = user?.credentials?.accessKeys;
  return keys === undefined ? 'UNDECIDED' : keys.length < 2 === fewerThanTwo;
}

function passwordIs({ present }: CheckOf<'LOGIN_PROFILE'>, { binding: { user } }: Trial): Found {
  const enabled = user?.credentials?.passwordEnabled;
  return enabled === undefined ? 'UNDECIDED' : enabled === present;
}

/** Judges whether the user has no MFA device, or the caller can remove it first (T-023). */
function withoutMfa(_: unknown, trial: Trial, text: string): Found {
  const active = trial.binding.user?.credentials?.mfaActive;
  if (active === false) return true;
  const removed = trial.earlier.enabling(trial.technique, trial.binding);
  return removed ?? (active === undefined ? provided(text) : false);
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
  { accountIndex, binding: { role } }: Trial,
): Answer {
  if (role === undefined || (named !== undefined && !role.arn.endsWith(`/${named}`))) return undefined;
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
function roleMay(
  { actions, orResource }: CheckOf<'ROLE_MAY'>,
  { accountIndex, binding: { role } }: Trial,
): Found {
  if (role === undefined) return 'UNDECIDED';
  const set = accountIndex.policySets.get(role.policySetUid);
  if (set === undefined) return undefined;
  const itself = new Callers(set, accountIndex).by(role.arn);
  const may = actions.reduce<Answer>(
    (one, action) => both(one, itself.mayOnSome(action, undefined)),
    granted,
  );
  const mayBeLet =
    orResource && actions.every((action) => isUndenied(action, itself, accountIndex.resources));
  return may ?? (mayBeLet && 'UNDECIDED');
}

/** Whether no Deny of the role itself or of guardrails is about all resources, so that the policy of one may allow it. */
function isUndenied(action: string, { principal, layers }: Caller, resources: ResourceIndex): boolean {
  const allowing = (layer: Layer | undefined): Layer => ({
    status: 'COLLECTED',
    policies: [everything, ...policiesOfLayer(layer)],
  });
  const given = {
    ...layers,
    identity: allowing(layers.identity),
    permissionsBoundary: allowing(layers.permissionsBoundary),
  };
  return new Caller(principal, given, resources).may(action, resources.of('*')) !== undefined;
}

/** Judges whether the role trusts such a provider. If the caller changes the provider, the requirement judges it. */
function trustsProvider(
  { provider }: CheckOf<'ROLE_TRUSTS_PROVIDER'>,
  { accountIndex, form, binding: { role } }: Trial,
): Found {
  if (role === undefined) return false;
  if (needsOn(form.required, 'PROVIDER')) return true;
  return strongest(accountIndex.trusts.providersTrustedBy(role, provider).map(({ verdict }) => verdict));
}

/** Whether a policy tests one of the keys. `aws:PrincipalTag/*` stands for all keys with this prefix. */
export function testsKey(
  { keys }: Pick<CheckOf<'POLICY_TESTS'>, 'keys'>,
  { accountIndex, callers }: Pick<Trial, 'accountIndex' | 'callers'>,
): boolean {
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

function managesOrganization(check: CheckOf<'MANAGEMENT_ACCOUNT'>, trial: Trial): Found {
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
