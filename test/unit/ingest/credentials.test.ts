/** What users sign in with, and the providers that sign others in: each call in each spelling (F-76 to F-90, F-119). */
import { describe, expect, it } from 'vitest';
import { completeExport, exportToTexts, type WholeExport } from '../../../src/ingest/merge/completeExport.js';
import { credentialFacts } from '../../../src/ingest/normalize/credentialFacts.js';
import { accountIn, complaints, mergeFiles, mergeValue } from './exports.js';

const merged = (...files: readonly unknown[]) => mergeFiles({ ...files });

const id = '111122223333';
const columns =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';
const csv = `${columns}
<root_account>,arn:aws:iam::${id}:root,2020-01-01T00:00:00+00:00,not_supported,2024-05-01T10:00:00+00:00,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
Alice,arn:aws:iam::${id}:user/team/Alice,2021-01-01T00:00:00Z,TRUE,no_information,2021-02-01T00:00:00Z,N/A,FALSE,true,2022-01-01T00:00:00Z,2024-01-02T00:00:00Z,eu-west-1,s3,false,2021-06-01T00:00:00Z,N/A,N/A,N/A,false,N/A,false,N/A
`;
const bytes = [...Buffer.from(csv)];

describe('a credential report', () => {
  it.each<readonly [string, unknown]>([
    ['the CSV file', csv],
    ['the CSV file with CRLF and a mark', `\uFEFF${csv.replaceAll('\n', '\r\n')}`],
    [
      'the JSON of the CLI',
      {
        Content: Buffer.from(csv).toString('base64'),
        ReportFormat: 'text/csv',
        GeneratedTime: '2024-06-01T00:00:00Z',
      },
    ],
    [
      'an object of bytes, as JavaScript prints it',
      { Content: Object.fromEntries(bytes.map((byte, at) => [at, byte])), ReportFormat: 'text/csv' },
    ],
    [
      'a Buffer, as JavaScript prints it',
      { Content: { type: 'Buffer', data: bytes }, ReportFormat: 'text/csv' },
    ],
    [
      'bytes, as Python prints them',
      { Content: `b'${csv.replaceAll('\n', '\\n')}'`, ReportFormat: 'text/csv' },
    ],
  ])('is read as %s (F-76)', async (_form, content) => {
    const { accounts, problems } = await merged(content);
    expect(problems).toEqual([]);
    const [root, alice] = accounts[0]?.credentials ?? [];
    expect(root).toMatchObject({
      arn: `arn:aws:iam::${id}:root`,
      mfaActive: true,
      reportedKeys: [],
      passwordLastUsedAt: Date.UTC(2024, 4, 1, 10),
    });
    expect(alice).toMatchObject({
      arn: `arn:aws:iam::${id}:user/alice`,
      passwordEnabled: true,
      mfaActive: false,
      passwordLastChangedAt: Date.UTC(2021, 1, 1),
      reportedKeys: [
        {
          status: 'ACTIVE',
          createdAt: Date.UTC(2022, 0, 1),
          lastUsedAt: Date.UTC(2024, 0, 2),
          lastUsedRegion: 'eu-west-1',
          lastUsedService: 's3',
        },
        { status: 'INACTIVE', createdAt: Date.UTC(2021, 5, 1) },
      ],
    });
  });

  it('has sentinels that are neither dates nor false (F-79)', async () => {
    const { accounts } = await merged(csv);
    const [root, alice] = accounts[0]?.credentials ?? [];
    expect(root).not.toHaveProperty('passwordEnabled');
    expect(alice).not.toHaveProperty('passwordLastUsedAt');
  });

  it('is read by its header: order and unknown columns do not matter (F-78)', async () => {
    const { accounts } = await merged({
      ReportFormat: 'text/csv',
      Content: Buffer.from(
        `mfa_active,additional_credentials_info,arn,user\ntrue,"a, ""b""",arn:aws:iam::${id}:user/bob,bob`,
      ).toString('base64'),
    });
    expect(accounts[0]?.credentials[0]).toMatchObject({
      arn: `arn:aws:iam::${id}:user/bob`,
      mfaActive: true,
    });
  });

  it.each<readonly [string, unknown, string]>([
    [
      'another table',
      { ReportFormat: 'text/csv', Content: Buffer.from('a,b\n1,2').toString('base64') },
      '$.Content: This is no credential report: it has no column user, arn, mfa_active. Make one: aws iam get-credential-report',
    ],
    [
      'neither base64 nor CSV',
      { ReportFormat: 'text/csv', Content: '%%%' },
      '$.Content: This is neither base64 nor a CSV text. Export it again: aws iam get-credential-report',
    ],
    [
      'a line of another length',
      `user,arn,mfa_active\nx,y\n`,
      '$.Content: This is no CSV text: Invalid Record Length: expect 3, got 2 on line 2. Export it again.',
    ],
    [
      'an ARN that is no user',
      `user,arn,mfa_active\nx,arn:aws:iam::${id}:role/r,true\n`,
      `$.Content line 2: "arn:aws:iam::${id}:role/r" is no ARN of a user. Export the report again.`,
    ],
  ])('is refused with its place where it is %s', async (_name, content, problem) => {
    const { problems, accounts } = await merged(content);
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([problem]);
    expect(accounts).toEqual([]);
  });
});

describe('calls about single users', () => {
  it('say of users in the file of a collection that they have no access keys (F-84)', async () => {
    const { accounts, problems } = await merged(csv, {
      AccountId: id,
      AccessKeyMetadata: [],
      UsersWithoutAccessKeys: ['Alice'],
    });
    expect(problems).toEqual([]);
    const alice = accounts[0]?.credentials.find(({ arn }) => arn.endsWith('user/alice'));
    expect(alice?.reportedKeys).not.toEqual([]);
    expect(alice?.accessKeys).toEqual([]);
  });

  it('complete one another and the report; secrets are left out (F-84 to F-90)', async () => {
    const { accounts, problems } = await merged(
      csv,
      {
        AccountId: id,
        AccessKeyMetadata: [
          {
            UserName: 'Alice',
            AccessKeyId: 'AKIA1',
            Status: 'Active',
            CreateDate: '2022-01-01T00:00:00Z',
            SecretAccessKey: 'wJalr',
          },
          { UserName: 'Alice', AccessKeyId: 'AKIA2', Status: 'Inactive' },
        ],
      },
      {
        MFADevices: [
          { UserName: 'Alice', SerialNumber: `arn:aws:iam::${id}:mfa/alice`, Base32StringSeed: 'wJalr' },
        ],
      },
    );
    expect(problems).toEqual([]);
    const alice = accounts[0]?.credentials.find(({ arn }) => arn.endsWith('user/alice'));
    expect(alice).toMatchObject({
      passwordEnabled: true,
      mfaActive: true,
      accessKeys: [
        { id: 'AKIA1', status: 'ACTIVE' },
        { id: 'AKIA2', status: 'INACTIVE' },
      ],
    });
    expect(JSON.stringify(accounts)).not.toContain('wJalr');
  });

  it('that do not say whose user it is are refused', async () => {
    const { problems } = await merged({
      AccessKeyMetadata: [{ UserName: 'alice', AccessKeyId: 'AKIA1', Status: 'Active' }],
    });
    expect(problems[0]).toMatchObject({
      path: '$.AccessKeyMetadata[0]',
      message: expect.stringContaining('Add AccountId') as unknown,
    });
  });

  it('with an account id that lost its leading zeros say so, once', async () => {
    const keys = ['bob', 'eve'].map((UserName) => ({ UserName, AccessKeyId: 'AKIA1', Status: 'Active' }));
    const { problems } = await mergeValue({ AccountId: '12345678901', AccessKeyMetadata: keys });
    expect(complaints(problems)).toEqual([
      '$.AccountId: "12345678901" is no account id: 12 digits, leading zeros included.',
    ]);
  });

  it('say a password (F-85), virtual devices (F-86), and the root user’s MFA (F-80)', async () => {
    const { accounts } = await merged(
      { AccountId: id, LoginProfile: { UserName: 'bob', CreateDate: '2022-01-01T00:00:00Z' } },
      {
        VirtualMFADevices: [
          {
            SerialNumber: `arn:aws:iam::${id}:mfa/c`,
            User: { UserName: 'carol', Arn: `arn:aws:iam::${id}:user/carol` },
          },
        ],
      },
      { AccountId: id, SummaryMap: { AccountMFAEnabled: 1 } },
    );
    expect(
      accounts[0]?.credentials.map(({ arn, passwordEnabled, mfaActive }) => [
        arn.split(':')[5],
        passwordEnabled,
        mfaActive,
      ]),
    ).toEqual([
      ['user/bob', true, undefined],
      ['user/carol', undefined, true],
      ['root', undefined, true],
    ]);
  });
});

describe('identity providers', () => {
  const oidc = `arn:aws:iam::${id}:oidc-provider/token.actions.githubusercontent.com`;
  const saml = `arn:aws:iam::${id}:saml-provider/corp`;

  it('that end with a slash do so in every output (F-82)', async () => {
    const url = 'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d/';
    const { accounts } = await merged(
      { OpenIDConnectProviderList: [{ Arn: `arn:aws:iam::${id}:oidc-provider/${url}` }] },
      { AccountId: id, Url: url, ClientIDList: ['api://a'], ThumbprintList: [] },
    );
    expect(accounts[0]?.identityProviders).toMatchObject([{ url, clientIds: ['api://a'] }]);
  });

  it('listed and alone are one, field by field; the scheme goes (F-81, F-82, F-114)', async () => {
    const { accounts, problems } = await merged(
      { OpenIDConnectProviderList: [{ Arn: oidc }] },
      {
        AccountId: id,
        Url: 'https://token.actions.githubusercontent.com',
        ClientIDList: ['sts.amazonaws.com'],
        ThumbprintList: [],
      },
    );
    expect(problems).toEqual([]);
    expect(accounts[0]?.identityProviders).toEqual([
      expect.objectContaining({
        arn: oidc,
        kind: 'OIDC',
        url: 'token.actions.githubusercontent.com',
        clientIds: ['sts.amazonaws.com'],
      }),
    ]);
    expect(accounts[0]?.coverage).toMatchObject([{ kind: 'OIDC', status: 'COLLECTED' }]);
  });

  it('of SAML keep neither metadata nor keys (F-83, F-90)', async () => {
    const { accounts } = await merged({
      SAMLProviderList: [
        {
          Arn: saml,
          ValidUntil: '2030-01-01T00:00:00Z',
          CreateDate: 1481830215.45,
          SAMLMetadataDocument: '<secret/>',
        },
      ],
    });
    expect(accounts[0]?.identityProviders[0]).toMatchObject({
      kind: 'SAML',
      validUntil: Date.UTC(2030, 0, 1),
      createdAt: 1481830215450,
    });
    expect(JSON.stringify(accounts)).not.toContain('secret');
  });

  it('that say no ARN are refused with what to add', async () => {
    const { problems } = await merged({ SAMLMetadataDocument: '<x/>', CreateDate: '2022-01-01T00:00:00Z' });
    expect(problems[0]?.message).toContain('Add Arn beside it');
  });
});

describe('an output that names no partition (F-14)', () => {
  const keys = {
    AccountId: id,
    AccessKeyMetadata: [{ UserName: 'ann', AccessKeyId: 'AKIA1', Status: 'Active' }],
  };
  const details = { UserDetailList: [{ UserName: 'ann', Arn: `arn:aws-us-gov:iam::${id}:user/ann` }] };
  const whole = (...files: readonly unknown[]) => accountIn({ ...files });
  const stateOf = ({ account }: WholeExport) => [
    account.partition,
    credentialFacts(account).ofUser({ name: 'ann' })?.accessKeys?.[0]?.id,
  ];
  const gov = ['aws-us-gov', 'AKIA1'];

  it('is of the partition that another file of the account names', async () => {
    expect(stateOf(await whole(keys, details))).toEqual(gov);
    expect(stateOf(await whole(details, keys))).toEqual(gov);
    expect(stateOf(await whole(keys))).toEqual(['aws', 'AKIA1']);
    const complete = { AccountId: id, Complete: true, Workloads: [] };
    expect(stateOf(await whole(keys, details, complete))).toEqual(gov);
  });

  it('leaves an account in the partition that another import named', async () => {
    const [first, second] = [await whole(details), await whole(keys)];
    const later = completeExport(second, exportToTexts(first));
    expect(stateOf(later)).toEqual(gov);
    expect(stateOf(completeExport(first, exportToTexts(later)))).toEqual(gov);
    expect(stateOf(completeExport(first, exportToTexts(second)))).toEqual(gov);
  });

  it('does not change what an output says itself', async () => {
    const { problems } = await merged({ ...keys, Partition: 'aws-cn' }, details);
    expect(problems.map(({ message }) => message).join()).toContain('in the partition aws-us-gov here');
  });
});
