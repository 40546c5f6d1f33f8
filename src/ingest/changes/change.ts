/** Defines changes in the verbs of the AWS API, and their arguments. `schema/scenario.graphql` describes them. */
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
