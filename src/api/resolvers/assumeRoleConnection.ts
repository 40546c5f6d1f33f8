/** What may be missing of steps of assuming roles: read only where it is selected. */
import type { AssumeRoleConnectionResolvers } from '../types.generated.js';

export const AssumeRoleConnection: AssumeRoleConnectionResolvers = {
  dataGaps: ({ readGaps }) => readGaps(),
};
