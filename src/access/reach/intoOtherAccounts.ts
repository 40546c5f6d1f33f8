/**
 * Builds the steps of administrators of an account into roles of other accounts that trust a principal of it: the
 * administrator gives that principal the permission to assume them, and takes it over.
 */
import { rolesOfOtherAccounts } from '../../escalation/together/rolesOfOtherAccounts.js';
import { granted, type Verdict } from '../../escalation/apply/verdict.js';
import type { PreparedAccount } from '../../escalation/apply/applyTechniques.js';
import { storedAlternative } from '../../derive/escalationEdges.js';
import type { Principal } from '../../graph/model/graph.js';
import type { Work } from '../../graph/contract/turns.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { HopDetails, HopEnds } from '../../graph/contract/pathReader.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import type { Clock } from '../../iam/decide/request.js';
import { contextOf } from '../can/loadRequest.js';
import type { PathHop } from '../shared/answer.js';
import { administeringHops } from './adminHops.js';
import { contextBehindHops, contextOfHop, type PathContext } from '../paths/feasible/hopRequest.js';
import { escalation } from '../paths/hopAnswer.js';
import { hopKey } from '../paths/loadHops.js';
import { arnOfId } from '../../escalation/together/heldIdentity.js';
import { singleStep, type Steps } from './reachableSet.js';
import type { Granted } from '../../iam/decide/decision.js';
import { ASSUME_ROLE_TECHNIQUE, STRENGTHEN_TECHNIQUE } from '../../escalation/catalog/techniques.js';

const AFTER_GRANT = '#after grant';

/** Returns the id of a principal after it got the permission and was taken over. */
export const idAfterGrant = (arn: string): string => `${arn}${AFTER_GRANT}`;

export const isAfterGrant = (id: string): boolean => id.endsWith(AFTER_GRANT);

/** By the ids that they lead from and to: hops of such principals. */
export type HopsIntoOtherAccounts = ReadonlyMap<string, Verdict>;

export interface StepsIntoOtherAccounts {
  readonly steps: readonly Steps[];
  readonly hops: HopsIntoOtherAccounts;
}

/** `into`: ARNs of the roles that count. */
export function* stepsIntoOtherAccounts(
  account: PreparedAccount,
  administrators: readonly (readonly [principal: string, decision: Granted])[],
  into: readonly string[],
): Work<StepsIntoOtherAccounts> {
  const roles = [...(yield* rolesOfOtherAccounts(account, into))].map(
    ([to, { whom, verdict }]) => [idAfterGrant(whom), to, verdict] as const,
  );
  const ids = new Set(roles.map(([id]) => id));
  const giving = givingSteps([...ids], administrators);
  const onwards = roles.map(([id, to, { decision }]) =>
    singleStep({ from: id, to, unconditional: decision === 'ALLOWED' }),
  );
  return {
    steps: [...giving, ...onwards],
    hops: new Map(roles.map(([id, to, verdict]) => [hopKey(id, to), verdict] as const)),
  };
}

/** Returns steps from the administrators of the account to the principals that they give the permission to. */
export const givingSteps = (
  ids: readonly string[],
  administrators: readonly (readonly [principal: string, decision: Granted])[],
): readonly Steps[] =>
  ids.length === 0
    ? []
    : [...groupBy(administrators, ([, decision]) => decision === 'ALLOWED')].map(
        ([unconditional, own]): Steps => ({
          members: own.map(([from]) => from),
          hops: ids.map((to) => ({ to, by: 'ESCALATING', unconditional })),
        }),
      );

/** What is known of the requests of a path, and where it starts. */
interface Known extends PathContext {
  readonly clock: Clock | undefined;
}

/** Returns, of the given pairs, the hops into other accounts, with their evidence. */
export const pathHopsIntoOtherAccounts =
  (reader: GraphReader, hops: HopsIntoOtherAccounts, known: Known) =>
  async (pairs: readonly HopEnds[]): Promise<ReadonlyMap<string, PathHop>> => {
    const giving = pairs
      .filter(([, to]) => isAfterGrant(to))
      .map(([from, id]) => [from, arnOfId(id)] as const);
    const assuming = pairs.filter((pair) => hops.has(hopKey(...pair)));
    if (giving.length + assuming.length === 0) return new Map();
    const [principals, takeovers] = await Promise.all([
      reader.principals([...new Set(assuming.flat().map(arnOfId))]),
      administeringHops(reader, giving, known.from),
    ]);
    const principalOf = (id: string): Principal => principals.get(arnOfId(id)) ?? namedPrincipal(arnOfId(id));
    return new Map([
      ...takeovers.flatMap((one) => givingHops(one, known)),
      ...assuming.map(([id, to]) => {
        const verdict = hops.get(hopKey(id, to)) ?? granted;
        return [hopKey(id, to), assumingHop(principalOf(id), principalOf(to), verdict, known)] as const;
      }),
    ]);
  };

function givingHops(
  { from, to, alternatives }: HopDetails,
  { from: start, context, clock }: Known,
): readonly (readonly [string, PathHop])[] {
  const index = from.identifier === start ? 0 : 1;
  const own = contextOf(contextOfHop(from, index, context), clock);
  return alternatives.map((way) => {
    const techniqueId = from.identifier === to.identifier ? way.techniqueId : STRENGTHEN_TECHNIQUE;
    const hop = escalation({ from, to, holder: from.identifier }, { ...way, techniqueId }, own);
    return [hopKey(from.identifier, idAfterGrant(to.identifier)), hop] as const;
  });
}

const assumingHop = (from: Principal, to: Principal, verdict: Verdict, { context, clock }: Known): PathHop =>
  escalation(
    { from, to, holder: from.identifier },
    storedAlternative({ ...verdict, techniqueId: ASSUME_ROLE_TECHNIQUE }),
    contextOf(contextBehindHops(context), clock),
  );
