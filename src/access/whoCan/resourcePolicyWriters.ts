/** Finds principals that can write the policy of a resource, and so grant access to themselves and to others. */
import { isAssuming } from '../../graph/model/assumeActions.js';
import { policyWriting, type PolicyWriting, type Removal } from '../../escalation/apply/policyWriters.js';
import type { MayThen } from '../../escalation/together/findAllGains.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { WhoCanFacts } from '../../graph/contract/whoCanReader.js';
import { getOrMake, memoize } from '../../graph/model/memoize.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { policyHolders } from '../../graph/engine/policyHolder.js';
import type { UnexploredEscalation } from '../../graph/contract/pathReader.js';
import { canBeTakenOver } from '../../graph/model/principals/namedPrincipal.js';
import {
  needsPolicyToClose,
  policyMayDecide,
  writesRepositoryPolicy,
} from '../../iam/decide/resourceRules.js';
import { recoveryPointCalls } from '../../iam/facts/data/serviceEnforced.js';
import { isBucketOrObject, parseArn } from '../../iam/language/arn.js';
import { takesTrustPolicy } from '../can/requestResource.js';
import { taggingActions } from '../permissions/actionCatalog.js';
import { contextBeforeAction } from '../paths/feasible/hopRequest.js';
import type { ReachLimits } from '../reach/walkReachable.js';
import {
  findFreed,
  findWhoFrees,
  hasDeny,
  without,
  type Allowed,
  type AnsweredQuestion,
} from './freedByRemoval.js';
import { everyoneWho, mayOnceChanged, whoMayAfterGrant } from './evaluateWhoCan.js';
import type { WhoCanQuestion } from './policySetDecisions.js';

export interface Writer extends UnexploredEscalation {
  /** At least one technique needs no conditions. */
  readonly unconditional: boolean;
}

/**
 * Finds the writers, by identifier, also those that first need the permission. Does not check whether its boundary
 * and the guardrails leave a writer the access that it grants itself.
 */
export async function findPolicyWriters(reader: GraphReader, asked: AnsweredQuestion, limits: ReachLimits) {
  const search = { limits, whoTags: whoTagsFor(reader) };
  const whoEnables = memoize((bucket: string) => whoMayWrite(reader, asked, ENABLE_ACLS, bucket, search));
  const whoIsFreed = memoize((removes: Removal) => findFreed(reader, asked, removes));
  const found = await Promise.all(
    [...writesFor(asked), ...(await tagChangesFor(asked))].map(async (one) => {
      const { techniqueId, action, resource, removes, enabledOn } = one;
      const enable = enabledOn === undefined ? undefined : await whoEnables(enabledOn);
      const free = removes && (await whoIsFreed(removes));
      const before = [...(enable?.graphVersions ?? []), ...(free?.graphVersions ?? [])];
      if (enable?.all.length === 0 || free?.freed.length === 0)
        return { techniqueId, allowed: [], graphVersions: before };
      const write = await whoMayWrite(reader, asked, action, resource, search);
      const frees = free && (await findWhoFrees(reader, asked, free.freed, write.all, limits));
      return {
        techniqueId,
        allowed: frees?.found ?? (enable ? whoIsIn(enable.all, write.all) : write.all),
        graphVersions: [...before, ...write.graphVersions, ...(frees?.graphVersions ?? [])],
      };
    }),
  );
  const writes = found.flatMap(({ techniqueId, allowed }) =>
    allowed.map(({ principal, decision }) => ({ principal: principal.identifier, techniqueId, decision })),
  );
  const writers = [...groupBy(writes, ({ principal }) => principal)].map(([principal, own]): Writer => ({
    principal,
    techniqueIds: [...new Set(own.map(({ techniqueId }) => techniqueId))].sort(),
    unconditional: own.some(({ decision }) => decision === 'ALLOWED'),
  }));
  return {
    writers: writers.sort((a, b) => (a.principal < b.principal ? -1 : 1)),
    graphVersions: found.flatMap(({ graphVersions }) => graphVersions),
  };
}

/** Finds who may do it now, or once the tags of the resource are others, or first needs the permission. */
async function whoMayWrite(
  reader: GraphReader,
  asked: AnsweredQuestion,
  action: string,
  resource: string,
  search: WriterSearch,
) {
  const facts = await reader.whoCanFacts(action, resource);
  const write = { ...asked.question, ...writeOf(asked, action, resource) };
  const now = await everyoneWho(reader, write, facts);
  const later = await whoMayAfterGrant(reader, write, facts, now.allowed);
  const tagged = await whoMayOnceTagged(reader, { question: write, facts, ...now }, search);
  return {
    all: [...now.allowed, ...later.given, ...tagged.found],
    graphVersions: [facts, now, later, tagged].flatMap((one) =>
      'graphVersion' in one ? one.graphVersion : one.graphVersions,
    ),
  };
}

const writeOf = ({ question }: AnsweredQuestion, action: string, resource: string): WhoCanQuestion => ({
  action,
  resource,
  context: contextBeforeAction(question),
});

/** Finds who may set the tags of the resource, and may do it then and not now (G-35). */
async function whoMayOnceTagged(
  reader: GraphReader,
  asked: AnsweredQuestion,
  { limits, whoTags }: WriterSearch,
) {
  const found: Allowed[] = [];
  const graphVersions: string[] = [];
  const whoIsFreed = memoize((removes: Removal) => findFreed(reader, asked, removes));
  for (const { action, resource, removes } of readsTags(asked.facts) ? await tagChangesFor(asked) : []) {
    const free = await whoIsFreed(removes);
    const tag = writeOf(asked, action, resource);
    const taggers = free.freed.length === 0 ? undefined : await whoTags(tag);
    const frees = taggers && (await findWhoFrees(reader, asked, free.freed, taggers.allowed, limits));
    found.push(...(frees?.found ?? []));
    graphVersions.push(...[free, taggers, frees].flatMap((one) => one?.graphVersions ?? []));
  }
  return { found, graphVersions };
}

interface WriterSearch {
  readonly limits: ReachLimits;
  readonly whoTags: (tag: WhoCanQuestion) => ReturnType<typeof everyoneWho>;
}

/** Returns a function that finds who may change tags. Many writes wait for the same changes, so each is asked once. */
function whoTagsFor(reader: GraphReader): WriterSearch['whoTags'] {
  const asked = new Map<string, ReturnType<typeof everyoneWho>>();
  return (tag) =>
    getOrMake(asked, JSON.stringify(tag), async () =>
      everyoneWho(reader, tag, await reader.whoCanFacts(tag.action, tag.resource)),
    );
}

/** Whether a policy may read tags of resources. */
function readsTags({ documents, resources, organizations }: WhoCanFacts): boolean {
  const guardrails = [...organizations.places.values()]
    .flatMap(({ serviceControl, resourceControl }) => [serviceControl, resourceControl])
    .flatMap((one) => (one.status === 'COLLECTED' ? one.levels.flatMap(({ policies }) => policies) : []));
  const held = [...guardrails, ...[...resources.values()].flatMap(({ policy }) => policy ?? [])];
  const texts = [...held.map((one) => one.documentText), ...[...documents.values()].map(({ text }) => text)];
  return texts.some((text) => text !== undefined && /(resource|bucket|accesspoint)tag\//i.test(text));
}

/** Returns a check whether a principal with changed rights may write who may do it, and so let itself in. */
export async function mayWriteOnceChanged(reader: GraphReader, asked: AnsweredQuestion): Promise<MayThen> {
  const checkOf = async (action: string, resource: string): Promise<MayThen> =>
    mayOnceChanged(writeOf(asked, action, resource), await reader.whoCanFacts(action, resource));
  const each = await Promise.all(
    writesFor(asked).map(async ({ action, resource, removes, enabledOn }) => [
      await checkOf(action, resource),
      ...(enabledOn === undefined ? [] : [await checkOf(ENABLE_ACLS, enabledOn)]),
      ...(removes === undefined ? [] : [mayOnceChanged(asked.question, without(asked.facts, removes))]),
    ]),
  );
  return (accountIndex, after) => each.some((all) => all.every((may) => may(accountIndex, after)));
}

/** Returns those of the second list that are in the first. */
function whoIsIn(others: readonly Allowed[], some: readonly Allowed[]): readonly Allowed[] {
  const decisions = new Map(others.map(({ principal, decision }) => [principal.identifier, decision]));
  return some.flatMap((one) => {
    const other = decisions.get(one.principal.identifier);
    return other === undefined ? [] : [other === 'ALLOWED' ? one : { ...one, decision: other }];
  });
}

/**
 * Returns the policy writes that help. The policy of a bucket grants access to its objects; that of a role is its
 * trust policy. Removing a policy helps only if it denies (G-30) or closes a file system or API (E-102, E-104),
 * writing an ACL where the bucket ignores ACLs only together with enabling them on it (`enabledOn`, G-31).
 */
function writesFor({ question, facts }: AnsweredQuestion) {
  const { action: asked, resource } = question;
  const isTrust = isAssuming(asked) && canBeTakenOver(resource);
  const stored = [...facts.resources.values()];
  const isClosed = stored.some(hasDeny) || (needsPolicyToClose(asked) && stored.some(({ policy }) => policy));
  const ignoresAcls = stored.some((one) => one.resource.ignoresAcls === true);
  const helps = ({ action, removes }: PolicyWriting): boolean =>
    action.toLowerCase() !== asked.toLowerCase() &&
    (isClosed || !removes) &&
    (isGivenByObjectAcl(asked) || !writesObjectAcl(action));
  return (isTrust ? [resource] : holdersFor(asked, resource)).flatMap((holder) =>
    policyWriting(parseArn(holder)?.service ?? '')
      .filter(helps)
      .filter(({ action }) => kinds.every(([word, arn]) => action.includes(word) === arn.test(holder)))
      .filter(({ action }) => action !== 'kms:ReplicateKey' || holder.includes(':key/mrk-'))
      .map((one) => ({
        ...one,
        resource: writesObjectAcl(one.action) ? resource : holder,
        ...(ignoresAcls && writesAcl(one.action) ? { enabledOn: holder } : {}),
      })),
  );
}

/** Returns the resources whose policies decide the action on this one: of a recovery point any vault may (E-117). */
function holdersFor(action: string, resource: string): readonly string[] {
  if (!policyMayDecide(action, resource)) return [];
  const arn = parseArn(resource);
  if (arn !== undefined && recoveryPointCalls.has(action.toLowerCase()))
    return [`arn:${arn.partition}:backup:${arn.region || '*'}:${arn.account || '*'}:backup-vault:*`];
  return policyHolders(resource).slice(writesRepositoryPolicy(action) ? 1 : 0);
}

/**
 * Returns the changes of tags that help: of the resource, or of the bucket, where its tags are known (G-35), and of
 * whether those of a bucket count. What other tags of a role let somebody assume is a step (T-038).
 */
async function tagChangesFor({
  question: { action, resource },
  facts,
}: AnsweredQuestion): Promise<readonly TagChange[]> {
  if (takesTrustPolicy(action)) return [];
  const arn = parseArn(resource);
  const holders = arn && isBucketOrObject(arn) ? policyHolders(resource) : [resource];
  const changes = holders.map(async (holder): Promise<readonly TagChange[]> => {
    const { tags, abacEnabled } = facts.resources.get(holder)?.resource ?? {};
    const isTagged = tags !== undefined || facts.roles.has(holder);
    const own = { techniqueId: TAGS_TECHNIQUE, resource: holder };
    return [
      ...(isTagged ? await taggingActions(holder) : []).map((tag) => ({
        ...own,
        action: tag,
        removes: 'TAGS' as const,
      })),
      ...(abacEnabled === false
        ? [{ ...own, action: 's3:PutBucketAbac', removes: 'BUCKET_ABAC' as const }]
        : []),
    ];
  });
  return (await Promise.all(changes)).flat();
}

interface TagChange extends Required<PolicyWriting> {
  readonly resource: string;
  readonly enabledOn?: undefined;
}

/** Words in actions that write policies of resources of one kind alone, and what tells that kind. */
const kinds: readonly (readonly [word: string, arn: RegExp])[] = [
  ['AccessGrants', /:access-grants\//],
  ['AccessPoint', /[:/]accesspoint\//],
  ['ChannelPolicy', /:media(packagev2|tailor):.*\/?channel\/[^/]*$/],
  ['DeliveryDestination', /:delivery-destination:/],
  ['Destination', /:(delivery-)?destination:/],
  ['DomainName', /:apigateway:.*\/domainnames\//],
  ['DomainPermissions', /:codeartifact:.*:domain\//],
  ['LayerVersion', /:layer:/],
  ['MultiRegion', /\.mrap$/],
  ['ObjectLambda', /:s3-object-lambda:/],
  ['OriginEndpoint', /\/originEndpoint\//],
  ['RepositoryPermissions', /:codeartifact:.*:repository\//],
  ['TableBucket', /:s3tables:.*:bucket\/[^/]*$/],
  ['TablePolicy', /:s3tables:.*:bucket\/[^/]*\/table\//],
];

const TAGS_TECHNIQUE = 'T-470';

const ENABLE_ACLS = 's3:PutBucketOwnershipControls';

const writesAcl = (action: string): boolean => /^s3:Put(Bucket|Object|ObjectVersion)Acl$/.test(action);

const writesObjectAcl = (action: string): boolean => /^s3:PutObject(Version)?Acl$/.test(action);

/** Whether an object ACL can grant it, by READ, READ_ACP or WRITE_ACP. */
const isGivenByObjectAcl = (asked: string): boolean =>
  /^s3:(GetObject(Version)?(Acl)?|PutObject(Version)?Acl)$/i.test(asked);
