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
  const { entries, dataGaps } = await listPrincipals(inMemoryReader(graph), { first: 10 }, filter);
  expect(entries.map(([, { name }]) => name)).not.toContain(filter.administrator ? 'bounded' : '');
  return dataGaps.map((gap) => [gap.kind, gap.accountId]);
};

const missing = ['POLICY_NOT_IMPORTED', own];

test('whether a role with an unread boundary is an administrator is not known (U-9b)', async () => {
  const graph = importedGraph([account(own, bounded)]);
  expect(await gapsOf(graph, { administrator: true })).toEqual([missing]);
  expect(await gapsOf(graph, { administrator: false, accountId: own })).toEqual([missing]);
  expect(await gapsOf(graph, {})).toEqual([]);
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
