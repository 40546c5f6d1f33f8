/** What a later collection of what runs replaces of the last one: only what it could read. */
import { describe, expect, test } from 'vitest';
import { completeExport, exportToTexts, type WholeExport } from '../../../src/ingest/merge/completeExport.js';
import {
  accountWith,
  type AccountLists,
  type CoverageDetail,
  type WorkloadDetail,
} from '../../../src/ingest/formats/account/accountExport.js';
import { SpillFile } from '../../../src/ingest/read/spillFile.js';

const origin = { file: 'x.json', path: '$' };

const task = (name: string, region = 'eu-west-1'): WorkloadDetail => ({
  arn: `arn:aws:ecs:${region}:111122223333:task-definition/${name}`,
  kind: 'ecs:task-definition',
  name,
  runsAs: [],
  origin,
});

const said = (
  status: CoverageDetail['status'],
  kind = 'ecs:task-definition',
  region = 'eu-west-1',
): CoverageDetail => ({
  arn: `workloads:${kind}@${region}`,
  list: 'workloads',
  kind,
  region,
  status,
  origin,
});

const whole = (lists: Partial<AccountLists>, truncated = false): WholeExport => ({
  account: accountWith({ accountId: '111122223333', partition: 'aws' }, lists, truncated),
  awsManaged: new Map(),
});

/** Names of what runs once `b` of the region that had `a` and of another one `c` is collected. */
function after(...coverage: readonly CoverageDetail[]): readonly string[] {
  const last = exportToTexts(whole({ workloads: [task('a'), task('c', 'eu-west-2')] }));
  const { account } = completeExport(whole({ workloads: [task('b')], coverage }), last, new SpillFile());
  return account.workloads.map(({ name }) => name).sort();
}

test('more follows of a list until it comes whole, whatever comes meanwhile (F-116)', () => {
  const truncatedIn = (last: WholeExport, lists: Partial<AccountLists>, truncated = false) =>
    completeExport(whole(lists, truncated), exportToTexts(last));
  const first = whole({ users: [], roles: [] }, true);
  expect(first.account.truncated).toBe(true);
  const meanwhile = truncatedIn(first, { workloads: [task('a')] });
  expect(meanwhile).toMatchObject({ truncatedParts: ['users', 'roles'], account: { truncated: true } });
  expect(truncatedIn(meanwhile, {})).toMatchObject({
    truncatedParts: ['users', 'roles'],
    account: { truncated: true },
  });
  expect(truncatedIn(meanwhile, { users: [] }).truncatedParts).toEqual(['roles']);
  expect(truncatedIn(meanwhile, { workloads: [] }, true).truncatedParts).toEqual([
    'users',
    'roles',
    'workloads',
  ]);
  const last = truncatedIn(meanwhile, { users: [], roles: [] });
  expect(last).toMatchObject({ truncatedParts: [], account: { truncated: false } });
  expect(truncatedIn(last, {})).toMatchObject({ truncatedParts: [], account: { truncated: false } });
});

describe('of what ran before (G-3)', () => {
  test.each<readonly [string, readonly CoverageDetail[], readonly string[]]>([
    ['what is of the kind and region goes, where nothing says what was read', [], ['b', 'c']],
    ['so where all of it was read', [said('COLLECTED')], ['b', 'c']],
    ['it stays where some of it could not be read', [said('DENIED')], ['a', 'b', 'c']],
    ['it stays where reading some of it failed', [said('FAILED')], ['a', 'b', 'c']],
    ['it goes where another kind could not be read', [said('DENIED', 'ecs:service')], ['b', 'c']],
    ['it goes where another region could not be read', [said('DENIED', undefined, 'eu-west-2')], ['b', 'c']],
    ['it goes where other regions could not be told', [said('FAILED', '*', '')], ['b', 'c']],
  ])('%s', (_what, coverage, left) => {
    expect(after(...coverage)).toEqual(left);
  });
});

describe('versions, aliases and streams, of which lists of functions, state machines and tables say nothing', () => {
  type List = 'resources' | 'workloads';
  const there = (list: List, now: readonly string[], ...coverage: readonly string[]) =>
    thereAfter('COLLECTED', list, now, coverage);
  const thereAfter = (
    status: CoverageDetail['status'],
    list: List,
    now: readonly string[],
    coverage: readonly string[],
  ) => {
    const entry = (arn: string) => ({ arn, kind: '', name: arn, runsAs: [], origin });
    const lists = (arns: readonly string[]) =>
      list === 'workloads'
        ? { workloads: arns.map(entry) }
        : { resources: arns.map((arn) => ({ arn, origin })) };
    const read = coverage.map((kind): CoverageDetail => ({
      ...said(status, kind),
      arn: `${list}:${kind}@eu-west-1`,
      list,
    }));
    const last = exportToTexts(whole(lists([f, prod, third, table, stream, flow, flowOne])));
    const { account } = completeExport(whole({ ...lists(now), coverage: read }), last);
    return account[list].map(({ arn }) => arn).sort();
  };
  const at = (rest: string) => `arn:aws:${rest.replace(' ', ':eu-west-1:111122223333:')}`;
  const [f, prod, third] = [at('lambda function:f'), at('lambda function:f:prod'), at('lambda function:f:3')];
  const table = at('dynamodb table/t');
  const stream = `${table}/stream/2026-01-01T00:00:00.000`;
  const [flow, flowOne] = [at('states stateMachine:flow'), at('states stateMachine:flow:1')];
  const kinds = ['lambda:function', 'dynamodb:table', 'states:stateMachine'];

  test.each(['resources', 'workloads'] as const)('F-55, F-58, F-127: stay, where %s are read', (list) => {
    const now = [f, table, flow];
    expect(there(list, now, ...kinds)).toEqual([f, prod, third, table, stream, flow, flowOne].sort());
    expect(there(list, now)).toEqual([f, prod, third, table, stream, flow, flowOne].sort());
  });

  test('F-55: stay where those of one function could not be listed, unlike resources that have a record', () => {
    const last = [f, prod, third, table, stream, flow, flowOne];
    const other = at('lambda function:g:live');
    expect(thereAfter('DENIED', 'resources', [other], ['lambda:function:alias'])).toEqual(
      [...last, other].sort(),
    );
    const otherTable = at('dynamodb table/u');
    expect(thereAfter('DENIED', 'resources', [otherTable], ['dynamodb:table'])).toEqual(
      [f, prod, third, otherTable, flow, flowOne].sort(),
    );
  });

  test('go with the function, table or state machine that they are of', () => {
    expect(there('resources', [table], ...kinds)).toEqual([table, stream].sort());
    expect(there('workloads', [f], ...kinds)).toEqual([f, prod, third].sort());
  });

  test('are replaced by a list of such, which says nothing of others', () => {
    const other = at('lambda function:g:live');
    expect(there('resources', [other])).toEqual([f, third, other, table, stream, flow, flowOne].sort());
    expect(there('resources', [f], 'lambda:function', 'lambda:function:alias')).toEqual(
      [f, third, table, stream, flow, flowOne].sort(),
    );
  });
});

describe('what a collection said that it had read whole (G-12)', () => {
  const read: CoverageDetail = { ...said('COLLECTED'), withoutRole: true };
  const left = (...now: readonly WorkloadDetail[]): readonly string[] => {
    const last = exportToTexts(whole({ workloads: [task('a')], coverage: [read] }));
    return completeExport(whole({ workloads: now }), last).account.coverage.map(({ arn }) => arn);
  };

  test.each<readonly [string, readonly WorkloadDetail[], readonly string[]]>([
    ['holds no longer once something else has replaced it', [task('b')], []],
    ['holds where another region was replaced', [task('b', 'eu-west-2')], [read.arn]],
    ['holds where one of them was read by itself', [{ ...task('b'), alone: true }], [read.arn]],
  ])('%s', (_what, now, coverage) => {
    expect(left(...now)).toEqual(coverage);
  });
});
