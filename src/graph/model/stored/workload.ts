/** Stored fields of what exists and runs as a role: an instance, a function, a task (F-123 to F-160). */
import { constant, optional, related, sortedTexts, text, texts, uid, type Entity } from './field.js';

export const workloadFields = {
  type: constant('WORKLOAD'),
  arn: uid,
  accountId: text,
  /** Service and resource type, such as `ec2:instance`. */
  kind: text,
  name: text,
  /** As AWS spells it, where the input says one. */
  state: optional(text),
  instanceProfileArns: related(sortedTexts),
  /** Names and ARNs of what it names and what no import of its account holds: roles, profiles, others that run (F-158). */
  unresolved: texts,
};

export type Workload = Entity<typeof workloadFields>;
