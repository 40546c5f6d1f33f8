/** Stored fields of what an import says of a SAML or OIDC provider beyond its ARN (F-81 to F-83): they are on its principal. */
import { optional, text, texts, time, type Entity } from './field.js';

export const identityProviderFields = {
  /** Of an OIDC provider: without scheme, as condition keys begin. */
  url: optional(text),
  /** Audiences of an OIDC provider. */
  clientIds: optional(texts),
  createdAt: optional(time),
  validUntil: optional(time),
};

export type IdentityProvider = Entity<typeof identityProviderFields>;
