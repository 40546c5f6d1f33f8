/** Credentials, identity providers and resources of an exported account go in again and say the same. */
import { describe, expect, it } from 'vitest';
import { accountId as id, expectSame, json, userWith as user } from './reimported.js';

describe('credentials', () => {
  const report = (rows: string, GeneratedTime?: string) => ({
    ReportFormat: 'text/csv',
    GeneratedTime,
    Content: `user,arn,password_enabled,password_last_used,password_last_changed,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date\n${rows}`,
  });
  const alice = `Alice,arn:aws:iam::${id}:user/x/Alice,true,2024-01-01T00:00:00Z,no_information,false`;
  const keys = {
    AccountId: id,
    AccessKeyMetadata: ['a', 'b'].map((AccessKeyId) => ({
      UserName: 'Alice',
      AccessKeyId,
      Status: 'Inactive',
      CreateDate: '2022-01-01T00:00:00Z',
    })),
  };

  it.each<readonly [string, readonly object[]]>([
    [
      'of a report',
      [
        report(
          `${alice},true,2022-01-01T00:00:00Z,N/A,N/A,"s3, the ""first""",false,2021-01-01T00:00:00Z,no_information`,
          '2024-06-01T00:00:00Z',
        ),
      ],
    ],
    [
      'of a report without a time',
      [report(`${alice},false,N/A,N/A,N/A,N/A,false,2021-01-01T00:00:00Z,2022-01-01T00:00:00Z`)],
    ],
    [
      'of the root user',
      [
        report(
          `<root_account>,arn:aws:iam::${id}:root,not_supported,N/A,N/A,true,true,N/A,N/A,N/A,N/A,false,N/A,N/A`,
        ),
      ],
    ],
    [
      'of a report and calls',
      [
        report(`${alice},true,2022-01-01T00:00:00Z,2023-01-01T00:00:00Z,eu-west-1,s3,false,N/A,N/A`),
        keys,
        { AccountId: id, LoginProfile: { UserName: 'alice' } },
        { AccountId: id, MFADevices: [{ UserName: 'Alice', SerialNumber: 'x' }] },
      ],
    ],
    [
      'of calls',
      [
        keys,
        { AccountId: id, LoginProfile: { UserName: 'bob' } },
        { AccountId: id, MFADevices: [{ UserName: 'carol', SerialNumber: 'x' }] },
        { AccountId: id, SummaryMap: { AccountMFAEnabled: 0 } },
      ],
    ],
    [
      'of several reports',
      [
        report(`${alice},false,N/A,N/A,N/A,N/A,false,N/A,N/A`, '2024-06-01T00:00:00Z'),
        report(
          `bob,arn:aws:iam::${id}:user/bob,false,N/A,N/A,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A`,
          '2023-06-01T00:00:00Z',
        ),
      ],
    ],
  ])('%s', async (_, documents) => {
    expect(
      await expectSame(
        json(...documents, user({ UserName: 'Alice', Arn: `arn:aws:iam::${id}:user/x/Alice` })),
      ),
    ).toEqual([]);
  });
});

describe('identity providers', () => {
  const oidc = {
    Arn: `arn:aws:iam::${id}:oidc-provider/example.com/a`,
    Url: 'https://example.com/a//',
    ClientIDList: [],
    CreateDate: '2024-01-01T00:00:00Z',
    Tags: [],
  };
  const saml = { Arn: `arn:aws:iam::${id}:saml-provider/idp`, ValidUntil: '2034-01-01T00:00:00Z' };
  it.each<readonly [string, readonly object[]]>([
    [
      'one by one',
      [
        oidc,
        { ...saml, SAMLMetadataDocument: '<xml/>' },
        { ...oidc, Arn: `${oidc.Arn}/b`, ClientIDList: undefined, ThumbprintList: [] },
      ],
    ],
    ['in lists', [{ OpenIDConnectProviderList: [oidc] }, { SAMLProviderList: [saml] }]],
    ['in a list of one kind', [oidc, { SAMLProviderList: [saml] }]],
  ])('%s', async (_, documents) => {
    expect(await expectSame(json(...documents))).toEqual([]);
  });
});

describe('resources', () => {
  const of = (name: string, fields: object) => ({
    ResourceArn: `arn:aws:s3:::${name}`,
    AccountId: id,
    ...fields,
  });
  it.each<readonly [string, readonly object[] | object]>([
    [
      'with a policy, none, and one that could not be read',
      [
        of('a', { Policy: { Statement: [] } }),
        of('b', { Policy: null }),
        of('c', { Error: 'AccessDenied' }),
        of('d', { Policy: '{' }),
      ],
    ],
    [
      'with settings and tags alone',
      [
        of('a', { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }),
        of('b', {
          OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
          AbacStatus: { Status: 'Disabled' },
        }),
        of('c', { Tags: [{ Key: 'a', Value: 'b' }] }),
      ],
    ],
    ['without ownership controls', [of('a', { OwnershipControls: null })]],
    ['with nothing', [of('a', { Error: null })]],
    [
      'with the account itself',
      [
        {
          ResourceArn: `arn:aws:iam::${id}:root`,
          PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
        },
      ],
    ],
    [
      'that one call could read and another one could not',
      [of('a', { Policy: { Statement: [] } }), of('a', { Error: 'AccessDenied' })],
    ],
    [
      'of an output',
      {
        Attributes: {
          QueueArn: `arn:aws:sqs:eu-west-1:${id}:q`,
          VisibilityTimeout: '30',
          Policy: '{"Policy":"x"}',
        },
      },
    ],
  ])('%s', async (_, document) => {
    expect(await expectSame(json(document))).toEqual([]);
  });
});
