/** Builds and words the judgment of one part of a role assumption. */
import type { Principal } from '../../../graph/model/graph.js';
import type { Decision, StatementMatch } from '../../../iam/decide/decision.js';
import { conditionText } from '../../../iam/explain/conditionText.js';
import { statementNames } from '../../../iam/explain/explain.js';
import type { Layer, PolicyLayers } from '../../../iam/decide/layers.js';
import type { CrossAccountStep, StepStatus } from '../../shared/diagnosisAnswer.js';
import { joined } from '../../shared/sentences.js';
import { asScenario, type Verb } from './change.js';
import type { RoleAssumption, SideVerdict } from './roleAssumption.js';
import { judgeAlternative } from './sessionAttributes.js';

/** Whether a part is met, by which statements, and the least change that would meet it. */
export type Judgment = Omit<CrossAccountStep, 'step'>;

export const statuses: Readonly<Record<Decision, StepStatus>> = {
  ALLOWED: 'IN_PLACE',
  CONDITIONAL: 'CONDITIONAL',
  IMPLICIT_DENY: 'MISSING',
  EXPLICIT_DENY: 'BLOCKED',
  UNKNOWN: 'UNKNOWN',
};

/** `fix`: JSON text of a policy document; `verbs`: the calls that create it. */
export const judgment = (
  status: StepStatus,
  sentences: string | readonly string[],
  statements: readonly StatementMatch[] = [],
  fix?: string,
  verbs: readonly Verb[] = [],
): Judgment => ({
  status,
  evidence: statements,
  ...(fix === undefined ? {} : { fix }),
  ...asScenario(verbs),
  explanation: [sentences].flat().join(' ').trim(),
});

/** Explains what allows it and under which conditions, or what denies it; empty if no statement applies. */
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

/** Says what the trust policy and the guardrails require that contradicts the other requirements (U-6). */
export function demandsOfOthers(assumption: RoleAssumption, trust: Layer | undefined): string {
  const sides = [
    ['the trust policy requires', judgeAlternative(assumption, { trust }, trust)],
    ['the guardrails require', judgeAlternative(assumption, { guardrails: true }, trust)],
  ] as const;
  const demands = sides.flatMap(([who, verdict]) =>
    verdict.decision === 'CONDITIONAL' && verdict.conditions.length > 0
      ? [`${who} ${conditionsOf(verdict)}`]
      : [],
  );
  return demands.length === 0
    ? 'This contradicts what the other policies require.'
    : `This contradicts what other policies require: ${joined(demands)}.`;
}

/** Says that the identity policies of the caller's account were not imported (U-9c). */
export const notImported = (from: Principal, what: string): string =>
  from.kind === 'ANYONE'
    ? 'The question does not say which account has to allow this.'
    : `Account ${from.accountId ?? ''} was never imported: ${what} is not known.`;

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
