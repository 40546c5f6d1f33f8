/** Rights that somebody can give itself lead to roles of other accounts, whichever account is imported when. */
import { beforeEach, describe, expect, test } from 'vitest';
import { deleteAccount } from '../../src/ingest/deleteAccount.js';
import { importInto, useGraph } from '../support/graph.js';
import { exportsOfEstate, idOf, type RoleEstate } from '../support/roleEstate.js';
import { type Json, allow } from '../support/statements.js';

const [HOME, AWAY, THIRD] = ['111111111111', '222222222222', '333333333333'] as const;
const user = `arn:aws:iam::${HOME}:user/mallory`;
const vault = `arn:aws:iam::${AWAY}:role/vault`;

const trust = (AWS: string): Json => ({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' });

const home: RoleEstate = {
  members: { [user]: { own: [allow('iam:AddUserToGroup')] } },
  groups: { [`arn:aws:iam::${HOME}:group/ops`]: [allow('sts:AssumeRole')] },
};
const away = (...letsIn: readonly string[]): RoleEstate => ({
  members: { [vault]: { own: [allow('s3:*')], trust: letsIn.map(trust) } },
});
const root = `arn:aws:iam::${HOME}:root`;
const third: RoleEstate = { members: { [`arn:aws:iam::${THIRD}:user/nobody`]: {} } };

const graph = useGraph();
beforeEach(() => graph.empty());

const importing = (...estates: readonly RoleEstate[]): Promise<void> =>
  importInto(graph, ...estates.flatMap((estate) => exportsOfEstate(estate)));

/** What one import gives in a graph of its own. */
async function graphOf(estates: readonly RoleEstate[]): Promise<readonly string[]> {
  await graph.empty();
  await importing(...estates);
  return graph.dump();
}

const reached = async (): Promise<readonly string[]> => {
  const page = (await graph.reader.escalations([user], { first: 10 })).get(user);
  return page?.entries.map(([, { principal }]) => principal.identifier) ?? [];
};

describe('T-009: a group that may assume roles of another account', () => {
  test.each([
    ['before', [home, away(root)]],
    ['after', [away(root), home]],
  ])('leads to them where its own account is imported %s the other', async (_, estates) => {
    for (const estate of estates) await importing(estate);
    expect(await reached()).toEqual([vault]);
    const apart = await graph.dump();
    expect(apart).toEqual(await graphOf(estates));
  });

  test('leads to one that lets its account in later, or names it, and no more once it does not', async () => {
    await importing(home, away());
    expect(await reached()).toEqual([]);
    for (const one of [root, '*']) {
      await importing(away(one));
      expect(await reached()).toEqual([vault]);
      await importing(away());
      expect(await reached()).toEqual([]);
    }
    const edited = await graph.dump();
    expect(edited).toEqual(await graphOf([home, away()]));
  });

  test('leads nowhere once the other account is deleted', async () => {
    await importing(home, away(root));
    await deleteAccount(graph.writer, AWAY);
    const deleted = await graph.dump();
    expect(await reached()).toEqual([]);
    expect(deleted).toEqual(await graphOf([home]));
  });

  test('is worked out anew only where the imported account lets it in, or did', async () => {
    await importing(home, third);
    const [before] = await versions();
    await importing({ members: { [`arn:aws:iam::${THIRD}:user/somebody`]: {} } });
    expect((await versions())[0]).toBe(before);
    await importing(away(root));
    expect((await versions())[0]).not.toBe(before);
  });

  test.each([root, '*'])(
    'is not worked out anew where no role of the other account differs (%s)',
    async (one) => {
      const clerk = `arn:aws:iam::${AWAY}:user/clerk`;
      const { members } = away(one);
      await importing(home, away(one));
      const before = await versions();
      await importing({ members: { ...members, [clerk]: {} } });
      expect(await versions()).toEqual(before);
      expect(await reached()).toEqual([vault]);
    },
  );
});

describe('G-8: somebody without any policy, whom the caller can make keys of', () => {
  const clerk = `arn:aws:iam::${HOME}:user/clerk`;
  const office: RoleEstate = { members: { [user]: { own: [allow('iam:CreateAccessKey')] }, [clerk]: {} } };

  test('is a target once a role elsewhere names it, and no more once none does', async () => {
    await importing(office, away(root));
    expect(await reached()).toEqual([]);
    await importing(away(root, clerk));
    expect(await reached()).toEqual([clerk]);
    const named = await graph.dump();
    await importing(away());
    expect(await reached()).toEqual([]);
    await importing(away(clerk));
    await deleteAccount(graph.writer, AWAY);
    expect(await reached()).toEqual([]);
    const deleted = await graph.dump();
    expect(named).toEqual(await graphOf([office, away(root, clerk)]));
    expect(deleted).toEqual(await graphOf([office]));
  });

  test.each([
    ['names it', trust(clerk)],
    ['names it by unique id (E-44)', trust(idOf('AIDA', clerk))],
    ['denies all others (E-25b)', trust(root), { Effect: 'Deny', NotPrincipal: { AWS: [clerk, root] } }],
  ])('is a target as long as a bucket elsewhere %s', async (_, ...statements: readonly Json[]) => {
    const bucket = (some: readonly Json[]) => [
      {
        ResourceArn: 'arn:aws:s3:::ledger',
        AccountId: AWAY,
        Policy: {
          Version: '2012-10-17',
          Statement: some.map((one) => ({
            ...one,
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::ledger/*',
          })),
        },
      },
    ];
    await importing(office);
    await importInto(graph, bucket(statements));
    expect(await reached()).toEqual([clerk]);
    await deleteAccount(graph.writer, HOME);
    await importing(office);
    expect(await reached()).toEqual([clerk]);
    await importInto(graph, bucket([trust(root)]));
    expect(await reached()).toEqual([]);
  });
});

/** Of HOME. */
const versions = async (): Promise<readonly number[]> => {
  const account = (await graph.reader.accounts([HOME])).get(HOME);
  return account ? [account.version] : [];
};

describe('G-13: a function whose policy lets another account change its code', () => {
  const worker = `arn:aws:lambda:eu-west-1:${AWAY}:function:worker`;
  const caller: RoleEstate = {
    members: { [user]: { own: [allow('lambda:UpdateFunctionCode'), allow('lambda:InvokeFunction')] } },
  };
  const service: Json = {
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  };
  const runner: RoleEstate = { members: { [vault]: { own: [allow('s3:*')], trust: [service] } } };
  const functions = { Functions: [{ FunctionArn: worker, Role: vault }] };
  const policy = (AWS?: string) => [
    {
      ResourceArn: worker,
      AccountId: AWAY,
      Policy:
        AWS === undefined
          ? null
          : {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'lambda:*', Resource: worker }],
            },
    },
  ];
  const whole = [...exportsOfEstate(caller), ...exportsOfEstate(runner), functions];

  test.each([root, user, '*'])('leads to its role, whichever is imported first (%s)', async (who) => {
    await importInto(graph, ...exportsOfEstate(caller));
    await importInto(graph, ...exportsOfEstate(runner), functions);
    expect(await reached()).toEqual([]);
    await importInto(graph, policy(who));
    expect(await reached()).toEqual([vault]);
    const apart = await graph.dump();
    await graph.empty();
    await importInto(graph, ...exportsOfEstate(runner), functions, policy(who));
    await importInto(graph, ...exportsOfEstate(caller));
    expect(await reached()).toEqual([vault]);
    expect(await graph.dump()).toEqual(apart);
    await graph.empty();
    await importInto(graph, ...whole, policy(who));
    expect(await graph.dump()).toEqual(apart);
  });

  test('leads nowhere any more once the policy is gone, and to another role that it runs as', async () => {
    await importInto(graph, ...whole, policy(root));
    expect(await reached()).toEqual([vault]);
    await importInto(graph, policy());
    expect(await reached()).toEqual([]);
    await importInto(graph, policy(root), { Functions: [] });
    await importInto(graph, { Functions: [{ FunctionArn: worker, Role: `arn:aws:iam::${AWAY}:role/gone` }] });
    expect(await reached()).toEqual([]);
    await importInto(graph, functions);
    expect(await reached()).toEqual([vault]);
  });
});
