/** However long a list is, what its entries show takes one read a field. */
import { describe, expect, it } from 'vitest';
import type { IamUser } from '../../../src/graph/model/graph.js';
import type { InMemoryGraph, StoredHop } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { admin, alice, arnOf, deploy, developers, sampleGraph } from './sampleGraph.js';
import { counted, dataOf, servicesOf } from './services.js';

const users: readonly IamUser[] = Array.from({ length: 40 }, (_, index) => ({
  ...alice,
  identifier: arnOf(`user/u${index}`),
  name: `u${index}`,
}));

const [firstHop] = sampleGraph.hops;

const crowd: InMemoryGraph = {
  ...sampleGraph,
  principals: [...sampleGraph.principals, ...users],
  memberships: users.map(({ identifier }) => [identifier, developers.arn] as const),
  boundaries: users.map(({ identifier }) => [identifier, arnOf('policy/read-data')] as const),
  attachments: [
    [developers.arn, arnOf('policy/read-data')],
    ...users.map(({ identifier }) => [identifier, arnOf('policy/read-data')] as const),
  ],
  escalations: (sampleGraph.escalations ?? []).flatMap((one) => users.map((from) => ({ ...one, from }))),
  hops: firstHop ? users.map((from): StoredHop => ({ ...firstHop, from })) : [],
};

async function readsOf(document: string): Promise<Readonly<Record<string, number>>> {
  const { reader, calls } = counted(inMemoryReader(crowd));
  await dataOf(document, {}, servicesOf(reader));
  return Object.fromEntries(calls);
}

const ofUsers = (selection: string): string =>
  `{ principals(first: 40, filter: { kind: USER }) { nodes { name ${selection} } } }`;

describe('a list of 40 users', () => {
  it.each([
    ['account { accountId counts { users } }', { accounts: 1, accountCounts: 1 }],
    [
      'account { organization { organizationId } place { levels { name serviceControlPolicies { name } } } }',
      { accounts: 1, organizations: 1, places: 1, policies: 1 },
    ],
    ['policies { name owner { __typename } }', { policiesOfHolders: 1 }],
    [
      'policies { attachedTo(first: 5) { nodes { __typename } } }',
      { policiesOfHolders: 1, holdersOfPolicies: 1 },
    ],
    ['... on IamPrincipal { permissionsBoundary { name } }', { boundariesOf: 1 }],
    [
      '... on IamUser { accessKeys { accessKeyId ageInDays } mfaActive passwordEnabled passwordLastUsedAt }',
      { credentials: 1 },
    ],
    [
      '... on IamUser { groups { name account { id } members(first: 3) { nodes { name } } } }',
      { groupsOfUsers: 1, accounts: 1, membersOfGroups: 1 },
    ],
    [
      'canAssume(first: 3) { edges { determiningStatements { policyArn } conditions { statement { policy { name } } } } }',
      { canAssume: 1, policiesOfHolders: 1, policies: 1 },
    ],
    [
      'canAssume(first: 3) { totalCount dataGaps { kind } }',
      { canAssume: 1, rolesWithUnreadTrust: 1, applicablePolicies: 1, visitedAccounts: 1 },
    ],
    [
      '... on IamPrincipal { canEscalateTo(first: 3) { edges { ways { determiningStatements { policyArn } conditions { statement { policy { name } } } } } } findings { techniqueId } administration { decision } }',
      { escalations: 1, findings: 1, policiesOfHolders: 1, policies: 1 },
    ],
    [
      'account { administrators(first: 3) { nodes { name ... on IamPrincipal { administration { determiningStatements { policyArn } } } } } }',
      { accounts: 1, administratorsOfAccounts: 1, policiesOfHolders: 1 },
    ],
    [
      'account { administrators(first: 3) { dataGaps { kind } } }',
      { accounts: 1, administratorsOfAccounts: 1, visitedAccounts: 1 },
    ],
    [
      'can(action: "s3:GetObject", resource: "arn:aws:s3:::data/x") { decision determiningStatements { policy { name } } }',
      { applicablePolicies: 1, policies: 1 },
    ],
    [
      'effectivePermissions { allowed { sources { policy { name } } } }',
      { applicablePolicies: 1, policies: 1 },
    ],
    [
      'a: canAssume(first: 3) { totalCount } b: canAssume(first: 4) { totalCount } c: canAssume(first: 3) { totalCount }',
      { canAssume: 2 },
    ],
  ])('with %s is read in few round trips', async (selection, reads) => {
    expect(await readsOf(ofUsers(selection))).toEqual({ principalPage: 1, ...reads });
  });
});

describe('other questions', () => {
  it('about roles read each kind of neighbor once', async () => {
    const reads = await readsOf(`{
      principals(first: 40, filter: { kind: ROLE }) {
        nodes {
          assumableBy(first: 40) { nodes { name account { id } } }
          ... on EscalationTarget { escalatableBy(first: 40) { nodes { name account { id } } } }
          ... on IamRole {
            trustPolicy
            trustRelationships { principal { account { id } } statement { policy { name } } }
            instanceProfiles { role { name } }
          }
        }
      }
    }`);
    expect(reads).toEqual({
      principalPage: 1,
      assumableBy: 1,
      escalationsInto: 1,
      trustGrants: 1,
      policies: 1,
      instanceProfilesOfRoles: 1,
      principals: 1,
      accounts: expect.any(Number),
    });
    expect(reads['accounts']).toBeLessThanOrEqual(2);
  });

  it('about what runs as roles read each kind of neighbor once', async () => {
    const reads = await readsOf(`{
      principals(first: 40, filter: { kind: ROLE }) {
        nodes {
          ... on IamRole {
            usedBy(first: 5) { edges { use instanceProfile { name } node { account { id } instanceProfiles { usedBy(first: 2) { totalCount } } runsAs { role { name } instanceProfile { name } } } } }
          }
        }
      }
    }`);
    expect(reads).toEqual({
      principalPage: 1,
      workloadsOfRoles: 1,
      instanceProfiles: 1,
      accounts: 1,
      rolesOfWorkloads: 1,
      workloadsOfInstanceProfiles: 1,
    });
  });

  it('about permission sets read each kind of neighbor once', async () => {
    const reads = await readsOf(`{
      permissionSets(first: 40) {
        nodes {
          awsManagedPolicies { policy { name } }
          provisionedAs(first: 40) { nodes { permissionSet { name } assignedTo(first: 40) { nodes { name } } } }
          assignments(first: 40) { nodes { reason account { accountId } principal { members(first: 40) { nodes { name } } } } }
        }
      }
    }`);
    expect(reads).toEqual({
      permissionSetPage: 1,
      managedPolicies: 1,
      rolesOfPermissionSets: 1,
      permissionSetsOfRoles: 1,
      assigneesOfRoles: 1,
      assignmentsOfPermissionSets: 1,
      accounts: 1,
      membersOfIdentityCenterGroups: 1,
    });
  });

  it('in a batch are one read', async () => {
    const check = ({ identifier }: IamUser) =>
      `{ principal: "${identifier}", action: "s3:GetObject", resource: "arn:aws:s3:::data/${identifier.slice(-1)}" }`;
    const document = `{ canBatch(checks: [${users.map(check).join(', ')}]) { decision explanation } }`;
    expect(await readsOf(document)).toEqual({ applicablePolicies: 1 });
  });

  it('that stand beside each other are one read', async () => {
    const can = `can(principal: "${deploy.identifier}", action: "s3:GetObject", resource: "arn:aws:s3:::data/x") { decision }`;
    expect(await readsOf(`{ a: ${can} b: ${can} }`)).toEqual({ applicablePolicies: 1 });
  });

  it('about sessions find their roles together', async () => {
    const session = (name: string) =>
      `principal(identifier: "arn:aws:sts::111122223333:assumed-role/deploy/${name}") { policies { name } ... on IamPrincipal { permissionsBoundary { name } } ... on RoleSession { role { name } } }`;
    expect(await readsOf(`{ a: ${session('a')} b: ${session('b')} }`)).toEqual({
      principals: 1,
      applicablePolicies: 1,
      policiesOfHolders: 1,
      boundariesOf: 1,
    });
  });

  it('about one thing are one read', async () => {
    expect(await readsOf(`{ node(id: "x") { id } }`)).toEqual({});
    expect(
      await readsOf(
        `{ principal(identifier: "${admin.identifier}") { name arn ... on IamUser { groups { name } } } }`,
      ),
    ).toEqual({ principals: 1 });
  });
});
