/** Collects what can be read of one account, or of all accounts of its organization, into a folder. */
import { Collection, recordLists, type CollectedPart, type CollectionScope } from './collection.js';
import type { CollectedList, Collector, Gathered } from './collector.js';
import { accountCollectors } from './collectors.js';
import { failureOf, Interrupted, SEES_NONE, type Failure } from './failure.js';
import { mapBounded, type AccountAccess } from './reading.js';
import { identityCenterIn } from './services/identityCenter.js';
import { activeAccountIds, organization, type CollectedOrganization } from './services/organizations.js';
import { regionCalls, signIn, type Session, type SignIn } from './session.js';

export interface CollectRequest extends SignIn {
  readonly folder: string;
  /** Collect again what an earlier run collected. */
  readonly fresh: boolean;
  /** Missing: the regions that are enabled in each account. */
  readonly regions?: readonly string[] | undefined;
  /** The role that reads the other accounts. Missing: only the account of the profile is read. */
  readonly organizationRole?: string | undefined;
  readonly onProgress: (progress: CollectProgress) => void;
  /** Ends the collection: what was read whole until then is written. */
  readonly signal?: AbortSignal | undefined;
}

export interface CollectProgress {
  readonly accountId: string;
  /** From 1. */
  readonly account: number;
  readonly accounts: number;
  /** Scopes of the account that are done, and all of them. */
  readonly done: number;
  readonly total: number;
}

export interface CollectReport {
  readonly accountIds: readonly string[];
  /** The whole coverage in the folder's manifest, including that of earlier runs. */
  readonly coverage: readonly CollectedPart[];
}

/** A scope with its collector. */
interface Task extends CollectionScope {
  readonly collector: Collector;
}

/** What all steps of one collection share. */
interface Run {
  readonly session: Session;
  readonly collection: Collection;
  readonly request: CollectRequest;
}

/** Scopes that are read at the same time. */
const TASKS_AT_ONCE = 10;

/**
 * Continues where an earlier run ended, according to the folder's manifest. The manifest lists what cannot be read,
 * which the next run tries again. Throws `UnknownProfile`, `SignInRefused`, `SignInExpired`, `AwsUnreachable`,
 * `Interrupted`, `FolderUnusable`.
 */
export async function collect(request: CollectRequest): Promise<CollectReport> {
  const session = await unlessStopped(request, signIn(request));
  try {
    const collection = await Collection.open(request.folder, session.partition, request.fresh);
    return await collectAll({ session, collection, request });
  } finally {
    await session.close();
  }
}

async function collectAll(run: Run): Promise<CollectReport> {
  const { collection, request } = run;
  try {
    const accountIds = await accountsOf(run);
    for (const [index, accountId] of accountIds.entries()) {
      const position = { accountId, account: index + 1, accounts: accountIds.length };
      await collectAccount(accountId, run, (done, total) => request.onProgress({ ...position, done, total }));
      await collection.endAccount();
    }
    return { accountIds, coverage: collection.coverage };
  } finally {
    await collection.flush();
  }
}

/** Waits no longer once the collection is stopped: the calls behind the work may take minutes. */
function unlessStopped<Result>({ signal }: CollectRequest, work: Promise<Result>): Promise<Result> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Interrupted('The collection was stopped.'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Returns the account of the profile and, if there is a role, the active accounts of the organization. */
async function accountsOf(run: Run): Promise<readonly string[]> {
  const { session, collection, request } = run;
  const { accountId } = session;
  if (request.organizationRole === undefined) return [accountId];
  await runTask(session, run, { accountId, collector: organization, region: '' });
  const file = (await collection.readOrganization()) as CollectedOrganization | undefined;
  const regions = await unlessStopped(request, enabledRegions(session)).catch(failureOf);
  const isManagement = file?.Organization?.MasterAccountId === accountId;
  const collector =
    'status' in regions
      ? identityCenterIn([session.homeRegion], [regions])
      : identityCenterIn(regions, isManagement ? [] : [noInstance]);
  await runTask(session, run, { accountId, collector, region: '' });
  return [...new Set([accountId, ...activeAccountIds(file ?? {})])];
}

/** Why Identity Center is unknown for an account that sees no instance, and is not the one that would see any. */
const noInstance: Failure = {
  status: 'FAILED',
  code: SEES_NONE,
  message: 'This account sees no instance. Collect with the management account or the administrator of it.',
};

async function collectAccount(
  accountId: string,
  run: Run,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const account = await unlessStopped(run.request, openAccount(accountId, run)).catch(failureOf);
  if ('status' in account) return noteUnread(accountId, run, account);
  try {
    const tasks = tasksOf(accountId, await regionsOf(account, run));
    let done = 0;
    onProgress(done, tasks.length);
    await mapBounded(tasks, TASKS_AT_ONCE, async (task) => {
      await runTask(account, run, task);
      done += 1;
      onProgress(done, tasks.length);
    });
  } finally {
    if (account !== run.session) await account.close();
  }
}

const openAccount = async (accountId: string, { session, request }: Run): Promise<AccountAccess> =>
  accountId === session.accountId ? session : session.assume(accountId, request.organizationRole ?? '');

const tasksOf = (accountId: string, regions: readonly string[]): readonly Task[] =>
  accountCollectors.flatMap((collector) =>
    (collector.isRegional ? regions : ['']).map((region) => ({ accountId, collector, region })),
  );

/** Adds what the task reads, all of it or nothing. */
async function runTask(account: AccountAccess, { collection, request }: Run, task: Task): Promise<void> {
  if (collection.has(task)) return;
  const { collector, region } = task;
  const gathering = collector
    .gather(account, region || account.homeRegion)
    .catch((error: unknown): Gathered => ({ failures: [failureOf(error, region)] }));
  await collection.add(task, await unlessStopped(request, gathering));
}

const allOf = (accountId: string, list: CollectedList): CollectionScope => ({
  accountId,
  collector: { list, kind: '*' },
  region: '',
});

/** Notes that an account cannot be read, for the lists of which no earlier run has read everything. */
async function noteUnread(accountId: string, { collection, request }: Run, failure: Failure): Promise<void> {
  const regions = request.regions ?? collection.knownRegions(accountId) ?? [''];
  const unread = tasksOf(accountId, regions).filter((task) => !collection.has(task));
  for (const list of new Set(unread.map(({ collector }) => collector.list)))
    await collection.note(allOf(accountId, list), failure);
}

/** Returns the regions to read. If they cannot be listed, the manifest says so, and by default only the home region is read. */
async function regionsOf(account: AccountAccess, { collection, request }: Run): Promise<readonly string[]> {
  const enabled = await unlessStopped(request, enabledRegions(account)).catch(failureOf);
  if (!('status' in enabled)) {
    collection.noteRegions(account.accountId, enabled);
    return request.regions ?? enabled;
  }
  const regions = request.regions ?? [account.homeRegion];
  const message = `Only ${regions.join(', ')} was read: ${enabled.message}`;
  for (const list of recordLists)
    await collection.note(allOf(account.accountId, list), { status: enabled.status, message });
  return regions;
}

async function enabledRegions(account: AccountAccess): Promise<readonly string[]> {
  const client = await account.client(regionCalls, account.homeRegion);
  const { Regions = [] } = await client.describeRegions({});
  return Regions.flatMap(({ RegionName }) => RegionName ?? []).sort();
}
