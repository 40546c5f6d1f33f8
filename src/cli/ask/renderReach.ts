/** Renders what a principal can reach, and who may do something or can become a principal that may. */
import { ifText, linkText } from '../../access/shared/sentences.js';
import { atLeast, counted, sentence } from '../../answerWords.js';
import { bold, dim, green, table, yellow } from '../terminal.js';
import type {
  BlastRadiusQuery,
  ChokePointsQuery,
  CompletenessFragment,
  FirstStepsFragment,
  ReachFragment,
  WhoCanQuery,
  WhoCanReachQuery,
} from '../../api/operations.generated.js';
import { actionsOf, citedBelow, techniqueNotes, techniqueText } from './cite.js';
import { gaps, paragraphs, restsOn, termsText, type Caveated, type QuestionOptions } from './render.js';
import { searchLimits, startText, stepText, unexploredText } from './renderPaths.js';

type BlastRadius = BlastRadiusQuery['blastRadius'];
type PrincipalAccess = WhoCanQuery['whoCan']['nodes'][number];

export function renderBlastRadius(answer: BlastRadius, { verbose }: QuestionOptions): string {
  const { principal, startsAs, principalCount, dataGaps } = answer;
  const who = `${principal.name}${principal.accountId === null ? '' : ` (${principal.accountId})`}`;
  const starts = startsAs.length > 0 ? startsAs.map(({ role }) => role) : [principal];
  const head = headline(answer, principalCount, [
    `Nobody else is reachable from ${who}.`,
    `Nobody else was found to be reachable from ${who}.`,
    `can be reached from ${who}:`,
  ]);
  return paragraphs([
    bold(head),
    startText(startsAs),
    numbers(answer),
    nearest(answer),
    ...starts.map((start) => firstSteps(start, verbose)),
    limits(answer),
    restsOn(starts.flatMap(restingIn)),
    gaps(dataGaps),
  ]);
}

/** Returns administration and escalations, which only users, roles and sessions have. */
const gainsOf = (steps: FirstStepsFragment) =>
  'canEscalateTo' in steps ? steps : { administration: null, canEscalateTo: { totalCount: 0, edges: [] } };

function restingIn(steps: FirstStepsFragment): readonly Caveated[] {
  const { administration, canEscalateTo } = gainsOf(steps);
  return [
    ...(administration ? [administration] : []),
    ...steps.canAssume.edges,
    ...canEscalateTo.edges.flatMap(({ ways }) => ways),
  ];
}

type FirstStep = Omit<FirstStepsFragment['canAssume']['edges'][number], 'node' | 'mechanism'>;

/** Returns the next steps of the principal, with the statements that allow them. */
function firstSteps(steps: FirstStepsFragment, verbose: boolean): string {
  const { name, canAssume } = steps;
  const { administration, canEscalateTo } = gainsOf(steps);
  const cited = (text: string, actions: readonly string[], step: FirstStep): string =>
    `  - ${text}${ifText(step.conditions, step.preconditions)}${citedBelow('      ', step.determiningStatements, actions, verbose)}`;
  const lines = [
    ...(administration ? [cited('is administrator of its account', ['iam:*'], administration)] : []),
    ...canAssume.edges.map((edge) =>
      cited(`can assume ${edge.node.identifier}`, actionsOf({ ...edge, technique: null }), edge),
    ),
    ...canEscalateTo.edges.flatMap(({ node, ways }) =>
      ways.flatMap(({ technique, ...way }) => {
        if (!technique) return [];
        const actions = actionsOf({ mechanism: 'ESCALATION', technique });
        return cited(`can take over ${node.identifier} by ${techniqueText(technique)}`, actions, way);
      }),
    ),
  ];
  const rest = [canAssume, canEscalateTo].reduce((sum, one) => sum + one.totalCount - one.edges.length, 0);
  const more = rest > 0 ? [dim(`  and ${rest} more (the API lists them)`)] : [];
  const notes = verbose
    ? techniqueNotes(canEscalateTo.edges.flatMap(({ ways }) => ways.map(({ technique }) => technique)))
    : '';
  return lines.length === 0
    ? ''
    : paragraphs([[bold(`${name} by itself`), ...lines, ...more].join('\n'), notes]);
}

export function renderWhoCanReach(
  answer: WhoCanReachQuery['whoCanReach'],
  { question }: QuestionOptions,
): string {
  const whom = String(question['to']);
  const { totalCount, edges, dataGaps } = answer;
  const head = headline(answer, totalCount, [
    `Nobody can reach ${whom}.`,
    `Nobody was found who can reach ${whom}.`,
    `can reach ${whom}:`,
  ]);
  const ask = edges.length === 0 ? '' : dim('`rolegraph ask paths FROM TO` cites the statements of a route.');
  return paragraphs([bold(head), distances(edges, 'can reach it'), ask, limits(answer), gaps(dataGaps)]);
}

export function renderChokePoints(
  answer: ChokePointsQuery['chokePoints'],
  { question, verbose }: QuestionOptions,
): string {
  const { nodes, sourceCount, dataGaps } = answer;
  const whom = `administrative access to account ${String(question['accountId'])}`;
  const among = headline(answer, sourceCount, [
    `Nobody can reach ${whom}.`,
    `Nobody was found who can reach ${whom}.`,
    `can reach ${whom}:`,
  ]);
  const isWhole = answer.completeness.complete && dataGaps.length === 0;
  const none = isWhole ? 'No single step cuts anybody off.' : 'No choke point was found.';
  const head = nodes.length === 0 && sourceCount > 0 ? `${among} ${none}` : among;
  const points = nodes.map(
    ({ cutsOff, closing, hop }, index) =>
      `${index + 1}. ${cutsOff} of ${sourceCount} ${cutsOff === 1 ? 'has' : 'have'} no ${isWhole ? '' : 'known '}way but:${stepText(hop, verbose)}${closing.map((text) => `\n   ${dim('to close it:')} ${text}`).join('')}`,
  );
  const techniques = nodes.flatMap(({ hop }) => [hop, ...hop.alternatives].map(({ technique }) => technique));
  return paragraphs([
    bold(head),
    ...points,
    verbose ? techniqueNotes(techniques) : '',
    limits(answer),
    restsOn(nodes.map(({ hop }) => hop)),
    gaps(dataGaps),
  ]);
}

export function renderWhoCan(answer: WhoCanQuery['whoCan'], { question, verbose }: QuestionOptions): string {
  const { nodes, dataGaps } = answer;
  const action = String(question['action']);
  const what = `${action} on ${String(question['resource'])}`;
  // A transitive question also covers principals that can become one that may.
  const routed = question['transitive'] === true;
  const limitsText = routed ? limits(answer) : '';
  // Counts the list: `totalCount` of the first page may include principals that the next ones leave out.
  const may = routed ? 'can end up doing' : 'may';
  const head = headline(answer, nodes.length, [
    `Nobody ${may} ${what}.`,
    `Nobody was found who ${may} ${what}.`,
    `${may} ${what}:`,
  ]);
  if (nodes.length === 0) return paragraphs([head, limitsText, gaps(dataGaps)]);
  const rows = nodes.map(({ principal, decision, path, ...terms }) => [
    principal.identifier,
    decision === 'ALLOWED' ? green('yes') : yellow('yes, if'),
    ...(routed ? [path ? routeText(path) : 'not known'] : []),
    termsText(terms),
  ]);
  const columns = ['principal', 'may', ...(routed ? ['by way of'] : []), 'if'];
  const techniques = nodes.flatMap(({ path }) => path?.hops.map(({ technique }) => technique) ?? []);
  return paragraphs([
    bold(head),
    table(columns, rows),
    ...(verbose ? [...nodes.map((node) => grantText(node, action)), techniqueNotes(techniques)] : []),
    verbose ? '' : dim('--verbose cites policy, statement and action for each.'),
    limitsText,
    restsOn(nodes),
    gaps(dataGaps),
  ]);
}

/** Returns the statements that allow the action, and those of the route to it. */
function grantText({ principal, path, determiningStatements }: PrincipalAccess, action: string): string {
  const steps = (path?.hops ?? []).map(
    (hop) => `\n  - ${hop.sentence}${citedBelow('      ', hop.determiningStatements, actionsOf(hop), true)}`,
  );
  return `${bold(principal.identifier)}${steps.join('')}${citedBelow('  ', determiningStatements, [action], true)}`;
}

const routeText = ({ hops }: NonNullable<PrincipalAccess['path']>): string =>
  hops.length === 0
    ? 'itself'
    : hops
        .map(
          ({ to, technique }, at) =>
            `${at === 0 ? '' : linkText(hops, at, ({ name }) => name)}${to.name}${technique ? ` by ${techniqueText(technique)}` : ''}`,
        )
        .join('');

/** Returns the first line of an answer: there is nobody only if no data is missing, a number only if all was searched. */
function headline(
  {
    completeness,
    dataGaps,
  }: { readonly completeness: CompletenessFragment; readonly dataGaps: readonly unknown[] },
  count: number,
  [nobody, nobodyFound, some]: readonly [nobody: string, nobodyFound: string, some: string],
): string {
  if (count === 0) return completeness.complete && dataGaps.length === 0 ? nobody : nobodyFound;
  return `${sentence(atLeast(completeness, counted(count, 'principal')))} ${some}`;
}

function numbers(answer: BlastRadius): string {
  const { administeredAccounts, administeredAccountCount, principalCount } = answer;
  const administered = administeredAccounts.nodes.map(({ accountId, name }) => name ?? accountId);
  const more = administeredAccountCount - administered.length;
  const named = [...administered, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const rows = [
    ['without conditions', `${answer.unconditionalCount}`, ''],
    ['by assuming roles alone', `${answer.assumableCount}`, ''],
    ['with administrative access', `${answer.administratorCount}`, ''],
    ['in accounts', `${answer.accountCount}`, ''],
    ['accounts that can be administered', `${administeredAccountCount}`, named],
    ['hops between accounts', `${answer.crossAccountHopCount}`, ''],
  ];
  return principalCount + administeredAccountCount === 0 ? '' : table(['of them', 'count', ''], rows);
}

function nearest({ principals: { edges }, principalCount }: BlastRadius): string {
  const rest = principalCount - edges.length;
  const more = rest > 0 ? dim(`\nand ${rest} more (the API lists them)`) : '';
  return edges.length === 0 ? '' : `${distances(edges, 'reachable')}${more}`;
}

function distances(edges: readonly ReachFragment[], what: string): string {
  if (edges.length === 0) return '';
  const rows = edges.map(({ node, distance, decision }) => [
    node.identifier,
    counted(distance, 'hop'),
    decision === 'ALLOWED' ? green('yes') : yellow('under conditions'),
  ]);
  return table(['nearest first', 'after', what], rows);
}

const reasons = { ...searchLimits, MAX_HOPS: 'somebody may be further away (--max-hops)' };

function limits(answer: { readonly completeness: CompletenessFragment }): string {
  const { complete, truncatedBy, explored } = answer.completeness;
  return complete
    ? dim(`The search is complete (${counted(explored, 'principal')}).`)
    : yellow(
        `There may be more: ${truncatedBy.map((limit) => reasons[limit]).join('; ')}.${unexploredText(answer)}`,
      );
}
