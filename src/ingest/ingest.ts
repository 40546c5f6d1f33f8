/** Imports exports: read → parse → merge → import organizations, Identity Center and accounts. */
import type { GraphWriter } from '../graph/contract/graphWriter.js';
import { defaultDerivationRules, type DerivationRules } from '../derive/derivationRules.js';
import type { ParsedExport } from './formats/parsedExport.js';
import { recorded, type Recorded } from './history.js';
import { importAccounts, importWholeAccounts, rederiveOutdated } from './importAccounts.js';
import {
  accountImport,
  identityCenterSteps,
  importUnits,
  importWholeUnits,
  organizationSteps,
  type AccountImport,
  type IdentityCenterImport,
  type OrganizationImport,
} from './importUnits.js';
import type { WholeExport } from './merge/completeExport.js';
import { mergeAccountExports } from './merge/mergePages.js';
import type { MergedIdentityCenter } from './merge/identityCenterKind.js';
import type { MergedOrganization } from './merge/organizationKind.js';
import type { Problem } from './problem.js';
import { parseInputs } from './read/parseInputs.js';
import { readPaths, type ReadResult, readSent, type SentFile } from './read/exportPaths.js';
import { textInput } from './read/readExport.js';
import { SpillFile } from './read/spillFile.js';

export type { AccountImport, IdentityCenterImport, OrganizationImport };

export interface ImportReport extends Recorded {
  readonly accounts: readonly AccountImport[];
  readonly organizations: readonly OrganizationImport[];
  readonly identityCenters: readonly IdentityCenterImport[];
  /** All that was refused, with file, JSON path and reason. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

export type { SentFile };

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
export const ingestPaths = (
  writer: GraphWriter,
  paths: readonly string[],
  onProgress: OnProgress,
  rules: DerivationRules = defaultDerivationRules,
): Promise<ImportReport> =>
  recorded(writer, 'DOCUMENTS', (own) => ingest(own, rules, readPaths(paths), onProgress));

/** Imports files that a client sent. */
export const ingestFiles = (
  writer: GraphWriter,
  files: readonly SentFile[],
  onProgress: OnProgress,
  rules: DerivationRules = defaultDerivationRules,
): Promise<ImportReport> =>
  recorded(writer, 'DOCUMENTS', (own) => ingest(own, rules, readSent(files), onProgress));

/** Imports documents that are in memory. */
export function ingestDocuments(
  writer: GraphWriter,
  documents: readonly { readonly name: string; readonly content: string }[],
  rules: DerivationRules = defaultDerivationRules,
): Promise<ImportReport> {
  const inputs = documents.map(({ name, content }) => textInput(name, content));
  return recorded(writer, 'DOCUMENTS', (own) => ingest(own, rules, inputs, () => undefined));
}

/** Units that are whole: nothing of their last imports completes them. */
export interface WholeUnits {
  readonly organizations: readonly MergedOrganization[];
  readonly identityCenters: readonly MergedIdentityCenter[];
  readonly accounts: readonly WholeExport[];
}

/** Imports whole units, which replace all of their last imports. */
export const ingestWhole = (
  writer: GraphWriter,
  rules: DerivationRules,
  wholes: WholeUnits,
): Promise<ImportReport> =>
  withSpillFile(async (spill) => {
    const destination = { writer, rules, spill };
    const organizations = await importWholeUnits(writer, wholes.organizations, organizationSteps);
    const identityCenters = await importWholeUnits(writer, wholes.identityCenters, identityCenterSteps);
    const accounts = await importWholeAccounts(destination, wholes.accounts);
    const rederived = await rederiveOutdated(destination);
    const imports = [...organizations, ...identityCenters, ...accounts, ...rederived];
    return {
      organizations,
      identityCenters,
      accounts,
      problems: imports.flatMap(({ problems }) => problems),
      notes: accounts.flatMap(({ notes }) => notes),
    };
  });

/** Derives again what an earlier change left outdated; until then answers say so. */
export const rederive = async (writer: GraphWriter, rules: DerivationRules): Promise<void> => {
  await withSpillFile((spill) => rederiveOutdated({ writer, rules, spill }));
};

async function withSpillFile<T>(work: (spill: SpillFile) => Promise<T>): Promise<T> {
  const spill = new SpillFile();
  try {
    return await work(spill);
  } finally {
    spill.close();
  }
}

const ingest = (
  writer: GraphWriter,
  rules: DerivationRules,
  inputs: AsyncIterable<ReadResult> | Iterable<ReadResult>,
  onProgress: OnProgress,
): Promise<ImportReport> =>
  withSpillFile(async (spill) => {
    const destination = { writer, rules, spill };
    const read = await parseInputs(inputs, (file) => onProgress({ step: 'READ', file }), spill);
    const merged = mergeAccountExports(read.parsed);
    const organizations = await importUnits(writer, merged.organizations, organizationSteps);
    const identityCenters = await importUnits(writer, merged.identityCenters, identityCenterSteps);
    const accounts = await importAccounts(destination, merged, (account, done) =>
      onProgress({ step: 'WRITE', account, done, total: merged.accounts.length }),
    );
    const rederived = await rederiveOutdated(destination);
    const imports = [...organizations.imports, ...identityCenters.imports, ...accounts, ...rederived];
    const problems = [
      ...[read, merged, organizations, identityCenters].flatMap((one) => one.problems),
      ...imports.flatMap((one) => one.problems),
    ];
    const parts = accounts.length + merged.organizations.length + merged.identityCenters.length;
    const refused = [...merged.refused].map(([accountId, own]) =>
      accountImport({ accountId }, 'REFUSED', own),
    );
    return {
      accounts: [...accounts, ...refused].sort((a, b) => (a.accountId < b.accountId ? -1 : 1)),
      organizations: organizations.imports,
      identityCenters: identityCenters.imports,
      problems: parts + problems.length === 0 ? [nothingFound] : problems,
      notes: [
        ...read.notes,
        ...read.parsed.flatMap(severalAccounts),
        ...[merged, organizations, identityCenters, ...accounts].flatMap((one) => one.notes),
      ],
    };
  });

/** Notes that a file holds several accounts (F-117). */
function severalAccounts({ file, pages }: ParsedExport): readonly Problem[] {
  const ids = [...new Set(pages.flatMap((page) => page.accounts.map(({ accountId }) => accountId)))].sort();
  if (ids.length < 2) return [];
  const message = `This file holds ${ids.length} accounts, ${ids.join(' and ')}: each entity went where its ARN says.`;
  return [{ file, path: '$', message }];
}

const nothingFound: Problem = {
  file: '.',
  path: '$',
  message:
    'There is no export here. Make one: aws iam get-account-authorization-details --output json > account.json',
};
