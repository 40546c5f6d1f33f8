/** Judges whether the caller may do what a technique requires on a resource, one of several, or a managed policy. */
import type { AccountPolicy, Role, User } from '../context/accountContents.js';
import { choosesPolicy, type RequiredAction } from '../catalog/forms.js';
import { knownContextsOf, type Use } from '../context/knownContext.js';
import type { Holdings } from '../context/holdings.js';
import type { IndexedResource } from '../context/resourceIndex.js';
import type { Trial, Binding } from './trial.js';
import { onOtherName } from '../gains/renaming.js';
import { both, provided, strongestBy, through, type Verdict } from './verdict.js';

export function onResource(
  required: RequiredAction,
  trial: Trial,
  target: IndexedResource,
  use: Partial<Use> = {},
): Verdict | undefined {
  const caller = trial.callers.asking(required.action, trial.binding.member);
  const { keys, allows } = caller.relevantTo(required.action);
  if (allows.length === 0) return undefined;
  // No statement reads condition keys.
  if (keys.size === 0) return caller.may(required.action, target);
  const whole: Use = {
    action: required.action,
    ...use,
    ...policyIn(required, trial.binding),
    ...(trial.binding.passed ? { passed: trial.binding.passed } : {}),
    ...(required.without && trial.binding.newBoundary === undefined ? { without: required.without } : {}),
  };
  const knownContexts = knownContextsOf(whole, trial.accountIndex, keys.has('iam:policyarn'));
  return strongestBy(knownContexts, (knownContext) => caller.may(required.action, target, knownContext));
}

function policyIn({ action }: RequiredAction, binding: Binding): Partial<Use> {
  if (!('policy' in binding) || !choosesPolicy(action)) return {};
  return binding.policy === undefined ? { anyPolicy: true } : { policyArn: binding.policy };
}

/** Judges one of several groups; the verdict names it. */
export function onEach(required: RequiredAction, trial: Trial, arns: readonly string[]): Verdict | undefined {
  const { chosen } = trial.binding;
  const wanted = chosen === undefined ? arns : arns.filter((arn) => arn === chosen);
  const { resources } = trial.accountIndex;
  const judge = (target: IndexedResource) => onResource(required, trial, target);
  return strongestBy(wanted, (arn) =>
    through(arn, judge(resources.of(arn)) ?? onOtherName(required, trial, arn, judge)),
  );
}

/**
 * Judges each customer managed policy of a principal, its own or its groups'. AWS's policies cannot be changed, and
 * inline ones have no versions.
 */
export function onEachPolicy(
  required: RequiredAction,
  trial: Trial,
  holdings: Holdings | undefined,
): Verdict | undefined {
  const policies = holdings === undefined ? [] : managedPoliciesOf(trial, holdings);
  const { chosen } = trial.binding;
  const wanted = chosen === undefined ? policies : policies.filter(({ uid }) => uid === chosen);
  return strongestBy(wanted, (policy) => onPolicy(required, trial, policy));
}

function managedPoliciesOf({ accountIndex }: Trial, { held }: Holdings): readonly AccountPolicy[] {
  return [...new Set(held.map(({ uid }) => uid))].flatMap((uid) => {
    const policy = accountIndex.policies.get(uid);
    return policy?.kind === 'MANAGED' ? [policy] : [];
  });
}

/** Judges editing the policy that is the boundary, which changes what the boundary leaves (G-6d). */
export function onBoundary(
  required: RequiredAction,
  trial: Trial,
  holder: Pick<Role | User, 'boundaryUid'> | undefined,
): Verdict | undefined {
  const policy = trial.accountIndex.policies.get(holder?.boundaryUid ?? '');
  return policy?.kind === 'MANAGED' ? onPolicy(required, trial, policy) : undefined;
}

const MOST_VERSIONS = 5;

function onPolicy(
  required: RequiredAction,
  trial: Trial,
  { arn, versionCount }: AccountPolicy,
): Verdict | undefined {
  if (arn === undefined) return undefined;
  const target = trial.accountIndex.resources.of(arn);
  const verdict = through(arn, onResource(required, trial, target));
  if (verdict === undefined || required.action !== 'iam:CreatePolicyVersion') return verdict;
  if (versionCount !== undefined && versionCount < MOST_VERSIONS) return verdict;
  const removal = { action: 'iam:DeletePolicyVersion', on: required.on } as const;
  const freed = onResource(removal, trial, target);
  if (versionCount !== undefined) return both(verdict, freed);
  return freed ? both(verdict, freed) : both(verdict, provided('the policy has fewer than five versions'));
}
