/** Judges whether the caller may do what a technique requires (G-5, G-11). */
import type { Role, User } from '../context/accountContents.js';
import { onceForAllTargets, type TechniqueApplication, type Binding } from './applyTechnique.js';
import { checks, leavesOf, mentions, PASS_ROLE, type Leaf } from '../catalog/variants.js';
import type { IndexedResource } from '../context/resourceIndex.js';
import { holderResource, passed, passing } from './passRole.js';
import {
  onBucket,
  onCode,
  onSomething,
  onSomeWorkload,
  onWorkload,
  withoutWrittenTrust,
} from './onWorkload.js';
import { onBoundary, onEach, onEachPolicy, onResource } from './onResource.js';
import { onSameThing, tiesIn, type All } from './sharedResource.js';
import { groupsOf, presentHoldings, roleIn, userIn, type Holdings } from '../context/holdings.js';
import type { Requirement } from '../catalog/technique.js';
import { judgeOutsiderEntry } from '../gains/outsiderEntry.js';
import { freeing, onOtherName } from '../gains/renaming.js';
import { withOwnClaims } from '../context/trusts.js';
import { both, strongest, strongestBy, granted, through, type Verdict } from './verdict.js';

type Answer = Verdict | undefined;

export function needed(required: Requirement, application: TechniqueApplication, binding: Binding): Answer {
  if ('action' in required) return leaf(required, application, binding);
  if ('all' in required) return allOf(required, application, binding);
  if ('any' in required) return strongestBy(required.any, (part) => needed(part, application, binding));
  if ('assume' in required) return assumed(application, binding);
  if ('none' in required) return granted;
  return passed('profile' in required, application, binding);
}

/** Judges several parts: actions on the same new or unknown resource have to be allowed on one ARN. */
function allOf(required: All, application: TechniqueApplication, binding: Binding): Answer {
  const ties = tiesIn(required);
  if (ties === undefined) return eachOf(required.all, application, binding);
  return strongestBy(ties, ({ parts, same }) => {
    const verdict = eachOf(parts, application, binding);
    return (
      verdict &&
      same.reduce<Answer>((one, tied) => both(one, onSameThing(tied, application, binding)), verdict)
    );
  });
}

function eachOf(parts: readonly Requirement[], application: TechniqueApplication, binding: Binding): Answer {
  let verdict: Answer = granted;
  for (const part of parts) {
    verdict = both(verdict, needed(part, application, binding));
    if (verdict === undefined) return undefined;
  }
  return verdict;
}

/** Returns the assume-role grant of the set, or of the member (E-37). */
function assumed({ callers }: TechniqueApplication, { role, member, anyoneMayEnter }: Binding): Answer {
  if (role === undefined) return undefined;
  if (anyoneMayEnter) return granted;
  return strongest(callers.assumptions(member).map((assumptions) => assumptions.get(role.arn)));
}

function leaf(required: Leaf, application: TechniqueApplication, binding: Binding): Answer {
  const { accountIndex } = application;
  const { role, user, running } = binding;
  switch (required.on) {
    case 'SELF':
      return onHolder(required, application, binding, userIn(heldBy(application, binding)));
    case 'OWN_ROLE':
      return onHolder(required, application, binding, roleIn(heldBy(application, binding)));
    case 'ROLE':
      return onRole(required, application, binding);
    case 'USER':
      return onHolder(required, application, binding, user);
    case 'OWN_GROUP':
      return onEach(required, application, binding, ownGroups(application, binding));
    case 'OTHER_GROUP':
      return onOtherGroup(required, application, binding);
    case 'GROUP_OF_USER':
      return onEach(required, application, binding, user?.groupArns ?? []);
    case 'OWN_POLICY':
      return onEachPolicy(required, application, binding, heldBy(application, binding));
    case 'OWN_BOUNDARY':
      return onBoundary(required, application, binding, heldBy(application, binding)?.holder);
    case 'BOUNDARY_OF_ROLE':
    case 'BOUNDARY_OF_USER':
      return onBoundary(required, application, binding, role ?? user);
    case 'POLICY_OF_ROLE':
      return onEachPolicy(required, application, binding, role && presentHoldings(accountIndex, role));
    case 'POLICY_OF_USER':
      return onEachPolicy(required, application, binding, user && presentHoldings(accountIndex, user));
    case 'PROVIDER':
      return onProvider(required, application, binding);
    case 'WORKLOAD':
      return running === undefined
        ? once(required, application, binding, onSomeWorkload)
        : onWorkload(required, application, binding, accountIndex.resources.of(running.workload.arn));
    case 'CODE_SOURCE':
      return running === undefined
        ? onBucket(required, application, binding)
        : onCode(required, application, binding, running.workload);
    case 'NEW':
    case 'NEW_GROUP':
      return onCreated(required, application, binding);
    case 'MEMBER_ROOT':
      return onSomething({ ...required, like: 'arn:*:iam::*:root' }, application, binding);
    case 'PERMISSION_SET':
      return onSomething({ ...required, like: 'arn:*:sso:::permissionSet/*' }, application, binding);
    case 'SOMETHING':
      return once(required, application, binding, onSomething);
  }
}

const heldBy = ({ callers }: TechniqueApplication, { member = '' }: Binding): Holdings | undefined =>
  callers.holdings(member);

const ownGroups = (application: TechniqueApplication, binding: Binding): readonly string[] => {
  const holdings = heldBy(application, binding);
  return holdings ? groupsOf(holdings.holder) : [];
};

const once = (
  required: Leaf,
  application: TechniqueApplication,
  binding: Binding,
  judge: typeof onSomething,
): Answer => onceForAllTargets(required, application, binding, () => judge(required, application, binding));

/** Judges an action on an existing user or role. */
function onHolder(
  required: Leaf,
  application: TechniqueApplication,
  binding: Binding,
  holder: User | Role | undefined,
): Answer {
  if (holder === undefined) return undefined;
  const { accountIndex } = application;
  const boundary =
    holder.boundaryUid === undefined ? undefined : accountIndex.policies.get(holder.boundaryUid)?.arn;
  const judge = (target: IndexedResource): Answer =>
    onResource(required, application, binding, target, { boundary });
  const verdict = judge(holderResource(application, binding, holder));
  return verdict === undefined && mayBeMoved(required, application, binding, holder)
    ? onOtherName(required, application, binding, holder.arn, judge)
    : verdict;
}

/** Whether the user can be renamed first. A user that renames itself is judged by T-188 where its name matters. */
const mayBeMoved = (
  { action, on }: Leaf,
  { callers }: TechniqueApplication,
  { member }: Binding,
  holder: User | Role,
): boolean =>
  'groupArns' in holder && !(on === 'SELF' && callers.asking(action, member).relevantTo(action).readsMember);

function onRole(required: Leaf, application: TechniqueApplication, binding: Binding): Answer {
  const { role } = binding;
  if (role === undefined) return undefined;
  // Another check judges passing the role to a service, where it looks for one.
  if (required.action === PASS_ROLE)
    return checks(application.form, 'LAUNCH_SET') ? granted : passing(application, role, binding);
  const verdict = onHolder(required, application, binding, role);
  return required.action === RETRUST
    ? both(verdict, entered(application, binding, holderResource(application, binding, role)))
    : verdict;
}

const RETRUST = 'iam:UpdateAssumeRolePolicy';

/**
 * Judges whether the caller can enter a role with a trust policy that it writes. It can name itself there, and needs no
 * permission to assume the role (E-27b); Denies, its boundary and guardrails still count. Where the role is passed on,
 * or a provider is made, another principal enters.
 */
function entered(
  { form, callers, accountIndex }: TechniqueApplication,
  { member, isFromElsewhere }: Binding,
  role: IndexedResource,
): Answer {
  const anyoneMayEnter = leavesOf(form.required).some(({ action }) =>
    [PASS_ROLE, 'iam:CreateOpenIDConnectProvider'].includes(action),
  );
  if (anyoneMayEnter || mentions(form.required, 'pass')) return granted;
  if (isFromElsewhere) return judgeOutsiderEntry(accountIndex, role);
  const verdict = callers.entrant(member).may('sts:AssumeRole', role);
  return withoutWrittenTrust(verdict);
}

function onCreated(required: Leaf, application: TechniqueApplication, binding: Binding): Answer {
  const created = required.on === 'NEW' ? binding.created : binding.createdGroup;
  if (created === undefined) return undefined;
  const target = application.accountIndex.resources.ofIam(created);
  const { newBoundary: boundary } = binding;
  const verdict = onResource(required, application, binding, target, { boundary });
  const { callers, accountIndex } = application;
  const { member = '' } = binding;
  if (required.action === 'iam:UpdateUser') {
    const renamer = callers.asking(required.action, member);
    return both(verdict, freeing(target.request.arn, member, renamer, accountIndex));
  }
  return required.action === 'iam:CreateRole'
    ? both(verdict, entered(application, binding, target))
    : verdict;
}

/** Judges joining an existing group. A new user is in none, and joins the chosen one or an unknown one. */
function onOtherGroup(required: Leaf, application: TechniqueApplication, binding: Binding): Answer {
  const { groups } = application.accountIndex;
  const { member = '', user = userIn(application.callers.holdings(member)), created, chosen } = binding;
  if (binding.createdGroup !== undefined) return undefined;
  if (created !== undefined && chosen === undefined)
    return onSomething({ ...required, like: 'arn:*:iam::*:group/*' }, application, binding);
  const own = created === undefined ? user?.groupArns : [];
  return onEach(
    required,
    application,
    binding,
    own ? [...groups.keys()].filter((arn) => !own.includes(arn)) : [],
  );
}

/** Judges changing one of the providers that the role trusts, as which the caller then enters. */
function onProvider(required: Leaf, application: TechniqueApplication, binding: Binding): Answer {
  const { accountIndex, form } = application;
  const check = form.preconditions
    .map((one) => one.check)
    .find((one) => one?.kind === 'ROLE_TRUSTS_PROVIDER');
  if (binding.role === undefined || check === undefined) return undefined;
  return strongestBy(accountIndex.trusts.providersTrustedBy(binding.role, check.provider), (trusted) => {
    const target = accountIndex.resources.of(trusted.provider);
    return through(
      trusted.provider,
      both(onResource(required, application, binding, target), withOwnClaims(trusted)),
    );
  });
}
