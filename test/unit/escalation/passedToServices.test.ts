/** What a role is passed as, where AWS does not say, and what a session in a sandbox takes. */
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

it('enters a sandbox where the role may open its channels (T-212)', () => {
  const channels = { may: [allow(['sqs:*', 'ssmmessages:*'])] };
  const found = (actions: string) =>
    linesOf('T-212', accountOf('codebuild', actions, 'runs codebuild:project', channels));
  expect(found('codebuild:StartSandbox + codebuild:StartCommandExecution')).toEqual(['target ALLOWED']);
  expect(found('codebuild:StartSandbox')).toEqual([]);
});
