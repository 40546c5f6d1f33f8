/** Finds what principal, action and resource tell about a condition key (E-43, E-59, E-64). */
import { parseArn, parseIamArn } from '../language/arn.js';
import { isClaim } from './data/conditionKeys.js';
import { isOfOtherService, isServiceKey } from './data/serviceKeys.js';
import regions from './data/requestedRegion.json' with { type: 'json' };
import { ABSENT, UNKNOWN_KEY, UNKNOWN_VALUE, type KeyState } from '../match/conditionContext.js';
import { NO_ACTION, splitAction } from '../match/action.js';
import { compileGlob, matchesGlob } from '../match/wildcard.js';
import { known, type RequestFacts } from './keyFacts.js';
import { assumesRole } from './passedOn.js';
import { instanceFact, principalFact } from './principalFacts.js';
import { isResourceAccountKey, isTagKey, resourceFact, tagFact } from './resourceFacts.js';
import { isOfDeliveredCredentials, staysInSession } from './sessionKeys.js';
import { ANY_ACTION, hasAccount, type AccessRequest, type RequestPrincipal } from '../decide/request.js';

const REQUESTED_REGION = 'aws:requestedregion';
const EC2_REGION = 'ec2:region';

/** Whether the Region of the resource may decide about the key. `key`: in lower case. */
export const readsRegion = (key: string): boolean => key === REQUESTED_REGION || key === EC2_REGION;

/** Keys that every request has, mostly with an unknown value. */
const alwaysPresent = new Set([
  'aws:securetransport',
  'aws:currenttime',
  'aws:epochtime',
  REQUESTED_REGION,
  'aws:useragent',
  'aws:viaawsservice',
]);

export const isAlwaysPresent = (key: string): boolean => alwaysPresent.has(key);

export const ROLE_TEMPLATE = 'iam:roletemplatearn';

const passRoleKeys = new Set(['iam:passedtoservice', 'iam:associatedresourcearn']);
const iamKeys = new Set([
  'iam:policyarn',
  'iam:permissionsboundary',
  'iam:awsservicename',
  'iam:organizationspolicyid',
  ROLE_TEMPLATE,
]);

/** Keys of services that correspond to a global key, in requests to that service. */
const accountKeys = new Set(['kms:calleraccount', 's3:resourceaccount', 's3express:resourceaccount']);

/** Whether the action decides if a request has the key. `key`: in lower case. */
export const keyDependsOnAction = (key: string): boolean =>
  isServiceKey(key) ||
  key.startsWith('sts:') ||
  key === 'identitystore:userid' ||
  key === 'aws:sourcearn' ||
  key === 'aws:sourceaccount' ||
  key === 'aws:assumedroot' ||
  key === REQUESTED_REGION ||
  isResourceAccountKey(key);

/** Returns what is known about a key; undefined: nothing. `key`: in lower case. */
export function requestFact(key: string, facts: RequestFacts): KeyState | undefined {
  const { request } = facts;
  if (key === REQUESTED_REGION) return requestedRegion(request) ?? UNKNOWN_VALUE;
  // E-61: a service forwards the credentials of the caller, and anonymous callers have none.
  if (key === 'aws:viaawsservice' && request.principal.kind === 'anonymous') return known('false');
  if (isAlwaysPresent(key)) return UNKNOWN_VALUE;
  if (key.startsWith('aws:resource')) return resourceFact(key, facts);
  if (isOfDeliveredCredentials(key)) return instanceFact(request.principal);
  if (key.startsWith('aws:')) return principalFact(key, facts);
  if (request.action === ANY_ACTION) return providerFact(key, request.principal);
  const action = request.action.toLowerCase();
  if (key === 'identitystore:userid' && !action.startsWith('identitystore:'))
    return instanceFact(request.principal);
  if (isOfOtherService(key, action) || lacksParameter(key, action)) return ABSENT;
  if (key.startsWith('sts:')) return stsFact(key, action, request.principal);
  if (passRoleKeys.has(key)) return passRoleFact(key, action);
  if (iamKeys.has(key)) return iamFact(key, request);
  if (accountKeys.has(key)) return accountFact(key, facts);
  if (key === EC2_REGION) return requestedRegion(request) ?? UNKNOWN_VALUE;
  if (isTagKey(key)) return tagFact(key, request);
  return providerFact(key, request.principal);
}

/** E-64(s3:prefix): whether the key is a parameter of lists or of requests about versions, and the action of S3 takes none. */
const lacksParameter = (key: string, action: string): boolean =>
  (/^s3(-outposts)?:(prefix|delimiter|max-keys)$/.test(key) && /^s3(-outposts)?:(?!list)/.test(action)) ||
  (/^s3(-outposts)?:versionid$/.test(key) &&
    /^s3(-outposts)?:(?!.*(objectversion|restoreobject|retention|legalhold|updateobjectencryption))/.test(
      action,
    ));

const servicesOfOneEndpoint = new Set(regions.oneEndpoint.services);
const calledElsewhere = new Set(regions.oneEndpoint.elsewhere.actions);
const regionalServices = new Set(regions.ofResource.services);
const acrossRegions = regions.ofResource.acrossRegions.names.map(compileGlob);

/**
 * E-64: a service with a single endpoint is called in the Region of that endpoint, and for resources that belong to a
 * Region some services are called there.
 */
function requestedRegion({ principal, action, resource }: AccessRequest): KeyState | undefined {
  const name = splitAction(action) ?? NO_ACTION;
  const arn = parseArn(resource.arn);
  if (servicesOfOneEndpoint.has(name.service)) {
    const partition = hasAccount(principal) ? principal.partition : arn?.partition;
    const isThere = partition === regions.oneEndpoint.partition && !calledElsewhere.has(name.text);
    return isThere ? known(regions.oneEndpoint.region) : undefined;
  }
  const isRegional = [name.service, arn?.service ?? ''].every((service) => regionalServices.has(service));
  if (arn === undefined || !isRegional || !isRegion(arn.region)) return undefined;
  return acrossRegions.some((glob) => matchesGlob(glob, name.name)) ? undefined : known(arn.region);
}

/** Whether it is the name of a Region, not a pattern. */
const isRegion = (text: string): boolean => /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(text);

/** E-64: returns the account of a KMS key's caller, or a bucket's owner; nothing is known for other resources. */
function accountFact(
  key: string,
  { request: { principal, action, resource }, owner }: RequestFacts,
): KeyState | undefined {
  const { service } = splitAction(action) ?? NO_ACTION;
  if (!key.startsWith(`${service}:`)) return undefined;
  if (service !== 'kms') return owner === undefined || resource.arn === '*' ? undefined : known(owner);
  const isKey = parseArn(resource.arn)?.resource.startsWith('key/') === true;
  return isKey && hasAccount(principal) ? known(principal.accountId) : undefined;
}

const assumingActions = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:setcontext',
  'sts:setsourceidentity',
  'sts:tagsession',
]);

/**
 * STS keys exist in STS requests only. A session name is required to assume a role. A duration is in requests for
 * bearer tokens, but in none that assumes a role (E-78); only sts:AssumeRole takes an external ID (E-81).
 * docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
function stsFact(key: string, action: string, { kind }: RequestPrincipal): KeyState | undefined {
  if (!action.startsWith('sts:')) return ABSENT;
  if (key === 'sts:durationseconds' && assumingActions.has(action)) return ABSENT;
  const isFederated =
    kind === 'saml' || kind === 'webIdentity' || /^sts:assumerolewith(saml|webidentity)$/.test(action);
  if (key === 'sts:externalid' && isFederated) return ABSENT;
  if (key === 'sts:rolesessionname' && assumesRole(action)) return UNKNOWN_VALUE;
  return undefined;
}

/** Actions on a user or role that has a boundary already, or none: their requests have the key with it. */
const actionsOnBounded: ReadonlySet<string> = new Set(
  ['User', 'Role'].flatMap((kind) =>
    [`Attach${kind}Policy`, `Detach${kind}Policy`, `Put${kind}Policy`, `Delete${kind}Policy`]
      .concat(`Delete${kind}PermissionsBoundary`)
      .map((name) => `iam:${name}`.toLowerCase()),
  ),
);

/** Whether the request has the boundary of the user or role that it changes (E-64(iam:PermissionsBoundary)). */
export const hasBoundaryOfTarget = (action: string): boolean => actionsOnBounded.has(action.toLowerCase());

/** What AcquireRole asks for when it makes a role of a template (E-64(iam:RoleTemplateARN)). */
const actionsOfTemplates: ReadonlySet<string> = new Set([
  'iam:createrole',
  'iam:getrole',
  'iam:attachrolepolicy',
  'iam:putrolepolicy',
  'iam:putrolepermissionsboundary',
  'iam:tagrole',
]);

/** Whether a request for the action may come with a template of a role. */
export const mayFollowTemplate = (action: string): boolean => actionsOfTemplates.has(action.toLowerCase());

function iamFact(key: string, { action, resource: { boundary } }: AccessRequest): KeyState | undefined {
  if (!/^iam:/i.test(action)) return ABSENT;
  if (key === ROLE_TEMPLATE) return mayFollowTemplate(action) ? undefined : ABSENT;
  if (key !== 'iam:permissionsboundary' || boundary === undefined || !hasBoundaryOfTarget(action))
    return undefined;
  return boundary === null ? ABSENT : known(boundary);
}

function passRoleFact(key: string, action: string): KeyState {
  if (action !== 'iam:passrole') return ABSENT;
  return key === 'iam:passedtoservice' ? UNKNOWN_VALUE : UNKNOWN_KEY;
}

/** Claims that STS takes from every token (E-47). */
const certainOfTokens = new Set(['aud', 'sub']);
/** From every assertion (E-50). */
const certainOfAssertions = new Set(['aud', 'sub', 'iss', 'sub_type', 'namequalifier']);

/** E-47, E-47a, E-50, E-50a: only federated callers and their sessions have these keys. */
function providerFact(key: string, principal: RequestPrincipal): KeyState | undefined {
  const saml = key.startsWith('saml:');
  if (!isClaim(key)) return undefined;
  if (principal.kind === 'roleSession' || principal.kind === 'accountMember')
    return staysInSession(key) ? undefined : ABSENT;
  const host = saml ? 'saml' : providerHost(principal);
  if (saml ? principal.kind !== 'saml' : host === undefined) return ABSENT;
  const colon = key.indexOf(':');
  if (key.slice(0, colon) !== host) return ABSENT;
  const certainClaims = saml ? certainOfAssertions : certainOfTokens;
  return certainClaims.has(key.slice(colon + 1)) ? UNKNOWN_VALUE : UNKNOWN_KEY;
}

/** Returns the host and path of an OIDC provider, or the name of a built-in one, in lower case. */
function providerHost(principal: RequestPrincipal): string | undefined {
  if (principal.kind !== 'webIdentity') return undefined;
  const entity = parseIamArn(principal.provider);
  const name = entity?.kind === 'oidcProvider' ? entity.name : principal.provider;
  return name.toLowerCase();
}
