/** Small accounts in few words: what the target trusts, what mallory may do, and what is there; and rows of them in YAML. */
import {
  allow,
  arnOf,
  deny,
  waysIn,
  type AccountIs,
  type RoleIs,
  type Statement,
  type WorkloadIs,
} from './escalationAccount.js';
import { tablesIn } from './tables.js';
import { workload } from './workloadKinds.js';

export const target = arnOf('role', 'target');

/** `runs`: as the target. */
function workloadsOf(there: string | undefined): readonly WorkloadIs[] {
  if (there === undefined) return [];
  const [how, kind = ''] = there.split(' ');
  const runsAs = [{ to: 'ROLE', reference: target, use: 'CODE' }] as const;
  return [{ ...workload(kind), ...(how === 'runs' ? { runsAs } : {}) }];
}

/** `[deny ]ACTION[ on RESOURCE][ if KEY = VALUE]`; `pass`: iam:PassRole. */
function statementOf(text: string): Statement {
  const [, denied, call = '', on = '*', key, value] =
    /^(deny )?(\S+)(?: on (\S+))?(?: if (\S+) = (\S+))?$/.exec(text) ?? [];
  if (call === '') throw new Error(`Not “[deny] ACTION [on RESOURCE] [if KEY = VALUE]”: ${text}`);
  const action = call === 'pass' ? 'iam:PassRole' : call;
  const tested = key === undefined ? {} : { Condition: { StringEquals: { [key]: value } } };
  return (denied === undefined ? allow : deny)(action, on, tested);
}

/** `may`: statements between ` + `. */
export const accountOf = (trusts: string, may: string, there?: string, role: RoleIs = {}): AccountIs => ({
  users: { mallory: { may: may.split(' + ').map(statementOf) } },
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

/** The same where mallory has these statements. */
export const linesBy = (id: string, may: readonly Statement[], rest: AccountIs = {}): readonly string[] =>
  linesOf(id, { ...rest, users: { mallory: { may } } });

export interface TechniqueCase {
  readonly id: string;
  readonly title: string;
  readonly account: AccountIs;
  readonly expected: readonly string[];
}

/** The head of passed-roles.yaml says how to read a row. */
function caseOf(id: string, row: string): TechniqueCase {
  const [, decision, what, trusts, may, there] =
    /^(ALLOWED|CONDITIONAL|NOTHING) (into|part of) (\S+) by (.+?)(?: where it ((?:runs|exists) \S+))?$/.exec(
      row,
    ) ?? [];
  if (trusts === undefined || may === undefined)
    throw new Error(`Not “DECISION into SERVICE by CALLS [where it runs KIND]”: ${id} ${row}`);
  const told = `${what === 'into' ? 'target' : '-'} ${decision}`;
  return {
    id,
    title: `${id} is ${row}`,
    account: accountOf(trusts, may, there),
    expected: decision === 'NOTHING' ? [] : [told],
  };
}

export const techniqueCases: readonly TechniqueCase[] = tablesIn<Record<string, readonly string[]>>(
  'techniques',
)
  .flatMap((table) => Object.entries(table))
  .flatMap(([id, rows]) => rows.map((row) => caseOf(id, row)));
