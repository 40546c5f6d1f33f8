/** Reading resources and their policies, from lists of records and from outputs of the AWS CLI. */
import { describe, expect, it } from 'vitest';
import type { ResourceDetail } from '../../../src/ingest/formats/account/accountExport.js';
import type { ParsedExport } from '../../../src/ingest/formats/parsedExport.js';
import { formats } from '../../../src/ingest/formats/formats.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { complaints, parseAs } from './exports.js';

const account = '111122223333';
const bucket = 'arn:aws:s3:::data';
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket}/*` }],
};

const parseText = (text: string, file = 'resources.json'): ParsedExport =>
  parseAs('resource policies', file, text);

const parse = (value: unknown, file?: string): ParsedExport => parseText(JSON.stringify(value), file);

const resourcesOf = ({ pages }: ParsedExport): readonly ResourceDetail[] =>
  pages.flatMap((page) => page.accounts.flatMap(({ resources }) => resources));

function only(value: unknown): ResourceDetail {
  const parsed = parse(value);
  expect(complaints(parsed.problems)).toEqual([]);
  const [first, ...more] = resourcesOf(parsed);
  expect(more).toEqual([]);
  if (!first) throw new Error('nothing was read');
  return first;
}

const record = (fields: object): object => ({ ResourceArn: bucket, AccountId: account, ...fields });

describe('a record of the list', () => {
  it.each([
    ['as an object', policy],
    ['as text (F-44)', JSON.stringify(policy)],
    ['percent-encoded (F-9)', encodeURIComponent(JSON.stringify(policy))],
    ['with escaped quotes (F-72)', JSON.stringify(policy).replaceAll('"', '\\"')],
    ['in the answer of its call (F-44)', { Policy: JSON.stringify(policy), RevisionId: 'x' }],
    ['in force beside a proposed one (F-47)', { Established: { Policy: policy }, Proposed: { Policy: {} } }],
  ])('holds the policy %s', (_how, given) => {
    const { arn, policy: read } = only([record({ Policy: given })]);
    expect(arn).toBe(bucket);
    expect(read).toMatchObject({ kind: 'DOCUMENT', text: JSON.stringify(policy) });
  });

  it.each(['arn:aws:s3:::root', `arn:aws:sqs:eu-west-1:${account}:root`])(
    'of %s, which is named like a root user, holds its policy',
    (arn) => {
      expect(only([record({ ResourceArn: arn, Policy: policy })]).policy).toMatchObject({ kind: 'DOCUMENT' });
    },
  );

  it.each([
    [`${bucket}/`, bucket],
    [`${bucket}/key`, bucket],
    [
      `arn:aws:dynamodb:eu-west-1:${account}:table/t/index/i`,
      `arn:aws:dynamodb:eu-west-1:${account}:table/t`,
    ],
  ])('with a policy of %s is refused: it belongs to %s (F-44, F-58)', (arn, holder) => {
    const { problems } = parse([record({ ResourceArn: arn, Policy: policy })]);
    expect(complaints(problems)).toEqual([
      `$[0].ResourceArn: "${arn}" has no policy of its own. Give that of ${holder}.`,
    ]);
    expect(parse([record({ ResourceArn: arn, Policy: null, Tags: [] })]).problems).toEqual([]);
  });

  it('notes a policy of a kind that has none, but for VPC endpoints (F-68)', () => {
    const notesOn = (resource: string): readonly string[] => {
      const ResourceArn = `arn:aws:${resource}`;
      const { problems, notes } = parse([record({ ResourceArn, Policy: policy })]);
      expect(problems).toEqual([]);
      return complaints(notes);
    };
    const alias = `kms:eu-west-1:${account}:alias/main`;
    expect(notesOn(alias)).toEqual([
      `$[0].ResourceArn: No policies of such resources are known, so the policy of "arn:aws:${alias}" has no effect.`,
    ]);
    expect(notesOn(`ec2:eu-west-1:${account}:vpc-endpoint/vpce-1`)).toEqual([]);
  });

  it('is filed under its owner, whom the ARN of a bucket does not name (F-74)', () => {
    const [page] = parse([record({ Policy: policy })]).pages;
    expect(page?.accounts).toMatchObject([
      { accountId: account, partition: 'aws', collected: { resources: true }, truncated: false },
    ]);
  });

  it('may stand alone, without its list', () => {
    expect(only(record({ Policy: policy })).policy).toMatchObject({ kind: 'DOCUMENT' });
  });

  it.each([
    ['null', { Policy: null }],
    ['blank', { Policy: '' }],
    ['the error NoSuchBucketPolicy', { Error: 'NoSuchBucketPolicy' }],
    ['the error ResourceNotFoundException', { Policy: null, Error: { Code: 'ResourceNotFoundException' } }],
    [
      'the words of the CLI',
      { Error: 'An error occurred (RepositoryPolicyNotFoundException) when calling GetRepositoryPolicy' },
    ],
  ])('says with %s that there is no policy (F-73)', (_how, fields) => {
    const { policy: read, error } = only([record(fields)]);
    expect(read).toEqual({ kind: 'NONE' });
    expect(error).toBeUndefined();
  });

  it.each([
    ['AccessDenied', 'AccessDenied'],
    [{ Code: 'AccessDenied', Message: 'no' }, 'AccessDenied'],
    [
      'An error occurred (AccessDeniedException) when calling the GetPolicy operation',
      'AccessDeniedException',
    ],
  ])('that could not be read (%j) is not collected, and says why (F-73)', (given, code) => {
    const read = only([record({ Policy: null, Error: given })]);
    expect(read.error).toBe(code);
    expect(read.policy).toBeUndefined();
  });

  it('with settings only says nothing of the policy (F-45)', () => {
    const read = only([
      record({
        PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      }),
    ]);
    expect(read).toMatchObject({ restrictsPublicBuckets: true, ignoresAcls: true });
    expect('policy' in read).toBe(false);
  });

  it.each([
    [{ PublicAccessBlockConfiguration: { BlockPublicAcls: true } }, { restrictsPublicBuckets: false }],
    [{ PublicAccessBlockConfiguration: null }, { restrictsPublicBuckets: false }],
    [{ OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }, { ignoresAcls: false }],
    [{ OwnershipControls: null }, { ignoresAcls: false }],
    [{ AbacStatus: { Status: 'Enabled' } }, { abacEnabled: true }],
    [{ AbacStatus: { Status: 'Disabled' } }, { abacEnabled: false }],
    // The whole answer of the call below its key.
    [
      { PublicAccessBlockConfiguration: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } } },
      { restrictsPublicBuckets: true },
    ],
    [
      { OwnershipControls: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } } },
      { ignoresAcls: true },
    ],
    [{ AbacStatus: { AbacStatus: { Status: 'Enabled' } } }, { abacEnabled: true }],
  ])('%j is read as %j (F-45, E-68)', (fields, read) => {
    expect(only([record({ Policy: null, ...fields })])).toMatchObject(read);
  });

  it('does not know what a block without any of its settings blocks, and says so (F-45)', () => {
    const parsed = parse([record({ Policy: null, PublicAccessBlockConfiguration: { Message: 'denied' } })]);
    expect(complaints(parsed.notes)).toEqual([
      '$[0].PublicAccessBlockConfiguration: This holds none of BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets, so what it blocks is not known.',
    ]);
    expect(resourcesOf(parsed).map((one) => 'restrictsPublicBuckets' in one)).toEqual([false]);
  });

  it.each([{}, { AbacStatus: {} }, { AbacStatus: { Status: 'Suspended' } }])(
    '%j says nothing of whether tags count (E-68)',
    (fields) => {
      expect('abacEnabled' in only([record({ Policy: null, ...fields })])).toBe(false);
    },
  );

  it.each<readonly [string, object]>([
    [
      'most services',
      {
        Tags: [
          { Key: 'team', Value: 'a' },
          { Key: 'x', Value: null },
        ],
      },
    ],
    ['ECS and others', { tags: [{ key: 'team', value: 'a' }, { key: 'x' }] }],
    [
      'KMS',
      {
        Tags: [
          { TagKey: 'team', TagValue: 'a' },
          { TagKey: 'x', TagValue: '' },
        ],
      },
    ],
    ['Lambda and SQS', { Tags: { team: 'a', x: '' } }],
    ['EKS', { tags: { team: 'a', x: null } }],
    [
      'S3',
      {
        TagSet: [
          { Key: 'team', Value: 'a' },
          { Key: 'x', Value: '' },
        ],
      },
    ],
    [
      'OpenSearch',
      {
        TagList: [
          { Key: 'team', Value: 'a' },
          { Key: 'x', Value: '' },
        ],
      },
    ],
  ])('carries tags as %s prints them (F-172)', (_service, tagged) => {
    const expected = [
      ['team', 'a'],
      ['x', ''],
    ];
    expect(only([record({ Policy: null, ...tagged })]).tags).toEqual(expected);
  });

  it('takes one tag in place of a list for a tag, and other objects for maps (F-13, F-172)', () => {
    expect(only([record({ Policy: null, Tags: { Key: 'team', Value: 'a' } })]).tags).toEqual([['team', 'a']]);
    expect(only([record({ Policy: null, Tags: { Key: 'a', team: 'b' } })]).tags).toEqual([
      ['Key', 'a'],
      ['team', 'b'],
    ]);
    expect(only([record({ Policy: null, Tags: {} })]).tags).toEqual([]);
  });

  it('carries tags, which are missing where they were not collected', () => {
    expect(only([record({ Policy: null, Tags: [{ Key: 'team', Value: 'a' }] })]).tags).toEqual([
      ['team', 'a'],
    ]);
    expect(only([record({ Policy: null, Tags: [] })]).tags).toEqual([]);
    expect('tags' in only([record({ Policy: null })])).toBe(false);
  });

  it('whose document cannot be read is quarantined, and refuses nothing (F-20)', () => {
    expect(only([record({ Policy: '{"Statement":' })]).policy).toMatchObject({ kind: 'UNREADABLE' });
    expect(only([record({ Policy: 7 })]).policy).toMatchObject({ kind: 'UNREADABLE' });
  });

  it('keeps the ARN that its resource has in the graph', () => {
    const read = only([
      { ResourceArn: `arn:aws:execute-api:eu-west-1:${account}:a1b2`, AccountId: account, Policy: policy },
    ]);
    expect(read.arn).toBe('arn:aws:apigateway:eu-west-1::/restapis/a1b2');
  });

  it('has the short ARNs in the policy of a REST API completed, as API Gateway does (F-67)', () => {
    const Policy = {
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
      ],
    };
    const { policy: read } = only([
      { ResourceArn: 'arn:aws:apigateway:eu-west-1::/restapis/a1b2', AccountId: account, Policy },
    ]);
    expect(read).toMatchObject({
      text: expect.stringContaining(`"Resource":"arn:aws:execute-api:eu-west-1:${account}:a1b2/*"`) as string,
    });
  });

  it('need not name the account that its ARN names', () => {
    const arn = `arn:aws:sqs:eu-west-1:${account}:jobs`;
    expect(parse([{ ResourceArn: arn, Policy: policy }]).pages[0]?.accounts[0]?.accountId).toBe(account);
  });
});

describe('what is refused, with its place', () => {
  it.each([
    ['no account for a bucket (F-74)', { ResourceArn: bucket, Policy: policy }, '$[0]: AccountId is missing'],
    [
      'an account of 11 digits',
      record({ AccountId: '11112222333', Policy: policy }),
      '$[0].AccountId: "11112222333" is no account id',
    ],
    [
      'an account as a number (F-117)',
      record({ AccountId: 111122223333, Policy: policy }),
      '$[0].AccountId: Expected a string',
    ],
    [
      'an account that the ARN contradicts (F-74)',
      { ResourceArn: 'arn:aws:sqs:eu-west-1:444455556666:jobs', AccountId: account, Policy: policy },
      '$[0].AccountId: "111122223333" is not the account of the ARN beside it, 444455556666',
    ],
    ['no ARN', record({ ResourceArn: 'data', Policy: policy }), '$[0].ResourceArn: "data" is no ARN'],
    [
      'a pattern',
      record({ ResourceArn: 'arn:aws:s3:::data*', Policy: policy }),
      '$[0].ResourceArn: "arn:aws:s3:::data*" is a pattern',
    ],
    [
      'a role',
      record({ ResourceArn: `arn:aws:iam::${account}:role/r`, Policy: policy }),
      '$[0].ResourceArn: "arn:aws:iam::111122223333:role/r" is of IAM',
    ],
    [
      'tags of another shape',
      record({ Policy: policy, Tags: [{ Key: 7 }] }),
      '$[0].Tags[0].Key: Expected a string',
    ],
  ])('%s', (_what, given, complaint) => {
    const parsed = parse([given]);
    expect(complaints(parsed.problems).join()).toContain(complaint);
    expect(resourcesOf(parsed)).toEqual([]);
  });

  it('refuses the account of the record for a problem in it, and no other', () => {
    const other = '444455556666';
    const parsed = parse([
      record({ Policy: policy, PublicAccessBlockConfiguration: { RestrictPublicBuckets: 'yes' } }),
      { ResourceArn: 'arn:aws:s3:::other', AccountId: other, Policy: policy },
    ]);
    expect(parsed.refusedAccountIds).toEqual([account]);
    expect(parsed.pages[0]?.accounts.map(({ accountId }) => accountId)).toEqual([other]);
  });

  it('refuses a key that is there twice outside a policy, and quarantines one inside (F-111, L-3)', () => {
    const twice = `[{"ResourceArn":"${bucket}","AccountId":"${account}","AccountId":"${account}","Policy":null}]`;
    expect(complaints(parseText(twice).problems)).toEqual([
      expect.stringContaining('$[0].AccountId: This key'),
    ]);
    const inside = `[{"ResourceArn":"${bucket}","AccountId":"${account}","Policy":{"Statement":[],"Statement":[]}}]`;
    expect(resourcesOf(parseText(inside))[0]?.policy).toMatchObject({ duplicateKeys: ['$.Statement'] });
  });

  it.each([
    ['a bare policy document (F-118)', policy],
    ['s3api get-bucket-policy (F-44)', { Policy: JSON.stringify(policy) }],
    ['kms get-key-policy (F-54)', { Policy: JSON.stringify(policy), PolicyName: 'default' }],
    ['lambda get-policy (F-55)', { Policy: JSON.stringify(policy), RevisionId: 'x' }],
    [
      'ecr get-repository-policy (F-57)',
      { registryId: account, repositoryName: 'r', policyText: JSON.stringify(policy) },
    ],
    ['efs describe-file-system-policy (F-59)', { FileSystemId: 'fs-1', Policy: JSON.stringify(policy) }],
    ['glue get-resource-policy (F-64)', { PolicyInJson: JSON.stringify(policy), PolicyHash: 'x' }],
    ['apigateway get-rest-apis (F-67)', { items: [{ id: 'a1', policy: JSON.stringify(policy) }] }],
    ['s3tables get-table-policy (F-51)', { resourcePolicy: JSON.stringify(policy) }],
    [
      's3api get-public-access-block (F-45)',
      { PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } },
    ],
  ])('%s says nothing of which resource, and the reason says what to do', (_call, output) => {
    const parsed = parse(output);
    expect(complaints(parsed.problems)).toEqual([
      expect.stringMatching(
        /^\$: .*nobody can tell what it is about\. Give it with .*"ResourceArn".*"AccountId"/,
      ),
    ]);
    expect(resourcesOf(parsed)).toEqual([]);
  });
});

describe('an output of the AWS CLI that says what it is about', () => {
  const at = `eu-west-1:${account}`;
  it.each([
    [
      'sqs get-queue-attributes (F-52)',
      { Attributes: { QueueArn: `arn:aws:sqs:${at}:jobs`, Policy: JSON.stringify(policy) } },
      `arn:aws:sqs:${at}:jobs`,
    ],
    [
      'sns get-topic-attributes (F-53)',
      { Attributes: { TopicArn: `arn:aws:sns:${at}:news`, Owner: account, Policy: JSON.stringify(policy) } },
      `arn:aws:sns:${at}:news`,
    ],
    [
      'secretsmanager get-resource-policy (F-56)',
      {
        ARN: `arn:aws:secretsmanager:${at}:secret:db-AbCdEf`,
        Name: 'db',
        ResourcePolicy: JSON.stringify(policy),
        $metadata: {},
      },
      `arn:aws:secretsmanager:${at}:secret:db-AbCdEf`,
    ],
    [
      'opensearch describe-domain (F-60)',
      { DomainStatus: { ARN: `arn:aws:es:${at}:domain/logs`, AccessPolicies: JSON.stringify(policy) } },
      `arn:aws:es:${at}:domain/logs`,
    ],
    [
      'events describe-event-bus (F-61)',
      { Name: 'orders', Arn: `arn:aws:events:${at}:event-bus/orders`, Policy: JSON.stringify(policy) },
      `arn:aws:events:${at}:event-bus/orders`,
    ],
    [
      'backup get-backup-vault-access-policy (F-63)',
      {
        BackupVaultName: 'v',
        BackupVaultArn: `arn:aws:backup:${at}:backup-vault:v`,
        Policy: JSON.stringify(policy),
      },
      `arn:aws:backup:${at}:backup-vault:v`,
    ],
  ])('%s', (_call, output, arn) => {
    const read = only(output);
    expect(read.arn).toBe(arn);
    expect(read.policy).toMatchObject({ kind: 'DOCUMENT', text: JSON.stringify(policy) });
    expect(read.alone).toBe(true);
  });

  it.each([
    ['a bus', { Name: 'b', Arn: `arn:aws:events:${at}:event-bus/b` }, { kind: 'NONE' }],
    ['a secret', { ARN: `arn:aws:secretsmanager:${at}:secret:s-AbCdEf`, Name: 's' }, { kind: 'NONE' }],
    [
      'a domain',
      { DomainStatus: { ARN: `arn:aws:es:${at}:domain/d`, AccessPolicies: '' } },
      { kind: 'NONE' },
    ],
    [
      'a queue, asked for everything',
      { Attributes: { QueueArn: `arn:aws:sqs:${at}:q`, VisibilityTimeout: '30' } },
      { kind: 'NONE' },
    ],
    ['a queue, asked for its ARN alone', { Attributes: { QueueArn: `arn:aws:sqs:${at}:q` } }, undefined],
  ])('of %s without a policy: %j gives %j (F-73)', (_what, output, read) => {
    expect(only(output).policy).toEqual(read);
  });

  it('ec2 describe-vpc-endpoints gives each endpoint its ARN, from owner and region (F-68)', () => {
    const endpoint = (id: string, fields: object) => ({
      VpcEndpointId: id,
      VpcId: 'vpc-1',
      OwnerId: account,
      ServiceName: 'com.amazonaws.eu-west-1.s3',
      ...fields,
    });
    const parsed = parse({
      VpcEndpoints: [
        endpoint('vpce-1', { PolicyDocument: JSON.stringify(policy), Tags: [{ Key: 'a', Value: 'b' }] }),
        endpoint('vpce-2', { ServiceName: 'cn.com.amazonaws.cn-north-1.sqs' }),
      ],
      NextToken: 'more',
    });
    expect(resourcesOf(parsed).map(({ arn, policy: read, tags }) => [arn, read?.kind, tags])).toEqual([
      [`arn:aws:ec2:eu-west-1:${account}:vpc-endpoint/vpce-1`, 'DOCUMENT', [['a', 'b']]],
      [`arn:aws-cn:ec2:cn-north-1:${account}:vpc-endpoint/vpce-2`, 'NONE', undefined],
    ]);
    expect(parsed.pages[0]?.truncated).toBe(true);
    const unnamed = parse({
      VpcEndpoints: [{ ...endpoint('', {}), VpcEndpointId: 1 }, endpoint('vpce-4', {})],
    });
    expect(complaints(unnamed.problems).join()).toContain(
      '$.VpcEndpoints[0].VpcEndpointId: Expected a string',
    );
  });

  it('ec2 describe-vpc-endpoints names the region of an endpoint or of its service (F-68)', () => {
    const endpoint = (id: string, fields: object) => ({ VpcEndpointId: id, OwnerId: account, ...fields });
    const VpcEndpoints = [
      endpoint('vpce-1', { ServiceName: 'com.amazonaws.eu-west-1.sqs', ServiceRegion: 'eu-west-1' }),
      endpoint('vpce-2', {
        ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0',
        ServiceRegion: 'eu-west-1',
      }),
      endpoint('vpce-3', { ServiceName: 'com.amazonaws.iam', ServiceRegion: 'us-east-1' }),
      endpoint('vpce-4', { ServiceName: 'com.amazonaws.s3-global.accesspoint' }),
      endpoint('vpce-5', { VpcEndpointType: 'Resource' }),
      endpoint('vpce-6', { ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-1' }),
    ];
    const arnsOf = (parsed: ReturnType<typeof parse>) => {
      expect(parsed.problems).toEqual([]);
      return resourcesOf(parsed).map(({ arn }) => arn.split(':').slice(3).join(':'));
    };
    const ofTwo = endpoint('vpce-9', {
      ServiceName: 'com.amazonaws.us-east-1.kms',
      ServiceRegion: 'us-east-1',
    });
    const several = parse({ VpcEndpoints: [VpcEndpoints[0], ofTwo] });
    expect([arnsOf(several), several.notes.slice(0, 2).map(({ path }) => path)]).toEqual([
      [],
      ['$.VpcEndpoints[0]', '$.VpcEndpoints[1]'],
    ]);
    const alone = parse({ VpcEndpoints });
    expect(arnsOf(alone)).toEqual(
      ['vpce-1', 'vpce-6'].map((id) => `eu-west-1:${account}:vpc-endpoint/${id}`),
    );
    expect(alone.notes.map(({ path }) => path)).toEqual([1, 2, 3, 4].map((at) => `$.VpcEndpoints[${at}]`));
    expect(arnsOf(parse({ Region: 'eu-north-1', VpcEndpoints }))).toEqual(
      VpcEndpoints.map((one) => `eu-north-1:${account}:vpc-endpoint/${one.VpcEndpointId}`),
    );
  });

  it('is not taken for one that prints the same ARN', () => {
    const subscription = { Attributes: { SubscriptionArn: 'x', TopicArn: `arn:aws:sns:${at}:news` } };
    const secret = { ARN: `arn:aws:secretsmanager:${at}:secret:s-AbCdEf`, Name: 's', SecretString: 'hush' };
    const compute = [
      {
        ResourceArn: `arn:aws:lambda:${at}:function:f`,
        AccountId: account,
        RoleArn: 'arn:aws:iam::1:role/r',
      },
    ];
    for (const value of [subscription, secret, compute]) {
      expect(
        formats.filter(({ recognizes }) => recognizes(value as never)).map(({ name }) => name),
      ).not.toContain('resource policies');
    }
  });
});

it('an empty list changes no account, and is noted', () => {
  const parsed = parse([]);
  expect(parsed.problems).toEqual([]);
  expect(complaints(parsed.notes)).toEqual([expect.stringContaining('$: This contains no resource')]);
  expect(resourcesOf(parsed)).toEqual([]);
});

describe('several records of one resource', () => {
  const merged = (...files: readonly unknown[]) =>
    mergeAccountExports(files.map((value, index) => parse(value, `${index}.json`)));

  it('complete one another (F-114)', () => {
    const { accounts, problems } = merged(
      [record({ Policy: policy })],
      [record({ PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } })],
    );
    expect(problems).toEqual([]);
    expect(accounts[0]?.resources).toMatchObject([
      { restrictsPublicBuckets: true, policy: { kind: 'DOCUMENT' } },
    ]);
  });

  it('that contradict one another are refused, with both files (F-6)', () => {
    const { accounts, problems } = merged([record({ Policy: policy })], [record({ Policy: null })]);
    expect(accounts).toEqual([]);
    expect(complaints(problems).join()).toMatch(/\$\[0\]: arn:aws:s3:::data is also in 0\.json at \$\[0\]/);
  });
});
