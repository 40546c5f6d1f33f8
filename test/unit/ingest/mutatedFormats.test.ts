/** Hostile variants of every other kind of input: each is read or refused with a place, and none hangs or half applies (I4, I5). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { complaints, parseText } from './exports.js';
import { mutateText, mutateValue, randomFrom } from './mutate.js';
import { atOnce } from '../../../src/graph/contract/turns.js';

const sample = (name: string): string =>
  readFileSync(new URL(`../../../src/sample/${name}`, import.meta.url), 'utf8');

const instance = 'arn:aws:sso:::instance/ssoins-1111222233334444';
const permissionSet = 'arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-1111222233334444';

const documents: Readonly<Record<string, string>> = {
  organization: sample('organization.json'),
  'resource policies': sample('resource-policies.json'),
  compute: sample('compute.json'),
  instances: JSON.stringify({
    Reservations: [
      {
        OwnerId: '111122223333',
        Instances: [
          { InstanceId: 'i-1', State: { Name: 'running' }, Placement: { AvailabilityZone: 'eu-west-1a' } },
        ],
      },
    ],
  }),
  'credential report': JSON.stringify({
    ReportFormat: 'text/csv',
    Content: Buffer.from(
      'user,arn,mfa_active,access_key_1_active\nalice,arn:aws:iam::111122223333:user/alice,true,true\n',
    ).toString('base64'),
  }),
  'access keys': JSON.stringify({
    AccountId: '111122223333',
    AccessKeyMetadata: [{ UserName: 'alice', AccessKeyId: 'AKIA1', Status: 'Active' }],
  }),
  providers: JSON.stringify({
    OpenIDConnectProviderList: [{ Arn: 'arn:aws:iam::111122223333:oidc-provider/example.com' }],
  }),
  'Identity Center': JSON.stringify([
    { Instances: [{ InstanceArn: instance, IdentityStoreId: 'd-1111111111' }] },
    { PermissionSet: { Name: 'Admins', PermissionSetArn: permissionSet } },
    { PermissionSetArn: permissionSet, InlinePolicy: '{"Statement":[]}' },
    {
      AccountAssignments: [
        {
          AccountId: '111122223333',
          PermissionSetArn: permissionSet,
          PrincipalType: 'GROUP',
          PrincipalId: '1111111111-group',
        },
      ],
    },
  ]),
  'manifest of a collection': JSON.stringify({
    RolegraphCollection: { Version: 1, CollectedAt: '2026-01-01T00:00:00Z' },
    Coverage: [
      {
        AccountId: '111122223333',
        List: 'workloads',
        Kind: 'ec2:instance',
        Region: 'eu-west-1',
        Status: 'DENIED',
      },
    ],
  }),
};

const prototypeKeys = Object.getOwnPropertyNames(Object.prototype);

describe.each([
  ['values', mutateValue],
  ['text', mutateText],
])('with mutated %s', (_what, mutate) => {
  it.each(Object.entries(documents))(
    '80 variants of %s are read or refused with a place',
    async (_kind, text) => {
      for (let seed = 1; seed <= 80; seed += 1) {
        const one = await parseText('mutated.json', mutate(text, randomFrom(seed)));
        const merged = mergeAccountExports([one]);
        const outcome = `seed ${seed}: ${complaints(merged.problems).join(' | ')}`;
        const said = [...merged.problems, ...merged.notes];
        const placed = said.every(
          ({ file, path, message }) => file !== '' && path.startsWith('$') && message !== '',
        );
        expect(placed, outcome).toBe(true);
        const parts = (one.organizations ?? []).length + (one.identityCenters ?? []).length;
        expect(merged.accounts.length + parts + said.length, outcome).toBeGreaterThan(0);
        for (const account of merged.accounts) {
          expect([...merged.refused.keys()], outcome).not.toContain(account.accountId);
          expect(() => atOnce(normalizeAccount(account, merged.awsManagedPolicies)), outcome).not.toThrow();
        }
      }
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototypeKeys);
    },
  );

  it('every unchanged document is read', async () => {
    for (const text of Object.values(documents))
      expect((await parseText('whole.json', text)).problems).toEqual([]);
  });
});
