/** What AWS does not take, and what nobody can tell, is refused. */
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../src/ingest/changes/change.js';
import * as draft from '../../../support/changeableEstate.js';
import {
  arn,
  estateFiles,
  NEVER,
  OTHER,
  OWN,
  resourceArns,
  text,
  trust,
} from '../../../support/changeableEstate.js';
import { changedDraft } from '../../../support/drafts.js';
import {
  ann,
  bob,
  app,
  linked,
  signIn,
  staff,
  deploy,
  policyDocument,
  inline,
  roleIn,
  assign,
  scp,
  refuses,
  type Files,
} from './refusals.js';

const GONE = 'AIDAGONEGONEGONEGONE0';
const letting = (AWS: string): object =>
  draft.document({ Effect: 'Allow', Principal: { AWS }, Action: 's3:*', Resource: '*' });

describe('what AWS does not take', () =>
  refuses([
    [
      'no JSON',
      { putUserPolicy: { ...ann, policyName: 'x', policyDocument: '{' } },
      'MalformedPolicyDocument',
    ],
    [
      'a key twice',
      { putUserPolicy: { ...ann, policyName: 'x', policyDocument: '{"Statement":[],"Statement":[]}' } },
      'is there more than once',
    ],
    [
      'a principal in an identity policy',
      { putRolePolicy: { ...app, policyName: 'x', policyDocument: text(trust(ann.user)) } },
      'MalformedPolicyDocument: $.Statement[0]',
    ],
    [
      'no principal in a trust policy',
      { updateAssumeRolePolicy: { ...app, policyDocument } },
      'MalformedPolicyDocument',
    ],
    [
      'a trust policy that names nobody there',
      { updateAssumeRolePolicy: { ...app, policyDocument: text(trust(arn('user/none', OTHER))) } },
      'Invalid principal in policy: account 222222222222 has no arn:aws:iam::222222222222:user/none',
    ],
    [
      'a trust policy that names a group',
      { updateAssumeRolePolicy: { ...app, policyDocument: text(trust(staff.group)) } },
      `Invalid principal in policy: ${staff.group}. Name an account, a user,`,
    ],
    [
      'a trust policy that names users by a wildcard',
      { updateAssumeRolePolicy: { ...app, policyDocument: text(trust(arn('user/*', NEVER))) } },
      `Invalid principal in policy: ${arn('user/*', NEVER)}.`,
    ],
    [
      'a trust policy that names no account',
      { updateAssumeRolePolicy: { ...app, policyDocument: text(trust('12345')) } },
      'Invalid principal in policy: 12345.',
    ],
    [
      'a trust policy that keeps the id of a deleted user (E-44)',
      { updateAssumeRolePolicy: { ...app, policyDocument: text(trust(GONE, OWN)) } },
      `Invalid principal in policy: ${GONE}. It is the id of a deleted user or role. Leave it out.`,
      (files) => Object.assign(roleIn(files) ?? {}, { AssumeRolePolicyDocument: trust(GONE) }),
    ],
    [
      'a policy of a bucket that keeps the id of a deleted user (E-44)',
      { putBucketPolicy: { resource: resourceArns.bucket, policy: text(letting(GONE)) } },
      `Invalid principal in policy: ${GONE}.`,
      ({ resources }) => resources.forEach((one) => Object.assign(one, { Policy: letting(GONE) })),
    ],
    [
      'a value of a tag that is a wildcard',
      { tagUser: { ...ann, tags: [{ key: 'team', value: '*' }] } },
      'ValidationError: IAM does not allow the tag "team" with the value "*"',
    ],
    [
      'a key of a tag without a character',
      { tagRole: { ...app, tags: [{ key: '', value: 'x' }] } },
      'IAM does not allow the tag "" with the value "x"',
    ],
    [
      'a policy of a bucket that names nobody there',
      {
        putBucketPolicy: {
          resource: resourceArns.bucket,
          policy: text(letting(arn('role/none', OTHER))),
        },
      },
      'Invalid principal in policy: account 222222222222 has no',
    ],
    [
      'a permission for nobody there',
      {
        addLambdaPermission: {
          function: resourceArns.function,
          statementId: 'x',
          action: 'lambda:InvokeFunction',
          principal: arn('role/none', OTHER),
        },
      },
      'Invalid principal',
    ],
    [
      'a policy of AWS',
      { createPolicyVersion: { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', policyDocument } },
      'AccessDenied',
    ],
    [
      'a trust policy about anything but assuming',
      {
        updateAssumeRolePolicy: {
          ...app,
          policyDocument: text(
            draft.document({
              Effect: 'Allow',
              Principal: { AWS: ann.user },
              Action: ['sts:AssumeRole', '*'],
            }),
          ),
        },
      },
      'a trust policy may only specify actions of AWS STS, and * is none',
    ],
    [
      'a tag of AWS',
      { tagUser: { ...ann, tags: [{ key: 'aws:cloudformation:stack-name', value: 'x' }] } },
      'InvalidInput',
    ],
    [
      'a new role that trusts itself',
      { createRole: { role: arn('role/new'), assumeRolePolicyDocument: text(trust(arn('role/new'))) } },
      'Invalid principal',
    ],
    [
      'a name of a policy',
      { putUserPolicy: { ...ann, policyName: 'a b', policyDocument } },
      'ValidationError',
    ],
    ['a name of a user', { createUser: { user: arn(`user/${'x'.repeat(65)}`) } }, 'at most 64 characters'],
    ['an ARN of another kind', { deleteUser: { user: app.role } }, 'is no ARN of a user, such as'],
    [
      'an ARN of another resource',
      { putKeyPolicy: { resource: resourceArns.queue, policy: policyDocument } },
      'is no ARN of a key',
    ],
    [
      'another partition',
      { createUser: { user: 'arn:aws-cn:iam::111111111111:user/x' } },
      'account 111111111111 is in aws, not in aws-cn',
    ],
    [
      'a policy of another account',
      { attachUserPolicy: { user: arn('user/eve', OTHER), ...deploy } },
      'is of another account than',
    ],
    [
      'a group of another account',
      { addUserToGroup: { ...staff, user: arn('user/eve', OTHER) } },
      'is of another account than',
    ],
    [
      'a policy for services',
      {
        attachRolePolicy: {
          ...app,
          policyArn: 'arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy',
        },
      },
      'PolicyNotAttachable',
    ],
    ['a role of a service', { putRolePolicy: { ...linked, ...inline } }, 'UnmodifiableEntity'],
    ['a role of Identity Center', { deleteRole: signIn }, 'UnmodifiableEntity'],
    [
      'a tag of a role of Identity Center (E-77)',
      { tagRole: { ...signIn, tags: [{ key: 'team', value: 'x' }] } },
      'UnmodifiableEntity',
    ],
    [
      'a new role under a reserved path',
      {
        createRole: {
          role: arn('role/aws-service-role/x/y'),
          assumeRolePolicyDocument: text(trust(ann.user)),
        },
      },
      'UnmodifiableEntity',
    ],
    [
      'a tag twice',
      {
        tagUser: {
          ...ann,
          tags: [
            { key: 'a', value: '' },
            { key: 'A', value: '' },
          ],
        },
      },
      'InvalidInput',
    ],
    [
      'a key that is to expire',
      { updateAccessKey: { ...bob, accessKeyId: 'AKIAONE', status: 'EXPIRED' } },
      'ValidationError',
    ],
    [
      'a policy of AWS that is to change',
      { updateOrganizationPolicy: { policyId: 'p-FullAWSAccess', content: policyDocument } },
      'PolicyChangesNotAllowed',
    ],
    [
      'a type that is not enabled',
      { attachPolicy: { policyId: 'p-rcp00001', targetId: OWN } },
      'PolicyTypeNotEnabledException',
      ({ organization }) =>
        organization.Policies.push(
          draft.guardrail(
            'p-rcp00001',
            'rcp',
            'RESOURCE_CONTROL_POLICY',
            draft.document({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }),
          ),
        ),
    ],
    ['an id of a policy', scp({ policyId: 'x' }), 'is no id of a policy'],
  ]));

describe('what nobody can tell', () =>
  refuses([
    [
      'whether there are such policies',
      { attachUserPolicy: { ...ann, ...deploy } },
      'The policies of account 111111111111 were not imported',
      ({ own }) => Reflect.deleteProperty(own, 'Policies'),
    ],
    [
      'what stands on further pages',
      { createGroup: { group: arn('group/new') } },
      'The export of account 111111111111 says that more follows',
      (files) => {
        Object.assign(files.own, { IsTruncated: true });
        for (const name of ['resources', 'report', 'keys']) Reflect.deleteProperty(files, name);
      },
    ],
    [
      'whether a user has keys',
      { deleteUser: { user: arn('user/eve', OTHER) } },
      'Import the output of aws iam get-credential-report',
    ],
    [
      'which keys a user has',
      { deleteAccessKey: { ...ann, accessKeyId: 'AKIAONE' } },
      'Import the output of aws iam list-access-keys',
    ],
    [
      'which resources there are',
      { putBucketPolicy: { resource: resourceArns.bucket, policy: policyDocument } },
      'no import holds the bucket',
      (files) => Reflect.deleteProperty(files, 'resources'),
    ],
    [
      'what a function lets in',
      { removeLambdaPermission: { function: resourceArns.function, statementId: 'first' } },
      'was not imported, or could not be read',
      ({ resources }) =>
        resources.forEach(
          (one) => Reflect.deleteProperty(one, 'Policy') && Object.assign(one, { Error: 'AccessDenied' }),
        ),
    ],
    [
      'which organization',
      { moveAccount: { accountId: OWN, destinationParentId: draft.UNIT } },
      'No organization was imported',
      (files) => Reflect.deleteProperty(files, 'organization'),
    ],
    [
      'an organization that is named',
      { deleteOrganizationPolicy: { organizationId: 'o-none', policyId: 'p-deny0001' } },
      `No organization o-none was imported. Give as organizationId one of ${draft.ORGANIZATION}`,
    ],
    [
      'which instance',
      assign({}),
      'The instance arn:aws:sso:::instance/ssoins-1111222233334444 was not imported',
      (files) =>
        [
          'instances',
          'sets',
          'set',
          'otherSet',
          'people',
          'groups',
          'assignedOwn',
          'assignedOther',
          'assignedRare',
        ].forEach((name) => Reflect.deleteProperty(files, name)),
    ],
    [
      'whom the role of Identity Center would trust',
      assign({ permissionSetArn: draft.OTHER_SET, principalType: 'USER', principalId: 'u-ann' }),
      'nothing there says which identity provider it would trust',
      ({ other }) => (other.RoleDetailList = []),
    ],
    [
      'a policy that Identity Center would not find',
      assign({ permissionSetArn: draft.OTHER_SET, principalType: 'USER', principalId: 'u-ann' }),
      'there is no policy arn:aws:iam::222222222222:policy/spare',
    ],
    [
      'which role Identity Center would make',
      assign({ principalType: 'USER', principalId: 'u-ann' }),
      'Identity Center would provision a role from the permission set Staff, which was not imported completely',
      ({ other }) => (other.RoleDetailList = []),
    ],
  ]));

test('a later change is told by its place', async () => {
  const changes: readonly Change[] = [
    { detachUserPolicy: { ...ann, ...deploy } },
    { detachUserPolicy: { ...ann, ...deploy } },
  ];
  await expect(changedDraft(estateFiles(), changes)).rejects.toMatchObject({
    at: 'changes[1].detachUserPolicy',
  });
});

test('what was deleted is not made again, for policies would mean another', async () => {
  const role = { role: arn('role/idle') };
  const again = { createRole: { ...role, assumeRolePolicyDocument: text(trust(ann.user)) } };
  await expect(changedDraft(estateFiles(), [{ deleteRole: role }, again])).rejects.toThrow(
    'Give it another name',
  );
});

describe('a user or role that policies name, and that no import holds, is not made (E-44)', () => {
  const gone = { user: arn('user/gone') };
  const trusting = (principal: string): Files => {
    const files = estateFiles();
    const [role] = files.other.RoleDetailList;
    if (role) role.AssumeRolePolicyDocument = trust(principal);
    return files;
  };
  const made: Change = { createUser: gone };
  const partner = arn('role/partner', OTHER);

  test('since they mean another one', async () => {
    await expect(changedDraft(trusting(gone.user), [made])).rejects.toThrow(
      `the policy of ${partner} names ${gone.user}, which the import of its account does not hold`,
    );
    const role = { role: arn('role/gone'), assumeRolePolicyDocument: text(trust(ann.user)) };
    await expect(changedDraft(trusting(role.role), [{ createRole: role }])).rejects.toThrow(partner);
  });

  test('unless a change before takes its name out of them', async () => {
    const without = { role: partner, policyDocument: text(trust(ann.user)) };
    const changes: readonly Change[] = [{ updateAssumeRolePolicy: without }, made];
    await expect(changedDraft(trusting(gone.user), changes)).resolves.toBeDefined();
  });

  test('unless they do not mean it by its ARN', async () => {
    for (const principal of [arn('user/Gone'), arn('user/x/gone'), OWN, '*'])
      await expect(changedDraft(trusting(principal), [made])).resolves.toBeDefined();
  });

  test('unless its account was never imported', async () => {
    const elsewhere = arn('user/gone', NEVER);
    const change: Change = { createUser: { user: elsewhere } };
    await expect(changedDraft(trusting(elsewhere), [change])).resolves.toBeDefined();
  });
});

test('the policy of a resource changes where the pages of IAM are cut off', async () => {
  const files = estateFiles();
  Object.assign(files.own, { IsTruncated: true });
  const policy = text(draft.open('s3:GetObject', resourceArns.bucket));
  const change: Change = { putBucketPolicy: { resource: resourceArns.bucket, policy } };
  await expect(changedDraft(files, [change])).resolves.toBeDefined();
});

describe('an SCP of which only the targets are known', () => {
  const deleted: Change = { deleteOrganizationPolicy: { policyId: 'p-spare001' } };
  /** With the output of list-policies-for-target of each in place of all targets. */
  const byTarget = (targets: readonly string[], policyId = 'p-FullAWSAccess'): object => {
    const { organization, ...files } = estateFiles();
    const { PolicyTargets: _all, ...others } = organization;
    const named = organization.Policies.map(({ PolicySummary }) => PolicySummary);
    const attached = named.filter(({ Id }) => Id === policyId);
    const pages = targets.map((TargetId) => ({ TargetId, Policies: attached }));
    return { ...files, organization: others, ...pages };
  };
  const targets = [draft.ROOT, draft.UNIT, OWN, OTHER];

  test('is deleted where no target has it', async () => {
    await expect(changedDraft(byTarget(targets), [deleted])).resolves.toBeDefined();
  });

  test('is not where a target has it, or where it is not known of one', async () => {
    await expect(changedDraft(byTarget(targets, 'p-spare001'), [deleted])).rejects.toThrow('PolicyInUse');
    await expect(changedDraft(byTarget(targets.slice(1)), [deleted])).rejects.toThrow(
      'Where p-spare001 is attached was not imported',
    );
  });
});

test('an account that was never imported may be trusted by name', async () => {
  const changes: readonly Change[] = [
    { updateAssumeRolePolicy: { ...app, policyDocument: text(trust(arn('user/x', NEVER))) } },
  ];
  await expect(changedDraft(estateFiles(), changes)).resolves.toBeDefined();
});

test.each([
  ['an id, of somebody who may be elsewhere', 'AIDAELSEWHEREELSEWHER'],
  ['a session', `arn:aws:sts::${OWN}:assumed-role/app/session`],
  ['an account', OTHER],
  ['an identity of CloudFront', 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1'],
  ['everyone', '*'],
])('a policy may name %s', async (_what, principal) => {
  const policy = text(letting(principal));
  const change: Change = { putBucketPolicy: { resource: resourceArns.bucket, policy } };
  await expect(changedDraft(estateFiles(), [change])).resolves.toBeDefined();
});

test('a role of a service is tagged and untagged (E-77)', async () => {
  const tags = [{ key: 'team', value: 'x' }];
  const changes = [{ tagRole: { ...linked, tags } }, { untagRole: { ...linked, tagKeys: ['team'] } }];
  await expect(changedDraft(estateFiles(), changes)).resolves.toBeDefined();
});
