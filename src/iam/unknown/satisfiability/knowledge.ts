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
      const all = residuals.filter(isCondition);
      for (const key of new Set(all.map(({ test }) => test.key))) {
        const domain = byKey.get(key);
        if (domain?.complete !== true) continue;
        const conditions = all.filter(({ test }) => test.key === key);
        const states = domain.states.filter((state, i) =>
          conditions.every((one) => meets(one, state, i) !== FALSE),
        );
        if (states.length === 0) return false;
        met.set(key, states);
      }
      return canTagsAgree(met);
    },
    implied(residual, others) {
      if (!isCondition(residual)) return false;
      const { key } = residual.test;
      const domain = byKey.get(key);
      if (domain?.complete !== true || domain.linked) return false;
      const conditions = others.filter(isCondition).filter(({ test }) => test.key === key);
      return domain.states.every(
        (state, i) =>
          meets(residual, state, i) === TRUE || conditions.some((one) => meets(one, state, i) === FALSE),
      );
    },
  };
}

const isCondition = (residual: Residual): residual is Condition => residual.kind === 'condition';

/** Is the condition as it has to be, in one state of its key? Worked out once for each state, by its index. */
function rememberedOutcomes(
  scope: EvaluationScope,
): (condition: Condition, state: KeyState, index: number) => Kleene {
  const outcomes = new Map<string, Kleene>();
  return ({ test, condition: { effect }, id }, state, index) => {
    const name = `${String(index)} ${id}`;
    const known = outcomes.get(name);
    if (known !== undefined) return known;
    const context = withOverrides(scope.context, new Map([[test.key, state]]));
    const outcome = evaluateTest(test, effect, context);
    const met = effect === 'ALLOW' ? outcome : not(outcome);
    outcomes.set(name, met);
    return met;
  };
}
