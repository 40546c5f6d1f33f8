/**
 * Runs an import and questions on an empty database and empties it again, so that Java loads the needed classes and all
 * stored names exist: Neo4j plans a statement again once a name in it comes to exist.
 */
import { Connection } from '../graph/neo4j/connection/connection.js';
import { applyConstraints } from '../graph/neo4j/connection/constraints.js';
import { neo4jReader, neo4jWriter } from '../graph/neo4j/neo4jGraph.js';
import { deleteEverything } from '../graph/neo4j/write/deleteEverything.js';
import { derivationRulesFor } from '../derive/derivationRules.js';
import { ingestPaths } from '../ingest/ingest.js';
import { derivationUnder } from '../ingest/storedFacts.js';
import { sampleDir } from './sampleDir.js';
import { planLongest } from './warmUp.js';

/** Rehearses on a database without accounts and passwords. */
export async function rehearse(uri: string): Promise<void> {
  const connection = Connection.open({ uri, user: 'neo4j', password: '', database: 'neo4j' });
  try {
    await applyConstraints(connection);
    const reader = neo4jReader({ connection, derivation: derivationUnder({}) });
    // The database is emptied in the end, so one that has ever had an import is left alone.
    if ((await reader.graphVersion()) !== '0') return;
    await ingestPaths(neo4jWriter(connection), [sampleDir], () => undefined, derivationRulesFor({}));
    await planLongest(reader);
    await deleteEverything(connection);
  } finally {
    await connection.close();
  }
}
