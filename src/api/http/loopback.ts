/** Limits a server without authentication to this machine. */
import { ExpectedError } from '../../expectedError.js';
import type { RequestHandler } from 'express';
import { isLoopback, remoteProblem } from '../../loopback.js';
import { sendError } from './jsonBody.js';

/** The server does not start. The message explains why, and what to do. */
export class ServerRefused extends ExpectedError {}

export function refuseRemote(host: string): void {
  const problem = remoteProblem(host);
  if (problem !== undefined) throw new ServerRefused(`${problem}.`);
}

/** Refuses other host names: a page elsewhere can give its own name this address, and read answers of a visitor. */
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
