/**
 * What was corrected after AWS's documentation was read once more: asked in every way that there is, on the smallest
 * estate that shows it, each way says the same.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadActionCatalog, type ActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { can, type AccessQuestion } from '../../../src/access/can/can.js';
import { decideOnce } from '../../../src/access/shared/memoizedDecide.js';
import { effectivePermissions } from '../../../src/access/permissions/effectivePermissions.js';
import { expandPermissions } from '../../../src/access/permissions/expandPermissions.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { gapsOfAssumedRoles, gapsOfAssumers, whoCan } from '../../../src/access/whoCan/whoCan.js';
import { batchedReader } from '../../../src/api/reading/requestReaders.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { organizationOf, rcpFullAccess, fullAccess, type Place } from '../../support/organizations.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import type { Json } from '../../support/statements.js';

const [HOME, OTHER] = ['111111111111', '222222222222'] as const;
const user = `arn:aws:iam::${HOME}:user/u`;
const caller = `arn:aws:iam::${HOME}:role/caller`;
const target = `arn:aws:iam::${HOME}:role/target`;
const root = `arn:aws:iam::${HOME}:root`;
const queueOf = (account: string): string => `arn:aws:sqs:eu-west-1:${account}:jobs`;
const bucket = 'arn:aws:s3:::data';
const object = `${bucket}/x`;

const allow = (Action: string | readonly string[], Resource: string, Condition?: Json): Json => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
});
const deny = (...given: Parameters<typeof allow>): Json => ({ ...allow(...given), Effect: 'Deny' });
const trust = (Principal: Json | string, Action = 'sts:AssumeRole', Condition?: Json): Json => ({
  Effect: 'Allow',
  Principal,
  Action,
  ...(Condition ? { Condition } : {}),
});
const equals = (key: string, value: string): Json => ({ StringEquals: { [key]: value } });
/** An element that no policy has: the document cannot be read (E-79). */
const unread = { Bogus: 1 };
const resource = (arn: string, statements: readonly Json[], more: Json = {}): Json => ({
  ResourceArn: arn,
  AccountId: HOME,
  Policy: statements.length === 0 ? null : { Version: '2012-10-17', Statement: statements },
  ...more,
});

type Decision = 'ALLOWED' | 'CONDITIONAL' | 'UNKNOWN' | 'IMPLICIT_DENY' | 'EXPLICIT_DENY';

interface IndexedResource {
  readonly members?: Readonly<Record<string, Member>>;
  readonly resources?: readonly Json[];
  readonly places?: Readonly<Record<string, Place>>;
  /** Missing: the user. */
  readonly principal?: string;
  readonly action: string;
  readonly resource: string;
  readonly isLiteral?: boolean;
  readonly decision: Decision;
  /**
   * What `effectivePermissions` lists, where that is not the decision: it knows the principal's side and not the
   * resource. `NOBODY`: it is no principal that has policies.
   */
  readonly listed?: 'ALLOWED' | 'CONDITIONAL' | 'NOBODY';
  /** What `whoCan` says of anyone, where that is of somebody who signs. */
  readonly signed?: 'CONDITIONAL';
}

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await loadActionCatalog();
});

function readerOf({ members = {}, resources = [], places }: IndexedResource): GraphReader {
  const documents = [
    ...exportsOfEstate({ members: withAdministrator(members) }),
    ...(resources.length === 0 ? [] : [resources]),
  ];
  return inMemoryReader(importedEstate(documents, places && organizationOf(places)));
}

/** Whoever assumes the target has administrative access. */
function withAdministrator(members: Readonly<Record<string, Member>>): Readonly<Record<string, Member>> {
  const assumed = members[target];
  return assumed ? { ...members, [target]: { ...assumed, own: [allow('*', '*')] } } : members;
}

const isGranted = (decision: string): boolean => decision === 'ALLOWED' || decision === 'CONDITIONAL';

async function listedIn(reader: GraphReader, principal: string, action: string): Promise<string | undefined> {
  const [service = ''] = action.split(':');
  const permissions = await effectivePermissions(reader, principal, [service]);
  return expandPermissions(permissions, await catalog.services([service]))
    .flatMap(({ accessLevels }) => accessLevels.flatMap(({ actions }) => actions))
    .find((one) => one.action === action)?.outcome.decision;
}

async function answersTo(asked: IndexedResource) {
  const { principal = user, action, resource: arn, isLiteral = false } = asked;
  const reader = batchedReader(readerOf(asked));
  const about = {
    action,
    resource: arn,
    context: [],
    takesNoResource: arn === '*',
    ...(isLiteral ? { resourceIsLiteral: true } : {}),
  };
  const question: AccessQuestion = { ...about, principal, unlistedContextKeys: 'UNKNOWN' };
  const judge = decideOnce();
  const [single, first, second, who] = await Promise.all([
    can(reader, question),
    can(reader, question, judge),
    can(reader, question, judge),
    whoCan(reader, about, { first: 100 }),
  ]);
  const found = who.entries.find(([identifier]) => identifier === principal)?.[1];
  const isAssuming = action.startsWith('sts:AssumeRole') && arn === target;
  const way = { from: principal, maxHops: 1, k: 1, context: [] };
  const paths = isAssuming
    ? [await assumeRolePaths(reader, { ...way, to: arn }), await pathsToPrivilege(reader, way)]
    : [];
  const steps =
    action === 'sts:AssumeRole'
      ? [
          {
            decision: await stepDecision(reader.canAssume([principal], { first: 9 }), principal, arn),
            gaps: await gapsOfAssumedRoles(reader, principal, await reader.rolesWithUnreadTrust()),
          },
          {
            decision: await stepDecision(reader.assumableBy([arn], { first: 9 }), arn, principal),
            gaps: await gapsOfAssumers(reader, arn),
          },
        ]
      : [];
  return {
    steps,
    can: single,
    batch: [first.decision, second.decision],
    whoCan: { decision: found?.decision, gaps: who.dataGaps },
    paths: paths.map((search) => ({ decision: search.paths[0]?.decision, gaps: search.dataGaps })),
    listed: asked.listed === 'NOBODY' ? 'NOBODY' : await listedIn(reader, principal, action),
  };
}

const stepDecision = async (
  pages: ReturnType<GraphReader['canAssume']>,
  from: string,
  to: string,
): Promise<string | undefined> =>
  (await pages).get(from)?.entries.find(([identifier]) => identifier === to)?.[1].grant.decision;

function expectAgreement(asked: IndexedResource) {
  return async (): Promise<void> => {
    const { decision } = asked;
    const answers = await answersTo(asked);
    const granted = isGranted(decision) ? decision : undefined;
    expect({
      can: answers.can.decision,
      batch: answers.batch,
      whoCan: answers.whoCan.decision,
      paths: answers.paths.map((path) => path.decision),
      steps: answers.steps.map((step) => step.decision),
      listed: answers.listed,
    }).toEqual({
      can: decision,
      batch: [decision, decision],
      whoCan: asked.signed ?? granted,
      paths: answers.paths.map(() => granted),
      steps: answers.steps.map(() => granted),
      listed: asked.listed ?? granted,
    });
    // What is not known is named, whichever way it is asked.
    const isUnread = ({ kind }: { readonly kind: string }): boolean => kind === 'POLICY_QUARANTINED';
    const hasGap = answers.can.dataGaps.some(isUnread);
    if (decision === 'UNKNOWN') expect(hasGap).toBe(true);
    expect(answers.whoCan.gaps.some(isUnread)).toBe(hasGap);
    for (const { gaps } of [...answers.paths, ...answers.steps]) expect(gaps.some(isUnread)).toBe(hasGap);
  };
}

const rows = (all: Readonly<Record<string, IndexedResource>>): void => {
  for (const [name, asked] of Object.entries(all)) it(name, expectAgreement(asked));
};

const ofUser = (...own: readonly Json[]): Readonly<Record<string, Member>> => ({ [user]: { own } });
const ofCaller = (...own: readonly Json[]): Readonly<Record<string, Member>> => ({
  [caller]: { own, trust: [trust({ AWS: root })] },
});

describe('tags of a bucket (E-68)', () => {
  const readsByTag = {
    members: ofUser(allow('s3:GetObject', object, equals('aws:ResourceTag/team', 'blue'))),
    action: 's3:GetObject',
    resource: object,
    listed: 'CONDITIONAL',
  } as const;
  const tagged = (more: Json): readonly Json[] => [
    resource(bucket, [], { Tags: [{ Key: 'team', Value: 'blue' }], ...more }),
  ];
  rows({
    'count where that is switched on': {
      ...readsByTag,
      resources: tagged({ AbacStatus: { Status: 'Enabled' } }),
      decision: 'ALLOWED',
    },
    'do not where it is off': {
      ...readsByTag,
      resources: tagged({ AbacStatus: { Status: 'Disabled' } }),
      decision: 'IMPLICIT_DENY',
    },
    'may where that was not collected': { ...readsByTag, resources: tagged({}), decision: 'CONDITIONAL' },
  });
});

describe('the user id of somebody without credentials (E-69)', () => {
  const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket}/*` };
  const closed = { ...open, Effect: 'Deny', Condition: equals('aws:userid', 'anonymous') };
  const blocksNothing = { PublicAccessBlockConfiguration: null };
  const ofAccount = { ResourceArn: root, AccountId: HOME };
  const anonymous = {
    members: ofUser(),
    principal: '*',
    action: 's3:GetObject',
    resource: object,
    listed: 'NOBODY',
  } as const;
  rows({
    'is anonymous': {
      ...anonymous,
      resources: [resource(bucket, [open, closed])],
      decision: 'EXPLICIT_DENY',
      signed: 'CONDITIONAL',
    },
    'is asked where a Deny is about it': {
      ...anonymous,
      resources: [resource(bucket, [open], blocksNothing), { ...ofAccount, ...blocksNothing }],
      decision: 'ALLOWED',
    },
  });
});

describe('requests that do not carry the account of the resource (E-70)', () => {
  const snapshot = 'arn:aws:ec2:eu-west-1::snapshot/snap-1';
  const action = 'ebs:ListSnapshotBlocks';
  rows({
    'meet a Deny on other accounts': {
      members: ofUser(
        allow(action, '*'),
        deny('*', '*', { StringNotEquals: { 'aws:ResourceAccount': HOME } }),
      ),
      action,
      resource: snapshot,
      decision: 'EXPLICIT_DENY',
    },
    'miss an Allow on the own one': {
      members: ofUser(allow('ebs:*', '*', equals('aws:ResourceAccount', HOME))),
      action,
      resource: snapshot,
      decision: 'IMPLICIT_DENY',
    },
    'but others do': {
      members: ofUser(allow('sqs:*', queueOf(HOME), equals('aws:ResourceAccount', HOME))),
      action: 'sqs:DeleteQueue',
      resource: queueOf(HOME),
      decision: 'ALLOWED',
    },
  });
});

describe('a data perimeter around the own account, in a list of permissions (E-94)', () => {
  const perimeter = (key: string, value: string): Json =>
    deny('*', '*', { StringNotEquals: { [key]: value } });
  const inside = perimeter('aws:ResourceAccount', HOME);
  const ofOwn = { action: 'sqs:SendMessage', resource: queueOf(HOME), decision: 'ALLOWED' } as const;
  const reads = {
    action: 's3:GetObject',
    resource: object,
    resources: [resource(bucket, [])],
    decision: 'ALLOWED',
  } as const;
  rows({
    'leaves what is of the own account': { ...ofOwn, members: ofUser(allow('sqs:*', '*'), inside) },
    'and of the own organization': {
      ...ofOwn,
      members: ofUser(allow('sqs:*', '*'), perimeter('aws:ResourceOrgID', 'o-exampleorg')),
      places: { [HOME]: {} },
    },
    'but not under another condition': {
      ...ofOwn,
      members: ofUser(
        allow('sqs:*', '*', equals('aws:SourceVpce', 'vpce-1')),
        perimeter('aws:ResourceAccount', HOME),
      ),
      decision: 'CONDITIONAL',
    },
    'nor around another account': {
      ...ofOwn,
      members: ofUser(allow('sqs:*', '*'), perimeter('aws:ResourceAccount', OTHER)),
      decision: 'EXPLICIT_DENY',
      listed: 'CONDITIONAL',
    },
    'nor what is of another account': {
      members: ofUser(allow('sqs:*', queueOf(OTHER)), inside),
      action: 'sqs:SendMessage',
      resource: queueOf(OTHER),
      decision: 'EXPLICIT_DENY',
      listed: 'CONDITIONAL',
    },
    'of objects, where all are allowed': { ...reads, members: ofUser(allow('s3:*', '*'), inside) },
    'which the ARN of one bucket does not say': {
      ...reads,
      members: ofUser(allow('s3:*', `${bucket}/*`), inside),
      listed: 'CONDITIONAL',
    },
    'and of an action without a resource nobody knows': {
      members: ofUser(allow('sqs:*', '*'), inside),
      action: 'sqs:ListQueues',
      resource: '*',
      decision: 'CONDITIONAL',
    },
    'nor of one that an ARN stands for': {
      members: ofUser(allow('s3:*', '*'), inside),
      action: 's3:ListAllMyBuckets',
      resource: '*',
      decision: 'CONDITIONAL',
    },
  });
});

describe('actions on a queue that no other account gets (E-71)', () => {
  const acrossAccounts = (action: string): IndexedResource => ({
    members: ofUser(allow(action, queueOf(OTHER))),
    resources: [
      {
        ...resource(queueOf(OTHER), [{ ...allow('sqs:*', queueOf(OTHER)), Principal: { AWS: HOME } }]),
        AccountId: OTHER,
      },
    ],
    action,
    resource: queueOf(OTHER),
    decision: 'IMPLICIT_DENY',
  });
  const guarded = (action: string, owner: string, decision: Decision): IndexedResource => ({
    ...acrossAccounts(action),
    members: ofUser(allow(action, '*')),
    places: {
      [HOME]: {
        rcp: [
          { ...rcpFullAccess, NoQueues: { ...deny('sqs:*', '*'), Principal: '*' } },
          rcpFullAccess,
          rcpFullAccess,
        ],
      },
      [OTHER]: {},
    },
    resource: queueOf(owner),
    decision,
  });
  rows({
    'deleting it': acrossAccounts('sqs:DeleteQueue'),
    'tagging it': acrossAccounts('sqs:TagQueue'),
    'but sending to it': { ...acrossAccounts('sqs:SendMessage'), decision: 'ALLOWED' },
    'which resource control policies of the own account close': guarded(
      'sqs:DeleteQueue',
      HOME,
      'EXPLICIT_DENY',
    ),
    'and not those that other accounts get': guarded('sqs:SendMessage', OTHER, 'ALLOWED'),
  });
});

describe('what nobody outside can be let into (E-33, E-34a, E-108, E-109)', () => {
  const instance = (owner: string): string => `arn:aws:ec2:eu-west-1:${owner}:instance/i-1`;
  const backup = (owner: string): string => `arn:aws:dynamodb:eu-west-1:${owner}:table/t/backup/b`;
  const none = (
    statement: Json,
    action: string,
    arn: string,
    decision: Decision = 'IMPLICIT_DENY',
  ): IndexedResource => ({
    members: ofUser(statement),
    action,
    resource: arn,
    decision,
  });
  const guarded = (Action: string): Readonly<Record<string, Place>> => ({
    [HOME]: {
      rcp: [{ ...rcpFullAccess, No: { ...deny(Action, '*'), Principal: '*' } }, rcpFullAccess, rcpFullAccess],
    },
    [OTHER]: {},
  });
  const managed = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  const deletes = allow('dynamodb:*', '*');
  const acts = 's3:PutBucketPolicy';
  const logs = `arn:aws:logs:eu-west-1:${HOME}:log-group:/app`;
  const stream = `${logs}:log-stream:s`;
  const packages = `arn:aws:codeartifact:eu-west-1:${HOME}:domain/d`;
  rows({
    'an instance has no policy': none(
      allow('ec2:StopInstances', instance(OTHER)),
      'ec2:StopInstances',
      instance(OTHER),
    ),
    'but those of the own account': none(
      allow('ec2:StopInstances', instance(HOME)),
      'ec2:StopInstances',
      instance(HOME),
      'ALLOWED',
    ),
    'a backup has none, so that guardrails of the own account close it': {
      ...none(deletes, 'dynamodb:DeleteBackup', backup(HOME), 'EXPLICIT_DENY'),
      places: guarded('dynamodb:*'),
    },
    'elsewhere there is nothing to close': {
      ...none(deletes, 'dynamodb:DeleteBackup', backup(OTHER)),
      places: guarded('dynamodb:*'),
    },
    'a role of another account is passed by nobody': none(
      allow('iam:PassRole', `arn:aws:iam::${OTHER}:role/r`),
      'iam:PassRole',
      `arn:aws:iam::${OTHER}:role/r`,
    ),
    'what AWS shares is not in another account': {
      members: ofUser(allow('iam:GetPolicy', '*'), deny('iam:*', `arn:aws:iam::${HOME}:*`)),
      action: 'iam:GetPolicy',
      resource: managed,
      decision: 'ALLOWED',
    },
    'nor does anybody make a policy there': {
      members: ofUser({ Effect: 'Allow', Action: 'iam:*', NotResource: `arn:aws:iam::${HOME}:*` }),
      action: 'iam:CreatePolicy',
      resource: managed,
      decision: 'EXPLICIT_DENY',
    },
    'what a service asks of resources of another one is of its own account too': {
      ...none(
        allow('cognito-idp:*', '*'),
        'cognito-idp:ListResourcesForWebACL',
        `arn:aws:wafv2:eu-west-1:${HOME}:regional/webacl/w/1`,
        'EXPLICIT_DENY',
      ),
      places: guarded('cognito-idp:*'),
    },
    'a log group is of its own account, whatever its policy says': {
      ...none(allow('logs:*', '*'), 'logs:PutLogEvents', stream, 'EXPLICIT_DENY'),
      resources: [resource(logs, [{ ...allow('logs:*', '*'), Principal: '*' }])],
      places: guarded('logs:*'),
    },
    'and its policy lets in nobody': {
      members: { [user]: {} },
      resources: [resource(logs, [{ ...allow('logs:*', '*'), Principal: { AWS: user } }])],
      action: 'logs:PutLogEvents',
      resource: stream,
      decision: 'IMPLICIT_DENY',
    },
    'nor keeps it out anybody': {
      ...none(allow('logs:*', '*'), 'logs:PutLogEvents', stream, 'ALLOWED'),
      resources: [resource(logs, [{ ...deny('logs:*', '*'), Principal: '*' }])],
    },
    'what a policy of a function does not decide is done in its account': {
      ...none(
        allow('lambda:*', `arn:aws:lambda:eu-west-1:${OTHER}:function:*`),
        'lambda:AddPermission',
        `arn:aws:lambda:eu-west-1:${OTHER}:function:f`,
        'IMPLICIT_DENY',
      ),
    },
    'the policy of a domain of packages is written by its account': {
      ...none(
        allow('codeartifact:*', '*'),
        'codeartifact:PutDomainPermissionsPolicy',
        packages,
        'EXPLICIT_DENY',
      ),
      places: guarded('codeartifact:*'),
    },
    'the policy of a bucket is changed by its account': {
      ...none(allow('s3:*', '*'), acts, bucket, 'EXPLICIT_DENY'),
      resources: [resource(bucket, [])],
      places: guarded('s3:*'),
    },
    'its objects are read by others too, under the guardrails of its account': {
      ...none(allow('s3:*', '*'), 's3:GetObject', object, 'ALLOWED'),
      resources: [
        {
          ...resource(bucket, [{ ...allow('s3:GetObject', `${bucket}/*`), Principal: { AWS: HOME } }]),
          AccountId: OTHER,
        },
      ],
      places: guarded('s3:*'),
    },
  });
});

describe('sts:SetContext (E-72)', () => {
  const setsContext = (statement: Json, decision: Decision): IndexedResource => ({
    members: {
      [user]: { own: [allow('sts:SetContext', target)] },
      [target]: { trust: [statement] },
    },
    action: 'sts:SetContext',
    resource: target,
    decision,
    listed: 'ALLOWED',
  });
  rows({
    'is for the trust policy to allow': setsContext(trust({ AWS: user }), 'IMPLICIT_DENY'),
    'which can': setsContext(trust({ AWS: user }, 'sts:SetContext'), 'ALLOWED'),
  });
});

describe('claims of a provider in a session (E-47a)', () => {
  const app = equals('graph.facebook.com:app_id', 'app');
  rows({
    'may be there in a session of a role': {
      members: ofCaller(allow('s3:GetObject', object, app)),
      resources: [resource(bucket, [])],
      principal: caller,
      action: 's3:GetObject',
      resource: object,
      decision: 'CONDITIONAL',
    },
    'are asked by trust policies too': {
      members: {
        ...ofCaller(allow('sts:AssumeRole', target)),
        [target]: { trust: [trust({ AWS: root }, 'sts:AssumeRole', app)] },
      },
      principal: caller,
      action: 'sts:AssumeRole',
      resource: target,
      decision: 'CONDITIONAL',
      listed: 'ALLOWED',
    },
    'are never there for a user': {
      members: ofUser(allow('s3:GetObject', object, app)),
      resources: [resource(bucket, [])],
      action: 's3:GetObject',
      resource: object,
      decision: 'IMPLICIT_DENY',
    },
  });
});

describe('the provider that a token is from (E-74)', () => {
  const provider = 'cognito-identity.amazonaws.com';
  const byToken = 'sts:AssumeRoleWithWebIdentity';
  const fromProvider = (name: string, decision: Decision): IndexedResource => ({
    members: {
      [target]: {
        trust: [trust({ Federated: provider }, byToken, equals('aws:FederatedProvider', name))],
      },
    },
    principal: provider,
    action: byToken,
    resource: target,
    decision,
    listed: 'NOBODY',
  });
  const ofGoogle = equals('aws:FederatedProvider', 'accounts.google.com');
  rows({
    'is in the request': fromProvider(provider, 'ALLOWED'),
    'and is no other': fromProvider('accounts.google.com', 'IMPLICIT_DENY'),
    'may be in the session of a role': {
      members: ofCaller(allow('s3:GetObject', object, ofGoogle)),
      resources: [resource(bucket, [])],
      principal: caller,
      action: 's3:GetObject',
      resource: object,
      decision: 'CONDITIONAL',
    },
    'is absent for a user': {
      members: ofUser(allow('s3:GetObject', object, ofGoogle)),
      resources: [resource(bucket, [])],
      action: 's3:GetObject',
      resource: object,
      decision: 'IMPLICIT_DENY',
    },
  });
});

describe('sts:GetSessionToken (E-75)', () => {
  const asked = { action: 'sts:GetSessionToken', resource: '*' } as const;
  rows({
    'needs no permission of a user': { ...asked, members: ofUser(), decision: 'ALLOWED' },
    'cannot be denied to one': { ...asked, members: ofUser(deny('*', '*')), decision: 'ALLOWED' },
    'nor to the root user': { ...asked, members: ofUser(), principal: root, decision: 'ALLOWED' },
    'is not for roles': {
      ...asked,
      members: ofCaller(allow('*', '*')),
      principal: caller,
      decision: 'EXPLICIT_DENY',
    },
  });
});

describe('s3:ListAllMyBuckets (E-76)', () => {
  const asked = { action: 's3:ListAllMyBuckets', resource: '*' } as const;
  rows({
    'is allowed on all buckets': {
      ...asked,
      members: ofUser(allow(asked.action, 'arn:aws:s3:::*')),
      decision: 'ALLOWED',
    },
    'and not on some': {
      ...asked,
      members: ofUser(allow(asked.action, 'arn:aws:s3:::d*')),
      decision: 'IMPLICIT_DENY',
    },
  });
});

describe('roles that AWS manages (E-16)', () => {
  const linked = `arn:aws:iam::${HOME}:role/aws-service-role/x.amazonaws.com/linked`;
  const center = `arn:aws:iam::${HOME}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef`;
  const edits = (action: string, arn: string, decision: Decision): IndexedResource => ({
    members: {
      [user]: { own: [allow(action, arn)] },
      [arn]: { own: [allow('*', '*')], trust: [trust({ Service: 'x.amazonaws.com' })] },
    },
    action,
    resource: arn,
    decision,
  });
  rows({
    'a service-linked one is not deleted': edits('iam:DeleteRole', linked, 'EXPLICIT_DENY'),
    'its trust is not edited': edits('iam:UpdateAssumeRolePolicy', linked, 'EXPLICIT_DENY'),
    'its description is': edits('iam:UpdateRoleDescription', linked, 'ALLOWED'),
    'one of Identity Center is not deleted': edits('iam:DeleteRole', center, 'EXPLICIT_DENY'),
    'nor updated': edits('iam:UpdateRole', center, 'EXPLICIT_DENY'),
    'others are': edits('iam:UpdateAssumeRolePolicy', target, 'ALLOWED'),
  });

  it.each([
    [linked, []],
    [center, []],
    [target, ['ALLOWED']],
  ])('who may edit the trust of %s escalates only where AWS lets it', async (arn, expected) => {
    const asked = edits('iam:UpdateAssumeRolePolicy', arn, 'ALLOWED');
    const reader = readerOf({
      ...asked,
      members: {
        ...asked.members,
        [user]: { own: [allow(['iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'], arn)] },
      },
    });
    const { paths } = await pathsToPrivilege(reader, { from: user, maxHops: 3, k: 5, context: [] });
    expect(paths.map(({ decision }) => decision)).toEqual(expected);
  });
});

describe('sts:DurationSeconds (E-78)', () => {
  const short = { NumericLessThanEquals: { 'sts:DurationSeconds': '900' } };
  const asked = { action: 'sts:AssumeRole', resource: target } as const;
  rows({
    'is absent where a role is assumed': {
      ...asked,
      members: {
        [user]: { own: [allow('sts:AssumeRole', target, short)] },
        [target]: { trust: [trust({ AWS: root })] },
      },
      decision: 'IMPLICIT_DENY',
    },
    'for trust policies too': {
      ...asked,
      members: {
        [user]: { own: [allow('sts:AssumeRole', target)] },
        [target]: { trust: [trust({ AWS: root }, 'sts:AssumeRole', short)] },
      },
      decision: 'IMPLICIT_DENY',
      listed: 'ALLOWED',
    },
  });
});

it('an Allow that no request can meet is no statement of what is allowed (E-78)', async () => {
  const short = { NumericLessThanEquals: { 'sts:DurationSeconds': '900' } };
  const members = ofUser(allow('sts:AssumeRole', '*', short), allow('sts:*', '*', short));
  const reader = readerOf({ members, action: '', resource: '', decision: 'UNKNOWN' });
  const { allowed } = await effectivePermissions(reader, user);
  expect(allowed.filter(({ sources }) => sources.length > 0).map(({ actions }) => actions)).toEqual([
    ['sts:*'],
  ]);
});

describe('a document that could not be read (E-79)', () => {
  const reads = { action: 's3:GetObject', resource: object, resources: [resource(bucket, [])] } as const;
  const assumes = { action: 'sts:AssumeRole', resource: target } as const;
  const mayAssume = allow('sts:AssumeRole', target);
  const letsIn = { [target]: { trust: [trust({ AWS: root })] } };
  const unreadLevel = { ...fullAccess, Broken: 'UNREAD' } as const;
  const guardedBy = (place: Place) => ({ [HOME]: place });
  rows({
    'of the identity': {
      ...reads,
      members: ofUser({ ...allow('s3:GetObject', object), ...unread }),
      decision: 'UNKNOWN',
    },
    'of the identity, beside one that allows': {
      ...reads,
      members: {
        [user]: { own: [allow('s3:GetObject', object)], beside: [{ ...allow('*', '*'), ...unread }] },
      },
      decision: 'CONDITIONAL',
    },
    'of the identity, where a Deny stands': {
      ...reads,
      members: { [user]: { own: [deny('s3:*', '*')], beside: [{ ...allow('*', '*'), ...unread }] } },
      decision: 'EXPLICIT_DENY',
    },
    'of a boundary': {
      ...reads,
      members: {
        [user]: { own: [allow('s3:GetObject', object)], boundary: [{ ...allow('*', '*'), ...unread }] },
      },
      decision: 'UNKNOWN',
    },
    'of a bucket': {
      ...reads,
      members: ofUser(allow('s3:GetObject', object)),
      resources: [resource(bucket, [{ ...allow('s3:*', '*'), Principal: '*', ...unread }])],
      decision: 'CONDITIONAL',
      listed: 'ALLOWED',
    },
    'of a service control policy': {
      ...reads,
      members: ofUser(allow('s3:GetObject', object)),
      places: guardedBy({ scp: [unreadLevel, fullAccess, fullAccess] }),
      decision: 'UNKNOWN',
    },
    'of a resource control policy': {
      ...reads,
      members: ofUser(allow('s3:GetObject', object)),
      places: guardedBy({ rcp: [{ ...rcpFullAccess, Broken: 'UNREAD' }, rcpFullAccess, rcpFullAccess] }),
      decision: 'UNKNOWN',
      listed: 'CONDITIONAL',
    },
    'of a role that somebody assumes': {
      ...assumes,
      members: {
        [user]: { own: [mayAssume] },
        [target]: { trust: [{ ...trust({ AWS: root }), ...unread }] },
      },
      decision: 'UNKNOWN',
      listed: 'ALLOWED',
    },
    'of who assumes a role': {
      ...assumes,
      members: { [user]: { own: [{ ...mayAssume, ...unread }] }, ...letsIn },
      decision: 'UNKNOWN',
    },
    'of who assumes a role, beside one that allows': {
      ...assumes,
      members: { [user]: { own: [mayAssume], beside: [{ ...mayAssume, ...unread }] }, ...letsIn },
      decision: 'CONDITIONAL',
    },
  });
});

it('whoever has an unread policy has what others allow only if that does not deny it (E-79)', async () => {
  const members: IndexedResource['members'] = {
    [user]: { own: [allow('s3:*', '*')], beside: [{ ...deny('s3:*', '*'), ...unread }] },
  };
  const reader = readerOf({ members, action: '', resource: '', decision: 'UNKNOWN' });
  const permissions = await effectivePermissions(reader, user);
  const actions = expandPermissions(permissions, await catalog.services(['s3', 'sts']))
    .flatMap(({ accessLevels }) => accessLevels.flatMap((level) => level.actions))
    .filter(({ action }) => ['s3:GetObject', 'sts:GetCallerIdentity'].includes(action));
  const preconditions = ['the policy beside, which could not be read, does not deny it'];
  expect(actions).toMatchObject([
    { action: 's3:GetObject', outcome: { decision: 'CONDITIONAL', preconditions } },
    { action: 'sts:GetCallerIdentity', outcome: { decision: 'ALLOWED', preconditions: [] } },
  ]);
});

describe('keys of requests of services (E-80, E-81)', () => {
  const ofFunction = { ArnLike: { 'lambda:SourceFunctionArn': `arn:aws:lambda:*:${HOME}:function:f` } };
  const asked = { action: 's3:GetObject', resource: object, resources: [resource(bucket, [])] } as const;
  const byToken = 'sts:AssumeRoleWithWebIdentity';
  const provider = 'accounts.google.com';
  rows({
    'are absent for users': {
      ...asked,
      members: ofUser(allow('s3:GetObject', object, ofFunction)),
      decision: 'IMPLICIT_DENY',
    },
    'and may be there for roles': {
      ...asked,
      members: ofCaller(allow('s3:GetObject', object, ofFunction)),
      principal: caller,
      decision: 'CONDITIONAL',
    },
    'an external ID is in no call with a token': {
      members: {
        [target]: { trust: [trust({ Federated: provider }, byToken, equals('sts:ExternalId', 'id'))] },
      },
      principal: provider,
      action: byToken,
      resource: target,
      decision: 'IMPLICIT_DENY',
      listed: 'NOBODY',
    },
    'and of an Allow to assume a role it is open': {
      members: {
        [user]: { own: [allow('sts:*', target, equals('sts:ExternalId', 'id'))] },
        [target]: { trust: [trust({ AWS: root })] },
      },
      action: 'sts:AssumeRole',
      resource: target,
      decision: 'CONDITIONAL',
    },
  });
});

describe('what only AWS makes and edits (E-82, E-83)', () => {
  const alias = `arn:aws:kms:eu-west-1:${HOME}:alias/aws/s3`;
  const policy = 'arn:aws:iam::aws:policy/Mine';
  const edits = (action: string, arn: string): IndexedResource => ({
    members: ofUser(allow(action, arn)),
    action,
    resource: arn,
    decision: 'EXPLICIT_DENY',
  });
  rows({
    'an alias of an AWS managed key': edits('kms:DeleteAlias', alias),
    'a policy of AWS': edits('iam:CreatePolicy', policy),
    'which can be read': { ...edits('iam:GetPolicy', policy), decision: 'ALLOWED' },
  });
});

describe('patterns and characters (E-84, E-85)', () => {
  const objects = `${bucket}/*`;
  const readsObjects = (...denied: readonly Json[]): IndexedResource => ({
    members: ofUser(allow('s3:GetObject', objects), ...denied),
    resources: [resource(bucket, [])],
    action: 's3:GetObject',
    resource: objects,
    decision: 'ALLOWED',
  });
  rows({
    'an Allow that a Deny takes whole is none': {
      ...readsObjects(deny('s3:*', `${bucket}*`)),
      decision: 'EXPLICIT_DENY',
    },
    'one of which it takes a part is open': {
      ...readsObjects(deny('s3:*', `${bucket}/y*`)),
      resource: 'arn:aws:s3:::*',
      decision: 'CONDITIONAL',
      listed: 'ALLOWED',
    },
    'a key may hold a star': { ...readsObjects(), resource: `${bucket}/a*b`, isLiteral: true },
    'which a Deny of what begins so does not mean': {
      ...readsObjects(deny('s3:*', `${bucket}/abc`)),
      resource: `${bucket}/a*`,
      isLiteral: true,
    },
  });
});

describe('patterns that leave parts of an ARN out (L-13, L-14)', () => {
  const sends = (decision: Decision, ...own: readonly Json[]): IndexedResource => ({
    members: ofUser(...own),
    action: 'sqs:SendMessage',
    resource: queueOf(HOME),
    resources: [resource(queueOf(HOME), [])],
    decision,
  });
  const short = ['arn:aws:sqs:*', 'arn:aws:sqs*', 'arn:aws:*', 'arn:*', '**', '*:jobs'];
  for (const pattern of short) {
    it(`${pattern} allows a queue`, expectAgreement(sends('ALLOWED', allow('sqs:*', pattern))));
    it(
      `${pattern} denies a queue`,
      expectAgreement(sends('EXPLICIT_DENY', allow('sqs:*', queueOf(HOME)), deny('sqs:*', pattern))),
    );
  }
  it(
    'and is what NotResource leaves out',
    expectAgreement(
      sends('IMPLICIT_DENY', { Effect: 'Allow', Action: 'sqs:*', NotResource: 'arn:aws:sqs:*' }),
    ),
  );
});

describe('actions without a resource (E-3, E-20c)', () => {
  const instances = 'arn:aws:ec2:*:*:instance/*';
  const ofEc2 = 'arn:aws:ec2:*:*:*';
  const describes = (decision: Decision, ...own: readonly Json[]): IndexedResource => ({
    members: ofUser(...own),
    action: 'ec2:DescribeInstances',
    resource: '*',
    decision,
  });
  const all = allow('ec2:*', '*');
  const butFor = (NotResource: string, Effect = 'Allow'): Json => ({ Effect, Action: 'ec2:*', NotResource });
  rows({
    'are not allowed on some': describes('IMPLICIT_DENY', allow('ec2:*', instances)),
    'may be on all of a service': describes('CONDITIONAL', allow('ec2:*', ofEc2)),
    'are not denied on some': describes('ALLOWED', all, deny('ec2:*', instances)),
    'may be denied on all of a service': describes('CONDITIONAL', all, deny('ec2:*', ofEc2)),
    'are allowed on all but some': describes('ALLOWED', butFor(instances)),
    'may be on all but a service': describes('CONDITIONAL', butFor(ofEc2)),
    'are denied on all but some': describes('EXPLICIT_DENY', all, butFor(instances, 'Deny')),
    'may be denied by resource control policies, which no list of permissions says': {
      ...describes('CONDITIONAL', allow('*', '*')),
      listed: 'ALLOWED',
      action: 'sqs:ListQueues',
      places: {
        [HOME]: {
          rcp: [
            { ...rcpFullAccess, No: { ...deny('sqs:*', '*'), Principal: '*' } },
            rcpFullAccess,
            rcpFullAccess,
          ],
        },
      },
    },
    'nor by some that could not be read': {
      ...describes('ALLOWED', allow('*', '*')),
      action: 'sqs:ListQueues',
      places: { [HOME]: { rcp: [{ ...rcpFullAccess, Broken: 'UNREAD' }, rcpFullAccess, rcpFullAccess] } },
    },
  });
});
