/**
 * What a condition (iam:PolicyARN, iam:PermissionsBoundary) leaves a caller to attach, or to make a boundary, where that makes
 * no administrator: whoever gets it has the rights of those policies (G-6b; T-005, T-006, T-008, T-011, T-012 and others).
 */
import { hasWildcard } from '../iam/match/wildcard.js';
import type { Attempt, Binding } from './attempt.js';
import { each } from './caller.js';
import type { Estate } from './estate.js';
import { choosesPolicy, isAttaching, leavesOf, putsBoundary } from './forms.js';
import { needed } from './requirement.js';
import type { Form } from './technique.js';
import { firmest, type Verdict } from './verdict.js';

/** A managed policy whose document is known. */
interface KnownPolicy {
  readonly uid: string;
  readonly arn: string;
  readonly hash: string;
}

export interface Attachable extends KnownPolicy {
  /** What it takes to attach it. */
  readonly verdict: Verdict;
}

export interface LimitedAttachments {
  /** Those that give anything which leads on. */
  readonly known: readonly Attachable[];
  /** What it takes to attach some other one, of which nobody knows what it gives; missing: there is none. */
  readonly other?: Verdict;
}

/** A condition has a say on which policy is attached, detached or made a boundary. */
export function isLimited({ form, callers }: Attempt, member: string | undefined): boolean {
  return choicesIn(form).some((action) =>
    callers.asking(action, member).says(action).keys.has(keyOf(action)),
  );
}

const choices = new WeakMap<Form, readonly string[]>();

/** Worked out once, for it is asked of every target. */
function choicesIn(form: Form): readonly string[] {
  const known = choices.get(form);
  if (known) return known;
  const actions = leavesOf(form.required).map(({ action }) => action);
  const made = [...new Set(actions.filter(choosesPolicy))];
  choices.set(form, made);
  return made;
}

const keyOf = (action: string): string =>
  putsBoundary(action) ? 'iam:permissionsboundary' : 'iam:policyarn';

/** Managed policies that the action may be used with: of those that are known all, and of AWS's own those that a condition names. */
export function policiesFor(
  action: string,
  { callers, estate }: Attempt,
  member: string | undefined,
): readonly KnownPolicy[] {
  return knownPolicies(estate, callers.asking(action, member).valuesOf(action, keyOf(action)));
}

/** Undefined where nothing is left. */
export function limitedAttachments(attempt: Attempt, binding: Binding): LimitedAttachments | undefined {
  const { callers, form, estate } = attempt;
  const action = choicesIn(form).find(isAttaching);
  if (action === undefined) return undefined;
  const values = callers.asking(action, binding.member).valuesOf(action, keyOf(action));
  const whatFor = (policy: string | undefined) => needed(form.required, attempt, { ...binding, policy });
  const whichever = whatFor(undefined);
  if (whichever === undefined) return undefined;
  const policies = knownPolicies(estate, values);
  const known = policies
    .filter(({ hash }) => estate.allowedIn(hash).size > 0)
    .flatMap((policy) => {
      const verdict = whatFor(policy.arn);
      return verdict === undefined ? [] : [{ ...policy, verdict }];
    });
  const isKnown = new Set(policies.map(({ arn }) => arn));
  // Without a pattern, one that no statement names is like any other: AdministratorAccess, which was tried.
  const other = values.some(isPattern)
    ? whichever
    : firmest(
        each(
          values.filter((arn) => !isKnown.has(arn)),
          whatFor,
        ),
      );
  return { known, ...(other === undefined ? {} : { other }) };
}

const isPattern = (value: string): boolean => hasWildcard(value) || value.includes('${');

/** Those of the account, and of AWS's own those that are named. */
function knownPolicies({ account, around }: Estate, named: readonly string[]): readonly KnownPolicy[] {
  const own = account.policies.flatMap(({ uid, arn, documentHash: hash }) =>
    arn === undefined || hash === undefined ? [] : [{ uid, arn, hash }],
  );
  const isOwn = new Set(own.map(({ arn }) => arn));
  const packaged = [...new Set(named)]
    .filter((arn) => !isOwn.has(arn))
    .flatMap((arn) => {
      const hash = around.packagedDocument(arn);
      return hash === undefined ? [] : [{ uid: arn, arn, hash }];
    });
  return [...own, ...packaged];
}
