/** Writes proposed changes in the verbs of the AWS API, as scenarios take them. */
import type { Principal } from '../../../graph/model/graph.js';

/** One verb with its input; see `ChangeInput` of the schema. */
export type Verb = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The name of a proposed inline policy, which needs one. */
const PROPOSED = 'RolegraphProposal';

/** `document`: JSON text. */
export const replaceTrustPolicy = (role: string, document: string): Verb => ({
  updateAssumeRolePolicy: { role, ...policyDocument(document) },
});

const policyDocument = (text: string) => ({ policyDocument: JSON.parse(text) as unknown });

/** Returns no verbs for a principal that cannot have policies. */
export function addPolicyTo({ kind, identifier }: Principal, document: string): readonly Verb[] {
  const inline = { policyName: PROPOSED, ...policyDocument(document) };
  if (kind === 'USER') return [{ putUserPolicy: { user: identifier, ...inline } }];
  return kind === 'ROLE' ? [{ putRolePolicy: { role: identifier, ...inline } }] : [];
}

export const joinGroup = (group: string, user: string): Verb => ({ addUserToGroup: { group, user } });

/** Returns the changes as JSON text; nothing if there are none. */
export const asScenario = (changes: readonly Verb[]): { readonly asScenario?: string } =>
  changes.length === 0 ? {} : { asScenario: JSON.stringify({ changes }) };
