/** Random changes of resources and of organizations. */
import * as estate from './changeableEstate.js';
import { OWN, resourceArns, text } from './changeableEstate.js';
import {
  denies,
  NothingToDraw,
  one,
  pick,
  policyDocument,
  policyWithPrincipals,
  rolesIn,
  takeOut,
  type Draw,
  type Scene,
} from './randomChange.js';

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new NothingToDraw();
  return found;
}

// ── Resources ──────────────────────────────────────────────────────────────────────────────────────────────────────

const resourceIn = ({ files }: Scene, resource: string) =>
  there(files.resources.find(({ ResourceArn }) => ResourceArn === resource));

const sets =
  (verb: Parameters<typeof one>[0], resource: string): Draw =>
  (scene) => {
    const policy = policyWithPrincipals(scene, '*', { Resource: resource });
    return one(verb, { resource, policy: text(policy) }, () => {
      resourceIn(scene, resource).Policy = policy;
    });
  };

const removes =
  (verb: Parameters<typeof one>[0], resource: string): Draw =>
  (scene) =>
    one(verb, { resource }, () => {
      resourceIn(scene, resource).Policy = null;
    });

const setsOrRemoves =
  (verb: Parameters<typeof one>[0], resource: string): Draw =>
  (scene) =>
    scene.random.chance(0.5) ? sets(verb, resource)(scene) : removes(verb, resource)(scene);

interface Statement {
  readonly Sid: string;
}

const statementsOf = (scene: Scene): readonly Statement[] => {
  const { Policy: policy } = resourceIn(scene, resourceArns.function);
  return policy === null ? [] : (policy as { readonly Statement: readonly Statement[] }).Statement;
};

function putStatements(scene: Scene, statements: readonly Statement[]): void {
  const policy = { Version: '2012-10-17', Id: 'default', Statement: statements };
  resourceIn(scene, resourceArns.function).Policy = statements.length === 0 ? null : policy;
}

const addPermission: Draw = (scene) => {
  const { random } = scene;
  const statementId = pick(scene, ['first', 'third', 'fourth', 'fifth']);
  const caller = pick(scene, rolesIn(scene)).entry.Arn;
  const [principal, Principal] = pick(scene, [
    ['*', '*'],
    [estate.OTHER, { AWS: `arn:aws:iam::${estate.OTHER}:root` }],
    [caller, { AWS: caller }],
    ['s3.amazonaws.com', { Service: 's3.amazonaws.com' }],
  ] as const);
  const sourceAccount = random.chance(0.5) ? OWN : undefined;
  const sourceArn = random.chance(0.3) ? resourceArns.bucket : undefined;
  const equals = sourceAccount ? { StringEquals: { 'AWS:SourceAccount': OWN } } : {};
  const like = sourceArn ? { ArnLike: { 'AWS:SourceArn': sourceArn } } : {};
  const condition = { ...equals, ...like };
  const target = { function: resourceArns.function, action: 'lambda:InvokeFunction' };
  const given = { ...target, statementId, principal, sourceAccount, sourceArn };
  return one('addLambdaPermission', given, () =>
    putStatements(scene, [
      ...statementsOf(scene),
      {
        Sid: statementId,
        Effect: 'Allow',
        Principal,
        Action: target.action,
        Resource: target.function,
        ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
      } as Statement,
    ]),
  );
};

const removePermission: Draw = (scene) => {
  const { Sid: statementId } = pick(scene, statementsOf(scene));
  return one('removeLambdaPermission', { function: resourceArns.function, statementId }, () =>
    putStatements(
      scene,
      statementsOf(scene).filter(({ Sid }) => Sid !== statementId),
    ),
  );
};

export const resourceDraws = {
  putBucketPolicy: sets('putBucketPolicy', resourceArns.bucket),
  deleteBucketPolicy: removes('deleteBucketPolicy', resourceArns.bucket),
  putKeyPolicy: sets('putKeyPolicy', resourceArns.key),
  setQueueAttributes: setsOrRemoves('setQueueAttributes', resourceArns.queue),
  setTopicAttributes: sets('setTopicAttributes', resourceArns.topic),
  addLambdaPermission: addPermission,
  removeLambdaPermission: removePermission,
  putSecretsmanagerResourcePolicy: sets('putSecretsmanagerResourcePolicy', resourceArns.secret),
  deleteSecretsmanagerResourcePolicy: removes('deleteSecretsmanagerResourcePolicy', resourceArns.secret),
  setRepositoryPolicy: sets('setRepositoryPolicy', resourceArns.repository),
  deleteRepositoryPolicy: removes('deleteRepositoryPolicy', resourceArns.repository),
  putDynamodbResourcePolicy: sets('putDynamodbResourcePolicy', resourceArns.table),
  deleteDynamodbResourcePolicy: removes('deleteDynamodbResourcePolicy', resourceArns.table),
  putFileSystemPolicy: sets('putFileSystemPolicy', resourceArns.fileSystem),
  deleteFileSystemPolicy: removes('deleteFileSystemPolicy', resourceArns.fileSystem),
  updateDomainConfig: setsOrRemoves('updateDomainConfig', resourceArns.domain),
  putEventsPermission: sets('putEventsPermission', resourceArns.bus),
  removeEventsPermission: removes('removeEventsPermission', resourceArns.bus),
  putBackupVaultAccessPolicy: sets('putBackupVaultAccessPolicy', resourceArns.vault),
  deleteBackupVaultAccessPolicy: removes('deleteBackupVaultAccessPolicy', resourceArns.vault),
  modifyVpcEndpoint: sets('modifyVpcEndpoint', resourceArns.endpoint),
} as const;

// ── Organizations ──────────────────────────────────────────────────────────────────────────────────────────────────

const TYPE = 'SERVICE_CONTROL_POLICY';

const contentOf = (scene: Scene): object =>
  pick(scene, [denies('iam:*'), denies('sts:AssumeRole'), policyDocument(scene)]);

const guardrailIn = (scene: Scene) =>
  pick(
    scene,
    scene.files.organization.Policies.filter(({ PolicySummary }) => !PolicySummary.AwsManaged),
  );

const createGuardrail: Draw = (scene) => {
  const number = scene.random.below(9);
  const [policyId, name, content] = [`p-new0000${number}`, `new${number}`, contentOf(scene)];
  const given = { policyId, type: TYPE, name, content: text(content) };
  return one('createOrganizationPolicy', given, () =>
    scene.files.organization.Policies.push(estate.guardrail(policyId, name, TYPE, content)),
  );
};

const updateGuardrail: Draw = (scene) => {
  const policy = guardrailIn(scene);
  const content = text(contentOf(scene));
  return one('updateOrganizationPolicy', { policyId: policy.PolicySummary.Id, content }, () => {
    policy.Content = content;
  });
};

const deleteGuardrail: Draw = (scene) => {
  const { Policies, PolicyTargets } = scene.files.organization;
  const isAttached = (id: string): boolean => PolicyTargets.some(({ PolicyId }) => PolicyId === id);
  const { PolicySummary: policy } = pick(
    scene,
    Policies.filter(({ PolicySummary }) => !isAttached(PolicySummary.Id)),
  );
  return one('deleteOrganizationPolicy', { policyId: policy.Id }, () =>
    takeOut(Policies, ({ PolicySummary }) => PolicySummary === policy),
  );
};

const attachGuardrail: Draw = (scene) => {
  const policyId = guardrailIn(scene).PolicySummary.Id;
  const targetId = pick(scene, [estate.ROOT, estate.UNIT, OWN, estate.OTHER]);
  return one('attachPolicy', { policyId, targetId }, () =>
    scene.files.organization.PolicyTargets.push({ PolicyId: policyId, TargetId: targetId }),
  );
};

const detachGuardrail: Draw = (scene) => {
  const target = pick(scene, scene.files.organization.PolicyTargets);
  return one('detachPolicy', { policyId: target.PolicyId, targetId: target.TargetId }, () =>
    takeOut(scene.files.organization.PolicyTargets, (one) => one === target),
  );
};

const moveAccount: Draw = (scene) => {
  const account = pick(scene, scene.files.organization.Accounts);
  const destinationParentId = account.ParentId === estate.ROOT ? estate.UNIT : estate.ROOT;
  return one('moveAccount', { accountId: account.Id, destinationParentId }, () => {
    account.ParentId = destinationParentId;
  });
};

export const organizationDraws = {
  createOrganizationPolicy: createGuardrail,
  updateOrganizationPolicy: updateGuardrail,
  deleteOrganizationPolicy: deleteGuardrail,
  attachPolicy: attachGuardrail,
  detachPolicy: detachGuardrail,
  moveAccount,
} as const;
