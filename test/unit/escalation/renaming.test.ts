/** Users and groups under other names and paths, which policies cover that did not before (G-32). */
import { describe, expect, it } from 'vitest';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  home,
  nameOf,
  type AccountIs,
  type Statement,
} from '../../support/escalationAccount.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';

/** `T-018 boss CONDITIONAL`, and what is not followed. */
function found(is: AccountIs, ...around: [Parameters<typeof escalationsIn>[1]?]): readonly string[] {
  const { edges, findings } = escalationsIn(is, ...around);
  const ways = edges.flatMap(({ targetArn, grant }) =>
    grant.alternatives.map(({ techniqueId, decision }) => `${techniqueId} ${nameOf(targetArn)} ${decision}`),
  );
  return [...ways, ...findings.flatMap(({ unexplored }) => unexplored)].sort();
}

const clauses = (is: AccountIs): readonly string[] =>
  escalationsIn(is).edges.flatMap(({ grant }) =>
    grant.alternatives.flatMap(({ preconditions }) => preconditions),
  );

const boss = { may: [allow('s3:*')] };
const [devs, anybody] = [arnOf('user', 'dev/*'), arnOf('user', '*')];

const account = (...may: readonly Statement[]): AccountIs => ({ users: { mallory: { may }, boss } });

describe('a user that is moved (G-32)', () => {
  const keys = allow('iam:CreateAccessKey', devs);

  it('is covered by what is allowed on its new path', () => {
    const is = account(keys, allow('iam:UpdateUser', anybody));
    expect(found(is)).toEqual(['T-018 boss CONDITIONAL']);
    expect(clauses(is)).toContain(
      `the caller first moves ${arnOf('user', 'boss')} to ${arnOf('user', 'dev/rolegraph')}`,
    );
  });

  it('takes the permission on both ARNs', () => {
    const way = ['T-018 boss CONDITIONAL'];
    expect(found(account(keys, allow('iam:UpdateUser', [arnOf('user', 'boss'), devs])))).toEqual(way);
    expect(found(account(keys, allow('iam:UpdateUser', arnOf('user', 'boss'))))).toEqual([]);
    expect(found(account(keys, allow('iam:UpdateUser', devs)))).toEqual([]);
    expect(found(account(keys))).toEqual([]);
  });

  it('is out of reach of a Deny on its old path, unless that is on moving it too', () => {
    const wide = [allow(['iam:CreateAccessKey', 'iam:UpdateUser'])];
    const [one, both] = ['iam:CreateAccessKey', 'iam:*'].map((action) => deny(action, arnOf('user', 'boss')));
    expect(found(account(...wide, one ?? {}))).toEqual(['T-018 boss CONDITIONAL']);
    expect(found(account(...wide, both ?? {}))).toEqual([]);
  });

  it('stays where a boundary or a guardrail keeps it', () => {
    const may = [keys, allow('iam:UpdateUser', anybody)];
    const bounded = { users: { mallory: { may, boundary: 'limit' }, boss } };
    const limit = [allow('iam:CreateAccessKey')];
    expect(found({ ...bounded, policies: { limit: [limit] } })).toEqual([]);
    const level = { ...fullAccess, Guard: deny('iam:UpdateUser') };
    const organization = organizationOf({ [home]: { scp: [fullAccess, level, fullAccess] } });
    expect(found(account(...may), organization)).toEqual([]);
  });

  it('takes a name that somebody has once that one is moved away', () => {
    const temp = arnOf('user', 'temp');
    const users = (...may: readonly Statement[]): AccountIs => ({
      users: { mallory: { may: [allow('iam:CreateAccessKey', temp), ...may] }, boss, temp: {} },
    });
    const ways = found(users(allow('iam:UpdateUser', anybody)));
    expect(ways).toContain('T-018 boss CONDITIONAL');
    const two = allow('iam:UpdateUser', [temp, arnOf('user', 'boss')]);
    expect(found(users(two))).not.toContain('T-018 boss CONDITIONAL');
  });
});

describe('a group that is moved (G-32)', () => {
  const groups = { admins: { may: [allow('*')] } };
  const teams = arnOf('group', 'teams/*');
  const moving = allow('iam:UpdateGroup', arnOf('group', '*'));

  it('can be joined where joining is allowed', () => {
    const joining = allow('iam:AddUserToGroup', teams);
    expect(found({ ...account(joining, moving), groups })).toContain('T-009 account CONDITIONAL');
    expect(found({ ...account(joining), groups })).toEqual([]);
    const half = allow('iam:UpdateGroup', teams);
    expect(found({ ...account(joining, half), groups })).toEqual([]);
  });

  it('can be given policies', () => {
    const users = (...may: readonly Statement[]) => ({ mallory: { may, groups: ['own'] } });
    const own = { own: { may: [allow('s3:ListBucket')] } };
    const putting = allow('iam:PutGroupPolicy', teams);
    expect(found({ users: users(putting, moving), groups: own })).toContain('T-007 account CONDITIONAL');
    expect(found({ users: users(putting), groups: own })).toEqual([]);
  });
});

describe('a user that moves itself (G-32)', () => {
  it('is given policies under its new name', () => {
    const putting = allow('iam:PutUserPolicy', devs);
    const ways = found(account(putting, allow('iam:UpdateUser', anybody)));
    expect(ways).toContain('T-003 account CONDITIONAL');
    expect(found(account(putting, allow('iam:UpdateUser', devs)))).toEqual([]);
  });
});

describe('a user under another name of its own (T-188)', () => {
  const vault = (condition: Statement) => ({
    vault: {
      may: [allow('s3:*')],
      trust: [
        {
          Effect: 'Allow',
          Principal: { AWS: arnOf('user', 'mallory').replace('user/mallory', 'root') },
          Action: 'sts:AssumeRole',
          Condition: condition,
        },
      ],
    },
  });
  const ofAdmins = vault({ ArnLike: { 'aws:PrincipalArn': arnOf('user', 'admins/*') } });
  const assuming = allow('sts:AssumeRole', arnOf('role', 'vault'));
  const mallory = (...may: readonly Statement[]): NonNullable<AccountIs['users']> => ({ mallory: { may } });

  it('is let in by a role whose trust policy asks for its path', () => {
    const roles = ofAdmins;
    expect(found({ users: mallory(assuming, allow('iam:UpdateUser', anybody)), roles })).toContain(
      'T-188 vault ALLOWED',
    );
    const others = [arnOf('user', 'mallory'), devs];
    expect(found({ users: mallory(assuming, allow('iam:UpdateUser', others)), roles })).toEqual([]);
    expect(found({ users: mallory(assuming), roles })).toEqual([]);
    expect(found({ users: mallory(allow('iam:UpdateUser', anybody)), roles })).toEqual([]);
  });

  it('is not let in where the condition is on its id', () => {
    const roles = vault({ StringLike: { 'aws:userid': 'AIDAADMIN*' } });
    expect(found({ users: mallory(assuming, allow('iam:UpdateUser')), roles })).toEqual([]);
  });

  it('may do what its own policies allow to that name', () => {
    const named = (key: string, value: string) =>
      allow('iam:AttachUserPolicy', '*', { Condition: { StringLike: { [key]: value } } });
    const may = (one: Statement) => found({ users: { mallory: { may: [one, allow('iam:UpdateUser')] } } });
    expect(may(named('aws:username', 'root-*'))).toContain('T-188 account ALLOWED');
    expect(may(named('aws:PrincipalArn', arnOf('user', 'admins/*')))).toContain('T-188 account ALLOWED');
    expect(may(named('aws:PrincipalArn', arnOf('role', '*')))).toEqual([]);
  });

  it('is past a Deny of the name that it has', () => {
    const stop = deny('*', '*', { Condition: { ArnLike: { 'aws:PrincipalArn': arnOf('user', 'mal*') } } });
    const only = deny('iam:Put*', '*', {
      Condition: { ArnLike: { 'aws:PrincipalArn': arnOf('user', 'mal*') } },
    });
    const users = (one: Statement) => mallory(allow(['iam:PutUserPolicy', 'iam:UpdateUser']), one);
    expect(found({ users: users(only) })).toContain('T-188 account ALLOWED');
    expect(found({ users: users(stop) })).toEqual([]);
  });

  it('is not followed where its name is part of what it may do', () => {
    const may = (one: Statement) => found({ users: mallory(one, allow('iam:UpdateUser', anybody)) });
    const owned = { Condition: { StringEquals: { 'aws:ResourceTag/owner': '${aws:username}' } } };
    expect(may(allow('lambda:UpdateFunctionCode', '*', owned))).toContain('T-188');
    expect(
      may(allow('lambda:UpdateFunctionCode', 'arn:aws:lambda:*:*:function:${aws:username}-*')),
    ).toContain('T-188');
    expect(may(allow('iam:*AccessKey*', anybody.replace('*', '${aws:username}')))).not.toContain('T-188');
    for (const type of ['role', 'group', 'role/team'])
      expect(may(allow('iam:Put*', `arn:aws:iam::${home}:${type}/\${aws:username}`))).toContain('T-188');
    expect(may(allow('s3:GetObject', 'arn:aws:s3:::home/${aws:username}/*'))).not.toContain('T-188');
  });

  it('takes the name of somebody whom it moves away', () => {
    const roles = vault({ ArnEquals: { 'aws:PrincipalArn': arnOf('user', 'boss') } });
    const users = (resource: readonly string[] | string) => ({
      ...mallory(assuming, allow('iam:UpdateUser', resource)),
      boss: {},
    });
    expect(found({ users: users(anybody), roles })).toContain('T-188 vault CONDITIONAL');
    const two = [arnOf('user', 'mallory'), arnOf('user', 'boss')];
    expect(found({ users: users(two), roles })).toEqual([]);
  });

  it('stays who it is where a guardrail keeps its name', () => {
    const level = { ...fullAccess, Guard: deny('iam:UpdateUser', arnOf('user', 'admins/*')) };
    const organization = organizationOf({ [home]: { scp: [fullAccess, level, fullAccess] } });
    const users = mallory(assuming, allow('iam:UpdateUser', anybody));
    expect(found({ users, roles: ofAdmins }, organization)).toEqual([]);
  });
});

it('waits for the names that roles of other accounts ask for, now or after another import (T-188, U-9)', () => {
  const itself = allow('iam:ChangePassword', arnOf('user', '${aws:username}'));
  const into = (account: string) => allow('sts:AssumeRole', `arn:aws:iam::${account}:role/*`);
  const restingElsewhere = (may: readonly Statement[]) =>
    escalationsIn({ users: { ann: { may } } }).restingElsewhere;
  const renames = allow('iam:UpdateUser', anybody);
  expect([...restingElsewhere([renames, itself, into('*')])]).toEqual([home]);
  expect([...restingElsewhere([itself, into(home)])]).toEqual([]);
});
