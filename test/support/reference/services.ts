/** What services themselves settle, whatever the policies say (E-4 to E-7, E-16, E-20, E-34a, E-52). */
import { accountOf, type CallerJson, type CaseJson } from './cases.js';
import { matchesPattern } from './tokens.js';

export type ServiceRule = 'ALWAYS_ALLOWED' | 'NEVER_ALLOWED' | 'CONSOLE_ONLY';

const policyEdits = [
  'createpolicy',
  'createpolicyversion',
  'deletepolicy',
  'deletepolicyversion',
  'setdefaultpolicyversion',
];

const roleEdits = [
  'attachrolepolicy',
  'detachrolepolicy',
  'putrolepolicy',
  'deleterolepolicy',
  'updateassumerolepolicy',
  'deleterole',
];

/** E-77: beside those, of service-linked roles. */
const linkedRoleEdits = ['addroletoinstanceprofile', 'removerolefrominstanceprofile'];

/** E-77: beside those, of roles of Identity Center. */
const provisionedRoleEdits = ['updaterole', 'updateroledescription', 'tagrole', 'untagrole'];

/** E-82. */
const aliasEdits = ['kms:createalias', 'kms:updatealias', 'kms:deletealias'];

/** Services of the list in E-20f that the tests use. */
const rcpServices = ['s3', 'sts', 'kms', 'sqs', 'secretsmanager', 'dynamodb'];

/** E-34a: cryptographic operations and a few more. */
const kmsActionsForOutsiders = [
  'decrypt',
  'encrypt',
  'describekey',
  'creategrant',
  'sign',
  'generatedatakey',
  'listgrants',
  'getkeyrotationstatus',
  'getpublickey',
  'retiregrant',
  'revokegrant',
];

const closedToOutsiders: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['partiqlselect', 'putresourcepolicy', 'updatetimetolive'],
  s3: ['getbucketpolicy', 'putbucketpolicy', 'deletebucketpolicy'],
  secretsmanager: ['listsecrets', 'createsecret', 'batchgetsecretvalue'],
  sqs: ['addpermission', 'setqueueattributes', 'deletequeue'],
};

function partsOf(action: string): readonly [service: string, name: string] {
  const [service = '', name = ''] = action.toLowerCase().split(':');
  return [service, name];
}

export function serviceRuleOf(testCase: CaseJson): ServiceRule | undefined {
  const { given, when } = testCase;
  if (when.action.toLowerCase() === 'sts:getcalleridentity') return 'ALWAYS_ALLOWED';
  if (isBeyondSession(given.principal, when.action)) return 'NEVER_ALLOWED';
  // E-96
  if (given.principal.kind === 'anonymous' && partsOf(when.action)[0] === 'kms') return 'NEVER_ALLOWED';
  if (getsSessionToken(testCase)) return 'ALWAYS_ALLOWED';
  if (isImmutable(when.action, when.resource) || isClosedToOutsiders(testCase)) return 'NEVER_ALLOWED';
  const fromFederation = given.principal.kind === 'federatedUserSession';
  return fromFederation && partsOf(when.action)[0] === 'iam' ? 'CONSOLE_ONLY' : undefined;
}

/** E-7: hard limits of the kinds of session. */
function isBeyondSession(caller: CallerJson, action: string): boolean {
  const [service, name] = partsOf(action);
  if (service !== 'sts') return false;
  if (caller.kind === 'roleSession') return name === 'getfederationtoken' || name === 'getsessiontoken';
  if (caller.kind === 'root') return name === 'assumerole';
  return caller.kind === 'federatedUserSession';
}

/** E-75, of long-term credentials. */
function getsSessionToken({ given, when }: CaseJson): boolean {
  const { kind } = given.principal;
  const isLongTerm = !Object.keys(when.context).some((key) => key.toLowerCase() === 'aws:tokenissuetime');
  return (
    when.action.toLowerCase() === 'sts:getsessiontoken' && isLongTerm && (kind === 'user' || kind === 'root')
  );
}

/** E-16, E-77, E-82, E-83: policies and aliases of AWS, service-linked roles, roles of Identity Center. */
function isImmutable(action: string, resource: string): boolean {
  const [service, name] = partsOf(action);
  if (aliasEdits.includes(action.toLowerCase())) return matchesPattern('arn:*:kms:*:*:alias/aws/*', resource);
  if (service !== 'iam') return false;
  const isProvisioned = matchesPattern('arn:*:iam::*:role/aws-reserved/sso.amazonaws.com/*', resource);
  const isLinked = matchesPattern('arn:*:iam::*:role/aws-service-role/*', resource);
  if (policyEdits.includes(name) && matchesPattern('arn:*:iam::aws:policy/*', resource)) return true;
  if (isProvisioned && provisionedRoleEdits.includes(name)) return true;
  if (isLinked && linkedRoleEdits.includes(name)) return true;
  return roleEdits.includes(name) && (isProvisioned || isLinked);
}

/** E-34a, E-71. */
function isClosedToOutsiders({ given, when }: CaseJson): boolean {
  const account = accountOf(given.principal);
  const isOutside = account === undefined ? given.principal.kind === 'anonymous' : account !== when.owner;
  const [service, name] = partsOf(when.action);
  if (!isOutside) return false;
  if (service === 'kms') return !kmsActionsForOutsiders.includes(name);
  return closedToOutsiders[service]?.includes(name) === true;
}

/** E-20c, E-20f: do RCPs bear on this request at all? */
export function takesResourceControl({ given, when }: CaseJson): boolean {
  const { principal } = given;
  const isServiceLinked = principal.kind === 'roleSession' && principal.serviceLinked;
  const [service, name] = partsOf(when.action);
  const isExempt = isServiceLinked || (service === 'kms' && name === 'retiregrant');
  return !isExempt && rcpServices.includes(service) && !when.resource.includes(':role/aws-service-role/');
}

/** E-26f: keys, not aliases. */
export function isKmsKey({ resource }: CaseJson['when']): boolean {
  return matchesPattern('arn:*:kms:*:*:key/*', resource);
}

/** E-26d: the key policy has no part in it. */
export function ignoresKeyPolicy({ action }: CaseJson['when']): boolean {
  return action.toLowerCase() === 'kms:retiregrant';
}

/** E-29c: root of the owner gets at the policy of a bucket, or rid of that of a table, whatever it denies. */
export function isOwnersWayBack({ given, when }: CaseJson): boolean {
  const { principal } = given;
  const ofBuckets = ['s3', 's3-outposts'].flatMap((service) =>
    ['get', 'put', 'delete'].map((verb) => `${service}:${verb}bucketpolicy`),
  );
  const actions = [...ofBuckets, 'dynamodb:deleteresourcepolicy'];
  return (
    principal.kind === 'root' &&
    principal.accountId === when.owner &&
    actions.includes(when.action.toLowerCase())
  );
}
