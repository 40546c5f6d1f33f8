/** Users, groups, roles, policies and instance profiles of an exported account go in again and say the same. */
import { describe, expect, it } from 'vitest';
import { completeExport, exportToTexts } from '../../../../src/ingest/merge/completeExport.js';
import {
  accountId as id,
  expectSame,
  importedAccounts,
  json,
  reimported,
  saidOf,
  userWith as user,
} from './reimported.js';

describe('details of an account', () => {
  const aws = {
    PolicyName: 'ReadOnlyAccess',
    Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    DefaultVersionId: 'v2',
    PolicyVersionList: [{ VersionId: 'v2', IsDefaultVersion: true, Document: { Statement: [] } }],
  };
  const attached = user({
    AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: aws.Arn }],
    PermissionsBoundary: { PermissionsBoundaryArn: `arn:aws:iam::${id}:policy/x/limits` },
    GroupList: ['there', 'gone'],
    CreateDate: '2021-02-03T04:05:06.789Z',
    Tags: [{ Key: 'a', Value: '' }],
  });

  it('with policies of AWS, listed or not', async () => {
    expect(await expectSame(json({ ...attached, Policies: [aws] }))).toEqual([]);
    const elsewhere = { UserDetailList: [{ Arn: 'arn:aws:iam::444455556666:user/x' }], Policies: [aws] };
    const accounts = await importedAccounts(json(attached, elsewhere));
    for (const whole of accounts) {
      const { documents, again } = await reimported(whole);
      expect(documents.map(({ name }) => name).sort()).toEqual(
        whole.account.accountId === id
          ? ['account-authorization-details.json', 'aws-managed-policies.json']
          : ['account-authorization-details.json'],
      );
      expect(again && saidOf(again)).toEqual(saidOf(whole));
    }
  });

  it('with policies of AWS in the same order, whoever else of the import holds them (S3)', async () => {
    const [first, second] = ['AmazonS3FullAccess', 'ReadOnlyAccess'].map((name) => ({
      ...aws,
      PolicyName: name,
      Arn: `arn:aws:iam::aws:policy/${name}`,
    }));
    const held = [first, second].map((one) => ({ PolicyName: one?.PolicyName, PolicyArn: one?.Arn }));
    const own = { ...user({ AttachedManagedPolicies: held }), Policies: [first, second] };
    const elsewhere = {
      ...user({ Arn: 'arn:aws:iam::444455556666:user/alice', AttachedManagedPolicies: held.slice(1) }),
      Policies: [second],
    };
    const exportedOf = async (...pages: readonly object[]) => {
      const accounts = await importedAccounts(json(...pages));
      const whole = accounts.find(({ account }) => account.accountId === id);
      return whole && (await reimported(whole)).documents;
    };
    const alone = await exportedOf(own);
    expect(JSON.stringify(alone)).toContain('ReadOnlyAccess');
    expect(await exportedOf(elsewhere, own)).toEqual(alone);
  });

  it('of which more follows', async () => {
    expect(await expectSame(json({ ...attached, IsTruncated: true }))).toEqual([]);
  });

  it('of which more follows of one list alone: that is told of the others (F-116)', async () => {
    const lists = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };
    const [first] = await importedAccounts(json({ ...lists, ...attached }));
    const [more] = await importedAccounts(json({ ...attached, IsTruncated: true }));
    const { documents } = first && more ? await reimported(completeExport(more, exportToTexts(first))) : {};
    expect(documents?.[0]?.omitted).toEqual(
      ['groups', 'roles', 'policies'].map(
        (list) => `The ${list} of account ${id} are whole, and the page says that more follows of them, too.`,
      ),
    );
  });

  it('and others of which more follows: that is told', async () => {
    const [whole] = await importedAccounts(
      json(attached, {
        InstanceProfiles: [{ Arn: `arn:aws:iam::${id}:instance-profile/p` }],
        IsTruncated: true,
      }),
    );
    const { documents } = whole ? await reimported(whole) : { documents: [] };
    expect(documents[0]?.omitted).toEqual([expect.stringContaining('more follows of other lists')]);
  });

  it('with roles, groups, instance profiles and versions', async () => {
    const arn = (kind: string, name: string) => `arn:aws-cn:iam::${id}:${kind}/some/path/${name}`;
    const profile = {
      Arn: arn('instance-profile', 'p'),
      InstanceProfileId: 'AIPA',
      Tags: [{ Key: 'a', Value: 'b' }],
    };
    const document = { Statement: [] };
    const details = {
      GroupDetailList: [
        {
          Arn: arn('group', 'g'),
          GroupId: 'AGPA',
          GroupPolicyList: [{ PolicyName: 'p', PolicyDocument: document }],
        },
      ],
      RoleDetailList: [
        {
          Arn: arn('role', 'r'),
          RoleId: 'AROA',
          AssumeRolePolicyDocument: document,
          MaxSessionDuration: 7200,
          RoleLastUsed: { LastUsedDate: '2024-01-01T00:00:00Z', Region: 'cn-north-1' },
          InstanceProfileList: [
            { ...profile, Roles: [{ Arn: arn('role', 'r'), Description: 'what it is for' }] },
          ],
        },
      ],
      Policies: [
        {
          Arn: arn('policy', 'p'),
          PolicyId: 'ANPA',
          Description: 'd',
          IsAttachable: true,
          UpdateDate: '2024-01-01T00:00:00Z',
          PolicyVersionList: ['v1', 'v2'].map((VersionId) => ({
            VersionId,
            IsDefaultVersion: VersionId === 'v1',
            CreateDate: '2024-01-01T00:00:00Z',
            Document: document,
          })),
        },
        { Arn: arn('policy', 'unknown'), PolicyVersionList: [{ VersionId: 'v9', Document: document }] },
      ],
    };
    const profiles = {
      InstanceProfiles: [
        profile,
        { ...profile, Arn: arn('instance-profile', 'q'), Roles: [{ Arn: arn('role', 'r') }] },
      ],
    };
    expect(await expectSame(json(details, profiles))).toEqual([]);
  });
});
