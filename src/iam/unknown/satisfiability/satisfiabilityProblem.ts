/** The open part of a decision: statements that may match, tests they depend on, and unknown keys in them (U-7). */
import type { Effect } from '../../decide/decision.js';
import type { Hit, EvaluationScope } from '../../decide/evaluate.js';
import type { Formula } from '../../decide/formula.js';
import { TRUE } from '../../decide/kleene.js';
import type { ValidTest } from '../../match/condition.js';
import type { KeyState, UnknownState } from '../../match/conditionContext.js';
import { variableKeys, type Template } from '../../match/variables.js';
import { conditionId, isResourceOpen, openTestsOf } from '../residual.js';

/** A test whose outcome depends on unknown keys. */
export interface OpenTest {
  readonly test: ValidTest;
  readonly effect: Effect;
}

/** The unknown keys, and everything that reads them. */
export interface OpenKeys {
  readonly keys: ReadonlyMap<string, UnknownState>;
  /** Each test once, however many statements have it, since the size of value sets depends on their number. */
  readonly tests: readonly OpenTest[];
  /** Resource patterns with unknown variables, and the text that they are compared with, if it is known. */
  readonly templates: readonly { readonly template: Template; readonly text: string | undefined }[];
  /** Values of other keys that the question gives. */
  readonly stated: ReadonlyMap<string, KeyState>;
}

export interface SatisfiabilityProblem extends OpenKeys {
  /** Statements that may match, in the order of the formula. */
  readonly hits: readonly Hit[];
}

export function problemOf(
  formula: Formula,
  scope: EvaluationScope,
  stated: SatisfiabilityProblem['stated'] = new Map(),
): SatisfiabilityProblem {
  const hits = openHits(formula);
  const tests = new Map<string, OpenTest>();
  const templates: { template: Template; text: string | undefined }[] = [];
  const keys = new Map<string, UnknownState>();
  const note = (key: string): void => {
    const state = scope.context.lookup(key);
    if (state.kind === 'unknown') keys.set(key, state);
  };
  for (const hit of hits) {
    const { statement } = hit;
    for (const test of openTestsOf(statement, scope)) {
      if (!test.valid) continue;
      tests.set(conditionId(hit, test), { test, effect: statement.effect });
      [test.key, ...test.variables].forEach(note);
    }
    for (const pattern of isResourceOpen(statement, scope) ? (statement.resource?.patterns ?? []) : []) {
      if (pattern.kind !== 'template') continue;
      templates.push({ template: pattern.resource, text: scope.resource.parts?.[5] });
      variableKeys(pattern.resource).forEach(note);
    }
  }
  return { hits, tests: [...tests.values()], templates, keys, stated };
}

function openHits({ required, alternatives, denies }: Formula): readonly Hit[] {
  const hits = new Set<Hit>();
  for (const group of [...required, ...alternatives.flatMap(({ groups }) => groups)]) {
    for (const hit of group.hits) if (hit.outcome !== TRUE || hit.must !== hit.may) hits.add(hit);
  }
  for (const hit of denies) if (hit.outcome !== TRUE) hits.add(hit);
  return [...hits];
}
