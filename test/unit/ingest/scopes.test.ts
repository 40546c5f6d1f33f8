/** What a later collection of what runs replaces of the last one: only what it could read. */
import { describe, expect, test } from 'vitest';
import { completeExport, exportToTexts } from '../../../src/ingest/merge/completeExport.js';
import {
  accountWith,
  type AccountLists,
  type CoverageDetail,
  type WorkloadDetail,
} from '../../../src/ingest/formats/account/accountExport.js';
import { Scratch } from '../../../src/ingest/read/spillFile.js';

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

const whole = (lists: Partial<AccountLists>) => ({
  account: accountWith({ accountId: '111122223333', partition: 'aws' }, lists),
  awsManaged: new Map(),
});

/** Names of what runs once `b` of the region that had `a` and of another one `c` is collected. */
function after(...coverage: readonly CoverageDetail[]): readonly string[] {
  const last = exportToTexts(whole({ workloads: [task('a'), task('c', 'eu-west-2')] }));
  const { account } = completeExport(whole({ workloads: [task('b')], coverage }), last, new Scratch());
  return account.workloads.map(({ name }) => name).sort();
}

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
