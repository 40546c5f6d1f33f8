/** Lets requests in, a number at a time, once their bodies have arrived: a slow sender keeps no other out. */
import type { RequestHandler, Response } from 'express';
import { anonymous } from '../callers/caller.js';
import { WAIT_MS } from '../limits/limits.js';
import type { Admission } from '../limits/admission.js';
import { callerOf } from './authentication.js';
import { sendError } from './jsonBody.js';

/** Bodies that may be arriving: of one caller, and of all if there is no authentication. */
const MOST_RECEIVED = 16;
const MOST_RECEIVED_OF_ALL = 256;

/** Refuses, before a body is read, a request that would be refused later, or a caller that sends too many at once. */
export function receive(admission: Admission): RequestHandler {
  const receiving = new Map<string, number>();
  const add = (name: string, more: number): void => {
    const count = (receiving.get(name) ?? 0) + more;
    if (count > 0) receiving.set(name, count);
    else receiving.delete(name);
  };
  return (request, response, next) => {
    const caller = callerOf(response);
    const { name } = caller;
    const isKnown = caller !== anonymous;
    const isMuch = (receiving.get(name) ?? 0) >= (isKnown ? MOST_RECEIVED : MOST_RECEIVED_OF_ALL);
    if (isMuch || admission.isFullFor({ caller: name, isKnown })) return refuse(response, admission);
    add(name, 1);
    // Either event may come first, and both may come.
    let isOver = false;
    const end = () => {
      if (!isOver) add(name, -1);
      isOver = true;
    };
    request.once('end', end);
    response.once('close', end);
    next();
  };
}

/** Lets a request in when its turn comes. A client that disconnects gives its place to the next one. */
export function admit(admission: Admission): RequestHandler {
  return (_request, response, next) => {
    const caller = callerOf(response);
    let timer: NodeJS.Timeout | undefined;
    let isDecided = false;
    const decide = (then: () => void) => () => {
      isDecided = true;
      clearTimeout(timer);
      then();
    };
    const leave = admission.enter({
      caller: caller.name,
      isKnown: caller !== anonymous,
      begin: decide(next),
      refuse: decide(() => refuse(response, admission)),
    });
    response.once('close', decide(leave));
    const giveUp = decide(() => {
      leave();
      refuse(response, admission);
    });
    if (!isDecided) timer = setTimeout(giveUp, WAIT_MS).unref();
  };
}

function refuse(response: Response, { limits }: Admission): void {
  const message = `As many requests run (${limits.running}) and wait (${limits.waiting}) as may. Ask again later, and fewer at a time.`;
  const limit = { name: 'waiting', max: limits.waiting };
  sendError(response.set('retry-after', '1'), 503, 'OVERLOADED', message, { limit });
}

/** Refuses requests that arrive while the server stops: it has no time left for them. */
export const unlessStopping =
  (isStopping: () => boolean): RequestHandler =>
  (_request, response, next) => {
    if (!isStopping()) return next();
    sendError(
      response.set('retry-after', '10'),
      503,
      'SHUTTING_DOWN',
      'The server is stopping. Ask again when it is back.',
    );
  };
