/** Makes Neo4j drivers, with settings for a server with many callers. */
import neo4j, { type Driver } from 'neo4j-driver';
import { READS_AT_ONCE } from '../limits.js';
import type { DatabaseAddress } from './database.js';

/** How long a database may take to accept a connection. */
export const CONNECT_MS = 1_500;

/** Longer timeouts would be waits for a database that is down. The pool is larger than the reads that may run. */
const driverSettings = {
  maxConnectionPoolSize: READS_AT_ONCE + 8,
  connectionAcquisitionTimeout: 1_500,
  connectionTimeout: CONNECT_MS,
  maxTransactionRetryTime: 500,
  // Less than an hour, after which managed databases end connections.
  maxConnectionLifetime: 50 * 60_000,
  disableLosslessIntegers: true,
  // Fetches answers whole.
  fetchSize: -1,
  telemetryDisabled: true,
  userAgent: 'rolegraph',
} as const;

export const driverTo = ({ uri, user, password }: DatabaseAddress): Driver =>
  neo4j.driver(uri, neo4j.auth.basic(user, password), driverSettings);
