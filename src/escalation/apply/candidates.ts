/** Finds what a form of a technique is worth trying on: existing or new users and roles, and buckets. */
import { parseArn } from '../../iam/language/arn.js';
import { hasWildcard } from '../../iam/match/wildcard.js';
import type { Role, User } from '../context/accountContents.js';
import { bound, type Trial, type Binding } from './trial.js';
import { picked } from '../context/candidateResources.js';
import { groupsToJoin } from '../gains/joinedGroups.js';
import { deleting } from '../gains/renaming.js';
import {
  checkIn,
  checks,
  requiredActionsOf,
  mentions,
  needsOn,
  renamingOf,
  type RequiredAction,
} from '../catalog/forms.js';
import type { AccountIndex } from '../context/accountIndex.js';
import type { Form, Requirement, RequiredOn } from '../catalog/technique.js';

export const runsAsOf = (form: Form) => checkIn(form, 'WORKLOAD_RUNS_AS');

/** Returns the roles to try. `entered`: ARNs of the principals that another technique leads into. */
export function candidateRoles(trial: Trial, entered: () => readonly string[]): readonly Role[] {
  const { accountIndex, form, technique } = trial;
  const meant = meantFor(trial, 'ROLE');
  const named = (arns: Iterable<string>) =>
    [...new Set(arns)]
      .filter((arn) => meant?.has(arn) !== false)
      .flatMap((arn) => accountIndex.roles.get(arn) ?? []);
  if (checks(form, 'OTHER_WAY_IN')) return named([...entered(), ...assumable(trial)]);
  if (mentions(form.required, 'assume')) return named(assumable(trial));
  const runsAs = runsAsOf(form);
  if (runsAs) return accountIndex.rolesRunningFor(runsAs);
  if (mentions(form.required, 'pass', 'profile'))
    return rolesTrustingAny(accountIndex, technique.passServices ?? []);
  const roles = rolesThatMayTrust(trial);
  return meant === undefined ? roles : roles.filter(({ arn }) => meant.has(arn));
}

/** Leaves out roles that do not let in whom the technique comes as. */
function rolesThatMayTrust({ accountIndex, form }: Trial): readonly Role[] {
  const service = checkIn(form, 'ROLE_TRUSTS_SERVICE');
  if (service) return rolesTrustingAny(accountIndex, service.services);
  const provider = checkIn(form, 'ROLE_TRUSTS_PROVIDER');
  return provider ? accountIndex.trusts.rolesNaming(provider.provider) : accountIndex.account.roles;
}

const rolesTrustingAny = ({ trusts }: AccountIndex, services: readonly string[]): readonly Role[] => [
  ...new Set(services.flatMap((service) => [...trusts.rolesTrusting(service).keys()])),
];

const assumable = ({ callers, binding }: Trial): readonly string[] =>
  callers.assumptions(binding.member).flatMap((assumptions) => [...assumptions.keys()]);

export function candidateUsers(trial: Trial, entered: () => readonly string[]): readonly User[] {
  const { accountIndex, form } = trial;
  const meant = meantFor(trial, 'USER');
  const isMeant = ({ arn }: User): boolean => meant?.has(arn) !== false;
  if (!checks(form, 'OTHER_WAY_IN')) return accountIndex.account.users.filter(isMeant);
  return entered()
    .flatMap((arn) => accountIndex.users.get(arn) ?? [])
    .filter(isMeant);
}

/** Returns ARNs that the caller's statements may apply to; undefined: all. */
function meantFor(
  { form, callers, accountIndex, binding: { member } }: Trial,
  on: RequiredOn,
): ReadonlySet<string> | undefined {
  const leaf = indispensable(form.required).find((one) => one.on === on);
  if (leaf === undefined) return undefined;
  const allowing = (action: string) => callers.asking(action, member).relevantTo(action).allows;
  const renaming = on === 'USER' && callers.mayAllow(RENAMING) ? allowing(RENAMING) : [];
  return accountIndex.meantBy([...allowing(leaf.action), ...renaming]);
}

/** Renaming a user can make statements apply to it. */
const RENAMING = renamingOf('user');

function indispensable(required: Requirement): readonly RequiredAction[] {
  if ('action' in required) return [required];
  return 'all' in required ? required.all.flatMap(indispensable) : [];
}

/**
 * Adds what the caller creates to a trial: users, roles or groups. For each, one with an arbitrary name and one for
 * each pattern of names in a statement; the name is the same within a row. A user that joins a group is tried once per
 * group.
 */
export function withNew(trial: Trial): readonly Trial[] {
  const { required } = trial.form;
  const isUser = requiredActionsOf(required).some(({ action }) => /^iam:(?:Create|Update)User$/.test(action));
  const created = needsOn(required, 'NEW')
    ? newNames(trial, 'NEW', isUser ? 'user' : 'role').map((name) => ({ created: name }))
    : [{}];
  const groups = groupsFor(trial);
  return created.flatMap((one) => groups.map((group) => bound(trial, { ...one, ...group })));
}

/** Returns groups to join or create. A group that gets a policy first is a known or a new one. */
export function groupsFor(trial: Trial): readonly Binding[] {
  const { required } = trial.form;
  const joins = needsOn(required, 'OTHER_GROUP');
  const there = joins ? groupsToJoin(trial) : [];
  if (!needsOn(required, 'NEW_GROUP')) return joins && needsOn(required, 'NEW') ? there : [{}];
  const made = newNames(trial, 'NEW_GROUP', 'group');
  return [
    ...made.map((createdGroup) => ({ createdGroup })),
    ...there.filter(({ chosen }) => chosen !== undefined),
  ];
}

/** Returns names, such as `role/x`, that are free or that the caller can free. */
function newNames(trial: Trial, on: RequiredOn, type: 'user' | 'role' | 'group'): readonly string[] {
  const {
    form,
    callers,
    accountIndex,
    binding: { member },
  } = trial;
  const leaves = requiredActionsOf(form.required).filter((leaf) => leaf.on === on);
  const places = leaves.flatMap(({ action }) =>
    callers.asking(action, member).places(action, `arn:*:iam::*:${type}/*`),
  );
  const names = places.flatMap((arn) => (hasWildcard(arn) ? [] : (parseArn(arn)?.resource ?? [])));
  return [...new Set([`${type}/rolegraph`, ...names])].filter(
    (name) => deleting(accountIndex.resources.ofIam(name).request.arn, trial) !== undefined,
  );
}

export const bucketOf = (objectArn: string): string => objectArn.slice(0, objectArn.indexOf('/'));

/** Returns ARNs of buckets that Allow statements name exactly, and undefined for the others. */
export function namedBuckets({
  form,
  callers,
  accountIndex,
  binding: { member },
}: Trial): readonly (string | undefined)[] {
  const leaf = requiredActionsOf(form.required).find(({ on }) => on === 'CODE_SOURCE');
  if (leaf === undefined) return [undefined];
  const places = callers.asking(leaf.action, member).places(leaf.action, undefined);
  const made = new Set(places.filter((place) => picked(place) !== place).map(picked));
  const buckets = places.filter((place) => !made.has(place)).map(nameOfBucket);
  return [
    ...new Set(
      buckets.map((name) =>
        name === undefined ? undefined : `arn:${accountIndex.account.partition}:s3:::${name}`,
      ),
    ),
  ];
}

const nameOfBucket = (place: string): string | undefined => /^arn:[^:]*:s3:::([^/*?]+)\//.exec(place)?.[1];
