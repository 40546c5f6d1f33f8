/** Cross-account access on a real Neo4j: import, ask, put the fixes in, import, ask again. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { CrossAccountAccess } from '../../src/access/shared/diagnosisAnswer.js';
import { can } from '../../src/access/can/can.js';
import { crossAccountAccess } from '../../src/access/diagnosis/crossAccountAccess.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import {
  allow,
  ann,
  arn,
  assume,
  exportsOf,
  OUTSIDE,
  repaired,
  role,
  SOURCE,
  TARGET,
  trusts,
  trustsSource,
  worker,
  type Estate,
} from '../support/assumption.js';
import { asFiles, useGraph } from '../support/graph.js';
import { importedGraph } from '../support/importedGraph.js';
import { inMemoryReader } from '../support/inMemoryReader.js';
import {
  account,
  allowAll,
  attached,
  combined,
  described,
  fullAccess,
  MANAGEMENT,
  ORGANIZATION,
  ROOT,
  WORKLOADS,
} from '../unit/ingest/organizations.js';

const graph = useGraph();
beforeEach(() => graph.empty());

const put = (documents: readonly object[]) => ingestDocuments(graph.writer, asFiles(documents));

async function ask(estate: Estate, from: string): Promise<CrossAccountAccess> {
  await put(exportsOf(estate));
  return crossAccountAccess(graph.reader, { from, to: estate.roleArn ?? role });
}

const open = ({ steps }: CrossAccountAccess): Readonly<Record<string, string>> =>
  Object.fromEntries(
    steps.filter(({ status }) => status !== 'IN_PLACE').map(({ step, status }) => [step, status]),
  );

const group = (members: readonly string[], statements = [assume]) => ({ statements, members });
const externalId = { Condition: { StringEquals: { 'sts:ExternalId': 'nwp-1' } } };

/** Without an organization, which is told each time. */
const unguarded = { ORGANIZATION_GUARDRAILS: 'UNKNOWN' };

describe('with the fixes in place, the next import makes it work', { timeout: 180_000 }, () => {
  test.each<readonly [string, Estate, string, Readonly<Record<string, string>>, string]>([
    [
      'the trust policy',
      { own: [{ Version: '2012-10-17', Statement: assume }], trust: [trusts({ AWS: arn(OUTSIDE, 'root') })] },
      ann,
      { TRUST_POLICY: 'MISSING' },
      'ALLOWED',
    ],
    ['the permission', { trust: [trustsSource] }, ann, { ASSUME_ROLE_PERMISSION: 'MISSING' }, 'ALLOWED'],
    [
      'both, of a role',
      { trust: [] },
      worker,
      { TRUST_POLICY: 'MISSING', ASSUME_ROLE_PERMISSION: 'MISSING' },
      'ALLOWED',
    ],
    [
      'the permission, beside an external id',
      { trust: [trusts({ AWS: ann }, externalId)] },
      ann,
      { TRUST_POLICY: 'CONDITIONAL', ASSUME_ROLE_PERMISSION: 'MISSING' },
      'CONDITIONAL',
    ],
    [
      'a role of the same account',
      { trust: [], roleArn: arn(SOURCE, 'role/reader') },
      ann,
      { TRUST_POLICY: 'MISSING' },
      'ALLOWED',
    ],
    [
      'a boundary',
      { trust: [trustsSource], boundary: [allow('s3:*', '*')] },
      ann,
      { ASSUME_ROLE_PERMISSION: 'MISSING' },
      'ALLOWED',
    ],
  ])('%s', async (_what, estate, from, expected, decision) => {
    const answer = await ask(estate, from);
    expect(answer.decision).toBe('IMPLICIT_DENY');
    expect(open(answer)).toEqual({ ...expected, ...unguarded });
    const after = await ask(repaired(estate, answer, estate.boundary ? ['own', 'boundary'] : ['own']), from);
    expect(after.decision).toBe(decision);
    expect(Object.values(open(after))).not.toContain('MISSING');
    const question = { principal: from, action: 'sts:AssumeRole', resource: estate.roleArn ?? role };
    const checked = await can(graph.reader, { ...question, context: [], unlistedContextKeys: 'UNKNOWN' });
    expect(checked.decision).toBe(decision);
  });

  test('a group: who joins it has the permission', async () => {
    const groups = {
      admins: group(['bob'], [allow('*', '*')]),
      devs: group(['bob', 'cid']),
      idle: group(['ann'], [allow('s3:*', '*')]),
      wide: group(['ann'], [allow('sts:Assume*WithSAML', '*')]),
    };
    const answer = await ask({ trust: [trustsSource], groups }, ann);
    expect(answer.steps[0]).toMatchObject({
      step: 'SOURCE_MEMBERSHIP',
      status: 'MISSING',
      explanation:
        'ann (111111111111) is not in group admins (in it: bob) and group devs (in it: bob and cid), whose policies allow it.',
    });
    const joined = { ...groups, devs: group(['ann', 'bob', 'cid']) };
    const after = await ask({ trust: [trustsSource], groups: joined }, ann);
    expect([after.decision, open(after)]).toEqual(['ALLOWED', unguarded]);
    expect(after.steps[0]?.explanation).toBe(
      'ann (111111111111) has the permission through group devs (in it: bob and cid).',
    );
  });
});

test('a service control policy of a unit blocks it, with the unit named (E-19b)', async () => {
  const policy = {
    Id: 'p-noroles1',
    Arn: `arn:aws:organizations::${MANAGEMENT}:policy/${ORGANIZATION}/service_control_policy/p-noroles1`,
    Name: 'NoRoles',
    Type: 'SERVICE_CONTROL_POLICY',
    AwsManaged: false,
  };
  const places = ['333333333333', TARGET];
  const user = 'arn:aws:iam::333333333333:user/ann';
  const swapped = JSON.parse(
    JSON.stringify(
      exportsOf({ own: [{ Version: '2012-10-17', Statement: assume }], trust: [trustsSource] }),
    ).replaceAll(SOURCE, '333333333333'),
  ) as readonly object[];
  await put([
    combined({
      Accounts: [
        account(MANAGEMENT, 'management', { ParentId: ROOT }),
        ...places.map((id) => account(id, `a-${id}`, { ParentId: WORKLOADS })),
      ],
      Policies: [
        described(fullAccess, allowAll),
        described(policy, {
          Version: '2012-10-17',
          Statement: { Sid: 'Stay', Effect: 'Deny', Action: 'sts:*', Resource: role },
        }),
      ],
      PolicyTargets: [
        ...attached('p-FullAWSAccess', ROOT, WORKLOADS, MANAGEMENT, ...places),
        ...attached('p-noroles1', WORKLOADS),
      ],
    }),
    ...swapped,
  ]);
  const answer = await crossAccountAccess(graph.reader, { from: user, to: role });
  expect([answer.decision, open(answer)]).toEqual(['EXPLICIT_DENY', { ORGANIZATION_GUARDRAILS: 'BLOCKED' }]);
  expect(answer.steps[4]?.explanation).toMatch(
    /\(Stay\) of the service control policy NoRoles attached to OU workloads/,
  );
});

test('Neo4j and the graph in memory give equal answers', async () => {
  const estate: Estate = {
    trust: [trusts({ AWS: [ann, arn(OUTSIDE, 'root')] }, externalId)],
    boundary: [allow('sts:*', '*')],
    groups: {
      admins: group(['ann', 'bob'], [allow('*', '*')]),
      devs: group(['cid']),
      idle: group(['ann'], [allow('s3:*', '*')]),
    },
  };
  await put(exportsOf(estate));
  const inMemory = inMemoryReader(importedGraph(exportsOf(estate)));
  const callers = [
    ann,
    arn(SOURCE, 'user/bob'),
    worker,
    arn(SOURCE, 'root'),
    arn(OUTSIDE, 'role/x'),
    '*',
    'ec2.amazonaws.com',
  ];
  for (const from of callers) {
    for (const to of [role, arn(TARGET, 'role/other'), worker]) {
      expect(await crossAccountAccess(graph.reader, { from, to })).toEqual(
        await crossAccountAccess(inMemory, { from, to }),
      );
    }
  }
});
