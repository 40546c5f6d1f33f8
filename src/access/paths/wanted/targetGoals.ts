/** Marked targets as ends of paths: principals to become, and whoever may by itself do something to a resource. */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { groupBy } from '../../../graph/model/groupBy.js';
import {
  isPrincipalTarget,
  type MarkedTarget,
  type PrincipalTarget,
  type ResourceTarget,
} from '../../../graph/model/stored/markedTargets.js';
import { accountOfIdentifier, accountsOf } from '../../../graph/model/principals/namedPrincipal.js';
import type { DataGap, Granted } from '../../../iam/decide/decision.js';
import { briefly } from '../pathAnswer.js';
import type { ContextInput, Evidence, SearchLimit } from '../../shared/answer.js';
import { distinctGaps } from '../../shared/dataGaps.js';
import { inTime } from '../../shared/inTime.js';
import { everyoneWho } from '../../whoCan/evaluateWhoCan.js';

/** What somebody is whom a path may end with. */
export interface Goal {
  /** Of all targets that it stands for, the one that says most of it comes first. */
  readonly targets: readonly MarkedTarget[];
  /** What it may do by itself; missing: it is the target. */
  readonly access?: GoalAccess;
}

export interface GoalAccess extends Evidence {
  readonly action: string;
  readonly resource: string;
  readonly decision: Granted;
}

export interface Goals {
  /** By identifier. */
  readonly of: ReadonlyMap<string, Goal>;
  /** Ids of accounts that somebody who administers them needs no path in to reach a target. */
  readonly accounts: ReadonlySet<string>;
  /** Of rights that somebody gives itself first, nothing of these says whether it then may. */
  readonly hasResources: boolean;
  readonly truncatedBy: readonly SearchLimit[];
  readonly dataGaps: readonly DataGap[];
  /** Of all that was read. */
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
  context: readonly ContextInput[],
): Promise<Goals> {
  const principals = targets.filter(isPrincipalTarget);
  const resources = targets.flatMap((target) => (isPrincipalTarget(target) ? [] : target));
  const reads = resources.flatMap((target) => target.actions.map((action) => ({ target, action })));
  const read = await inTime(Promise.all(reads.map((one) => whoMayIn(reader, one, context))));
  const found: readonly Found[] = [
    ...principals.map((target) => ({ identifier: target.principal, target })),
    ...(read ?? []).flatMap(({ may }) => may),
  ];
  const byIdentifier = groupBy(found, ({ identifier }) => identifier);
  const ids = [...principals.map(({ principal }) => principal), ...resources.map(({ resource }) => resource)];
  return {
    of: new Map([...byIdentifier].map(([identifier, all]) => [identifier, goalOf(all)])),
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

/** Who is the target needs nothing; of what others may do, the firmest. */
function goalOf(found: readonly Found[]): Goal {
  const rank = ({ access }: Found): number =>
    access === undefined ? 0 : access.decision === 'ALLOWED' ? 1 : 2;
  const [first, ...others] = found.toSorted((a, b) => rank(a) - rank(b));
  const targets = [...new Set([first, ...others].flatMap((one) => one?.target ?? []))];
  return { targets, ...(first?.access ? { access: first.access } : {}) };
}

async function whoMayIn(
  reader: GraphReader,
  { target, action }: { readonly target: ResourceTarget; readonly action: string },
  context: readonly ContextInput[],
) {
  const { resource } = target;
  const question = { action, resource, context };
  const facts = await reader.whoCanFacts(action, resource);
  const { allowed, gaps, graphVersions } = await everyoneWho(reader, question, facts);
  const may = allowed.map(({ principal, ...access }): Found => ({
    identifier: principal.identifier,
    target,
    access: { ...access, action, resource },
  }));
  return {
    may,
    gaps: [...gaps, ...briefly(facts.principalGaps)],
    versions: [facts.graphVersion, ...graphVersions],
  };
}

/** Somebody of an account that was never imported cannot be told from somebody who is not there. */
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
