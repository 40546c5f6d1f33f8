/** What policies of others name in a caller's account, and is not there, is as what nobody names. */
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { importedGraph } from '../../../support/importedGraph.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { servicesOf } from '../services.js';

const [mine, theirs] = ['111122223333', '999988887777'];
const caller: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine]) };

const ghosts = {
  role: `arn:aws:iam::${mine}:role/ghost`,
  user: `arn:aws:iam::${mine}:user/ghost`,
  session: `arn:aws:sts::${mine}:assumed-role/door/build`,
  'session of nobody': `arn:aws:sts::${mine}:assumed-role/ghost/build`,
  'SAML provider': `arn:aws:iam::${mine}:saml-provider/corp`,
  'OIDC provider': `arn:aws:iam::${mine}:oidc-provider/idp.example.com`,
};
const { role, user, session, ...others } = ghosts;

const allow = (Principal: object, Action = 'sts:AssumeRole') => ({ Effect: 'Allow', Principal, Action });
const roleOf = (account: string, name: string, statements: readonly object[]) => ({
  RoleName: name,
  Arn: `arn:aws:iam::${account}:role/${name}`,
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: statements },
});
const door = `arn:aws:iam::${mine}:role/door`;

const documents = (isNamed: boolean) => [
  {
    UserDetailList: [],
    RoleDetailList: [roleOf(mine, 'door', [allow({ Service: 'ec2.amazonaws.com' })])],
    Policies: [],
  },
  {
    UserDetailList: [],
    RoleDetailList: [
      roleOf(theirs, 'other', [
        allow({ Service: 'ec2.amazonaws.com' }),
        ...(isNamed
          ? [
              allow({ AWS: [role, user, session, others['session of nobody']] }),
              allow({ Federated: others['SAML provider'] }, 'sts:AssumeRoleWithSAML'),
              allow({ Federated: others['OIDC provider'] }, 'sts:AssumeRoleWithWebIdentity'),
            ]
          : []),
      ]),
    ],
    Policies: [],
  },
];

const questions: Readonly<Record<string, (one: string) => string>> = {
  principal: (one) => `principal(identifier: "${one}") { __typename identifier name }`,
  can: (one) =>
    `can(principal: "${one}", action: "sts:AssumeRole", resource: "${door}") { decision explanation dataGaps { kind message } }`,
  'can to it': (one) =>
    `can(principal: "${door}", action: "sts:AssumeRole", resource: "${one}") { decision explanation dataGaps { kind message } }`,
  'paths from it': (one) =>
    `assumeRolePaths(from: "${one}", to: "${door}") { paths { length } dataGaps { kind message } nearMissesComplete }`,
  'paths to it': (one) =>
    `assumeRolePaths(from: "${door}", to: "${one}") { paths { length } dataGaps { kind message } }`,
  privilege: (one) => `pathsToPrivilege(from: "${one}") { paths { length } dataGaps { kind message } }`,
  reach: (one) =>
    `blastRadius(principal: "${one}") { principal { __typename identifier } principalCount dataGaps { kind message } }`,
  reaching: (one) => `whoCanReach(to: "${one}", first: 5) { totalCount dataGaps { kind message } }`,
  across: (one) => `crossAccountAccess(from: "${one}", to: "${door}") { __typename }`,
  who: (one) =>
    `whoCan(action: "sts:AssumeRole", resource: "${one}", first: 5) { totalCount dataGaps { kind message } }`,
  permissions: (one) => `effectivePermissions(principal: "${one}") { dataGaps { kind message } }`,
};

test.each(
  Object.keys(questions).flatMap((question) =>
    Object.entries(ghosts).map(([kind, one]) => [question, kind, one] as const),
  ),
)('%s: %s', async (question, _kind, one) => {
  const [named, unnamed] = await Promise.all(
    [true, false].map(async (isNamed) => {
      const services = servicesOf(inMemoryReader(importedGraph(documents(isNamed))));
      const answer = await executeOperation(services, `{ ${questions[question]?.(one) ?? ''} }`, {}, caller);
      return JSON.parse(JSON.stringify(answer)) as unknown;
    }),
  );
  expect(named).toEqual(unnamed);
});
