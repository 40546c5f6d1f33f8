/** Tests by allowed actions alone whether held identities may cover what a technique requires. */
import { TechniqueActions } from '../catalog/techniqueActions.js';
import { techniques } from '../catalog/techniques.js';
import { formsOf, type Form, type Technique } from '../catalog/technique.js';
import {
  alternatives,
  isAboutMember,
  requiredActionsOf,
  PASS_ROLE,
  passingCalls,
  renamingActions,
  shareableParts,
  taggingActions,
} from '../catalog/forms.js';
import type { CompiledPolicy } from '../../iam/language/compile.js';
import { memoizeWeakly } from '../../graph/model/memoize.js';

/** The actions of all techniques, including those that are off: where none is allowed, the account need not be read. */
const techniqueActions = new TechniqueActions(techniques, []);

/** Returns the actions of techniques that the policy allows. */
export const techniqueActionsIn = memoizeWeakly((policy: CompiledPolicy) =>
  techniqueActions.allowedBy(policy),
);

/** What an alternative of a technique requires of held identities. */
interface Required {
  /** Actions that one identity must make: passing a role, and the call that takes it. */
  readonly byOne: readonly string[];
  readonly others: readonly string[];
  /** How many of the identities must take part, at least. */
  readonly identities: number;
}

const requiredByForms: ReadonlyMap<Form, readonly Required[]> = new Map(
  techniques.flatMap((technique) =>
    formsOf(technique)
      .filter(({ gain }) => gain.kind !== 'ASSUMPTION')
      .map((form) => [form, requiredBy(technique, form)] as const),
  ),
);

function requiredBy(technique: Technique, form: Form): readonly Required[] {
  const parts = shareableParts(technique, form);
  if (!isAboutMember(form) && parts < 2) return [];
  const calls = passingCalls(technique, form);
  return alternatives(form.required).map((one) => {
    const actions = new Set(requiredActionsOf(one).map(({ action }) => action));
    const byOne = calls === undefined ? [] : [PASS_ROLE, ...calls.filter((call) => actions.has(call))];
    const others = [...actions].filter((action) => !byOne.includes(action));
    // One action also serves another held identity, or what that one may assume: then one identity is enough.
    const isByOneToo = isAboutMember(form) || parts > others.length + Math.sign(byOne.length);
    return { byOne, others, identities: isByOneToo ? 1 : 2 };
  });
}

/** Actions that change tags or names, and so what conditions on them match (G-20, G-32). */
const tagging: readonly Required[] = [...taggingActions, ...renamingActions].map((action) => ({
  byOne: [],
  others: [action],
  identities: 1,
}));

/** The actions of techniques that an Allow of one identity applies to. */
interface Allowed {
  has(action: string): boolean;
}

export class Coverage {
  private readonly byOne = new Map<string, boolean>();

  constructor(private readonly each: readonly Allowed[]) {}

  /** Whether they may gain anything by any technique. */
  coversAny(): boolean {
    return [...requiredByForms.values(), tagging].some((some) => this.coversOneOf(some));
  }

  /** Whether they may gain more by the form than each is known to gain alone. */
  covers(form: Form): boolean {
    return this.coversOneOf(requiredByForms.get(form) ?? []);
  }

  private coversOneOf(some: readonly Required[]): boolean {
    return some.some((one) => this.isCovered(one));
  }

  private isCovered({ byOne, others, identities }: Required): boolean {
    if (!this.areAllowed(others) || !this.areAllowed(byOne)) return false;
    let [left, isPassed] = [identities, byOne.length === 0];
    for (const own of this.each) {
      const isPassing = byOne.length > 0 && hasAll(own, byOne);
      isPassed ||= isPassing;
      if (isPassing || hasSome(own, others)) left -= 1;
      if (left <= 0 && isPassed) return true;
    }
    return false;
  }

  /** Whether each action is allowed to one of them. */
  private areAllowed(actions: readonly string[]): boolean {
    for (const action of actions) {
      const known = this.byOne.get(action) ?? this.each.some((own) => own.has(action));
      this.byOne.set(action, known);
      if (!known) return false;
    }
    return true;
  }
}

function hasAll(own: Allowed, actions: readonly string[]): boolean {
  for (const action of actions) if (!own.has(action)) return false;
  return true;
}

function hasSome(own: Allowed, actions: readonly string[]): boolean {
  for (const action of actions) if (own.has(action)) return true;
  return false;
}
