/** Who outside its account does a resource's own policy let in? */
import { describe, expect, test } from 'vitest';
import { countExposure } from '../../../src/access/exposure/countExposure.js';
import { listResources } from '../../../src/access/exposure/listResources.js';
import { exposuresOf, type OutsideAccess } from '../../../src/access/exposure/resourceExposure.js';
import type { ActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';
import * as estate from '../../support/resourceEstate.js';
import { actions } from '../api/services.js';
import type { Json } from '../../support/statements.js';

const { bucket, here, there, outside, role, root, user } = estate;
const onObjects = ['arn:*:s3:::*/*'];

const catalog: ActionCatalog = {
  ...actions,
  services: async (only = []) =>
    [
      {
        service: 's3',
        actions: [
          { action: 's3:GetObject', accessLevel: 'READ' as const, resources: onObjects },
          { action: 's3:PutObject', accessLevel: 'WRITE' as const, resources: onObjects },
          { action: 's3:ListBucket', accessLevel: 'LIST' as const, resources: ['arn:*:s3:::*'] },
          { action: 's3:ListAllMyBuckets', accessLevel: 'LIST' as const, resources: [] },
        ],
      },
      {
        service: 'kms',
        actions: ['kms:Decrypt', 'kms:PutKeyPolicy'].map((action) => ({
          action,
          accessLevel: 'WRITE' as const,
          resources: ['arn:*:kms:*:*:key/*'],
        })),
      },
      {
        service: 'sqs',
        actions: [
          { action: 'sqs:SendMessage', accessLevel: 'WRITE' as const, resources: ['arn:*:sqs:*:*:*'] },
        ],
      },
      {
        service: 'lambda',
        actions: [
          {
            action: 'lambda:InvokeFunctionUrl',
            accessLevel: 'WRITE' as const,
            resources: ['arn:*:lambda:*:*:function:*'],
          },
        ],
      },
      {
        service: 's3vectors',
        actions: [
          {
            action: 's3vectors:GetVectors',
            accessLevel: 'READ' as const,
            resources: ['arn:*:s3vectors:*:*:bucket/*/index/*'],
          },
        ],
      },
      {
        service: 'sns',
        actions: [{ action: 'sns:Publish', accessLevel: 'WRITE' as const, resources: ['arn:*:sns:*:*:*'] }],
      },
    ].filter(({ service }) => only.includes(service)),
};

const estateReader = inMemoryReader(importedGraph([...estate.accounts, estate.resources]));

async function exposure(arn: string, reader: GraphReader = estateReader) {
  const resource = (await reader.resources([arn])).get(arn);
  const found = resource && (await exposuresOf(reader, catalog, [resource])).get(arn);
  if (!found) throw new Error(`there is no ${arn}`);
  return found;
}

const told = (accesses: readonly OutsideAccess[]) =>
  accesses.map(({ principal, anonymous, actions: what, decision }) =>
    [principal.identifier, ...(anonymous ? ['unsigned'] : []), ...what, decision].join(' '),
  );

const objects = `${bucket('x')}/*`;

/** By a statement of the policy of the bucket x. */
const allowTo = (Principal: unknown, Condition: Json = {}): Json => ({
  Effect: 'Allow',
  Principal,
  Action: 's3:GetObject',
  Resource: objects,
  Condition,
});

/** The bucket x with these statements. */
const readerOf = (statements: readonly Json[], organizations?: StoredOrganizations): GraphReader => {
  const policy = { ResourceArn: bucket('x'), AccountId: here, Policy: estate.document(...statements) };
  const records = [
    { ...policy, ...estate.blocksNothing, ...estate.ignoresAcls },
    estate.accountBlocksNothing(here),
  ];
  const graph = importedGraph([...estate.accounts, records]);
  return inMemoryReader({ ...graph, ...(organizations ? { organizations } : {}) });
};

const toldOf = async (statements: readonly Json[], organizations?: StoredOrganizations) =>
  told((await exposure(bucket('x'), readerOf(statements, organizations))).reachableFromOutside);

const reach = async (name: string) => told((await exposure(bucket(name))).reachableFromOutside);

test.each([
  ['under RestrictPublicBuckets', true, 2],
  ['and bears on nothing without', false, 1],
])('whether a policy for sessions of a role is public is open, %s (E-29b)', async (_state, isOn, open) => {
  const statement = allowTo('*', { StringLike: { 'aws:userid': 'AROAOUTSIDER:*' } });
  const block = { PublicAccessBlockConfiguration: { RestrictPublicBuckets: isOn } };
  const record = {
    ResourceArn: bucket('x'),
    AccountId: here,
    Policy: estate.document(statement),
    ...block,
  };
  const reader = inMemoryReader(
    importedGraph([...estate.accounts, [record, estate.accountBlocksNothing(here)]]),
  );
  const { reachableFromOutside } = await exposure(bucket('x'), reader);
  const signed = reachableFromOutside.find(({ anonymous }) => !anonymous);
  expect([signed?.decision, signed?.preconditions.length]).toEqual(['CONDITIONAL', open]);
});

describe('a bucket is reachable from outside', () => {
  test.each([
    ['not where it only names its own account', 'account', []],
    ['nor its own users and roles', 'entity', []],
    ['nor where it has no policy', 'none', []],
    ['nor where it names only who was deleted', 'gone', []],
    [
      'for everybody, and for who signs with a say of the own account (E-32)',
      'public',
      ['* unsigned s3:GetObject ALLOWED', '* s3:GetObject CONDITIONAL'],
    ],
    ['for nobody under RestrictPublicBuckets (E-29b)', 'blocked', []],
    ['not where a condition leaves outsiders none (E-59)', 'patterned', []],
    ['for whoever carries a tag', 'tagged', ['* s3:GetObject CONDITIONAL']],
    ['for members of an organization (E-66)', 'organization', ['* s3:GetObject CONDITIONAL']],
    [
      'for another account, imported or not (U-9c)',
      'across',
      [`${root(there)} s3:GetObject ALLOWED`, `${root(outside)} s3:GetObject CONDITIONAL`],
    ],
    [
      'for those that it names and whose own side allows it (E-31)',
      'across-named',
      [`${user('zoe', there)} s3:GetObject ALLOWED`, `${role('vendor', outside)} s3:GetObject CONDITIONAL`],
    ],
    [
      'for everybody but some (E-25d)',
      'everybody-but',
      ['* unsigned s3:GetObject ALLOWED', '* s3:GetObject CONDITIONAL'],
    ],
    ['by a Deny of nobody outside (E-25)', 'only-ann', []],
    [
      'for whomever a canonical user id means (O-4)',
      'canonical',
      [`${estate.canonical} s3:GetObject CONDITIONAL`],
    ],
  ])('%s', async (_rule, name, expected) => {
    expect((await reach(name)).sort()).toEqual([...expected].sort());
  });

  test.each([
    [`arn:aws:sts::${outside}:federated-user/bob`, 'CONDITIONAL'],
    [`arn:aws:sts::${there}:federated-user/bob`, 'CONDITIONAL'],
    ['arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1', 'ALLOWED'],
  ])('for %s, which no list has (E-97, E-98)', async (arn, decision) => {
    expect(await toldOf([allowTo({ AWS: arn })])).toEqual([`${arn} s3:GetObject ${decision}`]);
  });

  test('not for a session of the own account (E-97)', async () => {
    expect(await toldOf([allowTo({ AWS: `arn:aws:sts::${here}:federated-user/bob` })])).toEqual([]);
  });

  test('not by services, which are no account', async () => {
    expect((await exposure(estate.topic)).reachableFromOutside).toEqual([]);
  });

  test('not by the default policy of an SNS topic (E-64(aws:SourceOwner))', async () => {
    const reached = async (account: string) => {
      const Condition = { StringEquals: { 'AWS:SourceOwner': account } };
      const statement = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sns:Publish', Condition };
      const Policy = estate.document({ ...statement, Resource: estate.topic });
      const record = { ResourceArn: estate.topic, AccountId: here, Policy };
      const reader = inMemoryReader(importedGraph([...estate.accounts, [record]]));
      return told((await exposure(estate.topic, reader)).reachableFromOutside);
    };
    expect(await reached(here)).toEqual([]);
    expect(await reached(there)).toEqual([`${root(there)} sns:Publish CONDITIONAL`]);
  });

  test('by accounts that a condition on the caller names', async () => {
    expect(told((await exposure(estate.queue)).reachableFromOutside)).toEqual([
      `${root(there)} sqs:SendMessage ALLOWED`,
    ]);
  });

  test('only for what the service lets outsiders do (E-34a)', async () => {
    const reader = inMemoryReader(
      importedGraph([
        [
          {
            ResourceArn: estate.key,
            AccountId: here,
            Policy: estate.document({
              Effect: 'Allow',
              Principal: { AWS: outside },
              Action: 'kms:*',
              Resource: '*',
            }),
          },
        ],
      ]),
    );
    expect(told((await exposure(estate.key, reader)).reachableFromOutside)).toEqual([
      `${root(outside)} kms:Decrypt CONDITIONAL`,
    ]);
  });

  test('of a key for the accounts of callers that a condition names', async () => {
    const reached = async (account: string) => {
      const Condition = { StringEquals: { 'kms:CallerAccount': account } };
      const Policy = estate.document({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'kms:*',
        Resource: '*',
        Condition,
      });
      const key = { ResourceArn: estate.key, AccountId: here, Policy };
      return told((await exposure(estate.key, inMemoryReader(importedGraph([[key]])))).reachableFromOutside);
    };
    expect(await reached(here)).not.toContain('* kms:Decrypt CONDITIONAL');
    expect(await reached(outside)).toContain(`${root(outside)} kms:Decrypt CONDITIONAL`);
  });

  test.each([
    [estate.key, 'kms:*', ['* kms:Decrypt CONDITIONAL']],
    [estate.queue, 'sqs:*', ['* unsigned sqs:SendMessage ALLOWED', '* sqs:SendMessage CONDITIONAL']],
    [
      estate.lambda,
      'lambda:*',
      ['* unsigned lambda:InvokeFunctionUrl CONDITIONAL', '* lambda:InvokeFunctionUrl CONDITIONAL'],
    ],
  ])(
    'of %s for everyone, with a signature or without where it serves such (E-96)',
    async (arn, Action, who) => {
      const Policy = estate.document({ Effect: 'Allow', Principal: '*', Action, Resource: '*' });
      const reader = inMemoryReader(importedGraph([[{ ResourceArn: arn, AccountId: here, Policy }]]));
      expect(told((await exposure(arn, reader)).reachableFromOutside)).toEqual(who);
    },
  );

  test('says for every action of a pattern what fits the bucket or its objects', async () => {
    const policy = estate.document({
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:*',
      Resource: [bucket('all'), `${bucket('all')}/*`],
    });
    const reader = inMemoryReader(
      importedGraph([
        [
          { ResourceArn: bucket('all'), AccountId: here, Policy: policy, ...estate.blocksNothing },
          estate.accountBlocksNothing(here),
        ],
      ]),
    );
    const { reachableFromOutside } = await exposure(bucket('all'), reader);
    expect(told(reachableFromOutside)[0]).toBe('* unsigned s3:GetObject s3:PutObject s3:ListBucket ALLOWED');
  });

  test('cites the statements, and what outsiders need on their side', async () => {
    const { reachableFromOutside, dataGaps } = await exposure(bucket('across-named'));
    const vendor = reachableFromOutside.find(({ principal }) => principal.accountId === outside);
    expect(vendor?.preconditions.join()).toMatch(/identity policies of account 333333333333/);
    expect(vendor?.determiningStatements).toMatchObject([{ layer: 'RESOURCE', statementIndex: 0 }]);
    expect(dataGaps).toEqual([]);
  });

  test.each([
    ['closed', 'RESOURCE_POLICY_NOT_IMPORTED'],
    ['unreadable', 'POLICY_QUARANTINED'],
  ])('is not known of %s, and says so (F-73, F-20)', async (name, kind) => {
    const { reachableFromOutside, dataGaps } = await exposure(bucket(name));
    expect(reachableFromOutside).toEqual([]);
    expect(dataGaps.map((gap) => gap.kind)).toEqual([kind]);
  });
});

test('names the missing policy of an ECR repository beside that of its registry (F-57, F-73)', async () => {
  const arn = `arn:aws:ecr:eu-west-1:${here}:repository/app`;
  const record = { ResourceArn: arn, AccountId: here, Error: 'AccessDeniedException' };
  const reader = inMemoryReader(importedGraph([...estate.accounts, [record]]));
  expect((await exposure(arn, reader)).dataGaps.map(({ message }) => message)).toEqual([
    `The policy of ${arn} was not imported, so it is not known to whom it grants access.`,
    'The policy of the ECR registry in eu-west-1 is not imported; it could allow or deny this.',
  ]);
});

describe('where Block Public Access was not imported (E-95)', () => {
  const off = estate.blocksNothing;
  const on = { PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } };
  const found = (statements: readonly Json[], own: Json = {}, ofAccount: Json | undefined = undefined) => {
    const Policy = estate.document(...statements);
    const policy = { ResourceArn: bucket('x'), AccountId: here, Policy, ...estate.ignoresAcls };
    const account = ofAccount === undefined ? [] : [{ ...estate.accountBlocksNothing(here), ...ofAccount }];
    const reader = inMemoryReader(importedGraph([...estate.accounts, [{ ...policy, ...own }, ...account]]));
    return exposure(bucket('x'), reader);
  };

  test.each([
    ['of neither', {}, undefined],
    ['of the account', off, undefined],
    ['of the bucket', {}, off],
  ])('%s, what a public policy grants hangs on it', async (_of, own, ofAccount) => {
    const { reachableFromOutside, dataGaps } = await found(
      [allowTo('*'), allowTo({ AWS: there })],
      own,
      ofAccount,
    );
    expect(told(reachableFromOutside).sort()).toEqual([
      '* s3:GetObject CONDITIONAL',
      '* unsigned s3:GetObject CONDITIONAL',
      `${root(there)} s3:GetObject CONDITIONAL`,
    ]);
    expect(reachableFromOutside.map(({ preconditions }) => preconditions.join())).toEqual(
      reachableFromOutside.map(() => expect.stringContaining('RestrictPublicBuckets is off')),
    );
    expect(dataGaps.map(({ kind }) => kind)).toEqual(['EXPORT_INCOMPLETE']);
  });

  test.each([
    ['by the bucket', on, undefined],
    ['by its account', off, on],
  ])('and is restricted %s, nothing does', async (_by, own, ofAccount) => {
    const { reachableFromOutside, dataGaps } = await found([allowTo('*')], own, ofAccount);
    expect([...reachableFromOutside, ...dataGaps]).toEqual([]);
  });

  test.each([
    ['names who is meant', [allowTo({ AWS: there })]],
    ['ties everybody to an account', [allowTo('*', { StringEquals: { 'aws:PrincipalAccount': there } })]],
  ])('a policy that %s is not public, and there is no gap', async (_what, statements) => {
    const { reachableFromOutside, dataGaps } = await found(statements);
    expect(told(reachableFromOutside)).toContain(`${root(there)} s3:GetObject ALLOWED`);
    expect(dataGaps).toEqual([]);
  });
});

test.each([
  ['of the writer of objects', estate.ownedAs('ObjectWriter'), ['EXPORT_INCOMPLETE']],
  ['without ownership controls', null, ['EXPORT_INCOMPLETE']],
  ['whose controls were not imported', undefined, ['EXPORT_INCOMPLETE']],
  ['of the owner of the bucket', estate.ownedAs('BucketOwnerEnforced'), []],
])('access control lists of a bucket %s (E-29a)', async (_what, OwnershipControls, expected) => {
  const controls = OwnershipControls === undefined ? {} : { OwnershipControls };
  const record = { ResourceArn: bucket('x'), AccountId: here, Policy: null, ...controls };
  const { dataGaps } = await exposure(bucket('x'), inMemoryReader(importedGraph([[record]])));
  expect(dataGaps.map(({ kind }) => kind)).toEqual(expected);
});

test('so are resources of other services with a policy, such as vector buckets (F-174)', async () => {
  const arn = `arn:aws:s3vectors:eu-west-1:${here}:bucket/v`;
  const statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3vectors:GetVectors',
    Resource: `${arn}/index/*`,
  };
  const record = { ResourceArn: arn, AccountId: here, Policy: estate.document(statement) };
  const { reachableFromOutside } = await exposure(arn, inMemoryReader(importedGraph([[record]])));
  expect(told(reachableFromOutside)).toEqual([
    '* unsigned s3vectors:GetVectors CONDITIONAL',
    '* s3vectors:GetVectors CONDITIONAL',
  ]);
});

describe('an imported account is let in for whoever of it meets the conditions (E-31)', () => {
  const told = async (key: string, value: string, operator = 'StringEquals') =>
    toldOf([allowTo({ AWS: root(there) }, { [operator]: { [key]: value } })]);

  test.each([
    ['its roles', 'aws:PrincipalArn', `arn:aws:iam::${there}:role/*`, 'ArnLike', 'CONDITIONAL'],
    ['sessions of them', 'aws:PrincipalType', 'AssumedRole', 'StringEquals', 'CONDITIONAL'],
    ['who has a tag', 'aws:PrincipalTag/t', '1', 'StringEquals', 'CONDITIONAL'],
    ['its root user', 'aws:PrincipalArn', root(there), 'ArnEquals', 'ALLOWED'],
  ])('%s', async (_who, key, value, operator, decision) => {
    expect(await told(key, value, operator)).toEqual([`${root(there)} s3:GetObject ${decision}`]);
  });

  test('not for those of another', async () => {
    expect(await told('aws:PrincipalArn', role('*'), 'ArnLike')).toEqual([]);
  });

  test('where its guardrails deny its root user alone', async () => {
    const denyRoot = {
      DenyRoot: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
        },
      ],
    };
    const places = organizationOf({ [here]: {}, [there]: { scp: [denyRoot, fullAccess, fullAccess] } });
    expect(await toldOf([allowTo({ AWS: there })], places)).toEqual([
      `${root(there)} s3:GetObject CONDITIONAL`,
    ]);
  });

  test('and says what it hangs on, without a gap', async () => {
    const { reachableFromOutside, dataGaps } = await exposure(
      bucket('x'),
      readerOf([allowTo({ AWS: there }, { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } })]),
    );
    expect(reachableFromOutside[0]?.preconditions).toEqual([
      `account ${there} allows it to some principal of its own`,
    ]);
    expect(dataGaps).toEqual([]);
  });
});

describe('by a Deny of all but some is reachable', () => {
  const deny = (operator: string, key: string, ...values: readonly string[]): Json => ({
    ...allowTo('*', { [operator]: { [key]: values } }),
    Effect: 'Deny',
  });
  const vendor = role('vendor', outside);

  test.each([
    ['an account (E-25)', deny('StringNotEquals', 'aws:PrincipalAccount', here, outside), root(outside)],
    ['a role (E-25)', deny('ArnNotLike', 'aws:PrincipalArn', vendor), vendor],
    [
      'roles of an account (E-25)',
      deny('ArnNotLike', 'aws:PrincipalArn', `arn:aws:iam::${outside}:role/*`),
      root(outside),
    ],
    ['a principal element (E-25)', { ...except(outside, vendor) }, vendor],
  ])('%s', async (_whom, denied, expected) => {
    expect(await toldOf([allowTo('*'), denied])).toContain(`${expected} s3:GetObject CONDITIONAL`);
  });

  test.each([
    ['nobody whom it denies', deny('StringEquals', 'aws:PrincipalAccount', outside)],
    ['nobody where nobody outside is left', deny('StringNotEquals', 'aws:PrincipalAccount', here)],
  ])('%s', async (_whom, denied) => {
    expect((await toldOf([allowTo('*'), denied])).filter((one) => one.includes(outside))).toEqual([]);
  });

  function except(...AWS: readonly string[]): Json {
    const { Principal: _anyone, ...statement } = allowTo('*');
    return { ...statement, Effect: 'Deny', NotPrincipal: { AWS } };
  }
});

describe('outside the organization', () => {
  const place = (organizationId: string) => ({
    organizationId,
    managementAccountId: here,
    serviceControl: { status: 'NOT_APPLICABLE' as const },
    resourceControl: { status: 'NOT_APPLICABLE' as const },
  });
  const organizations = {
    anyImported: true,
    places: new Map([here, there].map((id) => [id, place('o-example')])),
  };
  const reader: GraphReader = {
    ...estateReader,
    applicablePolicies: async (...asked) => ({
      ...(await estateReader.applicablePolicies(...asked)),
      organizations,
    }),
  };

  test('is not known without one', async () => {
    expect((await exposure(bucket('public'))).outsideOrganization).toBeUndefined();
  });

  test.each([
    ['a member account is not', 'across', [`${root(outside)} s3:GetObject CONDITIONAL`]],
    ['anyone is', 'public', ['* unsigned s3:GetObject ALLOWED', '* s3:GetObject CONDITIONAL']],
    ['nobody whom a condition on the organization keeps out (E-66)', 'organization', []],
    ['nobody where there is no policy', 'none', []],
    ['nobody for certain where the policy could not be read (F-20)', 'unreadable', []],
  ])('%s', async (_rule, name, expected) => {
    const { outsideOrganization } = await exposure(bucket(name), reader);
    expect(outsideOrganization && told(outsideOrganization)).toEqual(expected);
  });

  const equals = (key: string, ...values: readonly string[]) => ({ StringEquals: { [key]: values } });
  const paths = { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-other/*' } };
  const unlessOwn = { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' } };

  test.each<readonly [string, unknown, Json, readonly string[]]>([
    ['another one that is named', '*', equals('aws:PrincipalOrgID', 'o-other'), ['*']],
    ['one that fits', '*', { StringLike: { 'aws:PrincipalOrgID': 'o-oth*' } }, ['*']],
    ['one by its paths', '*', paths, ['*']],
    ['an account of one', { AWS: outside }, equals('aws:PrincipalOrgID', 'o-partner'), [root(outside)]],
    ['an account in none', { AWS: outside }, { Null: { 'aws:PrincipalOrgID': 'true' } }, [root(outside)]],
    ['an account that may be in none', { AWS: outside }, unlessOwn, [root(outside)]],
    ['not the own one', '*', equals('aws:PrincipalOrgID', 'o-exampleorg'), []],
    ['nor its management account', { AWS: '999900009999' }, {}, []],
    ['nor an account of it', { AWS: there }, equals('aws:PrincipalOrgID', 'o-exampleorg'), []],
  ])('%s (E-66)', async (_who, principal, condition, expected) => {
    const members = organizationOf({ [here]: {}, [there]: {} });
    const found = await exposure(bucket('x'), readerOf([allowTo(principal, condition)], members));
    expect(found.outsideOrganization && told(found.outsideOrganization)).toEqual(
      expected.map((one) => `${one} s3:GetObject CONDITIONAL`),
    );
  });
});

test('a user of another imported account is told by its unique id, a deleted one is not (E-44)', async () => {
  const zoe = [`${user('zoe', there)} s3:GetObject ALLOWED`];
  expect(await toldOf([allowTo({ AWS: [`AIDAZOE${there}`, 'AIDADELETED'] })])).toEqual(zoe);
  expect(await toldOf([allowTo({ AWS: [`AIDAZOE${there}`, user('zoe', there)] })])).toEqual(zoe);
});

test.each([
  ['that no list holds', true, outside, true],
  ['that no list holds, where all are known', undefined, outside, false],
  ['of it', true, there, false],
  ['that may have left it', 'UNPLACED', there, true],
  ['that manages it', true, '999900009999', false],
  ['that anyone may be of', true, '*', false],
])(
  'an account %s is outside an organization, not for certain: %s, %s (F-41)',
  async (_of, partial, AWS, isOpen) => {
    const place = partial ? ({ mayHaveMoreAccounts: true } as const) : {};
    const members = organizationOf({
      [here]: place,
      [there]: { ...place, unplaced: partial === 'UNPLACED' },
    });
    const { dataGaps } = await exposure(bucket('x'), readerOf([allowTo({ AWS })], members));
    const messages = dataGaps.map(({ message }) => message);
    expect(
      messages.filter((one) => one.startsWith('Not all accounts of organization o-exampleorg are')),
    ).toHaveLength(isOpen ? 1 : 0);
  },
);

describe('resources with exposed', () => {
  const listed = async (exposed: boolean) =>
    (await listResources(estateReader, catalog, { first: 100 }, { service: 's3', exposed })).entries.map(
      ([arn]) => arn,
    );

  test('true are those that somebody outside reaches, false all others', async () => {
    const open = await listed(true);
    expect(open).toEqual(
      [
        'across',
        'across-named',
        'bare',
        'canonical',
        'everybody-but',
        'organization',
        'public',
        'tagged',
      ].map(bucket),
    );
    expect([...open, ...(await listed(false))].sort()).toEqual([...estate.buckets].sort());
  });

  const gapsOf = async (records: readonly Json[], exposed?: boolean) => {
    const reader = inMemoryReader(importedGraph([...estate.accounts, records]));
    const asked = exposed === undefined ? {} : { exposed };
    const { dataGaps } = await listResources(reader, catalog, { first: 1 }, asked);
    return dataGaps.map(({ message }) => message);
  };
  const ofAccounts = expect.stringMatching(/^No(t all)? policies of resources of account /);
  const closed: Json = {
    ResourceArn: bucket('x'),
    AccountId: here,
    ...estate.ignoresAcls,
    Error: 'AccessDenied',
  };
  const open: Json = { ...closed, Error: undefined, Policy: estate.document(allowTo('*')) };

  test.each([
    ['a policy that was not imported (F-73)', closed, /^The policy of arn:aws:s3:::x was not imported/],
    [
      'a policy that could not be understood (U-9d)',
      { ...open, Policy: { Version: '2012-10-17', Statement: [{ Effect: 'Permit' }] } },
      /^The policy of arn:aws:s3:::x could not be understood/,
    ],
    [
      'access control lists in force (E-29a)',
      { ...open, Policy: null, OwnershipControls: estate.ownedAs('ObjectWriter') },
      /^Access control lists of arn:aws:s3:::x are in force/,
    ],
    ['Block Public Access that was not imported (E-95)', open, /Block Public Access/],
  ])('are incomplete by %s', async (_what, record, message) => {
    const isListed = expect.arrayContaining([expect.stringMatching(message)]);
    expect(await gapsOf([record], true)).toEqual(isListed);
    expect(await gapsOf([record], false)).toEqual(isListed);
    expect(await gapsOf([record])).toEqual([]);
  });

  test('name only accounts without resources where each policy is known, and nothing besides lets others in', async () => {
    const known = [{ ...open, ...estate.blocksNothing }, estate.accountBlocksNothing(here)];
    expect(await gapsOf(known, true)).toEqual([ofAccounts, ofAccounts]);
  });

  test('name the first gaps, and count the others', async () => {
    const many = Array.from({ length: 53 }, (_, at) => ({ ...closed, ResourceArn: bucket(`x${at}`) }));
    const gaps = await gapsOf(many, true);
    expect(gaps.slice(0, 2)).toEqual([ofAccounts, ofAccounts]);
    expect(gaps).toHaveLength(51);
    expect(gaps.at(-1)).toBe('There are 5 more gaps about resources that may grant access to outsiders.');
  });

  test.each([
    [
      'PARTIAL',
      'Some were not read.',
      /^Not all policies of resources of account 1+ are known\. Some were not read/,
    ],
    ['COLLECTED', 'Looked at in eu-west-1 only.', /^Not all .* Looked at in eu-west-1 only/],
    ['COLLECTED', undefined, /^$/],
    [
      'NOT_COLLECTED',
      undefined,
      /^No policies of resources of account 1+ are known\. Import its resources\.$/,
    ],
  ] as const)('of an account whose resources are %s (%s) say so', async (status, detail, message) => {
    const section = {
      section: 'RESOURCE_POLICIES',
      status,
      kinds: [],
      ...(detail ? { detail } : {}),
    } as const;
    const graph = importedGraph(estate.accounts);
    const accounts = graph.accounts.map((one) => ({ ...one, completeness: [section] }));
    const reader = inMemoryReader({ ...graph, accounts });
    const { dataGaps } = await listResources(
      reader,
      catalog,
      { first: 1 },
      { accountId: here, exposed: true },
    );
    expect(dataGaps.map((gap) => gap.message).join(' ')).toMatch(message);
  });

  test('of an account that was never imported say so', async () => {
    const asked = { accountId: '555555555555', exposed: true };
    const { dataGaps } = await listResources(estateReader, catalog, { first: 1 }, asked);
    expect(dataGaps.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Account 555555555555 was never imported/),
    ]);
  });

  test('tell of accounts of which only resource policies were imported, and pass over those known by name only', async () => {
    const graph = importedGraph(estate.accounts);
    const named = {
      type: 'ACCOUNT' as const,
      accountId: '666666666666',
      partition: 'aws',
      imported: false,
      version: 0,
      dataGaps: [],
    };
    const resourcesOnly = {
      ...named,
      accountId: '555555555555',
      completeness: [{ section: 'RESOURCE_POLICIES' as const, status: 'PARTIAL' as const, kinds: [] }],
    };
    const reader = inMemoryReader({ ...graph, accounts: [resourcesOnly, named] });
    const gapsFor = async (asked: { readonly accountId?: string }) =>
      (await listResources(reader, catalog, { first: 1 }, { ...asked, exposed: true })).dataGaps
        .filter(({ message }) => !/Block Public Access/.test(message))
        .map(({ message }) => message.split('.')[0]);
    const notAll = 'Not all policies of resources of account 555555555555 are known';
    expect(await gapsFor({})).toEqual([notAll]);
    expect(await gapsFor({ accountId: '555555555555' })).toEqual([notAll]);
    expect(await gapsFor({ accountId: '666666666666' })).toEqual([
      'Account 666666666666 was never imported, so its contents are not known',
    ]);
  });

  test('are counted with the gaps of both lists', async () => {
    const { exposedResources, dataGaps } = await countExposure(
      inMemoryReader(importedGraph([...estate.accounts, [closed]])),
      catalog,
    );
    expect(exposedResources).toBe(0);
    expect(dataGaps.map(({ kind }) => kind)).toContain('RESOURCE_POLICY_NOT_IMPORTED');
  });
});
