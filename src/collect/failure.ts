/** What an error of the SDK means for a collection: go on without this, or stop. */

export interface Failure {
  readonly status: 'DENIED' | 'FAILED';
  /** Of the error, such as `AccessDeniedException`. */
  readonly code: string;
  readonly message: string;
}

/** The credentials no longer work, so nothing further can be read. */
export class SignInExpired extends Error {
  override readonly name = 'SignInExpired';
}

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

/** Of one sentence's length: EC2 puts kilobytes of encoded text behind it. */
const maxMessage = 300;

/** Throws `SignInExpired`, and what is no error of AWS or of the way there. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) throw error;
  if (expired.has(error.name)) throw new SignInExpired(error.message);
  if (!isOfAws(error)) throw error;
  const message = `${error.name}: ${error.message.replace(/ Encoded authorization failure message: .*/s, '')}`;
  return {
    status: denied.has(error.name) ? 'DENIED' : 'FAILED',
    code: error.name,
    message: message.slice(0, maxMessage),
  };
}

const isOfAws = (error: Error): boolean =>
  '$metadata' in error || 'code' in error || error.name === 'EndpointError';

export const isNamed = (error: unknown, names: readonly string[]): boolean =>
  error instanceof Error && names.includes(error.name);
