/** Whom somebody can escalate to, and groups, for a caller who may know of some accounts only (S3). */
import { expect, test } from 'vitest';
import { pageOf } from '../../../src/access/shared/pageOf.js';
import { limitedReader } from '../../../src/api/callers/limitedReader.js';
import type { PageRequest } from '../../../src/graph/contract/pageRequests.js';
import type { GraphReader, Step } from '../../../src/graph/contract/graphReader.js';
import type { EscalationGrant } from '../../../src/graph/model/graph.js';
import { namedPrincipal } from '../../../src/graph/model/principals/namedPrincipal.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { accountId, sampleGraph } from './sampleGraph.js';

const role = (name: string, account = accountId): string => `arn:aws:iam::${account}:role/${name}`;
const elsewhere = '999999999999';

/** To `role/0000` and so on; every other one only through a role of another account. */
const steps = Array.from({ length: 2_001 }, (_, at): Step<EscalationGrant> => {
  const way = { techniqueId: 'sts:AssumeRole', decision: 'ALLOWED', conditions: [], preconditions: [] };
  const own = { ...way, determiningStatements: [], dataGaps: [], caveats: [] } as const;
  const alternatives = [{ ...own, ...(at % 2 === 0 ? {} : { via: role('via', elsewhere) }) }];
  const grant = { decision: 'ALLOWED', alternatives } as unknown as EscalationGrant;
  return { principal: namedPrincipal(role(String(at).padStart(4, '0'))), grant };
});

const reader: GraphReader = {
  ...inMemoryReader(sampleGraph),
  escalations: async (keys, page) =>
    new Map(keys.map((key) => [key, { ...pageOf(steps, keyOf, page), graphVersion: '1' }])),
};

const keyOf = ({ principal }: Step<EscalationGrant>): string => principal.identifier;

async function pageOfLimited(page: PageRequest) {
  const from = role('from');
  const pages = await limitedReader(reader, new Set([accountId])).escalations([from], page);
  return pages.get(from);
}

test('whoever is reached through other accounts alone is neither on a page nor counted', async () => {
  const first = await pageOfLimited({ first: 2 });
  expect(first?.entries.map(([key]) => key)).toEqual([role('0000'), role('0002')]);
  expect(first).toMatchObject({ totalCount: 1_001, hasNextPage: true, graphVersion: '1' });
  const last = await pageOfLimited({ first: 2, after: role('1998') });
  expect(last?.entries.map(([key]) => key)).toEqual([role('2000')]);
  expect(last).toMatchObject({ totalCount: 1_001, hasNextPage: false });
});

test('groups of another account are not read', async () => {
  const all: GraphReader = {
    ...reader,
    groupsThatMayAllow: async () => ({
      groups: sampleGraph.groups.map((group) => ({
        group,
        policies: [],
        hasUser: true,
        memberCount: 1,
        memberNames: ['ann'],
      })),
      graphVersion: '1',
    }),
  };
  const groupsIn = async (account: string) =>
    limitedReader(all, new Set([accountId])).groupsThatMayAllow(
      `arn:aws:iam::${account}:user/ann`,
      'sts:AssumeRole',
    );
  expect((await groupsIn(accountId)).groups).toHaveLength(sampleGraph.groups.length);
  expect(await groupsIn(elsewhere)).toEqual({ groups: [], graphVersion: await all.graphVersion() });
});

test('few steps are read at a time, however many principals are asked about', async () => {
  let most = 0;
  const counted: GraphReader = {
    ...reader,
    escalations: async (keys, page) => {
      const read = await reader.escalations(keys, page);
      most = Math.max(
        most,
        [...read.values()].reduce((sum, { entries }) => sum + entries.length, 0),
      );
      return read;
    },
  };
  const keys = Array.from({ length: 30 }, (_, at) => role(`from${at}`));
  const pages = await limitedReader(counted, new Set([accountId])).escalations(keys, { first: 1 });
  expect(keys.map((key) => pages.get(key)?.totalCount)).toEqual(keys.map(() => 1_001));
  expect(most).toBeLessThanOrEqual(1_020);
});
