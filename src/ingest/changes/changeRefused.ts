/** The error for a change that cannot be made: which change, why, and what to do. */
import { ExpectedError } from '../../expectedError.js';

export class ChangeRefused extends ExpectedError {
  override readonly name = 'ChangeRefused';

  constructor(
    /** The place in the scenario, such as `changes[3].attachRolePolicy`, or `documents`. */
    readonly at: string,
    reason: string,
  ) {
    super(`${at}: ${reason}`);
  }
}
