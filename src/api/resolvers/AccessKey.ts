/** Fields of an access key that are computed. */
import { rotationDue } from '../../access/exposure/accessKeys.js';
import { inRange } from '../arguments/arguments.js';
import type { AccessKeyResolvers } from '../types.generated.js';

const DAY = 86_400_000;

export const AccessKey: AccessKeyResolvers = {
  accessKeyId: ({ id }) => id ?? null,
  neverUsed: ({ neverUsed }) => neverUsed === true,
  rotationDue: (key, { afterDays }) =>
    rotationDue(key, inRange('afterDays', afterDays, 0, 36_500), Date.now()) ?? null,
  ageInDays: ({ createdAt }) =>
    createdAt === undefined ? null : Math.max(0, Math.floor((Date.now() - createdAt) / DAY)),
};
