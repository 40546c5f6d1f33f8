/** The verbs of AWS Organizations: they create and attach SCPs and RCPs, and move accounts. */
import { z } from 'zod';
import {
  guardrailKinds,
  isOrganizationId,
  type GuardrailDetail,
  type GuardrailKind,
} from '../../formats/organization/organizationEntities.js';
import { partOf } from '../../formats/unitParts.js';
import { byIdOrder } from '../../merge/mergeUnits.js';
import {
  collectedAt,
  enabledTypesOf,
  isEachListed,
  targetIds,
  type MergedOrganization,
} from '../../merge/organizationKind.js';
import { readPolicy } from './policyDocuments.js';
import { keepWithin } from './quotas.js';
import { document, notImported, originOf, text, verb, type ArgumentsOf, type Scene } from '../scene.js';
import { Refusal } from '../changeRefused.js';

/** By type of policy: its name, the grammar that it is read under, and the quota of its size. */
const types = {
  SERVICE_CONTROL_POLICY: { name: 'SCP', use: 'SERVICE_CONTROL', size: 'sizeOfSCP' },
  RESOURCE_CONTROL_POLICY: { name: 'RCP', use: 'RESOURCE_CONTROL', size: 'sizeOfRCP' },
} as const;

const ofPolicy = { organizationId: text.optional(), policyId: text };
const created = { ...ofPolicy, type: z.enum(guardrailKinds), name: text, content: document };
const updated = { ...ofPolicy, content: document };
const ofTarget = { ...ofPolicy, targetId: text };
const moved = { accountId: text, destinationParentId: text };

type OfPolicy = ArgumentsOf<typeof ofPolicy>;
type Attachment = ArgumentsOf<typeof ofTarget>;

// ── The organization ───────────────────────────────────────────────────────────────────────────────────────────────

/** Returns the organization that is named, or else the only one that fits. Throws `Refusal`. */
function organizationOf(
  scene: Scene,
  { organizationId }: Partial<OfPolicy>,
  fits: (organization: MergedOrganization) => boolean = () => true,
): MergedOrganization {
  const all = scene.draft.organizations;
  const possible = all.filter((one) =>
    organizationId === undefined ? fits(one) : one.id === organizationId,
  );
  const [only, ...others] = possible.length > 0 || organizationId !== undefined ? possible : all;
  if (only !== undefined && others.length === 0) return only;
  const ids = all.map(({ id }) => id).join(', ');
  throw new Refusal(
    all.length === 0
      ? 'No organization was imported. Import the output of rolegraph collect, or of the calls of AWS Organizations.'
      : `${organizationId === undefined ? 'The change does not say of which imported organization it is' : `No organization ${organizationId} was imported`}. Give as organizationId one of ${ids}.`,
  );
}

/** Returns an SCP or RCP of the organization. Throws `Refusal`. */
function policyIn(
  { id, policies }: MergedOrganization,
  policyId: string,
): GuardrailDetail & { readonly type: GuardrailKind } {
  const policy = policies.find((one) => one.id === policyId);
  if (policy === undefined)
    throw new Refusal(`PolicyNotFoundException: no import of ${id} holds a policy ${policyId}.`);
  const { type } = policy;
  if (type === 'OTHER')
    throw new Refusal(`${policyId} is neither an SCP nor an RCP, so it does not affect decisions.`);
  return { ...policy, type };
}

function expectChangeable({ id, awsManaged }: GuardrailDetail): void {
  if (awsManaged === true || id === 'p-FullAWSAccess' || id === 'p-RCPFullAWSAccess')
    throw new Refusal(`PolicyChangesNotAllowed: ${id} is a policy of AWS.`);
}

// ── Policies ───────────────────────────────────────────────────────────────────────────────────────────────────────

function contentOf(scene: Scene, type: GuardrailKind, text: string) {
  const { use, size } = types[type];
  const content = readPolicy(scene, text, use);
  keepWithin(size, content.text.length);
  return content;
}

function createPolicy(given: ArgumentsOf<typeof created>, scene: Scene): void {
  const { policyId: id, type, name } = given;
  const organization = organizationOf(scene, given);
  if (!isOrganizationId(id, 'policy'))
    throw new Refusal(`ValidationError: ${JSON.stringify(id)} is no id of a policy, such as p-a1b2c3d4.`);
  const same = organization.policies.find((one) => one.id === id || (one.type === type && one.name === name));
  if (same !== undefined)
    throw new Refusal(`DuplicatePolicyException: ${same.id} (${same.name ?? 'unnamed'}) is there already.`);
  const { partition = 'aws', managementAccountId } = organization;
  const prefix = `arn:${partition}:organizations::${managementAccountId}:policy/${organization.id}`;
  const policy: GuardrailDetail = {
    id,
    arn: `${prefix}/${type.toLowerCase()}/${id}`,
    type,
    name,
    awsManaged: false,
    content: contentOf(scene, type, given.content),
    origin: originOf(scene),
  };
  scene.draft.putOrganization({
    ...organization,
    policies: [...organization.policies, policy].sort(byIdOrder),
    // A new policy is known to have no targets.
    covers: [...organization.covers, partOf('targets', id)].sort(),
  });
}

function updatePolicy(given: ArgumentsOf<typeof updated>, scene: Scene): void {
  const organization = organizationOf(scene, given, holding(given.policyId));
  const policy = policyIn(organization, given.policyId);
  expectChangeable(policy);
  const changed = { ...policy, content: contentOf(scene, policy.type, given.content) };
  const policies = organization.policies.map((one) => (one.id === policy.id ? changed : one));
  scene.draft.putOrganization({ ...organization, policies });
}

const holding =
  (policyId: string) =>
  ({ policies }: MergedOrganization): boolean =>
    policies.some(({ id }) => id === policyId);

function deletePolicy(given: OfPolicy, scene: Scene): void {
  const organization = organizationOf(scene, given, holding(given.policyId));
  const policy = policyIn(organization, given.policyId);
  expectChangeable(policy);
  const attached = organization.targets.filter(({ policyId }) => policyId === policy.id);
  if (attached.length > 0)
    throw new Refusal(
      `PolicyInUseException: ${policy.id} is attached to ${attached.map(({ targetId }) => targetId).join(', ')}. Detach it first.`,
    );
  const targets = partOf('targets', policy.id);
  if (!organization.covers.includes(targets) && !isEveryTargetKnown(organization, policy.type))
    throw notImported(`Where ${policy.id} is attached was`, 'aws organizations list-targets-for-policy');
  scene.draft.putOrganization({
    ...organization,
    policies: organization.policies.filter(({ id }) => id !== policy.id),
    covers: organization.covers.filter((one) => one !== targets),
  });
}

/** Whether all targets of an organization are known, and of each the policies of a type. */
const isEveryTargetKnown = (organization: MergedOrganization, type: GuardrailKind): boolean =>
  organization.roots.length > 0 &&
  isEachListed(
    organization.covers,
    [...organization.roots, ...organization.units].map(({ id }) => id),
  ) &&
  targetIds(organization).every(knowsAttached(organization, type));

// ── Attachments ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Returns a function that tells whether all policies of a type are known that are attached to a target. */
function knowsAttached(organization: MergedOrganization, type: GuardrailKind): (targetId: string) => boolean {
  const collected = collectedAt(organization);
  // Where the type is not enabled, nothing of it is attached.
  const isDisabled = enabledTypesOf(organization)?.includes(type) === false;
  return (targetId) => isDisabled || collected(targetId).includes(type);
}

/** Finds the target, and its policies of the type (`here`). Throws `Refusal` unless all of those are known. */
function attachmentOf(given: Attachment, scene: Scene) {
  const { policyId, targetId } = given;
  const organization = organizationOf(scene, given, (one) => targetIds(one).includes(targetId));
  const policy = policyIn(organization, policyId);
  if (!targetIds(organization).includes(targetId))
    throw new Refusal(`TargetNotFoundException: ${targetId} is not in ${organization.id}.`);
  const { name } = types[policy.type];
  if (!knowsAttached(organization, policy.type)(targetId))
    throw notImported(
      `Which ${name}s are attached to ${targetId} was`,
      'aws organizations list-policies-for-target',
    );
  const ofType = new Set(organization.policies.flatMap(({ id, type }) => (type === policy.type ? id : [])));
  const here = organization.targets.filter((one) => one.targetId === targetId && ofType.has(one.policyId));
  return { organization, policy, here, isAttached: here.some((one) => one.policyId === policyId) };
}

function attachPolicy(given: Attachment, scene: Scene): void {
  const { policyId, targetId } = given;
  const { organization, policy, here, isAttached } = attachmentOf(given, scene);
  if (isAttached)
    throw new Refusal(`DuplicatePolicyAttachmentException: ${policyId} is attached to ${targetId} already.`);
  expectEnabled(organization, policy.type);
  keepWithin(policy.type, here.length + 1);
  const attached = { id: `${policyId} ${targetId}`, policyId, targetId, origin: originOf(scene) };
  scene.draft.putOrganization({
    ...organization,
    targets: [...organization.targets, attached].sort(byIdOrder),
  });
}

/** Throws `Refusal` unless the type is enabled. E-19j: a type with any attachment is enabled. */
function expectEnabled(organization: MergedOrganization, type: GuardrailKind): void {
  const { targets, policies } = organization;
  const ofType = new Set(policies.flatMap((one) => (one.type === type ? one.id : [])));
  if (targets.some(({ policyId }) => ofType.has(policyId))) return;
  const { name } = types[type];
  const enabled = enabledTypesOf(organization);
  if (enabled === undefined)
    throw notImported(`Whether ${name}s are enabled was`, 'aws organizations list-roots');
  if (!enabled.includes(type))
    throw new Refusal(`PolicyTypeNotEnabledException: the organization has not enabled ${name}s.`);
}

function detachPolicy(given: Attachment, scene: Scene): void {
  const { policyId, targetId } = given;
  const { organization, policy, here, isAttached } = attachmentOf(given, scene);
  const { name } = types[policy.type];
  if (!isAttached)
    throw new Refusal(`PolicyNotAttachedException: ${policyId} is not attached to ${targetId}.`);
  if (policyId === 'p-RCPFullAWSAccess')
    throw new Refusal(`ConstraintViolationException: ${policyId} can be detached from nothing.`);
  if (here.length === 1)
    throw new Refusal(
      `ConstraintViolationException: ${policyId} is the last ${name} of ${targetId}, which has to have one. Attach another one first.`,
    );
  const targets = organization.targets.filter(
    (one) => one.policyId !== policyId || one.targetId !== targetId,
  );
  scene.draft.putOrganization({ ...organization, targets });
}

// ── Accounts ───────────────────────────────────────────────────────────────────────────────────────────────────────

function moveAccount(
  { accountId, destinationParentId: parentId }: ArgumentsOf<typeof moved>,
  scene: Scene,
): void {
  const isMember = ({ id }: { readonly id: string }): boolean => id === accountId;
  const { organizations } = scene.draft;
  const isKnown = organizations.length === 0 || organizations.some(({ accounts }) => accounts.some(isMember));
  const organization = isKnown
    ? organizationOf(scene, {}, ({ accounts }) => accounts.some(isMember))
    : undefined;
  const account = organization?.accounts.find(isMember);
  if (organization === undefined || account === undefined)
    throw new Refusal(`AccountNotFoundException: ${accountId} is in no organization that was imported.`);
  const parents = [...organization.roots, ...organization.units].map(({ id }) => id);
  if (!parents.includes(parentId))
    throw new Refusal(
      `DestinationParentNotFoundException: ${organization.id} has no root or organizational unit ${parentId}.`,
    );
  if (account.parentId === parentId)
    throw new Refusal(`DuplicateAccountException: ${accountId} is below ${parentId} already.`);
  const accounts = organization.accounts.map((one) => (one === account ? { ...one, parentId } : one));
  scene.draft.putOrganization({ ...organization, accounts });
}

export const organizationVerbs = {
  createOrganizationPolicy: verb(created, createPolicy),
  updateOrganizationPolicy: verb(updated, updatePolicy),
  deleteOrganizationPolicy: verb(ofPolicy, deletePolicy),
  attachPolicy: verb(ofTarget, attachPolicy),
  detachPolicy: verb(ofTarget, detachPolicy),
  moveAccount: verb(moved, moveAccount),
};
