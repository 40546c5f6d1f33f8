/** Rules of escalation that AWS documents, beyond what the fixtures of a technique show (docs/escalation.md). */
import { describe, expect, it } from 'vitest';
import { policyWriting } from '../../../src/escalation/apply/policyWriters.js';
import { derivationRulesFor } from '../../../src/derive/derivationRules.js';
import { kindInScopes } from '../../../src/ingest/formats/account/scopes.js';
import {
  allow,
  arnOf,
  deny,
  home,
  mechanismsOf,
  type AccountIs,
  type RoleIs,
  type Statement,
} from '../../support/escalationAccount.js';
import { linesBy } from '../../support/techniqueRows.js';

const may = [allow('sqs:*')];

const target = (service: string, more: RoleIs = {}): AccountIs => ({
  roles: { target: { may, trusts: [`${service}.amazonaws.com`], ...more } },
});

describe('what has no role', () => {
  const instance = { arn: `arn:aws:ec2:eu-west-1:${home}:instance/i-1` };
  const stack = { arn: `arn:aws:cloudformation:eu-west-1:${home}:stack/one/1` };
  const definition = {
    arn: `arn:aws:ecs:eu-west-1:${home}:task-definition/one:1`,
  };
  const role = { to: 'ROLE', reference: arnOf('role', 'target'), use: 'CODE' } as const;
  const profile = {
    to: 'INSTANCE_PROFILE',
    reference: arnOf('instance-profile', 'gone'),
    use: 'CODE',
  } as const;
  const pass = allow('iam:PassRole', arnOf('role', 'target'));

  it.each([
    ['T-056', 'ec2', 'ec2:AssociateIamInstanceProfile', instance, 'CONDITIONAL'],
    ['T-083', 'cloudformation', 'cloudformation:UpdateStack', stack, 'ALLOWED', '-'],
    ['T-069', 'ecs-tasks', 'ecs:RunTask', definition, 'ALLOWED'],
  ])(
    'exists, and can be given a role: %s (G-12)',
    (id, service, act, workload, decision, told = 'target') => {
      const account = target(service, { profile: 'target' });
      const found = (more: AccountIs) => linesBy(id, [pass, allow(act)], { ...account, ...more });
      const inventoried = [kindInScopes(workload.arn)];
      expect(found({ workloads: [workload], inventoried })).toEqual([`${told} ${decision}`]);
      expect(found({ workloads: [], inventoried })).toEqual([]);
      // An earlier version of the collection listed what has a role, and said that this is all.
      expect(found({ workloads: [], inventoriedWithRoles: inventoried })).toEqual([`${told} CONDITIONAL`]);
      expect(found({})).toEqual([`${told} CONDITIONAL`]);
    },
  );

  it.each([
    ['T-056', ['ec2:AssociateIamInstanceProfile'], [[], ['target CONDITIONAL'], []]],
    ['T-057', ['ec2:ReplaceIamInstanceProfileAssociation'], [['target CONDITIONAL'], [], []]],
  ])(
    'is an instance without a profile for T-056, and never one for T-057: %s (G-12)',
    (id, act, expected) => {
      const account = { ...target('ec2', { profile: 'target' }), inventoried: ['ec2:instance'] };
      const found = [[{ ...instance, runsAs: [profile] }], [instance], []].map((workloads) =>
        linesBy(id, [pass, allow(act)], { ...account, workloads }),
      );
      expect(found).toEqual(expected);
    },
  );

  it('runs as no role that it may be given later (G-3, G-12)', () => {
    const account = { ...target('cloudformation'), inventoried: ['cloudformation:stack'] };
    const found = (workload: typeof stack & { readonly runsAs?: readonly (typeof role)[] }) =>
      linesBy('T-130', [allow('cloudformation:UpdateStack')], { ...account, workloads: [workload] });
    expect(found({ ...stack, runsAs: [role] })).toEqual(['- ALLOWED']);
    expect(found(stack)).toEqual([]);
  });
});

describe('what data decides is not conditional', () => {
  const pass = allow('iam:PassRole', arnOf('role', 'target'));

  it.each([
    ['T-097', 'tasks.apprunner', 'apprunner', ['apprunner:CreateService'], 'CONDITIONAL'],
    [
      'T-054',
      'ec2',
      'autoscaling',
      ['autoscaling:CreateAutoScalingGroup', 'ec2:CreateLaunchTemplate'],
      'CONDITIONAL',
    ],
  ])('%s, where the service-linked role is in the export (G-16)', (id, trusted, linked, act, decision) => {
    const service = `${linked}.amazonaws.com`;
    const account = target(trusted, { profile: 'target' });
    const own = { may, trusts: [service], path: `/aws-service-role/${service}/` };
    const create = allow('iam:CreateServiceLinkedRole', '*', {
      Condition: { StringEquals: { 'iam:AWSServiceName': service } },
    });
    const alternatives = (more: readonly Statement[], roles: Readonly<Record<string, RoleIs>> = {}) =>
      mechanismsOf('mallory', {
        users: { mallory: { may: [pass, allow(act), ...more] } },
        roles: { ...account.roles, ...roles },
      }).filter(({ techniqueId }) => techniqueId === id);
    const isOpen = (more: readonly Statement[], roles?: Readonly<Record<string, RoleIs>>) =>
      alternatives(more, roles).map(({ preconditions = [] }) =>
        preconditions.some((text) => text.startsWith('the service-linked role')),
      );
    expect([isOpen([]), isOpen([], { linked: own }), isOpen([create])]).toEqual([[true], [false], [false]]);
    expect(alternatives([], { linked: own }).map((way) => way.decision)).toEqual([decision]);
    expect(alternatives([]).map((way) => way.decision)).toEqual(['CONDITIONAL']);
  });

  it('T-058 takes what a launch with the profile takes, where the caller may launch (G-16)', () => {
    const add = [pass, allow(['iam:AddRoleToInstanceProfile', 'iam:CreateInstanceProfile'])];
    const texts = (more: readonly Statement[]) =>
      mechanismsOf('mallory', { users: { mallory: { may: [...add, ...more] } }, ...target('ec2') })
        .filter(({ techniqueId }) => techniqueId === 'T-058')
        .map(({ preconditions = [] }) => preconditions.map((text) => text.split(' ').slice(0, 3).join(' ')));
    expect(texts([])).toEqual([['the caller can']]);
    expect(texts([allow('ec2:RunInstances')])).toEqual([['a subnet and', 'the instance can']]);
  });

  it.each(['autoscaling:CreateAutoScalingGroup', 'autoscaling:UpdateAutoScalingGroup'])(
    'a launch configuration is made only in accounts that are old enough: %s',
    (act) => {
      const account = target('ec2', { profile: 'target' });
      const asksForAge = (actions: readonly string[]) =>
        mechanismsOf('mallory', {
          users: { mallory: { may: [pass, allow(act), allow(actions)] } },
          ...account,
        })
          .filter(({ techniqueId }) => ['T-054', 'T-055'].includes(techniqueId))
          .map(({ preconditions = [] }) => preconditions.some((text) => text.includes('October 1, 2024')));
      expect(asksForAge(['autoscaling:CreateLaunchConfiguration'])).toEqual([true]);
      expect(asksForAge(['ec2:CreateLaunchTemplate', 'ec2:RunInstances'])).toEqual([false]);
    },
  );

  it('T-072, where the caller may create a table and the role reads its stream (G-16)', () => {
    const act = allow(['lambda:CreateFunction', 'lambda:CreateEventSourceMapping']);
    const streams = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    const reader = { may: [allow(streams.map((name) => `dynamodb:${name}`))] };
    const table = allow(['dynamodb:CreateTable', 'dynamodb:PutItem']);
    const decisions = (more: readonly Statement[], role: RoleIs) =>
      linesBy('T-072', [pass, act, ...more], target('lambda', role));
    expect(decisions([table], reader)).toEqual(['target ALLOWED']);
    expect(decisions([table], {})).toEqual(['target CONDITIONAL']);
    expect(decisions([], reader)).toEqual(['target CONDITIONAL']);
    // Nothing is in a new table, and so in its stream, until somebody writes an item.
    expect(decisions([allow('dynamodb:CreateTable')], reader)).toEqual(['target CONDITIONAL']);
  });

  it('T-108, where the role may start the automation of a maintenance window (G-16)', () => {
    const found = (role: RoleIs, ...actions: readonly string[]) =>
      linesBy('T-108', [pass, allow(actions.map((action) => `ssm:${action}`))], target('ssm', role));
    const starter = { may: [allow('ssm:StartAutomationExecution')] };
    const register = 'RegisterTaskWithMaintenanceWindow';
    expect(found(starter, 'CreateMaintenanceWindow', register)).toEqual(['target ALLOWED']);
    expect(found(starter, register)).toEqual(['target CONDITIONAL']);
    expect(found(starter, 'CreateMaintenanceWindow')).toEqual([]);
    expect(found({}, 'CreateMaintenanceWindow', register)).toEqual([]);
  });

  it.each(['ec2:RunInstances', 'ec2:RequestSpotInstances', 'ec2:CreateFleet'])(
    'a launch takes a subnet and an image, however it is asked for: %s (G-16)',
    (act) => {
      const account = target('ec2', { profile: 'target' });
      const alternatives = mechanismsOf(
        'mallory',
        { users: { mallory: { may: [pass, allow(act)] } }, ...account },
        undefined,
        derivationRulesFor({ experimentalTechniques: true }),
      );
      // T-163b reads the disk of an image or snapshot by a launch.
      const launches = alternatives.filter(({ techniqueId }) => techniqueId !== 'T-163b');
      expect(launches.map(({ preconditions = [] }) => preconditions)).toEqual([
        ['a subnet and an image are available', 'the instance can reach the internet or Systems Manager'],
      ]);
    },
  );

  it.each(['ecs:CreateService', 'ecs:RunTask'])(
    'a task in a new cluster takes a subnet: %s (G-16)',
    (act) => {
      const create = allow(['ecs:CreateCluster', 'ecs:RegisterTaskDefinition', act]);
      const account = {
        ...target('ecs-tasks'),
        inventoried: ['ecs:cluster', 'ecs:service', 'ecs:task-definition'],
      };
      const alternatives = mechanismsOf('mallory', {
        users: { mallory: { may: [pass, create] } },
        ...account,
      });
      expect(
        alternatives
          .filter(({ techniqueId }) => ['T-063', 'T-064'].includes(techniqueId))
          .map(({ preconditions = [] }) => preconditions),
      ).toEqual([['a subnet is available']]);
    },
  );
});

describe('a bucket', () => {
  const role = { to: 'ROLE', reference: arnOf('role', 'target'), use: 'CODE' } as const;
  const job = { arn: `arn:aws:glue:eu-west-1:${home}:job/nightly`, runsAs: [role] };
  const write = (bucket: string) => [allow('s3:PutObject', `arn:aws:s3:::${bucket}/*`)];
  const waysThrough = (statements: readonly Statement[], more: AccountIs) =>
    mechanismsOf('mallory', { users: { mallory: { may: statements } }, ...target('glue'), ...more })
      .filter(({ techniqueId }) => techniqueId === 'T-152')
      .map(({ decision, via }) => [decision, via]);
  const told = (statements: readonly Statement[], more: AccountIs) =>
    linesBy('T-152', statements, { ...target('glue'), ...more });
  const fed = [{ ...job, codeFrom: ['arn:aws:s3:::scripts/jobs/nightly.py'] }];

  it('leads to the role of what takes its code from there, and is named (G-17)', () => {
    expect(told(write('scripts'), { workloads: fed })).toEqual(['- CONDITIONAL', 'target CONDITIONAL']);
    expect(waysThrough(write('scripts'), { workloads: fed })).toEqual([
      ['CONDITIONAL', 'arn:aws:s3:::scripts'],
      ['CONDITIONAL', 'arn:aws:s3:::scripts'],
    ]);
  });

  it.each([
    ['another bucket', write('logs'), fed, 'arn:aws:s3:::logs'],
    ['another object', [allow('s3:PutObject', 'arn:aws:s3:::scripts/logs/*')], fed, 'arn:aws:s3:::scripts'],
    ['any bucket for code from nowhere', write('scripts'), [job], 'arn:aws:s3:::scripts'],
    ['buckets of a pattern', write('scripts-*'), fed, undefined],
  ])('leads nowhere else, which is a finding: %s (G-17)', (_what, statements, workloads, bucket) => {
    expect(told(statements, { workloads })).toEqual(['- CONDITIONAL']);
    expect(waysThrough(statements, { workloads })).toEqual([['CONDITIONAL', bucket]]);
  });

  it('feeds a stack, which makes calls as its role, only where that is known (T-531, G-17)', () => {
    const stack = {
      arn: `arn:aws:cloudformation:eu-west-1:${home}:stack/one/1`,
    };
    const run = { ...stack, runsAs: [role] };
    const by = (id: string, workload: typeof run) =>
      linesBy(id, write('scripts'), { ...target('cloudformation'), workloads: [workload] });
    const template = { ...run, codeFrom: ['arn:aws:s3:::scripts/one.yaml'] };
    expect([by('T-531', template), by('T-152', template)]).toEqual([['- CONDITIONAL'], ['- CONDITIONAL']]);
    expect(by('T-531', run)).toEqual([]);
  });

  it.each(['T-389', 'T-152'])('or a project may feed what is not known, which is a finding: %s', (id) => {
    const may = [allow('sagemaker:UpdateProject'), ...write('scripts')];
    expect(linesBy(id, may, target('cloudformation'))).toEqual(['- CONDITIONAL']);
  });

  it('feeds nothing where all that runs is known, and what feeds it (G-17)', () => {
    const kinds = ['lambda:function', 'glue:job', 'codepipeline', 'codebuild:project'];
    const others = ['elasticbeanstalk:environment', 'airflow:environment', 'kinesisanalytics:application'];
    const inventoried = [...kinds, ...others];
    expect(told(write('logs'), { workloads: [], inventoried })).toEqual([]);
    expect(told(write('logs'), { workloads: [job], inventoried })).toEqual(['- CONDITIONAL']);
  });
});

describe('a new version of a launch template', () => {
  const group = {
    arn: `arn:aws:autoscaling:eu-west-1:${home}:autoScalingGroup:1:autoScalingGroupName/web`,
  };
  const inventoried = ['autoscaling:autoScalingGroup'];

  it('may name any instance profile, which is not checked when it is created (G-14)', () => {
    const statements = [allow('ec2:CreateLaunchTemplateVersion')];
    const account = { ...target('ec2', { profile: 'target' }), inventoried };
    expect(linesBy('T-186', statements, { ...account, workloads: [group] })).toEqual(['target CONDITIONAL']);
    expect(linesBy('T-186', statements, { ...account, workloads: [] })).toEqual([]);
    expect(linesBy('T-186', statements, { ...target('ec2'), inventoried, workloads: [group] })).toEqual([]);
  });
});

describe('the policy of a function', () => {
  const adds = ['lambda:AddPermission'] as const;
  const replaces = ['lambda:PutResourcePolicy', 'lambda:AddPermission', 'lambda:RemovePermission'] as const;

  it('lets its writer invoke by lambda:AddPermission, and takes it to be replaced (G-15)', () => {
    const write = 'lambda:AddPermission';
    const creating = (actions: readonly string[]) =>
      linesBy(
        'T-073',
        [
          allow('iam:PassRole', arnOf('role', 'target')),
          allow(['lambda:CreateFunction', 'lambda:CreateFunctionUrlConfig', ...actions]),
        ],
        target('lambda'),
      );
    expect(creating(adds)).toEqual(['target ALLOWED']);
    expect(creating(['lambda:PutResourcePolicy'])).toEqual([]);
    const one = `arn:aws:lambda:eu-west-1:${home}:function:one`;
    const runsAs = [{ to: 'ROLE', reference: arnOf('role', 'target'), use: 'CODE' }] as const;
    const account = { ...target('lambda'), workloads: [{ arn: one, runsAs }] };
    const change = [allow(['lambda:UpdateFunctionCode', write], one)];
    expect(linesBy('T-125', change, account)).toEqual(['target ALLOWED']);
    expect(linesBy('T-125', [...change, deny(write)], account)).toEqual([]);
    expect(linesBy('T-160a', [allow(write)])).toEqual(['- ALLOWED']);
    const alone = allow(['lambda:UpdateFunctionCode', 'lambda:PutResourcePolicy'], one);
    expect(linesBy('T-125', [alone], account)).toEqual([]);
    expect(linesBy('T-160a', [allow('lambda:PutResourcePolicy')])).toEqual([]);
  });

  describe.each([{ write: adds }, { write: replaces }])('written by $write', ({ write }) => {
    const one = `arn:aws:lambda:eu-west-1:${home}:function:one`;
    const runsAs = [{ to: 'ROLE', reference: arnOf('role', 'target'), use: 'CODE' }] as const;
    const known = { ...target('lambda'), workloads: [{ arn: one, runsAs }] };
    const found = (statements: readonly Statement[], account: Parameters<typeof linesBy>[2] = known) =>
      linesBy('T-125', statements, account);
    const updates = 'lambda:UpdateFunctionCode';

    it('lets its writer update the function, without any further permission (G-13)', () => {
      expect(found([allow(write, one)])).toEqual(['target ALLOWED']);
      expect(found([allow(write, one)], target('lambda'))).toEqual(['target CONDITIONAL']);
      expect(found([allow(write, `${one}-more`)])).toEqual([]);
    });

    it('lets it update the code, unless that is denied (G-13, E-114)', () => {
      expect(found([allow(write, one), deny('lambda:UpdateFunctionConfiguration')])).toEqual([
        'target ALLOWED',
      ]);
      for (const account of [known, target('lambda')])
        expect(found([allow(write), deny(updates)], account)).toEqual([]);
      const byName = { Condition: { StringLike: { 'aws:username': 'mal*' } } };
      expect(found([allow(write), deny(updates, '*', byName)])).toEqual([]);
    });

    it('lets it update one that nobody saw, and for which it is not denied (G-13)', () => {
      const others = deny(updates, `arn:aws:lambda:*:${home}:function:prod-*`);
      expect(found([allow(write), others], target('lambda'))).toEqual(['target CONDITIONAL']);
      expect(found([allow(write, `${one}*`), deny(updates, `${one}*`)], target('lambda'))).toEqual([]);
    });
  });

  it('is handed over by whoever adds a statement (G-15)', () => {
    const writing = policyWriting('lambda').filter(({ removes }) => removes === undefined);
    expect(writing.map(({ action }) => action)).toEqual([...adds, 'lambda:AddLayerVersionPermission']);
  });
});
