/** How writes to IAM change what a user or role may do, and what it then is (T-002, T-009 to T-014, T-017, T-033, T-182). */
import type { Group, Policy, Role, User } from './account.js';
import type { Attempt, Binding } from './attempt.js';
import { leavesOf, type Leaf } from './forms.js';
import type { Given } from './caller.js';
import type { Rights } from './estate.js';
import { grantsMore } from './grantsMore.js';
import { needed } from './requirement.js';
import type { Requirement } from './technique.js';
import type { Verdict } from './verdict.js';

export interface Change {
  /** What the caller needs for it. */
  readonly verdict: Verdict;
  readonly after: Rights;
  /** It is known to give something, whether that is administration or less. */
  readonly gives: boolean;
}

/** What one write makes of the rights of somebody, on one of several policies or groups. */
interface Effect {
  readonly chosen?: string;
  /** In place of those it had. */
  readonly policies?: readonly Held[];
  /** In place of the one it had. */
  readonly boundary?: Rights['boundary'];
  readonly given?: Given;
  readonly gives?: boolean;
}

/** A document that somebody has, and through what. */
interface Held {
  readonly uid: string;
  readonly group?: string;
  readonly hash: string;
}

/** Of all alternatives of what is required. */
export function changesOf(attempt: Attempt, binding: Binding, holder: User | Role): readonly Change[] {
  return alternatives(attempt.form.required).flatMap((required) =>
    leavesOf(required).flatMap((leaf) =>
      effectsOf(leaf, attempt, holder).flatMap((effect) => {
        const { chosen } = effect;
        const on = { ...binding, ...(chosen === undefined ? {} : { chosen }) };
        const verdict = needed(required, attempt, on);
        if (verdict === undefined) return [];
        return [{ verdict, after: rightsAfter(effect, attempt, holder), gives: effect.gives !== false }];
      }),
    ),
  );
}

/** The alternatives of a requirement, those of its parts multiplied out. */
function alternatives(required: Requirement): readonly Requirement[] {
  if ('any' in required) return required.any.flatMap(alternatives);
  if (!('all' in required)) return [required];
  let lists: readonly (readonly Requirement[])[] = [[]];
  for (const part of required.all)
    lists = lists.flatMap((list) => alternatives(part).map((one) => [...list, one]));
  return lists.map((all) => ({ all }));
}

function rightsAfter(effect: Effect, attempt: Attempt, holder: User | Role): Rights {
  const { estate } = attempt;
  const kind = 'groupArns' in holder ? 'USER' : 'ROLE';
  const policies = effect.policies ?? heldBy(attempt, holder);
  return {
    kind,
    hashes: [...new Set(policies.map(({ hash }) => hash))].sort(),
    partial: estate.policySets.get(holder.policySetUid)?.partial ?? false,
    boundary: effect.boundary ?? estate.boundaryOf(holder),
    ...(effect.given === undefined ? {} : { given: effect.given }),
  };
}

/** Its own documents and those of its groups; one that it has twice is there twice. */
function heldBy(attempt: Attempt, holder: User | Role): readonly Held[] {
  const groups = 'groupArns' in holder ? holder.groupArns : [];
  return [
    ...documentsOf(attempt, holder.policyUids),
    ...groups.flatMap((arn) => heldByGroup(attempt, attempt.estate.groups.get(arn))),
  ];
}

const heldByGroup = (attempt: Attempt, group: Group | undefined): readonly Held[] =>
  documentsOf(attempt, group?.policyUids ?? []).map((held) => ({ ...held, group: group?.arn ?? '' }));

const documentsOf = ({ estate }: Attempt, uids: readonly string[]): readonly Held[] =>
  uids.flatMap((uid) => {
    const hash = estate.policies.get(uid)?.documentHash;
    return hash === undefined ? [] : [{ uid, hash }];
  });

const unbounded: readonly Effect[] = [{ boundary: { status: 'NONE' } }];

function effectsOf({ action, on }: Leaf, attempt: Attempt, holder: User | Role): readonly Effect[] {
  switch (action.slice('iam:'.length)) {
    case 'SetDefaultPolicyVersion':
      return on === 'OWN_BOUNDARY' ? otherBoundaries(attempt, holder) : otherVersions(attempt, holder);
    case 'AddUserToGroup':
      return otherGroups(attempt, holder);
    case 'RemoveUserFromGroup':
      return ownGroups(holder).map((group) =>
        without(attempt, holder, (held) => held.group === group, group),
      );
    case 'DeleteUserPolicy':
    case 'DeleteRolePolicy':
      return eachOwn(attempt, holder, 'INLINE', false);
    case 'DetachUserPolicy':
    case 'DetachRolePolicy':
      return eachOwn(attempt, holder, 'MANAGED', true);
    case 'DeleteGroupPolicy':
      return eachOfGroups(attempt, holder, 'INLINE');
    case 'DetachGroupPolicy':
      return eachOfGroups(attempt, holder, 'MANAGED');
    case 'DeleteUserPermissionsBoundary':
    case 'PutUserPermissionsBoundary':
    case 'DeleteRolePermissionsBoundary':
    case 'PutRolePermissionsBoundary':
      return unbounded;
    case 'CreatePolicyVersion':
      return on === 'OWN_BOUNDARY' ? unbounded : [];
    case 'EnableMFADevice':
      return [{ given: [['aws:multifactorauthpresent', 'true']] }];
    case 'TagUser':
    case 'UntagUser':
    case 'TagRole':
    case 'UntagRole':
      return [{}];
    default:
      return [];
  }
}

const ownGroups = (holder: User | Role): readonly string[] => ('groupArns' in holder ? holder.groupArns : []);

/** F-16. */
function otherVersions(attempt: Attempt, holder: User | Role): readonly Effect[] {
  const held = heldBy(attempt, holder);
  const { identityDocument, otherVersions: versionsOf } = attempt.estate.around;
  return [...new Map(held.map((one) => [one.uid, one])).values()].flatMap(({ uid, hash }) =>
    versionsOf(uid).map((version) => ({
      chosen: uid,
      policies: held.map((one) => (one.uid === uid ? { ...one, hash: version } : one)),
      gives: grantsMore(identityDocument(version), identityDocument(hash)),
    })),
  );
}

/** F-16: an older version of the boundary, which may leave more. */
function otherBoundaries({ estate }: Attempt, holder: User | Role): readonly Effect[] {
  const { identityDocument, otherVersions: versionsOf } = estate.around;
  const present = estate.boundaryOf(holder);
  if (holder.boundaryUid === undefined || present.status !== 'COLLECTED') return [];
  return versionsOf(holder.boundaryUid).map((documentHash) => ({
    boundary: { status: 'COLLECTED', documentHash },
    gives: grantsMore(identityDocument(documentHash), identityDocument(present.documentHash)),
  }));
}

function otherGroups(attempt: Attempt, holder: User | Role): readonly Effect[] {
  const held = heldBy(attempt, holder);
  const hashes = new Set(held.map(({ hash }) => hash));
  return [...attempt.estate.groups.values()]
    .filter(({ arn }) => !ownGroups(holder).includes(arn))
    .map((group) => ({ group, more: heldByGroup(attempt, group) }))
    .filter(({ more }) => more.some(({ hash }) => !hashes.has(hash)))
    .map(({ group, more }) => ({ chosen: group.arn, policies: [...held, ...more] }));
}

/** Whether less of a policy is more hangs on its Deny statements: only administration shows that. */
function without(
  attempt: Attempt,
  holder: User | Role,
  isGone: (held: Held) => boolean,
  chosen?: string,
): Effect {
  const policies = heldBy(attempt, holder).filter((held) => !isGone(held));
  return { ...(chosen === undefined ? {} : { chosen }), policies, gives: false };
}

const isOf = (kind: 'INLINE' | 'MANAGED', policy: Policy | undefined): boolean =>
  (policy?.kind === 'INLINE') === (kind === 'INLINE');

function eachOwn(
  attempt: Attempt,
  holder: User | Role,
  kind: 'INLINE' | 'MANAGED',
  isNamed: boolean,
): readonly Effect[] {
  const { policies } = attempt.estate;
  return holder.policyUids
    .filter((uid) => isOf(kind, policies.get(uid)))
    .map((uid) => {
      const arn = isNamed ? policies.get(uid)?.arn : undefined;
      return without(attempt, holder, (held) => held.uid === uid && held.group === undefined, arn);
    });
}

function eachOfGroups(attempt: Attempt, holder: User | Role, kind: 'INLINE' | 'MANAGED'): readonly Effect[] {
  const { groups, policies } = attempt.estate;
  return ownGroups(holder).flatMap((group) =>
    (groups.get(group)?.policyUids ?? [])
      .filter((uid) => isOf(kind, policies.get(uid)))
      .map((uid) => without(attempt, holder, (held) => held.uid === uid && held.group === group, group)),
  );
}
