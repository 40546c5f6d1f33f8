/** Runs `rolegraph import`: imports files and folders into the graph, account by account. */
import { constants, getPriority, setPriority } from 'node:os';
import { isPartial, sectionText } from '../answerWords.js';
import type { Config } from '../config.js';
import type { SectionCompleteness } from '../graph/model/completeness.js';
import type { AccountImport, ImportProgress, ImportReport } from '../ingest/ingest.js';
import type { IdentityCenterImport, OrganizationImport } from '../ingest/importUnits.js';
import type { Problem } from '../ingest/problem.js';
import { areWithin } from '../ingest/read/exportPaths.js';
import { duringCommand } from './audit.js';
import { openGraph } from './openGraph.js';
import { renderChanges } from './renderChanges.js';
import { bold, dim, green, isTerminal, print, progressBar, red, table, tell, yellow } from './terminal.js';

/** The size from which an import is faster where Java compiles the database with all optimizations. */
const SMALL_IMPORT_BYTES = 1024 * 1024;

/** Imports the paths. Exit code: 0 all is imported, 1 something was refused. */
export async function importExports(config: Config, paths: readonly string[]): Promise<number> {
  const isSmall = await areWithin(SMALL_IMPORT_BYTES, paths);
  // A local database starts while the readers are loaded.
  const [graph, { ingestPaths }] = await Promise.all([
    openGraph(config, { isSmall }),
    import('../ingest/ingest.js'),
  ]);
  // A server on the same machine answers first. A local database has started by now, at its usual priority.
  lowerPriority();
  void graph.planImport();
  try {
    const report = await duringCommand(config, 'import', paths, () =>
      ingestPaths(graph.writer, paths, progress(), graph.rules),
    );
    printReport(report);
    return report.problems.length > 0 ? 1 : 0;
  } finally {
    await graph.close();
  }
}

/** Lets other programs on the machine go first. A priority that is lower already stays: to raise it takes rights. */
export function lowerPriority(): void {
  const low = constants.priority.PRIORITY_BELOW_NORMAL;
  if (getPriority() < low) setPriority(low);
}

/** Returns a progress display: a bar on a terminal, elsewhere one line per file. */
function progress(): (event: ImportProgress) => void {
  const bar = progressBar();
  return (event) => {
    if (event.step === 'READ') {
      if (!process.stderr.isTTY) tell(`Reading ${event.file}`);
      return;
    }
    bar.update(event.done, event.total, event.account.accountId);
    if (event.done === event.total) bar.stop();
  };
}

export function printReport(report: ImportReport): void {
  for (const organization of report.organizations) print(organizationLine(organization));
  for (const instance of report.identityCenters) print(importLine(instance.instanceArn, instance));
  for (const account of report.accounts) print(accountLine(account));
  printCompleteness(report.accounts.filter(({ completeness }) => completeness.length > 0));
  for (const one of [...report.organizations, ...report.identityCenters, ...report.accounts])
    one.quarantined.forEach((problem) => print(problemLine(yellow('quarantined'), problem)));
  report.notes.forEach((note) => print(problemLine(dim('note'), note)));
  report.problems.forEach((problem) => tell(problemLine(red('refused'), problem)));
  if (report.record) print(renderChanges(report.record.changes));
}

/** Prints what is known of each account now, and what was not collected. */
function printCompleteness(accounts: readonly AccountImport[]): void {
  const rows = accounts.map(({ accountId, completeness }) => [
    accountId,
    sectionList(completeness, isImported),
    sectionList(completeness, (one) => !isImported(one)),
  ]);
  if (isTerminal() && rows.length > 0) print(table(['account', 'imported', 'missing'], rows));
  else for (const [id, known, missing] of rows) print(`${id}  imported: ${known}  missing: ${missing}`);
}

const isImported = ({ status }: SectionCompleteness): boolean =>
  status === 'COLLECTED' || status === 'PARTIAL';

function sectionList(
  completeness: readonly SectionCompleteness[],
  isWanted: (one: SectionCompleteness) => boolean,
): string {
  return completeness.filter(isWanted).map(remarked).join(', ') || 'nothing';
}

/** Returns text such as `resource policies (s3, kms)` or `credentials (in part)`. */
function remarked({ section, status, detail, kinds }: SectionCompleteness): string {
  const services = [
    ...new Set(kinds.map((kind) => (kind === '*' ? 'every kind' : (kind.split(':')[0] ?? kind)))),
  ];
  const remarks = [
    ...services,
    ...(isPartial({ status, detail }) ? ['in part'] : []),
    ...(status === 'DENIED' ? ['denied'] : []),
  ];
  const name = sectionText(section);
  return remarks.length === 0 ? name : `${name} (${remarks.join(', ')})`;
}

const accountLine = (account: AccountImport): string => importLine(account.accountId, account);

function organizationLine(organization: OrganizationImport): string {
  const { organizationId, rederivedAccounts: count } = organization;
  const line = importLine(organizationId, organization);
  if (count === 0) return line;
  const accounts = count === 1 ? 'one account' : `${count} accounts`;
  return `${line} Role assumptions of ${accounts} were recomputed.`;
}

function importLine(
  name: string,
  { outcome, added, changed, removed }: AccountImport | OrganizationImport | IdentityCenterImport,
): string {
  const id = bold(name);
  if (outcome === 'REFUSED')
    return `${id} ${red('refused')}: nothing was imported; the previous data is kept.`;
  if (outcome === 'UNCHANGED') return `${id} ${green('unchanged')}: already imported.`;
  const what = outcome === 'CREATED' ? 'imported' : 'updated';
  return `${id} ${green(what)}: ${added} added, ${changed} changed, ${removed} removed (nodes and relationships).`;
}

const problemLine = (kind: string, { file, path, message }: Problem): string =>
  `${kind} ${file} ${path}: ${message}`;
