/** Finds the principals of an account with administrative access to it. */
import { administrationOf } from './administration.js';
import type { Administrators } from '../apply/outcomes.js';
import { Callers } from '../context/callers.js';
import type { AccountIndex } from '../context/accountIndex.js';
import type { Verdict } from '../apply/verdict.js';
import type { AccountPolicySet } from '../context/accountContents.js';
import { memoize } from '../../graph/model/memoize.js';

/** Returns the verdicts of those members that are administrators, by ARN. */
export function administrationsOf(
  callers: Callers,
  { resources, administrativeActions }: AccountIndex,
): readonly (readonly [arn: string, verdict: Verdict])[] {
  if (!administrativeActions.every((action) => callers.mayAllow(action))) return [];
  const shared = administrationOf(callers.any, resources, administrativeActions);
  const isApart = shared?.decision === 'CONDITIONAL' && readsMember(callers, administrativeActions);
  return callers.set.members.flatMap((member) => {
    const verdict = isApart ? administrationOf(callers.by(member), resources, administrativeActions) : shared;
    return verdict ? [[member, verdict] as const] : [];
  });
}

/** Judges administrators set by set, when one of its members is asked about. */
export class AccountAdministrators implements Administrators {
  private readonly ofSet = memoize(
    (set: AccountPolicySet) =>
      new Map(administrationsOf(new Callers(set, this.accountIndex), this.accountIndex)),
  );

  constructor(private readonly accountIndex: AccountIndex) {}

  get(arn: string): Verdict | undefined {
    const { users, roles, policySets } = this.accountIndex;
    const set = policySets.get((users.get(arn) ?? roles.get(arn))?.policySetUid ?? '');
    return set && this.ofSet(set).get(arn);
  }

  has(arn: string): boolean {
    return this.get(arn) !== undefined;
  }
}

const readsMember = ({ any }: Callers, actions: readonly string[]): boolean =>
  actions.some((action) => any.relevantTo(action).readsMember);
