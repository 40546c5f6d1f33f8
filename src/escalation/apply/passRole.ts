/** Judges passing a role to a service (G-1, G-2). */
import type { Role, User } from '../context/accountContents.js';
import type { IndexedResource } from '../context/resourceIndex.js';
import { bound, type Launch, type LaunchingService, type Trial } from './trial.js';
import type { GainKind } from '../catalog/technique.js';
import { requiredActionsOf, PASS_ROLE } from '../catalog/forms.js';
import type { KnownContext } from '../context/caller.js';
import { knownContextsOf, keyOfPassed, type Passed } from '../context/knownContext.js';
import { isReserved, spellingsOf } from '../context/trusts.js';
import { both, strongestBy, granted, type Verdict } from './verdict.js';

type Answer = Verdict | undefined;

/** Judges passing the role (G-1, G-2). Without a role it is granted, so that the rest is judged alone. */
export function passed(throughProfile: boolean, trial: Trial): Answer {
  const { accountIndex } = trial;
  const { role, service } = trial.binding;
  if (role === undefined || service === undefined) return granted;
  if (throughProfile && !accountIndex.isInProfile(role)) return undefined;
  const trust = accountIndex.trusts.rolesTrusting(service).get(role);
  return trust && both(passing(trial, holderResource(trial, role)), trust);
}

export function passing(trial: Trial, role: IndexedResource): Answer {
  const { service, member } = trial.binding;
  if (isReserved(role.request.arn)) return undefined;
  const caller = trial.callers.asking(PASS_ROLE, member);
  return judgeNames(trial, service, (knownContext) => caller.may(PASS_ROLE, role, knownContext));
}

/** Judges passing a role that is not given to one of the services. */
export function passingSomething(like: string | undefined, trial: Trial): Answer {
  const caller = trial.callers.asking(PASS_ROLE, trial.binding.member);
  return strongestBy(trial.technique.passServices ?? [undefined], (service) =>
    judgeNames(trial, service, (knownContext) => caller.mayOnSome(PASS_ROLE, like, knownContext)),
  );
}

/** Asks with each name that `iam:PassedToService` may have for the service. */
function judgeNames(
  { accountIndex, technique: { passedAs } }: Trial,
  service: string | undefined,
  ask: (knownContext: KnownContext | undefined) => Answer,
): Answer {
  const to = (name?: string): Answer => {
    const use = { action: PASS_ROLE, ...(name === undefined ? {} : { service: name }) };
    const [knownContext] = knownContextsOf(use, accountIndex);
    return ask(knownContext);
  };
  if (service === undefined || passedAs === 'UNKNOWN') return to();
  const names = (passedAs ?? [service]).flatMap((one) => spellingsOf(one, accountIndex.account.partition));
  if (passedAs === undefined) return strongestBy(names, to);
  return names.some((name) => to(name) !== undefined) ? to() : undefined;
}

/** Returns a user or role as the resource of a request, with its tags or with any tags. */
export const holderResource = (
  { accountIndex, binding: { hasOtherTags } }: Trial,
  holder: Role | User,
): IndexedResource =>
  hasOtherTags ? accountIndex.resources.withAnyTags(holder.arn) : accountIndex.target(holder);

/** Whether the other calls of the form depend on which role is passed. */
export const asksWhatIsPassed = ({ callers, form, binding: { member } }: Trial): boolean =>
  requiredActionsOf(form.required).some(({ action }) => {
    const key = keyOfPassed(action);
    return key !== undefined && callers.asking(action, member).relevantTo(action).keys.has(key);
  });

/** Returns what the request can show: the role, or each of its instance profiles (G-2). */
export const attributeAlternatives = (
  { accountIndex }: Trial,
  role: Role,
  throughProfile: boolean,
): readonly Passed[] =>
  throughProfile
    ? accountIndex.profilesOf(role).map((profileArn) => ({ roleArn: role.arn, profileArn }))
    : [{ roleArn: role.arn }];

/** Judges passing any role that trusts the service (G-1). */
export const passesSome = (trial: Trial, service: string): Answer =>
  strongestBy(trial.accountIndex.trusts.rolesTrusting(service).keys(), (role) =>
    passed(false, bound(trial, { role, service })),
  );

/** Judges passing the role to a service that gives as much of it, once the role trusts it (T-015, T-037). */
export function launched(trial: Trial): Answer {
  const { accountIndex, binding } = trial;
  const { role, created } = binding;
  if (role) {
    const profile = accountIndex.isInProfile(role) ? 'TOO' : 'NOT';
    return launchedAs(trial, holderResource(trial, role), profile);
  }
  return created === undefined ? undefined : launchedAs(trial, accountIndex.resources.ofIam(created), 'NOT');
}

const launchedAs = (trial: Trial, role: IndexedResource, profile: Launch['profile']): Answer =>
  strongestBy(launchesFor(trial, profile), ({ service, verdict }) =>
    both(verdict, passing(bound(trial, { service }), role)),
  );

/** Returns what the caller can start that gives as much of a role: of an administrator, one call is enough (G-6a). */
export function launchesFor(
  { form, earlier, callers }: Trial,
  profile: Launch['profile'],
): readonly LaunchingService[] {
  const { kind } = form.gain;
  const gains: readonly GainKind[] = kind === 'ADMINISTRATION' ? ['BECOME_ROLE', 'API_AS_ROLE'] : [kind];
  return gains.flatMap((gain) => earlier.launches({ gain, profile }, callers));
}
