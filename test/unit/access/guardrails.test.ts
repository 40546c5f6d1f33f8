/** Guardrails of an organization at every question. */
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { can } from '../../../src/access/can/can.js';
import { effectivePermissions } from '../../../src/access/permissions/effectivePermissions.js';
import { expandPermissions } from '../../../src/access/permissions/expandPermissions.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import type { IamRole, IamUser, Policy } from '../../../src/graph/model/graph.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import { namedPrincipal } from '../../../src/graph/model/principals/namedPrincipal.js';
import { trustPolicyUid } from '../../../src/graph/model/policyUid.js';
import { emptyGraph, type InMemoryGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf, rcpFullAccess, type Place } from '../../support/organizations.js';

const home = '111122223333';
const other = '444455556666';
const full = { Effect: 'Allow', Action: '*', Resource: '*' };

const policy = (uid: string, kind: Policy['kind'], statement: object): Policy => ({
  type: 'POLICY',
  uid,
  kind,
  name: uid.slice(uid.lastIndexOf('/') + 1),
  documentHash: `hash of ${uid}`,
  documentText: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
});

const principal = (accountId: string, resource: string) => ({
  type: 'PRINCIPAL' as const,
  identifier: `arn:aws:iam::${accountId}:${resource}`,
  name: resource.slice(resource.lastIndexOf('/') + 1),
  accountId,
  path: '/',
  uniqueId: `ID${resource.toUpperCase()}`,
  tags: [],
});

const alice: IamUser = { ...principal(home, 'user/alice'), kind: 'USER' };
const admin: IamRole = { ...principal(home, 'role/admin'), kind: 'ROLE', serviceLinked: false };
const linked: IamRole = {
  ...principal(home, 'role/aws-service-role/sns.amazonaws.com/linked'),
  kind: 'ROLE',
  serviceLinked: true,
};
const target: IamRole = { ...principal(other, 'role/target'), kind: 'ROLE', serviceLinked: false };
const root = namedPrincipal(`arn:aws:iam::${home}:root`);

const everything = policy(`arn:aws:iam::${home}:policy/everything`, 'MANAGED', full);
const trust = policy(trustPolicyUid(target.identifier), 'TRUST', {
  Effect: 'Allow',
  Principal: { AWS: root.identifier },
  Action: 'sts:AssumeRole',
});

function readerOf(organizations?: StoredOrganizations, more: Partial<InMemoryGraph> = {}) {
  return inMemoryReader({
    ...emptyGraph,
    accounts: [home, other].map((accountId) => ({
      type: 'ACCOUNT',
      accountId,
      partition: 'aws',
      imported: true,
      version: 1,
      dataGaps: [],
    })),
    principals: [alice, admin, linked, target, root],
    policies: [everything, trust],
    attachments: [alice, admin, linked].map(({ identifier }) => [identifier, everything.uid]),
    trusts: new Map([[target.identifier, [{ principal: root, statementIndexes: [0] }]]]),
    ...(organizations ? { organizations } : {}),
    ...more,
  });
}

const under = (place: Place, elsewhere: Place = {}) =>
  readerOf(organizationOf({ [home]: place, [other]: elsewhere }));

const ask = (identifier: string, action: string, resource: string) => ({
  principal: identifier,
  action,
  resource,
  context: [],
  unlistedContextKeys: 'UNKNOWN' as const,
});

const queue = `arn:aws:sqs:eu-west-1:${home}:jobs`;
const denySqs = { DenyQueues: { Sid: 'NoQueues', Effect: 'Deny', Action: 'sqs:*', Resource: '*' } };
const unread: Place = { scp: [{ ...fullAccess, Broken: 'UNREAD' }, fullAccess, fullAccess] };

const sqsDenied: Place = { scp: [fullAccess, { ...fullAccess, ...denySqs }, fullAccess] };

describe('can', () => {
  it('names the guardrail and the level that stops a request (E-19b)', async () => {
    const answer = await can(under(sqsDenied), ask(alice.identifier, 'sqs:SendMessage', queue));
    expect(answer.decision).toBe('EXPLICIT_DENY');
    expect(answer.explanation).toContain(
      'Statement 0 (NoQueues) of the service control policy DenyQueues attached to OU Workloads (ou-ab12-cd345678) denies it explicitly.',
    );
    expect(answer.determiningStatements).toEqual([
      {
        policyId: 'policy DenyQueues',
        layer: 'SERVICE_CONTROL',
        level: 'ou-ab12-cd345678',
        statementIndex: 0,
        sid: 'NoQueues',
        effect: 'DENY',
      },
    ]);
    expect(answer.layers.filter(({ layer }) => layer === 'SERVICE_CONTROL')).toMatchObject([
      { level: 'r-ab12', levelName: 'Root', outcome: 'ALLOWS' },
      { level: 'ou-ab12-cd345678', levelName: 'Workloads', outcome: 'DENIES' },
      { level: home, outcome: 'ALLOWS' },
    ]);
  });

  it('tells the levels that let everything through in one phrase (E-19a)', async () => {
    const answer = await can(under({}), ask(alice.identifier, 'sqs:SendMessage', queue));
    expect(answer.decision).toBe('ALLOWED');
    expect(answer.explanation).toContain(
      `allows it. Every level of the organization from the root to account account-33 (${home}) lets it through (FullAWSAccess). `,
    );
    expect(answer.determiningStatements.filter(({ layer }) => layer === 'SERVICE_CONTROL')).toHaveLength(3);
  });

  it.each([
    ['leaves it open what may be done under it', fullAccess, 'UNKNOWN'],
    ['takes back no Deny beside it', { Closed: { ...full, Effect: 'Deny' } as const }, 'EXPLICIT_DENY'],
    ['opens no level that lacks an Allow', {}, 'IMPLICIT_DENY'],
  ])('a guardrail that could not be read %s (E-79)', async (_, account, decision) => {
    const reader = under({ scp: [fullAccess, { ...fullAccess, Broken: 'UNREAD' }, account] });
    expect(await can(reader, ask(alice.identifier, 'sqs:SendMessage', queue))).toMatchObject({ decision });
  });

  it('names the level that lacks an Allow (E-19a)', async () => {
    const reader = under({ scp: [fullAccess, { OnlyS3: { ...full, Action: 's3:*' } }, fullAccess] });
    const answer = await can(reader, ask(alice.identifier, 'sqs:SendMessage', queue));
    expect(answer.decision).toBe('IMPLICIT_DENY');
    expect(answer.explanation).toContain(
      'No service control policy attached to OU Workloads (ou-ab12-cd345678) allows it',
    );
  });

  it('has no gap about organizations where the account is in an imported one (U-9a, U-9e)', async () => {
    const kinds = async (reader: ReturnType<typeof readerOf>) =>
      (await can(reader, ask(alice.identifier, 'sts:AssumeRole', target.identifier))).dataGaps.map(
        ({ kind, accountId }) => [kind, accountId],
      );
    expect(await kinds(under({}))).toEqual([]);
    expect(await kinds(readerOf())).toEqual([['ORGANIZATION_NOT_IMPORTED', undefined]]);
    expect(await kinds(readerOf(organizationOf({ [home]: {} })))).toEqual([
      ['ORGANIZATION_NOT_IMPORTED', other],
    ]);
  });

  it.each([
    [alice.identifier, 'IMPLICIT_DENY'],
    [root.identifier, 'IMPLICIT_DENY'],
    [linked.identifier, 'ALLOWED'],
  ])(
    'binds users, roles and root, not service-linked roles: %s (E-19, E-19d)',
    async (identifier, decision) => {
      const reader = under({ scp: [fullAccess, fullAccess, {}] });
      const answer = await can(reader, ask(identifier, 'sqs:ListQueues', queue));
      expect(answer.decision).toBe(decision);
    },
  );

  it.each([
    ['role/deploy', 'iam', 'EXPLICIT_DENY'],
    ['assumed-role/deploy/ci', 'sts', 'EXPLICIT_DENY'],
    ['role/aws-service-role/sns.amazonaws.com/AWSServiceRoleForSns', 'iam', 'UNKNOWN'],
    ['assumed-role/AWSServiceRoleForSns/sns', 'sts', 'UNKNOWN'],
  ])(
    'tells service-linked roles of members that were not imported: %s (E-52)',
    async (name, service, decision) => {
      const member = '999999999999';
      const reader = readerOf(organizationOf({ [home]: {}, [member]: sqsDenied }));
      const answer = await can(
        reader,
        ask(`arn:aws:${service}::${member}:${name}`, 'sqs:SendMessage', queue),
      );
      expect(answer.decision).toBe(decision);
    },
  );

  it("is stopped by a resource control policy of the role's account, not of the caller's (E-20, E-20e)", async () => {
    const deny = { Perimeter: { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' } };
    const question = ask(alice.identifier, 'sts:AssumeRole', target.identifier);
    const rcp = [rcpFullAccess, rcpFullAccess, deny];
    expect(await can(under({}, { rcp }), question)).toMatchObject({ decision: 'EXPLICIT_DENY' });
    expect(await can(under({ rcp }), question)).toMatchObject({ decision: 'ALLOWED' });
  });

  it('lets a perimeter tell members of the organization from others (E-64(aws:PrincipalOrgID))', async () => {
    const perimeter = {
      Perimeter: {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:AssumeRole',
        Resource: '*',
        Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' } },
      },
    };
    const rcp = [rcpFullAccess, rcpFullAccess, perimeter];
    const question = ask(alice.identifier, 'sts:AssumeRole', target.identifier);
    expect(await can(under({}, { rcp }), question)).toMatchObject({ decision: 'ALLOWED' });
    const outside = readerOf(organizationOf({ [other]: { rcp } }));
    expect(await can(outside, question)).toMatchObject({ decision: 'CONDITIONAL' });
  });
});

describe('whoCan', () => {
  const spared = {
    ...full,
    Effect: 'Deny',
    Condition: { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/admin` } },
  };

  it.each<[string, Place]>([
    ['no guardrails', {}],
    ['a Deny', sqsDenied],
    ['a Deny that spares a role', { scp: [{ ...fullAccess, Spared: spared }, fullAccess, fullAccess] }],
    ['a level without an Allow', { scp: [fullAccess, {}, fullAccess] }],
    ['guardrails that were not collected', { scp: 'NOT_COLLECTED' }],
    ['a guardrail that could not be read', unread],
  ])('says what can says of everybody: %s (E-19a)', async (_, place) => {
    const reader = under(place);
    const question = { action: 'sqs:SendMessage', resource: queue, context: [] };
    const { entries } = await whoCan(reader, question, { first: 100 });
    const expected = [];
    for (const { identifier } of [alice, admin, linked, root]) {
      const { decision } = await can(reader, ask(identifier, 'sqs:SendMessage', queue));
      if (decision === 'ALLOWED' || decision === 'CONDITIONAL') expected.push([identifier, decision]);
    }
    const sorted = expected.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    const known = new Set([alice, admin, linked, root].map(({ identifier }) => identifier));
    expect(
      entries.filter(([identifier]) => known.has(identifier)).map(([id, { decision }]) => [id, decision]),
    ).toEqual(sorted);
  });

  it('says that a guardrail could not be read, under which nobody is known to be allowed it (E-79)', async () => {
    const question = { action: 'sqs:SendMessage', resource: queue, context: [] };
    const { entries, dataGaps } = await whoCan(under(unread), question, { first: 9 });
    expect(entries.map(([identifier]) => identifier)).not.toContain(alice.identifier);
    expect(dataGaps.map(({ kind }) => kind)).toContain('POLICY_QUARANTINED');
  });

  it('says that guardrails were not collected (U-9f)', async () => {
    const question = { action: 'sqs:SendMessage', resource: queue, context: [] };
    const { dataGaps } = await whoCan(under({ scp: 'NOT_COLLECTED' }), question, { first: 1 });
    expect(dataGaps.map(({ kind, accountId }) => [kind, accountId])).toContainEqual([
      'POLICY_NOT_IMPORTED',
      home,
    ]);
    expect(dataGaps.map(({ kind }) => kind)).not.toContain('ORGANIZATION_NOT_IMPORTED');
  });
});

describe('effectivePermissions', () => {
  const services = [
    {
      service: 'sqs',
      actions: [{ action: 'sqs:SendMessage', accessLevel: 'WRITE' as const, resources: ['arn:*:sqs:*:*:*'] }],
    },
    {
      service: 's3',
      actions: [
        { action: 's3:GetObject', accessLevel: 'READ' as const, resources: ['arn:*:s3:::*/*'] },
        { action: 's3:ListAllMyBuckets', accessLevel: 'LIST' as const, resources: [] },
      ],
    },
  ];

  const listed = async (place: Place, identifier = alice.identifier) =>
    expandPermissions(await effectivePermissions(under(place), identifier), services).flatMap(
      ({ accessLevels }) =>
        accessLevels.flatMap(({ actions }) =>
          actions.map(({ action, outcome }) => `${action} ${outcome.decision}`),
        ),
    );

  it('end where a level allows no more or denies (E-19a, E-19b)', async () => {
    expect(await listed({})).toEqual([
      'sqs:SendMessage ALLOWED',
      's3:GetObject ALLOWED',
      's3:ListAllMyBuckets ALLOWED',
    ]);
    expect(await listed(sqsDenied)).toEqual(['s3:GetObject ALLOWED', 's3:ListAllMyBuckets ALLOWED']);
    const onlySqs = [fullAccess, fullAccess, { OnlySqs: { ...full, Action: 'sqs:*' } }];
    expect(await listed({ scp: onlySqs })).toEqual(['sqs:SendMessage ALLOWED']);
    expect(await listed({ scp: onlySqs }, root.identifier)).toEqual(['sqs:SendMessage ALLOWED']);
  });

  it.each([
    ['arn:aws:s3:::*', ['s3:GetObject ALLOWED', 's3:ListAllMyBuckets ALLOWED']],
    ['arn:aws:s3:::b*', ['s3:GetObject ALLOWED']],
    ['arn:aws:s3:::b', []],
  ])('list the list of buckets where a level allows %s, as can does (E-76)', async (resource, expected) => {
    const s3 = [fullAccess, fullAccess, { S3: { ...full, Action: 's3:*', Resource: resource } }];
    expect(await listed({ scp: s3 })).toEqual(expected);
    const question = { action: 's3:ListAllMyBuckets', resource: '*', takesNoResource: true, context: [] };
    const { entries } = await whoCan(under({ scp: s3 }), question, { first: 50 });
    expect(entries.map(([identifier]) => identifier).includes(alice.identifier)).toBe(
      expected.includes('s3:ListAllMyBuckets ALLOWED'),
    );
  });

  it.each([
    ['all objects', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::*/*' }, 'IMPLICIT_DENY'],
    ['objects of some buckets', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::d*/*' }, 'CONDITIONAL'],
    ['all but queues', { Action: '*', NotResource: 'arn:aws:sqs:*:*:*' }, 'EXPLICIT_DENY'],
    ['all but some objects', { Action: '*', NotResource: 'arn:aws:s3:::d/*' }, 'CONDITIONAL'],
  ])('leave out what a Deny of %s takes whole, as can and whoCan do (E-84)', async (_, deny, decision) => {
    const s3 = { ...full, Action: 's3:*', Resource: 'arn:aws:s3:::*' };
    const place = { scp: [fullAccess, fullAccess, { S3: [s3, { Effect: 'Deny', ...deny }] }] };
    const remains = decision === 'CONDITIONAL';
    expect((await listed(place)).some((line) => line.startsWith('s3:GetObject'))).toBe(remains);
    const question = { action: 's3:GetObject', resource: 'arn:*:s3:::*/*', context: [] };
    const one = { ...question, principal: alice.identifier, unlistedContextKeys: 'UNKNOWN' as const };
    expect((await can(under(place), one)).decision).toBe(decision);
    const { entries } = await whoCan(under(place), question, { first: 50 });
    expect(entries.map(([identifier]) => identifier).includes(alice.identifier)).toBe(remains);
  });

  it("leave out what resource control policies keep from the account's own resources (E-20, E-20c)", async () => {
    const rcp = [
      { NoS3: { Effect: 'Deny', Principal: '*', Action: ['s3:*', 'ec2:*'], Resource: '*' } },
      {},
      {},
    ];
    expect(await listed({ rcp })).toEqual([
      'sqs:SendMessage ALLOWED',
      's3:GetObject CONDITIONAL',
      's3:ListAllMyBuckets ALLOWED',
    ]);
    const { denied } = await effectivePermissions(under({ rcp }), alice.identifier);
    const sources = [{ policyId: 'policy NoS3', level: 'r-ab12' }];
    expect(denied.filter((one) => one.sources.length > 0)).toMatchObject([
      {
        actions: ['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy'],
        conditions: [],
        sources,
      },
      { actions: ['s3:*'], resources: [`arn:*:*:*:${home}:*`], conditions: [], sources },
      {
        actions: ['s3:*'],
        resources: ['arn:*:*:*::*'],
        conditions: [{ operator: 'StringEquals', key: 'aws:ResourceAccount', values: [home] }],
        sources,
      },
    ]);
  });

  it('are unlimited for a root user that no guardrail limits (E-5, E-19)', async () => {
    const unlimited = async (place: Place, services?: readonly string[]) =>
      (await effectivePermissions(under(place), root.identifier, services)).unlimited;
    expect(await unlimited({})).toBe(true);
    expect(await unlimited(sqsDenied)).toBe(false);
    expect(await unlimited(sqsDenied, ['s3'])).toBe(false);
    expect(await unlimited({ scp: 'NOT_COLLECTED' })).toBe(false);
    expect(await unlimited({ rcp: 'NOT_COLLECTED' })).toBe(false);
  });

  it('are what needs no policy where the guardrails were not collected (U-9f, E-75)', async () => {
    for (const scp of ['NOT_COLLECTED', [fullAccess, { Custom: 'NOT_COLLECTED' }, fullAccess]] as const) {
      const { allowed, dataGaps } = await effectivePermissions(under({ scp }), alice.identifier);
      expect(allowed.map(({ actions, sources }) => [actions, sources])).toEqual([
        [['sts:GetCallerIdentity', 'sts:GetSessionToken'], []],
      ]);
      expect(dataGaps.map(({ kind }) => kind)).toEqual(['POLICY_NOT_IMPORTED']);
    }
  });

  it('are none that is known where a guardrail could not be read (E-79)', async () => {
    const { allowed, dataGaps } = await effectivePermissions(under(unread), alice.identifier);
    expect(allowed.flatMap(({ sources }) => sources)).toEqual([]);
    expect(dataGaps.map(({ kind }) => kind)).toEqual(['POLICY_QUARANTINED']);
  });
});

describe('assumeRolePaths', () => {
  const question = { from: alice.identifier, to: target.identifier, maxHops: 3, k: 1, context: [] };

  it.each([
    [undefined, [], ['ORGANIZATION_NOT_IMPORTED']],
    [organizationOf({ [home]: {}, [other]: {} }), [], []],
    [organizationOf({ [home]: {}, [other]: {} }), [other], [`DERIVATION_PENDING ${other}`]],
    [organizationOf({ [home]: {}, [other]: {} }), [home, other], ['DERIVATION_PENDING']],
  ])(
    'says what is not known of organizations, and what is not worked out yet (U-9a) %#',
    async (stored, outdatedAccounts, expected) => {
      const { dataGaps } = await assumeRolePaths(readerOf(stored, { outdatedAccounts }), question);
      expect(dataGaps.map(({ kind, accountId }) => [kind, accountId].filter(Boolean).join(' '))).toEqual(
        expected,
      );
    },
  );

  it('puts the hops to the guardrails again where a context is given (E-19h)', async () => {
    const grant = {
      decision: 'CONDITIONAL' as const,
      mechanism: 'ASSUME_ROLE' as const,
      crossAccount: true,
      conditions: [],
      preconditions: [],
      evidence: [],
      caveats: [],
      dataGaps: [],
    };
    const region = {
      ...full,
      Effect: 'Deny',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    };
    const organizations = organizationOf({
      [home]: { scp: [{ ...fullAccess, Regions: region }, fullAccess, fullAccess] },
      [other]: {},
    });
    const reader = readerOf(organizations, { hops: [{ from: alice, to: target, grant }] });
    const decisions = async (value: string) => {
      const context = [{ key: 'aws:RequestedRegion', values: [value] }];
      return (await assumeRolePaths(reader, { ...question, context })).paths.map(({ decision }) => decision);
    };
    expect(await decisions('eu-west-1')).toEqual(['ALLOWED']);
    expect(await decisions('us-east-1')).toEqual([]);
  });
});
