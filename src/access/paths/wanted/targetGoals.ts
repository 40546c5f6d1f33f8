/**
 * Finds the ends of paths for marked targets: principals to become, and principals that can act on a marked resource.
 */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { groupBy } from '../../../graph/model/groupBy.js';
import {
  isPrincipalTarget,
  type MarkedTarget,
  type PrincipalTarget,
  type ResourceTarget,
} from '../../../graph/model/stored/markedTargets.js';
import {
  accountOfIdentifier,
  accountsOf,
  namedPrincipal,
} from '../../../graph/model/principals/namedPrincipal.js';
import { strengthRank, type DataGap, type Granted } from '../../../iam/decide/decision.js';
import { contextBehindHops, contextOfHop, type PathContext } from '../feasible/hopRequest.js';
import { briefly } from '../pathAnswer.js';
import type { ContextInput, Evidence, PrincipalAccess, SearchLimit } from '../../shared/answer.js';
import { distinctGaps, firstPrincipalGaps } from '../../shared/dataGaps.js';
import { inTime } from '../../shared/inTime.js';
import { everyoneWho } from '../../whoCan/evaluateWhoCan.js';

/** What makes a principal an end of paths. */
export interface Goal {
  /** All targets that it counts as, the strongest first. */
  readonly targets: readonly MarkedTarget[];
  /** What it may do to the resource by itself; missing if it is the target. */
  readonly access?: GoalAccess;
}

export interface GoalAccess extends Evidence {
  readonly action: string;
  readonly resource: string;
  readonly decision: Granted;
}

export interface Goals {
  /** By identifier: goals of principals that a path reaches. */
  readonly of: ReadonlyMap<string, Goal>;
  /** By identifier: goals of the start, to which the question's context about the caller applies. */
  readonly ofStart: ReadonlyMap<string, Goal>;
  /** Ids of the targets' accounts: an administrator of one reaches its targets without another path. */
  readonly accounts: ReadonlySet<string>;
  /** Some targets are resources: the goals do not show who may act on them after giving itself rights. */
  readonly hasResources: boolean;
  readonly truncatedBy: readonly SearchLimit[];
  readonly dataGaps: readonly DataGap[];
  /** Graph versions of everything that was read. */
  readonly graphVersions: readonly string[];
}

interface Found {
  readonly identifier: string;
  readonly target: MarkedTarget;
  readonly access?: GoalAccess;
}

export async function goalsOf(
  reader: GraphReader,
  targets: readonly MarkedTarget[],
  way: PathContext,
): Promise<Goals> {
  const principals = targets.filter(isPrincipalTarget);
  const resources = targets.flatMap((target) => (isPrincipalTarget(target) ? [] : target));
  const reads = resources.flatMap((target) => target.actions.map((action) => ({ target, action })));
  const read = await inTime(Promise.all(reads.map((one) => whoMayIn(reader, one, way))));
  const marked = principals.map((target): Found => ({ identifier: target.principal, target }));
  const ids = [...principals.map(({ principal }) => principal), ...resources.map(({ resource }) => resource)];
  return {
    of: goalsBy([...marked, ...(read ?? []).flatMap(({ may }) => may)]),
    ofStart: goalsBy([...marked, ...(read ?? []).flatMap(({ startMay }) => startMay)]),
    accounts: new Set(ids.map((id) => accountOfIdentifier(id) ?? '')),
    hasResources: resources.length > 0,
    truncatedBy: read === undefined ? ['TIME_LIMIT'] : [],
    dataGaps: distinctGaps([
      ...(await gapsOf(reader, principals)),
      ...(read ?? []).flatMap(({ gaps }) => gaps),
    ]),
    graphVersions: (read ?? []).flatMap(({ versions }) => versions),
  };
}

const goalsBy = (found: readonly Found[]): ReadonlyMap<string, Goal> =>
  new Map(
    [...groupBy(found, ({ identifier }) => identifier)].map(([identifier, all]) => [identifier, goalOf(all)]),
  );

/** Combines what was found for one principal: being a target comes first, then the firmest access. */
function goalOf(found: readonly Found[]): Goal {
  const rank = ({ access }: Found): number => (access ? 1 + strengthRank(access) : 0);
  const [first, ...others] = found.toSorted((a, b) => rank(a) - rank(b));
  const targets = [...new Set([first, ...others].flatMap((one) => one?.target ?? []))];
  return { targets, ...(first?.access ? { access: first.access } : {}) };
}

async function whoMayIn(
  reader: GraphReader,
  { target, action }: { readonly target: ResourceTarget; readonly action: string },
  { from, context }: PathContext,
) {
  const { resource } = target;
  const facts = await reader.whoCanFacts(action, resource);
  const under = (known: readonly ContextInput[]) =>
    everyoneWho(reader, { action, resource, context: known }, facts);
  const later = await under(contextBehindHops(context));
  const atStart = context.length === 0 ? later : await under(contextOfHop(namedPrincipal(from), 0, context));
  const foundOf = ({ principal, ...access }: PrincipalAccess): Found => ({
    identifier: principal.identifier,
    target,
    access: { ...access, action, resource },
  });
  return {
    may: later.allowed.map(foundOf),
    startMay: atStart.allowed.map(foundOf),
    gaps: [...later.gaps, ...atStart.gaps, ...firstPrincipalGaps(briefly(facts.principalGaps))],
    versions: [facts.graphVersion, ...later.graphVersions, ...atStart.graphVersions],
  };
}

/**
 * Reports targets in accounts that were not imported: a principal there cannot be distinguished from one that does
 * not exist.
 */
async function gapsOf(
  reader: GraphReader,
  principals: readonly PrincipalTarget[],
): Promise<readonly DataGap[]> {
  const accounts = await reader.accounts(accountsOf(principals.map(({ principal }) => principal)));
  return principals.flatMap(({ name, principal }): readonly DataGap[] => {
    const accountId = accountOfIdentifier(principal);
    if (accountId === undefined || accounts.get(accountId)?.imported === true) return [];
    const message = `Account ${accountId}, which the target “${name}” is in, was not imported: paths to it may be missing.`;
    return [{ kind: 'ACCOUNT_NOT_IMPORTED', accountId, message }];
  });
}
