/** Whom other accounts let in, and what opens or is not searched there, is not told to a limited caller (S3). */
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { redactNearMisses } from '../../../../src/api/callers/redactPaths.js';
import { redactions } from '../../../../src/api/callers/visibility.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { importedEstate, importedHops } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../../support/roleEstate.js';
import { allow } from '../../../support/statements.js';
import { servicesOf } from '../services.js';

const [mine, theirs] = ['111122223333', '999988887777'] as const;
const caller: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine]) };

const arn = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`;

const letsIn = (Principal: object) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });

const roleOf = (account: string, name: string, trusted: object | undefined) => ({
  RoleName: name,
  Arn: arn(account, name),
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: trusted ? [letsIn(trusted)] : [],
  },
  RolePolicyList: [
    {
      PolicyName: 'assume',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }],
      },
    },
  ],
});

const accountOf = (...RoleDetailList: readonly object[]) => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList,
  Policies: [],
});

/** A role of the other account may become `door`, and `trusted` may become that role. */
const services = (trusted: object | undefined) =>
  servicesOf(
    inMemoryReader(
      importedHops([
        accountOf(
          roleOf(mine, 'start', undefined),
          roleOf(mine, 'door', { AWS: `arn:aws:iam::${theirs}:root` }),
          roleOf(mine, 'app', { Service: 'ec2.amazonaws.com' }),
        ),
        accountOf(roleOf(theirs, 'other', trusted)),
      ]),
    ),
  );

async function pathsOf(from: string, to: string, trusted: object | undefined) {
  const document = `{ assumeRolePaths(from: "${from}", to: "${arn(mine, to)}") {
    paths { length sentence } nearMisses { explanation } nearMissesComplete
    completeness { complete truncatedBy } dataGaps { kind message } } }`;
  const { data, errors } = await executeOperation(services(trusted), document, {}, caller);
  expect(errors).toBeUndefined();
  return (data as unknown as { readonly assumeRolePaths: Found }).assumeRolePaths;
}

interface Found {
  readonly paths: readonly { readonly length: number }[];
}

test.each([
  ['ec2.amazonaws.com', { Service: 'ec2.amazonaws.com' }],
  ['*', { AWS: '*' }],
])('that a role of others lets in %s', async (from, trusted) => {
  expect(await pathsOf(from, 'door', trusted)).toEqual(await pathsOf(from, 'door', undefined));
});

test('whom roles of the own accounts let in is told', async () => {
  const { paths } = await pathsOf('ec2.amazonaws.com', 'app', { Service: 'ec2.amazonaws.com' });
  expect(paths.map(({ length }) => length)).toEqual([1]);
});

test('a path of an own principal through others stays', async () => {
  const { paths } = await pathsOf(arn(mine, 'start'), 'door', { AWS: arn(mine, 'start') });
  expect(paths.map(({ length }) => length)).toEqual([2]);
});

test.each([
  ['blastRadius', `blastRadius(principal: "${arn(mine, 'start')}"`],
  ['whoCanReach', `whoCanReach(first: 5, to: "${arn(mine, 'door')}"`],
  ['pathsToPrivilege', `pathsToPrivilege(from: "${arn(mine, 'start')}"`],
  ['assumeRolePaths', `assumeRolePaths(from: "${arn(mine, 'start')}", to: "${arn(mine, 'door')}"`],
])('how far principals of others reach is not told by limits: %s', async (field, question) => {
  const root = { AWS: `arn:aws:iam::${mine}:root` };
  const limitsWith = async (maxHops: number, ...others: readonly object[]) => {
    const own = [roleOf(mine, 'start', undefined), roleOf(mine, 'door', { AWS: arn(theirs, 'other') })];
    const accounts = [accountOf(...own), accountOf(roleOf(theirs, 'apart', undefined), ...others)];
    const on = servicesOf(inMemoryReader(importedHops(accounts)));
    const asked = `{ ${question}, maxHops: ${maxHops}) { completeness { complete truncatedBy } } }`;
    const { data, errors } = await executeOperation(on, asked, {}, caller);
    expect(errors).toBeUndefined();
    return data?.[field];
  };
  const other = roleOf(theirs, 'other', root);
  const third = roleOf(theirs, 'third', { AWS: arn(theirs, 'other') });
  const before = roleOf(theirs, 'before', undefined);
  const into = roleOf(theirs, 'other', { AWS: arn(theirs, 'before') });
  for (const maxHops of [1, 2, 10]) {
    const alone = await limitsWith(maxHops);
    for (const others of [[other], [other, third], [before, into]])
      expect(await limitsWith(maxHops, ...others)).toEqual(alone);
    const limits = maxHops < 10 ? ['MAX_HOPS', 'LIMITED_BY_SCOPE'] : ['LIMITED_BY_SCOPE'];
    expect(alone).toEqual({ completeness: { complete: false, truncatedBy: limits } });
  }
});

const machine = `arn:aws:states:eu-west-1:${mine}:stateMachine:nightly`;
const whom = '__typename identifier name account { accountId } ... on IamRole { uniqueId }';
const paths = `startsAs { role { name } } paths { sentence accounts { accountId } render(format: DOT) hops { sentence from { ${whom} } to { ${whom} } actingAs { principal { ${whom} } } } }`;

test.each([
  `blastRadius(principal: "${machine}") { principal { ${whom} } administeredAccountCount accountCount startsAs { role { name } } administeredAccounts(first: 5) { totalCount } principals(first: 5) { nodes { ${whom} } } }`,
  `pathsToPrivilege(from: "${machine}") { ${paths} }`,
  `assumeRolePaths(from: "${machine}", to: "${arn(mine, 'door')}") { ${paths} nearMisses { explanation } }`,
])('of a role of others that an own workload runs as, only that it is there: %s', async (question) => {
  const other = arn(theirs, 'other');
  const members = {
    [arn(mine, 'door')]: { trust: [letsIn({ AWS: other })] },
    [other]: { trust: [letsIn({ Service: 'states.amazonaws.com' })], own: [allow('*')] },
  };
  const workload = {
    type: 'WORKLOAD',
    arn: machine,
    name: 'nightly',
    kind: 'states:stateMachine',
    accountId: mine,
    region: 'eu-west-1',
    unresolved: [],
    instanceProfileArns: [],
  } as const;
  const reader = inMemoryReader({
    ...importedEstate(exportsOfEstate({ members })),
    workloads: [workload],
    runsAs: [[machine, other, 'CODE']],
  });
  const answer = await executeOperation(servicesOf(reader), `{ ${question} }`, {}, caller);
  const text = JSON.stringify(answer);
  expect(text).toContain('hidden:1');
  expect(text).not.toMatch(/errors|other"|AROA7|999988887777|administeredAccountCount":[1-9]/);
});

test('near misses are never said to be all', () => {
  const found = redactNearMisses({ nearMisses: [], complete: true }, new Set([mine]));
  expect(found).toEqual({ nearMisses: [], complete: false });
});

test.each([
  [theirs, ['MAX_HOPS', 'LIMITED_BY_SCOPE']],
  [mine, ['MAX_HOPS', 'ESCALATION_UNEXPLORED', 'LIMITED_BY_SCOPE']],
])('that escalations of %s were not searched', (account, truncatedBy) => {
  const found = {
    complete: false,
    truncatedBy: ['MAX_HOPS', 'ESCALATION_UNEXPLORED'],
    explored: 7,
    unexplored: [{ principal: arn(account, 'other'), techniqueIds: ['T-001'] }],
  };
  expect(redactions['Completeness']?.(found, new Set([mine]), 'PathSearch')).toEqual({
    complete: false,
    truncatedBy,
    explored: 0,
    unexplored: [],
  });
});
