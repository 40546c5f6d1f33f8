/** How writes to IAM change what a user or role may do, and what it then is (T-002, T-009 to T-014, T-017, T-033, T-182). */
import type { AccountPolicy } from '../context/accountContents.js';
import { everything } from './administration.js';
import type { TechniqueApplication, Binding } from '../apply/applyTechnique.js';
import { alternatives, leavesOf, type Leaf } from '../catalog/variants.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { grantsMore } from './grantsMore.js';
import { isLimited, isWritable, policiesFor } from '../context/conditionalAttachment.js';
import { needed } from '../apply/requirement.js';
import { joined } from './joinedGroups.js';
import { groupsOf, heldByGroup, type HeldDocument, type Holdings } from '../context/holdings.js';
import { underOtherNames } from './renaming.js';
import type { Verdict } from '../apply/verdict.js';

export interface IamChange {
  /** What the caller needs for it. */
  readonly verdict: Verdict;
  readonly after: Holdings;
  /** It is known to give something, whether that is administration or less. */
  readonly gives: boolean;
  /** It adds rights and takes none: with another one that does, the caller has all that either gives. */
  readonly adds: boolean;
  /** Equal for changes that take the place of one another. */
  readonly place: string;
}

/** Places of changes: the tags of the caller, and the MFA device that it signs in with. */
export const TAGS = 'tags';
export const MFA = 'MFA';

/** What one write makes of somebody, on one of several policies or groups. */
interface Effect extends Omit<IamChange, 'verdict'> {
  readonly chosen?: string;
  /** ARN of the policy that is detached, or made the boundary, where it is a certain one. */
  readonly policy?: string;
  /** `user/x`, which the caller then is. */
  readonly created?: string;
}

/** Of all alternatives of what is required. */
export function changesOf(
  application: TechniqueApplication,
  binding: Binding,
  before: Holdings,
): readonly IamChange[] {
  return alternatives(application.form.required).flatMap((required) =>
    leavesOf(required).flatMap((leaf) =>
      effectsOf(leaf, application, binding, before).flatMap(({ chosen, policy, created, ...effect }) => {
        if (before.holder.arn === binding.member && application.callers.settled.has(effect.place)) return [];
        const { policy: _whichever, ...rest } = binding;
        const on = {
          ...rest,
          ...(chosen === undefined ? {} : { chosen }),
          ...(policy === undefined ? {} : { policy }),
          ...(created === undefined ? {} : { created }),
        };
        const verdict = needed(required, application, on);
        return verdict === undefined ? [] : [{ verdict, ...effect }];
      }),
    ),
  );
}

const unbounded = (before: Holdings): Effect => {
  const { boundaryUid: _gone, ...holder } = before.holder;
  return adding({ ...before, holder, boundary: { status: 'NONE' } }, 'boundary');
};

/** G-6b: its identity policies allow everything from then on. */
export function everythingAllowed(before: Holdings, via: string | undefined): Holdings {
  const written = before.held.find(({ uid }) => uid === via) ?? { uid: everything.id };
  const group = groupsOf(before.holder).find((arn) => arn === via);
  const all = { ...written, ...(group === undefined ? {} : { group }), hash: everything.id };
  return { ...before, held: [...before.held, all] };
}

const adding = (after: Holdings, place: string): Effect => ({ after, gives: true, adds: true, place });

function effectsOf(
  { action, on }: Leaf,
  application: TechniqueApplication,
  binding: Binding,
  before: Holdings,
): readonly Effect[] {
  const { accountIndex } = application;
  switch (action.slice('iam:'.length)) {
    case 'SetDefaultPolicyVersion':
      return isBoundary(on) ? otherBoundaries(accountIndex, before) : otherVersions(accountIndex, before);
    case 'AddUserToGroup':
      return otherGroups(application, binding, before);
    case 'RemoveUserFromGroup':
      return groupsOf(before.holder).flatMap((group) => withoutGroup(accountIndex, before, group));
    case 'DeleteUserPolicy':
    case 'DeleteRolePolicy':
      return eachOwn(accountIndex, before, 'INLINE');
    case 'DetachUserPolicy':
    case 'DetachRolePolicy':
      return eachOwn(accountIndex, before, 'MANAGED');
    case 'DeleteGroupPolicy':
      return eachOfGroups(accountIndex, before, 'INLINE');
    case 'DetachGroupPolicy':
      return eachOfGroups(accountIndex, before, 'MANAGED');
    case 'DeleteUserPermissionsBoundary':
    case 'DeleteRolePermissionsBoundary':
      return [unbounded(before)];
    case 'PutUserPermissionsBoundary':
    case 'PutRolePermissionsBoundary':
      return [unbounded(before), ...certainBoundaries(action, application, binding, before)];
    case 'CreatePolicyVersion':
      return isBoundary(on) ? [unbounded(before)] : [];
    case 'EnableMFADevice':
      return [adding({ ...before, knownContext: [...before.knownContext, WITH_MFA] }, MFA)];
    case 'TagUser':
    case 'UntagUser':
    case 'TagRole':
    case 'UntagRole':
      return [{ after: { ...before, hasAnyTags: true }, gives: true, adds: false, place: TAGS }];
    case 'UpdateUser':
      return on === 'SELF' ? underOtherNames(application, binding, before) : [];
    default:
      return [];
  }
}

const isBoundary = (on: Leaf['on']): boolean => on.includes('BOUNDARY');

const WITH_MFA = ['aws:multifactorauthpresent', 'true'] as const;

/** F-16. Of several versions each may give what the others do not. */
function otherVersions({ around }: AccountIndex, before: Holdings): readonly Effect[] {
  const { identityDocument, otherVersions: versionsOf } = around;
  return [...new Map(before.held.map((one) => [one.uid, one])).values()].flatMap(({ uid, hash }) =>
    versionsOf(uid).map((version, _, all) => ({
      chosen: uid,
      after: {
        ...before,
        held: before.held.map((one) => (one.uid === uid ? { ...one, hash: version } : one)),
      },
      gives: grantsMore(identityDocument(version), identityDocument(hash)),
      adds: all.length === 1 && !grantsMore(identityDocument(hash), identityDocument(version)),
      place: uid,
    })),
  );
}

/** F-16: an older version of the boundary, which may leave more. */
function otherBoundaries({ around }: AccountIndex, before: Holdings): readonly Effect[] {
  const { identityDocument, otherVersions: versionsOf } = around;
  const { holder, boundary } = before;
  if (holder.boundaryUid === undefined || boundary.status !== 'COLLECTED') return [];
  return versionsOf(holder.boundaryUid).map((documentHash) => ({
    after: { ...before, boundary: { status: 'COLLECTED', documentHash } },
    gives: grantsMore(identityDocument(documentHash), identityDocument(boundary.documentHash)),
    adds: false,
    place: 'boundary',
  }));
}

/** A managed policy of which the document is known is attached. */
export const withPolicy = (
  accountIndex: AccountIndex,
  before: Holdings,
  { uid, hash }: Pick<HeldDocument, 'uid' | 'hash'>,
): Omit<IamChange, 'verdict'> => ({
  after: { ...before, held: [...before.held, { uid, hash }] },
  gives: true,
  adds: !has('DENY', accountIndex, hash),
  // Another version of it may count then, which is another place (T-002).
  place: `attached ${uid}`,
});

/** Where a condition says which policies may be made a boundary. */
function certainBoundaries(
  action: string,
  application: TechniqueApplication,
  { member }: Binding,
  before: Holdings,
): readonly Effect[] {
  const { holder, boundary } = before;
  const { identityDocument } = application.accountIndex.around;
  if (holder.boundaryUid === undefined || !isLimited(application, member)) return [];
  const now = boundary.status === 'COLLECTED' ? identityDocument(boundary.documentHash) : undefined;
  return policiesFor(action, application, member)
    .filter(({ uid }) => uid !== holder.boundaryUid)
    .map(({ uid, arn, hash }) => ({
      policy: arn,
      after: {
        ...before,
        holder: { ...holder, boundaryUid: uid },
        boundary: { status: 'COLLECTED', documentHash: hash },
      },
      gives: now === undefined || grantsMore(identityDocument(hash), now),
      adds: false,
      place: 'boundary',
    }));
}

/** Those that bring something, or to which the caller can then give a policy (T-007, T-008). */
function otherGroups(
  application: TechniqueApplication,
  { member }: Binding,
  before: Holdings,
): readonly Effect[] {
  const { accountIndex } = application;
  const { holder, held } = before;
  if (!('groupArns' in holder)) return [];
  const hashes = new Set(held.map(({ hash }) => hash));
  return [...accountIndex.groups.values()]
    .filter(({ arn }) => !holder.groupArns.includes(arn))
    .flatMap((group) => {
      const more = heldByGroup(accountIndex, group);
      const gives = more.some(({ hash }) => !hashes.has(hash)) || more.length < group.policyUids.length;
      if (!gives && !isWritable(application, member, group)) return [];
      const adds = !more.some(({ hash }) => has('DENY', accountIndex, hash));
      const after = joined(accountIndex, before, group);
      return [{ chosen: group.arn, after, gives, adds, place: group.arn }];
    });
}

const has = (effect: 'ALLOW' | 'DENY', { around }: AccountIndex, hash: string): boolean =>
  around.identityDocument(hash).compiled?.statements.some((one) => one.effect === effect) === true;

/** Less of a policy is more only where it denies; whether it is, what the caller can do then shows. */
function without(
  accountIndex: AccountIndex,
  before: Holdings,
  isGone: (held: HeldDocument) => boolean,
  effect: Pick<Effect, 'chosen' | 'policy' | 'place'>,
): readonly Effect[] {
  const gone = before.held.filter(isGone);
  if (!gone.some(({ hash }) => has('DENY', accountIndex, hash))) return [];
  const left = before.held.filter((held) => !isGone(held));
  const adds = !gone.some(({ hash }) => has('ALLOW', accountIndex, hash));
  const after = { ...before, held: left };
  return [{ ...effect, after, gives: false, adds }];
}

function withoutGroup(accountIndex: AccountIndex, before: Holdings, group: string): readonly Effect[] {
  const { holder } = before;
  const left =
    'groupArns' in holder
      ? { ...holder, groupArns: holder.groupArns.filter((arn) => arn !== group) }
      : holder;
  const isGone = (held: HeldDocument) => held.group === group;
  return without(accountIndex, { ...before, holder: left }, isGone, { chosen: group, place: group });
}

const isOf = (kind: 'INLINE' | 'MANAGED', policy: AccountPolicy | undefined): boolean =>
  (policy?.kind === 'INLINE') === (kind === 'INLINE');

/** A managed one is named by its ARN. */
function eachOwn(
  accountIndex: AccountIndex,
  before: Holdings,
  kind: 'INLINE' | 'MANAGED',
): readonly Effect[] {
  const { policies } = accountIndex;
  return before.held
    .filter(({ uid, group }) => group === undefined && isOf(kind, policies.get(uid)))
    .flatMap(({ uid }) => {
      const arn = kind === 'MANAGED' ? policies.get(uid)?.arn : undefined;
      const isGone = (held: HeldDocument) => held.uid === uid && held.group === undefined;
      return without(accountIndex, before, isGone, {
        ...(arn === undefined ? {} : { policy: arn }),
        place: uid,
      });
    });
}

function eachOfGroups(
  accountIndex: AccountIndex,
  before: Holdings,
  kind: 'INLINE' | 'MANAGED',
): readonly Effect[] {
  const { policies } = accountIndex;
  return before.held.flatMap(({ uid, group }) => {
    if (group === undefined || !isOf(kind, policies.get(uid))) return [];
    const isGone = (held: HeldDocument) => held.uid === uid && held.group === group;
    const arn = kind === 'MANAGED' ? policies.get(uid)?.arn : undefined;
    const place = `${group} ${uid}`;
    return without(accountIndex, before, isGone, {
      chosen: group,
      place,
      ...(arn === undefined ? {} : { policy: arn }),
    });
  });
}
