/** Clients of the last release go on working until a version says that they do not. */
import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { executableSchema } from '../../../src/api/schema.js';
import { version } from '../../../src/version.js';
import {
  breaksIn,
  mayBreak,
  readRelease,
  unexplainedDeprecations,
} from '../../support/packaging/released.js';

const schema = executableSchema();
const last = readRelease();

test.skipIf(mayBreak(version, last.version))(
  'nothing breaks that clients of the last release rely on',
  () => {
    expect(breaksIn(schema, last)).toEqual([]);
  },
);

test('the schema and the operations that are kept belong together', () => {
  expect(last.operations.match(/^query /gm)?.length).toBeGreaterThan(20);
  expect(breaksIn(last.schema, last)).toEqual([]);
});

test('what is deprecated says what to use instead, and until when it stays', () => {
  expect(unexplainedDeprecations(schema)).toEqual([]);
});

describe('the check itself', () => {
  const release = {
    version: '0.2.0',
    schema: buildSchema('type Query { old: Int, kept(first: Int): Int }'),
    operations: '{ old }',
  };

  test('finds a field that went, for the schema and for the operation that asks for it', () => {
    expect(breaksIn(buildSchema('type Query { kept(first: Int): Int }'), release)).toEqual([
      'Query.old was removed.',
      'Cannot query field "old" on type "Query".',
    ]);
    expect(breaksIn(buildSchema('type Query { old: Int, kept(first: Int!): Int }'), release)).toEqual([
      'Query.kept arg first has changed type from Int to Int!.',
    ]);
    expect(
      breaksIn(buildSchema('type Query { old: Int, kept(first: Int): Int, new: Int }'), release),
    ).toEqual([]);
  });

  test.each([
    ['0.2.0', '0.2.0', false],
    ['0.2.1', '0.2.0', false],
    ['0.3.0', '0.2.9', true],
    ['0.10.0', '0.9.0', true],
    ['1.0.0', '0.9.0', true],
    ['1.1.0', '1.0.0', false],
    ['2.0.0', '1.9.9', true],
  ])('%s after %s may break: %s', (later, earlier, expected) => {
    expect(mayBreak(later, earlier)).toBe(expected);
  });

  test('finds a deprecation that leaves clients alone', () => {
    const deprecated = buildSchema(`
      type Query {
        new(a: Int @deprecated(reason: "Use \`b\`. It goes after 2027-06-30."), b: Int): Kind
        old: Int @deprecated
        older: Int @deprecated(reason: "Use \`new\`.")
      }
      enum Kind { A B @deprecated(reason: "It was a mistake.") }
    `);
    expect(unexplainedDeprecations(deprecated)).toEqual(['Query.old', 'Query.older', 'Kind.B']);
  });
});
