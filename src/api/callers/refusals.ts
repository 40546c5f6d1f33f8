/** Why a request is not let in. */

/** The message is for whoever sent it, and says nothing of what is stored. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
  constructor(
    message: string,
    /** Whether there was a token at all. */
    readonly hasToken = true,
  ) {
    super(message);
  }
}

/** Whether a token counts cannot be told now. */
export class AuthenticationUnavailable extends Error {
  override readonly name = 'AuthenticationUnavailable';
}
