/** The manifest of a collection, as import reads it. */
import { describe, expect, test } from 'vitest';
import type { ParsedExport } from '../../../src/ingest/formats/parsedExport.js';
import { parseAs } from './exports.js';

const entry = (values: object) => ({
  AccountId: '111122223333',
  List: 'resources',
  Kind: 'kms:key',
  Region: 'eu-west-1',
  Status: 'COLLECTED',
  CollectedAt: '2026-01-02T03:04:05.000Z',
  ...values,
});

function parse(coverage: readonly object[], about: object = {}): ParsedExport {
  const text = JSON.stringify({ RolegraphCollection: { Version: 1, ...about }, Coverage: coverage });
  return parseAs('manifest of a collection', 'manifest.json', text);
}

const accounts = (parsed: ParsedExport) => parsed.pages.flatMap((page) => page.accounts);

describe('a manifest', () => {
  test('F-73: says of each account what was covered, and what was denied and why', () => {
    const parsed = parse([entry({}), entry({ Kind: 'sqs', Status: 'DENIED', Message: 'AccessDenied: no' })]);
    expect(accounts(parsed)).toMatchObject([
      {
        accountId: '111122223333',
        partition: '',
        collected: { coverage: true },
        coverage: [
          {
            arn: 'resources:kms:key@eu-west-1',
            list: 'resources',
            kind: 'kms:key',
            region: 'eu-west-1',
            status: 'COLLECTED',
            collectedAt: Date.parse('2026-01-02T03:04:05Z'),
          },
          { arn: 'resources:sqs@eu-west-1', status: 'DENIED', message: 'AccessDenied: no' },
        ],
      },
    ]);
    expect(parsed.problems).toEqual([]);
  });

  test('G-12: says of what runs whether those without a role are listed too', () => {
    const of = (more: object) => parse([entry({ List: 'workloads', Kind: 'ec2:instance', ...more })]);
    const told = [of({ WithoutRole: true }), of({})].map((parsed) =>
      accounts(parsed).flatMap(({ coverage }) => coverage.map(({ withoutRole }) => withoutRole)),
    );
    expect(told).toEqual([[true], [undefined]]);
  });

  test('F-117: holds several accounts, in the partition of the collection', () => {
    const parsed = parse([entry({}), entry({ AccountId: '012345678901' })], { Partition: 'aws-cn' });
    expect(accounts(parsed).map(({ accountId, partition }) => `${partition} ${accountId}`)).toEqual([
      'aws-cn 111122223333',
      'aws-cn 012345678901',
    ]);
  });

  test('notes which files are missing because they could not be read', () => {
    const parsed = parse([
      entry({ List: 'organization', Kind: '*', Region: '', Status: 'DENIED', Message: 'AccessDenied: no' }),
      entry({ List: 'accountAuthorizationDetails', Kind: '*', Region: '' }),
    ]);
    expect(accounts(parsed)).toEqual([]);
    expect(parsed.notes).toMatchObject([
      { path: '$.Coverage[0]', message: expect.stringContaining('organization') },
    ]);
  });

  test('says of which account users, groups, roles and policies could not be read', () => {
    const parsed = parse([
      entry({ List: 'accountAuthorizationDetails', Kind: '*', Region: '', Status: 'DENIED', Message: 'no' }),
    ]);
    expect(accounts(parsed)).toMatchObject([
      { coverage: [{ arn: 'accountAuthorizationDetails:*@', status: 'DENIED', message: 'no' }] },
    ]);
    expect(parsed.notes).toHaveLength(1);
  });

  test.each([
    ['an account id that is none', { AccountId: '12' }, '$.Coverage[0].AccountId'],
    ['an entry without a kind', { Kind: undefined }, '$.Coverage[0]'],
  ])('with %s is refused, and says where', (_name, values, path) => {
    const parsed = parse([entry(values)]);
    expect(parsed.problems.map((problem) => problem.path)).toEqual([path]);
    expect(parsed.pages).toEqual([]);
  });

  test.each([
    ['status', { Status: 'PERHAPS' }, '$.Coverage[0].Status'],
    ['list', { List: 'certificates' }, '$.Coverage[0].List'],
  ])('F-113: an unknown %s costs its own entry, with a note', (_name, values, path) => {
    const parsed = parse([entry(values), entry({ Kind: 'sqs' })]);
    expect(parsed.problems).toEqual([]);
    expect(parsed.notes.map((note) => note.path)).toEqual([path]);
    expect(accounts(parsed).flatMap(({ coverage }) => coverage.map(({ kind }) => kind))).toEqual(['sqs']);
  });
});
