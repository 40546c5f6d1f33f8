/** Judges whether a role may assume one of another account, by the policies of its own account (E-27a). */
import type { Role } from './accountContents.js';
import { Callers } from './callers.js';
import { withoutWrittenTrust } from './selfWrittenTrust.js';
import type { AccountIndex } from './accountIndex.js';
import { both, strongestBy, provided, type Verdict } from '../apply/verdict.js';
import { assumeActions } from '../../graph/model/assumeActions.js';
import { getOrMake } from '../../graph/model/memoize.js';

/** The import of the other account decides which principals its roles trust; this one does not wait for it. */
const trusting = provided('a role of another account trusts it');

/** Kept, because techniques ask about the same few roles for every caller. */
const found = new WeakMap<AccountIndex, Map<Role, Verdict | undefined>>();

export function crossAccountRole(accountIndex: AccountIndex, role: Role): Verdict | undefined {
  const known = getOrMake(found, accountIndex, () => new Map());
  return getOrMake(known, role, () => both(ownSide(accountIndex, role), trusting));
}

function ownSide(accountIndex: AccountIndex, role: Role): Verdict | undefined {
  const { account, policySets, resources } = accountIndex;
  const set = policySets.get(role.policySetUid);
  if (!set) return undefined;
  const callers = new Callers(set, accountIndex);
  const allowed = callers
    .by(role.arn)
    .places(assumeActions.ASSUME_ROLE, `arn:${account.partition}:iam::*:role/*`)
    .filter((arn) => arn.split(':')[4] !== account.accountId);
  const trusted = callers.trusted(role.arn);
  const verdict = strongestBy(allowed, (arn) => trusted.may(assumeActions.ASSUME_ROLE, resources.of(arn)));
  return withoutWrittenTrust(verdict);
}
