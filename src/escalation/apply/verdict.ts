/** Defines a positive answer about a caller, allowed or conditional, and how several are combined (G-11). */
import { conditionText } from '../../iam/explain/conditionText.js';
import {
  isGranted,
  type AccessEvaluation,
  type DataGap,
  type StatementMatch,
  type UnresolvedCondition,
} from '../../iam/decide/decision.js';
import type { Taken } from '../../graph/model/graph.js';
import { firstOfEach } from '../../graph/model/groupBy.js';
import { getOrMake, memoize, memoizeWeakly } from '../../graph/model/memoize.js';

/** What one of several held identities does; without an action, it only has to be held. */
export interface Act {
  /** Id of the identity. */
  readonly by: string;
  readonly action?: string;
  /** What it depends on; missing: nothing. */
  readonly conditions?: readonly UnresolvedCondition[];
}

/** A positive answer; undefined stands for no, and for not known. */
export interface Verdict {
  readonly decision: 'ALLOWED' | 'CONDITIONAL';
  /** ARN of the policy, group or role that was chosen among several. */
  readonly via?: string;
  readonly conditions: readonly UnresolvedCondition[];
  readonly preconditions: readonly string[];
  readonly evidence: readonly StatementMatch[];
  readonly caveats: readonly string[];
  readonly dataGaps: readonly DataGap[];
  /** Who does what, in order, where several identities are judged together. */
  readonly acts?: readonly Act[];
  /** If who does it changes itself first: what that takes away; missing: it only adds. */
  readonly takes?: Taken;
}

/** The verdict that requires nothing. */
export const granted: Verdict = {
  decision: 'ALLOWED',
  conditions: [],
  preconditions: [],
  evidence: [],
  caveats: [],
  dataGaps: [],
};

/** Returns a verdict that holds if the sentence does, which no data decides. Equal sentences give the same object. */
export const provided = memoize((text: string): Verdict => ({
  ...granted,
  decision: 'CONDITIONAL',
  preconditions: [text],
}));

/** Gaps left out: the question says once that no organization was imported; a pattern without one owner is no gap. */
const unsaid: ReadonlySet<DataGap['kind']> = new Set(['ORGANIZATION_NOT_IMPORTED', 'RESOURCE_OWNER_UNKNOWN']);

export function verdictOf(evaluation: AccessEvaluation): Verdict | undefined {
  const { decision, conditions, preconditions, determiningStatements, caveats, dataGaps } = evaluation;
  if (!isGranted(decision)) return undefined;
  return {
    decision,
    conditions,
    preconditions,
    evidence: determiningStatements,
    caveats,
    dataGaps: dataGaps.filter(({ kind }) => !unsaid.has(kind)),
  };
}

const united = new WeakMap<Verdict, WeakMap<Verdict, Verdict>>();

/** Requires both. The same two give the same object again: thousands of targets share a few verdicts. */
export function both(one: Verdict | undefined, other: Verdict | undefined): Verdict | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (other === granted || one === other) return one;
  if (one === granted) return other;
  const known = getOrMake(united, one, () => new WeakMap());
  return getOrMake(known, other, () => unite(one, other));
}

/** Of what many verdicts have in common, so each is written once. */
const textOf = memoizeWeakly((one: object) => JSON.stringify(one));

const distinct = <T extends object>(all: readonly T[]): readonly T[] =>
  all.length < 2 ? all : firstOfEach(all, textOf);

function unite(one: Verdict, other: Verdict): Verdict {
  const via = one.via ?? other.via;
  const acts = distinct([...(one.acts ?? []), ...(other.acts ?? [])]);
  return {
    decision: one.decision === 'ALLOWED' && other.decision === 'ALLOWED' ? 'ALLOWED' : 'CONDITIONAL',
    ...(via === undefined ? {} : { via }),
    conditions: distinct([...one.conditions, ...other.conditions]),
    preconditions: [...new Set([...one.preconditions, ...other.preconditions])],
    evidence: distinct([...one.evidence, ...other.evidence]),
    caveats: [...new Set([...one.caveats, ...other.caveats])],
    dataGaps: distinct([...one.dataGaps, ...other.dataGaps]),
    ...(acts.length === 0 ? {} : { acts }),
  };
}

const openEnds = ({ conditions, preconditions }: Verdict): number => conditions.length + preconditions.length;

const isStronger = (one: Verdict, other: Verdict): boolean =>
  one.decision === other.decision ? openEnds(one) < openEnds(other) : one.decision === 'ALLOWED';

/** Returns the strongest, then the one with the fewest conditions. Stops at one without any. */
export const strongest = (candidates: Iterable<Verdict | undefined>): Verdict | undefined =>
  strongestBy(candidates, (verdict) => verdict);

/** Returns the strongest answer to a question about each. Stops at one without conditions. */
export function strongestBy<T>(list: Iterable<T>, ask: (one: T) => Verdict | undefined): Verdict | undefined {
  let best: Verdict | undefined;
  for (const one of list) {
    const candidate = ask(one);
    if (candidate === undefined) continue;
    if (best === undefined || isStronger(candidate, best)) best = candidate;
    if (best.decision === 'ALLOWED') return best;
  }
  return best;
}

const actedBy = new WeakMap<Verdict, Map<string, Verdict>>();

/** Adds who does it. The same arguments give the same object again. */
export function doneBy(by: string, verdict: Verdict | undefined, action?: string): Verdict | undefined {
  if (verdict === undefined) return undefined;
  const known = getOrMake(actedBy, verdict, () => new Map());
  const { conditions } = verdict;
  const open = conditions.length === 0 ? {} : { conditions };
  const acts = [{ by, ...(action === undefined ? {} : { action }), ...open }];
  return getOrMake(known, `${by} ${action ?? ''}`, () => ({ ...verdict, acts }));
}

export const through = (via: string, verdict: Verdict | undefined): Verdict | undefined =>
  verdict && { ...verdict, via };

/** Leaves out statements of documents that are not written or in force yet: they cannot be looked up. */
export function withoutStatementsOf(
  verdict: Verdict | undefined,
  isUnwritten: (policyId: string) => boolean,
): Verdict | undefined {
  if (verdict === undefined) return undefined;
  const { evidence, conditions, preconditions } = verdict;
  const open = conditions.filter(({ statement }) => isUnwritten(statement.policyId));
  return {
    ...verdict,
    evidence: evidence.filter(({ policyId }) => !isUnwritten(policyId)),
    conditions: conditions.filter(({ statement }) => !isUnwritten(statement.policyId)),
    preconditions: [...preconditions, ...open.map(conditionText)],
  };
}
