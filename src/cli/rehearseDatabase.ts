/**
 * Puts an empty database through an import and the questions, so that Java loads what these take and every name is there
 * that is stored: a plan that was made before is made once more. Leaves it empty.
 */
import { Connection } from '../graph/neo4j/connection/connection.js';
import { applyConstraints } from '../graph/neo4j/connection/constraints.js';
import { neo4jReader, neo4jWriter } from '../graph/neo4j/neo4jGraph.js';
import { planReads } from '../graph/neo4j/planAhead.js';
import { deleteEverything } from '../graph/neo4j/write/deleteEverything.js';
import { rulesFor } from '../derive/derivationSettings.js';
import { ingestPaths } from '../ingest/ingest.js';
import { derivationUnder } from '../ingest/storedFacts.js';
import { sampleDir } from './sampleDir.js';
import { planLongest } from './warmUp.js';

/** A database without accounts and passwords. */
export async function rehearse(uri: string): Promise<void> {
  const connection = Connection.open({ uri, user: 'neo4j', password: '', database: 'neo4j' });
  try {
    await applyConstraints(connection);
    const reader = neo4jReader({ connection, derivation: derivationUnder({}) });
    // It is emptied in the end: into one that anything was ever imported to, nothing goes.
    if ((await reader.graphVersion()) !== '0') return;
    await ingestPaths(neo4jWriter(connection), [sampleDir], () => undefined, rulesFor({}));
    await planLongest(reader);
    await planReads(connection);
    await deleteEverything(connection);
  } finally {
    await connection.close();
  }
}
