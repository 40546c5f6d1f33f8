/** Renders in a few lines what an import changed of administrative access. */
import { nameOf } from '../access/shared/sentences.js';
import type { Change } from '../graph/model/changes.js';
import { namedPrincipal } from '../graph/model/principals/namedPrincipal.js';
import type { ChangeCount, AdministrationChanges } from '../graph/model/stored/importTable.js';
import { dim, green, red, yellow } from './terminal.js';

export const changeWords: Readonly<Record<Change, string>> = {
  GAINED: red('gained'),
  LOST: green('lost'),
  LOOSENED: red('loosened'),
  TIGHTENED: green('tightened'),
  NOW_UNKNOWN: yellow('now unknown'),
  NOW_KNOWN: yellow('now known'),
};

/** The number of entries of each list that are shown. */
const MOST_TOLD = 10;

export function renderChanges(changes: AdministrationChanges): string {
  const { administrators, administratorCounts, reach, reachCounts, caveats } = changes;
  const lines = [
    ...listed(
      'Administrators',
      administratorCounts,
      administrators.map(({ change, principal }) => [change, who(principal)]),
    ),
    ...listed(
      'Ways to administrative access',
      reachCounts,
      reach.map(({ change, principal, accountIds, accountCount }) => [
        change,
        `${who(principal)} to ${accountsText(accountIds, accountCount)}`,
      ]),
    ),
  ];
  return [...(lines.length === 0 ? [nothingText(changes)] : lines), ...caveats.map(dim)].join('\n');
}

/** Says that nothing changed only if all was compared: with a caveat something may have, without a summary anything. */
function nothingText({ caveats, summary }: AdministrationChanges): string {
  if (caveats.length === 0) return 'Nobody gained or lost administrative access, or a way to it.';
  return summary
    ? 'No change of administrative access, or of a way to it, was found.'
    : yellow('Whether administrative access changed is not known:');
}

/** Returns a readable name, even of a principal that no longer exists. */
export const who = (identifier: string): string => nameOf(namedPrincipal(identifier));

function listed(
  title: string,
  counts: readonly ChangeCount[],
  entries: readonly (readonly [change: Change, text: string])[],
): readonly string[] {
  if (counts.length === 0) return [];
  const sums = counts.map(({ change, count }) => `${count} ${changeWords[change]}`).join(', ');
  const more = entries.length > MOST_TOLD ? ['  … (`imports` in the API and the explorer list more)'] : [];
  const told = entries.slice(0, MOST_TOLD).map(([change, text]) => `  ${changeWords[change]}  ${text}`);
  return [`${title}: ${sums}`, ...told, ...more];
}

const accountsText = (ids: readonly string[], count: number): string =>
  count <= 3 ? ids.join(', ') : `${ids.slice(0, 2).join(', ')} and ${count - 2} more`;
