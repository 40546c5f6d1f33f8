/** What workloads run, in buckets that are shared: as an import stores it, and as questions ask for it (G-17). */
import { beforeAll, expect, test } from 'vitest';
import { pathsToPrivilege } from '../../src/access/paths/pathsToPrivilege.js';
import { whoCanReach } from '../../src/access/reach/whoCanReach.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { useGraph } from '../support/graph.js';
import { exportsOfEstate } from '../support/roleEstate.js';

const [HOME, AWAY] = ['111111111111', '222222222222'] as const;
const writer = `arn:aws:iam::${AWAY}:user/writer`;
const admin = `arn:aws:iam::${HOME}:role/Admin`;
const [shared, own] = ['arn:aws:s3:::shared', 'arn:aws:s3:::own'];
const rootOf = (account: string): string => `arn:aws:iam::${account}:root`;

const graph = useGraph();

beforeAll(async () => {
  await graph.empty();
  const writing = { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' };
  const lambda = {
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  };
  const estate = exportsOfEstate({
    members: {
      [writer]: { own: [writing] },
      [admin]: { own: [{ ...writing, Action: '*' }], trust: [lambda] },
    },
  });
  const policyOf = (ResourceArn: string, AccountId: string, AWS: string) => ({
    ResourceArn,
    AccountId,
    Policy: {
      Version: '2012-10-17',
      Statement: [{ ...writing, Resource: `${ResourceArn}/*`, Principal: { AWS } }],
    },
  });
  const codeOf = (name: string, CodeFrom: readonly string[]) => ({
    ResourceArn: `arn:aws:${name.startsWith('stack') ? 'cloudformation' : 'lambda'}:eu-west-1:${HOME}:${name}`,
    RoleArn: admin,
    CodeFrom,
  });
  const all = [
    ...estate,
    policyOf(shared, HOME, writer),
    policyOf(own, AWAY, rootOf(HOME)),
    [
      codeOf('function:one', [`${shared}/one.zip`, `${own}/two.zip`, 'arn:aws:s3:::other/three.zip']),
      codeOf('stack/one/1a2b', [`${shared}/of two.yaml`]),
    ],
  ];
  const documents = all.map((one, at) => ({ name: `${at}.json`, content: JSON.stringify(one) }));
  await ingestDocuments(graph.writer, documents);
});

test.each([
  [
    'whom the policy of a bucket names',
    { principals: [writer], roots: [], accountIds: [] },
    ['of two.yaml template', 'one.zip'],
  ],
  ['the account that owns a bucket', { principals: [], roots: [], accountIds: [AWAY] }, ['two.zip']],
  ['nobody of these', { principals: [admin], roots: [rootOf(AWAY)], accountIds: [] }, []],
])('%s', async (_whose, asked, names) => {
  const found = await graph.reader.codeObjects(asked);
  const told = found.map(
    ({ object, isTemplate }) => `${object.replace(/.*\//, '')}${isTemplate ? ' template' : ''}`,
  );
  expect(told.sort()).toEqual(names);
  for (const { role } of found) expect(role).toBe(admin);
});

test('an answer says who may write it, from either end', async () => {
  const unexplored = { principal: writer, techniqueIds: ['T-152', 'T-531'] };
  const question = { from: writer, maxHops: 3, k: 1, context: [] };
  const from = await pathsToPrivilege(graph.reader, question);
  expect(from.completeness).toMatchObject({ complete: false, unexplored: [unexplored] });
  const into = await whoCanReach(graph.reader, { to: admin, maxHops: 3 });
  expect(into.completeness.unexplored).toContainEqual(unexplored);
});
