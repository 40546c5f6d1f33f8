/** Judges what a principal becomes that is given every permission, up to its Denies, boundary and guardrails (G-6b). */
import { bound, type Trial } from '../apply/trial.js';
import { needed } from '../apply/requirement.js';
import { both, granted, strongest, strongestBy, type Verdict } from '../apply/verdict.js';
import { boundaryRemovals, requiredActionsOf, needsOn, type RequiredAction } from '../catalog/forms.js';
import type { Requirement } from '../catalog/technique.js';
import type { AccountGroup, Rights } from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import {
  heldByGroup,
  presentHoldings,
  rightsOf,
  type HeldDocument,
  type Holdings,
} from '../context/holdings.js';
import { everything } from './administration.js';
import { everythingAllowed, type IamChange } from './iamChanges.js';
import { joined } from './joinedGroups.js';

export interface EveryPermission {
  readonly administration: Verdict | undefined;
  /** The changes of an existing principal. */
  readonly changes: readonly IamChange[];
}

/** A principal that is given every permission, and what this requires. */
interface Given {
  readonly verdict: Verdict;
  readonly before: Holdings;
}

/** Judges giving it to the target, the caller or a new principal. */
export function everyPermission(trial: Trial, verdict: Verdict): EveryPermission {
  const { accountIndex, callers, form } = trial;
  const target = trial.binding.role ?? trial.binding.user;
  const present = target
    ? presentHoldings(accountIndex, target)
    : callers.holdings(trial.binding.member ?? '');
  const group = needsOn(form.required, 'OTHER_GROUP')
    ? accountIndex.groups.get(trial.binding.chosen ?? '')
    : undefined;
  const before = present && group ? joined(accountIndex, present, group) : present;
  if (before === undefined || form.gain.as === 'NEW')
    return {
      administration: both(verdict, accountIndex.administrationUnder(rightsOfAnybody(trial, group))),
      changes: [],
    };
  const left = withoutOverwritten(trial, before);
  const instead = left && both(left.verdict, verdict);
  const given = [{ verdict, before }, ...(left && instead ? [{ ...left, verdict: instead }] : [])];
  return {
    administration: strongestBy(given, (one) => administrationOf(one, trial)),
    changes: given.map((one, index) => ({
      verdict: one.verdict,
      after: everythingAllowed(one.before, one.verdict.via),
      gives: true,
      adds: true,
      place: index === 0 ? everything.id : `${everything.id} instead`,
    })),
  };
}

/** Returns the rights of a new principal, or of any member of a set with its Denies. */
function rightsOfAnybody(
  { accountIndex, callers: { set }, form }: Trial,
  group: AccountGroup | undefined,
): Rights {
  const hasNothing = { hashes: heldByGroup(accountIndex, group).map(({ hash }) => hash), partial: false };
  const does = (one: string): boolean =>
    requiredActionsOf(form.required).some(({ action }) => action === one);
  if (form.gain.as === 'NEW') {
    const kind = does('iam:CreateUser') ? 'USER' : 'ROLE';
    return { ...hasNothing, kind, boundary: { status: 'NONE' } };
  }
  const { kind, boundary, members } = set;
  // Held identities are of several sets: only stored steps of one of them know whose permission set it is.
  const all = members.length > 0 ? set.identityHashes : [];
  const hashes = does('sso:PutInlinePolicyToPermissionSet') ? all.filter(isOfManaged(accountIndex)) : all;
  return { ...hasNothing, kind, boundary, hashes };
}

/**
 * Whether a document is of a managed policy. A permission set has one inline policy, which the next one replaces.
 * https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PutInlinePolicyToPermissionSet.html
 */
function isOfManaged({ policies }: AccountIndex): (hash: string) => boolean {
  const managed = [...policies.values()].filter(({ kind }) => kind !== 'INLINE');
  const hashes = new Set(managed.map(({ documentHash }) => documentHash));
  return (hash) => hashes.has(hash);
}

function administrationOf({ verdict, before }: Given, trial: Trial): Verdict | undefined {
  const { holder } = before;
  const rights = rightsOf(before);
  const under = (one: Rights) => trial.accountIndex.administrationUnder(one, holder.arn);
  const capped = both(verdict, under(rights));
  if (capped !== undefined || rights.boundary.status === 'NONE') return capped;
  const freed = both(verdict, boundaryRemoval(before, trial));
  return both(freed, under({ ...rights, boundary: { status: 'NONE' } }));
}

/** Judges removing the boundary as well, or rewriting its policy (T-011 to T-013). */
function boundaryRemoval({ holder }: Holdings, trial: Trial): Verdict | undefined {
  const kind = 'groupArns' in holder ? 'User' : 'Role';
  const isOneself = holder.arn === trial.binding.member;
  const on = kind === 'User' ? (isOneself ? 'SELF' : 'USER') : isOneself ? 'OWN_ROLE' : 'ROLE';
  const ofPolicy = isOneself ? 'OWN_BOUNDARY' : kind === 'User' ? 'BOUNDARY_OF_USER' : 'BOUNDARY_OF_ROLE';
  const removals: readonly Requirement[] = [
    ...boundaryRemovals(kind).map((action): Requirement => ({ action, on })),
    { action: 'iam:CreatePolicyVersion', on: ofPolicy },
  ];
  return strongest(removals.map((removal) => needed(removal, trial)));
}

/**
 * Judges overwriting documents with a Deny while giving the permission: an inline policy is replaced under its name, a
 * managed one gets a new version. Detaching and deleting them are separate techniques.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html
 */
function withoutOverwritten(trial: Trial, before: Holdings): Given | undefined {
  const overwritten = new Map<HeldDocument, Verdict>();
  for (const held of before.held) {
    const verdict = overwriting(held, trial);
    if (verdict) overwritten.set(held, verdict);
  }
  const verdict = [...overwritten.values()].reduce<Verdict | undefined>(both, granted);
  if (verdict === undefined || overwritten.size === 0) return undefined;
  return { verdict, before: { ...before, held: before.held.filter((held) => !overwritten.has(held)) } };
}

function overwriting(held: HeldDocument, trial: Trial): Verdict | undefined {
  const { accountIndex, form } = trial;
  if (!accountIndex.denies(held.hash)) return undefined;
  const isInline = accountIndex.policies.get(held.uid)?.kind === 'INLINE';
  const chosen = isInline ? held.group : held.uid;
  const on = chosen === undefined ? trial : bound(trial, { chosen });
  const writes = requiredActionsOf(form.required)
    .filter(({ on: place }) => place !== 'NEW_GROUP')
    .filter(isInline ? putsPolicy(held) : createsVersion);
  return strongestBy(writes, (leaf) => needed(leaf, on));
}

const createsVersion = ({ action }: RequiredAction): boolean => action === 'iam:CreatePolicyVersion';

const putsPolicy =
  ({ group }: HeldDocument) =>
  ({ action }: RequiredAction): boolean =>
    group === undefined
      ? ['iam:PutUserPolicy', 'iam:PutRolePolicy'].includes(action)
      : action === 'iam:PutGroupPolicy';
