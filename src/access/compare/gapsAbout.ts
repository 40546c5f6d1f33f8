/** Finds the gaps of a state that a difference may come from. */
import { gapKey } from '../../graph/model/changes.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { outsideGap } from '../../iam/explain/evaluationGaps.js';
import type { Distance } from '../reach/distances.js';
import type { SearchLimit } from '../shared/answer.js';
import { computeGaps, genericGaps, notImportedGap } from '../shared/dataGaps.js';
import { watchKey, type AccessState, type Permissions } from './accessState.js';
import type { ExposureDifference, ReachDifference, WatchDifference } from './difference.js';

/**
 * Returns the gaps of each state that the other is known not to have. An answer names gaps of the accounts alone that its
 * search met: access that comes or goes takes them with it, though both states lack the same data.
 */
export function gapsApart(
  before: AccessState,
  after: AccessState,
  gapsIn: (state: AccessState) => readonly DataGap[],
) {
  const apart = (state: AccessState, other: AccessState): readonly DataGap[] => {
    const known = new Set(gapsIn(other).map(gapKey));
    return gapsIn(state).filter((gap) => !known.has(gapKey(gap)) && !isSameGap(gap, state, other));
  };
  return [apart(before, after), apart(after, before)] as const;
}

/** Whether another state lacks the same of what a gap is about: of its account, or of all if it names none. */
export function isSameGap(gap: DataGap, state: AccessState, other: AccessState): boolean {
  const [own, theirs] = [lackedIn(state, gap), lackedIn(other, gap)];
  const isAmongOwn = own.some(
    ({ kind, message }) =>
      gap.accountId === undefined || genericGaps.has(kind) || gap.message.startsWith(message),
  );
  return isAmongOwn && own.map(gapKey).join() === theirs.map(gapKey).join();
}

function lackedIn({ accounts }: AccessState, { kind, accountId }: DataGap): readonly DataGap[] {
  const some = accountId === undefined ? [...accounts.values()] : [accounts.get(accountId)];
  const lacked = some.flatMap((one) =>
    one === undefined
      ? notImportedGap(accountId)
      : [
          ...one.dataGaps,
          ...computeGaps([one]),
          ...(one.organizationId === undefined ? [outsideGap(one.accountId)] : []),
        ],
  );
  return lacked.filter((gap) => gap.kind === kind);
}

/** Returns the permissions of a principal. One that does not exist has none, or unknown ones. */
export const permissionsAt = (state: AccessState, principal: string): Permissions =>
  state.permissions.get(principal) ?? {
    statements: [],
    dataGaps: [...gapsAt(state, principal), ...organizationGapsAt(state, principal)],
  };

/** Reports, as for every principal of the account, that no organization was imported. */
function organizationGapsAt({ reaching }: AccessState, identifier: string): readonly DataGap[] {
  const gaps = reaching.get(accountOfIdentifier(identifier) ?? '')?.dataGaps ?? [];
  return gaps.filter(({ kind }) => kind === 'ORGANIZATION_NOT_IMPORTED');
}

/** Reports its account if that was not imported, or not as a whole. */
const gapsAt = (state: AccessState, identifier: string): readonly DataGap[] =>
  gapsOf(state, accountOfIdentifier(identifier) ?? '');

const gapsOf = ({ accounts }: AccessState, accountId: string): readonly DataGap[] =>
  accounts.get(accountId)?.dataGaps.filter(({ kind }) => kind === 'EXPORT_INCOMPLETE') ?? [
    notImportedGap(accountId),
  ];

type About<D, Key extends keyof D> = (state: AccessState, about: Pick<D, Key>) => readonly DataGap[];

export const principalGaps: About<ReachDifference, 'principal'> = (state, { principal }) =>
  permissionsAt(state, principal).dataGaps;

export const reachGaps: About<ReachDifference, 'accountId' | 'principal'> = (
  state,
  { accountId, principal },
) => [...(state.reaching.get(accountId)?.dataGaps ?? gapsOf(state, accountId)), ...gapsAt(state, principal)];

export const exposureGaps: About<ExposureDifference, 'role'> = (state, { role }) => [
  // A role that is there has its trust policy.
  ...(state.permissions.has(role) ? [] : gapsAt(state, role)),
  ...state.exposureGaps.filter(({ accountId }) => accountId === accountOfIdentifier(role)),
];

/** Reports whether the export may hold the watched role that the state lacks. */
export const missingRoleGaps: About<WatchDifference, 'action' | 'resource'> = (state, watch) =>
  state.watched.get(watchKey(watch))?.refused ? gapsAt(state, watch.resource) : [];

export const watchGaps: About<WatchDifference, 'action' | 'resource' | 'principal'> = (state, about) => [
  ...(state.watched.get(watchKey(about))?.dataGaps ?? []),
  ...missingRoleGaps(state, about),
  ...gapsAt(state, about.principal),
];

/**
 * Whether the search for administrative access ended early, so that it may have missed a principal, or a better path
 * than the one it found. Beyond the most hops only paths with fewer conditions are missing.
 */
export const isCut = ({ reaching }: AccessState, accountId: string, found?: Distance): boolean =>
  (reaching.get(accountId)?.completeness.truncatedBy ?? []).some(
    (limit) => endings.has(limit) || (limit === 'MAX_HOPS' && found?.unconditionalDistance === undefined),
  );

const endings = new Set<SearchLimit>(['TIME_LIMIT', 'WORK_LIMIT', 'GRAPH_CHANGED']);

/** Returns the accounts of both states whose edges the states derived by different rules. */
export const derivedByOtherRules = (one: AccessState, other: AccessState): readonly string[] =>
  [...one.accounts].flatMap(([id, { rulesVersion }]) => {
    const another = other.accounts.get(id)?.rulesVersion;
    return rulesVersion === undefined || another === undefined || rulesVersion === another ? [] : [id];
  });
