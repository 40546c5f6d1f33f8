/** The error that says, in words a person can act on, why there is no local database. */
import { ExpectedError } from '../../expectedError.js';

export const REMEDIES =
  'Ways out: install Java 17 or 21 and Maven; or start the database of docker-compose.yml ' +
  '(NEO4J_PASSWORD=… docker compose up -d neo4j) and set NEO4J_URI=bolt://127.0.0.1:7687 and the same ' +
  'NEO4J_PASSWORD; or set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD to a Neo4j that you have.';

export class LocalDatabaseUnavailable extends ExpectedError {
  override readonly name = 'LocalDatabaseUnavailable';
}
