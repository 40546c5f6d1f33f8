/** Which steps that are not there would join two reaches, and may lack one side only? Those of the shortest chains first. */
import { traceBack, type AssumeRoleReach } from './assumeRoleReach.js';

export interface CandidateStep {
  readonly from: string;
  readonly to: string;
  /** Of the whole chain, from the first to the last. */
  readonly principals: readonly string[];
}

interface StepLimits {
  readonly maxHops: number;
  /** Steps that are looked for. */
  readonly most: number;
}

/** `knowOfEachOther`: does one side of such a step name the other? Without that both would have to be written. */
export function candidateSteps(
  onwards: AssumeRoleReach,
  back: AssumeRoleReach,
  knowOfEachOther: (from: string, to: string) => boolean,
  { maxHops, most }: StepLimits,
): { readonly steps: readonly CandidateStep[]; readonly complete: boolean } {
  const steps: CandidateStep[] = [];
  for (const [from, to] of pairsByLength(byDistance(onwards), byDistance(back), maxHops)) {
    if (!knowOfEachOther(from, to)) continue;
    const principals = [...traceBack(onwards, from).toReversed(), ...traceBack(back, to)];
    if (new Set(principals).size < principals.length) continue;
    if (steps.length === most) return { steps, complete: false };
    steps.push({ from, to, principals });
  }
  return { steps, complete: true };
}

function byDistance({ places }: AssumeRoleReach): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (const [principal, { distance }] of places) (found[distance] ??= []).push(principal);
  return found;
}

/** Both lists begin with those at no distance. */
function* pairsByLength(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
  maxHops: number,
): Generator<readonly [from: string, to: string]> {
  for (let length = 1; length <= maxHops; length += 1) {
    for (const [distance, starts] of before.slice(0, length).entries()) {
      const ends = after[length - 1 - distance] ?? [];
      for (const from of starts) for (const to of ends) yield [from, to];
    }
  }
}
