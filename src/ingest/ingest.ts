/** Imports exports: read → parse → normalise → derive → write. An account goes in whole or not at all. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ImportTooLarge } from '../graph/graph.js';
import type { GraphWriter, ImportTransaction, WriteReport } from '../graph/graphWriter.js';
import { completeExport, exportFromText, exportToText, isWhole, type WholeExport } from './completeExport.js';
import { deriveEdges, RULES_VERSION } from './derive.js';
import {
  isAccountAuthorizationDetails,
  parseAccountAuthorizationDetails,
} from './formats/accountAuthorizationDetails.js';
import type { MergedAccount, MergedExports, ParsedExport } from './formats/accountExport.js';
import { mergeAccountExports } from './formats/mergePages.js';
import { normalise, type NormalisedAccount } from './normalise.js';
import type { Problem } from './problem.js';
import {
  readDocument,
  readPaths,
  textInput,
  unknownKindProblem,
  type RawInput,
  type ReadResult,
} from './readExport.js';

export interface AccountImport {
  readonly accountId: string;
  readonly outcome: WriteReport['outcome'] | 'REFUSED';
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  readonly quarantined: readonly Problem[];
}

export interface ImportReport {
  readonly accounts: readonly AccountImport[];
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
): Promise<ImportReport> {
  return ingest(writer, readPaths(paths), onProgress);
}

/** Imports documents that are in memory. */
export function ingestDocuments(
  writer: GraphWriter,
  documents: readonly { readonly name: string; readonly content: string }[],
): Promise<ImportReport> {
  const inputs = documents.map(({ name, content }) => textInput(name, content));
  return ingest(writer, inputs, () => undefined);
}

async function ingest(
  writer: GraphWriter,
  inputs: AsyncIterable<ReadResult> | Iterable<ReadResult>,
  onProgress: OnProgress,
): Promise<ImportReport> {
  const { parsed, problems, notes } = await parseAll(inputs, onProgress);
  const merged = mergeAccountExports(parsed);
  const accounts = await importAccounts(writer, merged, onProgress);
  const found = [...problems, ...merged.problems, ...accounts.flatMap((account) => account.problems)];
  if (accounts.length === 0 && found.length === 0) found.push(nothingFound);
  return {
    accounts: [...accounts, ...refusedAccounts(merged)].sort(byAccount),
    problems: found,
    notes: [...notes, ...parsed.flatMap(severalAccounts), ...merged.notes],
  };
}

/** F-117. */
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

interface ParsedInputs {
  readonly parsed: ParsedExport[];
  readonly problems: Problem[];
  readonly notes: Problem[];
}

/** Reads one input after the other, so that only one is in memory as text. */
async function parseAll(
  inputs: AsyncIterable<ReadResult> | Iterable<ReadResult>,
  onProgress: OnProgress,
): Promise<ParsedInputs> {
  const all: ParsedInputs = { parsed: [], problems: [], notes: [] };
  for await (const input of inputs) {
    if (input.kind === 'PROBLEM') all.problems.push(input.problem);
    else if (input.kind === 'NOTE') all.notes.push(input.note);
    else {
      onProgress({ step: 'READ', file: input.name });
      await parseInput(input, all);
    }
  }
  return all;
}

async function parseInput(input: RawInput, all: ParsedInputs): Promise<void> {
  const read = await readDocument(input);
  if (!read.ok) all.problems.push(read.problem);
  else if (!isAccountAuthorizationDetails(read.document.value))
    all.problems.push(unknownKindProblem(read.document));
  else all.parsed.push(parseAccountAuthorizationDetails(read.document));
}

/** Accounts of which nothing goes in because a document of theirs is wrong. */
function refusedAccounts({ refusedAccountIds, problems }: MergedExports): readonly AccountImport[] {
  return refusedAccountIds.map((accountId) => ({
    ...nothing(accountId, []),
    problems: problems.filter((problem) => problem.message.includes(accountId)),
  }));
}

const nothing = (accountId: string, files: readonly string[]): AccountImport => ({
  accountId,
  outcome: 'REFUSED',
  added: 0,
  changed: 0,
  removed: 0,
  files,
  problems: [],
  quarantined: [],
});

/** Accounts of one transaction: enough to spread what each costs, few enough for its memory. */
const PRINCIPALS_PER_TRANSACTION = 2_000;

function* inTransactions(accounts: readonly MergedAccount[]): Generator<readonly MergedAccount[]> {
  let batch: MergedAccount[] = [];
  let size = 0;
  for (const account of accounts) {
    const principals = account.users.length + account.roles.length;
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

async function importAccounts(
  writer: GraphWriter,
  { accounts, awsManagedPolicies }: MergedExports,
  onProgress: OnProgress,
): Promise<readonly AccountImport[]> {
  const imports: AccountImport[] = [];
  const batches = [...inTransactions(accounts)].map((batch) =>
    batch.map((account) => ({ account, awsManaged: awsManagedPolicies })),
  );
  let next = prepareLater(batches[0] ?? []);
  for (const [index] of batches.entries()) {
    const prepared = await next;
    // The next accounts are prepared while the database writes these.
    next = prepareLater(batches[index + 1] ?? []);
    for (const done of await importOrSplit(writer, prepared)) {
      imports.push(done);
      onProgress({ step: 'WRITE', account: done, done: imports.length, total: accounts.length });
    }
  }
  return imports;
}

/** What is too large together may fit one by one. */
async function importOrSplit(
  writer: GraphWriter,
  batch: readonly Prepared[],
): Promise<readonly AccountImport[]> {
  try {
    return await importTogether(writer, batch);
  } catch (error) {
    if (!(error instanceof ImportTooLarge)) throw error;
    const [one, ...more] = batch;
    if (one && more.length === 0) return [tooLarge(one.given.account, error)];
    const imports: AccountImport[] = [];
    for (const each of batch) imports.push(...(await importOrSplit(writer, [each])));
    return imports;
  }
}

function tooLarge({ accountId, files }: MergedAccount, error: ImportTooLarge): AccountImport {
  const problems = files.map((file) => ({ file, path: '$', message: error.message }));
  return { ...nothing(accountId, files), problems };
}

/** Accounts as one transaction: the derived edges go in with what they are derived from. */
function importTogether(writer: GraphWriter, batch: readonly Prepared[]): Promise<readonly AccountImport[]> {
  return writer.importAccounts(async (transaction) => {
    const ready = await Promise.all(batch.map((one) => completed(one, transaction)));
    const all = ready.map(({ normalised }) => normalised.facts);
    const unchanged = await transaction.unchanged(all, RULES_VERSION);
    const changed = ready.filter(({ normalised }) => !unchanged.has(normalised.facts.accountId));
    const written =
      changed.length > 0 ? await deriveAndWrite(transaction, changed) : new Map<string, WriteReport>();
    return ready.map(({ given, normalised }): AccountImport => {
      const { accountId, files } = given.account;
      const report = { ...nothing(accountId, files), quarantined: quarantineProblems(normalised) };
      return { ...report, outcome: 'UNCHANGED', ...written.get(accountId) };
    });
  });
}

async function deriveAndWrite(
  transaction: ImportTransaction,
  changed: readonly Ready[],
): Promise<ReadonlyMap<string, WriteReport>> {
  const all = changed.map(({ normalised }) => normalised.facts);
  const edges = deriveEdges(all, await transaction.neighbours(all));
  const accounts = changed.map(({ normalised, whole }) => ({
    facts: normalised.facts,
    exportText: exportToText(whole),
  }));
  return transaction.write({ accounts, edges, rulesVersion: RULES_VERSION });
}

interface Given extends WholeExport {
  readonly account: MergedAccount;
}

/** `ready`: missing for a partial export, which the account's last one has to complete. */
interface Prepared {
  readonly given: Given;
  readonly ready: Ready | undefined;
}

interface Ready {
  readonly given: Given;
  readonly whole: WholeExport;
  readonly normalised: NormalisedAccount;
}

const readyFrom = (given: Given, whole: WholeExport): Ready => ({
  given,
  whole,
  normalised: normalise(whole.account, whole.awsManaged),
});

/** One account after the other, each once what is under way has had its turn. */
async function prepareLater(batch: readonly Given[]): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for (const given of batch) {
    await nextTurn();
    prepared.push({ given, ready: isWhole(given.account) ? readyFrom(given, given) : undefined });
  }
  return prepared;
}

async function completed({ given, ready }: Prepared, transaction: ImportTransaction): Promise<Ready> {
  if (ready) return ready;
  const last = await transaction.lastExport(given.account.accountId);
  return readyFrom(given, last === undefined ? given : completeExport(given, exportFromText(last)));
}

const quarantineProblems = ({ quarantined }: NormalisedAccount): readonly Problem[] =>
  quarantined.map(({ owner, reason, at }) => ({
    ...at,
    message: `The ${owner} is quarantined: ${reason}. It grants nothing, and may deny anything, until it is put right.`,
  }));
