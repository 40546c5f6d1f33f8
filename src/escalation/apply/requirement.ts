/** Judges whether the caller may do what a technique requires (G-5, G-11). */
import type { Role, User } from '../context/accountContents.js';
import { onceForAllTargets, type Trial } from './trial.js';
import {
  checkIn,
  checks,
  requiredActionsOf,
  mentions,
  PASS_ROLE,
  type RequiredAction,
} from '../catalog/forms.js';
import type { IndexedResource } from '../context/resourceIndex.js';
import { withoutWrittenTrust } from '../context/selfWrittenTrust.js';
import { holderResource, passed, passing } from './passRole.js';
import { onBucket, onCode, onSomething, onSomeWorkload, onWorkload } from './onWorkload.js';
import { onBoundary, onEach, onEachPolicy, onResource } from './onResource.js';
import { onSameThing, tiesIn, type All } from './sharedResource.js';
import { groupsOf, presentHoldings, roleIn, userIn, type Holdings } from '../context/holdings.js';
import type { Requirement } from '../catalog/technique.js';
import { judgeOutsiderEntry } from '../gains/outsiderEntry.js';
import { deleting, freeing, onOtherName } from '../gains/renaming.js';
import { withOwnClaims } from '../context/trusts.js';
import { both, strongest, strongestBy, granted, provided, through, type Verdict } from './verdict.js';

type Answer = Verdict | undefined;

export function needed(required: Requirement, trial: Trial): Answer {
  if ('action' in required) return judgeAction(required, trial);
  if ('all' in required) return allOf(required, trial);
  if ('any' in required) return strongestBy(required.any, (part) => needed(part, trial));
  if ('assume' in required) return assumed(trial);
  if ('none' in required) return granted;
  return passed('profile' in required, trial);
}

/** Judges several parts: actions on the same new or unknown resource have to be allowed on one ARN. */
function allOf(required: All, trial: Trial): Answer {
  const ties = tiesIn(required);
  if (ties === undefined) return eachOf(required.all, trial);
  return strongestBy(ties, ({ parts, same }) => {
    const verdict = eachOf(parts, trial);
    return verdict && same.reduce<Answer>((one, tied) => both(one, onSameThing(tied, trial)), verdict);
  });
}

function eachOf(parts: readonly Requirement[], trial: Trial): Answer {
  let verdict: Answer = granted;
  for (const part of parts) {
    verdict = both(verdict, needed(part, trial));
    if (verdict === undefined) return undefined;
  }
  return verdict;
}

/** Returns the assume-role grant of the set, or of the member (E-37). */
function assumed({ callers, binding: { role, member, anyoneMayEnter } }: Trial): Answer {
  if (role === undefined) return undefined;
  if (anyoneMayEnter) return granted;
  return strongest(callers.assumptions(member).map((assumptions) => assumptions.get(role.arn)));
}

function judgeAction(required: RequiredAction, trial: Trial): Answer {
  const { accountIndex } = trial;
  const { role, user, running } = trial.binding;
  switch (required.on) {
    case 'SELF':
      return onHolder(required, trial, userIn(heldBy(trial)));
    case 'OWN_ROLE':
      return onHolder(required, trial, roleIn(heldBy(trial)));
    case 'ROLE':
      return onRole(required, trial);
    case 'USER':
      return onHolder(required, trial, user);
    case 'OWN_GROUP':
      return onEach(required, trial, ownGroups(trial));
    case 'OTHER_GROUP':
      return onOtherGroup(required, trial);
    case 'GROUP_OF_USER':
      return onEach(required, trial, user?.groupArns ?? []);
    case 'OWN_POLICY':
      return onEachPolicy(required, trial, heldBy(trial));
    case 'OWN_BOUNDARY':
      return onBoundary(required, trial, heldBy(trial)?.holder);
    case 'BOUNDARY_OF_ROLE':
    case 'BOUNDARY_OF_USER':
      return onBoundary(required, trial, role ?? user);
    case 'POLICY_OF_ROLE':
      return onEachPolicy(required, trial, role && presentHoldings(accountIndex, role));
    case 'POLICY_OF_USER':
      return onEachPolicy(required, trial, user && presentHoldings(accountIndex, user));
    case 'PROVIDER':
      return onProvider(required, trial);
    case 'WORKLOAD':
      return running === undefined
        ? once(required, trial, onSomeWorkload)
        : onWorkload(required, trial, running.workload);
    case 'CODE_SOURCE':
      return running === undefined ? onBucket(required, trial) : onCode(required, trial, running.workload);
    case 'NEW':
    case 'NEW_GROUP':
      return onCreated(required, trial);
    case 'MEMBER_ROOT':
      return onSomething({ ...required, like: 'arn:*:iam::*:root' }, trial);
    case 'PERMISSION_SET':
    case 'SOMETHING':
      return once(required, trial, onSomething);
  }
}

const heldBy = ({ callers, binding: { member = '' } }: Trial): Holdings | undefined =>
  callers.holdings(member);

const ownGroups = (trial: Trial): readonly string[] => {
  const holdings = heldBy(trial);
  return holdings ? groupsOf(holdings.holder) : [];
};

const once = (required: RequiredAction, trial: Trial, judge: typeof onSomething): Answer =>
  onceForAllTargets(required, trial, () => judge(required, trial));

/** Judges an action on an existing user or role. */
function onHolder(required: RequiredAction, trial: Trial, holder: User | Role | undefined): Answer {
  if (holder === undefined) return undefined;
  const { accountIndex } = trial;
  const boundary =
    holder.boundaryUid === undefined ? undefined : accountIndex.policies.get(holder.boundaryUid)?.arn;
  const judge = (target: IndexedResource): Answer => onResource(required, trial, target, { boundary });
  const verdict = judge(holderResource(trial, holder));
  return verdict === undefined && mayBeMoved(required, trial, holder)
    ? onOtherName(required, trial, holder.arn, judge)
    : verdict;
}

/** Whether the user can be renamed first. A user that renames itself is judged by T-188 where its name matters. */
const mayBeMoved = (
  { action, on }: RequiredAction,
  { callers, binding: { member } }: Trial,
  holder: User | Role,
): boolean =>
  'groupArns' in holder && !(on === 'SELF' && callers.asking(action, member).relevantTo(action).readsMember);

function onRole(required: RequiredAction, trial: Trial): Answer {
  const { role } = trial.binding;
  if (role === undefined) return undefined;
  if (required.action === PASS_ROLE) return passingTo(trial, holderResource(trial, role));
  const verdict = onHolder(required, trial, role);
  return required.action === RETRUST ? both(verdict, entered(trial, holderResource(trial, role))) : verdict;
}

/** Another check judges passing the role to a service, where it looks for one. */
const passingTo = (trial: Trial, role: IndexedResource): Answer =>
  checks(trial.form, 'LAUNCH_SET') ? granted : passing(trial, role);

const RETRUST = 'iam:UpdateAssumeRolePolicy';

/**
 * Judges whether the caller can enter a role with a trust policy that it writes. It can name itself there, and needs no
 * permission to assume the role (E-27b); Denies, its boundary and guardrails still count. Where the role is passed on,
 * or a provider is made, another principal enters.
 */
function entered(
  { form, callers, accountIndex, binding: { member, isFromElsewhere } }: Trial,
  role: IndexedResource,
): Answer {
  const anyoneMayEnter = requiredActionsOf(form.required).some(({ action }) =>
    [PASS_ROLE, 'iam:CreateOpenIDConnectProvider'].includes(action),
  );
  if (anyoneMayEnter || mentions(form.required, 'pass')) return granted;
  if (isFromElsewhere) return judgeOutsiderEntry(accountIndex, role);
  const verdict = callers.entrant(member).may('sts:AssumeRole', role);
  return withoutWrittenTrust(verdict);
}

function onCreated(required: RequiredAction, trial: Trial): Answer {
  const created = required.on === 'NEW' ? trial.binding.created : trial.binding.createdGroup;
  if (created === undefined) return undefined;
  const target = trial.accountIndex.resources.ofIam(created);
  if (required.action === PASS_ROLE) return passingTo(trial, target);
  const { newBoundary: boundary } = trial.binding;
  const verdict = onResource(required, trial, target, { boundary });
  const { callers, accountIndex } = trial;
  const { member = '' } = trial.binding;
  if (required.action === 'iam:UpdateUser') {
    const renamer = callers.asking(required.action, member);
    return both(verdict, freeing(target.request.arn, member, renamer, accountIndex));
  }
  if (!/^iam:Create(Role|User)$/.test(required.action)) return verdict;
  const made = both(verdict, deleting(target.request.arn, trial));
  return required.action === 'iam:CreateRole' ? both(made, entered(trial, target)) : made;
}

/** Judges joining an existing group. A new user is in none, and joins the chosen one or an unknown one. */
function onOtherGroup(required: RequiredAction, trial: Trial): Answer {
  const { groups } = trial.accountIndex;
  const { member = '', user = userIn(trial.callers.holdings(member)), created, chosen } = trial.binding;
  if (trial.binding.createdGroup !== undefined) return undefined;
  if (created !== undefined && chosen === undefined)
    return onSomething({ ...required, like: 'arn:*:iam::*:group/*' }, trial);
  const own = created === undefined ? user?.groupArns : [];
  return onEach(required, trial, own ? [...groups.keys()].filter((arn) => !own.includes(arn)) : []);
}

/** Judges changing or making one of the providers that the role trusts, as which the caller then enters. */
function onProvider(required: RequiredAction, trial: Trial): Answer {
  const { accountIndex, form } = trial;
  const check = checkIn(form, 'ROLE_TRUSTS_PROVIDER');
  const { role } = trial.binding;
  if (role === undefined || check === undefined) return undefined;
  return strongestBy(accountIndex.trusts.providersTrustedBy(role, check.provider), (trusted) => {
    const target = accountIndex.resources.of(trusted.provider);
    const allowed = both(onResource(required, trial, target), suitingProvider(trusted.provider, trial));
    return through(trusted.provider, both(allowed, withOwnClaims(trusted)));
  });
}

/** AWS documents of the roles of Identity Center that IAM refuses changes (E-77), and of its provider nothing. */
const changed = (arn: string): Verdict =>
  /:saml-provider\/AWSSSO_\w+_DO_NOT_DELETE$/.test(arn)
    ? provided('IAM lets the identity provider of Identity Center be changed')
    : granted;

/**
 * Judges that the provider is there; where the form makes one and deletes none, that none of its name is: the trust
 * policy stays when its provider is deleted.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSAMLProvider.html
 */
function suitingProvider(
  arn: string,
  { form, accountIndex: { account } }: Pick<Trial, 'form' | 'accountIndex'>,
): Answer {
  const isThere = account.identityProviders.some((one) => one.arn === arn);
  const areKnown = account.completeness.some(
    ({ section, status }) => section === 'IDENTITY_PROVIDERS' && status === 'COLLECTED',
  );
  const isMadeAnew = requiredActionsOf(form.required).every(({ action }) =>
    /^iam:Create\w+Provider$/.test(action),
  );
  if (isThere || areKnown) return isThere === isMadeAnew ? undefined : changed(arn);
  return isMadeAnew ? provided('no provider of the name that the role trusts is there') : changed(arn);
}
