/** What is declared about condition keys: type, several values or one, who controls the value (L-21, U-1, U-7). */
import type { ConditionController } from '../../decide/decision.js';
import * as serviceKeys from './serviceConditionKeys.js';

export type KeyType = 'STRING' | 'ARN' | 'BOOL' | 'NUMERIC' | 'DATE' | 'ADDRESS';

interface KeyDeclaration {
  readonly type: KeyType;
  readonly multiValued: boolean;
}

/** The global keys that are not single strings; the data set of the services does not hold them. */
const globalKeys: readonly (readonly [string, KeyType, boolean])[] = [
  ['aws:calledvia', 'STRING', true],
  ['aws:principalorgpaths', 'STRING', true],
  ['aws:principalservicenameslist', 'STRING', true],
  ['aws:resourceorgpaths', 'STRING', true],
  ['aws:sourceorgpaths', 'STRING', true],
  ['aws:sourcevpceorgpaths', 'STRING', true],
  ['aws:vpceorgpaths', 'STRING', true],
  ['aws:tagkeys', 'STRING', true],
  ['sts:transitivetagkeys', 'STRING', true],
  ['aws:principalarn', 'ARN', false],
  ['aws:sourcearn', 'ARN', false],
  ['ec2:sourceinstancearn', 'ARN', false],
  ['iam:associatedresourcearn', 'ARN', false],
  ['iam:permissionsboundary', 'ARN', false],
  ['iam:policyarn', 'ARN', false],
  ['aws:assumedroot', 'BOOL', false],
  ['aws:multifactorauthpresent', 'BOOL', false],
  ['aws:principalisawsservice', 'BOOL', false],
  ['aws:securetransport', 'BOOL', false],
  ['aws:viaawsservice', 'BOOL', false],
  ['aws:multifactorauthage', 'NUMERIC', false],
  ['sts:durationseconds', 'NUMERIC', false],
  ['aws:currenttime', 'DATE', false],
  ['aws:epochtime', 'DATE', false],
  ['aws:tokenissuetime', 'DATE', false],
  ['aws:sourceip', 'ADDRESS', false],
  ['aws:vpcsourceip', 'ADDRESS', false],
  ['aws:ec2instancesourceprivateipv4', 'ADDRESS', false],
];

const text: KeyDeclaration = { type: 'STRING', multiValued: false };

const declarations = new Map<string, KeyDeclaration>();
const prefixes: (readonly [string, KeyDeclaration])[] = [];

function declare(list: string, type: KeyType, multiValued: boolean): void {
  for (const key of list.split(/\s+/)) {
    if (key.endsWith('/')) prefixes.push([key, { type, multiValued }]);
    else if (key !== '') declarations.set(key, { type, multiValued });
  }
}

declare(serviceKeys.stringLists, 'STRING', true);
declare(serviceKeys.arnLists, 'ARN', true);
declare(serviceKeys.booleanLists, 'BOOL', true);
declare(serviceKeys.arns, 'ARN', false);
declare(serviceKeys.booleans, 'BOOL', false);
declare(serviceKeys.numbers, 'NUMERIC', false);
declare(serviceKeys.dates, 'DATE', false);
declare(serviceKeys.addresses, 'ADDRESS', false);
for (const [key, type, multiValued] of globalKeys) declarations.set(key, { type, multiValued });

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

/** U-1: what the caller puts into the request. Parameters of single services that are plainly so are included. */
const callerKeys = new Set([
  'aws:referer',
  'aws:requestedregion',
  'aws:sourceidentity',
  'aws:tagkeys',
  'aws:useragent',
  'iam:passedtoservice',
  'iam:associatedresourcearn',
  's3:delimiter',
  's3:max-keys',
  's3:prefix',
  's3:versionid',
  'sts:durationseconds',
  'sts:rolesessionname',
  'sts:sourceidentity',
  'sts:transitivetagkeys',
]);

const otherPartyKeys = new Set([
  'sts:externalid',
  'sts:roleauthorizedbyidp',
  'aws:federatedprovider',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltype',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:resourceaccount',
  'aws:username',
]);

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

/**
 * E-80: what services put into requests with credentials of a role that they delivered. As listed on 28 November 2026
 * under "Properties of a role session" of docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const roleCredentialKeys: ReadonlySet<string> = new Set([
  'codebuild:buildarn',
  'codebuild:projectarn',
  'ec2:roledelivery',
  'ec2:sourceinstancearn',
  'glue:credentialissuingservice',
  'glue:roleassumedby',
  'lambda:sourcefunctionarn',
  'ssm:sourceinstancearn',
]);

/** E-64: claims of a web identity provider are named after its host, which a service prefix never looks like. */
export function isProviderKey(key: string): boolean {
  const colon = key.indexOf(':');
  return colon > 0 && key.slice(0, colon).includes('.');
}

/** E-73: claims of single built-in providers. */
const keptClaims = new Set(['graph.facebook.com:app_id', 'www.amazon.com:app_id', 'www.amazon.com:user_id']);

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
