/** Whom other accounts let in, and what opens or is not searched there, is not told to a limited caller (S3). */
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { redactNearMisses } from '../../../../src/api/callers/redactPaths.js';
import { redactions } from '../../../../src/api/callers/visibility.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { importedHops } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { servicesOf } from '../services.js';

const [mine, theirs] = ['111122223333', '999988887777'] as const;
const caller: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine]) };

const arn = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`;

const roleOf = (account: string, name: string, trusted: object | undefined) => ({
  RoleName: name,
  Arn: arn(account, name),
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: trusted ? [{ Effect: 'Allow', Principal: trusted, Action: 'sts:AssumeRole' }] : [],
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
  expect(redactions['Completeness']?.(found, new Set([mine]))).toEqual({
    complete: false,
    truncatedBy,
    explored: 0,
    unexplored: [],
  });
});
