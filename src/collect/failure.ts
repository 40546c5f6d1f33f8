/** Decides what an error of the SDK means for a collection: continue without this part, or stop. */
import { NamedError } from '../expectedError.js';
import { UnusableAnswer } from './answers.js';

export interface Failure {
  readonly status: 'DENIED' | 'FAILED';
  /** The name of the error, such as `AccessDeniedException`. */
  readonly code: string;
  readonly message: string;
}

/** The code of a failure to find what only other accounts may see. */
export const SEES_NONE = 'SeesNone';

/** The credentials no longer work, so nothing further can be read. */
export class SignInExpired extends NamedError {}

/** The user stopped the collection. */
export class Interrupted extends NamedError {}

const denied = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'AuthorizationErrorException',
  'NotAuthorizedException',
  'UnauthorizedOperation',
]);

const expired = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'TokenProviderError',
]);

/** What EC2 and the SDK append: kilobytes of encoded text, and advice to programmers. */
const appended = /(?: Encoded authorization failure message: |\s+Deserialization error: ).*/s;

/** The longest message, in characters. */
const maxMessage = 300;

/**
 * Returns what a failed call says of the region, if it was about one. Throws `SignInExpired`, and errors that come
 * neither from AWS nor from the connection to it.
 */
export function failureOf(error: unknown, region = ''): Failure {
  if (!(error instanceof Error)) throw error;
  if (expired.has(error.name)) throw new SignInExpired(error.message);
  if (!isOfAws(error)) throw error;
  const isUnknownHost = 'code' in error && error.code === 'ENOTFOUND' && region !== '';
  const why = isUnknownHost ? `. The service may not be offered in ${region}` : '';
  const message = `${error.name}: ${error.message.replace(appended, '')}${why}`;
  return {
    status: denied.has(error.name) ? 'DENIED' : 'FAILED',
    code: error.name,
    message: message.slice(0, maxMessage),
  };
}

const isOfAws = (error: Error): boolean =>
  '$metadata' in error ||
  'code' in error ||
  error.name === 'EndpointError' ||
  error instanceof UnusableAnswer;

export const isNamed = (error: unknown, names: readonly string[]): boolean =>
  error instanceof Error && names.includes(error.name);
