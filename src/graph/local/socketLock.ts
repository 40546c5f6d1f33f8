/** Binding a socket as a lock: one process at a time has it, and what a dead process left is cleared away. */
import { statSync, unlinkSync } from 'node:fs';
import { connect } from 'node:net';
import type { Server } from 'node:net';

const ATTEMPTS = 5;

/** False when another process answers on this socket. */
export async function bindSocket(server: Server, socketPath: string): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await listen(server, socketPath)) return true;
    if (!(await clearStaleSocket(socketPath))) return false;
  }
  return false;
}

/**
 * Tells one socket file from another, empty where there is none. Inode numbers are used again at once, so the time
 * of the last change is part of it. Named pipes have no file and are never stale.
 */
export function socketIdentity(socketPath: string): string {
  if (process.platform === 'win32') return 'pipe';
  const found = statSync(socketPath, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? '' : `${String(found.ino)} ${String(found.ctimeNs)}`;
}

function listen(server: Server, socketPath: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', fail);
    server.listen(socketPath, () => {
      server.off('error', fail);
      resolve(true);
    });
  });
}

/** True when nobody answers there and the file is gone, so that binding may be tried again. */
async function clearStaleSocket(socketPath: string): Promise<boolean> {
  const before = socketIdentity(socketPath);
  if (before === '') return true;
  if (process.platform === 'win32' || (await isAnswered(socketPath))) return false;
  // Nothing comes between these two calls, so a socket that was bound in the meantime is not taken away.
  if (socketIdentity(socketPath) === before) unlinkSync(socketPath);
  return true;
}

function isAnswered(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
    });
  });
}
