/** Writes techniques for readers: what they require (G-11), and what they give (G-6). */
import type { RequiredPermission, RequiredResource } from './requiredPermissions.js';
import { formsOf, type Gain, type GainKind, type Requirement, type Technique } from './technique.js';

/** R is the target role, U the target user, W the workload that runs as R. */
const places: Readonly<Record<RequiredResource, string>> = {
  SELF: 'self',
  OWN_ROLE: 'own role',
  OWN_GROUP: 'own group',
  OWN_POLICY: 'policy of self or own group',
  OWN_BOUNDARY: 'own boundary',
  OTHER_GROUP: 'group',
  ROLE: 'R',
  ROLE_IN_PROFILE: 'R in an instance profile',
  USER: 'U',
  POLICY_OF_ROLE: 'policy of R',
  POLICY_OF_USER: 'policy of U',
  GROUP_OF_USER: 'group of U',
  BOUNDARY_OF_ROLE: 'boundary of R',
  BOUNDARY_OF_USER: 'boundary of U',
  WORKLOAD: 'W',
  CODE_SOURCE: 'code of W',
  PROVIDER: 'provider',
  PERMISSION_SET: 'permission set',
  MEMBER_ROOT: 'root of a member account',
  NEW: 'new',
  NEW_GROUP: 'new group',
  SOMETHING: '',
};

/** Returns, for example, `PASS(R, lambda.amazonaws.com) + lambda:CreateFunction + lambda:InvokeFunction`. */
export function requiredText({ required, passServices = [], optional = [] }: Technique): string {
  const needed = requirementText(required, passServices);
  return optional.length === 0 ? needed : `${needed} [${optional.join(', ')}]`;
}

function requirementText(required: Requirement, services: readonly string[]): string {
  if ('action' in required) return actionText(required);
  if ('all' in required) return required.all.map((one) => requirementText(one, services)).join(' + ');
  if ('any' in required) return `(${required.any.map((one) => requirementText(one, services)).join(' | ')})`;
  if ('pass' in required) return `PASS(R, ${services.join(' or ')})`;
  if ('profile' in required) return 'PROFILE(R)';
  return 'assume' in required ? 'sts:AssumeRole @ R' : 'none';
}

const actionText = ({ action, on, like }: Extract<Requirement, { readonly action: string }>): string =>
  permissionText({ action, on, resource: like ?? null, passedTo: [] });

/** Returns, for example, `iam:PassRole @ R to lambda.amazonaws.com`. */
export function permissionText({
  action,
  on,
  resource,
  passedTo,
}: Pick<RequiredPermission, 'action' | 'on' | 'resource' | 'passedTo'>): string {
  const place = resource ?? places[on];
  const services = passedTo.length === 0 ? '' : ` to ${passedTo.join(' or ')}`;
  return `${action}${place === '' ? '' : ` @ ${place}`}${services}`;
}

const principals: Readonly<Record<NonNullable<Gain['as']>, string>> = {
  SELF: 'itself',
  ROLE: 'the role',
  USER: 'the user',
  NEW: 'a new principal',
};

const gains: Readonly<Record<GainKind, (who: string) => string>> = {
  BECOME_ROLE: () => 'Becomes the role',
  BECOME_USER: () => 'Becomes the user',
  BECOME_NEXT_ROLE: () => 'Becomes another role',
  API_AS_ROLE: () => 'Makes API calls as the role',
  API_AS_NEXT_ROLE: () => 'Makes API calls as another role',
  LIMITED: (who) => `Uses part of the rights of ${who}`,
  ADMINISTRATION: (who) => `Gives any permission to ${who}`,
  OWN_RIGHTS: () => 'Has more rights itself',
  OTHER_ACCOUNTS: () => 'Administers other accounts',
  PERMISSION_SET: () => 'Has the rights of a permission set',
  LIMITED_ROOT: () => 'Becomes the root user of a member account, within limits',
  DATA: () => 'Reaches data',
  CEILING: () => 'Removes guardrails, which gives no rights by itself',
  ENABLER: () => 'Gains nothing by itself',
  OUTSIDER: () => 'Somebody outside becomes the role',
  ASSUMPTION: () => 'Becomes the role, as its trust policy says',
};

/** Returns one sentence. */
export function gainText({ kind, as = 'ROLE', what }: Gain): string {
  return `${gains[kind](principals[as])}${what === undefined ? '' : ` (${what})`}.`;
}

/** Returns what a technique gives: several gains where its forms differ. */
export const gainsOf = (technique: Technique): readonly Gain[] => [
  ...new Map(formsOf(technique).map(({ gain }) => [gainText(gain), gain])).values(),
];
