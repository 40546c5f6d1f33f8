/** Reads what the last imports of organizations held. */
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';

/** What did the organizations consist of? A few at most. */
const LAST_ORGANIZATIONS = cypher(`
MATCH (:Organization)-[:LAST_EXPORT]->(x:OrganizationExport)
RETURN x.uid AS id, [name IN keys(x) WHERE name <> 'uid' | [name, x[name]]] AS texts
ORDER BY id`);

export async function lastOrganizations(
  runner: QueryRunner,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const rows = await runner.run(LAST_ORGANIZATIONS);
  return new Map(
    rows.map((row) => [String(row['id']), new Map(row['texts'] as [string, string][])] as const),
  );
}
