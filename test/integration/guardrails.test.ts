/** Under an organization's guardrails, answers that say the same thing in different ways agree. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadActionCatalog } from '../../src/access/permissions/actionCatalog.js';
import { assumeRolePaths } from '../../src/access/paths/assumeRolePaths.js';
import { can } from '../../src/access/can/can.js';
import { effectivePermissions } from '../../src/access/permissions/effectivePermissions.js';
import { expandPermissions } from '../../src/access/permissions/expandPermissions.js';
import { batchedReader } from '../../src/api/reading/requestReaders.js';
import type { Principal } from '../../src/graph/model/graph.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { generateEstate } from '../support/generateAccounts.js';
import { useGraph } from '../support/graph.js';
import { canAnswers, whoCanAnswers } from '../support/whoCanAgrees.js';
import {
  account,
  allowAll,
  attached,
  combined,
  described,
  fullAccess,
  MANAGEMENT,
  ORGANIZATION,
  PRODUCTION,
  root,
  ROOT,
  WORKLOADS,
} from '../unit/ingest/organizations.js';

const [FIRST, SECOND, THIRD, CHAIN] = ['200000000001', '200000000002', '200000000003', '200000000009'];

const enabled = {
  PolicyTypes: ['SERVICE', 'RESOURCE'].map((type) => ({ Type: `${type}_CONTROL_POLICY`, Status: 'ENABLED' })),
};

const summary = (id: string, type: 'service' | 'resource', name: string) => ({
  Id: id,
  Arn: `arn:aws:organizations::${MANAGEMENT}:policy/${ORGANIZATION}/${type}_control_policy/${id}`,
  Name: name,
  Type: `${type.toUpperCase()}_CONTROL_POLICY`,
  AwsManaged: false,
});

const policy = (id: string, type: 'service' | 'resource', name: string, ...statements: readonly object[]) =>
  described(summary(id, type, name), { Version: '2012-10-17', Statement: statements });

const deny = (action: string | readonly string[], resource: string, condition?: object) => ({
  Effect: 'Deny',
  Action: action,
  Resource: resource,
  ...(condition ? { Condition: condition } : {}),
});

const targets = [ROOT, WORKLOADS, PRODUCTION, MANAGEMENT, FIRST, SECOND, THIRD, CHAIN];

/** The first account in workloads; the others in production below it. */
const guardrails = combined({
  Roots: [root(enabled)],
  Accounts: [
    account(MANAGEMENT, 'management', { ParentId: ROOT }),
    account(FIRST, 'first', { ParentId: WORKLOADS }),
    ...[SECOND, THIRD, CHAIN].map((id) => account(id, `account-${id}`, { ParentId: PRODUCTION })),
  ],
  Policies: [
    described(fullAccess, allowAll),
    described(
      { ...summary('p-RCPFullAWSAccess', 'resource', 'RCPFullAWSAccess'), AwsManaged: true },
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
    ),
    policy(
      'p-regions1',
      'service',
      'DenyRegions',
      deny('dynamodb:*', '*', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
    ),
    policy('p-nocross1', 'service', 'StayAway', deny('sts:AssumeRole', `arn:aws:iam::${SECOND}:role/*`)),
    policy(
      'p-spared11',
      'service',
      'NoUsers',
      deny(['sts:AssumeRole', 'sqs:*'], '*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } }),
    ),
    policy('p-nochain1', 'service', 'NoChains', deny('sts:AssumeRole', '*')),
    policy('p-perimet1', 'resource', 'Perimeter', {
      ...deny(['sts:AssumeRole', 's3:*'], '*', {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION },
      }),
      Principal: '*',
    }),
    policy('p-nosqs111', 'resource', 'NoQueues', {
      ...deny(['sqs:DeleteQueue', 'sqs:PurgeQueue'], '*'),
      Principal: '*',
    }),
  ],
  PolicyTargets: [
    ...attached('p-FullAWSAccess', ...targets),
    ...attached('p-RCPFullAWSAccess', ...targets),
    ...attached('p-regions1', ROOT),
    ...attached('p-nocross1', FIRST),
    ...attached('p-spared11', SECOND),
    ...attached('p-nochain1', CHAIN),
    ...attached('p-perimet1', PRODUCTION),
    ...attached('p-nosqs111', WORKLOADS),
  ],
});

const role = (name: string, trusted: string) => ({
  Path: '/',
  RoleName: name,
  RoleId: `AROA${name.toUpperCase()}CHAIN`,
  Arn: `arn:aws:iam::${CHAIN}:role/${name}`,
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: trusted }, Action: 'sts:AssumeRole' }],
  },
  RolePolicyList: [{ PolicyName: 'all', PolicyDocument: allowAll }],
});

/** ann → first → last, by the account's own policies. */
const ann = `arn:aws:iam::${CHAIN}:user/ann`;
const last = `arn:aws:iam::${CHAIN}:role/last`;
const chain = {
  UserDetailList: [
    {
      Path: '/',
      UserName: 'ann',
      UserId: 'AIDAANNCHAIN',
      Arn: ann,
      UserPolicyList: [{ PolicyName: 'all', PolicyDocument: allowAll }],
    },
  ],
  GroupDetailList: [],
  RoleDetailList: [
    role('first', `arn:aws:iam::${CHAIN}:root`),
    role('last', `arn:aws:iam::${CHAIN}:role/first`),
  ],
  Policies: [],
};

const graph = useGraph();
let callers: readonly Principal[];
let lengthsBefore: readonly number[];

const importAll = (...documents: readonly object[]) =>
  ingestDocuments(
    graph.writer,
    documents.map((document, index) => ({ name: `file-${index}.json`, content: JSON.stringify(document) })),
  );

const pathsToLast = () =>
  assumeRolePaths(graph.reader, { from: ann, to: last, maxHops: 3, k: 10, context: [] });

beforeAll(async () => {
  await graph.empty();
  await importAll(...generateEstate(3, 12, 5).map(({ document }) => document), chain);
  lengthsBefore = (await pathsToLast()).paths.map(({ length }) => length);
  const { organizations, problems } = await importAll(guardrails);
  expect(problems).toEqual([]);
  expect(organizations).toMatchObject([{ outcome: 'CREATED', rederivedAccounts: 4 }]);
  const { entries } = await graph.reader.principalPage({ first: 1_000 }, {});
  const imported = [FIRST, SECOND, THIRD, CHAIN];
  callers = entries
    .map(([, principal]) => principal)
    .filter(
      ({ kind, accountId = '' }) => ['USER', 'ROLE', 'ROOT'].includes(kind) && imported.includes(accountId),
    );
});

const asked = (principal: string, action: string, resource: string) => ({
  principal,
  action,
  resource,
  context: [],
  unlistedContextKeys: 'UNKNOWN' as const,
});

const may = (decision: string): boolean => decision === 'ALLOWED' || decision === 'CONDITIONAL';

test('the edges are what can says of every user and role on every role (E-19, E-20)', async () => {
  const reader = batchedReader(graph.reader);
  const expected = new Map<string, string>();
  const stored = new Map<string, string>();
  const stopped = new Set<string>();
  const roles = callers.filter(({ kind }) => kind === 'ROLE');
  for (const { identifier } of callers) {
    const answers = await Promise.all(
      roles.map((one) => can(reader, asked(identifier, 'sts:AssumeRole', one.identifier))),
    );
    for (const [index, { decision, layers }] of answers.entries()) {
      const pair = `${identifier} ${roles[index]?.identifier ?? ''}`;
      if (may(decision)) expected.set(pair, decision);
      for (const { layer, outcome, level = '' } of layers)
        if (outcome === 'DENIES') stopped.add(`${layer} ${level}`);
    }
    const page = (await graph.reader.canAssume([identifier], { first: 100 })).get(identifier);
    for (const [to, { grant }] of page?.entries ?? []) stored.set(`${identifier} ${to}`, grant.decision);
  }
  expect(expected.size).toBeGreaterThan(10);
  expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(expected));
  expect([...stopped].sort()).toEqual([FIRST, SECOND, CHAIN].map((id) => `SERVICE_CONTROL ${id}`));
});

test('a chain that the accounts allow is stopped by a service control policy at a level (E-19b)', async () => {
  expect(lengthsBefore).toEqual([2]);
  const { paths, completeness, dataGaps } = await pathsToLast();
  expect([paths, completeness.complete, dataGaps.map(({ kind }) => kind)]).toEqual([[], true, []]);
  const { decision, explanation } = await can(
    graph.reader,
    asked(ann, 'sts:AssumeRole', `arn:aws:iam::${CHAIN}:role/first`),
  );
  expect(decision).toBe('EXPLICIT_DENY');
  expect(explanation).toContain(
    `of the service control policy NoChains attached to account account-${CHAIN} (${CHAIN})`,
  );
});

describe('whoCan', () => {
  test.each([
    ['s3:GetObject', 'arn:aws:s3:::some-bucket/some/key'],
    ['dynamodb:GetItem', `arn:aws:dynamodb:eu-west-1:${SECOND}:table/orders`],
    ['sqs:PurgeQueue', `arn:aws:sqs:eu-west-1:${SECOND}:jobs`],
    ['sqs:DeleteQueue', `arn:aws:sqs:eu-west-1:${SECOND}:jobs`],
    ['sts:AssumeRole', last],
  ])('%s %s: equals the principals for which can allows it (E-19a)', async (action, resource) => {
    expect(await whoCanAnswers(graph.reader, action, resource)).toEqual(
      await canAnswers(graph.reader, action, resource),
    );
  });
});

const mayOrUnknown = (decision: string): boolean => may(decision) || decision === 'UNKNOWN';

test('every entry of effectivePermissions is allowed by can (E-19, E-20)', async () => {
  const reader = batchedReader(graph.reader);
  const catalog = await (await loadActionCatalog()).services(['sqs', 'dynamodb', 's3']);
  const byAction = new Map(
    catalog.flatMap(({ actions }) => actions).map((one) => [one.action, one.resources]),
  );
  let compared = 0;
  for (const { identifier, accountId = '' } of callers.filter((_, index) => index % 9 === 0)) {
    const permissions = await effectivePermissions(reader, identifier);
    const listed = expandPermissions(permissions, catalog).flatMap(({ accessLevels }) =>
      accessLevels.flatMap(({ actions }) => actions),
    );
    for (const {
      action,
      outcome: { decision },
    } of listed) {
      const resources = byAction.get(action) ?? [];
      // The own account's resources, and those of one that nothing is known of, whose own policies may let it in.
      const patterns =
        resources.length === 0
          ? ['*']
          : [accountId, '999999999999'].flatMap((owner) =>
              resources.map((arn) => arn.replace(/^(arn:[^:]*:[^:]*:[^:]*):\*/, `$1:${owner}`)),
            );
      const answers = await Promise.all(
        patterns.map((arn) =>
          can(reader, { ...asked(identifier, action, arn), takesNoResource: resources.length === 0 }),
        ),
      );
      const decisions = answers.map((answer) => answer.decision);
      expect([identifier, action, decision, decisions.some(mayOrUnknown)]).toEqual([
        identifier,
        action,
        decision,
        true,
      ]);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(100);
}, 120_000);
