/** Applies changes: documents are imported, changes are made in memory, and what they changed is imported as a whole. */
import type { Rules } from '../../derive/derivationSettings.js';
import type { GraphWriter } from '../../graph/contract/graphWriter.js';
import type { UnitImport } from '../importUnits.js';
import { ingestDocuments, ingestWhole, type ImportReport } from '../ingest.js';
import type { Change } from './change.js';
import { ChangeRefused } from './changeRefused.js';
import { readDraft } from './readDraft.js';
import { editDraft } from './editDraft.js';

interface Destination {
  /** Its transactions are parts of one, which whoever calls ends. */
  readonly writer: GraphWriter;
  readonly rules: Rules;
}

interface NamedDocument {
  readonly name: string;
  readonly content: string;
}

/**
 * The documents first, then the changes, each of which sees those before it. Throws `ChangeRefused` before any change is
 * written; what the documents wrote until then is undone with the transaction around it. `at`: epoch milliseconds.
 */
export async function applyChanges(
  { writer, rules }: Destination,
  changes: readonly Change[],
  documents: readonly NamedDocument[],
  at: number,
): Promise<ImportReport> {
  const imported = documents.length > 0 ? await ingestDocuments(writer, documents, rules) : nothingImported;
  expectNoProblem(imported);
  if (changes.length === 0) return imported;
  const draft = await readDraft(writer, changes);
  editDraft(draft, changes, at);
  const changed = await ingestWhole(writer, rules, draft.changed());
  expectWritten(changed);
  return together(imported, changed);
}

const nothingImported: ImportReport = {
  accounts: [],
  organizations: [],
  identityCenters: [],
  problems: [],
  notes: [],
};

/** Without a document that is refused the changes would be made to something else. */
function expectNoProblem({ problems }: ImportReport): void {
  const [first, ...more] = problems.map(({ file, path, message }) => `${file} ${path}: ${message}`);
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` (${more.length} more)`;
  throw new ChangeRefused('documents', `${first}${others}`);
}

/** Without all that the changes made, questions would be answered of something else. */
function expectWritten({ accounts, organizations, identityCenters, problems }: ImportReport): void {
  const all: readonly UnitImport[] = [...accounts, ...organizations, ...identityCenters];
  if (all.some(({ outcome }) => outcome === 'REFUSED'))
    throw new ChangeRefused('changes', problems.map(({ message }) => message).join(' '));
}

function together(first: ImportReport, next: ImportReport): ImportReport {
  return {
    accounts: joined(first.accounts, next.accounts, ({ accountId }) => accountId),
    organizations: joined(first.organizations, next.organizations, ({ organizationId }) => organizationId),
    identityCenters: joined(first.identityCenters, next.identityCenters, ({ instanceArn }) => instanceArn),
    problems: [...first.problems, ...next.problems],
    notes: [...first.notes, ...next.notes],
  };
}

/** One entry for each unit, in order. */
function joined<Import extends UnitImport>(
  first: readonly Import[],
  next: readonly Import[],
  idOf: (one: Import) => string,
): readonly Import[] {
  const byId = new Map(first.map((one) => [idOf(one), one]));
  for (const one of next) {
    const before = byId.get(idOf(one));
    byId.set(idOf(one), before === undefined ? one : bothOf(before, one));
  }
  return [...byId.values()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

const bothOf = <Import extends UnitImport>(first: Import, next: Import): Import => ({
  ...next,
  outcome: next.outcome === 'REFUSED' || first.outcome === 'UNCHANGED' ? next.outcome : first.outcome,
  added: first.added + next.added,
  changed: first.changed + next.changed,
  removed: first.removed + next.removed,
  files: first.files,
});
