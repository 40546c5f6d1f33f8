/** Every technique, in the smallest account in which it works, and in accounts in which something is in its way. */
import { describe, expect, it } from 'vitest';
import { isOnByDefault, type Technique } from '../../../src/escalation/catalog/technique.js';
import { techniques } from '../../../src/escalation/catalog/techniques.js';
import { derivationRulesFor, defaultDerivationRules } from '../../../src/derive/derivationRules.js';
import { allow, deny, mechanismsOf } from '../../support/escalationAccount.js';
import { fixturesOf, statementsOf } from '../../support/escalationFixtures.js';
import { delegation, waysFor } from '../../support/judgedFixtures.js';
import { someOf } from '../../support/runs.js';
import { fixtureKinds, notShown, techniqueFixtures } from '../../support/techniqueFixtures.js';

const named = (list: readonly Technique[]) => list.map((technique) => [technique.id, technique] as const);

const each = describe.each(named(techniques));

each('%s', (id, technique) => {
  const fixtures = techniqueFixtures(technique);
  const isShown = !notShown.some((one) => one.id === id);

  it(`has ${isShown ? 'fixtures of all kinds' : 'none, and a reason for it'}`, () => {
    const shown = fixtureKinds.filter((wanted) => fixtures.some(({ kind }) => kind === wanted));
    expect(shown).toEqual(isShown ? fixtureKinds : []);
  });

  // What a condition stops is a law of the engine rather than of a technique: quick depth takes one in four.
  const conditioned = fixtures.filter(({ kind }) => kind === 'CONDITION');
  const tried = [...fixtures.filter((one) => !conditioned.includes(one)), ...someOf(conditioned, 4)];

  if (tried.length > 0)
    it.each(tried.map((fixture) => [fixture.kind, fixture.name, fixture] as const))(
      '%s %s',
      async (_kind, _name, { expected, find }) => {
        expect(await find()).toBe(expected);
      },
    );
});

const gainless = techniques
  .filter(({ id, gain }) => gain.kind === 'ENABLER' || notShown.some((one) => one.id === id))
  .map(({ id }) => id);

describe('what has no fixtures', () => {
  it('is a technique that there is', () => {
    const ids = new Set(techniques.map(({ id }) => id));
    expect(notShown.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  it.each(gainless)('%s is not told by itself, whatever is allowed', (id) => {
    const account = {
      users: { mallory: { may: [allow(['sso:*', 'lambda:*', 'ec2:*', 'iam:*MFADevice'])] } },
    };
    const alternatives = mechanismsOf('mallory', account, undefined, {
      ...defaultDerivationRules,
      techniques,
    });
    expect(alternatives.length).toBeGreaterThan(0);
    expect(alternatives.filter(({ techniqueId }) => techniqueId === id)).toEqual([]);
  });
});

describe.each(named(techniques.filter((one) => !isOnByDefault(one))))('%s', (_id, technique) => {
  const works = techniqueFixtures(technique).filter(({ kind }) => kind === 'WORKS');

  it('is not looked for unless experimental techniques are switched on (G-9)', async () => {
    for (const { find } of works) expect(await find(defaultDerivationRules)).toBe('NOTHING');
  });

  if (technique.marks !== undefined)
    it('is not looked for then either', async () => {
      const rules = derivationRulesFor({ experimentalTechniques: true });
      for (const { find } of works) expect(await find(rules)).toBe('NOTHING');
    });
});

const judged = techniques
  .filter(({ id, gain }) => gain.kind !== 'ENABLER' && !notShown.some((one) => one.id === id))
  .flatMap(fixturesOf)
  .filter(({ permissions }) => permissions.length > 0);

const names = (fixtures: readonly (typeof judged)[number][]) =>
  fixtures.map((fixture) => [fixture.name, fixture] as const);

/** A law of the engine rather than of a technique: quick depth takes one in four. */
it.each(names(someOf(judged, 4)))('%s is conditional where the Allow is, or a Deny', (_name, fixture) => {
  const { permissions } = fixture;
  const network = { 'aws:SourceVpc': 'vpc-1' };
  const allowed = statementsOf(permissions, { Condition: { StringEquals: network } });
  const actions = permissions.map(({ action }) => action);
  const denied = [
    ...statementsOf(permissions),
    deny(actions, '*', { Condition: { StringNotEquals: network } }),
  ];
  for (const statements of [allowed, denied]) {
    const [way] = waysFor(fixture, { statements });
    expect(way?.decision).toBe('CONDITIONAL');
    expect(way?.conditions.map(({ key }) => key)).toContain('aws:SourceVpc');
  }
});

const delegated = judged.filter((fixture) => delegation(fixture) !== undefined);

describe.each(names(delegated))('%s', (_name, fixture) => {
  const service = delegation(fixture);
  const decisions = (delegatedServices: readonly string[] | 'UNKNOWN') =>
    new Set(waysFor(fixture, { delegatedServices }).map(({ decision }) => decision));

  const isTold = fixture.form.preconditions.every(
    ({ check }) => check?.kind !== 'MANAGEMENT_ACCOUNT' || check.ifKnown === undefined,
  );

  it(`is ${isTold ? 'conditional' : 'not told'} where its account may be a delegated administrator`, () => {
    expect(decisions('UNKNOWN')).toEqual(new Set(isTold ? ['CONDITIONAL'] : []));
  });

  if (service && service !== 'BY_RESOURCE_POLICY')
    it('is in an account that administers the service for the organization what it is in the one that manages it', () => {
      const managing = new Set(waysFor(fixture).map(({ decision }) => decision));
      expect(decisions(['config.amazonaws.com', service])).toEqual(managing);
      expect(decisions(['config.amazonaws.com'])).toEqual(new Set());
    });
});
