/** `whoCan` over several reads: what it reads of whom, and an import between them. */
import { expect, test } from 'vitest';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import type { DataGap } from '../../../src/iam/decide/decision.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import * as estate from '../../support/resourceEstate.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { canAnswers, whoCanAnswers } from '../../support/whoCanAgrees.js';
import { counted } from '../api/services.js';

const memory = inMemoryReader(importedGraph([...estate.accounts, estate.resources]));
const question = {
  action: 's3:GetObject',
  resource: `${estate.bucket('entity')}/report.csv`,
  context: [],
} as const;

test('reads a few times however many there are, and each page by itself', async () => {
  const { reader, calls } = counted(memory);
  const whole = await whoCan(reader, question, { first: 100 });
  expect(Object.fromEntries(calls)).toEqual({
    whoCanFacts: 1,
    membersOfSets: 1,
    identifiersOfSets: 1,
    principals: 1,
  });
  expect(whole.totalCount).toBe(whole.entries.length);
  const [[first = ''] = []] = whole.entries;
  const rest = await whoCan(reader, question, { first: 1, after: first });
  expect(rest.entries).toEqual(whole.entries.slice(1, 2));
  expect(rest).toMatchObject({ totalCount: whole.totalCount, hasNextPage: whole.totalCount > 2 });
});

test('asks once more where an import came between its reads, and says so where one does again', async () => {
  const { reader, calls } = counted({
    ...memory,
    identifiersOfSets: async (asked) => ({
      ...(await memory.identifiersOfSets(asked)),
      graphVersion: 'later',
    }),
  });
  const { completeness } = await whoCan(reader, question, { first: 100 });
  expect(calls.get('whoCanFacts')).toBe(2);
  expect(completeness).toMatchObject({ complete: false, truncatedBy: ['GRAPH_CHANGED'] });
});

test('reads nobody elsewhere who has the name of somebody whom the resource names', async () => {
  const [here, elsewhere] = ['arn:aws:iam::111111111111', 'arn:aws:iam::222222222222'];
  const role = `${here}:role/deploy`;
  const allow = { Effect: 'Allow', Action: 'sts:AssumeRole' };
  const graph = inMemoryReader(
    importedGraph(
      exportsOfEstate({
        members: {
          [role]: { trust: [{ ...allow, Principal: { AWS: `${here}:user/ci` } }] },
          [`${here}:user/ci`]: { own: [{ ...allow, Resource: '*' }] },
          [`${elsewhere}:user/ci`]: { own: [{ ...allow, Resource: '*' }] },
        },
      }),
    ),
  );
  const read: string[] = [];
  const reader = {
    ...graph,
    // Of nobody of another account the database says that it may.
    whoCanFacts: async (...asked: Parameters<typeof graph.whoCanFacts>) => {
      const facts = await graph.whoCanFacts(...asked);
      return { ...facts, sets: facts.sets.filter(({ accountId }) => role.includes(accountId)) };
    },
    membersOfSets: async (asked: Parameters<typeof graph.membersOfSets>[0]) => {
      const found = await graph.membersOfSets(asked);
      read.push(...[...found.members.values()].flat().map(({ identifier }) => identifier));
      return found;
    },
  };
  const asked = { action: 'sts:AssumeRole', resource: role, context: [] };
  const { entries } = await whoCan(reader, asked, { first: 10 });
  expect(entries.map(([identifier]) => identifier)).toEqual([`${here}:user/ci`]);
  expect(read).toEqual([`${here}:user/ci`]);
});

test('says how many gaps about principals it does not list', async () => {
  const principalGaps = Array.from({ length: 60 }, (_, index): DataGap => {
    const accountId = String(index).padStart(12, '0');
    return {
      kind: 'POLICY_QUARANTINED',
      accountId,
      message: `A policy of account ${accountId} was not read.`,
    };
  });
  const graph = importedGraph(exportsOfEstate({ members: { 'arn:aws:iam::111111111111:user/una': {} } }));
  const asked = { action: 's3:GetObject', resource: 'arn:aws:s3:::unknown/x', context: [] };
  const { dataGaps } = await whoCan(inMemoryReader({ ...graph, principalGaps }), asked, { first: 10 });
  const found = dataGaps.filter(({ kind }) => kind === 'POLICY_QUARANTINED');
  expect(found).toHaveLength(51);
  expect(found.at(-1)?.message).toContain('There are 10 more gaps');
});

test.each([
  ['aws:RequestTag/team', 'sts:TagSession'],
  ['sts:SourceIdentity', 'sts:SetSourceIdentity'],
])('asks policies that speak only of passing on %s, as can does (E-39)', async (key, passing) => {
  const user = (name: string) => `arn:aws:iam::111111111111:user/${name}`;
  const role = 'arn:aws:iam::111111111111:role/r';
  const allow = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };
  const pass = { ...allow, Action: passing };
  const ofOne = { StringEquals: { 'aws:username': 'named' } };
  const members = {
    [role]: {
      trust: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111111111111:root' },
          Action: ['sts:AssumeRole', passing],
        },
      ],
    },
    [user('apart')]: { own: [allow], beside: [pass] },
    [user('denied')]: { own: [allow, pass], beside: [{ ...pass, Effect: 'Deny' }] },
    [user('lacks')]: { own: [allow] },
    [user('named')]: { own: [allow], beside: [{ ...pass, Condition: ofOne }] },
  };
  const reader = inMemoryReader(importedGraph(exportsOfEstate({ members })));
  const context = [{ key, values: ['red'] }];
  const answers = await whoCanAnswers(reader, 'sts:AssumeRole', role, context);
  expect(answers).toEqual({ [user('apart')]: 'ALLOWED', [user('named')]: 'ALLOWED' });
  expect(answers).toEqual(await canAnswers(reader, 'sts:AssumeRole', role, context));
});
