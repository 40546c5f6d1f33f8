/** The chains that missing steps would open, with the hops before and after them, in words. */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { Hop, NearMiss, PathHop } from '../../shared/answer.js';
import { chooseMechanisms, type ChooseMechanisms } from '../../paths/feasible/chooseMechanisms.js';
import type { PathContext } from '../../paths/feasible/hopRequest.js';
import { HopReading, type Pair } from '../../paths/loadHops.js';
import { distinctConditions, pathConditions } from '../../paths/feasible/pathConditions.js';
import type { Region } from '../../paths/loadSubgraph.js';
import { ifText, nameOf } from '../../shared/sentences.js';
import type { CandidateStep } from './candidateSteps.js';
import type { Opening } from './fixes.js';

/** One change by which a step would be there. */
export interface MissingStep {
  readonly step: CandidateStep;
  readonly opening: Opening;
  /** As it would be. */
  readonly hop: Hop;
  /** It is there already, and so is its chain, of which the hops contradict each other. */
  readonly isThere: boolean;
}

export interface OpenedChains {
  readonly nearMisses: readonly NearMiss[];
  /** False: there are more, or hops as they were found do not go together, and others might. */
  readonly complete: boolean;
}

/** Read about together. */
const AT_ONCE = 20;

export async function openedChains(
  reader: GraphReader,
  missing: readonly MissingStep[],
  {
    region,
    pathContext,
    most,
  }: { readonly region: ReadFrom; readonly pathContext: PathContext; readonly most: number },
): Promise<OpenedChains> {
  const reading = new HopReading(reader, 'ASSUMING', region, pathContext);
  const choose = chooseMechanisms(pathContext, (first) => pathConditions(reader, first));
  const found: NearMiss[] = [];
  let looked = 0;
  /** Of which it is certain that they are no near misses. */
  let settled = 0;
  /** Steps by which less than all that they lack is to be handed on: more of it is no smaller change. */
  const less = new Set<CandidateStep>();
  for (const sorted = missing.toSorted(inOrder); looked < sorted.length && found.length <= most;) {
    const some = sorted.slice(looked, looked + AT_ONCE);
    looked += some.length;
    await reading.read(some.flatMap(hopsBeside));
    const chains = await Promise.all(
      some.map(async (one) => {
        if (one.isThere && (await choose(pairsOf(one.step).map((pair) => reading.alternativesOf(pair)))))
          return 'PATH';
        const { handsOn = false } = one.opening;
        const chosen = handsOn
          ? await propagating(
              one,
              reader,
              pathContext,
            )(pairsOf(one.step).map((pair) => reading.alternativesOf(pair)))
          : await choose(alternativesOf(one, reading));
        return chosen ? nearMissOf(one, chosen.hops) : handsOn ? 'CLOSED' : undefined;
      }),
    );
    for (const [index, chain] of chains.entries()) {
      const one = some[index];
      const isMore = one?.opening.handsOn === true && less.has(one.step);
      if (chain === 'PATH' || chain === 'CLOSED' || isMore) settled += 1;
      else if (chain) found.push(chain);
      if (one?.opening.handsOn === true && chain !== 'CLOSED') less.add(one.step);
    }
  }
  const complete = looked === missing.length && found.length + settled === looked && found.length <= most;
  return { nearMisses: found.slice(0, most), complete: complete && reading.isCurrent };
}

/** Through the policies as they would be. */
function propagating(
  { step, opening }: MissingStep,
  reader: GraphReader,
  pathContext: PathContext,
): ChooseMechanisms {
  const changed: GraphReader = {
    ...reader,
    applicablePolicies: async (...asked) => {
      const stored = await reader.applicablePolicies(...asked);
      const role = stored.roles.get(step.to);
      if (role === undefined || opening.document === undefined) return stored;
      const documentText = opening.document;
      const trust = { ...role.trust, documentText, documentHash: documentText };
      return { ...stored, roles: new Map([...stored.roles, [step.to, { ...role, trust }]]) };
    },
  };
  return chooseMechanisms(pathContext, (first) => pathConditions(changed, first));
}

type ReadFrom = Pick<Region, 'from' | 'standIns' | 'graphVersion'>;

const kinds: readonly NearMiss['missing'][] = [
  'TRUST_POLICY',
  'ASSUME_ROLE_PERMISSION',
  'SOURCE_MEMBERSHIP',
  'ORGANIZATION_GUARDRAILS',
];

/** Shorter chains first; of equal length by kind, and then as they were found. */
const inOrder = (a: MissingStep, b: MissingStep): number =>
  a.step.principals.length - b.step.principals.length ||
  kinds.indexOf(a.opening.missing) - kinds.indexOf(b.opening.missing);

/** Are there so many that come before whatever this step can give? Steps come with those of shorter chains first. */
export const areEnough = (
  found: readonly MissingStep[],
  { principals }: CandidateStep,
  most: number,
): boolean =>
  found.filter(
    ({ step, opening }) =>
      opening.handsOn !== true &&
      (step.principals.length < principals.length || opening.missing === kinds[0]),
  ).length > most;

const pairsOf = ({ principals }: CandidateStep): readonly Pair[] =>
  principals.slice(1).map((to, at) => [principals[at] ?? '', to] as const);

const isMissing = ({ step }: MissingStep, [from]: Pair): boolean => from === step.from;

/** That are there. */
const hopsBeside = (one: MissingStep): readonly Pair[] =>
  pairsOf(one.step).filter((pair) => one.isThere || !isMissing(one, pair));

const alternativesOf = (one: MissingStep, reading: HopReading): readonly (readonly PathHop[])[] =>
  pairsOf(one.step).map((pair) => (isMissing(one, pair) ? [one.hop] : reading.alternativesOf(pair)));

function nearMissOf({ opening, hop: { from, to } }: MissingStep, hops: readonly PathHop[]): NearMiss {
  const { missing, document, wish, note } = opening;
  return {
    hops,
    from,
    to,
    missing,
    ...(document === undefined ? {} : { change: document }),
    decision: hops.some(({ decision }) => decision === 'CONDITIONAL') ? 'CONDITIONAL' : 'ALLOWED',
    explanation: [`If ${wish}, ${chainText(hops)}.`, ...(note ? [note] : [])].join(' '),
  };
}

function chainText(hops: readonly PathHop[]): string {
  const names = [...hops.slice(0, 1).map(({ from }) => from), ...hops.map(({ to }) => to)].map(nameOf);
  const preconditions = hops.flatMap((hop) => hop.preconditions);
  return `${names.join(' → ')} would be open${ifText(distinctConditions(hops), preconditions)}`;
}
