/** Which trust policies let in anyone, other organizations, and outside accounts without an external id (E-63, T-040)? */
import { describe, expect, test } from 'vitest';
import {
  allow,
  alone,
  answer,
  deny,
  exposures,
  kinds,
  own,
  root,
  sister,
  vendor,
  visitor,
} from '../../../support/exposedRole.js';

const equals = (key: string, ...values: readonly string[]) => ({ StringEquals: { [key]: values } });
const like = (key: string, ...values: readonly string[]) => ({ StringLike: { [key]: values } });

const under = ['ANYONE_UNDER_CONDITIONS'];

describe('anyone (T-040) is let in', () => {
  test.each([
    ['by `*` alone', [allow({ AWS: '*' })], ['ANYONE']],
    ['by a bare `*`', [allow('*')], ['ANYONE']],
    ['for whatever action of STS', [{ ...allow('*'), Action: '*' }], ['ANYONE']],
    ['by a statement that allows all but others', [{ ...notAction('sts:TagSession') }], ['ANYONE']],
    ['not by a statement about another action', [allow('*', undefined, 'sts:TagSession')], []],
    [
      'not by web identity, which `*` does not admit (E-47b)',
      [allow('*', undefined, 'sts:AssumeRoleWithWebIdentity')],
      [],
    ],
    [
      'not in the organization of a condition (E-66)',
      [allow('*', equals('aws:PrincipalOrgID', 'o-own'))],
      [],
    ],
    ['not in the accounts of a condition', [allow('*', equals('aws:PrincipalAccount', own))], []],
    [
      'not in the own account by ARN (E-59)',
      [allow('*', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${own}:role/*` } })],
      [],
    ],
    [
      'not in the own account by a glob over colons (E-59, L-43)',
      [allow('*', like('aws:PrincipalArn', `arn:aws:iam::${own}:*`))],
      [],
    ],
    [
      'by a glob over colons that leaves the account open (L-43)',
      [allow('*', like('aws:PrincipalArn', 'arn:aws:iam::????????????:role/deploy'))],
      ['ANYONE'],
    ],
    [
      'by an organization id with IfExists, since an account may have none (L-23)',
      [allow('*', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-own' } })],
      ['ANYONE'],
    ],
    [
      'by ForAllValues on organization paths, vacuous without them',
      [allow('*', { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-own/*' } })],
      ['ANYONE'],
    ],
    [
      'not by ForAnyValue on organization paths',
      [allow('*', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-own/*' } })],
      [],
    ],
    ['by any organization', [allow('*', like('aws:PrincipalOrgID', 'o-*'))], ['ANYONE']],
    ['by having no organization', [allow('*', { Null: { 'aws:PrincipalOrgID': 'true' } })], ['ANYONE']],
    ['by having one', [allow('*', { Null: { 'aws:PrincipalOrgID': 'false' } })], ['ANYONE']],
    ['by not being in one', [allow('*', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-bad' } })], ['ANYONE']],
    [
      'by a role of a name, in whatever account',
      [allow('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/deploy' } })],
      ['ANYONE'],
    ],
    ['by a tag that a stranger sets', [allow('*', equals('aws:PrincipalTag/team', 'blue'))], ['ANYONE']],
    ['by MFA of their own', [allow('*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })], ['ANYONE']],
    [
      'not by an id that AWS gave out (E-64(aws:userid))',
      [allow('*', like('aws:userid', 'AROAX:me'))],
      under,
    ],
    ['nor with sessions of every name', [allow('*', like('aws:userid', 'AROAX:*'))], under],
    ['by a session of every role', [allow('*', like('aws:userid', 'AROA*:me'))], ['ANYONE']],
    ['by a session of anybody', [allow('*', like('aws:userid', '*:me'))], ['ANYONE']],
    [
      'by not having an id that AWS gave out',
      [allow('*', { StringNotLike: { 'aws:userid': 'AROAX:*' } })],
      ['ANYONE'],
    ],
    ['by a session name', [allow('*', equals('sts:RoleSessionName', 'ci'))], ['ANYONE']],
    ['by any network', [allow('*', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } })], ['ANYONE']],
    [
      'by all networks but some',
      [allow('*', { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })],
      ['ANYONE'],
    ],
    [
      'by any endpoint, as one of their own',
      [allow('*', { Null: { 'aws:SourceVpce': 'false' } })],
      ['ANYONE'],
    ],
    [
      'under conditions, by a network',
      [allow('*', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } })],
      ['ANYONE_UNDER_CONDITIONS'],
    ],
    [
      'under conditions, by an endpoint',
      [allow('*', equals('aws:SourceVpce', 'vpce-1a'))],
      ['ANYONE_UNDER_CONDITIONS'],
    ],
    [
      'under conditions, by an external id',
      [allow('*', equals('sts:ExternalId', 'secret'))],
      ['ANYONE_UNDER_CONDITIONS'],
    ],
    ['by any external id', [allow('*', like('sts:ExternalId', '*'))], ['ANYONE']],
    [
      'by an external id that only need not be another',
      [allow('*', { StringNotEquals: { 'sts:ExternalId': 'x' } })],
      ['ANYONE'],
    ],
    [
      'by the weaker of two statements',
      [
        allow('*', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
        allow('*', equals('aws:PrincipalTag/team', 'blue')),
      ],
      ['ANYONE'],
    ],
    ['not past a Deny of all', [allow('*'), deny('*')], []],
    [
      'not past a Deny of who is not in the organization',
      [allow('*'), deny('*', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-own' } })],
      [],
    ],
    [
      'past a Deny with IfExists where they have no organization',
      [
        allow('*'),
        deny('*', {
          StringNotEquals: { 'aws:PrincipalOrgID': 'o-own' },
          Null: { 'aws:PrincipalOrgID': 'false' },
        }),
      ],
      ['ANYONE'],
    ],
    ['past a Deny of one account', [allow('*'), deny({ AWS: root(vendor) })], ['ANYONE']],
    [
      'past a Deny of a network',
      [allow('*'), deny('*', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })],
      ['ANYONE'],
    ],
  ])('%s', async (_how, statements, expected) => {
    const found = await kinds(statements, { organization: true });
    expect(found.filter((kind) => kind.startsWith('ANYONE'))).toEqual(expected);
  });

  test('alike where no organization was imported', async () => {
    expect(await kinds([allow('*')])).toEqual(['ANYONE']);
    expect(await kinds([allow('*', equals('aws:PrincipalOrgID', 'o-own'))])).toEqual([]);
  });

  test('with what remains and what decided it', async () => {
    const { entries, dataGaps } = await answer([
      allow('*', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
    ]);
    expect(entries[0]?.[1]).toMatchObject({
      principal: { kind: 'ANYONE' },
      decision: 'CONDITIONAL',
      reason:
        'The role trusts principals of any AWS account whose own account allows it, if aws:SourceIp is in 198.51.100.0/24.',
      conditions: [{ key: 'aws:SourceIp', effect: 'ALLOW' }],
      preconditions: ["the caller's own account allows it"],
      determiningStatements: [
        {
          policyId: `arn:aws:iam::${own}:role/exposed#trust`,
          layer: 'TRUST',
          statementIndex: 0,
        },
      ],
    });
    expect(dataGaps.map(({ kind }) => kind)).toEqual(['ORGANIZATION_NOT_IMPORTED']);
  });
});

test('a trust policy with NotPrincipal is not understood, and says so (E-25c)', async () => {
  const { entries, dataGaps } = await answer([
    { Effect: 'Allow', NotPrincipal: { AWS: root(own) }, Action: 'sts:AssumeRole' },
  ]);
  expect(entries).toEqual([]);
  expect(dataGaps).toMatchObject([{ kind: 'POLICY_QUARANTINED', accountId: own }, {}]);
});

describe('another organization is let in', () => {
  test.each([
    ['by its id', equals('aws:PrincipalOrgID', 'o-other'), ['OTHER_ORGANIZATION * CONDITIONAL']],
    [
      'by its paths',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-other/r-x/*' } },
      ['OTHER_ORGANIZATION * CONDITIONAL'],
    ],
    [
      'beside the own one',
      equals('aws:PrincipalOrgID', 'o-own', 'o-other'),
      ['OTHER_ORGANIZATION * CONDITIONAL'],
    ],
    ['by a pattern of its id', like('aws:PrincipalOrgID', 'o-oth*'), ['OTHER_ORGANIZATION * CONDITIONAL']],
    [
      'by a pattern in its paths',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-oth*/r-x/*' } },
      ['OTHER_ORGANIZATION * CONDITIONAL'],
    ],
    ['not by a pattern that holds the own id', like('aws:PrincipalOrgID', 'o-own*'), []],
    ['as any, by a pattern that fits all', like('aws:PrincipalOrgID', 'o-*'), ['ANYONE * CONDITIONAL']],
    ['not where it is the own one', equals('aws:PrincipalOrgID', 'o-own'), []],
  ])('%s (E-66)', async (_how, condition, expected) => {
    expect(await exposures([allow('*', condition)], { organization: true })).toEqual(expected);
  });

  test.each([
    [equals('aws:PrincipalOrgID', 'o-own')],
    [{ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-own/*' } }],
  ])("where the role's account is in none that was imported (E-66): %j", async (condition) => {
    const { entries } = await answer([allow('*', condition)], { organization: true, of: alone });
    expect(entries.map(([, { kind, decision, reason }]) => [kind, decision, reason])).toEqual([
      [
        'OTHER_ORGANIZATION',
        'CONDITIONAL',
        "The role trusts principals of every account of organization o-own, unless it is the one of the role's account, which is in no imported organization.",
      ],
    ]);
  });

  test.each([
    ['as all that a Deny leaves', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-other' } }],
    ['as what a Deny leaves by a pattern', { StringNotLike: { 'aws:PrincipalOrgID': 'o-oth*' } }],
  ])('%s (E-25, E-66)', async (_how, condition) => {
    expect(await exposures([allow('*'), deny('*', condition)], { organization: true })).toEqual([
      'OTHER_ORGANIZATION * CONDITIONAL',
    ]);
  });

  test('not where a Deny names it', async () => {
    const denied = deny('*', equals('aws:PrincipalOrgID', 'o-other'));
    expect(
      await exposures([allow('*', like('aws:PrincipalOrgID', 'o-oth*')), denied], { organization: true }),
    ).toEqual(['OTHER_ORGANIZATION * CONDITIONAL']);
    expect(
      await exposures([allow('*', equals('aws:PrincipalOrgID', 'o-other')), denied], { organization: true }),
    ).toEqual([]);
  });
});

test('an account that may be in another organization that is named (E-64, E-66)', async () => {
  const named = allow({ AWS: vendor }, equals('aws:PrincipalOrgID', 'o-other'));
  expect(await exposures([named], { organization: true })).toContain(
    `OUTSIDE_ACCOUNT ${root(vendor)} CONDITIONAL`,
  );
});

describe('a Deny of all but some lets in (E-25)', () => {
  const except = (key: string, operator: string, ...values: readonly string[]) => [
    allow('*'),
    deny('*', { [operator]: { [key]: values } }),
  ];

  test.each([
    [
      'an account',
      except('aws:PrincipalAccount', 'StringNotEquals', own, vendor),
      [`OUTSIDE_ACCOUNT ${root(vendor)}`, `WITHOUT_EXTERNAL_ID ${root(vendor)}`],
    ],
    [
      'a role',
      except('aws:PrincipalArn', 'ArnNotLike', `arn:aws:iam::${vendor}:role/x`),
      ['OUTSIDE_ACCOUNT', 'WITHOUT_EXTERNAL_ID'].map((kind) => `${kind} arn:aws:iam::${vendor}:role/x`),
    ],
    ['nobody outside', except('aws:PrincipalAccount', 'StringNotEquals', own), []],
    [
      'an account by a pattern of external ids',
      [allow({ AWS: vendor }), deny('*', { StringNotLike: { 'sts:ExternalId': 'c-*' } })],
      [`OUTSIDE_ACCOUNT ${root(vendor)}`, `WITHOUT_EXTERNAL_ID ${root(vendor)}`],
    ],
    [
      'an account by one external id',
      [allow({ AWS: vendor }), deny('*', { StringNotEquals: { 'sts:ExternalId': 'c-17' } })],
      [`OUTSIDE_ACCOUNT ${root(vendor)}`],
    ],
  ])('%s', async (_whom, statements, expected) => {
    expect(await exposures(statements)).toEqual(expected.map((one) => `${one} CONDITIONAL`));
  });
});

const deniedWithout = { Null: { 'sts:ExternalId': 'true' } };

test.each([
  [[allow({ AWS: vendor })], 'without an external id, so'],
  [
    [allow({ AWS: vendor }), deny('*', deniedWithout)],
    'with an external id that anyone can make up, such as rolegraph-stranger, but not without one, so',
  ],
  [
    [allow({ AWS: vendor }, like('sts:ExternalId', '*'))],
    'with an external id that anyone can make up, such as rolegraph-stranger: sts:ExternalId is like *, so',
  ],
])('what is said of the external id is what gets in (E-9, E-63, L-41): %j', async (statements, words) => {
  const { entries } = await answer(statements);
  const [reason] = entries.flatMap(([, one]) => (one.kind === 'WITHOUT_EXTERNAL_ID' ? [one.reason] : []));
  expect(reason).toContain(words);
});

describe('an outside account is let in', () => {
  const both = [
    `OUTSIDE_ACCOUNT ${root(vendor)} CONDITIONAL`,
    `WITHOUT_EXTERNAL_ID ${root(vendor)} CONDITIONAL`,
  ];
  const guarded = both.slice(0, 1);
  const serviceLinked = `arn:aws:iam::${vendor}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`;

  test.each([
    ['by its root, which means the account (E-46)', allow({ AWS: root(vendor) }), both],
    [
      'by a service-linked role, which can send no external id (E-52)',
      allow({ AWS: serviceLinked }),
      [`OUTSIDE_ACCOUNT ${serviceLinked} CONDITIONAL`],
    ],
    ['by its id', allow({ AWS: vendor }), both],
    ['with an external id', allow({ AWS: vendor }, equals('sts:ExternalId', 'c-17')), guarded],
    [
      'with one of several external ids',
      allow({ AWS: vendor }, equals('sts:ExternalId', 'c-17', 'c-18')),
      guarded,
    ],
    [
      'with an external id in whatever case',
      allow({ AWS: vendor }, { StringEqualsIgnoreCase: { 'STS:externalid': 'c-17' } }),
      guarded,
    ],
    [
      'with an external id that StringLike compares exactly',
      allow({ AWS: vendor }, like('sts:ExternalId', 'c-17')),
      guarded,
    ],
    [
      'with an external id and another condition',
      allow(
        { AWS: vendor },
        { ...equals('sts:ExternalId', 'c-17'), Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      ),
      guarded,
    ],
    [
      'with an external id that a policy variable of its own account gives',
      allow({ AWS: vendor }, equals('sts:ExternalId', '${aws:PrincipalAccount}')),
      guarded,
    ],
    [
      'with an external id of which nobody knows the variable',
      allow({ AWS: vendor }, equals('sts:ExternalId', '${aws:PrincipalTag/id}')),
      guarded,
    ],
    ['with any external id (StringLike *)', allow({ AWS: vendor }, like('sts:ExternalId', '*')), both],
    [
      'with an external id that fits a pattern',
      allow({ AWS: vendor }, like('sts:ExternalId', 'customer-*')),
      both,
    ],
    ['with an external id of single wildcards', allow({ AWS: vendor }, like('sts:ExternalId', 'c-??')), both],
    [
      'where the external id counts if there is one (IfExists)',
      allow({ AWS: vendor }, { StringEqualsIfExists: { 'sts:ExternalId': 'c-17' } }),
      both,
    ],
    [
      'where there just has to be one (Null)',
      allow({ AWS: vendor }, { Null: { 'sts:ExternalId': 'false' } }),
      both,
    ],
    ['where there must be none (Null)', allow({ AWS: vendor }, { Null: { 'sts:ExternalId': 'true' } }), both],
    [
      'where it only must not be one',
      allow({ AWS: vendor }, { StringNotEquals: { 'sts:ExternalId': 'c-1' } }),
      both,
    ],
    [
      'where ForAllValues holds without one',
      allow({ AWS: vendor }, { 'ForAllValues:StringEquals': { 'sts:ExternalId': 'c-17' } }),
      both,
    ],
    [
      'with ForAnyValue on it',
      allow({ AWS: vendor }, { 'ForAnyValue:StringEquals': { 'sts:ExternalId': 'c-17' } }),
      guarded,
    ],
    ['from a network only', allow({ AWS: vendor }, { IpAddress: { 'aws:SourceIp': '198.51.100.7' } }), both],
    ['by `*` with its account as the condition', allow('*', equals('aws:PrincipalAccount', vendor)), both],
    [
      'by `*` with its roles as the condition',
      allow('*', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${vendor}:role/*` } }),
      both,
    ],
    [
      'by `*` with a glob over colons that its ARNs alone fit (L-43)',
      allow('*', like('aws:PrincipalArn', `arn:aws:iam::${vendor}:*`)),
      both,
    ],
  ])('%s (E-63)', async (_how, statement, expected) => {
    expect(await exposures([statement], { organization: true })).toEqual(expected);
    expect(await exposures([statement])).toEqual(expected);
  });

  test.each([
    [
      'a Deny without an external id',
      [allow({ AWS: vendor }), deny('*', { StringNotEquals: { 'sts:ExternalId': 'c-17' } })],
      guarded,
    ],
    ['a Deny where it is absent alone', [allow({ AWS: vendor }), deny('*', deniedWithout)], both],
    [
      'a second statement without one',
      [allow({ AWS: vendor }, equals('sts:ExternalId', 'c-17')), allow({ AWS: vendor })],
      both,
    ],
    ['a Deny of the account', [allow({ AWS: vendor }), deny({ AWS: root(vendor) })], []],
    [
      'a Deny of whoever is not in the organization',
      [allow({ AWS: vendor }), deny('*', { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-own' } })],
      [],
    ],
  ])('with %s (E-9)', async (_what, statements, expected) => {
    expect(await exposures(statements, { organization: true })).toEqual(expected);
  });

  test.each([
    ['a user', `arn:aws:iam::${vendor}:user/u`],
    ['a role', `arn:aws:iam::${vendor}:role/r`],
    ['a session', `arn:aws:sts::${vendor}:assumed-role/r/s`],
  ])('by %s of it', async (_what, arn) => {
    expect(await exposures([allow({ AWS: arn })])).toEqual([
      `OUTSIDE_ACCOUNT ${arn} CONDITIONAL`,
      `WITHOUT_EXTERNAL_ID ${arn} CONDITIONAL`,
    ]);
  });

  test.each([
    ['its own account', own, [], []],
    ['an account of its organization', sister, [], []],
    [
      'the management account, which no list of accounts has',
      '333333333333',
      [],
      ['OUTSIDE_ACCOUNT', 'WITHOUT_EXTERNAL_ID'],
    ],
    ['an imported account outside it', alone, ['OUTSIDE_ACCOUNT', 'WITHOUT_EXTERNAL_ID'], []],
    [
      'one that was never imported',
      vendor,
      ['OUTSIDE_ACCOUNT', 'WITHOUT_EXTERNAL_ID'],
      ['OUTSIDE_ACCOUNT', 'WITHOUT_EXTERNAL_ID'],
    ],
  ])('as it is one: %s', async (_what, id, inOrganization, without) => {
    expect(await kinds([allow({ AWS: root(id) })], { organization: true })).toEqual(inOrganization);
    expect(await kinds([allow({ AWS: root(id) })])).toEqual(without);
  });

  test.each([
    ['that no list holds', vendor, true, 'in no imported list of accounts of', 1],
    ['that no list holds, where all are known', vendor, undefined, 'not in', 0],
    ['of the organization', sister, true, undefined, 0],
    ['that may have left', sister, 'UNPLACED', undefined, 1],
    ['that manages it', '333333333333', true, undefined, 0],
  ] as const)('one %s: what is not certain is a gap (F-41)', async (_of, id, partial, where, gaps) => {
    const organization = {
      organization: true,
      ...(partial ? ({ mayHaveMoreAccounts: true } as const) : {}),
      ...(partial === 'UNPLACED' ? ({ unplaced: true } as const) : {}),
    };
    const { entries, dataGaps } = await answer([allow({ AWS: id })], organization);
    expect(entries[0]?.[1].reason).toBe(
      where && `The role trusts ${root(id)}; its account ${id} is ${where} organization o-own.`,
    );
    const found = dataGaps.filter(({ message }) =>
      message.startsWith('Not all accounts of organization o-own'),
    );
    // In comparisons, a gap of the management account would be one of its roles.
    expect(found.map(({ accountId }) => accountId)).toEqual(Array.from({ length: gaps }, () => undefined));
  });

  test.each([
    ['by the unique id of a role', [visitor.id]],
    ['by its id and its ARN', [visitor.arn, visitor.id]],
  ])('%s, whose account was imported (E-44)', async (_how, AWS) => {
    expect(await exposures([allow({ AWS })], { organization: true })).toEqual([
      `OUTSIDE_ACCOUNT ${visitor.arn} CONDITIONAL`,
      `WITHOUT_EXTERNAL_ID ${visitor.arn} CONDITIONAL`,
    ]);
    expect(await exposures([allow({ AWS })])).toEqual([]);
  });

  test('not where it was deleted (E-44)', async () => {
    expect(await exposures([allow({ AWS: 'AIDADELETEDDELETED12' })])).toEqual([]);
  });

  test('with the reason in a sentence', async () => {
    const reasonsOf = async (condition: Parameters<typeof allow>[1]) =>
      (await answer([allow({ AWS: vendor }, condition)])).entries.map(([, { reason }]) => reason);
    const harm = 'so anyone it works for may make it use this role (confused deputy).';
    expect(await reasonsOf(undefined)).toEqual([
      `The role trusts ${root(vendor)}; its account ${vendor} was never imported.`,
      `The role trusts ${root(vendor)} without an external id, ${harm}`,
    ]);
    expect((await reasonsOf({ StringEqualsIfExists: { 'sts:ExternalId': 'c' } }))[1]).toBe(
      `The role trusts ${root(vendor)} without an external id, although sts:ExternalId = c (or absent), ${harm}`,
    );
    expect((await reasonsOf(like('sts:ExternalId', 'c-*')))[1]).toBe(
      `The role trusts ${root(vendor)} with an external id that anyone can make up, such as c-rolegraph-stranger: sts:ExternalId is like c-*, ${harm}`,
    );
  });
});

describe('a resource control policy (E-20)', () => {
  const identities = deny('*', {
    StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-own' },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  });
  const limit = (resource: string) => ({ ...identities, Resource: resource });

  test.each([
    ['anyone', [allow('*')]],
    ['a vendor', [allow({ AWS: vendor })]],
  ])('keeps out %s', async (_who, statements) => {
    expect(await kinds(statements, { organization: true, limits: [limit('*')] })).toEqual([]);
  });

  test('that is about other roles does not', async () => {
    const other = limit(`arn:aws:iam::${own}:role/other`);
    expect(await kinds([allow('*')], { organization: true, limits: [other] })).toEqual(['ANYONE']);
  });

  test('that was not collected leaves it unknown, and is a gap (U-9a)', async () => {
    const { entries, dataGaps } = await answer([allow('*')], { organization: true, limits: null });
    expect(entries.map(([, { kind, decision }]) => `${kind} ${decision}`)).toEqual(['ANYONE UNKNOWN']);
    expect(entries[0]?.[1].reason).toMatch(/not known\.$/);
    expect(dataGaps).toMatchObject([{ kind: 'POLICY_NOT_IMPORTED', accountId: own }]);
  });
});

function notAction(action: string) {
  return { Effect: 'Allow', Principal: { AWS: '*' }, NotAction: action };
}
