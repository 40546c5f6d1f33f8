/** The smallest account in which a technique works, made from the technique itself; and what it needs, piece by piece. */
import { administrativeActions } from '../../src/escalation/gains/administration.js';
import { alternatives, requiredActionsOf, mentions } from '../../src/escalation/catalog/forms.js';
import type { PreconditionCheck } from '../../src/escalation/catalog/preconditionCheck.js';
import {
  formsOf,
  type Form,
  type Precondition,
  type Requirement,
  type RequiredOn,
  type Technique,
} from '../../src/escalation/catalog/technique.js';
import type { StoredOrganizations } from '../../src/graph/model/storedPolicies.js';
import {
  allow,
  arnOf,
  deny,
  home,
  noOrganization,
  type AccountIs,
  type Holds,
  type RoleIs,
  type Statement,
  type UserIs,
  type WorkloadIs,
} from './escalationAccount.js';
import { workload } from './workloadKinds.js';
import { organizationOf } from './organizations.js';

export interface Permission {
  readonly action: string;
  readonly resource: string;
}

/** One way to carry out one form of a technique. */
export interface Fixture {
  readonly technique: Technique;
  readonly form: Form;
  /** A sentence for the title of a test. */
  readonly name: string;
  readonly permissions: readonly Permission[];
}

type Check<K extends PreconditionCheck['kind']> = Extract<PreconditionCheck, { kind: K }>;

export function fixturesOf(technique: Technique): readonly Fixture[] {
  return formsOf(technique).flatMap((form) =>
    alternatives(form.required).map((required) => {
      const permissions = permissionsOf(required, technique);
      const name = `${technique.id} ${permissions.map(({ action }) => action).join(' + ')}`;
      return { technique, form: { ...form, required }, name, permissions };
    }),
  );
}

const resources: Partial<Record<RequiredOn, string>> = {
  SELF: arnOf('user', 'mallory'),
  OWN_ROLE: arnOf('role', 'mallory'),
  OWN_GROUP: arnOf('group', 'own'),
  OWN_POLICY: arnOf('policy', 'own'),
  OWN_BOUNDARY: arnOf('policy', 'ceiling'),
  OTHER_GROUP: arnOf('group', 'admins'),
  NEW_GROUP: arnOf('group', 'made'),
  ROLE: arnOf('role', 'target'),
  USER: arnOf('user', 'target'),
  POLICY_OF_ROLE: arnOf('policy', 'of-target'),
  POLICY_OF_USER: arnOf('policy', 'of-target'),
  GROUP_OF_USER: arnOf('group', 'targets'),
  BOUNDARY_OF_ROLE: arnOf('policy', 'ceiling'),
  BOUNDARY_OF_USER: arnOf('policy', 'ceiling'),
};

function permissionsOf(required: Requirement, { passServices = [] }: Technique): readonly Permission[] {
  const passes = mentions(required, 'pass') || mentions(required, 'profile');
  const named = requiredActionsOf(required).map(({ action, on }) => ({
    action,
    resource: resources[on] ?? '*',
  }));
  const pass = { action: 'iam:PassRole', resource: arnOf('role', 'target') };
  return [...(passes && passServices.length > 0 ? [pass] : []), ...named];
}

// ── The account ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Variant {
  /** In place of those that the technique needs. */
  readonly statements?: readonly Statement[];
  /** The check that the account does not meet. */
  readonly unmet?: PreconditionCheck;
  readonly boundary?: readonly Statement[];
  /** The account does not manage its organization, and administers these services for it. */
  readonly delegatedServices?: readonly string[] | 'UNKNOWN';
}

const everything = [allow('*')];
/** Makes an administrator of whom nothing stands in the way. */
const wide = [allow(administrativeActions)];

const little = [allow('s3:GetObject')];

export const statementsOf = (
  permissions: readonly Permission[],
  more: Statement = {},
): readonly Statement[] => permissions.map(({ action, resource }) => allow(action, resource, more));

export function accountFor(fixture: Fixture, variant: Variant = {}): AccountIs {
  const facts = factsOf(fixture, variant);
  const isRole = callerIsRole(fixture);
  const caller = callerOf(fixture, variant, facts);
  return {
    users: { ...(isRole ? {} : { mallory: caller }), target: targetUser(fixture, facts) },
    roles: {
      ...(isRole ? { mallory: { ...caller, trusts: ['ec2.amazonaws.com'], ...reservedPath(facts) } } : {}),
      [nameOfTarget(fixture)]: targetRole(fixture, facts),
      ...nextRole(fixture),
      ...serviceRole(facts),
    },
    groups: { own: groupOf(facts, 'CALLER'), admins: groupToJoin(facts), targets: groupOf(facts, 'TARGET') },
    policies: {
      own: versionsOf(facts, 'CALLER'),
      'of-target': versionsOf(facts, 'TARGET'),
      stop: [stop],
      ceiling: [
        variant.boundary ?? [allow(['s3:*', ...fixture.permissions.map(({ action }) => action)])],
        ...otherBoundary(fixture),
        ...versions(facts),
      ],
    },
    workloads: workloadsFor(fixture, facts),
    inventoried: kindsOf(fixture),
    providers: makesProvider(fixture) ? [] : [oidc, saml],
  };
}

/** T-043b and T-044: the provider that the role trusts is made anew. */
const makesProvider = ({ permissions }: Fixture): boolean =>
  permissions.every(({ action }) => /^iam:Create\w+Provider$/.test(action));

/** T-013: what the caller can go back to. */
const otherBoundary = ({ permissions }: Fixture): readonly (readonly Statement[])[] =>
  permissions.some(
    ({ action, resource }) => action === 'iam:SetDefaultPolicyVersion' && resource === resources.OWN_BOUNDARY,
  )
    ? [everything]
    : [];

const groupToJoin = (facts: Facts): Holds => ({
  may: facts.fails('GROUP_ADMINISTERS') ? little : everything,
});

/** Whose policies the technique changes. */
type Changed = 'CALLER' | 'TARGET';

const changedIn = (facts: Facts): Changed => (facts.checked('OTHER_WAY_IN') ? 'TARGET' : 'CALLER');

const groupOf = (facts: Facts, whose: Changed): Holds => ({
  may: stopStands(facts, whose, 'GROUP') ? stop : little,
  attached: attachedStop(facts, whose, 'GROUP_ATTACHED'),
});

const attachedStop = (
  facts: Facts,
  whose: Changed,
  where: 'ATTACHED' | 'GROUP_ATTACHED',
): readonly string[] => (stopStands(facts, whose, where) ? ['stop'] : []);

/** What of the account differs from fixture to fixture. */
class Facts {
  constructor(
    readonly fixture: Fixture,
    private readonly unmet: PreconditionCheck | undefined,
  ) {}

  /** The technique checks it, and the account meets it. */
  meets<K extends PreconditionCheck['kind']>(kind: K): Check<K> | undefined {
    const check = this.checked(kind);
    return check !== undefined && this.unmet?.kind !== kind ? check : undefined;
  }

  fails = (kind: PreconditionCheck['kind']): boolean => this.unmet?.kind === kind;

  checked<K extends PreconditionCheck['kind']>(kind: K): Check<K> | undefined {
    return this.fixture.form.preconditions
      .map(({ check }: Precondition) => check)
      .find((check): check is Check<K> => check?.kind === kind);
  }
}

const factsOf = (fixture: Fixture, { unmet }: Variant): Facts => new Facts(fixture, unmet);

const callerIsRole = ({ form }: Fixture): boolean =>
  requiredActionsOf(form.required).some(({ on }) => on === 'OWN_ROLE') ||
  form.preconditions.some(({ check }) => check?.kind === 'CALLER_IS' && check.principal === 'ROLE');

function callerOf(fixture: Fixture, { statements, boundary }: Variant, facts: Facts): UserIs & RoleIs {
  const isBounded = boundary !== undefined || facts.meets('CALLER_HAS_BOUNDARY') !== undefined;
  return {
    may: [...(statements ?? statementsOf(everywhere(fixture, facts))), ...helping(facts)],
    inline: wideRights(facts),
    groups: ['own'],
    attached: ['own', ...attachedStop(facts, 'CALLER', 'ATTACHED')],
    ...(isBounded ? { boundary: 'ceiling' } : {}),
  };
}

/** What AWS keeps to itself is out of reach of a permission for everything too. */
const everywhere = ({ permissions }: Fixture, facts: Facts): readonly Permission[] =>
  facts.fails('ROLE_CAN_CHANGE') ? permissions.map(({ action }) => ({ action, resource: '*' })) : permissions;

/** What is not required, and has to be there for what is presupposed. */
function helping(facts: Facts): readonly Statement[] {
  const { gain } = facts.fixture.form;
  const target = gain.as === 'USER' || gain.kind === 'BECOME_USER';
  const launch =
    gain.kind === 'API_AS_ROLE'
      ? ['states:CreateStateMachine', 'states:StartExecution']
      : ['lambda:CreateFunction', 'lambda:InvokeFunction'];
  return [
    ...(facts.meets('OTHER_WAY_IN') && target ? [allow('iam:CreateAccessKey', arnOf('user', 'target'))] : []),
    ...(facts.meets('LAUNCH_SET') ? [allow(launch)] : []),
    ...(facts.meets('LAUNCHES_WITH_PROFILE') ? [allow('ec2:RunInstances')] : []),
    ...(facts.meets('PASSES_SERVICE_ROLE') ? [allow('iam:PassRole', arnOf('role', 'service'))] : []),
  ];
}

/** For what a Deny, a boundary, missing MFA or a missing tag stands between the caller and more. */
function wideRights(facts: Facts): Readonly<Record<string, readonly Statement[]>> {
  const tests = facts.checked('POLICY_TESTS');
  if (tests)
    return facts.meets('POLICY_TESTS')
      ? { wide: [allow(administrativeActions, '*', testOf(tests.keys))] }
      : {};
  if (facts.checked('CALLER_HAS_BOUNDARY')) return { wide: [allow(othersThan(facts.fixture))] };
  if (!facts.checked('DENY_MATTERS') || changedIn(facts) === 'TARGET') return {};
  return { wide, ...(stopStands(facts, 'CALLER', 'INLINE') ? { stop } : {}), ...stopAnyway(facts) };
}

const testOf = (keys: readonly string[]): Statement =>
  keys.includes('aws:MultiFactorAuthPresent')
    ? { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
    : keys.includes('aws:PrincipalArn')
      ? { Condition: { ArnLike: { 'aws:PrincipalArn': arnOf('user', 'admins/*') } } }
      : { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'admins' } } };

/** What the technique needs, the caller has by its own statements alone. */
function othersThan({ permissions }: Fixture): readonly string[] {
  const needed = permissions.map(({ action }) => action);
  return administrativeActions.filter((action) => !needed.includes(action));
}

/** In the way of administration, but not of the technique. */
const stop = [deny('iam:PassRole')];

/** Where the Deny is that the fixture takes away. */
function stopStands(
  facts: Facts,
  whose: Changed,
  where: 'INLINE' | 'ATTACHED' | 'GROUP' | 'GROUP_ATTACHED',
): boolean {
  if (!facts.meets('DENY_MATTERS') || changedIn(facts) !== whose) return false;
  const [action = ''] = facts.fixture.permissions.map((permission) => permission.action);
  const isGroup = action.includes('Group');
  const isAttached = action.includes('Detach');
  const place = isGroup ? (isAttached ? 'GROUP_ATTACHED' : 'GROUP') : isAttached ? 'ATTACHED' : 'INLINE';
  return place === where;
}

/** Another one stays, so that taking one away changes nothing. */
const stopAnyway = (facts: Facts): Readonly<Record<string, readonly Statement[]>> =>
  facts.fails('DENY_MATTERS') ? { stop, again: [deny('iam:PassRole', '*', { Sid: 'again' })] } : {};

/** What a target has that is changed before the caller becomes it: if the Deny does not matter, all rights. */
function targetHolds(facts: Facts, isWeak = false): Holds {
  const attached = ['of-target', ...attachedStop(facts, 'TARGET', 'ATTACHED')];
  const isRolledBack = facts.checked('STRONGER_VERSION') !== undefined;
  if (!facts.checked('DENY_MATTERS')) return { may: isWeak || isRolledBack ? little : everything, attached };
  const stops = stopStands(facts, 'TARGET', 'INLINE') ? { stop } : {};
  return { may: little, attached, inline: { wide, ...stops } };
}

function targetUser({ form }: Fixture, facts: Facts): UserIs {
  const keys = facts.checked('ACCESS_KEYS');
  const few = keys?.fewerThanTwo !== facts.fails('ACCESS_KEYS');
  const password = facts.checked('LOGIN_PROFILE');
  const isWeak = requiredActionsOf(form.required).some(({ on }) => on === 'OTHER_GROUP');
  return {
    ...targetHolds(facts, isWeak),
    groups: ['targets'],
    credentials: {
      keys: keys === undefined || few ? 0 : 2,
      mfaActive: facts.fails('NO_MFA_DEVICE'),
      passwordEnabled: (password?.present ?? false) !== facts.fails('LOGIN_PROFILE'),
    },
    ...(form.gain.kind === 'BECOME_USER' && facts.meets('TARGET_HAS_BOUNDARY')
      ? { boundary: 'ceiling' }
      : {}),
  };
}

export const oidc = `arn:aws:iam::${home}:oidc-provider/token.example.com`;
export const saml = `arn:aws:iam::${home}:saml-provider/corporate`;

function targetRole({ technique, form }: Fixture, facts: Facts): RoleIs {
  const caller = arnOf(callerIsRole(facts.fixture) ? 'role' : 'user', 'mallory');
  const provider = facts.meets('ROLE_TRUSTS_PROVIDER')?.provider;
  const providers = { SAML: saml, OIDC: oidc, COGNITO: 'cognito-identity.amazonaws.com' };
  const isEntered = mentions(form.required, 'assume') || facts.meets('OTHER_WAY_IN') !== undefined;
  const isPassed = mentions(form.required, 'pass') || mentions(form.required, 'profile');
  const inProfile = mentions(form.required, 'profile') || facts.meets('ROLE_IN_PROFILE') !== undefined;
  const trusts = [
    ...(isPassed ? (technique.passServices ?? []) : []),
    ...(facts.checked('WORKLOAD_RUNS_AS')?.services ?? []),
    ...(facts.meets('ROLE_TRUSTS_SERVICE')?.services ?? []),
    ...(provider === undefined ? [] : [providers[provider]]),
    ...(isEntered ? [caller] : []),
  ];
  return {
    ...targetHolds(facts),
    trusts: trusts.length === 0 ? [arnOf('user', 'target')] : trusts,
    ...reservedPath(facts),
    ...(inProfile ? { profile: 'target' } : {}),
    ...(facts.meets('TARGET_HAS_BOUNDARY') ? { boundary: 'ceiling' } : {}),
  };
}

const reservedPath = (facts: Facts): Pick<RoleIs, 'path'> =>
  facts.fails('ROLE_CAN_CHANGE') ? { path: '/aws-reserved/sso.amazonaws.com/' } : {};

/** T-060: what the caller has to pass beside the target; T-097: what the service made for itself. */
function serviceRole(facts: Facts): Readonly<Record<string, RoleIs>> {
  const passed = facts.meets('PASSES_SERVICE_ROLE');
  const linked = facts.meets('SERVICE_LINKED_ROLE');
  return {
    ...(passed === undefined ? {} : { service: { may: little, trusts: [passed.service] } }),
    ...(linked === undefined
      ? {}
      : {
          [linked.name]: {
            may: little,
            trusts: [linked.service],
            path: `/aws-service-role/${linked.service}/`,
          },
        }),
  };
}

/** T-189: its service finds it by its name. */
const nameOfTarget = ({ form }: Fixture): string =>
  form.preconditions
    .map(({ check }) => (check?.kind === 'ROLE_TRUSTS_SERVICE' ? check.named : undefined))
    .find((named) => named !== undefined) ?? 'target';

/** T-084: what the passed role may assume; T-241: what lets in a name. */
function nextRole(fixture: Fixture): Readonly<Record<string, RoleIs>> {
  const { gain } = fixture.form;
  if (gain.kind !== 'BECOME_NEXT_ROLE' && gain.kind !== 'API_AS_NEXT_ROLE') return {};
  const may = [allow('iam:CreateUser')];
  if (gain.as !== 'NEW') return { execution: { may, trusts: [arnOf('role', nameOfTarget(fixture))] } };
  const named = [arnOf('role', 'ops/*'), arnOf('user', 'ops/*')];
  const Condition = { ArnLike: { 'aws:PrincipalArn': named } };
  const letIn = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Condition };
  return { execution: { may: everything, trust: [letIn] } };
}

const versionsOf = (facts: Facts, whose: Changed): readonly (readonly Statement[])[] => {
  if (facts.fails('POLICY_VERSION_FREE')) return [little, ...versions(facts)];
  return facts.meets('STRONGER_VERSION') && changedIn(facts) === whose ? [little, everything] : [little];
};

const versions = (facts: Facts): readonly (readonly Statement[])[] =>
  facts.fails('POLICY_VERSION_FREE') ? [little, little, little, little] : [];

/** Of all forms, so that no other one takes the place of the fixture's. */
const kindsOf = ({ technique }: Fixture): readonly string[] =>
  formsOf(technique)
    .flatMap(({ preconditions }) => preconditions)
    .flatMap(({ check }) =>
      check?.kind === 'WORKLOAD_RUNS_AS' || check?.kind === 'WORKLOAD_EXISTS' ? check.kinds : [],
    );

function workloadsFor({ form }: Fixture, facts: Facts): readonly WorkloadIs[] {
  return form.preconditions.flatMap(({ check }): readonly WorkloadIs[] => {
    if (check === undefined || facts.fails(check.kind)) return [];
    const runsAs = {
      to: 'ROLE' as const,
      reference: arnOf('role', 'target'),
      use: ('use' in check ? check.use : undefined) ?? ('CODE' as const),
    };
    if (check.kind === 'WORKLOAD_EXISTS')
      return [
        { ...workload(check.kinds[0] ?? ''), ...(check.withRole === true ? { runsAs: [runsAs] } : {}) },
      ];
    if (check.kind !== 'WORKLOAD_RUNS_AS') return [];
    return [{ ...workload(check.kinds[0] ?? ''), runsAs: [runsAs], codeFrom: ['arn:aws:s3:::code/one.zip'] }];
  });
}

// ── The organization ───────────────────────────────────────────────────────────────────────────────────────────────

const fullAccess = { FullAWSAccess: allow('*') };

/** Of the account, with a service control policy where statements are given. */
export function organizationFor(
  { form }: Fixture,
  { unmet, delegatedServices }: Variant = {},
  scp?: readonly Statement[],
): StoredOrganizations {
  const manages = form.preconditions.some(({ check }) => check?.kind === 'MANAGEMENT_ACCOUNT');
  if (!manages && scp === undefined) return noOrganization;
  const level = scp === undefined ? fullAccess : { ...fullAccess, Guard: scp };
  const services = delegatedServices ?? (unmet?.kind === 'MANAGEMENT_ACCOUNT' ? [] : undefined);
  const organization = organizationOf({
    [home]: {
      scp: [fullAccess, level, fullAccess],
      ...(services === undefined || services === 'UNKNOWN' ? {} : { delegatedServices: services }),
    },
  });
  const place = organization.places.get(home);
  if (place === undefined || services !== undefined) return organization;
  return { ...organization, places: new Map([[home, { ...place, managementAccountId: home }]]) };
}
