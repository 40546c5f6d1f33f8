/** Authenticates the caller of a request before any of it is read. */
import type { RequestHandler, Response } from 'express';
import type { Authenticate } from '../callers/authentication.js';
import type { Caller } from '../callers/caller.js';
import { permitRoute } from '../callers/fieldRules.js';
import { AuthenticationUnavailable, Unauthenticated } from '../callers/refusals.js';
import { knownError } from '../errors.js';
import { recordOf } from '../watching/requestRecord.js';
import { discardBody, sendError } from './jsonBody.js';

const callers = new WeakMap<Response, Caller>();

/** Returns the caller. Throws if `authenticated` did not run before, so that no request passes unauthenticated. */
export function callerOf(response: Response): Caller {
  const caller = callers.get(response);
  if (caller === undefined) throw new Error('`authenticated` must run before `callerOf`');
  return caller;
}

/** Refuses callers that may not use the address, by its rule. */
export const permitted =
  (route: string): RequestHandler =>
  (request, response, next) => {
    try {
      permitRoute(callerOf(response), route);
    } catch (error) {
      const known = knownError(error);
      if (known === undefined) throw error;
      if (!request.complete) discardBody(request, response);
      return sendError(response, 403, 'FORBIDDEN', known.message);
    }
    next();
  };

const RETRY_SECONDS = 5;

export const authenticated =
  (authenticate: Authenticate, logMistake: (error: unknown) => void): RequestHandler =>
  async (request, response, next) => {
    try {
      const caller = await authenticate(request.headers.authorization);
      callers.set(response, caller);
      recordOf(response).caller = caller.name;
    } catch (error) {
      if (!request.complete) discardBody(request, response);
      return refuse(response, error, logMistake);
    }
    next();
  };

function refuse(response: Response, error: unknown, logMistake: (error: unknown) => void): void {
  if (error instanceof Unauthenticated) {
    const why = error.hasToken ? ', error="invalid_token"' : '';
    response.set('www-authenticate', `Bearer realm="rolegraph"${why}`);
    return sendError(response, 401, 'UNAUTHENTICATED', error.message);
  }
  if (!(error instanceof AuthenticationUnavailable)) {
    logMistake(error);
    return sendError(response, 500, 'INTERNAL', 'Internal error.');
  }
  // Without a cause, the error repeats one that was logged before.
  if (error.cause !== undefined) logMistake(error.cause);
  response.set('retry-after', String(RETRY_SECONDS));
  sendError(response, 503, 'AUTHENTICATION_UNAVAILABLE', error.message);
}
