/** Records what is known of an operation that ran: in the record of its request, and beside the data in its answer. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Context } from '../context.js';
import type { Rate } from '../limits/rate.js';
import { codeOf, tellRequestOf } from '../errors.js';
import * as operations from '../operations.generated.js';
import { durationOf, keepRecord } from './requestRecord.js';

const names: ReadonlySet<string> = new Set(Object.values(operations).map(({ name }) => name));

/** Returns the operation's name, or `other`: names that clients choose are not repeated. */
const knownName = (name: string | null | undefined): string =>
  typeof name === 'string' && names.has(name) ? name : 'other';

export const watchedOperations = (costLimit: number, rate: Rate): ApolloServerPlugin<Context> => ({
  async requestDidStart({ contextValue: { record } }) {
    if (!record) return;
    return {
      async didResolveOperation({ operationName }) {
        record.operation = knownName(operationName);
      },
      async didEncounterErrors({ errors }) {
        for (const error of errors) tellRequestOf(error, record.requestId);
        record.code ??= codeOf(errors[0]);
      },
      async willSendResponse({ response: { body, http } }) {
        if (body.kind !== 'single') return;
        const { data, errors } = body.singleResult;
        const cost = costOf(record.cost, data, costLimit);
        const kept = (cost?.actual ?? 0) + (record.work ?? 0);
        const left = cost && data ? Math.max(cost.requested - kept, 0) : 0;
        if (cost) rate.settle(record.caller, left - MISS * missesIn(data, errors));
        const remaining = Math.max(0, Math.floor(rate.pointsOf(record.caller)));
        http.headers.set('ratelimit', `"cost";r=${remaining}`);
        const { requestId } = record;
        const told = {
          ...(cost ? { cost: { ...cost, remaining } } : {}),
          ...versionOf(data),
          requestId,
          durationMs: durationOf(record),
        };
        keepRecord(told, record);
        body.singleResult.extensions = told;
      },
    };
  },
});

type Data = Readonly<Record<string, unknown>> | null | undefined;

/** Points for a name of nothing: with the usual limits, a caller that guesses names has a hundred guesses a second. */
const MISS = 200;

/** Returns how many names in an operation are of nothing: each gives null, or an error with the name in its message. */
function missesIn(data: Data, errors: readonly GraphQLFormattedError[] = []): number {
  const failed = new Set(errors.map(({ path }) => path?.[0]));
  const nulls = Object.entries(data ?? {}).filter(([name, one]) => one === null && !failed.has(name));
  const unknown = errors.filter(({ extensions }) => extensions?.['code'] === 'NOT_FOUND');
  return nulls.length + new Set(unknown.map(({ message }) => message)).size;
}

/** Returns the requested and the actual cost, in objects. */
function costOf(requested: number | undefined, data: Data, limit: number) {
  if (requested === undefined) return undefined;
  return { requested, actual: objectsIn(data) - (data ? 1 : 0), limit };
}

function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : 1;
  return Object.values(value).reduce((sum: number, one) => sum + objectsIn(one), own);
}

/** Returns the graph version if the answer has exactly one. */
function versionOf(data: Data): { readonly graphVersion?: string } {
  const versions = new Set(Object.values(data ?? {}).map(graphVersionOf));
  versions.delete(undefined);
  const [graphVersion] = versions;
  return versions.size === 1 && graphVersion !== undefined ? { graphVersion } : {};
}

function graphVersionOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('graphVersion' in answer)) return undefined;
  return typeof answer.graphVersion === 'string' ? answer.graphVersion : undefined;
}
