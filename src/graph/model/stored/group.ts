/** Stored fields of groups. */
import { constant, optional, text, time, uid, type Entity } from './field.js';

export const groupFields = {
  type: constant('GROUP'),
  arn: uid,
  name: text,
  path: text,
  uniqueId: text,
  accountId: text,
  createdAt: optional(time),
};

export type IamGroup = Entity<typeof groupFields>;
