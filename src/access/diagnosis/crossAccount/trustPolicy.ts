/** Does the role's trust policy let the caller in, and what would have to stand in it? */
import type { RoleAsResource } from '../../../graph/model/storedPolicies.js';
import type { PassingAction } from '../../../iam/chain/chainStep.js';
import type { StatementMatch } from '../../../iam/decide/decision.js';
import { statementNames } from '../../../iam/explain/explain.js';
import type { Layer } from '../../../iam/decide/layers.js';
import type { CrossAccountStep } from '../../shared/answer.js';
import { joined, nameOf } from '../../shared/sentences.js';
import {
  isDenied,
  isOpenTogether,
  serviceRuleOf,
  trustSide,
  type Assumption,
  type SideVerdict,
} from './roleAssumption.js';
import { lackedByTrust, passingText } from './sessionAttributeStep.js';
import { capitalised, statuses, stepOf, explainSide } from './describeStep.js';
import { nearStatements, trustFix, type NoTrustFix, type TrustFix } from './trustFix.js';

export interface TrustFinding {
  readonly step: CrossAccountStep;
  /** By which the caller comes in: the trust policy as it is, or as the fix makes it. Missing: by neither. */
  readonly entrance?: Layer;
}

/** `stored`: missing where the role's account was never imported. */
export function trustPolicyStep(assumption: Assumption, stored: RoleAsResource | undefined): TrustFinding {
  const verdict = trustSide(assumption);
  const rule = serviceRuleOf(assumption);
  if (rule?.side === 'TRUST') return found('BLOCKED', rule.reason, verdict);
  if (!stored) return found('UNKNOWN', 'The account of the role was never imported.', verdict);
  if (stored.trust.quarantined !== undefined) {
    return found('UNKNOWN', `The trust policy could not be understood: ${stored.trust.quarantined}`, verdict);
  }
  if (verdict.decision === 'IMPLICIT_DENY') return missing(assumption, stored);
  const lacked = isDenied(verdict) ? [] : lackedByTrust(assumption);
  if (lacked.length > 0) return missingToPass(assumption, stored, { verdict, lacked });
  const { resource } = assumption.layers;
  const text = explainSide(verdict, assumption.layers);
  return {
    ...found(statuses[verdict.decision], text, verdict),
    ...(resource && !isDenied(verdict) ? { entrance: resource } : {}),
  };
}

/** E-39: it lets in who hands on what it does not allow to be handed on. */
function missingToPass(
  assumption: Assumption,
  stored: RoleAsResource,
  { verdict, lacked }: { readonly verdict: SideVerdict; readonly lacked: readonly PassingAction[] },
): TrustFinding {
  const fix = trustFix(assumption, stored);
  const text = [explainSide(verdict, assumption.layers), `No statement allows ${lacked.join(' and ')}.`];
  const { statements } = verdict;
  if (!('status' in fix))
    return {
      step: stepOf('TRUST_POLICY', 'MISSING', [...text, ...endingOf(fix)].join(' '), {
        statements,
        fix: fix.document,
      }),
      entrance: fix.entrance,
    };
  const reason = `${capitalised(passingText(lacked))}.`;
  return {
    step: stepOf('TRUST_POLICY', fix.status, [...text, reason, fix.reason].join(' '), { statements }),
  };
}

/** Open by itself, and closed by what others ask for (U-6); undefined where no further statement helps. */
export function contradictedTrustStep(
  assumption: Assumption,
  stored: RoleAsResource,
): TrustFinding | undefined {
  const fix = trustFix(assumption, stored);
  if ('status' in fix || !isOpenTogether(assumption, fix.entrance)) return undefined;
  const verdict = trustSide(assumption);
  const text = [
    explainSide(verdict, assumption.layers),
    'This contradicts what the guardrails or the policies of the caller require.',
    ...endingOf(fix),
  ];
  const { statements } = verdict;
  return {
    step: stepOf('TRUST_POLICY', 'MISSING', text.join(' '), { statements, fix: fix.document }),
    entrance: fix.entrance,
  };
}

const found = (
  status: CrossAccountStep['status'],
  explanation: string,
  { statements }: SideVerdict,
): TrustFinding => ({ step: stepOf('TRUST_POLICY', status, explanation, { statements }) });

function missing(assumption: Assumption, stored: RoleAsResource): TrustFinding {
  const { role, trust } = stored;
  const fix = trustFix(assumption, stored);
  const statements = nearStatements(assumption, trust);
  const head = `The trust policy of ${nameOf(role)} does not let ${nameOf(assumption.from)} in.`;
  const explanation = [head, ...nearText(assumption, statements), ...endingOf(fix)];
  const step = (status: 'MISSING' | 'BLOCKED', document?: string): CrossAccountStep =>
    stepOf('TRUST_POLICY', status, explanation.join(' '), {
      statements,
      ...(document === undefined ? {} : { fix: document }),
    });
  return 'status' in fix
    ? { step: step(fix.status) }
    : { step: step('MISSING', fix.document), entrance: fix.entrance };
}

function nearText({ layers }: Assumption, statements: readonly StatementMatch[]): readonly string[] {
  if (statements.length === 0) return [];
  const whose = statements.length > 1 ? 'their' : 'its';
  const names = joined(statements.map(statementNames(layers)));
  return [capitalised(`${names} would let it in, but ${whose} conditions are not met.`)];
}

const endingOf = (fix: TrustFix | NoTrustFix): readonly string[] =>
  'status' in fix ? [fix.reason] : ['The fix is that policy with one more statement.', ...fix.notes];
