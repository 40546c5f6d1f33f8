/** Has an empty database plan what imports and questions run, so that Java loads the classes that this takes. */
import { Connection } from './connection.js';
import { applyConstraints } from './constraints.js';
import { queries, type Query } from './cypher.js';
import '../neo4jGraph.js';

/** More plans add few classes. */
const STATEMENTS = 60;

export async function exerciseDatabase(uri: string, over: AbortSignal): Promise<void> {
  const connection = Connection.open({ uri, user: 'neo4j', password: '', database: 'neo4j' });
  try {
    await applyConstraints(connection);
    const some = [...queries.keys()].filter((_, index) => index % Math.ceil(queries.size / STATEMENTS) === 0);
    for (const query of some) {
      if (over.aborted) return;
      await connection.command(`EXPLAIN ${query}` as Query);
    }
  } finally {
    await connection.close();
  }
}
