/** A question and everything that bears on it, as plain JSON in the shape of the decision tables. */
import type { JsonObject } from './json.js';

export type PolicyJson = JsonObject | 'QUARANTINED';

export type LayerJson = 'NOT_COLLECTED' | { readonly policies: readonly PolicyJson[] };

export type GuardrailJson =
  'NO_ORGANIZATION' | 'NOT_APPLICABLE' | 'NOT_COLLECTED' | readonly (readonly PolicyJson[])[];

/** The engine's own shape with tags as an object; a session always says its name, ids are always there. */
export type CallerJson =
  | { readonly kind: 'root'; readonly partition: string; readonly accountId: string }
  | {
      readonly kind: 'user';
      readonly partition: string;
      readonly accountId: string;
      readonly arn: string;
      readonly userId: string;
      readonly tags: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'roleSession';
      readonly partition: string;
      readonly accountId: string;
      readonly roleArn: string;
      readonly roleId: string;
      readonly sessionArn: string;
      readonly tags: Readonly<Record<string, string>>;
      readonly serviceLinked: boolean;
    }
  | {
      readonly kind: 'federatedUserSession';
      readonly partition: string;
      readonly accountId: string;
      readonly sessionArn: string;
      readonly userArn?: string;
    }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'webIdentity'; readonly provider: string }
  | { readonly kind: 'saml'; readonly provider: string }
  | { readonly kind: 'anonymous' };

export interface GivenJson {
  readonly principal: CallerJson;
  readonly identity?: LayerJson;
  readonly boundary?: LayerJson;
  readonly session?: LayerJson;
  readonly resource?: LayerJson;
  readonly endpoint?: LayerJson;
  readonly scp?: GuardrailJson;
  readonly rcp?: GuardrailJson;
}

export interface WhenJson {
  readonly action: string;
  readonly resource: string;
  readonly owner: string;
  readonly resourceTags: Readonly<Record<string, string>>;
  readonly takesNoResource?: boolean;
  readonly restrictsPublicAccess?: boolean;
  /** E-68, of a bucket. */
  readonly abacEnabled?: boolean;
  /** Known keys; `null` for one that is known to be absent. */
  readonly context: Readonly<Record<string, readonly string[] | null>>;
  readonly unlistedContextKeys: 'ABSENT' | 'UNKNOWN';
}

export interface CaseJson {
  readonly given: GivenJson;
  readonly when: WhenJson;
}

export function accountOf(caller: CallerJson): string | undefined {
  return 'accountId' in caller ? caller.accountId : undefined;
}

/** Trust policies take part in these actions on roles only (E-27d, E-72). */
export function asksTrustPolicy({ action, resource }: WhenJson): boolean {
  const lower = action.toLowerCase();
  const isTrustAction =
    lower.startsWith('sts:assumerole') ||
    ['sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext'].includes(lower);
  return isTrustAction && lower !== 'sts:assumeroot' && resource.includes(':role/');
}
