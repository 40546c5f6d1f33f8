/** Which trust policies let a service in for whichever customer it acts (E-60, E-63)? */
import { describe, expect, test } from 'vitest';
import {
  allow,
  answer,
  deny,
  document,
  github,
  own,
  roleDetail,
  vendor,
} from '../../../support/exposedRole.js';
import { exposures, account } from '../../../support/exposedRole.js';
import { importedGraph } from '../../../support/importedGraph.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { trustExposure } from '../../../../src/access/exposure/trust/trustExposure.js';

const service = (name: string, condition?: Parameters<typeof allow>[1]) =>
  allow({ Service: `${name}.amazonaws.com` }, condition);
const open = (name: string) => [`SERVICE_WITHOUT_SOURCE ${name}.amazonaws.com`];
const arn = (account: string) => `arn:aws:states:eu-west-1:${account}:stateMachine:*`;

describe('a service is let in for anybody', () => {
  test.each([
    ['without conditions', service('states'), open('states')],
    ['as AWS Config records for it', service('config'), open('config')],
    ['as a cluster of EKS has it', service('eks'), open('eks')],
    [
      'as trust anchors have it (E-39)',
      { ...service('rolesanywhere'), Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] },
      open('rolesanywhere'),
    ],
    ['with its region in the name (E-57)', service('logs.eu-west-1'), open('logs.eu-west-1')],
    ['not with a source account', service('states', { StringEquals: { 'aws:SourceAccount': own } }), []],
    ['not with a source ARN', service('states', { ArnLike: { 'aws:SourceArn': arn(own) } }), []],
    ['not with a source ARN as text', service('states', { StringLike: { 'aws:SourceArn': arn(own) } }), []],
    [
      'not with a source organization',
      service('states', { StringEquals: { 'aws:SourceOrgID': 'o-own' } }),
      [],
    ],
    [
      'not with source paths',
      service('states', { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-own/*' } }),
      [],
    ],
    [
      "not with the role's own account as a variable",
      service('states', { StringEquals: { 'aws:SourceAccount': '${aws:ResourceAccount}' } }),
      [],
    ],
    [
      'with a source ARN of any account',
      service('states', { ArnLike: { 'aws:SourceArn': arn('*') } }),
      open('states'),
    ],
    ['with any source ARN', service('states', { StringLike: { 'aws:SourceArn': '*' } }), open('states')],
    [
      'with any source ARN and an account',
      service('states', { StringLike: { 'aws:SourceArn': '*' }, StringEquals: { 'aws:SourceAccount': own } }),
      [],
    ],
    [
      'with a source account only if there is one',
      service('states', { StringEqualsIfExists: { 'aws:SourceAccount': own } }),
      open('states'),
    ],
    [
      'with a source account that just has to be there',
      service('states', { Null: { 'aws:SourceAccount': 'false' } }),
      open('states'),
    ],
    [
      'with ForAllValues on paths',
      service('states', { 'ForAllValues:StringLike': { 'aws:SourceOrgPaths': 'o-own/*' } }),
      open('states'),
    ],
    ['not with an external id', service('firehose', { StringEquals: { 'sts:ExternalId': own } }), []],
    ['not one that sends no source', service('ec2'), []],
    ['nor another such', service('lambda'), []],
    ['not one of which nobody says that it sends a source', service('glue'), []],
    [
      'with a pattern of accounts',
      service('states', { StringLike: { 'aws:SourceAccount': '1111*' } }),
      open('states'),
    ],
    [
      'not with a pattern that holds a whole account',
      service('states', { StringLike: { 'aws:SourceAccount': `${own}*` } }),
      [],
    ],
    [
      'not with a pattern of accounts and a source ARN of one',
      service('states', {
        StringLike: { 'aws:SourceAccount': '1111*' },
        ArnLike: { 'aws:SourceArn': arn(own) },
      }),
      [],
    ],
    ['one that looks for fraud', service('frauddetector'), open('frauddetector')],
    ['one that moves databases', service('dms'), open('dms')],
    ['one of a fleet of machines', service('appstream'), open('appstream')],
  ])('%s', async (_how, statement, expected) => {
    expect(await told([statement])).toEqual(expected);
  });

  test('not past a Deny of other accounts', async () => {
    const others = deny('*', { StringNotEquals: { 'aws:SourceAccount': own } });
    expect(await told([service('states'), others])).toEqual([]);
    const sources = deny('*', {
      StringNotEqualsIfExists: { 'aws:SourceAccount': own },
      Null: { 'aws:SourceAccount': 'false' },
    });
    expect(await told([service('states'), sources])).toEqual(open('states'));
  });

  test('not past a resource control policy about services (E-20)', async () => {
    const limit = {
      ...deny('*', {
        StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-own' },
        Bool: { 'aws:PrincipalIsAWSService': 'true' },
      }),
      Resource: '*',
    };
    expect(await exposures([service('states')], { organization: true, limits: [limit] })).toEqual([]);
  });

  test('with the reason in a sentence', async () => {
    const reason = async (statement: ReturnType<typeof allow>) =>
      (await answer([statement])).entries[0]?.[1].reason;
    expect(await reason(service('states'))).toMatch(
      /^The role trusts states\.amazonaws\.com for the resource of any customer/,
    );
    expect(await reason(service('states', { StringEqualsIfExists: { 'aws:SourceAccount': own } }))).toMatch(
      /even if the service does not say/,
    );
  });
});

describe('the list', () => {
  const vendorTrust = document(allow({ AWS: vendor }));
  const reader = inMemoryReader(
    importedGraph([
      account(
        own,
        roleDetail('a', vendorTrust),
        roleDetail('b', vendorTrust),
        roleDetail('c', document(allow('*'))),
      ),
      account('555555555555', roleDetail('d', vendorTrust, '555555555555')),
      account(
        '666666666666',
        roleDetail(
          'AWSServiceRoleForStates',
          document(service('states')),
          '666666666666',
          '/aws-service-role/states.amazonaws.com/',
        ),
      ),
    ]),
  );
  const list = async (filter: Parameters<typeof trustExposure>[1]) =>
    (await trustExposure(reader, filter, { first: 100 })).entries.map(
      ([, { role, kind }]) => `${role.name} ${kind}`,
    );

  test('is of all roles with the same trust policy, by role', async () => {
    expect(await list({})).toEqual([
      'a OUTSIDE_ACCOUNT',
      'a WITHOUT_EXTERNAL_ID',
      'b OUTSIDE_ACCOUNT',
      'b WITHOUT_EXTERNAL_ID',
      'c ANYONE',
      'd OUTSIDE_ACCOUNT',
      'd WITHOUT_EXTERNAL_ID',
    ]);
  });

  test('leaves out service-linked roles, which nobody can change (E-52)', async () => {
    expect(await list({ accountId: '666666666666' })).toEqual([]);
  });

  test('is filtered by account and kind', async () => {
    expect(await list({ accountId: '555555555555' })).toEqual(['d OUTSIDE_ACCOUNT', 'd WITHOUT_EXTERNAL_ID']);
    expect(await list({ kind: 'ANYONE' })).toEqual(['c ANYONE']);
  });

  test('comes in pages that together are all of it', async () => {
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await trustExposure(reader, {}, { first: 2, ...(after === undefined ? {} : { after }) });
      expect(page.totalCount).toBe(7);
      seen.push(...page.entries.map(([key]) => key));
      after = page.entries.at(-1)?.[0];
      more = page.hasNextPage;
    }
    expect(new Set(seen).size).toBe(7);
  });

  test('says that nothing was imported', async () => {
    const { dataGaps } = await trustExposure(inMemoryReader(importedGraph([])), {}, { first: 1 });
    expect(dataGaps.map(({ kind }) => kind)).toContain('NOTHING_IMPORTED');
  });

  test('says of an account that was never imported that its roles are not known (U-9d)', async () => {
    const notImported = { kind: 'ACCOUNT_NOT_IMPORTED', accountId: vendor };
    const gapsOf = async (accountId: string) =>
      (await trustExposure(reader, { accountId }, { first: 1 })).dataGaps;
    expect(await gapsOf(vendor)).toContainEqual(expect.objectContaining(notImported));
    expect(await gapsOf(own)).not.toContainEqual(expect.objectContaining(notImported));
  });
});

async function told(statements: Parameters<typeof exposures>[0]) {
  return (await exposures(statements)).map((line) => line.slice(0, line.lastIndexOf(' ')));
}

test('callers without an account have no policies of their own that could deny it (E-31c)', async () => {
  const { entries } = await answer([
    service('states'),
    allow({ Federated: github }, undefined, 'sts:AssumeRoleWithWebIdentity'),
    allow({ AWS: vendor }),
  ]);
  const told = entries.map(([, { kind, decision, preconditions }]) => [kind, decision, preconditions.length]);
  expect(told).toContainEqual(['SERVICE_WITHOUT_SOURCE', 'ALLOWED', 0]);
  expect(told.filter(([kind]) => String(kind).includes('OIDC')).map(([, ...rest]) => rest)).toEqual([
    ['ALLOWED', 0],
    ['ALLOWED', 0],
  ]);
  expect(told).toContainEqual(['OUTSIDE_ACCOUNT', 'CONDITIONAL', 1]);
});
