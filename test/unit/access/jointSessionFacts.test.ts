/** A session that takes part in a step of several identities does so with what it was assumed with (U-8, E-41). */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const [ann, ben, dev, ops] = ['user/ann', 'user/ben', 'role/dev', 'role/ops'].map(arn) as [
  string,
  string,
  string,
  string,
];
const ANALYTICS = 'kinesisanalytics';
const entering = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'].map((action) =>
  allow(action, dev),
);
const like = (key: string, value: string): Json => ({ Condition: { StringLike: { [key]: value } } });
const trust = (Principal: Json, more: Json = {}): Json[] => [
  { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more },
];

/** What the session of the role does with others, under the condition. */
const estates: Readonly<Record<string, (when: Json) => Readonly<Record<string, Member>>>> = {
  'it alone strengthens the user': (when) => ({
    [ann]: { own: entering },
    [dev]: { own: [{ ...allow('iam:PutUserPolicy', ann), ...when }] },
  }),
  'it alone strengthens another role': (when) => ({
    [ann]: { own: [...entering, allow('sts:AssumeRole', ops)] },
    [dev]: { own: [{ ...allow('iam:PutRolePolicy', ops), ...when }] },
    [ops]: { trust: trust({ AWS: ann }) },
  }),
  'it passes a role, and the user starts what runs as it': (when) => ({
    [ann]: { own: [...entering, allow(`${ANALYTICS}:StartApplication`, '*')] },
    [dev]: {
      own: ['iam:PassRole', `${ANALYTICS}:CreateApplication`].map((action) => ({
        ...allow(action, '*'),
        ...when,
      })),
    },
    [ops]: {
      own: [allow('iam:PutRolePolicy', ops)],
      trust: trust({ Service: `${ANALYTICS}.amazonaws.com` }),
    },
  }),
};

async function toldOf(members: Readonly<Record<string, Member>>, letIn: Json = {}) {
  const { [dev]: own = {}, ...others } = members;
  const letting = trust({ AWS: arn('root') }, letIn);
  const all = { [ben]: {}, ...others, [dev]: { ...own, trust: letting } };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members: all })));
  const { paths, completeness } = await pathsToPrivilege(reader, {
    from: ann,
    maxHops: 10,
    k: 5,
    context: [],
  });
  const asked = { action: 'iam:CreateUser', resource: arn('user/new'), context: [], maxHops: 10 };
  const whoCan = await whoCanTransitively(reader, asked, { first: 50 });
  return {
    told: paths.map(({ decision }) => decision),
    isListed: whoCan.entries.some(([, { principal }]) => principal.identifier === ann),
    areComplete: [completeness, whoCan.completeness].map(({ complete }) => complete),
  };
}

describe.each(Object.entries(estates))('where %s', (_how, estateUnder) => {
  it.each([
    ['another session name', estateUnder(like('aws:userid', '*:cd')), like('sts:RoleSessionName', 'ci')],
    ['a source identity that nobody may set', estateUnder(like('aws:SourceIdentity', 'red')), {}],
    ['a session tag that nobody may pass', estateUnder(like('aws:PrincipalTag/team', 'red')), {}],
  ])('no path needs %s, and that others may take the step is said', async (_what, members, letIn) => {
    expect(await toldOf(members, letIn)).toEqual({ told: [], isListed: false, areComplete: [false, false] });
  });

  it.each([
    ['the same session name', estateUnder(like('aws:userid', '*:ci')), like('sts:RoleSessionName', 'ci')],
    ['any session name', estateUnder(like('aws:userid', '*:cd')), {}],
  ])('a path needs %s', async (_what, members, letIn) => {
    const { told, isListed } = await toldOf(members, letIn);
    expect([told.slice(0, 1), isListed]).toEqual([['CONDITIONAL'], true]);
  });

  it('a path needs nothing of the session', async () => {
    expect((await toldOf(estateUnder({}))).told).toContain('ALLOWED');
  });
});

describe('what is denied without a tag', () => {
  const without = {
    ...allow('*', '*'),
    Effect: 'Deny',
    Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'red' } },
  };
  const may = (isTagged: boolean) =>
    trust({ AWS: ann }, { Action: ['sts:AssumeRole', ...(isTagged ? ['sts:TagSession'] : [])] });
  const tagging = ['sts:AssumeRole', 'sts:TagSession'].map((action) => allow(action, '*'));

  async function askedOf(members: Readonly<Record<string, Member>>, guardrail?: Json) {
    const scp = { ...fullAccess, ...(guardrail ? { guard: guardrail } : {}) };
    const organization = organizationOf({ '111122223333': { scp: [fullAccess, fullAccess, scp] } });
    const exports = exportsOfEstate({ members: { [ann]: { own: tagging }, [ben]: {}, ...members } });
    const reader = inMemoryReader(importedEstate(exports, organization));
    const { paths } = await pathsToPrivilege(reader, { from: ann, maxHops: 10, k: 5, context: [] });
    return paths[0]?.hops.map(({ to, conditions, preconditions }) => [
      to.identifier.split(':').at(-1),
      ...conditions.map(({ key, statement }) => `${key} of ${statement.holder ?? statement.layer}`),
      ...preconditions,
    ]);
  }

  const tag = 'the call passes the session tag team, such as "red"';

  const strengthening = (name: string, isTagged: boolean, guarded: readonly string[]) => ({
    [arn(`role/${name}`)]: {
      own: [allow('iam:AttachRolePolicy', ops)],
      ...(guarded.includes(name) ? { beside: [without] } : {}),
      trust: may(isTagged),
    },
    [ops]: {
      own: [allow('sqs:*', '*')],
      ...(guarded.includes('ops') ? { beside: [without] } : {}),
      trust: may(true),
    },
  });

  it.each([false, true])(
    'is asked of the strengthened role that it is denied to, where the other may be tagged: %s',
    async (isTagged) => {
      expect(await askedOf(strengthening('dev', isTagged, ['ops']))).toEqual([
        ['role/ops'],
        ['role/dev'],
        ['root', `aws:PrincipalTag/team of ${ops}`],
      ]);
      const guardrail = {
        ...without,
        Condition: { ...without.Condition, ArnEquals: { 'aws:PrincipalArn': ops } },
      };
      expect(await askedOf(strengthening('dev', isTagged, []), guardrail)).toEqual([
        ['role/ops'],
        ['role/dev'],
        ['root', 'aws:PrincipalTag/team of SERVICE_CONTROL'],
      ]);
    },
  );

  it.each(['dev', 'zdev'])('is asked of both where both roles have it, also of %s', async (name) => {
    expect(await askedOf(strengthening(name, false, [name, 'ops']))).toBeUndefined();
    const told = await askedOf(strengthening(name, true, [name, 'ops']));
    expect(told).toContainEqual([`role/${name}`, tag]);
    expect(told?.at(-1)).toEqual(['root', expect.stringContaining('aws:PrincipalTag/team of')]);
  });

  it.each([
    ['qa', `${ANALYTICS}:StartApplication`, []],
    ['dev', 'iam:PassRole', [tag]],
  ])('is asked of %s, whose call it is that a guardrail denies', async (_who, Action, ofDev) => {
    const qa = arn('role/qa');
    const members = {
      [dev]: {
        own: ['iam:PassRole', `${ANALYTICS}:CreateApplication`].map((action) => allow(action, '*')),
        trust: may(true),
      },
      [qa]: { own: [allow(`${ANALYTICS}:StartApplication`, '*')], trust: may(true) },
      [ops]: {
        own: [allow('iam:PutRolePolicy', ops)],
        trust: trust({ Service: `${ANALYTICS}.amazonaws.com` }),
      },
    };
    expect(await askedOf(members, { ...without, Action })).toEqual([
      ['role/qa'],
      ['role/dev', ...ofDev],
      ['role/ops', 'aws:PrincipalTag/team of SERVICE_CONTROL'],
      ['root'],
    ]);
  });
});
