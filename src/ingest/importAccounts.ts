/** Imports accounts: normalize → complete → compare → derive → write. Each account is imported whole or not at all. */
import type {
  AccountFacts,
  AccountProposal,
  GraphWriter,
  ImportTransaction,
  Neighbors,
  WriteReport,
} from '../graph/contract/graphWriter.js';
import { inTurns, nextTurn } from '../graph/contract/turns.js';
import { clearCompiled } from '../graph/engine/compiledDocument.js';
import { ImportTooLarge } from '../graph/model/graph.js';
import { splitBy } from '../graph/model/groupBy.js';
import { clockOfImport } from '../iam/facts/clock.js';
import { deriveAssumeEdges } from '../derive/deriveAssumeEdges.js';
import { deriveEscalations } from '../derive/deriveEscalations.js';
import type { DerivationRules } from '../derive/derivationRules.js';
import { accountImport, type AccountImport } from './importUnits.js';
import {
  completeExport,
  emptiedNotes,
  exportToTexts,
  isCompletedBy,
  otherPartition,
  replacedNotes,
  wantedLists,
  type WholeExport,
} from './merge/completeExport.js';
import type { ExportTexts } from './merge/listText.js';
import type { AccountLists } from './formats/account/accountExport.js';
import type { MergedAccount, MergedExports } from './merge/mergePages.js';
import { withoutMovedResources } from './merge/movedResources.js';
import { normalizeAccount, type NormalizedAccount } from './normalize/normalizeAccount.js';
import { quarantineProblems } from './normalize/policyDocuments.js';
import type { Problem } from './problem.js';
import { emptyExport } from './storedFacts.js';
import { limitHeapGrowth } from './read/heapGuard.js';
import type { SpillFile } from './read/spillFile.js';
import { PRINCIPALS_PER_TRANSACTION } from './limits.js';
import { inBatches, principalsIn, readSizes } from './transactionBatches.js';

/** The graph to import into, the rules by which edges are derived, and where parsed input is stored until then. */
export interface Destination {
  readonly writer: GraphWriter;
  readonly rules: DerivationRules;
  readonly spill: SpillFile;
  /** Runs work that can be done while the database writes and nothing else needs the accounts. */
  readonly whileWriting?: () => void;
}

interface AccountInput extends WholeExport {
  readonly account: MergedAccount;
  /** The account is derived again; nothing of it was imported now. */
  readonly isRederived?: boolean;
  /** The input holds the whole account: nothing completes it. */
  readonly isWhole?: boolean;
}

/** A prepared account. `whole` is the input itself unless the last export of the account completes it. */
interface Prepared {
  readonly input: AccountInput;
  readonly whole: WholeExport;
  readonly normalized: NormalizedAccount;
  /** Why the account cannot be imported beside its last import. */
  readonly problems?: readonly Problem[];
}

export async function importAccounts(
  destination: Destination,
  { accounts, awsManagedPolicies: awsManaged }: MergedExports,
  onImport: (done: AccountImport, count: number) => void,
): Promise<readonly AccountImport[]> {
  const imports: AccountImport[] = [];
  const sizeOf = await readSizes(destination.writer, accounts);
  const batches = inBatches(accounts, sizeOf).map((batch) =>
    batch.map((account) => ({ account, awsManaged })),
  );
  const isLarge = (batch: readonly AccountInput[]): boolean =>
    batch.some(({ account }) => sizeOf(account) > PRINCIPALS_PER_TRANSACTION);
  let next: Promise<readonly Prepared[]> | undefined;
  for (const [index, batch] of batches.entries()) {
    const prepared = await (next ?? prepareBatch(batch));
    next = undefined;
    const following = batches[index + 1];
    // While the database writes these accounts, unless one of the batches is large and needs the memory.
    const canPrepare = following && !isLarge(batch) && !isLarge(following);
    const whileWriting = () => {
      if (!canPrepare || next) return;
      next = prepareBatch(following);
      // Avoids an unhandled rejection where writing fails first.
      next.catch(() => undefined);
    };
    for (const done of await importOrSplit({ ...destination, whileWriting }, prepared)) {
      imports.push(done);
      onImport(done, imports.length);
    }
  }
  return imports;
}

/** Imports accounts that are whole: nothing else of their last imports stays. */
export const importWholeAccounts = (
  destination: Destination,
  wholes: readonly WholeExport[],
): Promise<readonly AccountImport[]> =>
  importBatches(
    destination,
    inBatches(wholes, ({ account }) => principalsIn(account)),
    ({ account, awsManaged }) => ({ account: { ...account, files: ['changes'] }, awsManaged, isWhole: true }),
  );

/**
 * Derives the edges again of accounts whose edges rest on what changed elsewhere, from their last imports: those that
 * this import marked, and those that an interrupted import left. Returns what was refused.
 */
export async function rederiveOutdated(destination: Destination): Promise<readonly AccountImport[]> {
  const outdated = await destination.writer.inTransaction((transaction) => transaction.outdatedAccounts());
  const batches = inBatches(outdated, ({ principals }) => principals);
  const imports = await importBatches(destination, batches, (one) => {
    const { account, awsManaged } = emptyExport(one);
    return { account: { ...account, files: [] }, awsManaged, isRederived: true };
  });
  return imports.filter(({ outcome }) => outcome === 'REFUSED');
}

async function importBatches<T>(
  destination: Destination,
  batches: readonly (readonly T[])[],
  inputOf: (one: T) => AccountInput,
): Promise<readonly AccountImport[]> {
  const imports: AccountImport[] = [];
  for (const batch of batches)
    imports.push(...(await importOrSplit(destination, await prepareBatch(batch.map(inputOf)))));
  return imports;
}

/** Prepares one account after the other, and lets pending work run before each. */
async function prepareBatch(inputs: readonly AccountInput[]): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for (const input of inputs) {
    await nextTurn();
    prepared.push(await prepare(input, input));
  }
  return prepared;
}

const prepare = async (input: AccountInput, whole: WholeExport): Promise<Prepared> => ({
  input,
  whole,
  normalized: await inTurns(normalizeAccount(whole.account, whole.awsManaged)),
});

/** Imports accounts together, or one by one where they are too large together. */
async function importOrSplit(
  destination: Destination,
  batch: readonly Prepared[],
): Promise<readonly AccountImport[]> {
  try {
    return await importBatch(destination, batch);
  } catch (error) {
    if (!(error instanceof ImportTooLarge) || destination.writer.isOneTransaction) throw error;
    const [one, ...more] = batch;
    if (one && more.length === 0) {
      const { accountId, files } = one.input.account;
      const again = `Role assumptions of account ${accountId} were not recomputed. `;
      // Of an account that is derived again, no file was read.
      const message = `${files.length > 0 ? '' : again}${error.message}`;
      const problems = (files.length > 0 ? files : ['.']).map((file) => ({
        file,
        path: '$',
        accountId,
        message,
      }));
      return [accountImport(one.input.account, 'REFUSED', problems)];
    }
    const imports: AccountImport[] = [];
    for (const each of batch) imports.push(...(await importOrSplit(destination, [each])));
    return imports;
  }
}

/** Imports accounts in one transaction, together with the edges that are derived from them. */
function importBatch(
  destination: Destination,
  batch: readonly Prepared[],
): Promise<readonly AccountImport[]> {
  const { writer, rules, spill } = destination;
  limitHeapGrowth();
  return writer.inTransaction(async (transaction) => {
    const all = await complete(batch, transaction, spill);
    const completed = all.filter(({ problems }) => problems === undefined);
    const [, changed] = await bySameHash(transaction, completed, rules, 'contentHash');
    const [dated, others] = await bySameHash(transaction, changed, rules, 'derivationHash');
    // Dates first: what the others list is taken from accounts that have it no longer.
    const written = new Map([
      ...(dated.length > 0 ? await transaction.writeDates(dated.map(proposalOf)) : []),
      ...(others.length > 0 ? await deriveAndWrite(transaction, others, destination) : []),
    ]);
    return all.map(({ input: { account }, normalized, problems }) =>
      problems === undefined
        ? {
            ...accountImport(account, 'UNCHANGED'),
            quarantined: quarantineProblems(normalized.quarantined),
            notes: normalized.notes,
            completeness: normalized.facts.completeness,
            ...written.get(account.accountId),
          }
        : accountImport(account, 'REFUSED', problems),
    );
  });
}

/** Splits accounts into those that are stored with the same hash, and the others. */
async function bySameHash(
  transaction: ImportTransaction,
  accounts: readonly Prepared[],
  { version }: DerivationRules,
  hash: Parameters<ImportTransaction['unchanged']>[2],
): Promise<readonly [same: readonly Prepared[], others: readonly Prepared[]]> {
  if (accounts.length === 0) return [[], []];
  const facts = accounts.map(({ normalized }) => normalized.facts);
  const unchanged = await transaction.unchanged(facts, version, hash);
  return splitBy(accounts, ({ normalized }) => unchanged.has(normalized.facts.accountId));
}

/** Completes accounts with their last imports, where there are any. */
async function complete(
  batch: readonly Prepared[],
  transaction: ImportTransaction,
  spill: SpillFile,
): Promise<readonly Prepared[]> {
  const last = await transaction.lastLists(
    batch
      .filter(({ input }) => input.isWhole !== true)
      .map(({ input: { account } }) => ({ accountId: account.accountId, lists: wantedLists(account) })),
  );
  const listed = new Map(batch.map(({ input: { account } }) => [account.accountId, account.resources]));
  const completed: Prepared[] = [];
  for (const one of batch) {
    const texts = last.get(one.input.account.accountId);
    if (texts) completed.push(await completeBy(texts, one, listed, transaction, spill));
    // An account that was deleted meanwhile is not derived again.
    else if (one.input.isRederived !== true) completed.push(one);
  }
  return completed;
}

async function completeBy(
  texts: ExportTexts,
  prepared: Prepared,
  listed: ReadonlyMap<string, AccountLists['resources']>,
  transaction: ImportTransaction,
  spill: SpillFile,
): Promise<Prepared> {
  const { input } = prepared;
  const problems = otherPartition(input.account, texts);
  if (problems.length > 0) return { ...prepared, problems };
  const completed = isCompletedBy(input.account, texts)
    ? await prepare(
        input,
        await withoutMovedResources(transaction, completeExport(input, texts, spill), listed),
      )
    : prepared;
  const { normalized } = completed;
  const replaced = [...emptiedNotes(input.account, texts), ...replacedNotes(input.account, texts)];
  const notes = [...normalized.notes, ...replaced];
  return { ...completed, normalized: { ...normalized, notes } };
}

async function deriveAndWrite(
  transaction: ImportTransaction,
  changed: readonly Prepared[],
  { rules, whileWriting }: Destination,
): Promise<ReadonlyMap<string, WriteReport>> {
  const all = changed.map(({ normalized }) => normalized.facts);
  const neighbors = { ...(await transaction.neighbors(all)), clock: clockOfImport(rules.now()) };
  // A large account needs the memory, so its documents are not written while edges are derived.
  const isLarge = all.reduce((sum, facts) => sum + principalsIn(facts), 0) > PRINCIPALS_PER_TRANSACTION;
  const documents = isLarge ? undefined : transaction.writeDocuments(all);
  const [derived] = await Promise.all([derive(all, neighbors, rules), documents]);
  if (isLarge) clearCompiled();
  const accounts = changed.map(proposalOf);
  const written = transaction.write({ accounts, ...derived, rulesVersion: rules.version });
  whileWriting?.();
  return written;
}

const proposalOf = ({ input, normalized, whole }: Prepared): AccountProposal => ({
  facts: normalized.facts,
  exportTexts: exportToTexts(whole),
  isRederived: input.isRederived === true,
});

async function derive(accounts: readonly AccountFacts[], neighbors: Neighbors, rules: DerivationRules) {
  await nextTurn();
  const assumeEdges = await inTurns(deriveAssumeEdges(accounts, neighbors));
  const escalations = await inTurns(deriveEscalations(accounts, assumeEdges, neighbors, rules));
  return { assumeEdges, escalations };
}
