/** Callers who are limited to some accounts of the sample, and what their answers may not tell of the others. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { anonymous, type Caller } from '../../src/api/callers/caller.js';
import type { Services } from '../../src/api/context.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import { nodeId } from '../../src/api/nodes.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import { schema } from './everyField.js';
import { randomOperation, type RandomOperation, type Texts } from './randomOperation.js';

export const [management, audit, production, staging, sandbox] = ['1', '2', '3', '4', '5'].map((digit) =>
  digit.repeat(12),
) as [string, string, string, string, string];

const all = [production, staging, sandbox, audit, management];

export const callerOf = (...accountIds: readonly string[]): Caller => ({
  ...anonymous,
  name: 'team',
  accountIds: new Set(accountIds),
});

const isOwn = ({ accountIds }: Caller, accountId: string): boolean => accountIds?.has(accountId) ?? true;

/** Words of others that nothing of the caller's own accounts says. */
export const foreignMarks = ['secret-machine', 'secret-session', 'ghost-role', 'audit-secret-role'];

/** Words of the organization and of Identity Center, by the one account that they concern. */
const ofOrganization: Readonly<Record<string, readonly string[]>> = {
  [management]: [
    'aws+management@northwind-pay.example',
    'ps-3f9d1c27ab5840e6',
    'Everything in the management account.',
    'carol@northwindpay.example',
    'dave@northwindpay.example',
    '92a4b8c0-1001-70aa-0001-6d1f0c2e9a01',
    '92a4b8c0-1002-70aa-0002-6d1f0c2e9a02',
    '92a4b8c0-2001-70bb-0001-6d1f0c2e9b01',
  ],
  [audit]: ['aws+audit@northwind-pay.example', 'ou-nw42-security'],
  [staging]: [
    'aws+staging@northwind-pay.example',
    'ou-nw42-staging0',
    'ps-5ad2938b1e7cf604',
    'For developers, in staging.',
    'kate@northwindpay.example',
    '92a4b8c0-2003-70bb-0003-6d1f0c2e9b03',
  ],
  [sandbox]: ['aws+sandbox@northwind-pay.example', 'ou-nw42-sandbox0', 'p-nwelse01', 'GuardrailOfTheSandbox'],
};

// ── What is imported ────────────────────────────────────────────────────────────────────────────────────────────────

const folder = new URL('../../src/sample/', import.meta.url);

/** The sample, and a guardrail, a role and a machine of others; the latter two name what is in production. */
export const sampleWithMarks = () =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.md'))
    .map((name) => ({ name, content: edited(name, readFileSync(new URL(name, folder), 'utf8')) }));

function edited(name: string, content: string): string {
  const trusted = [
    `arn:aws:sts::${production}:assumed-role/production-deployer/secret-session`,
    `arn:aws:iam::${production}:role/ghost-role`,
  ];
  if (name.startsWith('audit-')) return withRole(content, 'audit-secret-role', audit, trusted);
  const roots = [management, audit, '999999999999'].map((id) => `arn:aws:iam::${id}:root`);
  if (name.startsWith('production-')) return withRole(content, 'org-door', production, roots);
  if (name === 'organization.json') return withGuardrail(content);
  if (name !== 'compute.json') return content;
  const machine = {
    ResourceArn: `arn:aws:states:eu-west-1:${audit}:stateMachine:secret-machine`,
    AccountId: audit,
    RoleArn: `arn:aws:iam::${production}:role/nightly-export`,
  };
  return JSON.stringify([...(JSON.parse(content) as readonly object[]), machine]);
}

/** With a guardrail that applies to the sandbox alone. */
function withGuardrail(content: string): string {
  const organization = JSON.parse(content) as Readonly<
    Record<'Policies' | 'PolicyTargets', readonly object[]>
  >;
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] };
  const summary = {
    Id: 'p-nwelse01',
    Arn: `arn:aws:organizations::${management}:policy/o-nw1ndpay42/service_control_policy/p-nwelse01`,
    Name: 'GuardrailOfTheSandbox',
    Type: 'SERVICE_CONTROL_POLICY',
    AwsManaged: false,
  };
  return JSON.stringify({
    ...organization,
    Policies: [...organization.Policies, { PolicySummary: summary, Content: JSON.stringify(document) }],
    PolicyTargets: [...organization.PolicyTargets, { PolicyId: summary.Id, TargetId: 'ou-nw42-sandbox0' }],
  });
}

function withRole(content: string, name: string, accountId: string, trusted: readonly string[]): string {
  const account = JSON.parse(content) as { readonly RoleDetailList: readonly object[] };
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: trusted }, Action: 'sts:AssumeRole' }],
  };
  const role = {
    Path: '/',
    RoleName: name,
    RoleId: `AROA${name
      .toUpperCase()
      .replaceAll(/[^A-Z]/g, '')
      .padEnd(17, 'X')}`,
    Arn: `arn:aws:iam::${accountId}:role/${name}`,
    CreateDate: '2026-01-01T00:00:00Z',
    AssumeRolePolicyDocument: document,
    InstanceProfileList: [],
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    Tags: [],
  };
  return JSON.stringify({ ...account, RoleDetailList: [...account.RoleDetailList, role] });
}

// ── What may not be told ────────────────────────────────────────────────────────────────────────────────────────────

/** Names and ARNs of others that no export of the caller's accounts holds. */
export async function foreignNames(services: Services, caller: Caller): Promise<readonly string[]> {
  const own = all.filter((accountId) => isOwn(caller, accountId));
  const exported = await Promise.all(own.map((accountId) => exportOf(services, accountId)));
  const known = exported.join('\n');
  const others = all.filter((accountId) => !isOwn(caller, accountId));
  const things = await Promise.all(others.map((accountId) => thingsIn(services.reader, accountId)));
  const words = others.flatMap((accountId) => [accountId, ...(ofOrganization[accountId] ?? [])]);
  const names = [...words, ...foreignMarks, ...things.flat().flatMap(namesOf)];
  return [...new Set(names)].filter((name) => !known.includes(name));
}

async function exportOf(services: Services, accountId: string): Promise<string> {
  const { data } = await executeOperation(
    services,
    `{ exportAccount(accountId: "${accountId}") { name content } }`,
  );
  return JSON.stringify(data);
}

async function thingsIn(reader: GraphReader, accountId: string) {
  const [page, filter] = [{ first: 1_000 }, { accountId }];
  const pages = await Promise.all([
    reader.principalPage(page, filter),
    reader.groupPage(page, filter),
    reader.policyPage(page, filter),
    reader.resourcePage(page, filter),
    reader.workloadPage(page, filter),
    reader.instanceProfilePage(page, filter),
  ]);
  return pages.flatMap(({ entries }) => entries.map(([, one]) => one));
}

type Thing = Awaited<ReturnType<typeof thingsIn>>[number];

/** Shorter names, and those that are words of AWS, say nothing. */
const namesOf = (thing: Thing): readonly string[] => [
  ...(thing.name.length > 6 && !/^([A-Z][A-Za-z]+|root of .*)$/.test(thing.name) ? [thing.name] : []),
  ...arnsOf(thing),
];

const arnsOf = (thing: Thing): readonly string[] => [
  ...('identifier' in thing ? [thing.identifier] : []),
  ...('arn' in thing && typeof thing.arn === 'string' && !thing.arn.includes(':aws:policy/')
    ? [thing.arn]
    : []),
];

/** With what ids and cursors say. */
export function bytesOf(answer: unknown): string {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const encoded = text.match(/"[A-Za-z0-9_-]{12,}"/g) ?? [];
  return [text, ...encoded.map((one) => Buffer.from(one.slice(1, -1), 'base64url').toString())].join('\n');
}

// ── What is asked about ─────────────────────────────────────────────────────────────────────────────────────────────

/** Returns operations that are drawn, about the caller's own accounts more often than about others. */
export async function operationsFor(
  reader: GraphReader,
  caller: Caller,
): Promise<fc.Arbitrary<RandomOperation>> {
  const texts = await textsOfGraph(reader, caller);
  return fc
    .integer()
    .map((seed) => randomOperation(schema, texts, seed))
    .filter(({ query: document }) => validate(schema, parse(document)).length === 0);
}

/** Values for them, those of the caller's accounts first. */
async function textsOfGraph(reader: GraphReader, caller: Caller): Promise<Texts> {
  const accountIds = [true, false].flatMap((own) => all.filter((id) => isOwn(caller, id) === own));
  const things = (await Promise.all(accountIds.map((id) => thingsIn(reader, id)))).flat();
  const accounts = await reader.accounts(accountIds);
  const arns = things.flatMap(arnsOf);
  return {
    ID: [...things, ...accounts.values()].map(nodeId),
    AccountId: accountIds,
    ARN: arns,
    PrincipalIdentifier: [...arns.filter((arn) => /:(user|role)\//.test(arn)), '*', 'ec2.amazonaws.com'],
    ResourcePattern: ['*', ...arns, 'arn:aws:iam::*:role/*'],
    Action: ['sts:AssumeRole', 's3:GetObject', 'iam:PassRole'],
    PolicyDocument: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    DateTime: ['2026-03-01T09:30:00.000Z'],
    String: [
      'admin',
      'al',
      'deploy',
      'role',
      'audit',
      'guardrail',
      ...things.flatMap(namesOf),
      ...Object.values(ofOrganization).flat(),
    ],
  };
}
