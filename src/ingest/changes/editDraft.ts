/** Applies changes to a draft with the verbs of all services. */
import { assignmentVerbs } from './verbs/assignments.js';
import { verbNames, type ArgumentsOf, type Change, type Verb } from './change.js';
import { credentialVerbs } from './verbs/credentials.js';
import type { Draft } from './draft.js';
import { managedPolicyVerbs } from './verbs/managedPolicies.js';
import { organizationVerbs } from './verbs/organizations.js';
import { principalVerbs } from './verbs/principals.js';
import { resourceVerbs } from './verbs/resources.js';
import type { Scene, VerbTable } from './scene.js';
import { ChangeRefused, Refusal } from './changeRefused.js';

const verbs: VerbTable = {
  ...principalVerbs,
  ...managedPolicyVerbs,
  ...credentialVerbs,
  ...resourceVerbs,
  ...organizationVerbs,
  ...assignmentVerbs,
};

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
  try {
    if (given !== undefined) verbs[verb](given, scene);
  } catch (error) {
    throw error instanceof Refusal ? new ChangeRefused(scene.position, error.message) : error;
  }
}
