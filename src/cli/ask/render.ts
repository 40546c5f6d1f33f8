/** Renders answers in plain sentences. */
import { conditionText } from '../../iam/explain/conditionText.js';
import { joined } from '../../access/shared/sentences.js';
import { fixPlace } from '../../answerWords.js';
import { citedBelow } from './cite.js';
import { bold, dim, green, red, table, yellow } from '../terminal.js';
import type {
  CanQuery,
  ConditionController,
  ConditionFragment,
  CrossAccountAccessQuery,
  DataGapFragment,
  Decision,
  EffectivePermissionsQuery,
  EffectiveStatementFragment,
  StepStatus,
} from '../../api/operations.generated.js';

const verdicts: Record<Decision, string> = {
  ALLOWED: green('Yes.'),
  CONDITIONAL: yellow('Yes, under conditions.'),
  IMPLICIT_DENY: red('No:') + ' nothing allows it.',
  EXPLICIT_DENY: red('No:') + ' a statement denies it.',
  UNKNOWN: yellow('Unknown:') + ' required data was not imported.',
};

/** A denial without statements is that of the service itself, as of `can` about a root user that assumes a role. */
const verdictText = ({ decision, determiningStatements }: CanQuery['can']): string =>
  decision === 'EXPLICIT_DENY' && determiningStatements.length === 0
    ? `${red('No:')} the AWS service refuses it.`
    : verdicts[decision];

export interface QuestionOptions {
  readonly question: Readonly<Record<string, unknown>>;
  readonly verbose: boolean;
}

export function renderCan(answer: CanQuery['can']): string {
  return paragraphs([
    `${bold(verdictText(answer))} ${answer.explanation}`,
    list('Requires:', [...answer.conditions.map(controlled), ...answer.preconditions]),
    restsOn([answer]),
    answer.approximate ? 'The conditions could not be computed exactly.' : '',
    gaps(answer.dataGaps.filter((gap) => !answer.explanation.includes(gap.message))),
  ]);
}

const controllers: Readonly<Record<ConditionController, string>> = {
  CALLER: 'the caller sets it',
  ENVIRONMENT: 'it comes with the request',
  OTHER_PARTY: 'another party sets it',
};

const controlled = (condition: ConditionFragment): string =>
  `${conditionText(condition)} (${controllers[condition.controlledBy]})`;

type PermissionsAnswer = EffectivePermissionsQuery['effectivePermissions'];

export function renderPermissions(answer: PermissionsAnswer, { question }: QuestionOptions): string {
  const { principal, unlimited, allowed, denied } = answer;
  const who = `${principal.name}${principal.accountId ? ` (${principal.accountId})` : ''}`;
  if (unlimited)
    return paragraphs([`${who} may do everything in its account.`, restsOn([answer]), gaps(answer.dataGaps)]);
  if (allowed.length === 0) {
    const services = (question['services'] ?? []) as readonly string[];
    const of = services.length === 0 ? '' : ` of ${services.join(' or ')}`;
    const none = noneText(
      answer.dataGaps,
      `${who} may do nothing${of}.`,
      `Nothing${of} was found that ${who} may do.`,
    );
    return paragraphs([none, restsOn([answer]), gaps(answer.dataGaps)]);
  }
  return paragraphs([
    bold(`${who} may`),
    table(['actions', 'on', 'if'], allowed.map(statementRow)),
    denied.length === 0
      ? ''
      : `${bold('but never')}\n${table(['actions', 'on', 'if'], denied.map(statementRow))}`,
    inNumbers(answer.services),
    list('It also requires:', answer.preconditions),
    restsOn([answer]),
    gaps(answer.dataGaps),
  ]);
}

/** The most services shown; `--service` and the API list the rest. */
const MOST_SERVICES = 20;

function inNumbers(services: PermissionsAnswer['services']): string {
  const rows = services
    .slice(0, MOST_SERVICES)
    .map(({ service, allowedCount, actionCount, accessLevels }) => [
      service,
      `${allowedCount} of ${actionCount}`,
      accessLevels
        .map((level) => `${level.accessLevel.toLowerCase().replaceAll('_', ' ')} ${level.allowedCount}`)
        .join(', '),
    ]);
  const rest = services.length - rows.length;
  const more = rest > 0 ? dim(`\nand ${rest} more services (--service PREFIX shows one)`) : '';
  return `${bold('in numbers')}\n${table(['service', 'actions', 'by access level'], rows)}${more}`;
}

const statementRow = (statement: EffectiveStatementFragment): readonly string[] => [
  patterns(statement.actions, statement.notActions),
  patterns(statement.resources, statement.notResources),
  joined([
    ...statement.conditions.map(conditionText),
    ...(statement.exact ? [] : ['the policies match it (perhaps less than is shown)']),
  ]),
];

export const patterns = (included: readonly string[], excepted: readonly string[]): string =>
  [included.join(', '), ...(excepted.length > 0 ? [`except ${excepted.join(', ')}`] : [])].join(' ');

const marks: Record<StepStatus, string> = {
  IN_PLACE: green('in place'),
  MISSING: red('missing'),
  BLOCKED: red('blocked'),
  CONDITIONAL: yellow('under conditions'),
  UNKNOWN: yellow('not known'),
};

export function renderCrossAccount(
  { decision, explanation, steps, caveats, dataGaps }: CrossAccountAccessQuery['crossAccountAccess'],
  { verbose }: QuestionOptions,
): string {
  const stepLines = steps.map(({ step, status, explanation: why, evidence: statements }, index) => {
    const actions = step === 'TARGET_PERMISSIONS' ? [] : ['sts:AssumeRole'];
    const cited = citedBelow('     ', statements, actions, verbose || step === 'ORGANIZATION_GUARDRAILS');
    return `${index + 1}. ${step.toLowerCase().replaceAll('_', ' ')}: ${marks[status]}\n   ${why}${cited}`;
  });
  const fixes = steps.flatMap(({ fix, ...of }) =>
    fix === null ? [] : [`${dim(fixPlace(of))}\n${JSON.stringify(fix, null, 2)}`],
  );
  return paragraphs([
    `${bold(decision === 'EXPLICIT_DENY' ? red('No.') : verdicts[decision])} ${explanation}`,
    stepLines.join('\n'),
    ...fixes,
    restsOn([{ caveats }]),
    gaps(dataGaps),
  ]);
}

interface Terms {
  readonly conditions: readonly ConditionFragment[];
  readonly preconditions: readonly string[];
}

/** Returns what must hold, for a cell of a table; in a sentence, `ifText` says it. */
export const termsText = ({ conditions, preconditions }: Terms, others: readonly string[] = []): string =>
  [...new Set([...conditions.map(conditionText), ...preconditions, ...others])].join('; ');

/** Caveats: what an answer depends on and AWS does not document firmly. */
export interface Caveated {
  readonly caveats: readonly string[];
}

/** Lists each caveat once. */
export const restsOn = (answers: readonly Caveated[]): string =>
  list('This rests on', [...new Set(answers.flatMap(({ caveats }) => caveats))]);

/** Returns that there is none only if no data is missing, and otherwise that none was found. */
export const noneText = (dataGaps: readonly unknown[], none: string, noneFound: string): string =>
  dataGaps.length === 0 ? none : noneFound;

export const gaps = (dataGaps: readonly DataGapFragment[]): string =>
  list('Not known', [...new Set(dataGaps.map((gap) => gap.message))]);

export const list = (heading: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `${dim(heading)}\n${items.map((item) => `  - ${item}`).join('\n')}`;

export const paragraphs = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');
