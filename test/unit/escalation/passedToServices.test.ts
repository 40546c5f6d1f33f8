/** Techniques by services that few accounts use, and their near misses. */
import { describe, expect, it } from 'vitest';
import { allow, home } from '../../support/escalationAccount.js';
import { accountOf, checkRows, linesOf } from '../../support/techniqueRows.js';

const spark = 'athena:StartSession athena:StartCalculationExecution';
const oidc = `arn:aws:iam::${home}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ONE`;

describe('a role that is passed to a service', () => {
  checkRows([
    ['T-201', 'CONDITIONAL', 'lambda', 'pass synthetics:CreateCanary synthetics:StartCanary'],
    ['T-201', 'NOTHING', 'lambda', 'pass synthetics:CreateCanary'],
    ['T-202', 'CONDITIONAL', 'airflow', 'pass airflow:CreateEnvironment'],
    ['T-202', 'NOTHING', 'airflow', 'airflow:CreateEnvironment'],
    ['T-204', 'CONDITIONAL', 'sagemaker', 'pass sagemaker:CreateModel sagemaker:CreateTransformJob'],
    ['T-204', 'NOTHING', 'sagemaker', 'pass sagemaker:CreateModel sagemaker:CreateEndpoint'],
    ['T-206', 'CONDITIONAL', 'pods.eks', 'pass eks:CreatePodIdentityAssociation', 'exists eks:cluster'],
    ['T-206', 'NOTHING', 'pods.eks', 'pass eks:CreatePodIdentityAssociation'],
    ['T-207', 'CONDITIONAL', 'ec2', 'pass eks:CreateNodegroup', 'exists eks:cluster'],
    ['T-207', 'NOTHING', 'ec2', 'pass eks:CreateNodegroup'],
    ['T-243', 'CONDITIONAL', 'ecs-tasks', 'pass ecs:UpdateExpressGatewayService'],
    ['T-243', 'NOTHING', 'ecs-tasks', 'pass ecs:CreateExpressGatewayService'],
    ['T-208', 'CONDITIONAL', 'appstream', 'pass appstream:CreateImageBuilder'],
    ['T-208', 'NOTHING', 'appstream', 'appstream:CreateImageBuilder'],
    ['T-209', 'ALLOWED', 'athena', `pass athena:CreateWorkGroup ${spark}`],
    ['T-209', 'CONDITIONAL', 'athena', `pass ${spark}`],
    ['T-209', 'NOTHING', 'athena', 'pass athena:CreateWorkGroup athena:StartSession'],
    ['T-211', 'CONDITIONAL', 'ssm', 'pass ssm:CreateDocument ssm:CreateAssociation'],
    ['T-211', 'NOTHING', 'ssm', 'pass ssm:CreateAssociation'],
  ]);

  // What gives part of a role's rights, or calls of one that administers nothing, is a finding (G-6).
  checkRows(
    [
      ['T-205', 'ALLOWED', 'sagemaker', 'pass sagemaker:CreatePipeline sagemaker:StartPipelineExecution'],
      ['T-205', 'NOTHING', 'sagemaker', 'pass sagemaker:CreatePipeline'],
      [
        'T-210',
        'CONDITIONAL',
        'servicecatalog',
        'pass servicecatalog:CreateConstraint servicecatalog:ProvisionProduct',
      ],
      ['T-210', 'NOTHING', 'servicecatalog', 'pass servicecatalog:ProvisionProduct'],
      [
        'T-210',
        'CONDITIONAL',
        'servicecatalog',
        'pass servicecatalog:CreateConstraint servicecatalog:UpdateProvisionedProduct',
      ],
      ['T-217', 'ALLOWED', 'events', 'pass events:PutRule events:PutTargets'],
      ['T-217', 'CONDITIONAL', 'events', 'pass events:PutTargets'],
      ['T-217', 'NOTHING', 'events', 'pass events:PutRule'],
      ['T-218', 'CONDITIONAL', 'pipes', 'pass pipes:CreatePipe'],
      ['T-218', 'NOTHING', 'pipes', 'pipes:CreatePipe'],
      ['T-219', 'ALLOWED', 'batchoperations.s3', 'pass s3:CreateJob'],
      ['T-219', 'NOTHING', 's3', 'pass s3:CreateJob'],
      ['T-220', 'CONDITIONAL', 'fis', 'pass fis:CreateExperimentTemplate fis:StartExperiment'],
      [
        'T-220',
        'ALLOWED',
        'fis',
        'pass fis:UpdateExperimentTemplate fis:StartExperiment iam:CreateServiceLinkedRole',
      ],
      ['T-220', 'NOTHING', 'fis', 'pass fis:CreateExperimentTemplate'],
      ['T-242', 'CONDITIONAL', 'capabilities.eks', 'pass eks:CreateCapability', 'exists eks:cluster'],
      ['T-242', 'NOTHING', 'pods.eks', 'pass eks:CreateCapability', 'exists eks:cluster'],
      ['T-244', 'CONDITIONAL', 'appsync', 'pass appsync:CreateDataSource appsync:CreateResolver'],
      ['T-244', 'NOTHING', 'appsync', 'pass appsync:CreateDataSource'],
      ['T-245', 'CONDITIONAL', 'ssm', 'config:PutRemediationConfigurations'],
      ['T-245', 'NOTHING', 'config', 'config:PutRemediationConfigurations'],
      [
        'T-249',
        'CONDITIONAL',
        'servicecatalog',
        'servicecatalog:CreateProvisioningArtifact servicecatalog:ProvisionProduct',
      ],
      ['T-249', 'NOTHING', 'servicecatalog', 'servicecatalog:CreateProvisioningArtifact'],
    ],
    '-',
  );
});

it('stays open what EKS says that a role is passed to (G-1, T-207)', () => {
  const to = (service: string) =>
    allow('iam:PassRole', '*', { Condition: { StringEquals: { 'iam:PassedToService': service } } });
  const found = (service: string) => {
    const { users, ...rest } = accountOf('ec2', 'eks:CreateNodegroup', 'exists eks:cluster');
    const [name = ''] = Object.keys(users ?? {});
    const may = [...(users?.[name]?.may ?? []), to(service)];
    return linesOf('T-207', { ...rest, users: { [name]: { may } } });
  };
  expect(found('eks.amazonaws.com')).toEqual(['target CONDITIONAL']);
  expect(found('ec2.amazonaws.com')).toEqual(['target CONDITIONAL']);
});

it.each(['apprunner.amazonaws.com', 'bullet.amazonaws.com', 'tasks.apprunner.amazonaws.com'])(
  'stays open whether App Runner is passed a role as %s (G-1, T-191)',
  (service) => {
    const passing = { Condition: { StringEquals: { 'iam:PassedToService': service } } };
    const may = [allow('apprunner:UpdateService'), allow('iam:PassRole', '*', passing)];
    const there = accountOf('tasks.apprunner', 'pass', 'exists apprunner:service');
    expect(linesOf('T-191', { ...there, users: { mallory: { may } } })).toEqual(['target CONDITIONAL']);
  },
);

const sandbox = 'codebuild:StartSandbox codebuild:StartCommandExecution';

describe('a role of what is there', () => {
  checkRows([
    ['T-203', 'CONDITIONAL', 'airflow-env', 'airflow:CreateCliToken', 'runs airflow:environment'],
    ['T-203', 'NOTHING', 'airflow-env', 'airflow:CreateCliToken'],
    ['T-212', 'NOTHING', 'codebuild', sandbox, 'runs codebuild:project'],
    ['T-213', 'ALLOWED', 'glue', 'glue:RunStatement', 'runs glue:session'],
    ['T-213', 'NOTHING', 'glue', 'glue:RunStatement'],
    ['T-214', 'CONDITIONAL', oidc, 'emr-containers:StartJobRun'],
    ['T-214', 'CONDITIONAL', 'pods.eks', 'emr-containers:StartJobRun'],
    ['T-214', 'NOTHING', 'elasticmapreduce', 'emr-containers:StartJobRun'],
    ['T-215', 'CONDITIONAL', 'datazone', 'datazone:GetEnvironmentCredentials'],
    ['T-215', 'NOTHING', 'glue', 'datazone:GetEnvironmentCredentials'],
    ['T-246', 'CONDITIONAL', 'codebuild', 'codebuild:CreateWebhook', 'runs codebuild:project'],
    ['T-246', 'NOTHING', 'codebuild', 'codebuild:CreateWebhook', 'exists codebuild:project'],
  ]);

  it('enters a sandbox where the role may open its channels (T-212)', () => {
    const channels = { may: [allow(['sqs:*', 'ssmmessages:*'])] };
    const found = (actions: string) =>
      linesOf('T-212', accountOf('codebuild', actions, 'runs codebuild:project', channels));
    expect(found(sandbox)).toEqual(['target ALLOWED']);
    expect(found('codebuild:StartSandbox')).toEqual([]);
  });
});
