/** Prepares policies for the engine: stored ones, and those that come with a question. */
import { compiledDocument, policyDocumentOf } from '../../graph/engine/compiledDocument.js';
import type { HeldPolicy, HeldUse } from '../../graph/model/storedPolicies.js';
import { compilePolicy } from '../../iam/language/compile.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { AppliedPolicy, Layer } from '../../iam/decide/layers.js';
import type { RequestPrincipal } from '../../iam/decide/request.js';
import { parsePolicyDocument, type JsonValue } from '../../iam/language/policyDocument.js';
import { QuestionRefused } from '../shared/answer.js';

/**
 * Prepares a stored policy, with its uid as id. It has no compiled form if its document was quarantined or never
 * imported (E-79).
 */
export function applied(policy: HeldPolicy, use: HeldUse): AppliedPolicy {
  const document = policyDocumentOf(policy);
  return { id: policy.uid, name: policy.name, compiled: document && compiledDocument(document, use) };
}

export const quarantineGap =
  (accountId: string) =>
  ({ name, quarantined }: HeldPolicy): readonly DataGap[] => {
    const message = `Policy ${name} could not be understood: ${quarantined ?? ''}`;
    return quarantined === undefined ? [] : [{ kind: 'POLICY_QUARANTINED', accountId, message }];
  };

/**
 * Prepares the policies passed when the session was made (E-18). `texts`: JSON. Throws `QuestionRefused` if one is no
 * session policy, or the caller is no session.
 */
export function sessionLayer(texts: readonly string[], principal: RequestPrincipal): Layer | undefined {
  if (texts.length === 0) return undefined;
  if (principal.kind !== 'roleSession')
    throw refused('Session policies limit sessions of roles: ask about a role, or a session of one.');
  const policies = texts.map((text, index) => {
    const result = parsePolicyDocument(JSON.parse(text) as JsonValue, 'SESSION');
    if (result.ok)
      return { id: `session policy ${index}`, name: `${index}`, compiled: compilePolicy(result.document) };
    const problems = result.problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
    throw refused(`Session policy ${index} is malformed: ${problems}.`);
  });
  return { status: 'COLLECTED', policies };
}

const refused = (message: string): QuestionRefused =>
  new QuestionRefused('BAD_USER_INPUT', message, 'sessionPolicies');
