/** Paths of a caller limited to some accounts rest on nothing of others but that there are steps (S3). */
import { describe, expect, test } from 'vitest';
import type { Services } from '../../src/api/context.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { asFiles, servicesOn, useGraph } from '../support/graph.js';
import { callerOf } from '../support/limitedCaller.js';
import { exportsOfEstate, type RoleEstate } from '../support/roleEstate.js';
import { allow, type Json } from '../support/statements.js';

/** Others come first, wherever only the first are read. */
const [mine, besides, theirs] = ['222222222222', '333333333333', '111111111111'];
const limited = callerOf(mine, besides);
const graph = useGraph();
let services: Services;

const ann = `arn:aws:iam::${mine}:user/ann`;
const roleOf = (accountId: string, name: string): string => `arn:aws:iam::${accountId}:role/${name}`;
const trust = (AWS: string) => [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }];

async function holding(estate: RoleEstate): Promise<void> {
  await graph.empty();
  services = await servicesOn(graph);
  await ingestDocuments(graph.writer, asFiles(exportsOfEstate(estate)));
}

async function told(question: string, caller = limited): Promise<unknown> {
  const selection = question.startsWith('pathsTo')
    ? 'paths { decision hops { to { identifier } } }'
    : 'totalCount';
  const { data, errors } = await executeOperation(
    services,
    `{ answer: ${question} { ${selection} completeness { truncatedBy } dataGaps { kind accountId message } } }`,
    {},
    caller,
  );
  expect(errors).toBeUndefined();
  return data?.['answer'];
}

const toPrivilege = `pathsToPrivilege(from: "${ann}")`;

test('paths end at an administrator of others, whether or not its access has conditions', async () => {
  const first = roleOf(theirs, 'first');
  const estate = (Condition: Json): RoleEstate => ({
    members: {
      [ann]: { own: [allow('sts:AssumeRole')] },
      [first]: { trust: trust(ann), own: [allow('*', '*', { Condition }), allow('sts:AssumeRole')] },
      [roleOf(theirs, 'second')]: { trust: trust(first), own: [allow('iam:*')] },
      [roleOf(besides, 'own')]: { trust: trust(first), own: [allow('iam:*')] },
    },
  });
  await holding(estate({}));
  const unconditional = await told(toPrivilege);
  expect(unconditional).toMatchObject({ paths: [{ hops: [{ to: { identifier: 'hidden:1' } }] }] });
  await holding(estate({ StringEquals: { 'aws:UserAgent': 'cli' } }));
  expect(await told(toPrivilege)).toEqual(unconditional);
  expect(await told(toPrivilege, callerOf(mine, besides, theirs))).toHaveProperty('paths.length', 4);
}, 180_000);

test('distances through one of others that comes to administer its account rest on no conditions of it', async () => {
  const [first, second, own] = [roleOf(theirs, 'first'), roleOf(theirs, 'second'), roleOf(besides, 'own')];
  const writing = ['iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'];
  const estate = (Condition: Json): RoleEstate => ({
    members: {
      [ann]: { own: [allow('sts:AssumeRole')] },
      [first]: { trust: trust(ann), own: [allow(writing, '*', { Condition })] },
      [second]: { own: [allow('sts:AssumeRole')] },
      [own]: { trust: trust(second), own: [allow('iam:*')] },
    },
  });
  const questions = [
    `blastRadius(principal: "${ann}") { principals(first: 9) { edges { distance node { identifier } } } }`,
    `whoCanReach(to: "${own}", first: 9) { edges { distance node { identifier } } }`,
  ];
  const distances = (caller = limited) =>
    Promise.all(questions.map((question) => executeOperation(services, `{ ${question} }`, {}, caller)));
  await holding(estate({}));
  const unconditional = await distances();
  expect(JSON.stringify(unconditional)).toContain('"distance":4,');
  await holding(estate({ StringEquals: { 'aws:UserAgent': 'cli' } }));
  expect(await distances()).toEqual(unconditional);
  expect(await distances(callerOf(mine, besides, theirs))).not.toEqual(unconditional);
}, 180_000);

describe('escalations that are not searched, of many others and of', () => {
  /** Roles that may use part of the rights of the user of their account (T-024), each with a policy set of its own. */
  const partial = (name: string) => ({
    trust: trust(ann),
    own: [allow('iam:ResetServiceSpecificCredential'), allow('s3:GetObject', `arn:aws:s3:::${name}/*`)],
  });
  const used = { own: [allow('codecommit:*')] };
  const others = Array.from({ length: 60 }, (_, at) => `x${10 + at}`);
  const estate = (more: RoleEstate['members']): RoleEstate => ({
    members: {
      [ann]: { own: [allow('sts:AssumeRole')] },
      [roleOf(mine, 'end')]: { trust: trust(roleOf(theirs, 'x10')), own: [allow('iam:*')] },
      [`arn:aws:iam::${theirs}:user/v`]: used,
      ...Object.fromEntries(others.map((name) => [roleOf(theirs, name), partial(name)])),
      ...more,
    },
  });
  const into = `whoCanReach(to: "${roleOf(mine, 'end')}", first: 5)`;

  test.each([
    [
      'one of its own',
      { [roleOf(mine, 'own')]: partial('own'), [`arn:aws:iam::${mine}:user/v`]: used },
      true,
    ],
    ['none of its own', {}, false],
  ])('%s', async (_what, more, isTold) => {
    await holding(estate(more));
    // What was not read may hold further steps, or such an escalation.
    expect((await graph.reader.pathRegion({ from: [ann], most: 50 })).depth).toBeLessThan(Infinity);
    for (const question of [toPrivilege, into]) {
      const { completeness } = (await told(question)) as { completeness: { truncatedBy: readonly string[] } };
      expect([question, completeness.truncatedBy.includes('ESCALATION_UNEXPLORED')]).toEqual([
        question,
        isTold,
      ]);
    }
  });
});
