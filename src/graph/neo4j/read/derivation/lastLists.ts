/** Reads what the last imports of accounts held, as texts that the graph does not read. */
import type { ImportTransaction } from '../../../contract/graphWriter.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';

const LAST_LISTS = cypher(`
UNWIND $rows AS row
MATCH (x:AccountExport {uid: row.accountId})
RETURN x.uid AS unit, [list IN row.lists WHERE x[list] IS NOT NULL | [list, x[list]]] AS lists`);

export async function lastLists(
  runner: QueryRunner,
  wanted: Parameters<ImportTransaction['lastLists']>[0],
): ReturnType<ImportTransaction['lastLists']> {
  const rows = await runner.run(LAST_LISTS, { rows: wanted });
  return new Map(rows.map((row) => [String(row['unit']), new Map(row['lists'] as [string, string[]][])]));
}
