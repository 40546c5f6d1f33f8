/** Accounts of an organization that were never imported, and into which the policies of somebody on the way may lead. */
import { beforeAll, expect, test } from 'vitest';
import { importInto, useGraph } from '../support/graph.js';
import { ask, gapsIn, onward } from '../support/pathQuestions.js';
import { exportsOfEstate, type RoleEstate } from '../support/roleEstate.js';
import { account, combined, LONER, MANAGEMENT, MEMBER, PRODUCTION } from '../unit/ingest/organizations.js';
import { allow } from '../support/statements.js';

const CLOSED = '444444444444';
const OTHERS = Array.from({ length: 60 }, (_, index) => String(500_000_000_000 + index));
const user = (id: string, name: string): string => `arn:aws:iam::${id}:user/${name}`;
const roles = (id: string): string => `arn:aws:iam::${id}:role/deploy`;
const admin = `arn:aws:iam::${MEMBER}:role/admin`;

const estate: RoleEstate = {
  members: {
    [user(MEMBER, 'anywhere')]: { own: [allow('sts:AssumeRole', roles('*'))] },
    [user(MEMBER, 'named')]: {
      own: [allow('sts:AssumeRole', roles(LONER)), allow('sts:AssumeRole', roles(MANAGEMENT))],
    },
    [user(MEMBER, 'closed')]: { own: [allow('sts:AssumeRole', roles(CLOSED))] },
    [user(MEMBER, 'nowhere')]: { own: [allow('sts:AssumeRole', roles(MEMBER))] },
    [user(MEMBER, 'ruling')]: { own: [allow('sts:AssumeRole', admin)] },
    [admin]: {
      own: [allow('iam:*', '*')],
      trust: [{ Effect: 'Allow', Principal: { AWS: user(MEMBER, 'ruling') }, Action: 'sts:AssumeRole' }],
    },
    [user(LONER, 'anywhere')]: { own: [allow('sts:AssumeRole', '*')] },
  },
};

const graph = useGraph();

beforeAll(async () => {
  const accounts = [
    account(MANAGEMENT, 'management'),
    account(MEMBER, 'shop', { ParentId: PRODUCTION }),
    account(CLOSED, 'closed', { Status: 'SUSPENDED', State: 'CLOSED' }),
    ...OTHERS.map((id) => account(id, `other-${id}`)),
  ];
  await graph.empty();
  await importInto(graph, combined({ Accounts: accounts }), ...exportsOfEstate(estate));
});

const notImported = async (question: (typeof onward)[number], from: string): Promise<readonly string[]> =>
  gapsIn(await ask(graph.reader, question, from, admin))
    .filter((gap) => gap.startsWith('ACCOUNT_NOT_IMPORTED '))
    .map((gap) => gap.slice('ACCOUNT_NOT_IMPORTED '.length));

test.each(onward)(
  '%s: of a policy that leaves the account open, those of the organization (U-9)',
  async (question) => {
    const told = await ask(graph.reader, question, user(MEMBER, 'anywhere'), admin);
    const gaps = told.dataGaps.filter(({ kind }) => kind === 'ACCOUNT_NOT_IMPORTED');
    expect(gaps.map(({ accountId }) => accountId)).toEqual([MANAGEMENT, ...OTHERS.slice(0, 49), undefined]);
    expect(gaps[0]?.message).toBe(
      `Account ${MANAGEMENT} was not imported, but principals on these paths may assume roles there, so paths through it may be missing.`,
    );
    expect(gaps.at(-1)?.message).toMatch(/^11 more accounts were not imported/);
  },
);

test.each(onward)(
  '%s: of a policy that names accounts, those that were never imported (U-9)',
  async (question) => {
    expect(await notImported(question, user(MEMBER, 'named'))).toEqual([MANAGEMENT]);
    expect(await notImported(question, user(MEMBER, 'closed'))).toEqual([]);
    expect(await notImported(question, user(MEMBER, 'nowhere'))).toEqual([]);
  },
);

test.each(onward)('%s: an account of no organization knows of no others', async (question) => {
  expect(await notImported(question, user(LONER, 'anywhere'))).toEqual([]);
});

test('blastRadius: whom the administrator of an account can become is on the way, and ways to privilege end there (U-9)', async () => {
  expect(await notImported('blastRadius', user(MEMBER, 'ruling'))).toHaveLength(51);
  expect(await notImported('pathsToPrivilege', user(MEMBER, 'ruling'))).toEqual([]);
});
