/** What an export of one account holds: the typed form of account authorization details (F-1 to F-24). */
import type { JsonRecord } from './jsonValue.js';
import type { Problem } from '../problem.js';

/** Where something stands in the input (F-114). */
export interface Origin {
  readonly file: string;
  readonly path: string;
}

/** A policy document as it came (F-9). One that cannot be read is quarantined, and refuses nothing (F-20). */
export type PolicyText = Origin &
  (
    | {
        readonly kind: 'DOCUMENT';
        readonly value: JsonRecord;
        /** Paths inside the document (`$.Statement[0].Condition`) of keys that occur more than once (L-3, F-115). */
        readonly duplicateKeys: readonly string[];
      }
    | {
        readonly kind: 'UNREADABLE';
        /** As it came; empty where the export holds none. */
        readonly text: string;
        readonly message: string;
      }
  );

export type TagPair = readonly [key: string, value: string];

export interface InlinePolicyDetail {
  readonly name: string;
  readonly document: PolicyText;
}

export interface AttachedPolicy {
  readonly name: string;
  readonly arn: string;
}

/** What all of these have in common; the name is unique per account and kind. */
export interface EntityDetail {
  readonly arn: string;
  /** The last part of the ARN. */
  readonly name: string;
  /** `/` or `/…/`. */
  readonly path: string;
  /** Epoch milliseconds, as all times here. */
  readonly createdAt?: number;
  readonly origin: Origin;
}

interface AttachmentDetail {
  readonly inlinePolicies: readonly InlinePolicyDetail[];
  readonly attachedPolicies: readonly AttachedPolicy[];
}

export interface UserDetail extends EntityDetail, AttachmentDetail {
  readonly userId?: string;
  /** Names, to be looked up in the same account (F-10). */
  readonly groupNames: readonly string[];
  readonly permissionsBoundaryArn?: string;
  readonly tags: readonly TagPair[];
}

export interface GroupDetail extends EntityDetail, AttachmentDetail {
  readonly groupId?: string;
}

export interface InstanceProfileDetail extends EntityDetail {
  readonly instanceProfileId?: string;
  readonly tags: readonly TagPair[];
}

export interface RoleDetail extends EntityDetail, AttachmentDetail {
  readonly roleId?: string;
  readonly trustPolicy: PolicyText;
  readonly instanceProfiles: readonly InstanceProfileDetail[];
  readonly permissionsBoundaryArn?: string;
  readonly tags: readonly TagPair[];
  readonly lastUsedAt?: number;
  readonly lastUsedRegion?: string;
  /** Seconds. Only where a nested role says it (F-7, F-23). */
  readonly maxSessionDuration?: number;
  readonly description?: string;
}

export interface PolicyVersionDetail {
  /** `v1`, `v2`, … */
  readonly versionId: string;
  readonly isDefault: boolean;
  readonly createdAt?: number;
  readonly document: PolicyText;
}

export interface ManagedPolicyDetail extends EntityDetail {
  readonly policyId?: string;
  readonly description?: string;
  /** Missing where the export does not say which version counts. */
  readonly defaultVersionId?: string;
  /** All that the export holds (F-16); may lack the default one. */
  readonly versions: readonly PolicyVersionDetail[];
  readonly updatedAt?: number;
  readonly isAttachable?: boolean;
}

/** Which lists the input holds: what a list that was not collected lacks was not deleted. */
export interface CollectedLists {
  readonly users: boolean;
  readonly groups: boolean;
  readonly roles: boolean;
  readonly policies: boolean;
}

/** One account's part of one page, or of all its pages together. */
export interface AccountExport {
  readonly accountId: string;
  readonly partition: string;
  readonly users: readonly UserDetail[];
  readonly groups: readonly GroupDetail[];
  readonly roles: readonly RoleDetail[];
  /** Customer managed ones. */
  readonly policies: readonly ManagedPolicyDetail[];
  readonly collected: CollectedLists;
  /** The page says that more follows (F-116). */
  readonly truncated: boolean;
}

/** One page of the call's output, each entity filed under the account of its own ARN (F-117). */
export interface ExportPage {
  /** Where the page stands in its file: `$`, or `$[2]` in an array of pages (F-6). */
  readonly path: string;
  readonly accounts: readonly AccountExport[];
  /** They belong to no account. */
  readonly awsManagedPolicies: readonly ManagedPolicyDetail[];
  readonly truncated: boolean;
  /** It says itself that nothing follows (`IsTruncated: false`); output of the CLI doesn't say. */
  readonly saysLast: boolean;
}

/** What one file holds. Accounts with a problem are not in `pages`. */
export interface ParsedExport {
  readonly file: string;
  readonly pages: readonly ExportPage[];
  /** Accounts that this file speaks of and that must not be imported, from other files neither. */
  readonly refusedAccountIds: readonly string[];
  readonly problems: readonly Problem[];
  /** What was tolerated and somebody may want to know. */
  readonly notes: readonly Problem[];
}

/** All pages of one account, from all files of an import. */
export interface MergedAccount extends AccountExport {
  readonly files: readonly string[];
}

export interface MergedExports {
  readonly accounts: readonly MergedAccount[];
  /** By ARN. */
  readonly awsManagedPolicies: ReadonlyMap<string, ManagedPolicyDetail>;
  readonly refusedAccountIds: readonly string[];
  /** Those of the files included. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}
