/** Stored fields of resources: of what has a policy of its own, or of which a collection says that it has none (F-44 to F-75). */
import { constant, flag, oneOf, optional, tags, text, uid, type Entity } from './field.js';

export const resourceFields = {
  type: constant('RESOURCE'),
  arn: uid,
  /** The owner, which the ARN of a bucket does not name (F-74, L-16). */
  accountId: text,
  /** Of the ARN: `s3`, `sqs`, `es`. */
  service: text,
  /** The first word of the ARN's resource part, where it has one: `key`, `function`. */
  resourceType: optional(text),
  name: text,
  /** Missing: not collected. */
  tags: optional(tags),
  /** NONE: looked at, and there is none (F-73). */
  policyStatus: oneOf('COLLECTED', 'NONE', 'NOT_COLLECTED'),
  /** E-29b: of the bucket or its account; missing: not collected. */
  restrictsPublicBuckets: optional(flag),
  /** E-29a; missing: not collected. */
  ignoresAcls: optional(flag),
  /** E-68, of a bucket: policies see its tags. Missing: not collected. */
  abacEnabled: optional(flag),
};

export type Resource = Entity<typeof resourceFields>;
