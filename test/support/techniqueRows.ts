/** Small accounts in few words: what the target trusts, what mallory may do, and what is there. */
import { expect, it } from 'vitest';
import {
  allow,
  arnOf,
  home,
  waysIn,
  type AccountIs,
  type RoleIs,
  type WorkloadIs,
} from './escalationAccount.js';

/** What the target trusts, the actions that mallory is allowed (`pass`: iam:PassRole), and what there is and nothing else. */
type Row = readonly [
  id: string,
  expected: 'ALLOWED' | 'CONDITIONAL' | 'NOTHING',
  trusts: string,
  may: string,
  there?: `runs ${string}` | `exists ${string}`,
];

export const target = arnOf('role', 'target');

export function workload(kind: string): WorkloadIs {
  const [service = '', type = ''] = kind.split(':');
  return { arn: `arn:aws:${service}:eu-west-1:${home}:${type}/one`, kind };
}

/** `runs`: as the target. */
function workloadsOf(there: string | undefined): readonly WorkloadIs[] {
  if (there === undefined) return [];
  const [how, kind = ''] = there.split(' ');
  const runsAs = [{ to: 'ROLE', reference: target, use: 'CODE' }] as const;
  return [{ ...workload(kind), ...(how === 'runs' ? { runsAs } : {}) }];
}

export const accountOf = (trusts: string, may: string, there?: string, role: RoleIs = {}): AccountIs => ({
  users: { mallory: { may: [allow(may.split(' ').map((one) => (one === 'pass' ? 'iam:PassRole' : one)))] } },
  roles: {
    target: {
      may: [allow('sqs:*')],
      trusts: [trusts.includes(':') ? trusts : `${trusts}.amazonaws.com`],
      ...(trusts === 'ec2' ? { profile: 'target' } : {}),
      ...role,
    },
  },
  workloads: workloadsOf(there),
  inventoried: ['*'],
});

/** Of mallory, by the technique: whom it leads to, and how certain it is. */
export const linesOf = (id: string, account: AccountIs): readonly string[] =>
  waysIn(account)
    .map((line) => line.split(' '))
    .filter(([name, technique]) => name === 'mallory' && technique === id)
    .map((words) => words.slice(2).join(' '));

const titleOf = ([id, expected, trusts, may, there]: Row): string =>
  `${id} is ${expected}: into who trusts ${trusts}, by ${may}${there === undefined ? '' : ` where it ${there}`}`;

/** One test for each row. `whom`: `-` for findings. */
export function checkRows(rows: readonly Row[], whom = 'target'): void {
  it.each(rows.map((row) => [titleOf(row), row] as const))('%s', (_title, row) => {
    const [id, expected, trusts, may, there] = row;
    const lines = linesOf(id, accountOf(trusts, may, there));
    expect(lines).toEqual(expected === 'NOTHING' ? [] : [`${whom} ${expected}`]);
  });
}
