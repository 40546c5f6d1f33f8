/** May the caller do what a technique requires (G-5, G-11)? */
import type { Policy, Role, User, Workload } from '../context/account.js';
import { bucketOf } from './buckets.js';
import type { Attempt, Binding } from './applyTechnique.js';
import { runsAsOf } from './candidates.js';
import { alwaysAskedOn } from '../data/resourceTypes.js';
import { checks, choosesPolicy, leavesOf, mentions, type Leaf } from '../catalog/variants.js';
import type { Asked } from '../context/resourceIndex.js';
import { each, type Given } from '../context/caller.js';
import { givensOf, givenOf, keyOfPassed, type Use } from '../context/knownContext.js';
import { askedOf, PASS_ROLE, passed, passing } from './passRole.js';
import { onSameThing, tiesIn, type All } from './sharedResource.js';
import { inRegion, kindOf, sharedPlaces, typesOf } from '../context/candidateResources.js';
import { groupsOf, presentHoldings, roleIn, userIn, type Holdings } from '../context/holdings.js';
import type { AppliedPolicy } from '../../iam/decide/layers.js';
import type { Requirement } from '../catalog/technique.js';
import { withOwnClaims } from '../context/trusts.js';
import { both, strongest, granted, provided, through, withoutStatementsOf, type Verdict } from './verdict.js';
import { replacesPolicy, WRITTEN_POLICY, WRITTEN_TRUST } from './selfWrittenTrust.js';

type Answer = Verdict | undefined;

export function needed(required: Requirement, attempt: Attempt, binding: Binding): Answer {
  if ('action' in required) return leaf(required, attempt, binding);
  if ('all' in required) return allOf(required, attempt, binding);
  if ('any' in required) return strongest(each(required.any, (part) => needed(part, attempt, binding)));
  if ('assume' in required) return assumed(attempt, binding);
  if ('none' in required) return granted;
  return passed('profile' in required, attempt, binding);
}

/** Those of its actions that are about the same thing have to be allowed on one. */
function allOf(required: All, attempt: Attempt, binding: Binding): Answer {
  const ties = tiesIn(required);
  if (ties === undefined) return eachOf(required.all, attempt, binding);
  return strongest(
    each(ties, ({ parts, same }) => {
      const verdict = eachOf(parts, attempt, binding);
      return (
        verdict && same.reduce<Answer>((one, tied) => both(one, onSameThing(tied, attempt, binding)), verdict)
      );
    }),
  );
}

function eachOf(parts: readonly Requirement[], attempt: Attempt, binding: Binding): Answer {
  let verdict: Answer = granted;
  for (const part of parts) {
    verdict = both(verdict, needed(part, attempt, binding));
    if (verdict === undefined) return undefined;
  }
  return verdict;
}

/** E-37: the edge of the set, or of the member. */
function assumed({ callers }: Attempt, { role, member, isForOthers }: Binding): Answer {
  if (role === undefined) return undefined;
  if (isForOthers) return granted;
  return strongest(callers.assumptions(member).map((assumptions) => assumptions.get(role.arn)));
}

function leaf(required: Leaf, attempt: Attempt, binding: Binding): Answer {
  const { estate } = attempt;
  const { role, user, member = '', running, created } = binding;
  const standing = attempt.callers.standing(member);
  switch (required.on) {
    case 'SELF':
      return onHolder(required, attempt, binding, userIn(standing));
    case 'OWN_ROLE':
      return onHolder(required, attempt, binding, roleIn(standing));
    case 'ROLE':
      return onRole(required, attempt, binding);
    case 'USER':
      return onHolder(required, attempt, binding, user);
    case 'OWN_GROUP':
      return onEach(required, attempt, binding, standing ? groupsOf(standing.holder) : []);
    case 'OTHER_GROUP':
      return onOtherGroup(required, attempt, binding);
    case 'GROUP_OF_USER':
      return onEach(required, attempt, binding, user?.groupArns ?? []);
    case 'OWN_POLICY':
      return onEachPolicy(required, attempt, binding, standing);
    case 'OWN_BOUNDARY':
      return onBoundary(required, attempt, binding);
    case 'POLICY_OF_ROLE':
      return onEachPolicy(required, attempt, binding, role && presentHoldings(estate, role));
    case 'POLICY_OF_USER':
      return onEachPolicy(required, attempt, binding, user && presentHoldings(estate, user));
    case 'PROVIDER':
      return onProvider(required, attempt, binding);
    case 'WORKLOAD':
      return running === undefined
        ? onSomeWorkload(required, attempt, binding)
        : onWorkload(required, attempt, binding, estate.resources.of(running.workload.arn));
    case 'CODE_SOURCE':
      return running === undefined
        ? onBucket(required, attempt, binding)
        : onCode(required, attempt, binding, running.workload);
    case 'NEW':
      return onCreated(required, attempt, binding, created);
    case 'MEMBER_ROOT':
      return onSomething({ ...required, like: 'arn:*:iam::*:root' }, attempt, binding);
    case 'PERMISSION_SET':
      return onSomething({ ...required, like: 'arn:*:sso:::permissionSet/*' }, attempt, binding);
    case 'SOMETHING':
      return onSomething(required, attempt, binding);
  }
}

function on(
  required: Leaf,
  attempt: Attempt,
  binding: Binding,
  asked: Asked,
  use: Partial<Use> = {},
): Answer {
  const caller = attempt.callers.asking(required.action, binding.member);
  const { keys, allows } = caller.says(required.action);
  if (allows.length === 0) return undefined;
  const whole: Use = {
    action: required.action,
    ...use,
    ...policyIn(required, binding),
    ...(binding.passed ? { passed: binding.passed } : {}),
    ...(required.without ? { without: required.without } : {}),
  };
  const givens = givensOf(whole, attempt.estate, keys.has('iam:policyarn'));
  return strongest(each(givens, (given) => caller.may(required.action, asked, given)));
}

function policyIn({ action }: Leaf, binding: Binding): Partial<Use> {
  if (!('policy' in binding) || !choosesPolicy(action)) return {};
  return binding.policy === undefined ? { anyPolicy: true } : { policyArn: binding.policy };
}

/** A user or role that is there. */
function onHolder(
  required: Leaf,
  attempt: Attempt,
  binding: Binding,
  holder: User | Role | undefined,
): Answer {
  if (holder === undefined) return undefined;
  const { estate } = attempt;
  const boundary =
    holder.boundaryUid === undefined ? undefined : estate.policies.get(holder.boundaryUid)?.arn;
  return on(required, attempt, binding, askedOf(attempt, binding, holder), { boundary });
}

function onRole(required: Leaf, attempt: Attempt, binding: Binding): Answer {
  const { role } = binding;
  if (role === undefined) return undefined;
  // The service that it is passed to counts, where another check looks for one.
  if (required.action === PASS_ROLE)
    return checks(attempt.form, 'LAUNCH_SET') ? granted : passing(attempt, role, binding);
  const verdict = onHolder(required, attempt, binding, role);
  return required.action === RETRUST
    ? both(verdict, entered(attempt, binding, askedOf(attempt, binding, role)))
    : verdict;
}

const RETRUST = 'iam:UpdateAssumeRolePolicy';

/**
 * Whoever writes the trust policy can name itself there, and needs no permission to assume the role (E-27b); what denies
 * it or stands above it still counts. Somebody else enters where the role is passed on, or a provider made.
 */
function entered({ form, callers }: Attempt, { member }: Binding, role: Asked): Answer {
  const isForOthers = leavesOf(form.required).some(({ action }) =>
    [PASS_ROLE, 'iam:CreateOpenIDConnectProvider'].includes(action),
  );
  if (isForOthers || mentions(form.required, 'pass')) return granted;
  const verdict = callers.entrant(member).may('sts:AssumeRole', role);
  return withoutTrust(verdict);
}

const withoutTrust = (verdict: Answer): Answer => withoutStatementsOf(verdict, (id) => id === WRITTEN_TRUST);

function onCreated(required: Leaf, attempt: Attempt, binding: Binding, created: string | undefined): Answer {
  if (created === undefined) return undefined;
  const asked = attempt.estate.resources.ofIam(created);
  const verdict = on(required, attempt, binding, asked);
  return required.action === 'iam:CreateRole' ? both(verdict, entered(attempt, binding, asked)) : verdict;
}

function onWorkload(required: Leaf, attempt: Attempt, binding: Binding, workload: Asked): Answer {
  const denying = attempt.estate.around.denyingPolicies.get(workload.request.arn);
  const verdict = both(
    on(required, attempt, binding, workload),
    opened(required, attempt, binding, workload, denying),
  );
  if (verdict === undefined || denying === undefined) return verdict;
  return both(verdict, attempt.callers.facing(denying, binding.member).may(required.action, workload));
}

/**
 * Whoever writes the policy of a function can allow itself to update it, and needs no identity policy for that in its
 * own account (G-13); what denies it or stands above it still counts, and so does a Deny in the policy unless that is replaced (G-24).
 */
function opened(
  { action, opens }: Leaf,
  { callers }: Attempt,
  { member }: Binding,
  workload: Asked,
  denying: AppliedPolicy | undefined,
): Answer {
  if (opens === undefined) return granted;
  const opener = callers.opener(opens, member, replacesPolicy(action) ? undefined : denying);
  return withoutStatementsOf(
    strongest(each(opens, (action) => opener.may(action, workload))),
    (id) => id === WRITTEN_POLICY,
  );
}

/** On one that is not known. */
function opensSomething(
  { action, like, opens = [], ...required }: Leaf,
  attempt: Attempt,
  binding: Binding,
): Answer {
  const caller = attempt.callers.asking(action, binding.member);
  const opener = attempt.callers.opener(opens, binding.member);
  return strongest(
    each(opens, (one) => {
      const places = sharedPlaces([caller.places(action, like), opener.places(one, like)]);
      return strongest(
        each(places ?? caller.places(action, like), (arn) =>
          onWorkload(
            { ...required, action, opens: [one] },
            attempt,
            binding,
            attempt.estate.resources.of(arn),
          ),
        ),
      );
    }),
  );
}

/** Of a kind that the technique is about, where the action acts on others too; where nobody looked for it (G-3). */
function onSomeWorkload(required: Leaf, attempt: Attempt, binding: Binding): Answer {
  const { account, around } = attempt.estate;
  const types = typesOf(required.action, account) ?? [];
  const wanted = types.filter((type) => runsAsOf(attempt.form)?.kinds.includes(kindOf(type)));
  if (wanted.length === 0) return onSomething(required, attempt, binding);
  const likes = wanted.flatMap((type) =>
    around.unseenRegions(kindOf(type)).map((one) => inRegion(type, one)),
  );
  return strongest(each(likes, (like) => onSomething({ ...required, like }, attempt, binding)));
}

/** G-17: what feeds the workload is known, and leads to its role through the bucket. */
function onCode(
  required: Leaf,
  attempt: Attempt,
  binding: Binding,
  { arn: workload, codeFrom = [] }: Workload,
): Answer {
  const later = provided(`${workload} runs what it takes from the bucket later`);
  return strongest(
    each(codeFrom, (like) =>
      through(bucketOf(like), both(onSomething({ ...required, like }, attempt, binding), later)),
    ),
  );
}

/** What it feeds is not known. */
function onBucket(required: Leaf, attempt: Attempt, binding: Binding): Answer {
  const { chosen } = binding;
  if (chosen === undefined) return onSomething(required, attempt, binding);
  return through(chosen, onSomething({ ...required, like: `${chosen}/*` }, attempt, binding));
}

function onSomething(required: Leaf, attempt: Attempt, binding: Binding): Answer {
  if (required.opens !== undefined) return opensSomething(required, attempt, binding);
  const { action, like, without } = required;
  const { callers } = attempt;
  const { member, passed: what } = binding;
  const given = givenOf({ action, without, passed: what });
  if (action === 'sts:AssumeRole')
    return withoutTrust(callers.trusted(member).maySomewhere(action, like, given));
  const caller = callers.asking(action, member);
  const types = like === undefined ? alwaysAskedOn.get(action) : undefined;
  if (types !== undefined)
    return types.reduce<Answer>(
      (one, type) => both(one, caller.maySomewhere(action, type, givenOn(type, action, given))),
      granted,
    );
  if (!action.startsWith('kms:')) return caller.maySomewhere(action, like, given);
  const verdict = caller.may(action, callers.anything(), given);
  return both(verdict, provided("the key's policy lets its account decide, or lets the caller do it"));
}

/** E-2: only the request for the instance shows what is passed to it. */
function givenOn(type: string, action: string, given: Given): Given {
  const key = keyOfPassed(action);
  if (key === undefined || type.includes(':instance/')) return given;
  return [...given.filter(([name]) => name !== key), [key, undefined]];
}

/** One of several, which the verdict names. */
function onEach(required: Leaf, attempt: Attempt, binding: Binding, arns: readonly string[]): Answer {
  const wanted = binding.chosen === undefined ? arns : arns.filter((arn) => arn === binding.chosen);
  return strongest(
    each(wanted, (arn) => through(arn, on(required, attempt, binding, attempt.estate.resources.of(arn)))),
  );
}

/** A new user is in none yet, and joins the one that was chosen, or one that is not known. */
function onOtherGroup(required: Leaf, attempt: Attempt, binding: Binding): Answer {
  const { groups } = attempt.estate;
  const { member = '', user = userIn(attempt.callers.standing(member)), created, chosen } = binding;
  if (created !== undefined && chosen === undefined)
    return onSomething({ ...required, like: 'arn:*:iam::*:group/*' }, attempt, binding);
  const own = created === undefined ? user?.groupArns : [];
  return onEach(
    required,
    attempt,
    binding,
    own ? [...groups.keys()].filter((arn) => !own.includes(arn)) : [],
  );
}

/** One of those that the role trusts, in whose name the caller then comes. */
function onProvider(required: Leaf, attempt: Attempt, binding: Binding): Answer {
  const { estate, form } = attempt;
  const check = form.preconditions
    .map((one) => one.check)
    .find((one) => one?.kind === 'ROLE_TRUSTS_PROVIDER');
  if (binding.role === undefined || check === undefined) return undefined;
  return strongest(
    each(estate.trusts.providersTrustedBy(binding.role, check.provider), (trusted) => {
      const asked = estate.resources.of(trusted.provider);
      return through(trusted.provider, both(on(required, attempt, binding, asked), withOwnClaims(trusted)));
    }),
  );
}

/** Customer managed ones, its own or those of its groups; the others are AWS's, or have no versions. */
function onEachPolicy(
  required: Leaf,
  attempt: Attempt,
  binding: Binding,
  standing: Holdings | undefined,
): Answer {
  const policies = standing === undefined ? [] : managedPoliciesOf(attempt, standing);
  const wanted =
    binding.chosen === undefined ? policies : policies.filter(({ uid }) => uid === binding.chosen);
  return strongest(each(wanted, (policy) => onPolicy(required, attempt, binding, policy)));
}

function managedPoliciesOf({ estate }: Attempt, { held }: Holdings): readonly Policy[] {
  return [...new Set(held.map(({ uid }) => uid))].flatMap((uid) => {
    const policy = estate.policies.get(uid);
    return policy?.kind === 'MANAGED' ? [policy] : [];
  });
}

function onBoundary(required: Leaf, attempt: Attempt, binding: Binding): Answer {
  const { estate, callers } = attempt;
  const uid = callers.standing(binding.member ?? '')?.holder.boundaryUid;
  const policy = uid === undefined ? undefined : estate.policies.get(uid);
  return policy?.kind === 'MANAGED' ? onPolicy(required, attempt, binding, policy) : undefined;
}

const MOST_VERSIONS = 5;

function onPolicy(required: Leaf, attempt: Attempt, binding: Binding, { arn, versionCount }: Policy): Answer {
  if (arn === undefined) return undefined;
  const asked = attempt.estate.resources.of(arn);
  const verdict = through(arn, on(required, attempt, binding, asked));
  if (verdict === undefined || required.action !== 'iam:CreatePolicyVersion') return verdict;
  if (!checks(attempt.form, 'POLICY_VERSION_FREE')) return verdict;
  if (versionCount !== undefined && versionCount < MOST_VERSIONS) return verdict;
  const removal = { action: 'iam:DeletePolicyVersion', on: required.on } as const;
  const freed = on(removal, attempt, binding, asked);
  if (versionCount !== undefined) return both(verdict, freed);
  return freed ? both(verdict, freed) : both(verdict, provided('the policy has fewer than five versions'));
}
