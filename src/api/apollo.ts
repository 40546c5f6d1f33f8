/** Apollo Server as this API runs it: every option that matters is set, none of the vendor's services is used. */
import type { Server } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from './context.js';
import { errorFormatter } from './errors.js';
import { MAX_RECURSIVE_SELECTIONS, MAX_TOKENS, operationLimits, staticLimits } from './limits/limits.js';
import { nameArguments } from './arguments/nameArguments.js';
import { executableSchema } from './schema.js';

/** Requests that are running when the server stops have this long to finish. */
const DRAIN_MS = 10_000;

export async function startApollo(
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
