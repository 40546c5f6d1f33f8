/** What differs between two states of the graph, in an order that is always the same. */
import { asKnown, type Change } from '../../graph/model/changes.js';
import { definedFields } from '../../graph/model/definedFields.js';
import type { Account, Policy } from '../../graph/model/graph.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { DataGap, Decision, Granted } from '../../iam/decide/decision.js';
import type { TrustExposure } from '../exposure/trust/trustExposure.js';
import type { Distance } from '../reach/distances.js';
import type { Completeness, SearchLimit } from '../shared/answer.js';
import { notImportedGap } from '../shared/dataGaps.js';
import type { AccessState, Permissions } from './accessState.js';
import { compareStatements, type StatementChange } from './compareStatements.js';

/** Missing before: it is new; missing after: it is gone. */
interface Differing<T> {
  readonly change: Change;
  readonly before?: T;
  readonly after?: T;
}

export interface AdministratorDifference extends Differing<Granted> {
  readonly principal: string;
}

/** Of who reaches administrative access to an account. */
export interface ReachDifference extends Differing<Distance> {
  readonly accountId: string;
  readonly principal: string;
}

export interface ExposureDifference extends Differing<Decision>, Pick<TrustExposure, 'kind' | 'reason'> {
  readonly role: string;
  /** Who is let in. */
  readonly principal: string;
}

export interface PermissionDifference extends StatementChange {
  readonly principal: string;
}

export interface PolicyDifference extends Pick<Policy, 'uid' | 'name' | 'kind' | 'arn' | 'ownerArn'> {
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** Documents, where they were imported. */
  readonly before?: string;
  readonly after?: string;
}

export interface DataDifference {
  readonly change: Extract<Change, 'NOW_KNOWN' | 'NOW_UNKNOWN'>;
  readonly accountId: string;
  readonly message: string;
}

export interface AccessDifference {
  readonly administrators: readonly AdministratorDifference[];
  readonly reach: readonly ReachDifference[];
  readonly exposures: readonly ExposureDifference[];
  readonly permissions: readonly PermissionDifference[];
  readonly policies: readonly PolicyDifference[];
  readonly data: readonly DataDifference[];
  /** Of the searches for who reaches administrative access, in both states. */
  readonly completeness: Completeness;
  readonly beforeVersion: string;
  /** After. */
  readonly graphVersion: string;
}

export function compareStates(before: AccessState, after: AccessState): AccessDifference {
  const searches = [before, after].flatMap(({ reaching }) =>
    [...reaching.values()].map(({ completeness }) => completeness),
  );
  return {
    administrators: administratorsOf(before, after),
    reach: keysOf(before.reaching, after.reaching).flatMap((id) => reachOf(id, before, after)),
    exposures: exposuresOf(before, after),
    permissions: keysOf(before.permissions, after.permissions).flatMap((principal) =>
      compareStatements(permissionsAt(before, principal), permissionsAt(after, principal)).map(
        (change): PermissionDifference => ({ principal, ...change }),
      ),
    ),
    policies: policiesOf(before, after),
    data: dataOf(before, after),
    completeness: {
      complete: searches.every(({ complete }) => complete),
      truncatedBy: [...new Set(searches.flatMap(({ truncatedBy }) => truncatedBy))].sort(),
      explored: searches.reduce((sum, { explored }) => sum + explored, 0),
      unexplored: [],
    },
    beforeVersion: before.graphVersion,
    graphVersion: after.graphVersion,
  };
}

/** Of both, in order. */
const keysOf = (...both: readonly ReadonlyMap<string, unknown>[]): readonly string[] =>
  [...new Set(both.flatMap((one) => [...one.keys()]))].sort();

/** The first change that applies: what is known on one side only, then what is firmer, then what is nearer. */
function changeOf<T>(
  before: T | undefined,
  after: T | undefined,
  isLooser: (one: T, than: T) => boolean,
): Change | undefined {
  if (before === undefined) return after === undefined ? undefined : 'GAINED';
  if (after === undefined) return 'LOST';
  if (isLooser(after, before)) return 'LOOSENED';
  return isLooser(before, after) ? 'TIGHTENED' : undefined;
}

const sides = <T>(before: T | undefined, after: T | undefined) => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

function administratorsOf(before: AccessState, after: AccessState): readonly AdministratorDifference[] {
  return keysOf(before.administrators, after.administrators).flatMap((principal) => {
    const [was, is] = [before, after].map((state) => state.administrators.get(principal));
    const change = changeOf(was, is, (one, than) => one === 'ALLOWED' && than === 'CONDITIONAL');
    if (change === undefined) return [];
    const known = asKnown(
      change,
      permissionsAt(before, principal).dataGaps,
      permissionsAt(after, principal).dataGaps,
    );
    return [{ principal, change: known, ...sides(was, is) }];
  });
}

/** Of somebody who is not there: nothing, or nothing that is known. */
const permissionsAt = (state: AccessState, principal: string): Permissions =>
  state.permissions.get(principal) ?? { statements: [], dataGaps: gapsAt(state, principal) };

/** Whether its account was imported. */
const gapsAt = (state: AccessState, identifier: string): readonly DataGap[] =>
  gapsOf(state, accountOfIdentifier(identifier) ?? '');

const gapsOf = ({ accounts }: AccessState, accountId: string): readonly DataGap[] =>
  accounts.has(accountId) ? [] : [notImportedGap(accountId)];

function reachOf(accountId: string, before: AccessState, after: AccessState): readonly ReachDifference[] {
  const byName = ({ reaching }: AccessState) =>
    new Map((reaching.get(accountId)?.reaching ?? []).map((distance) => [distance.identifier, distance]));
  const [old, now] = [byName(before), byName(after)];
  return keysOf(old, now).flatMap((principal) => {
    const [was, is] = [old.get(principal), now.get(principal)];
    const change = changeOf(was, is, isLooserDistance);
    if (change === undefined) return [];
    const gapsIn = (state: AccessState) => [
      ...(state.reaching.get(accountId)?.dataGaps ?? gapsOf(state, accountId)),
      ...gapsAt(state, principal),
    ];
    const known = asKnown(change, gapsIn(before), gapsIn(after));
    return [{ accountId, principal, change: asFound(known, accountId, before, after), ...sides(was, is) }];
  });
}

/** Who is there on one side may be beyond where the search of the other one ended. */
function asFound(change: Change, accountId: string, before: AccessState, after: AccessState): Change {
  const isCut = ({ reaching }: AccessState): boolean =>
    (reaching.get(accountId)?.completeness.truncatedBy ?? []).some((limit) => endings.has(limit));
  if (change === 'LOST' && isCut(after)) return 'NOW_UNKNOWN';
  return change === 'GAINED' && isCut(before) ? 'NOW_KNOWN' : change;
}

const endings = new Set<SearchLimit>(['TIME_LIMIT', 'WORK_LIMIT', 'GRAPH_CHANGED']);

/** Without conditions where there were some; or else by fewer hops. */
function isLooserDistance(one: Distance, than: Distance): boolean {
  const [own, other] = [one.unconditionalDistance ?? Infinity, than.unconditionalDistance ?? Infinity];
  return own !== other ? own < other : one.distance < than.distance;
}

const exposureKey = ({ role, principal, kind, reason }: TrustExposure): string =>
  `${role.identifier} ${principal.identifier} ${kind} ${reason}`;

function exposuresOf(before: AccessState, after: AccessState): readonly ExposureDifference[] {
  const byKey = ({ exposures }: AccessState) => new Map(exposures.map((one) => [exposureKey(one), one]));
  const [old, now] = [byKey(before), byKey(after)];
  return keysOf(old, now).flatMap((key): readonly ExposureDifference[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const one = is ?? was;
    const change = changeOf(was?.decision, is?.decision, (a, b) => a === 'ALLOWED' && b !== 'ALLOWED');
    if (one === undefined || change === undefined) return [];
    const { role, principal, kind, reason } = one;
    const named = { role: role.identifier, principal: principal.identifier, kind, reason };
    const gapsIn = (state: AccessState) => [
      ...gapsAt(state, role.identifier),
      ...state.exposureGaps.filter(({ accountId }) => accountId === role.accountId),
    ];
    const known = asKnown(change, gapsIn(before), gapsIn(after));
    return [{ ...named, change: known, ...sides(was?.decision, is?.decision) }];
  });
}

function policiesOf(before: AccessState, after: AccessState): readonly PolicyDifference[] {
  return keysOf(before.policies, after.policies).flatMap((uid): readonly PolicyDifference[] => {
    const [was, is] = [before.policies.get(uid), after.policies.get(uid)];
    const one = is ?? was;
    if (one === undefined || (was && is && was.documentHash === is.documentHash)) return [];
    const { name, kind, arn, ownerArn } = one;
    const change = was === undefined ? 'ADDED' : is === undefined ? 'REMOVED' : 'CHANGED';
    const texts = sides(was?.documentText, is?.documentText);
    return [{ change, uid, name, kind, ...definedFields({ arn, ownerArn }), ...texts }];
  });
}

function dataOf(before: AccessState, after: AccessState): readonly DataDifference[] {
  return keysOf(before.accounts, after.accounts).flatMap((accountId): readonly DataDifference[] => {
    const [was, is] = [before.accounts.get(accountId), after.accounts.get(accountId)];
    if (was === undefined)
      return [{ change: 'NOW_KNOWN', accountId, message: `Account ${accountId} is imported.` }];
    if (is === undefined)
      return [
        { change: 'NOW_UNKNOWN', accountId, message: `Account ${accountId} is not imported any more.` },
      ];
    return [...gapsOnly('NOW_KNOWN', was, is), ...gapsOnly('NOW_UNKNOWN', is, was)];
  });
}

/** Those that one has and the other has not. */
function gapsOnly(change: DataDifference['change'], one: Account, other: Account): readonly DataDifference[] {
  const known = new Set(other.dataGaps.map(({ message }) => message));
  return one.dataGaps
    .filter(({ message }) => !known.has(message))
    .map(({ message }) => ({ change, accountId: one.accountId, message }));
}
