/** Declarations of condition keys: type, one value or several, who controls the value (L-21, U-1, U-7). */
import type { ConditionController } from '../../decide/decision.js';
import type { RequestPrincipal } from '../../decide/request.js';
import data from './conditionKeys.json' with { type: 'json' };
import ofServices from './serviceConditionKeys.generated.json' with { type: 'json' };

export const PRINCIPAL_TAG = 'aws:principaltag/';
export const REQUEST_TAG = 'aws:requesttag/';
export const RESOURCE_TAG = 'aws:resourcetag/';
export const TAG_KEYS = 'aws:tagkeys';
export const TRANSITIVE_TAG_KEYS = 'sts:transitivetagkeys';

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

/** Keys that plain operators compare, although they are declared as lists (L-21). */
const comparedAlone = new Set(data.comparedAlone.keys);

/** Declarations by key. A key that ends in `/` covers all keys that start with it. */
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

/** Whether the key holds a list (L-21). `key`: in lower case. */
export function isMultiValuedKey(key: string): boolean {
  return declarationOf(key).multiValued;
}

/** Whether the key is declared to hold one value. All global and STS keys are declared. */
export function isSingleValuedKey(key: string): boolean {
  const declared = declarationOf(key);
  return !declared.multiValued && (declared !== text || /^(aws|sts):/.test(key));
}

export function keyType(key: string): KeyType {
  return declarationOf(key).type;
}

const callerKeys = new Set(data.setByCaller.keys);
const callerPrefixes = data.setByCaller.keys.filter((key) => /[/:]$/.test(key));
const callerActions = new Map<string, readonly string[]>(Object.entries(data.setByCallerIn.keys));
const otherPartyKeys = new Set(data.setByOthers.keys);

const SESSION_NAME = 'sts:rolesessionname';
const attributeKeys = new Set([TAG_KEYS, TRANSITIVE_TAG_KEYS, SESSION_NAME, 'sts:sourceidentity']);

/** Whether the key is an attribute of the session that a request makes. */
const isAttribute = (key: string): boolean => attributeKeys.has(key) || key.startsWith(REQUEST_TAG);

/** The caller, as far as it decides who controls the attributes of a session. */
interface RequestSender {
  readonly kind: RequestPrincipal['kind'];
  readonly roleArn?: string;
}

/** Whether the attributes come from an identity provider or a service, and not from who gets the session (E-47, E-50). */
const areSetByIssuer = ({ kind }: RequestSender): boolean =>
  kind === 'saml' || kind === 'webIdentity' || kind === 'service';

/** E-53: Identity Center alone makes sessions of its roles. */
const isOfIdentityCenter = ({ roleArn = '' }: RequestSender): boolean =>
  roleArn.includes(':role/aws-reserved/sso.amazonaws.com/');

/**
 * Returns who controls the value of an unknown key (U-1). What a role session has was mostly chosen when the role was
 * assumed; an administrator of the account sets a user's tags. `action`: in lower case.
 */
export function controllerOf(key: string, sender: RequestSender, action = ''): ConditionController {
  const choosing = callerActions.get(key);
  if (choosing !== undefined) return choosing.includes(action) ? 'CALLER' : 'OTHER_PARTY';
  if (isAttribute(key) && areSetByIssuer(sender))
    return key === SESSION_NAME && sender.kind === 'webIdentity' ? 'CALLER' : 'OTHER_PARTY';
  const isSession = sender.kind === 'roleSession' || sender.kind === 'federatedUserSession';
  if (key.startsWith(PRINCIPAL_TAG) || key === 'aws:userid')
    return isSession && !isOfIdentityCenter(sender) ? 'CALLER' : 'OTHER_PARTY';
  if (key === 'aws:sourceidentity' && isOfIdentityCenter(sender)) return 'OTHER_PARTY';
  if (callerKeys.has(key) || callerPrefixes.some((prefix) => key.startsWith(prefix))) return 'CALLER';
  if (otherPartyKeys.has(key) || isClaim(key)) return 'OTHER_PARTY';
  return /(?:resource|bucket|accesspoint|existingobject|-)tag\//.test(key) ? 'OTHER_PARTY' : 'ENVIRONMENT';
}

/** Whether the key is a claim of an identity provider: web identity starts with a host, unlike a service (E-64). */
export function isClaim(key: string): boolean {
  const prefix = key.slice(0, Math.max(0, key.indexOf(':')));
  return prefix === 'saml' || prefix.includes('.');
}

/** Whether the value of the key can differ between principals with the same policies. */
export function isMemberKey(key: string): boolean {
  return ['aws:principalarn', 'aws:userid', 'aws:username'].includes(key) || key.startsWith(PRINCIPAL_TAG);
}
