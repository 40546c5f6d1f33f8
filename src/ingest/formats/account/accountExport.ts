/** What the inputs say of one account, list by list (F-1 to F-24, F-44 to F-89, F-123 to F-160). */
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
  /** Of an OIDC provider: without scheme and trailing slash, as condition keys begin (F-82). */
  readonly url?: string;
  /** Audiences of an OIDC provider. */
  readonly clientIds?: readonly string[];
  readonly createdAt?: number;
  readonly validUntil?: number;
  readonly tags?: readonly TagPair[];
}

/** What a user, or the account's root user, signs in with and signs requests with; never a secret (F-76 to F-90). */
export interface CredentialDetail extends Listed, Credentials {
  /** From the credential report: those that exist for certain, without ids (F-119). Others are from list-access-keys, which names them all (F-84). */
  readonly reportedKeys?: readonly AccessKey[];
  /** When the report was made. */
  readonly reportedAt?: number;
  /** From the report: when the user was made that it is about, who may be one of an earlier day (F-88). */
  readonly userCreatedAt?: number;
}

/** What a user's credentials are filed under: its ARN without a path, which calls that name users by name don't say. */
export const userKey = ({ partition, accountId }: Owner, name: string): string =>
  `arn:${partition}:iam::${accountId}:user/${name.toLowerCase()}`;

/** What the entries of an account are filed under where nothing named its partition. */
export const assumedPartition = 'aws';

export const inPartition = <Entry extends Listed>(entry: Entry, partition: string): Entry =>
  entry.arn.startsWith(`arn:${partition}:`)
    ? entry
    : { ...entry, arn: entry.arn.replace(/^arn:[^:]*:/, `arn:${partition}:`) };

/** Something with a policy of its own (F-44 to F-72). */
export interface ResourceDetail extends Listed {
  /** Missing: not collected, or access was denied. NONE: looked at, and there is none (F-73). */
  readonly policy?: PolicyText | { readonly kind: 'NONE' };
  /** Missing: not collected. */
  readonly tags?: readonly TagPair[];
  /** F-45, E-29b: RestrictPublicBuckets, of the bucket or its account. */
  readonly restrictsPublicBuckets?: boolean;
  /** F-45, E-29a: ObjectOwnership is BucketOwnerEnforced. */
  readonly ignoresAcls?: boolean;
  /** E-68: attribute-based access control is on for the bucket. */
  readonly abacEnabled?: boolean;
  /** Why the policy could not be read, where it could not: AWS's code, such as `AccessDenied`. */
  readonly error?: string;
  /** From a call about this resource alone, which says nothing of others of its kind. */
  readonly alone?: true;
}

export type RunsAs = NamedRole | RolesOfAnother;

/** A role or profile that something runs as. */
export interface NamedRole {
  readonly to: 'ROLE' | 'INSTANCE_PROFILE';
  /** An ARN, or a name in the same account (F-158). */
  readonly reference: string;
  /** SERVICE: used by the service or its agent, and not handed to the code that runs. */
  readonly use: 'CODE' | 'SERVICE';
}

/** What another workload, such as a task definition or a launch template, runs as in the same hands (F-125, F-129). */
export interface RolesOfAnother {
  readonly to: 'WORKLOAD';
  /** An ARN, or a name or id in the same region of the same account. */
  readonly reference: string;
  readonly use: NamedRole['use'];
  /** Kinds that it can be of. */
  readonly kinds: readonly string[];
  /** Of a launch template: `$Default`, `$Latest` or a number. */
  readonly version?: string;
}

/** Something that runs, with or without a role (F-123 to F-160). Several records of one merge. */
export interface WorkloadDetail extends Listed {
  /** Service and resource type, such as `ec2:instance`. */
  readonly kind: string;
  readonly name: string;
  /** What others may call it, where its ARN holds an id. */
  readonly alias?: string;
  readonly runsAs: readonly RunsAs[];
  /** Of a launch template: which of them runs as what. Missing: nothing said so. */
  readonly versions?: readonly WorkloadVersion[];
  /** ARNs of the objects of buckets that its code or template comes from; missing: nothing said so (G-17). */
  readonly codeFrom?: readonly string[];
  /** As AWS spells it, where the output says one. */
  readonly state?: string;
  /** From a call about those that it names, which says nothing of others of their kind. */
  readonly alone?: true;
  /** It no longer runs (F-160), and ends what an earlier import said of it, or of its kind and region. */
  readonly gone?: true;
}

export interface WorkloadVersion {
  readonly number: number;
  readonly isDefault: boolean;
  readonly runsAs: readonly RunsAs[];
}

/** What a collection covered, or could not: one kind of thing in one region. `arn`: `LIST:KIND@REGION`. */
export interface CoverageDetail extends Listed {
  readonly list:
    | 'accountAuthorizationDetails'
    | 'credentials'
    | 'identityProviders'
    | 'instanceProfiles'
    | 'resources'
    | 'workloads';
  /** Service and resource type, such as `ec2:instance`; `*` for all of the list. */
  readonly kind: string;
  /** Empty for a global service. */
  readonly region: string;
  readonly status: 'COLLECTED' | 'DENIED' | 'FAILED';
  readonly message?: string;
  readonly collectedAt?: number;
  /** Of workloads: what runs as no role is listed too (G-12). */
  readonly withoutRole?: true;
  /** A list of workloads says so itself, until another import has some of the kind. */
  readonly declared?: true;
}

export const coverageOf = (list: CoverageDetail['list'], kind: string, region: string) => ({
  arn: `${list}:${kind}@${region}`,
  list,
  kind,
  region,
});

/** All that an import can hold of one account, without any of it. */
const noLists = {
  users: none<UserDetail>(),
  groups: none<GroupDetail>(),
  roles: none<RoleDetail>(),
  /** Customer managed ones. */
  policies: none<ManagedPolicyDetail>(),
  /** Those of AWS that its export lists (F-11), whether or not anybody holds them; what they say is with the import. */
  awsPolicies: none<Listed>(),
  /** By themselves, those without a role too (F-22). */
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

/** Of the call that gives an account's principals page by page (F-116): only its pages say whether more of these follows. */
export const pagedLists = ['users', 'groups', 'roles', 'policies'] as const satisfies readonly ListName[];

/** Which lists the input holds: what a list that was not collected lacks was not deleted. */
export type CollectedLists = Readonly<Partial<Record<ListName, boolean>>>;

/** One account's part of one page, or of all its pages together. A page that names no partition has an empty one. */
export interface AccountExport extends Owner, AccountLists {
  /** Nothing in the import names the partition (F-14): the last import may have. */
  readonly isPartitionAssumed?: boolean;
  /** Of all pages together: what is in no list, for it no longer runs. */
  readonly goneWorkloads?: readonly WorkloadDetail[];
  readonly collected: CollectedLists;
  /** The page says that more follows; of all pages together, that more of the principals and their policies does (F-116). */
  readonly truncated: boolean;
  /** Of what more follows, of all pages together: see `cutPartsOf`. */
  readonly cut?: readonly string[];
}

/** An account of which some lists were collected. */
export function accountWith(
  { accountId, partition }: Owner,
  lists: Partial<AccountLists>,
  truncated = false,
): AccountExport {
  const collected = Object.fromEntries(Object.keys(lists).map((name) => [name, true]));
  return { accountId, partition, ...noLists, ...lists, collected, truncated };
}
