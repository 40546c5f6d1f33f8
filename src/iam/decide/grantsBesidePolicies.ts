/** What may allow a request beside all imported policies (E-26d, E-101, E-102, E-104). */
import { compileResourcePattern, matchResourcePattern } from '../match/resourceElement.js';
import type { EvaluatedRequest } from './evaluatedLayers.js';
import { settled, type StatementGroup } from './formula.js';
import { FALSE, UNKNOWN } from './kleene.js';
import { changesOwnPassword, readsPasswordPolicy } from '../facts/data/serviceEnforced.js';
import { hasAccount } from './request.js';
import { openingWithoutPolicy } from './resourceRules.js';

/** Returns preconditions each of which allows the request by itself. */
export function grantsBesidePolicies(input: EvaluatedRequest): readonly StatementGroup[] {
  const { layers, scope } = input;
  if (scope.action.text === 'kms:retiregrant') return namedByGrant(input);
  const opening = openingWithoutPolicy(scope.action.text, layers.resource);
  if (opening !== undefined) return [settled('RESOURCE', UNKNOWN, opening)];
  return isLetByPasswordPolicy(input) ? [settled('IDENTITY', UNKNOWN, PASSWORD_POLICY)] : [];
}

/** E-26d: a principal that the grant names may retire it without a permission. */
const namedByGrant = ({ request: { principal } }: EvaluatedRequest): readonly StatementGroup[] =>
  hasAccount(principal) || principal.kind === 'service'
    ? [settled('RESOURCE', UNKNOWN, 'a grant of the key names the caller')]
    : [];

/** E-101: what the password policy of an account may let each of its users do. */
const PASSWORD_POLICY = 'the password policy of the account lets users change their own password';

/** Whether it is a user's own password, or what that has to be like. */
function isLetByPasswordPolicy({ request: { principal }, relation, scope }: EvaluatedRequest): boolean {
  if (principal.kind !== 'user' || relation !== 'SAME_ACCOUNT') return false;
  const { text } = scope.action;
  if (readsPasswordPolicy(text)) return true;
  if (!changesOwnPassword(text) || principal.arn === undefined) return false;
  const own = compileResourcePattern(principal.arn, '2012-10-17', 'IDENTITY');
  return matchResourcePattern(own, scope.resource, scope.context, true) !== FALSE;
}
