/** Whoever edits the policy that is a boundary edits what it leaves (T-001, T-013, T-033, T-182). */
import { describe, expect, it } from 'vitest';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  home,
  mechanismsOf,
  rootArn,
  type AccountIs,
  type Statement,
} from '../../support/escalationAccount.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';

const limit = arnOf('policy', 'limit');
const creates = 'iam:CreatePolicyVersion';
const rollsBack = 'iam:SetDefaultPolicyVersion';
const everything = [allow('*')];

/** Mallory may do everything that its boundary leaves. */
const bounded = (...versions: readonly (readonly Statement[])[]): AccountIs => ({
  users: { mallory: { may: everything, boundary: 'limit' } },
  policies: { limit: versions },
});

const found = (is: AccountIs, ...more: [Parameters<typeof mechanismsOf>[2]?]) =>
  mechanismsOf('mallory', is, ...more).map(({ techniqueId, decision }) => `${techniqueId} ${decision}`);

describe('the policy of a boundary (G-6d)', () => {
  it('of its own gets a new version, or an older one counts', () => {
    expect(found(bounded([allow(['sqs:SendMessage', creates])]))).toEqual(['T-013 ALLOWED']);
    expect(found(bounded([allow(['sqs:SendMessage', rollsBack])], everything))).toEqual(['T-013 ALLOWED']);
    expect(found(bounded([allow(['sqs:SendMessage', rollsBack])], [allow('sqs:SendMessage')]))).toEqual([]);
    expect(found(bounded([allow('sqs:SendMessage')]))).toEqual([]);
  });

  it('has room for one, or an old one can be deleted', () => {
    const few = [allow('sqs:ReceiveMessage')];
    expect(found(bounded([allow(['sqs:SendMessage', creates])], few, few, few, few))).toEqual([]);
    const deletes = [allow(['sqs:SendMessage', creates, 'iam:DeletePolicyVersion'])];
    expect(found(bounded(deletes, few, few, few, few))).toEqual(['T-013 ALLOWED']);
  });

  it('that denies its own edits, or is kept by a guardrail, stays', () => {
    const kept = [allow(['sqs:SendMessage', creates]), deny([creates, rollsBack], limit)];
    expect(found(bounded(kept))).toEqual([]);
    const level = { ...fullAccess, Guard: [deny(creates, limit)] };
    const organization = organizationOf({ [home]: { scp: [fullAccess, level, fullAccess] } });
    expect(found(bounded([allow(['sqs:SendMessage', creates])]), organization)).toEqual([]);
  });

  it('of AWS cannot be edited', () => {
    const boundary = 'arn:aws:iam::aws:policy/PowerUserAccess';
    const is = { users: { mallory: { may: [allow(creates)], boundary } } };
    expect(found(is)).toEqual([]);
  });

  it('that is attached too changes in both places', () => {
    const is: AccountIs = {
      users: { mallory: { attached: ['limit'], boundary: 'limit' } },
      policies: { limit: [[allow(['sqs:SendMessage', creates])]] },
    };
    expect(found(is)).toContain('T-001 ALLOWED');
  });

  it('of a role that can be assumed is edited first', () => {
    const target = (...may: readonly string[]): AccountIs => ({
      users: { mallory: { may: [allow(may, limit)] } },
      roles: { target: { may: everything, trusts: [arnOf('user', 'mallory')], boundary: 'limit' } },
      policies: { limit: [[allow('sqs:SendMessage')], everything] },
    });
    expect(found(target(creates))).toContain('T-033 ALLOWED');
    expect(found(target(rollsBack))).toContain('T-033 ALLOWED');
    expect(found(target('iam:GetPolicy'))).toEqual([]);
    const far = { ...target(creates), roles: { target: { may: everything, trusts: [], boundary: 'limit' } } };
    expect(found(far)).not.toContain('T-033 ALLOWED');
  });

  it('of a user whose keys can be had is edited first', () => {
    const target = (...may: readonly Statement[]): AccountIs => ({
      users: {
        mallory: { may: [allow('iam:CreateAccessKey', arnOf('user', 'target')), ...may] },
        target: { may: everything, boundary: 'limit', credentials: { keys: 0 } },
      },
      policies: { limit: [[allow('sqs:SendMessage')]] },
    });
    expect(found(target(allow(creates, limit)))).toContain('T-182 ALLOWED');
    expect(found(target(allow(creates, arnOf('policy', 'other'))))).not.toContain('T-182 ALLOWED');
  });
});

it('is removed only by whom the condition of that lets, by the tags of the caller (T-027, G-6b)', () => {
  const ifTagged = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue' } } };
  const tagged = (team: string): AccountIs => ({
    users: {
      mallory: {
        may: [
          allow(['iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy'], arnOf('role', 'target')),
          allow('iam:DeleteRolePermissionsBoundary', arnOf('role', 'target'), ifTagged),
        ],
        tags: { team },
      },
    },
    roles: { target: { trusts: [arnOf('user', 'mallory')], boundary: 'limit' } },
    policies: { limit: [[allow(['sqs:SendMessage', 'sts:*'])]] },
  });
  const administrating = (team: string) =>
    escalationsIn(tagged(team)).edges.filter(({ targetArn }) => targetArn === rootArn);
  expect(administrating('blue').map(({ grant }) => grant.decision)).toEqual(['ALLOWED']);
  expect(administrating('red')).toEqual([]);
});
