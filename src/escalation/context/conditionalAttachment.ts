/**
 * Finds the policies that a condition (iam:PolicyARN, iam:PermissionsBoundary) leaves a caller to attach or to make a
 * boundary, if that makes no administrator. Their holder gains the rights of those policies (G-6b; T-005, T-006, T-008,
 * T-011, T-012 and others).
 */
import { administratorAccess } from '../gains/administration.js';
import { hasWildcard } from '../../iam/match/wildcard.js';
import { bound, type Trial } from '../apply/trial.js';
import type { AccountGroup } from './accountContents.js';
import type { AccountIndex } from './accountIndex.js';
import { choosesPolicy, isAttaching, requiredActionsOf, putsBoundary } from '../catalog/forms.js';
import { needed } from '../apply/requirement.js';
import type { Form } from '../catalog/technique.js';
import { strongestBy, type Verdict } from '../apply/verdict.js';
import { memoizeWeakly } from '../../graph/model/memoize.js';

/** A managed policy whose document is known. */
interface KnownPolicy {
  readonly uid: string;
  readonly arn: string;
  readonly hash: string;
}

export interface Attachable extends KnownPolicy {
  /** What attaching it requires. */
  readonly verdict: Verdict;
}

export interface LimitedAttachments {
  /** Policies that give anything which leads further, now or after the caller writes a new version. */
  readonly known: readonly Attachable[];
  /** What attaching another policy, of unknown content, requires; missing: there is none. */
  readonly other?: Verdict;
}

/** Whether a condition limits which policy is attached, detached or made a boundary. */
export const isLimited = ({ form, callers, binding: { member } }: Trial): boolean =>
  choicesIn(form).some((action) => callers.asking(action, member).relevantTo(action).keys.has(keyOf(action)));

/** Kept, because every target needs it. */
const choicesIn = memoizeWeakly(({ required }: Form): readonly string[] => [
  ...new Set(requiredActionsOf(required).flatMap(({ action }) => (choosesPolicy(action) ? action : []))),
]);

const keyOf = (action: string): string => (putsBoundary(action) ? BOUNDARY : 'iam:policyarn');

/** Returns managed policies that the action may be used with: all known ones, and AWS's own that a condition names. */
export function policiesFor(
  action: string,
  { callers, accountIndex, binding: { member } }: Trial,
): readonly KnownPolicy[] {
  const values = callers.asking(action, member).valuesOf(action, keyOf(action));
  return knownPolicies(accountIndex, knownAmong(values, accountIndex));
}

/** A managed policy that can be made a boundary. */
export interface KnownBoundary {
  readonly uid: string;
  readonly arn: string;
  /** Missing: the document is not known. */
  readonly hash?: string;
}

/** Returns policies that conditions leave as a new principal's boundary: all known ones, and those that they name. */
export function boundariesFor(
  action: string,
  { callers, accountIndex, binding: { member } }: Trial,
): readonly KnownBoundary[] {
  const caller = callers.asking(action, member);
  if (!caller.relevantTo(action).keys.has(BOUNDARY)) return [];
  const values = caller.valuesOf(action, BOUNDARY);
  const named = [
    ...values.filter((value) => !isPattern(value)),
    administratorAccess(accountIndex.account.partition),
  ];
  const known = knownAmong(named, accountIndex);
  const unknown = without(known, [...new Set(named)]).map((arn) => ({ uid: arn, arn }));
  return [...knownPolicies(accountIndex, known), ...unknown];
}

const BOUNDARY = 'iam:permissionsboundary';

/** Returns what is left to attach; undefined where nothing is. */
export function limitedAttachments(trial: Trial): LimitedAttachments | undefined {
  const { callers, form, accountIndex } = trial;
  const action = choicesIn(form).find(isAttaching);
  if (action === undefined) return undefined;
  const values = callers.asking(action, trial.binding.member).valuesOf(action, keyOf(action));
  const whatFor = (policy: string | undefined) => needed(form.required, bound(trial, { policy }));
  const whichever = whatFor(undefined);
  if (whichever === undefined) return undefined;
  const named = knownAmong(values, accountIndex);
  // Where no statement has a pattern, all policies that none names are alike.
  const unnamed = values.some(isPattern) ? whichever : whatFor(unnamedPolicy(accountIndex));
  const other = unnamed ?? strongestBy(without(named, values), whatFor);
  if (unnamed !== undefined && form.gain.as !== 'SELF') return { known: [], other: unnamed };
  const policies = unnamed === undefined ? named : knownPolicies(accountIndex, named);
  const known = policies
    .filter(({ hash, arn }) => accountIndex.allowedIn(hash).size > 0 || mayRewrite(trial, arn))
    .flatMap((policy) => {
      const verdict = whatFor(policy.arn);
      return verdict === undefined ? [] : [{ ...policy, verdict }];
    });
  return { known, ...(other === undefined ? {} : { other }) };
}

/** Whether the caller can write a new default version, or make another version the default (T-001, T-002). */
export const mayRewrite = (trial: Trial, arn: string): boolean =>
  mayDoOneOf(['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'], trial, arn);

const mayDoOneOf = (
  actions: readonly string[],
  { callers, accountIndex: { resources }, binding: { member } }: Trial,
  arn: string,
): boolean =>
  actions.some(
    (action) =>
      callers.mayAllow(action) && callers.asking(action, member).may(action, resources.of(arn)) !== undefined,
  );

const unnamedPolicy = ({ account }: AccountIndex): string =>
  `arn:${account.partition}:iam::aws:policy/rolegraph/unnamed`;

const without = (policies: readonly KnownPolicy[], arns: readonly string[]): readonly string[] =>
  arns.filter((arn) => policies.every((policy) => policy.arn !== arn));

const isPattern = (value: string): boolean => hasWildcard(value) || value.includes('${');

/** Returns the account's policies by ARN. */
const ownPolicies = memoizeWeakly(
  ({ account }: AccountIndex): ReadonlyMap<string, KnownPolicy> =>
    new Map(
      account.policies.flatMap(({ uid, arn, documentHash: hash }) =>
        arn === undefined || hash === undefined ? [] : [[arn, { uid, arn, hash }] as const],
      ),
    ),
);

/** Returns policies of these ARNs with a known document: the account's, and AWS's own. */
function knownAmong(arns: readonly string[], accountIndex: AccountIndex): readonly KnownPolicy[] {
  const own = ownPolicies(accountIndex);
  return [...new Set(arns)].flatMap((arn) => {
    const known = own.get(arn);
    const hash = known ? known.hash : accountIndex.around.packagedDocument(arn);
    return hash === undefined ? [] : [known ?? { uid: arn, arn, hash }];
  });
}

/** Returns all policies of the account, and these. */
const knownPolicies = (accountIndex: AccountIndex, named: readonly KnownPolicy[]): readonly KnownPolicy[] => [
  ...new Map([...ownPolicies(accountIndex), ...named.map((one) => [one.arn, one] as const)]).values(),
];

/** Whether the caller may give the group a policy, or change the default version of one that it has. */
export const isWritable = (trial: Trial, { arn, policyUids }: AccountGroup): boolean =>
  mayDoOneOf(['iam:PutGroupPolicy', 'iam:AttachGroupPolicy'], trial, arn) ||
  policyUids
    .flatMap((uid) => trial.accountIndex.policies.get(uid)?.arn ?? [])
    .some((one) => mayRewrite(trial, one));
