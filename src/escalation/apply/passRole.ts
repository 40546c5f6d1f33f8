/** Passing a role to a service (G-1, G-2). */
import type { Role, User } from '../context/accountContents.js';
import type { IndexedResource } from '../context/resourceIndex.js';
import type { TechniqueApplication, Binding } from './applyTechnique.js';
import { leavesOf, PASS_ROLE } from '../catalog/variants.js';
import { knownContextsOf, keyOfPassed, type Passed } from '../context/knownContext.js';
import { isReserved, spellingsOf } from '../context/trusts.js';
import { both, strongestBy, granted, type Verdict } from './verdict.js';

type Answer = Verdict | undefined;

/** G-1, G-2. Without a role: what is needed beside passing one. */
export function passed(throughProfile: boolean, application: TechniqueApplication, binding: Binding): Answer {
  const { accountIndex } = application;
  const { role, service } = binding;
  if (role === undefined || service === undefined) return granted;
  if (throughProfile && !accountIndex.isInProfile(role)) return undefined;
  const trust = accountIndex.trusts.rolesTrusting(service).get(role);
  return trust && both(passing(application, role, binding), trust);
}

export function passing(
  application: TechniqueApplication,
  role: Role,
  binding: Pick<Binding, 'service' | 'member' | 'hasOtherTags'>,
): Answer {
  const { service, member } = binding;
  const { callers, accountIndex, technique } = application;
  if (isReserved(role.arn)) return undefined;
  const caller = callers.asking(PASS_ROLE, member);
  const names =
    service === undefined || technique.passedAs === 'UNKNOWN'
      ? [undefined]
      : spellingsOf(service, accountIndex.account.partition);
  return strongestBy(names, (name) => {
    const use = { action: PASS_ROLE, ...(name === undefined ? {} : { service: name }) };
    const [knownContext] = knownContextsOf(use, accountIndex);
    return caller.may(PASS_ROLE, holderResource(application, binding, role), knownContext);
  });
}

/** A user or role as the resource of a request, with its tags or with any. */
export const holderResource = (
  { accountIndex }: TechniqueApplication,
  { hasOtherTags }: Binding,
  holder: Role | User,
): IndexedResource =>
  hasOtherTags ? accountIndex.resources.withAnyTags(holder.arn) : accountIndex.target(holder);

/** What the caller may do beside passing hangs on what it passes. */
export const asksWhatIsPassed = ({ callers, form }: TechniqueApplication, { member }: Binding): boolean =>
  leavesOf(form.required).some(({ action }) => {
    const key = keyOfPassed(action);
    return key !== undefined && callers.asking(action, member).relevantTo(action).keys.has(key);
  });

/** G-2: a role can be in several profiles. */
export const attributeAlternatives = (
  { accountIndex }: TechniqueApplication,
  role: Role,
  throughProfile: boolean,
): readonly Passed[] =>
  throughProfile
    ? accountIndex.profilesOf(role).map((profileArn) => ({ roleArn: role.arn, profileArn }))
    : [{ roleArn: role.arn }];

/** G-1, of whichever role. */
export const passesSome = (application: TechniqueApplication, binding: Binding, service: string): Answer =>
  strongestBy(application.accountIndex.trusts.rolesTrusting(service).keys(), (role) =>
    passed(false, application, { ...binding, role, service }),
  );

/** To any service with which the caller gets as much of the role, which it lets trust that service (T-037). */
export function launched(application: TechniqueApplication, binding: Binding): Answer {
  const { role } = binding;
  if (role === undefined) return undefined;
  const { accountIndex, form, earlier } = application;
  const profile = accountIndex.isInProfile(role) ? 'TOO' : 'NOT';
  return strongestBy(
    earlier.launches({ gain: form.gain.kind, profile }, application.callers),
    ({ service, verdict }) => both(verdict, passing(application, role, { ...binding, service })),
  );
}
