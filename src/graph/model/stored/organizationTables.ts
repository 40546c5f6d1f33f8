/** Stored fields of organizations and of Identity Center. */
import type { DataGap } from '../../../iam/decide/decision.js';
import { constant, json, oneOf, optional, related, text, texts, time, uid, type Entity } from './field.js';

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

/** A policy that a permission set refers to: by ARN, or by path and name in each account (F-101, F-102). */
export interface PermissionSetPolicy {
  readonly name: string;
  readonly arn?: string;
  readonly path?: string;
}

export const permissionSetFields = {
  type: constant('PERMISSION_SET'),
  arn: uid,
  /** Its id where it was not described. */
  name: text,
  /** ARN. */
  instanceArn: text,
  description: optional(text),
  /** ISO 8601, `PT1H`. */
  sessionDuration: optional(text),
  /** JSON. Missing also where it could not be understood. */
  inlinePolicy: optional(related(text)),
  managedPolicies: json<readonly PermissionSetPolicy[]>(),
  customerManagedPolicies: json<readonly PermissionSetPolicy[]>(),
  permissionsBoundary: optional(json<PermissionSetPolicy>()),
  dataGaps: json<readonly DataGap[]>(),
};

export const identityCenterPrincipalFields = {
  type: constant('IDENTITY_CENTER_PRINCIPAL'),
  uid,
  kind: oneOf('USER', 'GROUP'),
  /** As the identity store numbers it. */
  principalId: text,
  /** Its id where its list was not collected. */
  name: text,
};

/** What Identity Center makes a role of in each account that it is assigned in. */
export type PermissionSet = Entity<typeof permissionSetFields>;
/** A user or group of the identity store behind an instance of Identity Center: a person, and no principal of IAM. */
export type IdentityCenterPrincipal = Entity<typeof identityCenterPrincipalFields>;
