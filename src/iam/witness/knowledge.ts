/** What the domains of the keys tell about sets of conditions: can they be met together, does one follow (U-6). */
import type { KeyKnowledge } from '../choose.js';
import { withOverrides } from '../context.js';
import type { Scope } from '../evaluate.js';
import { FALSE, TRUE, UNKNOWN, type Kleene } from '../kleene.js';
import { evaluateTest } from '../match/condition.js';
import type { KeyState } from '../match/conditionContext.js';
import type { Residual } from '../residual.js';
import type { Domain } from './domains.js';

type Condition = Extract<Residual, { kind: 'condition' }>;

export function knowledgeOf(domains: readonly Domain[], scope: Scope): KeyKnowledge {
  const byKey = new Map(domains.map((domain) => [domain.key, domain]));
  const outcomes = new Map<string, Kleene>();
  const meets = ({ test, condition, id }: Condition, state: KeyState, index: number): Kleene => {
    const name = `${String(index)} ${id}`;
    const known = outcomes.get(name);
    if (known !== undefined) return known;
    const context = withOverrides(scope.context, new Map([[test.key, state]]));
    const outcome = evaluateTest(test, condition.effect, context);
    const met =
      outcome === UNKNOWN
        ? UNKNOWN
        : outcome === (condition.effect === 'ALLOW' ? TRUE : FALSE)
          ? TRUE
          : FALSE;
    outcomes.set(name, met);
    return met;
  };
  const onKey = (residuals: readonly Residual[], key: string): readonly Condition[] =>
    residuals.filter((residual) => residual.kind === 'condition').filter(({ test }) => test.key === key);
  return {
    satisfiable(residuals) {
      const keys = new Set(
        residuals.flatMap((residual) => (residual.kind === 'condition' ? [residual.test.key] : [])),
      );
      return [...keys].every((key) => {
        const domain = byKey.get(key);
        if (domain?.complete !== true) return true;
        const conditions = onKey(residuals, key);
        return domain.states.some((state, i) => conditions.every((one) => meets(one, state, i) !== FALSE));
      });
    },
    implied(residual, others) {
      if (residual.kind !== 'condition') return false;
      const domain = byKey.get(residual.test.key);
      if (domain?.complete !== true || domain.linked) return false;
      const conditions = onKey(others, residual.test.key);
      return domain.states.every(
        (state, i) =>
          meets(residual, state, i) === TRUE || conditions.some((one) => meets(one, state, i) === FALSE),
      );
    },
  };
}
