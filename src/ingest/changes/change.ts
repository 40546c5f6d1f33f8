/** Defines changes in the verbs of the AWS API, and their arguments. `schema/scenario.graphql` describes them. */
import { z } from 'zod';
import { guardrailKinds } from '../formats/organization/organizationEntities.js';

const text = z.string();
/** A policy document: JSON text, or in a file its value. */
const document = z
  .union([text, z.record(text, z.unknown())])
  .transform((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
const tags = z.array(z.strictObject({ key: text, value: text }).readonly()).readonly();

const user = { user: text };
const role = { role: text };
const group = { group: text };
const policy = { policyArn: text };
const inline = { policyName: text };
const policyDocument = { policyDocument: document };
const boundary = { permissionsBoundary: text };
const created = { permissionsBoundary: text.optional(), tags: tags.optional() };
const tagKeys = { tagKeys: z.array(text).readonly() };
const accessKey = { ...user, accessKeyId: text };
const resource = { resource: text };
const resourcePolicy = { ...resource, policy: document };
const statement = { function: text, statementId: text };
const organizationPolicy = { organizationId: text.optional(), policyId: text };
const policyTarget = { ...organizationPolicy, targetId: text };
const assignment = {
  permissionSetArn: text,
  accountId: text,
  principalType: z.enum(['USER', 'GROUP']),
  principalId: text,
};

const fields = {
  createUser: { ...user, ...created },
  deleteUser: user,
  createRole: { ...role, assumeRolePolicyDocument: document, ...created },
  deleteRole: role,
  createGroup: group,
  deleteGroup: group,
  createPolicy: { ...policy, ...policyDocument },
  deletePolicy: policy,
  createPolicyVersion: { ...policy, ...policyDocument, setAsDefault: z.boolean().optional() },
  deletePolicyVersion: { ...policy, versionId: text },
  setDefaultPolicyVersion: { ...policy, versionId: text },
  putUserPolicy: { ...user, ...inline, ...policyDocument },
  deleteUserPolicy: { ...user, ...inline },
  putRolePolicy: { ...role, ...inline, ...policyDocument },
  deleteRolePolicy: { ...role, ...inline },
  putGroupPolicy: { ...group, ...inline, ...policyDocument },
  deleteGroupPolicy: { ...group, ...inline },
  attachUserPolicy: { ...user, ...policy },
  detachUserPolicy: { ...user, ...policy },
  attachRolePolicy: { ...role, ...policy },
  detachRolePolicy: { ...role, ...policy },
  attachGroupPolicy: { ...group, ...policy },
  detachGroupPolicy: { ...group, ...policy },
  addUserToGroup: { ...group, ...user },
  removeUserFromGroup: { ...group, ...user },
  updateAssumeRolePolicy: { ...role, ...policyDocument },
  putUserPermissionsBoundary: { ...user, ...boundary },
  deleteUserPermissionsBoundary: user,
  putRolePermissionsBoundary: { ...role, ...boundary },
  deleteRolePermissionsBoundary: role,
  tagUser: { ...user, tags },
  untagUser: { ...user, ...tagKeys },
  tagRole: { ...role, tags },
  untagRole: { ...role, ...tagKeys },
  updateAccessKey: { ...accessKey, status: z.enum(['ACTIVE', 'INACTIVE', 'EXPIRED']) },
  deleteAccessKey: accessKey,
  deleteLoginProfile: user,
  deactivateMFADevice: user,
  removeRoleFromInstanceProfile: { instanceProfile: text, ...role },
  putBucketPolicy: resourcePolicy,
  deleteBucketPolicy: resource,
  putKeyPolicy: resourcePolicy,
  setQueueAttributes: { ...resource, policy: document.optional() },
  setTopicAttributes: resourcePolicy,
  addLambdaPermission: {
    ...statement,
    action: text,
    principal: text,
    sourceArn: text.optional(),
    sourceAccount: text.optional(),
    principalOrgId: text.optional(),
  },
  removeLambdaPermission: statement,
  putSecretsmanagerResourcePolicy: resourcePolicy,
  deleteSecretsmanagerResourcePolicy: resource,
  setRepositoryPolicy: resourcePolicy,
  deleteRepositoryPolicy: resource,
  putDynamodbResourcePolicy: resourcePolicy,
  deleteDynamodbResourcePolicy: resource,
  putFileSystemPolicy: resourcePolicy,
  deleteFileSystemPolicy: resource,
  updateDomainConfig: { ...resource, policy: document.optional() },
  putEventsPermission: resourcePolicy,
  removeEventsPermission: resource,
  putBackupVaultAccessPolicy: resourcePolicy,
  deleteBackupVaultAccessPolicy: resource,
  modifyVpcEndpoint: resourcePolicy,
  createOrganizationPolicy: {
    ...organizationPolicy,
    type: z.enum(guardrailKinds),
    name: text,
    content: document,
  },
  updateOrganizationPolicy: { ...organizationPolicy, content: document },
  deleteOrganizationPolicy: organizationPolicy,
  attachPolicy: policyTarget,
  detachPolicy: policyTarget,
  moveAccount: { accountId: text, destinationParentId: text },
  createAccountAssignment: assignment,
  deleteAccountAssignment: assignment,
} as const;

export type Verb = keyof typeof fields;

export const verbNames = Object.keys(fields) as readonly Verb[];

/** The arguments of each verb, to check files. */
export const fieldsOfVerbs: { readonly [V in Verb]: z.ZodRawShape } = fields;

export type ArgumentsOf<V extends Verb> = Readonly<z.infer<z.ZodObject<(typeof fields)[V]>>>;

/** A change: exactly one verb with its arguments. */
export type Change = { readonly [V in Verb]: { readonly [K in V]: ArgumentsOf<V> } }[Verb];
