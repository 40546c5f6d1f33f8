/** What an import does to one unit: an account, an organization, or an instance of Identity Center. */
import { ImportTooLarge } from '../graph/model/graph.js';
import type { GraphWriter, ImportTransaction, WriteReport } from '../graph/contract/graphWriter.js';
import type { Problem } from './problem.js';

export interface UnitImport {
  readonly outcome: WriteReport['outcome'] | 'REFUSED';
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  readonly quarantined: readonly Problem[];
}

export const refusedUnit = {
  outcome: 'REFUSED',
  added: 0,
  changed: 0,
  removed: 0,
  problems: [],
  quarantined: [],
} as const;

/**
 * All units of some parts in one transaction; `none` where there are no parts, and with a problem for each file where
 * they are more than one transaction takes.
 */
export async function importTogether<
  Part extends { readonly file: string },
  Imports extends { readonly problems: readonly Problem[] },
>(
  writer: GraphWriter,
  parts: readonly Part[],
  none: Imports,
  importAll: (transaction: ImportTransaction, parts: readonly Part[]) => Promise<Imports>,
): Promise<Imports> {
  if (parts.length === 0) return none;
  try {
    return await writer.importAccounts((transaction) => importAll(transaction, parts));
  } catch (error) {
    if (!(error instanceof ImportTooLarge)) throw error;
    const files = [...new Set(parts.map(({ file }) => file))];
    return { ...none, problems: files.map((file) => ({ file, path: '$', message: error.message })) };
  }
}
