/**
 * What comes of a change that takes something away as well. Many give nothing that techniques ask for: a Deny goes of what
 * nobody allows, or tags change that no policy asks for.
 */
import { PRINCIPAL_TAG } from '../../iam/chain/attributeGroups.js';
import { allPolicies } from '../../iam/decide/layers.js';
import { strongest } from '../apply/verdict.js';
import type { Applied } from '../apply/applyTechniques.js';
import type { Gained } from '../apply/results.js';
import type { AccountIndex } from '../context/accountIndex.js';
import type { Callers } from '../context/callers.js';
import { rightsOf, withoutDocumentsOf, type Holdings } from '../context/holdings.js';
import { GainedCallers } from '../gains/hypotheticalCallers.js';
import { areaIn } from '../gains/grantsMore.js';
import { areasMeet } from '../../iam/permissions/areas.js';
import type { HeldIdentity } from './coalition.js';
import { KnownCallers } from './knownCallers.js';

export interface Opened {
  /** ARNs of roles that it then assumes. */
  readonly roles: readonly string[];
  /** Some action of techniques is open to it that was not. */
  readonly isMore: boolean;
}

/** Something comes of it. */
export const isOpening = ({ opened }: { readonly opened?: Opened }): boolean =>
  opened === undefined || opened.isMore || opened.roles.length > 0;

export function openedBy(
  { after }: Pick<Gained, 'after'>,
  { arn, callers }: HeldIdentity,
  applied: Applied,
): Opened {
  const before = callers.holdings(arn);
  if (before === undefined || mayMore(before, after, applied.accountIndex))
    return { roles: [], isMore: true };
  return after.hasAnyTags === true && before.hasAnyTags !== true
    ? openedByTags(after, arn, callers, applied)
    : { roles: [], isMore: false };
}

/** Some document allows more, or a Deny goes of what something allows. */
function mayMore(before: Holdings, after: Holdings, accountIndex: AccountIndex): boolean {
  const hashes = after.held.map(({ hash }) => hash);
  return (
    after.partial !== before.partial ||
    JSON.stringify(after.boundary) !== JSON.stringify(before.boundary) ||
    withoutDocumentsOf(after, before).length > 0 ||
    withoutDocumentsOf(before, after).some((hash) => isInTheWay(hash, hashes, accountIndex))
  );
}

function isInTheWay(denying: string, hashes: readonly string[], accountIndex: AccountIndex): boolean {
  const denied = accountIndex.deniedIn(denying);
  if (denied.some((action) => isGrantedByOthers(action, hashes, accountIndex))) return true;
  const [allows, denies] = [hashes, [denying]].map((some) =>
    some.flatMap((hash) => accountIndex.bearingIn(hash)),
  );
  return (denies ?? [])
    .filter(({ effect }) => effect === 'DENY')
    .some((one) =>
      (allows ?? []).some((other) => other.effect === 'ALLOW' && areasMeet(areaIn(one), areaIn(other))),
    );
}

const writingFunctionPolicies = ['lambda:AddPermission', 'lambda:PutResourcePolicy'];

/** By a trust policy; or by the policy of a function, which whoever writes it needs for others where a Deny binds itself. */
function isGrantedByOthers(action: string, own: readonly string[], accountIndex: AccountIndex): boolean {
  if (!action.startsWith('lambda:')) return action.startsWith('sts:');
  const mayWrite = (hashes: readonly string[]): boolean =>
    hashes.some((hash) => writingFunctionPolicies.some((one) => accountIndex.allowedIn(hash).has(one)));
  const isDenied = (hashes: readonly string[]): boolean =>
    hashes.some((hash) => accountIndex.deniedIn(hash).includes(action));
  return (
    mayWrite(own) ||
    accountIndex.around.policySets.some(
      ({ identityHashes }) => mayWrite(identityHashes) && isDenied(identityHashes),
    )
  );
}

/** G-20: its policies or those of functions ask for tags, or trust policies do. */
function openedByTags(after: Holdings, arn: string, before: Callers, applied: Applied): Opened {
  const { accountIndex } = applied;
  const rights = rightsOf(after);
  const then = KnownCallers.in(applied).ofChanged(
    JSON.stringify([before.set.uid, rights]),
    () => new GainedCallers(before, accountIndex, rights, new Set()),
  );
  const keys = accountIndex.keysIn([
    ...allPolicies(then.layers),
    ...accountIndex.around.denyingPolicies.values(),
  ]);
  const now = before.assumptions(arn);
  const roles = then.assumptions(arn).flatMap((some) =>
    [...some.keys()].filter((role) => {
      const known = strongest(now.map((one) => one.get(role)));
      return known === undefined || strongest([known, some.get(role)]) !== known;
    }),
  );
  return { roles, isMore: [...keys].some((key) => key.startsWith(PRINCIPAL_TAG)) };
}
