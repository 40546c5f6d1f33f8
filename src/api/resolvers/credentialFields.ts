/** What users and root users sign in with: fields that are null where nothing was collected of them. */
import type { OwnedAccessKey } from '../../access/exposure/accessKeys.js';
import type { Credentials, Principal } from '../../graph/model/graph.js';
import type { Context } from '../context.js';

const field =
  <Name extends keyof Credentials>(name: Name) =>
  async (
    { identifier }: Principal,
    _arguments: object,
    { loaders }: Context,
  ): Promise<NonNullable<Credentials[Name]> | null> =>
    (await loaders.credentials.load(identifier))?.[name] ?? null;

export const credentialFields = {
  async accessKeys(
    principal: Principal,
    _arguments: object,
    { loaders }: Context,
  ): Promise<readonly OwnedAccessKey[] | null> {
    const keys = (await loaders.credentials.load(principal.identifier))?.accessKeys;
    return keys?.map((key) => ({ ...key, principal })) ?? null;
  },
  mfaActive: field('mfaActive'),
  passwordEnabled: field('passwordEnabled'),
  passwordLastUsedAt: field('passwordLastUsedAt'),
  passwordLastChangedAt: field('passwordLastChangedAt'),
};
