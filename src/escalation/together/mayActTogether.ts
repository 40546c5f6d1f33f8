/** Tests by the allowed actions whether, and by which techniques, identities could gain anything together. */
import { TechniqueActions } from '../catalog/techniqueActions.js';
import { techniques } from '../catalog/techniques.js';
import { formsOf, triedOf, type Form, type Technique, type TechniqueForm } from '../catalog/technique.js';
import {
  alternatives,
  checks,
  isAboutMember,
  leavesOf,
  mentions,
  PASS_ROLE,
  passingCalls,
  renamingActions,
  shareableParts,
  taggingActions,
} from '../catalog/variants.js';
import { isBuiltOnOthers, parted } from '../apply/applyTechniques.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { CompiledPolicy } from '../../iam/language/compile.js';
import { getOrMake, memoizeWeakly } from '../../graph/model/memoize.js';

/** The actions of all techniques, including those that are off: where none is allowed, the account need not be read. */
const techniqueActions = new TechniqueActions(techniques, []);

/** Returns the actions of techniques that the policy allows. */
export const techniqueActionsIn = memoizeWeakly((policy: CompiledPolicy) =>
  techniqueActions.allowedBy(policy),
);

/** What held identities must be allowed. */
interface Joint {
  /** Actions that one identity must make: passing a role, and the call that takes it. */
  readonly byOne: readonly string[];
  readonly others: readonly string[];
  /** How many of the identities must take part, at least. */
  readonly identities: number;
}

const joints: ReadonlyMap<Form, readonly Joint[]> = new Map(
  techniques.flatMap((technique) =>
    formsOf(technique)
      .filter(({ gain }) => gain.kind !== 'ASSUMPTION')
      .map((form) => [form, jointsOf(technique, form)] as const),
  ),
);

function jointsOf(technique: Technique, form: Form): readonly Joint[] {
  const parts = shareableParts(technique, form);
  if (!isAboutMember(form) && parts < 2) return [];
  const calls = passingCalls(technique, form);
  return alternatives(form.required).map((one) => {
    const actions = new Set(leavesOf(one).map(({ action }) => action));
    const byOne = calls === undefined ? [] : [PASS_ROLE, ...calls.filter((call) => actions.has(call))];
    const others = [...actions].filter((action) => !byOne.includes(action));
    // One action also serves another held identity, or what that one may assume: then one identity is enough.
    const isByOneToo = isAboutMember(form) || parts > others.length + Math.sign(byOne.length);
    return { byOne, others, identities: isByOneToo ? 1 : 2 };
  });
}

/** Actions that change tags or names, and so what conditions on them match (G-20, G-32). */
const tagging: readonly Joint[] = [...taggingActions, ...renamingActions].map((action) => ({
  byOne: [],
  others: [action],
  identities: 1,
}));

/** The actions of techniques that an Allow of one identity applies to. */
interface Allowed {
  has(action: string): boolean;
}

/** Tests what several identities may be allowed together. */
export class AllowedTogether {
  private readonly byOne = new Map<string, boolean>();

  constructor(private readonly each: readonly Allowed[]) {}

  /** Whether several of them could gain anything. */
  mayAct(): boolean {
    return [...joints.values(), tagging].some((some) => this.mayActAs(some));
  }

  /** Whether one form could give more than each is known to gain alone. */
  mayActBy(form: Form): boolean {
    return this.mayActAs(joints.get(form) ?? []);
  }

  private mayActAs(some: readonly Joint[]): boolean {
    return some.some((joint) => this.isAllowed(joint));
  }

  private isAllowed({ byOne, others, identities }: Joint): boolean {
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

  /** Whether each action is allowed to some of them. */
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

/** Forms of techniques that identities are judged by together. */
export interface Forms {
  readonly tried: readonly TechniqueForm[];
  /** Equal for the same selection of the same techniques. */
  readonly key: string;
}

/** Sorts the techniques of an account by how they are judged. */
export class SortedForms {
  readonly ofOneself: Forms;
  private readonly all: Forms;
  /** Forms that assume a role which lets the caller in after tags are changed (T-038). */
  private readonly assuming: Forms;
  /** Forms that several identities can share. */
  private readonly shared: Forms;
  private readonly known = new Map<string, Forms>();
  private readonly byTechnique: readonly { readonly whole: Forms; readonly shared: Forms }[];

  constructor(tried: readonly TechniqueForm[]) {
    const [assuming, others] = parted(tried, ([, { gain }]) => gain.kind === 'ASSUMPTION');
    const [enabling, usable] = parted(others, ([, { gain }]) => gain.kind === 'ENABLER');
    const [ofOneself, any] = parted(usable, ([, form]) => isAboutMember(form));
    const enablingAny = (some: readonly TechniqueForm[]): readonly TechniqueForm[] => {
      const ids = new Set(some.map(([{ id }]) => id));
      return enabling.filter(([{ enables = [] }]) => enables.some((id) => ids.has(id)));
    };
    const sharedOf = (key: string, some: readonly TechniqueForm[]): Forms => {
      const shared = some.filter(([technique, form]) => shareableParts(technique, form) > 1);
      return { tried: [...shared, ...enablingAny(shared)], key: `shared ${key}` };
    };
    this.assuming = { tried: assuming, key: 'assuming' };
    this.ofOneself = { tried: ofOneself, key: 'of oneself' };
    this.all = { tried: [...any, ...enabling], key: 'all' };
    this.shared = sharedOf('all', any);
    this.byTechnique = [...groupBy(any, ([{ id }]) => id)].map(([id, own]) => ({
      whole: { tried: [...own, ...enablingAny(own)], key: id },
      shared: sharedOf(id, own),
    }));
  }

  /** Returns all forms, for identities that may do more than is stored. */
  whole(mayTag: boolean): readonly Forms[] {
    return [mayTag ? this.atOnce([this.all, this.assuming]) : this.all];
  }

  /** Returns the forms that these identities may share by their actions; if one builds on others, all of them. */
  joint(allowed: AllowedTogether): readonly Forms[] {
    const mayBe = ([, form]: TechniqueForm): boolean => allowed.mayActBy(form);
    return this.shared.tried.some((one) => isBuilt(one) && mayBe(one))
      ? [this.shared]
      : this.byTechnique.flatMap(({ shared }) => (shared.tried.some(mayBe) ? shared : []));
  }

  /** Returns the same where one may change tags, and whole techniques that depend on tags (`readsTags`). */
  retagging(allowed: AllowedTogether, readsTags: (forms: Forms) => boolean): readonly Forms[] {
    const joint = this.joint(allowed);
    const tagged = this.byTechnique.filter(({ whole }) => readsTags(whole));
    const isWhole = joint.includes(this.shared) || tagged.some(({ whole }) => whole.tried.some(isBuilt));
    if (isWhole) return [this.atOnce([this.shared, ...tagged.map(({ whole }) => whole), this.assuming])];
    const others = joint.filter((forms) => !tagged.some(({ shared }) => shared === forms));
    return [...others, ...tagged.map(({ whole }) => whole), this.assuming];
  }

  private atOnce(all: readonly Forms[]): Forms {
    const key = all.map((one) => one.key).join(', ');
    return getOrMake(this.known, key, () => ({
      tried: [...new Set(all.flatMap(({ tried }) => tried))],
      key,
    }));
  }
}

const isBuilt = ([, form]: TechniqueForm): boolean => buildsOnOthers(form);

const buildsOnOthers = (form: Form): boolean =>
  isBuiltOnOthers(form) || checks(form, 'LAUNCHES_WITH_PROFILE');

/** Whether taking part may need no action: to make a linked role, or to be let in by a trust policy (G-16, E-27b). */
export const needsNoAction = ([, form]: TechniqueForm): boolean =>
  form.gain.kind === 'ASSUMPTION' || checks(form, 'SERVICE_LINKED_ROLE');

/** Returns the actions that the forms need from those that take part. */
export const actionsOf = memoizeWeakly((tried: readonly TechniqueForm[]): readonly string[] => [
  ...new Set([
    ...(tried.some(takesRole) ? [PASS_ROLE] : []),
    ...taggingActions,
    ...renamingActions,
    ...tried.flatMap(([, { required }]) => leavesOf(required).map(({ action }) => action)),
  ]),
]);

/** The actions of all techniques, including those that are off. */
export const actionsOfTechniques = actionsOf(triedOf(techniques));

function takesRole([, form]: TechniqueForm): boolean {
  return mentions(form.required, 'pass', 'profile') || checks(form, 'PASSES_SERVICE_ROLE');
}
