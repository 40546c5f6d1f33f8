/** What the database answers instead of rows, in our words. */
import { Neo4jError } from 'neo4j-driver';
import { GraphAway, GraphTimeout, GraphUnavailable, ImportTooLarge } from '../../model/graph.js';
import type { DatabaseAddress } from './database.js';

export function refuseOldServer(agent: string): void {
  const [major = 0, minor = 0] = (/Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? []).slice(1).map(Number);
  if (major > 5 || (major === 5 && minor >= 26)) return;
  throw new GraphUnavailable(
    `This is ${agent || 'a server of unknown version'}; Rolegraph needs Neo4j 5.26 or later. Point NEO4J_URI at a newer one.`,
  );
}

export const memoryMessage =
  'The account is larger than one transaction may be. Raise db.memory.transaction.max (and the heap) of the database; what was there before stays.';

export const readMemoryMessage =
  'The question looks at more than one transaction may hold. Raise db.memory.transaction.max (and the heap) of the database, or ask for fewer hops.';

/** The database lets nobody wait for a lock for longer than it is set to. */
export const isLockTimeout = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code.includes('LockAcquisitionTimeout');

/** A connection may be there all the same: while this process works on an import it notices nothing but the time. */
export const hadNoConnection = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code === NO_CODE;

/**
 * A lost connection, or what the database calls transient, but for what is too large the second time too. In writes the
 * driver tries again itself.
 */
export const isPassing = (error: unknown): boolean =>
  error instanceof Neo4jError && error.retryable && !isMemoryError(error);

/** What the driver gives as the code of errors of its own pool of connections. */
const NO_CODE = 'N/A';

export const isRefusal = (error: unknown): error is Neo4jError =>
  error instanceof Neo4jError && error.code.startsWith('Neo.ClientError.Security.');

export const isMemoryError = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code.endsWith('MemoryPoolOutOfMemoryError');

/** For as long as the database takes another password. */
export const isRefused = (error: unknown): boolean =>
  error instanceof GraphUnavailable && isRefusal(error.cause);

const isUnreachable = (error: unknown): boolean =>
  error instanceof Neo4jError && unreachableCodes.some((code) => error.code.includes(code));

/** What a full disk does to it, among others: it takes no transaction any more, not even one that reads. */
const hasFailed = (error: unknown): boolean =>
  error instanceof Neo4jError && failedCodes.some((code) => error.code.endsWith(code));

/** Our own errors pass; the driver's get a sentence that says what to do. */
export function translated(error: unknown, { uri, user, database }: DatabaseAddress): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  const unavailable = (problem: string) =>
    new GraphUnavailable(`Neo4j at ${uri} ${problem}`, { cause: error });
  if (isMemoryError(error)) return new ImportTooLarge(memoryMessage);
  if (code.includes('TransactionTimedOut'))
    return new GraphTimeout('The database took too long and was stopped.');
  if (isRefusal(error)) return unavailable(`refuses user "${user}". Check NEO4J_USER and NEO4J_PASSWORD.`);
  if (code.includes('DatabaseNotFound'))
    return unavailable(`has no database "${database}". Check NEO4J_DATABASE.`);
  if (code.includes('ReadOnly')) return unavailable('is read-only: it takes no imports, and no scenarios.');
  const away = (problem: string) => new GraphAway(`Neo4j at ${uri} ${problem}`, { cause: error });
  if (hasFailed(error))
    return away('has failed, as when its disk is full. Look into its log, make room, and start it again.');
  if (code.includes('DatabaseUnavailable'))
    return away(`does not serve the database "${database}" now: it starts, or somebody has stopped it.`);
  if (isUnreachable(error)) return away('cannot be reached. Is it running, and is NEO4J_URI right?');
  return error;
}

const unreachableCodes = ['ServiceUnavailable', 'SessionExpired', NO_CODE, 'DatabaseUnavailable'];

const failedCodes = ['TransactionStartFailed', 'TransactionLogError'];
