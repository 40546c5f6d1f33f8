/** Fills the folder of a collection, and knows what is in it already. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { scopeOfArn } from '../ingest/formats/account/scopes.js';
import {
  listFiles,
  type CollectedList,
  type Collector,
  type FiledRecord,
  type FileName,
  type Gathered,
} from './collector.js';
import { SEES_NONE, type Failure } from './failure.js';
import { FolderUnusable, otherFolder, readJson, removeFile, writeJson } from './write.js';

/** The manifest lists what was read, and what could not be read and why. */
const MANIFEST_FILE = 'manifest.json';
const VERSION = 1;

const coverageEntry = z.object({
  AccountId: z.string(),
  List: z.custom<CollectedList>((list) => typeof list === 'string' && Object.hasOwn(listFiles, list)),
  /** Service and resource type as in ARNs, such as `ec2:instance`; `*` for the whole list. */
  Kind: z.string(),
  /** Empty for what has no region. */
  Region: z.string(),
  /** Anything but COLLECTED is tried again by the next run. */
  Status: z.enum(['COLLECTED', 'DENIED', 'FAILED']),
  Message: z.string().optional(),
  /** For workloads: those without a role have a record too (G-12), which collections of an earlier version lack. */
  WithoutRole: z.literal(true).optional(),
  /** How many things the files hold: an import that finds fewer lacks a file. Collections of an earlier version lack it. */
  Found: z.number().optional(),
  /** For the organization and Identity Center: nothing could be read, and their file is of an earlier run. */
  FromEarlierRun: z.literal(true).optional(),
  /** For Identity Center: the account sees no instance, which says nothing of one that others see. */
  SeesNone: z.literal(true).optional(),
  /** For the list `regions`: those that the account has enabled. */
  Regions: z.array(z.string()).optional(),
  CollectedAt: z.string(),
});

const manifest = z.object({
  RolegraphCollection: z.object({
    Version: z.literal(VERSION),
    CollectedAt: z.string(),
    Partition: z.string().optional(),
  }),
  Coverage: z.array(coverageEntry),
});

export type CollectedPart = z.infer<typeof coverageEntry>;
type Manifest = z.infer<typeof manifest>;

/** Throws `FolderUnusable`. */
function parseManifest(value: unknown, file: string, partition: string): readonly CollectedPart[] {
  if (value === undefined) return [];
  const result = manifest.safeParse(value);
  if (!result.success) throw new FolderUnusable(`${file} is no manifest of a collection. ${otherFolder}`);
  const { RolegraphCollection: about, Coverage } = result.data;
  const { Partition: own = partition } = about;
  if (own === partition) return Coverage;
  throw new FolderUnusable(
    `${file} is of accounts in the partition ${own}, and these credentials are in ${partition}. ${otherFolder}`,
  );
}

/** Builds the manifest. A collection is of one partition, such as `aws`. */
const manifestOf = (coverage: readonly CollectedPart[], Partition: string): Manifest => ({
  RolegraphCollection: { Version: VERSION, CollectedAt: new Date().toISOString(), Partition },
  Coverage: [...coverage],
});

/** One kind of thing in one region of one account. */
export interface CollectionScope {
  readonly accountId: string;
  readonly collector: Pick<Collector, 'list' | 'kind'>;
  /** Empty for what has no region. */
  readonly region: string;
}

const isShared = (list: CollectedList): boolean => list === 'organization' || list === 'identityCenter';
/** Lists with a file of records, of several kinds and regions. */
export const recordLists: readonly CollectedList[] = ['resources', 'workloads'];
const hasRecords = (list: CollectedList): boolean => recordLists.includes(list);

/** Milliseconds between two writes of the folder: the most that is lost if the process is killed. */
const FLUSH_MS = 5_000;

export class Collection {
  private readonly entries: Map<string, CollectedPart>;
  /** Keys of the entries that are not collected again. */
  private readonly kept: Set<string>;
  private readonly recordFiles = new Map<string, Promise<RecordFile>>();
  private flushedAt = Date.now();
  private flushing = Promise.resolve();

  private constructor(
    private readonly folder: string,
    private readonly partition: string,
    coverage: readonly CollectedPart[],
    fresh: boolean,
  ) {
    this.entries = new Map(coverage.map((entry) => [keyOf(entry), entry]));
    this.kept = new Set(fresh ? [] : this.entries.keys());
  }

  /** `fresh`: collects again what earlier runs collected. Throws `FolderUnusable`. */
  static async open(folder: string, partition: string, fresh: boolean): Promise<Collection> {
    const file = join(folder, MANIFEST_FILE);
    return new Collection(folder, partition, parseManifest(await readJson(file), file, partition), fresh);
  }

  /** Sorted by account, list, kind and region. */
  get coverage(): readonly CollectedPart[] {
    return [...this.entries.keys()].sort().flatMap((key) => this.entries.get(key) ?? []);
  }

  has(scope: CollectionScope): boolean {
    const entry = entryOf(scope);
    const key = keyOf(entry);
    const known = this.entries.get(key);
    if (!this.kept.has(key) || known?.Status !== 'COLLECTED') return false;
    const isCounted = known.Found !== undefined || !countedLists.has(scope.collector.list);
    return isCounted && known.WithoutRole === entry.WithoutRole;
  }

  /** Writes what was gathered in place of an earlier run's. A file that cannot be read this time stays. */
  async add(scope: CollectionScope, gathered: Gathered): Promise<void> {
    const { list, kind } = scope.collector;
    if (hasRecords(list)) (await this.recordFile(scope)).replace(kind, scope.region, gathered.records ?? []);
    else
      for (const name of listFiles[list]) {
        const content = gathered.files?.[name];
        if (content !== undefined || gathered.failures.length === 0) await this.putFile(scope, name, content);
      }
    const entry = entryOf(scope, worstOf(gathered.failures), countOf(gathered));
    const isUnread = isShared(list) && gathered.files === undefined && gathered.failures.length > 0;
    const isOld = isUnread && listFiles[list].some((name) => existsSync(join(this.folder, name)));
    const seesNone = isUnread && !isOld && gathered.failures.every(({ code }) => code === SEES_NONE);
    const old: Partial<CollectedPart> = isOld ? { FromEarlierRun: true } : {};
    await this.enter({ ...entry, ...old, ...(seesNone ? { SeesNone: true } : {}) });
  }

  /** Records the result for a scope, without writing any of its files. */
  note(scope: CollectionScope, failure: Pick<Failure, 'status' | 'message'>): Promise<void> {
    return this.enter(entryOf(scope, failure));
  }

  private async enter(entry: CollectedPart): Promise<void> {
    this.entries.set(keyOf(entry), entry);
    this.kept.add(keyOf(entry));
    if (Date.now() - this.flushedAt > FLUSH_MS) await this.flush();
  }

  /**
   * Records which regions the account has enabled. Removes that an earlier run could not list them, or could not read a
   * region that is disabled now.
   */
  noteRegions(accountId: string, regions: readonly string[]): void {
    for (const [key, { AccountId, List, Kind, Region, Status }] of this.entries) {
      const isOver = Region === '' ? Kind === '*' : !regions.includes(Region);
      if (AccountId === accountId && Status !== 'COLLECTED' && hasRecords(List) && isOver)
        this.entries.delete(key);
    }
    const entry = { ...entryOf(regionsOf(accountId)), Regions: [...regions] };
    this.entries.set(keyOf(entry), entry);
  }

  /** Returns the regions that the account had enabled in the last run that could list them. */
  knownRegions(accountId: string): readonly string[] | undefined {
    return this.entries.get(keyOf(entryOf(regionsOf(accountId))))?.Regions;
  }

  readOrganization(): Promise<unknown> {
    return readJson(join(this.folder, ...listFiles.organization));
  }

  /** Writes the folder: the manifest last, so that it never names missing files. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(async () => {
      this.flushedAt = Date.now();
      const manifest = manifestOf(this.coverage, this.partition);
      for (const file of this.recordFiles.values()) await (await file).flush();
      await writeJson(join(this.folder, MANIFEST_FILE), manifest);
    });
    return this.flushing;
  }

  /** Like `flush`; call it when nothing more is added to the account. */
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
    const path = join(this.folder, accountId, ...listFiles[collector.list]);
    const opened = this.recordFiles.get(path) ?? RecordFile.open(path);
    this.recordFiles.set(path, opened);
    return opened;
  }
}

const regionsOf = (accountId: string): CollectionScope => ({
  accountId,
  collector: { list: 'regions', kind: '*' },
  region: '',
});

const keyOf = ({ AccountId, List, Kind, Region }: CollectedPart): string =>
  [AccountId, List, Kind, Region].join(' ');

function entryOf(
  { accountId, collector, region }: CollectionScope,
  failure?: Pick<Failure, 'status' | 'message'>,
  found?: number,
): CollectedPart {
  return {
    AccountId: accountId,
    List: collector.list,
    Kind: collector.kind,
    Region: region,
    Status: failure?.status ?? 'COLLECTED',
    ...(failure === undefined ? {} : { Message: failure.message }),
    ...(collector.list === 'workloads' ? { WithoutRole: true } : {}),
    ...(found === undefined ? {} : { Found: found }),
    CollectedAt: new Date().toISOString(),
  };
}

/** Lists of which this version says how much it found: of an entry without that, an import needs to know it. */
const countedLists: ReadonlySet<CollectedList> = new Set(['identityProviders', 'resources', 'workloads']);

/** Counts what an import can count too: things with an ARN, and identity providers. */
function countOf({ records, files }: Gathered): number | undefined {
  if (records !== undefined) return new Set(records.map(({ ResourceArn }) => ResourceArn)).size;
  const providers = files?.['identity-providers.json'];
  return providers === undefined ? undefined : Object.values(providers as object).flat().length;
}

/** Combines several failures: a denial comes first, with the number of the others. */
function worstOf(failures: readonly Failure[]): Pick<Failure, 'status' | 'message'> | undefined {
  const first = failures.find(({ status }) => status === 'DENIED') ?? failures[0];
  if (first === undefined) return undefined;
  const more = failures.length === 1 ? '' : ` (and ${failures.length - 1} more)`;
  return { status: first.status, message: `${first.message}${more}` };
}

const filedRecords = z.array(z.looseObject({ ResourceArn: z.string(), AccountId: z.string() }));

/** A file with the records of one account's list, replaced kind by kind and region by region. */
class RecordFile {
  private isDirty = false;

  /** `records`: by `KIND@REGION`. */
  private constructor(
    private readonly path: string,
    private readonly records: Map<string, readonly FiledRecord[]>,
  ) {}

  /** Opens the file with the records of an earlier run. */
  static async open(path: string): Promise<RecordFile> {
    const records = new Map<string, FiledRecord[]>();
    const list = filedRecords.safeParse((await readJson(path)) ?? []);
    if (!list.success) throw new FolderUnusable(`${path} is no list of a collection. ${otherFolder}`);
    for (const record of list.data) {
      const scope = scopeOfArn(record.ResourceArn);
      const known = records.get(scope);
      if (known === undefined) records.set(scope, [record]);
      else known.push(record);
    }
    return new RecordFile(path, records);
  }

  replace(kind: string, region: string, records: readonly FiledRecord[]): void {
    this.records.set(`${kind}@${region}`, records);
    this.isDirty = true;
  }

  /** Writes the file. A list without records has no file: the manifest says that it is empty. */
  async flush(): Promise<void> {
    if (!this.isDirty) return;
    this.isDirty = false;
    const scopes = [...this.records.keys()].sort();
    const all = scopes.flatMap((scope) => this.records.get(scope) ?? []);
    await (all.length === 0 ? removeFile(this.path) : writeJson(this.path, all));
  }
}
