/** New users and roles that a boundary or a group keeps from being administrators (T-015, T-016). */
import { describe, expect, it } from 'vitest';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  nameOf,
  rootArn,
  type AccountIs,
  type Statement,
} from '../../support/escalationAccount.js';

const forced = { Condition: { StringEquals: { 'iam:PermissionsBoundary': arnOf('policy', 'limit') } } };

/** Mallory may make roles under the boundary, and the vault lets in whoever of the account may assume it. */
const bounded = (left: readonly string[], ...may: readonly Statement[]): AccountIs => ({
  users: { mallory: { may: [allow(['iam:CreateRole', 'iam:PutRolePolicy'], '*', forced), ...may] } },
  roles: { vault: { may: [allow('sqs:SendMessage')], trusts: [rootArn] } },
  policies: { limit: [[allow(left)]] },
});

const grouped = (
  boundary: Statement,
  given: readonly Statement[],
  who: 'users' | 'roles' = 'roles',
): AccountIs => {
  const may = [allow('iam:CreateUser', '*', boundary), allow(['iam:AddUserToGroup', 'iam:CreateAccessKey'])];
  const vault = { may: [allow('sqs:SendMessage')], trusts: [rootArn] };
  return {
    ...(who === 'users' ? { users: { mallory: { may } } } : {}),
    roles: { vault, ...(who === 'roles' ? { mallory: { may, trusts: ['ec2.amazonaws.com'] } } : {}) },
    groups: { ops: { may: given } },
    policies: { limit: [[allow('sts:AssumeRole')]] },
  };
};

/** `T-015 vault ALLOWED`, and what is not followed. */
function found(is: AccountIs): readonly string[] {
  const { edges, findings } = escalationsIn(is);
  const ways = edges.flatMap(({ targetArn, grant }) =>
    grant.alternatives.map(({ techniqueId, decision }) => `${techniqueId} ${nameOf(targetArn)} ${decision}`),
  );
  return [...ways, ...findings.flatMap(({ unexplored }) => unexplored)].sort();
}

describe('a new principal that is no administrator (G-6e)', () => {
  it('under a forced boundary may what that leaves, which is not followed but for roles that it assumes', () => {
    expect(found(bounded(['sqs:SendMessage']))).toEqual(['T-015']);
    expect(found(bounded(['sqs:SendMessage', 'sts:AssumeRole']))).toEqual(['T-015', 'T-015 vault ALLOWED']);
  });

  it('is one where the boundary leaves enough', () => {
    expect(found(bounded(['*']))).toEqual(['T-015 account ALLOWED']);
  });

  it('is none where no policy can be given to it, or another boundary is asked for then', () => {
    const { users, ...rest } = bounded(['sts:AssumeRole']);
    expect(users).toBeDefined();
    const may = [allow('iam:CreateRole', '*', forced)];
    expect(found({ ...rest, users: { mallory: { may } } })).toEqual([]);
    const other = {
      Condition: { StringEquals: { 'iam:PermissionsBoundary': arnOf('policy', 'other') } },
    };
    const both = [...may, allow('iam:PutRolePolicy', '*', other)];
    expect(found({ ...rest, users: { mallory: { may: both } } })).toEqual([]);
  });

  it.each([
    ['taken away', allow('iam:DeleteRolePermissionsBoundary')],
    ['exchanged', allow('iam:PutRolePermissionsBoundary')],
    ['written anew', allow('iam:CreatePolicyVersion', arnOf('policy', 'limit'))],
  ])('is an administrator where its boundary can be %s', (_how, statement) => {
    expect(found(bounded(['sqs:SendMessage'], statement))).toEqual(['T-015 account ALLOWED']);
    const denied = deny('iam:*', '*', forced);
    expect(found(bounded(['sqs:SendMessage'], statement, denied))).toEqual([]);
  });

  it('has what the group gives it that it joins', () => {
    expect(found(grouped({}, [allow('sts:AssumeRole')]))).toEqual(['T-016', 'T-016 vault ALLOWED']);
    expect(found(grouped({}, [allow('sqs:SendMessage')]))).toEqual(['T-016']);
    expect(found({ ...grouped({}, []), groups: { ops: {} } })).toEqual([]);
    expect(found(grouped(forced, [allow('sts:AssumeRole')]))).toEqual(['T-016', 'T-016 vault ALLOWED']);
  });

  it('is of no use to a user that may join the group itself', () => {
    const ways = found(grouped({}, [allow('sts:AssumeRole')], 'users'));
    expect(ways.filter((way) => way.startsWith('T-016'))).toEqual([]);
    expect(ways).toContain('T-009 vault ALLOWED');
  });
});

describe('a new user in a group that asks for another name than the caller has (G-33)', () => {
  const named = (pattern: string, ...given: readonly Statement[]): AccountIs => {
    const is = grouped({}, given, 'users');
    const condition = { ArnLike: { 'aws:PrincipalArn': pattern } };
    const trust = [
      { Effect: 'Allow', Principal: { AWS: rootArn }, Action: 'sts:AssumeRole', Condition: condition },
    ];
    return { ...is, roles: { vault: { may: [allow('sqs:SendMessage')], trust } } };
  };
  const making = (where: string): AccountIs => ({
    users: {
      mallory: {
        may: [allow('iam:CreateUser', where), allow(['iam:AddUserToGroup', 'iam:CreateAccessKey'])],
      },
    },
  });
  const assuming = allow('sts:AssumeRole');
  const ops = arnOf('user', 'ops-*');

  const ways = (is: AccountIs): readonly string[] => found(is).filter((way) => way.startsWith('T-016'));

  it('is let in where a trust policy asks for it', () => {
    expect(ways(named(ops, assuming))).toEqual(['T-016', 'T-016 vault CONDITIONAL']);
  });

  it('is let in although the caller is in the group itself', () => {
    const { users, ...rest } = named(ops, assuming);
    const inside = { mallory: { may: users?.['mallory']?.may ?? [], groups: ['ops'] } };
    expect(ways({ ...rest, users: inside })).toEqual(['T-016', 'T-016 vault CONDITIONAL']);
    const any = named(arnOf('user', '*'), assuming);
    expect(ways({ ...any, users: inside })).toEqual([]);
  });

  it('gets nothing new where the caller has such a name', () => {
    expect(ways(named(arnOf('user', '*'), assuming))).toEqual([]);
  });

  it('is none where the caller may not make such a name, or the group does not allow it', () => {
    expect(ways({ ...named(ops, assuming), ...making(arnOf('user', 'dev-*')) })).toEqual([]);
    expect(ways(named(arnOf('role', 'ops-*'), assuming))).toEqual([]);
    expect(ways(named(ops, allow('s3:GetObject')))).toEqual(['T-016']);
  });

  it('has what the group gives to that name', () => {
    const given = (key: string, value: string) =>
      allow('iam:*', '*', { Condition: { StringLike: { [key]: value } } });
    expect(ways(grouped({}, [given('aws:username', 'ops-*')], 'users'))).toContain('T-016');
    expect(ways(grouped({}, [given('aws:RequestedRegion', 'eu-*')], 'users'))).toEqual([]);
  });
});

describe('a new principal whose name alone is let in (T-241, G-33)', () => {
  const letIn = (pattern: string, more: Statement = {}) => ({
    Effect: 'Allow',
    Principal: '*',
    Action: 'sts:AssumeRole',
    Condition: { ArnLike: { 'aws:PrincipalArn': pattern } },
    ...more,
  });
  const ofOps = [letIn(arnOf('role', 'ops-*'))];
  const is = (
    may: readonly Statement[],
    trust: readonly Statement[] = ofOps,
    more: AccountIs = {},
  ): AccountIs => ({
    users: { mallory: { may } },
    roles: { vault: { may: [allow('sqs:SendMessage')], trust } },
    ...more,
  });
  const way = ['T-241 vault ALLOWED'];

  it('is made by who may call nothing but iam:CreateRole', () => {
    expect(found(is([allow('iam:CreateRole')]))).toEqual(way);
    expect(found(is([allow('iam:CreateRole', arnOf('role', 'ops-mine-*'))]))).toEqual(way);
    expect(found(is([allow('iam:CreateRole', arnOf('role', 'dev-*'))]))).toEqual([]);
    expect(found(is([allow('iam:CreateUser')]))).toEqual([]);
  });

  it.each(['aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*', 'aws-service-role/*'])(
    'has no name under a path of AWS: %s (G-26)',
    (name) => expect(found(is([allow('iam:CreateRole')], [letIn(arnOf('role', name))]))).toEqual([]),
  );

  it('is a user where it gets credentials', () => {
    const trust = [letIn(arnOf('user', 'ops/*'))];
    expect(found(is([allow(['iam:CreateUser', 'iam:CreateAccessKey'])], trust))).toEqual(way);
    expect(found(is([allow('iam:CreateUser')], trust))).toEqual([]);
    expect(found(is([allow('iam:CreateRole')], trust))).toEqual([]);
  });

  it('is none where its name is taken, or the account has to allow it', () => {
    const only = [letIn(arnOf('role', 'ops-one'))];
    expect(found(is([allow('iam:CreateRole')], only))).toEqual(way);
    const { roles = {}, ...rest } = is([allow('iam:CreateRole')], only);
    expect(found({ ...rest, roles: { ...roles, 'ops-one': { trusts: ['ec2.amazonaws.com'] } } })).toEqual([]);
    const delegated = [letIn(arnOf('role', 'ops-*'), { Principal: { AWS: rootArn } })];
    expect(found(is([allow('iam:CreateRole')], delegated))).toEqual([]);
  });

  it('has a name that is freed first: whoever has it is deleted, with its policies', () => {
    const only = (name: string) => letIn(arnOf('role', name));
    const taken = (actions: readonly string[], ...trust: readonly Statement[]) => {
      const { roles = {}, ...rest } = is([allow(actions, arnOf('role', 'ops-one'))], trust);
      const one = { trusts: ['ec2.amazonaws.com'], may: [allow('s3:*')] };
      return found({ ...rest, roles: { ...roles, 'ops-one': one } });
    };
    const made = ['iam:DeleteRolePolicy', 'iam:DeleteRole', 'iam:CreateRole'];
    expect(taken(made, only('ops-one'))).toEqual(['T-241 vault CONDITIONAL']);
    for (const one of made)
      expect(
        taken(
          made.filter((other) => other !== one),
          only('ops-one'),
        ),
      ).toEqual([]);
    const named = { ...letIn('*'), Principal: { AWS: arnOf('role', 'ops-one') }, Condition: {} };
    expect(taken(made, named, only('ops-two'))).toEqual([]);
  });

  it('may not come in past a boundary that it is given, or a Deny', () => {
    const policies = (...more: readonly Statement[]) => ({ policies: { limit: [[allow('s3:*'), ...more]] } });
    const may = [allow('iam:CreateRole', '*', forced)];
    expect(found(is(may, ofOps, policies()))).toEqual(way);
    expect(found(is(may, ofOps, policies(deny('sts:*'))))).toEqual([]);
    const own = deny('sts:AssumeRole');
    expect(found(is([allow('iam:CreateRole'), own]))).not.toContain('T-241 vault ALLOWED');
  });

  it('gets nothing new for who may come in already', () => {
    const trust = [letIn('*')];
    expect(found(is([allow('iam:CreateRole')], trust))).toEqual([]);
  });
});
