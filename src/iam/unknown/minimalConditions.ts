/** The smallest set of open conditions that suffices for an Allow (U-6). */
import type { EvaluationScope } from '../decide/evaluate.js';
import {
  asEvaluated,
  groupValue,
  hitValue,
  type Formula,
  type StatementGroup,
  type LayerAlternative,
} from '../decide/formula.js';
import { FALSE, TRUE } from '../decide/kleene.js';
import type { RequestPrincipal } from '../decide/request.js';
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
  readonly alternative: LayerAlternative;
}

/** Beyond this many combinations the search keeps the best one it has found. */
const MAX_LEAVES = 5_000;

/** Undefined where no combination can be met. `callerOnly`: only what the caller decides may be asked for (U-2a). */
export function chooseResiduals(
  formula: Formula,
  scope: EvaluationScope,
  principal: RequestPrincipal,
  knowledge: KeyKnowledge,
  callerOnly: boolean,
): Choice | undefined {
  const needsOf = needsOfAlternatives(formula, scope, principal);
  let best: Choice | undefined;
  for (const alternative of formula.alternatives) {
    const needs = needsOf(alternative);
    const found = smallestUnion(callerOnly ? needs.map(onlyCaller) : needs, knowledge);
    if (found !== undefined && (best === undefined || costOf(found) < costOf(best.residuals))) {
      best = { residuals: found, alternative };
    }
  }
  return best;
}

/** Sets that are kept at most; there may be more then. */
const MAX_CHOICES = 200;

export interface Choices {
  /** The least first. */
  readonly choices: readonly Choice[];
  /** Each set of values that allows the request meets all of some choice. */
  readonly complete: boolean;
}

/** All sets of open conditions that suffice, none of them more than another has. */
export function allChoices(
  formula: Formula,
  scope: EvaluationScope,
  principal: RequestPrincipal,
  knowledge: KeyKnowledge,
): Choices {
  const needsOf = needsOfAlternatives(formula, scope, principal);
  const found = new Map<string, Choice>();
  let complete = true;
  for (const alternative of formula.alternatives) {
    const { unions, complete: all } = unionsOf(needsOf(alternative), knowledge);
    complete &&= all;
    for (const residuals of unions) {
      const name = nameOfOption(residuals);
      if (!found.has(name)) found.set(name, { residuals, alternative });
    }
  }
  const choices = [...found.values()].sort((a, b) => costOf(a.residuals) - costOf(b.residuals));
  return { choices: choices.filter((one) => !choices.some((other) => isLess(other, one))), complete };
}

function isLess(one: Choice, other: Choice): boolean {
  if (one.residuals.length >= other.residuals.length) return false;
  const ids = new Set(other.residuals.map(({ id }) => id));
  return one.residuals.every(({ id }) => ids.has(id));
}

function unionsOf(
  needs: readonly Need[],
  knowledge: KeyKnowledge,
): { readonly unions: readonly (readonly Residual[])[]; readonly complete: boolean } {
  let unions: readonly ReadonlyMap<string, Residual>[] = [new Map()];
  let complete = true;
  for (const need of needs) {
    const longer = new Map<string, ReadonlyMap<string, Residual>>();
    for (const union of unions) {
      for (const option of bySize(need)) {
        const next = new Map([...union, ...option.map((residual) => [residual.id, residual] as const)]);
        const residuals = [...next.values()];
        if (knowledge.satisfiable(residuals)) longer.set(nameOfOption(residuals), next);
      }
    }
    complete &&= longer.size <= MAX_CHOICES;
    unions = [...longer.values()].slice(0, MAX_CHOICES);
  }
  return { unions: unions.map((union) => [...union.values()]), complete };
}

const needsOfAlternatives = (
  formula: Formula,
  scope: EvaluationScope,
  principal: RequestPrincipal,
): ((alternative: LayerAlternative) => readonly Need[]) => {
  const shared = sharedNeeds(formula, scope, principal);
  return ({ groups }) => {
    const needs = [...groups.flatMap((group) => needOf(group, scope, principal)), ...shared];
    return once(
      needs.map((need) => once(need, nameOfOption)),
      (need) => need.map(nameOfOption).sort().join('\n'),
    );
  };
};

/** What repeated statements ask for twice is tried once (P-4). */
function once<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  return items.length < 2 ? items : [...new Map(items.map((item) => [nameOf(item), item])).values()];
}

function nameOfOption(option: readonly Residual[]): string {
  return option
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

function sharedNeeds(formula: Formula, scope: EvaluationScope, principal: RequestPrincipal): readonly Need[] {
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
function needOf(group: StatementGroup, scope: EvaluationScope, principal: RequestPrincipal): readonly Need[] {
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
