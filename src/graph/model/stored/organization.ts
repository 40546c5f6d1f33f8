/** Stored fields of organizations, their roots and units. */
import type { DataGap } from '../../../iam/decide/decision.js';
import { constant, json, optional, related, text, texts, time, uid, type Entity } from './field.js';

export const organizationFields = {
  type: constant('ORGANIZATION'),
  /** `o-…`. */
  organizationId: uid,
  arn: text,
  managementAccountId: text,
  /** As AWS spells it. */
  featureSet: optional(text),
  /** Missing: its roots were not collected (F-37). */
  enabledPolicyTypes: optional(texts),
  importedAt: time,
  dataGaps: json<readonly DataGap[]>(),
};

export const organizationalUnitFields = {
  /** `r-…` or `ou-…`. */
  unitId: uid,
  arn: text,
  name: text,
  /** Missing: it is a root, or its place in the tree is not known (F-167). */
  parentId: optional(related(text)),
  /** Attached directly. */
  serviceControlPolicyUids: related(texts),
  resourceControlPolicyUids: related(texts),
};

export type Organization = Entity<typeof organizationFields>;
/** A root, or an organizational unit. */
export type OrganizationalUnit = Entity<typeof organizationalUnitFields>;
