/** Determines context keys of a request that are certain: the caller picks them, or the target has them. */
import { administratorAccess } from '../gains/administration.js';
import type { KnownContext } from './caller.js';
import type { AccountIndex } from './accountIndex.js';
import { putsBoundary } from '../catalog/forms.js';
import { hasBoundaryOfTarget, mayFollowTemplate, ROLE_TEMPLATE } from '../../iam/facts/facts.js';

/** A role that is passed, by itself or in an instance profile. */
export interface Passed {
  readonly roleArn: string;
  readonly profileArn?: string;
}

export interface Use {
  readonly action: string;
  /** ARN of the boundary of the user or role that is changed or made; undefined: it has none. */
  readonly boundary?: string | undefined;
  /** ARN of the policy that is attached, detached or made the boundary, if it is certain. */
  readonly policyArn?: string;
  /** The policy is not known. */
  readonly anyPolicy?: boolean;
  /** The service that the role is passed to. */
  readonly service?: string;
  /** The role that the new workload gets. */
  readonly passed?: Passed | undefined;
  /** Condition keys that the request leaves out. */
  readonly without?: readonly string[] | undefined;
}

const ofStack = ['cloudformation:rolearn', 'roleArn'] as const;
const ofNewProfile = ['ec2:newinstanceprofile', 'profileArn'] as const;

/** Actions with the passed role or profile in their requests, and its condition key (G-2). */
const showPassed = new Map<string, readonly [key: string, shown: keyof Passed]>([
  ['ec2:RunInstances', ['ec2:instanceprofile', 'profileArn']],
  ['ec2:AssociateIamInstanceProfile', ofNewProfile],
  ['ec2:ReplaceIamInstanceProfileAssociation', ofNewProfile],
  ['cloudformation:CreateStack', ofStack],
  ['cloudformation:UpdateStack', ofStack],
  ['cloudformation:CreateChangeSet', ofStack],
]);

/** Returns the condition key, in lower case, that shows what the action passes. */
export const keyOfPassed = (action: string): string | undefined => showPassed.get(action)?.[0];

/** Returns the keys that the request leaves out, and the one that shows what is passed. */
export const knownContextOf = ({
  action,
  without = [],
  passed,
}: Pick<Use, 'action' | 'without' | 'passed'>): KnownContext => [
  ...without.map((key) => [key.toLowerCase(), undefined] as const),
  ...passedIn(action, passed),
];

function passedIn(action: string, passed: Passed | undefined): KnownContext {
  const [key, shown] = showPassed.get(action) ?? [];
  return passed === undefined || key === undefined || shown === undefined ? [] : [[key, passed[shown]]];
}

/** Returns a context for each policy that the caller may pick, the likeliest first; one where no statement reads it. */
export function knownContextsOf(
  use: Use,
  accountIndex: AccountIndex,
  areRead = false,
): Iterable<KnownContext> {
  const { partition } = accountIndex.account;
  const fixed: KnownContext = [
    ...knownContextOf(use),
    ...boundaryIn(use, partition),
    ...(mayFollowTemplate(use.action) ? withoutTemplate : []),
    ...(use.service === undefined ? [] : [['iam:passedtoservice', use.service] as const]),
  ];
  if (use.anyPolicy === true || !/^iam:(?:attach|detach)/i.test(use.action)) return [fixed];
  if (use.policyArn !== undefined) return [[...fixed, ['iam:policyarn', use.policyArn]]];
  return areRead
    ? withEachPolicy(fixed, accountIndex)
    : [[...fixed, ['iam:policyarn', administratorAccess(partition)]]];
}

/** A template fixes what the new role may do, and changes no role that exists (E-64(iam:RoleTemplateARN)). */
const withoutTemplate: KnownContext = [[ROLE_TEMPLATE, undefined]];

function* withEachPolicy(fixed: KnownContext, accountIndex: AccountIndex): Generator<KnownContext> {
  const { partition } = accountIndex.account;
  yield [...fixed, ['iam:policyarn', administratorAccess(partition)]];
  yield [...fixed, ['iam:policyarn', `arn:${partition}:iam::aws:policy/IAMFullAccess`]];
  for (const arn of accountIndex.administrativePolicies()) yield [...fixed, ['iam:policyarn', arn]];
}

function boundaryIn({ action, boundary, policyArn, anyPolicy }: Use, partition: string): KnownContext {
  if (putsBoundary(action))
    return anyPolicy === true
      ? []
      : [['iam:permissionsboundary', policyArn ?? administratorAccess(partition)]];
  const isMade = /^iam:Create(?:User|Role)$/.test(action) && boundary !== undefined;
  return isMade || hasBoundaryOfTarget(action) ? [['iam:permissionsboundary', boundary]] : [];
}
