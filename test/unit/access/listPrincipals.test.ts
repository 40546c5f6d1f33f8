/** What a list of administrators says of those that it may lack. */
import { expect, test } from 'vitest';
import { listPrincipals } from '../../../src/access/exposure/listPrincipals.js';
import { account, document, own, roleDetail, vendor } from '../../support/exposedRole.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import type { InMemoryGraph } from '../../support/inMemoryFacts.js';

const all = document({ Effect: 'Allow', Action: '*', Resource: '*' });
const bounded = {
  ...roleDetail('bounded', document()),
  RolePolicyList: [{ PolicyName: 'all', PolicyDocument: all }],
  PermissionsBoundary: {
    PermissionsBoundaryType: 'Policy',
    PermissionsBoundaryArn: `arn:aws:iam::${own}:policy/unheard-of`,
  },
};

const gapsOf = async (graph: InMemoryGraph, filter: Parameters<typeof listPrincipals>[2]) => {
  const { entries, readGaps } = await listPrincipals(inMemoryReader(graph), { first: 10 }, filter);
  expect(entries.map(([, { name }]) => name)).not.toContain(filter.administrator ? 'bounded' : '');
  return (await readGaps()).map((gap) => [gap.kind, gap.accountId]);
};

const missing = ['POLICY_NOT_IMPORTED', own];

test('whether a role with an unread boundary is an administrator is not known (U-9b)', async () => {
  const graph = importedGraph([account(own, bounded)]);
  expect(await gapsOf(graph, { administrator: true })).toEqual([missing]);
  expect(await gapsOf(graph, { administrator: false, accountId: own })).toEqual([missing]);
  expect(await gapsOf(importedGraph([account(own)]), { administrator: true })).toEqual([]);
});

test('nor who is one in an account that was not imported, or not worked out again (U-9, U-9d)', async () => {
  const graph = importedGraph([account(own)]);
  expect(await gapsOf(graph, { administrator: true, accountId: vendor })).toEqual([
    ['ACCOUNT_NOT_IMPORTED', vendor],
  ]);
  expect(await gapsOf(importedGraph([]), { administrator: true })).toEqual([['NOTHING_IMPORTED', undefined]]);
  expect(await gapsOf({ ...graph, outdatedAccounts: [own] }, { administrator: true })).toEqual([
    ['DERIVATION_PENDING', own],
  ]);
});

test('nor which users and roles there are where a list of them was not collected', async () => {
  const [listed] = importedGraph([account(own)]).accounts;
  if (!listed) throw new Error('not imported');
  const denied = { status: 'DENIED', kinds: [], detail: 'Could not be read: users (denied).' } as const;
  const graphWith = (more: Partial<typeof listed>) => ({
    ...importedGraph([account(own)]),
    accounts: [{ ...listed, ...more }],
  });
  const whole = graphWith({
    completeness: (['USERS', 'ROLES', 'IDENTITY_PROVIDERS'] as const).map((section) => ({
      section,
      status: 'COLLECTED',
      kinds: [],
    })),
  });
  const withoutUsers = graphWith({
    completeness: [
      { section: 'USERS', ...denied },
      { section: 'ROLES', status: 'PARTIAL', kinds: [] },
      { section: 'IDENTITY_PROVIDERS', status: 'NOT_COLLECTED', kinds: [] },
    ],
  });
  expect(await gapsOf(whole, {})).toEqual([]);
  expect(await gapsOf(withoutUsers, { ec2WithoutInstanceProfile: true })).toEqual([
    ['EXPORT_INCOMPLETE', own],
  ]);
  expect(await gapsOf(withoutUsers, {})).toEqual([
    ['COLLECTION_INCOMPLETE', own],
    ['EXPORT_INCOMPLETE', own],
    ['EXPORT_INCOMPLETE', own],
  ]);
  expect(await gapsOf(withoutUsers, { kind: 'OIDC_PROVIDER' })).toEqual([['EXPORT_INCOMPLETE', own]]);
  expect(await gapsOf(whole, { kind: 'SAML_PROVIDER' })).toEqual([]);
  expect(await gapsOf(withoutUsers, { kind: 'USER', accountId: own })).toEqual([
    ['COLLECTION_INCOMPLETE', own],
  ]);
  expect(await gapsOf(withoutUsers, { kind: 'SERVICE' })).toEqual([]);
  expect(await gapsOf(whole, { accountId: vendor })).toEqual([['ACCOUNT_NOT_IMPORTED', vendor]]);
});

test('nor of which accounts a list was not collected, beyond the first 50', async () => {
  const ids = Array.from({ length: 60 }, (_one, at) => `1000000000${10 + at}`);
  const gaps = await gapsOf(importedGraph(ids.map((id) => account(id))), { kind: 'SAML_PROVIDER' });
  expect(gaps).toHaveLength(51);
});

test('nor who is an administrator where all lists were denied', async () => {
  const bucket = { ResourceArn: 'arn:aws:s3:::b', AccountId: vendor, Error: 'AccessDenied' };
  const graph = importedGraph([account(own), [bucket]]);
  const accounts = graph.accounts.map((one) =>
    one.accountId === vendor ? { ...one, completeness: [] } : one,
  );
  expect(await gapsOf({ ...graph, accounts }, { administrator: true })).toEqual([
    ['ACCOUNT_NOT_IMPORTED', vendor],
  ]);
});
