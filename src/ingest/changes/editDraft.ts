/** Applies changes to a draft with the verbs of all services. */
import { verbNames, verbs, type ArgumentsOf, type Change, type Verb } from './change.js';
import type { Draft } from './draft.js';
import type { Scene, VerbOf } from './scene.js';
import { ChangeRefused, Refusal } from './changeRefused.js';

/** Applies the changes, each of which sees those before it. `at`: epoch milliseconds. Throws `ChangeRefused`. */
export function editDraft(draft: Draft, changes: readonly Change[], at: number): void {
  for (const [index, change] of changes.entries())
    for (const verb of verbNames)
      if (verb in change) apply(verb, change, { draft, at, position: `changes[${index}].${verb}` });
}

function apply<V extends Verb>(
  verb: V,
  change: { readonly [K in V]?: ArgumentsOf<K> | undefined },
  scene: Scene,
): void {
  const given = change[verb];
  const table: { readonly [K in Verb]: VerbOf<ArgumentsOf<K>> } = verbs;
  try {
    if (given !== undefined) table[verb].apply(given, scene);
  } catch (error) {
    throw error instanceof Refusal ? new ChangeRefused(scene.position, error.message) : error;
  }
}
