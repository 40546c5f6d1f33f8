/** What a supervisor is told when it starts, and what it tells the commands that hold a lease: one JSON value a line. */
import type { Socket } from 'node:net';
import { LocalDatabaseUnavailable } from './localDatabaseUnavailable.js';

export interface SupervisorOrder {
  readonly home: string;
  readonly socketPath: string;
  readonly cacheDir: string;
  readonly preferredPort: number;
  readonly auth: boolean;
  readonly heapMegabytes?: number;
  readonly keepPlans: boolean;
  readonly isSmall?: boolean;
  readonly rehearsal?: string;
}

export interface StartProgress {
  readonly step: 'JARS' | 'START' | 'READY';
  readonly message: string;
  readonly fraction?: number;
}

export interface LocalDatabaseAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export type SupervisorMessage =
  | { readonly kind: 'progress'; readonly progress: StartProgress }
  | { readonly kind: 'ready'; readonly address: LocalDatabaseAddress; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'lost'; readonly message: string };

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
