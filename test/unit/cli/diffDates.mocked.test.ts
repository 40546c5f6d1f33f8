/** `rolegraph diff` at the time at which it is asked: what has expired in policies gives nothing (E-93). */
import { expect, test, vi } from 'vitest';
import type { AccessDifference } from '../../../src/access/compare/difference.js';
import type { Config } from '../../../src/config.js';
import { diff } from '../../../src/cli/diff/diff.js';
import type { Json } from '../../support/statements.js';

const shown = vi.hoisted(() => ({ states: [] as (readonly unknown[])[], printed: '' }));

vi.mock('../../../src/cli/openGraph.js', async () => {
  const { importedGraph } = await import('../../support/importedGraph.js');
  const { inMemoryReader } = await import('../../support/inMemoryReader.js');
  return {
    withGraph: (_config: Config, work: (graph: object) => Promise<unknown>) => {
      const reader = inMemoryReader(importedGraph(shown.states.shift() ?? []));
      return work({
        reader: { ...reader, contentHashes: async () => new Map() },
        writer: { keptAccounts: async () => [] },
      });
    },
  };
});

vi.mock('../../../src/ingest/difference/keptUnits.js', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  readKept: async () => ({}),
}));

vi.mock('../../../src/cli/terminal.js', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  print: (text: string) => (shown.printed = text),
  tell: () => undefined,
}));

const bob = 'arn:aws:iam::111111111111:user/bob';

const exportWith = (...statements: readonly Json[]): Json => ({
  UserDetailList: [
    {
      Path: '/',
      UserName: 'bob',
      UserId: 'AIDABOB',
      Arn: bob,
      GroupList: [],
      UserPolicyList: [
        { PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: [reading, ...statements] } },
      ],
      AttachedManagedPolicies: [],
    },
  ],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
});

const reading = { Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: '*' };
const until = (time: string): Json => ({
  Effect: 'Allow',
  Action: 's3:*',
  Resource: '*',
  Condition: { DateLessThan: { 'aws:CurrentTime': time } },
});

test.each([
  ['2020-01-01T00:00:00Z', []],
  ['2999-01-01T00:00:00Z', [['GAINED', bob]]],
])('a permission until %s', async (time, expected) => {
  // The state after is read first, where it is the stored graph.
  shown.states = [[exportWith(until(time))], [exportWith()]];
  await diff({} as Config, ['stored', 'stored'], { format: 'json', trials: 0 });
  const { permissions } = JSON.parse(shown.printed) as AccessDifference;
  expect(permissions.map(({ change, principal }) => [change, principal])).toEqual(expected);
});
