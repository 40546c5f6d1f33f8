/** Keeps what is known of one request: for its answer, its log line, the numbers and the audit log. */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ErrorCode } from '../errors.js';

export interface RequestRecord {
  /** The client's own id, if it sent one that is fit for a log. */
  readonly requestId: string;
  /** The time of arrival, by `performance.now()`. */
  readonly since: number;
  /** The name of the caller; `-` until it is known. */
  caller: string;
  /** A name of `operations/`, or `other`; missing until an operation is found. */
  operation?: string;
  /** The cost as estimated before it runs. */
  cost?: number;
  /** The part of the cost that does not depend on the number of objects returned. */
  work?: number;
  /** The code of the first error. */
  code?: ErrorCode;
}

/** By object that identifies a request: its response, or the extensions of its answer. */
const records = new WeakMap<object, RequestRecord>();

export const keepRecord = (of: object, record: RequestRecord): void => void records.set(of, record);

export const findRecord = (of: object): RequestRecord | undefined => records.get(of);

const isFitForLogs = (text: string | undefined): text is string =>
  text !== undefined && /^[A-Za-z0-9._-]{1,64}$/.test(text);

/** Begins a record, and sends its id to the client. */
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
