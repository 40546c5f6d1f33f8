/** Applies changes: imports documents, makes the changes in memory, and imports the changed units whole. */
import type { Rules } from '../../derive/derivationSettings.js';
import type { GraphWriter } from '../../graph/contract/graphWriter.js';
import type { UnitImport } from '../importUnits.js';
import { ingestDocuments, ingestWhole, type ImportReport } from '../ingest.js';
import { joinBy } from '../merge/mergeEntities.js';
import type { Change } from './change.js';
import { ChangeRefused } from './changeRefused.js';
import { readDraft } from './readDraft.js';
import { editDraft } from './editDraft.js';

interface Destination {
  /** Its transactions are parts of one, which the caller ends. */
  readonly writer: GraphWriter;
  readonly rules: Rules;
}

interface NamedDocument {
  readonly name: string;
  readonly content: string;
}

/**
 * Imports the documents, then applies the changes, each of which sees those before it. Throws `ChangeRefused` before
 * any change is written; the transaction around it undoes what the documents wrote. `at`: epoch milliseconds.
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
  return joinReports(imported, changed);
}

const nothingImported: ImportReport = {
  accounts: [],
  organizations: [],
  identityCenters: [],
  problems: [],
  notes: [],
};

/** Throws `ChangeRefused` where a document is refused: the changes would apply to something else. */
function expectNoProblem({ problems }: ImportReport): void {
  const [first, ...more] = problems.map(({ file, path, message }) => `${file} ${path}: ${message}`);
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` (${more.length} more)`;
  throw new ChangeRefused('documents', `${first}${others}`);
}

/** Throws `ChangeRefused` where a changed unit is refused: answers would be about something else. */
function expectWritten({ accounts, organizations, identityCenters, problems }: ImportReport): void {
  const all: readonly UnitImport[] = [...accounts, ...organizations, ...identityCenters];
  if (all.some(({ outcome }) => outcome === 'REFUSED'))
    throw new ChangeRefused('changes', problems.map(({ message }) => message).join(' '));
}

function joinReports(first: ImportReport, next: ImportReport): ImportReport {
  return {
    accounts: joined(first.accounts, next.accounts, ({ accountId }) => accountId),
    organizations: joined(first.organizations, next.organizations, ({ organizationId }) => organizationId),
    identityCenters: joined(first.identityCenters, next.identityCenters, ({ instanceArn }) => instanceArn),
    problems: [...first.problems, ...next.problems],
    notes: [...first.notes, ...next.notes],
  };
}

/** Returns one entry per unit, sorted by id. */
const joined = <Import extends UnitImport>(
  first: readonly Import[],
  next: readonly Import[],
  idOf: (one: Import) => string,
): readonly Import[] =>
  joinBy([...first, ...next], idOf, bothOf).toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));

const bothOf = <Import extends UnitImport>(first: Import, next: Import): Import => ({
  ...next,
  outcome: next.outcome === 'REFUSED' || first.outcome === 'UNCHANGED' ? next.outcome : first.outcome,
  added: first.added + next.added,
  changed: first.changed + next.changed,
  removed: first.removed + next.removed,
  files: first.files,
});
