/** Serves `/metrics`: the numbers of the server, as Prometheus reads them. */
import type { RequestHandler } from 'express';
import type { Metrics } from '../watching/metrics.js';

export const numbers =
  (metrics: Metrics): RequestHandler =>
  async (_request, response) =>
    void response.type(metrics.contentType).send(await metrics.text());
