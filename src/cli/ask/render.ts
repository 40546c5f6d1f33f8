/** Answers as a colleague would give them. */
import { conditionText } from '../../iam/explain/conditionText.js';
import { joined } from '../../access/shared/sentences.js';
import { actionsOf, citedBelow, techniqueNotes, techniqueText } from './cite.js';
import { bold, dim, green, red, table, yellow } from '../terminal.js';
import type {
  AssumeRolePathsQuery,
  CanQuery,
  CompletenessFragment,
  ConditionController,
  ConditionFragment,
  CrossAccountAccessQuery,
  CrossAccountStepKind,
  DataGapFragment,
  Decision,
  EffectivePermissionsQuery,
  EffectiveStatementFragment,
  HopFragment,
  PathsFragment,
  PathsToPrivilegeQuery,
  SearchLimit,
  StepFragment,
  StepStatus,
} from '../../api/operations.generated.js';

const verdicts: Record<Decision, string> = {
  ALLOWED: green('Yes.'),
  CONDITIONAL: yellow('Yes, under conditions.'),
  IMPLICIT_DENY: red('No:') + ' nothing allows it.',
  EXPLICIT_DENY: red('No:') + ' a statement denies it.',
  UNKNOWN: yellow('Unknown:') + ' required data was not imported.',
};

/** With which options it was asked, and by which words. */
export interface QuestionOptions {
  readonly question: Readonly<Record<string, unknown>>;
  readonly verbose: boolean;
}

export function renderCan(answer: CanQuery['can']): string {
  return paragraphs([
    `${bold(verdicts[answer.decision])} ${answer.explanation}`,
    list('Requires:', [...answer.conditions.map(controlled), ...answer.preconditions]),
    restsOn([answer]),
    answer.approximate ? 'The conditions could not be worked out exactly.' : '',
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

export function renderPermissions(answer: PermissionsAnswer): string {
  const { principal, unlimited, allowed, denied } = answer;
  const who = `${principal.name}${principal.accountId ? ` (${principal.accountId})` : ''}`;
  if (unlimited)
    return paragraphs([`${who} may do everything in its account.`, restsOn([answer]), gaps(answer.dataGaps)]);
  if (allowed.length === 0)
    return paragraphs([`${who} may do nothing.`, restsOn([answer]), gaps(answer.dataGaps)]);
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

/** A principal with more services than this has whatever it wants; `--service` and the API list the rest. */
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
    ...(statement.exact ? [] : ['the policy variable fits (it stands as *)']),
  ]),
];

const patterns = (included: readonly string[], excepted: readonly string[]): string =>
  [included.join(', '), ...(excepted.length > 0 ? [`except ${excepted.join(', ')}`] : [])].join(' ');

export const renderPaths = (
  answer: AssumeRolePathsQuery['assumeRolePaths'],
  asked: QuestionOptions,
): string => pathsText(answer, String(asked.question['to']), asked, { nearMisses: nearMisses(answer) });

export const renderPathsToPrivilege = (answer: PrivilegeAnswer, asked: QuestionOptions): string =>
  pathsText(answer, 'administrative access', asked, { techniques: techniques(answer) });

type PrivilegeAnswer = PathsToPrivilegeQuery['pathsToPrivilege'];

/** `own`: what only one of the two questions about paths says. */
function pathsText(
  answer: PathsFragment,
  to: string,
  { question, verbose }: QuestionOptions,
  own: { readonly techniques?: string; readonly nearMisses?: string },
): string {
  const { paths } = answer;
  const way = `from ${String(question['from'])} to ${to}`;
  const count = paths.length === 1 ? 'There is one way' : `There are ${paths.length} ways`;
  const head = paths.length === 0 ? `There is no way ${way}.` : `${count} ${way}:`;
  return paragraphs([
    bold(head),
    startText(answer.startsAs),
    ...paths.map((path, index) => pathText(path, index, verbose)),
    own.techniques ?? '',
    verbose ? techniqueNotes(paths.flatMap(({ hops }) => hops.flatMap(techniquesOf))) : '',
    own.nearMisses ?? '',
    completeness(answer),
    restsOn(paths),
    gaps(answer.dataGaps),
  ]);
}

/** Which of the ways go by which technique, where there is more than one to tell apart. */
function techniques({ paths, byTechnique: groups }: PrivilegeAnswer): string {
  if (paths.length < 2 || groups.length < 2) return '';
  const numbers = new Map(paths.map((path, index) => [stationsOf(path), index + 1]));
  const rows = groups.map(({ technique, paths: found }) => [
    technique ? techniqueText(technique) : 'assuming roles alone',
    found.map((path) => numbers.get(stationsOf(path))).join(', '),
  ]);
  return `${bold('by technique')}\n${table(['technique', 'ways'], rows)}`;
}

/** Tells the paths of one answer apart. */
const stationsOf = ({ hops }: PrivilegeAnswer['byTechnique'][number]['paths'][number]): string =>
  hops.map(({ to }) => to.identifier).join(' ');

function nearMisses({
  nearMisses: found,
  nearMissesComplete,
}: AssumeRolePathsQuery['assumeRolePaths']): string {
  const heading = found.length === 1 ? 'One change would open one' : 'Each of these changes would open one';
  const more = nearMissesComplete ? '' : ' (there may be more)';
  return list(
    `${heading}${more}`,
    found.map(({ explanation }) => explanation),
  );
}

/** Whom a workload starts as. */
export const startText = (startsAs: readonly { readonly role: { readonly identifier: string } }[]): string =>
  startsAs.length === 0 ? '' : `It runs as ${joined(startsAs.map(({ role }) => role.identifier))}.`;

const techniquesOf = (hop: HopFragment) => [hop, ...hop.alternatives].map(({ technique }) => technique);

function pathText(
  { sentence, hops, decision }: PathsFragment['paths'][number],
  index: number,
  verbose: boolean,
): string {
  const mark = decision === 'ALLOWED' ? green('allowed') : yellow('under conditions');
  const steps = hops.map((hop) => stepText(hop, verbose)).join('');
  return `${index + 1}. ${mark}  ${sentence}${steps}`;
}

/** With the statements that allow it. */
export const stepText = (
  { alternatives, ...step }: StepFragment & { readonly alternatives: readonly StepFragment[] },
  verbose: boolean,
): string =>
  [
    `\n   - ${step.sentence}${evidence(step, verbose)}`,
    ...alternatives.map((other) => `\n     ${dim('or')} ${other.sentence}${evidence(other, verbose)}`),
  ].join('');

const evidence = (step: StepFragment, verbose: boolean): string =>
  citedBelow('       ', step.determiningStatements, actionsOf(step), verbose);

export const searchLimits: Readonly<Record<SearchLimit, string>> = {
  MAX_HOPS: 'longer ones may exist (--max-hops)',
  MAX_PATHS: 'more exist (--k)',
  TIME_LIMIT: 'the time ran out',
  WORK_LIMIT: 'the graph is too large for one search',
  GRAPH_CHANGED: 'an import changed the graph meanwhile',
  ESCALATION_UNEXPLORED: 'follow-on escalations were not searched',
};

/** Who can gain rights that no search follows, and by which techniques; nothing where nobody can. */
export const unexploredText = ({
  completeness: { unexplored: all },
}: {
  readonly completeness: CompletenessFragment;
}): string =>
  all.length === 0
    ? ''
    : ` That is ${all.map(({ principal, techniques }) => `${principal.identifier} by ${techniques.map(techniqueText).join(', ')}`).join('; ')}.`;

function completeness(answer: PathsFragment): string {
  const { complete, truncatedBy, explored } = answer.completeness;
  const { paths } = answer;
  if (complete)
    return dim(
      `The search is complete (${explored} principals): the imported data holds no ${paths.length > 0 ? 'other' : 'such'} path.`,
    );
  return yellow(
    `The search is not complete: ${truncatedBy.map((limit) => searchLimits[limit]).join('; ')}.${unexploredText(answer)}`,
  );
}

const marks: Record<StepStatus, string> = {
  IN_PLACE: green('in place'),
  MISSING: red('missing'),
  BLOCKED: red('blocked'),
  CONDITIONAL: yellow('under conditions'),
  UNKNOWN: yellow('not known'),
};

const placesOfFixes: Readonly<Partial<Record<CrossAccountStepKind, string>>> = {
  TRUST_POLICY: 'Replace the trust policy with:',
  ASSUME_ROLE_PERMISSION: "Add to the caller's policies:",
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
  const fixes = steps.flatMap(({ step, fix }) =>
    fix === null ? [] : [`${dim(placesOfFixes[step] ?? 'Add:')}\n${JSON.stringify(fix, null, 2)}`],
  );
  return paragraphs([
    `${bold(verdicts[decision])} ${explanation}`,
    stepLines.join('\n'),
    ...fixes,
    restsOn([{ caveats }]),
    gaps(dataGaps),
  ]);
}

/** What an answer rests on and AWS does not state firmly. */
export interface Caveated {
  readonly caveats: readonly string[];
}

/** Each once. */
export const restsOn = (answers: readonly Caveated[]): string =>
  list('This rests on', [...new Set(answers.flatMap(({ caveats }) => caveats))]);

export const gaps = (dataGaps: readonly DataGapFragment[]): string =>
  list(
    'Not known',
    dataGaps.map((gap) => gap.message),
  );

const list = (heading: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `${dim(heading)}\n${items.map((item) => `  - ${item}`).join('\n')}`;

export const paragraphs = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');
