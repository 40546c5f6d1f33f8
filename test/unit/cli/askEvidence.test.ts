/** What `rolegraph ask` cites, asks of workloads, and lists beside paths, where its output is no terminal. */
import { describe, expect, test } from 'vitest';
import { answerInText, type AskOptions } from '../../../src/cli/ask/ask.js';
import type { Question } from '../../../src/cli/ask/ask.js';
import type { Workload } from '../../../src/graph/model/graph.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { dataOf, errorOf, servicesOf } from '../api/services.js';

const account = '111122223333';
const arn = (resource: string) => `arn:aws:iam::${account}:${resource}`;
const [ann, hub, other, admin] = [arn('user/ann'), arn('role/hub'), arn('role/other'), arn('role/admin')];
const lambda = (name: string) => `arn:aws:lambda:eu-west-1:${account}:function:${name}`;

const trusting = (...who: readonly string[]) => [
  { Sid: 'In', Effect: 'Allow', Principal: { AWS: who }, Action: 'sts:AssumeRole' },
];
const may = (Action: string, Resource: string) => [{ Sid: 'May', Effect: 'Allow', Action, Resource }];

const documents = exportsOfEstate({
  members: {
    [ann]: { own: may('sts:AssumeRole', hub) },
    [hub]: { trust: trusting(arn('root')), own: may('iam:PutRolePolicy', hub) },
    [other]: { trust: trusting(ann), own: may('sts:AssumeRole', admin) },
    [admin]: { trust: trusting(other), own: may('*', '*') },
  },
});

const workload = (name: string, unresolved: readonly string[] = []): Workload => ({
  type: 'WORKLOAD',
  arn: lambda(name),
  accountId: account,
  kind: 'lambda:function',
  name,
  instanceProfileArns: [],
  unresolved,
});

const services = servicesOf(
  inMemoryReader({
    ...importedEstate(documents),
    workloads: [workload('both', ['old']), workload('one'), workload('bare'), workload('lost', ['gone'])],
    runsAs: [
      [lambda('both'), hub, 'CODE'],
      [lambda('both'), other, 'SERVICE'],
      [lambda('one'), other, 'CODE'],
    ],
  }),
);

const told = (question: Question, options: Partial<AskOptions> = {}): Promise<string> =>
  answerInText(services, question, { format: 'text', context: [], ...options });

const limits = { maxHops: 6, k: 10 };

describe('an answer cites policy, statement and action', () => {
  test('a path: of each step', async () => {
    const text = await told({ kind: 'paths', from: ann, to: hub, ...limits });
    expect(text).toContain(
      'sts:AssumeRole: statement 0 (In) of the trust policy hub, statement 0 (May) of the identity policy own',
    );
  });

  test('a technique: the actions that it requires, and with --verbose how to close it', async () => {
    const question = { kind: 'paths-to-privilege', from: hub, ...limits } as const;
    const text = await told(question);
    expect(text).toContain('by T-004 (Inline policy on own role)');
    expect(text).toContain('iam:PutRolePolicy: statement 0 (May) of the identity policy own');
    expect(text).not.toContain('to close it');
    const verbose = await told(question, { verbose: true });
    expect(verbose).toContain('requires: iam:PutRolePolicy @ own role');
    for (const line of [
      'severity: CRITICAL. It gives any permission, and imported data decides what else has to hold.',
      "to close it: Take iam:PutRolePolicy away, or limit it to other roles than the caller's own.",
      'see: https://pathfinding.cloud/paths/iam-005, https://attack.mitre.org/techniques/T1098/003/',
    ])
      expect(verbose).toContain(line);
  });

  test('who may, with --verbose: of each principal', async () => {
    const text = await told(
      { kind: 'who-can', action: 'sts:AssumeRole', resource: hub, transitive: false, maxHops: 6 },
      { verbose: true },
    );
    expect(text).toContain(
      `${ann}\n  sts:AssumeRole: statement 0 (In) of the trust policy hub, statement 0 (May) of the identity policy own`,
    );
  });

  test('a blast radius: of what the start does by itself', async () => {
    const text = await told({ kind: 'blast-radius', principal: ann, maxHops: 6 });
    expect(text).toContain(`can assume ${hub}\n      sts:AssumeRole: statement 0`);
  });

  test('every id of a technique has its name', async () => {
    const all = [
      await told({ kind: 'paths-to-privilege', from: ann, ...limits }, { verbose: true }),
      await told({ kind: 'blast-radius', principal: ann, maxHops: 6 }, { verbose: true }),
      await told({ kind: 'choke-points', accountId: account }, { verbose: true }),
      await told({ kind: 'who-can', action: 's3:GetObject', resource: '*', transitive: true, maxHops: 6 }),
    ].join('\n');
    expect(all).toMatch(/T-004 \(/);
    expect(all).not.toMatch(/T-\d{3}[a-z]?(?! \()(?![a-z])/);
  });
});

test('where a user has the name that is taken for a role, the question to ask instead is named', async () => {
  await expect(told({ kind: 'paths', from: ann, to: 'ann', ...limits })).rejects.toThrow(
    `No role is called "ann", but ${ann} has this name. Who can take it over: \`rolegraph ask who-can-reach ann\`.`,
  );
});

describe('a workload as the start', () => {
  test('starts at each role that it runs as, and says so', async () => {
    const text = await told({ kind: 'paths-to-privilege', from: lambda('both'), ...limits });
    expect(text).toContain(`It runs as ${hub} and ${other}.`);
    expect(text).toContain('hub (111122223333) → administrator');
    expect(text).toContain('other (111122223333) → admin (111122223333)');
    expect(text).toContain('also names old, which no import of account 111122223333 holds');
  });

  test('of one role it is what the role’s paths are', async () => {
    const to = { kind: 'paths', to: admin, ...limits } as const;
    const json = async (from: string) =>
      JSON.parse(await told({ ...to, from }, { format: 'json' })) as Readonly<Record<string, unknown>>;
    const [workloads, role] = [await json(lambda('one')), await json(other)];
    expect(workloads).toEqual({
      ...role,
      startsAs: [{ use: 'CODE', role: expect.anything() as unknown }],
      decidedAt: expect.any(String) as unknown,
    });
  });

  test('counts what is reachable from any of its roles, and none of them', async () => {
    const radius = `{ principalCount assumableCount startsAs { use role { identifier } } principals(first: 10) { nodes { identifier } } }`;
    const { blastRadius } = (await dataOf(
      `{ blastRadius(principal: "${lambda('both')}") ${radius} }`,
      {},
      services,
    )) as {
      readonly blastRadius: { readonly principalCount: number; readonly startsAs: readonly unknown[] };
    };
    expect(blastRadius.startsAs).toHaveLength(2);
    expect(blastRadius).toMatchObject({
      principalCount: 3,
      principals: { nodes: expect.not.arrayContaining([{ identifier: hub }]) as unknown },
    });
  });

  test('that runs as no role, or is not there, is refused with what to do', async () => {
    const from = (name: string) => told({ kind: 'paths-to-privilege', from: lambda(name), ...limits });
    await expect(from('bare')).rejects.toThrow(/function:bare runs as no role/);
    await expect(from('lost')).rejects.toThrow(/it names gone\. Import a newer export/);
    await expect(from('none')).rejects.toThrow(/neither a principal nor a workload that was imported/);
  });

  test('is no principal of other questions', async () => {
    const error = await errorOf(
      `{ can(principal: "${lambda('one')}", action: "s3:GetObject", resource: "*") { decision } }`,
      {},
      services,
    );
    expect(error).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'principal' } });
    expect(error?.message).toContain('ask about that role');
  });
});

describe('questions beside paths', () => {
  test('who-can-reach: the nearest first', async () => {
    const text = await told({ kind: 'who-can-reach', to: admin, maxHops: 6 });
    expect(text).toMatch(/principals can reach arn:aws:iam::111122223333:role\/admin:/);
    expect(text).toContain(`${other}\t1 hop\tyes`);
    const json = JSON.parse(
      await told({ kind: 'who-can-reach', to: admin, maxHops: 6 }, { format: 'json' }),
    ) as object;
    expect(json).toHaveProperty('edges');
  });

  test('choke-points: the step, its statements, how to close it', async () => {
    const text = await told({ kind: 'choke-points', accountId: account });
    expect(text).toMatch(/\d principals? can reach administrative access to account 111122223333/);
    expect(text).toContain('to close it:');
    await expect(told({ kind: 'choke-points', accountId: 'home' })).rejects.toThrow(/not an account id/);
  });

  test('findings: none, and nobody of that name', async () => {
    expect(await told({ kind: 'findings', principal: ann })).toMatch(
      /^No technique was found that gives .*user\/ann anything/,
    );
    await expect(told({ kind: 'findings', principal: arn('user/nobody') })).rejects.toThrow(
      /user\/nobody is not in the imported data/,
    );
  });

  test('findings and steps of a root user, which has none to list', async () => {
    expect(await told({ kind: 'findings', principal: arn('root') })).toMatch(
      /^Only users, roles and their sessions have findings: .*:root is none of these\.$/,
    );
    expect(await told({ kind: 'blast-radius', principal: arn('root'), maxHops: 6 })).not.toMatch(/by itself/);
  });

  test('exposure: of nothing, and of what is no resource', async () => {
    expect(await told({ kind: 'exposure' })).toMatch(
      /^No policy of a resource was found that grants access outside its account\.\n/,
    );
    await expect(told({ kind: 'exposure', resource: 'arn:aws:s3:::none' })).rejects.toThrow(
      /no resource that was imported with a policy/,
    );
  });
});
