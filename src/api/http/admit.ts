/** Limits how many requests run at once. Bodies are received first, so that a slow sender takes no slot. */
import type { Request, RequestHandler, Response } from 'express';
import type { Limit } from '../../expectedError.js';
import { anonymous } from '../callers/caller.js';
import type { Admission } from '../limits/admission.js';
import { callerOf } from './authentication.js';
import { sendError } from './jsonBody.js';

/** Bodies of all that may be arriving if there is no authentication: all are then of this machine. */
const MOST_ARRIVING_OF_ALL = 256;

/**
 * Refuses, before a body is read, a request that would be refused later, or a caller that sends too many at once.
 * `arriving`: the most of one caller.
 */
export function receive(admission: Admission, arriving: number): RequestHandler {
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
    const most = isKnown ? arriving : MOST_ARRIVING_OF_ALL;
    if ((receiving.get(name) ?? 0) >= most) return refuse(response, tooManyArriving(most));
    if (admission.isFullFor({ caller: name, isKnown })) return refuse(response, tooManyWaiting(admission));
    // A request without a body does not end before its answer.
    if (!hasBody(request)) return next();
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

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;

/**
 * Runs `answer` when a slot is free for the request. The slot is released once the work is done and the response
 * closed: an import continues without its client. A client that disconnects while it waits leaves the queue.
 * `seconds`: the longest wait for a slot.
 */
export function admit(admission: Admission, seconds: number, answer: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const caller = callerOf(response);
    let timer: NodeJS.Timeout | undefined;
    let isDecided = false;
    const decide = (then: () => void) => () => {
      isDecided = true;
      clearTimeout(timer);
      then();
    };
    const begin = async (): Promise<void> => {
      const closed = new Promise<void>((resolve) => response.once('close', resolve));
      const answering = async (): Promise<unknown> => answer(request, response, next);
      await answering().catch(next);
      await closed;
      leave();
    };
    const leave = admission.enter({
      caller: caller.name,
      isKnown: caller !== anonymous,
      begin: decide(() => void begin()),
      refuse: decide(() => refuse(response, tooManyWaiting(admission))),
    });
    const leaveLine = decide(leave);
    response.once('close', () => isDecided || leaveLine());
    const giveUp = decide(() => {
      leave();
      refuse(response, tooLongWaiting(seconds));
    });
    if (!isDecided) timer = setTimeout(giveUp, seconds * 1_000).unref();
  };
}

type Refusal = readonly [problem: string, limit: Limit];

const tooManyArriving = (max: number): Refusal => [
  `The server is already receiving its limit of ${max} request bodies.`,
  { name: 'arriving', max },
];

const tooManyWaiting = ({ limits: { running, waiting } }: Admission): Refusal => [
  `The server is at its limits of ${running} running and ${waiting} waiting requests.`,
  { name: 'waiting', max: waiting },
];

const tooLongWaiting = (max: number): Refusal => [
  `The request waited for ${max} seconds without being started.`,
  { name: 'waitingSeconds', max },
];

function refuse(response: Response, [problem, limit]: Refusal): void {
  const message = `${problem} Retry later, with fewer requests at a time.`;
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
