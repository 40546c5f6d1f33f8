/** Stored fields of instance profiles. */
import { constant, optional, related, text, uid, type Entity } from './field.js';

export const instanceProfileFields = {
  type: constant('INSTANCE_PROFILE'),
  arn: uid,
  name: text,
  /** Missing: it is empty, or no import holds its role. */
  roleArn: optional(related(text)),
};

export type InstanceProfile = Entity<typeof instanceProfileFields>;
