/** Finds how a principal reaches administrative access, by assuming roles and by escalation techniques. */
import type { Account } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { accountOfIdentifier, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { datedBy } from '../can/loadRequest.js';
import type { PathAnswer } from '../shared/answer.js';
import { computeGaps, distinctGaps } from '../shared/dataGaps.js';
import { firstOf, pathGaps, pathOf, refuseMissing } from './pathAnswer.js';
import type { Region } from './loadRegion.js';
import { allowsDecision } from './wanted/pathFilter.js';
import { searchPaths, type PathsWanted, type WorkLimits } from './findPaths.js';

/** `maxHops` 1 to 10, `k` 1 to 100. */
export type PrivilegeQuestion = Omit<PathsWanted, 'to'>;

/**
 * Finds the paths. A path ends at the first administrator of its account; a conditional administrator may be passed
 * too. A root user stands for the administration of its account. Throws `QuestionRefused` if `from` is in an imported
 * account but does not exist there.
 */
export async function pathsToPrivilege(
  reader: GraphReader,
  question: PrivilegeQuestion,
  limits?: WorkLimits,
): Promise<PathAnswer> {
  const { k, context, filter } = question;
  const { chains, completeness, region, accounts, ends, goals } = await searchPaths(reader, question, limits);
  refuseMissing({ from: region.start }, region);
  const own = chains.some(({ hops }) => hops.length === 0)
    ? (await reader.principals([region.start])).get(region.start)
    : undefined;
  const all = new Map([...accounts, ...(await reader.accounts(unreadAccounts(region, accounts)))]);
  const found = chains.map((chain) => {
    const end = chain.hops.at(-1)?.to ?? own ?? namedPrincipal(region.start);
    return pathOf(chain.steps, all, ends.endOf(end, chain));
  });
  const unconditional = filter ? found.filter((path) => allowsDecision(filter, path)) : found;
  const paths = firstOf(unconditional, k, reader);
  const ownGaps = paths.flatMap(({ hops }) => hops.flatMap((hop) => ('dataGaps' in hop ? hop.dataGaps : [])));
  return {
    paths,
    completeness,
    dataGaps: distinctGaps([
      ...pathGaps([question.from], 'administrative access', region),
      ...computeGaps(all.values()),
      ...ownGaps,
      ...(goals?.dataGaps ?? []),
    ]),
    graphVersion: region.graphVersion,
    ...datedBy(region.clock, context),
  };
}

/** Returns the unread accounts of the start and of principals that it can reach, whether or not a path passes them. */
function unreadAccounts(
  { start, visitedAccounts }: Region,
  known: ReadonlyMap<string, Account>,
): readonly string[] {
  const ids = new Set([accountOfIdentifier(start) ?? [], visitedAccounts].flat());
  return [...ids].filter((id) => !known.has(id));
}
