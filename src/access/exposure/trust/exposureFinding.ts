/** Defines the findings about trust policies, before they are applied to single roles. */
import type { AccessEvaluation } from '../../../iam/decide/decision.js';

export const trustExposureKinds = [
  'ANYONE',
  'ANYONE_UNDER_CONDITIONS',
  'OTHER_ORGANIZATION',
  'OUTSIDE_ACCOUNT',
  'WITHOUT_EXTERNAL_ID',
  'ANY_OIDC_SUBJECT',
  'ANY_OIDC_AUDIENCE',
  'OPTIONAL_OIDC_CLAIM',
  'ANY_IDENTITY_POOL',
  'COGNITO_GUESTS',
  'ANY_SAML_AUDIENCE',
  'SERVICE_WITHOUT_SOURCE',
] as const;

export type TrustExposureKind = (typeof trustExposureKinds)[number];

/** Kinds that are told only where a principal is not let in by the wider one. */
const widerKinds: Readonly<Partial<Record<TrustExposureKind, TrustExposureKind>>> = {
  ANYONE_UNDER_CONDITIONS: 'ANYONE',
  OPTIONAL_OIDC_CLAIM: 'ANY_OIDC_SUBJECT',
};

export const widestKind = (kind: TrustExposureKind): TrustExposureKind => widerKinds[kind] ?? kind;

/** One way into every role with this trust policy in this account. */
export interface Exposure {
  /** The principal that is let in. */
  readonly identifier: string;
  readonly kind: TrustExposureKind;
  /** The other organization that is let in, by its id or a pattern, where the kind is OTHER_ORGANIZATION. */
  readonly organization?: string;
  readonly reason: string;
  /** ALLOWED, CONDITIONAL, or UNKNOWN where what could deny it was not imported. */
  readonly evaluation: AccessEvaluation;
}
