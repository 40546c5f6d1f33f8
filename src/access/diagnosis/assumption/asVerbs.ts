/** Writes proposed changes in the verbs of the AWS API, as scenarios take them. */
import { contentHash } from '../../../graph/model/contentHash.js';
import type { Principal } from '../../../graph/model/graph.js';
import { lastPart } from '../../../iam/language/arn.js';

/** One verb with its input; see `ChangeInput` of the schema. */
export type Verb = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** `document`: JSON text. */
export const replaceTrustPolicy = (role: string, document: string): Verb => ({
  updateAssumeRolePolicy: { role, ...policyDocument(document) },
});

const policyDocument = (text: string) => ({ policyDocument: JSON.parse(text) as unknown });

/**
 * Adds an inline policy by which a role can be assumed. Its name says which role, and no policy with other content has
 * it: a policy of the same name would be replaced. Returns no verbs for a principal that cannot have policies.
 */
export function addPolicyTo(
  { kind, identifier }: Principal,
  document: string,
  role: string,
): readonly Verb[] {
  const policyName = `assume-${lastPart(role)}-${contentHash([role, document]).slice(0, 8)}`;
  const inline = { policyName, ...policyDocument(document) };
  if (kind === 'USER') return [{ putUserPolicy: { user: identifier, ...inline } }];
  return kind === 'ROLE' ? [{ putRolePolicy: { role: identifier, ...inline } }] : [];
}

export const joinGroup = (group: string, user: string): Verb => ({ addUserToGroup: { group, user } });

/** Returns the changes as JSON text; nothing if there are none. */
export const asScenario = (changes: readonly Verb[]): { readonly asScenario?: string } =>
  changes.length === 0 ? {} : { asScenario: JSON.stringify({ changes }) };
