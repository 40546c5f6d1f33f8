/** Which steps that are not there would join two ends, and may lack one side only? Those of the shortest chains first. */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { FurtherHops } from '../../../graph/contract/pathReader.js';

/** Principals that lie some hops of assuming roles from one. */
export interface AssumeRoleReach {
  /** By principal, the nearest first: a shortest chain from the one that the reach is of, which has itself alone. */
  readonly chains: ReadonlyMap<string, readonly string[]>;
  /** False: there are more than were wanted. */
  readonly complete: boolean;
  readonly graphVersions: readonly string[];
}

/** `standIns`: principals whose hops it has too. `most`: principals. */
export async function reachOf(
  reader: GraphReader,
  direction: FurtherHops['direction'],
  { of, standIns = [] }: { readonly of: string; readonly standIns?: readonly string[] },
  { maxHops, most }: { readonly maxHops: number; readonly most: number },
): Promise<AssumeRoleReach> {
  const chains = new Map<string, readonly string[]>([[of, [of]]]);
  const graphVersions: string[] = [];
  let edge: readonly string[] = [of, ...standIns];
  for (let distance = 1; distance <= maxHops && edge.length > 0; distance += 1) {
    const room = most - chains.size;
    const except = [...chains.keys()];
    const found = await reader.oneHopFurther(edge, { direction, except, most: room + 1 });
    graphVersions.push(found.graphVersion);
    const taken = [...found.roles].slice(0, room);
    for (const [role, by] of taken) chains.set(role, [...(chains.get(by) ?? [of]), role]);
    if (taken.length < found.roles.size) return { chains, complete: false, graphVersions };
    edge = taken.map(([role]) => role);
  }
  return { chains, complete: true, graphVersions };
}

export interface CandidateStep {
  readonly from: string;
  readonly to: string;
  /** Of the whole chain, from the first to the last. */
  readonly principals: readonly string[];
}

/** `knowOfEachOther`: does one side of such a step name the other? Without that both would have to be written. `most`: steps. */
export function candidateSteps(
  onwards: AssumeRoleReach,
  back: AssumeRoleReach,
  knowOfEachOther: (from: string, to: string) => boolean,
  { maxHops, most }: { readonly maxHops: number; readonly most: number },
): { readonly steps: readonly CandidateStep[]; readonly complete: boolean } {
  const steps: CandidateStep[] = [];
  for (let length = 1; length <= maxHops; length += 1)
    for (const [from, before] of onwards.chains)
      for (const [to, after] of back.chains) {
        if (before.length + after.length !== length + 1 || !knowOfEachOther(from, to)) continue;
        const principals = [...before, ...after.toReversed()];
        if (new Set(principals).size < principals.length) continue;
        if (steps.length === most) return { steps, complete: false };
        steps.push({ from, to, principals });
      }
  return { steps, complete: true };
}
