/** Every technique that is on by default, in the smallest account in which it works, and in accounts that lack something. */
import { describe, expect, it } from 'vitest';
import { isOnByDefault, type PreconditionCheck } from '../../../src/escalation/technique.js';
import { techniques } from '../../../src/escalation/techniques.js';
import type { EscalationWay } from '../../../src/graph/graph.js';
import { allow, deny, waysOf, type Statement } from '../../support/escalationAccount.js';
import {
  accountFor,
  fixturesOf,
  organizationFor,
  statementsOf,
  type Fixture,
  type Variant,
} from '../../support/escalationFixtures.js';

const fixtures = techniques
  .filter(isOnByDefault)
  .filter(({ gain }) => gain.kind !== 'ASSUMPTION' && gain.kind !== 'ENABLER')
  .flatMap(fixturesOf)
  .filter(({ permissions }) => permissions.length > 0);

/** The caller's ways by the fixture's technique: edges and findings alike. */
const waysFor = (fixture: Fixture, variant?: Variant, scp?: readonly Statement[]): readonly EscalationWay[] =>
  waysOf('mallory', accountFor(fixture, variant), organizationFor(fixture, variant, scp)).filter(
    ({ techniqueId }) => techniqueId === fixture.technique.id,
  );

const decisions = (ways: readonly EscalationWay[]) => ways.map(({ decision }) => decision);

/** A precondition is open, the service is closed to newcomers, or a key's policy has a say that is not known (E-26). */
const isOpen = ({ form, technique, permissions }: Fixture): boolean =>
  form.preconditions.some(({ check }) => check === undefined) ||
  technique.marks?.includes('CLOSED') === true ||
  permissions.some(({ action }) => action.startsWith('kms:'));

const network = { 'aws:SourceVpc': 'vpc-1' };

/** Holds whatever the account is like, or is about the caller's kind, which decides what it may call. */
const notToFail = new Set<PreconditionCheck['kind']>(['GIVEN', 'CALLER_IS']);

const failing = ({ form }: Fixture): readonly PreconditionCheck[] =>
  form.preconditions.flatMap(({ check }) => (check && !notToFail.has(check.kind) ? check : []));

/** Without one that is not, another form of the technique is left. */
const indispensable = ({ technique, permissions }: Fixture): readonly string[] => {
  const actions = permissions.map(({ action }) => action);
  const isEnough = (left: readonly string[]) =>
    fixturesOf(technique).some((other) => other.permissions.every(({ action }) => left.includes(action)));
  return actions.filter((action) => !isEnough(actions.filter((one) => one !== action)));
};

describe.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
  const { permissions } = fixture;

  it('works', () => {
    expect(decisions(waysFor(fixture))[0]).toBe(isOpen(fixture) ? 'CONDITIONAL' : 'ALLOWED');
  });

  it.each(indispensable(fixture).map((action) => [action]))('does not work without %s', (action) => {
    const statements = statementsOf(permissions.filter((permission) => permission.action !== action));
    expect(waysFor(fixture, { statements })).toEqual([]);
  });

  it.each(failing(fixture).map((check) => [check.kind, check] as const))(
    'does not work where %s fails',
    (_kind, unmet) => {
      const isUnknown = unmet.kind === 'MANAGEMENT_ACCOUNT' && unmet.orDelegated === true;
      const found = decisions(waysFor(fixture, { unmet }));
      expect(new Set(found)).toEqual(new Set(isUnknown ? ['CONDITIONAL'] : []));
    },
  );

  it('is conditional where the Allow is, or a Deny', () => {
    const allowed = statementsOf(permissions, { Condition: { StringEquals: network } });
    const denied = [
      ...statementsOf(permissions),
      deny(
        permissions.map(({ action }) => action),
        '*',
        { Condition: { StringNotEquals: network } },
      ),
    ];
    for (const statements of [allowed, denied]) {
      const [way] = waysFor(fixture, { statements });
      expect(way?.decision).toBe('CONDITIONAL');
      expect(way?.conditions.map(({ key }) => key)).toContain('aws:SourceVpc');
    }
  });

  it('does not work past a permissions boundary, nor a service control policy (G-5)', () => {
    const actions = permissions.map(({ action }) => action);
    expect(waysFor(fixture, { boundary: [allow('s3:ListBucket')] })).toEqual([]);
    expect(waysFor(fixture, {}, [deny(actions)])).toEqual([]);
  });
});
