/** Parameters of query texts: one map, so that a text is planned once, and none of them forgotten. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cypher, parametersOf, queries } from '../../../src/graph/neo4j/connection/cypher.js';

test('all parameters of a text are entries of one map', () => {
  const query = cypher('MATCH (n) WHERE n.uid IN $ids AND $administered[n.home] RETURN n LIMIT $most');
  expect(query).toBe(
    'MATCH (n) WHERE n.uid IN $input.ids AND $input.administered[n.home] RETURN n LIMIT $input.most',
  );
  expect(parametersOf(query, { ids: [], administered: {}, most: 1 })).toEqual({
    input: { ids: [], administered: {}, most: 1 },
  });
});

test('a parameter that is missing is a mistake, and null is a value', () => {
  const query = cypher('RETURN $one, $other');
  expect(() => parametersOf(query, { one: 1 })).toThrow(/other is missing/);
  expect(() => parametersOf(query, { one: 1, other: undefined })).toThrow(/other is missing/);
  expect(parametersOf(query, { one: 1, other: null })).toEqual({ input: { one: 1, other: null } });
});

test('no text has a parameter beside the map', async () => {
  const folder = new URL('../../../src/graph/neo4j/', import.meta.url);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.ts')) await import(new URL(file, folder).href);
  expect(queries.size).toBeGreaterThan(150);
  const beside = [...queries.keys()].filter((text) => /\$(?!input\.)\w/.test(text));
  expect(beside).toEqual([]);
});
