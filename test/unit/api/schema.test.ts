/** Every field of every type answers on a graph that holds something of everything. */
import { readFileSync } from 'node:fs';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { nodeId } from '../../../src/api/nodes.js';
import { emptyGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { everythingIn, schema, values } from '../../support/everyField.js';
import {
  accountId,
  admin,
  alice,
  bob,
  deploy,
  instance,
  key,
  operator,
  others,
  renderer,
  reports,
  sampleGraph,
} from './sampleGraph.js';
import { dataOf, servicesIn } from './services.js';

const text = (value: string): string => JSON.stringify(value);
const check = (principal: string, action: string, resource: string): string =>
  `{ principal: ${text(principal)}, action: ${text(action)}, resource: ${text(resource)} }`;

/** Root fields with what to ask them, so that something of everything comes back. */
const questions: readonly (readonly [field: string, given: Readonly<Record<string, string>>])[] = [
  ...[alice, bob, deploy, admin, ...others].map(
    ({ identifier }) => ['principal', { identifier: text(identifier), ...values }] as const,
  ),
  ...sampleGraph.groups.map(({ arn }) => ['group', { arn: text(arn) }] as const),
  ...sampleGraph.policies.flatMap(({ arn }) =>
    arn === undefined ? [] : [['policy', { arn: text(arn) }] as const],
  ),
  ...[...sampleGraph.instanceProfiles, ...sampleGraph.accounts, ...sampleGraph.resources].map(
    (object) => ['node', { id: text(nodeId(object)) }] as const,
  ),
  ['account', { id: text(accountId) }],
  ['organization', values],
  ['accounts', values],
  ['principals', values],
  ['groups', values],
  ['policies', values],
  ['resource', { ...values, arn: text(reports.arn) }],
  ['resource', { ...values, arn: text(key.arn) }],
  ['resources', values],
  ['permissionSet', { ...values, arn: text(operator.arn) }],
  ['permissionSets', values],
  ['workload', { ...values, arn: text(instance.arn) }],
  ['workload', { ...values, arn: text(renderer.arn) }],
  ['workloads', values],
  ['instanceProfiles', values],
  ['search', { ...values, text: text(accountId) }],
  ['can', { ...values, principal: text(alice.identifier) }],
  ['can', { principal: text(bob.identifier), action: '"s3:GetObject"', resource: '"arn:aws:s3:::data/x"' }],
  ['can', { principal: text(admin.identifier), action: '"s3:GetObject"', resource: '"arn:aws:s3:::data/x"' }],
  ['canBatch', { checks: `[${check(alice.identifier, 'sts:AssumeRole', deploy.identifier)}]` }],
  ['whoCan', values],
  ['whoCan', { ...values, action: '"sts:AssumeRole"', resource: text(deploy.identifier) }],
  [
    'whoCan',
    { ...values, action: '"sts:AssumeRole"', resource: text(deploy.identifier), transitive: 'true' },
  ],
  ['effectivePermissions', { principal: text(alice.identifier) }],
  ['assumeRolePaths', { from: text(alice.identifier), to: text(admin.identifier) }],
  ['assumeRolePaths', { from: text(admin.identifier), to: text(deploy.identifier) }],
  ['pathsToPrivilege', { from: text(alice.identifier), targets: 'true' }],
  ['blastRadius', { ...values, principal: text(alice.identifier) }],
  ['whoCanReach', { ...values, to: text(admin.identifier) }],
  ['chokePoints', { ...values, accountId: '"111122223333"' }],
  ['crossAccountAccess', { from: text(admin.identifier), to: text(deploy.identifier) }],
  ['imports', values],
  [
    'guardrailImpact',
    {
      type: 'RESOURCE_CONTROL_POLICY',
      content:
        '{ Version: "2012-10-17", Statement: { Effect: "Deny", Principal: "*", Action: ["s3:*", "sts:*"], Resource: "*" } }',
      targets: `[${text(accountId)}]`,
    },
  ],
  ['technique', { id: '"T-091"' }],
  ['technique', { id: '"T-177a"' }],
  ['techniques', values],
  ['trustExposure', values],
  ['accessKeys', values],
  ['exportAccount', { accountId: text(accountId) }],
  ['statistics', {}],
  ['targets', {}],
  ['actions', { startsWith: '"s3:"', first: '10' }],
  ['overview', {}],
  ['compareScenario', { ...values, scenario: '{}' }],
];

/** Coordinates such as `IamRole.name` of everything in an answer that is not null. */
function* answered(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* answered(item);
  else if (typeof value === 'object' && value !== null) {
    for (const [alias, field] of Object.entries(value)) {
      if (field === null || !/__./.test(alias)) continue;
      yield alias.replace('__', '.');
      yield* answered(field);
    }
  }
}

/** Fields of the interface that have no answer for some kinds of principals. */
const alwaysNull: ReadonlySet<string> = new Set(
  ['ServicePrincipal', 'Anyone'].flatMap((type) =>
    ['arn', 'accountId', 'account'].map((field) => `${type}.${field}`),
  ),
);

type Described = readonly [coordinate: string, of: { readonly description?: string | null | undefined }];

/** A type with its values or fields, and their arguments. */
function elementsOf(type: GraphQLNamedType): readonly Described[] {
  if (isEnumType(type))
    return [
      [type.name, type],
      ...type.getValues().map((one): Described => [`${type.name}.${one.name}`, one]),
    ];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [[type.name, type]];
  const fields: readonly Field[] = Object.values(type.getFields());
  return [
    [type.name, type],
    ...fields.flatMap((field): readonly Described[] => [
      [`${type.name}.${field.name}`, field],
      ...(field.args ?? []).map((one): Described => [`${type.name}.${field.name}(${one.name}:)`, one]),
    ]),
  ];
}

interface Named {
  readonly name: string;
  readonly description?: string | null | undefined;
}

type Field = Named & { readonly args?: readonly Named[] };

async function askEverything(): Promise<ReadonlySet<string>> {
  const coordinates = new Set<string>();
  for (const [name, given] of questions) {
    const answer = await dataOf(`{ ${everythingIn(rootType('Query'), name, given)} }`);
    for (const coordinate of answered(answer)) coordinates.add(coordinate);
  }
  return coordinates;
}

function rootType(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`there is no type ${name}`);
  return type;
}

const sampleInstance = { InstanceArn: operator.instanceArn, IdentityStoreId: 'd-1111111111' };
const sampleOrganization = { Id: 'o-exampleorg', MasterAccountId: '999900009999' };

async function importEverything(): Promise<readonly string[]> {
  const file = new URL('../../fixtures/account-authorization-details/cli.json', import.meta.url);
  const documents = [
    { name: 'cli.json', content: readFileSync(file, 'utf8').replaceAll(/\d{12}/g, accountId) },
    { name: 'broken.json', content: '{' },
    { name: 'identity-center.json', content: JSON.stringify({ Instances: [sampleInstance] }) },
    { name: 'organization.json', content: JSON.stringify({ Organization: sampleOrganization }) },
  ];
  const field = everythingIn(rootType('Mutation'), 'importDocuments', { input: '$input' });
  const operation = `mutation ($input: ImportDocumentsInput!) { ${field} }`;
  return [...answered(await dataOf(operation, { input: { documents } }))];
}

async function changeNothing(): Promise<readonly string[]> {
  const field = everythingIn(rootType('Mutation'), 'applyChanges', { input: '{ changes: [] }' });
  return [...answered(await dataOf(`mutation { ${field} }`))];
}

const trusting = (service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});

/** An export of a role that lets this service in. */
function exportTrusting(service: string): string {
  const entity = { RoleName: 'any', Path: '/', Arn: `arn:aws:iam::${accountId}:role/any` };
  const role = { ...entity, AssumeRolePolicyDocument: trusting(service) };
  return JSON.stringify({ UserDetailList: [], GroupDetailList: [], RoleDetailList: [role], Policies: [] });
}

/** A graph that loses all that it holds, and an empty one that gains it, by a change of who is let in. */
async function compareEverything(): Promise<readonly string[]> {
  const given = {
    before: '$before',
    after: '$after',
    watch: `[{ action: ${values['action'] ?? ''}, resource: "*" }]`,
  };
  const field = everythingIn(rootType('Query'), 'diff', { ...values, ...given });
  const operation = `query ($before: [ImportDocumentInput!], $after: [ImportDocumentInput!]) { ${field} }`;
  const documents = {
    before: [{ name: 'before.json', content: exportTrusting('ec2.amazonaws.com') }],
    after: [{ name: 'after.json', content: exportTrusting('lambda.amazonaws.com') }],
  };
  const { graphVersion } = sampleGraph;
  const [full, empty] = [inMemoryReader(sampleGraph), inMemoryReader({ ...emptyGraph, graphVersion })];
  // Where the account stays, its policies are gone.
  const without = inMemoryReader({ ...sampleGraph, policies: [] });
  const answers = [
    await dataOf(operation, documents, servicesIn(full, empty, 'lambda')),
    await dataOf(operation, documents, servicesIn(empty, full, 'lambda')),
    await dataOf(operation, documents, servicesIn(full, without, 'lambda')),
    await dataOf(operation, documents, servicesIn(without, full, 'lambda')),
  ];
  return answers.flatMap((answer) => [...answered(answer)]);
}

async function markOne(): Promise<readonly string[]> {
  const targets = `[{ name: "payments", principal: ${text(admin.identifier)} }]`;
  const field = everythingIn(rootType('Mutation'), 'setTargets', { targets });
  return [...answered(await dataOf(`mutation { ${field} }`))];
}

async function deleteSomething(): Promise<readonly string[]> {
  const field = everythingIn(rootType('Mutation'), 'deleteAccount', { input: '$input' });
  const operation = `mutation ($input: DeleteAccountInput!) { ${field} }`;
  return [...answered(await dataOf(operation, { input: { accountId } }))];
}

describe('the schema', () => {
  it('answers every field of every type', { timeout: 60_000 }, async () => {
    const coordinates = new Set([
      ...(await askEverything()),
      ...(await importEverything()),
      ...(await compareEverything()),
      ...(await changeNothing()),
      ...(await markOne()),
      ...(await deleteSomething()),
    ]);
    const all = Object.values(schema.getTypeMap())
      // Whoever may know of all accounts meets nobody who is hidden.
      .filter((type) => isObjectType(type) && !/^(__|HiddenPrincipal$)/.test(type.name))
      .flatMap((type) =>
        Object.keys((type as GraphQLObjectType).getFields()).map((name) => `${type.name}.${name}`),
      );
    expect(all.filter((coordinate) => coordinates.has(coordinate) === alwaysNull.has(coordinate))).toEqual(
      [],
    );
  });

  it('describes every element', () => {
    const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
    const own = types.filter((type) => !['String', 'Int', 'Boolean', 'ID', 'Float'].includes(type.name));
    expect(own.flatMap(elementsOf).filter(([, { description }]) => !description)).toEqual([]);
  });

  it('says of a field what its interface says of it', () => {
    const { findings, can } = (schema.getType('IamRole') as GraphQLObjectType).getFields();
    expect(findings?.description).toMatch(/^Escalation techniques that it can use/);
    expect(can?.args.find(({ name }) => name === 'action')?.description).toBe('The action that it requests.');
  });

  it('says for every page that its size is required', () => {
    const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) ? Object.values(type.getFields()) : [],
    );
    const sizes = fields.flatMap((field) => field.args.filter((argument) => argument.name === 'first'));
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.every((argument) => isNonNullType(argument.type))).toBe(true);
  });

  /** What Relay's compiler and Apollo's `relayStylePagination` ask of every connection. */
  it('has connections of one shape', () => {
    const fieldsOf = (name: string) => {
      const type = schema.getType(name);
      return isObjectType(type)
        ? Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]))
        : {};
    };
    expect(fieldsOf('PageInfo')).toEqual({
      hasNextPage: 'Boolean!',
      hasPreviousPage: 'Boolean!',
      startCursor: 'String',
      endCursor: 'String',
    });
    const names = Object.keys(schema.getTypeMap()).filter((name) => name.endsWith('Connection'));
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      const { edges = '', pageInfo } = fieldsOf(name);
      expect([pageInfo, edges]).toEqual(['PageInfo!', expect.stringMatching(/^\[\w+Edge!\]!$/)]);
      const edge = fieldsOf(edges.replaceAll(/\W/g, ''));
      expect(edge).toMatchObject({ cursor: 'String!', node: expect.stringMatching(/!$/) });
    }
  });

  it('has only mutations that import, change or delete what was imported, and that mark targets', () => {
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {})).toEqual([
      'importDocuments',
      'applyChanges',
      'setTargets',
      'deleteAccount',
    ]);
  });
});
