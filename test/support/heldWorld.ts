/** Holds a world in which something has changed, until it is killed: `node heldWorld.ts DATABASE`, as JSON. */
import { Connection } from '../../src/graph/neo4j/connection/connection.js';
import type { DatabaseAddress } from '../../src/graph/neo4j/connection/database.js';
import { neo4jWorlds } from '../../src/graph/neo4j/worlds.js';
import { applyScenario } from '../../src/ingest/changes/applyScenario.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';

const connection = Connection.open(JSON.parse(process.argv[2] ?? '') as DatabaseAddress);
const worlds = neo4jWorlds({ connection, derivation: derivationUnder({}) });
const { writer } = await worlds.open(new AbortController().signal);
const user = 'arn:aws:iam::555555555555:user/ivan';
await applyScenario(writer, { changes: [{ deleteUserPermissionsBoundary: { user } }] });
process.stdout.write('held\n');
