/** Builds the parts of answers about paths: paths in order and in words, missing principals, and data gaps. */
import { indispensableActions } from '../../escalation/catalog/requiredPermissions.js';
import { techniqueById } from '../../escalation/catalog/techniques.js';
import { assumeActions } from '../../graph/model/assumeActions.js';
import type { Account, Principal } from '../../graph/model/graph.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import { distinct, groupBy } from '../../graph/model/groupBy.js';
import type {
  VisitedAccounts,
  PathRegion,
  PendingHops,
  Shown,
  UnreadAccounts,
} from '../../graph/contract/pathReader.js';
import { strengthRank, type DataGap } from '../../iam/decide/decision.js';
import { QuestionRefused, type PathHop, type PathStep, type PrivilegePath } from '../shared/answer.js';
import type { VisibleStep } from '../shared/visiblePath.js';
import { depthOf } from '../shared/stepLinks.js';
import { distinctConditions } from './feasible/pathConditions.js';
import { derivedSentence, hopSentence, pathSentence, type EndOfPath } from '../shared/sentences.js';
import { derivationGaps, distinctGaps, nothingImportedGap, organizationGaps } from '../shared/dataGaps.js';

/** Turns hops into a plain chain: the target of each step takes the next step, alone. */
export const chainSteps = (hops: readonly PathHop[]): readonly PathStep[] =>
  hops.map((hop, at) => chainStep(hop, at === 0 ? [] : [at - 1]));

/** Turns a hop into a step that depends on the steps at the places `restsOn`. */
export function chainStep({ alternatives, ...hop }: PathHop, restsOn: readonly number[]): PathStep {
  const others = alternatives?.map((other) => chainStep(other, restsOn));
  return {
    ...hop,
    actingAs: hop.joint?.actingAs ?? [{ principal: hop.from, actions: actionsOf(hop) }],
    restsOn,
    sentence: hopSentence(hop),
    ...(others === undefined ? {} : { alternatives: others }),
  };
}

/** Returns the actions that a hop calls; for a technique with several ways, those that every way needs. */
function actionsOf(hop: PathHop): readonly string[] {
  if (hop.mechanism !== 'ESCALATION') return [assumeActions[hop.mechanism]];
  const technique = techniqueById(hop.techniqueId);
  return technique ? indispensableActions(technique) : [];
}

/** Builds a path. `end`: the last principal if it has what was looked for, and the conditions of that. */
export function pathOf(
  hops: readonly PathStep[],
  accounts: ReadonlyMap<string, Account>,
  end?: EndOfPath,
): PrivilegePath {
  const parts = [...hops, ...(end ? [end] : [])];
  const start = hops.length === 0 ? end?.principal : undefined;
  const passed = start ? [start] : principalsOf(hops);
  const ids = [...new Set(passed.flatMap((principal) => principal.accountId ?? []))];
  return {
    hops: hops.map((hop, at) => spoken(hop, hops, at)),
    ...(start ? { start } : {}),
    length: hops.length,
    depth: depthOf(hops),
    decision: parts.some(({ decision }) => decision === 'CONDITIONAL') ? 'CONDITIONAL' : 'ALLOWED',
    conditions: distinctConditions(parts),
    caveats: distinct(parts.flatMap(({ caveats }) => caveats)),
    accounts: ids.flatMap((id) => accounts.get(id) ?? []),
    sentence: pathSentence(hops, end),
    ...(end?.goal ? { goal: end.goal } : {}),
  };
}

/** Gives the step a full sentence if it is more than the next link of a chain. */
export function spoken(step: PathStep, steps: readonly VisibleStep[], at: number): PathStep {
  const alternatives = step.alternatives?.map((other) => spoken(other, steps, at));
  const sentence = derivedSentence(steps.with(at, step), at) ?? step.sentence;
  return { ...step, sentence, ...(alternatives === undefined ? {} : { alternatives }) };
}

const principalsOf = (hops: readonly PathStep[]): readonly Principal[] =>
  hops.flatMap((hop, index) => (index === 0 ? [hop.from, hop.to] : [hop.to]));

/** Sorts by depth, then by length, then ALLOWED before CONDITIONAL, then by identifiers. */
export function inOrder(a: PrivilegePath, b: PrivilegePath): number {
  if (a.depth !== b.depth) return a.depth - b.depth;
  if (a.length !== b.length) return a.length - b.length;
  if (a.decision !== b.decision) return strengthRank(a) - strengthRank(b);
  return namesOf(a) < namesOf(b) ? -1 : 1;
}

/** Returns the first paths; all, if the answer may not show some accounts, since the order rests on their conditions. */
export function firstOf(
  paths: readonly PrivilegePath[],
  k: number,
  { shownAccounts }: Shown,
): readonly PrivilegePath[] {
  const sorted = [...paths].sort(inOrder);
  return shownAccounts === undefined ? sorted.slice(0, k) : sorted;
}

const namesOf = ({ hops }: PrivilegePath): string =>
  [...principalsOf(hops), ...hops.flatMap(({ actingAs }) => actingAs.map(({ principal }) => principal))]
    .map(({ identifier }) => identifier)
    .join(' ');

/** Throws `QuestionRefused` if one of the ends, by argument, is in an imported account but does not exist there. */
export function refuseMissing(
  ends: Readonly<Record<string, string>>,
  { known, importedAccounts }: PathRegion,
): void {
  for (const [argument, identifier] of Object.entries(ends)) {
    const accountId = accountOfIdentifier(identifier);
    if (known.has(identifier) || accountId === undefined || !importedAccounts.has(accountId)) continue;
    const message = `${identifier} is not in the imported data of account ${accountId}. Search for it, or import a newer export.`;
    throw new QuestionRefused('NOT_FOUND', message, argument);
  }
}

/** What a search reports about accounts that were not imported, or only in part. */
export type Missing = Pick<
  VisitedAccounts,
  'outsideAccounts' | 'assumableUnread' | 'principalGaps' | 'isUnexploredCut' | keyof PendingHops
>;

/**
 * Returns what was not imported, or not understood, and could add or close a path between `ends`. `to`: the end in
 * words. `missing`: the gaps of the accounts that a walk visited, its ends among them; by default the region's.
 */
export function pathGaps(
  ends: readonly string[],
  to: string,
  region: PathRegion,
  missing: Missing = region,
): readonly DataGap[] {
  const own = ends.flatMap((identifier) => accountOfIdentifier(identifier) ?? []);
  const outside = new Set([
    ...own.filter((id) => !region.importedAccounts.has(id)),
    ...missing.outsideAccounts,
  ]);
  const notImported = [...outside].map((accountId): DataGap => ({
    kind: 'ACCOUNT_NOT_IMPORTED',
    accountId,
    message: `Account ${accountId} was never imported, but it is on a route to ${to}: paths through it may be missing.`,
  }));
  return distinctGaps([
    ...(region.anythingImported ? [] : [nothingImportedGap]),
    ...notImported,
    ...assumableGaps(missing.assumableUnread, outside),
    ...briefly(distinctGaps(missing.principalGaps)),
    ...derivationGaps(missing.outdatedAccounts),
    ...missing.organizationGaps,
    ...organizationGaps({ anyImported: region.organizationImported }),
  ]);
}

/** `reported`: accounts that are already reported as never imported. */
function assumableGaps({ ids, more }: UnreadAccounts, reported: ReadonlySet<string>): readonly DataGap[] {
  const gapOf = (which: string, it: string): DataGap => ({
    kind: 'ACCOUNT_NOT_IMPORTED',
    message: `${which} not imported, but principals on these paths may assume roles there, so paths through ${it} may be missing.`,
  });
  const gaps = ids
    .filter((id) => !reported.has(id))
    .map((accountId) => ({ ...gapOf(`Account ${accountId} was`, 'it'), accountId }));
  return more === 0 ? gaps : [...gaps, gapOf(`${more} more accounts were`, 'them')];
}

/** Keeps the first gap of each kind in each account, and says how many more there are. */
export const briefly = (gaps: readonly DataGap[]): readonly DataGap[] =>
  [...groupBy(gaps, ({ kind, accountId }) => `${kind} ${accountId ?? ''}`).values()].flatMap(
    ([first, ...more]) => {
      if (first === undefined || more.length === 0) return first ?? [];
      const others = more.length === 1 ? 'one more gap' : `${more.length} more gaps`;
      return { ...first, message: `${first.message} There is ${others} of this kind in the account.` };
    },
  );
