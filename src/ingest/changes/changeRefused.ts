/** The errors for a change that cannot be made: why and what to do, and then also which change it is. */
import { ExpectedError, NamedError, type Limit } from '../../expectedError.js';

/** A verb refuses its change. The message begins with the error code of AWS, where AWS would refuse it. */
export class Refusal extends NamedError {}

export class ChangeRefused extends ExpectedError {
  constructor(
    /** The place in the scenario, such as `changes[3].attachRolePolicy`, or `documents`. */
    readonly at: string,
    reason: string,
    limit?: Limit,
  ) {
    super(`${at}: ${reason}`, { limit });
  }
}
