/** What a principal gains that is no step of a path, and what outsiders are let in to. */
import { conditionText } from '../../iam/explain/conditionText.js';
import { bold, dim } from '../terminal.js';
import type {
  ConditionFragment,
  ExposedResourcesQuery,
  ExposureFragment,
  FindingsQuery,
} from '../../api/operations.generated.js';
import { actionsOf, citations, indented, techniqueNotes, techniqueText } from './cite.js';
import { gaps, paragraphs, restsOn } from './render.js';

export function renderFindings(
  principal: NonNullable<FindingsQuery['principal']>,
  who: string,
  verbose: boolean,
): string {
  // Only users, roles and sessions have findings.
  const findings = 'findings' in principal ? principal.findings : [];
  const head =
    findings.length === 0
      ? `No technique gives ${who} anything beyond its paths.`
      : `${who} can do this beyond its paths:`;
  const items = findings.flatMap(({ technique, via, determiningStatements, ...open }) =>
    technique
      ? [
          `  - ${techniqueText(technique)}${via === null ? '' : `, through ${via}`}${onlyIf(open)}.${indented(
            citations(determiningStatements, actionsOf({ mechanism: 'ESCALATION', technique }), verbose),
            '      ',
          )}`,
        ]
      : [],
  );
  return paragraphs([
    bold(head),
    items.join('\n'),
    verbose ? techniqueNotes(findings.map(({ technique }) => technique)) : '',
    restsOn(findings),
    gaps(findings.flatMap(({ dataGaps }) => dataGaps)),
  ]);
}

interface Open {
  readonly conditions: readonly ConditionFragment[];
  readonly preconditions: readonly string[];
}

function onlyIf({ conditions, preconditions }: Open): string {
  const parts = [...conditions.map(conditionText), ...preconditions];
  return parts.length === 0 ? '' : `, if ${parts.join(' and if ')}`;
}

export function renderExposure({ arn, policyStatus, exposure }: ExposureFragment, verbose: boolean): string {
  const { reachableFromOutside: outsiders, dataGaps } = exposure;
  const head =
    outsiders.length > 0
      ? `From outside its account, ${arn} can be reached by:`
      : policyStatus === 'NOT_COLLECTED'
        ? `Unknown: the policy of ${arn} was not collected.`
        : `Nobody outside its account is let in to ${arn} by its policy.`;
  return paragraphs([
    bold(head),
    outsiders.map((one) => outsiderText(one, verbose)).join('\n'),
    restsOn(outsiders),
    gaps(dataGaps),
  ]);
}

function outsiderText(
  {
    principal,
    anonymous,
    actions,
    determiningStatements,
    ...open
  }: ExposureFragment['exposure']['reachableFromOutside'][number],
  verbose: boolean,
): string {
  const who = anonymous ? 'anyone, without signing the request' : principal.identifier;
  return `  - ${who} may do ${actions.join(', ')}${onlyIf(open)}.${indented(
    citations(determiningStatements, actions, verbose),
    '      ',
  )}`;
}

export const renderExposedResources = (
  { totalCount, nodes }: ExposedResourcesQuery['resources'],
  verbose: boolean,
): string =>
  totalCount === 0
    ? 'No imported resource policy lets anybody outside its account in.'
    : paragraphs([
        bold(`${totalCount} ${totalCount === 1 ? 'resource lets' : 'resources let'} outsiders in:`),
        ...nodes.map((one) => renderExposure(one, verbose)),
        dim('Roles that outsiders can assume: rolegraph ask trust-exposure'),
      ]);
