/** Renders paths step by step: who acts, which statements allow it, and what the search may have missed. */
import { isPlainChain } from '../../access/shared/stepLinks.js';
import { joined } from '../../access/shared/sentences.js';
import { atLeast, counted } from '../../answerWords.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { actionsOf, citedBelow, techniqueNotes, techniqueText } from './cite.js';
import { gaps, list, paragraphs, restsOn, type QuestionOptions } from './render.js';
import { bold, dim, green, table, yellow } from '../terminal.js';
import type {
  AssumeRolePathsQuery,
  CompletenessFragment,
  DerivationFragment,
  HopFragment,
  PathsFragment,
  PathsToPrivilegeQuery,
  SearchLimit,
  StepFragment,
} from '../../api/operations.generated.js';

export const renderPaths = (
  answer: AssumeRolePathsQuery['assumeRolePaths'],
  asked: QuestionOptions,
): string => {
  const to = String(asked.question['to']);
  const beyond = dim(
    `Only role assumptions are followed here. \`rolegraph ask who-can-reach ${to}\` also follows techniques of escalation.`,
  );
  return pathsText(answer, `${to} by assuming roles`, asked, { nearMisses: nearMisses(answer), beyond });
};

export const renderPathsToPrivilege = (answer: PrivilegeAnswer, asked: QuestionOptions): string =>
  pathsText(answer, 'administrative access', asked, { techniques: techniques(answer) });

type PrivilegeAnswer = PathsToPrivilegeQuery['pathsToPrivilege'];

/** Renders paths. `own`: sections that only one of the two questions about paths has. */
function pathsText(
  answer: PathsFragment,
  to: string,
  { question, verbose }: QuestionOptions,
  own: { readonly techniques?: string; readonly nearMisses?: string; readonly beyond?: string },
): string {
  const { paths, completeness: searched } = answer;
  const way = `from ${String(question['from'])} to ${to}`;
  const isWhole = searched.complete && answer.dataGaps.length === 0;
  const none = isWhole ? `There is no way ${way}.` : `No way ${way} was found.`;
  const count = atLeast(searched, paths.length === 1 ? 'one way' : `${paths.length} ways`);
  const head = paths.length === 0 ? none : `There ${paths.length === 1 ? 'is' : 'are'} ${count} ${way}:`;
  return paragraphs([
    bold(head),
    startText(answer.startsAs),
    ...paths.map((path, index) => pathText(path, index, verbose)),
    own.techniques ?? '',
    verbose ? techniqueNotes(paths.flatMap(({ hops }) => hops.flatMap(techniquesOf))) : '',
    own.nearMisses ?? '',
    completeness(answer),
    own.beyond ?? '',
    restsOn(paths),
    gaps(answer.dataGaps),
  ]);
}

/** Returns which paths use which technique, if there are several of both. */
function techniques({ paths, byTechnique: groups }: PrivilegeAnswer): string {
  if (paths.length < 2 || groups.length < 2) return '';
  const numbers = new Map(paths.map((path, index) => [stationsOf(path), index + 1]));
  const rows = groups.map(({ technique, paths: found }) => [
    technique ? techniqueText(technique) : 'assuming roles alone',
    found.map((path) => numbers.get(stationsOf(path))).join(', '),
  ]);
  return `${bold('by technique')}\n${table(['technique', 'ways'], rows)}`;
}

/** Returns a text that distinguishes the paths of one answer. */
const stationsOf = ({ hops }: PrivilegeAnswer['byTechnique'][number]['paths'][number]): string =>
  hops
    .map(({ to, actingAs, restsOn }) =>
      [...actingAs.map(({ principal }) => principal.identifier), to.identifier, restsOn].join(' '),
    )
    .join('; ');

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

/** Names the roles that a workload runs as. */
export const startText = (startsAs: readonly { readonly role: { readonly identifier: string } }[]): string =>
  startsAs.length === 0 ? '' : `It runs as ${joined(startsAs.map(({ role }) => role.identifier))}.`;

const techniquesOf = (hop: HopFragment) => [hop, ...hop.alternatives].map(({ technique }) => technique);

function pathText(
  { sentence, hops, decision }: PathsFragment['paths'][number],
  index: number,
  verbose: boolean,
): string {
  const mark = decision === 'ALLOWED' ? green('allowed') : yellow('under conditions');
  const number = isPlainChain(hops) ? () => '' : numberText;
  const steps = hops.map((hop, at) => stepText(hop, verbose, number(hop, at))).join('');
  return `${index + 1}. ${mark}  ${sentence}${steps}`;
}

/** Returns the number of a step in a path that is no plain chain, such as "2, after 1: ". */
const numberText = ({ restsOn }: DerivationFragment, at: number): string => {
  const after = joined(restsOn.map((earlier) => `${earlier + 1}`));
  return `${at + 1}${after === '' ? '' : `, after ${after}`}: `;
};

/** Returns the principals of a step and their actions, where several act together. */
const actorsText = ({ actingAs }: DerivationFragment): string =>
  actingAs.length < 2 ? '' : actingAs.map(actorText).join('');

const actorText = ({ principal, actions }: DerivationFragment['actingAs'][number]): string =>
  `\n       ${dim('as')} ${principal.identifier}${actions.length === 0 ? '' : `: ${actions.join(', ')}`}`;

export const stepText = ({ alternatives, ...step }: HopFragment, verbose: boolean, number = ''): string =>
  [
    `\n   - ${number}${step.sentence}${actorsText(step)}${evidence(step, verbose)}`,
    ...alternatives.map((other) => `\n     ${dim('or')} ${other.sentence}${evidence(other, verbose)}`),
  ].join('');

const evidence = (step: StepFragment, verbose: boolean): string =>
  citedBelow('       ', step.determiningStatements, actionsOf(step), verbose);

export const searchLimits: Readonly<Record<SearchLimit, string>> = {
  MAX_HOPS: 'longer ones may exist (--max-hops)',
  MAX_PATHS: 'more exist (--k)',
  TIME_LIMIT: 'the time ran out (asked again, the explorer or the API may find more)',
  WORK_LIMIT: 'the graph is too large for one search',
  GRAPH_CHANGED: 'an import changed the graph meanwhile',
  ESCALATION_UNEXPLORED: 'follow-on escalations were not searched',
  LIMITED_BY_SCOPE: 'other accounts are hidden from this token',
};

/** Whoever may do nearly everything has dozens. */
const MOST_TECHNIQUES = 6;

const techniquesText = (names: readonly string[]): string =>
  names.length > MOST_TECHNIQUES
    ? `${names.slice(0, MOST_TECHNIQUES - 1).join(', ')} and ${names.length - MOST_TECHNIQUES + 1} more (--format json lists them)`
    : names.join(', ');

/** Names principals that can gain rights that no search follows, and by which techniques; empty without any. */
export function unexploredText({
  completeness: { unexplored: all },
}: {
  readonly completeness: CompletenessFragment;
}): string {
  if (all.length === 0) return '';
  const alike = groupBy(all, ({ techniques }) => techniquesText(techniques.map(techniqueText)));
  const told = [...alike].map(
    ([techniques, some]) => `${joined(some.map(({ principal }) => principal.identifier))} by ${techniques}`,
  );
  return ` That is ${told.join('; ')}.`;
}

function completeness(answer: PathsFragment): string {
  const { complete, truncatedBy, explored } = answer.completeness;
  const { paths } = answer;
  if (complete)
    return dim(
      `The search is complete (${counted(explored, 'principal')}): the imported data holds no ${paths.length > 0 ? 'other' : 'such'} path.`,
    );
  return yellow(
    `The search is not complete: ${truncatedBy.map((limit) => searchLimits[limit]).join('; ')}.${unexploredText(answer)}`,
  );
}
