/** For choke points: the step that a search leaves out, and calls that others may make in place of who takes it. */
import { mayCall, type HeldIdentity } from '../../../escalation/together/heldIdentity.js';
import type { HeldIdentities } from '../../../escalation/together/heldIdentities.js';
import { callsIn, type HeldStep } from '../../../escalation/together/jointStep.js';
import { getOrMake } from '../../../graph/model/memoize.js';
import { MOST_BARRED } from '../../shared/limits.js';
import type { HopGraph } from '../hopGraph.js';
import type { GainedIdentities } from './gainedIdentities.js';

/** The step that a search leaves out, whatever calls it consists of. */
export interface LeftOut {
  readonly to: string;
  /** Ids of the identities that take it. */
  readonly restsOn: readonly string[];
  /** Their ARNs. */
  readonly by: ReadonlySet<string>;
}

/** Actions by the ARN of who is kept from them. */
export type Barred = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether nobody else makes a call of the hop or of what comes before it, unless that adds nothing to the hop. */
export function isLeftOut(
  hop: HeldStep,
  leftOut: LeftOut,
  held: HeldIdentities,
  gained: GainedIdentities,
  graph: HopGraph,
): boolean {
  const { to, by } = leftOut;
  if (hop.to !== to) return hop.verdict.via === to && held.includesStepOf(by, to, hop);
  return gained.isMadeBy(leftOut, hop, graph) || held.includesStepOf(by, to, hop);
}

/** Sets of calls from which those are kept who take the step, one set after the other. */
export class Bars {
  private readonly all = new Map<string, Barred>();

  /** Adds, for each call of the steps that another identity may make, the set with that call besides. */
  addFor(steps: readonly HeldStep[], held: readonly HeldIdentity[], barred: Barred = new Map()): void {
    for (const { by, action } of steps.flatMap(callsIn)) {
      if (!held.some((one) => one.arn !== by && mayCall(action, one))) continue;
      const more: Barred = new Map([...barred, [by, new Set([...(barred.get(by) ?? []), action])]]);
      const key = [...more].map(([arn, actions]) => [arn, ...[...actions].sort()].join(' '));
      getOrMake(this.all, key.sort().join(', '), () => more);
    }
  }

  /** Returns each, also those that are added meanwhile, but no more than the limit. */
  *each(): Generator<Barred> {
    let left = MOST_BARRED;
    for (const one of this.all.values()) if ((left -= 1) >= 0) yield one;
  }

  get areTooMany(): boolean {
    return this.all.size > MOST_BARRED;
  }
}
