/** What a role is passed as, where that is another service than it trusts, and what sessions in what services run take. */
import { expect, it } from 'vitest';
import { allow } from '../../support/escalationAccount.js';
import { accountOf, linesOf } from '../../support/techniqueRows.js';

it.each([
  ['T-207', 'eks', 'ec2', 'eks:CreateNodegroup', 'exists eks:cluster'],
  ['T-207', 'ec2', 'ec2', 'eks:CreateNodegroup', 'exists eks:cluster'],
  ['T-191', 'apprunner', 'tasks.apprunner', 'apprunner:UpdateService', 'exists apprunner:service'],
  ['T-191', 'bullet', 'tasks.apprunner', 'apprunner:UpdateService', 'exists apprunner:service'],
  ['T-191', 'tasks.apprunner', 'tasks.apprunner', 'apprunner:UpdateService', 'exists apprunner:service'],
])('%s stays open whether the role is passed to %s (G-1)', (id, service, trusts, act, there) => {
  const may = `${act} + pass if iam:PassedToService = ${service}.amazonaws.com`;
  expect(linesOf(id, accountOf(trusts, may, there))).toEqual(['target CONDITIONAL']);
});

it.each([
  ['T-196', 'iot', 'credentials.iot', 'iot:CreateRoleAlias + iot:CreateKeysAndCertificate'],
  ['T-327', 'sagemaker', 'cloudformation', 'sagemaker:CreateProject'],
  ['T-347', 'rds', 'export.rds', 'rds:StartExportTask'],
  ['T-452', 'sagemaker', 'job.sagemaker', 'sagemaker:CreateJob'],
  ['T-504', 'eks', 'ssm', 'eks:RegisterCluster'],
  ['T-453', 'dms', 'schema-conversion.dms', 'dms:CreateMigrationProject'],
])('%s passes to %s a role that trusts %s (G-1)', (id, service, trusts, act) => {
  const found = (passedTo: string) => {
    const may = `${act} + pass if iam:PassedToService = ${passedTo}.amazonaws.com`;
    return linesOf(id, accountOf(trusts, may));
  };
  expect(found(service)).toHaveLength(1);
  expect(found(trusts)).toHaveLength(1);
  expect(found('lambda')).toEqual([]);
});

it.each([
  ['T-191', 'tasks.apprunner', 'apprunner:UpdateService', 'exists apprunner:service'],
  ['T-201', 'lambda', 'synthetics:UpdateCanary', ''],
  ['T-207', 'ec2', 'eks:CreateNodegroup', 'exists eks:cluster'],
  ['T-325', 'workspaces', 'workspaces:ModifyWorkspaceCreationProperties', ''],
])('%s takes no role that may be passed to another service only (G-1)', (id, trusts, act, there) => {
  const may = `${act} + pass if iam:PassedToService = ecs-tasks.amazonaws.com`;
  expect(linesOf(id, accountOf(trusts, may, there))).toEqual([]);
});

it('enters a sandbox where the role may open its channels (T-212)', () => {
  const channels = { may: [allow(['sqs:*', 'ssmmessages:*'])] };
  const found = (actions: string) =>
    linesOf('T-212', accountOf('codebuild', actions, 'runs codebuild:project', channels));
  expect(found('codebuild:StartSandbox + codebuild:StartCommandExecution')).toEqual(['target ALLOWED']);
  expect(found('codebuild:StartCommandExecution')).toEqual(['target CONDITIONAL']);
  expect(found('codebuild:StartSandbox')).toEqual([]);
});

it.each([
  ['sagemaker', 'sagemaker:cluster', 'ALLOWED'],
  ['sagemaker', 'sagemaker:training-job', 'CONDITIONAL'],
  ['sagemaker', 'sagemaker:endpoint', 'CONDITIONAL'],
  ['codebuild', 'codebuild:project', 'CONDITIONAL'],
])('enters what %s runs as %s, by a session on all resources (T-484)', (service, kind, decision) => {
  const channels = { may: [allow(['sqs:*', 'ssmmessages:*'])] };
  const found = (act: string) => linesOf('T-484', accountOf(service, act, `runs ${kind}`, channels));
  expect(found('ssm:StartSession')).toEqual([`target ${decision}`]);
  expect(found('ssm:StartSession on arn:aws:ec2:*:111122223333:instance/*')).toEqual([]);
});

it.each([
  ['arn:aws:codebuild:*:111122223333:build/*', ['target CONDITIONAL']],
  ['arn:aws:ecs:*:*:task/*/*', ['target CONDITIONAL']],
  ['arn:aws:codebuild:*:111122223333:project/*', []],
])('enters builds by a session on %s: %j (T-484)', (on, expected) => {
  const channels = { may: [allow(['sqs:*', 'ssmmessages:*'])] };
  const account = accountOf('codebuild', `ssm:StartSession on ${on}`, 'runs codebuild:project', channels);
  expect(linesOf('T-484', account)).toEqual(expected);
});
