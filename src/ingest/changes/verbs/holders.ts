/** Changes that users, roles and groups share: inline and managed policies, boundaries and tags. */
import { z } from 'zod';
import { lastPart } from '../../../iam/language/arn.js';
import type { Tag } from '../../../graph/model/graph.js';
import type {
  GroupDetail,
  InlinePolicyDetail,
  RoleDetail,
  TagPair,
  UserDetail,
} from '../../formats/account/accountExport.js';
import { isOfAws, packagedPolicy } from '../../normalize/managedPolicies.js';
import { find, policies } from './entities.js';
import { readPolicy } from './policyDocuments.js';
import { charactersIn, type QuotaName } from '../../../iam/facts/quotas.js';
import { keepWithin } from './quotas.js';
import { policyDocument, text, type ArgumentsOf, type Scene } from '../scene.js';
import { Refusal } from '../changeRefused.js';

type Holder = UserDetail | RoleDetail | GroupDetail;
type Principal = UserDetail | RoleDetail;

/** The names that IAM allows for inline policies. */
const policyNamePattern = /^[\w+=,.@-]{1,128}$/;

// ── Inline policies ────────────────────────────────────────────────────────────────────────────────────────────────

export const policyName = { policyName: text };
export const inlinePolicy = { ...policyName, ...policyDocument };

/** Returns an edit that adds or replaces an inline policy. `quota`: of characters of all inline policies. */
export const putInline =
  <H extends Holder>(quota: QuotaName) =>
  (
    holder: H,
    { policyName: name, policyDocument: document }: ArgumentsOf<typeof inlinePolicy>,
    scene: Scene,
  ): H => {
    if (!policyNamePattern.test(name))
      throw new Refusal(`ValidationError: ${JSON.stringify(name)} is no name that IAM allows for a policy.`);
    const put = { name, document: readPolicy(scene, document, 'IDENTITY') };
    const inlinePolicies = [...without(holder, name), put];
    keepWithin(quota, charactersOf(inlinePolicies));
    return { ...holder, inlinePolicies };
  };

export function deleteInline<H extends Holder>(
  holder: H,
  { policyName: name }: ArgumentsOf<typeof policyName>,
): H {
  const inlinePolicies = without(holder, name);
  if (inlinePolicies.length === holder.inlinePolicies.length)
    throw new Refusal(`NoSuchEntity: ${holder.arn} has no inline policy ${name}.`);
  return { ...holder, inlinePolicies };
}

const without = ({ inlinePolicies }: Holder, removed: string): readonly InlinePolicyDetail[] =>
  inlinePolicies.filter(({ name }) => name !== removed);

const charactersOf = (inline: readonly InlinePolicyDetail[]): number =>
  inline.reduce((sum, { document }) => sum + charactersIn(document.text), 0);

// ── Managed policies ───────────────────────────────────────────────────────────────────────────────────────────────

export const managedPolicy = { policyArn: text };

type ManagedPolicy = ArgumentsOf<typeof managedPolicy>;

/** Returns an edit that attaches a managed policy. `quota` limits how many are attached. */
export const attach =
  <H extends Holder>(quota: QuotaName) =>
  (holder: H, { policyArn: arn }: ManagedPolicy, scene: Scene): H => {
    expectUsable(scene, holder, arn);
    if (holder.attachedPolicies.some((one) => one.arn === arn)) return holder;
    const attachedPolicies = [...holder.attachedPolicies, { name: lastPart(arn), arn }];
    keepWithin(quota, attachedPolicies.length);
    return { ...holder, attachedPolicies };
  };

export function detach<H extends Holder>(holder: H, { policyArn }: ManagedPolicy): H {
  const attachedPolicies = holder.attachedPolicies.filter(({ arn }) => arn !== policyArn);
  if (attachedPolicies.length === holder.attachedPolicies.length)
    throw new Refusal(`NoSuchEntity: ${policyArn} is not attached to ${holder.arn}.`);
  return { ...holder, attachedPolicies };
}

/** Throws `Refusal` unless the policy is in the account of the holder, or is a known AWS managed policy. */
export function expectUsable(
  scene: Scene,
  { arn: holderArn }: { readonly arn: string },
  policyArn: string,
): void {
  if (isOfAws(policyArn)) return expectKnown(scene, holderArn, policyArn);
  const [account, own] = [policyArn, holderArn].map((arn) => arn.split(':').slice(0, 5).join(':'));
  if (account !== own)
    throw new Refusal(`ValidationError: ${policyArn} is of another account than ${holderArn}.`);
  const { entity } = find(scene, policies, policyArn);
  if (entity.isAttachable === false)
    throw new Refusal(`PolicyNotAttachable: ${policyArn} can be attached to nothing.`);
}

function expectKnown(scene: Scene, holderArn: string, policyArn: string): void {
  const accountId = scene.draft.accountOf(holderArn)?.accountId ?? '';
  const known = scene.draft.awsManaged(accountId).get(policyArn) ?? packagedPolicy(policyArn)?.detail;
  if (known === undefined)
    throw new Refusal(
      `NoSuchEntity: no policy of AWS is known as ${policyArn}. Correct it, or import an export of account ${accountId} that holds it.`,
    );
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
  if (known.path.startsWith('/aws-service-role/'))
    throw new Refusal(`PolicyNotAttachable: ${policyArn} is for the role of a service only.`);
}

// ── Boundaries and tags, which groups do not have ──────────────────────────────────────────────────────────────────

export const boundary = { permissionsBoundary: text };

export function putBoundary<P extends Principal>(
  principal: P,
  { permissionsBoundary }: ArgumentsOf<typeof boundary>,
  scene: Scene,
): P {
  expectUsable(scene, principal, permissionsBoundary);
  return { ...principal, permissionsBoundaryArn: permissionsBoundary };
}

export function deleteBoundary<P extends Principal>(principal: P): P {
  const { permissionsBoundaryArn, ...rest } = principal;
  if (permissionsBoundaryArn === undefined)
    throw new Refusal(`NoSuchEntity: ${principal.arn} has no permissions boundary.`);
  return rest as P;
}

export const tagged = { tags: z.array(z.strictObject({ key: text, value: text }).readonly()).readonly() };
export const tagKeys = { tagKeys: z.array(text).readonly() };

export const addTags = <P extends Principal>(principal: P, { tags }: ArgumentsOf<typeof tagged>): P => ({
  ...principal,
  tags: tagsWith(principal.tags, tags),
});

export const removeTags = <P extends Principal>(
  principal: P,
  { tagKeys: keys }: ArgumentsOf<typeof tagKeys>,
): P => ({
  ...principal,
  tags: otherTags(principal.tags, keys),
});

/** Adds tags, replacing those with the same key: keys of IAM tags are not case-sensitive. */
export function tagsWith(before: readonly TagPair[], given: readonly Tag[]): readonly TagPair[] {
  const keys = given.map(({ key }) => key);
  if (new Set(keys.map((key) => key.toLowerCase())).size < keys.length)
    throw new Refusal('InvalidInput: a key of a tag is given twice. Keep one.');
  const reserved = keys.find((key) => key.toLowerCase().startsWith('aws:'));
  if (reserved !== undefined)
    throw new Refusal(`InvalidInput: the key ${reserved} is AWS's own. Take another one.`);
  expectCharacters(given);
  const tags = [...otherTags(before, keys), ...given.map(({ key, value }): TagPair => [key, value])];
  keepWithin('tags', tags.length);
  return tags;
}

/**
 * Throws `Refusal` for characters that IAM does not allow, wildcards among them:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html
 */
function expectCharacters(given: readonly Tag[]): void {
  const wrong = given.find(({ key, value }) => !keyPattern.test(key) || !valuePattern.test(value));
  if (wrong === undefined) return;
  throw new Refusal(
    `ValidationError: IAM does not allow the tag ${JSON.stringify(wrong.key)} with the value ${JSON.stringify(wrong.value)}: a key has 1 to 128 characters and a value at most 256, which are letters, digits, spaces and _ . : / = + - @.`,
  );
}

const keyPattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const valuePattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

function otherTags(tags: readonly TagPair[], keys: readonly string[]): readonly TagPair[] {
  const gone = new Set(keys.map((key) => key.toLowerCase()));
  return tags.filter(([key]) => !gone.has(key.toLowerCase()));
}
