/** Groups users that open the same to a search: nothing tells them apart, as callers or as targets of others. */
import { groupBy } from '../../graph/model/groupBy.js';
import { once } from '../../graph/model/memoize.js';
import { allPolicies } from '../../iam/decide/layers.js';
import type { PreparedAccount } from '../apply/applyTechniques.js';
import type { User } from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import type { Callers } from '../context/callers.js';
import { isNarrowing, readsTags, readsVariables } from '../context/relevantActions.js';
import { isOfOneself } from '../gains/peers.js';
import { presentIdentity } from './callerCache.js';
import type { HeldIdentity } from './heldIdentity.js';

/** Returns the first two of each: what one opens, and that another one opens it, too (`otherActors`). */
export function fewEquivalent(
  arns: readonly string[],
  held: readonly HeldIdentity[],
  account: PreparedAccount,
): readonly string[] {
  const present = arns.flatMap((arn) => presentIdentity(arn, account) ?? []);
  const callers = new Set([...present, ...held].map((one) => one.callers));
  const groups = groupEquivalentUsers(arns, callers, account);
  const few = new Set(groups.flatMap((some) => some.slice(0, 2)));
  return arns.filter((arn) => few.has(arn));
}

/** `by`: who may do something to them. Roles, and what is no user of the account, are each by themselves. */
export function groupEquivalentUsers(
  arns: readonly string[],
  by: ReadonlySet<Callers>,
  { accountIndex }: PreparedAccount,
): readonly (readonly string[])[] {
  const { users, peers } = accountIndex;
  const statements = once(() => meaning(by, accountIndex));
  const keyOf = (user: User): string => {
    const meant = statements()?.filter((one) => one.arns?.has(user.arn) !== false);
    return meant === undefined || isApart(user, accountIndex) || meant.some(({ isByName }) => isByName)
      ? user.arn
      : JSON.stringify([peers.guardedAs(user.arn), meant.map(({ at }) => at)]);
  };
  const similar = groupBy(arns, (arn) => {
    const user = users.get(arn);
    return user ? JSON.stringify([user.policySetUid, judgedOf(user)]) : arn;
  });
  return [...similar.values()].flatMap((some) => {
    const ofUsers = some.length === 1 ? [] : some.flatMap((arn) => users.get(arn) ?? []);
    return ofUsers.length === 0
      ? [some]
      : [...groupBy(ofUsers, keyOf).values()].map((same) => same.map(({ arn }) => arn));
  });
}

/** Returns the callers' statements that mean some users, or all; undefined: tags decide whom they mean. */
function meaning(by: ReadonlySet<Callers>, accountIndex: AccountIndex) {
  const policies = [...new Set([...by].flatMap(({ layers }) => allPolicies(layers)))];
  if (policies.some(readsTags)) return undefined;
  const statements = policies.flatMap(({ compiled }) => compiled?.statements ?? []);
  return statements.filter(isNarrowing).map((statement, at) => ({
    at,
    arns: accountIndex.meantBy([statement]),
    isByName: readsVariables(statement) && !isOfOneself(statement),
  }));
}

/** Whether a policy names it or a statement of its own asks who it is, or it alone can assume a role. */
function isApart({ arn, policySetUid }: User, { around, peers, policySets }: AccountIndex): boolean {
  const set = policySets.get(policySetUid);
  const isAlone = set === undefined || peers.isDistinguished(arn, set) || around.isMeantElsewhere(arn);
  return isAlone || [...around.assumptions(arn).keys()].length > 0;
}

/** Of its credentials, what techniques look at. */
const judgedOf = ({ credentials }: User): unknown =>
  credentials && [credentials.passwordEnabled, credentials.mfaActive, credentials.accessKeys?.length];
