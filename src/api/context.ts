/** What a resolver finds in its third argument: the graph, how to change it, and this request's loaders. */
import type { GraphReader } from '../graph/contract/graphReader.js';
import type { GraphWriter } from '../graph/contract/graphWriter.js';
import type { ActionCatalog } from '../access/permissions/actionCatalog.js';
import type { TimeLimit } from '../graph/contract/timeLimit.js';
import type { Rules } from '../derive/derivationSettings.js';
import { clockAt } from '../iam/facts/clock.js';
import { batchedReader, datedReader } from './reading/requestReaders.js';
import { createLoaders, type Loaders } from './reading/loaders.js';
import type { AnswerCache } from './reading/answerCache.js';

export interface Services {
  readonly reader: GraphReader;
  /** Reads that end with the limit of a question; missing: they take as long as they take. */
  readonly readerWithin?: (limit: TimeLimit) => GraphReader;
  readonly writer: GraphWriter;
  readonly actions: ActionCatalog;
  /** Under which imports derive; missing: the usual ones. */
  readonly rules?: Rules;
  /** When a request is made, in milliseconds since 1970; missing: by the clock of the machine. */
  readonly now?: () => number;
}

export interface Context extends Services {
  /** Replaced when a mutation makes what they have read out of date. */
  loaders: Loaders;
  /** Of this request: all its reads together. */
  readonly limit: TimeLimit;
  /** Of earlier requests. */
  readonly answerCache: AnswerCache;
}

export function createContext(services: Services, answerCache: AnswerCache, limit: TimeLimit): Context {
  const { now = Date.now } = services;
  const stored = services.readerWithin?.(limit) ?? services.reader;
  const reader = batchedReader(datedReader(stored, clockAt(now())));
  return {
    ...services,
    reader,
    limit,
    loaders: createLoaders(reader, services.actions),
    answerCache,
  };
}
