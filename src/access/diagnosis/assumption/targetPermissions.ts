/** Judges what the role may do for a principal that assumes it. */
import type { ApplicablePolicies } from '../../../graph/model/storedPolicies.js';
import { guardOf } from '../../../graph/engine/guardrails.js';
import type { UnreadDeny } from '../../../iam/decide/barriers.js';
import { areGuardrailsRead, isLayerRead, policiesOfLayer } from '../../../iam/decide/layers.js';
import { splitAction } from '../../../iam/match/action.js';
import { areasContain } from '../../../iam/permissions/areas.js';
import { callerOf } from '../../can/loadRequest.js';
import { areaOf } from '../../compare/compareStatements.js';
import type { EffectiveStatementAnswer } from '../../shared/answer.js';
import { permissionsIn } from '../../permissions/effectivePermissions.js';
import { furtherNeeds, judgment, type Judgment } from './judgment.js';
import { distinct } from '../../../graph/model/groupBy.js';

export function judgeTargetPermissions(stored: ApplicablePolicies, roleArn: string) {
  if (!stored.roles.has(roleArn)) {
    const found = judgment('UNKNOWN', 'The account of the role was never imported.');
    return { found, caveats: [], dataGaps: [] };
  }
  const permissions = permissionsIn(stored, roleArn);
  const { caveats, dataGaps } = permissions;
  // E-6: what needs no policy gives the assuming principal nothing.
  const ofPolicies = (all: readonly EffectiveStatementAnswer[]) =>
    all.filter(({ sources }) => sources.length > 0);
  const [allowed, denied] = [ofPolicies(permissions.allowed), ofPolicies(permissions.denied)];
  if (allowed.length === 0) return { found: nothingLeft(stored, roleArn), caveats, dataGaps };
  const unread = permissions.unreadDenies.filter((one) => allowed.some((allow) => mayDenyAll(one, allow)));
  const isCertain = allowed.some(
    (allow) =>
      allow.exact &&
      allow.conditions.length === 0 &&
      !unread.some((one) => mayDenyAll(one, allow)) &&
      !areasContain(denied.map(areaOf), areaOf(allow)),
  );
  const text = [
    summary('The role may do', allowed),
    ...(denied.length === 0 ? [] : [summary('Deny statements take away', denied)]),
    ...furtherNeeds({ preconditions: unread.map(({ precondition }) => precondition) }),
  ];
  const evidence = distinct([...allowed, ...denied].flatMap(({ sources }) => sources));
  return {
    found: { ...judgment(isCertain ? 'IN_PLACE' : 'CONDITIONAL', text), evidence },
    caveats,
    dataGaps,
  };
}

/** Whether a policy that was not read may deny everything that the statement allows (U-9f, E-79). */
const mayDenyAll = ({ services }: UnreadDeny, { actions }: EffectiveStatementAnswer): boolean =>
  services === undefined || actions.every((action) => services.has(splitAction(action)?.service ?? ''));

/**
 * Judges a role without any permission. Policies that were not collected, or not understood, may allow something
 * (U-9, E-79); if a policy allows something, the limits take it away.
 */
function nothingLeft(stored: ApplicablePolicies, roleArn: string): Judgment {
  const { principal, layers } = callerOf(roleArn, stored);
  const { guardrails } = guardOf(stored.organizations)(principal, { arn: '*' });
  const { identity, permissionsBoundary: boundary } = layers;
  const own = boundary ? [identity, boundary] : [identity];
  if (!own.every(isLayerRead) || !areGuardrailsRead(guardrails.serviceControl))
    return judgment(
      'UNKNOWN',
      'Not all policies that apply to the role were imported and understood, and the others allow it nothing.',
    );
  const allowsSomething = policiesOfLayer(identity).some(({ compiled }) =>
    compiled?.statements.some(({ effect }) => effect === 'ALLOW'),
  );
  return allowsSomething
    ? judgment(
        'BLOCKED',
        'Its permissions boundary, guardrails or Deny statements take away everything that its policies allow.',
      )
    : judgment(
        'MISSING',
        'No identity policy lets the role do anything: whoever assumes it gains only what resource policies grant it.',
      );
}

const MOST_STATEMENTS = 3;
const MOST_PATTERNS = 4;

function summary(head: string, statements: readonly EffectiveStatementAnswer[]): string {
  const shown = statements.slice(0, MOST_STATEMENTS).map(statementText);
  const rest = statements.length - shown.length;
  return `${head} ${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

function statementText(statement: EffectiveStatementAnswer): string {
  const { actions, notActions, resources, notResources, conditions } = statement;
  const text = (patterns: readonly string[], not: readonly string[]): string =>
    `${shortened(patterns)}${not.length === 0 ? '' : ` except ${shortened(not)}`}`;
  const ifs = conditions.length === 0 ? '' : ', under conditions';
  return `${text(actions, notActions)} on ${text(resources, notResources)}${ifs}`;
}

function shortened(patterns: readonly string[]): string {
  const rest = patterns.length - MOST_PATTERNS;
  const shown = patterns.slice(0, rest > 1 ? MOST_PATTERNS : undefined).join(', ');
  return rest > 1 ? `${shown} and ${rest} more` : shown;
}
