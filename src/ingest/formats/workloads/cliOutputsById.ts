/** Outputs of the AWS CLI whose resources have an id only (F-123 to F-157, F-159). */
import type { ComputeOutput } from './computeOutputs.js';

/** Outputs whose resources have an id only: the ARN is made of it, of the region and of the account (F-159). */
export interface OutputWithoutArn extends Omit<ComputeOutput, 'arn'> {
  /** Path of the id. */
  readonly id: string;
  /** Path of the name of what it is in, which stands before the id: `NAME/`. */
  readonly within?: string;
  /** `arn:P:SERVICE:REGION:ACCT:` and then this and the id. */
  readonly type: `${string}:${string}`;
  /** Path of what others may call it. */
  readonly alias?: string;
  /** Paths of a version's number and of whether it is the default one; each is an element of its own. */
  readonly version?: { readonly number: string; readonly isDefault: string };
  /** What the resource is of, where others of its kind run as nobody. */
  readonly only?: { readonly at: string; readonly is: RegExp };
  /** Path of the text of an automation document. */
  readonly automation?: string;
  /** The list is one of each element's: its key. */
  readonly inner?: string;
  /** Path, in the resource, of the zone that says the region; otherwise a key `Region` beside the output does. */
  readonly zone?: string;
  /** Key, in the outer element, of the account; otherwise a key `AccountId` beside the output says it. */
  readonly owner?: string;
}

export const outputsWithoutArn: readonly OutputWithoutArn[] = [
  // F-123. The zone gives the region, of ordinary zones.
  {
    at: 'Reservations',
    inner: 'Instances',
    id: 'InstanceId',
    type: 'ec2:instance/',
    zone: 'Placement.AvailabilityZone',
    owner: 'OwnerId',
    profile: ['IamInstanceProfile.Arn'],
    state: 'State.Name',
    gone: /^(?:terminated|shutting-down)$/,
  },
  // F-24, F-124, F-126.
  {
    at: 'IamInstanceProfileAssociations',
    id: 'InstanceId',
    type: 'ec2:instance/',
    profile: ['IamInstanceProfile.Arn'],
    state: 'State',
    gone: /^(?:disassociat\w+)$/,
  },
  {
    at: 'LaunchTemplateVersions',
    id: 'LaunchTemplateId',
    type: 'ec2:launch-template/',
    alias: 'LaunchTemplateName',
    version: { number: 'VersionNumber', isDefault: 'DefaultVersion' },
    profile: ['LaunchTemplateData.IamInstanceProfile.Arn', 'LaunchTemplateData.IamInstanceProfile.Name'],
  },
  {
    at: 'SpotInstanceRequests',
    id: 'SpotInstanceRequestId',
    type: 'ec2:spot-instances-request/',
    profile: ['LaunchSpecification.IamInstanceProfile.Arn', 'LaunchSpecification.IamInstanceProfile.Name'],
    state: 'State',
    gone: /^(?:closed|cancelled|failed)$/,
  },
  {
    at: 'SpotFleetRequestConfigs',
    id: 'SpotFleetRequestId',
    type: 'ec2:spot-fleet-request/',
    profile: [
      'SpotFleetRequestConfig.LaunchSpecifications[].IamInstanceProfile.Arn',
      'SpotFleetRequestConfig.LaunchSpecifications[].IamInstanceProfile.Name',
    ],
    service: ['SpotFleetRequestConfig.IamFleetRole'],
    launchTemplate: ['SpotFleetRequestConfig.LaunchTemplateConfigs[].LaunchTemplateSpecification'],
    state: 'SpotFleetRequestState',
    gone: /^cancelled/,
  },
  {
    at: 'Fleets',
    id: 'FleetId',
    type: 'ec2:fleet/',
    launchTemplate: ['LaunchTemplateConfigs[].LaunchTemplateSpecification'],
    state: 'FleetState',
    gone: /^(?:deleted|deleted_terminating|failed)$/,
  },
  // F-131: where the output lacks `metadata`.
  {
    at: 'pipeline',
    id: 'name',
    type: 'codepipeline:',
    shows: ['roleArn', 'stages'],
    code: ['roleArn', 'stages[].actions[].roleArn'],
    codeFrom: ['artifactStore.location', 'stages[].actions[].configuration.S3Bucket'],
  },
  // F-132.
  {
    at: 'deploymentGroupsInfo',
    id: 'deploymentGroupName',
    within: 'applicationName',
    type: 'codedeploy:deploymentgroup:',
    service: ['serviceRoleArn'],
  },
  // F-135, F-136: name or ARN, in all three.
  {
    at: 'Jobs',
    id: 'Name',
    type: 'glue:job/',
    code: ['Role'],
    shows: ['Role', 'Command'],
    codeFrom: ['Command.ScriptLocation'],
  },
  { at: 'Crawlers', id: 'Name', type: 'glue:crawler/', code: ['Role'], shows: ['Role'] },
  { at: 'Transforms', id: 'TransformId', type: 'glue:mlTransform/', code: ['Role'] },
  { at: 'DevEndpoints', id: 'EndpointName', type: 'glue:devEndpoint/', code: ['RoleArn'] },
  { at: 'Sessions', id: 'Id', type: 'glue:session/', code: ['Role'], shows: ['Role', 'Command'] },
  // F-149, F-150.
  {
    at: '$',
    id: 'Name',
    type: 'ssm:document/',
    shows: ['DocumentType', 'DocumentFormat'],
    only: { at: 'DocumentType', is: /^Automation/ },
    automation: 'Content',
  },
  { at: 'Tasks', id: 'WindowTaskId', type: 'ssm:windowtask/', code: ['ServiceRoleArn'] },
  { at: 'InstanceInformationList', id: 'InstanceId', type: 'ssm:managed-instance/', code: ['IamRole'] },
  // F-154.
  {
    at: '$',
    id: 'IdentityPoolId',
    type: 'cognito-identity:identitypool/',
    shows: ['Roles', 'RoleMappings'],
    code: ['Roles.authenticated', 'Roles.unauthenticated'],
  },
];
