/** The decision as a formula over layers (E-10, E-11): which must allow, in which combinations, and what may deny. */
import type { LayerKind } from './decision.js';
import type { Hit, LayerResult, StatementOutcome } from './evaluate.js';
import { FALSE, TRUE, UNKNOWN, and, not, or, type Kleene } from './kleene.js';
import type { GrantClasses } from '../match/principalElement.js';

/** A requirement that any one of its statements meets. Not related to IAM groups. */
export interface StatementGroup {
  /** Missing: the requirement is a rule of the service, not of a policy. */
  readonly layer: LayerKind | undefined;
  readonly hits: readonly Hit[];
  /** For a resource policy: only grants through one of these classes count (V-4). */
  readonly classes: GrantClasses | undefined;
  /** The value if no statement matches. */
  readonly fixed: Kleene;
  /** `fixed` is unknown because the layer was not collected (U-9f) or not parsed (E-79): then the answer is UNKNOWN. */
  readonly missing: boolean;
  /** The requirement in words, if `fixed` is unknown for another reason. */
  readonly precondition: string | undefined;
}

/** One sufficient combination of layers: a row of E-22, E-26, E-27 or E-31. */
export interface LayerAlternative {
  readonly groups: readonly StatementGroup[];
  /** Bit of `CAVEAT` for this row. */
  readonly caveat: number;
}

/** An unread policy that may contain a Deny (E-79, U-9). */
export interface Doubt {
  readonly precondition: string;
  /** Whether it is a limiting layer that is known to exist but was not read (U-9f). */
  readonly missing: boolean;
}

export interface Formula {
  readonly required: readonly StatementGroup[];
  readonly alternatives: readonly LayerAlternative[];
  readonly denies: readonly Hit[];
  readonly doubts: readonly Doubt[];
}

/** Returns the formula of a request that takes both. */
export const bothOf = (one: Formula, other: Formula): Formula => ({
  required: [...one.required, ...other.required],
  alternatives: one.alternatives.flatMap(({ groups, caveat }) =>
    other.alternatives.map((more) => ({
      groups: [...groups, ...more.groups],
      caveat: caveat | more.caveat,
    })),
  ),
  denies: [...one.denies, ...other.denies],
  doubts: [...one.doubts, ...other.doubts],
});

/** How to read the parts that are open. */
export interface FormulaReading {
  outcomeOf(hit: Hit): StatementOutcome;
  /** Whether to assume the worst for everything that was not collected (U-9f). */
  readonly worst: boolean;
}

export const asEvaluated: FormulaReading = { outcomeOf: (hit) => hit, worst: false };
export const atWorst: FormulaReading = { outcomeOf: (hit) => hit, worst: true };

/** Evaluates lowest and highest outcome in one pass, since every layer counts in one direction only (U-5). */
export function evaluateFormula(formula: Formula, reading: FormulaReading): Kleene {
  let value: Kleene = not(deniesOf(formula, reading));
  for (const group of formula.required) {
    if (value === FALSE) return FALSE;
    value = and(value, groupValue(group, reading));
  }
  return value === FALSE ? FALSE : and(value, alternativesValue(formula, reading));
}

function alternativesValue({ alternatives }: Formula, reading: FormulaReading): Kleene {
  let best: Kleene = FALSE;
  for (const alternative of alternatives) {
    best = or(best, alternativeValue(alternative, reading));
    if (best === TRUE) break;
  }
  return best;
}

export function alternativeValue({ groups }: LayerAlternative, reading: FormulaReading): Kleene {
  let value: Kleene = TRUE;
  for (const group of groups) value = and(value, groupValue(group, reading));
  return value;
}

/** Returns whether some Deny matches (U-4). */
export function deniesOf({ denies, doubts }: Formula, reading: FormulaReading): Kleene {
  let value: Kleene = FALSE;
  for (const hit of denies) value = or(value, reading.outcomeOf(hit).outcome);
  for (const doubt of doubts) value = or(value, doubt.missing && reading.worst ? TRUE : UNKNOWN);
  return value;
}

export function groupValue(group: StatementGroup, reading: FormulaReading): Kleene {
  let value: Kleene = group.missing && reading.worst ? FALSE : group.fixed;
  for (const hit of group.hits) {
    if (value === TRUE) break;
    value = or(value, hitValue(hit, group.classes, reading));
  }
  return value;
}

/** Returns what one statement contributes to a group; for a resource policy, only through the group's grant classes. */
export function hitValue(hit: Hit, classes: GrantClasses | undefined, reading: FormulaReading): Kleene {
  const { outcome, must, may } = reading.outcomeOf(hit);
  if (classes === undefined) return outcome;
  if ((must & classes) !== 0) return TRUE;
  return (may & classes) !== 0 ? UNKNOWN : FALSE;
}

/** Makes a group with a fixed value and no statements. */
export function settled(layer: LayerKind | undefined, fixed: Kleene, precondition?: string): StatementGroup {
  return { layer, hits: [], classes: undefined, fixed, missing: false, precondition };
}

/** Makes the group of a layer. An Allow may be missing if some of the layer was not collected or not parsed (E-79). */
export function layerGroup(result: LayerResult, classes?: GrantClasses): StatementGroup {
  const missing = result.status !== 'COLLECTED' || result.unreadable.length > 0;
  return {
    layer: result.layer,
    hits: result.allows,
    classes,
    fixed: missing ? UNKNOWN : FALSE,
    missing,
    precondition: undefined,
  };
}
