/** Judges whether the role's trust policy lets the caller in, and what has to be added to it. */
import { isDenied, type StatementMatch } from '../../../iam/decide/decision.js';
import type { Layer } from '../../../iam/decide/layers.js';
import { hasAccount } from '../../../iam/decide/request.js';
import { passingText } from '../../../iam/facts/passedOn.js';
import { statementNames } from '../../../iam/explain/explain.js';
import type { RoleAsResource } from '../../../graph/model/storedPolicies.js';
import type { StepStatus } from '../../shared/diagnosisAnswer.js';
import { joined, nameOf } from '../../shared/sentences.js';
import { editRefusal, refusalNotes, replaceTrustPolicy, type Change } from './change.js';
import { capitalised, explainSide, judgment, statuses, type Judgment } from './judgment.js';
import { isOpenTogether, judgeTrustPolicy, serviceRuleOf, type RoleAssumption } from './roleAssumption.js';
import { judgeAlternative, lackedByTrust, newlyPassed, whoRequiresIt } from './sessionAttributes.js';
import { withStatement } from './trustDocument.js';
import { nearStatements, trustFix, trustLayer } from './trustFix.js';

export interface TrustJudgment {
  readonly found: Judgment;
  /** The trust policy that lets the caller in, as it is or after the fix. Missing: neither does. */
  readonly effectiveTrust?: Layer;
}

export function judgeTrust(assumption: RoleAssumption): TrustJudgment {
  const { from, role, layers } = assumption;
  const { resource: effectiveTrust } = layers;
  const verdict = judgeAlternative(assumption, { trust: effectiveTrust });
  const { decision, statements } = verdict;
  const found = (status: StepStatus, text: string) => ({ found: judgment(status, text, statements) });
  const rule = serviceRuleOf(assumption);
  if (rule?.side === 'TRUST') return found('BLOCKED', rule.reason);
  if (!role) return found('UNKNOWN', 'The account of the role was never imported.');
  const { trust } = role;
  if (trust.quarantined !== undefined)
    return found('UNKNOWN', `The trust policy could not be understood: ${trust.quarantined}`);
  if (decision === 'IMPLICIT_DENY') {
    const head = `The trust policy of ${nameOf(role.role)} does not allow ${nameOf(from)} to assume the role.`;
    const near = nearStatements(assumption, trust);
    // With a rule, it is not conditions that keep the caller out.
    const text = assumption.evaluation.serviceRule === undefined ? nearText(assumption, near) : [];
    return withFix(assumption, role, near, [head, ...text]);
  }
  const text = explainSide(verdict, layers);
  const lacked = isDenied(verdict) ? [] : lackedByTrust(assumption);
  // E-39: it lets in a caller that passes on attributes, but does not allow passing them.
  if (lacked.length > 0) {
    const lacking = `${whoRequiresIt(assumption, effectiveTrust)}. No statement allows ${lacked.join(' and ')}.`;
    return withFix(assumption, role, statements, [text, lacking], [`${capitalised(passingText(lacked))}.`]);
  }
  return {
    ...found(statuses[decision], text),
    ...(effectiveTrust && !isDenied(verdict) ? { effectiveTrust } : {}),
  };
}

/**
 * Judges a trust policy that is open by itself, but closed by what other policies require (U-6); undefined if no
 * further statement helps.
 */
export function judgeContradictedTrust(
  assumption: RoleAssumption,
  role: RoleAsResource,
): TrustJudgment | undefined {
  const verdict = judgeTrustPolicy(assumption);
  const text = [
    explainSide(verdict, assumption.layers),
    'This contradicts what the guardrails or the policies of the caller require.',
  ];
  const fixed = withFix(assumption, role, verdict.statements, text);
  return fixed.effectiveTrust && isOpenTogether(assumption, fixed.effectiveTrust) ? fixed : undefined;
}

/** `unfixed`: sentences to add if there is no fix. */
function withFix(
  assumption: RoleAssumption,
  { role, trust }: RoleAsResource,
  statements: readonly StatementMatch[],
  text: readonly string[],
  unfixed: readonly string[] = [],
): TrustJudgment {
  const fix = trustFix(assumption, trust);
  if ('status' in fix) return { found: judgment(fix.status, [...text, ...unfixed, fix.reason], statements) };
  const ending = ['The fix is that policy with one more statement.', ...fix.notes];
  return {
    found: judgment(
      'MISSING',
      [...text, ...ending],
      statements,
      fix.document,
      replaceTrustPolicy(role.identifier, fix.document),
    ),
    effectiveTrust: fix.effectiveTrust,
  };
}

function nearText({ layers }: RoleAssumption, statements: readonly StatementMatch[]): readonly string[] {
  if (statements.length === 0) return [];
  const whose = statements.length > 1 ? 'their' : 'its';
  const names = joined(statements.map(statementNames(layers)));
  return [capitalised(`${names} would allow it, but ${whose} conditions are not met.`)];
}

/**
 * Returns the change that adds a statement to the trust policy. `isDropped`: whether the statement leaves out
 * conditions on the key, although they deny nothing.
 */
export function trustChanges(
  assumption: RoleAssumption,
  isDropped?: (key: string) => boolean,
): readonly Change[] {
  const { role, from, layers } = assumption;
  if (!role || role.trust.quarantined !== undefined) return [];
  const fix = trustFix(assumption, role.trust, isDropped);
  if ('status' in fix) return [];
  const [who, whom] = [nameOf(role.role), nameOf(from)];
  const isClosed = isDenied(judgeTrustPolicy(assumption));
  const near = isClosed && nearStatements(assumption, role.trust).length > 0;
  const note = [
    ...(near
      ? [`The trust policy of ${who} would already allow ${whom}, but its conditions are not met.`]
      : []),
    ...fix.notes,
  ];
  return [
    {
      missing: 'TRUST_POLICY',
      wish: `${who} trusted ${whom}${isClosed ? '' : ' by a further statement'}`,
      note: note.join(' '),
      document: fix.document,
      verbs: replaceTrustPolicy(role.role.identifier, fix.document),
      layers: { ...layers, resource: fix.effectiveTrust },
    },
  ];
}

/**
 * E-39: returns changes of the trust policy that allow passing on. What a session has, or gets, is passed on only if
 * the role's trust policy allows that too.
 */
export function passingTrust(assumption: RoleAssumption): readonly Change[] {
  const { from, role, request, layers } = assumption;
  if (!role || !hasAccount(request.principal) || role.trust.quarantined !== undefined) return [];
  if (from.kind === 'ANYONE' || editRefusal('iam:UpdateAssumeRolePolicy', role.role.identifier) !== undefined)
    return [];
  const allowing = (Action: readonly string[]): object => {
    const allow = { Effect: 'Allow', Principal: { AWS: from.identifier }, Action };
    return withStatement(role.trust.documentText, allow).document;
  };
  const changed = (document: object) => ({ ...layers, resource: trustLayer(role.trust, document) });
  return newlyPassed(assumption, (actions) => changed(allowing(actions))).map((actions) => {
    const document = allowing(actions);
    const text = JSON.stringify(document);
    return {
      missing: 'TRUST_POLICY',
      wish: `${nameOf(role.role)} allowed ${nameOf(from)} ${joined(actions)} too`,
      note: refusalNotes(text).join(' '),
      document: text,
      verbs: replaceTrustPolicy(role.role.identifier, text),
      layers: changed(document),
    };
  });
}
