/** Lets requests in, a number at a time, before anything of their bodies is read. */
import type { RequestHandler, Response } from 'express';
import { anonymous } from '../callers/caller.js';
import { WAIT_MS } from '../limits/limits.js';
import type { Admission } from '../limits/admission.js';
import { callerOf } from './authentication.js';
import { sendError } from './jsonBody.js';

/** Whoever hangs up gives its place to the next one. */
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

/** What comes while the server stops: it has no time left for it. */
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
