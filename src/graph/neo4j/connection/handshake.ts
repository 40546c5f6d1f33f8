/** Checks on a socket of its own whether the database says anything: drivers never close one that gets no answer. */
import { connect, isIP } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { DatabaseAddress } from './database.js';
import { CONNECT_MS } from './driver.js';

/** The first bytes of Bolt, and the versions 5.0 to 5.4. */
const GREETING = Buffer.from(`6060b01700040405${'00000000'.repeat(3)}`, 'hex');

const USUAL_PORT = 7687;

/**
 * Resolves when the database says anything, ends the connection, or takes none: a driver finds out why. Gives up with
 * `over`.
 */
export function greet({ uri }: Pick<DatabaseAddress, 'uri'>, over: AbortSignal): Promise<void> {
  const { protocol, hostname, port } = new URL(uri);
  const host = hostname.replace(/^\[|\]$/g, '');
  const address = { host, port: port === '' ? USUAL_PORT : Number(port) };
  const isSecure = protocol.includes('+');
  const socket = isSecure
    ? connectSecurely({
        ...address,
        ...(isIP(host) === 0 ? { servername: host } : {}),
        rejectUnauthorized: !protocol.includes('+ssc'),
      })
    : connect(address);
  socket.write(GREETING);
  return new Promise((resolve, reject) => {
    const end = () => {
      socket.destroy();
      reject(over.reason as Error);
    };
    over.addEventListener('abort', end, { once: true });
    const connecting = setTimeout(() => socket.destroy(), CONNECT_MS);
    socket.once('connect', () => clearTimeout(connecting));
    socket.on('error', () => undefined);
    socket.once('data', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(connecting);
      over.removeEventListener('abort', end);
      resolve();
    });
  });
}
