/** Tells whether a hop or the end of a path needs rights that an earlier change takes away, of whomever. */
import { isChanged } from '../../escalation/together/heldIdentity.js';
import type { Principal, Taken } from '../../graph/model/graph.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { CitedStatement, EscalationHop, Evidence, PathHop } from '../shared/answer.js';

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

/** What a principal does by some statements: a hop, or what a path ends with. */
export type Needing = Pick<PathHop, 'from' | 'determiningStatements' | 'joint'> & {
  /** ARN of whom it changes on the way, or of what else it goes through. */
  readonly via?: string;
  /** Whether each statement of a policy of its own or of the resource allows it by itself. */
  readonly isEachEnough?: true;
};

/** Returns what the principal at the end of a path needs for what the path ends with; undefined: nothing. */
export type NeededAtEnd = (end: Principal) => Needing | undefined;

export const accessNeeded = (from: Principal, { determiningStatements }: Evidence): Needing => ({
  from,
  determiningStatements,
  isEachEnough: true,
});

interface Chain {
  /** From the first to the last. */
  readonly principals: readonly string[];
  readonly hops: readonly PathHop[];
}

/** Returns what the end needs, unless a change gives it that. */
export function neededByEnd({ principals, hops }: Chain, needed: NeededAtEnd): Needing | undefined {
  const end = hops.at(-1)?.to;
  return end === undefined || isChanged(principals.at(-1) ?? '') ? undefined : needed(end);
}

/** Whether a change among the hops may take away what the end needs. */
export const isEndLost = (end: Needing | undefined, hops: readonly PathHop[]): boolean =>
  end !== undefined && hops.some((hop) => isTaking(hop) && isLostBy(end, hop));

/** Whether no single principal on the way takes from the end what that needs. */
export const isEndKept =
  (needed: NeededAtEnd) =>
  ({ hops }: Pick<Chain, 'hops'>): boolean => {
    const end = hops.at(-1)?.to;
    const alone = hops.filter(({ joint }) => joint === undefined);
    return end === undefined || !isEndLost(needed(end), alone);
  };

/** Returns ARNs of whom it strengthens, and of what else it goes through. */
const throughWhom = ({ via, joint }: Needing): readonly string[] => [via ?? [], joint?.subject ?? []].flat();

/** Whether it may not be possible after the change. */
export function isLostBy(hop: Needing, { from, to, takes, joint }: Changing): boolean {
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
  // Whoever is strengthened keeps a Deny, and may have lost what counts beside what it is given.
  const isWeakened = (arn: string): boolean =>
    arn === changed.identifier
      ? !(isAfter && hop.joint?.subject === arn) && (takes.mayEnd !== 'NONE' || takes.fromItself.length > 0)
      : takes.mayEnd === 'ANY' && accountOfIdentifier(arn) === changed.accountId;
  if (acting.some(mayEndFor) || throughWhom(hop).some(isWeakened)) return true;
  const allowing = hop.determiningStatements.filter(
    ({ layer }) => layer === 'IDENTITY' || layer === 'RESOURCE',
  );
  return hop.isEachEnough
    ? allowing.length > 0 && allowing.every(isGone)
    : hop.determiningStatements.some(isGone);
}
