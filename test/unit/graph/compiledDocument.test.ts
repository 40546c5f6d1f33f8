/** Compiled documents are remembered by content, and only so many of them. */
import { afterEach, expect, it } from 'vitest';
import { compiledDocument, clearCompiled } from '../../../src/graph/engine/compiledDocument.js';

const document = (name: string, padding = 0) => ({
  hash: name,
  text: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'x'.repeat(padding), Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  }),
});

afterEach(clearCompiled);

it('compiles a document once', () => {
  const first = compiledDocument(document('a'), 'IDENTITY');
  expect(first?.statements).toHaveLength(1);
  expect(compiledDocument(document('a'), 'IDENTITY')).toBe(first);
});

it('compiles again what it has forgotten', () => {
  const first = compiledDocument(document('a'), 'IDENTITY');
  clearCompiled();
  const again = compiledDocument(document('a'), 'IDENTITY');
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});

it('forgets the oldest once it holds a few million characters', () => {
  const first = compiledDocument(document('a'), 'IDENTITY');
  const large = Array.from({ length: 8 }, (_, index) => document(`large ${index}`, 1_000_000));
  const [oldest, ...others] = large.map((one) => compiledDocument(one, 'IDENTITY'));
  expect(compiledDocument(document('a'), 'IDENTITY')).not.toBe(first);
  expect(compiledDocument(large[7] ?? document('b'), 'IDENTITY')).toBe(others.at(-1));
  expect(compiledDocument(large[0] ?? document('b'), 'IDENTITY')).not.toBe(oldest);
});

it('remembers of a quarantined document that it is none', () => {
  expect(compiledDocument({ ...document('q'), quarantined: 'malformed' }, 'IDENTITY')).toBeUndefined();
});
