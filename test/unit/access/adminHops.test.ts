/** Whom an administrator can become, with what stands above it. */
import { describe, expect, it } from 'vitest';
import { administeringHops } from '../../../src/access/reach/adminHops.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import { deriveEscalations } from '../../../src/derive/deriveEscalations.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { defaultDerivationRules } from '../../../src/derive/derivationRules.js';
import { importedGraph, parse } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';
import { noNeighbors } from '../../support/noNeighbors.js';
import { atOnce } from '../../../src/graph/contract/turns.js';

const id = '111122223333';
const arnOf = (name: string): string =>
  `arn:aws:iam::${id}:${name === 'root' ? 'root' : name.startsWith('user') ? `user/${name}` : `role/${name}`}`;

const statement = (
  Effect: string,
  Action: string | readonly string[],
  Resource: unknown = '*',
  more: object = {},
) => ({
  Effect,
  Action,
  Resource,
  ...more,
});
const deny = (action: string | readonly string[], resource?: unknown, more?: object) =>
  statement('Deny', action, resource, more);
const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const own = (...statements: readonly object[]) => [
  { PolicyName: 'own', PolicyDocument: document(...statements) },
];
const common = { Path: '/', CreateDate: '2026-01-01T00:00:00Z', AttachedManagedPolicies: [], Tags: [] };

const user = (name: string, statements: readonly object[], boundary?: string) => ({
  ...common,
  UserName: name,
  UserId: `AIDA${name.toUpperCase()}`,
  Arn: arnOf(name),
  GroupList: [],
  UserPolicyList: own(...statements),
  ...(boundary === undefined
    ? {}
    : {
        PermissionsBoundary: {
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: `arn:aws:iam::${id}:policy/${boundary}`,
        },
      }),
});

const EC2 = { Service: 'ec2.amazonaws.com' };

const role = (name: string, statements: readonly object[], trusted: object = EC2) => ({
  ...common,
  RoleName: name,
  RoleId: `AROA${name.toUpperCase()}`,
  Arn: arnOf(name),
  AssumeRolePolicyDocument: document({
    Effect: 'Allow',
    Principal: trusted,
    Action: 'sts:AssumeRole',
  }),
  RolePolicyList: own(...statements),
  InstanceProfileList: [],
});

const limits = (...denied: readonly string[]) => ({
  PolicyName: 'limits',
  PolicyId: 'ANPALIMITS',
  Arn: `arn:aws:iam::${id}:policy/limits`,
  Path: '/',
  DefaultVersionId: 'v1',
  PolicyVersionList: [
    {
      VersionId: 'v1',
      IsDefaultVersion: true,
      CreateDate: '2026-01-01T00:00:00Z',
      Document: document(statement('Allow', '*'), deny(denied)),
    },
  ],
});

const everything = statement('Allow', '*');

/** The hop of one to another as `T-026 ALLOWED`; undefined: there is none. */
async function hop(
  from: string,
  to: string,
  guard?: Readonly<Record<string, unknown>>,
  bounded: readonly string[] = [],
) {
  const details = {
    UserDetailList: [
      user('user-admin', [everything]),
      user('user-bounded', [everything], 'limits'),
      user('user-plain', [statement('Allow', 's3:*')]),
    ],
    RoleDetailList: [
      role('admin', [everything]),
      role('plain', [statement('Allow', 's3:*')]),
      role('aws-controltower-audit', [statement('Allow', 's3:*')]),
      role('aws-controltower-exec', [statement('Allow', 's3:*')], { AWS: 'arn:aws:iam::444455556666:root' }),
      role('aws-controltower-plain', [statement('Allow', 's3:*')], { AWS: arnOf('user-plain') }),
    ],
    GroupDetailList: [],
    Policies: [limits(...bounded, 's3:DeleteBucket')],
  };
  const organizations: StoredOrganizations =
    guard === undefined
      ? { anyImported: false, places: new Map() }
      : organizationOf({ [id]: { scp: [fullAccess, { ...fullAccess, Guard: guard }, fullAccess] } });
  const { accounts, awsManagedPolicies } = mergeAccountExports([parse(details, 0)]);
  const facts = accounts.map((account) => atOnce(normalizeAccount(account, awsManagedPolicies)).facts);
  const neighbors = {
    ...noNeighbors,
    importedAccounts: new Set([id]),
    organizations,
  };
  const escalations = atOnce(deriveEscalations(facts, [], neighbors, defaultDerivationRules));
  const reader = inMemoryReader({ ...importedGraph([details], escalations), organizations });
  const [found] = await administeringHops(reader, [[arnOf(from), arnOf(to)]]);
  const [way] = found?.alternatives ?? [];
  return (
    way && {
      way: `${way.techniqueId} ${way.decision}`,
      keys: way.conditions.map(({ key }) => key),
      stored: way,
    }
  );
}

const wayOf = async (...args: Parameters<typeof hop>) => (await hop(...args))?.way;

describe('an administrator', () => {
  it.each(['user-admin', 'admin', 'root'])(
    'becomes roles and users of its account: %s (T-018, T-026)',
    async (from) => {
      expect(await wayOf(from, 'plain')).toBe('T-026 ALLOWED');
      expect(await wayOf(from, 'user-plain')).toBe('T-018 ALLOWED');
    },
  );

  it('is no principal that has only some rights', async () => {
    expect(await wayOf('user-plain', 'plain')).toBeUndefined();
  });

  it.each(['user-admin', 'admin', 'root'])(
    'assumes no role where a guardrail denies it, but may pass it on: %s (G-7, T-037)',
    async (from) => {
      expect(await wayOf(from, 'plain', deny('sts:AssumeRole'))).toBe('T-037 CONDITIONAL');
      expect(await wayOf(from, 'plain', deny(['sts:AssumeRole', 'iam:PassRole']))).toBe('T-123 CONDITIONAL');
      expect(await wayOf(from, 'user-plain', deny('sts:AssumeRole'))).toBe('T-018 ALLOWED');
    },
  );

  it('may still pass a role whose trust policy nobody may change (T-071)', async () => {
    const guard = deny(['iam:Attach*', 'iam:Put*', 'iam:Update*'], 'arn:aws:iam::*:role/aws-controltower-*');
    expect(await wayOf('admin', 'aws-controltower-audit', guard)).toBe('T-071 CONDITIONAL');
    expect(await wayOf('admin', 'plain', guard)).toBe('T-026 ALLOWED');
  });

  it('becomes a role that a guardrail protects by its name by what runs as it alone (G-7, T-123)', async () => {
    const guard = deny('iam:*', 'arn:aws:iam::*:role/aws-controltower-*');
    expect(await wayOf('admin', 'aws-controltower-audit', guard)).toBe('T-123 CONDITIONAL');
    expect(await wayOf('admin', 'plain', guard)).toBe('T-026 ALLOWED');
  });

  it('becomes none that it may not change and as which nothing can run (G-7, T-071, T-123)', async () => {
    const update = deny('iam:Update*', 'arn:aws:iam::*:role/aws-controltower-*');
    expect(await wayOf('admin', 'aws-controltower-exec', update)).toBeUndefined();
    expect(
      await wayOf('admin', 'aws-controltower-exec', deny('iam:*', 'arn:aws:iam::*:role/aws-*')),
    ).toBeUndefined();
    expect(await wayOf('admin', 'aws-controltower-exec', deny('iam:Put*'))).toBe('T-026 ALLOWED');
  });

  it('becomes a role that it may not change as somebody whom its trust policy lets in (G-7, T-182)', async () => {
    const update = ['iam:Update*', 'iam:PassRole'];
    expect(await wayOf('admin', 'aws-controltower-plain', deny(update))).toBe('T-182 CONDITIONAL');
    expect(
      await wayOf('admin', 'aws-controltower-plain', deny([...update, 'sts:AssumeRole'])),
    ).toBeUndefined();
  });

  it('takes over a user by a password or an old key where nobody may make access keys (T-020, T-021, T-022)', async () => {
    expect(await wayOf('admin', 'user-plain', deny('iam:CreateAccessKey'))).toBe('T-021 CONDITIONAL');
    expect(await wayOf('admin', 'user-plain', deny('iam:Create*'))).toBe('T-022 CONDITIONAL');
    expect(await wayOf('admin', 'user-plain', deny(['iam:Create*', 'iam:*LoginProfile']))).toBe(
      'T-020 CONDITIONAL',
    );
    expect(await wayOf('admin', 'user-plain', deny(['iam:Create*', 'iam:Update*']))).toBeUndefined();
  });

  it('becomes somebody under the conditions of the guardrails, and cites them', async () => {
    const outside = { Condition: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
    const found = await hop('admin', 'plain', deny('sts:AssumeRole', '*', outside));
    expect(found).toMatchObject({ way: 'T-026 CONDITIONAL', keys: ['aws:SourceIp'] });
    expect(found?.stored.conditions.map(({ statement: { layer } }) => layer)).toEqual(['SERVICE_CONTROL']);
  });

  it('stays within its boundary, whose statements it cites by content (G-6b)', async () => {
    expect(await wayOf('user-bounded', 'plain')).toBe('T-026 ALLOWED');
    expect(await wayOf('user-bounded', 'user-plain', undefined, ['iam:CreateAccessKey'])).toBe(
      'T-021 CONDITIONAL',
    );
    const evidence = (await hop('user-bounded', 'plain'))?.stored.evidence ?? [];
    expect(evidence.filter(({ layer }) => layer === 'PERMISSIONS_BOUNDARY')).not.toEqual([]);
    expect(evidence.every((one) => 'policyUid' in one || one.documentHash.length === 32)).toBe(true);
  });
});
