/** What is asked of the engine: who does what, on which resource, in which context (E-1). */

/** Tags of a principal or resource, key to value. Keys keep their spelling and are compared without case (L-19). */
export type Tags = ReadonlyMap<string, string>;

/** The organization that an account is in (E-64). */
export interface OrganizationMembership {
  /** `o-…`. */
  readonly id: string;
  /** `o-…/r-…/ou-…/`; missing: its place in the tree is not known. */
  readonly path?: string;
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
  /** ARN or built-in name. */
  readonly provider: string;
  /** Its account is known not to have it, so that no policy means it (E-47a). */
  readonly isMissing?: boolean;
}

/**
 * Who makes the request (V-1). Where `arn` may be missing, the caller stands for *any* such principal of its
 * account that no policy names one by one: it matches no principal element that names an entity, and its own
 * identity keys (aws:PrincipalArn, aws:userid, aws:username, aws:PrincipalTag/…) are unknown.
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
      /** Where that is missing: the pattern of ARNs that it is one of. */
      readonly roleArnLike?: string;
      /** AROA… */
      readonly roleId?: string;
      /** Known where the question names a session: arn:aws:sts::ID:assumed-role/NAME/SESSION. */
      readonly sessionArn?: string;
      readonly tags?: Tags;
      /** E-40: session tags may stand in for any of `tags`. */
      readonly takesSessionTags?: boolean;
      readonly serviceLinked: boolean;
    } & AccountMember)
  | ({
      readonly kind: 'federatedUserSession';
      readonly sessionArn: string;
      /** ARN of the user that called GetFederationToken; absent where the root user did. */
      readonly userArn?: string;
      /** E-97: who made it is not known, nor with which policy. */
      readonly hasUnknownMaker?: true;
      /** Its account was imported: which of its principals made it is open, and no data is missing. */
      readonly isImported?: true;
    } & AccountMember)
  /** Some principal of an account of which nothing else is known: what an outside `…:root` stands for. */
  | ({
      readonly kind: 'accountMember';
      /** E-58: whoever `*` admits and signs its request, of whatever account: `accountId` is of none. */
      readonly isAny?: true;
      /** Its account was imported: which of its principals is meant is open, and no data is missing. */
      readonly isImported?: true;
    } & AccountMember)
  /** An origin access identity of CloudFront (E-98) has an ARN in place of a name. */
  | { readonly kind: 'service'; readonly service: string }
  | FederatedPrincipal
  | { readonly kind: 'anonymous' };

export interface RequestResource {
  /** An ARN, an ARN pattern (then the answer is for all that match, L-17), or `*` for actions without resource (E-3). */
  readonly arn: string;
  /** Owner; missing where neither the ARN nor the graph says (S3, L-16). Then it is taken as the caller's account. */
  readonly accountId?: string;
  /** The owner's; missing: not known. */
  readonly organization?: OrganizationMembership;
  /**
   * Of an object, those of its bucket. Missing: not known, so aws:ResourceTag/… is unknown. An empty map: known to have
   * none.
   */
  readonly tags?: Tags;
  /** E-68, of a general purpose bucket and its objects: policies see the bucket's tags. Missing: not known. */
  readonly abacEnabled?: boolean;
  /** E-85: wildcards in the ARN are characters: one resource is meant. */
  readonly isLiteral?: boolean;
  /** E-16: of a pattern, what AWS made and lets nobody change is not meant. */
  readonly excludesAwsOwned?: boolean;
  /** The action has no resource type, and `*` is not a pattern for all resources (E-3). */
  readonly takesNoResource?: boolean;
  /** E-29b: the bucket's policy is public and RestrictPublicBuckets is in force. */
  readonly restrictsPublicAccess?: boolean;
  /** E-95: the bucket's policy is public, and whether RestrictPublicBuckets is in force was not imported. */
  readonly mayRestrictPublicAccess?: boolean;
  /** E-29a: false where access control lists of the bucket are in force. */
  readonly ignoresAcls?: boolean;
}

/** U-1: a key that is not in the context is Unknown or Absent, as `unlisted` says. */
export type ContextValue =
  { readonly kind: 'known'; readonly values: readonly string[] } | { readonly kind: 'absent' };

/** In milliseconds since 1970. */
export interface Clock {
  /** Requests are made at this moment or later. */
  readonly requestsFrom: bigint;
  /** The sessions that make them were issued at this moment or later. */
  readonly sessionsFrom: bigint;
}

export interface RequestContext {
  /** By lower-cased key. */
  readonly entries: ReadonlyMap<string, ContextValue>;
  readonly unlisted: 'UNKNOWN' | 'ABSENT';
  /** E-93. Missing: nothing is known of when requests are made. */
  readonly clock?: Clock;
}

export interface AccessRequest {
  readonly principal: RequestPrincipal;
  /** One concrete `service:Name` (E-1). */
  readonly action: string;
  readonly resource: RequestResource;
  readonly context: RequestContext;
}

/** Stands for the action where a question is about all of them: then nothing follows from it. */
export const ANY_ACTION = '*';

export const unknownContext: RequestContext = { entries: new Map(), unlisted: 'UNKNOWN' };

/** Of a request of which nothing is known but when it is made. */
export const contextAt = (clock: Clock | undefined): RequestContext =>
  clock === undefined ? unknownContext : { ...unknownContext, clock };

export const isAnyAwsPrincipal = (
  principal: RequestPrincipal,
): principal is Extract<RequestPrincipal, { readonly kind: 'accountMember' }> =>
  principal.kind === 'accountMember' && principal.isAny === true;

/** V-1, E-31c: root, users and sessions belong to an account; services, federated and anonymous callers do not. */
export function hasAccount(
  principal: RequestPrincipal,
): principal is Extract<RequestPrincipal, { readonly accountId: string }> {
  return 'accountId' in principal;
}

export interface EvaluationSwitches {
  /** O-12: does `{"AWS":"*"}` in an Allow mean services? A Deny with it always does. */
  readonly awsWildcardAdmitsServices: boolean;
  /** U-7: how many assignments of the unknown keys are tried at most. */
  readonly witnessLimit: number;
}

export const defaultSwitches: EvaluationSwitches = {
  awsWildcardAdmitsServices: true,
  witnessLimit: 4096,
};
