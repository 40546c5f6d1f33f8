/** What runs as which role: names and ARNs resolved in the account (F-158), profiles of both sources (F-21, F-22). */
import { describe, expect, test } from 'vitest';
import {
  accountWith,
  coverageOf,
  type AccountLists,
  type RoleDetail,
  type RunsAs,
  type WorkloadDetail,
} from '../../../src/ingest/formats/account/accountExport.js';
import { instanceProfileFacts, workloadFacts } from '../../../src/ingest/normalize/workloadFacts.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { atOnce } from '../../../src/graph/contract/turns.js';
import { bareUser } from './exports.js';

const accountId = '111122223333';
const origin = { file: 'x.json', path: '$' };
const arnOf = (resource: string): string => `arn:aws:iam::${accountId}:${resource}`;

const role = (path: string, name: string, profiles: readonly string[] = []): RoleDetail => ({
  arn: arnOf(`role${path}${name}`),
  name,
  path,
  origin,
  inlinePolicies: [],
  attachedPolicies: [],
  tags: [],
  trustPolicy: { kind: 'DOCUMENT', text: '{"Statement":[]}', duplicateKeys: [], ...origin },
  instanceProfiles: profiles.map((profile) => ({
    arn: arnOf(`instance-profile/${profile}`),
    name: profile,
    path: '/',
    tags: [],
    origin,
  })),
});

const workload = (...runsAs: readonly RunsAs[]): WorkloadDetail => ({
  arn: `arn:aws:lambda:eu-west-1:${accountId}:function:f`,
  kind: 'lambda:function',
  name: 'f',
  runsAs,
  origin,
});

const toRole = (reference: string, use: RunsAs['use'] = 'CODE'): RunsAs => ({ to: 'ROLE', reference, use });
const toProfile = (reference: string): RunsAs => ({ to: 'INSTANCE_PROFILE', reference, use: 'CODE' });

const exportOf = (lists: Partial<AccountLists>) => accountWith({ accountId, partition: 'aws' }, lists);
const roles = [role('/', 'plain'), role('/service-role/', 'Deep', ['Web'])];

function factOf(...runsAs: readonly RunsAs[]) {
  const account = exportOf({ roles, workloads: [workload(...runsAs)] });
  return workloadFacts(account, instanceProfileFacts(account))[0];
}

describe('a role or profile that a workload names', () => {
  test.each([
    ['by ARN', toRole(arnOf('role/service-role/Deep'))],
    ['by name', toRole('Deep')],
    ['by name in another case (F-158)', toRole('dEEP')],
    ['by path and name', toRole('service-role/Deep')],
  ])('%s is the role of its account', (_how, reference) => {
    expect(factOf(reference)).toMatchObject({
      roles: [{ arn: arnOf('role/service-role/Deep'), use: 'CODE' }],
      unresolved: [],
    });
  });

  test.each([
    ['by ARN', toProfile(arnOf('instance-profile/Web'))],
    ['by name in another case (F-158)', toProfile('web')],
  ])('%s is the profile of its account', (_how, reference) => {
    expect(factOf(reference)).toMatchObject({
      roles: [],
      instanceProfileArns: [arnOf('instance-profile/Web')],
      unresolved: [],
    });
  });

  test.each([
    ['a role that no import holds', toRole(arnOf('role/gone'))],
    ['a name that no import holds (F-158)', toRole('gone')],
    ['an ARN whose path is another one', toRole(arnOf('role/Deep'))],
    ['a profile that no import holds', toProfile('gone')],
    ['a profile by the name of a role', toProfile('plain')],
    ['a profile of another account', toProfile('arn:aws:iam::999999999999:instance-profile/Web')],
    ['what is no role', toRole('arn:aws:iam::999999999999:user/ann')],
    ['a pattern', toRole('arn:aws:iam::999999999999:role/*')],
    ['a parameter', toRole('{{ AutomationAssumeRole }}')],
  ])('that is %s stays as it is', (_what, reference) => {
    expect(factOf(reference)).toMatchObject({
      roles: [],
      instanceProfileArns: [],
      unresolved: [reference.reference],
    });
  });

  test('is kept by ARN where it is of another account', () => {
    const elsewhere = 'arn:aws:iam::999999999999:role/team/deploy';
    expect(factOf(toRole(elsewhere))).toMatchObject({
      roles: [{ arn: elsewhere, use: 'CODE' }],
      unresolved: [],
    });
  });

  test('is there once, and in the hands of the code where that is one of its uses', () => {
    expect(factOf(toRole('plain', 'SERVICE'), toRole('plain'), toRole('Deep', 'SERVICE'))?.roles).toEqual([
      { arn: arnOf('role/plain'), use: 'CODE' },
      { arn: arnOf('role/service-role/Deep'), use: 'SERVICE' },
    ]);
    expect(factOf(toRole('plain'), toRole('plain', 'SERVICE'))?.roles).toEqual([
      { arn: arnOf('role/plain'), use: 'CODE' },
    ]);
  });
});

describe('a workload that names another one', () => {
  const arnIn = (service: string, resource: string, region = 'eu-west-1') =>
    `arn:aws:${service}:${region}:${accountId}:${resource}`;
  const like = (kind: string, reference: string, use: RunsAs['use'] = 'CODE', version?: string): RunsAs => ({
    to: 'WORKLOAD',
    reference,
    use,
    kinds: [kind],
    ...(version === undefined ? {} : { version }),
  });
  const other = (
    service: string,
    resource: string,
    runsAs: readonly RunsAs[],
    more: Partial<WorkloadDetail> = {},
  ): WorkloadDetail => ({
    arn: arnIn(service, resource),
    kind: `${service}:${resource.split('/')[0] ?? ''}`,
    name: resource.slice(resource.lastIndexOf('/') + 1),
    runsAs,
    origin,
    ...more,
  });
  const factBeside = (others: readonly WorkloadDetail[], ...runsAs: readonly RunsAs[]) => {
    const both = [
      [workload(...runsAs), ...others],
      [...[...others].reverse(), workload(...runsAs)],
    ].map((workloads) => {
      const account = exportOf({ roles, workloads });
      const facts = workloadFacts(account, instanceProfileFacts(account));
      return facts.find(({ kind }) => kind === 'lambda:function');
    });
    expect(both[1]).toEqual(both[0]);
    return both[0];
  };

  const definition = other('ecs', 'task-definition/t:1', [toRole('plain'), toRole('Deep', 'SERVICE')]);

  test('runs as the roles of its task definition, in the same hands (F-129)', () => {
    const named = (use: RunsAs['use']) => like('ecs:task-definition', definition.arn, use);
    expect(factBeside([definition], named('CODE'), named('SERVICE'))).toMatchObject({
      roles: [
        { arn: arnOf('role/plain'), use: 'CODE' },
        { arn: arnOf('role/service-role/Deep'), use: 'SERVICE' },
      ],
      unresolved: [],
    });
    expect(factBeside([definition], toRole('Deep'), named('SERVICE'))?.roles).toEqual([
      { arn: arnOf('role/service-role/Deep'), use: 'CODE' },
    ]);
  });

  test('names it by its name in the same region, SageMaker in any case (F-139)', () => {
    const model = other('sagemaker', 'model/mine', [toRole('plain')]);
    const config = other('sagemaker', 'endpoint-config/c', [like('sagemaker:model', 'Mine')]);
    expect(factBeside([config, model], like('sagemaker:endpoint-config', 'C'))).toMatchObject({
      roles: [{ arn: arnOf('role/plain'), use: 'CODE' }],
      unresolved: [],
    });
    expect(factBeside([config], like('sagemaker:endpoint-config', 'C'))).toMatchObject({
      roles: [],
      unresolved: ['Mine'],
    });
    const elsewhere = { ...model, arn: arnIn('sagemaker', 'model/mine', 'us-east-1') };
    expect(factBeside([elsewhere], like('sagemaker:model', 'mine'))).toMatchObject({
      roles: [],
      unresolved: ['mine'],
    });
  });

  const lost: readonly (readonly [string, RunsAs])[] = [
    ['is not there', like('ecs:task-definition', arnIn('ecs', 'task-definition/t:2'))],
    ['is something else', like('ecs:task-definition', arnIn('ec2', 'launch-template/lt-1'))],
    [
      'is of another account',
      like('ecs:task-definition', 'arn:aws:ecs:eu-west-1:999999999999:task-definition/t:1'),
    ],
  ];
  test.each(lost)('that %s stays as it is (F-158)', (_what, reference) => {
    const template = other('ec2', 'launch-template/lt-1', [toRole('plain')]);
    expect(factBeside([definition, template], reference)).toMatchObject({
      roles: [],
      unresolved: [reference.reference],
    });
  });

  const template = other('ec2', 'launch-template/lt-1', [toProfile('Web'), toProfile('gone')], {
    alias: 'web',
    versions: [
      { number: 10, isDefault: false, runsAs: [] },
      { number: 9, isDefault: false, runsAs: [toProfile('gone')] },
      { number: 2, isDefault: true, runsAs: [toProfile('Web')] },
    ],
  });
  const web = arnOf('instance-profile/Web');
  test.each([
    ['lt-1', '$Default', [web], []],
    ['web', '$Default', [web], []],
    ['lt-1', '2', [web], []],
    ['lt-1', '9', [], ['gone']],
    ['lt-1', '$Latest', [], []],
    ['lt-1', '3', [], ['lt-1 version 3']],
    ['lt-2', '$Latest', [], ['lt-2 version $Latest']],
  ])(
    'uses the profile of %s in its version %s alone (F-124, F-125)',
    (reference, version, used, unresolved) => {
      expect(factBeside([template], like('ec2:launch-template', reference, 'CODE', version))).toMatchObject({
        instanceProfileArns: used,
        unresolved,
      });
    },
  );

  test('takes a template without versions for its default and latest one, not for a numbered one', () => {
    const recorded = other('ec2', 'launch-template/lt-1', [toProfile('Web')]);
    const versioned = (version: string) => like('ec2:launch-template', 'lt-1', 'CODE', version);
    for (const version of ['$Default', '$Latest'])
      expect(factBeside([recorded], versioned(version))?.instanceProfileArns).toEqual([web]);
    expect(factBeside([recorded], versioned('1'))).toMatchObject({
      instanceProfileArns: [],
      unresolved: ['lt-1 version 1'],
    });
  });

  test('takes a name before an alias, and of two with the same alias one whatever the order', () => {
    const first = other('ec2', 'launch-template/lt-1', [toProfile('Web')], { alias: 'web' });
    const second = other('ec2', 'launch-template/web', [toProfile('gone')]);
    expect(factBeside([first, second], like('ec2:launch-template', 'web'))?.unresolved).toEqual(['gone']);
    const third = other('ec2', 'launch-template/lt-3', [], { alias: 'web' });
    expect(factBeside([first, third], like('ec2:launch-template', 'web'))?.instanceProfileArns).toEqual([]);
  });

  test('ends where they name one another', () => {
    const circle = ['a', 'b'].map((name, index) =>
      other('ecs', `task-definition/${name}`, [
        like('ecs:task-definition', index === 0 ? 'b' : 'a'),
        toRole(index === 0 ? 'plain' : 'Deep'),
      ]),
    );
    expect(factBeside(circle, like('ecs:task-definition', 'a'))?.roles).toHaveLength(2);
  });
});

describe('instance profiles', () => {
  const listed = (name: string, roleArn?: string) => ({
    arn: arnOf(`instance-profile/${name}`),
    name,
    path: '/',
    tags: [],
    origin,
    ...(roleArn === undefined ? {} : { roleArn }),
  });

  test('are those of the roles, and those of the list that hold no role (F-21, F-22)', () => {
    const instanceProfiles = [
      listed('Web'),
      listed('empty'),
      listed('plain', arnOf('role/plain')),
      listed('lost', arnOf('role/gone')),
    ];
    expect(
      instanceProfileFacts(exportOf({ roles, instanceProfiles })).map(({ name, roleArn }) => [name, roleArn]),
    ).toEqual([
      ['Web', arnOf('role/service-role/Deep')],
      ['empty', undefined],
      ['plain', arnOf('role/plain')],
      ['lost', undefined],
    ]);
  });
});

test('the hash of an account changes with each of its workloads, profiles, credentials, providers and settings (F-15, F-45, F-116, F-125)', () => {
  const hashOf = (lists: Partial<AccountLists>, truncatedParts: readonly string[] = []) =>
    atOnce(normalizeAccount({ ...exportOf(lists), truncatedParts }, new Map())).facts.contentHash;
  const lists = {
    users: [bareUser(accountId, 'ann')],
    roles,
    workloads: [workload(toRole('plain'))],
    instanceProfiles: [],
    credentials: [{ arn: arnOf('user/ann'), mfaActive: true, origin }],
    identityProviders: [{ arn: arnOf('saml-provider/corp'), kind: 'SAML' as const, origin }],
  };
  const changed: readonly Partial<AccountLists>[] = [
    { workloads: [workload(toRole('plain', 'SERVICE'))] },
    { workloads: [workload(toRole('gone'))] },
    {
      instanceProfiles: [{ arn: arnOf('instance-profile/e'), name: 'e', path: '/', tags: [], origin }],
    },
    { credentials: [{ arn: arnOf('user/ann'), mfaActive: false, origin }] },
    { identityProviders: [{ arn: arnOf('saml-provider/corp'), kind: 'SAML', validUntil: 7, origin }] },
    // What shows only after a further import: without buckets, without the user, without who starts the template.
    { resources: [{ arn: arnOf('root'), restrictsPublicBuckets: true, origin }] },
    { resources: [{ arn: arnOf('root'), restrictsPublicBuckets: false, origin }] },
    { credentials: [...lists.credentials, { arn: arnOf('user/ben'), mfaActive: true, origin }] },
    { credentials: [...lists.credentials, { arn: arnOf('user/ben'), mfaActive: false, origin }] },
    {
      workloads: [
        {
          ...workload(toRole('plain')),
          versions: [{ number: 2, isDefault: false, runsAs: [toRole('plain', 'SERVICE')] }],
        },
      ],
    },
  ];
  const hashes = [lists, ...changed.map((one) => ({ ...lists, ...one }))].map((one) => hashOf(one));
  expect(new Set(hashes).size).toBe(hashes.length);
  // Of which kinds in which regions more follows, or which were looked at, shows once the others are whole.
  const truncated = ['resources:sqs:queue@eu-west-1', 'resources:s3:bucket@'];
  expect(hashOf(lists, truncated)).not.toBe(hashOf(lists, truncated.slice(1)));
  const lookedAt = (region: string, kind: string) => ({
    ...coverageOf('resources', kind, region),
    status: 'COLLECTED' as const,
    origin,
  });
  const some = [lookedAt('eu-west-1', 's3:bucket'), lookedAt('eu-west-1', 'sqs:queue')];
  const more = [...some, lookedAt('eu-west-2', 's3:bucket')];
  expect(hashOf({ ...lists, coverage: [...more, lookedAt('eu-west-2', 'sqs:queue')] })).not.toBe(
    hashOf({ ...lists, coverage: more }),
  );
  expect(
    hashOf({ ...lists, workloads: [{ ...workload(toRole('plain')), origin: { file: 'y', path: '$' } }] }),
  ).toBe(hashes[0]);
});
