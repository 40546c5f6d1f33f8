/** What runs as which role: names and ARNs resolved in the account (F-158), profiles of both sources (F-21, F-22). */
import { describe, expect, test } from 'vitest';
import {
  accountWith,
  type AccountLists,
  type RoleDetail,
  type RunsAs,
  type WorkloadDetail,
} from '../../../src/ingest/formats/accountExport.js';
import { instanceProfileFacts, workloadFacts } from '../../../src/ingest/workloadFacts.js';
import { normalise } from '../../../src/ingest/normalise.js';

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

test('the hash of an account changes with each of its workloads, profiles, credentials and providers', () => {
  const hashOf = (lists: Partial<AccountLists>) => normalise(exportOf(lists), new Map()).facts.contentHash;
  const user = {
    arn: arnOf('user/ann'),
    name: 'ann',
    path: '/',
    origin,
    groupNames: [],
    inlinePolicies: [],
    attachedPolicies: [],
    tags: [],
  };
  const lists = {
    users: [user],
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
  ];
  const hashes = [lists, ...changed.map((one) => ({ ...lists, ...one }))].map(hashOf);
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(
    hashOf({ ...lists, workloads: [{ ...workload(toRole('PLAIN')), origin: { file: 'y', path: '$' } }] }),
  ).toBe(hashes[0]);
});
