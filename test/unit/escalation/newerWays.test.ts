/** Ways by settings that take effect by themselves, by services that came later, and by sessions; and near misses. */
import { describe, expect, it } from 'vitest';
import { allow, arnOf, deny, home, type Statement } from '../../support/escalationAccount.js';
import { checkRows, linesOf, target, workload } from '../../support/techniqueRows.js';

const types = 'pass cloudformation:RegisterType';
const application = 'emr-serverless:CreateApplication';
const gateway = 'bedrock-agentcore:CreateGateway bedrock-agentcore:CreateGatewayTarget';
const analytics = 'kinesisanalytics:CreateApplicationPresignedUrl';
const calculation = 'athena:StartSession athena:StartCalculationExecution';
const runtime = 'bedrock-agentcore:InvokeAgentRuntime';
const notebook = 'sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:UpdateNotebookInstance';

describe('roles that are passed', () => {
  checkRows([
    ['T-250', 'ALLOWED', 'lambda', 'pass lambda:CreateFunction'],
    ['T-250', 'NOTHING', 'lambda', 'lambda:CreateFunction'],
    ['T-250', 'NOTHING', 'edgelambda', 'pass lambda:CreateFunction'],
    ['T-251', 'ALLOWED', 'ssm', 'pass ssm:CreateActivation'],
    ['T-251', 'CONDITIONAL', 'ssm', 'pass ssm:UpdateManagedInstanceRole'],
    ['T-251', 'NOTHING', 'ssm', 'ssm:CreateActivation'],
    ['T-251', 'NOTHING', 'ec2', 'pass ssm:CreateActivation'],
    ['T-252', 'CONDITIONAL', 'ssm', 'pass ssm:UpdateServiceSetting'],
    ['T-253', 'CONDITIONAL', 'resources.cloudformation', `${types} cloudformation:CreateResource`],
    ['T-253', 'CONDITIONAL', 'hooks.cloudformation', types],
    ['T-253', 'NOTHING', 'cloudformation', `${types} cloudformation:CreateResource`],
    ['T-258', 'CONDITIONAL', 'codebuild', 'pass codebuild:CreateProject codebuild:CreateWebhook'],
    ['T-258', 'NOTHING', 'codebuild', 'pass codebuild:CreateProject'],
    ['T-260', 'CONDITIONAL', 'airflow-serverless', 'pass airflow-serverless:CreateWorkflow'],
    ['T-260', 'NOTHING', 'airflow-serverless', 'airflow-serverless:CreateWorkflow'],
    ['T-262', 'CONDITIONAL', 'ssm-incidents', 'pass ssm-incidents:CreateResponsePlan'],
    ['T-263', 'CONDITIONAL', 'credentials.deadline', 'pass deadline:CreateQueue'],
    ['T-264', 'CONDITIONAL', 'ecs-tasks', 'pass ecs:RegisterTaskDefinition'],
    ['T-275', 'CONDITIONAL', 'glue', 'pass glue:StartBlueprintRun'],
    ['T-276', 'CONDITIONAL', 'sagemaker', 'pass sagemaker:CreateInferenceRecommendationsJob'],
    ['T-081', 'ALLOWED', 'glue', 'pass glue:CreateSession glue:RunStatement'],
    ['T-081', 'CONDITIONAL', 'glue', 'pass glue:CreateSession'],
    ['T-061', 'CONDITIONAL', 'ec2', 'pass elasticbeanstalk:UpdateEnvironment'],
    ['T-099a', 'CONDITIONAL', 'bedrock-agentcore', 'pass bedrock-agentcore:CreateAgentRuntime'],
    ['T-099a', 'CONDITIONAL', 'bedrock-agentcore', 'pass bedrock-agentcore:UpdateAgentRuntime'],
    ['T-099a', 'NOTHING', 'bedrock-agentcore', 'bedrock-agentcore:CreateAgentRuntime s3:GetObject'],
    ['T-103', 'CONDITIONAL', 'kinesisanalytics', 'pass kinesisanalytics:UpdateApplication'],
    ['T-109', 'CONDITIONAL', 'amplify', 'pass amplify:CreateApp'],
    ['T-101', 'ALLOWED', 'emr-serverless', `pass ${application} emr-serverless:StartJobRun`],
    ['T-101', 'CONDITIONAL', 'emr-serverless', `pass ${application} emr-serverless:AccessLivyEndpoints`],
    ['T-104', 'ALLOWED', 'omics', 'pass omics:CreateWorkflow omics:StartRun'],
    ['T-104', 'CONDITIONAL', 'omics', 'pass omics:CreateWorkflowVersion omics:StartRun'],
    ['T-184', 'CONDITIONAL', 'ssm', 'pass ssm:StartAutomationExecution'],
    ['T-184', 'CONDITIONAL', 'ssm', 'pass ssm:UpdateAssociation'],
    ['T-053', 'CONDITIONAL', 'ec2', 'pass ec2:CreateFleet'],
    ['T-053', 'CONDITIONAL', 'ec2', 'pass ec2:ModifyFleet'],
    ['T-053', 'CONDITIONAL', 'ec2', 'pass ec2:ModifySpotFleetRequest'],
    ['T-053', 'NOTHING', 'ec2', 'ec2:ModifyFleet'],
    ['T-053', 'NOTHING', 'spotfleet', 'pass ec2:ModifyFleet'],
    ['T-392', 'CONDITIONAL', 'datazone', 'pass datazone:AssociateEnvironmentRole'],
    ['T-392', 'CONDITIONAL', 'datazone', 'pass datazone:CreateProject'],
    ['T-392', 'NOTHING', 'datazone', 'datazone:CreateProject'],
    ['T-392', 'NOTHING', 'glue', 'pass datazone:CreateProject'],
  ]);
});

describe('roles of which only a part is used', () => {
  checkRows(
    [
      ['T-254', 'CONDITIONAL', 'chatbot', 'pass chatbot:CreateSlackChannelConfiguration'],
      ['T-259', 'ALLOWED', 'bedrock-agentcore', `pass ${gateway}`],
      ['T-259', 'NOTHING', 'bedrock-agentcore', gateway],
      ['T-263', 'CONDITIONAL', 'credentials.deadline', 'pass deadline:CreateFleet'],
      ['T-275', 'ALLOWED', 'glue', 'pass glue:UpdateMLTransform'],
    ],
    '-',
  );
});

describe('what runs as a role already', () => {
  checkRows([
    ['T-144', 'CONDITIONAL', 'sagemaker', notebook, 'runs sagemaker:notebook-instance'],
    ['T-144', 'NOTHING', 'sagemaker', notebook, 'exists sagemaker:notebook-instance'],
    ['T-148a', 'CONDITIONAL', 'ec2', 'elasticmapreduce:AddJobFlowSteps', 'runs elasticmapreduce:cluster'],
    ['T-148a', 'NOTHING', 'ec2', 'elasticmapreduce:AddJobFlowSteps', 'exists elasticmapreduce:cluster'],
    ['T-279', 'CONDITIONAL', 'kinesisanalytics', analytics, 'runs kinesisanalytics:application'],
    ['T-279', 'NOTHING', 'kinesisanalytics', analytics, 'exists kinesisanalytics:application'],
    ['T-281', 'CONDITIONAL', 'athena', calculation, 'runs athena:workgroup'],
    ['T-281', 'NOTHING', 'athena', 'athena:StartSession', 'runs athena:workgroup'],
    ['T-142a', 'CONDITIONAL', 'bedrock-agentcore', `${runtime}Command`, 'runs bedrock-agentcore:runtime'],
    ['T-142a', 'NOTHING', 'bedrock-agentcore', `${runtime}Command`, 'exists bedrock-agentcore:runtime'],
    ['T-142a', 'CONDITIONAL', 'bedrock-agentcore', `${runtime}Command`, 'runs bedrock-agentcore:harness'],
    [
      'T-142a',
      'CONDITIONAL',
      'bedrock-agentcore',
      `${runtime}CommandShell`,
      'runs bedrock-agentcore:runtime',
    ],
    ['T-257', 'CONDITIONAL', 'sagemaker', 'batch:SubmitServiceJob'],
    ['T-257', 'NOTHING', 'batch', 'batch:SubmitServiceJob'],
    ['T-257', 'NOTHING', 'sagemaker', 'pass batch:SubmitJob'],
    ['T-290', 'CONDITIONAL', 'glue', 'glue:UpdateJob', 'runs glue:job'],
    ['T-290', 'NOTHING', 'glue', 'glue:UpdateJob', 'exists glue:job'],
    ['T-298', 'CONDITIONAL', 'credentials.deadline', 'deadline:AssumeQueueRoleForUser'],
    ['T-294', 'CONDITIONAL', 'credentials.iot', 'greengrass:CreateDeployment'],
    ['T-298', 'NOTHING', 'deadline', 'deadline:AssumeQueueRoleForUser'],
  ]);

  const task = `arn:aws:ecs:eu-west-1:${home}:task-definition/web:1`;
  const sessions = (...may: readonly Statement[]) =>
    linesOf('T-137', {
      users: { mallory: { may } },
      roles: { target: { may: [allow('sqs:*')], trusts: ['ecs-tasks.amazonaws.com'] } },
      workloads: [
        {
          ...workload('ecs:task-definition'),
          arn: task,
          runsAs: [{ to: 'ROLE', reference: target, use: 'CODE' }],
        },
      ],
    });

  it('is a task that is entered by a session with it, without ECS Exec being called (T-137)', () => {
    const tasks = `arn:aws:ecs:*:${home}:task/*`;
    expect(sessions(allow('ssm:StartSession', tasks))).toEqual(['target CONDITIONAL']);
    expect(sessions(allow('ssm:StartSession'))).toEqual(['target CONDITIONAL']);
    expect(sessions(allow('ssm:StartSession', `arn:aws:ec2:*:${home}:instance/*`))).toEqual([]);
    expect(sessions(allow('ssm:StartSession'), deny('ssm:StartSession', 'arn:aws:ecs:*:*:task/*'))).toEqual(
      [],
    );
  });
});

describe('federation', () => {
  checkRows([
    ['T-216', 'CONDITIONAL', 'rolesanywhere', 'acm:ExportCertificate'],
    ['T-049', 'CONDITIONAL', 'cognito-identity', 'cognito-idp:AdminCreateUser'],
    ['T-398', 'CONDITIONAL', 'cognito-identity', 'lambda:UpdateFunctionCode'],
    ['T-398', 'CONDITIONAL', 'cognito-identity', 'lambda:UpdateFunctionConfiguration'],
    ['T-398', 'NOTHING', 'cognito-identity', 'lambda:InvokeFunction'],
    ['T-398', 'NOTHING', 'ec2', 'lambda:UpdateFunctionCode'],
    ['T-300', 'CONDITIONAL', 'cognito-identity', 'cognito-identity:GetOpenIdTokenForDeveloperIdentity'],
    ['T-300', 'NOTHING', 'ec2', 'cognito-identity:GetOpenIdTokenForDeveloperIdentity'],
    ['T-301', 'CONDITIONAL', 'cognito-identity', 'cognito-identity:UpdateIdentityPool'],
    ['T-302', 'CONDITIONAL', 'ds', 'ds:ResetUserPassword'],
    ['T-302', 'NOTHING', 'ec2', 'ds:ResetUserPassword'],
    ['T-302', 'CONDITIONAL', 'ds', 'ds:AccessDSData ds-data:AddGroupMember'],
    ['T-302', 'NOTHING', 'ds', 'ds-data:AddGroupMember'],
  ]);
});

it('one boundary or Deny stops a function from being made, whatever its setting (T-250)', () => {
  const roles = { target: { may: [allow('sqs:*')], trusts: ['lambda.amazonaws.com'] } };
  const may = [allow('iam:PassRole', arnOf('role', 'target')), allow('lambda:CreateFunction')];
  expect(linesOf('T-250', { users: { mallory: { may } }, roles })).toEqual(['target ALLOWED']);
  const denied = [...may, deny('lambda:CreateFunction')];
  expect(linesOf('T-250', { users: { mallory: { may: denied } }, roles })).toEqual([]);
});
