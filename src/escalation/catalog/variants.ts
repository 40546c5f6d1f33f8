/** What the forms of techniques are made of: actions with what they are needed on, and what is checked. */
import type { PreconditionCheck } from './preconditionCheck.js';
import type { Form, Requirement, RequiredOn } from './technique.js';

export type Leaf = Extract<Requirement, { readonly action: string }>;

/** All actions with what they are needed on, of whatever alternative. */
export function leavesOf(required: Requirement): readonly Leaf[] {
  const known = leaves.get(required);
  if (known) return known;
  const made = listLeaves(required);
  leaves.set(required, made);
  return made;
}

const leaves = new WeakMap<Requirement, readonly Leaf[]>();

function listLeaves(required: Requirement): readonly Leaf[] {
  if ('action' in required) return [required];
  if ('all' in required) return required.all.flatMap(leavesOf);
  return 'any' in required ? required.any.flatMap(leavesOf) : [];
}

/** The alternatives of a requirement, those of its parts multiplied out. */
export function alternatives(required: Requirement): readonly Requirement[] {
  if ('any' in required) return required.any.flatMap(alternatives);
  if (!('all' in required)) return [required];
  let lists: readonly (readonly Requirement[])[] = [[]];
  for (const part of required.all)
    lists = lists.flatMap((list) => alternatives(part).map((one) => [...list, one]));
  return lists.map((all) => ({ all }));
}

/** To a user, role or group. */
export const isAttaching = (action: string): boolean => /^iam:Attach(?:User|Role|Group)Policy$/.test(action);

export const putsBoundary = (action: string): boolean =>
  /^iam:Put(?:User|Role)PermissionsBoundary$/.test(action);

/** Conditions can say which managed policy it may be. */
export const choosesPolicy = (action: string): boolean =>
  isAttaching(action) || putsBoundary(action) || /^iam:Detach(?:User|Role|Group)Policy$/.test(action);

type Word = 'pass' | 'profile' | 'assume';

export function mentions(required: Requirement, word: Word): boolean {
  if ('all' in required) return required.all.some((part) => mentions(part, word));
  if ('any' in required) return required.any.some((part) => mentions(part, word));
  return word in required;
}

export const needsOn = (required: Requirement, ...places: readonly RequiredOn[]): boolean =>
  leavesOf(required).some(({ on }) => places.includes(on));

export const checks = ({ preconditions }: Form, kind: string): boolean =>
  preconditions.some(({ check }) => check?.kind === kind);

/** Whom the gain is about. */
export function targetsOf({ gain }: Form): 'ROLE' | 'USER' | undefined {
  if (gain.as === 'ROLE' || gain.as === 'USER') return gain.as;
  if (gain.kind === 'BECOME_USER') return 'USER';
  return ['BECOME_ROLE', 'BECOME_NEXT_ROLE', 'API_AS_ROLE'].includes(gain.kind) ? 'ROLE' : undefined;
}

/** The same for all members is what holds of no member's own user, role, groups or policies. */
export function isAboutMember({ required, gain }: Form): boolean {
  const own = needsOn(required, 'SELF', 'OWN_ROLE', 'OWN_GROUP', 'OWN_POLICY', 'OWN_BOUNDARY');
  return own || gain.kind === 'OWN_RIGHTS';
}

/** What is required or presupposed is about the target itself, and not only about passing a role. */
export function isAboutTarget(form: Form): boolean {
  const isNeeded = needsOn(
    form.required,
    'ROLE',
    'USER',
    'POLICY_OF_ROLE',
    'POLICY_OF_USER',
    'GROUP_OF_USER',
    'WORKLOAD',
    'CODE_SOURCE',
    'PROVIDER',
  );
  return (
    isNeeded || form.preconditions.some(({ check }) => check !== undefined && targetChecks.has(check.kind))
  );
}

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
