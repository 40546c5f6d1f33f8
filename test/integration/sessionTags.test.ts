/** Who may tag sessions of a role: inside its account whom the trust policy names, or who holds a policy for it too. */
import { beforeAll, expect, test } from 'vitest';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { asFiles, useGraph } from '../support/graph.js';
import { exportsOfEstate } from '../support/roleEstate.js';
import { canAnswers, whoCanAnswers } from '../support/whoCanAgrees.js';

const account = '777777777777';
const role = `arn:aws:iam::${account}:role/tagged`;
const user = `arn:aws:iam::${account}:user/reader`;
const tagger = `arn:aws:iam::${account}:user/tagger`;
const apart = `arn:aws:iam::${account}:user/apart`;
const kept = `arn:aws:iam::${account}:user/kept`;

const members = {
  [role]: {
    tags: { team: 'blue' },
    own: [
      {
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
      },
    ],
    trust: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    ],
  },
  [user]: { own: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] },
  [apart]: {
    own: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role }],
    beside: [{ Effect: 'Allow', Action: 'sts:TagSession', Resource: role }],
  },
  [kept]: {
    own: [{ Effect: 'Allow', Action: 'sts:*', Resource: role }],
    beside: [{ Effect: 'Deny', Action: 'sts:TagSession', Resource: '*' }],
  },
  [tagger]: { own: [{ Effect: 'Allow', Action: 'sts:TagSession', Resource: role }] },
};

const graph = useGraph();

beforeAll(async () => {
  await graph.empty();
  await ingestDocuments(graph.writer, asFiles(exportsOfEstate({ members })));
});

test.each([
  ['sts:TagSession', [`arn:aws:iam::${account}:root`, tagger, apart]],
  ['sts:SetSourceIdentity', []],
  ['sts:AssumeRole', [apart, kept]],
])('%s (E-39, E-72): whoCan lists whom can allows it', async (action, allowed) => {
  const answers = await whoCanAnswers(graph.reader, action, role);
  expect(Object.keys(answers).toSorted()).toEqual([...allowed].toSorted());
  expect(answers).toEqual(await canAnswers(graph.reader, action, role));
});

test('whoCan lists for a session with tags whom can allows it, also by a policy on passing them alone (E-39)', async () => {
  const context = [{ key: 'aws:RequestTag/team', values: ['red'] }];
  const answers = await whoCanAnswers(graph.reader, 'sts:AssumeRole', role, context);
  expect(answers).toEqual({ [apart]: 'ALLOWED' });
  expect(answers).toEqual(await canAnswers(graph.reader, 'sts:AssumeRole', role, context));
});

test('of a role whose tags they take the place of, whoCan lists what only they open (E-40)', async () => {
  const table = `arn:aws:dynamodb:eu-west-1:${account}:table/orders`;
  const answers = await whoCanAnswers(graph.reader, 'dynamodb:GetItem', table);
  expect(answers[role]).toContain('CONDITIONAL');
  expect(answers).toEqual(await canAnswers(graph.reader, 'dynamodb:GetItem', table));
});
