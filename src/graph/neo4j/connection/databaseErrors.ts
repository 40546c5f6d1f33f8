/** Recognizes errors of the database, and translates them to errors of this project. */
import { Neo4jError } from 'neo4j-driver';
import type { Limit } from '../../../expectedError.js';
import {
  GraphAway,
  GraphTimeout,
  GraphUnavailable,
  ImportTooLarge,
  ReadTooLarge,
} from '../../model/graph.js';
import type { DatabaseAddress } from './database.js';

export function refuseOldServer(agent: string): void {
  const [major = 0, minor = 0] = (/Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? []).slice(1).map(Number);
  if (major > 5 || (major === 5 && minor >= 26)) return;
  throw new GraphUnavailable(
    `This is ${agent || 'a server of unknown version'}; Rolegraph needs Neo4j 5.26 or later. Point NEO4J_URI at a newer one.`,
  );
}

const longNameMessage =
  'The input contains a name or id that is longer than AWS allows, and than the database accepts. Export it again. The previous data is kept.';

/** Returns the refusal of an import for which the database lacks memory. Its cause is the error. */
export function importTooLarge(error: Neo4jError): ImportTooLarge {
  const { setting, limit } = memorySettingIn(error);
  const message = `The account exceeds the memory of one transaction. Raise ${setting} (and the heap) of the database. The previous data is kept.`;
  return new ImportTooLarge(message, { cause: error, limit });
}

export function readTooLarge(error: Neo4jError): ReadTooLarge {
  const { setting, limit } = memorySettingIn(error);
  const message = `The question exceeds the memory of one transaction. Raise ${setting} (and the heap) of the database, or ask for fewer hops.`;
  return new ReadTooLarge(message, { cause: error, limit });
}

/** Returns the setting whose limit was met, and the limit in bytes. Transactions also have one for all together. */
function memorySettingIn({ message }: Neo4jError): { readonly setting: string; readonly limit?: Limit } {
  const [, size = '', name = 'db.memory.transaction.max'] =
    /limit ([\d.]+ \w+)\..* ([\w.]+) threshold reached/.exec(message) ?? [];
  const max = bytesOf(size);
  return max === undefined ? { setting: name } : { setting: name, limit: { name, max } };
}

const UNITS: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** Returns the number of bytes of a size as Neo4j writes it, such as `614.00MiB`. */
export function bytesOf(size: string): number | undefined {
  const [, amount, unit = ''] = /^([\d.]+)\s*(B|KiB|MiB|GiB)$/.exec(size) ?? [];
  return amount === undefined ? undefined : Number(amount) * (UNITS[unit] ?? 1);
}

/** Whether the database ended the statement because it waited for a lock longer than the database's settings allow. */
export const isLockTimeout = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code.includes('LockAcquisitionTimeout');

/** Whether no connection was available in time. There may be one: this process does not notice it during an import. */
export const hadNoConnection = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code === NO_CODE;

/**
 * Whether a second try may help: the connection was lost, or the database calls the error transient. Not if the work is
 * too large, which would fail again. For writes the driver tries again itself.
 */
export const isPassing = (error: unknown): boolean =>
  error instanceof Neo4jError && error.retryable && !isMemoryError(error);

/** The driver's code for errors of its connection pool. */
const NO_CODE = 'N/A';

export const isRefusal = (error: unknown): error is Neo4jError =>
  error instanceof Neo4jError && error.code.startsWith('Neo.ClientError.Security.');

export const isMemoryError = (error: unknown): error is Neo4jError =>
  error instanceof Neo4jError && error.code.endsWith('MemoryPoolOutOfMemoryError');

/** Whether the database is unavailable because it refuses the user or password. */
export const isRefused = (error: unknown): boolean =>
  error instanceof GraphUnavailable && isRefusal(error.cause);

const isUnreachable = (error: unknown): boolean =>
  error instanceof Neo4jError && unreachableCodes.some((code) => error.code.includes(code));

/** Whether the database has failed, for example because of a full disk: it takes no transactions, not even reads. */
const hasFailed = (error: unknown): boolean =>
  error instanceof Neo4jError && failedCodes.some((code) => error.code.endsWith(code));

/** Translates errors of the driver to messages that say what to do. `seconds`: the time that the database was given. */
export function translated(
  error: unknown,
  { uri, user, database }: DatabaseAddress,
  seconds?: number,
): unknown {
  if (isMemoryError(error)) return importTooLarge(error);
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  const unavailable = (problem: string) =>
    new GraphUnavailable(`Neo4j at ${uri} ${problem}`, { cause: error });
  if (error.message.includes('is too large to index')) return new ImportTooLarge(longNameMessage);
  if (code.includes('TransactionTimedOut'))
    return new GraphTimeout(
      'The database exceeded its time limit and was stopped. Ask for less. If this was an import, the previous data is kept.',
      { limit: seconds === undefined ? undefined : { name: 'databaseSeconds', max: seconds } },
    );
  if (isRefusal(error)) return unavailable(`refuses user "${user}". Check NEO4J_USER and NEO4J_PASSWORD.`);
  if (code.includes('DatabaseNotFound'))
    return unavailable(`has no database "${database}". Check NEO4J_DATABASE.`);
  if (code.includes('ReadOnly')) return unavailable('is read-only, so imports and scenarios are impossible.');
  const away = (problem: string) => new GraphAway(`Neo4j at ${uri} ${problem}`, { cause: error });
  if (hasFailed(error))
    return away('has failed, as it does if its disk is full. Check its log, free space, and start it again.');
  if (code.includes('DatabaseUnavailable'))
    return away(`does not serve the database "${database}" at the moment: it is starting, or was stopped.`);
  if (isUnreachable(error)) return away('cannot be reached. Is it running, and is NEO4J_URI right?');
  return error;
}

const unreachableCodes = ['ServiceUnavailable', 'SessionExpired', NO_CODE, 'DatabaseUnavailable'];

const failedCodes = ['TransactionStartFailed', 'TransactionLogError'];
