/** Finds the smallest set of open conditions that is sufficient for an Allow (U-6). */
import type { Hit } from '../decide/evaluate.js';
import {
  asEvaluated,
  groupValue,
  hitValue,
  type StatementGroup,
  type LayerAlternative,
} from '../decide/formula.js';
import { FALSE, TRUE } from '../decide/kleene.js';
import type { Prepared } from '../decide/prepare.js';
import type { GrantClasses } from '../match/principalElement.js';
import { precondition, residualsOf, type Residual } from './residual.js';
import { findAll, findCheapest, type Candidates, type SearchSpace, type WorkBound } from './search.js';
import { MOST_CONDITION_SETS, MOST_CONDITION_COMBINATIONS, MOST_CONDITIONS_COMBINED } from '../limits.js';

type Residuals = readonly Residual[];

/** What is known about conditions on one key; nothing without enumeration. */
export interface KeyKnowledge {
  /** Whether all of these can be met at once. It is known that those not in `added` can. */
  satisfiable(residuals: Residuals, added: Residuals): boolean;
  /** Whether it follows from the others. */
  implied(residual: Residual, others: Residuals): boolean;
}

export const noKnowledge: KeyKnowledge = { satisfiable: () => true, implied: () => false };

/** A requirement that any one of several sets of residuals meets. */
type Need = readonly Residuals[];

export interface Choice {
  readonly residuals: Residuals;
  /** Ids of all that holds then: of the residuals, and of what follows from them. */
  readonly holding: ReadonlySet<string>;
  readonly alternative: LayerAlternative;
}

type OpenRequest = Pick<Prepared, 'formula' | 'scope' | 'request'>;

/** Returns the smallest set; undefined: none can be met. `callerOnly`: only conditions the caller controls (U-2a). */
export function chooseResiduals(
  open: OpenRequest,
  knowledge: KeyKnowledge,
  callerOnly: boolean,
): Choice | undefined {
  const needsOf = needsOfAlternatives(open);
  let best: Choice | undefined;
  for (const alternative of open.formula.alternatives) {
    const needs = needsOf(alternative);
    const found = smallestUnion(callerOnly ? needs.map(onlyCaller) : needs, knowledge);
    if (found && (best === undefined || costOf(found.residuals) < costOf(best.residuals)))
      best = { ...found, alternative };
  }
  return best;
}

/**
 * Returns all sufficient sets of open conditions, the smallest first, without those that contain another. Complete: all
 * values that allow the request meet one of the sets.
 */
export function allChoices(open: OpenRequest, knowledge: KeyKnowledge): Candidates<Choice> {
  const needsOf = needsOfAlternatives(open);
  const found = new Map<string, Choice>();
  let complete = true;
  for (const alternative of open.formula.alternatives) {
    const needs = needsOf(alternative);
    const bound = workBound(needs);
    const unions = findAll(
      nothingChosen,
      unionsOf(needs, knowledge, bound, () => 0),
      bound,
    );
    complete &&= unions.complete && unions.values.length <= MOST_CONDITION_SETS;
    for (const union of unions.values.slice(0, MOST_CONDITION_SETS)) {
      const residuals = [...union.values()];
      const name = nameOf(residuals);
      if (!found.has(name)) found.set(name, { residuals, holding: new Set(union.keys()), alternative });
    }
  }
  const choices = [...found.values()].sort((a, b) => costOf(a.residuals) - costOf(b.residuals));
  const isLess = (one: Choice, other: Choice): boolean =>
    one.residuals.length < other.residuals.length && asksNoMore(one, other);
  return { values: choices.filter((one) => !choices.some((other) => isLess(other, one))), complete };
}

export function asksNoMore(one: Pick<Choice, 'residuals'>, other: Pick<Choice, 'residuals'>): boolean {
  const ids = new Set(other.residuals.map(({ id }) => id));
  return one.residuals.every(({ id }) => ids.has(id));
}

function needsOfAlternatives(open: OpenRequest): (alternative: LayerAlternative) => readonly Need[] {
  const { required, denies, doubts } = open.formula;
  const shared: readonly Need[] = [
    ...required.flatMap((group) => needOf(group, open)),
    ...denies.map((hit) => residualsIn(hit, undefined, open).map((residual) => [residual])),
    ...doubts.map((doubt) => [[precondition(doubt.precondition)]]),
  ];
  return ({ groups }) => {
    const needs = [...groups.flatMap((group) => needOf(group, open)), ...shared];
    return once(
      needs.map((need) => once(need, nameOf)),
      (need) => need.map(nameOf).sort().join('\n'),
    );
  };
}

/** Removes duplicates, since repeated statements require the same (P-4). */
const once = <T>(items: readonly T[], naming: (item: T) => string): readonly T[] =>
  items.length < 2 ? items : [...new Map(items.map((item) => [naming(item), item])).values()];

function nameOf(residuals: Residuals): string {
  if (residuals.length === 1) return residuals[0]?.id ?? '';
  return residuals
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

/** Returns the requirement of a group; none if the group holds anyway. */
function needOf(group: StatementGroup, open: OpenRequest): readonly Need[] {
  if (groupValue(group, asEvaluated) === TRUE) return [];
  const options = group.hits
    .filter((hit) => hitValue(hit, group.classes, asEvaluated) !== FALSE)
    .map((hit) => residualsIn(hit, group.classes, open));
  return [group.precondition === undefined ? options : [...options, [precondition(group.precondition)]]];
}

/** Whether a statement that may match does so where these hold. */
export const isSatisfiedBy = (
  hit: Hit,
  { classes }: StatementGroup,
  open: OpenRequest,
  { holding }: Choice,
): boolean => residualsIn(hit, classes, open).every(({ id }) => holding.has(id));

const residualsIn = (
  hit: Hit,
  classes: GrantClasses | undefined,
  { scope, request }: OpenRequest,
): Residuals => residualsOf(hit, classes, scope, request.principal);

function onlyCaller(need: Need): Need {
  return need.filter((option) =>
    option.every((residual) => residual.kind === 'condition' && residual.condition.controlledBy === 'CALLER'),
  );
}

/** Returns the cost: preconditions weigh most, then the number of conditions, then those others control. */
function costOf(residuals: Residuals): number {
  return residuals.reduce((cost, residual) => cost + weightOf(residual), 0);
}

function weightOf(residual: Residual): number {
  if (residual.kind === 'precondition') return 1_000_000;
  return residual.condition.controlledBy === 'CALLER' ? 1_000 : 1_001;
}

/** A set of residuals, by id. */
type Union = ReadonlyMap<string, Residual>;

const nothingChosen = { values: [new Map<string, Residual>()], complete: true };

/** The number of conditions that counts as one combination. */
const CONDITIONS_OF_ONE = MOST_CONDITIONS_COMBINED / MOST_CONDITION_COMBINATIONS;

const count = (bound: WorkBound, conditions: number): void => {
  bound.left -= conditions / CONDITIONS_OF_ONE;
};

/** Limits the work, so that at least the first combination is made: each need adds to what was chosen before. */
function workBound(needs: readonly Need[]): WorkBound {
  const longest = needs.reduce((sum, need) => sum + Math.max(0, ...need.map(({ length }) => length)), 0);
  return { left: MOST_CONDITION_COMBINATIONS + (needs.length * longest) / CONDITIONS_OF_ONE };
}

/** Makes the search space of combinations with one option of each need. */
const unionsOf = (
  needs: readonly Need[],
  knowledge: KeyKnowledge,
  bound: WorkBound,
  cost: SearchSpace<Union, Residuals>['costOf'],
): SearchSpace<Union, Residuals> => {
  const candidates = needs.map((need) => [...need].sort((a, b) => a.length - b.length));
  return {
    length: needs.length,
    candidatesIn: (_union, at) => ({ values: candidates[at] ?? [], complete: true }),
    after: (union, option) => {
      const next = new Map(union);
      const added = option.filter(({ id }) => !union.has(id));
      for (const residual of added) next.set(residual.id, residual);
      count(bound, next.size);
      return added.length === 0 || knowledge.satisfiable([...next.values()], added) ? next : undefined;
    },
    costOf: cost,
    nameOf: (union) => nameOf([...union.values()]),
  };
};

/** Tries every combination; if there are too many, only those that can still be better. */
function smallestUnion(
  needs: readonly Need[],
  knowledge: KeyKnowledge,
): Omit<Choice, 'alternative'> | undefined {
  const isExhaustive =
    needs.reduce((product, need) => product * need.length, 1) <= MOST_CONDITION_COMBINATIONS;
  const bound = workBound(needs);
  const reduced = (union: Union): Residuals => {
    // Each condition is compared with the others, in each state of its key.
    count(bound, union.size ** 3 / 8);
    return withoutImplied([...union.values()], knowledge);
  };
  const cost = (union: Union, at: number): number => {
    if (at === needs.length) return costOf(reduced(union));
    return isExhaustive ? 0 : costOf([...union.values()]);
  };
  const result = findCheapest(nothingChosen, unionsOf(needs, knowledge, bound, cost), bound);
  if (result.kind !== 'FOUND') return undefined;
  return { residuals: reduced(result.state), holding: new Set(result.state.keys()) };
}

/** Removes residuals that follow from the others; conditions of Deny statements first. */
function withoutImplied(residuals: Residuals, knowledge: KeyKnowledge): Residuals {
  const isDeny = (residual: Residual): boolean =>
    residual.kind === 'condition' && residual.condition.effect === 'DENY';
  let kept = residuals;
  for (const candidate of [...residuals.filter(isDeny), ...residuals.filter((r) => !isDeny(r))]) {
    const others = kept.filter((residual) => residual !== candidate);
    if (knowledge.implied(candidate, others)) kept = others;
  }
  return kept;
}
