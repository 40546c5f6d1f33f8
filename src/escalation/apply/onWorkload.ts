/** Judges what a technique requires on a workload, on the source of its code, or on a resource that is not given. */
import type { AppliedPolicy } from '../../iam/decide/layers.js';
import { hasWildcard } from '../../iam/match/wildcard.js';
import { PASS_ROLE, type RequiredAction } from '../catalog/forms.js';
import type { AccountWorkload } from '../context/accountContents.js';
import {
  areSideBySide,
  inRegion,
  kindOf,
  placesAt,
  sharedPlaces,
  typesOf,
} from '../context/candidateResources.js';
import type { KnownContext } from '../context/caller.js';
import { knownContextOf, keyOfPassed } from '../context/knownContext.js';
import type { IndexedResource } from '../context/resourceIndex.js';
import { replacesPolicy, withoutWrittenPolicy, withoutWrittenTrust } from '../context/selfWrittenTrust.js';
import { requiredResourceTypes, resourceTypes, type RequiredType } from '../data/resourceTypes.js';
import type { Trial } from './trial.js';
import { bucketOf, runsAsOf } from './candidates.js';
import { onResource } from './onResource.js';
import { passingSomething } from './passRole.js';
import { both, strongestBy, granted, provided, through, type Verdict } from './verdict.js';

type Answer = Verdict | undefined;

export function onWorkload(required: RequiredAction, trial: Trial, { arn }: AccountWorkload): Answer {
  const { resources, account } = trial.accountIndex;
  const places = placesAt(arn, required.action, account.accountId);
  const verdict = strongestBy(places, (place) =>
    hasWildcard(place)
      ? onSomething({ ...required, like: place }, trial)
      : onItself(required, trial, resources.of(place)),
  );
  if (verdict !== undefined) return verdict;
  const [, named] = jobDefinition.exec(arn) ?? [];
  if (named !== undefined) return both(onItself(required, trial, resources.of(named)), withoutRevision);
  const definition = runbookOf(arn, required.action);
  return definition === undefined ? undefined : onSomething({ ...required, like: definition }, trial);
}

/**
 * A job is submitted by a revision of its definition or by the name alone: one page of AWS says that both are asked about
 * with the revision, one that the name is not, and the types of resources list it without.
 * https://docs.aws.amazon.com/batch/latest/userguide/iam-example-restrict-job-submission.html
 * https://docs.aws.amazon.com/batch/latest/userguide/iam-example-restrict-job-submission-by-tags.html
 */
const jobDefinition = /^(arn:[^:]+:batch:[^:]*:\d*:job-definition\/[^:]+):\d+$/;
const withoutRevision = provided('a job that names no revision of its definition is asked about without one');

/**
 * Returns the type by which policies of AWS name alone what an automation runs, which AWS lists beside that of documents.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonLaunchWizardFullAccessV2.html
 */
function runbookOf(arn: string, action: string): string | undefined {
  const [, scope, name] = /^(arn:[^:]+:ssm:[^:]*:\d*:)document\/(.+)$/.exec(arn) ?? [];
  const hasType = resourceTypes.get(action)?.some((type) => kindOf(type) === 'ssm:automation-definition');
  return hasType === true && scope && name ? `${scope}automation-definition/${name}:*` : undefined;
}

function onItself(required: RequiredAction, trial: Trial, workload: IndexedResource): Answer {
  const denying = trial.accountIndex.around.denyingPolicies.get(workload.request.arn);
  const verdict = both(
    onResource(required, trial, workload),
    selfGranted(required, trial, workload, denying),
  );
  if (verdict === undefined || denying === undefined) return verdict;
  return both(verdict, trial.callers.facing(denying, trial.binding.member).may(required.action, workload));
}

/**
 * Judges the caller after it writes the policy of a function. It can allow itself the update, and needs no identity
 * policy for that in its own account (G-13). Denies, its boundary and guardrails still count, and so does a Deny in the
 * function's policy unless that is replaced (G-24).
 */
function selfGranted(
  { action, selfGrants }: RequiredAction,
  { callers, binding: { member } }: Trial,
  workload: IndexedResource,
  denying: AppliedPolicy | undefined,
): Answer {
  if (selfGrants === undefined) return granted;
  const writer = callers.selfGranting(selfGrants, member, replacesPolicy(action) ? undefined : denying);
  return withoutWrittenPolicy(strongestBy(selfGrants, (action) => writer.may(action, workload)));
}

/** Judges the same for a function that is not known. */
function selfGrantedSomewhere(
  { action, like, selfGrants = [], ...required }: RequiredAction,
  trial: Trial,
): Answer {
  const caller = trial.callers.asking(action, trial.binding.member);
  const writer = trial.callers.selfGranting(selfGrants, trial.binding.member);
  return strongestBy(selfGrants, (one) => {
    const places = sharedPlaces([caller.places(action, like), writer.places(one, like)]);
    return strongestBy(places ?? caller.places(action, like), (arn) =>
      onItself({ ...required, action, selfGrants: [one] }, trial, trial.accountIndex.resources.of(arn)),
    );
  });
}

/**
 * Judges a workload that is not inventoried (G-3), only of the kinds that the technique is about, or what stands beside
 * one of them.
 */
export function onSomeWorkload(required: RequiredAction, trial: Trial): Answer {
  const { account, around } = trial.accountIndex;
  const wanted = (typesOf(required.action, account) ?? []).flatMap((type) => {
    const kinds = runsAsOf(trial.form)?.kinds.filter(
      (kind) => kind === kindOf(type) || areSideBySide(kind, kindOf(type)),
    );
    return (kinds ?? []).map((kind) => ({ kind, type }));
  });
  if (wanted.length === 0) return onSomething(required, trial);
  const likes = wanted.flatMap(({ kind, type }) =>
    around.unseenRegions(kind).map((one) => inRegion(type, one)),
  );
  return strongestBy([...new Set(likes)], (like) => onSomething({ ...required, like }, trial));
}

/** Judges writing the known source of a workload's code, which leads to its role through the bucket (G-17). */
export function onCode(
  required: RequiredAction,
  trial: Trial,
  { arn: workload, codeFrom = [] }: AccountWorkload,
): Answer {
  const later = provided(`${workload} runs what it takes from the bucket later`);
  return strongestBy(codeFrom, (like) =>
    through(bucketOf(like), both(onSomething({ ...required, like }, trial), later)),
  );
}

/** Judges writing to a bucket for which it is not known what runs from it. */
export function onBucket(required: RequiredAction, trial: Trial): Answer {
  const { chosen } = trial.binding;
  if (chosen === undefined) return onSomething(required, trial);
  return through(chosen, onSomething({ ...required, like: `${chosen}/*` }, trial));
}

export function onSomething({ doubted, ...required }: RequiredAction, trial: Trial): Answer {
  if (doubted) return onSomething(required, trial) ?? unlessDenied(required, trial);
  if (required.selfGrants !== undefined) return selfGrantedSomewhere(required, trial);
  const { action, like, without } = required;
  if (action === PASS_ROLE) return passingSomething(like, trial);
  const { callers } = trial;
  const { member, passed: what } = trial.binding;
  const knownContext = knownContextOf({ action, without, passed: what });
  if (action === 'sts:AssumeRole')
    return withoutWrittenTrust(callers.trusted(member).mayOnSome(action, like, knownContext));
  const caller = callers.asking(action, member);
  const types = like === undefined ? requiredResourceTypes.get(action) : undefined;
  if (types !== undefined)
    return types.reduce<Answer>(
      (one, type) => both(one, onType(type, required, trial, knownContext)),
      granted,
    );
  if (!action.startsWith('kms:')) return caller.mayOnSome(action, like, knownContext);
  if (like !== undefined && caller.places(action, like).length === 0) return undefined;
  const verdict = caller.may(action, callers.anything(), knownContext);
  return both(verdict, provided("the key's policy lets its account decide, or lets the caller do it"));
}

/** Judges an action on a type that is among the resources of its call (E-2). */
function onType(
  { patterns, isDoubted }: RequiredType,
  required: RequiredAction,
  trial: Trial,
  knownContext: KnownContext,
): Answer {
  const { action } = required;
  const caller = trial.callers.asking(action, trial.binding.member);
  return strongestBy(
    patterns,
    (like) =>
      caller.mayOnSome(action, like, knownContextOn(like, action, knownContext)) ??
      (isDoubted ? unlessDenied({ ...required, like }, trial) : undefined),
  );
}

/** Judges an action that nothing allows there, and about which the caller may not be asked (E-2). */
function unlessDenied({ action, like }: RequiredAction, { callers, binding }: Trial): Answer {
  const verdict = callers.selfGranting([action], binding.member).mayOnSome(action, like);
  const unasked = provided(`${action} is not asked about on ${like ?? 'another resource'}`);
  return both(withoutWrittenPolicy(verdict), unasked);
}

/** Leaves out what is passed for other resource types: only the request for the instance shows it (E-2). */
function knownContextOn(type: string, action: string, knownContext: KnownContext): KnownContext {
  const key = keyOfPassed(action);
  if (key === undefined || type.includes(':instance/')) return knownContext;
  return [...knownContext.filter(([name]) => name !== key), [key, undefined]];
}
