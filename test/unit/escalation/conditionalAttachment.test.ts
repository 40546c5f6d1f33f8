/** Conditions on iam:PolicyARN and iam:PermissionsBoundary leave some policies, and what those give still counts (G-6b). */
import { describe, expect, it } from 'vitest';
import type { EscalationEdge } from '../../../src/graph/contract/graphWriter.js';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  nameOf,
  rootArn,
  type AccountIs,
  type Holds,
  type Statement,
} from '../../support/escalationAccount.js';

const ofAws = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
const own = (name: string): string => arnOf('policy', name);

const policyIs = (...arns: readonly string[]) => ({ Condition: { ArnEquals: { 'iam:PolicyARN': arns } } });
const boundaryIs = (arn: string) => ({ Condition: { StringEquals: { 'iam:PermissionsBoundary': arn } } });

/** Whoever may assume any role becomes `vault`. */
const account = (may: readonly Statement[], rest: AccountIs = {}, more: Holds = {}): AccountIs => ({
  ...rest,
  users: { ...rest.users, mallory: { may, ...more } },
  roles: { vault: { may: [allow('*')], trusts: [rootArn] }, ...rest.roles },
});

/** `T-005 vault ALLOWED PowerUserAccess` of mallory. */
const waysOut = (is: AccountIs) =>
  escalationsIn(is)
    .edges.filter(({ targetArn }) => nameOf(targetArn) !== 'mallory')
    .flatMap(({ targetArn, grant }: EscalationEdge) =>
      grant.alternatives.map(
        ({ techniqueId, decision, via }) =>
          `${techniqueId} ${nameOf(targetArn)} ${decision}${via === undefined ? '' : ` ${nameOf(via)}`}`,
      ),
    )
    .sort();

const unexplored = (is: AccountIs) => escalationsIn(is).findings.flatMap((finding) => finding.unexplored);

describe('policies that may be attached and written anew', () => {
  const base = own('base');
  const attaches = allow('iam:AttachUserPolicy', '*', policyIs(base));
  const few = [allow('sqs:SendMessage')];

  it.each([
    ['gets a new version (T-001)', 'iam:CreatePolicyVersion', [few], ['T-005 account ALLOWED base']],
    [
      'has one that gives all (T-002)',
      'iam:SetDefaultPolicyVersion',
      [few, [allow('*')]],
      ['T-005 account ALLOWED base'],
    ],
    ['has no other version', 'iam:SetDefaultPolicyVersion', [few], []],
    ['can only be read', 'iam:GetPolicyVersion', [few, [allow('*')]], []],
  ] as const)('one that %s', (_what, action, versions, expected) => {
    const is = account([attaches, allow(action, base)], { policies: { base: versions } });
    expect(waysOut(is)).toEqual(expected);
  });

  it('not where it is another one that can be written', () => {
    const policies = { base: [few], other: [few] };
    const is = account([attaches, allow('iam:CreatePolicyVersion', own('other'))], { policies });
    expect(waysOut(is)).toEqual([]);
  });

  it('not past a boundary', () => {
    const limit = [allow('iam:AttachUserPolicy'), allow('iam:CreatePolicyVersion', base)];
    const policies = { base: [few], limit: [limit] };
    const may = [attaches, allow('iam:CreatePolicyVersion', base)];
    expect(waysOut(account(may, { policies }, { boundary: 'limit' }))).toEqual([]);
  });
});

describe('policies that may be attached', () => {
  it("are followed where one of AWS's is named, though nobody has it (T-005)", () => {
    const is = account([allow('iam:AttachUserPolicy', '*', policyIs(ofAws('PowerUserAccess')))]);
    expect(waysOut(is)).toEqual(['T-005 vault ALLOWED PowerUserAccess']);
  });

  it('are followed where one of the account is named (T-005, T-008)', () => {
    const policies = { assuming: [[allow('sts:AssumeRole')]] };
    const self = account([allow('iam:AttachUserPolicy', '*', policyIs(own('assuming')))], { policies });
    expect(waysOut(self)).toEqual(['T-005 vault ALLOWED assuming']);
    expect(unexplored(self)).toEqual([]);
    const ofGroup = account(
      [allow('iam:AttachGroupPolicy', '*', policyIs(own('assuming')))],
      { policies, groups: { ops: { may: [] } } },
      { groups: ['ops'] } as Holds,
    );
    expect(waysOut(ofGroup)).toEqual(['T-008 vault ALLOWED assuming']);
  });

  it('give nothing where none that is named leads on', () => {
    const is = account([
      allow('iam:AttachUserPolicy', '*', policyIs(ofAws('AmazonS3ReadOnlyAccess'), ofAws('SecurityAudit'))),
    ]);
    expect(waysOut(is)).toEqual([]);
    expect(unexplored(is)).toEqual([]);
  });

  it('are said not to be followed where a pattern, or a name, stands for some that nobody knows', () => {
    const pattern = account([allow('iam:AttachUserPolicy', '*', policyIs(ofAws('job-function/*')))]);
    expect(waysOut(pattern)).toEqual([]);
    expect(unexplored(pattern)).toEqual(['T-005']);
    const unknown = account([allow('iam:AttachUserPolicy', '*', policyIs(own('gone')))]);
    expect(unexplored(unknown)).toEqual(['T-005']);
  });

  it('are those that a Deny leaves', () => {
    const is = account([
      allow('iam:AttachUserPolicy'),
      deny('iam:AttachUserPolicy', '*', {
        Condition: { ArnNotEquals: { 'iam:PolicyARN': [ofAws('PowerUserAccess'), ofAws('SecurityAudit')] } },
      }),
    ]);
    expect(waysOut(is)).toEqual(['T-005 vault ALLOWED PowerUserAccess']);
  });

  it('are said not to be followed where a Deny leaves all but those that it names', () => {
    const all = [ofAws('AdministratorAccess'), ofAws('IAMFullAccess')];
    const is = account([allow('iam:AttachUserPolicy'), deny('iam:AttachUserPolicy', '*', policyIs(...all))]);
    expect(waysOut(is)).toEqual([]);
    expect(unexplored(is)).toEqual(['T-005']);
  });

  it('are not followed on somebody else, which is said (T-030)', () => {
    const is = account(
      [
        allow('iam:AttachRolePolicy', '*', policyIs(ofAws('PowerUserAccess'))),
        allow('sts:AssumeRole', arnOf('role', 'worker')),
      ],
      { roles: { worker: { may: [], trusts: [rootArn] } } },
    );
    expect(unexplored(is)).toContain('T-030');
  });

  it('are found for a new role of whatever name may be made, and said not to be followed (T-015)', () => {
    const names = arnOf('role', 'app-*');
    const is = account([
      allow('iam:CreateRole', names),
      allow('iam:AttachRolePolicy', names, policyIs(ofAws('PowerUserAccess'))),
      allow('sts:AssumeRole', names),
    ]);
    expect(unexplored(is)).toContain('T-015');
  });

  it('are of no use where the action is not allowed on the caller', () => {
    const is = account([
      allow('iam:AttachUserPolicy', arnOf('user', 'other'), policyIs(ofAws('PowerUserAccess'))),
    ]);
    expect(waysOut(is)).toEqual([]);
    expect(unexplored(is)).toEqual([]);
  });
});

describe('policies that may be made the boundary', () => {
  const policies = { narrow: [[allow('iam:*')]], wide: [[allow('*')]], low: [[allow('s3:*')]] };
  const swaps = (to: string) => [
    allow('sts:AssumeRole'),
    allow('iam:PutUserPermissionsBoundary', '*', boundaryIs(own(to))),
  ];

  it('count as the boundary that the caller then has (T-011)', () => {
    expect(waysOut(account(swaps('wide'), { policies }, { boundary: 'narrow' }))).toEqual([
      'T-011 vault ALLOWED',
    ]);
    expect(waysOut(account(swaps('low'), { policies }, { boundary: 'narrow' }))).toEqual([]);
  });

  it('count for the role of the caller as well (T-012)', () => {
    const may = [
      allow('sts:AssumeRole'),
      allow('iam:PutRolePermissionsBoundary', '*', boundaryIs(own('wide'))),
    ];
    const is: AccountIs = {
      policies,
      roles: {
        mallory: { may, trusts: [rootArn], boundary: 'narrow' },
        vault: { may: [allow('*')], trusts: [rootArn] },
      },
    };
    expect(waysOut(is)).toContain('T-012 vault ALLOWED');
  });
});

it('a Deny that may be detached by its name alone is detached (T-010)', () => {
  const policies = { denier: [[deny('sts:AssumeRole')]] };
  const detaching = (condition: Readonly<Record<string, unknown>>) =>
    account(
      [allow('sts:AssumeRole'), allow('iam:DetachUserPolicy', '*', condition)],
      { policies },
      { attached: ['denier'] },
    );
  expect(waysOut(detaching(policyIs(own('denier'))))).toEqual(['T-010 vault ALLOWED']);
  expect(waysOut(detaching(policyIs(own('other'))))).toEqual([]);
});

describe('conditions on iam:RoleTemplateARN (E-64(iam:RoleTemplateARN))', () => {
  const template = 'arn:aws:iam::aws:role-template/iam.amazonaws.com/PowerUserRoleTemplate:1';
  const isTemplate = { Condition: { ArnEquals: { 'iam:RoleTemplateARN': template } } };
  const isAbsent = (absent: boolean) => ({ Condition: { Null: { 'iam:RoleTemplateARN': absent } } });
  const writing = (...may: readonly Statement[]): AccountIs => ({
    roles: { dev: { may, trusts: ['ec2.amazonaws.com'] } },
  });

  it.each([
    ['has no template', writing(allow('iam:PutRolePolicy', '*', isAbsent(true))), ['T-004 account ALLOWED']],
    [
      'lacks a template that an Allow asks for',
      writing(allow(['iam:PutRolePolicy', 'iam:AttachRolePolicy'], '*', isTemplate)),
      [],
    ],
    [
      'is stopped where only templates may',
      writing(allow('iam:PutRolePolicy'), deny('iam:PutRolePolicy', '*', isAbsent(true))),
      [],
    ],
    [
      'is not stopped where templates may not',
      writing(allow('iam:PutRolePolicy'), deny('iam:*', '*', isAbsent(false))),
      ['T-004 account ALLOWED'],
    ],
  ])('a change of the own role %s', (_what, is, expected) => {
    expect(waysOut(is)).toEqual(expected);
  });

  it('a new role that has to follow one has what that gives, and no policy of choice (T-015)', () => {
    const made = ['iam:CreateRole', 'iam:AttachRolePolicy'];
    expect(waysOut(account([allow(made, '*', isTemplate)]))).toEqual([]);
    expect(waysOut(account([allow(made, '*', isAbsent(true))]))).toContain('T-015 account ALLOWED');
  });
});
