/** What the domains of the keys tell about sets of conditions: can they be met together, does one follow (U-6). */
import type { KeyKnowledge } from '../minimalConditions.js';
import { withOverrides } from '../../facts/buildContext.js';
import type { EvaluationScope } from '../../decide/evaluate.js';
import { FALSE, TRUE, not, type Kleene } from '../../decide/kleene.js';
import { evaluateTest } from '../../match/condition.js';
import type { KeyState } from '../../match/conditionContext.js';
import type { Residual } from '../residual.js';
import { canTagsAgree } from './requestTags.js';
import type { Domain } from './domains.js';

type Condition = Extract<Residual, { kind: 'condition' }>;

export function knowledgeOf(domains: readonly Domain[], scope: EvaluationScope): KeyKnowledge {
  const byKey = new Map(domains.map((domain) => [domain.key, domain]));
  const meets = rememberedOutcomes(scope);
  return {
    satisfiable(residuals) {
      const met = new Map<string, readonly KeyState[]>();
      for (const key of keysOf(residuals)) {
        const domain = byKey.get(key);
        if (domain?.complete !== true) continue;
        const conditions = conditionsOn(residuals, key);
        const states = domain.states.filter((state, i) =>
          conditions.every((one) => meets(one, state, i) !== FALSE),
        );
        if (states.length === 0) return false;
        met.set(key, states);
      }
      return canTagsAgree(met);
    },
    implied(residual, others) {
      if (residual.kind !== 'condition') return false;
      const domain = byKey.get(residual.test.key);
      if (domain?.complete !== true || domain.linked) return false;
      const conditions = conditionsOn(others, residual.test.key);
      return domain.states.every(
        (state, i) =>
          meets(residual, state, i) === TRUE || conditions.some((one) => meets(one, state, i) === FALSE),
      );
    },
  };
}

/** Is the condition as it has to be, in one state of its key? Worked out once for each state, by its index. */
function rememberedOutcomes(
  scope: EvaluationScope,
): (condition: Condition, state: KeyState, index: number) => Kleene {
  const outcomes = new Map<string, Kleene>();
  return ({ test, condition, id }, state, index) => {
    const name = `${String(index)} ${id}`;
    const known = outcomes.get(name);
    if (known !== undefined) return known;
    const outcome = evaluateTest(
      test,
      condition.effect,
      withOverrides(scope.context, new Map([[test.key, state]])),
    );
    const met = condition.effect === 'ALLOW' ? outcome : not(outcome);
    outcomes.set(name, met);
    return met;
  };
}

function keysOf(residuals: readonly Residual[]): readonly string[] {
  return [
    ...new Set(residuals.flatMap((residual) => (residual.kind === 'condition' ? [residual.test.key] : []))),
  ];
}

function conditionsOn(residuals: readonly Residual[], key: string): readonly Condition[] {
  return residuals.filter((residual) => residual.kind === 'condition').filter(({ test }) => test.key === key);
}
