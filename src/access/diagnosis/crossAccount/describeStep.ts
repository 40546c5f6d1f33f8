/** What the steps of cross-account access have in common: their status, their evidence, their words. */
import type { Principal } from '../../../graph/model/graph.js';
import type { Decision, StatementMatch } from '../../../iam/decide/decision.js';
import { statementNames } from '../../../iam/explain/explain.js';
import type { Layer, PolicyLayers } from '../../../iam/decide/layers.js';
import type { CrossAccountStep, CrossAccountStepKind, StepStatus } from '../../shared/answer.js';
import { byUid, citeStatement } from '../../shared/evidence.js';
import { conditionText } from '../../../iam/explain/conditionText.js';
import { joined } from '../../shared/sentences.js';
import { guardrailSide, trustSide, type Assumption, type SideVerdict } from './roleAssumption.js';

export const statuses: Readonly<Record<Decision, StepStatus>> = {
  ALLOWED: 'IN_PLACE',
  CONDITIONAL: 'CONDITIONAL',
  IMPLICIT_DENY: 'MISSING',
  EXPLICIT_DENY: 'BLOCKED',
  UNKNOWN: 'UNKNOWN',
};

export const stepOf = (
  step: CrossAccountStepKind,
  status: StepStatus,
  explanation: string,
  { statements = [], fix }: { readonly statements?: readonly StatementMatch[]; readonly fix?: string } = {},
): CrossAccountStep => ({
  step,
  status,
  evidence: statements.map((match) => citeStatement(match, byUid)),
  ...(fix === undefined ? {} : { fix }),
  explanation,
});

/** What allows it and under which conditions, or what denies it; empty where nothing says anything. */
export function explainSide({ decision, statements, ...open }: SideVerdict, layers: PolicyLayers): string {
  const wanted = decision === 'EXPLICIT_DENY' ? 'DENY' : 'ALLOW';
  const names = statements.filter(({ effect }) => effect === wanted).map(statementNames(layers));
  const isOne = names.length === 1;
  if (wanted === 'DENY')
    return capitalised(
      `${joined(names)} ${isOne ? 'denies' : 'deny'} it. No Allow can help while ${isOne ? 'it matches' : 'they match'}.`,
    );
  const ifs = conditionsOf(open);
  const verb = isOne ? 'allows it' : 'allow it';
  const first = names.length === 0 ? '' : `${joined(names)} ${verb}${ifs === '' ? '' : `, if ${ifs}`}.`;
  return [capitalised(first), ...furtherNeeds(open)].filter((text) => text !== '').join(' ');
}

export const conditionsOf = ({ conditions }: Pick<SideVerdict, 'conditions'>): string =>
  joined(conditions.map(conditionText));

export const furtherNeeds = ({ preconditions }: Pick<SideVerdict, 'preconditions'>): readonly string[] =>
  preconditions.map((text) => `Also required: ${text}.`);

/** What the trust policy and the guardrails ask for that cannot be so together with what is asked for elsewhere (U-6). */
export function demandsOfOthers(assumption: Assumption, trust: Layer | undefined): string {
  const sides = [
    ['the trust policy', trustSide(assumption, trust)],
    ['the guardrails', guardrailSide(assumption)],
  ] as const;
  const demands = sides.flatMap(([name, verdict]) =>
    verdict.decision === 'CONDITIONAL' && verdict.conditions.length > 0
      ? [`${name} ${name.endsWith('s') ? 'require' : 'requires'} ${conditionsOf(verdict)}`]
      : [],
  );
  return demands.length === 0
    ? 'This contradicts what the other policies require.'
    : `This contradicts what other policies require: ${joined(demands)}.`;
}

/** U-9c: no identity policies of another account. */
export const notImported = (from: Principal, what: string): string =>
  from.kind === 'ANYONE'
    ? 'The question does not say which account has to allow this.'
    : `Account ${from.accountId ?? ''} was never imported: ${what} is not known.`;

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
