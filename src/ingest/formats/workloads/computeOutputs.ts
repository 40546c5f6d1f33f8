/** Where each output of the AWS CLI says what runs, and as which role (F-123 to F-157). */

/** A field with the ARN, name or id of another resource whose roles are also those of this one. */
export interface Likeness {
  /** Path of the field. */
  readonly at: string;
  /** Kinds that the other can be of. */
  readonly kinds: readonly string[];
  /** Path of what counts in its place where it is there. */
  readonly unless?: string;
}

/** One call's output. Paths go through objects by `.`, and through all elements of lists by `[]`. */
export interface ComputeOutput {
  /** Key of the list or object in the output; `$`: the output itself is the resource. */
  readonly at: string;
  /** Path, in the resource, of its ARN; two outputs with the same `at` differ in it. */
  readonly arn: string;
  /** What the resource has at least one of, where its ARN alone does not tell the call. */
  readonly shows?: readonly string[];
  /** Roles whose credentials the code that runs gets: ARNs or names. */
  readonly code?: readonly string[];
  /** Roles that the service or its agent uses, and code does not. */
  readonly service?: readonly string[];
  /** Instance profiles: ARNs or names. */
  readonly profile?: readonly string[];
  /** Others that run with the same roles in the code's hands. */
  readonly codeOf?: readonly Likeness[];
  /** Others that run with the same roles in the service's hands. */
  readonly serviceOf?: readonly Likeness[];
  /** Paths of what names a launch template, by id or name, and its version. */
  readonly launchTemplate?: readonly string[];
  /** Paths of `s3://BUCKET/KEY` or of the names of buckets that the code or template comes from (G-17). */
  readonly codeFrom?: readonly string[];
  readonly state?: string;
  /** States of what is no longer there (F-160). */
  readonly gone?: RegExp;
}

const ended = /^(?:Completed|Failed|Stopped|Deleted|SUCCESS|FAILED|CANCELLED|COMPLETED|TERMINATED\w*)$/;

const definition = { kinds: ['ecs:task-definition'] };

/** Outputs that hold an ARN for each resource. */
export const computeOutputs: readonly ComputeOutput[] = [
  // F-125.
  { at: 'LaunchConfigurations', arn: 'LaunchConfigurationARN', profile: ['IamInstanceProfile'] },
  {
    at: 'AutoScalingGroups',
    arn: 'AutoScalingGroupARN',
    codeOf: [{ at: 'LaunchConfigurationName', kinds: ['autoscaling:launchConfiguration'] }],
    launchTemplate: [
      'LaunchTemplate',
      'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification',
      'MixedInstancesPolicy.LaunchTemplate.Overrides[].LaunchTemplateSpecification',
    ],
  },
  // F-127. A function's version has the function's ARN with its number.
  { at: 'Functions', arn: 'FunctionArn', code: ['Role'] },
  { at: 'Versions', arn: 'FunctionArn', code: ['Role'] },
  { at: 'Configuration', arn: 'FunctionArn', code: ['Role'] },
  // F-128, F-129.
  {
    at: 'taskDefinition',
    arn: 'taskDefinitionArn',
    code: ['taskRoleArn'],
    service: ['executionRoleArn'],
    state: 'status',
    gone: /^(?:INACTIVE|DELETE_IN_PROGRESS)$/,
  },
  {
    at: 'tasks',
    arn: 'taskArn',
    code: ['overrides.taskRoleArn'],
    service: ['overrides.executionRoleArn'],
    codeOf: [{ at: 'taskDefinitionArn', ...definition, unless: 'overrides.taskRoleArn' }],
    serviceOf: [{ at: 'taskDefinitionArn', ...definition, unless: 'overrides.executionRoleArn' }],
    state: 'lastStatus',
    gone: /^STOPPED$/,
  },
  {
    at: 'services',
    arn: 'serviceArn',
    service: ['roleArn'],
    codeOf: [
      { at: 'taskDefinition', ...definition },
      { at: 'taskSets[].taskDefinition', ...definition },
    ],
    serviceOf: [
      { at: 'taskDefinition', ...definition },
      { at: 'taskSets[].taskDefinition', ...definition },
    ],
    state: 'status',
    gone: /^INACTIVE$/,
  },
  {
    at: 'containerInstances',
    arn: 'containerInstanceArn',
    codeOf: [{ at: 'ec2InstanceId', kinds: ['ec2:instance', 'ssm:managed-instance'] }],
    state: 'status',
    gone: /^INACTIVE$/,
  },
  // F-130.
  {
    at: 'projects',
    arn: 'arn',
    shows: ['serviceRole', 'source', 'environment'],
    code: ['serviceRole', 'buildBatchConfig.serviceRole'],
    service: ['resourceAccessRole'],
  },
  { at: 'fleets', arn: 'arn', shows: ['computeType', 'fleetServiceRole'], service: ['fleetServiceRole'] },
  // F-131: the ARN stands beside the pipeline.
  {
    at: '$',
    arn: 'metadata.pipelineArn',
    code: ['pipeline.roleArn', 'pipeline.stages[].actions[].roleArn'],
    codeFrom: ['pipeline.artifactStore.location', 'pipeline.stages[].actions[].configuration.S3Bucket'],
  },
  // F-133, F-134. The stack set's execution role is a name in every target account, and so no role of this one.
  { at: 'Stacks', arn: 'StackId', code: ['RoleARN'], state: 'StackStatus', gone: /^DELETE_COMPLETE$/ },
  { at: 'StackSet', arn: 'StackSetARN', code: ['AdministrationRoleARN'], state: 'Status', gone: /^DELETED$/ },
  // F-137 to F-140.
  { at: '$', arn: 'NotebookInstanceArn', code: ['RoleArn'], state: 'NotebookInstanceStatus' },
  { at: '$', arn: 'TrainingJobArn', code: ['RoleArn'], state: 'TrainingJobStatus', gone: ended },
  { at: '$', arn: 'ProcessingJobArn', code: ['RoleArn'], state: 'ProcessingJobStatus', gone: ended },
  { at: '$', arn: 'AutoMLJobArn', code: ['RoleArn'], state: 'AutoMLJobStatus', gone: ended },
  { at: '$', arn: 'PipelineArn', code: ['RoleArn'], state: 'PipelineStatus' },
  {
    at: '$',
    arn: 'HyperParameterTuningJobArn',
    code: ['TrainingJobDefinition.RoleArn', 'TrainingJobDefinitions[].RoleArn'],
    state: 'HyperParameterTuningJobStatus',
    gone: ended,
  },
  { at: '$', arn: 'ModelArn', code: ['ExecutionRoleArn'] },
  {
    at: '$',
    arn: 'EndpointConfigArn',
    code: ['ExecutionRoleArn'],
    codeOf: [
      { at: 'ProductionVariants[].ModelName', kinds: ['sagemaker:model'] },
      { at: 'ShadowProductionVariants[].ModelName', kinds: ['sagemaker:model'] },
    ],
  },
  {
    at: '$',
    arn: 'EndpointArn',
    shows: ['EndpointConfigName'],
    codeOf: [{ at: 'EndpointConfigName', kinds: ['sagemaker:endpoint-config'] }],
    state: 'EndpointStatus',
  },
  {
    at: '$',
    arn: 'DomainArn',
    code: ['DefaultUserSettings.ExecutionRole', 'DefaultSpaceSettings.ExecutionRole'],
    state: 'Status',
  },
  { at: '$', arn: 'UserProfileArn', code: ['UserSettings.ExecutionRole'], state: 'Status' },
  { at: '$', arn: 'ClusterArn', code: ['InstanceGroups[].ExecutionRole'], state: 'ClusterStatus' },
  // F-141.
  { at: '$', arn: 'stateMachineArn', shows: ['roleArn', 'definition'], code: ['roleArn'], state: 'status' },
  // F-142, F-143: in spite of its name the instance role is a profile.
  {
    at: 'jobDefinitions',
    arn: 'jobDefinitionArn',
    code: [
      'containerProperties.jobRoleArn',
      'nodeProperties.nodeRangeProperties[].container.jobRoleArn',
      'ecsProperties.taskProperties[].taskRoleArn',
      'nodeProperties.nodeRangeProperties[].ecsProperties.taskProperties[].taskRoleArn',
    ],
    service: [
      'containerProperties.executionRoleArn',
      'nodeProperties.nodeRangeProperties[].container.executionRoleArn',
      'ecsProperties.taskProperties[].executionRoleArn',
      'nodeProperties.nodeRangeProperties[].ecsProperties.taskProperties[].executionRoleArn',
    ],
    state: 'status',
    gone: /^INACTIVE$/,
  },
  {
    at: 'computeEnvironments',
    arn: 'computeEnvironmentArn',
    profile: ['computeResources.instanceRole'],
    service: ['serviceRole', 'computeResources.spotIamFleetRole'],
    state: 'status',
    gone: /^DELETED$/,
  },
  // F-144.
  {
    at: 'Service',
    arn: 'ServiceArn',
    code: ['InstanceConfiguration.InstanceRoleArn'],
    service: ['SourceConfiguration.AuthenticationConfiguration.AccessRoleArn'],
    state: 'Status',
    gone: /^DELETED$/,
  },
  // F-145, F-146.
  {
    at: 'Cluster',
    arn: 'ClusterArn',
    profile: ['Ec2InstanceAttributes.IamInstanceProfile'],
    service: ['ServiceRole', 'AutoScalingRole'],
    state: 'Status.State',
    gone: /^TERMINATED/,
  },
  { at: 'jobRun', arn: 'arn', code: ['executionRole', 'executionRoleArn'], state: 'state', gone: ended },
  { at: 'jobRuns', arn: 'arn', code: ['executionRole', 'executionRoleArn'], state: 'state', gone: ended },
  // F-147.
  { at: 'cluster', arn: 'arn', shows: ['roleArn'], service: ['roleArn'], state: 'status' },
  { at: 'nodegroup', arn: 'nodegroupArn', code: ['nodeRole'], state: 'status' },
  { at: 'fargateProfile', arn: 'fargateProfileArn', service: ['podExecutionRoleArn'], state: 'status' },
  { at: 'addon', arn: 'addonArn', code: ['serviceAccountRoleArn'], state: 'status' },
  // F-151 to F-153. The target of a pipe is an ARN, that of a schedule an object.
  {
    at: '$',
    arn: 'Arn',
    shows: ['CurrentState', 'DesiredState'],
    service: ['RoleArn'],
    state: 'CurrentState',
  },
  { at: '$', arn: 'Arn', shows: ['Target'], service: ['Target.RoleArn'], state: 'State' },
  {
    at: '$',
    arn: 'Arn',
    shows: ['RoleArn', 'EventPattern', 'ScheduleExpression'],
    service: ['RoleArn'],
    state: 'State',
  },
  { at: 'agent', arn: 'agentArn', code: ['agentResourceRoleArn'], state: 'agentStatus' },
  { at: '$', arn: 'agentRuntimeArn', code: ['roleArn'], state: 'status' },
  { at: '$', arn: 'codeInterpreterArn', code: ['executionRoleArn'], state: 'status' },
  { at: '$', arn: 'browserArn', code: ['executionRoleArn'], state: 'status' },
  { at: 'harness', arn: 'arn', code: ['executionRoleArn'] },
  // F-155, F-157.
  { at: 'infrastructureConfigurationSummaryList', arn: 'arn', profile: ['instanceProfileName'] },
  { at: 'imagePipelineList', arn: 'arn', service: ['executionRole'], state: 'status' },
  {
    at: 'FleetAttributes',
    arn: 'FleetArn',
    code: ['InstanceRoleArn'],
    state: 'Status',
    gone: /^TERMINATED$/,
  },
  { at: '$', arn: 'jobArn', shows: ['roleArn'], code: ['roleArn'], state: 'status', gone: ended },
  { at: '$', arn: 'arn', shows: ['workflowId'], code: ['roleArn'], state: 'status', gone: ended },
  {
    at: 'ApplicationDetail',
    arn: 'ApplicationARN',
    code: ['ServiceExecutionRole'],
    state: 'ApplicationStatus',
  },
  { at: 'Environment', arn: 'Arn', code: ['ExecutionRoleArn'], state: 'Status', gone: /^DELETED$/ },
  {
    at: 'apps',
    arn: 'appArn',
    code: ['computeRoleArn'],
    service: ['iamServiceRoleArn'],
  },
];
