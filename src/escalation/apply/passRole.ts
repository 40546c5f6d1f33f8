/** Passing a role to a service (G-1, G-2). */
import type { Role, User } from '../context/account.js';
import type { Asked } from '../context/resourceIndex.js';
import type { Attempt, Binding } from './applyTechnique.js';
import { each } from '../context/caller.js';
import { leavesOf } from '../catalog/variants.js';
import { givensOf, keyOfPassed, type Passed } from '../context/knownContext.js';
import { isReserved, spellingsOf } from '../context/trusts.js';
import { both, strongest, granted, type Verdict } from './verdict.js';

type Answer = Verdict | undefined;

export const PASS_ROLE = 'iam:PassRole';

/** G-1, G-2. Without a role: what is needed beside passing one. */
export function passed(throughProfile: boolean, attempt: Attempt, binding: Binding): Answer {
  const { estate } = attempt;
  const { role, service } = binding;
  if (role === undefined || service === undefined) return granted;
  if (throughProfile && !estate.isInProfile(role)) return undefined;
  const trust = estate.trusts.rolesTrusting(service).get(role);
  return trust && both(passing(attempt, role, binding), trust);
}

export function passing(
  attempt: Attempt,
  role: Role,
  binding: Pick<Binding, 'service' | 'member' | 'hasOtherTags'>,
): Answer {
  const { service, member } = binding;
  const { callers, estate } = attempt;
  if (isReserved(role.arn)) return undefined;
  const caller = callers.asking(PASS_ROLE, member);
  const names = service === undefined ? [undefined] : spellingsOf(service, estate.account.partition);
  return strongest(
    each(names, (name) => {
      const use = { action: PASS_ROLE, ...(name === undefined ? {} : { service: name }) };
      const [given] = givensOf(use, estate);
      return caller.may(PASS_ROLE, askedOf(attempt, binding, role), given);
    }),
  );
}

/** A user or role as it is asked about, with its tags or with any. */
export const askedOf = ({ estate }: Attempt, { hasOtherTags }: Binding, holder: Role | User): Asked =>
  hasOtherTags ? estate.resources.withAnyTags(holder.arn) : estate.asked(holder);

/** What the caller may do beside passing hangs on what it passes. */
export const asksWhatIsPassed = ({ callers, form }: Attempt, { member }: Binding): boolean =>
  leavesOf(form.required).some(({ action }) => {
    const key = keyOfPassed(action);
    return key !== undefined && callers.asking(action, member).says(action).keys.has(key);
  });

/** G-2: a role can be in several profiles. */
export const attributeAlternatives = (
  { estate }: Attempt,
  role: Role,
  throughProfile: boolean,
): readonly Passed[] =>
  throughProfile
    ? estate.profilesOf(role).map((profileArn) => ({ roleArn: role.arn, profileArn }))
    : [{ roleArn: role.arn }];

/** G-1, of whichever role. */
export const passesSome = (attempt: Attempt, binding: Binding, service: string): Answer =>
  strongest(
    each(attempt.estate.trusts.rolesTrusting(service).keys(), (role) =>
      passed(false, attempt, { ...binding, role, service }),
    ),
  );

/** To any service with which the caller gets as much of the role, which it lets trust that service (T-037). */
export function launched(attempt: Attempt, binding: Binding): Answer {
  const { role } = binding;
  if (role === undefined) return undefined;
  const { estate, form, ways } = attempt;
  const profile = estate.isInProfile(role) ? 'TOO' : 'NOT';
  return strongest(
    each(ways.launchable(), (service) =>
      both(
        ways.launches({ service, gain: form.gain.kind, profile }),
        passing(attempt, role, { ...binding, service }),
      ),
    ),
  );
}
