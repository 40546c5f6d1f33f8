/** Takes forms of techniques apart: actions with the resources that they are needed on, and checks. */
import type { CheckOf, PreconditionCheck } from './preconditionCheck.js';
import { appendTo } from '../../graph/model/groupBy.js';
import {
  formsOf,
  type Form,
  type GainKind,
  type Requirement,
  type RequiredOn,
  type Technique,
  type TechniqueForm,
} from './technique.js';
import { getOrMake, memoizeWeakly } from '../../graph/model/memoize.js';

/** An action that a requirement names, with the resource that it is needed on. */
export type RequiredAction = Extract<Requirement, { readonly action: string }>;

/** Returns the required actions of all alternatives. */
export const requiredActionsOf = memoizeWeakly((required: Requirement): readonly RequiredAction[] => {
  if ('action' in required) return [required];
  if ('all' in required) return required.all.flatMap(requiredActionsOf);
  return 'any' in required ? required.any.flatMap(requiredActionsOf) : [];
});

/** Returns the required actions of all forms of the techniques. */
export const listRequiredActions = (techniques: readonly Technique[]): readonly RequiredAction[] =>
  techniques.flatMap((one) => formsOf(one).flatMap(({ required }) => requiredActionsOf(required)));

/** Returns the alternatives of a requirement, with those of its parts multiplied out. */
export const alternatives = memoizeWeakly((required: Requirement): readonly Requirement[] => {
  if ('any' in required) return required.any.flatMap(alternatives);
  if (!('all' in required)) return [required];
  let lists: readonly (readonly Requirement[])[] = [[]];
  for (const part of required.all)
    lists = lists.flatMap((list) => alternatives(part).map((one) => [...list, one]));
  return lists.map((all) => ({ all }));
});

export const isAttaching = (action: string): boolean => /^iam:Attach(?:User|Role|Group)Policy$/.test(action);

export const putsBoundary = (action: string): boolean =>
  /^iam:Put(?:User|Role)PermissionsBoundary$/.test(action);

/** Returns the actions that take its boundary from a user or role, or give it another one (T-011, T-012). */
export const boundaryRemovals = (kind: 'User' | 'Role'): readonly string[] =>
  ['Delete', 'Put'].map((verb) => `iam:${verb}${kind}PermissionsBoundary`);

/** Whether conditions can limit which managed policy the action is used with. */
export const choosesPolicy = (action: string): boolean =>
  isAttaching(action) || putsBoundary(action) || /^iam:Detach(?:User|Role|Group)Policy$/.test(action);

type RequirementKey = 'pass' | 'profile' | 'assume';

/** Whether an alternative passes a role, passes it in an instance profile, or assumes one. */
export const mentions = (required: Requirement, ...keys: readonly RequirementKey[]): boolean =>
  keys.some((key) => keysIn(required).has(key));

const keysIn = memoizeWeakly((required: Requirement): ReadonlySet<RequirementKey> => {
  if ('all' in required) return new Set(required.all.flatMap((part) => [...keysIn(part)]));
  if ('any' in required) return new Set(required.any.flatMap((part) => [...keysIn(part)]));
  return new Set((['pass', 'profile', 'assume'] as const).filter((key) => key in required));
});

export const PASS_ROLE = 'iam:PassRole';

/** Actions that change the tags of users and roles (G-20). */
export const taggingActions = ['iam:TagUser', 'iam:UntagUser', 'iam:TagRole', 'iam:UntagRole'] as const;

/** Returns the action that changes the name or path of a user or group (G-32). */
export const renamingOf = (kind: 'user' | 'group'): string =>
  kind === 'user' ? 'iam:UpdateUser' : 'iam:UpdateGroup';

export const renamingActions: readonly string[] = (['user', 'group'] as const).map(renamingOf);

/** Returns all actions that the requirement may need, including passing a role. */
export const actionsIn = memoizeWeakly((required: Requirement): ReadonlySet<string> => {
  const passes = mentions(required, 'pass', 'profile') ? [PASS_ROLE] : [];
  return new Set([...requiredActionsOf(required).map(({ action }) => action), ...passes]);
});

interface FormsByAction {
  readonly byAction: ReadonlyMap<string, readonly TechniqueForm[]>;
  /** Forms that may need none of these actions. */
  readonly others: readonly TechniqueForm[];
}

/** Indexes forms by every action that they may need. */
export const formsByAction = memoizeWeakly((forms: readonly TechniqueForm[]): FormsByAction => {
  const byAction = new Map<string, TechniqueForm[]>();
  for (const tried of forms)
    for (const action of actionsIn(tried[1].required)) appendTo(byAction, action, tried);
  const others = forms.filter(
    ([, { required }]) => mentions(required, 'assume') || actionsIn(required).size === 0,
  );
  return { byAction, others };
});

/** Returns the calls that take the passed role; their caller needs `iam:PassRole`. Undefined: none is passed (G-1). */
export const passingCalls = (technique: Technique, form: Form): readonly string[] | undefined =>
  getOrMake(passing, form, () => listPassingCalls(technique, form));

const passing = new WeakMap<Form, readonly string[] | undefined>();

function listPassingCalls({ passedIn }: Technique, { required }: Form): readonly string[] | undefined {
  if (!actionsIn(required).has(PASS_ROLE)) return undefined;
  if (passedIn !== undefined) return passedIn;
  const firsts = alternatives(required).flatMap(
    (one) => requiredActionsOf(one).find(({ action }) => action !== PASS_ROLE) ?? [],
  );
  return [...new Set(firsts.map(({ action }) => action))];
}

/** Whether an alternative needs an action on one of these places. */
export const needsOn = (required: Requirement, ...places: readonly RequiredOn[]): boolean =>
  requiredActionsOf(required).some(({ on }) => places.includes(on));

export const checkIn = <K extends PreconditionCheck['kind']>(form: Form, kind: K) =>
  checksOf(form).get(kind) as CheckOf<K> | undefined;

export const checks = (form: Form, kind: PreconditionCheck['kind']): boolean => checksOf(form).has(kind);

/** The first check of each kind. */
const checksOf = memoizeWeakly(
  ({ preconditions }: Form) =>
    new Map(
      preconditions.toReversed().flatMap(({ check }) => (check === undefined ? [] : [[check.kind, check]])),
    ),
);

const roleGains: ReadonlySet<GainKind> = new Set([
  'BECOME_ROLE',
  'BECOME_NEXT_ROLE',
  'API_AS_ROLE',
  'API_AS_NEXT_ROLE',
]);

/** Returns the kind of target that the gain is about. */
export function targetsOf({ gain }: Form): 'ROLE' | 'USER' | undefined {
  if (gain.as === 'ROLE' || gain.as === 'USER') return gain.as;
  if (gain.as === 'NEW') return undefined;
  if (gain.kind === 'BECOME_USER') return 'USER';
  return roleGains.has(gain.kind) ? 'ROLE' : undefined;
}

/** Whether the form depends on the member's own user, role, groups or policies, so that members can differ. */
export const isAboutMember = memoizeWeakly(({ required, gain }: Form): boolean => {
  const own = needsOn(required, 'SELF', 'OWN_ROLE', 'OWN_GROUP', 'OWN_POLICY', 'OWN_BOUNDARY');
  return own || gain.kind === 'OWN_RIGHTS' || (gain.kind === 'ADMINISTRATION' && gain.as === 'SELF');
});

/** Whether requirements or preconditions are about the target itself, and not only about passing a role. */
export const isAboutTarget = memoizeWeakly((form: Form): boolean => {
  const isNeeded = needsOn(
    form.required,
    'ROLE',
    'USER',
    'POLICY_OF_ROLE',
    'POLICY_OF_USER',
    'GROUP_OF_USER',
    'BOUNDARY_OF_ROLE',
    'BOUNDARY_OF_USER',
    'WORKLOAD',
    'CODE_SOURCE',
    'PROVIDER',
  );
  return (
    isNeeded || form.preconditions.some(({ check }) => check !== undefined && targetChecks.has(check.kind))
  );
});

const targetChecks = new Set<PreconditionCheck['kind']>([
  'TARGET_HAS_BOUNDARY',
  'ROLE_CAN_CHANGE',
  'WORKLOAD_RUNS_AS',
  'ROLE_MAY',
  'ROLE_TRUSTS_PROVIDER',
  'ROLE_TRUSTS_SERVICE',
  'ROLE_IN_PROFILE',
  'OTHER_WAY_IN',
  'LAUNCH_SET',
]);

/** Checks that need another action of the caller, or that its other rights can meet. */
const actedIn = new Set<PreconditionCheck['kind']>([
  'OTHER_WAY_IN',
  'LAUNCH_SET',
  'LAUNCHES_WITH_PROFILE',
  'PASSES_SERVICE_ROLE',
  'SERVICE_LINKED_ROLE',
  'NO_MFA_DEVICE',
]);

/** Counts the parts that several callers can share: passing a role and the call that takes it are one. */
export function shareableParts(technique: Technique, form: Form): number {
  const { required, preconditions } = form;
  const acted = preconditions.filter(({ check }) => check !== undefined && actedIn.has(check.kind)).length;
  const calls = passingCalls(technique, form) ?? [];
  return partsOf(required) + acted - (calls.length > 0 ? 1 : 0);
}

function partsOf(required: Requirement): number {
  if ('all' in required) return required.all.reduce((sum, part) => sum + partsOf(part), 0);
  if ('any' in required) return Math.max(...required.any.map(partsOf));
  if ('none' in required) return 0;
  return 'action' in required && (required.selfGrants !== undefined || writesTrust(required.action)) ? 2 : 1;
}

/** Whether the action writes a trust policy, which can let in another principal. */
const writesTrust = (action: string): boolean =>
  action === 'iam:UpdateAssumeRolePolicy' || action === 'iam:CreateRole';

/** Whether an alternative calls for `iam:PassRole` as such, on what it names, unlike one that passes a role to a call. */
export const needsPassing = ({ required }: Form): boolean =>
  requiredActionsOf(required).some(({ action }) => action === PASS_ROLE);

/** Whether the form gives the target more rights or uses its present ones, so that it stands for the account. */
export const leadsToAccount = ({ gain: { kind, what } }: Form): boolean =>
  kind === 'ADMINISTRATION' || kind.startsWith('API_AS') || (kind.startsWith('BECOME') && what !== undefined);
