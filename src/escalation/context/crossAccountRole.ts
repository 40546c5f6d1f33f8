/** May a role assume one of another account, for all that its own account says (E-27a)? */
import type { Role } from './accountContents.js';
import { Callers } from './callers.js';
import { WRITTEN_TRUST } from './selfWrittenTrust.js';
import type { AccountIndex } from './accountIndex.js';
import { both, strongestBy, provided, withoutStatementsOf, type Verdict } from '../apply/verdict.js';

const ASSUME_ROLE = 'sts:AssumeRole';

/** Whom a role of another account trusts, an import of that account decides, which this one does not wait for. */
const trusting = provided('a role of another account trusts it');

/** Techniques ask the same of the same few roles for every caller. */
const found = new WeakMap<AccountIndex, Map<Role, Verdict | undefined>>();

export function crossAccountRole(accountIndex: AccountIndex, role: Role): Verdict | undefined {
  const known = found.get(accountIndex) ?? new Map<Role, Verdict | undefined>();
  found.set(accountIndex, known);
  if (!known.has(role)) known.set(role, both(ownSide(accountIndex, role), trusting));
  return known.get(role);
}

function ownSide(accountIndex: AccountIndex, role: Role): Verdict | undefined {
  const { account, policySets, resources } = accountIndex;
  const set = policySets.get(role.policySetUid);
  if (!set) return undefined;
  const callers = new Callers(set, accountIndex);
  const allowed = callers
    .by(role.arn)
    .places(ASSUME_ROLE, `arn:${account.partition}:iam::*:role/*`)
    .filter((arn) => arn.split(':')[4] !== account.accountId);
  const trusted = callers.trusted(role.arn);
  const verdict = strongestBy(allowed, (arn) => trusted.may(ASSUME_ROLE, resources.of(arn)));
  return withoutStatementsOf(verdict, (id) => id === WRITTEN_TRUST);
}
