/** A stored field is written and read as its table says, and a value that is not as it says is an error. */
import { expect, test } from 'vitest';
import {
  constant,
  count,
  decoder,
  encode,
  flag,
  json,
  oneOf,
  optional,
  otherwise,
  related,
  sortedTexts,
  StoredFieldError,
  tags,
  text,
  texts,
  time,
  uid,
} from '../../../src/graph/model/stored/field.js';
import { PRINCIPAL, projection } from '../../../src/graph/neo4j/read/projections.js';

const fields = {
  type: constant('THING'),
  arn: uid,
  name: text,
  size: count,
  seen: optional(time),
  open: flag,
  parts: texts,
  kind: oneOf('A', 'B'),
  notes: json<{ readonly a: number }>(),
  gaps: otherwise(json<readonly string[]>(), []),
  tags,
  owner: optional(related(text)),
  users: related(sortedTexts),
};

const thing = {
  arn: 'arn:1',
  name: 'one',
  size: 3,
  seen: 4,
  open: false,
  parts: ['p'],
  kind: 'B',
  notes: { a: 1 },
  gaps: ['g'],
  tags: [{ key: 'k', value: 'v' }],
} as const;

const row = {
  uid: 'arn:1',
  name: 'one',
  size: 3,
  seen: 4,
  open: false,
  parts: ['p'],
  kind: 'B',
  notes: '{"a":1}',
  gaps: '["g"]',
  tagKeys: ['k'],
  tagValues: ['v'],
};

const thingOf = decoder('Thing', fields);

test('what is written is read again, with what other nodes hold', () => {
  expect(encode(fields, thing)).toEqual(row);
  const read = thingOf({ ...row, owner: 'o', users: ['b', 'a'] });
  expect(read).toEqual({ ...thing, type: 'THING', owner: 'o', users: ['a', 'b'] });
});

test('what is missing is left out, or is what it is otherwise', () => {
  const { seen: _seen, gaps: _gaps, ...rest } = row;
  const read = thingOf({ ...rest, seen: null, users: [] });
  expect(read).not.toHaveProperty('seen');
  expect(read.gaps).toEqual([]);
  expect(encode(fields, { ...thing, seen: undefined })).not.toHaveProperty('seen');
});

test.each([
  ['name', null, 'Thing arn:1 has no name'],
  ['name', 7, 'Thing arn:1 has in name what is not a text'],
  ['open', 'yes', 'Thing arn:1 has in open what is not true or false'],
  ['kind', 'C', 'Thing arn:1 has in kind what is not one of A, B'],
  ['parts', [1], 'Thing arn:1 has in parts what is not a list of texts'],
  ['notes', 5, 'Thing arn:1 has in notes what is not JSON'],
  ['tagValues', [], 'Thing arn:1 has in tags what is not as many keys as values'],
  ['seen', 'now', 'Thing arn:1 has in seen what is not a time'],
  ['users', null, 'Thing arn:1 has no users'],
])('%s: %j is an error that names it', (property, value, message) => {
  const read = () => thingOf({ ...row, users: [], [property]: value });
  expect(read).toThrow(StoredFieldError);
  expect(read).toThrow(message);
});

test('a query asks for each property once, and for related ones as it finds them', () => {
  expect(
    projection({ arn: uid, tags, owner: optional(related(text)), type: constant('X') }, { owner: 'o.uid' }),
  ).toBe('{.uid, .tagKeys, .tagValues, owner: o.uid}');
  expect(PRINCIPAL).toContain('.lastUsedRegion');
});
