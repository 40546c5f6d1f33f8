/** Questions about resources that have policies of their own. */
import { describe, expect, test } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedGraph } from '../../support/importedGraph.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { type Json, allow } from '../../support/statements.js';
import * as estate from '../../support/resourceEstate.js';
import { canAnswers, whoCanAnswers } from '../../support/whoCanAgrees.js';

const { bucket, here, there, outside, role, root, user } = estate;
const reader = inMemoryReader(importedGraph([...estate.accounts, estate.resources]));

const ask = (principal: string, action: string, resource: string) =>
  can(reader, { principal, action, resource, context: [], unlistedContextKeys: 'UNKNOWN' });
const decide = async (principal: string, name: string): Promise<string> =>
  (await ask(principal, 's3:GetObject', `${bucket(name)}/report.csv`)).decision;

describe('can', () => {
  test.each([
    ['a user that the policy names needs nothing else (E-22b)', user('ben'), 'entity', 'ALLOWED'],
    ['nor does its boundary limit it', user('dan'), 'entity', 'ALLOWED'],
    ['a role that it names needs nothing else (E-22e)', role('writer'), 'entity', 'ALLOWED'],
    ['but its boundary limits it', role('limited'), 'entity', 'IMPLICIT_DENY'],
    ['whom it does not name has its own policies', user('ann'), 'entity', 'ALLOWED'],
    ['or nothing', user('bob'), 'entity', 'IMPLICIT_DENY'],
    ['a unique id is the one user (E-44)', user('ben'), 'unique', 'ALLOWED'],
    ['the account only delegates (E-23)', user('ben'), 'account', 'IMPLICIT_DENY'],
    ['so that own policies count', user('ann'), 'account', 'ALLOWED'],
    ['and the root user needs none (E-22k)', root(here), 'account', 'ALLOWED'],
    [
      'a session that it names (E-22f)',
      `arn:aws:sts::${here}:assumed-role/writer/nightly`,
      'session',
      'ALLOWED',
    ],
    ['and no other', `arn:aws:sts::${here}:assumed-role/writer/daily`, 'session', 'IMPLICIT_DENY'],
    ['everybody inside (E-22c)', user('ben'), 'public', 'ALLOWED'],
    ['everybody without a signature (E-32)', '*', 'public', 'ALLOWED'],
    ['from outside only with a say of the own account (E-32)', user('yan', there), 'public', 'IMPLICIT_DENY'],
    ['which this one has', user('zoe', there), 'public', 'ALLOWED'],
    ['and this one may have (U-9c)', root(outside), 'public', 'CONDITIONAL'],
    ['RestrictPublicBuckets keeps everybody out (E-29b)', '*', 'blocked', 'IMPLICIT_DENY'],
    ['and all other accounts, those that it names too', user('zoe', there), 'blocked', 'IMPLICIT_DENY'],
    ['but nobody inside', user('ben'), 'blocked', 'ALLOWED'],
    ['a condition on who calls (E-59)', user('bob'), 'patterned', 'ALLOWED'],
    ['leaves others out', role('writer'), 'patterned', 'IMPLICIT_DENY'],
    ['both sides across accounts (E-31)', user('zoe', there), 'across', 'ALLOWED'],
    ['not one alone', user('yan', there), 'across', 'IMPLICIT_DENY'],
    ['even where the policy names the user (E-31a)', user('yan', there), 'across-named', 'IMPLICIT_DENY'],
    ['an outside role may have its side (U-9c)', role('vendor', outside), 'across-named', 'CONDITIONAL'],
    ['a Deny bites (E-9)', user('ann'), 'denied', 'EXPLICIT_DENY'],
    ['but the one whom it names only', user('cid'), 'denied', 'IMPLICIT_DENY'],
    ['a bucket of another account without a policy (E-33)', user('zoe', there), 'none', 'IMPLICIT_DENY'],
    ['and inside (F-73)', user('ann'), 'none', 'ALLOWED'],
    ['a policy that could not be read may let in (U-9d, F-73)', user('zoe', there), 'closed', 'UNKNOWN'],
    ['and is no bar inside (U-9d)', user('ann'), 'closed', 'ALLOWED'],
    ['a quarantined policy may let somebody in (E-79)', user('zoe', there), 'unreadable', 'UNKNOWN'],
    ['not without a say of the own account', user('yan', there), 'unreadable', 'IMPLICIT_DENY'],
    ['but inside (E-79)', user('ben'), 'unreadable', 'UNKNOWN'],
    ['where one that was not collected need not be there (U-9d)', user('ben'), 'closed', 'IMPLICIT_DENY'],
    ['it may let in those without a signature', '*', 'unreadable', 'UNKNOWN'],
    ['and may deny', user('ann'), 'unreadable', 'CONDITIONAL'],
    ['tags of a bucket count where that is switched on (E-68)', user('ben'), 'tags-count', 'ALLOWED'],
    ['also against somebody', user('dan'), 'tags-count', 'IMPLICIT_DENY'],
    ['and not where it is off', user('ben'), 'tags-do-not-count', 'IMPLICIT_DENY'],
    ['nor against somebody', user('dan'), 'tags-do-not-count', 'ALLOWED'],
    ['where it was not collected they may', user('ben'), 'tags-may-count', 'CONDITIONAL'],
    ['or may not', user('dan'), 'tags-may-count', 'CONDITIONAL'],
    ['of an account without imported principals', user('zoe', there), 'bare', 'ALLOWED'],
  ])('%s', async (_rule, principal, name, decision) => {
    expect(await decide(principal, name)).toBe(decision);
  });

  test('counts the policies of a resource that were imported beside one that was not (F-51, U-9d)', async () => {
    const ofBucket = `arn:aws:s3tables:eu-west-1:${here}:bucket/b`;
    const table = `${ofBucket}/table/t`;
    const Policy = { Statement: { Effect: 'Deny', Principal: '*', Action: 's3tables:*', Resource: '*' } };
    const records = [
      { ResourceArn: table, AccountId: here, Error: 'AccessDenied' },
      { ResourceArn: ofBucket, AccountId: here, Policy: { Version: '2012-10-17', ...Policy } },
    ];
    const question = {
      principal: user('ann'),
      action: 's3tables:GetTableData',
      resource: table,
      context: [],
    };
    const answer = await can(inMemoryReader(importedGraph([...estate.accounts, ...records])), question);
    expect(answer.decision).toBe('EXPLICIT_DENY');
    expect(answer.dataGaps).toContainEqual({
      kind: 'RESOURCE_POLICY_NOT_IMPORTED',
      accountId: here,
      message: `The policy of ${table} was not imported; it could allow or deny this.`,
    });
  });

  const fn = `arn:aws:lambda:eu-west-1:${here}:function:f`;
  const version = `${fn}:7`;
  const unread = [{ ResourceArn: version, AccountId: here, Error: 'AccessDenied' }];

  test.each([
    ['may let in', here, user('zoe', there), [], 'UNKNOWN'],
    ['may let in, as one that could not be read', here, user('zoe', there), unread, 'UNKNOWN'],
    ['lets in nobody who lacks a say of the own account', here, user('yan', there), [], 'IMPLICIT_DENY'],
    ['may deny', there, user('zoe', there), [], 'CONDITIONAL'],
    ['may deny, as one that could not be read', there, user('zoe', there), unread, 'CONDITIONAL'],
    ['is no bar inside', here, user('ann'), [], 'ALLOWED'],
  ])(
    'a policy of a version that was never imported %s (F-55, U-9d)',
    async (_what, whom, principal, records, decision) => {
      const Statement = { Effect: 'Allow', Principal: { AWS: whom }, Action: 'lambda:*', Resource: `${fn}*` };
      const ofFunction = { ResourceArn: fn, AccountId: here, Policy: estate.document(Statement) };
      const reader = inMemoryReader(importedGraph([...estate.accounts, ofFunction, ...records]));
      const question = { principal, action: 'lambda:InvokeFunction', resource: version, context: [] };
      expect((await can(reader, question)).decision).toBe(decision);
    },
  );

  test('takes the owner of a bucket from the import (F-74, L-16)', async () => {
    const { dataGaps } = await ask(user('ann'), 's3:GetObject', `${bucket('account')}/x`);
    expect(dataGaps.map(({ kind }) => kind)).not.toContain('RESOURCE_OWNER_UNKNOWN');
    const unseen = await ask(user('ann'), 's3:GetObject', `${bucket('never-seen')}/x`);
    expect(unseen.dataGaps.map(({ kind }) => kind)).toContain('RESOURCE_OWNER_UNKNOWN');
  });

  test('says that the resource layer has no policy, or is not known (U-9d)', async () => {
    const layerOf = async (name: string) =>
      (await ask(user('ann'), 's3:GetObject', `${bucket(name)}/x`)).layers.find(
        ({ layer }) => layer === 'RESOURCE',
      );
    expect(await layerOf('none')).toMatchObject({ outcome: 'NO_ALLOW' });
    expect(await layerOf('closed')).toMatchObject({ outcome: 'UNKNOWN' });
    expect(await layerOf('never-seen')).toMatchObject({ outcome: 'UNKNOWN' });
    expect(await layerOf('account')).toMatchObject({ outcome: 'ALLOWS' });
  });

  test('cites the policy of the resource', async () => {
    const { determiningStatements } = await ask(user('ben'), 's3:GetObject', `${bucket('entity')}/x`);
    expect(determiningStatements).toEqual([
      {
        policyId: `${bucket('entity')}#policy`,
        layer: 'RESOURCE',
        statementIndex: 0,
        effect: 'ALLOW',
      },
    ]);
  });

  test('of many resources at once says to ask about one, unless one policy is over them all', async () => {
    const many = await ask(user('ann'), 's3:GetObject', 'arn:aws:s3:::e*/x');
    expect(many.dataGaps.map(({ message }) => message).join()).toMatch(/may match many resources/);
    const one = await ask(user('ben'), 's3:GetObject', `${bucket('entity')}/*`);
    expect(one.decision).toBe('ALLOWED');
    expect(one.dataGaps.map(({ kind }) => kind)).not.toContain('RESOURCE_POLICY_NOT_IMPORTED');
  });

  test('asks the key policy first (E-26a, E-26c), and knows what other accounts may do with a key (E-34a)', async () => {
    const decisions = async (principal: string, action: string, resource: string) =>
      (await ask(principal, action, resource)).decision;
    expect(await decisions(user('ann'), 'kms:Decrypt', estate.key)).toBe('ALLOWED');
    expect(await decisions(user('ann'), 'kms:Decrypt', estate.namedKey)).toBe('IMPLICIT_DENY');
    expect(await decisions(root(here), 'kms:Decrypt', estate.namedKey)).toBe('IMPLICIT_DENY');
    expect(await decisions(role('writer'), 'kms:Decrypt', estate.namedKey)).toBe('ALLOWED');
    expect(await decisions(role('crosser', there), 'kms:Decrypt', estate.key)).toBe('ALLOWED');
  });

  test('reads the policies of an alias of a function and of the function (F-55)', async () => {
    const live = await ask(user('bob'), 'lambda:InvokeFunction', `${estate.lambda}:live`);
    expect(live.decision).toBe('ALLOWED');
    expect(live.dataGaps.map(({ message }) => message).join()).toContain(
      `The policy of ${estate.lambda}:live was not`,
    );
  });

  test('takes the tags of the resource (E-64)', async () => {
    const { resources } = await reader.applicablePolicies([], [estate.secret]);
    expect(resources.get(estate.secret)?.resource.tags).toEqual([{ key: 'team', value: 'blue' }]);
  });
});

describe('whoCan', () => {
  test.each(estate.questions)(
    '%s %s: equals the principals for which can allows it',
    async (action, resource) => {
      expect(await whoCanAnswers(reader, action, resource)).toEqual(
        await canAnswers(reader, action, resource),
      );
    },
  );

  test.each([false, true])(
    'says that a policy could not be read, which may let in others (E-79), %s',
    async (transitive) => {
      const question = { action: 's3:GetObject', resource: `${bucket('unreadable')}/x`, context: [] };
      const { entries, dataGaps } = transitive
        ? await whoCanTransitively(reader, { ...question, maxHops: 2 }, { first: 100 })
        : await whoCan(reader, question, { first: 100 });
      expect(entries.map(([identifier]) => identifier)).not.toContain(user('zoe', there));
      expect(dataGaps.map(({ kind, accountId }) => `${kind} ${accountId}`)).toContain(
        `POLICY_QUARANTINED ${here}`,
      );
    },
  );

  test('lists those that the policy alone lets in: named, through *, services, and outside accounts', async () => {
    const names = async (action: string, resource: string) =>
      Object.keys(await whoCanAnswers(reader, action, resource));
    expect(await names('s3:GetObject', `${bucket('entity')}/x`)).toEqual(
      expect.arrayContaining([user('ben'), user('dan'), role('writer'), user('ann'), root(here)]),
    );
    expect(await names('s3:GetObject', `${bucket('public')}/x`)).toEqual(
      expect.arrayContaining(['*', user('ben')]),
    );
    expect(await names('sqs:SendMessage', estate.queue)).toEqual(
      expect.arrayContaining(['events.amazonaws.com']),
    );
    expect(await names('s3:GetObject', `${bucket('across')}/x`)).toEqual(
      expect.arrayContaining([root(outside), user('zoe', there)]),
    );
    expect(await names('s3:GetObject', `${bucket('bare')}/x`)).toEqual([user('zoe', there)]);
  });
});

describe('the boundary of whom a request changes (E-64(iam:PermissionsBoundary))', () => {
  const nameOf = (name: string): string => `arn:aws:iam::${here}:${name}`;
  const limit = nameOf('policy/limit-bounded');
  const ifLimited = (Action: string) => ({
    ...allow(Action),
    Condition: { ArnEquals: { 'iam:PermissionsBoundary': limit } },
  });
  const unlessLimited = { ArnNotEquals: { 'iam:PermissionsBoundary': limit } };
  const estateWith = (own: readonly Json[]) => {
    const members = {
      [nameOf('user/ann')]: { own },
      [nameOf('user/bounded')]: { boundary: [allow('s3:*')] },
      [nameOf('user/free')]: {},
      [nameOf('role/bounded')]: { boundary: 'NOT_IMPORTED' as const, trust: [] },
    };
    return inMemoryReader(importedEstate(exportsOfEstate({ members })));
  };
  const decisionOf = async (own: readonly Json[], action: string, on: string): Promise<string> => {
    const question = { principal: nameOf('user/ann'), action, resource: nameOf(on), context: [] };
    return (await can(estateWith(own), question)).decision;
  };

  test.each([
    ['iam:AttachUserPolicy', 'user/bounded', 'ALLOWED'],
    ['iam:PutUserPolicy', 'user/bounded', 'ALLOWED'],
    ['iam:DeleteUserPermissionsBoundary', 'user/bounded', 'ALLOWED'],
    ['iam:DetachRolePolicy', 'role/bounded', 'ALLOWED'],
    ['iam:AttachUserPolicy', 'user/free', 'IMPLICIT_DENY'],
    ['iam:PutUserPermissionsBoundary', 'user/bounded', 'CONDITIONAL'],
    ['iam:CreateUser', 'user/new', 'CONDITIONAL'],
    ['iam:AttachUserPolicy', 'user/*', 'CONDITIONAL'],
  ])('is known to %s on %s: %s', async (action, on, decision) => {
    expect(await decisionOf([ifLimited(action)], action, on)).toBe(decision);
  });

  test.each([
    ['iam:AttachUserPolicy', 'user/bounded', ['ALLOWED']],
    ['iam:DetachRolePolicy', 'role/bounded', ['ALLOWED']],
    ['iam:AttachUserPolicy', 'user/free', []],
    ['iam:AttachUserPolicy', 'user/*', ['CONDITIONAL']],
  ])('is known to whoCan %s on %s: %j', async (action, on, decisions) => {
    const imported = estateWith([ifLimited(action)]);
    const question = { action, resource: nameOf(on), context: [] };
    const { entries } = await whoCan(imported, question, { first: 10 });
    const ann = entries.filter(([identifier]) => identifier === nameOf('user/ann'));
    expect(ann.map(([, { decision }]) => decision)).toEqual(decisions);
  });

  test('stays open in a search for routes, which may change it', async () => {
    const action = 'iam:AttachUserPolicy';
    const question = { action, resource: nameOf('user/free'), context: [], maxHops: 2 };
    const { entries } = await whoCanTransitively(estateWith([ifLimited(action)]), question, { first: 10 });
    expect(entries.map(([identifier, { decision }]) => [identifier, decision])).toContainEqual([
      nameOf('user/ann'),
      'CONDITIONAL',
    ]);
  });

  test('closes what a Deny forbids to others', async () => {
    const own = [allow('iam:*'), { ...allow('iam:*'), Effect: 'Deny', Condition: unlessLimited }];
    expect(await decisionOf(own, 'iam:PutUserPolicy', 'user/bounded')).toBe('ALLOWED');
    expect(await decisionOf(own, 'iam:PutUserPolicy', 'user/free')).toBe('EXPLICIT_DENY');
  });
});

describe('the tags of a user (E-64(aws:ResourceTag/K))', () => {
  const nameOf = (name: string): string => `arn:aws:iam::${here}:user/${name}`;
  const own = (key: string, Action: string) => [
    { ...allow(Action), Condition: { StringEquals: { [key]: 'blue' } } },
  ];
  const estateWith = (statements: readonly Json[]) =>
    inMemoryReader(
      importedEstate(
        exportsOfEstate({
          members: {
            [nameOf('ann')]: { own: statements },
            [nameOf('blue')]: { tags: { team: 'blue' } },
            [nameOf('red')]: { tags: { team: 'red' } },
          },
        }),
      ),
    );

  test.each([
    ['aws:ResourceTag/team', 'iam:ListGroupsForUser', 'blue', 'ALLOWED'],
    ['iam:ResourceTag/team', 'iam:CreateAccessKey', 'blue', 'ALLOWED'],
    ['iam:ResourceTag/team', 'iam:CreateAccessKey', 'red', 'IMPLICIT_DENY'],
    ['iam:ResourceTag/team', 'iam:CreateAccessKey', 'never-seen', 'CONDITIONAL'],
  ])('%s of %s on %s: %s', async (key, action, on, decision) => {
    const reader = estateWith(own(key, action));
    const question = { action, resource: nameOf(on), context: [] };
    expect((await can(reader, { ...question, principal: nameOf('ann') })).decision).toBe(decision);
    const { entries } = await whoCan(reader, question, { first: 10 });
    const ann = entries.flatMap(([identifier, one]) => (identifier === nameOf('ann') ? one.decision : []));
    expect(ann).toEqual(decision === 'IMPLICIT_DENY' ? [] : [decision]);
  });
});
