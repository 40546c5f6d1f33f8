/** Whether, and by which techniques, identities could come to anything together, by the actions that their policies allow. */
import { TechniqueActions } from '../catalog/techniqueActions.js';
import { techniques } from '../catalog/techniques.js';
import { formsOf, type Form, type Technique } from '../catalog/technique.js';
import {
  alternatives,
  checks,
  isAboutMember,
  leavesOf,
  PASS_ROLE,
  passingCalls,
  shareableParts,
  taggingActions,
} from '../catalog/variants.js';
import { isBuiltOnOthers, parted, type TechniqueForm } from '../apply/applyTechniques.js';
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

/** Whoever may change tags changes what conditions on them say (G-20). */
const tagging: readonly Joint[] = taggingActions.map((action) => ({
  byOne: [],
  others: [action],
  identities: 1,
}));

/** Of one identity: the actions of techniques that some Allow of it is about. */
export interface Allowed {
  has(action: string): boolean;
}

/** `allowed`: of each identity. */
export const mayActTogether = (allowed: readonly Allowed[]): boolean =>
  [...[...joints.values()].flat(), ...tagging].some((joint) => isAllowed(joint, allowed));

/** Of one form: whether more could come of it than each of them is known to come to by itself. */
const mayActTogetherBy = (form: Form, allowed: readonly Allowed[]): boolean =>
  (joints.get(form) ?? []).some((joint) => isAllowed(joint, allowed));

function isAllowed({ byOne, others, identities }: Joint, allowed: readonly Allowed[]): boolean {
  if (!others.every((action) => allowed.some((own) => own.has(action)))) return false;
  const passing = allowed.filter((own) => byOne.every((action) => own.has(action)));
  const acting = allowed.filter((own) => others.some((action) => own.has(action)));
  const all = new Set([...(byOne.length > 0 ? passing : []), ...acting]);
  return (byOne.length === 0 || passing.length > 0) && all.size >= identities;
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
  readonly all: Forms;
  /** Those in which several can share. */
  private readonly shared: readonly TechniqueForm[];
  private readonly enabling: readonly TechniqueForm[];
  private readonly known = new Map<string, Forms>();

  constructor(tried: readonly TechniqueForm[]) {
    const isEnabling = ({ gain }: Form): boolean => gain.kind === 'ENABLER' || gain.kind === 'ASSUMPTION';
    const usable = tried.filter(([, form]) => !isEnabling(form));
    const [ofOneself, any] = parted(usable, ([, form]) => isAboutMember(form));
    this.ofOneself = { tried: ofOneself, key: 'of oneself' };
    this.enabling = tried.filter(([, form]) => isEnabling(form));
    this.shared = any.filter(([technique, form]) => shareableParts(technique, form) > 1);
    this.all = { tried: [...any, ...this.enabling], key: 'all' };
  }

  /** Of those in which several can share, the ones that the actions of these allow; where one builds on others, all. */
  joint(allowed: readonly Allowed[]): Forms {
    const joint = this.shared.filter(([, form]) => mayActTogetherBy(form, allowed));
    const some = joint.some(([, form]) => buildsOnOthers(form)) ? this.shared : joint;
    const key = some.map((one) => this.shared.indexOf(one)).join(' ');
    const tried = some.length === 0 ? [] : [...some, ...this.enabling];
    const made = this.known.get(key) ?? { tried, key };
    this.known.set(key, made);
    return made;
  }
}

const buildsOnOthers = (form: Form): boolean =>
  isBuiltOnOthers(form) || checks(form, 'LAUNCHES_WITH_PROFILE');
