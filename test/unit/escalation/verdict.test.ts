/** How answers combine: all are needed, or one is enough (G-11). */
import { describe, expect, it } from 'vitest';
import { both, strongest, granted, provided, type Verdict } from '../../../src/escalation/apply/verdict.js';

const under = (...keys: readonly string[]): Verdict => ({
  ...granted,
  decision: keys.length === 0 ? 'ALLOWED' : 'CONDITIONAL',
  conditions: keys.map((key) => ({
    operator: 'StringEquals',
    key,
    values: ['x'],
    effect: 'ALLOW',
    controlledBy: 'CALLER',
    statement: { policyId: 'p', layer: 'IDENTITY', statementIndex: 0, effect: 'ALLOW' },
  })),
});

const keysOf = (verdict: Verdict | undefined) => verdict?.conditions.map(({ key }) => key);

describe('two that are both needed', () => {
  it('are firm only if both are', () => {
    expect(both(granted, granted)?.decision).toBe('ALLOWED');
    expect(both(granted, under('a'))?.decision).toBe('CONDITIONAL');
    expect(both(provided('It rains.'), under('a'))).toMatchObject({
      decision: 'CONDITIONAL',
      preconditions: ['It rains.'],
    });
  });

  it('have the conditions of both, each once', () => {
    expect(keysOf(both(under('a', 'b'), under('b', 'c')))).toEqual(['a', 'b', 'c']);
  });

  it('are nothing where one is', () => {
    expect(both(undefined, granted)).toBeUndefined();
    expect(both(granted, undefined)).toBeUndefined();
  });

  it('go through what the first goes through, or the second', () => {
    expect(both({ ...under('a'), via: 'x' }, { ...under('b'), via: 'y' })?.via).toBe('x');
    expect(both(under('a'), { ...under('b'), via: 'y' })?.via).toBe('y');
  });
});

describe('of several that are enough', () => {
  it('a firm one counts, whatever stands before it', () => {
    expect(strongest([undefined, under('a'), granted, under()])).toBe(granted);
  });

  it('one with fewer open ends counts, and the first of equals', () => {
    const [one, two] = [under('a'), under('b')];
    expect(strongest([under('a', 'b'), two, one])).toBe(two);
    expect(strongest([provided('It rains.'), one])?.preconditions).toEqual(['It rains.']);
  });

  it('none is nothing', () => {
    expect(strongest([])).toBeUndefined();
    expect(strongest([undefined])).toBeUndefined();
  });
});
