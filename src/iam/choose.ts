/** The smallest set of open conditions that suffices for an Allow (U-6). */
import type { Scope } from './evaluate.js';
import { asEvaluated, groupValue, hitValue, type Formula, type Group, type Way } from './formula.js';
import { FALSE, TRUE } from './kleene.js';
import type { RequestPrincipal } from './request.js';
import { residualsOf, type Residual } from './residual.js';

/** What is known of conditions that bear on one key; without enumeration nothing is. */
export interface KeyKnowledge {
  /** Can these all be as they have to be, at once? */
  satisfiable(residuals: readonly Residual[]): boolean;
  /** Does it follow from the others? */
  implied(residual: Residual, others: readonly Residual[]): boolean;
}

export const noKnowledge: KeyKnowledge = { satisfiable: () => true, implied: () => false };

/** One thing that has to come true, by any one of several sets of residuals. */
type Need = readonly (readonly Residual[])[];

export interface Choice {
  readonly residuals: readonly Residual[];
  readonly way: Way;
}

/** Beyond this many combinations the search keeps the best one it has found. */
const MAX_LEAVES = 5_000;

/** Undefined where no combination can be met. `callerOnly`: only what the caller decides may be asked for (U-2a). */
export function chooseResiduals(
  formula: Formula,
  scope: Scope,
  principal: RequestPrincipal,
  knowledge: KeyKnowledge,
  callerOnly: boolean,
): Choice | undefined {
  const shared = sharedNeeds(formula, scope, principal);
  let best: Choice | undefined;
  for (const way of formula.ways) {
    const needs = [...way.groups.flatMap((group) => needOf(group, scope, principal)), ...shared];
    const found = smallestUnion(callerOnly ? needs.map(onlyCaller) : needs, knowledge);
    if (found !== undefined && (best === undefined || costOf(found) < costOf(best.residuals))) {
      best = { residuals: found, way };
    }
  }
  return best;
}

function sharedNeeds(formula: Formula, scope: Scope, principal: RequestPrincipal): readonly Need[] {
  const ceilings = formula.required.flatMap((group) => needOf(group, scope, principal));
  const denies = formula.denies.map((hit) =>
    residualsOf(hit, undefined, scope, principal).map((residual) => [residual]),
  );
  const doubts = formula.doubts.map(({ precondition }) => [[asResidual(precondition)]]);
  return [...ceilings, ...denies, ...doubts];
}

function asResidual(text: string): Residual {
  return { kind: 'precondition', id: text, text };
}

/** Empty where the group holds anyway. */
function needOf(group: Group, scope: Scope, principal: RequestPrincipal): readonly Need[] {
  if (groupValue(group, asEvaluated) === TRUE) return [];
  const options = group.hits
    .filter((hit) => hitValue(hit, group.classes, asEvaluated) !== FALSE)
    .map((hit) => residualsOf(hit, group.classes, scope, principal));
  if (group.precondition !== undefined) options.push([asResidual(group.precondition)]);
  return [options];
}

function onlyCaller(need: Need): Need {
  return need.filter((option) =>
    option.every((residual) => residual.kind === 'condition' && residual.condition.controlledBy === 'CALLER'),
  );
}

/** Preconditions weigh most, then the number of conditions, then how many are not the caller's to meet. */
function costOf(residuals: readonly Residual[]): number {
  return residuals.reduce((cost, residual) => cost + weightOf(residual), 0);
}

function weightOf(residual: Residual): number {
  if (residual.kind === 'precondition') return 1_000_000;
  return residual.condition.controlledBy === 'CALLER' ? 1_000 : 1_001;
}

/** Tries every choice of one option per need; where there are too many, only those that can still be better. */
function smallestUnion(needs: readonly Need[], knowledge: KeyKnowledge): readonly Residual[] | undefined {
  const leaves = needs.reduce((product, need) => product * need.length, 1);
  const exhaustive = leaves <= MAX_LEAVES;
  let best: readonly Residual[] | undefined;
  let visited = 0;
  const visit = (at: number, chosen: ReadonlyMap<string, Residual>): void => {
    if (visited > MAX_LEAVES * 4) return;
    visited += 1;
    const residuals = [...chosen.values()];
    if (!exhaustive && best !== undefined && costOf(residuals) >= costOf(best)) return;
    const need = needs[at];
    if (need === undefined) {
      const reduced = withoutImplied(residuals, knowledge);
      if (best === undefined || costOf(reduced) < costOf(best)) best = reduced;
      return;
    }
    for (const option of bySize(need)) {
      const next = new Map(chosen);
      for (const residual of option) if (!next.has(residual.id)) next.set(residual.id, residual);
      if (next.size === chosen.size || knowledge.satisfiable([...next.values()])) visit(at + 1, next);
    }
  };
  visit(0, new Map());
  return best;
}

function bySize(need: Need): Need {
  return [...need].sort((a, b) => a.length - b.length);
}

/** Drops what follows from the rest; conditions of Deny statements first. */
function withoutImplied(residuals: readonly Residual[], knowledge: KeyKnowledge): readonly Residual[] {
  const isDeny = (residual: Residual): boolean =>
    residual.kind === 'condition' && residual.condition.effect === 'DENY';
  let kept = residuals;
  for (const candidate of [...residuals.filter(isDeny), ...residuals.filter((r) => !isDeny(r))]) {
    const others = kept.filter((residual) => residual !== candidate);
    if (knowledge.implied(candidate, others)) kept = others;
  }
  return kept;
}
