/** Defines changes in the verbs of the AWS API, and applies them to a draft. `schema/scenario.graphql` describes them. */
import { ChangeRefused, Refusal } from './changeRefused.js';
import type { Draft } from './draft.js';
import type { Scene, VerbOf } from './scene.js';
import { assignmentVerbs } from './verbs/assignments.js';
import { credentialVerbs } from './verbs/credentials.js';
import { managedPolicyVerbs } from './verbs/managedPolicies.js';
import { organizationVerbs } from './verbs/organizations.js';
import { principalVerbs } from './verbs/principals.js';
import { resourceVerbs } from './verbs/resources.js';

export const verbs = {
  ...principalVerbs,
  ...managedPolicyVerbs,
  ...credentialVerbs,
  ...resourceVerbs,
  ...organizationVerbs,
  ...assignmentVerbs,
};

export type Verb = keyof typeof verbs;

export type ArgumentsOf<V extends Verb> = Parameters<(typeof verbs)[V]['apply']>[0];

export const verbNames = Object.keys(verbs) as readonly Verb[];

/** A change: exactly one verb with its arguments. */
export type Change = { readonly [V in Verb]: { readonly [K in V]: ArgumentsOf<V> } }[Verb];

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
