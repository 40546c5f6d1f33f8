/** Runs an operation in this process, without a server, so that the terminal command gets the API's answers. */
import { graphql, GraphQLError, parse, type ExecutionResult } from 'graphql';
import { TimeLimit } from '../graph/contract/timeLimit.js';
import { anonymous, type Caller } from './callers/caller.js';
import { createContext, type Services } from './context.js';
import { knownError } from './errors.js';
import { nameArguments } from './arguments/nameArguments.js';
import { newAnswerCache } from './reading/answerCache.js';
import { executableSchema } from './schema.js';

/** Runs the operation. Errors have the codes of the API; a mistake in Rolegraph is thrown unchanged. */
export async function executeOperation(
  services: Services,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
  caller: Caller = anonymous,
  limit = new TimeLimit(),
): Promise<ExecutionResult> {
  const contextValue = createContext(services, newAnswerCache(), limit, caller);
  const { errors, ...result } = await graphql({
    schema: executableSchema(),
    source: document,
    variableValues: variables,
    contextValue,
  }).finally(async () => {
    limit.done();
    await contextValue.scenarios.close();
  });
  if (!errors) return result;
  nameArguments(errors, parse(document));
  return { ...result, errors: errors.map(withCode) };
}

function withCode(error: GraphQLError): GraphQLError {
  const known = knownError(error);
  if (!known) throw error.originalError ?? error;
  const { nodes = null, path = null } = error;
  return new GraphQLError(known.message, { nodes, path, extensions: { ...known.extensions } });
}
