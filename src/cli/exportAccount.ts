/** Runs `rolegraph export`: writes an imported account as files that can be imported again. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { ExpectedError } from '../expectedError.js';
import type { ExportedDocument } from '../ingest/export/exportAccount.js';
import { duringCommand } from './audit.js';
import { withGraph, type OpenGraph } from './openGraph.js';
import { bold, green, print, tell, yellow } from './terminal.js';

/** Writes the files and returns exit code 0. Throws if nothing of the account was imported, or a file exists. */
export async function exportToFolder(config: Config, accountId: string, folder: string): Promise<number> {
  // A local database starts while the rest is loaded.
  const loading = import('../ingest/export/exportAccount.js');
  const write = async ({ reader }: OpenGraph) => {
    const { exportAccount } = await loading;
    const found = await exportAccount(reader, accountId);
    if (!found) throw new ExpectedError(`Nothing of account ${accountId} was imported.`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const document of found) await writeDocument(document, folder);
    return found;
  };
  const documents = await withGraph(
    config,
    (graph) => duringCommand(config, 'export', { accountId, folder }, () => write(graph)),
    { isSmall: true },
  );
  print(`${bold(accountId)} ${green('exported')}: ${documents.length} files.`);
  print(`To import them: rolegraph import ${folder}`);
  return 0;
}

async function writeDocument({ name, content, omitted }: ExportedDocument, folder: string): Promise<void> {
  const path = join(folder, name);
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ExpectedError(`${path} cannot be written: ${error.message}. Give another folder.`);
  }
  for (const sentence of omitted) tell(`${yellow('left out')} ${path}: ${sentence}`);
}
