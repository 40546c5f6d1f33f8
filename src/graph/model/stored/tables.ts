/** Stored fields of each noun, which give its type, what imports write, what queries ask for and how rows are read. */
import type { DataGap } from '../../../iam/decide/decision.js';
import type { SectionCompleteness } from '../completeness.js';
import type { Administration } from '../grants.js';
import {
  constant,
  count,
  flag,
  json,
  oneOf,
  optional,
  otherwise,
  related,
  sortedTexts,
  tags,
  text,
  texts,
  time,
  uid,
  type Entity,
} from './field.js';

/** Fields of an account that come from its organization, if that was imported. */
export const memberFields = {
  organizationId: optional(text),
  name: optional(text),
  status: optional(text),
};

export const accountFields = {
  type: constant('ACCOUNT'),
  accountId: uid,
  partition: text,
  /** False: the account is known only because a policy names it. */
  imported: flag,
  importedAt: optional(time),
  version: count,
  /** The version of the rules by which its edges were derived. */
  rulesVersion: optional(text),
  ...memberFields,
  dataGaps: otherwise(json<readonly DataGap[]>(), []),
  /** Only sections that its own imports mention; missing: the account was not imported. */
  completeness: optional(json<readonly SectionCompleteness[]>()),
};

const counted = otherwise(count, 0);

/** Counts that an import writes; zero for an account that was not imported. */
export const accountCountFields = {
  users: counted,
  roles: counted,
  groups: counted,
  managedPolicies: counted,
  instanceProfiles: counted,
};

/** Counts of the whole graph, made when they are asked for. */
export const graphCounts = {
  accounts: counted,
  outsideAccounts: counted,
  users: counted,
  groups: counted,
  roles: counted,
  policies: counted,
  policyDocuments: counted,
  quarantinedDocuments: counted,
  policySets: counted,
  canAssume: counted,
  canAssumeIf: counted,
  escalatesTo: counted,
  escalatesToIf: counted,
  /** Users and roles. */
  administrators: counted,
  rolesTrustingAnyone: counted,
  lastImportAt: optional(time),
};

export type Account = Entity<typeof accountFields>;
export type AccountCounts = Entity<typeof accountCountFields>;
export type GraphCounts = Entity<typeof graphCounts>;

export interface AccessKey {
  /** AKIA…; missing: the key is known from a credential report, which has no ids (F-119). */
  readonly id?: string;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'EXPIRED';
  readonly createdAt?: number;
  readonly lastUsedAt?: number;
  readonly lastUsedRegion?: string;
  readonly lastUsedService?: string;
  /** True if a credential report says so (F-79). Without it and `lastUsedAt`, use of the key is not known. */
  readonly neverUsed?: true;
}

/** Credentials, on the nodes of users and root users. A missing field is not in the input (F-76 to F-89). */
export const credentialFields = {
  accessKeys: optional(json<readonly AccessKey[]>()),
  mfaActive: optional(flag),
  passwordEnabled: optional(flag),
  passwordLastUsedAt: optional(time),
  passwordLastChangedAt: optional(time),
};

export type Credentials = Entity<typeof credentialFields>;

const namedFields = {
  type: constant('PRINCIPAL'),
  /** An ARN, a service name, a built-in provider name, an AIDA…/AROA… id, or `*`. */
  identifier: uid,
  name: text,
};

const iamFields = {
  ...namedFields,
  accountId: text,
  path: text,
  /** AIDA… or AROA…. */
  uniqueId: text,
  createdAt: optional(time),
  tags,
  /** Missing: the principal has no administrative access. */
  administration: optional(json<Administration>()),
};

export const userFields = { ...iamFields, kind: oneOf('USER') };

export const roleFields = {
  ...iamFields,
  kind: oneOf('ROLE'),
  serviceLinked: flag,
  /** Whether its trust policy may let session tags replace its tags (E-40). Missing: no, or the role has no tags. */
  takesSessionTags: optional(flag),
  lastUsedAt: optional(time),
  lastUsedRegion: optional(text),
};

export const otherPrincipalFields = {
  ...namedFields,
  kind: oneOf(
    'ROOT',
    'SAML_PROVIDER',
    'OIDC_PROVIDER',
    'SERVICE',
    'ROLE_SESSION',
    /** A principal that policies name, of an account that was never imported, or one that was deleted. */
    'EXTERNAL',
    'ANYONE',
  ),
  accountId: optional(text),
};

export type IamUser = Entity<typeof userFields>;
export type IamRole = Entity<typeof roleFields>;
/** A principal other than an IAM user or role. */
export type OtherPrincipal = Entity<typeof otherPrincipalFields>;

export type Principal = IamUser | IamRole | OtherPrincipal;
export type PrincipalKind = Principal['kind'];

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

/** Fields of an imported SAML or OIDC provider besides its ARN (F-81 to F-83), on the node of its principal. */
export const identityProviderFields = {
  /** The URL of an OIDC provider, without scheme: the prefix of its condition keys. */
  url: optional(text),
  /** Audiences of an OIDC provider. */
  clientIds: optional(texts),
  createdAt: optional(time),
  validUntil: optional(time),
};

export type IdentityProvider = Entity<typeof identityProviderFields>;

const documentFields = {
  documentHash: optional(related(text)),
  /** JSON. Missing: the export names the policy but does not have its document. */
  documentText: optional(related(text)),
  /** Why the document could not be parsed; missing: it could. */
  quarantined: optional(related(text)),
};

/** Fields of a policy that decisions need. */
export const heldPolicyFields = {
  /** ARN of a customer managed policy; for other policies see policyUid.ts. */
  uid,
  name: text,
  arn: optional(text),
  defaultVersionId: optional(text),
  /** The day of Rolegraph's own copy, if that is used because the export lacks this AWS managed policy. */
  dataPackage: optional(text),
  ...documentFields,
};

/** All fields of a policy. Trust policies and resource policies are read from the nodes of their owners. */
export const policyFields = {
  type: constant('POLICY'),
  ...heldPolicyFields,
  kind: oneOf('MANAGED', 'AWS_MANAGED', 'INLINE', 'TRUST', 'RESOURCE', 'SERVICE_CONTROL', 'RESOURCE_CONTROL'),
  accountId: optional(text),
  /** ARN of the user, role, group or resource that an inline, trust or resource policy belongs to. */
  ownerArn: optional(text),
  description: optional(text),
  versionCount: optional(count),
};

export type Policy = Entity<typeof policyFields>;
export type PolicyKind = Policy['kind'];
/** A policy as it applies to a principal. */
export type HeldPolicy = Entity<typeof heldPolicyFields>;

/** Resources that have their own policy, or that a collection found to have none (F-44 to F-75). */
export const resourceFields = {
  type: constant('RESOURCE'),
  arn: uid,
  /** The owning account, which a bucket's ARN does not contain (F-74, L-16). */
  accountId: text,
  /** The service in the ARN: `s3`, `sqs`, `es`. */
  service: text,
  /** The first word of the ARN's resource part, if it has one: `key`, `function`. */
  resourceType: optional(text),
  name: text,
  /** Missing: not collected. */
  tags: optional(tags),
  /** NONE: the collection found that the resource has no policy (F-73). */
  policyStatus: oneOf('COLLECTED', 'NONE', 'NOT_COLLECTED'),
  /** Whether RestrictPublicBuckets is on, for bucket or account (E-29b, E-95); missing: not known, or not of both. */
  restrictsPublicBuckets: optional(flag),
  /** Whether the bucket ignores ACLs (E-29a); missing: not collected. */
  ignoresAcls: optional(flag),
  /** Whether policies see the tags of the bucket (E-68); missing: not collected. */
  abacEnabled: optional(flag),
};

export type Resource = Entity<typeof resourceFields>;

/** Existing workloads that can run as a role: instances, functions, tasks (F-123 to F-160). */
export const workloadFields = {
  type: constant('WORKLOAD'),
  arn: uid,
  accountId: text,
  /** Service and resource type, such as `ec2:instance`. */
  kind: text,
  name: text,
  /** As AWS spells it, if the input has it. */
  state: optional(text),
  instanceProfileArns: related(sortedTexts),
  /** Names and ARNs of roles, instance profiles and workloads that it refers to and that no import has (F-158). */
  unresolved: texts,
};

export type Workload = Entity<typeof workloadFields>;

export const instanceProfileFields = {
  type: constant('INSTANCE_PROFILE'),
  arn: uid,
  name: text,
  /** Missing: the profile is empty, or no import has its role. */
  roleArn: optional(related(text)),
};

export type InstanceProfile = Entity<typeof instanceProfileFields>;
