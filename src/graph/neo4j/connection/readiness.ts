/** Whether a database answers: what the local launcher must know. */
import neo4j from 'neo4j-driver';
import type { DatabaseAddress } from './connection.js';

/** Throws where waiting cannot help: the database answers and refuses the password. */
export async function isDatabaseReady({ uri, user, password, database }: DatabaseAddress): Promise<boolean> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    maxConnectionPoolSize: 1,
    connectionTimeout: 2_000,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
  });
  try {
    await driver.executeQuery('RETURN 1', {}, { database });
    return true;
  } catch (error) {
    if (isRefusal(error)) throw error;
    return false;
  } finally {
    await driver.close();
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof neo4j.Neo4jError && error.code.startsWith('Neo.ClientError.Security.');
