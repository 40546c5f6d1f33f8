/**
 * Judges users and groups under other names (G-32): renaming or moving one decides which policies cover it. Both the
 * old and the new ARN must be allowed.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
 */
import { lastPart, parseArn } from '../../iam/language/arn.js';
import { allPolicies, type PolicyLayers } from '../../iam/decide/layers.js';
import type { CompiledStatement } from '../../iam/language/compile.js';
import { globIntersection } from '../../iam/match/globAlgebra.js';
import { compileGlob, hasWildcard, matchesGlob, textOf, type Glob } from '../../iam/match/wildcard.js';
import type { Trial } from '../apply/trial.js';
import { both, granted, provided, strongestBy, type Verdict } from '../apply/verdict.js';
import { requiredActionsOf, renamingOf, type RequiredAction } from '../catalog/forms.js';
import type { AccountIndex } from '../context/accountIndex.js';
import type { Caller } from '../context/caller.js';
import { picked, sharedPlaces } from '../context/candidateResources.js';
import { isReserved } from '../context/trusts.js';
import type { Holdings } from '../context/holdings.js';
import type { IndexedResource } from '../context/resourceIndex.js';
import { MOST_GUESSES } from '../limits.js';
import { isOfOwnCredentials } from './peers.js';
import { getOrMake, memoizeWeakly } from '../../graph/model/memoize.js';

type Kind = 'user' | 'group' | 'role';

const kindOf = (arn: string): 'user' | 'group' => (arn.includes(':group/') ? 'group' : 'user');

/** Judges an action on the user or group after the caller gives it another name. */
export function onOtherName(
  { action }: Pick<RequiredAction, 'action'>,
  { callers, accountIndex, binding: { member } }: Trial,
  arn: string,
  judge: (target: IndexedResource) => Verdict | undefined,
): Verdict | undefined {
  const renaming = renamingOf(kindOf(arn));
  if (!callers.mayAllow(renaming) || action === renaming) return undefined;
  const renamer = callers.asking(renaming, member);
  const leaving = renamer.may(renaming, accountIndex.resources.of(arn));
  if (leaving === undefined) return undefined;
  const like = allOf(kindOf(arn), accountIndex);
  const names = namesForBoth([renamer, renaming], [callers.asking(action, member), action], like);
  return strongestBy(names, (name) => {
    const freed = name === arn ? undefined : freeing(name, arn, renamer, accountIndex);
    const target = accountIndex.resources.withAnyTags(name);
    const moved = both(both(leaving, freed), freed && renamer.may(renaming, target));
    return both(both(moved, moved && judge(target)), provided(`the caller first moves ${arn} to ${name}`));
  });
}

type Asked = readonly [caller: Caller, action: string];

const namesOfBoth = new WeakMap<Caller, WeakMap<Caller, Map<string, readonly string[]>>>();

/** Returns ARNs on which both may be allowed; kept, as they are the same for thousands of users. */
function namesForBoth([one, first]: Asked, [other, second]: Asked, like: string): readonly string[] {
  const ofOne = getOrMake(namesOfBoth, one, () => new WeakMap());
  const known = getOrMake(ofOne, other, () => new Map());
  return getOrMake(known, `${first} ${second} ${like}`, () => {
    const places = [one.places(first, like), other.places(second, like)];
    return (sharedPlaces(places) ?? places.flat()).filter((name) => !hasWildcard(name));
  });
}

const allOf = (kind: Kind, { account: { partition, accountId } }: AccountIndex): string =>
  `arn:${partition}:iam::${accountId}:${kind}/*`;

/** Judges freeing a name. Names must differ apart from path and case: a holder other than `arn` is renamed first. */
export function freeing(
  name: string,
  arn: string,
  renamer: Caller,
  accountIndex: AccountIndex,
): Verdict | undefined {
  const other = holderOf(name, accountIndex);
  if (other === undefined || other === arn) return granted;
  const renaming = renamingOf(kindOf(arn));
  const isFree = (one: string): boolean => !hasWildcard(one) && holderOf(one, accountIndex) === undefined;
  if (!renamer.places(renaming, allOf(kindOf(arn), accountIndex)).some(isFree)) return undefined;
  return both(
    renamer.may(renaming, accountIndex.resources.of(other)),
    provided(`it first moves ${other} away`),
  );
}

/** Judges making a name free for a new user or role: whoever has it is deleted, with its policies. */
export function deleting(
  name: string,
  { callers, accountIndex, binding: { member } }: Trial,
): Verdict | undefined {
  if (isReserved(name)) return undefined;
  const arn = holderOf(name, accountIndex);
  if (arn === undefined) return granted;
  const { users, roles, policies, resources } = accountIndex;
  const user = users.get(arn);
  const holder = user ?? roles.get(arn);
  if (holder === undefined || [member, ...callers.set.members].includes(arn)) return undefined;
  const kind = user ? 'User' : 'Role';
  const kinds = new Set(holder.policyUids.map((uid) => policies.get(uid)?.kind));
  const verb = (one: string | undefined): string => (one === 'INLINE' ? 'Delete' : 'Detach');
  const required = [
    [`iam:Delete${kind}`, arn],
    ...[...kinds].map((one) => [`iam:${verb(one)}${kind}Policy`, arn]),
    ...(user?.groupArns ?? []).map((group) => ['iam:RemoveUserFromGroup', group]),
  ] as const;
  const rest = user
    ? `deletes ${arn} and its credentials`
    : `deletes ${arn}, which is in no instance profile`;
  return required
    .map(([action = '', on = '']) => callers.asking(action, member).may(action, resources.of(on)))
    .reduce(both, provided(`the caller first ${rest}`));
}

/** Returns ARNs that policies about the caller ask for; one for each pattern. */
export function namesFor(trial: Trial, member: string | undefined, action: string): readonly string[] {
  const { callers, accountIndex } = trial;
  const like = allOf(action === 'iam:CreateRole' ? 'role' : 'user', accountIndex);
  const places = callers.asking(action, member).places(action, like);
  const asked = namesAskedFor(trial);
  const suiting = asked.flatMap((one) => places.flatMap((place) => common(one, compileGlob(place))));
  // Any name counts for a new principal, or where a policy may be against the present name.
  const any = member === undefined || asked.some((one) => matchesGlob(one, member)) ? places : [];
  const isRenamed = action === renamingOf('user');
  return [...new Set([...suiting, ...any].map(picked))].filter((name) =>
    isRenamed ? name !== member : deleting(name, trial) !== undefined,
  );
}

const namesAskedFor = ({ callers, accountIndex }: Trial): readonly Glob[] => {
  // Roles of other accounts ask for names as well.
  accountIndex.restsElsewhere = true;
  const { byRoles, byResources } = accountIndex.around.namesInConditions();
  return [...byRoles, ...byResources, ...namesIn(callers.layers)].map(compileGlob);
};

/** Whether some policy tells a principal that the caller may create from the caller by their names. */
export function isDistinguishedByName(trial: Trial, member: string, action: string): boolean {
  const asked = namesAskedFor(trial);
  if (asked.length === 0) return false;
  return namesFor(trial, member, action).some((name) =>
    asked.some((one) => matchesGlob(one, name) !== matchesGlob(one, member)),
  );
}

/** Returns the caller's rights under each of the names that it can take. */
export const underOtherNames = (trial: Trial, before: Holdings) =>
  namesFor(trial, trial.binding.member ?? '', renamingOf('user'))
    .slice(0, MOST_GUESSES)
    .map((arn) => ({
      created: parseArn(arn)?.resource ?? '',
      after: { ...before, namedAs: arn },
      gives: true,
      adds: false,
      place: 'name',
    }));

/** Whether it can rename itself and not all names are tried: they are too many, or its rights use the name. */
export const hasUntriedNames = (trial: Trial, member: string): boolean =>
  requiredActionsOf(trial.form.required).some(
    ({ action, on }) => action === renamingOf('user') && on === 'SELF',
  ) &&
  (isPartOfRights(trial) || namesFor(trial, member, renamingOf('user')).length > MOST_GUESSES);

const isPartOfRights = ({ callers, accountIndex }: Trial): boolean =>
  allPolicies(callers.layers)
    .flatMap(({ compiled }) => (compiled ? accountIndex.actions.bearingOn(compiled) : []))
    .some(
      (statement) => statement.effect === 'ALLOW' && hasNameIn(statement) && !isOfOwnCredentials(statement),
    );

const hasNameIn = ({ source: { resource, conditions } }: CompiledStatement): boolean =>
  [...(resource?.values ?? []), ...conditions.flatMap(({ values }) => values)].some((text) =>
    /\$\{aws:(?:username|principalarn)/i.test(text),
  );

const common = (one: Glob, other: Glob): readonly string[] =>
  (globIntersection(one, other) ?? []).map(({ tokens }) => textOf(tokens));

/** Returns the ARNs that conditions compare the caller with, and users' names with any path. */
const namesIn = (layers: PolicyLayers): readonly string[] =>
  allPolicies(layers)
    .flatMap(({ compiled }) => compiled?.statements ?? [])
    .flatMap(({ tests }) => tests)
    .flatMap(({ key, source: { values } }) =>
      key === 'aws:principalarn'
        ? values
        : key === 'aws:username'
          ? values.flatMap((name) => [`arn:*:iam::*:user/${name}`, `arn:*:iam::*:user/*/${name}`])
          : [],
    )
    .map((text) => text.replaceAll(/\$\{[^}]*\}/g, '*'));

const keyOf = (arn: string): string => {
  const [kind] = (arn.split(':')[5] ?? '').split('/');
  return `${kind} ${lastPart(arn).toLowerCase()}`;
};

const holders = memoizeWeakly(
  ({ users, roles, groups }: AccountIndex) =>
    new Map([...users.keys(), ...roles.keys(), ...groups.keys()].map((arn) => [keyOf(arn), arn])),
);

/** Returns the ARN of the user, role or group with this name. */
const holderOf = (name: string, accountIndex: AccountIndex): string | undefined =>
  holders(accountIndex).get(keyOf(name));
