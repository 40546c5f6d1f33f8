/** Defines the limits of every operation from outside. */
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerValidationErrorCode } from '@apollo/server/errors';
import {
  GraphQLError,
  Kind,
  Lexer,
  Source,
  TokenKind,
  type ASTNode,
  type FormattedExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { QUESTION_SECONDS } from '../../graph/contract/timeLimit.js';
import type { Caller } from '../callers/caller.js';
import type { Context } from '../context.js';
import { extensionsOf } from '../errors.js';
import type { AdmissionLimits } from './admission.js';
import { MOST_ON_PAGE } from '../pagination.js';
import { findRecord } from '../watching/requestRecord.js';
import { operationCost, type OperationCost } from './cost.js';
import type { Rate, RateLimits } from './rate.js';

/** The limits of a document alone. */
export interface DocumentLimits {
  readonly tokens: number;
  /** Selections after fragments are expanded: stops fragments that double each other. */
  readonly selections: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

/** The limits of a server, unless the environment sets others. */
export interface ServerLimits extends DocumentLimits, AdmissionLimits, RateLimits {
  readonly bodyBytes: number;
  /** The time to send a body. */
  readonly bodySeconds: number;
  /** Bodies of one caller that may be arriving. */
  readonly arriving: number;
  /** The longest wait of a request for its turn. */
  readonly waitingSeconds: number;
  /** The files of one import over HTTP, together. */
  readonly importBytes: number;
  readonly importFiles: number;
  /** The time to send them, and the time without a byte after which they are given up. */
  readonly importSeconds: number;
  readonly importIdleSeconds: number;
  /** Objects that the answer to an operation may have. */
  readonly cost: number;
  readonly responseBytes: number;
  /** Entries of a page. */
  readonly pageSize: number;
  /** The time for all reads of a request together. */
  readonly questionSeconds: number;
}

export const usualLimits: ServerLimits = {
  bodyBytes: 2 ** 20,
  bodySeconds: 20,
  arriving: 16,
  waitingSeconds: 5,
  importBytes: 1_024 * 2 ** 20,
  importFiles: 10_000,
  // Files of exports may come over a slow connection.
  importSeconds: 3_600,
  importIdleSeconds: 60,
  tokens: 2_000,
  selections: 10_000,
  depth: 12,
  aliases: 15,
  directives: 10,
  cost: 50_000,
  responseBytes: 5 * 2 ** 20,
  pageSize: MOST_ON_PAGE,
  questionSeconds: QUESTION_SECONDS,
  // As many as the database reads at once: each request needs a read, and more of them would only take turns.
  running: 16,
  runningPerCaller: 4,
  // With the running ones, fewer than twice 64: under overload, no request waits twice as long as if 64 clients asked
  // one after the other.
  waiting: 100,
  // Answers to the project's own operations have at most 17,000 objects for each second of processor time.
  burst: 500_000,
  perSecond: 20_000,
};

/** What to do where one operation asks for too much. */
const SEVERAL = 'Split the request into several operations.';

/** Counts nodes; reports too many and never throws. All get GRAPHQL_VALIDATION_FAILED, so `limit` says which it was. */
const counter = (name: string, max: number) => (context: ValidationContext) => {
  let seen = 0;
  return (node: ASTNode): void => {
    seen += 1;
    if (seen !== max + 1) return;
    const message = `Too many ${name}: a document may have ${max}. ${SEVERAL}`;
    context.reportError(new GraphQLError(message, { nodes: [node], extensions: { limit: { name, max } } }));
  };
};

/** Limits aliases. No field is exempt: an alias repeats work, even that of `__typename`. */
const maxAliases =
  (max: number): ValidationRule =>
  (context) => {
    const count = counter('aliases', max)(context);
    return { Field: (node) => (node.alias ? count(node) : undefined) };
  };

const maxDirectives =
  (max: number): ValidationRule =>
  (context) => ({ Directive: counter('directives', max)(context) });

/** Limits the depth, in linear time. Below introspection fields nothing counts: the standard query is 15 deep. */
const maxDepth =
  (max: number): ValidationRule =>
  (context) => {
    const depth = depthIn(context);
    return {
      OperationDefinition(node) {
        const value = depth(node.selectionSet);
        if (value <= max) return;
        const message = `The operation is ${value} levels deep; ${max} are allowed. ${SEVERAL}`;
        const limit = { name: 'depth', max, value };
        context.reportError(new GraphQLError(message, { nodes: [node], extensions: { limit } }));
      },
    };
  };

function depthIn(context: ValidationContext) {
  const known = new Map<string, number>();
  const ofFragment = (definition: FragmentDefinitionNode): number => {
    const name = definition.name.value;
    const depth = known.get(name);
    if (depth !== undefined) return depth;
    known.set(name, 0); // a cycle is another rule's error
    const computed = ofSet(definition.selectionSet);
    known.set(name, computed);
    return computed;
  };
  const ofSelection = (selection: SelectionNode): number => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
    if (selection.kind === Kind.FIELD)
      return isIntrospection(selection.name.value) ? 1 : 1 + ofSet(selection.selectionSet);
    const definition = context.getFragment(selection.name.value);
    return definition ? ofFragment(definition) : 0;
  };
  const ofSet = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((deepest, selection) => Math.max(deepest, ofSelection(selection)), 0);
  return ofSet;
}

const isIntrospection = (field: string): boolean => field === '__schema' || field === '__type';

/** Limits that depend on the document alone, and are no options of graphql's parser or of Apollo. */
export const staticLimits = ({ aliases, directives, depth }: DocumentLimits): readonly ValidationRule[] => [
  maxAliases(aliases),
  maxDirectives(directives),
  maxDepth(depth),
];

/** Names the limit where graphql's parser, or Apollo, refuses a document by one that it was handed. */
export const namedLimits = ({ tokens, selections }: DocumentLimits): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async parsingDidStart({ source }) {
        return async (error) => {
          if (!(error instanceof GraphQLError)) return;
          const at = startOfToken(source ?? '', tokens + 1);
          if (at !== undefined && error.positions?.[0] === at) nameLimit(error, 'tokens', tokens);
        };
      },
      async validationDidStart() {
        return async (errors) => {
          for (const error of errors ?? [])
            if (error instanceof GraphQLError && isAboutSelections(error))
              nameLimit(error, 'selections', selections);
        };
      },
    };
  },
});

const isAboutSelections = ({ extensions }: GraphQLError): boolean =>
  extensions['validationErrorCode'] === ApolloServerValidationErrorCode.MAX_RECURSIVE_SELECTIONS_EXCEEDED;

function nameLimit(error: GraphQLError, name: string, max: number): void {
  Object.assign(error.extensions, { limit: { name, max } });
  error.message = `The document has more than ${max} ${name}. ${SEVERAL}`;
}

/** Returns where the token of this number begins; undefined if there is none, or something before it is no token. */
function startOfToken(text: string, number: number): number | undefined {
  const lexer = new Lexer(new Source(text));
  try {
    for (let count = 0; count < number; count += 1)
      if (lexer.advance().kind === TokenKind.EOF) return undefined;
    return lexer.token.start;
  } catch {
    return undefined;
  }
}

/** Limits that depend on the request. They are separate from the rules above, whose verdict on a document is cached. */
export const operationLimits = (
  schema: GraphQLSchema,
  costLimit: number,
  rate: Rate,
): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, document, request, contextValue: { caller, record } }) {
        if (!operation) return;
        if (operation.operation === 'subscription') throw noSubscriptions();
        const asked = { schema, document, operation, variables: request.variables ?? {} };
        const cost = operationCost(asked);
        if (record) Object.assign(record, { cost: cost.total, work: cost.work });
        refuseCostly(cost, costLimit);
        refuseHasty(cost, caller, rate);
      },
      async willSendResponse({ response: { body, http } }) {
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        if (errors.some(({ extensions }) => extensions?.['code'] === 'OVERLOADED'))
          http.headers.set('retry-after', SCENARIO_RETRY_SECONDS);
      },
    };
  },
});

/** Scenarios come one at a time, and a place in their line is free when one ends. */
const SCENARIO_RETRY_SECONDS = '5';

/** Without a status, an error thrown here is answered with 500. */
const http = { status: 400 };

const noSubscriptions = () =>
  new GraphQLError('There are no subscriptions.', { extensions: { ...extensionsOf('BAD_REQUEST'), http } });

function refuseCostly({ total: value, most }: OperationCost, max: number): void {
  if (value <= max || most === undefined) return;
  const { path: field, cost: fieldCost, node } = most;
  const message = `The answer could hold ${value} objects, or take as much work; ${max} are allowed. The field ${field} costs most, ${fieldCost}. Ask for smaller pages or fewer fields.`;
  const limit = { name: 'cost', max, value, field, fieldCost };
  throw new GraphQLError(message, {
    nodes: [node],
    extensions: { ...extensionsOf('OPERATION_TOO_COMPLEX', { limit }), http },
  });
}

function refuseHasty({ total }: OperationCost, { name }: Caller, rate: Rate): void {
  const seconds = Math.ceil(rate.take(name, total));
  if (seconds === 0) return;
  const { burst, perSecond } = rate.limits;
  const message = `The operation costs ${total} points, and too few are left: ${perSecond} come back each second, up to ${burst}. Ask again in ${seconds} s, or for smaller pages or fewer fields.`;
  const limit = { name: 'rate', max: burst, value: total };
  const headers = new Map([['retry-after', String(seconds)]]);
  throw new GraphQLError(message, {
    extensions: { ...extensionsOf('RATE_LIMITED', { limit }), http: { status: 429, headers } },
  });
}

/** Returns a function for the JSON text of answers. A longer answer is refused as a whole, never cut. */
export const answerText =
  (max: number) =>
  (answer: FormattedExecutionResult): string => {
    const text = `${JSON.stringify(answer)}\n`;
    const value = Buffer.byteLength(text);
    if (value <= max) return text;
    const { extensions = {} } = answer;
    const { requestId } = extensions;
    const record = findRecord(extensions);
    if (record) record.code = 'RESOURCE_LIMIT';
    const message = `The answer has ${value} bytes; ${max} are allowed. Ask for smaller pages or fewer fields. Whole accounts are written by: rolegraph export ACCOUNT FOLDER`;
    const limit = { name: 'responseBytes', max, value };
    const errors = [{ message, extensions: { ...extensionsOf('RESOURCE_LIMIT', { limit }), requestId } }];
    return `${JSON.stringify({ errors, data: null, extensions })}\n`;
  };
