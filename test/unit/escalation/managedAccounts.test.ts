/** What administering a management account is worth in the accounts of its organization (T-169 to T-171). */
import { describe, expect, it } from 'vitest';
import { assigning } from '../../../src/escalation/administrators/managedAccounts.js';
import { IDENTITY_CENTER } from '../../../src/graph/model/delegatedServices.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  home,
  rootArn,
  type AccountIs,
  type RoleIs,
  type Statement,
} from '../../support/escalationAccount.js';
import { fullAccess, organizationOf, type Place } from '../../support/organizations.js';

const [shop, lab] = ['222222222222', '333333333333'] as const;
const rootOf = (id: string): string => `arn:aws:iam::${id}:root`;

/** Of the account at home, which no guardrail binds. */
function managing(members: Readonly<Record<string, Place>>): StoredOrganizations {
  const organization = organizationOf({
    [home]: { scp: 'NOT_APPLICABLE', rcp: 'NOT_APPLICABLE' },
    ...members,
  });
  const places = [...organization.places].map(
    ([id, place]) => [id, { ...place, managementAccountId: home }] as const,
  );
  return { ...organization, places: new Map(places) };
}

const under = (guard: Statement): Place => ({
  scp: [fullAccess, { ...fullAccess, Guard: guard }, fullAccess],
});

const everything = [allow('*')];

/** By whom, into which account, by which technique, and how firmly. */
const told = (is: AccountIs, organizations: StoredOrganizations) =>
  escalationsIn(is, organizations).edges.flatMap(({ source, targetArn, grant }) =>
    grant.alternatives.map((way) => ({
      by: source.kind === 'PRINCIPALS' ? source.identifiers : [],
      to: targetArn,
      technique: way.techniqueId,
      decision: way.decision,
      preconditions: way.preconditions,
      conditions: way.conditions.map(({ key }) => key),
    })),
  );

const admins: AccountIs = {
  users: { ann: { may: everything }, bob: { may: everything }, cid: { may: [] } },
};

const both = [rootArn, arnOf('user', 'ann'), arnOf('user', 'bob')];
const way = { by: both, technique: 'T-169', decision: 'ALLOWED', preconditions: [], conditions: [] };

describe('administrators of a management account', () => {
  it('lead to each account from one place, however many they are', () => {
    expect(told(admins, managing({ [shop]: {}, [lab]: {} }))).toEqual([
      { ...way, to: rootOf(shop) },
      { ...way, to: rootOf(lab) },
    ]);
  });

  it('lead nowhere from an account that manages nothing', () => {
    expect(told(admins, organizationOf({ [home]: {}, [shop]: {} }))).toEqual([]);
  });

  it('lead there under the conditions of their own access', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    const users = { ...admins.users, dan: { may: [allow('*', '*', { Condition })] } };
    expect(told({ users }, managing({ [shop]: {} }))).toContainEqual({
      ...way,
      by: [arnOf('user', 'dan')],
      to: rootOf(shop),
      decision: 'CONDITIONAL',
      conditions: ['aws:SourceIp'],
    });
  });

  it('have the conditions of what guards the other account (E-19)', () => {
    const network = { Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } } };
    expect(told(admins, managing({ [shop]: under(deny('iam:*', '*', network)) }))).toEqual([
      { ...way, to: rootOf(shop), decision: 'CONDITIONAL', conditions: ['aws:SourceVpc'] },
    ]);
  });

  it('detach first what forbids administration there, which does not bind themselves (E-19d)', () => {
    expect(told(admins, managing({ [shop]: under(deny('*')) }))).toMatchObject([
      {
        to: rootOf(shop),
        decision: 'CONDITIONAL',
        preconditions: [expect.stringContaining('detached first')],
      },
    ]);
  });

  it('assign themselves the permission set of any role that is of one (T-172)', () => {
    const arn = arnOf('role', 'aws-reserved/sso.amazonaws.com/AWSReservedSSO_Read_0123456789abcdef');
    const made = { may: [], path: '/aws-reserved/sso.amazonaws.com/' };
    const roles = { AWSReservedSSO_Read_0123456789abcdef: made };
    expect(told({ ...admins, roles }, managing({ [shop]: {} }))).toEqual([
      { ...way, to: rootOf(shop) },
      { ...way, to: arn, technique: 'T-172' },
    ]);
  });

  it('are the root user alone where nobody else is one', () => {
    expect(told({ users: { cid: { may: [] } } }, managing({ [shop]: {} }))).toEqual([
      { ...way, by: [rootArn], to: rootOf(shop) },
    ]);
  });
});

const management = '999900009999';
const delegatedServices = [IDENTITY_CENTER];

/** The account at home administers Identity Center for the organization, under these guardrails. */
const administering = (place: Place, members: Readonly<Record<string, Place>>): StoredOrganizations =>
  organizationOf({ [home]: { ...place, delegatedServices }, [management]: {}, ...members });

describe('administrators of an account that administers Identity Center for its organization', () => {
  it('lead to each other account from one place, but not into the one that manages it (T-169)', () => {
    expect(told(admins, administering({}, { [shop]: {}, [lab]: {} }))).toEqual([
      { ...way, to: rootOf(shop) },
      { ...way, to: rootOf(lab) },
    ]);
  });

  it('assign themselves the permission set of any role that is of one (T-172)', () => {
    const name = 'AWSReservedSSO_Read_0123456789abcdef';
    const roles = { [name]: { may: [], path: '/aws-reserved/sso.amazonaws.com/' } };
    expect(told({ ...admins, roles }, administering({}, {}))).toEqual([
      { ...way, to: arnOf('role', `aws-reserved/sso.amazonaws.com/${name}`), technique: 'T-172' },
    ]);
  });

  const attach = 'sso:AttachManagedPolicyToPermissionSet';
  const policies = [attach, 'sso:PutInlinePolicyToPermissionSet'];
  const existing =
    'a permission set exists, for a delegated administrator one that the management account does not have';
  const named = 'the other account has a customer managed policy of the name, which makes one administrator';

  it.each([
    ['assignments', assigning, []],
    [
      'one way to assign',
      assigning.slice(0, 1),
      [{ ...way, decision: 'CONDITIONAL', preconditions: [existing] }],
    ],
    ['one way to give policies', [attach], [way]],
    [
      'new permission sets',
      ['sso:CreatePermissionSet'],
      [{ ...way, decision: 'CONDITIONAL', preconditions: [existing] }],
    ],
    ['policies', policies, [{ ...way, decision: 'CONDITIONAL', preconditions: [named] }]],
    [
      'both',
      ['sso:CreatePermissionSet', ...policies],
      [{ ...way, decision: 'CONDITIONAL', preconditions: [existing, named] }],
    ],
    ['all that gives policies', ['sso:*PermissionSet', 'sso:PutPermissionsPolicy'], []],
  ])(
    'lead as far as a guardrail over their account leaves it that takes %s from all (E-19e, T-169)',
    (_what, actions, expected) => {
      const ways = expected.map((one) => ({ ...one, to: rootOf(shop) }));
      expect(told(admins, administering(under(deny(actions)), { [shop]: {} }))).toEqual(ways);
    },
  );

  it('lead into those alone that a guardrail over their account lets them assign in (E-19e)', () => {
    const guards = {
      ...fullAccess,
      Guard: deny('sso:CreateAccountAssignment', `arn:aws:sso:::account/${shop}`),
      Other: deny('sso:AssociateProfile'),
    };
    expect(
      told(admins, administering({ scp: [fullAccess, guards, fullAccess] }, { [shop]: {}, [lab]: {} })),
    ).toEqual([{ ...way, to: rootOf(lab) }]);
  });

  it('have the conditions of what guards their own account (E-19e)', () => {
    const network = { Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } } };
    const guard = deny(assigning, '*', network);
    expect(told(admins, administering(under(guard), { [shop]: {} }))).toEqual([
      { ...way, to: rootOf(shop), decision: 'CONDITIONAL', conditions: ['aws:SourceVpc'] },
    ]);
  });

  describe('under a guardrail that spares somebody by name (G-18)', () => {
    const sparing = (arn: string, operator = 'ArnNotLike'): Place =>
      under(deny('sso:*', '*', { Condition: { [operator]: { 'aws:PrincipalArn': arn } } }));
    const others = { decision: 'CONDITIONAL', conditions: ['aws:PrincipalArn'] };

    it.each(['ArnNotLike', 'StringNotLike'])('are that one for certain, by %s', (operator) => {
      expect(told(admins, administering(sparing(arnOf('user', 'a*'), operator), { [shop]: {} }))).toEqual([
        { ...way, ...others, by: [rootArn, arnOf('user', 'bob')], to: rootOf(shop) },
        { ...way, by: [arnOf('user', 'ann')], to: rootOf(shop) },
      ]);
    });

    it('are the root user where it is the one', () => {
      expect(told(admins, administering(sparing(rootArn), { [shop]: {} }))).toContainEqual({
        ...way,
        by: [rootArn],
        to: rootOf(shop),
      });
    });

    it('have to become it where it is nobody who administers the account', () => {
      expect(told(admins, administering(sparing(arnOf('user', 'cid')), { [shop]: {} }))).toEqual([
        { ...way, ...others, to: rootOf(shop) },
      ]);
    });

    it('are nobody where it spares somebody of another account', () => {
      const elsewhere = sparing(`arn:aws:iam::${shop}:user/ann`);
      expect(told(admins, administering(elsewhere, { [shop]: {} }))).toEqual([]);
    });
  });

  const thereSparing = (role: string): Readonly<Record<string, Place>> => ({
    [shop]: under(
      deny('iam:*', '*', {
        Condition: { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/${role}` } },
      }),
    ),
  });

  it.each([
    ['all roles of Identity Center', 'aws-reserved/sso.amazonaws.com/*', ['ALLOWED']],
    ['those of one permission set', 'aws-reserved/sso.amazonaws.com/*Admin*', ['CONDITIONAL']],
    ['another role', 'OrganizationAccountAccessRole', []],
  ])(
    'lead into an account whose guardrail spares %s as far as a new one can be that (T-169)',
    (_what, role, expected) => {
      const decisions = told(admins, administering({}, thereSparing(role))).map(({ decision }) => decision);
      expect(decisions).toEqual(expected);
    },
  );

  it('detach nothing that guards another account (E-19)', () => {
    expect(told(admins, administering({}, { [shop]: under(deny('*')), [lab]: {} }))).toEqual([
      { ...way, to: rootOf(lab) },
    ]);
  });

  it.each([[['iam.amazonaws.com']], [[]]])('lead nowhere where it administers %j', (services) => {
    const organization = organizationOf({ [home]: { delegatedServices: services }, [shop]: {} });
    expect(told(admins, organization)).toEqual([]);
  });
});

describe('who writes permission sets in a management account', () => {
  const may = (...actions: readonly string[]): AccountIs => ({
    users: { mallory: { may: [allow(actions)] } },
  });
  const others = [
    'sso:CreatePermissionSet',
    'sso:AttachManagedPolicyToPermissionSet',
    'sso:CreateAccountAssignment',
  ];
  const assigns = [...others, 'iam:CreateRole'];

  const ofMallory = (is: AccountIs, organizations = managing({ [shop]: {} })) => {
    const { edges, findings } = escalationsIn(is, organizations);
    return {
      edges: edges
        .filter(({ source }) => source.kind === 'SET')
        .map(({ targetArn, grant }) => [
          targetArn,
          grant.decision,
          grant.alternatives.map((one) => one.techniqueId),
        ]),
      findings: findings.flatMap(({ alternatives }) => alternatives.map(({ techniqueId }) => techniqueId)),
    };
  };

  it('makes itself administrator of it if Identity Center may write its role there, and of all others (T-169)', () => {
    const { edges, findings } = ofMallory(may(...assigns));
    expect(edges).toEqual([[rootArn, 'CONDITIONAL', ['T-169', 'T-170']]]);
    expect(findings).toContain('T-169');
  });

  it.each([
    ['no permission for roles', may(...others)],
    ['a Deny of it', { users: { mallory: { may: [allow(assigns), deny('iam:CreateRole')] } } }],
  ])('makes itself administrator of all others alone with %s (T-169)', (_what, is) => {
    const { edges, findings } = ofMallory(is);
    expect(edges.flatMap(([, , techniques]) => techniques)).not.toContain('T-169');
    expect(findings).toContain('T-169');
  });

  it('does so for certain only as the role of a permission set, by which it signs in (T-169, T-172, T-174)', () => {
    const may = [allow([...assigns, 'identitystore:CreateGroupMembership'])];
    const roles = {
      deploy: { may: [...may, allow('s3:GetObject')] },
      AWSReservedSSO_Ops_0123456789abcdef: { may, path: '/aws-reserved/sso.amazonaws.com/' },
    };
    const found = (roles: Readonly<Record<string, RoleIs>>) => {
      const { edges, findings } = escalationsIn({ roles }, administering({}, { [shop]: {} }));
      const grants = edges.flatMap(({ source, grant }) => (source.kind === 'SET' ? grant : []));
      return [...grants, ...findings].flatMap(({ alternatives }) =>
        alternatives
          .filter(({ techniqueId }) => ['T-169', 'T-172', 'T-174'].includes(techniqueId))
          .map(({ decision }) => decision),
      );
    };
    const all = ['ALLOWED', 'ALLOWED', 'ALLOWED', 'CONDITIONAL', 'CONDITIONAL', 'CONDITIONAL'];
    expect(found(roles).toSorted()).toEqual(all);
  });

  it('does so by a permission set that is there already (T-169)', () => {
    const writes = may('sso:PutInlinePolicyToPermissionSet', 'sso:CreateAccountAssignment', 'iam:CreateRole');
    expect(ofMallory(writes).edges).toEqual([[rootArn, 'CONDITIONAL', ['T-169', 'T-171']]]);
  });

  it('changes its roles there only if Identity Center may write them in its name (T-171)', () => {
    const may = [allow(['sso:PutInlinePolicyToPermissionSet', 'sso:ProvisionPermissionSet'])];
    const { edges } = escalationsIn({ users: { mallory: { may } } }, managing({ [shop]: {} }));
    const said = edges.flatMap(({ grant }) =>
      grant.alternatives.flatMap(({ preconditions }) => preconditions),
    );
    expect(said).toContainEqual(expect.stringContaining('iam:PutRolePolicy'));
  });

  it('does not where it may assign permission sets in other accounts alone', () => {
    const may = [
      allow([...assigns.slice(0, 2), 'iam:CreateRole']),
      allow('sso:CreateAccountAssignment', [
        'arn:aws:sso:::instance/*',
        'arn:aws:sso:::permissionSet/*',
        `arn:aws:sso:::account/${shop}`,
      ]),
    ];
    const { edges, findings } = ofMallory({ users: { mallory: { may } } });
    expect(edges).toEqual([[rootArn, 'CONDITIONAL', ['T-170']]]);
    expect(findings).toContain('T-169');
  });

  const office = { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } };

  it('does so under a condition where that is one of the management account alone, and freely in others (T-169)', () => {
    const inManagement = allow(assigns[2] ?? '', `arn:aws:sso:::account/${home}`, office);
    const inOthers = allow(assigns[2] ?? '', [
      'arn:aws:sso:::instance/*',
      'arn:aws:sso:::permissionSet/*',
      `arn:aws:sso:::account/${shop}`,
    ]);
    const may = [allow([...assigns.slice(0, 2), 'iam:CreateRole']), inOthers, inManagement];
    const { edges, findings } = ofMallory({ users: { mallory: { may } } });
    expect(edges).toEqual([[rootArn, 'CONDITIONAL', expect.arrayContaining(['T-169'])]]);
    expect(findings).toContain('T-169');
  });

  it('has no finding beside where the same condition is one of all accounts (T-169)', () => {
    const is = { users: { mallory: { may: [allow(assigns, '*', office)] } } };
    const { edges, findings } = ofMallory(is, administering({}, { [shop]: {} }));
    expect(edges).toEqual([[rootArn, 'CONDITIONAL', expect.arrayContaining(['T-169'])]]);
    expect(findings).not.toContain('T-169');
  });

  it.each(['sso:PutInlinePolicyToPermissionSet', 'sso:AttachCustomerManagedPolicyReferenceToPermissionSet'])(
    'makes itself administrator of all others by %s on a permission set that is there, however it assigns that (T-169)',
    (write) => {
      for (const assign of assigning) expect(ofMallory(may(write, assign)).findings).toContain('T-169');
    },
  );

  it('does so if the permission set is its own (T-170, T-171)', () => {
    expect(ofMallory(may('sso:PutInlinePolicyToPermissionSet')).edges).toEqual([
      [rootArn, 'CONDITIONAL', ['T-171']],
    ]);
  });

  it('has to be allowed on the instance, too, and not on the permission set alone (T-171)', () => {
    const write = 'sso:PutInlinePolicyToPermissionSet';
    const on = (...resources: readonly string[]): AccountIs => ({
      users: { mallory: { may: [allow(write, resources)] } },
    });
    const set = 'arn:aws:sso:::permissionSet/ssoins-1/*';
    expect(ofMallory(on(set))).toEqual({ edges: [], findings: [] });
    expect(ofMallory(on(set, 'arn:aws:sso:::instance/ssoins-1')).edges).toEqual([
      [rootArn, 'CONDITIONAL', ['T-171']],
    ]);
  });

  describe('as the role of a permission set that is denied IAM', () => {
    const sso = (action: string) => [allow(`sso:${action}`)];
    const [put, attach] = [sso('PutInlinePolicyToPermissionSet'), sso('AttachManagedPolicyToPermissionSet')];
    const denied = [deny('iam:*')];
    const asRole = (role: RoleIs, policy: readonly Statement[] = []) =>
      ofMallory({
        roles: { AWSReservedSSO_Ops_0123456789abcdef: { ...role, path: '/aws-reserved/sso.amazonaws.com/' } },
        policies: { managed: [policy] },
      });

    it('puts another inline policy in the place of the one that denies it (T-171)', () => {
      const role = { inline: { AwsSSOInlinePolicy: [...put, ...denied] } };
      expect(asRole(role).edges).toEqual([[rootArn, 'CONDITIONAL', ['T-171']]]);
    });

    it.each([
      ['T-171', 'a managed policy denies it', put, denied],
      ['T-170', 'any policy denies it', [...attach, ...denied], []],
    ])('has %s as a finding where %s', (technique, _why, inline, managed) => {
      const role = { inline: { AwsSSOInlinePolicy: inline }, attached: ['managed'] };
      expect(asRole(role, managed)).toEqual({ edges: [], findings: [technique] });
    });
  });

  it('makes itself administrator of one that administers Identity Center, too (T-169 to T-171)', () => {
    const organizations = administering({}, { [shop]: {} });
    const { edges, findings } = ofMallory(may(...others), organizations);
    expect(edges).toEqual(ofMallory(may(...assigns)).edges);
    expect(findings).not.toContain('T-169');
    expect(ofMallory(may('sso:PutInlinePolicyToPermissionSet'), organizations).edges).toEqual([
      [rootArn, 'CONDITIONAL', ['T-171']],
    ]);
  });

  it('has nothing in an account that is known to administer no Identity Center', () => {
    const organizations = organizationOf({ [home]: { delegatedServices: [] }, [shop]: {} });
    expect(ofMallory(may(...assigns), organizations)).toEqual({ edges: [], findings: [] });
  });

  it('has a finding elsewhere where nobody knows who administers Identity Center', () => {
    const { edges, findings } = escalationsIn(may(...assigns), organizationOf({ [home]: {}, [shop]: {} }));
    expect(edges).toEqual([]);
    expect(findings.flatMap(({ unexplored }) => unexplored)).toContain('T-169');
  });
});
