/** Who can end up doing something: whoever administers an account gives the permission to somebody whom nothing else stops. */
import { describe, expect, it } from 'vitest';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { consistentPaths } from '../../support/derivations.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const [HOME, FAR] = ['111111111111', '222222222222'];
const arn = (account: string, name: string): string => `arn:aws:iam::${account}:${name}`;
const bucket = 'arn:aws:s3:::b';
const clerk = arn(FAR, 'role/clerk');
const letting = (AWS: string, Condition?: Json): Json => ({
  ...allow('s3:GetObject', `${bucket}/*`),
  Principal: AWS === '*' ? '*' : { AWS },
  ...(Condition === undefined ? {} : { Condition }),
});
const named = (operator: string, value: string): Json => ({ [operator]: { 'aws:PrincipalArn': value } });

/** Each account has a chief who administers it, and somebody who gets to be the chief; no clerk has permissions. */
const staffOf = (account: string): RoleEstate['members'] => ({
  [arn(account, 'user/chief')]: { own: [allow('iam:*')] },
  [arn(account, 'user/helper')]: { own: [allow('iam:CreateAccessKey', arn(account, 'user/chief'))] },
  [arn(account, 'role/clerk')]: {},
});

async function told(policy: Json, more: RoleEstate['members'] = {}, ...guardrail: readonly Json[]) {
  const members = { ...staffOf(HOME), ...staffOf(FAR), ...more };
  const Policy = { Version: '2012-10-17', Statement: [policy] };
  const documents = [...exportsOfEstate({ members }), { ResourceArn: bucket, AccountId: HOME, Policy }];
  const scp = { ...fullAccess, guardrail };
  const organization = organizationOf({ [HOME]: { scp: [fullAccess, fullAccess, scp] }, [FAR]: {} });
  const reader = inMemoryReader(importedEstate(documents, guardrail.length > 0 ? organization : undefined));
  const question = { action: 's3:GetObject', resource: `${bucket}/k`, context: [], maxHops: 6 };
  const { entries, completeness, totalCount } = await whoCanTransitively(reader, question, { first: 100 });
  expect(totalCount).toBe(entries.length);
  consistentPaths(entries.flatMap(([, { path }]) => path ?? []));
  const found = entries.map(([identifier, { decision, path }]) => {
    const [, account, name] = /^arn:aws:iam::(\d)\d+:(?:\w+\/)?(.*)$/.exec(identifier) ?? [];
    return `${account} ${name} ${path?.depth} ${decision}`;
  });
  return { found, isComplete: completeness.complete, entries: new Map(entries) };
}

const home = ['1 root 0 ALLOWED', '1 chief 0 ALLOWED', '1 helper 1 CONDITIONAL'];

describe('a bucket that lets in', () => {
  it('a role of another account is read by the administrators of that account, without a permission of the role', async () => {
    const { found, isComplete, entries } = await told(letting(clerk));
    expect(found).toEqual([...home, '2 root 1 ALLOWED', '2 chief 1 ALLOWED', '2 helper 2 CONDITIONAL']);
    expect(isComplete).toBe(true);
    const chief = entries.get(arn(FAR, 'user/chief'));
    expect(chief?.path?.sentence).toBe(
      'chief (222222222222) → clerk (222222222222) by T-182 (Strengthen, then become), which can do s3:GetObject.',
    );
    expect(chief?.determiningStatements).toMatchObject([{ layer: 'RESOURCE' }]);
  });

  it('the role, which has the permission, is read by it and by whoever becomes it', async () => {
    const own = [allow('s3:GetObject')];
    expect((await told(letting(clerk), { [clerk]: { own } })).found).toEqual([
      ...home,
      '2 clerk 0 ALLOWED',
      '2 root 1 ALLOWED',
      '2 chief 1 ALLOWED',
      '2 helper 2 CONDITIONAL',
    ]);
  });

  it.each([
    ['the account, as some role of it', arn(FAR, 'root')],
    ['anybody, as some role of another account', '*'],
  ])('%s is read by its administrators, under that condition', async (_whom, principal) => {
    const condition = named('ArnLike', arn(FAR, 'role/made-*'));
    const { found, isComplete, entries } = await told(letting(principal, condition));
    expect(found).toEqual([
      ...home,
      '2 root 1 CONDITIONAL',
      '2 chief 1 CONDITIONAL',
      '2 helper 2 CONDITIONAL',
    ]);
    expect(isComplete).toBe(true);
    const { conditions = [] } = entries.get(arn(FAR, 'user/chief')) ?? {};
    expect(conditions).toMatchObject([{ key: 'aws:PrincipalArn', values: [arn(FAR, 'role/made-*')] }]);
  });

  it('its own account is read by its administrators also where a guardrail asks the root user for something', async () => {
    const guardrail = {
      ...allow('*', '*'),
      Effect: 'Deny',
      Condition: {
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' },
        BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
      },
    };
    const { found, entries } = await told(letting(clerk), {}, guardrail);
    expect(found.slice(0, 3)).toEqual([
      '1 root 0 CONDITIONAL',
      '1 chief 1 ALLOWED',
      '1 helper 2 CONDITIONAL',
    ]);
    expect(entries.get(arn(HOME, 'user/helper'))?.conditions).toEqual([]);
  });

  it.each([
    ['asks the root user for something', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }],
    ['keeps the root user from it', {}],
  ])('an administrator gives itself more than it has where a guardrail %s', async (_what, more) => {
    const chief = arn(HOME, 'user/chief');
    const inside = allow('s3:GetObject', '*', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } });
    const guardrail = {
      ...allow('*', '*'),
      Effect: 'Deny',
      Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' }, ...more },
    };
    const { found, entries } = await told(
      letting(clerk),
      { [chief]: { own: [allow('iam:*'), inside] } },
      guardrail,
    );
    expect(found).toEqual(expect.arrayContaining(['1 chief 1 ALLOWED', '1 helper 2 CONDITIONAL']));
    expect(entries.get(arn(HOME, 'user/helper'))?.conditions).toEqual([]);
  });

  it.each([
    ['for all', {}],
    ['for all others', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }],
  ])(
    'administrators are told what a guardrail asks %s, and not what it asks the root user',
    async (_whom, but) => {
      const inside = { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' }, ...but };
      const withMfa = {
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' },
        BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
      };
      const denying = (Condition: Json) => ({ ...allow('s3:*', '*'), Effect: 'Deny', Condition });
      const { entries } = await told(letting(clerk), {}, denying(withMfa), denying(inside));
      for (const name of ['user/chief', 'user/helper'])
        expect(entries.get(arn(HOME, name))?.conditions.map(({ key }) => key)).toEqual(['aws:SourceIp']);
    },
  );

  it('a role that has a tag is read by the administrators there, who tag it (G-20)', async () => {
    const condition = { StringEquals: { 'aws:PrincipalTag/team': 'ops' } };
    const { found } = await told(letting(clerk, condition));
    expect(found).toEqual([
      ...home,
      '2 root 1 CONDITIONAL',
      '2 chief 1 CONDITIONAL',
      '2 helper 2 CONDITIONAL',
    ]);
    const cook = arn(FAR, 'user/cook');
    expect((await told(letting(cook, condition), { [cook]: {} })).found).toEqual([
      ...home,
      '2 root 1 CONDITIONAL',
      '2 chief 1 CONDITIONAL',
      '2 helper 2 CONDITIONAL',
    ]);
  });

  it('somebody who comes to administer that account is read by that one, whose credentials nobody else may get', async () => {
    const ann = arn(FAR, 'user/ann');
    const attach = allow('iam:AttachUserPolicy', ann);
    const guardrail = { Effect: 'Deny', Action: ['iam:Create*', 'iam:Update*'], Resource: '*' };
    const { found, isComplete } = await told(letting(ann), { [ann]: { own: [attach] } }, guardrail);
    expect(found.filter((one) => one.includes(' ann '))).toEqual(['2 ann 2 ALLOWED']);
    expect(isComplete).toBe(true);
  });

  it('a role that nobody can strengthen is read by nobody there', async () => {
    const reserved = arn(FAR, 'role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Read_0123456789abcdef');
    expect((await told(letting(reserved), { [reserved]: {} })).found).toEqual(home);
  });
});

describe('where the root user is kept from it', () => {
  const nobody = letting(arn(HOME, 'role/other'));

  it('by a guardrail, the administrators of the account come to it by somebody else (E-19)', async () => {
    const Condition = named('ArnLike', 'arn:aws:iam::*:root');
    const { found, isComplete } = await told(
      nobody,
      {},
      { Effect: 'Deny', Action: '*', Resource: '*', Condition },
    );
    expect(found).toEqual(expect.arrayContaining(['1 chief 1 ALLOWED', '1 helper 2 CONDITIONAL']));
    expect(isComplete).toBe(true);
  });

  it('by a guardrail over everybody, nobody comes to it (E-19)', async () => {
    const guardrail = { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' };
    expect((await told(nobody, {}, guardrail)).found).toEqual([]);
  });

  it('by the policy, who lets one role alone past, the administrators come to it as that role', async () => {
    const Condition = named('ArnNotEquals', arn(HOME, 'role/clerk'));
    const policy = { ...letting('*', Condition), Effect: 'Deny' };
    expect((await told(policy)).found).toEqual([
      '1 root 1 CONDITIONAL',
      '1 chief 1 CONDITIONAL',
      '1 helper 2 CONDITIONAL',
    ]);
  });
});

describe('somebody who gets further rights that let it', () => {
  const [ann, bob] = [arn(HOME, 'user/ann'), arn(HOME, 'user/bob')];
  const deploy = arn(HOME, 'role/deploy');
  const [readers, writers] = [arn(HOME, 'group/readers'), arn(HOME, 'group/writers')];
  const assumed: Json = { Effect: 'Allow', Principal: { AWS: ann }, Action: 'sts:AssumeRole' };
  const get = allow('s3:GetObject');
  const ifTagged = { StringEquals: { 'aws:PrincipalTag/team': 'ops' } };
  const join = allow('iam:AddUserToGroup', readers);
  const changing: readonly (readonly [
    what: string,
    members: RoleEstate['members'],
    by: string,
    technique: string,
  ])[] = [
    ['by a group', { [ann]: { own: [join] } }, ann, 'T-009'],
    [
      'by a policy under a boundary',
      { [ann]: { own: [allow('iam:PutUserPolicy', ann)], boundary: [get, allow('iam:PutUserPolicy')] } },
      ann,
      'T-003',
    ],
    [
      'without its boundary',
      { [ann]: { own: [get, allow('iam:DeleteUserPermissionsBoundary', ann)], boundary: [allow('iam:*')] } },
      ann,
      'T-011',
    ],
    [
      'without its Deny',
      { [ann]: { own: [get, allow('iam:DeleteUserPolicy', ann)], beside: [{ ...get, Effect: 'Deny' }] } },
      ann,
      'T-010',
    ],
    [
      'by its tags',
      { [ann]: { own: [allow('iam:TagUser', ann), { ...get, Condition: ifTagged }] } },
      ann,
      'T-014',
    ],
    [
      'by a role that it assumes',
      { [ann]: {}, [deploy]: { own: [join], trust: [assumed] } },
      deploy,
      'T-182',
    ],
  ];

  const ask = async (members: RoleEstate['members'], policy: Json = letting(arn(HOME, 'role/other'))) => {
    const Policy = { Version: '2012-10-17', Statement: [policy] };
    const estate = { members, groups: { [readers]: [get], [writers]: [allow('s3:PutObject')] } };
    const documents = [...exportsOfEstate(estate), { ResourceArn: bucket, AccountId: HOME, Policy }];
    const question = { action: 's3:GetObject', resource: `${bucket}/k`, context: [], maxHops: 6 };
    return (await whoCanTransitively(inMemoryReader(importedEstate(documents)), question, { first: 100 }))
      .completeness;
  };

  it.each(changing)(
    '%s is named, for that is not followed',
    async (_what, members, principal, techniqueId) => {
      expect(await ask(members)).toMatchObject({
        truncatedBy: ['ESCALATION_UNEXPLORED'],
        unexplored: [{ principal, techniqueIds: [techniqueId] }],
      });
    },
  );

  it.each([
    ['anyone', HOME, '*', []],
    ['it', HOME, ann, []],
    ['another account', FAR, arn(FAR, 'root'), [get]],
    ['somebody of another account', FAR, arn(FAR, 'user/ann'), [get]],
  ])(
    'by its tags, which the policy asks for that lets in %s, is named',
    async (_whom, account, named, own) => {
      const principal = arn(account, 'user/ann');
      const tags = allow('iam:TagUser', principal);
      expect(await ask({ [principal]: { own: [...own, tags] } }, letting(named, ifTagged))).toMatchObject({
        truncatedBy: ['ESCALATION_UNEXPLORED'],
        unexplored: [{ principal, techniqueIds: ['T-014'] }],
      });
      const without = await ask({ [principal]: { own }, [clerk]: { own: [get] } }, letting(named, ifTagged));
      expect(without).toMatchObject({ complete: true });
    },
  );

  it.each([
    ['whom nobody holds who could do that', { [ann]: {}, [bob]: {}, [deploy]: { own: [join] } }],
    ['by what gives other rights alone', { [ann]: { own: [allow('iam:AddUserToGroup', writers)] } }],
    ['where that has a boundary without them', { [ann]: { own: [join], boundary: [allow('iam:*')] } }],
  ])('%s is not named', async (_what, members) => {
    expect(await ask(members)).toMatchObject({ complete: true });
  });
});

it('who could be given what writes the policy is named, for that is not followed (G-6)', async () => {
  const secret = `arn:aws:secretsmanager:eu-west-1:${HOME}:secret:s-AbCdEf`;
  const write = { ...allow('secretsmanager:PutResourcePolicy'), Principal: { AWS: clerk } };
  const documents = [
    ...exportsOfEstate({ members: { ...staffOf(HOME), ...staffOf(FAR) } }),
    { ResourceArn: secret, Policy: { Version: '2012-10-17', Statement: [write] } },
  ];
  const question = { action: 'secretsmanager:GetSecretValue', resource: secret, context: [], maxHops: 6 };
  const reader = inMemoryReader(importedEstate(documents));
  const { completeness } = await whoCanTransitively(reader, question, { first: 100 });
  expect(completeness).toMatchObject({
    truncatedBy: ['ESCALATION_UNEXPLORED'],
    unexplored: [{ principal: clerk, techniqueIds: [expect.stringMatching(/^T-1/)] }],
  });
});
