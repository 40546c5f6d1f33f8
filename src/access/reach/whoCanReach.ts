/** Finds who can become a principal, or reach administrative access to an account, over any hops. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import {
  accountOfIdentifier,
  accountsOf,
  canBeTakenOver,
  namedPrincipalKind,
} from '../../graph/model/principals/namedPrincipal.js';
import { answerOfReach, collectSearchLimits, readPrincipalRegion } from './reachAnswer.js';
import { HopGraph, VIRTUAL_END, type HopGroup } from '../paths/hopGraph.js';
import { hopsToVirtualEnd } from '../paths/loadRegion.js';
import { refuseMissing } from '../paths/pathAnswer.js';
import type { SearchAnswer } from '../shared/answer.js';
import { steadily } from '../shared/completeness.js';
import { changedSince } from '../can/limitedRoots.js';
import { distancesTo, readAsLimited, readVisibleAccounts, visibleHops, type Distance } from './distances.js';
import { readProvedReachInto } from './together/readReachInto.js';
import type { ReachableSet } from './reachableSet.js';
import { withDoubts } from './takenRights.js';
import { REACH, type ReachLimits } from './walkReachable.js';

/** `maxHops` 1 to 10. A root user stands for administrative access to its account. */
export interface WhoCanReachQuestion {
  readonly to: string;
  readonly maxHops: number;
  /** The accounts of the caller: conditions of hops through others stay hidden; missing: none do. */
  readonly accountIds?: readonly string[];
}

export interface Reaching extends SearchAnswer {
  /** Nearest first. */
  readonly reaching: readonly Distance[];
}

/**
 * Finds who can reach the end. Conditions count hop by hop: whether those of one path can hold together is not
 * checked. Throws `QuestionRefused` if the principal is in an imported account but does not exist there.
 */
export const whoCanReach = (
  reader: GraphReader,
  question: WhoCanReachQuestion,
  limits: ReachLimits = REACH,
): Promise<Reaching> => steadily(() => whoCanReachOnce(reader, question, limits));

async function whoCanReachOnce(
  reader: GraphReader,
  { to: asked, maxHops, accountIds }: WhoCanReachQuestion,
  limits: ReachLimits,
): Promise<Reaching> {
  const region = await readPrincipalRegion(reader, asked);
  const { start: to } = region;
  refuseMissing({ to }, region);
  const accountId = namedPrincipalKind(to) === 'ROOT' ? accountOfIdentifier(to) : undefined;
  const into =
    accountId === undefined
      ? { principals: [to], accounts: accountsOf([to].filter(canBeTakenOver)), maxHops }
      : intoAccount(accountId, maxHops);
  const depthTo = accountId === undefined ? 'PRINCIPALS' : 'ADMINISTRATORS';
  const found = await readProvedReachInto(reader, { ...into, depthTo }, limits);
  const { reach, joint } = found;
  const further = accountId === undefined ? 0 : 1;
  const end = accountId === undefined ? to : VIRTUAL_END;
  const visible = await readVisibleAccounts(reader, reach, joint, accountIds);
  const groups = accountId === undefined ? reach.steps : groupsToAdministration(reach, accountId);
  const graph = HopGraph.of(groups, [end]);
  const { within, anyFurther } = distancesTo(end, graph, {
    maxHops,
    further,
    visible: visibleHops(graph, groups, visible),
  });
  const known = await withDoubts(reader, found);
  const { reaching, limited } = await readAsLimited(reader, within);
  const truncatedBy = [
    ...collectSearchLimits(known.reach, region, anyFurther),
    ...changedSince(limited, reach.graphVersion),
  ];
  const words = accountId === undefined ? to : `administrative access to account ${accountId}`;
  return { reaching, ...answerOfReach(known, region, { ends: [to], end: words, truncatedBy }) };
}

const groupsToAdministration = (reach: ReachableSet, accountId: string): readonly HopGroup[] => [
  ...reach.steps,
  ...hopsToVirtualEnd([...reach.privileged].filter(([one]) => accountOfIdentifier(one) === accountId)),
];

/**
 * Returns the search into an account. Its administrators are found in a layer of their own, so it takes one hop more.
 */
export const intoAccount = (accountId: string, maxHops: number) => ({
  principals: [],
  accounts: [accountId],
  maxHops: maxHops + 1,
});
