/**
 * What a condition (iam:PolicyARN, iam:PermissionsBoundary) leaves a caller to attach, or to make a boundary, where that makes
 * no administrator: whoever gets it has the rights of those policies (G-6b; T-005, T-006, T-008, T-011, T-012 and others).
 */
import { hasWildcard } from '../../iam/match/wildcard.js';
import type { Attempt, Binding } from '../apply/applyTechnique.js';
import { each } from './caller.js';
import type { Estate } from './accountIndex.js';
import { choosesPolicy, isAttaching, leavesOf, putsBoundary } from '../catalog/variants.js';
import { needed } from '../apply/requirement.js';
import type { Form } from '../catalog/technique.js';
import { strongest, type Verdict } from '../apply/verdict.js';

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
  const values = callers.asking(action, member).valuesOf(action, keyOf(action));
  return knownPolicies(estate, knownAmong(values, estate));
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
  const named = knownAmong(values, estate);
  // Where no statement has a pattern, all that none of them names are alike.
  const unnamed = values.some(isPattern) ? whichever : whatFor(unnamedPolicy(estate));
  const other = unnamed ?? strongest(each(without(named, values), whatFor));
  if (unnamed !== undefined && form.gain.as !== 'SELF') return { known: [], other: unnamed };
  const policies = unnamed === undefined ? named : knownPolicies(estate, named);
  const known = policies
    .filter(({ hash }) => estate.allowedIn(hash).size > 0)
    .flatMap((policy) => {
      const verdict = whatFor(policy.arn);
      return verdict === undefined ? [] : [{ ...policy, verdict }];
    });
  return { known, ...(other === undefined ? {} : { other }) };
}

const unnamedPolicy = ({ account }: Estate): string =>
  `arn:${account.partition}:iam::aws:policy/rolegraph/unnamed`;

const without = (policies: readonly KnownPolicy[], arns: readonly string[]): readonly string[] =>
  arns.filter((arn) => policies.every((policy) => policy.arn !== arn));

const isPattern = (value: string): boolean => hasWildcard(value) || value.includes('${');

const ofAccounts = new WeakMap<Estate, ReadonlyMap<string, KnownPolicy>>();

/** Those of the account, by ARN. */
function ownPolicies(estate: Estate): ReadonlyMap<string, KnownPolicy> {
  const known = ofAccounts.get(estate);
  if (known) return known;
  const made = new Map(
    estate.account.policies.flatMap(({ uid, arn, documentHash: hash }) =>
      arn === undefined || hash === undefined ? [] : [[arn, { uid, arn, hash }] as const],
    ),
  );
  ofAccounts.set(estate, made);
  return made;
}

/** Of these ARNs those whose documents are known: of the account's policies, and of AWS's own. */
function knownAmong(arns: readonly string[], estate: Estate): readonly KnownPolicy[] {
  const own = ownPolicies(estate);
  return [...new Set(arns)].flatMap((arn) => {
    const known = own.get(arn);
    const hash = known ? known.hash : estate.around.packagedDocument(arn);
    return hash === undefined ? [] : [known ?? { uid: arn, arn, hash }];
  });
}

/** All of the account, and these. */
const knownPolicies = (estate: Estate, named: readonly KnownPolicy[]): readonly KnownPolicy[] => [
  ...new Map([...ownPolicies(estate), ...named.map((one) => [one.arn, one] as const)]).values(),
];
