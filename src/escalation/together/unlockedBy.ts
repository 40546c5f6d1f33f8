/**
 * Finds what an exchange unlocks. Many unlock nothing that techniques need: they remove a Deny of what no policy allows,
 * or change tags that no policy reads.
 */
import { allPolicies } from '../../iam/decide/layers.js';
import { strongest } from '../apply/verdict.js';
import type { PreparedAccount } from '../apply/applyTechniques.js';
import type { Gained } from '../apply/results.js';
import type { AccountIndex } from '../context/accountIndex.js';
import type { Callers } from '../context/callers.js';
import { rightsOf, withoutDocumentsOf, type Holdings } from '../context/holdings.js';
import { codeActions } from '../gains/chainableGains.js';
import { GainedCallers } from '../gains/hypotheticalCallers.js';
import type { HeldIdentity } from './heldIdentity.js';
import { CallerCache } from './callerCache.js';
import { PRINCIPAL_TAG } from '../../iam/facts/data/conditionKeys.js';

export interface Unlocked {
  /** ARNs of roles that it can assume only after the change. */
  readonly roles: readonly string[];
  /** Whether it may be allowed some action of techniques only after the change. */
  readonly actions: boolean;
}

export const unlocksAnything = ({ unlocked }: { readonly unlocked?: Unlocked }): boolean =>
  unlocked === undefined || unlocked.actions || unlocked.roles.length > 0;

type After = Pick<Gained, 'after'>;

/** Whether a change has policies that the other one does not have, or lacks a Deny of it. */
export const givesMoreThan = (one: After, other: After, { accountIndex }: PreparedAccount): boolean =>
  withoutDocumentsOf(one.after, other.after).length > 0 ||
  withoutDocumentsOf(other.after, one.after).some((hash) => accountIndex.denies(hash));

export function unlockedBy(
  { after }: After,
  { arn, callers }: Pick<HeldIdentity, 'arn' | 'callers'>,
  account: PreparedAccount,
): Unlocked {
  const before = callers.holdings(arn);
  if (before === undefined || mayUnlockActions(before, after, account.accountIndex))
    return { roles: [], actions: true };
  return after.hasAnyTags === true && before.hasAnyTags !== true
    ? unlockedByTags(after, arn, callers, account)
    : { roles: [], actions: false };
}

/** Whether a name, document, boundary or version is new, or a Deny is gone of an action that some policy may allow. */
function mayUnlockActions(before: Holdings, after: Holdings, accountIndex: AccountIndex): boolean {
  const hashes = after.held.map(({ hash }) => hash);
  const isAllowed = (action: string): boolean =>
    hashes.some((hash) => accountIndex.allowedIn(hash).has(action)) ||
    mayBeAllowedByOthers(action, hashes, accountIndex);
  return (
    after.namedAs !== before.namedAs ||
    after.partial !== before.partial ||
    JSON.stringify(after.boundary) !== JSON.stringify(before.boundary) ||
    withoutDocumentsOf(after, before).length > 0 ||
    withoutDocumentsOf(before, after).some((hash) => accountIndex.deniedIn(hash).some(isAllowed))
  );
}

const writingFunctionPolicies = ['lambda:AddPermission', 'lambda:PutResourcePolicy'];

/**
 * Whether a trust policy, or the policy of a function or repository, may allow the action. A caller that writes a
 * function's policy names itself there; it names another principal only where a Deny applies to the caller (G-24).
 */
function mayBeAllowedByOthers(action: string, own: readonly string[], accountIndex: AccountIndex): boolean {
  const { isNamedByCode, policySets } = accountIndex.around;
  if (action.startsWith('sts:') || (isNamedByCode && codeActions.includes(action))) return true;
  if (!action.startsWith('lambda:')) return false;
  const mayWrite = (hashes: readonly string[]): boolean =>
    hashes.some((hash) => writingFunctionPolicies.some((one) => accountIndex.allowedIn(hash).has(one)));
  const isDenied = (hashes: readonly string[]): boolean =>
    hashes.some((hash) => accountIndex.deniedIn(hash).includes(action));
  return (
    mayWrite(own) ||
    policySets.some(({ identityHashes }) => mayWrite(identityHashes) && isDenied(identityHashes))
  );
}

/** Finds what tags unlock (G-20): actions, by its own or functions' policies; roles, by their trust policies. */
function unlockedByTags(after: Holdings, arn: string, before: Callers, account: PreparedAccount): Unlocked {
  const { accountIndex } = account;
  const rights = rightsOf(after);
  const then = CallerCache.in(account).ofChanged(
    JSON.stringify([before.set.uid, rights]),
    () => new GainedCallers(before, accountIndex, rights, new Set()),
  );
  const policies = [...allPolicies(then.layers), ...accountIndex.around.denyingPolicies.values()];
  const actions = policies
    .flatMap(({ compiled }) => (compiled ? accountIndex.actions.bearingOn(compiled) : []))
    .some(({ referencedKeys }) => [...referencedKeys].some((key) => key.startsWith(PRINCIPAL_TAG)));
  const now = before.assumptions(arn);
  const roles = then.assumptions(arn).flatMap((some) =>
    [...some.keys()].filter((role) => {
      const known = strongest(now.map((one) => one.get(role)));
      return known === undefined || strongest([known, some.get(role)]) !== known;
    }),
  );
  return { roles, actions };
}
