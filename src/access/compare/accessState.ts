/** All that is compared of one state of the graph: read whole, so that the other state can take its place. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import type { Account, Policy, Principal } from '../../graph/model/graph.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { rootArn } from '../../iam/language/arn.js';
import type { DataGap, Granted } from '../../iam/decide/decision.js';
import { trustExposure, type TrustExposure } from '../exposure/trust/trustExposure.js';
import { permissionsIn } from '../permissions/effectivePermissions.js';
import { whoCanReach, type Reaching } from '../reach/whoCanReach.js';
import type { EffectiveStatementAnswer } from '../shared/answer.js';
import { MOST_HOPS_COMPARED, PAGE_COMPARED, PRINCIPALS_COMPARED_AT_ONCE } from '../shared/limits.js';

export interface Permissions {
  readonly statements: readonly EffectiveStatementAnswer[];
  readonly dataGaps: readonly DataGap[];
}

export interface AccessState {
  readonly graphVersion: string;
  /** Imported ones, by id. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** Users and roles with administrative access to their account. */
  readonly administrators: ReadonlyMap<string, Granted>;
  /** By account: who reaches administrative access to it. */
  readonly reaching: ReadonlyMap<string, Reaching>;
  readonly exposures: readonly TrustExposure[];
  /** What of trust policies was not imported, or could not be read. */
  readonly exposureGaps: readonly DataGap[];
  /** Of users and roles. */
  readonly permissions: ReadonlyMap<string, Permissions>;
  /** By uid. */
  readonly policies: ReadonlyMap<string, Policy>;
}

/** `accountIds`: of whose principals the permissions are read; missing: of all. Of one version of the graph. */
export async function readAccessState(
  reader: GraphReader,
  accountIds?: ReadonlySet<string>,
): Promise<AccessState> {
  for (;;) {
    const state = await readOnce(reader, accountIds);
    // An import may come between the reads.
    if (state.graphVersion === (await reader.graphVersion())) return state;
  }
}

async function readOnce(reader: GraphReader, accountIds?: ReadonlySet<string>): Promise<AccessState> {
  const graphVersion = await reader.graphVersion();
  const accounts = await allPages((page) => reader.accountPage(page, { imported: true }));
  const principals = await Promise.all(
    (['USER', 'ROLE'] as const).map((kind) => allPages((page) => reader.principalPage(page, { kind }))),
  ).then((kinds) => kinds.flat());
  const exposed = await pagesOf((page) => trustExposure(reader, {}, page));
  const judged = principals.filter(({ accountId = '' }) => accountIds?.has(accountId) !== false);
  return {
    graphVersion,
    accounts: new Map(accounts.map((one) => [one.accountId, one])),
    administrators: new Map(principals.flatMap(administrationOf)),
    reaching: await reachingOf(reader, accounts),
    exposures: entriesOf(exposed),
    exposureGaps: exposed[0]?.dataGaps ?? [],
    permissions: await permissionsOf(reader, judged),
    policies: new Map((await allPages((page) => reader.policyPage(page, {}))).map((one) => [one.uid, one])),
  };
}

type ReadPage<P> = (page: PageRequest) => Promise<P>;

/** All that a list holds. */
export const allPages = async <T>(read: ReadPage<Page<T>>): Promise<readonly T[]> =>
  entriesOf(await pagesOf(read));

const entriesOf = <T>(pages: readonly Page<T>[]): readonly T[] =>
  pages.flatMap(({ entries }) => entries.map(([, one]) => one));

async function pagesOf<P extends Page<unknown>>(read: ReadPage<P>): Promise<readonly P[]> {
  const pages: P[] = [];
  for (let after: string | undefined; ;) {
    const page = await read({ first: PAGE_COMPARED, ...(after === undefined ? {} : { after }) });
    pages.push(page);
    after = page.entries.at(-1)?.[0];
    if (!page.hasNextPage) return pages;
  }
}

const administrationOf = (one: Principal): readonly (readonly [string, Granted])[] =>
  'administration' in one && one.administration ? [[one.identifier, one.administration.decision]] : [];

async function reachingOf(
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

async function permissionsOf(
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

/** From what was read already. */
export function permissionsOfOne(stored: ApplicablePolicies, identifier: string): Permissions {
  const { allowed, denied, dataGaps } = permissionsIn(stored, identifier);
  return { statements: [...allowed, ...denied], dataGaps };
}
