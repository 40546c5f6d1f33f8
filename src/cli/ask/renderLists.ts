/** Renders lists: findings beyond paths, what outsiders can access, roles open to outsiders, and access keys. */
import { ifText } from '../../access/shared/sentences.js';
import { counted } from '../../answerWords.js';
import { bold, dim, table } from '../terminal.js';
import type {
  AccessKeysQuery,
  ExposedResourcesQuery,
  ExposureFragment,
  FindingsQuery,
  TrustExposureQuery,
} from '../../api/operations.generated.js';
import { actionsOf, citedBelow, techniqueNotes, techniqueText } from './cite.js';
import { gaps, noneText, paragraphs, restsOn, termsText, type QuestionOptions } from './render.js';

export function renderFindings(
  principal: NonNullable<FindingsQuery['principal']>,
  { question, verbose }: QuestionOptions,
): string {
  const who = String(question['principal']);
  if (principal.__typename === 'ExternalPrincipal')
    return `What ${who} can do is not known: its account was never imported, or it was deleted.`;
  if (!('findings' in principal))
    return `Only users, roles and their sessions have findings: ${who} is none of these.`;
  const { findings, account, effectivePermissions } = principal;
  const dataGaps = [
    ...effectivePermissions.dataGaps,
    ...(account?.dataGaps ?? []),
    ...findings.flatMap((finding) => finding.dataGaps),
  ];
  const none = noneText(
    dataGaps,
    `No technique gives ${who} anything beyond its paths.`,
    `No technique was found that gives ${who} anything beyond its paths.`,
  );
  const head = findings.length === 0 ? none : `${who} can do this beyond its paths:`;
  const items = findings.flatMap(({ technique, via, determiningStatements, conditions, preconditions }) => {
    if (!technique) return [];
    const actions = actionsOf({ mechanism: 'ESCALATION', technique });
    const through = via === null ? '' : `, through ${via}`;
    const cited = citedBelow('      ', determiningStatements, actions, verbose);
    return `  - ${techniqueText(technique)}${through}${ifText(conditions, preconditions)}.${cited}`;
  });
  return paragraphs([
    bold(head),
    items.join('\n'),
    verbose ? techniqueNotes(findings.map(({ technique }) => technique)) : '',
    restsOn(findings),
    gaps(dataGaps),
  ]);
}

export function renderExposure(
  { arn, policyStatus, exposure }: ExposureFragment,
  { verbose }: QuestionOptions,
): string {
  const { reachableFromOutside: outsiders, dataGaps } = exposure;
  const head =
    outsiders.length > 0
      ? `From outside its account, ${arn} can be reached by:`
      : policyStatus === 'NOT_COLLECTED'
        ? `Unknown: the policy of ${arn} was not collected.`
        : noneText(
            dataGaps,
            `The policy of ${arn} grants no access outside its account.`,
            `No access outside its account was found in the policy of ${arn}.`,
          );
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
    conditions,
    preconditions,
  }: ExposureFragment['exposure']['reachableFromOutside'][number],
  verbose: boolean,
): string {
  const who = anonymous ? 'anyone, without signing the request' : principal.identifier;
  const cited = citedBelow('      ', determiningStatements, actions, verbose);
  return `  - ${who} may do ${actions.join(', ')}${ifText(conditions, preconditions)}.${cited}`;
}

export const renderExposedResources = (
  { totalCount, nodes, dataGaps }: ExposedResourcesQuery['resources'],
  asked: QuestionOptions,
): string =>
  totalCount === 0
    ? paragraphs([
        noneText(
          dataGaps,
          `No imported policy of a resource${inAccount(asked)} grants access outside its account.`,
          `No policy of a resource${inAccount(asked)} was found that grants access outside its account.`,
        ),
        gaps(dataGaps),
      ])
    : paragraphs([
        bold(
          `${totalCount} ${totalCount === 1 ? 'resource is' : 'resources are'} shared outside ${totalCount === 1 ? 'its account' : 'their accounts'}:`,
        ),
        ...nodes.map((one) => renderExposure(one, asked)),
        gaps(dataGaps),
        dim('Roles that outsiders can assume: rolegraph ask trust-exposure'),
      ]);

function inAccount({ question: { filter } }: QuestionOptions): string {
  const { accountId } = (filter ?? {}) as { readonly accountId?: string };
  return accountId === undefined ? '' : ` in account ${accountId}`;
}

export function renderTrustExposure({
  nodes,
  totalCount,
  dataGaps,
}: TrustExposureQuery['trustExposure']): string {
  if (totalCount === 0)
    return paragraphs([
      noneText(dataGaps, 'No role is open in this way.', 'No role was found that is open in this way.'),
      gaps(dataGaps),
    ]);
  const rows = nodes.map(({ role, kind, reason, decision, ...terms }) => [
    role.identifier,
    kind.toLowerCase().replaceAll('_', ' '),
    reason,
    termsText(terms, decision === 'UNKNOWN' ? ['no policy that was not imported denies it'] : []),
  ]);
  const head = totalCount === 1 ? 'There is one opening:' : `There are ${totalCount} openings:`;
  return paragraphs([
    bold(head),
    table(['role', 'is open', 'why', 'if'], rows),
    restsOn(nodes),
    gaps(dataGaps),
  ]);
}

export function renderAccessKeys({ nodes, totalCount, dataGaps }: AccessKeysQuery['accessKeys']): string {
  if (totalCount === 0)
    return paragraphs([
      noneText(dataGaps, 'There are no such access keys.', 'No such access key was found.'),
      gaps(dataGaps),
    ]);
  const rows = nodes.map((key) => [
    key.principal.identifier,
    key.accessKeyId ?? '',
    key.status.toLowerCase(),
    key.ageInDays === null ? 'not known' : counted(key.ageInDays, 'day'),
    lastUse(key),
  ]);
  const head =
    totalCount === 1 ? 'There is one such access key:' : `There are ${totalCount} such access keys:`;
  return paragraphs([bold(head), table(['of', 'id', 'status', 'age', 'last used'], rows), gaps(dataGaps)]);
}

function lastUse({
  lastUsedAt,
  lastUsedService,
  neverUsed,
}: AccessKeysQuery['accessKeys']['nodes'][number]): string {
  if (lastUsedAt === null) return neverUsed ? 'never' : 'not known';
  const service = lastUsedService === null ? '' : ` (${lastUsedService})`;
  return `${lastUsedAt.slice(0, 10)}${service}`;
}
