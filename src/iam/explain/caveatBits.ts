/** Which of the rules that AWS does not state firmly an answer rests on. */
import { CAVEAT, type CaveatBits } from './caveats.js';
import type { LayerResult } from '../decide/evaluate.js';
import type { LayerAlternative } from '../decide/formula.js';
import type { Judgement } from '../decide/judge.js';
import { TRUE } from '../decide/kleene.js';
import type { Prepared } from '../decide/prepare.js';
import { isUndocumentedEdit } from '../decide/serviceRules.js';

/**
 * Caveats of the statements that took part, and of those that did not match but might under another reading: a
 * near Allow matters where the answer is not an Allow, a near Deny where it is not a Deny.
 */
export function caveatBits(
  prepared: Prepared,
  { decision, mfaMatters }: Judgement,
  alternative: LayerAlternative | undefined,
): CaveatBits {
  const results = layerResults(prepared);
  let bits = mfaMatters ? CAVEAT.SESSION_MFA : 0;
  if (decision === 'EXPLICIT_DENY') return bits | certainDenyBits(results);
  for (const result of results) {
    for (const hit of [...result.denies, ...result.allows]) bits |= hit.caveats;
    bits |= result.nearDeny;
    if (decision !== 'ALLOWED') bits |= result.nearAllow;
  }
  if (decision !== 'IMPLICIT_DENY') bits |= alternative?.caveat ?? 0;
  return bits | requestBits(prepared, decision === 'IMPLICIT_DENY');
}

function layerResults({ evaluated }: Prepared): readonly LayerResult[] {
  return [
    ...evaluated.resourceControl.levels,
    ...evaluated.serviceControl.levels,
    evaluated.resource,
    evaluated.identity,
    evaluated.boundary,
    evaluated.session,
    evaluated.endpoint,
  ].filter((result) => result !== undefined);
}

/** One Deny that rests on nothing uncertain is enough. */
function certainDenyBits(results: readonly LayerResult[]): CaveatBits {
  const denies = results.flatMap((result) => result.denies).filter((hit) => hit.outcome === TRUE);
  if (denies.some((hit) => hit.caveats === 0)) return 0;
  return denies.reduce((bits, hit) => bits | hit.caveats, 0);
}

function requestBits({ evaluated, request, scope, rule }: Prepared, denied: boolean): CaveatBits {
  let bits = 0;
  if (evaluated.resourceControl.skippedDeny) bits |= CAVEAT.RCP_WITHOUT_RESOURCE;
  if (!denied && isUndocumentedEdit(scope.action, scope.resource, scope.context))
    bits |= CAVEAT.PROTECTED_ROLE;
  if (request.resource.ignoresAcls === false && scope.action.service === 's3') bits |= CAVEAT.ACL;
  const { principal, resource } = request;
  const self = principal.kind === 'roleSession' && principal.roleArn === resource.arn;
  if (denied && rule.kind === 'TRUST' && self) bits |= CAVEAT.SELF_ASSUME;
  return bits;
}
