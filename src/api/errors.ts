/** Defines the errors that a client can get: a closed list of codes, and how each thrown error becomes one of them. */
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { NamedError, type Limit } from '../expectedError.js';
import { AuditUnavailable } from '../audit/auditLog.js';
import { QuestionRefused } from '../access/shared/answer.js';
import {
  GraphTimeout,
  GraphUnavailable,
  ImportRunning,
  ImportTooLarge,
  QuestionAbandoned,
  ReadTooLarge,
  WorldsBusy,
} from '../graph/model/graph.js';
import { ChangeRefused } from '../ingest/changes/applyScenario.js';

/** The codes, each with its cause and what a client can do. */
export const errorCodes = {
  BAD_USER_INPUT: 'A value is malformed, unknown or out of range; `argument` says which. Correct it.',
  NOT_FOUND:
    'What the question is about is not in the imported data. Search for it, or import a newer export.',
  CURSOR_EXPIRED: 'The graph has changed since the page before was read. Start again without `after`.',
  DB_UNAVAILABLE:
    'Neo4j cannot be reached, does not respond, has failed, is read-only, rejects the connection, or holds a graph of another version; the message says why. Retry.',
  DEADLINE_EXCEEDED:
    'The question exceeded a time limit: ten seconds for all its reads unless set otherwise, eight seconds for a search that has read nothing yet, or the time of its scenario; `limit` says which. Ask for less: fewer hops, smaller pages.',
  IMPORT_CONFLICT:
    'An import is running or waiting. Scenarios wait for imports and yield to them, and imports over HTTP run one at a time. Retry.',
  OVERLOADED:
    'The server is at its limit of running and waiting requests or scenarios. Retry after the seconds of `Retry-After`.',
  RATE_LIMITED:
    'The caller exceeded its rate limit. Retry after the seconds of `Retry-After`, or ask for smaller pages or fewer fields.',
  SHUTTING_DOWN: 'The server is stopping. Retry when it is back.',
  AUDIT_UNAVAILABLE:
    'The audit log cannot be written, and nothing is changed or exported without it; the server log says why. Questions are still answered.',
  RESOURCE_LIMIT:
    'The work exceeds a memory setting of the database, the answer exceeds the size limit of the server, or the server cannot write to its temporary folder; the message says which.',
  OPERATION_TOO_COMPLEX:
    'The answer could hold more than is allowed; `limit` says how much, and which field costs most.',
  UNAUTHENTICATED:
    'The token is missing, invalid, expired or revoked. Send `Authorization: Bearer …` with a valid one.',
  AUTHENTICATION_UNAVAILABLE:
    'The token cannot be verified at the moment: the keys of its issuer or the token files are unavailable. Retry.',
  FORBIDDEN:
    'The token lacks a required scope, or is limited to some accounts and the question is about all; the message says which. Or the request was sent to a host name that is not of this machine, or an import lacks its header.',
  INTERNAL: 'Internal error. Details are in the server log.',
  GRAPHQL_PARSE_FAILED: 'The document is not valid GraphQL, or exceeds the limit of tokens.',
  GRAPHQL_VALIDATION_FAILED:
    'The document does not match the schema, or exceeds the limit that `limit` names.',
  OPERATION_RESOLUTION_FAILURE:
    'The document contains no operation of this name, or several and the request names none.',
  BAD_REQUEST:
    'The request is not GraphQL over HTTP, the body of an import is malformed or has too many files, or a body took too long to arrive.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Persisted queries are not supported. Send the text of the query.',
  PAYLOAD_TOO_LARGE:
    'The body is larger than its limit, 1 MB unless set otherwise, or the files of an import are larger than its limit. Use the `rolegraph import` command for large exports.',
  UNSUPPORTED_MEDIA_TYPE: 'The body is not JSON in UTF-8, or an import is not multipart/form-data.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorCodes, code);

export interface ErrorDetails {
  /** The argument at fault, such as `first` or `checks[3].action`. */
  readonly argument?: string;
  readonly limit?: Limit;
}

const isRetryable = (code: ErrorCode): boolean =>
  [
    'AUTHENTICATION_UNAVAILABLE',
    'DB_UNAVAILABLE',
    'IMPORT_CONFLICT',
    'OVERLOADED',
    'RATE_LIMITED',
    'SHUTTING_DOWN',
    'AUDIT_UNAVAILABLE',
  ].includes(code);

export const extensionsOf = (code: ErrorCode, details: ErrorDetails = {}) => ({
  code,
  retryable: isRetryable(code),
  ...details,
});

export const apiError = (code: ErrorCode, message: string, details: ErrorDetails = {}): GraphQLError =>
  new GraphQLError(message, { extensions: extensionsOf(code, details) });

export const badUserInput = (argument: string, message: string): GraphQLError =>
  apiError('BAD_USER_INPUT', message, { argument });

/** Turns a refusal into an error at its place in a list, whose other entries stand. */
export const refusalError = (refusal: QuestionRefused, at = ''): GraphQLError =>
  apiError(refusal.code, refusal.message, { argument: `${at}${refusal.argument}` });

/** Returns a thrown error as a client sees it; undefined if it is a mistake in Rolegraph. */
export function knownError(
  error: unknown,
): { readonly message: string; readonly extensions: { readonly code?: unknown } } | undefined {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const limit = cause instanceof NamedError && cause.limit ? { limit: cause.limit } : {};
  if (cause instanceof QuestionRefused) return refusalError(cause);
  if (cause instanceof ChangeRefused)
    return apiError('BAD_USER_INPUT', cause.message, { argument: `scenario.${cause.at}`, ...limit });
  if (cause instanceof ImportRunning) return apiError('IMPORT_CONFLICT', cause.message);
  if (cause instanceof AuditUnavailable) return apiError('AUDIT_UNAVAILABLE', errorCodes.AUDIT_UNAVAILABLE);
  if (cause instanceof WorldsBusy) return apiError('OVERLOADED', cause.message, limit);
  if (cause instanceof GraphUnavailable) return apiError('DB_UNAVAILABLE', cause.message);
  if (cause instanceof GraphTimeout || cause instanceof QuestionAbandoned)
    return apiError('DEADLINE_EXCEEDED', cause.message, limit);
  if (cause instanceof ImportTooLarge || cause instanceof ReadTooLarge)
    return apiError('RESOURCE_LIMIT', cause.message, limit);
  return error instanceof GraphQLError ? requestError(error) : undefined;
}

/** Returns an error with a known code, or one that graphql found in the request. */
function requestError(error: GraphQLError) {
  const { code, argument, limit } = error.extensions;
  const details = { ...(argument ? { argument } : {}), ...(limit ? { limit } : {}) };
  if (isVariableError(error)) {
    const message = error.originalError?.message ?? error.message;
    return { message, extensions: { ...extensionsOf('BAD_USER_INPUT'), ...details } };
  }
  if (!isErrorCode(code)) return undefined;
  return { message: error.message, extensions: { ...extensionsOf(code), ...details } };
}

/** Whether the error is about a variable. Its message is the same for a variable as for a value in the document. */
const isVariableError = (error: GraphQLError): boolean =>
  error.path === undefined &&
  (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION ||
    error.message.startsWith('Too many errors processing variables'));

export const internalError = { message: 'Internal error.', extensions: extensionsOf('INTERNAL') };

/** Returns the code that a client sees. */
export function codeOf(error: unknown): ErrorCode {
  const code = knownError(error)?.extensions.code;
  return isErrorCode(code) ? code : 'INTERNAL';
}

/** The log of mistakes in Rolegraph. */
export interface ErrorLog {
  error(details: object, message: string): void;
}

/** Gives every error its code; an unknown error is logged and masked. */
export const errorFormatter =
  (log: ErrorLog) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const known = knownError(error);
    if (!known) logMistake(log, error);
    const { message, extensions } = known ?? internalError;
    const { locations, path } = formatted;
    const requestId = requestOf(error);
    return {
      message,
      ...(locations ? { locations } : {}),
      ...(path ? { path } : {}),
      extensions: { ...extensions, ...(requestId ? { requestId } : {}) },
    };
  };

/** Request ids of errors that are about to be formatted. */
const requestIds = new WeakMap<object, string>();

/** Stores the request id of an error, for the client and the log. */
export const tellRequestOf = (error: object, requestId: string): void =>
  void requestIds.set(error, requestId);

const requestOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null ? requestIds.get(error) : undefined;

/** Logs the stack and the path, never the request: it may contain policies. */
export function logMistake(log: ErrorLog, error: unknown): void {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const path = error instanceof GraphQLError ? error.path?.join('.') : undefined;
  log.error(
    { requestId: requestOf(error), path, stack: cause instanceof Error ? cause.stack : String(cause) },
    'unexpected error',
  );
}
