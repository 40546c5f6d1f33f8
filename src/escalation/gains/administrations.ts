/** Who of an account has administrative access to it. */
import { administrationOf } from './administration.js';
import type { Callers } from '../context/callers.js';
import type { AccountIndex } from '../context/accountIndex.js';
import type { Verdict } from '../apply/verdict.js';

/** By ARN of a user or role. */
export function administrationsIn(
  all: Iterable<Callers>,
  { resources, administrativeActions }: AccountIndex,
): ReadonlyMap<string, Verdict> {
  const administrators = new Map<string, Verdict>();
  for (const callers of all) {
    if (!administrativeActions.every((action) => callers.mayAllow(action))) continue;
    const shared = administrationOf(callers.any, resources, administrativeActions);
    const isApart = shared?.decision === 'CONDITIONAL' && readsMember(callers, administrativeActions);
    for (const member of callers.set.members) {
      const verdict = isApart
        ? administrationOf(callers.by(member), resources, administrativeActions)
        : shared;
      if (verdict) administrators.set(member, verdict);
    }
  }
  return administrators;
}

const readsMember = ({ any }: Callers, actions: readonly string[]): boolean =>
  actions.some((action) => any.relevantTo(action).readsMember);
