/** Stored fields of principals. */
import type { Administration } from '../grants.js';
import { constant, flag, json, oneOf, optional, tags, text, time, uid, type Entity } from './field.js';

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
