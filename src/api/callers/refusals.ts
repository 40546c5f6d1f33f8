/** Defines the errors of requests without a valid caller. */
import { NamedError } from '../../expectedError.js';

/** The request has no valid token. The message is for its sender, and says nothing about stored data. */
export class Unauthenticated extends NamedError {
  constructor(
    message: string,
    /** Whether there was any token. */
    readonly hasToken = true,
  ) {
    super(message);
  }
}

/** Tokens cannot be checked now. */
export class AuthenticationUnavailable extends NamedError {}
