/** Whoever is put into a group is worth what the group gives it, then or later (T-009, T-016, T-182, T-187). */
import { describe, expect, it } from 'vitest';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  home,
  mechanismsOf,
  type AccountIs,
  type Statement,
} from '../../support/escalationAccount.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';

const making = allow(['iam:CreateUser', 'iam:CreateAccessKey']);
const joining = (resource = '*') => allow('iam:AddUserToGroup', resource);
const everything = [allow('*')];

const account = (may: readonly Statement[], rest: AccountIs): AccountIs => ({
  ...rest,
  users: { mallory: { may } },
});

const alternatives = (is: AccountIs, ...more: [Parameters<typeof mechanismsOf>[2]?]) =>
  mechanismsOf('mallory', is, ...more)
    .filter(({ techniqueId }) => techniqueId === 'T-016')
    .map(({ decision, via, preconditions }) => [decision, via, ...preconditions]);

const admins = arnOf('group', 'admins');

describe('T-016 by a group', () => {
  it('is certain where the group makes an administrator', () => {
    const groups = { admins: { may: everything }, readers: { may: [allow('s3:GetObject')] } };
    expect(alternatives(account([making, joining()], { groups }))).toEqual([['ALLOWED', admins]]);
  });

  it('is none where no group does', () => {
    const groups = { readers: { may: [allow('s3:GetObject')] } };
    expect(alternatives(account([making, joining()], { groups }))).toEqual([]);
    expect(alternatives(account([making, joining()], {}))).toEqual([]);
  });

  it('is none where the one that does cannot be joined', () => {
    const groups = { admins: { may: everything }, readers: { may: [allow('s3:GetObject')] } };
    const may = [making, joining(arnOf('group', 'readers'))];
    expect(alternatives(account(may, { groups }))).toEqual([]);
  });

  it('takes the conditions of the policies of the group along', () => {
    const office = allow('*', '*', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } });
    const is = account([making, joining()], { groups: { admins: { may: [office] } } });
    expect(alternatives(is)).toEqual([['CONDITIONAL', admins]]);
  });

  it('needs credentials for the new user', () => {
    const groups = { admins: { may: everything } };
    expect(alternatives(account([allow('iam:CreateUser'), joining()], { groups }))).toEqual([]);
  });

  it('ends at the guardrails over the account (G-7)', () => {
    const level = { ...fullAccess, Guard: [deny('iam:Attach*Policy'), deny('iam:Put*Policy')] };
    const organization = organizationOf({ [home]: { scp: [fullAccess, level, fullAccess] } });
    const groups = { admins: { may: everything } };
    expect(alternatives(account([making, joining()], { groups }), organization)).toEqual([]);
  });

  it('stays open where a policy of the group was not collected', () => {
    const groups = { admins: { attached: ['arn:aws:iam::aws:policy/NotCollected'] } };
    expect(alternatives(account([making, joining()], { groups }))).toEqual([
      ['CONDITIONAL', admins, 'the group that the user joins grants administrative access'],
    ]);
  });

  it('stays open where nobody looked which groups there are', () => {
    const is = account([making, joining()], { groups: undefined });
    expect(alternatives(is)).toEqual([
      ['CONDITIONAL', undefined, 'the group that the user joins grants administrative access'],
    ]);
  });
});

describe('a group that gives nothing yet (G-6c)', () => {
  const team = arnOf('group', 'team/*');
  const writes = (resource = '*') => allow(['iam:PutGroupPolicy', 'iam:AddUserToGroup'], resource);
  const creates = (resource = '*') => allow('iam:CreateGroup', resource);
  const empty: AccountIs = { groups: { empty: {} } };

  /** `T-187 account ALLOWED`, of somebody. */
  const found = (is: AccountIs, who = 'mallory', ...more: [Parameters<typeof mechanismsOf>[2]?]) =>
    mechanismsOf(who, is, ...more).map(({ techniqueId, decision }) => `${techniqueId} ${decision}`);

  it.each(['iam:PutGroupPolicy', 'iam:AttachGroupPolicy'])(
    'is made, given a policy by %s and joined',
    (write) => {
      const may = allow(['iam:CreateGroup', 'iam:AddUserToGroup', write]);
      expect(found(account([may], {}))).toEqual(['T-187 ALLOWED']);
    },
  );

  it('has a name for which all three are allowed', () => {
    expect(found(account([creates(team), writes(team)], {}))).toEqual(['T-187 ALLOWED']);
    expect(found(account([creates(team), writes(arnOf('group', 'other/*'))], {}))).toEqual([]);
    expect(found(account([creates()], {}))).toEqual([]);
    expect(found(account([writes()], {}))).toEqual([]);
  });

  it('is made by a role for a new user, or for one that it becomes', () => {
    const roles = (...more: readonly string[]) => ({
      mallory: { may: [creates(), writes(), allow(more)], trusts: ['ec2.amazonaws.com'] },
    });
    const known = { users: { ben: { credentials: { keys: 0 } } }, groups: {} };
    expect(found({ roles: roles('iam:CreateUser', 'iam:CreateAccessKey'), groups: {} })).toEqual([
      'T-187 ALLOWED',
    ]);
    expect(found({ roles: roles('iam:CreateUser'), groups: {} })).toEqual([]);
    expect(found({ ...known, roles: roles('iam:CreateAccessKey') })).toContain('T-182 ALLOWED');
  });

  it('is there already', () => {
    expect(found(account([writes()], empty))).toEqual(['T-009 ALLOWED']);
    const roles = (...more: readonly string[]) => ({
      mallory: { may: [writes(), allow(more)], trusts: ['ec2.amazonaws.com'] },
    });
    expect(found({ ...empty, roles: roles('iam:CreateUser', 'iam:CreateAccessKey') })).toEqual([
      'T-187 ALLOWED',
    ]);
    const ben = { ben: { credentials: { keys: 0 } } };
    expect(found({ ...empty, users: ben, roles: roles('iam:CreateAccessKey') })).toContain('T-182 ALLOWED');
  });

  it('is one and the same that is written and joined', () => {
    const may = [
      allow('iam:PutGroupPolicy', arnOf('group', 'one')),
      allow('iam:AddUserToGroup', arnOf('group', 'other')),
    ];
    const groups = { one: {}, other: {} };
    expect(found(account(may, { groups }))).toEqual([]);
    const making = allow(['iam:CreateUser', 'iam:CreateAccessKey']);
    const roles = { mallory: { may: [...may, making], trusts: ['ec2.amazonaws.com'] } };
    expect(found({ groups, roles })).toEqual([]);
  });

  it('makes no administrator where something else stands above', () => {
    const policies = { limit: [[allow('iam:*Group*')]] };
    const bounded = { users: { mallory: { may: [creates(), writes()], boundary: 'limit' } }, policies };
    expect(escalationsIn(bounded).edges).toEqual([]);
    const level = { ...fullAccess, Guard: [deny('iam:AddUserToGroup')] };
    const organization = organizationOf({ [home]: { scp: [fullAccess, level, fullAccess] } });
    expect(found(account([creates(), writes()], empty), 'mallory', organization)).toEqual([]);
  });

  it('keeps a Deny that is attached to it', () => {
    const making = allow(['iam:CreateUser', 'iam:CreateAccessKey']);
    const roles = { mallory: { may: [writes(), making], trusts: ['ec2.amazonaws.com'] } };
    const groups = { jail: { attached: ['stop'] } };
    const policies = { stop: [[deny(['iam:*', 'lambda:*', 'ec2:*'])]] };
    expect(escalationsIn({ roles, groups, policies }).edges).toEqual([]);
  });
});
