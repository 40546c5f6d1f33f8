/** The driver of Neo4j, with settings for a server of many callers. */
import neo4j, { type Driver } from 'neo4j-driver';
import { READS_AT_ONCE } from '../limits.js';
import type { DatabaseAddress } from './database.js';

/**
 * Looser values than these keep callers of a database that is down waiting for many seconds. There are connections
 * left for imports when all reads that may run do.
 */
const driverSettings = {
  maxConnectionPoolSize: READS_AT_ONCE + 8,
  connectionAcquisitionTimeout: 1_500,
  connectionTimeout: 1_500,
  maxTransactionRetryTime: 500,
  // Less than an hour, after which a managed database ends them.
  maxConnectionLifetime: 50 * 60_000,
  disableLosslessIntegers: true,
  // Answers are taken whole.
  fetchSize: -1,
  telemetryDisabled: true,
  userAgent: 'rolegraph',
} as const;

export const driverTo = ({ uri, user, password }: DatabaseAddress): Driver =>
  neo4j.driver(uri, neo4j.auth.basic(user, password), driverSettings);
