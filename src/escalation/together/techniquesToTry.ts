/** Selects the techniques to try for several held identities: those that they may cover, and single ones may not. */
import { isBuiltOnOthers, type PreparedAccount } from '../apply/applyTechniques.js';
import { triedOf, type Form, type TechniqueForm } from '../catalog/technique.js';
import { STRENGTHEN_TECHNIQUE, techniques } from '../catalog/techniques.js';
import {
  checks,
  isAboutMember,
  requiredActionsOf,
  mentions,
  PASS_ROLE,
  renamingActions,
  shareableParts,
  taggingActions,
} from '../catalog/forms.js';
import { testsKey } from '../apply/preconditions.js';
import type { AccountPolicySet } from '../context/accountContents.js';
import type { Callers } from '../context/callers.js';
import { groupBy, splitBy } from '../../graph/model/groupBy.js';
import { getOrMake, memoizeWeakly } from '../../graph/model/memoize.js';
import { Coverage } from './coverage.js';
import type { HeldIdentity } from './heldIdentity.js';

/** Forms of techniques that identities are judged by together. */
export interface Forms {
  readonly tried: readonly TechniqueForm[];
  /** Equal for the same selection of the same techniques. */
  readonly key: string;
}

/** What MFA opens (T-017) is already in conditional steps. */
const isTried = ([{ id }]: TechniqueForm): boolean => id !== STRENGTHEN_TECHNIQUE && id !== 'T-017';

const sortedForms = memoizeWeakly(
  (forms: readonly TechniqueForm[]) => new SortedForms(forms.filter(isTried)),
);

/** Returns the forms that take over somebody, whether one identity can do it alone or not. */
export const takeovers = ({ forms }: PreparedAccount): Forms => sortedForms(forms).takingOver;

/** Leaves out what one identity can do alone, which is stored, unless one was changed or may set tags (G-20). */
export function techniquesToTry(
  held: readonly HeldIdentity[],
  account: PreparedAccount,
): { readonly any: readonly Forms[]; readonly ofOneself: Forms } {
  const sorted = sortedForms(account.forms);
  const { ofOneself } = sorted;
  const mayTag = held.some(({ callers }) => taggingActions.some((action) => callers.mayAllow(action)));
  const mayRename = held.some(({ callers }) => renamingActions.some((action) => callers.mayAllow(action)));
  if (mayRename || held.some(({ changedBy }) => changedBy !== undefined))
    return { any: sorted.whole(mayTag), ofOneself };
  const coverage = new Coverage(
    held.map(({ callers }) => ({ has: (action: string) => callers.mayAllow(action) })),
  );
  if (!mayTag) return { any: sorted.joint(coverage), ofOneself };
  const tagged = new Set(held.flatMap(actionsByTags));
  const takesPeers = held.some((one) => hasPeers(one.callers, account));
  const any = sorted.retagging(
    coverage,
    ({ tried }) =>
      actionsOf(tried).some((action) => tagged.has(action)) || (takesPeers && tried.some(takesOver)),
  );
  return { any, ofOneself };
}

const byTags = new WeakMap<Callers, Map<string, readonly string[]>>();

/** Returns actions of techniques that it may make where a statement reads tags of resources. */
function actionsByTags({ callers, arn }: HeldIdentity): readonly string[] {
  const known = getOrMake(byTags, callers, () => new Map());
  return getOrMake(known, arn, () =>
    actionsOfTechniques.filter(
      (action) => callers.mayAllow(action) && callers.asking(action, arn).relevantTo(action).readsTags,
    ),
  );
}

const withPeers = new WeakMap<Callers, boolean>();

/** Whether others have none but its policies, and tags that another identity sets may tell them apart (G-8, G-20). */
const hasPeers = (callers: Callers, { accountIndex }: PreparedAccount): boolean =>
  getOrMake(withPeers, callers, () => {
    const isPeer = (set: AccountPolicySet): boolean =>
      callers.haveAllOf(set) && (set.uid !== callers.set.uid || set.members.length > 1);
    return (
      testsKey({ keys: ['aws:PrincipalTag/*'] }, { accountIndex, callers }) &&
      [...accountIndex.policySets.values()].some(isPeer)
    );
  });

const takesOver = ([, { gain }]: TechniqueForm): boolean =>
  gain.kind === 'BECOME_USER' || gain.kind === 'BECOME_ROLE';

/** Sorts the techniques of an account by how they are judged. */
class SortedForms {
  readonly ofOneself: Forms;
  readonly takingOver: Forms;
  private readonly all: Forms;
  /** Forms that assume a role which lets the caller in after tags are changed (T-038). */
  private readonly assuming: Forms;
  /** Forms that several identities can share. */
  private readonly shared: Forms;
  private readonly known = new Map<string, Forms>();
  private readonly byTechnique: readonly { readonly whole: Forms; readonly shared: Forms }[];

  constructor(tried: readonly TechniqueForm[]) {
    const [assuming, others] = splitBy(tried, ([, { gain }]) => gain.kind === 'ASSUMPTION');
    const [enabling, usable] = splitBy(others, ([, { gain }]) => gain.kind === 'ENABLER');
    const [ofOneself, any] = splitBy(usable, ([, form]) => isAboutMember(form));
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
    const taking = any.filter(takesOver);
    this.takingOver = { tried: [...taking, ...enablingAny(taking)], key: 'taking over' };
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
  joint(coverage: Coverage): readonly Forms[] {
    const mayBe = ([, form]: TechniqueForm): boolean => coverage.covers(form);
    return this.shared.tried.some((one) => isBuilt(one) && mayBe(one))
      ? [this.shared]
      : this.byTechnique.flatMap(({ shared }) => (shared.tried.some(mayBe) ? shared : []));
  }

  /** Returns the same where one may change tags, and whole techniques that depend on tags (`readsTags`). */
  retagging(coverage: Coverage, readsTags: (forms: Forms) => boolean): readonly Forms[] {
    const joint = this.joint(coverage);
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

/** Returns the actions that the forms need from those that take part. */
const actionsOf = memoizeWeakly((tried: readonly TechniqueForm[]): readonly string[] => [
  ...new Set([
    ...(tried.some(takesRole) ? [PASS_ROLE] : []),
    ...taggingActions,
    ...renamingActions,
    ...tried.flatMap(([, { required }]) => requiredActionsOf(required).map(({ action }) => action)),
  ]),
]);

/** The actions of all techniques, including those that are off. */
export const actionsOfTechniques = actionsOf(triedOf(techniques));

function takesRole([, form]: TechniqueForm): boolean {
  return mentions(form.required, 'pass', 'profile') || checks(form, 'PASSES_SERVICE_ROLE');
}
