/** A part of a state, of principals that it need not have. */
import { expect, test } from 'vitest';
import { readScope } from '../../../../src/access/compare/accessState.js';
import { importedGraph } from '../../../support/importedGraph.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { accounts, resources, role, there, user } from '../../../support/resourceEstate.js';

test('whom a policy names and no account has may nothing, and is not asked about', async () => {
  const [gone, zoe] = [role('gone', there), user('zoe', there)];
  const reader = inMemoryReader(importedGraph([...accounts, resources]));
  expect((await reader.principals([gone])).get(gone)?.kind).toBe('EXTERNAL');
  const { permissions } = await readScope(reader, {
    principals: new Set([gone, zoe]),
    accountIds: new Set(),
    exposures: false,
    watches: new Map(),
  });
  expect([...permissions.keys()]).toEqual([zoe]);
});
