/** What a supervisor is told when it starts, and what it tells the commands that hold a lease: one JSON value a line. */
import type { Socket } from 'node:net';
import { ExpectedError } from '../../expectedError.js';
import type { DatabaseAddress } from '../neo4j/connection/connection.js';

export interface DatabaseSettings {
  /** Where the jars are kept; the user's cache folder by default. */
  readonly cacheDir: string;
  /** 7687 by default; 0 takes any free one, and so does a port that is in use. */
  readonly preferredPort: number;
  /** False only for throw-away data: then every local process can read and write everything. */
  readonly auth: boolean;
  /** Query plans stay however the data changes: where it is emptied and filled over and over, all would be made anew. */
  readonly keepPlans: boolean;
  readonly heapMegabytes?: number;
  /** It starts and answers sooner, and would be slow with a large graph. By default the size of the store decides. */
  readonly isSmall?: boolean;
  /** A module whose `rehearse` puts an empty database through what it is for; starts are quicker after that. */
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

/** How far a start is, and whether anybody still waits for it. */
export interface StartContext {
  readonly signal: AbortSignal;
  readonly report: (progress: StartProgress) => void;
}

export type SupervisorMessage =
  | { readonly kind: 'progress'; readonly progress: StartProgress }
  | { readonly kind: 'ready'; readonly address: DatabaseAddress; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'lost'; readonly message: string };

/** Says, in words a person can act on, why there is no local database. */
export class LocalDatabaseUnavailable extends ExpectedError {
  override readonly name = 'LocalDatabaseUnavailable';
}

export const REMEDIES =
  'Ways out: install Java 17 or 21 and Maven; or start the database of docker-compose.yml ' +
  '(NEO4J_PASSWORD=… docker compose up -d neo4j) and set NEO4J_URI=bolt://127.0.0.1:7687 and the same ' +
  'NEO4J_PASSWORD; or set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD to a Neo4j that you have.';

export function sendMessage(socket: Socket, message: SupervisorMessage): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}

/** What the supervisor says until it ends. A connection that breaks is an end like any other. */
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
