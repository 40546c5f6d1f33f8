/** `rolegraph import`: files and folders into the graph, account by account. */
import type { Config } from '../config.js';
import { ingestPaths, type AccountImport, type ImportProgress, type ImportReport } from '../ingest/ingest.js';
import type { Problem } from '../ingest/problem.js';
import { openGraph } from './openGraph.js';
import { bold, dim, green, print, progressBar, red, tell, yellow } from './terminal.js';

/** Exit code: 0 all is in, 1 something was refused. */
export async function importExports(config: Config, paths: readonly string[]): Promise<number> {
  const graph = await openGraph(config);
  try {
    const report = await ingestPaths(graph.writer, paths, progress());
    printReport(report);
    return report.problems.length > 0 ? 1 : 0;
  } finally {
    await graph.close();
  }
}

/** On a terminal a bar, elsewhere a line a file. */
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
  for (const account of report.accounts) print(accountLine(account));
  for (const account of report.accounts)
    account.quarantined.forEach((problem) => print(problemLine(yellow('quarantined'), problem)));
  report.notes.forEach((note) => print(problemLine(dim('note'), note)));
  report.problems.forEach((problem) => tell(problemLine(red('refused'), problem)));
}

function accountLine({ accountId, outcome, added, changed, removed }: AccountImport): string {
  const id = bold(accountId);
  if (outcome === 'REFUSED')
    return `${id} ${red('refused')}: nothing of it was imported; what was there before stays.`;
  if (outcome === 'UNCHANGED') return `${id} ${green('unchanged')}: the graph holds this export already.`;
  const what = outcome === 'CREATED' ? 'imported' : 'updated';
  return `${id} ${green(what)}: ${added} added, ${changed} changed, ${removed} removed (nodes and relationships).`;
}

const problemLine = (kind: string, { file, path, message }: Problem): string =>
  `${kind} ${file} ${path}: ${message}`;
