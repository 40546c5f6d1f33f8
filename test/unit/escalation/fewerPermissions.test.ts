/** Ways that take fewer permissions than the usual ones of their technique, and ways that take more than they seem to. */
import { describe, expect, it } from 'vitest';
import {
  allow,
  arnOf,
  home,
  waysIn,
  type AccountIs,
  type WorkloadIs,
} from '../../support/escalationAccount.js';

interface Case {
  readonly trusts: string;
  readonly may: readonly string[];
  /** Kinds of what runs as the target, or as no role; nothing else is in the account. */
  readonly runs?: readonly string[];
  readonly exist?: readonly string[];
  readonly profile?: string;
}

const target = arnOf('role', 'target');

function workload(kind: string): WorkloadIs {
  const [service = '', type = ''] = kind.split(':');
  return { arn: `arn:aws:${service}:eu-west-1:${home}:${type}/one`, kind };
}

const runningAs = (kind: string): WorkloadIs => ({
  ...workload(kind),
  runsAs: [{ to: 'ROLE', reference: target, use: 'CODE' }],
});

/** Of mallory, by the technique: whom it leads to, and how certain it is. */
function linesOf(id: string, { trusts, may, runs = [], exist = [], profile }: Case): readonly string[] {
  const account: AccountIs = {
    users: { mallory: { may: [allow(may)] } },
    roles: { target: { may: [allow('sqs:*')], trusts: [trusts], ...(profile ? { profile } : {}) } },
    workloads: [...runs.map(runningAs), ...exist.map(workload)],
    inventoried: ['*'],
  };
  return waysIn(account)
    .map((line) => line.split(' '))
    .filter(([name, technique]) => name === 'mallory' && technique === id)
    .map((words) => words.slice(2).join(' '));
}

const lambda = { trusts: 'lambda.amazonaws.com' };
const glue = { trusts: 'glue.amazonaws.com' };
const builds = { trusts: 'codebuild.amazonaws.com' };

describe('code', () => {
  const create = ['iam:PassRole', 'lambda:CreateFunction'];
  const url = [...create, 'lambda:CreateFunctionUrlConfig'];

  it.each<readonly [string, string, Case]>([
    ['T-071', 'ALLOWED', { ...lambda, may: [...create, 'lambda:InvokeAsync'] }],
    ['T-072', 'CONDITIONAL', { ...lambda, may: [...create, 'lambda:UpdateEventSourceMapping'] }],
    ['T-074', 'ALLOWED', { ...lambda, may: [...url, 'lambda:AddPermission'] }],
    ['T-074', 'ALLOWED', { ...lambda, may: [...url, 'lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'] }],
    ['T-200', 'ALLOWED', { ...lambda, may: [...create, 'lambda:PutProvisionedConcurrencyConfig'] }],
    [
      'T-124',
      'ALLOWED',
      { ...lambda, may: ['lambda:UpdateFunctionCode', 'lambda:InvokeAsync'], runs: ['lambda:function'] },
    ],
    [
      'T-126',
      'CONDITIONAL',
      {
        ...lambda,
        may: ['lambda:UpdateFunctionCode', 'lambda:UpdateEventSourceMapping'],
        runs: ['lambda:function'],
      },
    ],
    ['T-079', 'CONDITIONAL', { ...glue, may: ['iam:PassRole', 'glue:UpdateJob'], exist: ['glue:job'] }],
    ['T-194', 'ALLOWED', { ...glue, may: ['glue:StartJobRun'], runs: ['glue:job'] }],
    [
      'T-089',
      'CONDITIONAL',
      { ...builds, may: ['iam:PassRole', 'codebuild:UpdateProject'], exist: ['codebuild:project'] },
    ],
    [
      'T-089',
      'ALLOWED',
      { ...builds, may: ['iam:PassRole', 'codebuild:StartBuild'], exist: ['codebuild:project'] },
    ],
    ['T-134', 'CONDITIONAL', { ...builds, may: ['codebuild:UpdateProject'], runs: ['codebuild:project'] }],
    [
      'T-134',
      'ALLOWED',
      {
        ...builds,
        may: ['codebuild:UpdateProject', 'codebuild:StartBuildBatch'],
        runs: ['codebuild:project'],
      },
    ],
  ])('%s is %s by %j', (id, decision, given) => {
    expect(linesOf(id, given)).toEqual([`target ${decision}`]);
  });

  it.each<readonly [string, Case]>([
    ['T-074', { ...lambda, may: url }],
    ['T-074', { ...lambda, may: [...url, 'lambda:InvokeFunctionUrl'] }],
    ['T-200', { ...lambda, may: ['iam:PassRole', 'lambda:PutProvisionedConcurrencyConfig'] }],
    ['T-079', { ...glue, may: ['iam:PassRole', 'glue:UpdateJob'] }],
    ['T-194', { ...glue, may: ['glue:StartJobRun'], exist: ['glue:job'] }],
    ['T-089', { ...builds, may: ['codebuild:StartBuild'], exist: ['codebuild:project'] }],
    ['T-089', { ...builds, may: ['iam:PassRole', 'codebuild:StartBuild'] }],
    ['T-134', { ...builds, may: ['codebuild:UpdateProject'], exist: ['codebuild:project'] }],
  ])('%s is not told by %j', (id, given) => {
    expect(linesOf(id, given)).toEqual([]);
  });
});
