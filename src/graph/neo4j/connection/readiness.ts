/** Whether a database answers: what the local launcher must know. */
import neo4j from 'neo4j-driver';
import type { Driver } from 'neo4j-driver';

export interface ReadinessAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Throws where waiting cannot help: the database answers and refuses the password. */
export async function isDatabaseReady(address: ReadinessAddress): Promise<boolean> {
  try {
    return await withDriver(address, async (driver) => {
      await driver.executeQuery('RETURN 1', {}, { database: address.database });
      return true;
    });
  } catch (error) {
    if (isRefusal(error)) throw error;
    return false;
  }
}

async function withDriver<T>(address: ReadinessAddress, use: (driver: Driver) => Promise<T>): Promise<T> {
  const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
    maxConnectionPoolSize: 1,
    connectionTimeout: 2_000,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
  });
  try {
    return await use(driver);
  } finally {
    await driver.close();
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof neo4j.Neo4jError && error.code.startsWith('Neo.ClientError.Security.');
}
