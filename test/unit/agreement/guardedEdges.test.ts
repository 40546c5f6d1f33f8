/** Edges under guardrails are what `can` says, for every principal, service and provider on every role of a generated estate. */
import { expect, test } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import { deriveAssumeEdges } from '../../../src/derive/deriveAssumeEdges.js';
import { assumeActions } from '../../../src/graph/model/assumeActions.js';
import type { AssumeMechanism } from '../../../src/graph/model/graph.js';
import { namedPrincipalKind } from '../../../src/graph/model/principals/namedPrincipal.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { generateEstate } from '../../support/generateAccounts.js';
import { startsOf } from '../../support/edgeStarts.js';
import { importedGraph, parse } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf, rcpFullAccess, type Level } from '../../support/organizations.js';
import { noNeighbors } from '../../support/noNeighbors.js';
import { atOnce } from '../../../src/graph/contract/turns.js';

const [first, second, third] = ['200000000001', '200000000002', '200000000003'] as const;
const deny = (condition: object = {}, resource = '*') => ({
  Effect: 'Deny',
  Action: 'sts:AssumeRole',
  Resource: resource,
  ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
});
const levels = (base: Level, ...more: readonly Level[]): readonly Level[] =>
  [0, 1, 2].map((index) => ({ ...base, ...more[index] }));

const usersOnly = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } };
const tagged = { StringEquals: { 'aws:PrincipalTag/team': 'payments' } };
const perimeter = { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' } };

const pool = { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' } };
const federated = (name: string) => `arn:aws:iam::${first}:${name}`;
const lets = (Principal: object, Action: string, Condition: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action,
  Condition,
});
const refuses = (principal: object, action: string) => ({ ...lets(principal, action), Effect: 'Deny' });

/** Trust policies of one more account: who belongs to no account, let in, under a condition, and refused. */
const outsideTrusts = [
  [lets({ Service: 'lambda.amazonaws.com' }, 'sts:AssumeRole')],
  [
    lets({ Service: 'lambda.amazonaws.com' }, 'sts:AssumeRole', {
      StringEquals: { 'aws:SourceAccount': first },
    }),
  ],
  [
    lets({ Service: 'lambda.amazonaws.com' }, 'sts:AssumeRole'),
    refuses({ Service: 'lambda.amazonaws.com' }, 'sts:*'),
  ],
  [lets({ Federated: 'cognito-identity.amazonaws.com' }, 'sts:AssumeRoleWithWebIdentity', pool)],
  [lets({ Federated: 'cognito-identity.amazonaws.com' }, 'sts:AssumeRoleWithWebIdentity')],
  [lets({ Federated: federated('saml-provider/idp') }, 'sts:AssumeRoleWithSAML')],
  [lets({ Federated: federated('saml-provider/idp') }, 'sts:TagSession')],
  [
    lets({ Federated: federated('oidc-provider/id.example') }, 'sts:AssumeRoleWithWebIdentity'),
    refuses({ Federated: federated('oidc-provider/id.example') }, 'sts:AssumeRoleWithWebIdentity'),
  ],
  [
    lets({ Federated: federated('oidc-provider/id.example') }, 'sts:AssumeRoleWithWebIdentity', {
      StringEquals: { 'id.example:sub': 'one' },
    }),
  ],
];

const outsideRoles = {
  UserDetailList: [],
  GroupDetailList: [],
  Policies: [],
  RoleDetailList: outsideTrusts.map((Statement, index) => ({
    Path: '/',
    RoleName: `outside-${index}`,
    RoleId: `AROAOUTSIDE${index}`,
    Arn: `arn:aws:iam::${first}:role/outside-${index}`,
    CreateDate: '2026-01-01T00:00:00Z',
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement },
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    InstanceProfileList: [],
    Tags: [],
  })),
};

const mechanisms: Partial<Record<ReturnType<typeof namedPrincipalKind>, AssumeMechanism>> = {
  SERVICE: 'SERVICE_ROLE',
  SAML_PROVIDER: 'ASSUME_ROLE_WITH_SAML',
  OIDC_PROVIDER: 'ASSUME_ROLE_WITH_WEB_IDENTITY',
};

const actionOf = (identifier: string): string =>
  assumeActions[mechanisms[namedPrincipalKind(identifier)] ?? 'ASSUME_ROLE'];

const places = {
  [first]: { scp: levels(fullAccess, {}, { Away: deny({}, `arn:aws:iam::${second}:role/*`) }) },
  [second]: { scp: levels(fullAccess, { Users: deny(usersOnly) }) },
  [third]: { rcp: levels(rcpFullAccess, { Perimeter: { ...deny(perimeter), Principal: '*' } }) },
};

test.each([
  ['no organization', { anyImported: false, places: new Map() }],
  ['guardrails in every account', organizationOf(places)],
  ['one account outside', organizationOf({ [second]: places[second], [third]: places[third] })],
  ['guardrails that were not collected', organizationOf({ ...places, [first]: { scp: 'NOT_COLLECTED' } })],
  [
    'a Deny of some by their tags',
    organizationOf({ ...places, [second]: { rcp: levels({ Tags: { ...deny(tagged), Principal: '*' } }) } }),
  ],
])('%s (E-19, E-20, E-31c, E-37, E-47, E-50, E-60)', async (_, organizations) => {
  const documents = [...generateEstate(3, 14, 5).map(({ document }) => document), outsideRoles];
  const { accounts, awsManagedPolicies } = mergeAccountExports(documents.map(parse));
  const facts = accounts.map((account) => atOnce(normalizeAccount(account, awsManagedPolicies)).facts);
  const edges = atOnce(
    deriveAssumeEdges(facts, {
      ...noNeighbors,
      organizations,
    }),
  );
  const sets = facts.flatMap(({ policySets }) => policySets);
  const stored = new Map<string, string>();
  for (const { source, targetArn, grant } of edges) {
    for (const identifier of startsOf(source, sets)) {
      const pair = `${identifier} ${targetArn}`;
      if (stored.get(pair) !== 'ALLOWED') stored.set(pair, grant.decision);
    }
  }
  const everyone = sets.flatMap(({ members }) => members);
  const reader = inMemoryReader({ ...importedGraph(documents), organizations });
  const expected = new Map<string, string>();
  const outsiders = facts
    .flatMap(({ roles }) => roles.flatMap(({ trusts }) => trusts.map(({ identifier }) => identifier)))
    .filter((identifier) => namedPrincipalKind(identifier) in mechanisms);
  const asking = [...everyone.map(({ identifier }) => identifier), ...new Set(outsiders)];
  for (const identifier of asking) {
    for (const role of everyone.filter(({ kind }) => kind === 'ROLE')) {
      const { decision } = await can(reader, {
        principal: identifier,
        action: actionOf(identifier),
        resource: role.identifier,
        context: [],
        unlistedContextKeys: 'UNKNOWN',
      });
      if (decision === 'ALLOWED' || decision === 'CONDITIONAL')
        expected.set(`${identifier} ${role.identifier}`, decision);
    }
  }
  const known = new Set(asking);
  const own = [...stored].filter(([pair]) => known.has(pair.split(' ')[0] ?? ''));
  expect(expected.size).toBeGreaterThan(5);
  expect(Object.fromEntries(own)).toEqual(Object.fromEntries(expected));
});
