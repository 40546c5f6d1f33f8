/** Compares the policy documents of two states. */
import { definedFields } from '../../graph/model/definedFields.js';
import type { Policy } from '../../graph/model/graph.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { AccessState } from './accessState.js';
import type { PolicyDifference } from './difference.js';

/** Finds the differences by uid. Versions of an AWS policy have separate uids, but count as one policy. */
export function comparePolicies(before: AccessState, after: AccessState): readonly PolicyDifference[] {
  const [old, now] = [policiesIn(before, after), policiesIn(after, before)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key) => {
    const [was = [], is = []] = [old.get(key), now.get(key)];
    const [gone, come] = [unlike(was, is), unlike(is, was)];
    const pairs = Math.min(gone.length, come.length);
    return [
      ...come.slice(0, pairs).map((one, at) => differenceOf('CHANGED', gone[at], one)),
      ...gone.slice(pairs).map((one) => differenceOf('REMOVED', one, undefined)),
      ...come.slice(pairs).map((one) => differenceOf('ADDED', undefined, one)),
    ].flatMap((one) => one ?? []);
  });
}

/**
 * Returns the policies of accounts and organizations that both states have. If one state lacks them, the data
 * differences report that, and it is unknown whether their policies were removed.
 */
const policiesIn = ({ policies }: AccessState, { accounts, organizations }: AccessState) =>
  groupBy(
    [...policies.values()].filter(({ kind, accountId, uid }) =>
      kind === 'SERVICE_CONTROL' || kind === 'RESOURCE_CONTROL'
        ? organizations.has(uid.split('/', 1)[0] ?? '')
        : accountId === undefined || accounts.has(accountId),
    ),
    keyOf,
  );

const keyOf = ({ uid, kind, arn }: Policy): string => (kind === 'AWS_MANAGED' ? (arn ?? uid) : uid);

/** Returns the policies whose document none of the others has. */
function unlike(some: readonly Policy[], others: readonly Policy[]): readonly Policy[] {
  const known = new Set(others.map(({ documentHash }) => documentHash));
  const own = new Map(some.map((one) => [one.documentHash, one]));
  return [...own.values()].filter(({ documentHash }) => !known.has(documentHash));
}

function differenceOf(
  change: PolicyDifference['change'],
  was: Policy | undefined,
  is: Policy | undefined,
): PolicyDifference | undefined {
  const one = is ?? was;
  if (one === undefined) return undefined;
  const { uid, name, kind, arn, ownerArn } = one;
  const texts = definedFields({ before: was?.documentText, after: is?.documentText });
  return { change, uid, name, kind, ...definedFields({ arn, ownerArn }), ...texts };
}
