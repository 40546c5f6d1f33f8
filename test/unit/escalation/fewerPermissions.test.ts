/** Ways that take fewer permissions than the usual ones of their technique, or more; and near misses of each. */
import { describe, expect, it } from 'vitest';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import { allow, arnOf, home, mechanismsOf } from '../../support/escalationAccount.js';
import { accountOf, checkRows, linesOf, target, workload } from '../../support/techniqueRows.js';
import { organizationOf } from '../../support/organizations.js';

const url = 'pass lambda:CreateFunction lambda:CreateFunctionUrlConfig';

describe('code', () => {
  checkRows([
    ['T-200', 'ALLOWED', 'lambda', 'pass lambda:CreateFunction lambda:InvokeAsync'],
    ['T-200', 'NOTHING', 'lambda', 'pass lambda:InvokeAsync'],
    ['T-072', 'CONDITIONAL', 'lambda', 'pass lambda:CreateFunction lambda:UpdateEventSourceMapping'],
    ['T-074', 'ALLOWED', 'lambda', `${url} lambda:AddPermission`],
    ['T-074', 'ALLOWED', 'lambda', `${url} lambda:InvokeFunctionUrl lambda:InvokeFunction`],
    ['T-074', 'NOTHING', 'lambda', `${url} lambda:InvokeFunctionUrl`],
    ['T-074', 'NOTHING', 'lambda', url],
    ['T-200', 'ALLOWED', 'lambda', 'pass lambda:CreateFunction lambda:PutProvisionedConcurrencyConfig'],
    ['T-200', 'NOTHING', 'lambda', 'pass lambda:PutProvisionedConcurrencyConfig'],
    [
      'T-123',
      'CONDITIONAL',
      'lambda',
      'lambda:UpdateFunctionCode lambda:InvokeAsync',
      'runs lambda:function',
    ],
    [
      'T-126',
      'CONDITIONAL',
      'lambda',
      'lambda:UpdateFunctionCode lambda:UpdateEventSourceMapping',
      'runs lambda:function',
    ],
    ['T-079', 'CONDITIONAL', 'glue', 'pass glue:UpdateJob', 'exists glue:job'],
    ['T-079', 'NOTHING', 'glue', 'pass glue:UpdateJob'],
    ['T-194', 'ALLOWED', 'glue', 'glue:StartJobRun', 'runs glue:job'],
    ['T-194', 'NOTHING', 'glue', 'glue:StartJobRun', 'exists glue:job'],
    ['T-089', 'CONDITIONAL', 'codebuild', 'pass codebuild:UpdateProject', 'exists codebuild:project'],
    ['T-089', 'ALLOWED', 'codebuild', 'pass codebuild:StartBuild', 'exists codebuild:project'],
    ['T-089', 'NOTHING', 'codebuild', 'codebuild:StartBuild', 'exists codebuild:project'],
    ['T-089', 'NOTHING', 'codebuild', 'pass codebuild:StartBuild'],
    ['T-134', 'CONDITIONAL', 'codebuild', 'codebuild:UpdateProject', 'runs codebuild:project'],
    [
      'T-134',
      'ALLOWED',
      'codebuild',
      'codebuild:UpdateProject codebuild:StartBuildBatch',
      'runs codebuild:project',
    ],
    ['T-134', 'NOTHING', 'codebuild', 'codebuild:UpdateProject', 'exists codebuild:project'],
  ]);
});

const job = 'pass batch:RegisterJobDefinition batch:SubmitJob';
const build = 'pass imagebuilder:CreateInfrastructureConfiguration imagebuilder:CreateImage';

describe('compute', () => {
  checkRows([
    ['T-120', 'CONDITIONAL', 'ec2', 'ec2:ModifyInstanceAttribute ec2:StartInstances', 'runs ec2:instance'],
    ['T-120', 'NOTHING', 'ec2', 'ec2:StartInstances', 'runs ec2:instance'],
    ['T-193', 'CONDITIONAL', 'ec2', 'ec2:CreateReplaceRootVolumeTask', 'runs ec2:instance'],
    ['T-193', 'NOTHING', 'ec2', 'ec2:CreateReplaceRootVolumeTask', 'exists ec2:instance'],
    [
      'T-055',
      'CONDITIONAL',
      'ec2',
      'pass autoscaling:StartInstanceRefresh',
      'exists autoscaling:autoScalingGroup',
    ],
    ['T-055', 'NOTHING', 'ec2', 'pass autoscaling:StartInstanceRefresh'],
    ['T-059', 'ALLOWED', 'ec2', `${build} imagebuilder:CreateContainerRecipe`],
    ['T-059', 'ALLOWED', 'ec2', `${build} imagebuilder:CreateImageRecipe`],
    ['T-059', 'CONDITIONAL', 'ec2', build],
    ['T-061', 'CONDITIONAL', 'ec2', 'pass elasticbeanstalk:CreateEnvironment'],
    ['T-061', 'NOTHING', 'ec2', 'pass elasticbeanstalk:CreateApplication'],
    ['T-062', 'ALLOWED', 'ecs-tasks', `${job} batch:CreateJobQueue`, 'exists batch:compute-environment'],
    ['T-062', 'CONDITIONAL', 'ecs-tasks', `${job} batch:CreateJobQueue batch:CreateComputeEnvironment`],
    ['T-062', 'NOTHING', 'ecs-tasks', `${job} batch:CreateJobQueue`],
    ['T-062', 'NOTHING', 'ecs-tasks', job],
  ]);

  it('says that a profile has to be there for the role, where the caller makes none (T-058)', () => {
    const needs = (may: string) =>
      mechanismsOf('mallory', accountOf('ec2', may))
        .filter(({ techniqueId }) => techniqueId === 'T-058')
        .map(({ preconditions }) =>
          preconditions.some((one) => one.startsWith('an instance profile exists')),
        );
    expect(needs('pass iam:AddRoleToInstanceProfile')).toEqual([true]);
    expect(needs('pass iam:AddRoleToInstanceProfile iam:CreateInstanceProfile')).toEqual([false]);
    expect(needs('pass iam:CreateInstanceProfile')).toEqual([]);
  });
});

const studio = 'pass sagemaker:CreateDomain sagemaker:CreateUserProfile';
const session = 'bedrock-agentcore:StartBrowserSession bedrock-agentcore:ConnectBrowserAutomationStream';
const certificate = 'iot:CreateKeysAndCertificate iot:CreatePolicy iot:AttachPolicy';
const task = 'ssm:RegisterTaskWithMaintenanceWindow';
const devices = 'credentials.iot';

describe('services', () => {
  checkRows([
    ['T-096', 'CONDITIONAL', 'sagemaker', `${studio} sagemaker:CreatePresignedDomainUrl`],
    ['T-096', 'NOTHING', 'sagemaker', studio],
    ['T-099b', 'NOTHING', 'bedrock-agentcore', 'pass bedrock-agentcore:CreateHarness'],
    ['T-099c', 'ALLOWED', 'bedrock-agentcore', `pass bedrock-agentcore:CreateBrowser ${session}`],
    ['T-099c', 'NOTHING', 'bedrock-agentcore', 'pass bedrock-agentcore:CreateBrowser'],
    ['T-142b', 'ALLOWED', 'bedrock-agentcore', session, 'runs bedrock-agentcore:browser-custom'],
    [
      'T-142b',
      'NOTHING',
      'bedrock-agentcore',
      'bedrock-agentcore:StartBrowserSession',
      'runs bedrock-agentcore:browser-custom',
    ],
    ['T-102', 'ALLOWED', 'gamelift', 'pass gamelift:CreateScript gamelift:CreateFleet'],
    ['T-108', 'ALLOWED', 'ssm', `pass ssm:CreateMaintenanceWindow ${task}`],
    ['T-108', 'CONDITIONAL', 'ssm', `pass ${task}`],
    ['T-108', 'NOTHING', 'ssm', 'pass ssm:CreateMaintenanceWindow'],
    ['T-191', 'ALLOWED', 'tasks.apprunner', 'pass apprunner:UpdateService', 'exists apprunner:service'],
    ['T-191', 'NOTHING', 'tasks.apprunner', 'pass apprunner:UpdateService'],
    [
      'T-192',
      'CONDITIONAL',
      'sagemaker',
      'pass sagemaker:UpdateNotebookInstance',
      'exists sagemaker:notebook-instance',
    ],
    ['T-192', 'NOTHING', 'sagemaker', 'pass sagemaker:UpdateNotebookInstance'],
    ['T-196', 'ALLOWED', devices, `pass iot:CreateRoleAlias ${certificate}`],
    ['T-196', 'CONDITIONAL', devices, 'pass iot:UpdateRoleAlias'],
    ['T-196', 'NOTHING', devices, `iot:CreateRoleAlias ${certificate}`],
    ['T-197', 'CONDITIONAL', devices, certificate],
    ['T-197', 'CONDITIONAL', devices, 'iot:AttachPolicy'],
    ['T-197', 'NOTHING', 'iot', certificate],
    ['T-151', 'CONDITIONAL', 'pods.eks', 'eks:AssociateAccessPolicy'],
    ['T-151', 'CONDITIONAL', 'pods.eks', 'eks:CreateAccessEntry'],
    ['T-151', 'NOTHING', 'eks', 'eks:CreateAccessEntry'],
  ]);

  // What makes calls as the role is a finding where the role administers nothing (G-6a).
  checkRows(
    [
      ['T-106', 'ALLOWED', 'states', 'pass states:CreateStateMachine states:StartSyncExecution'],
      ['T-146', 'CONDITIONAL', 'states', 'states:UpdateStateMachine', 'runs states:stateMachine'],
      [
        'T-190',
        'ALLOWED',
        'states',
        'pass states:UpdateStateMachine states:StartExecution',
        'exists states:stateMachine',
      ],
      ['T-190', 'CONDITIONAL', 'states', 'pass states:UpdateStateMachine', 'exists states:stateMachine'],
      ['T-190', 'NOTHING', 'states', 'pass states:UpdateStateMachine'],
      ['T-195', 'ALLOWED', 'cloudformation', 'pass cloudformation:CreateResource'],
      ['T-195', 'NOTHING', 'cloudformation', 'cloudformation:CreateResource'],
      ['T-198', 'ALLOWED', 'apigateway', 'pass apigateway:POST'],
      ['T-198', 'CONDITIONAL', 'apigateway', 'pass apigateway:PATCH'],
      ['T-198', 'NOTHING', 'apigateway', 'pass apigateway:GET'],
    ],
    '-',
  );

  it('makes of a rule no way to administration: its targets are few (T-147b)', () => {
    const account = accountOf('events', 'pass events:PutTargets', undefined, { may: [allow('*')] });
    const runsAs = [{ to: 'ROLE', reference: target, use: 'SERVICE' }] as const;
    const workloads = [{ ...workload('events:rule'), runsAs }];
    expect(linesOf('T-147b', { ...account, workloads })).toEqual(['- ALLOWED']);
    expect(linesOf('T-147b', account)).toEqual([]);
  });
});

describe('federation', () => {
  const saml = `arn:aws:iam::${home}:saml-provider/corporate`;
  const anywhere = 'rolesanywhere';

  checkRows([
    ['T-044', 'ALLOWED', saml, 'iam:DeleteSAMLProvider iam:CreateSAMLProvider'],
    ['T-044', 'NOTHING', saml, 'iam:DeleteSAMLProvider'],
    ['T-044', 'NOTHING', 'ec2', 'iam:DeleteSAMLProvider iam:CreateSAMLProvider'],
    ['T-045a', 'CONDITIONAL', anywhere, 'pass rolesanywhere:CreateProfile'],
    ['T-045a', 'NOTHING', anywhere, 'rolesanywhere:CreateProfile'],
    ['T-045b', 'CONDITIONAL', anywhere, 'rolesanywhere:CreateTrustAnchor'],
    ['T-045b', 'NOTHING', 'ec2', 'rolesanywhere:CreateTrustAnchor'],
    ['T-216', 'CONDITIONAL', anywhere, 'acm-pca:IssueCertificate'],
    ['T-216', 'NOTHING', 'ec2', 'acm-pca:IssueCertificate'],
    ['T-049', 'CONDITIONAL', 'cognito-identity', 'cognito-idp:AdminAddUserToGroup'],
    ['T-049', 'CONDITIONAL', 'cognito-identity', 'cognito-idp:AdminSetUserPassword'],
    ['T-049', 'CONDITIONAL', 'cognito-identity', 'pass cognito-idp:UpdateGroup'],
    ['T-049', 'NOTHING', 'cognito-identity', 'cognito-idp:UpdateGroup'],
    ['T-049', 'NOTHING', 'cognito-identity', 'pass cognito-idp:CreateGroup'],
  ]);
});

describe('stack sets without a role that is passed (T-189)', () => {
  const administration = 'AWSCloudFormationStackSetAdministrationRole';
  const execution = arnOf('role', 'execution');
  const create = 'cloudformation:CreateStackSet cloudformation:CreateStackInstances';

  const leads = (may: string, name = administration, trusts = 'cloudformation.amazonaws.com') => {
    const { users = {} } = accountOf('ec2', may);
    return linesOf('T-189', {
      users,
      roles: {
        [name]: { may: [allow('sts:AssumeRole', execution)], trusts: [trusts] },
        execution: { may: [allow('sqs:*')], trusts: [arnOf('role', name)] },
      },
    });
  };

  it('lead to the execution role by the default administration role', () => {
    expect(leads(create)).toEqual(['execution ALLOWED']);
    expect(leads('cloudformation:UpdateStackSet')).toEqual(['execution CONDITIONAL']);
  });

  it('lead nowhere by a role of another name, or one that does not trust CloudFormation', () => {
    expect(leads(create, 'administration')).toEqual([]);
    expect(leads(create, administration, 'ec2.amazonaws.com')).toEqual([]);
    expect(leads('cloudformation:CreateStackSet')).toEqual([]);
  });
});

describe('the organization', () => {
  const member = organizationOf({ [home]: { delegatedServices: [] } });
  const place = member.places.get(home);
  const manager: StoredOrganizations = {
    ...member,
    places: new Map(place ? [[home, { ...place, managementAccountId: home }] as const] : []),
  };
  const found = (id: string, may: string, organization = manager) =>
    mechanismsOf('mallory', accountOf('ec2', may), organization).filter(
      ({ techniqueId }) => techniqueId === id,
    );

  it.each([
    ['T-173', 'sso:PutPermissionsBoundaryToPermissionSet'],
    ['T-174', 'sso-directory:AddMemberToGroup'],
    ['T-199', 'account:StartPrimaryEmailUpdate account:AcceptPrimaryEmailUpdate'],
    ['T-181', 'cloudformation:CreateStackSet cloudformation:CreateStackInstances'],
    ['T-181', 'cloudformation:UpdateStackSet'],
  ])('%s is told by %s of who manages it, and not of a member', (id, may) => {
    expect(found(id, may)).toHaveLength(1);
    expect(found(id, may, member)).toEqual([]);
  });

  it('takes both halves of a new root e-mail (T-199)', () => {
    expect(found('T-199', 'account:StartPrimaryEmailUpdate')).toEqual([]);
    expect(found('T-199', 'account:AcceptPrimaryEmailUpdate')).toEqual([]);
  });
});
