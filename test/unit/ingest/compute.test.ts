/** What runs as which role: records and outputs of the AWS CLI, each by what it says (F-123 to F-160). */
import { describe, expect, it } from 'vitest';
import { completeExport, exportToTexts } from '../../../src/ingest/merge/completeExport.js';
import { mergeFiles } from './exports.js';

const merged = (...files: readonly unknown[]) => mergeFiles({ ...files });

/** `ARN KIND ROLE code` and so on. */
async function linesOf(...values: readonly unknown[]): Promise<readonly string[]> {
  const { accounts, problems } = await merged(...values);
  const workloads = accounts.flatMap((account) => account.workloads.map((one) => ({ ...one, account })));
  return [
    ...workloads.map(({ arn, kind, runsAs, account }) =>
      [
        account.accountId,
        arn,
        kind,
        ...runsAs.map((one) => {
          const version = one.to === 'WORKLOAD' && one.version !== undefined ? `@${one.version}` : '';
          return `${one.to}=${one.reference}${version}/${one.use}`;
        }),
      ].join(' '),
    ),
    ...problems.map(({ path, message }) => `${path}: ${message}`),
  ];
}

const id = '111122223333';
const role = `arn:aws:iam::${id}:role/r`;
const profile = `arn:aws:iam::${id}:instance-profile/p`;
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${id}:${resource}`;

describe('what no longer runs (F-160)', () => {
  const instance = (InstanceId: string, Name: string) => ({
    InstanceId,
    State: { Name },
    Placement: { AvailabilityZone: 'eu-west-1a' },
  });
  const instances = (...Instances: readonly object[]) => ({ Reservations: [{ OwnerId: id, Instances }] });
  const after = async (first: unknown, second: unknown) => {
    const [last, now] = await Promise.all([merged(first), merged(second)]);
    const [before, account] = [last.accounts[0], now.accounts[0]];
    if (before === undefined || account === undefined) throw new Error('no account');
    const awsManaged = new Map();
    const texts = exportToTexts({ account: before, awsManaged });
    return completeExport({ account, awsManaged }, texts).account.workloads.map(({ name }) => name);
  };
  const both = instances(instance('i-1', 'running'), instance('i-2', 'running'));

  it('ends what an earlier import said of its kind and region', async () => {
    expect(await after(both, instances(instance('i-1', 'terminated')))).toEqual([]);
    const mixed = instances(instance('i-1', 'terminated'), instance('i-2', 'running'));
    expect(await after(both, mixed)).toEqual(['i-2']);
    expect(await linesOf(mixed)).toEqual([`${id} ${arn('ec2', 'instance/i-2')} ec2:instance`]);
  });

  it('ends only itself where the output is of one thing', async () => {
    const definition = (name: string, status: string) => ({
      taskDefinition: {
        taskDefinitionArn: arn('ecs', `task-definition/${name}:1`),
        taskRoleArn: role,
        status,
      },
    });
    const two = { taskDefinition: definition('x', 'ACTIVE').taskDefinition };
    expect(await after(two, definition('y', 'INACTIVE'))).toEqual(['1']);
    expect(await after(two, definition('x', 'INACTIVE'))).toEqual([]);
  });

  it('refuses nothing where nothing says whose it is', async () => {
    expect(await linesOf({ Reservations: [{ Instances: [instance('i-1', 'terminated')] }] })).toEqual([]);
  });
});

describe('an instance is of the partition of its zone', () => {
  it.each([
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-west-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
    ['us-east-1', 'aws'],
  ])('in %s: %s (F-123)', async (region, partition) => {
    const Instances = [{ InstanceId: 'i-1', Placement: { AvailabilityZone: `${region}a` } }];
    expect(await linesOf({ Reservations: [{ OwnerId: id, Instances }] })).toEqual([
      `${id} arn:${partition}:ec2:${region}:${id}:instance/i-1 ec2:instance`,
    ]);
  });
});

describe('an output says who runs as what', () => {
  it.each<readonly [string, unknown, readonly string[]]>([
    [
      'describe-instances, with the region of the zone (F-123, F-159)',
      {
        Reservations: [
          {
            OwnerId: id,
            Instances: [
              {
                InstanceId: 'i-1',
                IamInstanceProfile: { Arn: profile },
                State: { Name: 'stopped' },
                Placement: { AvailabilityZone: 'eu-west-1a' },
              },
              {
                InstanceId: 'i-2',
                State: { Name: 'running' },
                Placement: { AvailabilityZone: 'eu-west-1b' },
              },
              {
                InstanceId: 'i-3',
                State: { Name: 'terminated' },
                Placement: { AvailabilityZone: 'eu-west-1b' },
              },
            ],
          },
        ],
      },
      [
        `${id} ${arn('ec2', 'instance/i-1')} ec2:instance INSTANCE_PROFILE=${profile}/CODE`,
        `${id} ${arn('ec2', 'instance/i-2')} ec2:instance`,
      ],
    ],
    [
      'describe-launch-template-versions, with account and region beside it (F-124, F-159)',
      {
        AccountId: id,
        Region: 'eu-west-1',
        LaunchTemplateVersions: [
          {
            LaunchTemplateId: 'lt-1',
            VersionNumber: 1,
            LaunchTemplateData: { IamInstanceProfile: { Name: 'p' } },
          },
        ],
      },
      [`${id} ${arn('ec2', 'launch-template/lt-1')} ec2:launch-template INSTANCE_PROFILE=p/CODE`],
    ],
    [
      'list-functions (F-127)',
      { Functions: [{ FunctionArn: arn('lambda', 'function:f'), Role: role }] },
      [`${id} ${arn('lambda', 'function:f')} lambda:function ROLE=${role}/CODE`],
    ],
    [
      'get-function (F-127)',
      { Configuration: { FunctionArn: arn('lambda', 'function:f:3'), Role: role } },
      [`${id} ${arn('lambda', 'function:f:3')} lambda:function ROLE=${role}/CODE`],
    ],
    [
      'describe-task-definition, whose execution role the code never gets (F-128)',
      {
        taskDefinition: {
          taskDefinitionArn: arn('ecs', 'task-definition/t:1'),
          taskRoleArn: 'r',
          executionRoleArn: role,
          status: 'ACTIVE',
        },
      },
      [`${id} ${arn('ecs', 'task-definition/t:1')} ecs:task-definition ROLE=r/CODE ROLE=${role}/SERVICE`],
    ],
    [
      'an inactive task definition, which is gone (F-160)',
      {
        taskDefinition: {
          taskDefinitionArn: arn('ecs', 'task-definition/t:1'),
          taskRoleArn: 'r',
          status: 'INACTIVE',
        },
      },
      [],
    ],
    [
      'describe-tasks: an overriding role counts in the place of the one of the definition (F-129)',
      {
        tasks: [
          {
            taskArn: arn('ecs', 'task/c/1'),
            taskDefinitionArn: arn('ecs', 'task-definition/t:1'),
            overrides: { taskRoleArn: role },
          },
        ],
      },
      [
        `${id} ${arn('ecs', 'task/c/1')} ecs:task ROLE=${role}/CODE WORKLOAD=${arn('ecs', 'task-definition/t:1')}/SERVICE`,
      ],
    ],
    [
      'describe-services with the definition of the service and of its task sets (F-129)',
      {
        services: [
          {
            serviceArn: arn('ecs', 'service/c/s'),
            roleArn: role,
            taskDefinition: arn('ecs', 'task-definition/t:1'),
            taskSets: [{ taskDefinition: arn('ecs', 'task-definition/t:2') }],
          },
        ],
      },
      [
        `${id} ${arn('ecs', 'service/c/s')} ecs:service ROLE=${role}/SERVICE ${['CODE', 'SERVICE']
          .flatMap((use) =>
            [1, 2].map((revision) => `WORKLOAD=${arn('ecs', `task-definition/t:${revision}`)}/${use}`),
          )
          .join(' ')}`,
      ],
    ],
    [
      'describe-container-instances (F-129)',
      {
        containerInstances: [
          { containerInstanceArn: arn('ecs', 'container-instance/c/1'), ec2InstanceId: 'i-1' },
        ],
      },
      [`${id} ${arn('ecs', 'container-instance/c/1')} ecs:container-instance WORKLOAD=i-1/CODE`],
    ],
    [
      'describe-auto-scaling-groups, with a launch configuration or with templates and their versions (F-125)',
      {
        AutoScalingGroups: [
          {
            AutoScalingGroupARN: arn('autoscaling', 'autoScalingGroup:1:autoScalingGroupName/a'),
            LaunchConfigurationName: 'c',
          },
          {
            AutoScalingGroupARN: arn('autoscaling', 'autoScalingGroup:2:autoScalingGroupName/b'),
            LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web', Version: '3' },
          },
          {
            AutoScalingGroupARN: arn('autoscaling', 'autoScalingGroup:3:autoScalingGroupName/c'),
            MixedInstancesPolicy: {
              LaunchTemplate: {
                LaunchTemplateSpecification: { LaunchTemplateName: 'web', Version: '$Latest' },
                Overrides: [
                  { InstanceType: 'm5.large' },
                  { LaunchTemplateSpecification: { LaunchTemplateId: 'lt-2', Version: 4 } },
                ],
              },
            },
          },
          {
            AutoScalingGroupARN: arn('autoscaling', 'autoScalingGroup:4:autoScalingGroupName/d'),
            LaunchTemplate: { LaunchTemplateId: 'lt-1' },
          },
        ],
      },
      [
        'a WORKLOAD=c',
        'b WORKLOAD=lt-1@3',
        'c WORKLOAD=web@$Latest/CODE WORKLOAD=lt-2@4',
        'd WORKLOAD=lt-1@$Default',
      ].map(
        (text, index) =>
          `${id} ${arn('autoscaling', `autoScalingGroup:${index + 1}:autoScalingGroupName/`)}${text.replace(' ', ' autoscaling:autoScalingGroup ')}/CODE`,
      ),
    ],
    [
      'describe-spot-fleet-requests with launch templates (F-126)',
      {
        AccountId: id,
        Region: 'eu-west-1',
        SpotFleetRequestConfigs: [
          {
            SpotFleetRequestId: 'sfr-1',
            SpotFleetRequestConfig: {
              IamFleetRole: role,
              LaunchTemplateConfigs: [
                { LaunchTemplateSpecification: { LaunchTemplateName: 'web', Version: '1' } },
              ],
            },
          },
        ],
      },
      [
        `${id} ${arn('ec2', 'spot-fleet-request/sfr-1')} ec2:spot-fleet-request ROLE=${role}/SERVICE WORKLOAD=web@1/CODE`,
      ],
    ],
    [
      'describe-fleets of EC2, one deleted with its instances (F-160)',
      {
        AccountId: id,
        Region: 'eu-west-1',
        Fleets: [
          {
            FleetId: 'fleet-1',
            FleetState: 'active',
            LaunchTemplateConfigs: [
              { LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '2' } },
            ],
          },
          { FleetId: 'fleet-2', FleetState: 'deleted_terminating' },
          { FleetId: 'fleet-3', FleetState: 'deleted_running' },
        ],
      },
      [
        `${id} ${arn('ec2', 'fleet/fleet-1')} ec2:fleet WORKLOAD=lt-1@2/CODE`,
        `${id} ${arn('ec2', 'fleet/fleet-3')} ec2:fleet`,
      ],
    ],
    [
      'describe-endpoint, which runs as its configuration does (F-139)',
      { EndpointArn: arn('sagemaker', 'endpoint/e'), EndpointConfigName: 'Config' },
      [`${id} ${arn('sagemaker', 'endpoint/e')} sagemaker:endpoint WORKLOAD=Config/CODE`],
    ],
    [
      'describe-endpoint-config, whose models have the roles (F-139)',
      {
        EndpointConfigArn: arn('sagemaker', 'endpoint-config/config'),
        ProductionVariants: [{ ModelName: 'M' }],
        ShadowProductionVariants: [{ ModelName: 'S' }],
      },
      [
        `${id} ${arn('sagemaker', 'endpoint-config/config')} sagemaker:endpoint-config WORKLOAD=M/CODE WORKLOAD=S/CODE`,
      ],
    ],
    [
      'describe-maintenance-window-tasks (F-149)',
      {
        AccountId: id,
        Region: 'eu-west-1',
        Tasks: [
          { WindowId: 'mw-1', WindowTaskId: 't-1', ServiceRoleArn: role },
          { WindowId: 'mw-1', WindowTaskId: 't-2' },
        ],
      },
      [
        `${id} ${arn('ssm', 'windowtask/t-1')} ssm:windowtask ROLE=${role}/CODE`,
        `${id} ${arn('ssm', 'windowtask/t-2')} ssm:windowtask`,
      ],
    ],
    [
      'batch-get-projects (F-130)',
      {
        projects: [
          {
            arn: arn('codebuild', 'project/p'),
            serviceRole: role,
            buildBatchConfig: { serviceRole: 'batch' },
          },
        ],
      },
      [`${id} ${arn('codebuild', 'project/p')} codebuild:project ROLE=${role}/CODE ROLE=batch/CODE`],
    ],
    [
      'get-pipeline with its actions (F-131)',
      {
        pipeline: { name: 'p', roleArn: role, stages: [{ actions: [{ roleArn: 'x' }, {}] }] },
        metadata: { pipelineArn: arn('codepipeline', 'p') },
      },
      [`${id} ${arn('codepipeline', 'p')} codepipeline ROLE=${role}/CODE ROLE=x/CODE`],
    ],
    [
      'get-pipeline without metadata, as the reference of the CLI has it (F-131, F-159)',
      {
        AccountId: id,
        Region: 'eu-west-1',
        pipeline: {
          name: 'p',
          version: 1,
          roleArn: role,
          artifactStore: { type: 'S3', location: 'codepipeline-eu-west-1-11111EXAMPLE' },
          stages: [{ name: 'Source', actions: [{ roleArn: 'x', name: 'Source' }] }],
        },
      },
      [`${id} ${arn('codepipeline', 'p')} codepipeline ROLE=${role}/CODE ROLE=x/CODE`],
    ],
    [
      'batch-get-deployment-groups: groups of one name in two applications are two (F-132)',
      {
        AccountId: id,
        Region: 'eu-west-1',
        deploymentGroupsInfo: [
          { applicationName: 'shop', deploymentGroupName: 'live', serviceRoleArn: role },
          { applicationName: 'till', deploymentGroupName: 'live', serviceRoleArn: `${role}2` },
        ],
        errorMessage: '',
      },
      [
        `${id} ${arn('codedeploy', 'deploymentgroup:shop/live')} codedeploy:deploymentgroup ROLE=${role}/SERVICE`,
        `${id} ${arn('codedeploy', 'deploymentgroup:till/live')} codedeploy:deploymentgroup ROLE=${role}2/SERVICE`,
      ],
    ],
    [
      'describe-pipe, whose target is an ARN (F-151)',
      {
        Arn: arn('pipes', 'pipe/p'),
        Name: 'p',
        DesiredState: 'RUNNING',
        CurrentState: 'RUNNING',
        Source: arn('sqs', 'q'),
        SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
        EnrichmentParameters: {},
        Target: arn('logs', 'log-group:/aws/pipes/p'),
        TargetParameters: {},
        RoleArn: role,
      },
      [`${id} ${arn('pipes', 'pipe/p')} pipes:pipe ROLE=${role}/SERVICE`],
    ],
    [
      'get-schedule, whose target has the role (F-151)',
      {
        Arn: arn('scheduler', 'schedule/default/s'),
        Name: 's',
        ScheduleExpression: 'rate(1 hour)',
        State: 'ENABLED',
        Target: { Arn: arn('lambda', 'function:f'), RoleArn: role },
      },
      [`${id} ${arn('scheduler', 'schedule/default/s')} scheduler:schedule ROLE=${role}/SERVICE`],
    ],
    [
      'describe-rule, also of a rule without a role (F-151)',
      {
        Name: 'r',
        Arn: arn('events', 'rule/r'),
        EventPattern: '{}',
        State: 'ENABLED',
        EventBusName: 'default',
      },
      [`${id} ${arn('events', 'rule/r')} events:rule`],
    ],
    [
      'describe-fleet-attributes of GameLift, whose ARN may name no account (F-157, F-159)',
      {
        AccountId: id,
        FleetAttributes: [
          {
            FleetId: 'fleet-1',
            FleetArn: 'arn:aws:gamelift:eu-west-1::fleet/fleet-1',
            Status: 'ACTIVE',
            InstanceRoleArn: role,
          },
        ],
      },
      [`${id} arn:aws:gamelift:eu-west-1::fleet/fleet-1 gamelift:fleet ROLE=${role}/CODE`],
    ],
    [
      'describe-stacks, a deleted one gone (F-133, F-160)',
      {
        Stacks: [
          { StackId: arn('cloudformation', 'stack/s/1'), RoleARN: role, StackStatus: 'CREATE_COMPLETE' },
          { StackId: arn('cloudformation', 'stack/s/2'), RoleARN: role, StackStatus: 'DELETE_COMPLETE' },
        ],
      },
      [`${id} ${arn('cloudformation', 'stack/s/1')} cloudformation:stack ROLE=${role}/CODE`],
    ],
    [
      'get-jobs of Glue, by name (F-135)',
      { AccountId: id, Region: 'eu-west-1', Jobs: [{ Name: 'j', Role: 'r' }] },
      [`${id} ${arn('glue', 'job/j')} glue:job ROLE=r/CODE`],
    ],
    [
      'describe-notebook-instance (F-137)',
      {
        NotebookInstanceArn: arn('sagemaker', 'notebook-instance/n'),
        RoleArn: role,
        NotebookInstanceStatus: 'Stopped',
      },
      [`${id} ${arn('sagemaker', 'notebook-instance/n')} sagemaker:notebook-instance ROLE=${role}/CODE`],
    ],
    [
      'a training job that has ended (F-138, F-160)',
      { TrainingJobArn: arn('sagemaker', 'training-job/t'), RoleArn: role, TrainingJobStatus: 'Completed' },
      [],
    ],
    [
      'describe-state-machine (F-141)',
      { stateMachineArn: arn('states', 'stateMachine:m'), roleArn: role, definition: '{}' },
      [`${id} ${arn('states', 'stateMachine:m')} states:stateMachine ROLE=${role}/CODE`],
    ],
    [
      'describe-job-definitions (F-142)',
      {
        jobDefinitions: [
          {
            jobDefinitionArn: arn('batch', 'job-definition/j:1'),
            status: 'ACTIVE',
            containerProperties: { jobRoleArn: role, executionRoleArn: 'e' },
          },
        ],
      },
      [`${id} ${arn('batch', 'job-definition/j:1')} batch:job-definition ROLE=${role}/CODE ROLE=e/SERVICE`],
    ],
    [
      'describe-compute-environments, whose instance role is a profile (F-143)',
      {
        computeEnvironments: [
          {
            computeEnvironmentArn: arn('batch', 'compute-environment/c'),
            computeResources: { instanceRole: 'p' },
          },
        ],
      },
      [`${id} ${arn('batch', 'compute-environment/c')} batch:compute-environment INSTANCE_PROFILE=p/CODE`],
    ],
    [
      'describe-cluster of EMR (F-145)',
      {
        Cluster: {
          ClusterArn: arn('elasticmapreduce', 'cluster/j-1'),
          Status: { State: 'WAITING' },
          Ec2InstanceAttributes: { IamInstanceProfile: 'p' },
          ServiceRole: 's',
        },
      },
      [
        `${id} ${arn('elasticmapreduce', 'cluster/j-1')} elasticmapreduce:cluster ROLE=s/SERVICE INSTANCE_PROFILE=p/CODE`,
      ],
    ],
    [
      'get-identity-pool-roles (F-154)',
      { AccountId: id, Region: 'eu-west-1', IdentityPoolId: 'eu-west-1:1', Roles: { authenticated: role } },
      [
        `${id} ${arn('cognito-identity', 'identitypool/eu-west-1:1')} cognito-identity:identitypool ROLE=${role}/CODE`,
      ],
    ],
  ])('%s', async (_name, output, lines) => {
    expect(await linesOf(output)).toEqual(lines);
  });
});

describe('get-document of an automation document says whose role it assumes (F-149)', () => {
  const document = (Content: string, more: object = {}) => ({
    AccountId: id,
    Region: 'eu-west-1',
    Name: 'd',
    DocumentType: 'Automation',
    DocumentFormat: 'YAML',
    Content,
    ...more,
  });

  it.each<readonly [string, string, string | undefined]>([
    ['as JSON', `{"schemaVersion": "0.3", "assumeRole": "${role}"}`, role],
    ['as YAML', `schemaVersion: '0.3'\nassumeRole: ${role}\nmainSteps: []\n`, role],
    ['quoted, with a comment', `assumeRole: "${role}" # of the team\r\n`, role],
    ['with a comment alone', 'assumeRole: # nobody\n', undefined],
    ['with a key that is quoted', `'assumeRole': '${role}'`, role],
    ['as a parameter that the starter gives', 'assumeRole: "{{ Role }}"\n', '{{ Role }}'],
    [
      "with the account's id put in by AWS",
      'assumeRole: "arn:{{ global:AWS_PARTITION }}:iam::{{global:ACCOUNT_ID}}:role/r"\n',
      role,
    ],
    ['not at all', 'schemaVersion: "0.3"\n', undefined],
    ['only in a step of its own', `mainSteps:\n  - inputs:\n      assumeRole: ${role}\n`, undefined],
    ['as what is no text', '{"assumeRole": 7}', undefined],
    ['in what is no document', '[]', undefined],
  ])('%s', async (_how, content, found) => {
    const runsAs = found === undefined ? '' : ` ROLE=${found}/CODE`;
    expect(await linesOf(document(content))).toEqual([
      `${id} ${arn('ssm', 'document/d')} ssm:document${runsAs}`,
    ]);
  });

  it('and one of a command runs as nobody', async () => {
    const content = `{"assumeRole": "${role}"}`;
    expect(await linesOf(document(content, { DocumentType: 'Command' }))).toEqual([]);
  });
});

describe('versions of a launch template (F-124)', () => {
  const version = (number: number, isDefault: boolean, name?: string) => ({
    LaunchTemplateId: 'lt-1',
    LaunchTemplateName: 'web',
    VersionNumber: number,
    DefaultVersion: isDefault,
    LaunchTemplateData: name === undefined ? {} : { IamInstanceProfile: { Name: name } },
  });
  const toProfile = (reference: string) => ({ to: 'INSTANCE_PROFILE', reference, use: 'CODE' });

  it('keep what each of them runs as, also one of which two files speak', async () => {
    const file = (...versions: readonly object[]) => ({
      AccountId: id,
      Region: 'eu-west-1',
      LaunchTemplateVersions: versions,
    });
    const { accounts } = await merged(
      file(version(1, true, 'p'), version(2, false)),
      file(version(1, false, 'p'), version(3, false, 'q')),
    );
    expect(accounts[0]?.workloads).toMatchObject([
      {
        alias: 'web',
        runsAs: [toProfile('p'), toProfile('q')],
        versions: [
          { number: 1, isDefault: true, runsAs: [toProfile('p')] },
          { number: 2, isDefault: false, runsAs: [] },
          { number: 3, isDefault: false, runsAs: [toProfile('q')] },
        ],
      },
    ]);
  });
});

describe('what has no role exists too (G-12)', () => {
  it.each([
    [{ ResourceArn: arn('ec2', 'instance/i-1'), InstanceProfileArn: null }, 'ec2:instance'],
    [{ ResourceArn: arn('cloudformation', 'stack/s/1'), RoleArn: null }, 'cloudformation:stack'],
    [{ taskDefinition: { taskDefinitionArn: arn('ecs', 'task-definition/t:1') } }, 'ecs:task-definition'],
    [{ Stacks: [{ StackId: arn('cloudformation', 'stack/s/1') }] }, 'cloudformation:stack'],
    [{ jobDefinitions: [{ jobDefinitionArn: arn('batch', 'job-definition/j:1') }] }, 'batch:job-definition'],
    [{ services: [{ serviceArn: arn('ecs', 'service/c/s'), taskDefinition: 't:1' }] }, 'ecs:service'],
    [
      {
        AccountId: id,
        Region: 'eu-west-1',
        LaunchTemplateVersions: [{ LaunchTemplateId: 'lt-1', LaunchTemplateData: {} }],
      },
      'ec2:launch-template',
    ],
    [
      { AccountId: id, Region: 'eu-west-1', IdentityPoolId: 'pool', Roles: {} },
      'cognito-identity:identitypool',
    ],
  ])('%j', async (value, kind) => {
    const lines = await linesOf(value);
    expect(lines.map((line) => line.split(' ').slice(2, 3))).toEqual([[kind]]);
    expect(lines.filter((line) => /(?:ROLE|PROFILE)=/.test(line))).toEqual([]);
  });

  it('in a list in which nothing has one', async () => {
    const ofNobody = { ResourceArn: arn('ec2', 'instance/i-1'), InstanceProfileArn: null };
    expect(await linesOf([ofNobody])).toEqual([`${id} ${ofNobody.ResourceArn} ec2:instance`]);
  });
});

describe('what code comes from (G-17)', () => {
  it.each([
    [
      'the script of a job',
      {
        AccountId: id,
        Region: 'eu-west-1',
        Jobs: [{ Name: 'j', Role: role, Command: { ScriptLocation: 's3://scripts/a/j.py' } }],
      },
      ['arn:aws:s3:::scripts/a/j.py'],
    ],
    [
      'the artifact store of a pipeline',
      {
        metadata: { pipelineArn: `arn:aws:codepipeline:eu-west-1:${id}:p` },
        pipeline: { roleArn: role, artifactStore: { type: 'S3', location: 'artifacts' }, stages: [] },
      },
      ['arn:aws:s3:::artifacts/*'],
    ],
    [
      'two records',
      [
        { ResourceArn: arn('lambda', 'function:f'), RoleArn: role, CodeFrom: ['s3://code/f.zip'] },
        { ResourceArn: arn('lambda', 'function:f'), RoleArn: role, CodeFrom: ['arn:aws:s3:::code/g.zip'] },
      ],
      ['arn:aws:s3:::code/f.zip', 'arn:aws:s3:::code/g.zip'],
    ],
    [
      'something that is no bucket',
      [{ ResourceArn: arn('lambda', 'function:f'), RoleArn: role, CodeFrom: ['https://example.com/f.zip'] }],
      undefined,
    ],
  ])('%s', async (_what, value, expected) => {
    const { accounts } = await merged(value);
    expect(accounts.flatMap(({ workloads }) => workloads.map(({ codeFrom }) => codeFrom))).toEqual([
      expected,
    ]);
  });
});

describe('records', () => {
  it('of one resource merge, names and ARNs alike, and an unknown kind of ARN is kept', async () => {
    const unknown = arn('newservice', 'thing/t');
    const lines = await linesOf(
      [{ ResourceArn: unknown, AccountId: id, RoleArn: role }],
      [
        { ResourceArn: unknown, AccountId: id, RoleArn: 'other' },
        { ResourceArn: unknown, AccountId: id, InstanceProfileArn: 'p' },
      ],
    );
    expect(lines).toEqual([
      `${id} ${unknown} newservice:thing ROLE=${role}/CODE ROLE=other/CODE INSTANCE_PROFILE=p/CODE`,
    ]);
  });

  it.each<readonly [string, unknown, string]>([
    [
      'no ARN',
      [{ ResourceArn: 'function', AccountId: id, RoleArn: role }],
      '$[0]: "function" is no ARN of something that runs. Correct it.',
    ],
    [
      'an account that the ARN contradicts',
      [{ ResourceArn: arn('lambda', 'function:f'), AccountId: '999999999999', RoleArn: role }],
      `$[0].AccountId: "999999999999" is not the account of the ARN beside it, ${id}. Correct one of them.`,
    ],
    [
      'an account id that is none',
      [{ ResourceArn: 'arn:aws:s3:::b', AccountId: '12', RoleArn: role }],
      '$[0]: Nothing says whose "arn:aws:s3:::b" is. Add AccountId, the 12 digits of the account that owns it.',
    ],
    [
      'an output without region and account',
      { Jobs: [{ Name: 'j', Role: 'r' }] },
      '$.Jobs[0]: Nothing says whose this is and in which region. Add AccountId and Region beside Jobs in the file.',
    ],
    [
      'an output about one thing without its region',
      { AccountId: id, IdentityPoolId: 'eu-west-1:1', Roles: { authenticated: role } },
      '$: Nothing says in which region this is. Add Region at the top of the file.',
    ],
    [
      'a local zone without a region (F-159)',
      {
        Reservations: [
          {
            OwnerId: id,
            Instances: [{ InstanceId: 'i-1', Placement: { AvailabilityZone: 'us-west-2-lax-1a' } }],
          },
        ],
      },
      '$.Reservations[0].Instances[0]: Nothing says in which region this is. Add Region beside Reservations in the file.',
    ],
    [
      'a role that is no text',
      [{ ResourceArn: arn('lambda', 'function:f'), AccountId: id, RoleArn: 7 }],
      '$[0].RoleArn: Expected a string, found the number "7". Correct it or export again.',
    ],
  ])('with %s are refused with their place', async (_name, value, problem) => {
    const { problems, accounts } = await merged(value);
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([problem]);
    expect(accounts).toEqual([]);
  });

  it('of nothing are a note, not a mistake (F-8)', async () => {
    const { notes, problems } = await merged({ Functions: [] });
    expect(problems).toEqual([]);
    expect(notes).toHaveLength(1);
  });
});

describe('instance profiles (F-22)', () => {
  it('are there without a role too', async () => {
    const { accounts } = await merged({
      InstanceProfiles: [
        { InstanceProfileName: 'p', Arn: profile, Path: '/', Roles: [{ Arn: role, RoleName: 'r' }] },
        { InstanceProfileName: 'q', Arn: `arn:aws:iam::${id}:instance-profile/q`, Path: '/', Roles: [] },
      ],
    });
    expect(accounts[0]?.instanceProfiles.map(({ name, roleArn }) => [name, roleArn])).toEqual([
      ['p', role],
      ['q', undefined],
    ]);
  });
});
