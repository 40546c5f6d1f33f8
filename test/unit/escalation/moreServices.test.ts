/** Ways by services that few accounts use, and near misses. */
import { describe, expect, it } from 'vitest';
import { Collected } from '../../../src/escalation/apply/results.js';
import { granted } from '../../../src/escalation/apply/verdict.js';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  home,
  nameOf,
  waysIn,
  type Statement,
  type WorkloadIs,
} from '../../support/escalationAccount.js';
import { organizationOf } from '../../support/organizations.js';
import { accountOf, linesOf, target } from '../../support/techniqueRows.js';

it('a budget leads to the account where the role is an administrator (T-328)', () => {
  const account = accountOf('budgets', 'pass + budgets:UpdateBudgetAction', undefined, { may: [allow('*')] });
  expect(linesOf('T-328', account)).toEqual(['account CONDITIONAL']);
});

describe('a subscriber of a custom event bus (T-391)', () => {
  const made = (...may: readonly Statement[]) =>
    linesOf('T-391', {
      ...accountOf('events', 'sqs:ListQueues', undefined, { may: [allow('*')] }),
      users: { mallory: { may: [allow('iam:PassRole', target), ...may] } },
    });
  const bus = `arn:aws:events:eu-west-1:${home}:event-busv2/orders/*`;
  const subscriber = `arn:aws:events:eu-west-1:${home}:subscriber/mine/*`;

  it('leads to the account where the role is an administrator', () => {
    expect(made(allow('events:CreateSubscriber', [bus, subscriber]))).toEqual(['account CONDITIONAL']);
  });

  it('is asked about on the bus and on the subscriber (E-2)', () => {
    expect(made(allow('events:CreateSubscriber', bus))).toEqual([]);
    expect(made(allow('events:CreateSubscriber', subscriber))).toEqual([]);
    expect(made(allow('events:CreateSubscriber', `arn:aws:events:*:${home}:event-bus/*`))).toEqual([]);
  });

  it('is stopped by a Deny of either', () => {
    const create = allow('events:CreateSubscriber');
    expect(made(create)).toEqual(['account CONDITIONAL']);
    expect(made(create, deny('events:CreateSubscriber', 'arn:aws:events:*:*:subscriber/*'))).toEqual([]);
    expect(made(create, deny('iam:PassRole', target))).toEqual([]);
  });
});

describe('credentials of spaces of CloudWatch Omni (T-414)', () => {
  const reads = (managementAccountId: string, delegatedServices?: readonly string[]) => {
    const { anyImported, places } = organizationOf({
      [home]: { ...(delegatedServices && { delegatedServices }) },
    });
    const place = places.get(home);
    return waysIn(
      { users: { mallory: { may: [allow('cloudwatch:Get*')] } } },
      { anyImported, places: new Map(place && [[home, { ...place, managementAccountId }]]) },
    );
  };
  const other = '999900009999';

  it('are for readers of who manages the organization, or administers CloudWatch for it', () => {
    expect(reads(home)).toEqual(['mallory T-414 - CONDITIONAL']);
    expect(reads(other, ['observabilityadmin.amazonaws.com'])).toEqual(['mallory T-414 - CONDITIONAL']);
  });

  it('are told of no other account, nor where no import says what it administers', () => {
    expect(reads(other, ['sso.amazonaws.com'])).toEqual([]);
    expect(reads(other)).toEqual([]);
    expect(waysIn({ users: { mallory: { may: [allow('cloudwatch:Get*')] } } })).toEqual([]);
  });
});

describe('the older action by which a permission set gets policies (T-169, T-170)', () => {
  const writes = (delegatedServices: readonly string[], ...actions: readonly string[]) =>
    waysIn(
      { users: { mallory: { may: [allow(actions)] } } },
      organizationOf({ [home]: { delegatedServices } }),
    ).filter((line) => /T-169|T-170/.test(line));
  const put = 'sso:PutPermissionsPolicy';

  it('makes administrators where the account administers Identity Center', () => {
    const own = 'mallory T-170 account CONDITIONAL';
    expect(writes(['sso.amazonaws.com'], put)).toEqual([own]);
    expect(writes(['sso.amazonaws.com'], put, 'sso:CreateAccountAssignment')).toEqual([
      'mallory T-169 account CONDITIONAL',
      own,
    ]);
  });

  it('gives nothing elsewhere, and deleting or reading such policies nowhere', () => {
    expect(writes(['config.amazonaws.com'], put, 'sso:CreateAccountAssignment')).toEqual([]);
    const others = ['sso:DescribePermissionsPolicies', 'sso:CreateAccountAssignment'];
    expect(writes(['sso.amazonaws.com'], ...others)).toEqual([]);
  });
});

describe('conformance packs of an organization (T-460)', () => {
  const packs = (delegatedServices: readonly string[]) =>
    waysIn(
      { users: { mallory: { may: [allow('config:PutOrganizationConformancePack')] } } },
      organizationOf({ [home]: { delegatedServices } }),
    );

  it('are for an account that administers AWS Config for the organization', () => {
    expect(packs(['config-multiaccountsetup.amazonaws.com'])).toEqual(['mallory T-460 - CONDITIONAL']);
    expect(packs(['sso.amazonaws.com'])).toEqual([]);
  });
});

it('a step of a cluster leads to the roles that the role of its instances may assume (T-374)', () => {
  const runtime = arnOf('role', 'runtime');
  const by = (call: string, may: readonly Statement[], trusts: string) => {
    const account = accountOf('ec2', call, 'runs elasticmapreduce:cluster');
    const roles = {
      target: { ...account.roles?.['target'], may },
      runtime: { may: [allow('sqs:*')], trusts: [trusts] },
    };
    return linesOf('T-374', { ...account, roles });
  };
  const steps = by.bind(undefined, 'elasticmapreduce:AddJobFlowSteps');
  const may = [allow('sts:AssumeRole', runtime)];
  expect(by('elasticmapreduce:GetSessionEndpoint', may, target)).toEqual(['runtime CONDITIONAL']);
  const endpoint = (cluster: string) =>
    `elasticmapreduce:GetSessionEndpoint on arn:aws:elasticmapreduce:*:*:cluster/${cluster}/session/*`;
  expect(by(endpoint('one'), may, target)).toEqual(['runtime CONDITIONAL']);
  expect(by(endpoint('two'), may, target)).toEqual([]);
  expect(steps(may, target)).toEqual(['runtime CONDITIONAL']);
  expect(steps([deny('sts:AssumeRole')], target)).toEqual([]);
  expect(steps(may, 'ec2.amazonaws.com')).toEqual([]);
});

describe('nodes of EKS that the account manages itself (T-151)', () => {
  const cluster = { arn: `arn:aws:eks:eu-west-1:${home}:cluster/one`, runsAs: [] };
  const node = (arn: string) => ({
    arn: `arn:aws:${arn.replace(':', `:eu-west-1:${home}:`)}`,
    runsAs: [{ to: 'ROLE', reference: arnOf('role', 'runner'), use: 'CODE' }] as const,
  });
  const ways = (action: string, workloads: readonly WorkloadIs[], inventoried: readonly string[]) =>
    waysIn({
      users: { mallory: { may: [allow(action)] } },
      roles: { runner: { may: [allow('sqs:*')], trusts: ['ec2.amazonaws.com'] } },
      workloads,
      inventoried,
    }).filter((line) => line.startsWith('mallory T-151 runner'));

  it.each([
    ['ec2:instance/i-1', [cluster], ['*'], true],
    ['ec2:instance/i-1', [], ['*'], false],
    ['ec2:instance/i-1', [], ['ec2'], true],
    ['autoscaling:autoScalingGroup:1:autoScalingGroupName/one', [cluster], ['*'], true],
    ['autoscaling:autoScalingGroup:1:autoScalingGroupName/one', [], ['*'], false],
  ])(
    'are told of %s only where a cluster is there, or nobody looked: %j, %j',
    (arn, there, inventoried, isTold) => {
      expect(ways('eks:CreateAccessEntry', [node(arn), ...there], inventoried).length > 0).toBe(isTold);
      expect(ways('eks:DescribeCluster', [node(arn), ...there], inventoried)).toEqual([]);
    },
  );
});

describe('Systems Manager', () => {
  const ssm = `arn:aws:ssm:eu-west-1:${home}:`;
  const ways = (workload: string, ...may: readonly Statement[]) =>
    waysIn({
      users: { mallory: { may } },
      roles: { runner: { may: [allow('sqs:*')], trusts: ['ssm.amazonaws.com'] } },
      workloads: [
        { arn: workload, runsAs: [{ to: 'ROLE', reference: arnOf('role', 'runner'), use: 'CODE' }] },
      ],
      inventoried: ['*'],
    })
      .map((line) => line.split(' ').slice(1).join(' '))
      .filter((line) => line.includes('runner'));
  const node = `${ssm}managed-instance/mi-1`;
  const document = `${ssm}document/Doc`;

  it.each([
    ['T-115', 'ssm:ResumeSession'],
    ['T-116', 'ssm:UpdateDocument'],
  ])('leads to the role of a managed node by %s', (id, action) => {
    expect(ways(node, allow(action))).toEqual([`${id} runner CONDITIONAL`]);
  });

  it('starts an automation on its document and its execution (T-117, T-497, E-2)', () => {
    const start = (...resources: readonly string[]) =>
      ways(document, allow('ssm:StartAutomationExecution', resources));
    const execution = 'arn:aws:ssm:*:*:automation-execution/*';
    const told = expect.arrayContaining(['T-117 runner CONDITIONAL']);
    expect(start(document, execution)).toEqual(told);
    expect(start(execution)).toEqual([]);
    // AmazonLaunchWizardFullAccessV2 names the runbook by its own type, and no execution.
    expect(start(document)).toEqual(told);
    expect(start(`${ssm}automation-definition/Doc:*`)).toEqual(told);
    expect(start(`${ssm}automation-definition/Doc2:*`)).toEqual([]);
    expect(ways(document, allow('ssm:CreateAssociation', `${ssm}automation-definition/*`))).toEqual([]);
    const denied = deny('ssm:StartAutomationExecution', execution);
    expect(ways(document, allow('ssm:StartAutomationExecution', document), denied)).toEqual([]);
  });

  const association = `${ssm}association/*`;

  it('runs a document with a fixed role by an association, made or changed (T-117)', () => {
    const told = ['T-117 runner CONDITIONAL'];
    expect(ways(document, allow('ssm:CreateAssociation', [document, association]))).toEqual(told);
    expect(ways(document, allow('ssm:CreateAssociation', document))).toEqual(told);
    expect(ways(document, allow('ssm:UpdateAssociation', association))).toEqual(told);
    expect(ways(document, allow('ssm:CreateAssociation', association))).toEqual([]);
  });

  it('associates a document with a node as a target, which is not asked about (T-114, E-2)', () => {
    const told = ['T-114 runner CONDITIONAL'];
    const create = (...may: readonly Statement[]) =>
      ways(node, allow('ssm:CreateAssociation', [document, association]), ...may);
    expect(create()).toEqual(told);
    expect(create(deny('ssm:CreateAssociation', node))).toEqual(told);
    expect(create(deny('ssm:CreateAssociation', `${ssm}document/*`))).toEqual([]);
    expect(ways(node, allow('ssm:CreateAssociation', document))).toEqual(told);
    expect(ways(node, allow('ssm:CreateAssociation', [node, association]))).toEqual([]);
    expect(ways(node, allow('ssm:UpdateAssociation', association))).toEqual(told);
  });

  it.each([
    [node, 'ssm:CreateAssociation'],
    [node, 'ssm:UpdateAssociation'],
    [document, 'ssm:CreateAssociation'],
    [document, 'ssm:UpdateAssociation'],
  ])('at %s, is stopped by a Deny of %s on associations (T-114, T-117, E-2)', (workload, action) => {
    const may = allow(action, [node, document, association]);
    expect(ways(workload, may)).toHaveLength(1);
    expect(ways(workload, may, deny(action, 'arn:aws:ssm:*:*:association/one'))).toHaveLength(1);
    expect(ways(workload, may, deny(action, 'arn:aws:ssm:*:*:association/*'))).toEqual([]);
    const without = allow(action, [node, document]);
    expect(ways(workload, without)).toHaveLength(1);
    expect(ways(workload, without, deny(action, 'arn:aws:ssm:*:*:association/*'))).toEqual([]);
  });
});

it('a slash in a name is no other resource: the rule of a custom event bus (T-147b)', () => {
  const events = `arn:aws:events:eu-west-1:${home}:`;
  const runsAs = [{ to: 'ROLE', reference: arnOf('role', 'runner'), use: 'SERVICE' }] as const;
  const ways = (...may: readonly Statement[]) =>
    waysIn({
      users: { mallory: { may: [allow('iam:PassRole'), ...may] } },
      roles: { runner: { may: [allow('sqs:*')], trusts: ['events.amazonaws.com'] } },
      workloads: [{ arn: `${events}rule/orders/nightly`, runsAs }],
      inventoried: ['*'],
    }).filter((line) => line.includes('T-147b'));
  expect(ways(allow('events:PutTargets', `${events}rule/orders/*`))).toHaveLength(1);
  expect(ways(allow('events:PutTargets', `${events}rule/orders`))).toEqual([]);
  expect(ways(allow('events:PutTargets'), deny('events:PutTargets', `${events}rule/orders/*`))).toEqual([]);
});

describe('a call leads to the roles of what it acts on, is in, or stands beside, and to no others (G-3)', () => {
  const of = (service: string) => `arn:aws:${service}:eu-west-1:${home}:`;
  const [sagemaker, appsync, amplify] = [of('sagemaker'), of('appsync'), of('amplify')];
  const [gamelift, appstream] = [of('gamelift'), of('appstream')];
  const [fleet, stack] = [`${appstream}fleet/f`, `${appstream}stack/s`];
  const running = {
    eve: `${sagemaker}user-profile/d-1/eve`,
    one: `${sagemaker}domain/d-1`,
    bob: `${sagemaker}user-profile/d-2/bob`,
    two: `${sagemaker}domain/d-2`,
    red: `${appsync}apis/a/datasources/x`,
    blue: `${appsync}apis/b/datasources/x`,
    app: `${amplify}apps/a`,
    main: `${amplify}apps/a/branches/main`,
    beta: `${amplify}apps/b/branches/beta`,
    // As DescribeFleetAttributes prints it.
    game: 'arn:aws:gamelift:eu-west-1::fleet/g',
    crate: `${gamelift}containerfleet/c`,
    stream: fleet,
    image: `${appstream}image-builder/i`,
  };
  const workloads = Object.entries(running).map(([role, arn]) => ({
    arn,
    runsAs: [{ to: 'ROLE', reference: arnOf('role', role), use: 'CODE' }] as const,
  }));
  const services = ['sagemaker', 'appsync', 'amplify', 'gamelift', 'appstream'];
  const trusts = services.map((one) => `${one}.amazonaws.com`);
  const roles = Object.fromEntries(
    Object.keys(running).map((role) => [role, { may: [allow('sqs:*')], trusts }]),
  );

  it.each([
    ['T-283', 'sagemaker:UpdateUserProfile', `${sagemaker}user-profile/d-1/eve`, ['eve', 'one']],
    ['T-283', 'sagemaker:UpdateUserProfile', `${sagemaker}user-profile/d-1/ann`, ['one']],
    ['T-283', 'sagemaker:UpdateDomain', `${sagemaker}domain/d-1`, ['eve', 'one']],
    ['T-283', 'sagemaker:UpdateSpace', `${sagemaker}space/d-1/*`, ['eve', 'one']],
    ['T-283', 'sagemaker:CreateApp', `${sagemaker}app/d-2/bob/*`, ['bob', 'two']],
    ['T-284', 'sagemaker:StartSession', `${sagemaker}space/d-2/notes`, ['bob', 'two']],
    ['T-145', 'sagemaker:CreatePresignedDomainUrl', `${sagemaker}user-profile/d-2/bob`, ['bob', 'two']],
    ['T-293', 'appsync:UpdateChannelNamespace', `${appsync}apis/a/*`, ['red']],
    ['T-293', 'appsync:UpdateChannelNamespace', `${appsync}apis/a/channelNamespace/news`, ['red']],
    ['T-293', 'appsync:UpdateChannelNamespace', `${appsync}apis/a/datasources/*`, []],
    ['T-293', 'appsync:CreateResolver', '*', ['blue', 'red']],
    ['T-286', 'amplify:UpdateApp', `${amplify}apps/a`, ['app', 'main']],
    ['T-286', 'amplify:UpdateApp', `${amplify}apps/a/branches/main`, []],
    ['T-286', 'amplify:UpdateBranch', `${amplify}apps/a/branches/main`, ['app', 'main']],
    ['T-291', 'gamelift:GetComputeAccess', `${gamelift}fleet/g`, ['game']],
    ['T-291', 'gamelift:GetComputeAccess', `${gamelift}containerfleet/*`, ['crate']],
    ['T-291', 'gamelift:GetInstanceAccess', '*', ['game']],
    ['T-501', 'gamelift:UpdateContainerFleet', '*', ['crate']],
    ['T-287', 'appstream:CreateStreamingURL', [fleet, stack], ['stream']],
    ['T-287', 'appstream:CreateStreamingURL', fleet, []],
    ['T-287', 'appstream:CreateStreamingURL', '*', ['stream']],
    ['T-287', 'appstream:CreateImageBuilderStreamingURL', '*', ['image']],
  ])('%s by %s on %s', (id, action, resource, found) => {
    const may = [allow('sagemaker:CreateStudioLifecycleConfig'), allow(action, resource)];
    const users = { mallory: { may } };
    const { edges, findings } = escalationsIn({ users, roles, workloads, inventoried: ['*'] });
    const into = edges.map(({ targetArn, grant }) => [targetArn, grant.alternatives] as const);
    const partly = findings.flatMap(({ alternatives }) =>
      alternatives.map((way) => [way.via ?? '', [way]] as const),
    );
    const ways = [...into, ...partly].filter(([, some]) =>
      some.some(({ techniqueId }) => techniqueId === id),
    );
    expect(ways.map(([arn]) => nameOf(arn)).toSorted()).toEqual(found);
  });
});

describe('part of the rights of a role (G-6)', () => {
  const other = arnOf('role', 'other');
  const root = `arn:aws:iam::${home}:root`;
  const partly = (...roles: readonly string[]) => {
    const found = new Collected((arn) => arn === root);
    for (const via of roles) found.addFinding('T-340', { ...granted, via });
    return found;
  };

  it('leaves the answer open, also of who becomes another role, or the role under a condition', () => {
    const found = partly(target);
    found.addEntry(other, granted);
    found.addEntry(target, { ...granted, decision: 'CONDITIONAL' });
    expect(found.unexplored()).toEqual(['T-340']);
  });

  it('adds nothing for who becomes each of the roles', () => {
    const found = partly(target, other);
    found.addEntry(target, granted);
    expect(found.unexplored()).toEqual(['T-340']);
    found.addEntry(other, granted);
    expect(found.unexplored()).toEqual([]);
    expect(found.findings().map(({ via }) => via)).toEqual([target, other]);
  });

  it('adds nothing for an administrator of the account', () => {
    const found = partly(target);
    found.addEdge(root, 'T-003', granted);
    expect(found.unexplored()).toEqual([]);
  });

  it('is kept where what was found is put together', () => {
    const whole = new Collected(() => false);
    whole.addAll(partly(target, other));
    whole.addEntry(target, granted);
    expect(whole.unexplored()).toEqual(['T-340']);
  });
});
