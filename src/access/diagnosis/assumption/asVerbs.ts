/** Proposed changes in the verbs of the AWS API, as a scenario takes them. */
import type { Principal } from '../../../graph/model/graph.js';

/** One verb with what it is given; see `ChangeInput` of the schema. */
export type Verb = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** For an inline policy, which needs one. */
const PROPOSED = 'RolegraphProposal';

/** `document`: JSON text. */
export const replaceTrustPolicy = (role: string, document: string): Verb => ({
  updateAssumeRolePolicy: { role, ...policyDocument(document) },
});

const policyDocument = (text: string) => ({ policyDocument: JSON.parse(text) as unknown });

/** None for whom nobody can give a policy. */
export function addPolicyTo({ kind, identifier }: Principal, document: string): readonly Verb[] {
  const inline = { policyName: PROPOSED, ...policyDocument(document) };
  if (kind === 'USER') return [{ putUserPolicy: { user: identifier, ...inline } }];
  return kind === 'ROLE' ? [{ putRolePolicy: { role: identifier, ...inline } }] : [];
}

export const joinGroup = (group: string, user: string): Verb => ({ addUserToGroup: { group, user } });

/** JSON text; nothing where there is nothing to do. */
export const asScenario = (changes: readonly Verb[]): { readonly asScenario?: string } =>
  changes.length === 0 ? {} : { asScenario: JSON.stringify({ changes }) };
