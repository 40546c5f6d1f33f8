/** The HTTP server: GraphQL, health, and the pages. */
import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type Response } from 'express';
import { GraphQLError } from 'graphql';
import { pino, type Logger } from 'pino';
import { TimeLimit } from '../graph/contract/timeLimit.js';
import { nobodyIsAsked, type Authenticate } from './callers/authentication.js';
import { nameArguments } from './arguments/nameArguments.js';
import { newAnswerCache } from './reading/answerCache.js';
import { createContext, type Context, type Services } from './context.js';
import { errorFormatter, logMistake } from './errors.js';
import {
  COST_LIMIT,
  MAX_RECURSIVE_SELECTIONS,
  MAX_TOKENS,
  operationLimits,
  staticLimits,
} from './limits/limits.js';
import { executableSchema } from './schema.js';
import { health, type Readiness } from './http/health.js';
import { imports, UPLOAD_LIMITS } from './http/imports.js';
import type { UploadLimits } from './http/receiveFiles.js';
import {
  bodyErrors,
  isSentInTime,
  MOST_UPLOAD_MS,
  onlyUtf8Json,
  readJsonBody,
  sendError,
} from './http/jsonBody.js';
import { authenticated, callerOf, permitted } from './http/authentication.js';
import { onlyLoopbackNames, refuseRemote, ServerRefused } from './http/loopback.js';
import { dataHeaders, pages } from './http/pages.js';

export interface ServerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Who sends a request; missing: nobody is asked, and it listens for its own machine only. */
  readonly authenticate?: Authenticate | undefined;
  /** How many objects the answer to one operation may hold; the usual number where it is missing. */
  readonly costLimit?: number | undefined;
  /** How many MB of files one import over HTTP may send; the usual number where it is missing. */
  readonly importLimit?: number | undefined;
  /** Whether the pages are served; missing: they are. */
  readonly servesPages?: boolean;
  /** Where the built pages are. */
  readonly pagesDir?: string;
  readonly logger?: Logger;
  readonly readiness: Readiness;
}

export interface RunningServer {
  /** With a slash at the end. */
  readonly url: string;
  /** Takes no more requests, and waits up to ten seconds for those that are running. */
  stop(): Promise<void>;
}

/** Throws `ServerRefused` where the host is not safe or the port is taken. */
export async function createServer(services: Services, options: ServerOptions): Promise<RunningServer> {
  if (options.authenticate === undefined) refuseRemote(options.host);
  const logger = options.logger ?? pino({ level: 'silent' });
  const app = express();
  const httpServer = createHttpServer({ requestTimeout: MOST_UPLOAD_MS }, app);
  const apollo = await startApollo(httpServer, logger, options.costLimit ?? COST_LIMIT);
  let stopped: Promise<void> | undefined;
  // Once: Apollo never answers a second call that comes while the first is draining.
  const stop = () => (stopped ??= apollo.stop());
  addRoutes(app, apollo, services, { ...options, logger, isStopping: () => stopped !== undefined });
  try {
    await listen(httpServer, options);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urlOf(httpServer, options.host), stop };
}

const uploadLimits = ({ importLimit }: RouteOptions): UploadLimits => ({
  ...UPLOAD_LIMITS,
  ...(importLimit === undefined ? {} : { bytes: importLimit * 2 ** 20 }),
});

interface RouteOptions extends ServerOptions {
  readonly logger: Logger;
  readonly isStopping: () => boolean;
}

function addRoutes(
  app: Express,
  apollo: ApolloServer<Context>,
  services: Services,
  options: RouteOptions,
): void {
  const answerCache = newAnswerCache();
  const context = async ({ res }: { readonly res: Response }) =>
    createContext(services, answerCache, limitOf(res), callerOf(res));
  const log = (error: unknown) => logMistake(options.logger, error);
  app.disable('x-powered-by');
  app.use(dataHeaders);
  const { authenticate } = options;
  // A page elsewhere has no token to send.
  if (authenticate === undefined) app.use(onlyLoopbackNames);
  app.use('/health', health({ ...options, tellsWhy: authenticate === undefined, logMistake: log }));
  app.use(['/import', '/graphql'], authenticated(authenticate ?? nobodyIsAsked, log));
  app.use(
    '/import',
    permitted('/import'),
    imports({ services, limits: uploadLimits(options), logMistake: log }),
  );
  app.use(isSentInTime);
  app.use('/graphql', onlyUtf8Json, readJsonBody, expressMiddleware(apollo, { context }));
  if (options.servesPages !== false) app.use(pages(options.pagesDir));
  app.use((_request, response) => sendError(response, 404, 'NOT_FOUND', 'There is nothing at this address.'));
  app.use(bodyErrors(log));
}

// ── Apollo: every option that matters is set, none of the vendor's services is used ─────────────────────────────────

/** Requests that are running when the server stops have this long to finish. */
const DRAIN_MS = 10_000;

async function startApollo(
  httpServer: Server,
  logger: Logger,
  costLimit: number,
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
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: MAX_RECURSIVE_SELECTIONS,
    validationOptions: { maxErrors: 5 },
    executionOptions: { maxCoercionErrors: 10 },
    validationRules: staticLimits,
    stopOnTerminationSignals: false,
    formatError: errorFormatter(logger),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: DRAIN_MS }),
      operationLimits(schema, costLimit),
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

/** A client that hangs up ends its question. */
function limitOf(response: Response): TimeLimit {
  const limit = new TimeLimit();
  response.once('close', () => {
    if (response.writableFinished) limit.done();
    else limit.abandon();
  });
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

/** An address that stands for all of the machine's is not one that a browser can open. */
function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port}/`;
}
