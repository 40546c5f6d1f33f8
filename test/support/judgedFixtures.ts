/** Fixtures of techniques that the engine judges, made from their data: what lets the caller act, piece by piece. */
import { requiredActionsOf } from '../../src/escalation/catalog/forms.js';
import type { PreconditionCheck } from '../../src/escalation/catalog/preconditionCheck.js';
import type { Technique } from '../../src/escalation/catalog/technique.js';
import { techniqueById, techniques } from '../../src/escalation/catalog/techniques.js';
import { isOnByDefault } from '../../src/escalation/catalog/technique.js';
import type { EscalationAlternative } from '../../src/graph/model/graph.js';
import {
  derivationRulesFor,
  defaultDerivationRules,
  type DerivationRules,
} from '../../src/derive/derivationRules.js';
import { allow, deny, home, mechanismsOf, type Statement } from './escalationAccount.js';
import {
  accountFor,
  fixturesOf,
  organizationFor,
  statementsOf,
  type Fixture,
  type Variant,
} from './escalationFixtures.js';
import type { Found, TechniqueFixture } from './techniqueFixtures.js';

/** G-9; what stays off although experimental techniques are on, is put in its place. */
export function switchedOn(technique: Technique): DerivationRules {
  if (isOnByDefault(technique)) return defaultDerivationRules;
  return experimental.techniques.includes(technique) ? experimental : withEvery;
}

const experimental = derivationRulesFor({ experimentalTechniques: true });
const withEvery: DerivationRules = { ...experimental, techniques };

/** The caller's ways by the fixture's technique: edges and findings alike. */
export function waysFor(
  fixture: Fixture,
  variant: Variant = {},
  scp?: readonly Statement[],
  rules: DerivationRules = switchedOn(fixture.technique),
): readonly EscalationAlternative[] {
  const alternatives = mechanismsOf(
    'mallory',
    accountFor(fixture, variant),
    organizationFor(fixture, variant, scp),
    rules,
  );
  return alternatives.filter(({ techniqueId }) => techniqueId === fixture.technique.id);
}

/** G-21: that somebody else would use it gives the caller nothing by itself. */
const isForItself = ({ preconditions }: EscalationAlternative): boolean =>
  !preconditions.some((text) => text.endsWith('uses the added rights'));

function strongestOf(alternatives: readonly EscalationAlternative[]): Found {
  const [first] = alternatives.map(({ decision }) => decision).sort();
  return first ?? 'NOTHING';
}

/** The four kinds for each way to carry a technique out that gives the caller something by itself. */
export const judgedFixtures = (technique: Technique): readonly TechniqueFixture[] =>
  fixturesOf(technique)
    .filter(({ permissions }) => permissions.length > 0)
    .flatMap(allOf);

type Find = (variant: Variant, scp?: readonly Statement[]) => TechniqueFixture['find'];

/** Fixtures in which nothing is found. */
const stopping =
  (name: string, find: Find) =>
  (
    kind: TechniqueFixture['kind'],
    what: string,
    variant: Variant,
    scp?: readonly Statement[],
  ): TechniqueFixture => ({ kind, name: `${name}, ${what}`, expected: 'NOTHING', find: find(variant, scp) });

function allOf(fixture: Fixture): readonly TechniqueFixture[] {
  const { permissions, name } = fixture;
  const actions = permissions.map(({ action }) => action);
  const found =
    (variant: Variant, scp?: readonly Statement[]) =>
    (rules?: DerivationRules): Found =>
      strongestOf(waysFor(fixture, variant, scp, rules).filter(isForItself));
  const stopped = stopping(name, found);
  return [
    { kind: 'WORKS', name, expected: isOpen(fixture) ? 'CONDITIONAL' : 'ALLOWED', find: found({}) },
    ...indispensable(fixture).map((action) =>
      stopped('NEAR_MISS', `without ${action}`, {
        statements: statementsOf(permissions.filter((permission) => permission.action !== action)),
      }),
    ),
    ...failing(fixture).map((unmet) => stopped('NEAR_MISS', `where ${unmet.kind} fails`, { unmet })),
    ...conditioned(fixture, indispensable(fixture)).map(([what, statements]) =>
      stopped('CONDITION', what, { statements }),
    ),
    stopped('CEILING', 'past a permissions boundary (G-5)', { boundary: [allow('s3:ListBucket')] }),
    stopped('CEILING', 'past a service control policy (G-5)', {}, [deny(actions)]),
  ];
}

/** What holds is as open as what it rests on, such as a launch. */
const openChecks = new Set<PreconditionCheck['kind'] | undefined>([
  undefined,
  'LAUNCHES_WITH_PROFILE',
  'WORKFORCE_USER',
]);

/**
 * A precondition is open, the service is closed to newcomers, or the policy of a key or vault has a say that is not
 * known (E-26, E-117).
 */
const isOpen = ({ form, technique, permissions }: Fixture): boolean =>
  form.preconditions.some(({ check }) => openChecks.has(check?.kind)) ||
  // When what was written runs, no data says (G-17).
  requiredActionsOf(form.required).some(({ on }) => on === 'CODE_SOURCE') ||
  technique.marks?.includes('CLOSED') === true ||
  permissions.some(({ action }) => /^kms:|^backup:StartRestoreJob$/.test(action));

// ── What is missing ────────────────────────────────────────────────────────────────────────────────────────────────

/** Holds whatever the account is like, or is about the caller's kind, which decides what it may call. */
const notToFail = new Set<PreconditionCheck['kind']>([
  'GIVEN',
  'CALLER_IS',
  // Open where the data does not show it, or another form is left (G-16).
  'SERVICE_LINKED_ROLE',
  'LAUNCHES_WITH_PROFILE',
  'WORKFORCE_USER',
  'ROLE_MAY',
]);

const failing = (fixture: Fixture): readonly PreconditionCheck[] =>
  fixture.form.preconditions.flatMap(({ check }) =>
    check &&
    !notToFail.has(check.kind) &&
    delegationOf(check) !== 'BY_RESOURCE_POLICY' &&
    !isWithout(check.kind, fixture)
      ? check
      : [],
  );

/** Whether another form of the technique, which needs no more, goes without the check. */
const isWithout = (kind: PreconditionCheck['kind'], { technique, permissions }: Fixture): boolean =>
  fixturesOf(technique).some(
    ({ form, permissions: fewer }) =>
      form.preconditions.every(({ check }) => check !== undefined && check.kind !== kind) &&
      fewer.every(({ action }) => permissions.some((one) => one.action === action)),
  );

/** By which another account may do for the one that manages the organization; of a resource policy nothing is known. */
const delegationOf = (check: PreconditionCheck) =>
  check.kind === 'MANAGEMENT_ACCOUNT' ? check.orDelegated : undefined;

export const delegation = ({ form }: Fixture): ReturnType<typeof delegationOf> =>
  form.preconditions.map(({ check }) => check && delegationOf(check)).find((one) => one !== undefined);

/** Without one that is not, another form of the technique is left. */
function indispensable({ technique, permissions }: Fixture): readonly string[] {
  const actions = permissions.map(({ action }) => action);
  const isEnough = (left: readonly string[]) =>
    fixturesOf(technique).some((other) => other.permissions.every(({ action }) => left.includes(action)));
  return actions.filter((action) => !isEnough(actions.filter((one) => one !== action)));
}

// ── What a condition stops ─────────────────────────────────────────────────────────────────────────────────────────

/** Known, and not so. */
const elsewhere = { Condition: { StringNotEquals: { 'aws:PrincipalAccount': home } } };
const here = { Condition: { StringEquals: { 'aws:PrincipalAccount': home } } };

/** Not known, and not to be met. */
const never = {
  Condition: {
    StringEquals: { 'aws:SourceVpc': 'vpc-1' },
    StringNotEquals: { 'aws:SourceVpc': 'vpc-1' },
  },
};

const otherService = { Condition: { StringEquals: { 'iam:PassedToService': 'other.amazonaws.com' } } };

type Conditioned = readonly [what: string, statements: readonly Statement[]];

function conditioned(
  { permissions, technique }: Fixture,
  required: readonly string[],
): readonly Conditioned[] {
  const on = (wanted: string, more: Statement) =>
    permissions.map(({ action, resource }) => allow(action, resource, action === wanted ? more : {}));
  const actions = permissions.map(({ action }) => action);
  return [
    ['that nobody can meet', statementsOf(permissions, never)],
    ['with a Deny whose condition holds', [...statementsOf(permissions), deny(actions, '*', here)]],
    ...required.map((action): Conditioned => [`with ${action} for another account`, on(action, elsewhere)]),
    ...required
      .filter(
        (action) =>
          action === 'iam:PassRole' &&
          technique.passServices !== undefined &&
          technique.passedAs !== 'UNKNOWN',
      )
      .map((action): Conditioned => ['with roles for another service', on(action, otherService)]),
  ];
}

// ── Enablers ───────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Of what gains nothing by itself: with a technique that it makes way for, in an account where that one needs it.
 * `NO_MFA_DEVICE` is the only precondition that another technique meets (T-023).
 */
export const enablerFixtures = (technique: Technique): readonly TechniqueFixture[] =>
  (technique.enables ?? []).flatMap((id) => {
    const enabled = techniqueById(id);
    const pairs = enabled && fixturesOf(enabled).filter(needsIt);
    return (pairs ?? []).flatMap((fixture) =>
      fixturesOf(technique).flatMap((enabler) => together(enabler, fixture)),
    );
  });

const needsIt = ({ form }: Fixture): boolean =>
  form.preconditions.some(({ check }) => check?.kind === 'NO_MFA_DEVICE');

function together(enabler: Fixture, enabled: Fixture): readonly TechniqueFixture[] {
  const name = `${enabler.name} for ${enabled.name}`;
  const actions = enabler.permissions.map(({ action }) => action);
  const without = statementsOf(enabled.permissions);
  const unmet = { kind: 'NO_MFA_DEVICE' } as const;
  const found = (variant: Variant, scp?: readonly Statement[]) => (): Found =>
    strongestOf(waysFor(enabled, { unmet, ...variant }, scp));
  const whole = { statements: [...without, ...statementsOf(enabler.permissions)] };
  const boundary = [allow(enabled.permissions.map(({ action }) => action))];
  const stopped = stopping(name, found);
  return [
    { kind: 'WORKS', name, expected: 'ALLOWED', find: found(whole) },
    stopped('NEAR_MISS', 'without it', { statements: without }),
    ...conditioned(enabler, actions).map(([what, statements]) =>
      stopped('CONDITION', what, { statements: [...without, ...statements] }),
    ),
    stopped('CEILING', 'past a permissions boundary (G-5)', { ...whole, boundary }),
    stopped('CEILING', 'past a service control policy (G-5)', whole, [deny(actions)]),
  ];
}
