/** What importing Identity Center does to the graph, and who signs in as which role. */
import { beforeEach, expect, test } from 'vitest';
import type { Services } from '../../src/api/context.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import { ingestDocuments, type ImportReport } from '../../src/ingest/ingest.js';
import { servicesOn, useGraph } from '../support/graph.js';
import {
  ADMIN,
  BILLING,
  described,
  inline,
  INSTANCE,
  instances,
  outputs,
  OWNER,
  READER,
  SHOP,
  user,
} from '../unit/ingest/identityCenters.js';

const graph = useGraph();
let services: Services;

beforeEach(async () => {
  await graph.empty();
  services = await servicesOn(graph);
});

type Files = Readonly<Record<string, object>>;

const importFiles = (files: Files): Promise<ImportReport> =>
  ingestDocuments(
    graph.writer,
    Object.entries(files).map(([name, value]) => ({ name, content: JSON.stringify(value) })),
  );

const role = (name: string, path: string) => ({
  Path: path,
  RoleName: name,
  RoleId: `AROA${name}`,
  Arn: `arn:aws:iam::${SHOP}:role${path}${name}`,
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
});

const madePath = '/aws-reserved/sso.amazonaws.com/eu-west-1/';
const made = role('AWSReservedSSO_Admin_0123456789abcdef', madePath);
const readerRole = role('AWSReservedSSO_Read-Only_v2_0123456789abcdef', '/aws-reserved/sso.amazonaws.com/');

/** Only the first two are of permission sets. */
const shop = {
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [
    made,
    readerRole,
    role('AWSReservedSSO_Admin_0123456789abcdee', '/team/'),
    role('AWSReservedSSO_Admin_0123', madePath),
    role('AWSReservedSSO_AdminX_0123456789abcdef', madePath),
  ],
  Policies: [],
};

async function ask(question: string): Promise<unknown> {
  const { data, errors } = await executeOperation(services, question, {});
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

const signIn = (arn: string) =>
  ask(
    `{ principal(identifier: "${arn}") { ... on IamRole { permissionSet { name } assignedTo(first: 10) { nodes { name } totalCount dataGaps { message } } } } }`,
  );

test('F-103: in which order account and Identity Center are imported makes no difference', async () => {
  await importFiles({ 'shop.json': shop });
  const report = await importFiles(outputs());
  expect(report).toMatchObject({
    problems: [],
    identityCenters: [{ instanceArn: INSTANCE, outcome: 'CREATED', problems: [] }],
  });
  const accountFirst = [await graph.dump(), await signIn(made.Arn)];
  await graph.empty();
  services = { ...services, reader: graph.reader, writer: graph.writer };
  await importFiles(outputs());
  await importFiles({ 'shop.json': shop });
  expect([await graph.dump(), await signIn(made.Arn)]).toEqual(accountFirst);
});

test('E-53, F-104: roles, people and assignments of a permission set, with and without the account', async () => {
  await importFiles(outputs());
  const query = `{ permissionSet(arn: "${ADMIN}") {
    name inlinePolicy customerManagedPolicies { name path } permissionsBoundary { name } dataGaps { message }
    provisionedAs(first: 5) { nodes { arn } totalCount }
    assignments(first: 5) { totalCount dataGaps { message } nodes { accountId status reason role { arn } principal { name type members(first: 5) { nodes { name } } } } }
  } }`;
  const assigned = (accountId: string, name: string, arn?: string) =>
    expect.objectContaining({
      accountId,
      principal: expect.objectContaining({ name }) as unknown,
      role: arn === undefined ? null : { arn },
      status: arn === undefined ? 'ROLE_NOT_IMPORTED' : 'PROVISIONED',
      reason: arn === undefined ? (expect.stringContaining('not imported') as unknown) : null,
    }) as unknown;
  expect(await ask(query)).toMatchObject({
    permissionSet: {
      name: 'Admin',
      inlinePolicy: JSON.parse(inline) as unknown,
      dataGaps: [],
      provisionedAs: { nodes: [], totalCount: 0 },
      assignments: {
        totalCount: 3,
        dataGaps: [
          {
            message: expect.stringMatching(
              /set Admin may be missing, in an account other than 222222222222\./,
            ) as unknown,
          },
        ],
        nodes: [assigned(SHOP, 'admins'), assigned(SHOP, 'ann'), assigned(BILLING, 'ann')],
      },
    },
  });
  await importFiles({ 'shop.json': shop });
  expect(await ask(query)).toMatchObject({
    permissionSet: {
      provisionedAs: { nodes: [{ arn: made.Arn }], totalCount: 1 },
      assignments: {
        nodes: [
          assigned(SHOP, 'admins', made.Arn),
          assigned(SHOP, 'ann', made.Arn),
          assigned(BILLING, 'ann'),
        ],
      },
    },
  });
  expect(await signIn(made.Arn)).toEqual({
    principal: {
      permissionSet: { name: 'Admin' },
      assignedTo: { nodes: [{ name: 'ann' }, { name: 'bob' }], totalCount: 2, dataGaps: [] },
    },
  });
  expect(await signIn(readerRole.Arn)).toMatchObject({
    principal: { permissionSet: { name: 'Read-Only_v2' }, assignedTo: { totalCount: 0, dataGaps: [] } },
  });
  expect(
    await ask(`{ permissionSets(first: 5, filter: { accountId: "${BILLING}" }) { nodes { name } } }`),
  ).toEqual({
    permissionSets: { nodes: [{ name: 'Admin' }] },
  });
});

test('F-99: disabled users cannot sign in, until they are enabled again', async () => {
  const users = (UserStatus: string) => ({
    'users.json': {
      Users: [user('u-ann', 'ann'), { ...user('u-bob', 'bob'), UserStatus }, user('u-cleo', 'cleo')],
    },
  });
  const signingIn = (...names: readonly string[]) => ({
    principal: {
      assignedTo: { nodes: names.map((name) => ({ name })), totalCount: names.length, dataGaps: [] },
    },
  });
  await importFiles({ 'shop.json': shop, ...outputs(), ...users('DISABLED') });
  expect(await signIn(made.Arn)).toMatchObject(signingIn('ann'));
  await importFiles({ 'instances.json': instances, ...users('ENABLED') });
  expect(await signIn(made.Arn)).toMatchObject(signingIn('ann', 'bob'));
});

test('F-91: an instance that its owner replaced is deleted, with all that it had', async () => {
  const anew = JSON.stringify(outputs())
    .replaceAll(/ssoins-1+/g, 'ssoins-2222222222222222')
    .replaceAll('"d-1111111111"', '"d-2222222222"');
  const replaced = JSON.parse(anew) as Files;
  const later = {
    ...replaced,
    'users.json': { Users: [{ ...user('u-cleo', 'cleo'), IdentityStoreId: 'd-2222222222' }] },
  };
  await importFiles({ 'shop.json': shop, ...later });
  const afresh = [await graph.dump(), await signIn(made.Arn)];
  await graph.empty();
  services = { ...services, reader: graph.reader, writer: graph.writer };
  await importFiles({ 'shop.json': shop, ...outputs() });
  const { notes } = await importFiles(later);
  expect(notes.map(({ message }) => message)).toContainEqual(
    expect.stringContaining(`${INSTANCE} was deleted`),
  );
  expect([await graph.dump(), await signIn(made.Arn)]).toEqual(afresh);
});

test.each([
  ['another account owns', [], { ...instances.Instances[0], OwnerAccountId: SHOP }],
  ['the same import names', instances.Instances, instances.Instances[0]],
])('F-91: an instance stays beside one that %s', async (_what, beside, other) => {
  await importFiles(outputs());
  const InstanceArn = INSTANCE.replace(/1{16}/, '2222222222222222');
  const Instances = [...beside, { ...other, InstanceArn, IdentityStoreId: 'd-2222222222' }];
  const { notes } = await importFiles({ 'instances.json': { Instances } });
  expect(notes).toEqual([]);
  expect(await ask(`{ permissionSet(arn: "${ADMIN}") { name } }`)).toEqual({
    permissionSet: { name: 'Admin' },
  });
});

test('who can sign in is not known where the members of a group were not collected', async () => {
  const { 'staff.json': _staff, ...rest } = outputs();
  await importFiles({ 'shop.json': shop, ...rest });
  expect(await signIn(readerRole.Arn)).toMatchObject({
    principal: {
      assignedTo: {
        totalCount: 0,
        dataGaps: [{ message: expect.stringContaining('members of the group staff') as unknown }],
      },
    },
  });
});

test.each<readonly [string, Files, string | undefined]>([
  ['no assignments were imported', {}, 'set Read-Only_v2 may be missing, in some account\\.'],
  [
    'those of some accounts were imported',
    {
      'a.json': { PermissionSetArn: READER, AccountId: BILLING, AccountAssignments: [] },
      'b.json': { PermissionSetArn: READER, AccountId: SHOP, AccountAssignments: [] },
    },
    'set Read-Only_v2 may be missing, in an account other than 222222222222 and 1 other\\.',
  ],
  [
    'those of all accounts were imported',
    { 'a.json': { PermissionSetArn: READER, AccountIds: [], AccountAssignments: [] } },
    undefined,
  ],
])('F-98: who has a permission set is not known where %s', async (_which, files, message) => {
  const { 'instances.json': instances = {} } = outputs() as Files;
  await importFiles({ instances, reader: described(READER, 'Read-Only_v2'), ...files });
  const dataGaps = message === undefined ? [] : [{ message: expect.stringMatching(message) as unknown }];
  expect(
    await ask(
      `{ permissionSet(arn: "${READER}") { assignments(first: 5) { totalCount dataGaps { message } } } }`,
    ),
  ).toEqual({ permissionSet: { assignments: { totalCount: 0, dataGaps } } });
});

test('F-100: who is in a group is not known where its members were not collected', async () => {
  const { 'staff.json': _staff, ...rest } = outputs();
  const members = async (arn: string) =>
    JSON.stringify(
      await ask(
        `{ permissionSet(arn: "${arn}") { assignments(first: 1) { nodes { principal { members(first: 5) { totalCount dataGaps { message } } } } } } }`,
      ),
    );
  await importFiles(rest);
  expect(await members(READER)).toContain(
    '"totalCount":0,"dataGaps":[{"message":"Not all members of the group staff',
  );
  expect(await members(ADMIN)).toContain('"totalCount":2,"dataGaps":[]');
  await importFiles(outputs());
  expect(await members(READER)).toContain('"totalCount":0,"dataGaps":[]');
});

test.each<readonly [string, Files, boolean]>([
  ['were not collected', {}, false],
  [
    'go on',
    { 'a.json': { PermissionSetArn: READER, AccountId: SHOP, AccountAssignments: [], NextToken: 'x' } },
    false,
  ],
  [
    'of another account were',
    { 'a.json': { PermissionSetArn: READER, AccountId: BILLING, AccountAssignments: [] } },
    false,
  ],
  [
    'of its account are none',
    { 'a.json': { PermissionSetArn: READER, AccountId: SHOP, AccountAssignments: [] } },
    true,
  ],
])(
  'who can sign in is not known where assignments of the permission set %s',
  async (_which, files, isKnown) => {
    const { 'instances.json': instances = {} } = outputs() as Files;
    await importFiles({ 'shop.json': shop, instances, reader: described(READER, 'Read-Only_v2'), ...files });
    const message = expect.stringContaining(
      `assignments of the permission set Read-Only_v2 in ${SHOP}`,
    ) as unknown;
    expect(await signIn(readerRole.Arn)).toMatchObject({
      principal: { assignedTo: { totalCount: 0, dataGaps: isKnown ? [] : [{ message }] } },
    });
  },
);

test('a later import changes what differs and deletes what a whole list lacks', async () => {
  await importFiles(outputs());
  const before = await graph.dump();
  expect((await importFiles(outputs())).identityCenters).toMatchObject([{ outcome: 'UNCHANGED' }]);
  expect(await graph.dump()).toEqual(before);
  const next = { 'sets.json': { PermissionSets: [READER] }, 'reader.json': described(READER, 'Reader') };
  expect((await importFiles(next)).identityCenters).toMatchObject([{ outcome: 'UPDATED', changed: 1 }]);
  expect(
    await ask('{ permissionSets(first: 5) { nodes { name assignments(first: 5) { totalCount } } } }'),
  ).toEqual({
    permissionSets: { nodes: [{ name: 'Reader', assignments: { totalCount: 1 } }] },
  });
  await importFiles({ ...outputs(), 'admin-inline.json': { PermissionSetArn: ADMIN, InlinePolicy: '' } });
  await importFiles(outputs());
  expect(await graph.dump()).toEqual(before);
});

test('a refused file leaves the instance as it was', async () => {
  await importFiles(outputs());
  const before = await graph.dump();
  const report = await importFiles({
    'sets.json': { PermissionSets: [READER] },
    'x.json': { InlinePolicy: inline },
  });
  expect(report.identityCenters).toMatchObject([{ instanceArn: INSTANCE, outcome: 'REFUSED' }]);
  expect(report.problems).toMatchObject([{ file: 'x.json', path: '$' }]);
  expect(await graph.dump()).toEqual(before);
});

test('of two instances with a permission set of one name, the assignment says whose the role is', async () => {
  const other = JSON.parse(
    JSON.stringify(outputs())
      .replaceAll('1111111111111111', '9999999999999999')
      .replaceAll('d-1111111111', 'd-9')
      .replaceAll(`"OwnerAccountId":"${OWNER}"`, `"OwnerAccountId":"${BILLING}"`),
  ) as Files;
  const { 'admin-assignments.json': _shop, ...elsewhere } = other;
  await importFiles({ 'shop.json': shop, ...outputs() });
  await importFiles(elsewhere);
  expect(await signIn(made.Arn)).toMatchObject({
    principal: { permissionSet: { name: 'Admin' }, assignedTo: { totalCount: 2 } },
  });
  expect(
    await ask(`{ permissionSets(first: 9) { nodes { name provisionedAs(first: 5) { totalCount } } } }`),
  ).toMatchObject({
    permissionSets: {
      nodes: [
        { name: 'Admin', provisionedAs: { totalCount: 1 } },
        { name: 'Read-Only_v2' },
        { name: 'Admin', provisionedAs: { totalCount: 0 } },
        { name: 'Read-Only_v2' },
      ],
    },
  });
});

test('F-102: policies are found where an import holds them, and objects by their ids', async () => {
  const extra = {
    PolicyName: 'extra',
    PolicyId: 'ANPAEXTRA',
    Arn: `arn:aws:iam::${SHOP}:policy/team/extra`,
    Path: '/team/',
    DefaultVersionId: 'v1',
    PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: JSON.parse(inline) as object }],
  };
  await importFiles({ 'shop.json': { ...shop, Policies: [extra] }, ...outputs() });
  const answer = (await ask(`{ permissionSet(arn: "${ADMIN}") {
    id instanceArn sessionDuration description
    awsManagedPolicies { name arn policy { name } }
    customerManagedPolicies { name policy(accountId: "${SHOP}") { arn } }
    assignments(first: 1) { nodes { account { accountId } principal { id principalId members(first: 1) { totalCount } } } }
  } }`)) as {
    readonly permissionSet: {
      readonly id: string;
      readonly assignments: { nodes: [{ principal: { id: string } }] };
    };
  };
  expect(answer.permissionSet).toMatchObject({
    instanceArn: INSTANCE,
    sessionDuration: 'PT1H',
    description: 'All of it.',
    awsManagedPolicies: [{ name: 'AdministratorAccess', policy: null }],
    customerManagedPolicies: [
      { name: 'base', policy: null },
      { name: 'extra', policy: { arn: extra.Arn } },
    ],
    assignments: {
      nodes: [
        { account: { accountId: SHOP }, principal: { principalId: 'g-admins', members: { totalCount: 2 } } },
      ],
    },
  });
  const { id, assignments } = answer.permissionSet;
  expect(
    await ask(
      `{ set: node(id: "${id}") { __typename } who: node(id: "${assignments.nodes[0].principal.id}") { __typename } }`,
    ),
  ).toEqual({
    set: { __typename: 'PermissionSet' },
    who: { __typename: 'IdentityCenterPrincipal' },
  });
});
