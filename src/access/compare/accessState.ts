/**
 * Reads everything that is compared of one state of the graph, completely, so that the other state can take its
 * place.
 */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Account, Policy, Principal } from '../../graph/model/graph.js';
import { resourcePolicyUid, trustPolicyUid } from '../../graph/model/policyUid.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { rootArn } from '../../iam/language/arn.js';
import type { DataGap, Decision, Granted } from '../../iam/decide/decision.js';
import { trustExposure, type TrustExposure } from '../exposure/trust/trustExposure.js';
import { permissionsIn } from '../permissions/effectivePermissions.js';
import { whoCanReach, type Reaching } from '../reach/whoCanReach.js';
import { QuestionRefused, type EffectiveStatementAnswer, type Evidence } from '../shared/answer.js';
import { MOST_HOPS_COMPARED, PAGE_READ, PRINCIPALS_COMPARED_AT_ONCE } from '../shared/limits.js';
import { allPages, entriesOf, pagesOf } from '../shared/pageOf.js';
import { whoCan } from '../whoCan/whoCan.js';
import type { Watch } from './difference.js';

export interface Permissions {
  readonly statements: readonly EffectiveStatementAnswer[];
  readonly dataGaps: readonly DataGap[];
}

/** The decision, and the conditions that it depends on. */
export interface Terms extends Pick<Evidence, 'conditions' | 'preconditions'> {
  readonly decision: Decision;
}

/** The principals that may do a watched action. */
export interface Watched {
  readonly watch: Watch;
  readonly decisions: ReadonlyMap<string, Terms>;
  readonly dataGaps: readonly DataGap[];
  /** The refusal, if the watched role does not exist. */
  readonly refused?: QuestionRefused;
}

export interface AccessState {
  readonly graphVersion: string;
  /** Imported accounts, by id. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** The organizations of imported accounts, by id: the management account. */
  readonly organizations: ReadonlyMap<string, string>;
  /** Users and roles with administrative access to their account. */
  readonly administrators: ReadonlyMap<string, Granted>;
  /** By account: the principals that reach administrative access to it. */
  readonly reaching: ReadonlyMap<string, Reaching>;
  readonly exposures: readonly TrustExposure[];
  /** Gaps about trust policies that were not imported, or could not be read. */
  readonly exposureGaps: readonly DataGap[];
  /** Permissions of users and roles, by identifier. */
  readonly permissions: ReadonlyMap<string, Permissions>;
  /** By `watchKey`. */
  readonly watched: ReadonlyMap<string, Watched>;
  /** Policies by uid, among them trust policies and those of resources. */
  readonly policies: ReadonlyMap<string, Policy>;
}

export const watchKey = ({ action, resource }: Watch): string => `${action} ${resource}`;

/**
 * Reads a state, of one version of the graph. `accountIds`: accounts whose principals' permissions are read; missing:
 * all.
 */
export async function readAccessState(
  reader: GraphReader,
  watches: readonly Watch[] = [],
  accountIds?: ReadonlySet<string>,
): Promise<AccessState> {
  for (;;) {
    const state = await readOnce(reader, watches, accountIds);
    // An import may come between the reads.
    if (state.graphVersion === (await reader.graphVersion())) return state;
  }
}

async function readOnce(
  reader: GraphReader,
  watches: readonly Watch[],
  accountIds?: ReadonlySet<string>,
): Promise<AccessState> {
  const graphVersion = await reader.graphVersion();
  const accounts = await readAccounts(reader);
  const principals = await Promise.all(
    (['USER', 'ROLE'] as const).map((kind) => allPages((page) => reader.principalPage(page, { kind }))),
  ).then((kinds) => kinds.flat());
  const judged = principals.filter(({ accountId = '' }) => accountIds?.has(accountId) !== false);
  return {
    graphVersion,
    accounts,
    organizations: await readOrganizations(reader, accounts),
    administrators: administratorsAmong(principals),
    reaching: await readReaching(reader, [...accounts.values()]),
    ...(await readExposures(reader)),
    permissions: await readPermissions(reader, judged),
    watched: await readWatched(reader, watches),
    policies: await readPolicies(reader, judged, accountIds),
  };
}

/** A part of a state that some differences are about. */
export interface Scope {
  readonly principals: ReadonlySet<string>;
  /** Accounts whose administrative access is reached. */
  readonly accountIds: ReadonlySet<string>;
  readonly exposures: boolean;
  readonly watches: ReadonlyMap<string, Watch>;
}

/** Reads a part of a state of a graph that does not change meanwhile. */
export async function readScope(reader: GraphReader, scope: Scope): Promise<AccessState> {
  const accounts = await readAccounts(reader);
  const found = [...(await reader.principals([...scope.principals])).values()];
  // Policies may name a principal that does not exist.
  const principals = found.filter(({ kind }) => kind === 'USER' || kind === 'ROLE');
  const reached = [...accounts.values()].filter(({ accountId }) => scope.accountIds.has(accountId));
  return {
    graphVersion: await reader.graphVersion(),
    accounts,
    organizations: new Map(),
    administrators: administratorsAmong(principals),
    reaching: await readReaching(reader, reached),
    ...(scope.exposures ? await readExposures(reader) : { exposures: [], exposureGaps: [] }),
    permissions: await readPermissions(reader, principals),
    watched: await readWatched(reader, [...scope.watches.values()]),
    policies: new Map(),
  };
}

export function narrowed(state: AccessState, scope: Scope): AccessState {
  const among = <T>(all: ReadonlyMap<string, T>, some: Pick<ReadonlySet<string>, 'has'>) =>
    new Map([...all].filter(([key]) => some.has(key)));
  return {
    ...state,
    administrators: among(state.administrators, scope.principals),
    reaching: among(state.reaching, scope.accountIds),
    ...(scope.exposures ? {} : { exposures: [], exposureGaps: [] }),
    permissions: among(state.permissions, scope.principals),
    watched: among(state.watched, scope.watches),
    policies: new Map(),
  };
}

async function readAccounts(reader: GraphReader): Promise<ReadonlyMap<string, Account>> {
  const accounts = await allPages((page) => reader.accountPage(page, { imported: true }));
  return new Map(accounts.map((one) => [one.accountId, one]));
}

async function readOrganizations(
  reader: GraphReader,
  accounts: ReadonlyMap<string, Account>,
): Promise<AccessState['organizations']> {
  const { places } = await reader.places([...accounts.keys()]);
  return new Map([...places.values()].map((place) => [place.organizationId, place.managementAccountId]));
}

const administratorsAmong = (principals: readonly Principal[]): ReadonlyMap<string, Granted> =>
  new Map(
    principals.flatMap((one) =>
      'administration' in one && one.administration
        ? [[one.identifier, one.administration.decision] as const]
        : [],
    ),
  );

async function readReaching(
  reader: GraphReader,
  accounts: readonly Account[],
): Promise<ReadonlyMap<string, Reaching>> {
  const found = new Map<string, Reaching>();
  for (const { accountId, partition } of accounts) {
    const question = { to: rootArn({ partition, accountId }), maxHops: MOST_HOPS_COMPARED };
    found.set(accountId, await whoCanReach(reader, question));
  }
  return found;
}

async function readExposures(reader: GraphReader): Promise<Pick<AccessState, 'exposures' | 'exposureGaps'>> {
  const pages = await pagesOf((page) => trustExposure(reader, {}, page));
  return { exposures: entriesOf(pages), exposureGaps: pages[0]?.dataGaps ?? [] };
}

async function readPermissions(
  reader: GraphReader,
  principals: readonly Principal[],
): Promise<ReadonlyMap<string, Permissions>> {
  const found = new Map<string, Permissions>();
  for (let at = 0; at < principals.length; at += PRINCIPALS_COMPARED_AT_ONCE) {
    const identifiers = principals.slice(at, at + PRINCIPALS_COMPARED_AT_ONCE).map((one) => one.identifier);
    const stored = await reader.applicablePolicies(identifiers, []);
    for (const one of identifiers) found.set(one, permissionsOfOne(stored, one));
  }
  return found;
}

/** Returns permissions from policies that were read already. */
export function permissionsOfOne(stored: ApplicablePolicies, identifier: string): Permissions {
  const { allowed, denied, dataGaps } = permissionsIn(stored, identifier);
  return { statements: [...allowed, ...denied], dataGaps };
}

/**
 * Reads policies. Trust policies and policies of resources are in no list, so they are read by uid. `principals`:
 * those of the accounts.
 */
async function readPolicies(
  reader: GraphReader,
  principals: readonly Principal[],
  accountIds?: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Policy>> {
  const listed = await allPages((page) => reader.policyPage(page, {}));
  const lists = [...(accountIds ?? [undefined])].map((accountId) =>
    allPages((page) => reader.resourcePage(page, accountId === undefined ? {} : { accountId })),
  );
  const uids = [
    ...principals.flatMap(({ kind, identifier }) => (kind === 'ROLE' ? trustPolicyUid(identifier) : [])),
    ...(await Promise.all(lists)).flat().map(({ arn }) => resourcePolicyUid(arn)),
  ];
  const policies = new Map(listed.map((one) => [one.uid, one]));
  for (let at = 0; at < uids.length; at += PAGE_READ)
    for (const [uid, one] of await reader.policies(uids.slice(at, at + PAGE_READ))) policies.set(uid, one);
  return policies;
}

async function readWatched(
  reader: GraphReader,
  watches: readonly Watch[],
): Promise<ReadonlyMap<string, Watched>> {
  const found = new Map<string, Watched>();
  for (const watch of watches) found.set(watchKey(watch), await watchedOf(reader, watch));
  return found;
}

async function watchedOf(reader: GraphReader, watch: Watch): Promise<Watched> {
  try {
    const pages = await pagesOf((page) => whoCan(reader, { ...watch, context: [] }, page));
    const decisions = new Map(
      entriesOf(pages).map(({ principal, ...terms }) => [principal.identifier, terms] as const),
    );
    return { watch, decisions, dataGaps: pages[0]?.dataGaps ?? [] };
  } catch (error) {
    // If one of the states lacks the role, no principal may do anything with it there.
    if (!(error instanceof QuestionRefused) || error.code !== 'NOT_FOUND') throw error;
    return { watch, decisions: new Map(), dataGaps: [], refused: error };
  }
}

/** Throws `QuestionRefused` for a watched role that neither state has. */
export function expectWatched(before: AccessState, after: AccessState): void {
  for (const [key, { refused }] of before.watched)
    if (refused && after.watched.get(key)?.refused) throw refused;
}
