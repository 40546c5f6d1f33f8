/** An error whose message is all that a person needs: what is wrong, and what to do. */
export class ExpectedError extends Error {}
