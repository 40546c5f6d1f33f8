/** Whether, and by which techniques, identities could come to anything together, by the actions that their policies allow. */
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

/** Of all techniques, those that are off among them: the account need not be read where none could be used. */
const techniqueActions = new TechniqueActions(techniques, []);

const allowed = new WeakMap<CompiledPolicy, readonly string[]>();

/** Of the actions that techniques are made of. */
export function techniqueActionsIn(policy: CompiledPolicy): readonly string[] {
  const known = allowed.get(policy) ?? techniqueActions.allowedBy(policy);
  allowed.set(policy, known);
  return known;
}

/** What one hand has to be allowed. */
interface Joint {
  /** All by one: passing a role, and the call that takes it. */
  readonly byOne: readonly string[];
  readonly others: readonly string[];
  /** By at least so many of its identities. */
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
    // What a single action does for somebody else who is held, or with what that one may assume, takes one.
    const isByOneToo = isAboutMember(form) || parts > others.length + Math.sign(byOne.length);
    return { byOne, others, identities: isByOneToo ? 1 : 2 };
  });
}

/** Whoever may change tags or names changes what conditions on them say (G-20), or what covers whom (G-32). */
const tagging: readonly Joint[] = [...taggingActions, ...renamingActions].map((action) => ({
  byOne: [],
  others: [action],
  identities: 1,
}));

/** Of one identity: the actions of techniques that some Allow of it is about. */
interface Allowed {
  has(action: string): boolean;
}

/** What each of several identities may be allowed. */
export class AllowedTogether {
  private readonly byOne = new Map<string, boolean>();

  constructor(private readonly each: readonly Allowed[]) {}

  /** Whether something could come of several of them. */
  mayAct(): boolean {
    return [...joints.values(), tagging].some((some) => this.mayActAs(some));
  }

  /** Whether more could come of one form than each of them is known to come to by itself. */
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

  /** Each by some of them. */
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

/** Of techniques, those that identities are asked about together. */
export interface Forms {
  readonly tried: readonly TechniqueForm[];
  /** Equal for the same of the same techniques. */
  readonly key: string;
}

/** The techniques of an account, by how they are asked about. */
export class SortedForms {
  readonly ofOneself: Forms;
  private readonly all: Forms;
  /** Into a role that lets the caller in once tags are changed (T-038). */
  private readonly assuming: Forms;
  /** Those in which several can share. */
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

  /** All of them, where somebody may do more than is stored. */
  whole(mayTag: boolean): readonly Forms[] {
    return [mayTag ? this.atOnce([this.all, this.assuming]) : this.all];
  }

  /** Those in which several can share that the actions of these allow; where one builds on others, all at once. */
  joint(allowed: AllowedTogether): readonly Forms[] {
    const mayBe = ([, form]: TechniqueForm): boolean => allowed.mayActBy(form);
    return this.shared.tried.some((one) => isBuilt(one) && mayBe(one))
      ? [this.shared]
      : this.byTechnique.flatMap(({ shared }) => (shared.tried.some(mayBe) ? shared : []));
  }

  /** The same where somebody of them may change tags: and those in whole of which `readsTags` says that tags decide. */
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
    const made = this.known.get(key) ?? { tried: [...new Set(all.flatMap(({ tried }) => tried))], key };
    this.known.set(key, made);
    return made;
  }
}

const isBuilt = ([, form]: TechniqueForm): boolean => buildsOnOthers(form);

const buildsOnOthers = (form: Form): boolean =>
  isBuiltOnOthers(form) || checks(form, 'LAUNCHES_WITH_PROFILE');

/** Whoever makes a linked role, or is let in by a trust policy, need not be allowed any action of it (G-16, E-27b). */
export const needsNobody = ([, form]: TechniqueForm): boolean =>
  form.gain.kind === 'ASSUMPTION' || checks(form, 'SERVICE_LINKED_ROLE');

const actions = new WeakMap<readonly TechniqueForm[], readonly string[]>();

/** That they ask of those who take part. */
export function actionsOf(tried: readonly TechniqueForm[]): readonly string[] {
  const known = actions.get(tried) ?? [
    ...new Set([
      ...(tried.some(takesRole) ? [PASS_ROLE] : []),
      ...taggingActions,
      ...renamingActions,
      ...tried.flatMap(([, { required }]) => leavesOf(required).map(({ action }) => action)),
    ]),
  ];
  actions.set(tried, known);
  return known;
}

/** Of all of them, those that are off too. */
export const actionsOfTechniques = actionsOf(triedOf(techniques));

function takesRole([, form]: TechniqueForm): boolean {
  const { required } = form;
  return mentions(required, 'pass') || mentions(required, 'profile') || checks(form, 'PASSES_SERVICE_ROLE');
}
