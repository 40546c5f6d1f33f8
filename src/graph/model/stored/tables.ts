/** Stored fields of each noun. Their types, what imports write, what queries ask for and how rows are read follow from these tables. */
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

/** What an organization says of an account, where one was imported that has it. */
export const memberFields = {
  organizationId: optional(text),
  name: optional(text),
  status: optional(text),
};

export const accountFields = {
  type: constant('ACCOUNT'),
  accountId: uid,
  partition: text,
  /** False: known only because a policy names it. */
  imported: flag,
  importedAt: optional(time),
  version: count,
  ...memberFields,
  dataGaps: otherwise(json<readonly DataGap[]>(), []),
  /** Of the sections that its own imports speak of; missing: nothing of it was imported. */
  completeness: optional(json<readonly SectionCompleteness[]>()),
};

const counted = otherwise(count, 0);

/** Counted at import; of an account that was not, none. */
export const accountCountFields = {
  users: counted,
  roles: counted,
  groups: counted,
  managedPolicies: counted,
  instanceProfiles: counted,
};

/** Of the whole graph, counted when they are asked for. */
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
  /** AKIA…; missing: known from a credential report, which names none (F-119). */
  readonly id?: string;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'EXPIRED';
  readonly createdAt?: number;
  readonly lastUsedAt?: number;
  readonly lastUsedRegion?: string;
  readonly lastUsedService?: string;
  /** A credential report says so (F-79). Without it and without `lastUsedAt` nothing is known of its use. */
  readonly neverUsed?: true;
}

/**
 * What users and root users sign in with, on the nodes of these. What is missing was not collected, or the input does not
 * say (F-76 to F-89).
 */
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
  /** Missing: it has no administrative access. */
  administration: optional(json<Administration>()),
};

export const userFields = { ...iamFields, kind: oneOf('USER') };

export const roleFields = {
  ...iamFields,
  kind: oneOf('ROLE'),
  serviceLinked: flag,
  /** E-40: its trust policy may let session tags take the place of its tags. Missing: not, or it has none. */
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
    /** Only named: of an account that was never imported, or deleted. */
    'EXTERNAL',
    'ANYONE',
  ),
  accountId: optional(text),
};

export type IamUser = Entity<typeof userFields>;
export type IamRole = Entity<typeof roleFields>;
/** Principals that are known by name only. */
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

/** What an import says of a SAML or OIDC provider beyond its ARN (F-81 to F-83), on its principal. */
export const identityProviderFields = {
  /** Of an OIDC provider: without scheme, as condition keys begin. */
  url: optional(text),
  /** Audiences of an OIDC provider. */
  clientIds: optional(texts),
  createdAt: optional(time),
  validUntil: optional(time),
};

export type IdentityProvider = Entity<typeof identityProviderFields>;

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

/** A trust policy, and that of a resource, is told from the node of its owner. */
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

/** What has a policy of its own, or of which a collection says that it has none (F-44 to F-75). */
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
  /** E-29b, E-95: of the bucket or its account; missing: not known, or not of both. */
  restrictsPublicBuckets: optional(flag),
  /** E-29a; missing: not collected. */
  ignoresAcls: optional(flag),
  /** E-68, of a bucket: policies see its tags. Missing: not collected. */
  abacEnabled: optional(flag),
};

export type Resource = Entity<typeof resourceFields>;

/** What exists and runs as a role: an instance, a function, a task (F-123 to F-160). */
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

export const instanceProfileFields = {
  type: constant('INSTANCE_PROFILE'),
  arn: uid,
  name: text,
  /** Missing: it is empty, or no import holds its role. */
  roleArn: optional(related(text)),
};

export type InstanceProfile = Entity<typeof instanceProfileFields>;
