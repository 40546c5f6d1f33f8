/** Tells whether a hop needs rights that an earlier change takes away: of who is changed, or of others. */
import type { Taken } from '../../graph/model/graph.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { CitedStatement, EscalationHop, PathHop } from '../shared/answer.js';

type Changing = PathHop & EscalationHop & { readonly takes: Taken };

/** Whether the hop makes a change that also takes something away. */
export const isTaking = (hop: PathHop): hop is Changing => 'takes' in hop && hop.takes !== undefined;

/** Returns the changes of single principals that take away what a hop of one after them needs. */
export const changesLosing = (hops: readonly PathHop[]): readonly Changing[] =>
  hops
    .map((hop, at) => [hop, hops.slice(at + 1)] as const)
    .flatMap(([hop, later]) =>
      isTaking(hop) && !hop.joint && later.some((one) => !one.joint && isLostBy(one, hop)) ? hop : [],
    );

/** Whether the hop may not be possible after the change. */
export function isLostBy(hop: PathHop, { from, to, takes, joint }: Changing): boolean {
  const changed = joint === undefined ? from : to;
  const isAfter = joint !== undefined && hop.joint?.restsOn.includes(joint.id) === true;
  const acting = hop.joint?.actingAs.map(({ principal }) => principal) ?? [hop.from];
  const mayEndFor = ({ identifier, accountId }: typeof changed): boolean =>
    identifier === changed.identifier
      ? !isAfter && takes.mayEnd !== 'NONE'
      : takes.mayEnd === 'ANY' && accountId === changed.accountId;
  const isGone = ({ policyId, holder = '', content }: CitedStatement): boolean => {
    if (holder === changed.identifier && isAfter) return false;
    const gone = holder === changed.identifier ? takes.fromItself : takes.fromAll;
    // Principals that share a stored hop have the statement in other documents: it may be in one of these.
    const mayBeIn = content !== undefined && accountOfIdentifier(holder) === changed.accountId;
    return gone.includes(policyId) || (mayBeIn && gone.length > 0);
  };
  return acting.some(mayEndFor) || hop.determiningStatements.some(isGone);
}
