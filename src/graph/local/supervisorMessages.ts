/** The start order of a supervisor, and its messages to commands that hold a lease: one JSON value per line. */
import type { Socket } from 'node:net';
import { ExpectedError } from '../../expectedError.js';
import type { DatabaseAddress } from '../neo4j/connection/connection.js';

export interface DatabaseSettings {
  /** The folder for the jars; by default the user's cache folder. */
  readonly cacheDir: string;
  /** 7687 by default. If it is 0 or in use, any free port is taken. */
  readonly preferredPort: number;
  /** False only for throw-away data, and for the empty store: every local process can then read and write everything. */
  readonly auth: boolean;
  /** Keeps query plans however the data changes, for a database that is emptied and filled repeatedly. */
  readonly keepPlans: boolean;
  readonly heapMegabytes?: number;
  /** Starts faster, but is slow with a large graph. By default the size of the store decides. */
  readonly isSmall?: boolean;
  /** A module whose `rehearse` runs typical work on an empty database, which makes later starts faster. */
  readonly rehearsal?: string;
}

export interface SupervisorOrder extends DatabaseSettings {
  readonly home: string;
  readonly socketPath: string;
}

export interface StartProgress {
  readonly step: 'JARS' | 'START' | 'READY';
  readonly message: string;
  readonly fraction?: number;
}

/** Reports the progress of a start, and aborts when the start is no longer needed. */
export interface StartContext {
  readonly signal: AbortSignal;
  readonly report: (progress: StartProgress) => void;
}

export type SupervisorMessage =
  | { readonly kind: 'progress'; readonly progress: StartProgress }
  | { readonly kind: 'ready'; readonly address: DatabaseAddress; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'lost'; readonly message: string };

/** There is no local database. The message says why and what to do. */
export class LocalDatabaseUnavailable extends ExpectedError {}

export const REMEDIES =
  'Ways out: install Java 17 or 21 and Maven; or start the database of docker-compose.yml ' +
  '(NEO4J_PASSWORD=… docker compose up -d neo4j) and set NEO4J_URI=bolt://127.0.0.1:7687 and the same ' +
  'NEO4J_PASSWORD; or set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD to a Neo4j that you have.';

export function sendMessage(socket: Socket, message: SupervisorMessage): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}

/** Yields the supervisor's messages until it ends. A broken connection counts as its end. */
export async function* messagesFrom(socket: Socket): AsyncGenerator<SupervisorMessage, undefined> {
  let pending = '';
  try {
    for await (const chunk of socket.setEncoding('utf8')) {
      const lines = (pending + String(chunk)).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as SupervisorMessage;
    }
  } catch (error) {
    if (error instanceof LocalDatabaseUnavailable) throw error;
  }
  return undefined;
}
