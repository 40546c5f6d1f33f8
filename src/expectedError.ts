/** A limit that a request exceeded. `value`: how much it asked for, where that is known. */
export interface Limit {
  readonly name: string;
  readonly max: number;
  readonly value?: number;
}

/** An error with the name of its class. */
export class NamedError extends Error {
  override readonly name: string = this.constructor.name;
  /** The limit that was exceeded, if one was. */
  readonly limit: Limit | undefined;

  constructor(
    message?: string,
    { limit, ...options }: ErrorOptions & { readonly limit?: Limit | undefined } = {},
  ) {
    super(message, options);
    this.limit = limit;
  }
}

/** An error whose message is all that a person needs: what is wrong, and what to do. */
export class ExpectedError extends NamedError {}

/** Returns undefined if the work ends with one of the errors. */
export async function undefinedOn<T>(
  expected: readonly (abstract new (...given: never) => Error)[],
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (expected.some((one) => error instanceof one)) return undefined;
    throw error;
  }
}
