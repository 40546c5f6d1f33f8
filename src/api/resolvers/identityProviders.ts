/** Fields that only identity providers have: null where a provider is known by name only. */
import type { IdentityProvider, Principal } from '../../graph/model/graph.js';
import type { Context } from '../context.js';
import { principalFields } from './principalFields.js';

const field =
  <Name extends keyof IdentityProvider>(name: Name) =>
  async (
    { identifier }: Principal,
    _arguments: object,
    { loaders }: Context,
  ): Promise<NonNullable<IdentityProvider[Name]> | null> =>
    (await loaders.identityProviders.load(identifier))?.[name] ?? null;

export const SamlProvider = {
  ...principalFields,
  createdAt: field('createdAt'),
  validUntil: field('validUntil'),
};

export const OidcProvider = {
  ...principalFields,
  url: field('url'),
  clientIds: field('clientIds'),
  createdAt: field('createdAt'),
};
