/** Policies that come with a question: what was passed when the session was made (E-18). */
import { compilePolicy } from '../../iam/language/compile.js';
import type { Layer } from '../../iam/decide/layers.js';
import { parsePolicyDocument, type JsonValue } from '../../iam/language/policyDocument.js';
import type { RequestPrincipal } from '../../iam/decide/request.js';
import { QuestionRefused } from '../shared/answer.js';

/** `texts`: JSON. Throws `QuestionRefused` where one is no session policy, or the caller is no session. */
export function sessionLayer(texts: readonly string[], principal: RequestPrincipal): Layer | undefined {
  if (texts.length === 0) return undefined;
  if (principal.kind !== 'roleSession') {
    throw refused('Session policies limit sessions of roles: ask about a role, or a session of one.');
  }
  const policies = texts.map((text, index) => ({
    id: `session policy ${index}`,
    name: `${index}`,
    compiled: compilePolicy(parsed(text, index)),
  }));
  return { status: 'COLLECTED', policies };
}

function parsed(text: string, index: number) {
  const result = parsePolicyDocument(JSON.parse(text) as JsonValue, 'SESSION');
  if (result.ok) return result.document;
  const problems = result.problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw refused(`Session policy ${index} is malformed: ${problems}.`);
}

const refused = (message: string): QuestionRefused =>
  new QuestionRefused('BAD_USER_INPUT', message, 'sessionPolicies');
