/** Stored fields of policies. A trust policy, and that of a resource, is told from the node of its owner. */
import { constant, count, oneOf, optional, related, text, uid, type Entity } from './field.js';

const documentFields = {
  documentHash: optional(related(text)),
  /** JSON. Missing: the export names the policy but does not hold it. */
  documentText: optional(related(text)),
  /** Why the document could not be understood, where it could not. */
  quarantined: optional(related(text)),
};

/** As it bears on a request. */
export const heldPolicyFields = {
  /** ARN of a customer managed policy; for the others see `policyUid` in policyUid.ts. */
  uid,
  name: text,
  arn: optional(text),
  defaultVersionId: optional(text),
  /** The export lacks this policy of AWS: the document is that of Rolegraph's own copy, as of this day. */
  dataPackage: optional(text),
  ...documentFields,
};

export const policyFields = {
  type: constant('POLICY'),
  ...heldPolicyFields,
  kind: oneOf('MANAGED', 'AWS_MANAGED', 'INLINE', 'TRUST', 'RESOURCE', 'SERVICE_CONTROL', 'RESOURCE_CONTROL'),
  accountId: optional(text),
  /** ARN of the user, role or group that an inline or trust policy is written into, or of the resource. */
  ownerArn: optional(text),
  description: optional(text),
  versionCount: optional(count),
};

export type Policy = Entity<typeof policyFields>;
export type PolicyKind = Policy['kind'];
/** A policy as it reaches a principal. */
export type HeldPolicy = Entity<typeof heldPolicyFields>;
