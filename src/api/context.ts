/** What a resolver finds in its third argument: the graph, how to change it, and this request's loaders. */
import type { GraphReader } from '../graph/contract/graphReader.js';
import type { GraphWriter } from '../graph/contract/graphWriter.js';
import type { Worlds } from '../graph/contract/worlds.js';
import type { ActionCatalog } from '../access/permissions/actionCatalog.js';
import type { TimeLimit } from '../graph/contract/timeLimit.js';
import type { Rules } from '../derive/derivationSettings.js';
import { clockAt } from '../iam/facts/clock.js';
import { batchedReader, datedReader } from './reading/requestReaders.js';
import { createLoaders, type Loaders } from './reading/loaders.js';
import type { AnswerCache } from './reading/answerCache.js';
import { ScenarioWorlds } from './reading/scenarioWorlds.js';
import { anonymous, type Caller } from './callers/caller.js';
import { limitedReader } from './callers/limitedReader.js';
import type { RequestRecord } from './watching/requestRecord.js';

export interface Services {
  readonly reader: GraphReader;
  /** Reads that end with the limit of a question; missing: they take as long as they take. */
  readonly readerWithin?: (limit: TimeLimit) => GraphReader;
  readonly writer: GraphWriter;
  /** Where scenarios are asked about. */
  readonly worlds: Worlds;
  /** Principals whose edges a scenario may derive anew; missing: the usual number. */
  readonly scenarioPrincipals?: number | undefined;
  readonly actions: ActionCatalog;
  /** Under which imports derive; missing: the usual ones. */
  readonly rules?: Rules;
  /** When a request is made, in milliseconds since 1970; missing: by the clock of the machine. */
  readonly now?: () => number;
}

export interface Context extends Services {
  readonly caller: Caller;
  /** Missing without a server. */
  readonly record?: RequestRecord;
  /** Replaced when a mutation makes what they have read out of date. */
  loaders: Loaders;
  /** Of this request: all its reads together. */
  readonly limit: TimeLimit;
  /** Of earlier requests. */
  readonly answerCache: AnswerCache;
  /** For searches that go on where the caller may not look: their answers are told without what is of others. */
  readonly whole: GraphReader;
  /** The graph as it is stored, also in a world. */
  readonly stored: GraphReader;
  /** Where those of its fields are read that have one. */
  readonly scenarios: ScenarioWorlds<Context>;
}

export function createContext(
  services: Services,
  answerCache: AnswerCache,
  limit: TimeLimit,
  caller: Caller = anonymous,
  record?: RequestRecord,
): Context {
  const { now = Date.now, actions } = services;
  const clock = clockAt(now());
  const readerOn = (graph: GraphReader): GraphReader => batchedReader(datedReader(graph, clock));
  const stored = readerOn(services.readerWithin?.(limit) ?? services.reader);
  const contextOn = (whole: GraphReader): Context => {
    const reader = caller.accountIds ? limitedReader(whole, caller.accountIds) : whole;
    const loaders = createLoaders(reader, actions);
    const known = record ? { record } : {};
    return {
      ...services,
      caller,
      ...known,
      reader,
      whole,
      loaders,
      limit,
      answerCache,
      stored,
      scenarios,
    };
  };
  const scenarios = new ScenarioWorlds({ ...services, limit }, (graph) => contextOn(readerOn(graph)));
  return contextOn(stored);
}
