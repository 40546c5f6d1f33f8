/** The IAM verbs for customer managed policies and their versions. */
import { z } from 'zod';
import type {
  AccountExport,
  ManagedPolicyDetail,
  PolicyVersionDetail,
} from '../../formats/account/accountExport.js';
import type { EntityDetail } from '../../formats/account/entities.js';
import { changes, creates, deletes, idOf, policies, type Found } from './entities.js';
import { readPolicy } from './policyDocuments.js';
import { charactersIn } from '../../../iam/facts/quotas.js';
import { keepWithin } from './quotas.js';
import { policyDocument, text, wholeList, type ArgumentsOf, type Scene } from '../scene.js';
import { Refusal } from '../changeRefused.js';

const added = { ...policyDocument, setAsDefault: z.boolean().optional() };
const version = { versionId: text };

function newVersion(scene: Scene, versionId: string, text: string): PolicyVersionDetail {
  const document = readPolicy(scene, text, 'IDENTITY');
  keepWithin('managedPolicy', charactersIn(document.text));
  return { versionId, isDefault: false, createdAt: scene.at, document };
}

const newPolicy = (
  named: EntityDetail,
  { policyDocument: text }: ArgumentsOf<typeof policyDocument>,
  scene: Scene,
): ManagedPolicyDetail =>
  withDefault(
    {
      ...named,
      policyId: idOf(policies, named.arn),
      isAttachable: true,
      versions: [newVersion(scene, 'v1', text)],
    },
    'v1',
    scene,
  );

/** Makes a version the default: only the default version counts (E-14). */
const withDefault = (policy: ManagedPolicyDetail, versionId: string, { at }: Scene): ManagedPolicyDetail => ({
  ...policy,
  defaultVersionId: versionId,
  updatedAt: at,
  versions: policy.versions.map((one) => ({ ...one, isDefault: one.versionId === versionId })),
});

/**
 * Adds a version with the next number. AWS never uses a number twice; where the latest version was deleted, its number
 * is unknown and is used again here.
 */
function addVersion(
  policy: ManagedPolicyDetail,
  { policyDocument: text, setAsDefault }: ArgumentsOf<typeof added>,
  scene: Scene,
): ManagedPolicyDetail {
  const numbers = policy.versions.map(({ versionId }) => Number(/^v(\d+)$/.exec(versionId)?.[1] ?? 0));
  const latest = newVersion(scene, `v${Math.max(0, ...numbers) + 1}`, text);
  const versions = [latest, ...policy.versions];
  keepWithin('versions', versions.length);
  const changed = { ...policy, updatedAt: scene.at, versions };
  return setAsDefault === true ? withDefault(changed, latest.versionId, scene) : changed;
}

function deleteVersion(
  policy: ManagedPolicyDetail,
  { versionId }: ArgumentsOf<typeof version>,
  scene: Scene,
): ManagedPolicyDetail {
  expectVersion(policy, versionId);
  if (versionId === policy.defaultVersionId)
    throw new Refusal(
      `DeleteConflict: ${versionId} is the default version of ${policy.arn}. Make another one the default first.`,
    );
  return {
    ...policy,
    updatedAt: scene.at,
    versions: policy.versions.filter((one) => one.versionId !== versionId),
  };
}

function setDefault(
  policy: ManagedPolicyDetail,
  { versionId }: ArgumentsOf<typeof version>,
  scene: Scene,
): ManagedPolicyDetail {
  expectVersion(policy, versionId);
  return withDefault(policy, versionId, scene);
}

function expectVersion({ arn, versions }: ManagedPolicyDetail, versionId: string): void {
  const known = versions.map((one) => one.versionId);
  if (!known.includes(versionId))
    throw new Refusal(`NoSuchEntity: ${arn} has no version ${versionId}, but ${known.join(', ')}.`);
}

function policyGone({ account, entity: policy }: Found<ManagedPolicyDetail>): AccountExport {
  const users = wholeList(account, 'users');
  const roles = wholeList(account, 'roles');
  const holders = [...users, ...roles, ...wholeList(account, 'groups')];
  const attached = holders.find((one) => one.attachedPolicies.some(({ arn }) => arn === policy.arn));
  const bounded = [...users, ...roles].find((one) => one.permissionsBoundaryArn === policy.arn);
  const others = policy.versions.filter(({ versionId }) => versionId !== policy.defaultVersionId);
  const conflict = (what: string) => new Refusal(`DeleteConflict: ${policy.arn} ${what}`);
  if (attached) throw conflict(`is attached to ${attached.arn}. Detach it everywhere first.`);
  if (bounded) throw conflict(`is the permissions boundary of ${bounded.arn}. Remove it everywhere first.`);
  if (others.length > 0)
    throw conflict(
      `has the versions ${others.map(({ versionId }) => versionId).join(', ')}. Delete them first.`,
    );
  return account;
}

export const managedPolicyVerbs = {
  createPolicy: creates(policies, policyDocument, newPolicy),
  deletePolicy: deletes(policies, policyGone),
  createPolicyVersion: changes(policies, added, addVersion),
  deletePolicyVersion: changes(policies, version, deleteVersion),
  setDefaultPolicyVersion: changes(policies, version, setDefault),
};
