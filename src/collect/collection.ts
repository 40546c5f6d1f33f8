/** The folder of a collection while it is being filled: what is in it already, and what is added. */
import { join } from 'node:path';
import type { CollectedList, Collector, FileName, Gathered } from './collector.js';
import type { Failure } from './failure.js';
import { MANIFEST_FILE, manifestOf, parseManifest, type CollectedPart } from './manifest.js';
import { RecordFile } from './recordFile.js';
import { readJson, removeFile, writeJson } from './write.js';

/** One kind of thing in one region of one account. */
export interface CollectionScope {
  readonly accountId: string;
  readonly collector: Pick<Collector, 'list' | 'kind'>;
  /** Empty for what has no region. */
  readonly region: string;
}

/** Of each list; in an account's folder unless they are of the organization. */
const filesOf: Readonly<Record<CollectedList, readonly FileName[]>> = {
  accountAuthorizationDetails: ['account-authorization-details.json'],
  credentials: ['credential-report.json', 'access-keys.json'],
  identityCenter: ['identity-center.json'],
  identityProviders: ['identity-providers.json'],
  instanceProfiles: ['instance-profiles.json'],
  organization: ['organization.json'],
  resources: ['resource-policies.json'],
  workloads: ['compute.json'],
};

const isShared = (list: CollectedList): boolean => list === 'organization' || list === 'identityCenter';
const hasRecords = (list: CollectedList): boolean => list === 'resources' || list === 'workloads';

/** Between two states of the folder, in milliseconds: what a kill loses at most. */
const FLUSH_MS = 5_000;

export class Collection {
  private readonly folder: string;
  private readonly partition: string;
  private readonly entries: Map<string, CollectedPart>;
  /** Keys of the entries that are not collected again. */
  private readonly kept: Set<string>;
  private readonly recordFiles = new Map<string, Promise<RecordFile>>();
  private flushedAt = Date.now();
  private flushing = Promise.resolve();

  private constructor(folder: string, partition: string, coverage: readonly CollectedPart[], fresh: boolean) {
    this.folder = folder;
    this.partition = partition;
    this.entries = new Map(coverage.map((entry) => [keyOf(entry), entry]));
    this.kept = new Set(fresh ? [] : this.entries.keys());
  }

  /** `fresh`: what earlier runs collected is collected again. Throws `FolderUnusable`. */
  static async open(folder: string, partition: string, fresh: boolean): Promise<Collection> {
    const file = join(folder, MANIFEST_FILE);
    return new Collection(folder, partition, parseManifest(await readJson(file), file), fresh);
  }

  /** By account, list, kind and region. */
  get coverage(): readonly CollectedPart[] {
    return [...this.entries.keys()].sort().flatMap((key) => this.entries.get(key) ?? []);
  }

  has(scope: CollectionScope): boolean {
    const entry = entryOf(scope);
    const key = keyOf(entry);
    const known = this.entries.get(key);
    const isWhole = known?.Status === 'COLLECTED' && known.WithoutRole === entry.WithoutRole;
    return this.kept.has(key) && isWhole;
  }

  /** Files what was gathered in place of what an earlier run had of it. */
  async add(scope: CollectionScope, gathered: Gathered): Promise<void> {
    const { list, kind } = scope.collector;
    if (hasRecords(list)) (await this.recordFile(scope)).replace(kind, scope.region, gathered.records ?? []);
    else for (const name of filesOf[list]) await this.putFile(scope, name, gathered.files?.[name]);
    await this.note(scope, together(gathered.failures));
  }

  /** Nothing of it could be read. */
  fail(scope: CollectionScope, failure: Failure): Promise<void> {
    return this.add(scope, { failures: [failure] });
  }

  /** Says of a scope what became of it, without any of its files. */
  async note(scope: CollectionScope, failure?: Pick<Failure, 'status' | 'message'>): Promise<void> {
    const entry = entryOf(scope, failure);
    this.entries.set(keyOf(entry), entry);
    this.kept.add(keyOf(entry));
    if (Date.now() - this.flushedAt > FLUSH_MS) await this.flush();
  }

  /** What an earlier run said of the scope no longer holds. */
  withdraw(scope: CollectionScope): void {
    this.entries.delete(keyOf(entryOf(scope)));
  }

  readOrganization(): Promise<unknown> {
    return readJson(join(this.folder, ...filesOf.organization));
  }

  /** Brings the folder up to date: the manifest last, so that it never names what is not there. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(async () => {
      this.flushedAt = Date.now();
      const manifest = manifestOf(this.coverage, this.partition);
      for (const file of this.recordFiles.values()) await (await file).flush();
      await writeJson(join(this.folder, MANIFEST_FILE), manifest);
    });
    return this.flushing;
  }

  /** As `flush`, once nothing more is added to the account. */
  async endAccount(): Promise<void> {
    await this.flush();
    this.recordFiles.clear();
  }

  private async putFile(
    { accountId, collector }: CollectionScope,
    name: FileName,
    content: unknown,
  ): Promise<void> {
    const path = isShared(collector.list) ? join(this.folder, name) : join(this.folder, accountId, name);
    await (content === undefined ? removeFile(path) : writeJson(path, content));
  }

  private recordFile({ accountId, collector }: CollectionScope): Promise<RecordFile> {
    const path = join(this.folder, accountId, ...filesOf[collector.list]);
    const opened = this.recordFiles.get(path) ?? RecordFile.open(path);
    this.recordFiles.set(path, opened);
    return opened;
  }
}

const keyOf = ({ AccountId, List, Kind, Region }: CollectedPart): string =>
  [AccountId, List, Kind, Region].join(' ');

function entryOf(
  { accountId, collector, region }: CollectionScope,
  failure?: Pick<Failure, 'status' | 'message'>,
): CollectedPart {
  return {
    AccountId: accountId,
    List: collector.list,
    Kind: collector.kind,
    Region: region,
    Status: failure?.status ?? 'COLLECTED',
    ...(failure === undefined ? {} : { Message: failure.message }),
    ...(collector.list === 'workloads' ? { WithoutRole: true } : {}),
    CollectedAt: new Date().toISOString(),
  };
}

/** Several failures as one: what was denied before what failed, and how many more there are. */
function together(failures: readonly Failure[]): Pick<Failure, 'status' | 'message'> | undefined {
  const first = failures.find(({ status }) => status === 'DENIED') ?? failures[0];
  if (first === undefined) return undefined;
  const more = failures.length === 1 ? '' : ` (and ${failures.length - 1} more)`;
  return { status: first.status, message: `${first.message}${more}` };
}
