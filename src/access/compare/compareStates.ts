/** Compares two states of the graph, in an order that is always the same. */
import { isOfWorld } from '../../graph/contract/worlds.js';
import { asKnown, isMore, type Change } from '../../graph/model/changes.js';
import { definedFields } from '../../graph/model/definedFields.js';
import type { Account, Policy } from '../../graph/model/graph.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { widestKind } from '../exposure/trust/exposureFinding.js';
import type { TrustExposure } from '../exposure/trust/trustExposure.js';
import type { Distance } from '../reach/distances.js';
import { completenessOf } from '../shared/completeness.js';
import type { AccessState, Watched } from './accessState.js';
import { compareStatements } from './compareStatements.js';
import { changeOf, changesOfTerms, type Gaps } from './compareTerms.js';
import type {
  AccessDifference,
  AdministratorDifference,
  DataDifference,
  ExposureDifference,
  PermissionDifference,
  PolicyDifference,
  ReachDifference,
  WatchDifference,
} from './difference.js';
import {
  exposureGaps,
  gapsApart,
  isCut,
  missingRoleGaps,
  permissionsAt,
  principalGaps,
  reachGaps,
  derivedByOtherRules,
  watchGaps,
} from './gapsAbout.js';

export function compareStates(before: AccessState, after: AccessState): AccessDifference {
  const searches = [before, after].flatMap(({ reaching }) =>
    [...reaching.values()].map(({ completeness }) => completeness),
  );
  return {
    administrators: administratorsOf(before, after),
    reach: keysOf(before.reaching, after.reaching).flatMap((id) => reachOf(id, before, after)),
    exposures: exposuresOf(before, after),
    permissions: permissionsOf(before, after),
    watched: keysOf(before.watched, after.watched).flatMap((key) => watchedOf(key, before, after)),
    policies: comparePolicies(before, after),
    data: dataOf(before, after),
    completeness: completenessOf(
      searches.flatMap(({ truncatedBy }) => truncatedBy),
      searches.reduce((sum, { explored }) => sum + explored, 0),
      searches.flatMap(({ unexplored }) => unexplored),
    ),
    beforeVersion: before.graphVersion,
    graphVersion: after.graphVersion,
  };
}

/** Returns the keys of both, in order. */
const keysOf = (...both: readonly ReadonlyMap<string, unknown>[]): readonly string[] =>
  [...new Set(both.flatMap((one) => [...one.keys()]))].sort();

const sides = <T>(before: T | undefined, after: T | undefined) => definedFields({ before, after });

function administratorsOf(before: AccessState, after: AccessState): readonly AdministratorDifference[] {
  return keysOf(before.administrators, after.administrators).flatMap((principal) => {
    const [was, is] = [before, after].map((state) => state.administrators.get(principal));
    const change = changeOf(was, is, (one, than) => one === 'ALLOWED' && than === 'CONDITIONAL');
    if (change === undefined) return [];
    const known = asKnown(
      change,
      ...gapsApart(before, after, (state) => principalGaps(state, { principal })),
    );
    return [{ principal, change: known, ...sides(was, is) }];
  });
}

function reachOf(accountId: string, before: AccessState, after: AccessState): readonly ReachDifference[] {
  const byName = ({ reaching }: AccessState) =>
    new Map((reaching.get(accountId)?.reaching ?? []).map((distance) => [distance.identifier, distance]));
  const [old, now] = [byName(before), byName(after)];
  return keysOf(old, now).flatMap((principal) => {
    const [was, is] = [old.get(principal), now.get(principal)];
    const change = changeOf(was, is, isLooserDistance);
    if (change === undefined) return [];
    const about = { accountId, principal };
    const known = asKnown(change, ...gapsApart(before, after, (state) => reachGaps(state, about)));
    const isMissed = isMore(known) ? isCut(before, accountId, was) : isCut(after, accountId, is);
    return [{ ...about, change: isMissed ? asMissed(known) : known, ...sides(was, is) }];
  });
}

/** Adjusts the change: what one side has may be beyond the point where the other side's search ended. */
function asMissed(change: Change): Change {
  if (change === 'NOW_KNOWN' || change === 'NOW_UNKNOWN') return change;
  return isMore(change) ? 'NOW_KNOWN' : 'NOW_UNKNOWN';
}

/** Whether the first needs fewer unconditional hops or, if these are equal, fewer hops. */
function isLooserDistance(one: Distance, than: Distance): boolean {
  const [own, other] = [one.unconditionalDistance ?? Infinity, than.unconditionalDistance ?? Infinity];
  return own !== other ? own < other : one.distance < than.distance;
}

/** Names an opening whatever its conditions are, which its reason may tell. */
const exposureKey = ({ role, principal, kind, organization = '' }: TrustExposure): string =>
  `${role.identifier} ${principal.identifier} ${widestKind(kind)} ${organization}`;

function exposuresOf(before: AccessState, after: AccessState): readonly ExposureDifference[] {
  const byKey = ({ exposures }: AccessState) => new Map(exposures.map((one) => [exposureKey(one), one]));
  const [old, now] = [byKey(before), byKey(after)];
  return keysOf(old, now).flatMap((key): readonly ExposureDifference[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const one = is ?? was;
    if (one === undefined) return [];
    const { principal, kind, organization, reason } = one;
    const role = one.role.identifier;
    const named = {
      role,
      principal: principal.identifier,
      kind,
      ...definedFields({ organization }),
      reason,
    };
    const gaps = gapsApart(before, after, (state) => exposureGaps(state, { role }));
    return changesOfExposure(was, is, gaps).map((change) => ({
      ...named,
      change,
      ...sides(was?.decision, is?.decision),
    }));
  });
}

/** An opening that is told by another kind than before is wider or narrower, whatever it depends on. */
function changesOfExposure(was: TrustExposure | undefined, is: TrustExposure | undefined, gaps: Gaps) {
  const isTold = was && is && was.decision !== 'UNKNOWN' && is.decision !== 'UNKNOWN';
  if (!isTold || was.kind === is.kind) return changesOfTerms(was, is, gaps);
  return [asKnown(is.kind === widestKind(is.kind) ? 'LOOSENED' : 'TIGHTENED', ...gaps)];
}

const permissionsOf = (before: AccessState, after: AccessState): readonly PermissionDifference[] =>
  keysOf(before.permissions, after.permissions).flatMap((principal) =>
    compareStatements(permissionsAt(before, principal), permissionsAt(after, principal)).map((change) => ({
      principal,
      ...change,
    })),
  );

function watchedOf(key: string, before: AccessState, after: AccessState): readonly WatchDifference[] {
  const [old, now] = [before.watched.get(key), after.watched.get(key)];
  const watch = (now ?? old)?.watch;
  if (watch === undefined) return [];
  const none: Watched['decisions'] = new Map();
  return keysOf(old?.decisions ?? none, now?.decisions ?? none).flatMap((principal) => {
    const [was, is] = [old?.decisions.get(principal), now?.decisions.get(principal)];
    const about = { ...watch, principal };
    // No principal can do anything with a role that does not exist, whatever other data is missing.
    const gapsIn = old?.refused || now?.refused ? missingRoleGaps : watchGaps;
    const gaps = gapsApart(before, after, (state) => gapsIn(state, about));
    return changesOfTerms(was, is, gaps).map((change) => ({
      ...about,
      change,
      ...sides(was?.decision, is?.decision),
    }));
  });
}

const dataOf = (before: AccessState, after: AccessState): readonly DataDifference[] => [
  ...organizationsOf('NOW_KNOWN', after, before),
  ...organizationsOf('NOW_UNKNOWN', before, after),
  ...accountsOf(before, after),
  ...rulesOf(before, after),
];

/** A scenario derives accounts by the rules of now. */
function rulesOf(before: AccessState, after: AccessState): readonly DataDifference[] {
  const [was, is] = [before, after].map(({ graphVersion }) => isOfWorld(graphVersion));
  const change = was === true && is === false ? 'NOW_UNKNOWN' : 'NOW_KNOWN';
  return derivedByOtherRules(before, after).map((accountId) => ({ change, accountId, message: OTHER_RULES }));
}

const OTHER_RULES =
  'One of the states of this account was evaluated by another version or with other settings of Rolegraph, so differences may be due to that alone. Import the account again, then compare.';

/** Those that one has and the other has not. */
const organizationsOf = (
  change: DataDifference['change'],
  one: AccessState,
  other: AccessState,
): readonly DataDifference[] =>
  [...one.organizations].flatMap(([id, accountId]) =>
    other.organizations.has(id) ? [] : [{ change, accountId, message: organizationWords[change](id) }],
  );

const organizationWords = {
  NOW_KNOWN: (id: string) => `Organization ${id} is imported.`,
  NOW_UNKNOWN: (id: string) =>
    `Organization ${id} is not imported any more, so its SCPs and RCPs are not known.`,
};

function accountsOf(before: AccessState, after: AccessState): readonly DataDifference[] {
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

/** Returns the gaps that one has and the other has not. */
function gapsOnly(change: DataDifference['change'], one: Account, other: Account): readonly DataDifference[] {
  const known = new Set(other.dataGaps.map(({ message }) => message));
  return one.dataGaps
    .filter(({ message }) => !known.has(message))
    .map(({ message }) => ({ change, accountId: one.accountId, message }));
}

// ── Policy documents ────────────────────────────────────────────────────────────────────────────────────────────────

/** Finds the differences by uid. Versions of an AWS policy have separate uids, but count as one policy. */
function comparePolicies(before: AccessState, after: AccessState): readonly PolicyDifference[] {
  const [old, now] = [policiesIn(before, after), policiesIn(after, before)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key) => {
    const [was = [], is = []] = [old.get(key), now.get(key)];
    const [gone, come] = [unlike(was, is), unlike(is, was)];
    const pairs = Math.min(gone.length, come.length);
    return [
      ...come.slice(0, pairs).map((one, at) => policyDifference('CHANGED', gone[at], one)),
      ...gone.slice(pairs).map((one) => policyDifference('REMOVED', one, undefined)),
      ...come.slice(pairs).map((one) => policyDifference('ADDED', undefined, one)),
    ].flatMap((one) => one ?? []);
  });
}

/**
 * Returns the policies of accounts and organizations that both states have. If one state lacks them, the data
 * differences report that, and it is unknown whether their policies were removed.
 */
const policiesIn = ({ policies }: AccessState, { accounts, organizations }: AccessState) =>
  groupBy(
    [...policies.values()].filter(({ kind, accountId, uid }) =>
      kind === 'SERVICE_CONTROL' || kind === 'RESOURCE_CONTROL'
        ? organizations.has(uid.split('/', 1)[0] ?? '')
        : accountId === undefined || accounts.has(accountId),
    ),
    policyKey,
  );

const policyKey = ({ uid, kind, arn }: Policy): string => (kind === 'AWS_MANAGED' ? (arn ?? uid) : uid);

/** Returns the policies whose document none of the others has. */
function unlike(some: readonly Policy[], others: readonly Policy[]): readonly Policy[] {
  const known = new Set(others.map(({ documentHash }) => documentHash));
  const own = new Map(some.map((one) => [one.documentHash, one]));
  return [...own.values()].filter(({ documentHash }) => !known.has(documentHash));
}

function policyDifference(
  change: PolicyDifference['change'],
  was: Policy | undefined,
  is: Policy | undefined,
): PolicyDifference | undefined {
  const one = is ?? was;
  if (one === undefined) return undefined;
  const { uid, name, kind, arn, ownerArn } = one;
  const texts = definedFields({ before: readableDocument(was), after: readableDocument(is) });
  return { change, uid, name, kind, ...definedFields({ arn, ownerArn }), ...texts };
}

/** Returns the document; undefined if it was not imported or could not be understood. */
const readableDocument = (policy: Policy | undefined): string | undefined =>
  policy?.quarantined === undefined ? policy?.documentText : undefined;
