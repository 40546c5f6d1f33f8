/** The verbs that set policies of resources, and AddPermission and RemovePermission of AWS Lambda. */
import { isRootArn, kindOfArn } from '../../../iam/language/arn.js';
import { compilePolicy } from '../../../iam/language/compile.js';
import { parsePolicyDocument } from '../../../iam/language/policyDocument.js';
import { isPublicPolicy } from '../../../iam/permissions/publicPolicy.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { AccountExport, ResourceDetail } from '../../formats/account/accountExport.js';
import { compactJson, isJsonArray, isJsonRecord } from '../../formats/shared/jsonValue.js';
import { parseJson } from '../../read/strictJson.js';
import { readPolicy, readPolicyWithPrincipals } from './policyDocuments.js';
import { document, text, verb, type ArgumentsOf, type Scene } from '../scene.js';
import { Refusal } from '../changeRefused.js';

/** By kind of resource, as `kindOfArn` returns it: its name, and AWS's error code for a missing one. */
const kinds = {
  s3: { name: 'bucket', missing: 'NoSuchBucket' },
  'kms:key': { name: 'key', missing: 'NotFoundException' },
  sqs: { name: 'queue', missing: 'QueueDoesNotExist' },
  sns: { name: 'topic', missing: 'NotFoundException' },
  'lambda:function': { name: 'function', missing: 'ResourceNotFoundException' },
  'secretsmanager:secret': { name: 'secret', missing: 'ResourceNotFoundException' },
  'ecr:repository': { name: 'repository', missing: 'RepositoryNotFoundException' },
  'dynamodb:table': { name: 'table', missing: 'ResourceNotFoundException' },
  'elasticfilesystem:file-system': { name: 'file system', missing: 'FileSystemNotFound' },
  'es:domain': { name: 'domain', missing: 'ResourceNotFoundException' },
  'events:event-bus': { name: 'event bus', missing: 'ResourceNotFoundException' },
  'backup:backup-vault': { name: 'backup vault', missing: 'ResourceNotFoundException' },
  'ec2:vpc-endpoint': { name: 'VPC endpoint', missing: 'InvalidVpcEndpointId.NotFound' },
} as const;

type Kind = keyof typeof kinds;

// ── The resource ───────────────────────────────────────────────────────────────────────────────────────────────────

interface FoundResource {
  readonly account: AccountExport;
  readonly resource: ResourceDetail;
}

/** Finds a resource. Throws `Refusal` where no import holds it. */
function findResource(scene: Scene, kind: Kind, arn: string): FoundResource {
  const { name, missing } = kinds[kind];
  if (kindOfArn(arn) !== kind) throw new Refusal(`ValidationError: ${arn} is no ARN of a ${name}.`);
  const account = scene.draft.accountOf(arn);
  const resource = account?.resources.find((one) => one.arn === arn);
  if (account !== undefined && resource !== undefined) return { account, resource };
  throw new Refusal(
    `${missing}: no import holds the ${name} ${arn}. Where it is there, import it: [{"ResourceArn": "${arn}", "AccountId": "111122223333", "Policy": null}].`,
  );
}

type Policy = NonNullable<ResourceDetail['policy']>;

const NO_POLICY = { kind: 'NONE' } as const;

/** Replaces the policy, and drops the error of the earlier read, which no longer applies. */
function putPolicy({ draft }: Scene, { account, resource }: FoundResource, policy: Policy): void {
  const { error: _error, ...rest } = resource;
  const resources = account.resources.map((one) => (one === resource ? { ...rest, policy } : one));
  draft.put({ ...account, resources });
}

// ── The whole policy ───────────────────────────────────────────────────────────────────────────────────────────────

const ofResource = { resource: text };

const sets = (kind: Kind) => verb({ ...ofResource, policy: document }, put(kind));

/** Returns a verb that sets the policy. Without one, the resource gets none. */
const setsOrRemoves = (kind: Kind) => verb({ ...ofResource, policy: document.optional() }, put(kind));

const put =
  (kind: Kind) =>
  (
    { resource: arn, policy }: { readonly resource: string; readonly policy?: string | undefined },
    scene: Scene,
  ): void => {
    const found = findResource(scene, kind, arn);
    const last = found.resource.policy?.kind === 'NONE' ? undefined : found.resource.policy;
    const read =
      policy === undefined ? NO_POLICY : readPolicyWithPrincipals(scene, policy, useOf(kind), last);
    if (kind === 's3' && policy !== undefined) expectNotBlocked(found, policy);
    putPolicy(scene, found, read);
  };

/** Throws `Refusal` for a public policy where the bucket or its account blocks those (E-29b, F-45). */
function expectNotBlocked({ account, resource }: FoundResource, policy: string): void {
  const settings = [resource, ...account.resources.filter(({ arn }) => isRootArn(arn))];
  const blocking = settings.find(({ blocksPublicPolicy }) => blocksPublicPolicy === true);
  const read = parsePolicyDocument(JSON.parse(policy) as JsonValue, 'RESOURCE');
  if (blocking === undefined || !read.ok || !isPublicPolicy(compilePolicy(read.document))) return;
  const whose = blocking === resource ? 'the bucket' : `account ${account.accountId}`;
  throw new Refusal(
    `AccessDenied: The policy of ${resource.arn} is public, and BlockPublicPolicy of ${whose} blocks such policies.`,
  );
}

const useOf = (kind: Kind) => (kind === 'ec2:vpc-endpoint' ? 'ENDPOINT' : 'RESOURCE');

/** Returns a verb that removes the policy. `absent`: AWS's error code if there is none; without it, AWS accepts. */
const removes = (kind: Kind, absent?: string) =>
  verb(ofResource, ({ resource: arn }, scene) => {
    const found = findResource(scene, kind, arn);
    if (absent !== undefined && found.resource.policy?.kind === 'NONE')
      throw new Refusal(`${absent}: ${arn} has no policy.`);
    putPolicy(scene, found, NO_POLICY);
  });

// ── Single statements of AWS Lambda ────────────────────────────────────────────────────────────────────────────────

const statement = { function: text, statementId: text };
const permission = {
  ...statement,
  action: text,
  principal: text,
  sourceArn: text.optional(),
  sourceAccount: text.optional(),
  principalOrgId: text.optional(),
};

type Permission = ArgumentsOf<typeof permission>;

function addPermission(given: Permission, scene: Scene): void {
  const found = findResource(scene, 'lambda:function', given.function);
  const statements = statementsOf(found.resource);
  if (statements.some((one) => sidOf(one) === given.statementId))
    throw new Refusal(
      `ResourceConflictException: the policy of ${given.function} has a statement ${given.statementId} already.`,
    );
  const added = statementOf(given);
  // Checks the new statement only: AWS accepted the others before.
  readPolicyWithPrincipals(scene, documentOf([added]), 'RESOURCE');
  putStatements(scene, found, [...statements, added]);
}

function removePermission({ function: arn, statementId }: ArgumentsOf<typeof statement>, scene: Scene): void {
  const found = findResource(scene, 'lambda:function', arn);
  const statements = statementsOf(found.resource);
  const left = statements.filter((one) => sidOf(one) !== statementId);
  if (left.length === statements.length)
    throw new Refusal(`ResourceNotFoundException: the policy of ${arn} has no statement ${statementId}.`);
  if (left.length === 0) putPolicy(scene, found, NO_POLICY);
  else putStatements(scene, found, left);
}

/** Returns the statements of the policy. Throws `Refusal` where they are not known. */
function statementsOf({ arn, policy }: ResourceDetail): readonly JsonValue[] {
  if (policy?.kind === 'NONE') return [];
  const json = policy?.kind === 'DOCUMENT' ? parseJson(policy.text) : undefined;
  const found = json?.ok && isJsonRecord(json.value) ? json.value['Statement'] : undefined;
  if (found === undefined)
    throw new Refusal(
      `The policy of ${arn} was not imported, or could not be read, and the change keeps its other statements. Import it.`,
    );
  return isJsonArray(found) ? found : [found];
}

const sidOf = (one: JsonValue): JsonValue | undefined => (isJsonRecord(one) ? one['Sid'] : undefined);

/** Returns the statement as AWS Lambda writes it. */
function statementOf(given: Permission): JsonValue {
  const { sourceArn, sourceAccount, principalOrgId } = given;
  const equals = {
    ...(sourceAccount === undefined ? {} : { 'AWS:SourceAccount': sourceAccount }),
    ...(principalOrgId === undefined ? {} : { 'aws:PrincipalOrgID': principalOrgId }),
  };
  const condition = {
    ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
    ...(sourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': sourceArn } }),
  };
  return {
    Sid: given.statementId,
    Effect: 'Allow',
    Principal: principalOf(given),
    Action: given.action,
    Resource: given.function,
    ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
  };
}

function principalOf({ principal, function: arn }: Permission): JsonValue {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:${arn.split(':')[1]}:iam::${principal}:root` };
  return principal.startsWith('arn:') ? { AWS: principal } : { Service: principal };
}

const documentOf = (statements: readonly JsonValue[]): string =>
  compactJson({ Version: '2012-10-17', Id: 'default', Statement: statements });

function putStatements(scene: Scene, found: FoundResource, statements: readonly JsonValue[]): void {
  putPolicy(scene, found, readPolicy(scene, documentOf(statements), 'RESOURCE'));
}

// ── The table ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const resourceVerbs = {
  putBucketPolicy: sets('s3'),
  deleteBucketPolicy: removes('s3'),
  putKeyPolicy: sets('kms:key'),
  setQueueAttributes: setsOrRemoves('sqs'),
  setTopicAttributes: sets('sns'),
  addLambdaPermission: verb(permission, addPermission),
  removeLambdaPermission: verb(statement, removePermission),
  putSecretsmanagerResourcePolicy: sets('secretsmanager:secret'),
  deleteSecretsmanagerResourcePolicy: removes('secretsmanager:secret'),
  setRepositoryPolicy: sets('ecr:repository'),
  deleteRepositoryPolicy: removes('ecr:repository', 'RepositoryPolicyNotFoundException'),
  putDynamodbResourcePolicy: sets('dynamodb:table'),
  deleteDynamodbResourcePolicy: removes('dynamodb:table'),
  putFileSystemPolicy: sets('elasticfilesystem:file-system'),
  deleteFileSystemPolicy: removes('elasticfilesystem:file-system'),
  updateDomainConfig: setsOrRemoves('es:domain'),
  putEventsPermission: sets('events:event-bus'),
  removeEventsPermission: removes('events:event-bus', 'ResourceNotFoundException'),
  putBackupVaultAccessPolicy: sets('backup:backup-vault'),
  deleteBackupVaultAccessPolicy: removes('backup:backup-vault'),
  modifyVpcEndpoint: sets('ec2:vpc-endpoint'),
};
