/**
 * Administrative access: a principal may do, on every user, role and policy of its account, each of the actions by
 * which anybody in the account can be given anything.
 */
import { compilePolicy } from '../iam/compile.js';
import type { AppliedPolicy } from '../iam/layers.js';
import { EXCEPT_AWS_OWN } from '../iam/serviceRules.js';
import type { Resources } from './asked.js';
import type { Caller, Given } from './caller.js';
import { both, granted, type Verdict } from './verdict.js';

/** Those that count where nobody names others. */
export const administrativeActions: readonly string[] = [
  'iam:AttachUserPolicy',
  'iam:AttachRolePolicy',
  'iam:PutUserPolicy',
  'iam:PutRolePolicy',
  'iam:CreatePolicyVersion',
  'iam:UpdateAssumeRolePolicy',
  'iam:CreateAccessKey',
  'iam:PassRole',
];

/** What a principal has that can give itself every permission. */
export const everything: AppliedPolicy = {
  id: 'everything',
  name: 'everything',
  compiled: compilePolicy({
    kind: 'IDENTITY',
    version: '2012-10-17',
    statements: [
      {
        index: 0,
        effect: 'ALLOW',
        action: { inverted: false, values: ['*'] },
        resource: { inverted: false, values: ['*'] },
        conditions: [],
      },
    ],
  }),
};

export const administratorAccess = (partition: string): string =>
  `arn:${partition}:iam::aws:policy/AdministratorAccess`;

/** ALLOWED where every action is; the conditions are those of all. `given`: of each request. */
export function administrationOf(
  caller: Caller,
  resources: Resources,
  actions: readonly string[],
  given: Given = [],
): Verdict | undefined {
  const keys: Given = [...given, ['iam:policyarn', administratorAccess(resources.partition)]];
  let verdict: Verdict | undefined = granted;
  for (const action of actions) {
    verdict = both(verdict, everywhere(caller, resources, action, keys));
    if (verdict === undefined) return undefined;
  }
  return verdict;
}

/** On all that it acts on, but for what AWS lets nobody change. */
function everywhere(caller: Caller, resources: Resources, action: string, given: Given): Verdict | undefined {
  const type = typeOf(action);
  const one = caller.may(
    action,
    type === undefined ? resources.of('*') : resources.ofIam(`${type}/rolegraph`),
    given,
  );
  if (one === undefined || type === undefined || caller.says(action).narrowing.length === 0) return one;
  const all = caller.may(action, resources.ofIam(`${type}/*`), given);
  return all && exceptAwsOwn(all, one);
}

/** The type of what an action of IAM acts on. */
function typeOf(action: string): 'user' | 'role' | 'policy' | undefined {
  if (!action.toLowerCase().startsWith('iam:')) return undefined;
  if (/policyversion$/i.test(action)) return 'policy';
  if (/role/i.test(action)) return 'role';
  return /user|accesskey|loginprofile|mfadevice/i.test(action) ? 'user' : undefined;
}

function exceptAwsOwn(all: Verdict, one: Verdict): Verdict {
  const preconditions = all.preconditions.filter((text) => !text.startsWith(EXCEPT_AWS_OWN));
  const isOpen = all.conditions.length > 0 || preconditions.length > 0;
  return { ...all, preconditions, decision: isOpen ? all.decision : one.decision };
}
