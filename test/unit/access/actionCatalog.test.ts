/** Actions as somebody types them. */
import { expect, test } from 'vitest';
import { loadActionCatalog } from '../../../src/access/permissions/actionCatalog.js';

const catalog = await loadActionCatalog();
const namesOf = async (text: string, most = 100): Promise<readonly string[]> =>
  (await catalog.startingWith(text, most)).map(({ action }) => action);

test('the beginning of an action gives those that begin so, with their access levels', async () => {
  const found = await catalog.startingWith('S3:getobject', 100);
  expect(found[0]).toMatchObject({ action: 's3:GetObject', accessLevel: 'READ' });
  expect(found.length).toBeGreaterThan(3);
  expect(found.every(({ action }) => action.startsWith('s3:GetObject'))).toBe(true);
});

test('the beginning of a service gives actions of services that begin so, and no more than are wanted', async () => {
  const found = await namesOf('st', 100);
  expect(found).toHaveLength(100);
  expect(found.every((action) => action.startsWith('st'))).toBe(true);
  expect(new Set(found.map((action) => action.split(':')[0])).size).toBeGreaterThan(1);
  expect(await namesOf('sts:', 2)).toEqual((await namesOf('sts:')).slice(0, 2));
});

test('what nothing begins with gives nothing', async () => {
  expect(await namesOf('nosuchservice:')).toEqual([]);
  expect(await namesOf('s3:Nothing')).toEqual([]);
  expect(await namesOf(':')).toEqual([]);
});
