/** What is reachable from a principal, in numbers and by name; and who may, or can become somebody who may. */
import { conditionText } from '../../iam/conditionText.js';
import { bold, dim, green, table, yellow } from '../terminal.js';
import type { BlastRadiusView, PathsView, WhoCanView } from './answers.js';
import { gaps, notFollowed, paragraphs, techniqueText } from './render.js';

export function renderBlastRadius(answer: BlastRadiusView): string {
  const { principal, principalCount, dataGaps } = answer;
  const who = `${principal.name}${principal.accountId === null ? '' : ` (${principal.accountId})`}`;
  const head =
    principalCount === 0
      ? `Nobody else is reachable from ${who}.`
      : `${counted(principalCount, 'principal')} can be reached from ${who}:`;
  return paragraphs([bold(head), numbers(answer), nearest(answer), limits(answer), gaps(dataGaps)]);
}

/** `routed`: the question was also who can become somebody who may. */
export function renderWhoCan(
  answer: WhoCanView,
  asked: { readonly what: string; readonly routed: boolean },
): string {
  const { totalCount, nodes, dataGaps } = answer;
  const { what, routed } = asked;
  const told = routed ? limits(answer) : '';
  if (totalCount === 0)
    return paragraphs([`Nobody ${routed ? 'can end up doing' : 'may'} ${what}.`, told, gaps(dataGaps)]);
  const rows = nodes.map(({ principal, decision, conditions, preconditions, path }) => [
    principal.identifier,
    decision === 'ALLOWED' ? green('yes') : yellow('yes, if'),
    ...(routed ? [path ? routeText(path) : 'not known'] : []),
    [...conditions.map(conditionText), ...preconditions].join('; '),
  ]);
  const head = `${counted(nodes.length, 'principal')} ${routed ? 'can end up doing' : 'may'} ${what}:`;
  const columns = ['principal', 'may', ...(routed ? ['by way of'] : []), 'if'];
  return paragraphs([bold(head), table(columns, rows), told, gaps(dataGaps)]);
}

const routeText = ({ hops }: NonNullable<WhoCanView['nodes'][number]['path']>): string =>
  hops.length === 0
    ? 'itself'
    : hops
        .map(({ to, technique }) => `${to.name}${technique ? ` by ${techniqueText(technique)}` : ''}`)
        .join(' → ');

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function numbers(answer: BlastRadiusView): string {
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

function nearest({ principals: { edges }, principalCount }: BlastRadiusView): string {
  if (edges.length === 0) return '';
  const rows = edges.map(({ node, distance, decision }) => [
    node.identifier,
    counted(distance, 'hop'),
    decision === 'ALLOWED' ? green('yes') : yellow('under conditions'),
  ]);
  const rest = principalCount - edges.length;
  const more = rest > 0 ? dim(`\nand ${rest} more (the API lists them)`) : '';
  return `${table(['nearest first', 'after', 'reachable'], rows)}${more}`;
}

const reasons: Readonly<Record<string, string>> = {
  MAX_HOPS: 'somebody may be further away (--max-hops)',
  TIME_LIMIT: 'the time ran out',
  GRAPH_CHANGED: 'an import changed the graph meanwhile',
  ESCALATION_NOT_FOLLOWED: 'follow-on escalations were not searched',
};

function limits(answer: Pick<PathsView, 'completeness'>): string {
  const { complete, truncatedBy, explored } = answer.completeness;
  return complete
    ? dim(`The search is complete (${explored} principals).`)
    : yellow(
        `There may be more: ${truncatedBy.map((limit) => reasons[limit] ?? limit).join('; ')}.${notFollowed(answer)}`,
      );
}
