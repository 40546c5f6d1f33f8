/**
 * Roles of other accounts that let in somebody of this one: whoever administers it gives that one the permission to assume
 * them (E-27a), whatever it has now.
 */
import type { AccountPolicySet, Rights } from '../context/accountContents.js';
import { everything } from '../gains/administration.js';
import type { Applied } from '../apply/applyTechniques.js';
import { strongest, withoutStatementsOf, type Verdict } from '../apply/verdict.js';

const found = new WeakMap<Applied, ReadonlyMap<string, Verdict>>();

/** By ARN, with what their trust policies and the guardrails ask for; without boundaries, which an administrator takes away. */
export function rolesOfOtherAccounts(applied: Applied): ReadonlyMap<string, Verdict> {
  const known = found.get(applied) ?? letIn(applied);
  found.set(applied, known);
  return known;
}

function letIn({ accountIndex }: Applied): ReadonlyMap<string, Verdict> {
  const { around, account } = accountIndex;
  const roles = new Map<string, Verdict>();
  for (const [set, named] of setsToAsk(around.policySets, around.isNamed)) {
    const assumed = around.assumptionsWith(set.uid, rightsOf(set));
    for (const source of [set.uid, ...named])
      for (const arn of assumed(source).keys()) {
        if (arn.split(':')[4] === account.accountId) continue;
        const verdict = withoutStatementsOf(assumed(source).get(arn), (id) => id === everything.id);
        const best = strongest([roles.get(arn), verdict]);
        if (best) roles.set(arn, best);
      }
  }
  return roles;
}

const rightsOf = ({ kind }: AccountPolicySet): Rights => ({
  kind,
  hashes: [everything.id],
  partial: false,
  boundary: { status: 'NONE' },
});

/** One of each kind stands for all whom nothing names; beside it those of whom somebody is named. */
function setsToAsk(
  sets: readonly AccountPolicySet[],
  isNamed: (arn: string) => boolean,
): readonly (readonly [AccountPolicySet, readonly string[]])[] {
  const kinds = new Set<AccountPolicySet['kind']>();
  return sets.flatMap((set) => {
    const named = set.members.filter(isNamed);
    const isFirst = !kinds.has(set.kind);
    kinds.add(set.kind);
    return isFirst || named.length > 0 ? [[set, named] as const] : [];
  });
}
