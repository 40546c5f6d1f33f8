/** Lists of what is to be looked after: exposed roles and access keys. */
import { conditionText } from '../../iam/explain/conditionText.js';
import { bold, table } from '../terminal.js';
import type { AccessKeysQuery, TrustExposureQuery } from '../../api/operations.generated.js';
import { gaps, paragraphs, restsOn } from './render.js';

export function renderTrustExposure({
  nodes,
  totalCount,
  dataGaps,
}: TrustExposureQuery['trustExposure']): string {
  if (totalCount === 0) return paragraphs(['No role is open in this way.', gaps(dataGaps)]);
  const rows = nodes.map(({ role, kind, reason, conditions }) => [
    role.identifier,
    kind.toLowerCase().replaceAll('_', ' '),
    reason,
    conditions.map(conditionText).join('; '),
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
  if (totalCount === 0) return paragraphs(['There are no such access keys.', gaps(dataGaps)]);
  const rows = nodes.map((key) => [
    key.principal.identifier,
    key.accessKeyId ?? '',
    key.status.toLowerCase(),
    key.ageInDays === null ? 'not known' : `${key.ageInDays} days`,
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
