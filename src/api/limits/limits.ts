/** The limits that every operation from outside is held to. */
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.js';
import { extensionsOf } from '../errors.js';
import { operationCost, type CostedOperation } from './cost.js';
import { maxAliases, maxDirectives } from './maxCount.js';
import { maxDepth } from './maxDepth.js';

export const MAX_TOKENS = 2_000;
/** Selections after fragments are spread: stops fragments that double each other. */
export const MAX_RECURSIVE_SELECTIONS = 10_000;
/** Objects that the answer to one operation may hold, unless the environment says otherwise. */
export const COST_LIMIT = 50_000;

/** What can be judged by the document alone. */
export const staticLimits = [maxAliases(15), maxDirectives(10), maxDepth(12)];

/** What depends on the request: apart from the rules above, whose verdict on a document is remembered. */
export const operationLimits = (schema: GraphQLSchema, costLimit: number): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, document, request }) {
        if (!operation) return;
        if (operation.operation === 'subscription') throw noSubscriptions();
        refuseCostly({ schema, document, operation, variables: request.variables ?? {} }, costLimit);
      },
    };
  },
});

/** Without a status of its own, an error thrown here is answered with 500. */
const http = { status: 400 };

const noSubscriptions = () =>
  new GraphQLError('There are no subscriptions.', { extensions: { ...extensionsOf('BAD_REQUEST'), http } });

function refuseCostly(asked: CostedOperation, max: number): void {
  const { total: value, most } = operationCost(asked);
  if (value <= max || most === undefined) return;
  const { path: field, cost: fieldCost, node } = most;
  const message = `The answer could hold ${value} objects, or take as much work; ${max} are allowed. The field ${field} costs most, ${fieldCost}. Ask for smaller pages or fewer fields.`;
  const limit = { name: 'cost', max, value, field, fieldCost };
  throw new GraphQLError(message, {
    nodes: [node],
    extensions: { ...extensionsOf('OPERATION_TOO_COMPLEX', { limit }), http },
  });
}
