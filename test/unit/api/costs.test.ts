/** `costs.yaml`: its fields and arguments are there in the schema. */
import { readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { schema } from '../../support/everyField.js';

const file = new URL('../../../src/api/limits/costs.yaml', import.meta.url);
const costs = load(readFileSync(file, 'utf8')) as Readonly<Record<string, object>>;
const fields = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));

test.each(['sizedLists', 'usualSizes', 'extra', 'extraOfEach'])('the fields of %s', (name) => {
  const known = new Set(fields.flatMap(({ type, field }) => [field.name, `${type.name}.${field.name}`]));
  expect(Object.keys(costs[name] ?? {}).filter((one) => !known.has(one))).toEqual([]);
});

test('the arguments', () => {
  const known = new Set(fields.flatMap(({ field }) => field.args.map((one) => one.name)));
  const named = [
    ...Object.keys({ ...costs['sizeArguments'], ...costs['extraOfArguments'] }),
    ...Object.values(costs['sizedLists'] ?? {}),
  ];
  expect(named.filter((one) => !known.has(String(one)))).toEqual([]);
});
