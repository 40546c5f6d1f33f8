/** Builds the third argument of resolvers: the graph, how to change it, and this request's loaders. */
import type { GraphQLFieldResolver } from 'graphql';
import type { GraphReader } from '../graph/contract/graphReader.js';
import type { GraphWriter } from '../graph/contract/graphWriter.js';
import type { Worlds } from '../graph/contract/worlds.js';
import type { ActionCatalog } from '../access/permissions/actionCatalog.js';
import type { TimeLimit } from '../graph/contract/timeLimit.js';
import type { DerivationRules } from '../derive/derivationRules.js';
import { clockAt } from '../iam/facts/clock.js';
import { batchedReader, datedReader } from './reading/requestReaders.js';
import { createLoaders, type Loaders } from './reading/loaders.js';
import type { AnswerCache } from './reading/answerCache.js';
import { ScenarioWorlds } from './reading/scenarioWorlds.js';
import { anonymous, type Caller } from './callers/caller.js';
import { limitedReader } from './callers/limitedReader.js';
import { searchedReader } from './callers/searchedReader.js';
import type { RequestRecord } from './watching/requestRecord.js';

export interface Services {
  readonly reader: GraphReader;
  /** Returns a reader whose reads end at the limit of a question; missing: reads have no limit. */
  readonly readerWithin?: (limit: TimeLimit) => GraphReader;
  readonly writer: GraphWriter;
  /** The worlds of scenarios. */
  readonly worlds: Worlds;
  /** The number of principals whose edges a scenario may derive again; missing: the usual number. */
  readonly scenarioPrincipals?: number | undefined;
  /** The most entries of a page; missing: the usual number. */
  readonly pageSize?: number;
  readonly actions: ActionCatalog;
  /** The rules of derivation; missing: the usual ones. */
  readonly rules?: DerivationRules;
  /** The time of a request, in milliseconds since 1970; missing: by the machine's clock. */
  readonly now?: () => number;
}

export interface Context extends Services {
  readonly caller: Caller;
  /** Missing if there is no server. */
  readonly record?: RequestRecord;
  /** Replaced when a mutation makes the data that they have read outdated. */
  loaders: Loaders;
  /** The time limit of this request, for all its reads together. */
  readonly limit: TimeLimit;
  /** Answers of earlier requests. */
  readonly answerCache: AnswerCache;
  /** The whole graph, for searches through accounts that the caller may not see: their answers leave these out. */
  readonly whole: GraphReader;
  /** The stored graph, of all accounts whoever asks, even if `reader` reads a world. */
  readonly stored: GraphReader;
  /** The worlds of fields that have a scenario. */
  readonly scenarios: ScenarioWorlds<Context>;
}

/** What resolves a field. */
export type Resolve = GraphQLFieldResolver<unknown, Context, Readonly<Record<string, unknown>>>;

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
  const shared = { ...services, caller, ...(record ? { record } : {}), limit, answerCache, stored };
  const contextOn = (graph: GraphReader): Context => {
    const whole = caller.accountIds ? searchedReader(graph, caller.accountIds) : graph;
    const reader = caller.accountIds ? limitedReader(graph, caller.accountIds) : graph;
    const loaders = createLoaders(reader, actions);
    return { ...shared, reader, whole, loaders, scenarios };
  };
  const scenarios = new ScenarioWorlds({ ...services, limit }, (graph) => contextOn(readerOn(graph)));
  return contextOn(stored);
}
