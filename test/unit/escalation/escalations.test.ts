/** Whom principals can become, and what else they gain: where the smallest account of a technique does not show it. */
import { describe, expect, it } from 'vitest';
import { WRITTEN_TRUST } from '../../../src/escalation/context/selfWrittenTrust.js';
import type { EscalationAlternative } from '../../../src/graph/model/graph.js';
import { derivationRulesFor } from '../../../src/derive/derivationRules.js';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  factsOf,
  home,
  noOrganization,
  rootArn,
  waysIn,
  mechanismsOf,
  type AccountIs,
  type Statement,
} from '../../support/escalationAccount.js';
import { fullAccess, organizationOf, rcpFullAccess } from '../../support/organizations.js';

const everything = [allow('*')];
const little = [allow('s3:GetObject')];

const mallory = (may: readonly Statement[], rest: AccountIs = {}): AccountIs => ({
  ...rest,
  users: { ...rest.users, mallory: { may } },
});

const only = (techniqueId: string, alternatives: readonly EscalationAlternative[]) =>
  alternatives.filter((way) => way.techniqueId === techniqueId);

const lines = (techniqueId: string, is: AccountIs) =>
  waysIn(is).filter((line) => line.split(' ')[1] === techniqueId);

/** Of mallory. */
const targets = (is: AccountIs) =>
  waysIn(is)
    .map((line) => line.split(' '))
    .flatMap(([name, , target]) => (name === 'mallory' ? target : []));

describe('sources', () => {
  const own = allow('iam:PutUserPolicy', 'arn:aws:iam::*:user/${aws:username}');

  it('are the policy set where all of its members have the same', () => {
    const { edges } = escalationsIn({ users: { ann: { may: [own] }, bob: { may: [own] } } });
    expect(edges.map(({ source, targetArn }) => [source.kind, targetArn])).toEqual([['SET', rootArn]]);
  });

  it('are single members where something tells them apart', () => {
    const named = allow('iam:PutUserPolicy', arnOf('user', 'ann'));
    const { edges } = escalationsIn({ users: { ann: { may: [named] }, bob: { may: [named] } } });
    expect(edges.map(({ source }) => source)).toEqual([
      { kind: 'PRINCIPALS', identifiers: [arnOf('user', 'ann')] },
    ]);
  });

  it('are members with tags that a statement asks for', () => {
    const tagged = allow('iam:CreateAccessKey', '*', {
      Condition: { StringEquals: { 'aws:PrincipalTag/team': 'ops' } },
    });
    const account: AccountIs = {
      users: {
        ann: { may: [tagged], tags: { team: 'ops' } },
        bob: { may: [tagged], tags: { team: 'sales' } },
        boss: { may: everything, credentials: { keys: 0 } },
      },
    };
    expect(waysIn(account)).toEqual(['ann T-018 boss ALLOWED']);
  });

  it('are those of a set that are no administrators', () => {
    const named = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'ops' } } };
    const may = [allow('*', '*', named), allow('iam:CreateAccessKey')];
    const account: AccountIs = {
      users: {
        ann: { may, tags: { team: 'ops' } },
        bob: { may, tags: { team: 'sales' } },
        boss: { may: everything, credentials: { keys: 0 } },
      },
    };
    expect(waysIn(account)).toEqual(['bob T-018 ann CONDITIONAL', 'bob T-018 boss ALLOWED']);
  });

  it('are no service-linked roles, in which only their service acts (E-52)', () => {
    const roles = {
      linked: {
        path: '/aws-service-role/x.amazonaws.com/',
        may: [allow('iam:CreateAccessKey')],
        trusts: ['x.amazonaws.com'],
      },
    };
    expect(waysIn({ roles, users: { boss: { may: everything } } })).toEqual([]);
  });
});

describe('targets', () => {
  it('are not those whose policies the source has all itself (G-8)', () => {
    const is = mallory([allow('iam:CreateAccessKey'), ...little], {
      users: { peer: { may: [allow('iam:CreateAccessKey'), ...little] }, clerk: { may: [allow('sqs:*')] } },
    });
    expect(new Set(targets(is))).toEqual(new Set(['clerk']));
  });

  it('may have fewer policies, but none above them that the source lacks', () => {
    const shared = { attached: ['shared'] };
    const is = (boundary: object): AccountIs => ({
      users: {
        mallory: { ...shared, may: [allow('iam:CreateAccessKey')], boundary: 'ceiling' },
        peer: { ...shared, ...boundary, credentials: { keys: 0 } },
      },
      policies: { shared: [little], ceiling: [[allow(['iam:*', 's3:*'])]] },
    });
    expect(waysIn(is({ boundary: 'ceiling' }))).toEqual([]);
    expect(waysIn(is({}))).toEqual(['mallory T-018 peer ALLOWED']);
  });

  it('are only administrators beside a firm way to the account', () => {
    const is = mallory([allow(['iam:CreateAccessKey', 'iam:PutUserPolicy'])], {
      users: { boss: { may: everything, credentials: { keys: 0 } }, clerk: { may: [allow('sqs:*')] } },
    });
    expect(new Set(targets(is))).toEqual(new Set(['account', 'boss']));
  });

  it('are all of them where the way to the account is conditional', () => {
    const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
    const is = mallory([allow('iam:CreateAccessKey'), allow('iam:PutUserPolicy', '*', mfa)], {
      users: { clerk: { may: [allow('sqs:*')], credentials: { keys: 0 } } },
    });
    expect(waysIn(is)).toContain('mallory T-018 clerk ALLOWED');
    expect(waysIn(is)).toContain('mallory T-003 account CONDITIONAL');
  });
});

describe('a permission on some resources', () => {
  it('is enough where the target is among them', () => {
    const is = mallory([allow('iam:CreateAccessKey', arnOf('user', 'b*'))], {
      users: { boss: { may: everything, credentials: { keys: 0 } }, chief: { may: everything } },
    });
    expect(waysIn(is)).toEqual(['mallory T-018 boss ALLOWED']);
  });

  it('can hang on the tags of the target', () => {
    const tagged = { Condition: { StringEquals: { 'aws:ResourceTag/open': 'yes' } } };
    const is = mallory([allow('iam:CreateAccessKey', '*', tagged)], {
      users: {
        boss: { may: everything, tags: { open: 'yes' }, credentials: { keys: 0 } },
        chief: { may: everything, tags: { open: 'no' }, credentials: { keys: 0 } },
      },
    });
    expect(waysIn(is)).toEqual(['mallory T-018 boss ALLOWED']);
  });

  it('is enough for something new under a name that it has', () => {
    const named = (create: string, attach: string) =>
      mallory([
        allow('iam:CreateRole', arnOf('role', create)),
        allow('iam:AttachRolePolicy', arnOf('role', attach)),
      ]);
    expect(lines('T-015', named('app-*', 'app-*'))).toEqual(['mallory T-015 account ALLOWED']);
    expect(lines('T-015', named('app-*', '*'))).toEqual(['mallory T-015 account ALLOWED']);
    expect(lines('T-015', named('app-*', 'web-*'))).toEqual([]);
  });

  it('is not where they are of another service, or of another account', () => {
    const roles = { boss: { may: everything, trusts: ['lambda.amazonaws.com'] } };
    const on = (resource: string) => [allow('iam:PassRole'), allow('lambda:*', resource)];
    const is = (resource: string) => lines('T-071', mallory(on(resource), { roles }));
    expect(is(`arn:aws:lambda:*:${home}:function:dev-*`)).toEqual(['mallory T-071 boss ALLOWED']);
    expect(is('arn:aws:s3:::bucket/*')).toEqual([]);
    expect(is('arn:aws:lambda:*:999999999999:function:*')).toEqual([]);
  });

  it('is enough where a Deny leaves some of them', () => {
    const roles = { boss: { may: everything, trusts: ['lambda.amazonaws.com'] } };
    const on = `arn:aws:lambda:*:${home}:function:`;
    const may = [allow(['iam:PassRole', 'lambda:*']), deny('lambda:*', `${on}prod-*`)];
    expect(lines('T-071', mallory(may, { roles }))).toEqual(['mallory T-071 boss ALLOWED']);
  });
});

describe('policies that can be attached', () => {
  const attaching = (arn: string | readonly string[], rest: AccountIs = {}) =>
    lines(
      'T-005',
      mallory(
        [allow('iam:AttachUserPolicy', '*', { Condition: { ArnLike: { 'iam:PolicyARN': arn } } })],
        rest,
      ),
    );

  it('have to be such as make an administrator', () => {
    expect(attaching('arn:aws:iam::aws:policy/*')).toEqual(['mallory T-005 account ALLOWED']);
    expect(attaching('arn:aws:iam::aws:policy/IAMFullAccess')).toEqual(['mallory T-005 account ALLOWED']);
    expect(attaching('arn:aws:iam::aws:policy/ReadOnlyAccess')).toEqual(['mallory T-005 - ALLOWED']);
  });

  it("may be the account's own", () => {
    const own = arnOf('policy', 'team-*');
    expect(attaching(own, { policies: { 'team-admin': [everything] } })).toEqual([
      'mallory T-005 account ALLOWED',
    ]);
    expect(attaching(own, { policies: { 'team-read': [little] } })).toEqual(['mallory T-005 - CONDITIONAL']);
  });
});

describe('permissions boundaries', () => {
  const bounded = (boundary: string) => ({
    Condition: { ArnEquals: { 'iam:PermissionsBoundary': arnOf('policy', boundary) } },
  });
  const policies = { ceiling: [[allow(['s3:*', 'iam:PutUserPolicy'])]] };

  it('that a new user has to have leave it less, which is not followed (T-016, G-6e)', () => {
    const may = [
      allow('iam:CreateUser', '*', bounded('ceiling')),
      allow(['iam:PutUserPolicy', 'iam:CreateAccessKey']),
    ];
    expect(lines('T-016', mallory(may, { policies }))).toEqual(['mallory T-016 - ALLOWED']);
  });

  it('of a user are known when its policies change', () => {
    const is = (boundary: object) =>
      lines('T-035', {
        users: {
          mallory: {
            may: [allow('iam:PutUserPolicy', '*', bounded('ceiling')), allow('iam:CreateAccessKey')],
          },
          clerk: { may: [allow('sqs:*')], credentials: { keys: 0 }, ...boundary },
        },
        policies,
      });
    expect(is({})).toEqual([]);
    // What the clerk may do with all that its boundary leaves is not followed.
    expect(is({ boundary: 'ceiling' })).toEqual(['mallory T-035 - ALLOWED', 'mallory T-035 clerk ALLOWED']);
  });

  it('of whoever gains count: more rights, but no administration (G-6b)', () => {
    const is: AccountIs = {
      users: { mallory: { may: [allow('iam:PutUserPolicy')], boundary: 'ceiling' } },
      policies,
    };
    expect(waysIn(is)).toEqual(['mallory T-003 - ALLOWED']);
  });

  it('that can be taken away do not', () => {
    const may = [allow(['iam:PutUserPolicy', 'iam:DeleteUserPermissionsBoundary'])];
    const open = { ceiling: [[allow(['s3:*', 'iam:PutUserPolicy', 'iam:DeleteUserPermissionsBoundary'])]] };
    const is: AccountIs = { users: { mallory: { may, boundary: 'ceiling' } }, policies: open };
    expect(lines('T-003', is)).toEqual(['mallory T-003 account ALLOWED']);
  });

  it('and guardrails over the account count too (G-7)', () => {
    const level = { ...fullAccess, Guard: deny(['iam:*Role*', 'iam:CreateAccessKey']) };
    const organization = organizationOf({ [home]: { scp: [fullAccess, level, fullAccess] } });
    expect(waysIn(mallory([allow('iam:PutUserPolicy')]), organization)).toEqual(['mallory T-003 - ALLOWED']);
  });
});

describe('tags of a user', () => {
  it('are known where a new one could have its name, too (T-016, T-034)', () => {
    const tagged = { Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } } };
    const may = [
      allow(['iam:CreateUser', 'iam:CreateAccessKey']),
      allow('iam:AttachUserPolicy', arnOf('user', 'clerk'), tagged),
    ];
    const clerk = (tags: Readonly<Record<string, string>>) =>
      lines('T-034', mallory(may, { users: { clerk: { credentials: { keys: 0 }, tags } } }));
    expect(clerk({ team: 'blue' })).toEqual([]);
    expect(clerk({ team: 'red' })).toEqual(['mallory T-034 account ALLOWED']);
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html */
describe('Denies of whoever is given any permission (G-6b)', () => {
  const stops = (...denied: readonly string[]) => ({ policies: { stop: [denied.map((one) => deny(one))] } });
  const clerk = (
    is: Extract<AccountIs['users'], object>[string],
    ...denied: readonly string[]
  ): AccountIs => ({
    ...mallory([allow(['iam:AttachUserPolicy', 'iam:CreateAccessKey'], arnOf('user', 'clerk'))], {
      users: { clerk: { credentials: { keys: 0 }, ...is } },
    }),
    ...stops(...denied),
  });

  it('leave no administration where no way is left, and it is somebody with more rights', () => {
    const told = ['mallory T-034 - ALLOWED', 'mallory T-034 clerk ALLOWED'];
    expect(lines('T-034', clerk({ attached: ['stop'] }, 'iam:*'))).toEqual(told);
    expect(lines('T-034', clerk({ may: [deny('iam:*')] }))).toEqual(told);
    expect(lines('T-034', clerk({ may: [deny('s3:*')] }))).toEqual(['mallory T-034 account ALLOWED']);
  });

  it('leave it where a way is left', () => {
    const left = clerk({ attached: ['stop'] }, 'iam:*User*', 'iam:CreateAccessKey', 'lambda:*', 'ec2:*');
    expect(lines('T-034', left)).toEqual(['mallory T-034 account ALLOWED']);
    const none = clerk({ attached: ['stop'] }, 'iam:*User*', 'lambda:*', 'ec2:*', 'sts:AssumeRole');
    expect(lines('T-034', none)).toEqual(['mallory T-034 - ALLOWED', 'mallory T-034 clerk ALLOWED']);
  });

  it('hang on their conditions', () => {
    const without = { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } };
    expect(lines('T-034', clerk({ may: [deny('*', '*', without)] }))).toEqual([
      'mallory T-034 account CONDITIONAL',
    ]);
  });

  const own = (action: string, is: Extract<AccountIs['users'], object>[string]) =>
    waysIn({
      users: { mallory: { may: [allow(action)], ...is } },
      ...stops('iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:CreateAccessKey'),
      groups: {
        stopped: { may: [deny(['iam:*Role*', 'iam:CreateAccessKey'])] },
        shut: { may: [{ Effect: 'Deny', NotAction: 'iam:*UserPolicy', Resource: '*' }] },
      },
    });

  it('end where they are written over (T-001, T-003, T-007)', () => {
    const may = [allow(['iam:PutUserPolicy', 'iam:AttachUserPolicy']), deny('iam:*Role*'), deny('iam:*Key')];
    expect(lines('T-003', mallory(may))).toEqual(['mallory T-003 account ALLOWED']);
    expect(own('iam:CreatePolicyVersion', { attached: ['stop'] })).toEqual(['mallory T-001 account ALLOWED']);
    expect(own('iam:PutGroupPolicy', { groups: ['stopped'] })).toEqual(['mallory T-007 account ALLOWED']);
  });

  it('stay where something else is written, and end where the rights that are left take them away', () => {
    expect(own('iam:PutUserPolicy', { groups: ['shut'] })).toEqual(['mallory T-003 - ALLOWED']);
    expect(own('iam:PutUserPolicy', { attached: ['stop'] })).toContain('mallory T-003 account ALLOWED');
    expect(own('iam:AttachUserPolicy', { groups: ['shut'] })).toEqual(['mallory T-005 - ALLOWED']);
  });
});

describe('roles that are passed', () => {
  const passing = (condition: Statement, trust: Statement) =>
    lines(
      'T-071',
      mallory([allow('iam:PassRole', '*', condition), allow('lambda:*')], {
        roles: {
          boss: { may: everything, trust: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }] },
        },
      }),
    );
  const service = (name: string) => ({ Principal: { Service: `${name}.amazonaws.com` } });
  const to = (name: string) => ({
    Condition: { StringEquals: { 'iam:PassedToService': `${name}.amazonaws.com` } },
  });

  it('have to trust the service, and the caller has to be allowed to pass them to it (G-1)', () => {
    expect(passing({}, service('lambda'))).toEqual(['mallory T-071 boss ALLOWED']);
    expect(passing(to('lambda'), service('lambda'))).toEqual(['mallory T-071 boss ALLOWED']);
    expect(passing(to('ec2'), service('lambda'))).toEqual([]);
    expect(passing({}, service('ec2'))).toEqual([]);
  });

  it('that trust anyone trust services for certain only where that is written as `*` (O-12)', () => {
    expect(passing({}, { Principal: '*' })).toEqual(['mallory T-071 boss ALLOWED']);
    expect(passing({}, { Principal: { AWS: '*' } })).toEqual(['mallory T-071 boss CONDITIONAL']);
  });

  it('may ask for their own account, on whose behalf services call, and which most send (G-1, E-63)', () => {
    const from = (id: string, operator = 'StringEquals') => ({
      Condition: { [operator]: { 'aws:SourceAccount': id } },
    });
    const stacks = (trust: Statement) =>
      lines(
        'T-082',
        mallory([allow(['iam:PassRole', 'cloudformation:*'])], {
          roles: {
            boss: { may: everything, trust: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }] },
          },
        }),
      );
    expect(stacks({ ...service('cloudformation'), ...from(home) })).toEqual([
      'mallory T-082 account ALLOWED',
    ]);
    expect(stacks({ ...service('cloudformation'), ...from('999999999999') })).toEqual([]);
    expect(passing({}, { ...service('lambda'), ...from(home) })).toEqual(['mallory T-071 boss CONDITIONAL']);
    expect(passing({}, { ...service('lambda'), ...from(home, 'StringEqualsIfExists') })).toEqual([
      'mallory T-071 boss ALLOWED',
    ]);
    expect(passing({}, { ...service('lambda'), ...from('999999999999') })).toEqual([]);
  });

  it('have their trust policies conditions', () => {
    const from = { Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:lambda:*:${home}:function:one` } } };
    expect(passing({}, { ...service('lambda'), ...from })).toEqual(['mallory T-071 boss CONDITIONAL']);
  });

  it('are none that AWS keeps to itself', () => {
    const reserved = {
      boss: { may: everything, trusts: ['lambda.amazonaws.com'], path: '/aws-reserved/x/' },
    };
    expect(lines('T-071', mallory([allow(['iam:PassRole', 'lambda:*'])], { roles: reserved }))).toEqual([]);
  });

  it('may need another role for the service itself, which has to be there and to be passed (T-060)', () => {
    const withService = (trust: string, passable: string) =>
      lines(
        'T-060',
        mallory([allow('iam:PassRole', arnOf('role', passable)), allow('elasticmapreduce:RunJobFlow')], {
          roles: {
            boss: { may: everything, trusts: ['ec2.amazonaws.com'], profile: 'one' },
            'boss-service': { may: little, trusts: [trust] },
          },
        }),
      );
    expect(withService('elasticmapreduce.amazonaws.com', 'boss*')).toEqual(['mallory T-060 boss ALLOWED']);
    expect(withService('elasticmapreduce.amazonaws.com', 'boss')).toEqual([]);
    expect(withService('ec2.amazonaws.com', 'boss*')).toEqual([]);
  });

  it.each([
    ['T-066', 'ecs-tasks', ['ecs:RegisterTaskDefinition', 'ecs:RunTask'], 'ecs:cluster', 'cluster/one'],
    ['T-183', 'emr-serverless', ['emr-serverless:StartJobRun'], 'emr-serverless', '/applications/one'],
  ])(
    '%s need what they run in, where an inventory says what is there (G-3)',
    (id, name, actions, kind, path) => {
      const found = (inventoried: readonly string[], workloads: AccountIs['workloads'] = []) =>
        lines(
          id,
          mallory([allow('iam:PassRole'), allow(actions)], {
            roles: { boss: { may: everything, trusts: [`${name}.amazonaws.com`] } },
            inventoried,
            workloads,
          }),
        );
      const [service = ''] = kind.split(':');
      const one = { arn: `arn:aws:${service}:eu-west-1:${home}:${path}`, kind };
      const kinds = ['ecs:cluster', 'ecs:service', 'ecs:task', 'ecs:container-instance', 'emr-serverless'];
      expect(found([])).toEqual([`mallory ${id} boss CONDITIONAL`]);
      expect(found(kinds, [one])).toEqual([`mallory ${id} boss ALLOWED`]);
      expect(found(kinds)).toEqual([]);
    },
  );

  it('exist perhaps in a region where nobody looked (G-3)', () => {
    const found = (...inventoried: readonly string[]) =>
      lines(
        'T-066',
        mallory([allow('iam:PassRole'), allow(['ecs:RegisterTaskDefinition', 'ecs:RunTask'])], {
          roles: { boss: { may: everything, trusts: ['ecs-tasks.amazonaws.com'] } },
          inventoried,
        }),
      );
    const kinds = ['ecs:cluster', 'ecs:service', 'ecs:task', 'ecs:container-instance'];
    expect(found(...kinds)).toEqual([]);
    expect(found(...kinds.map((kind) => `${kind}@eu-west-1`))).toEqual(['mallory T-066 boss CONDITIONAL']);
  });

  it('may only relay to another role, as which calls are made then (T-084, N-9, G-6a)', () => {
    const is = mallory([allow(['iam:PassRole', 'cloudformation:*'])], {
      roles: {
        relay: {
          may: [allow('sts:AssumeRole', arnOf('role', 'runner'))],
          trusts: ['cloudformation.amazonaws.com'],
        },
        runner: { may: everything, trusts: [arnOf('role', 'relay')] },
        apart: { may: everything, trusts: [arnOf('user', 'mallory')] },
      },
    });
    expect(lines('T-084', is)).toEqual(['mallory T-084 account ALLOWED']);
    expect(only('T-084', mechanismsOf('mallory', is))[0]?.via).toBe(arnOf('role', 'runner'));
  });

  it.each<readonly [string, Statement]>([
    ['one', allow('sts:AssumeRole', 'arn:aws:iam::444455556666:role/execution')],
    ['any', allow('sts:AssumeRole', 'arn:aws:iam::*:role/AWSCloudFormationStackSetExecutionRole')],
    ['some under conditions', allow('sts:AssumeRole', '*', { Condition: { Bool: { 'aws:a': 'true' } } })],
  ])('may relay to %s of another account, which leaves it open (T-084, N-9)', (_which, relaying) => {
    const roles = { relay: { may: [relaying], trusts: ['cloudformation.amazonaws.com'] } };
    const [way, ...more] = only(
      'T-084',
      mechanismsOf('mallory', mallory([allow(['iam:PassRole', 'cloudformation:*'])], { roles })),
    );
    expect(more).toEqual([]);
    expect(way).toMatchObject({
      decision: 'CONDITIONAL',
      via: arnOf('role', 'relay'),
      preconditions: ['a role of another account trusts it'],
    });
    expect(JSON.stringify(way?.evidence)).not.toContain(WRITTEN_TRUST);
  });

  it('relay to no other account past a boundary or a Deny (T-084, G-5)', () => {
    const abroad = 'arn:aws:iam::444455556666:role/execution';
    const told = (relay: object) =>
      lines(
        'T-084',
        mallory([allow(['iam:PassRole', 'cloudformation:*'])], {
          roles: { relay: { trusts: ['cloudformation.amazonaws.com'], ...relay } },
          policies: { ceiling: [[allow('s3:*')]] },
        }),
      );
    expect(told({ may: [allow('sts:AssumeRole', abroad)] })).toEqual(['mallory T-084 - CONDITIONAL']);
    expect(told({ may: [allow('sts:AssumeRole', abroad)], boundary: 'ceiling' })).toEqual([]);
    expect(told({ may: [allow('sts:AssumeRole', abroad), deny('sts:*', abroad)] })).toEqual([]);
    expect(told({ may: [] })).toEqual([]);
  });
});

describe('workloads', () => {
  const boss = { may: everything, trusts: ['lambda.amazonaws.com'] };
  const may = [
    allow(['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'], `arn:aws:lambda:*:${home}:function:dev-*`),
  ];
  const running = (name: string) => ({
    arn: `arn:aws:lambda:eu-west-1:${home}:function:${name}`,
    runsAs: [{ to: 'ROLE' as const, reference: 'boss', use: 'CODE' as const }],
  });

  it('may run as any role that trusts their service where nobody looked (G-3)', () => {
    const roles = { boss, other: { may: everything, trusts: ['ec2.amazonaws.com'] } };
    const is = mallory(may, { roles });
    expect(lines('T-124', is)).toEqual(['mallory T-124 boss CONDITIONAL']);
    expect(only('T-124', mechanismsOf('mallory', is))[0]?.preconditions).toEqual([
      'a function runs as the role',
    ]);
  });

  it('are guessed for every administrator and a few others, and the rest is one finding (G-3)', () => {
    const others = Array.from({ length: 30 }, (_, index) => [
      `other${String(index).padStart(2, '0')}`,
      { may: [allow('sqs:SendMessage', `arn:aws:sqs:*:*:q${index}`)], trusts: ['lambda.amazonaws.com'] },
    ]);
    const is = mallory(may, { roles: { ...Object.fromEntries(others), zeta: boss } });
    const reached = lines('T-124', is)
      .map((line) => line.split(' ')[2])
      .filter((target) => target !== '-');
    expect(reached).toHaveLength(21);
    expect(reached).toContain('zeta');
    const findings = escalationsIn(is).findings.flatMap(({ alternatives }) => only('T-124', alternatives));
    expect(findings.map(({ preconditions }) => preconditions.at(-1))).toEqual([
      'a workload runs as one of 10 further roles (what runs was not imported, so they are not listed)',
    ]);
  });

  it('are not guessed for a role that trusts anyone, and so was made for no service', () => {
    expect(lines('T-124', mallory(may, { roles: { open: { may: everything, trusts: ['*'] } } }))).toEqual([]);
  });

  it('are those that there are, and that the caller may change', () => {
    const is = (name: string) =>
      mallory(may, { roles: { boss }, workloads: [running(name)], inventoried: ['lambda:function'] });
    expect(lines('T-124', is('dev-1'))).toEqual(['mallory T-124 boss ALLOWED']);
    expect(lines('T-124', is('prod-1'))).toEqual([]);
  });

  it('are told with the way', () => {
    const is = mallory(may, { roles: { boss }, workloads: [running('dev-1')] });
    expect(only('T-124', mechanismsOf('mallory', is))[0]?.via).toBe(
      `arn:aws:lambda:eu-west-1:${home}:function:dev-1`,
    );
  });

  it('that read what the caller writes lead to their role only where that is known (T-152, G-17)', () => {
    const put = [allow('s3:PutObject')];
    const found = (more: AccountIs) => lines('T-152', mallory(put, { roles: { boss }, ...more }));
    const fed = { ...running('dev-1'), codeFrom: ['arn:aws:s3:::code/dev-1.zip'] };
    expect(found({})).toEqual(['mallory T-152 - CONDITIONAL']);
    expect(found({ workloads: [running('dev-1')] })).toEqual(['mallory T-152 - CONDITIONAL']);
    expect(found({ workloads: [fed] })).toContain('mallory T-152 boss CONDITIONAL');
  });
});

describe('a user with an MFA device', () => {
  const boss = { may: everything, credentials: { passwordEnabled: false, mfaActive: true } };

  it('is taken over where the device can be taken away, or another one added, first (T-023)', () => {
    const may = (...actions: readonly string[]) =>
      lines('T-021', mallory([allow(actions)], { users: { boss } }));
    expect(may('iam:CreateLoginProfile')).toEqual([]);
    expect(may('iam:CreateLoginProfile', 'iam:DeactivateMFADevice')).toEqual(['mallory T-021 boss ALLOWED']);
    const adding = ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice'];
    expect(may('iam:CreateLoginProfile', ...adding)).toEqual(['mallory T-021 boss ALLOWED']);
    // It takes codes of the device that is there.
    expect(may('iam:CreateLoginProfile', 'iam:ResyncMFADevice')).toEqual([]);
  });
});

describe('a user with a console password', () => {
  const found = (passwordEnabled: boolean, ...actions: readonly string[]) =>
    lines(
      'T-022',
      mallory([allow(actions)], {
        users: { boss: { may: everything, credentials: { passwordEnabled, mfaActive: false } } },
      }),
    );

  it('is taken over where the password can be deleted and another one created (T-022)', () => {
    const ways = ['mallory T-022 boss ALLOWED'];
    expect(found(true, 'iam:DeleteLoginProfile', 'iam:CreateLoginProfile')).toEqual(ways);
    expect(found(true, 'iam:DeleteLoginProfile')).toEqual([]);
    expect(found(true, 'iam:CreateLoginProfile')).toEqual([]);
    expect(found(false, 'iam:DeleteLoginProfile', 'iam:CreateLoginProfile')).toEqual([]);
  });
});

describe('a credential of a user for one service (T-024, T-025)', () => {
  const found = (...actions: readonly string[]) =>
    waysIn(mallory([allow(actions, arnOf('user', 'boss'))], { users: { boss: { may: everything } } }));

  it('is made active again, or a certificate is uploaded, beside those that are made', () => {
    expect(found('iam:UpdateServiceSpecificCredential')).toEqual(['mallory T-024 - CONDITIONAL']);
    expect(found('iam:UploadSigningCertificate')).toEqual(['mallory T-024 - CONDITIONAL']);
    expect(found('iam:UpdateSSHPublicKey')).toEqual(['mallory T-025 - CONDITIONAL']);
  });

  it('is not gained by who deletes or reads it', () => {
    expect(found('iam:DeleteServiceSpecificCredential', 'iam:ListServiceSpecificCredentials')).toEqual([]);
    expect(found('iam:DeleteSigningCertificate', 'iam:GetSSHPublicKey')).toEqual([]);
  });
});

describe('rights of one’s own', () => {
  it('grow by an older version of the boundary as far as that version goes (T-013, F-16)', () => {
    const found = (action: string, ...versions: readonly (readonly Statement[])[]) =>
      waysIn(
        {
          users: { mallory: { may: everything, boundary: 'limits' } },
          policies: { limits: [[allow(action), allow('s3:*')], ...versions] },
        },
        noOrganization,
        derivationRulesFor({ experimentalTechniques: true }),
      ).filter((line) => line.includes('T-013'));
    const back = 'iam:SetDefaultPolicyVersion';
    expect(found(back)).toEqual([]);
    expect(found(back, little)).toEqual([]);
    expect(found(back, [allow('s3:*'), allow('ec2:*')])).toEqual(['mallory T-013 - ALLOWED']);
    expect(found(back, little, everything)).toEqual(['mallory T-013 account ALLOWED']);
    expect(found('iam:CreatePolicyVersion')).toEqual(['mallory T-013 account ALLOWED']);
  });

  it('grow by a group that has more (T-009)', () => {
    const is = mallory([allow('iam:AddUserToGroup')], {
      groups: { admins: { may: everything }, clerks: { may: little }, empty: {} },
    });
    expect(waysIn(is)).toEqual(['mallory T-009 - ALLOWED', 'mallory T-009 account ALLOWED']);
    expect(mechanismsOf('mallory', is).map(({ via }) => via)).toEqual([
      arnOf('group', 'admins'),
      arnOf('group', 'clerks'),
    ]);
  });

  it('grow by a version of a policy that grants more, exactly (T-002, F-16)', () => {
    const rollBack = (...versions: readonly (readonly Statement[])[]): AccountIs => ({
      users: { mallory: { may: [allow('iam:SetDefaultPolicyVersion')], attached: ['own'] } },
      policies: { own: versions },
    });
    expect(lines('T-002', rollBack(little, everything))).toEqual(['mallory T-002 account ALLOWED']);
    expect(lines('T-002', rollBack(little, [allow('s3:*')]))).toEqual(['mallory T-002 - ALLOWED']);
    expect(lines('T-002', rollBack([allow('s3:*')], little))).toEqual([]);
    expect(lines('T-002', rollBack([...little, deny('sqs:*')], little))).toEqual(['mallory T-002 - ALLOWED']);
    expect(lines('T-002', rollBack(little))).toEqual([]);
  });

  it('grow without a Deny only if nothing else stands there (T-010)', () => {
    const is = (further: readonly Statement[]): AccountIs => ({
      users: {
        mallory: {
          may: [...everything, ...further],
          inline: { stop: [deny('iam:Pass*')] },
        },
      },
    });
    expect(lines('T-010', is([]))).toEqual(['mallory T-010 account ALLOWED']);
    expect(lines('T-010', is([deny('iam:PassRole')]))).toEqual([]);
  });
});

describe('a role that is strengthened and entered', () => {
  it('may be entered by any way of table B, C or D, or assumed (T-182)', () => {
    const roles = { plain: { may: little, trusts: ['lambda.amazonaws.com'] } };
    const put = allow('iam:PutRolePolicy');
    // A finding only: somebody else would use it (G-21).
    expect(lines('T-182', mallory([put], { roles }))).toEqual(['mallory T-182 - CONDITIONAL']);
    expect(lines('T-182', mallory([put, allow('lambda:UpdateFunctionCode')], { roles }))).toEqual([
      'mallory T-182 account CONDITIONAL',
    ]);
    expect(lines('T-182', mallory([put, allow(['iam:PassRole', 'lambda:*'])], { roles }))).toEqual([
      'mallory T-182 account ALLOWED',
    ]);
  });

  it('gives no session where the way into it is API calls, but administration of the account (T-036, T-182, G-6a)', () => {
    const is = (may: readonly Statement[], boundary?: string, trusts: readonly string[] = []) =>
      mallory([allow(['iam:PassRole', 'cloudformation:CreateStack']), ...may], {
        roles: {
          stacks: {
            may: [allow('s3:*'), allow('sts:*')],
            trusts: ['cloudformation.amazonaws.com', ...trusts],
            ...(boundary === undefined ? {} : { boundary }),
          },
        },
        policies: { limit: [[allow('s3:*')]] },
      });
    const put = [allow('iam:PutRolePolicy', arnOf('role', 'stacks'))];
    const ways = (of: AccountIs) => ['T-036', 'T-182'].flatMap((id) => lines(id, of));
    expect(ways(is(put))).toEqual(['mallory T-036 account ALLOWED', 'mallory T-182 account ALLOWED']);
    expect(ways(is(put, 'limit'))).toEqual(['mallory T-036 - ALLOWED', 'mallory T-182 - ALLOWED']);
    const unbound = [allow('iam:DeleteRolePermissionsBoundary', arnOf('role', 'stacks'))];
    expect(ways(is(unbound, 'limit'))).toEqual(['mallory T-182 - ALLOWED']);
    const runs = [...unbound, allow('lambda:*')];
    expect(ways(is(runs, 'limit', ['lambda.amazonaws.com']))).toEqual([
      'mallory T-182 - ALLOWED',
      'mallory T-182 stacks ALLOWED',
    ]);
  });

  it('needs no right to assume it where its trust policy names the caller (N-11)', () => {
    const roles = { plain: { may: little, trusts: [arnOf('user', 'mallory')] } };
    expect(lines('T-032', mallory([allow('iam:PutRolePolicy')], { roles }))).toEqual([
      'mallory T-032 account ALLOWED',
    ]);
  });

  describe('by whom the trust policy then lets in (T-015, T-026)', () => {
    const roles = { boss: { may: everything, trusts: ['ec2.amazonaws.com'] } };
    const retrust = allow('iam:UpdateAssumeRolePolicy');
    const create = allow(['iam:CreateRole', 'iam:PutRolePolicy']);
    const assumesNothing = deny('sts:AssumeRole');
    const over = (guard: Statement) =>
      organizationOf({
        [home]: { rcp: [rcpFullAccess, { ...rcpFullAccess, guard: [guard] }, rcpFullAccess] },
      });

    it('is the caller itself', () => {
      expect(lines('T-026', mallory([retrust], { roles }))).toEqual(['mallory T-026 boss ALLOWED']);
      expect(lines('T-015', mallory([create]))).toEqual(['mallory T-015 account ALLOWED']);
    });

    it('lets the caller pass on what a Deny asks for, in its own policies or a guardrail (E-39)', () => {
      const unless = (key: string) => deny('sts:AssumeRole', '*', { Condition: { Null: { [key]: 'true' } } });
      for (const key of ['sts:SourceIdentity', 'aws:RequestTag/team', 'aws:TagKeys'])
        expect(lines('T-026', mallory([retrust, unless(key)], { roles }))).toEqual([
          'mallory T-026 boss CONDITIONAL',
        ]);
      const guard = { ...fullAccess, guard: [unless('sts:SourceIdentity')] };
      const guarded = organizationOf({ [home]: { scp: [fullAccess, guard, fullAccess] } });
      expect(waysIn(mallory([retrust], { roles }), guarded)).toEqual(['mallory T-026 boss CONDITIONAL']);
    });

    it('may be somebody of another account where the caller may assume nothing, which is not followed (G-27)', () => {
      for (const [id, may] of [
        ['T-026', retrust],
        ['T-015', create],
      ] as const) {
        const is = mallory([may, assumesNothing], { roles });
        expect(lines(id, is)).toEqual([`mallory ${id} - CONDITIONAL`]);
        expect(escalationsIn(is).findings.flatMap(({ unexplored }) => unexplored)).toContain(id);
      }
    });

    it('is nobody where it may not write it, or a guardrail lets in nobody from elsewhere (G-27)', () => {
      expect(lines('T-026', mallory([assumesNothing], { roles }))).toEqual([]);
      const elsewhere = { Condition: { StringNotEquals: { 'aws:PrincipalAccount': home } } };
      const closed = over(deny('sts:AssumeRole', '*', { Principal: '*', ...elsewhere }));
      expect(waysIn(mallory([retrust, assumesNothing], { roles }), closed)).toEqual([]);
      expect(waysIn(mallory([retrust], { roles }), closed)).toEqual(['mallory T-026 boss ALLOWED']);
    });
  });

  it('may enter as a service that is passed a new role, where the caller may assume nothing (T-015)', () => {
    const making = ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PassRole'];
    const leads = (...more: readonly Statement[]) =>
      lines('T-015', mallory([allow(making), ...more, deny('sts:AssumeRole')])).includes(
        'mallory T-015 account ALLOWED',
      );
    const launch = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
    expect(leads(launch)).toBe(true);
    expect(leads(allow(['states:CreateStateMachine', 'states:StartExecution']))).toBe(true);
    expect(leads(launch, deny('iam:PassRole'))).toBe(false);
    expect(leads(allow('lambda:InvokeFunction'))).toBe(false);
    const onlyTo = (service: string) =>
      deny('iam:PassRole', '*', { Condition: { StringNotEquals: { 'iam:PassedToService': service } } });
    expect(leads(launch, onlyTo('lambda.amazonaws.com'))).toBe(true);
    expect(leads(launch, onlyTo('ec2.amazonaws.com'))).toBe(false);
    const others = { Effect: 'Deny', NotResource: arnOf('role', 'one') };
    expect(leads(launch, { ...others, Action: 'iam:PassRole' }, allow(making, arnOf('role', 'one')))).toBe(
      true,
    );
    expect(
      leads(launch, { ...others, Action: 'iam:PassRole' }, deny('iam:CreateRole', arnOf('role', 'one'))),
    ).toBe(false);
  });

  it('can be passed on to a service instead (T-037)', () => {
    const roles = { boss: { may: everything, trusts: ['ec2.amazonaws.com'] } };
    const may = [allow(['iam:UpdateAssumeRolePolicy', 'iam:PassRole', 'lambda:*']), deny('sts:AssumeRole')];
    expect(lines('T-037', mallory(may, { roles }))).toEqual(['mallory T-037 boss ALLOWED']);
  });

  describe('and passed on to a service (T-037)', () => {
    const reached = (launch: string | readonly string[], profile?: string) =>
      lines(
        'T-037',
        mallory(
          [allow(['iam:UpdateAssumeRolePolicy', 'iam:PassRole']), allow(launch), deny('sts:AssumeRole')],
          {
            roles: {
              boss: {
                may: everything,
                trusts: ['glue.amazonaws.com'],
                ...(profile === undefined ? {} : { profile }),
              },
            },
          },
        ),
      );

    it('is as much as what is started there gives of it: only calls of state machines (T-106, G-6a)', () => {
      expect(reached(['states:CreateStateMachine', 'states:StartExecution'])).toEqual([
        'mallory T-037 account ALLOWED',
      ]);
    });

    it('is nothing where only a part of the role is used, or only another one by it (T-084, T-110a)', () => {
      expect(reached('rds:AddRoleToDBCluster')).toEqual([]);
      expect(reached(['cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'])).toEqual([]);
      expect(reached('cloudformation:CreateStack')).toEqual(['mallory T-037 account ALLOWED']);
    });

    it('may be an instance where a profile holds it (T-052, G-2)', () => {
      // As T-052 is: it takes a subnet and an image (G-16).
      expect(reached('ec2:RequestSpotInstances', 'one')).toEqual(['mallory T-037 boss CONDITIONAL']);
      expect(reached('ec2:RequestSpotInstances')).toEqual([]);
    });
  });
});

describe('a job whose code the role reads in S3', () => {
  const jobs = (may: readonly Statement[], boundary?: readonly Statement[]) =>
    lines(
      'T-077',
      mallory([allow(['iam:PassRole', 'glue:CreateJob', 'glue:StartJobRun'])], {
        roles: {
          jobs: {
            may: [allow('sqs:*'), ...may],
            trusts: ['glue.amazonaws.com'],
            ...(boundary === undefined ? {} : { boundary: 'limit' }),
          },
        },
        policies: { limit: [boundary ?? everything] },
      }),
    );

  it('is left open where the policy of a bucket may let the role, and nothing where it is denied (T-077, E-9)', () => {
    const open = ['mallory T-077 jobs CONDITIONAL'];
    expect(jobs([allow('s3:GetObject')])).toEqual(['mallory T-077 jobs ALLOWED']);
    expect(jobs([])).toEqual(open);
    expect(jobs([allow('s3:*')], [allow('sqs:*')])).toEqual(open);
    expect(jobs([deny('s3:*', 'arn:aws:s3:::corp/*')])).toEqual(open);
    expect(jobs([deny('s3:*')])).toEqual([]);
    expect(jobs([], [allow('*'), deny('s3:*')])).toEqual([]);
  });
});

describe('ways', () => {
  it('cite statements of documents that are stored', () => {
    const is = mallory([allow(['iam:*', 'lambda:*', 'sts:*']), deny('iam:AttachUserPolicy')], {
      roles: { boss: { may: everything, trusts: ['lambda.amazonaws.com', arnOf('user', 'mallory')] } },
      groups: { admins: { may: everything } },
    });
    const documents = factsOf(is).documents;
    const cited = mechanismsOf('mallory', is).flatMap(({ evidence, conditions }) => [
      ...evidence,
      ...conditions.map(({ statement }) => statement),
    ]);
    expect(cited.length).toBeGreaterThan(10);
    expect(cited.filter((one) => 'documentHash' in one && !documents.has(one.documentHash))).toEqual([]);
  });

  it('are a few of one technique, that differ in what they go through', () => {
    const users = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((name) => [
        name,
        { may: [allow(`sqs:${name}`)], credentials: { keys: 0 } },
      ]),
    );
    const alternatives = only(
      'T-035',
      mechanismsOf('mallory', mallory([allow(['iam:PutUserPolicy', 'iam:CreateAccessKey'])], { users })),
    );
    expect(new Set(alternatives.map(({ via }) => via)).size).toBe(3);
  });

  it('do not hang on the order of anything', () => {
    const users = { ann: { may: everything, credentials: { keys: 0 } }, bob: { may: little } };
    const may = allow(['iam:CreateAccessKey', 'iam:CreateLoginProfile']);
    const one = waysIn({ users: { mallory: { may: [may] }, ...users } });
    const other = waysIn({ users: { ...users, mallory: { may: [may] } } });
    expect(one).toEqual(other);
  });
});

describe('findings', () => {
  it('are what leads to data, past a guardrail or to other accounts (tables E and F)', () => {
    const is = mallory([allow(['secretsmanager:GetSecretValue', 'kms:CreateGrant', 'sso:*'])]);
    const { edges, findings } = escalationsIn(is);
    expect(edges).toEqual([]);
    expect(
      findings.flatMap(({ alternatives }) => alternatives.map(({ techniqueId }) => techniqueId)),
    ).toEqual(expect.arrayContaining(['T-154', 'T-157b', 'T-169', 'T-170', 'T-171', 'T-172']));
  });

  it('are API calls as a role that is no administrator (G-6a)', () => {
    const is = (may: readonly Statement[]) =>
      lines(
        'T-105',
        mallory([allow(['iam:PassRole', 'scheduler:*'])], {
          roles: { worker: { may, trusts: ['scheduler.amazonaws.com'] } },
        }),
      );
    expect(is(little)).toEqual(['mallory T-105 - ALLOWED']);
    expect(is(everything)).toEqual(['mallory T-105 account ALLOWED']);
  });
});

describe('what gives nothing', () => {
  it.each([
    ['X-1', ['iam:CreateServiceLinkedRole']],
    ['X-2', ['iam:PassRole']],
    ['X-3', ['iam:UpdateRole', 'iam:UpdateRoleDescription']],
    ['X-4', ['sts:GetFederationToken', 'sts:GetSessionToken']],
    [
      'X-5',
      [
        'sts:GetWebIdentityToken',
        'iam:AcceptDelegationRequest',
        'iam:SendDelegationToken',
        'signin:AuthorizeOAuth2Access',
        'signin:CreateOAuth2Token',
      ],
    ],
    ['N-2', ['sso:GetRoleCredentials']],
  ])('%s', (_id, actions) => {
    const roles = {
      boss: { may: everything, trusts: ['lambda.amazonaws.com', 'ec2.amazonaws.com'], profile: 'boss' },
    };
    const { edges, findings } = escalationsIn(mallory([allow(actions)], { roles }));
    expect([edges, findings]).toEqual([[], []]);
  });
});
