/** Builds and words the chains that missing steps would open, with the hops before and after them. */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { HopEnds } from '../../../graph/contract/pathReader.js';
import type { PathHop } from '../../shared/answer.js';
import type { NearMiss, NearMissSearch } from '../../shared/diagnosisAnswer.js';
import { chooseMechanisms } from '../../paths/feasible/chooseMechanisms.js';
import type { PathContext } from '../../paths/feasible/hopRequest.js';
import { HopReading, pairsOf, type HopSearch } from '../../paths/loadHops.js';
import { distinctConditions } from '../../paths/feasible/pathConditions.js';
import { chainSteps } from '../../paths/pathAnswer.js';
import { ifText, nameOf } from '../../shared/sentences.js';
import { asScenario, withText } from '../assumption/change.js';
import type { CandidateStep } from './candidateSteps.js';
import type { Opening } from './openings.js';

/** One change that would create a step. */
export interface MissingStep {
  readonly step: CandidateStep;
  readonly opening: Opening;
  /** The step and its chain exist already, but the hops contradict each other. */
  readonly isThere: boolean;
}

/** The number of missing steps that are read together. */
const AT_ONCE = 20;

/**
 * Finds the chains. The result is incomplete if there are more, or if the stored hops contradict each other and other
 * grants might not.
 */
export async function openedChains(
  reader: GraphReader,
  missing: readonly MissingStep[],
  region: HopSearch['region'],
  pathContext: PathContext,
  most: number,
): Promise<NearMissSearch> {
  const reading = new HopReading(reader, { scope: 'ASSUMING', region, ...pathContext });
  const choose = chooseMechanisms(reading.versionedReader, pathContext);
  /** Returns the near miss, or NONE if it is certain that there is none. */
  const chainWith = async (one: MissingStep): Promise<NearMiss | 'NONE' | undefined> => {
    const { permitsPassing, hop } = one.opening;
    const asItIs = pairsOf(one.step.principals).map((pair) => reading.alternativesOf(pair));
    if (one.isThere && (await choose(asItIs))) return 'NONE';
    const chosen = permitsPassing
      ? await chooseMechanisms(withChange(reading.versionedReader, one), pathContext)(asItIs)
      : await choose(asItIs.map((hops, at) => (isMissing(one, at) ? [hop] : hops)));
    return chosen ? nearMissOf(one, chosen.hops) : permitsPassing ? 'NONE' : undefined;
  };
  const found: NearMiss[] = [];
  let looked = 0;
  let settled = 0;
  /** Policies that a change of lets pass on what is needed: one that permits more is no smaller change. */
  const less = new Set<string>();
  for (const sorted = missing.toSorted(inOrder); looked < sorted.length && found.length <= most;) {
    const some = sorted.slice(looked, looked + AT_ONCE);
    looked += some.length;
    await reading.read(some.flatMap(hopsBeside));
    const chains = await Promise.all(some.map(async (one) => ({ ...one, chain: await chainWith(one) })));
    for (const { chain, step, opening } of chains) {
      const adding = opening.permitsPassing && opening.document !== undefined;
      const changed = [step.from, step.to, opening.missing].join(' ');
      if (chain === 'NONE' || (adding && less.has(changed))) settled += 1;
      else if (chain) found.push(chain);
      if (adding && chain !== 'NONE') less.add(changed);
    }
  }
  const complete = looked === missing.length && found.length + settled === looked && found.length <= most;
  return { nearMisses: found.slice(0, most), complete: complete && reading.isCurrent };
}

/** Returns a reader that answers with the change of the caller's policies or the trust policy. */
const withChange = (reader: GraphReader, { step, opening }: MissingStep): GraphReader => ({
  ...reader,
  applicablePolicies: async (...asked) => {
    const stored = await reader.applicablePolicies(...asked);
    const { document, inHeld } = opening;
    if (inHeld) {
      const principals = [...stored.principals].map(
        ([id, held]) => [id, held.principal.identifier === step.from ? inHeld(held) : held] as const,
      );
      return { ...stored, principals: new Map(principals) };
    }
    const role = stored.roles.get(step.to);
    if (role === undefined || document === undefined) return stored;
    const trust = withText(role.trust, document);
    return { ...stored, roles: new Map([...stored.roles, [step.to, { ...role, trust }]]) };
  },
});

const parts: readonly NearMiss['missing'][] = [
  'TRUST_POLICY',
  'ASSUME_ROLE_PERMISSION',
  'SOURCE_MEMBERSHIP',
  'ORGANIZATION_GUARDRAILS',
];

/** Sorts shorter chains first; those of equal length by part, and then as they were found. */
const inOrder = (a: MissingStep, b: MissingStep): number =>
  a.step.principals.length - b.step.principals.length ||
  parts.indexOf(a.opening.missing) - parts.indexOf(b.opening.missing);

/** Whether enough near misses come before any that this step can give. Steps of shorter chains come first. */
export const areEnough = (
  found: readonly MissingStep[],
  { principals }: CandidateStep,
  most: number,
): boolean =>
  found.filter(
    ({ step, opening }) =>
      !opening.permitsPassing && (step.principals.length < principals.length || opening.missing === parts[0]),
  ).length > most;

const isMissing = ({ step }: MissingStep, at: number): boolean => step.principals[at] === step.from;

/** Returns the hops of the chain that exist. */
const hopsBeside = (one: MissingStep): readonly HopEnds[] =>
  pairsOf(one.step.principals).filter((_pair, at) => one.isThere || !isMissing(one, at));

function nearMissOf(one: MissingStep, hops: readonly PathHop[]): NearMiss {
  const { missing, document, verbs = [], wish, note = '', hop, permitsPassing } = one.opening;
  const steps = chainSteps(hops).map((step, at) =>
    isMissing(one, at) && !permitsPassing
      ? { ...step, sentence: `With that change: ${step.sentence}` }
      : step,
  );
  return {
    hops: steps,
    from: hop.from,
    to: hop.to,
    missing,
    ...(document === undefined ? {} : { change: document }),
    ...asScenario(verbs),
    decision: hops.some(({ decision }) => decision === 'CONDITIONAL') ? 'CONDITIONAL' : 'ALLOWED',
    explanation: `If ${wish}, ${chainText(hops)}. ${note}`.trim(),
  };
}

function chainText(hops: readonly PathHop[]): string {
  const names = [...hops.slice(0, 1).map(({ from }) => from), ...hops.map(({ to }) => to)].map(nameOf);
  const preconditions = hops.flatMap((hop) => hop.preconditions);
  return `${names.join(' → ')} would be open${ifText(distinctConditions(hops), preconditions)}`;
}
