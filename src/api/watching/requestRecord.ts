/** What is known of one request: for its answer, its line in the log, the numbers and the audit log. */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ErrorCode } from '../errors.js';

export interface RequestRecord {
  /** The client's own, where it sent one that is fit for a log. */
  readonly requestId: string;
  /** By `performance.now()`. */
  readonly since: number;
  /** What whoever sent it is called; `-` until that is known. */
  caller: string;
  /** A name of `operations/`, or `other`; missing until an operation is found. */
  operation?: string;
  /** As estimated before it runs. */
  cost?: number;
  /** Of that, what does not hang on how many objects come of it. */
  work?: number;
  /** Of the first error. */
  code?: ErrorCode;
}

/** By what stands for a request: its response, the extensions of its answer. */
const records = new WeakMap<object, RequestRecord>();

export const keepRecord = (of: object, record: RequestRecord): void => void records.set(of, record);

export const findRecord = (of: object): RequestRecord | undefined => records.get(of);

const isFitForLogs = (text: string | undefined): text is string =>
  text !== undefined && /^[A-Za-z0-9._-]{1,64}$/.test(text);

/** Also tells the client its id. */
export function beginRecord(request: Request, response: Response): RequestRecord {
  const given = request.get('x-request-id');
  const record: RequestRecord = {
    requestId: isFitForLogs(given) ? given : randomUUID(),
    since: performance.now(),
    caller: '-',
  };
  keepRecord(response, record);
  response.set('x-request-id', record.requestId);
  return record;
}

export function recordOf(response: Response): RequestRecord {
  const record = findRecord(response);
  if (!record) throw new Error('the request was never recorded');
  return record;
}

export const durationOf = ({ since }: RequestRecord): number =>
  Math.round((performance.now() - since) * 10) / 10;
