/** Limits a server without authentication to this machine. */
import { ExpectedError } from '../../expectedError.js';
import type { RequestHandler } from 'express';
import { sendError } from './jsonBody.js';

/** The server does not start. The message explains why, and what to do. */
export class ServerRefused extends ExpectedError {
  override readonly name = 'ServerRefused';
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

export function refuseRemote(host: string): void {
  if (isLoopback(host)) return;
  throw new ServerRefused(
    `HOST is ${host}, which other machines can reach, and nobody is asked who they are. ` +
      'Keep 127.0.0.1, or set ROLEGRAPH_AUTH to tokens or jwt.',
  );
}

/**
 * Refuses other host names: a web page elsewhere can give its own name this address, and then read the answers of its
 * visitor's machine.
 */
export const onlyLoopbackNames: RequestHandler = (request, response, next) => {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (isLoopback(name)) return next();
  sendError(
    response,
    403,
    'FORBIDDEN',
    'Ask under localhost or 127.0.0.1: this server is for its own machine only.',
  );
};
