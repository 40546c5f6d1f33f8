/** Reads request bodies: JSON in UTF-8, up to a limit. Errors are answered in JSON, and bodies never logged. */
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Limit } from '../../expectedError.js';
import { extensionsOf, type ErrorCode, type ErrorDetails } from '../errors.js';
import { recordOf } from '../watching/requestRecord.js';

export const readJsonBody = (bodyBytes: number): RequestHandler => express.json({ limit: bodyBytes });

/** Ends requests whose body takes longer: a slow sender holds a connection. */
export const isSentIn =
  (limit: Limit): RequestHandler =>
  (request, response, next) => {
    const refuse = (): void => {
      if (request.complete) return;
      // Refused already, and still sent.
      if (response.headersSent) return void request.destroy();
      request.unpipe();
      response.once('finish', () => request.destroy());
      const message = `The body took longer than ${limit.max} seconds. Send less at once, or over a faster connection.`;
      sendError(response.set('connection', 'close'), 408, 'BAD_REQUEST', message, { limit });
    };
    const timer = setTimeout(refuse, limit.max * 1_000).unref();
    request.once('close', () => clearTimeout(timer));
    next();
  };

/** Milliseconds in which a client that is still sending can see the answer. */
const LINGER_MS = 5_000;

/**
 * Discards the rest of the body. The answer is sent at once, and the connection ends after the body: if it ended
 * before, a client that is still sending would lose the answer.
 */
export function discardBody(request: Request, response: Response): void {
  response.set('connection', 'close');
  request.unpipe();
  request.resume();
  const end = response.end.bind(response);
  const isOver = new Promise<void>((resolve) => {
    const timer = setTimeout(() => (request.complete ? resolve() : request.destroy()), LINGER_MS).unref();
    for (const event of ['end', 'close']) request.once(event, () => (clearTimeout(timer), resolve()));
  });
  // A HEAD request has no answer.
  const endAfterBody = (answer?: Uint8Array | string, encoding: BufferEncoding = 'utf8'): Response => {
    if (answer !== undefined) response.write(answer, encoding);
    void isOver.then(() => end());
    return response;
  };
  Object.assign(response, { end: endAfterBody });
}

export function sendError(
  response: Response,
  status: number,
  code: ErrorCode,
  message: string,
  details: ErrorDetails = {},
): void {
  const record = recordOf(response);
  record.code = code;
  const { requestId } = record;
  const extensions = { ...extensionsOf(code, details), requestId };
  response.status(status).json({ errors: [{ message, extensions }], extensions: { requestId } });
}

const ANSWER_TYPES = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'];

/** Refuses clients that accept no answer of ours. Apollo does so only after the operation, when a change is made. */
export const onlyJsonAnswers: RequestHandler = (request, response, next) => {
  if (!request.headers.accept || request.accepts(ANSWER_TYPES)) return next();
  const message = 'Answers are application/json or application/graphql-response+json: accept one of them.';
  sendError(response, 406, 'BAD_REQUEST', message);
};

/** Refuses other bodies unread: Express would decode UTF-7, and Apollo answers 400 for other media types. */
export const onlyShortUtf8Json =
  (bodyBytes: number): RequestHandler =>
  (request, response, next) => {
    const header = request.headers['content-type'] ?? '';
    const [type = '', ...parameters] = header
      .toLowerCase()
      .split(';')
      .map((part) => part.trim());
    const charset = parameters.find((part) => part.startsWith('charset='))?.slice('charset='.length);
    const isUtf8 = charset === undefined || charset.replaceAll('"', '') === 'utf-8';
    if (request.method === 'POST' && !(type === 'application/json' && isUtf8))
      return sendError(response, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json in UTF-8.');
    if (Number(request.headers['content-length'] ?? 0) > bodyBytes) return refuseLarge(response, bodyBytes);
    next();
  };

function refuseLarge(response: Response, max: number): void {
  const message = `The body is larger than ${max / 2 ** 20} MB. Import large exports with: rolegraph import PATH`;
  sendError(response, 413, 'PAYLOAD_TOO_LARGE', message, { limit: { name: 'bodyBytes', max } });
}

const bodyProblems: ReadonlyMap<number, readonly [ErrorCode, string]> = new Map([
  [400, ['BAD_REQUEST', 'The body is not JSON, or ends in the middle.']],
  [
    415,
    [
      'UNSUPPORTED_MEDIA_TYPE',
      'Send application/json in UTF-8, plain or compressed with gzip, deflate or br.',
    ],
  ],
]);

/** Answers errors about bodies; comes last. Express's own answer is a page that prints the rejected body. */
export const bodyErrors =
  (logMistake: (error: unknown) => void, bodyBytes: number): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status === 413) return refuseLarge(response, bodyBytes);
    const [code, message] = bodyProblems.get(status) ?? ['BAD_REQUEST', 'The request cannot be read.'];
    if (status < 500) return sendError(response, status, code, message);
    logMistake(error);
    sendError(response, 500, 'INTERNAL', 'Internal error.');
  };

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
