/** An error with the name of its class. */
export class NamedError extends Error {
  override readonly name: string = this.constructor.name;
}

/** An error whose message is all that a person needs: what is wrong, and what to do. */
export class ExpectedError extends NamedError {}
