/** Whether identities could come to anything together, by the actions that their policies allow: their account need not be read if not. */
import { TechniqueActions } from '../catalog/techniqueActions.js';
import { techniques } from '../catalog/techniques.js';
import { formsOf, type Form } from '../catalog/technique.js';
import { alternatives, isAboutMember, leavesOf, mentions, shareableParts } from '../catalog/variants.js';
import type { CompiledPolicy } from '../../iam/language/compile.js';

const PASS_ROLE = 'iam:PassRole';

/** Of all techniques, those that are off among them. */
const techniqueActions = new TechniqueActions(techniques, []);

const allowed = new WeakMap<CompiledPolicy, readonly string[]>();

/** Of the actions that techniques are made of. */
export function techniqueActionsIn(policy: CompiledPolicy): readonly string[] {
  const known = allowed.get(policy) ?? techniqueActions.allowedBy(policy);
  allowed.set(policy, known);
  return known;
}

/** Actions that one hand has to be allowed, by at least so many of its identities. */
interface Joint {
  readonly actions: readonly string[];
  readonly identities: number;
}

const joints: readonly Joint[] = techniques
  .flatMap((technique) => formsOf(technique))
  .filter(({ gain }) => gain.kind !== 'ASSUMPTION')
  .flatMap(jointsOf);

function jointsOf(form: Form): readonly Joint[] {
  const { required } = form;
  if (!isAboutMember(form) && shareableParts(form) < 2) return [];
  return alternatives(required).map((one) => {
    const actions = leavesOf(one).map(({ action }) => action);
    const passes = mentions(one, 'pass') || mentions(one, 'profile');
    const all = [...new Set(passes ? [...actions, PASS_ROLE] : actions)];
    // What a single action does for somebody else who is held, or with what that one may assume, takes one.
    const isByOneToo = isAboutMember(form) || shareableParts(form) > all.length;
    return { actions: all, identities: isByOneToo ? 1 : 2 };
  });
}

/** Whoever may change tags changes what conditions on them say (G-20). */
const tagging: readonly Joint[] = ['iam:TagUser', 'iam:UntagUser', 'iam:TagRole', 'iam:UntagRole'].map(
  (action) => ({ actions: [action], identities: 1 }),
);

/** `allowed`: of each identity the actions of techniques that some Allow of it is about. */
export function mayActTogether(allowed: readonly ReadonlySet<string>[]): boolean {
  return [...joints, ...tagging].some(
    ({ actions, identities }) =>
      actions.every((action) => allowed.some((own) => own.has(action))) &&
      allowed.filter((own) => actions.some((action) => own.has(action))).length >= identities,
  );
}
