/** A session that takes part in a step of several identities does so with what it was assumed with (U-8, E-41). */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
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

it.each([
  ['may not be tagged', ['sts:AssumeRole']],
  ['may be tagged, too', ['sts:AssumeRole', 'sts:TagSession']],
])(
  'what a strengthened role denies without a tag is asked of that one, where the other %s',
  async (_what, Action) => {
    const tagged = { Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'red' } } };
    const members = {
      [ann]: { own: [...entering, allow('sts:AssumeRole', ops), allow('sts:TagSession', ops)] },
      [ben]: {},
      [dev]: { own: [allow('iam:AttachRolePolicy', ops)], trust: trust({ AWS: ann }, { Action }) },
      [ops]: {
        own: [{ Effect: 'Deny', Action: '*', Resource: '*', ...tagged }],
        trust: trust({ AWS: ann }, { Action: ['sts:AssumeRole', 'sts:TagSession'] }),
      },
    };
    const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
    const { paths } = await pathsToPrivilege(reader, { from: ann, maxHops: 10, k: 5, context: [] });
    const asked = paths[0]?.hops.map(({ conditions, preconditions }) => [
      ...conditions.map(({ key, statement }) => [key, statement.holder]),
      ...preconditions,
    ]);
    expect(asked).toEqual([[], [], [['aws:PrincipalTag/team', ops]]]);
  },
);
