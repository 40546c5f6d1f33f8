/** What `rolegraph ask` prints of exposed roles and access keys where its output is no terminal. */
import { expect, test } from 'vitest';
import { answerInText } from '../../../src/cli/ask/ask.js';
import type { Question } from '../../../src/cli/ask/ask.js';
import { servicesOf } from '../api/services.js';
import { sampleGraph } from '../api/sampleGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const services = servicesOf(inMemoryReader(sampleGraph));
const told = (kind: 'trust-exposure' | 'access-keys', filter: object, format: 'text' | 'json' = 'text') =>
  answerInText(services, { kind, filter } as Question, { format, context: [] });

test('exposed roles: a line each, with why and what remains', async () => {
  const lines = (await told('trust-exposure', {})).split('\n');
  const vendor = lines.find((line) => line.includes('outside account'));
  expect(lines[0]).toMatch(/^There (is one opening|are \d+ openings):$/);
  expect(vendor?.split('\t')).toEqual([
    expect.stringMatching(/:role\/.*deploy$/),
    'outside account',
    expect.stringMatching(/user\/vendor is let in, whose account 999999999999 /),
    'sts:ExternalId = c-17',
  ]);
  expect(await told('trust-exposure', { kind: 'COGNITO_GUESTS' })).toMatch(/^No role is open in this way\./);
});

test('access keys: a line each, with age and last use', async () => {
  const text = await told('access-keys', {});
  expect(text).toMatch(/^There are 2 such access keys:/);
  expect(text).toMatch(/user\/.*alice\tAKIAEXAMPLE\tactive\t\d+ days\t\d{4}-\d\d-\d\d \(s3\)/);
  expect(text).toMatch(/:root\t\tinactive\t\d+ days\tnot known/);
  expect(await told('access-keys', { olderThanDays: 36_000 })).toMatch(/^There are no such access keys\./);
});

test('as JSON: what the field gives, with all its pages', async () => {
  const json = JSON.parse(await told('access-keys', { status: 'ACTIVE' }, 'json')) as object;
  expect(json).toMatchObject({ totalCount: 1, nodes: [{ accessKeyId: 'AKIAEXAMPLE', neverUsed: false }] });
});

test('a filter that makes no sense is refused', async () => {
  await expect(told('access-keys', { unusedForDays: -1 })).rejects.toThrow(/filter\.unusedForDays is -1/);
  await expect(told('trust-exposure', { kind: 'NOBODY' })).rejects.toThrow(/NOBODY/);
});
