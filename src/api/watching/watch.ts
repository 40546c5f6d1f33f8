/**
 * Follows each request from arrival to end: an id, a log line, the numbers. Never logs its body or its full address.
 */
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';
import { beginRecord, durationOf } from './requestRecord.js';

/** Routes that are logged by name alone: the rest of an address may be a question. */
const routes = ['/graphql', '/import', '/metrics', '/health'];

function routeOf(address: string): string {
  const path = address.toLowerCase();
  return routes.find((route) => path === route || path.startsWith(`${route}/`)) ?? 'page';
}

/** Routes logged at debug level, since they are asked for every few seconds. */
const areQuiet: readonly string[] = ['/metrics', '/health'];

/** Whether Apollo may have refused the request before it read an operation: it tells no plugin of that. */
const isRefusedUnread = (route: string, status: number): boolean =>
  route === '/graphql' && status >= 400 && status < 500;

export const watch =
  (logger: Logger, metrics: Metrics): RequestHandler =>
  (request, response, next) => {
    const record = beginRecord(request, response);
    const route = routeOf(request.path);
    response.once('close', () => {
      if (isRefusedUnread(route, response.statusCode)) record.code ??= 'BAD_REQUEST';
      const { requestId, caller, operation, code, cost } = record;
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.tellRequest(record, route, status);
      const line = {
        requestId,
        caller,
        route,
        operation,
        status,
        code,
        ms: durationOf(record),
        cost,
      };
      logger[areQuiet.includes(route) ? 'debug' : 'info'](line, 'request');
    });
    next();
  };
