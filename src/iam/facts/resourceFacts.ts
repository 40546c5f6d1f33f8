/** Facts about the condition keys that describe a resource: its owner (E-70) and its tags (E-64, E-68). */
import data from './data/withoutResourceAccount.json' with { type: 'json' };
import { TRUE } from '../decide/kleene.js';
import {
  hasAccount,
  type AccessRequest,
  type RequestPrincipal,
  type RequestResource,
} from '../decide/request.js';
import { isAccountId, isBucketOrObject, parseArn, type Arn } from '../language/arn.js';
import { compileAction, matchAction, splitAction, type ActionMatcher } from '../match/action.js';
import { ABSENT, UNKNOWN_VALUE, type KeyState } from '../match/conditionContext.js';
import { compileGlob, hasWildcard, matchesGlob } from '../match/wildcard.js';
import { known, organizationFact, perhaps, tagState, type RequestFacts } from './keyFacts.js';
import { RESOURCE_TAG } from './data/conditionKeys.js';

/** Returns the account that owns the resource, if the question or its ARN tells it. */
export function ownerOf({ resource }: Pick<AccessRequest, 'resource'>): string | undefined {
  if (resource.accountId !== undefined) return resource.accountId;
  const account = parseArn(resource.arn)?.account ?? '';
  return isAccountId(account) ? account : undefined;
}

/**
 * Whether the account part of an ARN, which may have wildcards, is empty or can be the caller's account (L-16, L-17). A
 * resource of another partition is of another account (E-58).
 */
export function mayBeOf(
  caller: { readonly partition: string; readonly accountId: string },
  { arn, isLiteral = false }: RequestResource,
): boolean {
  const part = parseArn(arn)?.account ?? '';
  if (isOfOtherPartition(caller, arn)) return false;
  return isLiteral || !hasWildcard(part) || matchesGlob(compileGlob(part), caller.accountId);
}

export function isOfOtherPartition({ partition }: { readonly partition: string }, arn: string): boolean {
  const part = parseArn(arn)?.partition;
  return part !== undefined && part !== partition && !matchesGlob(compileGlob(part), partition);
}

/** Returns facts about aws:ResourceAccount, the owner's organization, and the tags of the resource. */
export function resourceFact(key: string, facts: RequestFacts): KeyState | undefined {
  if (isResourceAccountKey(key)) return resourceAccountFact(key, facts);
  return tagFact(key, facts.request);
}

/** E-70: if AWS's page leaves it open, the key has the owner's value or is absent. Every resource has an account. */
function resourceAccountFact(key: string, { request, owner }: RequestFacts): KeyState | undefined {
  const { action, principal, resource } = request;
  const carried = carriesResourceAccount(action, principal, owner);
  if (carried === 'NO') return ABSENT;
  const unknown = resource.arn === '*' ? undefined : UNKNOWN_VALUE;
  const ofOwner = owner === undefined ? unknown : known(owner);
  const state = key === 'aws:resourceaccount' ? ofOwner : organizationFact(key, resource.organization);
  return carried === 'YES' || state === undefined ? state : perhaps(state);
}

/** Makes lists of actions whose requests may lack aws:ResourceAccount, aws:ResourceOrgID and aws:ResourceOrgPaths. */
const listOf = (values: readonly string[]): ActionMatcher => compileAction({ inverted: false, values });

const without = listOf(data.actions);
const uncertain = listOf(data.inAnEarlierVersionOfThePage);
const uncertainAcrossAccounts = listOf(data.acrossAccountsIfConfiguredBeforeMarch2023);

export const isResourceAccountKey = (key: string): boolean =>
  key === 'aws:resourceaccount' || key === 'aws:resourceorgid' || key === 'aws:resourceorgpaths';

/**
 * Returns whether requests have these keys (E-70). `UNCERTAIN`: AWS's page listed the action in the past, or it depends
 * on how the event bus was set up.
 */
export function carriesResourceAccount(
  action: string,
  principal: RequestPrincipal,
  owner: string | undefined,
): 'YES' | 'NO' | 'UNCERTAIN' {
  const name = splitAction(action);
  if (name === undefined) return 'YES';
  if (matchAction(without, name) === TRUE) return 'NO';
  if (matchAction(uncertain, name) === TRUE) return 'UNCERTAIN';
  const isOwner = hasAccount(principal) && (owner ?? principal.accountId) === principal.accountId;
  return !isOwner && matchAction(uncertainAcrossAccounts, name) === TRUE ? 'UNCERTAIN' : 'YES';
}

// ── Tags ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Prefixes of tag keys of services, in lower case, up to the slash before the tag. */
const serviceKeys = [
  'ec2:resourcetag/',
  'iam:resourcetag/',
  's3:accesspointtag/',
  's3:buckettag/',
  's3express:accesspointtag/',
  's3express:buckettag/',
];

/** Whether the key reads tags of resources of any service. */
export const readsAnyTag = (key: string): boolean => key.startsWith(RESOURCE_TAG);

/** Whether the key reads tags of resources of one service. */
export const isTagKey = (key: string): boolean => serviceKeys.some((prefix) => key.startsWith(prefix));

export const isResourceTagKey = (key: string): boolean => readsAnyTag(key) || isTagKey(key);

const PASS_ROLE = 'iam:passrole';

/** Whether the key reads tags of the role in iam:PassRole, for which AWS guarantees neither key (E-4a). */
export const readsTagsOfPassedRole = (key: string, action: string): boolean =>
  action.toLowerCase() === PASS_ROLE && isResourceTagKey(key);

/** Returns the state of a tag key; undefined: not known. `key`: in lower case. */
export function tagFact(key: string, { action, resource }: AccessRequest): KeyState | undefined {
  if (readsTagsOfPassedRole(key, action)) return undefined;
  const { arn: text, tags, abacEnabled } = resource;
  const arn = parseArn(text);
  const prefix = keysOfOwnTags(arn).find((one) => key.startsWith(one));
  if (prefix === undefined) return undefined;
  if (arn !== undefined && isBucketOrObject(arn) && abacEnabled !== true)
    return abacEnabled === false ? ABSENT : undefined;
  return tags === undefined ? undefined : tagState(tags, key.slice(prefix.length), ABSENT);
}

/**
 * Returns prefixes of keys that read the tags of the requested resource (E-68). Tags of directory buckets and access
 * points always count. For an access point, aws:ResourceTag means the tags of its bucket, which its ARN does not name.
 */
function keysOfOwnTags(arn: Arn | undefined): readonly string[] {
  const { service = '', resource = '' } = arn ?? {};
  const isOfS3 = service === 's3' || service === 's3express';
  if (isOfS3 && resource.startsWith('accesspoint/')) return [`${service}:accesspointtag/`];
  const isBucket = service === 's3express' || (arn !== undefined && isBucketOrObject(arn));
  return isBucket
    ? [RESOURCE_TAG, `${service}:buckettag/`]
    : [RESOURCE_TAG, 'ec2:resourcetag/', 'iam:resourcetag/'];
}
