/** A new user that is put into a group is worth what the group gives it (T-016). */
import { describe, expect, it } from 'vitest';
import {
  allow,
  arnOf,
  deny,
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
