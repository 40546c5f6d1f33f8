/** What docs/inputs.md promises of outputs that say what runs: each, at its least in the form of the AWS CLI, goes in, and out again. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workloadOutputs } from '../../../src/ingest/formats/workloads/outputs.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { expectSame } from './export/reimported.js';
import { parseAs } from './exports.js';

const id = '111122223333';
const role = `arn:aws:iam::${id}:role/r`;
const profile = `arn:aws:iam::${id}:instance-profile/p`;
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${id}:${resource}`;
const beside = { AccountId: id, Region: 'eu-west-1' };
const byProfile = { IamInstanceProfile: { Arn: profile } };

/** By service and call, as the document names them. */
const outputs: Readonly<Record<string, readonly object[]>> = {
  'EC2 describe-instances': [
    {
      Reservations: [
        {
          OwnerId: id,
          Instances: [
            {
              InstanceId: 'i-1',
              ...byProfile,
              State: { Name: 'running' },
              Placement: { AvailabilityZone: 'eu-west-1a' },
            },
          ],
        },
      ],
    },
  ],
  'EC2 describe-iam-instance-profile-associations': [
    { ...beside, IamInstanceProfileAssociations: [{ InstanceId: 'i-1', State: 'associated', ...byProfile }] },
  ],
  'EC2 describe-launch-template-versions': [
    {
      ...beside,
      LaunchTemplateVersions: [
        { LaunchTemplateId: 'lt-1', VersionNumber: 1, DefaultVersion: true, LaunchTemplateData: byProfile },
      ],
    },
  ],
  'EC2 describe-spot-instance-requests': [
    {
      ...beside,
      SpotInstanceRequests: [
        { SpotInstanceRequestId: 'sir-1', State: 'active', LaunchSpecification: byProfile },
      ],
    },
  ],
  'EC2 describe-spot-fleet-requests': [
    {
      ...beside,
      SpotFleetRequestConfigs: [
        {
          SpotFleetRequestId: 'sfr-1',
          SpotFleetRequestConfig: { IamFleetRole: role, LaunchSpecifications: [] },
        },
      ],
    },
  ],
  'EC2 describe-fleets': [
    {
      ...beside,
      Fleets: [
        {
          FleetId: 'fleet-1',
          FleetState: 'active',
          LaunchTemplateConfigs: [
            { LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '1' } },
          ],
        },
      ],
    },
  ],
  'Auto Scaling describe-launch-configurations': [
    {
      LaunchConfigurations: [
        {
          LaunchConfigurationARN: arn('autoscaling', 'launchConfiguration:1:launchConfigurationName/c'),
          IamInstanceProfile: 'p',
        },
      ],
    },
  ],
  'Auto Scaling describe-auto-scaling-groups': [
    {
      AutoScalingGroups: [
        {
          AutoScalingGroupARN: arn('autoscaling', 'autoScalingGroup:1:autoScalingGroupName/a'),
          LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
        },
      ],
    },
  ],
  'Lambda list-functions': [{ Functions: [{ FunctionArn: arn('lambda', 'function:f'), Role: role }] }],
  'Lambda list-versions-by-function': [
    { Versions: [{ FunctionArn: arn('lambda', 'function:f:$LATEST'), Version: '$LATEST', Role: role }] },
  ],
  'Lambda get-function': [
    {
      Configuration: { FunctionArn: arn('lambda', 'function:f'), Role: role },
      Code: { RepositoryType: 'S3' },
      Tags: {},
    },
  ],
  'ECS describe-task-definition': [
    { taskDefinition: { taskDefinitionArn: arn('ecs', 'task-definition/t:1'), taskRoleArn: role } },
  ],
  'ECS describe-tasks': [
    {
      tasks: [
        {
          taskArn: arn('ecs', 'task/c/1'),
          taskDefinitionArn: arn('ecs', 'task-definition/t:1'),
          overrides: {},
        },
      ],
      failures: [],
    },
  ],
  'ECS describe-services': [
    {
      services: [
        {
          serviceArn: arn('ecs', 'service/c/s'),
          status: 'ACTIVE',
          taskDefinition: arn('ecs', 'task-definition/t:1'),
        },
      ],
      failures: [],
    },
  ],
  'ECS describe-container-instances': [
    {
      containerInstances: [
        { containerInstanceArn: arn('ecs', 'container-instance/c/1'), ec2InstanceId: 'i-1' },
      ],
      failures: [],
    },
  ],
  'EKS describe-cluster': [{ cluster: { name: 'c', arn: arn('eks', 'cluster/c'), roleArn: role } }],
  'EKS describe-nodegroup': [{ nodegroup: { nodegroupArn: arn('eks', 'nodegroup/c/n/1'), nodeRole: role } }],
  'EKS describe-fargate-profile': [
    { fargateProfile: { fargateProfileArn: arn('eks', 'fargateprofile/c/f/1'), podExecutionRoleArn: role } },
  ],
  'EKS describe-addon': [{ addon: { addonArn: arn('eks', 'addon/c/a/1'), serviceAccountRoleArn: role } }],
  'CodeBuild batch-get-projects': [
    {
      projects: [{ name: 'p', arn: arn('codebuild', 'project/p'), serviceRole: role }],
      projectsNotFound: [],
    },
  ],
  'CodeBuild batch-get-fleets': [
    {
      fleets: [
        { arn: arn('codebuild', 'fleet/f:1'), computeType: 'BUILD_GENERAL1_SMALL', fleetServiceRole: role },
      ],
    },
  ],
  'CodePipeline get-pipeline': [
    {
      pipeline: { name: 'p', roleArn: role, stages: [] },
      metadata: { pipelineArn: arn('codepipeline', 'p') },
    },
    { ...beside, pipeline: { name: 'p', roleArn: role, stages: [] } },
  ],
  'CodeDeploy batch-get-deployment-groups': [
    {
      ...beside,
      deploymentGroupsInfo: [{ applicationName: 'a', deploymentGroupName: 'g', serviceRoleArn: role }],
      errorMessage: '',
    },
  ],
  'CloudFormation describe-stacks': [
    { Stacks: [{ StackId: arn('cloudformation', 'stack/s/1'), StackName: 's', RoleARN: role }] },
  ],
  'CloudFormation describe-stack-set': [
    {
      StackSet: {
        StackSetARN: arn('cloudformation', 'stackset/s:1'),
        Status: 'ACTIVE',
        AdministrationRoleARN: role,
      },
    },
  ],
  'Glue get-jobs': [{ ...beside, Jobs: [{ Name: 'j', Role: role, Command: { Name: 'glueetl' } }] }],
  'Glue get-crawlers': [{ ...beside, Crawlers: [{ Name: 'c', Role: 'service-role/r', Targets: {} }] }],
  'Glue get-ml-transforms': [{ ...beside, Transforms: [{ TransformId: 'tfm-1', Name: 't', Role: role }] }],
  'Glue get-dev-endpoints': [{ ...beside, DevEndpoints: [{ EndpointName: 'e', RoleArn: role }] }],
  'Glue list-sessions': [{ ...beside, Ids: ['1'], Sessions: [{ Id: '1', Role: role }] }],
  'SageMaker describe-notebook-instance': [
    { NotebookInstanceArn: arn('sagemaker', 'notebook-instance/n'), RoleArn: role },
  ],
  'SageMaker describe-training-job': [
    {
      TrainingJobName: 'j',
      TrainingJobArn: arn('sagemaker', 'training-job/j'),
      TrainingJobStatus: 'InProgress',
      RoleArn: role,
    },
  ],
  'SageMaker describe-processing-job': [
    {
      ProcessingJobArn: arn('sagemaker', 'processing-job/j'),
      ProcessingJobStatus: 'InProgress',
      RoleArn: role,
    },
  ],
  'SageMaker describe-auto-ml-job-v2': [
    { AutoMLJobArn: arn('sagemaker', 'automl-job/j'), AutoMLJobStatus: 'InProgress', RoleArn: role },
  ],
  'SageMaker describe-hyper-parameter-tuning-job': [
    {
      HyperParameterTuningJobArn: arn('sagemaker', 'hyper-parameter-tuning-job/j'),
      HyperParameterTuningJobStatus: 'InProgress',
      TrainingJobDefinition: { RoleArn: role },
    },
  ],
  'SageMaker describe-pipeline': [
    { PipelineArn: arn('sagemaker', 'pipeline/p'), PipelineStatus: 'Active', RoleArn: role },
  ],
  'SageMaker describe-model': [{ ModelArn: arn('sagemaker', 'model/m'), ExecutionRoleArn: role }],
  'SageMaker describe-endpoint-config': [
    {
      EndpointConfigArn: arn('sagemaker', 'endpoint-config/c'),
      ProductionVariants: [{ VariantName: 'v', ModelName: 'm' }],
    },
  ],
  'SageMaker describe-endpoint': [
    { EndpointArn: arn('sagemaker', 'endpoint/e'), EndpointConfigName: 'c', EndpointStatus: 'InService' },
  ],
  'SageMaker describe-domain': [
    { DomainArn: arn('sagemaker', 'domain/d-1'), DefaultUserSettings: { ExecutionRole: role } },
  ],
  'SageMaker describe-user-profile': [
    { UserProfileArn: arn('sagemaker', 'user-profile/d-1/u'), UserSettings: { ExecutionRole: role } },
  ],
  'SageMaker describe-cluster': [
    { ClusterArn: arn('sagemaker', 'cluster/1'), InstanceGroups: [{ ExecutionRole: role }] },
  ],
  'Step Functions describe-state-machine': [
    { stateMachineArn: arn('states', 'stateMachine:m'), name: 'm', definition: '{}', roleArn: role },
  ],
  'Batch describe-job-definitions': [
    {
      jobDefinitions: [
        {
          jobDefinitionArn: arn('batch', 'job-definition/j:1'),
          status: 'ACTIVE',
          containerProperties: { jobRoleArn: role },
        },
      ],
    },
  ],
  'Batch describe-compute-environments': [
    {
      computeEnvironments: [
        {
          computeEnvironmentArn: arn('batch', 'compute-environment/c'),
          computeResources: { instanceRole: 'ecsInstanceRole' },
        },
      ],
    },
  ],
  'App Runner describe-service': [
    {
      Service: {
        ServiceArn: arn('apprunner', 'service/s/1'),
        InstanceConfiguration: { InstanceRoleArn: role },
      },
    },
  ],
  'EMR emr describe-cluster': [
    {
      Cluster: {
        Id: 'j-1',
        ClusterArn: arn('elasticmapreduce', 'cluster/j-1'),
        Status: { State: 'WAITING' },
        Ec2InstanceAttributes: { IamInstanceProfile: 'EMR_EC2_DefaultRole' },
      },
    },
  ],
  'EMR emr-serverless get-job-run': [
    {
      jobRun: {
        arn: arn('emr-serverless', '/applications/a/jobruns/1'),
        executionRole: role,
        state: 'RUNNING',
      },
    },
  ],
  'EMR emr-containers describe-job-run': [
    {
      jobRun: {
        arn: arn('emr-containers', '/virtualclusters/v/jobruns/1'),
        executionRoleArn: role,
        state: 'RUNNING',
      },
    },
  ],
  'EMR list-job-runs': [
    {
      jobRuns: [
        { arn: arn('emr-serverless', '/applications/a/jobruns/1'), executionRole: role, state: 'RUNNING' },
      ],
    },
    {
      jobRuns: [
        {
          arn: arn('emr-containers', '/virtualclusters/v/jobruns/1'),
          executionRoleArn: role,
          state: 'RUNNING',
        },
      ],
    },
  ],
  'Systems Manager get-document': [
    {
      ...beside,
      Name: 'd',
      DocumentType: 'Automation',
      DocumentFormat: 'YAML',
      Content: `assumeRole: ${role}`,
    },
  ],
  'Systems Manager describe-maintenance-window-tasks': [
    { ...beside, Tasks: [{ WindowId: 'mw-1', WindowTaskId: '1', ServiceRoleArn: role }] },
  ],
  'Systems Manager describe-instance-information': [
    { ...beside, InstanceInformationList: [{ InstanceId: 'mi-1', PingStatus: 'Online', IamRole: 'r' }] },
  ],
  'EventBridge scheduler get-schedule': [
    {
      Arn: arn('scheduler', 'schedule/default/s'),
      ScheduleExpression: 'rate(1 hour)',
      State: 'ENABLED',
      Target: { Arn: arn('lambda', 'function:f'), RoleArn: role },
    },
  ],
  'EventBridge events describe-rule': [
    { Name: 'r', Arn: arn('events', 'rule/r'), EventPattern: '{}', State: 'ENABLED', RoleArn: role },
  ],
  'EventBridge pipes describe-pipe': [
    {
      Arn: arn('pipes', 'pipe/p'),
      DesiredState: 'RUNNING',
      CurrentState: 'RUNNING',
      Source: arn('sqs', 'q'),
      Target: arn('lambda', 'function:f'),
      RoleArn: role,
    },
  ],
  'Bedrock bedrock-agent get-agent': [
    { agent: { agentArn: arn('bedrock', 'agent/A'), agentResourceRoleArn: role, agentStatus: 'PREPARED' } },
  ],
  'Bedrock bedrock-agentcore-control get-agent-runtime': [
    { agentRuntimeArn: arn('bedrock-agentcore', 'runtime/r'), roleArn: role, status: 'READY' },
  ],
  'Bedrock get-code-interpreter': [
    { codeInterpreterArn: arn('bedrock-agentcore', 'code-interpreter-custom/c'), executionRoleArn: role },
  ],
  'Bedrock get-browser': [
    { browserArn: arn('bedrock-agentcore', 'browser-custom/b'), executionRoleArn: role, status: 'READY' },
  ],
  'Bedrock get-harness': [
    { harness: { arn: arn('bedrock-agentcore', 'harness/h'), executionRoleArn: role } },
  ],
  'Cognito cognito-identity get-identity-pool-roles': [
    { ...beside, IdentityPoolId: 'eu-west-1:1', Roles: { authenticated: role } },
  ],
  'Image Builder list-infrastructure-configurations': [
    {
      infrastructureConfigurationSummaryList: [
        { arn: arn('imagebuilder', 'infrastructure-configuration/i'), instanceProfileName: 'p' },
      ],
    },
  ],
  'Image Builder list-image-pipelines': [
    {
      requestId: '1',
      imagePipelineList: [
        { arn: arn('imagebuilder', 'image-pipeline/i'), status: 'ENABLED', executionRole: role },
      ],
    },
  ],
  'Others gamelift describe-fleet-attributes': [
    { FleetAttributes: [{ FleetArn: arn('gamelift', 'fleet/fleet-1'), InstanceRoleArn: role }] },
  ],
  'Others braket get-job': [{ jobArn: arn('braket', 'job/1'), roleArn: role, status: 'RUNNING' }],
  'Others omics get-run': [
    { arn: arn('omics', 'run/1'), id: '1', workflowId: '2', roleArn: role, status: 'RUNNING' },
  ],
  'Others kinesisanalyticsv2 describe-application': [
    {
      ApplicationDetail: {
        ApplicationARN: arn('kinesisanalytics', 'application/a'),
        ApplicationStatus: 'RUNNING',
        ServiceExecutionRole: role,
      },
    },
  ],
  'Others mwaa get-environment': [
    { Environment: { Arn: arn('airflow', 'environment/e'), Status: 'AVAILABLE', ExecutionRoleArn: role } },
  ],
  'Others amplify list-apps': [
    { apps: [{ appId: '1', appArn: arn('amplify', 'apps/1'), computeRoleArn: role }] },
  ],
};

/** `- Service: `call`, `call`; …` of the section. */
function promised(): readonly string[] {
  const text = readFileSync('docs/inputs.md', 'utf8');
  const [, section = ''] = /\n## What runs as which role\n([^]*?)\n## /.exec(text) ?? [];
  const lines = section.split('\n').flatMap((line) => /^- ([A-Z][\w ]*): (.*)$/.exec(line) ?? []);
  const calls: string[] = [];
  for (let at = 0; at < lines.length; at += 3)
    for (const [, call = ''] of (lines[at + 2] ?? '').matchAll(/`([^`]+)`/g))
      calls.push(`${lines[at + 1] ?? ''} ${call}`);
  return calls;
}

function read(output: object) {
  const parsed = parseAs('compute', 'output.json', JSON.stringify(output));
  const { accounts, problems, notes } = mergeAccountExports([parsed]);
  const runsAs = accounts.flatMap(({ workloads }) => workloads).flatMap((one) => one.runsAs);
  return { problems, notes, relevantTo: runsAs.length };
}

describe('each output that the document names goes in, and out again', () => {
  it('is in the table of outputs', () => {
    const calls = workloadOutputs.flatMap((output) => output.calls);
    expect([...new Set(calls)].toSorted()).toEqual([...new Set(promised())].toSorted());
  });

  it('is one of these', () => {
    expect([...new Set(promised())].toSorted()).toEqual(Object.keys(outputs).toSorted());
  });

  it.each(Object.entries(outputs).flatMap(([call, list]) => list.map((output) => [call, output] as const)))(
    '%s',
    async (_call, output) => {
      const { problems, notes, relevantTo } = read(output);
      expect({ problems, notes }).toEqual({ problems: [], notes: [] });
      expect(relevantTo).toBeGreaterThan(0);
      expect(await expectSame([JSON.stringify(output)])).toEqual([]);
    },
  );
});
