/** Runs the HTTP server: GraphQL, health, and the pages. */
import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type Response } from 'express';
import { GraphQLError } from 'graphql';
import { pino, type Logger } from 'pino';
import type { AuditLog } from '../audit/auditLog.js';
import { TimeLimit } from '../graph/contract/timeLimit.js';
import { admitAnyone, type Authenticate } from './callers/authentication.js';
import { nameArguments } from './arguments/nameArguments.js';
import { newAnswerCache } from './reading/answerCache.js';
import { createContext, type Context, type Services } from './context.js';
import { errorFormatter, logMistake } from './errors.js';
import {
  answerText,
  namedLimits,
  operationLimits,
  staticLimits,
  usualLimits,
  type ServerLimits,
} from './limits/limits.js';
import { Admission } from './limits/admission.js';
import { Rate } from './limits/rate.js';
import { executableSchema } from './schema.js';
import { admit, receive, unlessStopping } from './http/admit.js';
import { Draining } from './http/draining.js';
import { auditing, watchedAudit } from './watching/auditing.js';
import { Metrics, type DatabaseLoad } from './watching/metrics.js';
import { watchedOperations } from './watching/operations.js';
import { recordOf } from './watching/requestRecord.js';
import { watch } from './watching/watch.js';
import { health, type Readiness } from './http/health.js';
import { auditRefusal, imports } from './http/imports.js';
import {
  bodyErrors,
  isSentIn,
  onlyJsonAnswers,
  onlyShortUtf8Json,
  readJsonBody,
  sendError,
} from './http/jsonBody.js';
import { authenticated, callerOf, permitted } from './http/authentication.js';
import { onlyLoopbackNames, refuseRemote, ServerRefused } from './http/loopback.js';
import { dataHeaders, isNeverKept, pages } from './http/pages.js';

export interface ServerOptions {
  readonly host: string;
  /** 0 selects a free port. */
  readonly port: number;
  /** Identifies callers; missing: no authentication, and the server listens for its own machine only. */
  readonly authenticate?: Authenticate | undefined;
  /** Limits; the usual ones where missing. */
  readonly limits?: { readonly [Name in keyof ServerLimits]?: ServerLimits[Name] | undefined };
  /** Whether the pages are served; missing: they are. */
  readonly servesPages?: boolean;
  /** The folder of the built pages. */
  readonly pagesDir?: string;
  readonly logger?: Logger;
  /** Missing: changes are not recorded. */
  readonly audit?: Pick<AuditLog, 'record'>;
  /** Milliseconds in which a stopping server still tells clients so; missing: idle connections are closed at once. */
  readonly partingMs?: number;
  /** Milliseconds that requests which are running when the server stops have to finish. */
  readonly drainMs?: number;
  /** The current load on the database. */
  readonly databaseLoad?: () => DatabaseLoad;
  readonly readiness: Readiness;
}

export interface RunningServer {
  /** With a slash at the end. */
  readonly url: string;
  /** Takes no more requests, and waits up to ten seconds for those that are running. */
  stop(): Promise<void>;
}

/** Starts a server. Throws `ServerRefused` if the host is not safe or the port is taken. */
export async function createServer(services: Services, options: ServerOptions): Promise<RunningServer> {
  if (options.authenticate === undefined) refuseRemote(options.host);
  const logger = options.logger ?? pino({ level: 'silent' });
  const app = express();
  const guards = guardsOf(options, logger);
  const { bodySeconds, importSeconds } = guards.limits;
  // For what is refused while it is still sent; other requests have limits of their own, which tell the client.
  const requestTimeout = (Math.max(bodySeconds, importSeconds) + 60) * 1_000;
  const httpServer = createHttpServer({ requestTimeout }, app);
  const apollo = await startApollo(httpServer, logger, guards, options.drainMs);
  const draining = new Draining(httpServer);
  let stopped: Promise<void> | undefined;
  // Stops once: Apollo never answers a second call that comes while the first is draining.
  const stop = () => (stopped ??= draining.begin(options.partingMs ?? 0).then(() => apollo.stop()));
  addRoutes(app, apollo, services, { ...options, ...guards, logger, isStopping: () => draining.isBegun });
  try {
    await listen(httpServer, options);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urlOf(httpServer, options.host), stop };
}

type Guards = ReturnType<typeof guardsOf>;

/** Makes the limits of requests, and the records of them. */
function guardsOf({ limits: given = {}, audit: log, databaseLoad }: ServerOptions, logger: Logger) {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  const limits: ServerLimits = { ...usualLimits, ...Object.fromEntries(set) };
  const admission = new Admission(limits);
  const metrics = new Metrics(admission, databaseLoad);
  const logThis = (error: unknown) => logMistake(logger, error);
  const audit = watchedAudit(log, metrics, logThis);
  return { limits, admission, rate: new Rate(limits), metrics, audit, logMistake: logThis };
}

interface RouteOptions extends Omit<ServerOptions, 'limits' | 'audit'>, Guards {
  readonly logger: Logger;
  readonly isStopping: () => boolean;
}

/** Adds the routes. The cheapest checks come first: no body is read for a request that can be refused without it. */
function addRoutes(
  app: Express,
  apollo: ApolloServer<Context>,
  given: Services,
  options: RouteOptions,
): void {
  const { authenticate, metrics, audit, logMistake: log } = options;
  const answerCache = newAnswerCache((question, isKnown) => metrics.tellRemembered(question, isKnown));
  const { admission, limits } = options;
  const { bodyBytes, pageSize, questionSeconds } = limits;
  const services = { ...given, pageSize, worlds: metrics.countWorlds(given.worlds) };
  const context = async ({ res }: { readonly res: Response }) =>
    createContext(services, answerCache, limitOf(res, questionSeconds), callerOf(res), recordOf(res));
  app.disable('x-powered-by');
  app.use(watch(options.logger, metrics));
  app.use(dataHeaders);
  // With authentication this is not needed: a page elsewhere has no token to send.
  if (authenticate === undefined) app.use(onlyLoopbackNames);
  app.use(['/health', '/metrics', '/import', '/graphql'], isNeverKept);
  app.use('/health', health({ ...options, tellsWhy: authenticate === undefined }));
  app.use(['/import', '/graphql'], unlessStopping(options.isStopping));
  app.use(['/import', '/graphql', '/metrics'], authenticated(authenticate ?? admitAnyone, log));
  app.get('/metrics', permitted('/metrics'), async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text());
  });
  app.use(
    '/import',
    isSentIn({ name: 'importSeconds', max: limits.importSeconds }),
    auditRefusal(audit),
    permitted('/import'),
    imports({ services, limits: uploadLimits(limits), audit, logMistake: log }),
  );
  app.use(isSentIn({ name: 'bodySeconds', max: limits.bodySeconds }));
  const answer = expressMiddleware(apollo, { context });
  app.use('/graphql', onlyJsonAnswers, onlyShortUtf8Json(bodyBytes), receive(admission, limits.arriving));
  app.use('/graphql', readJsonBody(bodyBytes), admit(admission, limits.waitingSeconds, answer));
  if (options.servesPages !== false) app.use(pages(options.pagesDir));
  app.use((_request, response) =>
    sendError(response, 404, 'NOT_FOUND', 'Nothing is served at this address.'),
  );
  app.use(bodyErrors(log, bodyBytes));
}

const uploadLimits = ({ importBytes, importFiles, importIdleSeconds }: ServerLimits) => ({
  bytes: importBytes,
  files: importFiles,
  idleSeconds: importIdleSeconds,
});

// ── Apollo: every option that matters is set, none of the vendor's services is used ─────────────────────────────────

/** Requests that are running when the server stops have this long to finish. */
export const DRAIN_MS = 10_000;

async function startApollo(
  httpServer: Server,
  logger: Logger,
  { limits, rate, audit }: Guards,
  drainMs = DRAIN_MS,
): Promise<ApolloServer<Context>> {
  const schema = executableSchema();
  const apollo = new ApolloServer<Context>({
    schema,
    logger,
    nodeEnv: 'production',
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: limits.tokens },
    maxRecursiveSelections: limits.selections,
    validationOptions: { maxErrors: 5 },
    executionOptions: { maxCoercionErrors: 10 },
    validationRules: [...staticLimits(limits)],
    stopOnTerminationSignals: false,
    formatError: errorFormatter(logger),
    stringifyResult: answerText(limits.responseBytes),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would check each field of each answer, only to say that none may be cached.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: drainMs }),
      namedLimits(limits),
      operationLimits(schema, limits.cost, rate),
      watchedOperations(limits.cost, rate),
      auditing(audit),
      argumentNames,
      endOfWorlds,
    ],
  });
  await apollo.start();
  return apollo;
}

const argumentNames: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, document }) {
        const known = errors.filter((error) => error instanceof GraphQLError);
        if (document) nameArguments(known, document);
      },
    };
  },
};

const endOfWorlds: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return { willSendResponse: ({ contextValue }) => contextValue.scenarios.close() };
  },
};

// ── HTTP ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Returns the time limit of a request. What still runs of the question ends with its answer, since the error of one
 * field ends the answer and not the other fields, and when its client disconnects.
 */
function limitOf(response: Response, seconds: number): TimeLimit {
  const limit = new TimeLimit(seconds);
  response.once('close', () => limit.abandon());
  return limit;
}

async function listen(server: Server, { host, port }: ServerOptions): Promise<void> {
  server.listen(port, host.replace(/^\[(.*)\]$/, '$1'));
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new ServerRefused(
      listenProblems.get(code)?.(host, port) ?? `Cannot listen on ${host}:${port}: ${code}.`,
      {
        cause: error,
      },
    );
  }
}

const listenProblems: ReadonlyMap<string, (host: string, port: number) => string> = new Map([
  ['EADDRINUSE', (_host, port) => `Port ${port} is in use. Choose another with PORT, or stop what uses it.`],
  ['EACCES', (_host, port) => `Port ${port} is not for ordinary users. Choose one above 1023 with PORT.`],
  ['EADDRNOTAVAIL', (host) => `This machine has no address ${host}. Choose another with HOST.`],
  ['ENOTFOUND', (host) => `Nothing is known of the host ${host}. Choose another with HOST.`],
]);

/** Returns the URL. A browser cannot open an address that means all of the machine's addresses. */
function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port}/`;
}
