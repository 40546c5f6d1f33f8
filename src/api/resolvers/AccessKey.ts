/** Fields of an access key that are computed. */
import type { AccessKeyResolvers } from '../types.generated.js';

const DAY = 86_400_000;

export const AccessKey: AccessKeyResolvers = {
  ageInDays: ({ createdAt }) =>
    createdAt === undefined ? null : Math.max(0, Math.floor((Date.now() - createdAt) / DAY)),
};
