/** Imports exports: read → parse → normalise → derive → write, account by account. */
import { ImportTooLarge } from '../graph/graph.js';
import type { GraphWriter, WriteReport } from '../graph/graphWriter.js';
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

async function importAccounts(
  writer: GraphWriter,
  { accounts, awsManagedPolicies }: MergedExports,
  onProgress: OnProgress,
): Promise<readonly AccountImport[]> {
  const imports: AccountImport[] = [];
  const given = (account: MergedAccount): WholeExport => ({ account, awsManaged: awsManagedPolicies });
  let next = accounts[0] && prepareLater(given(accounts[0]));
  for (const [index, account] of accounts.entries()) {
    const prepared = await next;
    const following = accounts[index + 1];
    // The next account is prepared while the database writes this one.
    next = following && prepareLater(given(following));
    const done = await importOrRefuse(writer, account, prepared ?? given(account));
    imports.push(done);
    onProgress({ step: 'WRITE', account: done, done: imports.length, total: accounts.length });
  }
  return imports;
}

async function importOrRefuse(
  writer: GraphWriter,
  account: MergedAccount,
  given: Prepared | WholeExport,
): Promise<AccountImport> {
  try {
    return await importAccount(writer, account, given);
  } catch (error) {
    if (!(error instanceof ImportTooLarge)) throw error;
    const problems = account.files.map((file) => ({ file, path: '$', message: error.message }));
    return { ...nothing(account.accountId, account.files), problems };
  }
}

/** One account as one transaction: the derived edges go in with what they are derived from. */
async function importAccount(
  writer: GraphWriter,
  { accountId, files }: MergedAccount,
  given: Prepared | WholeExport,
): Promise<AccountImport> {
  return writer.importAccount(async (transaction) => {
    const { normalised, exportText } =
      'normalised' in given ? given : prepare(completed(given, await transaction.lastExport(accountId)));
    const { facts } = normalised;
    const report = { ...nothing(accountId, files), quarantined: quarantineProblems(normalised) };
    if (await transaction.isUnchanged(facts, RULES_VERSION)) return { ...report, outcome: 'UNCHANGED' };
    const edges = deriveEdges(facts, await transaction.neighbours(facts));
    const written = await transaction.write({
      facts,
      edges,
      rulesVersion: RULES_VERSION,
      exportText: exportText(),
    });
    return { ...report, ...written };
  });
}

const completed = (given: WholeExport, last: string | undefined): WholeExport =>
  last === undefined ? given : completeExport(given, exportFromText(last));

interface Prepared {
  readonly normalised: NormalisedAccount;
  /** Worked out only where it is written. */
  readonly exportText: () => string;
}

const prepare = (whole: WholeExport): Prepared => ({
  normalised: normalise(whole.account, whole.awsManaged),
  exportText: () => exportToText(whole),
});

/** Once what is under way has had its turn; undefined for a partial export, which the last one has to complete. */
const prepareLater = (whole: WholeExport): Promise<Prepared | undefined> =>
  new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(isWhole(whole.account) ? prepare(whole) : undefined);
      } catch (error) {
        reject(error as Error);
      }
    });
  });

const quarantineProblems = ({ quarantined }: NormalisedAccount): readonly Problem[] =>
  quarantined.map(({ owner, reason, at }) => ({
    ...at,
    message: `The ${owner} is quarantined: ${reason}. It grants nothing, and may deny anything, until it is put right.`,
  }));
