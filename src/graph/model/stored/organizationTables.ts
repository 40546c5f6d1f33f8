/** Stored fields of organizations and of Identity Center. */
import type { DataGap } from '../../../iam/decide/decision.js';
import {
  constant,
  flag,
  json,
  oneOf,
  optional,
  otherwise,
  related,
  text,
  texts,
  time,
  uid,
  type Entity,
} from './field.js';

export const organizationFields = {
  type: constant('ORGANIZATION'),
  /** `o-…`. */
  organizationId: uid,
  arn: text,
  managementAccountId: text,
  /** As AWS spells it. */
  featureSet: optional(text),
  /** Policy types that its root enables; missing: its roots were not collected (F-37). */
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
  /** Policies that are attached directly. */
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
  /** Its id if its description was not collected. */
  name: text,
  /** ARN. */
  instanceArn: text,
  description: optional(text),
  /** ISO 8601, such as `PT1H`. */
  sessionDuration: optional(text),
  /** JSON. Also missing if it could not be parsed. */
  inlinePolicy: optional(related(text)),
  managedPolicies: json<readonly PermissionSetPolicy[]>(),
  customerManagedPolicies: json<readonly PermissionSetPolicy[]>(),
  permissionsBoundary: optional(json<PermissionSetPolicy>()),
  /** The accounts of which all of its assignments are known; `*` for every account. */
  assignmentsIn: otherwise(texts, ['*']),
  dataGaps: json<readonly DataGap[]>(),
};

export const identityCenterPrincipalFields = {
  type: constant('IDENTITY_CENTER_PRINCIPAL'),
  uid,
  kind: oneOf('USER', 'GROUP'),
  /** Its id in the identity store. */
  principalId: text,
  /** Its id if the list of users or groups was not collected. */
  name: text,
  /** Whether the members of a group are known; true of a user, who has none. */
  membersCollected: flag,
  /** Whether a user is disabled, and cannot sign in (F-99). */
  disabled: optional(flag),
};

/** A permission set: Identity Center provisions it as a role in each account in which it is assigned. */
export type PermissionSet = Entity<typeof permissionSetFields>;
/** A user or group in the identity store of an Identity Center instance, which is not an IAM principal. */
export type IdentityCenterPrincipal = Entity<typeof identityCenterPrincipalFields>;
