/** Does what a technique presupposes hold: by the data, for all that is known, or not? */
import { policiesOfLayer, type PolicyLayers } from '../../iam/decide/layers.js';
import { compileGlob, matchesGlob } from '../../iam/match/wildcard.js';
import type { Role, AccountContext, Workload } from '../context/account.js';
import type { Attempt, Binding } from './applyTechnique.js';
import { each } from '../context/caller.js';
import { Callers } from '../context/callers.js';
import { needsOn } from '../catalog/variants.js';
import { administrationInGroup } from '../gains/joinedGroups.js';
import { launched, passesSome } from './passRole.js';
import type { Precondition, PreconditionCheck, ProviderKind } from '../catalog/technique.js';
import { isReserved } from '../context/trusts.js';
import { both, strongest, granted, provided, type Verdict } from './verdict.js';

type Answer = Verdict | undefined;

/** All of them; undefined where the data shows one to be unmet. */
export function presupposed(attempt: Attempt, binding: Binding): Answer {
  let verdict: Answer = closedService(attempt);
  for (const precondition of attempt.form.preconditions) {
    verdict = both(verdict, held(precondition, attempt, binding));
    if (verdict === undefined) return undefined;
  }
  return verdict;
}

/** Section 1.2. */
const closedService = ({ technique: { marks = [] } }: Attempt): Verdict =>
  marks.includes('CLOSED')
    ? provided('the account still uses the service, which is closed to new customers')
    : granted;

function held({ text, check }: Precondition, attempt: Attempt, binding: Binding): Answer {
  if (check === undefined) return provided(text);
  const found = decided(check, attempt, binding, text);
  return typeof found === 'boolean'
    ? found
      ? granted
      : undefined
    : found === 'OPEN'
      ? provided(text)
      : found;
}

/** OPEN: no data says. */
type Found = boolean | 'OPEN' | Answer;

function decided(check: PreconditionCheck, attempt: Attempt, binding: Binding, text: string): Found {
  const { callers, ways } = attempt;
  const { role, user } = binding;
  switch (check.kind) {
    // The requirement is judged with these in mind.
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
      return !isReserved(role?.arn ?? binding.member ?? '');
    case 'ACCESS_KEYS':
      return accessKeys(binding, check.fewerThanTwo);
    case 'LOGIN_PROFILE':
      return passwordIs(binding, check.present);
    case 'NO_MFA_DEVICE':
      return withoutMfa(attempt, binding, text);
    case 'OTHER_WAY_IN':
      return binding.isForOthers ?? ways.into((role ?? user)?.arn ?? '', binding.member);
    case 'GROUP_ADMINISTERS':
      return administrationInGroup(attempt, binding.chosen, text);
    case 'LAUNCH_SET':
      return launched(attempt, binding);
    case 'LAUNCHES_WITH_PROFILE':
      return ways.launches({ service: EC2, gain: 'BECOME_ROLE', profile: 'ONLY' }) ?? 'OPEN';
    default:
      return ofAccount(check, attempt, binding);
  }
}

const EC2 = 'ec2.amazonaws.com';

/** T-018, T-019: of a report those that are active or were once used, which are all that are likely to exist (F-119). */
function accessKeys({ user }: Binding, fewerThanTwo: boolean): Found {
  const keys = user?.credentials?.accessKeys;
  return keys === undefined ? 'OPEN' : keys.length < 2 === fewerThanTwo;
}

function passwordIs({ user }: Binding, present: boolean): Found {
  const enabled = user?.credentials?.passwordEnabled;
  return enabled === undefined ? 'OPEN' : enabled === present;
}

/** T-023: or it can be taken away first. */
function withoutMfa(attempt: Attempt, binding: Binding, text: string): Found {
  const active = binding.user?.credentials?.mfaActive;
  if (active === false) return true;
  const removed = attempt.ways.enabling(attempt.technique, binding);
  return removed ?? (active === undefined ? provided(text) : false);
}

/** What the account's other lists, or its organization, decide. */
function ofAccount(check: PreconditionCheck, attempt: Attempt, binding: Binding): Found {
  const { role, running } = binding;
  const { estate } = attempt;
  switch (check.kind) {
    case 'WORKLOAD_RUNS_AS':
      return running === undefined ? mayRun(check, attempt, role) : true;
    case 'WORKLOAD_EXISTS':
      return exists(check, attempt);
    case 'SERVICE_LINKED_ROLE':
      return serviceLinkedRole(check, attempt, binding);
    case 'ROLE_MAY':
      return role === undefined ? 'OPEN' : roleMay(check.actions, attempt, role);
    case 'PASSES_SERVICE_ROLE':
      return passesSome(attempt, binding, check.service);
    case 'ROLE_TRUSTS_PROVIDER':
      return role !== undefined && trustsProvider(attempt, role, check.provider);
    case 'ROLE_TRUSTS_SERVICE':
      return role === undefined ? false : trustOf(attempt, role, check.services);
    case 'ROLE_IN_PROFILE':
      return role !== undefined && estate.isInProfile(role);
    case 'POLICY_TESTS':
      return testsKey(check.keys, attempt);
    case 'MANAGEMENT_ACCOUNT':
      return managesOrganization(attempt, check);
    default:
      return 'OPEN';
  }
}

/** G-3: without an inventory something may run as any role that names the service. */
function mayRun(
  { kinds, services }: Extract<PreconditionCheck, { kind: 'WORKLOAD_RUNS_AS' }>,
  attempt: Attempt,
  role: Role | undefined,
): Found {
  if (needsOn(attempt.form.required, 'CODE_SOURCE') && isFedFromUnknown(kinds, attempt)) return 'OPEN';
  if (attempt.estate.isInventoried(kinds)) return false;
  if (role === undefined) return 'OPEN';
  return services.some((service) => attempt.estate.trusts.isMadeFor(service, role)) ? 'OPEN' : false;
}

/** G-17: what some workload of these kinds runs may come from any bucket. */
const isFedFromUnknown = (kinds: readonly string[], { estate }: Attempt): boolean =>
  estate.account.workloads.some(({ kind, codeFrom }) => kinds.includes(kind) && codeFrom === undefined);

function trustOf({ estate }: Attempt, role: Role, services: readonly string[]): Answer {
  return strongest(each(services, (service) => estate.trusts.rolesTrusting(service).get(role)));
}

/** G-12: what has no role exists too, and not every inventory lists it. */
function exists(
  { kinds, withRole }: Extract<PreconditionCheck, { kind: 'WORKLOAD_EXISTS' }>,
  { estate }: Attempt,
): Found {
  const suits = (workload: Workload): boolean =>
    kinds.includes(workload.kind) && (withRole === undefined || withRole === hasRole(workload));
  if (estate.account.workloads.some(suits)) return true;
  const isKnown = withRole === true ? estate.isInventoried(kinds) : estate.isListed(kinds);
  return isKnown ? false : 'OPEN';
}

const hasRole = ({ roles, instanceProfileArns, unresolved }: Workload): boolean =>
  roles.length + instanceProfileArns.length + unresolved.length > 0;

/** G-16: an export has it, or the caller may create it; that another caller does later, no data says. */
function serviceLinkedRole(
  { service, name }: Extract<PreconditionCheck, { kind: 'SERVICE_LINKED_ROLE' }>,
  { estate, callers }: Attempt,
  { member }: Binding,
): Found {
  const path = `/aws-service-role/${service}/`;
  if (estate.account.roles.some((role) => role.path === path)) return true;
  const asked = estate.resources.ofIam(`role${path}${name}`);
  const given = [['iam:awsservicename', service]] as const;
  return callers.asking(CREATE_LINKED, member).may(CREATE_LINKED, asked, given) ?? 'OPEN';
}

const CREATE_LINKED = 'iam:CreateServiceLinkedRole';

/** G-16. */
function roleMay(actions: readonly string[], { estate }: Attempt, role: Role): Answer {
  const set = estate.policySets.get(role.policySetUid);
  if (set === undefined) return undefined;
  const itself = new Callers(set, estate).by(role.arn);
  return actions.reduce<Answer>((one, action) => both(one, itself.maySomewhere(action, undefined)), granted);
}

/** Of a provider that the caller changes the requirement looks at the trust too. */
function trustsProvider({ estate, form }: Attempt, role: Role, kind: ProviderKind): Found {
  if (needsOn(form.required, 'PROVIDER')) return true;
  return strongest(estate.trusts.providersTrustedBy(role, kind).map(({ verdict }) => verdict));
}

/** `aws:PrincipalTag/*` stands for all keys that begin so. */
function testsKey(keys: readonly string[], { estate, callers }: Attempt): boolean {
  const wanted = keys.map((key) => compileGlob(key.toLowerCase()));
  const tested = [...estate.trusts.keys(), ...policyKeys(callers.layers)];
  return tested.some((key) => wanted.some((glob) => matchesGlob(glob, key)));
}

const policyKeys = ({ identity, permissionsBoundary }: PolicyLayers): readonly string[] =>
  [identity, permissionsBoundary]
    .flatMap(policiesOfLayer)
    .flatMap(({ compiled }) => [...(compiled?.referencedKeys ?? [])]);

function managesOrganization(
  { estate: { around, account } }: Attempt,
  { orDelegated, withIdentityCenter }: Extract<PreconditionCheck, { kind: 'MANAGEMENT_ACCOUNT' }>,
): Found {
  const manager = around.managementAccountId;
  if (manager === undefined) return 'OPEN';
  if (manager !== account.accountId) return administers(orDelegated, around);
  return withIdentityCenter !== true || around.manages?.hasIdentityCenter === true ? true : 'OPEN';
}

/** For the organization, by delegation. */
function administers(
  what: Extract<PreconditionCheck, { kind: 'MANAGEMENT_ACCOUNT' }>['orDelegated'],
  { delegatedServices }: AccountContext,
): Found {
  if (what === undefined) return false;
  if (what === 'BY_RESOURCE_POLICY' || delegatedServices === undefined) return 'OPEN';
  return delegatedServices.includes(what);
}
