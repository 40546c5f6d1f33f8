/** Finds how writes to IAM change a user's or role's rights or name (T-002, T-009 to T-014, T-017, T-033, T-182). */
import { everything } from './administration.js';
import type { Trial } from '../apply/trial.js';
import type { Requirement } from '../catalog/technique.js';
import { alternatives, requiredActionsOf, type RequiredAction } from '../catalog/forms.js';
import type { Role, User } from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { grantsMore } from './grantsMore.js';
import { isLimited, isWritable, policiesFor } from '../context/conditionalAttachment.js';
import { needed } from '../apply/requirement.js';
import { joined } from './joinedGroups.js';
import {
  groupsOf,
  heldByGroup,
  presentHoldings,
  type HeldDocument,
  type Holdings,
} from '../context/holdings.js';
import { underOtherNames } from './renaming.js';
import type { Verdict } from '../apply/verdict.js';
import { definedFields } from '../../graph/model/definedFields.js';

export interface IamChange {
  /** What the change requires. */
  readonly verdict: Verdict;
  readonly after: Holdings;
  /** Whether it is known to give something, administration or less. */
  readonly gives: boolean;
  /** Whether it only adds rights: together with another such change, the caller has the rights of both. */
  readonly adds: boolean;
  /** Equal for changes that replace one another. */
  readonly place: string;
  /** Whether it only takes back an earlier change of the version of a policy. */
  readonly isBack?: true;
}

/** Places of changes: the caller's tags, and the MFA device that it signs in with. */
export const TAGS = 'tags';
export const MFA = 'MFA';

/** The effect of one write on a principal, for one of several policies or groups. */
interface Effect extends Omit<IamChange, 'verdict'> {
  readonly chosen?: string;
  /** ARN of the policy that is detached or made the boundary, if it is certain. */
  readonly policy?: string;
  /** `user/x`: the caller's new name. */
  readonly created?: string;
}

/** Returns the changes of all alternatives of the requirement. */
export function changesOf(trial: Trial, before: Holdings): readonly IamChange[] {
  return possibleAlternatives(trial).flatMap((required) =>
    requiredActionsOf(required).flatMap((leaf) =>
      effectsOf(leaf, trial, before).flatMap(({ chosen, policy, created, ...effect }) => {
        if (before.holder.arn === trial.binding.member && trial.callers.settled.has(effect.place)) return [];
        const { policy: _whichever, ...rest } = trial.binding;
        const binding = { ...rest, ...definedFields({ chosen, policy, created }) };
        const verdict = needed(required, { ...trial, binding });
        return verdict === undefined ? [] : [{ verdict, ...effect }];
      }),
    ),
  );
}

/** Returns the alternatives of which an Allow may match each action, which is known without looking at a holder. */
const possibleAlternatives = ({ form, callers }: Trial): readonly Requirement[] =>
  alternatives(form.required).filter((required) =>
    requiredActionsOf(required).every(({ action }) => callers.mayBeAllowed(action)),
  );

/** Returns the changes of a holder that give something, or take away a Deny, which may stand in the way of something. */
export function changesTo(trial: Trial, holder: Role | User): readonly IamChange[] {
  const before = presentHoldings(trial.accountIndex, holder);
  return changesOf(trial, before).filter(
    ({ gives, after }) => gives || after.held.length < before.held.length,
  );
}

const unbounded = (before: Holdings): Effect => {
  const { boundaryUid: _gone, ...holder } = before.holder;
  return adding({ ...before, holder, boundary: { status: 'NONE' } }, 'boundary');
};

/** Returns the holdings with a document that allows everything (G-6b). */
export function everythingAllowed(before: Holdings, via: string | undefined): Holdings {
  const written = before.held.find(({ uid }) => uid === via) ?? { uid: everything.id };
  const group = groupsOf(before.holder).find((arn) => arn === via);
  const all = { ...written, ...(group === undefined ? {} : { group }), hash: everything.id };
  return { ...before, held: [...before.held, all] };
}

const adding = (after: Holdings, place: string): Effect => ({ after, gives: true, adds: true, place });

function effectsOf({ action, on }: RequiredAction, trial: Trial, before: Holdings): readonly Effect[] {
  const { accountIndex } = trial;
  switch (action.slice('iam:'.length)) {
    case 'SetDefaultPolicyVersion':
      return isBoundary(on) ? otherBoundaries(accountIndex, before) : otherVersions(accountIndex, before);
    case 'AddUserToGroup':
      return otherGroups(trial, before);
    case 'RemoveUserFromGroup':
      return groupsOf(before.holder).flatMap((group) => withoutGroup(accountIndex, before, group));
    case 'DeleteUserPolicy':
    case 'DeleteRolePolicy':
      return eachLost(accountIndex, before, 'OWN', 'INLINE');
    case 'DetachUserPolicy':
    case 'DetachRolePolicy':
      return eachLost(accountIndex, before, 'OWN', 'MANAGED');
    case 'DeleteGroupPolicy':
      return eachLost(accountIndex, before, 'OF_GROUPS', 'INLINE');
    case 'DetachGroupPolicy':
      return eachLost(accountIndex, before, 'OF_GROUPS', 'MANAGED');
    case 'DeleteUserPermissionsBoundary':
    case 'DeleteRolePermissionsBoundary':
      return [unbounded(before)];
    case 'PutUserPermissionsBoundary':
    case 'PutRolePermissionsBoundary':
      return [unbounded(before), ...certainBoundaries(action, trial, before)];
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
      return on === 'SELF' ? underOtherNames(trial, before) : [];
    default:
      return [];
  }
}

const isBoundary = (on: RequiredAction['on']): boolean => on.includes('BOUNDARY');

const WITH_MFA = ['aws:multifactorauthpresent', 'true'] as const;

/** Returns the effects of other policy versions (F-16). Of several versions, each may give what the others do not. */
function otherVersions(accountIndex: AccountIndex, before: Holdings): readonly Effect[] {
  const { identityDocument, otherVersions: versionsOf } = accountIndex.around;
  return [...new Map(before.held.map((one) => [one.uid, one])).values()].flatMap(({ uid, hash }) =>
    versionsBeside(accountIndex, { uid, hash }).map(({ version, ...rest }) => ({
      chosen: uid,
      after: {
        ...before,
        held: before.held.map((one) => (one.uid === uid ? { ...one, hash: version } : one)),
      },
      gives: grantsMore(identityDocument(version), identityDocument(hash)),
      adds:
        rest.isBack !== true &&
        versionsOf(uid).length === 1 &&
        !grantsMore(identityDocument(hash), identityDocument(version)),
      place: uid,
      ...rest,
    })),
  );
}

/** Returns the versions beside the one that is held by now, with the one that was held at first. */
function versionsBeside(
  { around, policies }: AccountIndex,
  { uid, hash }: Pick<HeldDocument, 'uid' | 'hash'>,
): readonly (Pick<Effect, 'isBack'> & { readonly version: string })[] {
  const versions = around.otherVersions(uid);
  const first = policies.get(uid)?.documentHash;
  const others = versions.filter((version) => version !== hash).map((version) => ({ version }));
  return first === undefined || first === hash || !versions.includes(hash)
    ? others
    : [...others, { version: first, isBack: true }];
}

/** Returns the effects of older versions of the boundary, which may leave more (F-16). */
function otherBoundaries(accountIndex: AccountIndex, before: Holdings): readonly Effect[] {
  const { identityDocument } = accountIndex.around;
  const { holder, boundary } = before;
  if (holder.boundaryUid === undefined || boundary.status !== 'COLLECTED') return [];
  const now = { uid: holder.boundaryUid, hash: boundary.documentHash };
  return versionsBeside(accountIndex, now).map(({ version: documentHash, ...rest }) => ({
    after: { ...before, boundary: { status: 'COLLECTED', documentHash } },
    gives: grantsMore(identityDocument(documentHash), identityDocument(boundary.documentHash)),
    adds: false,
    place: 'boundary',
    ...rest,
  }));
}

/** Returns the change by attaching a managed policy with a known document. */
export const withPolicy = (
  accountIndex: AccountIndex,
  before: Holdings,
  { uid, hash }: Pick<HeldDocument, 'uid' | 'hash'>,
): Omit<IamChange, 'verdict'> => ({
  after: { ...before, held: [...before.held, { uid, hash }] },
  gives: true,
  adds: !has('DENY', accountIndex, hash),
  // A version change of the policy may follow, and is at another place (T-002).
  place: `attached ${uid}`,
});

/** Returns the effects of boundaries that a condition leaves. */
function certainBoundaries(action: string, trial: Trial, before: Holdings): readonly Effect[] {
  const { holder, boundary } = before;
  const { identityDocument } = trial.accountIndex.around;
  if (holder.boundaryUid === undefined || !isLimited(trial)) return [];
  const now = boundary.status === 'COLLECTED' ? identityDocument(boundary.documentHash) : undefined;
  return policiesFor(action, trial)
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

/** Returns the effects of joining groups that give something, or whose policies it can then write (T-007, T-008). */
function otherGroups(trial: Trial, before: Holdings): readonly Effect[] {
  const { accountIndex } = trial;
  const { holder, held } = before;
  if (!('groupArns' in holder)) return [];
  const hashes = new Set(held.map(({ hash }) => hash));
  return [...accountIndex.groups.values()]
    .filter(({ arn }) => !holder.groupArns.includes(arn))
    .flatMap((group) => {
      const more = heldByGroup(accountIndex, group);
      const gives = more.some(({ hash }) => !hashes.has(hash)) || more.length < group.policyUids.length;
      if (!gives && !isWritable(trial, group)) return [];
      const adds = !more.some(({ hash }) => has('DENY', accountIndex, hash));
      const after = joined(accountIndex, before, group);
      return [{ chosen: group.arn, after, gives, adds, place: group.arn }];
    });
}

const has = (effect: 'ALLOW' | 'DENY', { around }: AccountIndex, hash: string): boolean =>
  around.identityDocument(hash).compiled?.statements.some((one) => one.effect === effect) === true;

/** Returns the effect of losing documents with a Deny. What the caller can do then shows whether it gives anything. */
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

/** Returns the effects of losing each policy, its own or its groups'. A managed one is identified by its ARN. */
function eachLost(
  accountIndex: AccountIndex,
  before: Holdings,
  whose: 'OWN' | 'OF_GROUPS',
  kind: 'INLINE' | 'MANAGED',
): readonly Effect[] {
  return before.held.flatMap(({ uid, group }) => {
    const policy = accountIndex.policies.get(uid);
    const isMeant = (group === undefined) === (whose === 'OWN');
    if (!isMeant || (policy?.kind === 'INLINE') !== (kind === 'INLINE')) return [];
    const isGone = (held: HeldDocument) => held.uid === uid && held.group === group;
    const arn = kind === 'MANAGED' ? policy?.arn : undefined;
    const place = group === undefined ? uid : `${group} ${uid}`;
    return without(accountIndex, before, isGone, { ...definedFields({ chosen: group, policy: arn }), place });
  });
}
