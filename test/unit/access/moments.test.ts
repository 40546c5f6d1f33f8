/** When the hops of a path can be made: each after the one whose session it uses, and while that session lives. */
import { describe, expect, it } from 'vitest';
import type { ContextInput } from '../../../src/access/shared/answer.js';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { can } from '../../../src/access/can/can.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import { datedReader } from '../../../src/api/reading/requestReaders.js';
import { clockAt } from '../../../src/iam/facts/clock.js';
import { alice, chainOf, roleArn, type Link } from '../../support/roleChain.js';

interface IndexedResource {
  readonly from?: string;
  readonly first?: Link['principal'];
  readonly context?: readonly ContextInput[];
}

async function outcomeOf(
  links: readonly Link[],
  { from = alice, first, context = [] }: IndexedResource = {},
) {
  const question = { from, to: roleArn(links.length), maxHops: 6, k: 10, context };
  const { paths, completeness } = await assumeRolePaths(chainOf(links, first).reader, question);
  expect(completeness.complete).toBe(true);
  return paths.map(({ decision }) => decision).join() || 'CLOSED';
}

type Bound = readonly [operator: string, moment: string];

const when = (key: string, ...bounds: readonly Bound[]): Link => ({
  condition: Object.fromEntries(bounds.map(([operator, moment]) => [operator, { [key]: moment }])),
});
const at = (...bounds: readonly Bound[]): Link => when('aws:CurrentTime', ...bounds);
const from = (moment: string): Link => at(['DateGreaterThanEquals', moment]);
const until = (moment: string): Link => at(['DateLessThanEquals', moment]);
const epoch = (operator: string, seconds: string): Link => when('aws:EpochTime', [operator, seconds]);
const denied = (operator: string, moment: string): Link => ({
  statements: [{ Effect: 'Deny', Condition: { [operator]: { 'aws:CurrentTime': moment } } }],
});
const noon = '2030-01-01T12:00:00Z';

type Case = readonly [title: string, links: readonly Link[], outcome: 'CONDITIONAL' | 'CLOSED'];

describe('the moments of hops', () => {
  it.each<Case>([
    ['may overlap', [from('2028-01-01'), until('2030-01-01')], 'CONDITIONAL'],
    ['are in the order of the hops', [from('2030-01-01'), until('2028-01-01')], 'CLOSED'],
    ['may be the same', [from(noon), until(noon)], 'CONDITIONAL'],
    ['may not lie years apart', [until('2020-01-01'), from('2030-01-01')], 'CLOSED'],
    [
      'keep their order over a hop that asks for none',
      [from('2030-01-01'), {}, until('2028-01-01')],
      'CLOSED',
    ],
    ['of one hop are one', [at(['DateGreaterThan', noon], ['DateLessThan', '2030-01-01'])], 'CLOSED'],
    [
      'are no certain ones that a Deny excludes',
      [denied('DateLessThan', noon), until('2029-01-01')],
      'CLOSED',
    ],
    ['may lie outside of what a Deny names', [denied('DateGreaterThan', noon), until('2029')], 'CONDITIONAL'],
  ])('%s (U-8)', async (_, links, outcome) => {
    expect(await outcomeOf(links)).toBe(outcome);
  });

  it.each<Case>([
    ['12 hours', [until('2030-01-01T00:00:00Z'), from('2030-01-01T12:00:00Z')], 'CONDITIONAL'],
    ['no more than 12 hours', [until('2030-01-01T00:00:00Z'), from('2030-01-01T12:00:10Z')], 'CLOSED'],
    ['an hour if it is chained', [{}, until('2030-01-01T11:00:00Z'), from(noon)], 'CONDITIONAL'],
    ['no more than an hour if it is chained', [{}, until('2030-01-01T10:59:00Z'), from(noon)], 'CLOSED'],
    ['with the next one up to 13 hours', [until('2030-01-01'), {}, from('2030-01-01T13:00Z')], 'CONDITIONAL'],
    [
      'with the next one no more than 13 hours',
      [until('2030-01-01'), {}, from('2030-01-01T13:01Z')],
      'CLOSED',
    ],
  ])('are as far apart as a session lives: %s (E-41)', async (_, links, outcome) => {
    expect(await outcomeOf(links)).toBe(outcome);
  });

  it('are an hour apart at most where a role starts (E-41)', async () => {
    const links = [{}, until('2030-01-01T10:59:00Z'), from(noon)];
    expect(await outcomeOf(links, { from: roleArn(1) })).toBe('CLOSED');
    expect(await outcomeOf([{}, until('2030-01-01T11:00:00Z'), from(noon)], { from: roleArn(1) })).toBe(
      'CONDITIONAL',
    );
  });

  it('are any later ones where a service makes its sessions anew (E-41)', async () => {
    const service = { from: 'ec2.amazonaws.com', first: { Service: 'ec2.amazonaws.com' } };
    expect(await outcomeOf([until('2020-01-01'), from('2030-01-01')], service)).toBe('CONDITIONAL');
    expect(await outcomeOf([from('2030-01-01'), until('2020-01-01')], service)).toBe('CLOSED');
  });

  it.each<Case>([
    ['dates', [from(noon), epoch('DateLessThan', '1893000000')], 'CLOSED'],
    ['numbers', [from(noon), epoch('NumericLessThan', '1.893e9')], 'CLOSED'],
    ['later numbers', [from(noon), epoch('NumericLessThan', '1.894e9')], 'CONDITIONAL'],
    [
      'numbers finer than a millisecond',
      [from(noon), epoch('NumericLessThan', '1893000000.0001')],
      'CONDITIONAL',
    ],
    ['seconds that are cut off', [until('2030-01-01T12:00:00.000Z'), from(noon)], 'CONDITIONAL'],
  ])('are told by aws:EpochTime too: %s (E-64, L-36)', async (_, links, outcome) => {
    expect(await outcomeOf(links)).toBe(outcome);
  });

  it('may differ by what is cut off of a second between the two keys of one request (L-36)', async () => {
    const condition = {
      DateGreaterThan: { 'aws:CurrentTime': noon },
      NumericLessThanEquals: { 'aws:EpochTime': '1893499200' },
    };
    expect(await outcomeOf([{ condition }])).toBe('CONDITIONAL');
    const later = { ...condition, DateGreaterThan: { 'aws:CurrentTime': '2030-01-01T12:00:01Z' } };
    expect(await outcomeOf([{ condition: later }])).toBe('CLOSED');
  });

  it('are not asked about where the question says when it is (U-1)', async () => {
    const context = [{ key: 'aws:CurrentTime', values: [noon] }];
    expect(await outcomeOf([from(noon), until(noon)], { context })).toBe('ALLOWED');
    expect(await outcomeOf([from(noon), until('2029-01-01')], { context })).toBe('CLOSED');
  });

  it('may be others where another statement lets the hop be gone (U-6)', async () => {
    const other = { Effect: 'Allow', Condition: { DateGreaterThan: { 'aws:CurrentTime': noon } } };
    expect(await outcomeOf([from('2029-01-01'), { ...until('2028-01-01'), statements: [other] }])).toBe(
      'CONDITIONAL',
    );
  });
});

describe('a question that is asked at a time (E-93)', () => {
  const asked = clockAt(Date.parse('2029-01-01T00:00:00Z'));
  const readerOf = (link: Link) => datedReader(chainOf([link]).reader, asked);
  const question = { principal: alice, action: 'sts:AssumeRole', resource: roleArn(1), context: [] };

  it.each<readonly [string, Link, string | undefined]>([
    ['finds an Allow until then over', until('2028-06-01'), undefined],
    ['finds an Allow from before then on in force', from('2028-06-01'), 'ALLOWED'],
    ['leaves an Allow until later open', until('2029-06-01'), 'CONDITIONAL'],
    ['finds a Deny until then over', denied('DateLessThan', '2028-06-01'), 'ALLOWED'],
    ['finds a Deny from before then on in force', denied('DateGreaterThan', '2028-06-01'), undefined],
    ['leaves a Deny from later on open', denied('DateGreaterThan', '2029-06-01'), 'CONDITIONAL'],
  ])('%s, however it is put', async (_, link, decision) => {
    const reader = readerOf(link);
    const { paths, completeness } = await assumeRolePaths(reader, {
      from: alice,
      to: roleArn(1),
      maxHops: 3,
      k: 10,
      context: [],
    });
    expect(completeness.complete).toBe(true);
    expect(paths.map((path) => path.decision)).toEqual(decision === undefined ? [] : [decision]);
    const answer = await can(reader, { ...question, unlistedContextKeys: 'UNKNOWN' });
    expect(answer.decision).toMatch(decision ?? /DENY/);
    const found = await whoCan(reader, question, { first: 10 });
    const own = found.entries.find(([, { principal }]) => principal.identifier === alice);
    expect(own?.[1].decision).toBe(decision);
  });
});
