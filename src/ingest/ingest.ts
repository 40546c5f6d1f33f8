/** Imports exports: read → parse → normalize → derive → write. An account goes in whole or not at all. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { forgetCompiled } from '../graph/engine/compiledDocument.js';
import { clockOfImport } from '../iam/facts/clock.js';
import { ImportTooLarge } from '../graph/model/graph.js';
import type { GraphWriter, ImportTransaction, WriteReport } from '../graph/contract/graphWriter.js';
import { completeExport, exportToTexts, wantedLists, type WholeExport } from './merge/completeExport.js';
import { deriveEdges } from './derive/deriveEdges.js';
import { deriveEscalations } from './derive/deriveEscalations.js';
import { accountWith, type AccountExport } from './formats/account/accountExport.js';
import { type ParsedExport } from './formats/parsedExport.js';
import {
  importIdentityCenters,
  importOrganizations,
  refusedUnit,
  type IdentityCenterImport,
  type OrganizationImport,
  type UnitImport,
} from './importUnits.js';
import { mergeAccountExports, type MergedAccount, type MergedExports } from './merge/mergePages.js';
import { normalize, type NormalizedAccount } from './normalize/normalizeAccount.js';
import { quarantineProblems } from './normalize/policyDocuments.js';
import type { Problem } from './problem.js';
import { usualRules, type Rules } from './derivationSettings.js';
import { parseInputs } from './read/parseInputs.js';
import { growInSmallSteps } from './read/heapGuard.js';
import { Scratch } from './read/spillFile.js';
import { readPaths, type ReadResult } from './read/exportPaths.js';
import { textInput } from './read/readExport.js';

export interface AccountImport extends UnitImport {
  readonly accountId: string;
  readonly notes: readonly Problem[];
  /** What its imports speak of, this one and those before; none where it was refused. */
  readonly completeness: NormalizedAccount['facts']['completeness'];
}

export interface ImportReport {
  readonly accounts: readonly AccountImport[];
  readonly organizations: readonly OrganizationImport[];
  readonly identityCenters: readonly IdentityCenterImport[];
  /** Everything that was refused, with file, JSON path and reason. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

/** What a long import tells while it runs. */
export type ImportProgress =
  | { readonly step: 'READ'; readonly file: string }
  | {
      readonly step: 'WRITE';
      readonly account: AccountImport;
      readonly done: number;
      readonly total: number;
    };

export type OnProgress = (progress: ImportProgress) => void;

/** Imports files and folders. */
export function ingestPaths(
  writer: GraphWriter,
  paths: readonly string[],
  onProgress: OnProgress,
  rules: Rules = usualRules,
): Promise<ImportReport> {
  return ingest({ writer, rules }, readPaths(paths), onProgress);
}

/** Imports documents that are in memory. */
export function ingestDocuments(
  writer: GraphWriter,
  documents: readonly { readonly name: string; readonly content: string }[],
  rules: Rules = usualRules,
): Promise<ImportReport> {
  const inputs = documents.map(({ name, content }) => textInput(name, content));
  return ingest({ writer, rules }, inputs, () => undefined);
}

/** Where imports go, under which rules their edges are derived, and where what was read is until then. */
interface Destination {
  readonly writer: GraphWriter;
  readonly rules: Rules;
  readonly scratch: Scratch;
}

/** Works out anew what an earlier change left outdated; until then answers say so. */
export async function rederive(writer: GraphWriter, rules: Rules): Promise<void> {
  const scratch = new Scratch();
  try {
    await rederiveOutdated({ writer, rules, scratch });
  } finally {
    scratch.close();
  }
}

async function ingest(
  input: Omit<Destination, 'scratch'>,
  inputs: AsyncIterable<ReadResult> | Iterable<ReadResult>,
  onProgress: OnProgress,
): Promise<ImportReport> {
  const scratch = new Scratch();
  try {
    return await ingestThrough({ ...input, scratch }, inputs, onProgress);
  } finally {
    scratch.close();
  }
}

async function ingestThrough(
  destination: Destination,
  inputs: AsyncIterable<ReadResult> | Iterable<ReadResult>,
  onProgress: OnProgress,
): Promise<ImportReport> {
  const onRead = (file: string) => onProgress({ step: 'READ', file });
  const { parsed, problems, notes } = await parseInputs(inputs, onRead, destination.scratch);
  const merged = mergeAccountExports(parsed);
  const { writer } = destination;
  const organizations = await importOrganizations(writer, merged.organizations);
  const identityCenters = await importIdentityCenters(writer, merged.identityCenters);
  const accounts = await importAccounts(destination, merged, onProgress);
  const rederived = await rederiveOutdated(destination);
  const found = [
    ...problems,
    ...merged.problems,
    ...organizations.problems,
    ...identityCenters.problems,
    ...[...organizations.imports, ...identityCenters.imports, ...accounts, ...rederived].flatMap(
      (one) => one.problems,
    ),
  ];
  const isNothing =
    accounts.length + merged.organizations.length + merged.identityCenters.length + found.length === 0;
  if (isNothing) found.push(nothingFound);
  return {
    accounts: [...accounts, ...refusedAccounts(merged)].sort(byAccount),
    organizations: organizations.imports,
    identityCenters: identityCenters.imports,
    problems: found,
    notes: [
      ...notes,
      ...parsed.flatMap(severalAccounts),
      ...[merged, ...accounts].flatMap((one) => one.notes),
    ],
  };
}

/** F-117: several accounts in one file. */
function severalAccounts({ file, pages }: ParsedExport): readonly Problem[] {
  const ids = [...new Set(pages.flatMap((page) => page.accounts.map((account) => account.accountId)))].sort();
  if (ids.length < 2) return [];
  return [
    {
      file,
      path: '$',
      message: `This file holds ${ids.length} accounts, ${ids.join(' and ')}: each entity went where its ARN says.`,
    },
  ];
}

const nothingFound: Problem = {
  file: '.',
  path: '$',
  message:
    'There is no export here. Make one: aws iam get-account-authorization-details --output json > account.json',
};

const byAccount = (a: AccountImport, b: AccountImport): number => (a.accountId < b.accountId ? -1 : 1);

/** Accounts of which nothing goes in because a document of theirs is wrong. */
const refusedAccounts = ({ refused }: MergedExports): readonly AccountImport[] =>
  [...refused].map(([accountId, problems]) => ({ ...nothing(accountId, []), problems }));

const nothing = (accountId: string, files: readonly string[]): AccountImport => ({
  ...refusedUnit,
  accountId,
  files,
  notes: [],
  completeness: [],
});

/** Accounts of one transaction: enough to spread what each costs, few enough for its memory. */
const PRINCIPALS_PER_TRANSACTION = 2_000;

function* inTransactions<T>(
  accounts: readonly T[],
  principalsOf: (account: T) => number,
): Generator<readonly T[]> {
  let batch: T[] = [];
  let size = 0;
  for (const account of accounts) {
    const principals = principalsOf(account);
    if (batch.length > 0 && size + principals > PRINCIPALS_PER_TRANSACTION) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(account);
    size += principals;
  }
  if (batch.length > 0) yield batch;
}

const principalsIn = ({ users, roles }: AccountExport): number => users.length + roles.length;

/** One account that is more than a transaction's share. */
const isLarge = ([one]: readonly AccountInput[]): boolean =>
  one !== undefined && principalsIn(one.account) > PRINCIPALS_PER_TRANSACTION;

async function importAccounts(
  destination: Destination,
  { accounts, awsManagedPolicies }: MergedExports,
  onProgress: OnProgress,
): Promise<readonly AccountImport[]> {
  const imports: AccountImport[] = [];
  const batches = [...inTransactions(accounts, principalsIn)].map((batch) =>
    batch.map((account) => ({ account, awsManaged: awsManagedPolicies })),
  );
  let next: Promise<readonly Prepared[]> | undefined;
  for (const [index, batch] of batches.entries()) {
    const prepared = await (next ?? prepareLater(batch));
    const following = batches[index + 1];
    // The next accounts are prepared while the database writes these, unless they need the memory for themselves.
    next = following && !isLarge(batch) && !isLarge(following) ? prepareLater(following) : undefined;
    for (const done of await importOrSplit(destination, prepared)) {
      imports.push(done);
      onProgress({ step: 'WRITE', account: done, done: imports.length, total: accounts.length });
    }
  }
  return imports;
}

/**
 * Derives the edges anew of accounts whose guardrails changed, from what their last imports held: those that this
 * import changed, and those that an earlier one left when it was interrupted. Returns what was refused.
 */
async function rederiveOutdated(destination: Destination): Promise<readonly AccountImport[]> {
  const outdated = await destination.writer.importAccounts((transaction) => transaction.outdatedAccounts());
  const imports: AccountImport[] = [];
  for (const batch of inTransactions(outdated, ({ principals }) => principals)) {
    const input = batch.map((account) => ({
      account: { ...accountWith(account, {}), files: [] },
      awsManaged: new Map(),
      isRederived: true,
    }));
    imports.push(...(await importOrSplit(destination, await prepareLater(input))));
  }
  return imports.filter(({ outcome }) => outcome === 'REFUSED');
}

/** What is too large together may fit one by one. */
async function importOrSplit(
  destination: Destination,
  batch: readonly Prepared[],
): Promise<readonly AccountImport[]> {
  try {
    return await importTogether(destination, batch);
  } catch (error) {
    if (!(error instanceof ImportTooLarge)) throw error;
    const [one, ...more] = batch;
    if (one && more.length === 0) return [tooLarge(one.input.account, error)];
    const imports: AccountImport[] = [];
    for (const each of batch) imports.push(...(await importOrSplit(destination, [each])));
    return imports;
  }
}

function tooLarge({ accountId, files }: MergedAccount, error: ImportTooLarge): AccountImport {
  const problems = files.map((file) => ({ file, path: '$', message: error.message }));
  return { ...nothing(accountId, files), problems };
}

/** Accounts as one transaction: the derived edges go in with what they are derived from. */
function importTogether(
  { writer, rules, scratch }: Destination,
  batch: readonly Prepared[],
): Promise<readonly AccountImport[]> {
  growInSmallSteps();
  return writer.importAccounts(async (transaction) => {
    const ready = await completed(batch, transaction, scratch);
    const all = ready.map(({ normalized }) => normalized.facts);
    const unchanged = await transaction.unchanged(all, rules.version);
    const changed = ready.filter(({ normalized }) => !unchanged.has(normalized.facts.accountId));
    const written =
      changed.length > 0 ? await deriveAndWrite(transaction, changed, rules) : new Map<string, WriteReport>();
    return ready.map(({ input, normalized }): AccountImport => {
      const { accountId, files } = input.account;
      const report = {
        ...nothing(accountId, files),
        quarantined: quarantineProblems(normalized.quarantined),
        notes: normalized.notes,
        completeness: normalized.facts.completeness,
      };
      return { ...report, outcome: 'UNCHANGED', ...written.get(accountId) };
    });
  });
}

async function deriveAndWrite(
  transaction: ImportTransaction,
  changed: readonly Ready[],
  rules: Rules,
): Promise<ReadonlyMap<string, WriteReport>> {
  const all = changed.map(({ normalized }) => normalized.facts);
  const neighbors = { ...(await transaction.neighbors(all)), clock: clockOfImport(rules.now()) };
  const edges = deriveEdges(all, neighbors);
  const escalations = deriveEscalations(all, edges, neighbors, rules);
  if (isLarge(changed.map(({ input }) => input))) forgetCompiled();
  const accounts = changed.map(({ input, normalized, whole }) => ({
    facts: normalized.facts,
    exportTexts: exportToTexts(whole),
    isRederived: input.isRederived === true,
  }));
  return transaction.write({ accounts, edges, escalations, rulesVersion: rules.version });
}

interface AccountInput extends WholeExport {
  readonly account: MergedAccount;
  /** Nothing of it was imported now. */
  readonly isRederived?: boolean;
}

/** `ready`: as it is where the account's last export has nothing to complete it with. */
interface Prepared {
  readonly input: AccountInput;
  readonly ready: Ready;
}

interface Ready {
  readonly input: AccountInput;
  readonly whole: WholeExport;
  readonly normalized: NormalizedAccount;
}

const readyFrom = (input: AccountInput, whole: WholeExport): Ready => ({
  input,
  whole,
  normalized: normalize(whole.account, whole.awsManaged),
});

/** One account after the other, each once what is under way has had its turn. */
async function prepareLater(batch: readonly AccountInput[]): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for (const input of batch) {
    await nextTurn();
    prepared.push({ input, ready: readyFrom(input, input) });
  }
  return prepared;
}

async function completed(
  batch: readonly Prepared[],
  transaction: ImportTransaction,
  scratch: Scratch,
): Promise<readonly Ready[]> {
  const wanted = batch.map(({ input: { account } }) => ({
    accountId: account.accountId,
    lists: wantedLists(account),
  }));
  const last = await transaction.lastLists(wanted);
  return batch.map(({ input, ready }) => {
    const texts = last.get(input.account.accountId);
    if (texts === undefined || texts.size === 0) return ready;
    return readyFrom(input, completeExport(input, texts, scratch));
  });
}
