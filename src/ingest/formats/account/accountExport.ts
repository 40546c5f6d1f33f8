/** Defines what the inputs hold of one account, list by list (F-1 to F-24, F-44 to F-89, F-123 to F-160). */
import type { AccessKey, Credentials } from '../../../graph/model/graph.js';
import { none } from '../shared/findings.js';
import type { PolicyText } from '../shared/policyText.js';
import type {
  GroupDetail,
  Listed,
  ListedInstanceProfile,
  ManagedPolicyDetail,
  Owner,
  RoleDetail,
  UserDetail,
} from './entities.js';
import type { TagPair } from '../shared/tags.js';

export type { PolicyText } from '../shared/policyText.js';
export type { TagPair } from '../shared/tags.js';
export type {
  GroupDetail,
  InlinePolicyDetail,
  Listed,
  ManagedPolicyDetail,
  PolicyVersionDetail,
  RoleDetail,
  UserDetail,
} from './entities.js';

/** A SAML or OIDC provider (F-81 to F-83). */
export interface IdentityProviderDetail extends Listed {
  readonly kind: 'SAML' | 'OIDC';
  /** The URL of an OIDC provider without scheme, as its condition keys begin (F-82). */
  readonly url?: string;
  /** Audiences of an OIDC provider. */
  readonly clientIds?: readonly string[];
  readonly createdAt?: number;
  readonly validUntil?: number;
  readonly tags?: readonly TagPair[];
}

/** The credentials of a user, or of the root user of an account; never a secret (F-76 to F-90). */
export interface CredentialDetail extends Listed, Credentials {
  /**
   * Keys of the credential report: those that certainly exist, without ids (F-119). `accessKeys` is from
   * list-access-keys, which names all keys (F-84).
   */
  readonly reportedKeys?: readonly AccessKey[];
  readonly reportedAt?: number;
  /** From the report: when its user was created. That can be an earlier user of the same name (F-88). */
  readonly userCreatedAt?: number;
}

/** Returns the key of a user's credentials: its ARN without a path, which calls that name users do not give. */
export const userKey = ({ partition, accountId }: Owner, name: string): string =>
  `arn:${partition}:iam::${accountId}:user/${name.toLowerCase()}`;

/** The partition in the keys of entries where nothing names the partition of their account. */
export const assumedPartition = 'aws';

export const inPartition = <Entry extends Listed>(entry: Entry, partition: string): Entry =>
  entry.arn.startsWith(`arn:${partition}:`)
    ? entry
    : { ...entry, arn: entry.arn.replace(/^arn:[^:]*:/, `arn:${partition}:`) };

/** A resource that can have a policy (F-44 to F-72). */
export interface ResourceDetail extends Listed {
  /** Missing: not collected, or access was denied. NONE: collected, and the resource has no policy (F-73). */
  readonly policy?: PolicyText | { readonly kind: 'NONE' };
  /** Missing: not collected. */
  readonly tags?: readonly TagPair[];
  /** F-45, E-29b: RestrictPublicBuckets, of the bucket or its account. */
  readonly restrictsPublicBuckets?: boolean;
  /** F-45: BlockPublicPolicy, of the bucket or its account. */
  readonly blocksPublicPolicy?: boolean;
  /** F-45, E-29a: ObjectOwnership is BucketOwnerEnforced. */
  readonly ignoresAcls?: boolean;
  /** E-68: attribute-based access control is on for the bucket. */
  readonly abacEnabled?: boolean;
  /** AWS's code, such as `AccessDenied`, where the policy could not be read. */
  readonly error?: string;
  /** The record is from a call about this resource alone, so it does not show the others of its kind. */
  readonly alone?: true;
}

export type RunsAs = NamedRole | RolesOfAnother;

export interface NamedRole {
  readonly to: 'ROLE' | 'INSTANCE_PROFILE';
  /** An ARN, or a name in the same account (F-158). */
  readonly reference: string;
  /** SERVICE: the service or its agent uses the role, and the workload's code does not get it. */
  readonly use: 'CODE' | 'SERVICE';
}

/** A reference to roles of another workload, such as a task definition, that run in the same place (F-125, F-129). */
export interface RolesOfAnother {
  readonly to: 'WORKLOAD';
  /** An ARN, or a name or id in the same region of the same account. */
  readonly reference: string;
  readonly use: NamedRole['use'];
  readonly kinds: readonly string[];
  /** The version of a launch template: `$Default`, `$Latest` or a number. */
  readonly version?: string;
}

/** A workload, with or without a role (F-123 to F-160). Several records of one workload merge. */
export interface WorkloadDetail extends Listed {
  /** Service and resource type, such as `ec2:instance`. */
  readonly kind: string;
  readonly name: string;
  /** Another name in references to the workload, where its ARN holds an id. */
  readonly alias?: string;
  readonly runsAs: readonly RunsAs[];
  /** The versions of a launch template and what each runs as. Missing: not collected. */
  readonly versions?: readonly WorkloadVersion[];
  /** ARNs of the S3 objects that hold its code or template. Missing: not collected (G-17). */
  readonly codeFrom?: readonly string[];
  /** The state as AWS spells it, where the output has one. */
  readonly state?: string;
  /** The record is from a call about named workloads, so it does not show the others of their kind. */
  readonly alone?: true;
  /** The workload no longer runs (F-160). It replaces earlier records of the workload, or of its kind and region. */
  readonly gone?: true;
}

export interface WorkloadVersion {
  readonly number: number;
  readonly isDefault: boolean;
  readonly runsAs: readonly RunsAs[];
}

/** What a collection did or did not cover: one kind in one region. `arn`: `LIST:KIND@REGION`. */
export interface CoverageDetail extends Listed {
  readonly list:
    | 'accountAuthorizationDetails'
    | 'credentials'
    | 'identityProviders'
    | 'instanceProfiles'
    | 'regions'
    | 'resources'
    | 'workloads';
  /** Service and resource type, such as `ec2:instance`, or `*` for the whole list. */
  readonly kind: string;
  /** Empty for a global service. */
  readonly region: string;
  readonly status: 'COLLECTED' | 'DENIED' | 'FAILED';
  readonly message?: string;
  readonly collectedAt?: number;
  /** For workloads: those without a role are listed too (G-12). */
  readonly withoutRole?: true;
  /** How many things the collection found (F-173). */
  readonly found?: number;
  /** For the list of regions: those that the account has enabled. */
  readonly regions?: readonly string[];
  /** A list of workloads declares this itself. It holds until another import has workloads of the kind. */
  readonly declared?: true;
}

export const coverageOf = (list: CoverageDetail['list'], kind: string, region: string) => ({
  arn: `${list}:${kind}@${region}`,
  list,
  kind,
  region,
});

/** The lists that an import can hold of one account, all empty. */
export const noLists = {
  users: none<UserDetail>(),
  groups: none<GroupDetail>(),
  roles: none<RoleDetail>(),
  /** Customer managed policies. */
  policies: none<ManagedPolicyDetail>(),
  /** Instance profiles from their own call, which also lists those without a role (F-22). */
  instanceProfiles: none<ListedInstanceProfile>(),
  identityProviders: none<IdentityProviderDetail>(),
  credentials: none<CredentialDetail>(),
  resources: none<ResourceDetail>(),
  workloads: none<WorkloadDetail>(),
  coverage: none<CoverageDetail>(),
};

export type AccountLists = Readonly<typeof noLists>;
export type ListName = keyof AccountLists;

export const listNames = Object.keys(noLists) as readonly ListName[];

/** The lists that come page by page from one call (F-116): only its pages say whether more of them follows. */
export const pagedLists = ['users', 'groups', 'roles', 'policies'] as const satisfies readonly ListName[];

/** The lists that the input holds. What is missing from a list that was not collected was not deleted. */
export type CollectedLists = Readonly<Partial<Record<ListName, boolean>>>;

/** One account's part of one page, or of all its pages together. The partition is empty where the page names none. */
export interface AccountExport extends Owner, AccountLists {
  /** Nothing in the import names the partition (F-14), but the last import may have named it. */
  readonly isPartitionAssumed?: boolean;
  /** After all pages are merged: workloads in no list because they no longer run. */
  readonly goneWorkloads?: readonly WorkloadDetail[];
  readonly collected: CollectedLists;
  /** Of one page: more pages follow. Of all pages together: more principals or policies follow (F-116). */
  readonly truncated: boolean;
  /** For all pages together: the lists of which more follows; see `truncatedIn`. */
  readonly truncatedParts?: readonly string[];
}

/** Returns an account with the given lists as collected and the others empty. */
export function accountWith(
  { accountId, partition }: Owner,
  lists: Partial<AccountLists>,
  truncated = false,
): AccountExport {
  const collected = Object.fromEntries(Object.keys(lists).map((name) => [name, true]));
  return { accountId, partition, ...noLists, ...lists, collected, truncated };
}
