/** For choke points: the step that a search leaves out, and calls that others may make in place of who takes it. */
import { mayCall, type HeldIdentity } from '../../../escalation/together/heldIdentity.js';
import type { HeldIdentities } from '../../../escalation/together/heldIdentities.js';
import { callsIn, type HeldStep } from '../../../escalation/together/jointStep.js';
import type { HopGraph } from '../hopGraph.js';
import type { GainedIdentities } from './gainedIdentities.js';

/** The step that a search leaves out, whatever calls it consists of. */
export interface LeftOut {
  readonly to: string;
  /** Ids of the identities that take it. */
  readonly restsOn: readonly string[];
  /** ARNs of these, and of those who change them before. */
  readonly by: ReadonlySet<string>;
}

/** Actions by the ARN of who is kept from them. */
export type Barred = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether nobody else makes a call of the hop or of what comes before it, unless that adds nothing to the hop. */
export function isLeftOut(
  hop: HeldStep,
  { to, restsOn, by }: LeftOut,
  held: HeldIdentities,
  gained: GainedIdentities,
  graph: HopGraph,
): boolean {
  if (hop.to !== to) return hop.verdict.via === to && held.includesStepOf(by, to, hop);
  return (
    hop.restsOn.every((id) => restsOn.includes(id)) ||
    gained.isMadeBy(by, hop, graph) ||
    held.includesStepOf(by, to, hop)
  );
}

/** Returns, for each call of the steps that another identity may make, what is barred if that call is, too. */
export function furtherBarred(
  steps: readonly HeldStep[],
  held: readonly HeldIdentity[],
  barred: Barred,
): readonly Barred[] {
  const found = new Map<string, Barred>();
  for (const { by: arn, action } of steps.flatMap(callsIn))
    if (held.some((one) => one.arn !== arn && mayCall(action, one)))
      found.set(
        `${action} ${arn}`,
        new Map([...barred, [arn, new Set([...(barred.get(arn) ?? []), action])]]),
      );
  return [...found.values()];
}

export const keyOfBarred = (barred: Barred): string =>
  [...barred]
    .map(([arn, actions]) => [arn, ...[...actions].sort()].join(' '))
    .sort()
    .join(', ');
