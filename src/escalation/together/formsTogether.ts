/** Selects the techniques that identities are judged by together. */
import type { Applied } from '../apply/applyTechniques.js';
import type { TechniqueForm } from '../catalog/technique.js';
import { STRENGTHEN } from '../catalog/techniques.js';
import { renamingActions, taggingActions } from '../catalog/variants.js';
import type { Callers } from '../context/callers.js';
import type { HeldIdentity } from './heldIdentity.js';
import {
  actionsOf,
  actionsOfTechniques,
  AllowedTogether,
  SortedForms,
  type Forms,
} from './mayActTogether.js';
import { getOrMake, memoizeWeakly } from '../../graph/model/memoize.js';

/** What MFA opens (T-017) is already in conditional steps. */
const isTried = ([{ id }]: TechniqueForm): boolean => id !== STRENGTHEN && id !== 'T-017';

const sortedForms = memoizeWeakly(
  (forms: readonly TechniqueForm[]) => new SortedForms(forms.filter(isTried)),
);

/** Leaves out what one identity can do alone, which is stored, unless one was changed or may set tags (G-20). */
export function formsFor(
  held: readonly HeldIdentity[],
  applied: Applied,
): { readonly any: readonly Forms[]; readonly ofOneself: Forms } {
  const sorted = sortedForms(applied.forms);
  const { ofOneself } = sorted;
  const mayTag = held.some(({ callers }) => taggingActions.some((action) => callers.mayAllow(action)));
  const mayRename = held.some(({ callers }) => renamingActions.some((action) => callers.mayAllow(action)));
  if (mayRename || held.some(({ changedBy }) => changedBy !== undefined))
    return { any: sorted.whole(mayTag), ofOneself };
  const allowed = new AllowedTogether(
    held.map(({ callers }) => ({ has: (action: string) => callers.mayAllow(action) })),
  );
  if (!mayTag) return { any: sorted.joint(allowed), ofOneself };
  const tagged = new Set(held.flatMap(actionsByTags));
  const any = sorted.retagging(allowed, ({ tried }) => actionsOf(tried).some((action) => tagged.has(action)));
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
