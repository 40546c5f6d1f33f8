/** What is declared about condition keys: type, several values or one, who controls the value (L-21, U-1, U-7). */
import type { ConditionController } from '../../decide/decision.js';
import data from './conditionKeys.json' with { type: 'json' };
import ofServices from './serviceConditionKeys.json' with { type: 'json' };

const keyTypes = ['STRING', 'ARN', 'BOOL', 'NUMERIC', 'DATE', 'ADDRESS'] as const;
export type KeyType = (typeof keyTypes)[number];

type KeysByType = Readonly<Partial<Record<KeyType, readonly string[]>>>;
const tables: readonly { readonly lists: KeysByType; readonly single: KeysByType }[] = [
  ofServices,
  data.types,
];

interface KeyDeclaration {
  readonly type: KeyType;
  readonly multiValued: boolean;
}

const text: KeyDeclaration = { type: 'STRING', multiValued: false };

/** L-21: plain operators compare these, though they are declared as lists. */
const comparedAlone = new Set(data.comparedAlone.keys);

/** A key that ends in `/` stands for all that start with it. */
const declarations = new Map(
  tables.flatMap(({ lists, single }) =>
    keyTypes.flatMap((type): readonly (readonly [string, KeyDeclaration])[] => [
      ...(lists[type] ?? []).flatMap((key) =>
        comparedAlone.has(key) ? [] : [[key, { type, multiValued: true }] as const],
      ),
      ...(single[type] ?? []).map((key) => [key, { type, multiValued: false }] as const),
    ]),
  ),
);
const prefixes = [...declarations].filter(([key]) => key.endsWith('/'));

function declarationOf(key: string): KeyDeclaration {
  const declared = declarations.get(key);
  if (declared !== undefined) return declared;
  if (key.endsWith(':amr')) return { type: 'STRING', multiValued: true };
  return prefixes.find(([prefix]) => key.startsWith(prefix))?.[1] ?? text;
}

/** L-21: keys that hold a list. `key` in lower case. */
export function isMultiValuedKey(key: string): boolean {
  return declarationOf(key).multiValued;
}

/** Declared to hold one value: keys with a type, and the global and STS keys, which are all known. */
export function isSingleValuedKey(key: string): boolean {
  const declared = declarationOf(key);
  return !declared.multiValued && (declared !== text || /^(aws|sts):/.test(key));
}

export function keyType(key: string): KeyType {
  return declarationOf(key).type;
}

const callerKeys = new Set(data.setByCaller.keys);
const otherPartyKeys = new Set(data.setByOthers.keys);

/**
 * U-1: who decides the value of an unknown key. `sessionTags`: the caller is a role session, whose principal tags
 * can be set when it is assumed; a user's tags are set by whoever administers the account.
 */
export function controllerOf(key: string, sessionTags: boolean): ConditionController {
  if (callerKeys.has(key) || key.startsWith('aws:requesttag/')) return 'CALLER';
  if (key.startsWith('aws:principaltag/')) return sessionTags ? 'CALLER' : 'OTHER_PARTY';
  if (key === 'aws:userid') return sessionTags ? 'CALLER' : 'OTHER_PARTY';
  if (otherPartyKeys.has(key) || key.startsWith('saml:') || isProviderKey(key)) return 'OTHER_PARTY';
  return /(?:resource|bucket|accesspoint)tag\//.test(key) ? 'OTHER_PARTY' : 'ENVIRONMENT';
}

/** E-80: what services put into requests with credentials of a role that they delivered. */
export const roleCredentialKeys: ReadonlySet<string> = new Set(data.roleCredentials.keys);

/** E-64: claims of a web identity provider are named after its host, which a service prefix never looks like. */
export function isProviderKey(key: string): boolean {
  const colon = key.indexOf(':');
  return colon > 0 && key.slice(0, colon).includes('.');
}

/** E-73: claims of single built-in providers. */
const keptClaims = new Set(data.keptClaims.keys);

/** E-47a, E-50a: of the claims of an identity provider these are also in the session that is made with them. */
export function staysInSession(key: string): boolean {
  if (keptClaims.has(key)) return true;
  const claim = key.slice(key.indexOf(':') + 1);
  const kept = key.startsWith('saml:') ? ['namequalifier', 'sub', 'sub_type'] : ['amr', 'aud', 'id', 'sub'];
  return kept.includes(claim);
}

/** Its value differs from one to another of several principals that have the same policies. */
export function isMemberKey(key: string): boolean {
  return (
    ['aws:principalarn', 'aws:userid', 'aws:username'].includes(key) || key.startsWith('aws:principaltag/')
  );
}
