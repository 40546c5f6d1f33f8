/** The search for what suits: values of unknown keys, sets of conditions, what chains hand on. */
import { describe, expect, it } from 'vitest';
import { FALSE, TRUE, UNKNOWN, type Kleene } from '../../../src/iam/decide/kleene.js';
import { findAll, findCheapest, type Candidates, type SearchSpace } from '../../../src/iam/unknown/search.js';

interface Step {
  readonly next: string;
  readonly choice: string;
  readonly cost: number;
}

interface State {
  readonly name: string;
  readonly choices: readonly string[];
  readonly cost: number;
}

const on = (next: string, choice = next, cost = 0): Step => ({ next, choice, cost });
const all = <T>(...values: readonly T[]): Candidates<T> => ({ values, complete: true });
const startingAt = (...names: readonly string[]): Candidates<State> =>
  all(...names.map((name, cost) => ({ name, choices: [], cost })));

const stepping = (
  length: number,
  steps: (at: number, name: string) => readonly Step[] | undefined,
): SearchSpace<State, Step> => ({
  length,
  candidatesIn: ({ name }, at) => ({
    values: steps(at, name) ?? [],
    complete: steps(at, name) !== undefined,
  }),
  after: ({ choices, cost }, step) => ({
    name: step.next,
    choices: [...choices, step.choice],
    cost: cost + step.cost,
  }),
  costOf: ({ cost }) => cost,
  nameOf: ({ name }) => name,
});

const found = (
  starts: Candidates<State>,
  length: number,
  steps: (at: number, name: string) => readonly Step[] | undefined,
  left = 1_000,
) => {
  const result = findCheapest(starts, stepping(length, steps), { left });
  return result.kind === 'FOUND' ? { kind: 'FOUND', choices: result.state.choices } : result;
};

describe('the cheapest sequence of decisions', () => {
  it('is that of least cost, among equals the first', () => {
    const steps = [on('there', 'dear', 2), on('there', 'cheap', 1), on('there', 'as cheap', 1)];
    expect(found(startingAt('here'), 1, () => steps)).toEqual({ kind: 'FOUND', choices: ['cheap'] });
  });
  it('is looked for within the bound also where nothing better comes', () => {
    let made = 0;
    const many = Array.from({ length: 10 }, (_, i) => on(`step ${i}`, 'dear', 1));
    const steps = (at: number) => {
      made += 1;
      return at === 0 ? [on('cheap', 'cheap', 0), ...many] : at < 7 ? many : [];
    };
    const result = findCheapest(
      startingAt('here'),
      { ...stepping(7, steps), nameOf: () => `${made}` },
      { left: 500 },
    );
    expect(result.kind).toBe('FOUND');
    expect(made).toBeLessThan(1_500);
  });

  it('says that none gets on, or that it is too much to tell', () => {
    const stuck = found(startingAt('here'), 3, (at) => (at === 1 ? [] : [on('on')]));
    expect(stuck).toEqual({ kind: 'NONE' });
    expect(found(startingAt('here'), 1, () => undefined)).toEqual({ kind: 'UNDECIDED' });
    expect(found({ values: [], complete: false }, 1, () => [])).toEqual({ kind: 'UNDECIDED' });
  });
  it('is found where there is nothing to decide, and none from nowhere', () => {
    expect(found(startingAt('a'), 0, () => [])).toEqual({ kind: 'FOUND', choices: [] });
    expect(found(startingAt(), 0, () => [])).toEqual({ kind: 'NONE' });
    expect(found(startingAt(), 1, () => [on('b')])).toEqual({ kind: 'NONE' });
  });
  it('starts with the first start where nothing else is cheaper', () => {
    const run = found(startingAt('a', 'b'), 1, (_at, name) => [on('end', `from ${name}`)]);
    expect(run).toEqual({ kind: 'FOUND', choices: ['from a'] });
  });
  it('adds the costs of all decisions up', () => {
    const steps = (at: number, name: string) =>
      at === 0 ? [on('x', 'x', 1), on('y', 'y', 3)] : [on(`end of ${name}`, name, name === 'x' ? 5 : 0)];
    expect(found(startingAt('a'), 2, steps)).toEqual({ kind: 'FOUND', choices: ['y', 'y'] });
  });
  it('replaces a dear way to a state by a cheap one', () => {
    const steps = (at: number) => (at === 0 ? [on('x', 'dear', 5), on('x', 'cheap', 1)] : [on('x', 'on')]);
    expect(found(startingAt('a'), 2, steps)).toEqual({ kind: 'FOUND', choices: ['cheap', 'on'] });
  });
  it('follows each state once, however many ways lead to it', () => {
    const steps = (at: number) => (at < 30 ? [on('x'), on('x')] : []);
    expect(found(startingAt('a'), 31, steps)).toEqual({ kind: 'NONE' });
  });
  it('is left open where the bound is reached first, and is kept where it was found before', () => {
    const dead = { name: 'dead', choices: [], cost: 0 };
    const steps = (_at: number, name: string) => (name === 'dead' ? [] : [on('end')]);
    const many = Array.from({ length: 10 }, (_, index) => on(String(index)));
    expect(found(startingAt('a'), 2, (at) => (at === 0 ? many : [on('end')]), 3)).toMatchObject({
      kind: 'FOUND',
    });
    expect(found(all(dead), 1, steps)).toEqual({ kind: 'NONE' });
    const last = (at: number, name: string) => (at === 0 ? many : name === '9' ? [on('end')] : [on(name)]);
    const blocked: SearchSpace<State, Step> = {
      ...stepping(2, last),
      outcomeOf: ({ name, choices }): Kleene =>
        choices.length < 2 ? UNKNOWN : name === 'end' ? TRUE : FALSE,
    };
    expect(findCheapest(startingAt('a'), blocked, { left: 3 })).toEqual({ kind: 'UNDECIDED' });
    expect(findCheapest(startingAt('a'), blocked, { left: 100 })).toMatchObject({ kind: 'FOUND' });
  });
});

describe('a constraint of three values', () => {
  const bits = (outcomeOf: (bitsSoFar: string) => Kleene): SearchSpace<string, string> => ({
    length: 2,
    candidatesIn: () => all('0', '1'),
    after: (text, bit) => text + bit,
    outcomeOf,
    costOf: (text) => text.replaceAll('0', '').length,
  });
  const search = (outcomeOf: (bitsSoFar: string) => Kleene) =>
    findCheapest(all(''), bits(outcomeOf), { left: 100 });
  it('is met before all is decided', () => {
    expect(search((text) => (text.startsWith('0') ? TRUE : UNKNOWN))).toEqual({ kind: 'FOUND', state: '0' });
  });
  it('is met by nothing', () => expect(search(() => FALSE)).toEqual({ kind: 'NONE' }));
  it('stays open at an end', () => {
    expect(search((text) => (text === '11' ? UNKNOWN : text.length < 2 ? UNKNOWN : FALSE))).toEqual({
      kind: 'OPEN',
    });
  });
  it('is met by each of several', () => {
    const met = (text: string): Kleene => (text.length < 2 ? UNKNOWN : text === '00' ? FALSE : TRUE);
    expect(findAll(all(''), bits(met), { left: 100 })).toEqual({
      values: ['01', '10', '11'],
      complete: true,
    });
    expect(findAll(all(''), bits(met), { left: 1 })).toMatchObject({ complete: false });
  });
});
