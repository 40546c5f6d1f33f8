/** Who has administrative access: the actions by which anybody can be given anything, decided with all layers. */
import { describe, expect, it } from 'vitest';
import type { Administration } from '../../../src/graph/model/graph.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import type { DerivationRules } from '../../../src/derive/derivationRules.js';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  home,
  type AccountIs,
  type Statement,
  type UserIs,
} from '../../support/escalationAccount.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';

const actions = [
  'iam:AttachUserPolicy',
  'iam:AttachRolePolicy',
  'iam:PutUserPolicy',
  'iam:PutRolePolicy',
  'iam:CreatePolicyVersion',
  'iam:UpdateAssumeRolePolicy',
  'iam:CreateAccessKey',
  'iam:PassRole',
];

const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

const policies = {
  everything: [[allow('*')]],
  power: [[{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' }]],
};

function administration(
  user: UserIs,
  ...more: readonly [StoredOrganizations?, Partial<DerivationRules>?]
): Administration | undefined {
  const { administrators } = escalationsIn({ users: { alice: user }, policies }, ...more);
  return administrators.get(arnOf('user', 'alice'));
}

const decisionOf = (...statements: readonly Statement[]) => administration({ may: statements })?.decision;

const guardedBy = (statement: Statement): StoredOrganizations =>
  organizationOf({ [home]: { scp: [fullAccess, { ...fullAccess, Guard: statement }, fullAccess] } });

describe('administrative access', () => {
  it('is of whoever may do everything', () => {
    expect(decisionOf(allow('*'))).toBe('ALLOWED');
    expect(decisionOf(allow('iam:*'))).toBe('ALLOWED');
    expect(administration({ attached: ['arn:aws:iam::aws:policy/AdministratorAccess'] })?.decision).toBe(
      'ALLOWED',
    );
    expect(administration({ attached: ['arn:aws:iam::aws:policy/IAMFullAccess'] })?.decision).toBe('ALLOWED');
  });

  it('is not open because older sessions were revoked once (E-93)', () => {
    const revoked = { Condition: { DateLessThan: { 'aws:TokenIssueTime': '2026-06-01T00:00:00Z' } } };
    const may = [allow('*'), { ...deny('*'), ...revoked }];
    const at = (time: string): Partial<DerivationRules> => ({ now: () => Date.parse(time) });
    expect(administration({ may }, undefined, at('2026-06-02T11:00:00Z'))?.decision).toBe('CONDITIONAL');
    expect(administration({ may }, undefined, at('2026-06-02T13:00:00Z'))?.decision).toBe('ALLOWED');
  });

  it('does not hang on whether roles are made of templates (E-64(iam:RoleTemplateARN))', () => {
    const everyone = { may: [allow('*')] };
    const template = (isAbsent: boolean) => ({ Condition: { Null: { 'iam:RoleTemplateARN': isAbsent } } });
    const makes = ['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:TagRole'];
    expect(administration(everyone, guardedBy(deny('iam:*', '*', template(false))))?.decision).toBe(
      'ALLOWED',
    );
    expect(administration(everyone, guardedBy(deny(makes, '*', template(true))))?.decision).toBe('ALLOWED');
  });

  it('is of whoever may do these actions, and of nobody who lacks one', () => {
    expect(decisionOf(allow(actions))).toBe('ALLOWED');
    for (const missing of actions)
      expect(decisionOf(allow(actions.filter((action) => action !== missing)))).toBeUndefined();
  });

  it('cites a statement for it', () => {
    const found = administration({ may: [allow('s3:GetObject'), allow('iam:*')] });
    expect(found?.evidence.map(({ layer, index }) => [layer, index])).toEqual([['IDENTITY', 1]]);
  });

  it('can be put together of several policies, of groups too', () => {
    const { administrators } = escalationsIn({
      users: { alice: { may: [allow(actions.slice(0, 4))], groups: ['rest'] } },
      groups: { rest: { may: [allow(actions.slice(4))] } },
    });
    expect(administrators.get(arnOf('user', 'alice'))?.decision).toBe('ALLOWED');
  });

  it('is on every user, role and policy of the account', () => {
    expect(decisionOf(allow(actions, `arn:aws:iam::${home}:*`))).toBe('ALLOWED');
    const types = ['user', 'role', 'policy'].map((type) => `arn:aws:iam::*:${type}/*`);
    expect(decisionOf(allow(actions, types))).toBe('ALLOWED');
    expect(decisionOf(allow(actions, types.slice(0, 2)))).toBeUndefined();
  });

  it('is conditional where not all of them are meant', () => {
    expect(decisionOf(allow('*'), deny('iam:*', arnOf('role', 'audit')))).toBe('CONDITIONAL');
  });

  it('does not end at roles that AWS keeps to itself (E-16)', () => {
    const found = administration({ may: [allow('*', ['arn:aws:iam::*:*'])] });
    expect(found).toMatchObject({ decision: 'ALLOWED', conditions: [] });
  });

  it('is conditional where MFA is asked for, with that condition', () => {
    expect(administration({ may: [allow('*', '*', mfa)] })).toMatchObject({
      decision: 'CONDITIONAL',
      conditions: [{ key: 'aws:MultiFactorAuthPresent', effect: 'ALLOW' }],
    });
  });

  it('has the conditions of all of its actions', () => {
    const network = { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } };
    const found = administration({
      may: [allow(actions.slice(1), '*', mfa), allow(actions[0] ?? '', '*', network)],
    });
    expect(found?.conditions.map(({ key }) => key).sort()).toEqual([
      'aws:MultiFactorAuthPresent',
      'aws:SourceVpc',
    ]);
  });

  it('is of no role session where MFA is asked for: a session has none (E-43)', () => {
    const { administrators } = escalationsIn({
      roles: { boss: { may: [allow('*', '*', mfa)], trusts: ['ec2.amazonaws.com'] } },
    });
    expect(administrators.size).toBe(0);
  });

  it('ends at a Deny', () => {
    expect(decisionOf(allow('*'), deny('iam:PassRole'))).toBeUndefined();
    expect(decisionOf(allow('*'), deny('iam:*'))).toBeUndefined();
    expect(decisionOf(allow('*'), deny('s3:*'))).toBe('ALLOWED');
  });

  it('is not what NotAction leaves out', () => {
    expect(administration({ attached: ['power'] })).toBeUndefined();
    expect(decisionOf({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' })).toBe('ALLOWED');
    expect(decisionOf(allow('*'), { Effect: 'Deny', NotAction: ['iam:*'], Resource: '*' })).toBe('ALLOWED');
  });

  it('stays within a permissions boundary (G-6b)', () => {
    expect(administration({ may: [allow('*')], boundary: 'power' })).toBeUndefined();
    expect(administration({ may: [allow('*')], boundary: 'everything' })?.decision).toBe('ALLOWED');
  });

  it('is not known under a boundary that was not imported', () => {
    expect(administration({ may: [allow('*')], boundary: 'missing' })).toBeUndefined();
  });

  it('stays within the service control policies over the account (G-6b)', () => {
    expect(administration({ may: [allow('*')] }, guardedBy(deny('iam:*')))).toBeUndefined();
    expect(administration({ may: [allow('*')] }, guardedBy(deny('organizations:*')))?.decision).toBe(
      'ALLOWED',
    );
    const outside = (key: string, value: string) =>
      guardedBy(deny('iam:*', '*', { Condition: { StringNotEquals: { [key]: value } } }));
    expect(administration({ may: [allow('*')] }, outside('aws:SourceVpc', 'vpc-1'))).toMatchObject({
      decision: 'CONDITIONAL',
      conditions: [{ key: 'aws:SourceVpc', effect: 'DENY' }],
    });
    const inRegion = (region: string) =>
      administration({ may: [allow('*')] }, outside('aws:RequestedRegion', region))?.decision;
    expect(inRegion('eu-west-1')).toBeUndefined();
    expect(inRegion('us-east-1')).toBe('ALLOWED');
  });

  const under = (...denied: readonly string[]) =>
    administration({ may: [allow('*')] }, guardedBy(deny(denied)))?.decision;

  it('is left where a guardrail leaves a way to give somebody any permission and become that one (G-6b)', () => {
    for (const action of actions) expect(under(action)).toBe('ALLOWED');
    expect(under('iam:CreateUser', 'iam:CreateAccessKey', 'iam:PutUserPolicy', 'iam:Attach*')).toBe(
      'ALLOWED',
    );
    expect(under('iam:*Role*')).toBe('ALLOWED');
    expect(under('iam:*Role*', 'iam:CreateAccessKey')).toBeUndefined();
    expect(under('iam:UpdateAssumeRolePolicy', 'iam:PassRole', 'iam:CreateAccessKey')).toBeUndefined();
    expect(under('iam:Attach*', 'iam:PutUserPolicy', 'iam:PutRolePolicy')).toBeUndefined();
    expect(under('iam:*User*', 'iam:UpdateAssumeRolePolicy', 'iam:PassRole')).toBeUndefined();
  });

  it('is left by a boundary that leaves such a way, too', () => {
    const bounded = (...denied: readonly string[]) =>
      escalationsIn({
        users: { alice: { may: [allow('*')], boundary: 'limits' } },
        policies: { limits: [[allow('*'), deny(denied)]] },
      }).administrators.get(arnOf('user', 'alice'))?.decision;
    expect(bounded('iam:CreateAccessKey')).toBe('ALLOWED');
    expect(bounded('iam:CreateAccessKey', 'iam:PassRole', 'iam:UpdateAssumeRolePolicy')).toBeUndefined();
  });

  it('is left by the start of something as a role, or by assuming it, only where these are allowed (T-026, T-071)', () => {
    const within = (...allowed: readonly string[]) =>
      escalationsIn({
        users: { alice: { may: [allow('*')], boundary: 'limits' } },
        policies: { limits: [[allow([...allowed, 's3:*'])]] },
      }).administrators.get(arnOf('user', 'alice'))?.decision;
    expect(within('iam:AttachRolePolicy', 'iam:PassRole')).toBeUndefined();
    expect(within('iam:AttachRolePolicy', 'iam:PassRole', 'lambda:*')).toBe('ALLOWED');
    expect(within('iam:AttachRolePolicy', 'iam:PassRole', 'ec2:RunInstances')).toBe('ALLOWED');
    expect(within('iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy')).toBeUndefined();
    expect(within('iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy', 'sts:AssumeRole')).toBe('ALLOWED');
  });

  it('is left by a guardrail that protects some roles by name, and cites its statement', () => {
    const names = ['arn:aws:iam::*:role/aws-controltower-*', 'arn:aws:iam::*:role/*AWSControlTower*'];
    const deploys = {
      Condition: { ArnNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::*:role/AWSControlTowerExecution' } },
    };
    const found = administration({ may: [allow('*')] }, guardedBy(deny('iam:*', names, deploys)));
    expect(found).toMatchObject({ decision: 'ALLOWED', conditions: [] });
    expect(found?.preconditions).toBeUndefined();
    expect(found?.evidence.map(({ layer, effect }) => `${layer} ${effect}`)).toContain(
      'SERVICE_CONTROL DENY',
    );
    const others = { Effect: 'Deny', Action: 'iam:*', NotResource: 'arn:aws:iam::*:role/app-*' };
    expect(administration({ may: [allow('*')] }, guardedBy(others))).toBeUndefined();
  });

  it('needs all of the actions that a setting names beside those, whatever is left', () => {
    const rules = { administrativeActions: [...actions, 's3:DeleteBucket'] };
    const found = (...denied: readonly string[]) =>
      administration({ may: [allow('*')] }, guardedBy(deny(denied)), rules)?.decision;
    expect(found('iam:CreateAccessKey')).toBe('ALLOWED');
    expect(found('s3:DeleteBucket')).toBeUndefined();
    const few = { administrativeActions: ['iam:PassRole', 'iam:CreateAccessKey'] };
    expect(administration({ may: [allow('*')] }, guardedBy(deny('iam:PassRole')), few)).toBeUndefined();
  });

  it('is judged for each member where a condition names one', () => {
    const named = allow('*', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'platform' } } });
    const { administrators } = escalationsIn({
      users: {
        alice: { may: [named], tags: { team: 'platform' } },
        bob: { may: [named], tags: { team: 'sales' } },
      },
    });
    expect([...administrators].map(([arn, { decision }]) => [arn, decision])).toEqual([
      [arnOf('user', 'alice'), 'ALLOWED'],
    ]);
  });

  it('may be attaching one policy only, if that one is AdministratorAccess', () => {
    const attaching = (arn: string) => [
      allow(actions.slice(2)),
      allow(actions.slice(0, 2), '*', { Condition: { ArnEquals: { 'iam:PolicyARN': arn } } }),
    ];
    expect(decisionOf(...attaching('arn:aws:iam::aws:policy/AdministratorAccess'))).toBe('ALLOWED');
    expect(decisionOf(...attaching('arn:aws:iam::aws:policy/ReadOnlyAccess'))).toBeUndefined();
  });

  it('can be other actions, by setting', () => {
    const rules = { administrativeActions: ['s3:DeleteBucket', 'iam:DeleteUser'] };
    expect(administration({ may: [allow(['s3:*', 'iam:DeleteUser'])] }, undefined, rules)?.decision).toBe(
      'ALLOWED',
    );
    expect(administration({ may: [allow('s3:*')] }, undefined, rules)).toBeUndefined();
  });

  it('starts no escalation (G-8)', () => {
    const account: AccountIs = { users: { alice: { may: [allow('*')] }, bob: { may: [allow('s3:*')] } } };
    expect(escalationsIn(account).edges).toEqual([]);
  });
});
