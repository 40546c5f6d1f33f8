/** Rules of escalation that AWS documents, beyond what the fixtures of a technique show (docs/escalation.md). */
import { describe, expect, it } from 'vitest';
import { handingOver } from '../../../src/escalation/handingOver.js';
import {
  allow,
  arnOf,
  deny,
  home,
  waysIn,
  type AccountIs,
  type RoleIs,
  type Statement,
} from '../../support/escalationAccount.js';

const may = [allow('sqs:*')];

/** Of mallory, by one technique: whom it leads to, and how certain it is. */
const linesOf = (id: string, statements: readonly Statement[], rest: AccountIs = {}): readonly string[] =>
  waysIn({ ...rest, users: { mallory: { may: statements } } })
    .map((line) => line.split(' '))
    .filter(([name, technique]) => name === 'mallory' && technique === id)
    .map((words) => words.slice(2).join(' '));

const target = (service: string, more: RoleIs = {}): AccountIs => ({
  roles: { target: { may, trusts: [`${service}.amazonaws.com`], ...more } },
});

describe('a new version of a launch template', () => {
  const group = {
    arn: `arn:aws:autoscaling:eu-west-1:${home}:autoScalingGroup:1:autoScalingGroupName/web`,
    kind: 'autoscaling:autoScalingGroup',
  };
  const inventoried = ['autoscaling:autoScalingGroup'];

  it('may name any instance profile, which is not checked when it is created (G-14)', () => {
    const statements = [allow('ec2:CreateLaunchTemplateVersion')];
    const account = { ...target('ec2', { profile: 'target' }), inventoried };
    expect(linesOf('T-186', statements, { ...account, workloads: [group] })).toEqual(['target CONDITIONAL']);
    expect(linesOf('T-186', statements, { ...account, workloads: [] })).toEqual([]);
    expect(linesOf('T-186', statements, { ...target('ec2'), inventoried, workloads: [group] })).toEqual([]);
  });
});

describe('the policy of a function', () => {
  const writes = ['lambda:AddPermission', 'lambda:PutResourcePolicy'] as const;

  it.each(writes)('lets its writer invoke by %s (G-15)', (write) => {
    const create = [allow('iam:PassRole', arnOf('role', 'target')), allow(['lambda:CreateFunction', write])];
    expect(linesOf('T-073', create, target('lambda'))).toEqual(['target ALLOWED']);
    const one = `arn:aws:lambda:eu-west-1:${home}:function:one`;
    const runsAs = [{ to: 'ROLE', reference: arnOf('role', 'target'), use: 'CODE' }] as const;
    const account = { ...target('lambda'), workloads: [{ arn: one, kind: 'lambda:function', runsAs }] };
    const change = [allow(['lambda:UpdateFunctionCode', write], one)];
    expect(linesOf('T-125', change, account)).toEqual(['target ALLOWED']);
    expect(linesOf('T-125', [...change, deny(write)], account)).toEqual([]);
    expect(linesOf('T-160a', [allow(write)])).toEqual(['- ALLOWED']);
  });

  it('is written by either of two actions, each of which hands it over (G-15)', () => {
    const actions = handingOver('lambda').map(({ action }) => action);
    expect(actions).toEqual([...writes, 'lambda:AddLayerVersionPermission']);
  });
});
