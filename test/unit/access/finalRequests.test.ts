/** What a session escalates by, or administers its account by, has to be open to a session that the hops before make. */
import { describe, expect, it } from 'vitest';
import type { PrivilegePath } from '../../../src/access/shared/answer.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';

const HOME = '111122223333';
const user = (name: string): string => `arn:aws:iam::${HOME}:user/${name}`;
const role = (name: string): string => `arn:aws:iam::${HOME}:role/${name}`;
const github = 'token.actions.githubusercontent.com';
const provider = `arn:aws:iam::${HOME}:oidc-provider/${github}`;
const ann = user('ann');

const allow = (Action: string | readonly string[], Condition?: object, Resource = '*') => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
});
const is = (key: string, value: string) => ({ StringEquals: { [key]: value } });
const administering = (condition?: object) => allow(['iam:*', 'sts:*'], condition);
const fromGithub = (subject: string) => ({
  Effect: 'Allow',
  Principal: { Federated: provider },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: is(`${github}:sub`, subject),
});
const letsIn = (Condition: object = {}, also: readonly string[] = []) => ({
  Effect: 'Allow',
  Principal: { AWS: ann },
  Action: ['sts:AssumeRole', ...also],
  Condition,
});

async function paths(from: string, members: RoleEstate['members']): Promise<readonly PrivilegePath[]> {
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  return (await pathsToPrivilege(reader, { from, maxHops: 6, k: 10, context: [] })).paths;
}

/** Of `ann` over a role with this trust policy, which administers the account by these statements. */
const overAdministrator = (trust: object, ...own: readonly object[]) =>
  paths(ann, {
    [ann]: { own: [allow('sts:*')] },
    [role('adm')]: {
      trust: [trust as Record<string, unknown>],
      own: own as readonly Record<string, unknown>[],
    },
  });

const keysOf = (path: PrivilegePath | undefined): readonly string[] =>
  (path?.conditions ?? []).map(({ key }) => key);

describe('the administration at the end of a path', () => {
  const overGithub = (...own: readonly Record<string, unknown>[]) =>
    paths(provider, { [role('adm')]: { trust: [fromGithub('repo:o/dev')], own } });

  it('asks for the subject that the hop asks for (E-47a)', async () => {
    const [path] = await overGithub(administering(is(`${github}:sub`, 'repo:o/dev')));
    expect(path).toMatchObject({ length: 1, decision: 'CONDITIONAL' });
  });

  it('asks for another subject: there is no path (E-47a)', async () => {
    expect(await overGithub(administering(is(`${github}:sub`, 'repo:o/prod')))).toEqual([]);
  });

  it.each<readonly [string, readonly string[], object, object]>([
    ['a source identity (E-39, E-40)', ['sts:SetSourceIdentity'], {}, is('aws:SourceIdentity', 'ann')],
    ['a session tag (E-39, E-40)', ['sts:TagSession'], {}, is('aws:PrincipalTag/team', 'red')],
    [
      'a session name (E-37, E-64)',
      [],
      is('sts:RoleSessionName', 'ci'),
      { StringLike: { 'aws:userid': '*:ci' } },
    ],
  ])('asks for %s that the trust policy lets the session have', async (_what, also, trust, own) => {
    const [path] = await overAdministrator(letsIn(trust, also), administering(own));
    expect(path).toMatchObject({ length: 1, decision: 'CONDITIONAL' });
  });

  it.each<readonly [string, object, object]>([
    ['a source identity (E-39)', {}, is('aws:SourceIdentity', 'ann')],
    ['a session tag (E-39)', {}, is('aws:PrincipalTag/team', 'red')],
    [
      'a session name (E-37, E-64)',
      is('sts:RoleSessionName', 'ci'),
      { StringLike: { 'aws:userid': '*:cd' } },
    ],
  ])('asks for %s that it cannot have: there is no path', async (_what, trust, own) => {
    expect(await overAdministrator(letsIn(trust), administering(own))).toEqual([]);
  });

  it('is over before the role can be assumed, or comes later than its session lives (E-41)', async () => {
    const from = (moment: string) => ({ DateGreaterThanEquals: { 'aws:CurrentTime': moment } });
    const until = (moment: string) => ({ DateLessThanEquals: { 'aws:CurrentTime': moment } });
    const [day, next] = ['2040-01-01', '2040-01-02'];
    const noon = from(`${day}T12:00:00Z`);
    expect(await overAdministrator(letsIn(from(next)), administering(until(day)))).toEqual([]);
    expect(await overAdministrator(letsIn(until(day)), administering(from(next)))).toEqual([]);
    expect(await overAdministrator(letsIn(until(day)), administering(noon))).not.toEqual([]);
  });

  it('goes by another statement where the first asks for what cannot be', async () => {
    const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    const [path] = await overAdministrator(
      letsIn(),
      administering(is('aws:SourceIdentity', 'ann')),
      administering(office),
    );
    expect(path).toMatchObject({ length: 1, decision: 'CONDITIONAL' });
    expect(keysOf(path)).toEqual(['aws:SourceIp']);
  });

  it('asks for what has nothing to do with the hops (U-8)', async () => {
    const [path] = await overAdministrator(letsIn(), administering(is('aws:SourceVpce', 'vpce-1')));
    expect(keysOf(path)).toEqual(['aws:SourceVpce']);
  });
});

describe('an escalation behind a role', () => {
  const overEscalation = (trust: object, ...conditions: readonly (object | undefined)[]) =>
    paths(ann, {
      [ann]: { own: [allow('sts:*')] },
      [role('m')]: {
        trust: [trust as Record<string, unknown>],
        own: conditions.map((one) => allow('iam:CreateAccessKey', one, user('boss'))),
      },
      [user('boss')]: { own: [administering()] },
    });

  it('asks for a source identity that may be set (T-018, E-39)', async () => {
    const [path] = await overEscalation(
      letsIn({}, ['sts:SetSourceIdentity']),
      is('aws:SourceIdentity', 'ann'),
    );
    expect(path?.hops.map(({ to }) => to.name)).toEqual(['m', 'boss']);
  });

  it.each([
    ['aws:SourceIdentity', 'ann'],
    ['aws:PrincipalTag/team', 'red'],
  ])('asks for %s, which cannot be had: there is no path (T-018, E-39)', async (key, value) => {
    expect(await overEscalation(letsIn(), is(key, value))).toEqual([]);
  });

  it('is open by another statement then (T-018)', async () => {
    const [path] = await overEscalation(
      letsIn(),
      is('aws:SourceIdentity', 'ann'),
      is('aws:SourceVpce', 'vpce-1'),
    );
    expect(keysOf(path)).toEqual(['aws:SourceVpce']);
    const [, step] = path?.hops ?? [];
    const cited = step?.determiningStatements.map(({ layer, statementIndex }) => [layer, statementIndex]);
    expect(cited).toEqual([['IDENTITY', 1]]);
  });

  const cannotBe = is('aws:SourceIdentity', 'ann');
  const boss = user('boss');

  it('is open by another technique then (T-018, T-021, U-8)', async () => {
    const own = [
      allow('iam:CreateAccessKey', cannotBe, boss),
      allow('iam:CreateLoginProfile', is('aws:SourceVpce', 'vpce-1'), boss),
    ];
    const [path] = await paths(ann, {
      [ann]: { own: [allow('sts:*')] },
      [role('m')]: { trust: [letsIn()], own },
      [boss]: { own: [administering()] },
    });
    expect(path?.hops.map((hop) => 'techniqueId' in hop && hop.techniqueId)).toEqual([false, 'T-021']);
    expect(keysOf(path)).toEqual(['aws:SourceVpce']);
  });

  it('is open by several identities together then (T-027, T-103, U-8)', async () => {
    const app = 'kinesisanalytics.amazonaws.com';
    const [path] = await paths(ann, {
      [ann]: { own: [allow('sts:*')] },
      [role('hub')]: {
        trust: [letsIn()],
        own: [
          allow('iam:UpdateAssumeRolePolicy', cannotBe, role('boss')),
          allow('iam:PassRole', is('aws:SourceVpce', 'vpce-1'), role('boss')),
          allow('kinesisanalytics:CreateApplication'),
        ],
      },
      [role('runner')]: { trust: [letsIn()], own: [allow('kinesisanalytics:StartApplication')] },
      [role('boss')]: {
        trust: [{ Effect: 'Allow', Principal: { Service: app }, Action: 'sts:AssumeRole' }],
        own: [administering()],
      },
    });
    expect(keysOf(path)).toEqual(['aws:SourceVpce']);
    expect(path?.hops.at(-1)?.actingAs.map(({ principal }) => principal.name)).toEqual(['hub', 'runner']);
  });
});

describe('what else bears on it than was asked', () => {
  const [tagged, untagged] = ['true', 'false'].map((missing) => ({
    Null: { 'aws:PrincipalTag/breakglass': missing },
  }));
  const limited = [allow('*'), { ...allow('iam:*', tagged), Effect: 'Deny' }];

  it('a boundary that the session does not pass leaves no administration for certain (G-6b)', async () => {
    const members = {
      [ann]: { own: [allow('sts:*')] },
      [role('adm')]: { trust: [letsIn()], own: [allow('*')] },
    };
    const bounded = { ...members, [role('adm')]: { ...members[role('adm')], boundary: limited } };
    const found = await paths(ann, bounded as unknown as RoleEstate['members']);
    expect(found.filter(({ decision }) => decision === 'ALLOWED')).toEqual([]);
  });

  it('actions on things that are not known leave an escalation open (T-071)', async () => {
    const found = await paths(ann, {
      [ann]: { own: [allow('sts:*')] },
      [role('m')]: {
        trust: [letsIn()],
        own: [allow('iam:PassRole'), allow('lambda:*', untagged)],
      },
      [role('adm')]: {
        own: [allow('*')],
        trust: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    });
    expect(found.filter(({ decision }) => decision === 'ALLOWED')).toEqual([]);
  });
});
