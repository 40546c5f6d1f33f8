/** Every field of the schema answers on a real Neo4j: every reading statement runs. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Services } from '../../src/api/context.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import { planLongest } from '../../src/cli/warmUp.js';
import { planReads } from '../../src/graph/neo4j/planAhead.js';
import { ingestDocuments, ingestPaths } from '../../src/ingest/ingest.js';
import { everythingIn, schema, values } from '../support/everyField.js';
import { servicesOn, importSample, useGraph } from '../support/graph.js';
import { chief, deployer, mallory, provider, undecidedExports } from '../support/undecidedEstate.js';

const graph = useGraph();
let services: Services;

const archive = {
  ResourceArn: 'arn:aws:s3:::northwind-archive',
  AccountId: '333333333333',
  Tags: [{ Key: 'team', Value: 'payments' }],
  Policy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: ['222222222222', '999999999999'] },
        Action: 's3:Get*',
        Resource: 'arn:aws:s3:::northwind-archive/*',
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      },
    ],
  },
};

beforeAll(async () => {
  await graph.empty();
  await importSample(graph);
  await ingestDocuments(graph.writer, [{ name: 'resources.json', content: JSON.stringify([archive]) }]);
  await ingestDocuments(
    graph.writer,
    undecidedExports.map((one) => ({ name: 'undecided.json', content: JSON.stringify(one) })),
  );
  services = await servicesOn(graph);
  // As a server does: a field of every type at once, on a database that has to plan them all, could take too long.
  await planLongest(graph.reader);
  await planReads(graph.connection);
});

const text = (value: string): string => JSON.stringify(value);
const role = (account: number, name: string): string =>
  text(`arn:aws:iam::${String(account).repeat(12)}:role/${name}`);
const alice = text('arn:aws:iam::444444444444:user/alice');
const page = { ...values, first: '3' };

test.each([
  ['principal', { ...page, identifier: alice }],
  ['principal', { ...page, identifier: role(3, 'service-role/receipt-renderer') }],
  ['principal', { ...page, identifier: role(3, 'payments-api-instance') }],
  ['principal', { ...page, identifier: text('999999999999') }],
  ['principal', { ...page, identifier: role(3, 'production-admin') }],
  ['principal', { ...page, identifier: text('arn:aws:iam::333333333333:root') }],
  ['principal', { ...page, identifier: text('*') }],
  ['principal', { ...page, identifier: text('ec2.amazonaws.com') }],
  ['group', { ...page, arn: text('arn:aws:iam::444444444444:group/Developers') }],
  ['policy', { ...page, arn: text('arn:aws:iam::aws:policy/AdministratorAccess') }],
  ['account', { ...page, id: text('333333333333') }],
  ['accounts', page],
  ['principals', page],
  ['groups', page],
  ['policies', page],
  ['workloads', page],
  ['instanceProfiles', page],
  ['resource', { ...page, arn: text(archive.ResourceArn) }],
  ['resources', page],
  ['resources', { ...page, filter: '{ exposed: true, accountId: "333333333333", service: "s3" }' }],
  ['search', { ...page, text: text('payments') }],
  ['search', { ...page, text: text('northwind-archive') }],
  ['can', { ...page, principal: alice }],
  ['whoCan', page],
  ['whoCan', { ...page, action: text('sts:AssumeRole'), resource: role(3, 'production-admin') }],
  [
    'whoCan',
    { ...page, transitive: 'true', action: text('sts:AssumeRole'), resource: role(3, 'payments-reader') },
  ],
  ['effectivePermissions', { principal: alice }],
  ['assumeRolePaths', { from: text('arn:aws:iam::555555555555:user/gina'), to: role(3, 'production-admin') }],
  ['assumeRolePaths', { from: text('arn:aws:iam::333333333333:user/heidi'), to: role(1, 'cost-export') }],
  ['crossAccountAccess', { from: alice, to: role(3, 'payments-operator') }],
  ['crossAccountAccess', { from: alice, to: role(3, 'payments-reader') }],
  ['blastRadius', { ...page, principal: alice }],
  ['whoCanReach', { ...page, first: '1', to: role(3, 'payments-reader') }],
  ['whoCanReach', { ...page, first: '1', to: text('333333333333') }],
  ['chokePoints', { ...page, accountId: text('333333333333') }],
  ['technique', { id: text('T-071') }],
  ['techniques', page],
  ['trustExposure', page],
  ['accessKeys', page],
  ['exportAccount', { accountId: text('333333333333') }],
  ['statistics', {}],
] as const)('%s', async (field, given) => {
  const query = schema.getQueryType();
  if (!query) throw new Error('there is no query type');
  const { data, errors } = await executeOperation(services, `{ ${everythingIn(query, field, given)} }`, {});
  expect(errors).toBeUndefined();
  expect(Object.values(data ?? {})[0]).not.toBeNull();
});

describe('what AWS leaves undecided comes back with', () => {
  const hops = 'paths { caveats hops { caveats } }';
  it.each([
    [
      'a role that is assumed',
      `principal(identifier: "${provider}")`,
      'canAssume(first: 1) { edges { caveats } }',
    ],
    ['who assumes it', `principal(identifier: "${deployer}")`, 'assumableBy(first: 1) { edges { caveats } }'],
    [
      'an escalation',
      `principal(identifier: "${mallory}")`,
      '... on IamPrincipal { canEscalateTo(first: 1) { edges { ways { caveats } } } }',
    ],
    ['a finding', `principal(identifier: "${mallory}")`, '... on IamPrincipal { findings { caveats } }'],
    [
      'administrative access',
      `principal(identifier: "${chief}")`,
      '... on IamPrincipal { administration { caveats } }',
    ],
    ['a path', `assumeRolePaths(from: "${provider}", to: "${deployer}")`, hops],
    ['a path of escalations', `pathsToPrivilege(from: "${mallory}")`, hops],
    [
      'who may',
      `whoCan(action: "sts:AssumeRoleWithWebIdentity", resource: "${deployer}", first: 1)`,
      'nodes { caveats }',
    ],
    ['permissions', `effectivePermissions(principal: "${mallory}")`, 'caveats'],
    ['the diagnosis', `crossAccountAccess(from: "${provider}", to: "${deployer}")`, 'caveats'],
  ])('%s', async (_, field, selection) => {
    const ofKind = field.startsWith('principal(') ? `... on Principal { ${selection} }` : selection;
    const { data, errors } = await executeOperation(services, `{ ${field} { ${ofKind} } }`, {});
    expect(errors).toBeUndefined();
    const found = JSON.stringify(data);
    expect(found).toMatch(/"caveats":\["AWS documents/);
    expect(found).not.toMatch(/"caveats":\[\]/);
  });
});

describe('session policies that come with a question (E-18)', () => {
  const canRead = async (principal: string, sessionPolicies: string) => {
    const { data, errors } = await executeOperation(
      services,
      `{ can(principal: ${principal}, action: "s3:GetObject", resource: "arn:aws:s3:::northwind-payments/receipts/1.pdf", sessionPolicies: ${sessionPolicies}) { decision layers { layer outcome } determiningStatements { layer policy { name } } } }`,
      {},
    );
    return {
      can: (data as { readonly can?: { readonly decision: string } } | null)?.can,
      error: errors?.[0],
    };
  };
  const reader = role(3, 'payments-reader');
  const allow = (action: string) =>
    `{ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "${action}", Resource: "*" }] }`;

  test('limit a role session, as objects and as text', async () => {
    expect((await canRead(reader, '[]')).can?.decision).toBe('ALLOWED');
    expect((await canRead(reader, `[${allow('s3:Get*')}]`)).can?.decision).toBe('ALLOWED');
    expect((await canRead(reader, `[${allow('s3:Put*')}]`)).can).toMatchObject({
      decision: 'IMPLICIT_DENY',
      layers: expect.arrayContaining([{ layer: 'SESSION', outcome: 'NO_ALLOW' }]) as unknown,
    });
    const asText = text(JSON.stringify({ Statement: { Effect: 'Deny', Action: '*', Resource: '*' } }));
    expect((await canRead(reader, `[${asText}]`)).can?.decision).toBe('EXPLICIT_DENY');
  });

  test('are refused where they are malformed, or the caller is no session', async () => {
    const malformed = await canRead(
      reader,
      '[{ Statement: [{ Effect: "Permit", Action: "s3:*", Resource: "*" }] }]',
    );
    expect(malformed.error?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'sessionPolicies',
    });
    expect(malformed.error?.message).toMatch(/Statement\[0\]\.Effect/);
    expect((await canRead(alice, `[${allow('*')}]`)).error?.message).toMatch(/sessions of roles/);
  });
});

test('pages follow one another, and a cursor of an older graph is refused', async () => {
  const page = (after: string | null) =>
    executeOperation(
      services,
      'query ($after: String) { principals(first: 40, after: $after) { nodes { identifier } totalCount pageInfo { hasNextPage endCursor } } }',
      { after },
    );
  type Answer = {
    readonly principals: {
      readonly nodes: readonly { readonly identifier: string }[];
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
  const seen: string[] = [];
  let cursor: string | null = null;
  for (let more = true; more;) {
    const { principals } = (await page(cursor)).data as unknown as Answer;
    seen.push(...principals.nodes.map((node) => node.identifier));
    more = principals.pageInfo.hasNextPage;
    if (more) cursor = principals.pageInfo.endCursor;
    else expect(new Set(seen).size).toBe(principals.totalCount);
  }
  await ingestPaths(graph.writer, [fileURLToPath(new URL('../fixtures', import.meta.url))], () => undefined);
  expect((await page(cursor)).errors?.[0]?.extensions['code']).toBe('CURSOR_EXPIRED');
});
