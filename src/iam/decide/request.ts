/** The request that the engine decides: principal, action, resource and context (E-1). */

/** Tags of a principal or resource, key to value. Keys keep their spelling and are compared ignoring case (L-19). */
export type Tags = ReadonlyMap<string, string>;

/** The organization that an account is in (E-64). */
export interface OrganizationMembership {
  /** `o-…`. */
  readonly id: string;
  /** `o-…/r-…/ou-…/`; missing: its place in the tree is not known. */
  readonly path?: string;
  /** Missing: not known. */
  readonly managementAccountId?: string;
  /** Services that the account administers for it, such as `sso.amazonaws.com`. Missing: not known. */
  readonly delegatedServices?: readonly string[];
}

interface AccountMember {
  readonly partition: string;
  readonly accountId: string;
  /** Missing: not known. */
  readonly organization?: OrganizationMembership;
}

/** Callers of AssumeRoleWithWebIdentity and AssumeRoleWithSAML (E-47, E-50). */
export interface FederatedPrincipal {
  readonly kind: 'webIdentity' | 'saml';
  /** Its ARN, or a built-in name. */
  readonly provider: string;
  /** Whether its account is known not to have it, so that no policy means it (E-47a). */
  readonly isMissing?: boolean;
}

/**
 * The caller (V-1). If an optional `arn` is missing, it represents *any* such principal of its account that no policy
 * names individually: it matches no principal element that names an entity, and its identity keys (aws:PrincipalArn,
 * aws:userid, aws:username, aws:PrincipalTag/…) are unknown.
 */
export type RequestPrincipal =
  | ({ readonly kind: 'root' } & AccountMember)
  | ({
      readonly kind: 'user';
      readonly arn?: string;
      /** AIDA… */
      readonly userId?: string;
      readonly tags?: Tags;
    } & AccountMember)
  | ({
      readonly kind: 'roleSession';
      /** ARN of the role, with its path (E-45, E-59). */
      readonly roleArn?: string;
      /** If `roleArn` is missing: a pattern that its ARN matches. */
      readonly roleArnLike?: string;
      /** AROA… */
      readonly roleId?: string;
      /** Set if the question names a session: arn:aws:sts::ID:assumed-role/NAME/SESSION. */
      readonly sessionArn?: string;
      readonly tags?: Tags;
      /** Whether session tags may replace any of `tags` (E-40). */
      readonly takesSessionTags?: boolean;
      readonly serviceLinked: boolean;
    } & AccountMember)
  | ({
      readonly kind: 'federatedUserSession';
      readonly sessionArn: string;
      /** ARN of the user that called GetFederationToken; missing: the root user did. */
      readonly userArn?: string;
      /** Set if it is not known who made the session, and with which policy (E-97). */
      readonly hasUnknownMaker?: true;
      /** Set if its account was imported: it is open which principal made the session, but no data is missing. */
      readonly isImported?: true;
    } & AccountMember)
  /** Some principal of an account about which nothing else is known, as named by an outside `…:root`. */
  | ({
      readonly kind: 'accountMember';
      /** Set for any signed request that `*` lets in, from any account: `accountId` is no real account (E-58). */
      readonly isAny?: true;
      /** Set if its account was imported: it is open which principal is meant, but no data is missing. */
      readonly isImported?: true;
    } & AccountMember)
  /** An AWS service. A CloudFront origin access identity has an ARN instead of a name (E-98). */
  | { readonly kind: 'service'; readonly service: string }
  | FederatedPrincipal
  | { readonly kind: 'anonymous' };

export interface RequestResource {
  /** An ARN, an ARN pattern (the answer is then for all that match, L-17), or `*` for actions without one (E-3). */
  readonly arn: string;
  /** The owner; missing if neither the ARN nor the graph tells it (S3, L-16). Then the caller's account is assumed. */
  readonly accountId?: string;
  /** The owner's organization; missing: not known. */
  readonly organization?: OrganizationMembership;
  /** For an S3 object, the tags of its bucket. Missing: unknown, as is aws:ResourceTag/… then. Empty: it has none. */
  readonly tags?: Tags;
  /** For a user or role: the ARN of its permissions boundary; null: it has none. Missing: not known. */
  readonly boundary?: string | null;
  /** For a general purpose bucket or its objects: whether policies see the bucket's tags (E-68). Missing: unknown. */
  readonly abacEnabled?: boolean;
  /** Whether wildcards in the ARN are plain characters, so that one resource is meant (E-85). */
  readonly isLiteral?: boolean;
  /** For a pattern: whether it excludes resources that AWS owns and that customers cannot change (E-16). */
  readonly excludesAwsOwned?: boolean;
  /** Whether the action has no resource type, so that `*` is not a pattern for all resources (E-3). */
  readonly takesNoResource?: boolean;
  /**
   * For a bucket: RESTRICTED: its policy is public and RestrictPublicBuckets is on (E-29b). MAY_BE_RESTRICTED: it was not
   * imported whether it is on (E-95). MAY_BE_PUBLIC: it is open if the policy is public, and it is on or may be.
   * MAY_BE_OF_VPC: as RESTRICTED, but of an access point that may be of a VPC, which makes its policy not public.
   */
  readonly publicAccess?: 'RESTRICTED' | 'MAY_BE_RESTRICTED' | 'MAY_BE_PUBLIC' | 'MAY_BE_OF_VPC';
  /** False: access control lists of the bucket have effect (E-29a). */
  readonly ignoresAcls?: boolean;
}

/** The value of a context key. A key that is not in the context is unknown or absent, as `unlisted` says (U-1). */
export type ContextValue =
  { readonly kind: 'known'; readonly values: readonly string[] } | { readonly kind: 'absent' };

/** Lower bounds of times, in milliseconds since 1970. */
export interface Clock {
  /** Requests are made at this moment or later. */
  readonly requestsFrom: bigint;
  /** The sessions that make them were issued at this moment or later. */
  readonly sessionsFrom: bigint;
}

export interface RequestContext {
  /** Values by key in lower case. */
  readonly entries: ReadonlyMap<string, ContextValue>;
  readonly unlisted: 'UNKNOWN' | 'ABSENT';
  /** Missing: nothing is known about when requests are made (E-93). */
  readonly clock?: Clock;
}

export interface AccessRequest {
  readonly principal: RequestPrincipal;
  /** One concrete `service:Name` (E-1). */
  readonly action: string;
  readonly resource: RequestResource;
  readonly context: RequestContext;
  /** Whether it is asked apart, and not here, whether the request may pass on what it does (E-39). */
  readonly isPassingApart?: true;
}

/** The action of a question about all actions. It decides nothing about condition keys. */
export const ANY_ACTION = '*';

export const unknownContext: RequestContext = { entries: new Map(), unlisted: 'UNKNOWN' };

/** Returns a context in which only the time of the request is known. */
export const contextAt = (clock: Clock | undefined): RequestContext =>
  clock === undefined ? unknownContext : { ...unknownContext, clock };

export const isAnyAwsPrincipal = (
  principal: RequestPrincipal,
): principal is Extract<RequestPrincipal, { readonly kind: 'accountMember' }> =>
  principal.kind === 'accountMember' && principal.isAny === true;

/**
 * Whether the principal has an account: root, users and sessions do; services, federated and anonymous callers do not
 * (V-1, E-31c).
 */
export function hasAccount(
  principal: RequestPrincipal,
): principal is Extract<RequestPrincipal, { readonly accountId: string }> {
  return 'accountId' in principal;
}

export interface EvaluationSwitches {
  /** Whether `{"AWS":"*"}` in an Allow includes services (O-12). In a Deny it always does. */
  readonly awsWildcardAdmitsServices: boolean;
  /** The most assignments of the unknown keys that are tried (U-7). */
  readonly witnessLimit: number;
}

export const defaultSwitches: EvaluationSwitches = {
  awsWildcardAdmitsServices: true,
  witnessLimit: 4096,
};
