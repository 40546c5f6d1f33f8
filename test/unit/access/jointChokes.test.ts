/** Choke points count whom a step cuts off by whatever several identities come to past it. */
import { describe, expect, it } from 'vitest';
import { chokePoints, chokesOf } from '../../../src/access/reach/chokePoints.js';
import type { AttackedEstate, Document } from '../../support/attackedEstate.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const HOME = '111111111111';
const arn = (name: string): string => `arn:aws:iam::${HOME}:${name}`;
const alice = arn('user/alice');

const trusting = (Principal: Json): readonly Json[] => [
  { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
];

/** alice assumes each of the roles; `boss` administers the account and is for functions. */
async function chokes(
  roles: Readonly<Record<string, readonly Json[]>>,
  { own = [], ...more }: Pick<Member, 'own' | 'beside'> = {},
  others: Readonly<Record<string, Member>> = {},
) {
  const boss: Member = {
    own: [allow('iam:*')],
    trust: trusting({ Service: 'kinesisanalytics.amazonaws.com' }),
  };
  const assumed = Object.entries(roles).map(([name, own]): readonly [string, Member] => [
    arn(`role/${name}`),
    { own, trust: trusting({ AWS: alice }) },
  ]);
  const members = {
    [alice]: { ...more, own: [...own, ...assumed.map(([role]) => allow('sts:AssumeRole', role))] },
    [arn('role/boss')]: boss,
    ...Object.fromEntries(assumed),
    ...others,
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  const { entries, completeness } = await chokePoints(reader, HOME, { first: 100 });
  expect(completeness).toMatchObject({ complete: true });
  return entries.map(([, choke]) => choke).filter(({ hop }) => hop.from.kind !== 'SERVICE');
}

const told = async (...asked: Parameters<typeof chokes>) =>
  (await chokes(...asked)).map(({ hop, cutsOff }) => `${cutsOff} ${hop.from.name} → ${hop.to.name}`).sort();

const create = allow(['iam:PassRole', 'kinesisanalytics:CreateApplication']);
const invoke = allow('kinesisanalytics:StartApplication');
const strengthenItself = allow('iam:PutRolePolicy', arn('role/deploy'));

describe('a step past which somebody gets', () => {
  it('as two identities, one of which takes the step, does not cut that one off', async () => {
    expect(await told({ deploy: [strengthenItself, allow('iam:AttachUserPolicy', alice)] })).toEqual([
      '1 alice → deploy',
      `1 deploy → root of ${HOME}`,
    ]);
  });

  it('as two identities, one of which comes to nothing alone, does not cut that one off', async () => {
    expect(await told({ deploy: [strengthenItself, create], run: [invoke] })).toEqual([
      '1 alice → deploy',
      `1 deploy → root of ${HOME}`,
    ]);
  });

  it('as one whose Deny another one takes away with the rest of its policy, does not cut that one off', async () => {
    const denied = {
      own: [allow('iam:AttachUserPolicy', alice)],
      beside: [allow('s3:*'), { ...allow('iam:*'), Effect: 'Deny' }],
    };
    const deploy = [strengthenItself, allow('iam:DeleteUserPolicy', alice)];
    expect(await told({ deploy }, denied)).toEqual(['1 alice → deploy', `1 deploy → root of ${HOME}`]);
  });

  it('as two others, who do what one of its identities does alone, does not cut it off', async () => {
    const both = allow(['iam:PassRole', 'kinesisanalytics:*']);
    expect(await told({ able: [both], deploy: [create], run: [invoke] })).toEqual(['1 able → boss']);
  });

  it('as one that also comes to somebody beside its way to administration, does not cut it off (G-8)', async () => {
    const ben = arn('user/ben');
    const deploy = [strengthenItself, allow('iam:CreateAccessKey', ben)];
    const others = { [ben]: { own: [allow('iam:AttachUserPolicy', ben)] } };
    expect(await told({ deploy }, {}, others)).toEqual(['1 alice → deploy', `1 ben → root of ${HOME}`]);
  });

  it('as it also strengthens another one by the same call, does not cut off who holds that one', async () => {
    const deploy = [allow('iam:PutRolePolicy', [arn('role/deploy'), arn('role/run')])];
    expect(await told({ deploy, run: [] })).toEqual(['1 alice → deploy', `1 deploy → root of ${HOME}`]);
    expect(await told({ deploy })).toEqual(['1 alice → deploy', `2 deploy → root of ${HOME}`]);
  });

  it('as another one who makes the same call, does not cut it off', async () => {
    const own = [allow('iam:PutUserPolicy', alice)];
    expect(await told({ run: own }, { own })).toEqual([]);
    expect(await told({ run: [allow('iam:PutUserPolicy', arn('user/ben'))] }, { own })).toEqual([
      `1 alice → root of ${HOME}`,
    ]);
  });

  it('as two who come to somebody beside its way to administration, does not cut it off (G-8)', async () => {
    const bridge = arn('role/bridge');
    const start = allow('kinesisanalytics:CreateApplication');
    const deploy = [strengthenItself, allow('iam:PassRole', bridge), start];
    const trust = trusting({ Service: 'kinesisanalytics.amazonaws.com' });
    const others = { [bridge]: { own: [allow('iam:PutRolePolicy', bridge)], trust } };
    const past = await told({ deploy, run: [invoke] }, {}, others);
    expect(past).toEqual(['1 alice → deploy', `1 bridge → root of ${HOME}`, `1 deploy → root of ${HOME}`]);
    const alone = await told({ deploy }, {}, others);
    expect(alone).toEqual(['1 alice → deploy', `1 bridge → root of ${HOME}`, `2 deploy → root of ${HOME}`]);
  });

  it('as two, one of whom makes only some of the calls that the other one makes alone, does not cut it off', async () => {
    const making = (action: string) => allow(['iam:CreateRole', action], arn('role/new-*'));
    const own = [making('iam:PutRolePolicy')];
    const writing = allow('iam:PutRolePolicy', arn('role/new-*'));
    expect(await told({ run: [writing] }, { own })).toEqual([]);
    expect(await told({ run: [allow('iam:GetRole', arn('role/new-*'))] }, { own })).toEqual([
      `1 alice → root of ${HOME}`,
    ]);
  });

  it('as itself, to strengthen whom another one gets to as well, does not cut it off (T-030)', async () => {
    const top = arn('role/top');
    const own = [allow('iam:AttachRolePolicy', top), allow('sts:AssumeRole', top)];
    const entered = (...AWS: readonly string[]) => ({ [top]: { trust: trusting({ AWS }) } });
    const dev = [allow('sts:AssumeRole', top)];
    expect(await told({ dev }, { own }, entered(alice, arn('role/dev')))).toEqual([]);
    expect(await told({ dev }, { own }, entered(alice))).toEqual([`1 alice → root of ${HOME}`]);
  });

  it('as itself, whom another one takes over once more, cuts it off (T-034)', async () => {
    const own = [allow('iam:AttachUserPolicy', alice)];
    expect(await told({ run: [allow('iam:CreateAccessKey', alice)] }, { own })).toEqual([
      '1 run → alice',
      `2 alice → root of ${HOME}`,
    ]);
  });

  it('as no others, cuts it off', async () => {
    expect(await told({ deploy: [strengthenItself], run: [invoke] })).toEqual([
      '1 alice → deploy',
      `2 deploy → root of ${HOME}`,
    ]);
  });

  it('as two identities alone, is counted where it is one of either', async () => {
    expect(await told({ deploy: [create], run: [invoke] })).toEqual([
      '1 alice → deploy',
      '1 alice → run',
      '1 deploy → boss',
    ]);
  });

  it('as two identities alone, names both', async () => {
    const together = (await chokes({ deploy: [create], run: [invoke] })).find(({ hop }) => hop.joint);
    const both = `deploy (${HOME}) and run (${HOME}) can take over boss (${HOME}) by T-103`;
    expect(together?.hop.sentence).toContain(both);
    expect(together?.sentence).toContain(both);
  });

  it('as two identities alone, is closed by a Deny of any of their calls', async () => {
    const together = (await chokes({ deploy: [create], run: [invoke] })).find(({ hop }) => hop.joint);
    expect(together?.closing).toEqual([
      `Deny iam:PassRole to deploy (${HOME}), kinesisanalytics:CreateApplication to deploy (${HOME}), or kinesisanalytics:StartApplication to run (${HOME}).`,
    ]);
  });

  it('as two identities alone, in several ways, names what closes each (T-034, T-035)', async () => {
    const ben = arn('user/ben');
    const keys = [allow('iam:CreateAccessKey', ben)];
    const policies = [allow(['iam:AttachUserPolicy', 'iam:PutUserPolicy'], ben)];
    const together = (await chokes({ keys, policies }, {}, { [ben]: {} })).find(({ hop }) => hop.joint);
    const ways = together && [together.hop, ...(together.hop.alternatives ?? [])];
    expect(ways).toMatchObject([{ techniqueId: 'T-034' }, { techniqueId: 'T-035' }]);
    expect(together?.closing).toEqual([
      `Deny iam:AttachUserPolicy to policies (${HOME}), or iam:CreateAccessKey to keys (${HOME}).`,
      `Deny iam:PutUserPolicy to policies (${HOME}), or iam:CreateAccessKey to keys (${HOME}).`,
    ]);
  });

  it('as two identities alone, of which others hold others, is a step of each two', async () => {
    const carol = arn('user/carol');
    const assuming = ['deploy', 'launch'].map((name) => allow('sts:AssumeRole', arn(`role/${name}`)));
    const launch = { own: [invoke], trust: trusting({ AWS: carol }) };
    const deploy = { own: [create], trust: trusting({ AWS: [alice, carol] }) };
    const found = await chokes(
      { deploy: [], run: [invoke] },
      {},
      { [arn('role/deploy')]: deploy, [arn('role/launch')]: launch, [carol]: { own: assuming } },
    );
    const together = found.filter(({ hop }) => hop.joint);
    expect(together.map(({ cutsOff, closing }) => [cutsOff, ...closing])).toEqual(
      ['launch', 'run'].map((name) => [
        1,
        `Deny iam:PassRole to deploy (${HOME}), kinesisanalytics:CreateApplication to deploy (${HOME}), or kinesisanalytics:StartApplication to ${name} (${HOME}).`,
      ]),
    );
  });

  it('as either of two with a third, is none of either', async () => {
    expect(await told({ deploy: [create], release: [create], run: [invoke] })).toEqual(['1 alice → run']);
  });
});

describe('an account of which two walks find different principals', () => {
  const away = (name: string): string => `arn:aws:iam::222222222222:${name}`;
  const assuming = (role: string) => allow('sts:AssumeRole', role);
  const [near, far, ruler, una] = [away('role/near'), away('role/far'), away('role/ruler'), away('user/una')];
  const boss = arn('role/boss');
  const members: Readonly<Record<string, Member>> = {
    [arn('role/deploy')]: { own: [create], trust: trusting({ AWS: far }) },
    [arn('role/run')]: { own: [invoke] },
    [boss]: {
      own: [allow('iam:*')],
      trust: [...trusting({ Service: 'kinesisanalytics.amazonaws.com' }), ...trusting({ AWS: near })],
    },
    [near]: { own: [assuming(boss)] },
    [far]: { own: [assuming(arn('role/deploy'))] },
    [ruler]: { own: [allow('*')], trust: trusting({ AWS: una }) },
    [una]: { own: [assuming(ruler)] },
  };

  it('lets its administrators become each of them', async () => {
    const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
    const { entries } = await chokePoints(reader, HOME, { first: 100 });
    const cutting = entries
      .map(([, choke]) => choke)
      .filter(({ hop }) => hop.from.kind !== 'SERVICE')
      .map(({ hop, cutsOff }) => `${cutsOff} ${hop.from.name} → ${hop.to.name}`);
    expect(cutting.sort()).toEqual(['1 near → boss', '1 una → ruler']);
  });
});

describe('of those in groups, a step', () => {
  const group = arn('group/deck');
  const [ben, cat] = [arn('user/ben'), arn('user/cat')];
  const may = (Action: string | readonly string[], Resource: string | readonly string[] = '*') => ({
    Effect: 'Allow',
    Action,
    Resource,
  });
  const holding = (...allowed: Parameters<typeof may>) => ({
    inline: { own: [may(...allowed)] },
    attached: [],
    tags: {},
    groups: [],
  });
  const roleOf = (action: string) => ({
    ...holding(action, group),
    trust: [{ Effect: 'Allow', Principal: { AWS: alice }, Action: 'sts:AssumeRole' }],
  });

  async function singleStepsIn(members: AttackedEstate['members'], mayInGroup: string) {
    const estate = { members, groups: { [group]: holding(mayInGroup, cat) }, policies: {}, guardrails: {} };
    const { chokes: found, completeness } = await chokesOf(inMemoryReader(graphOfAttacked(estate)), HOME);
    expect(completeness.complete).toBe(true);
    return found
      .filter(({ joint }) => joint === undefined)
      .map(({ from, to }) => `${from} → ${to}`)
      .sort();
  }

  it('into a role is needed also where its start is changed by then, and assumes the role as before', async () => {
    const members = {
      [alice]: holding('sqs:ListQueues'),
      [arn('role/adding')]: roleOf('iam:AddUserToGroup'),
      [arn('role/writing')]: roleOf('iam:PutGroupPolicy'),
    };
    expect(await singleStepsIn(members, 's3:ListAllMyBuckets')).toEqual([
      `${alice} → ${arn('role/adding')}`,
      `${alice} → ${arn('role/writing')}`,
    ]);
  });

  it('that its start takes only once it has changed itself is needed', async () => {
    const members = {
      [alice]: holding('iam:AddUserToGroup', group),
      [arn('role/run')]: roleOf('iam:GetGroup'),
      [cat]: holding('iam:AttachUserPolicy', [cat, alice]),
    };
    expect(await singleStepsIn(members, 'iam:CreateAccessKey')).toEqual([
      `${alice} → ${cat}`,
      `${cat} → ${arn('root')}`,
    ]);
  });

  it('of two is not needed where one of them puts the start in the place of itself', async () => {
    const assumed = (own: Document) => ({
      ...holding('sqs:ListQueues'),
      inline: { own },
      trust: [{ Effect: 'Allow', Principal: { AWS: alice }, Action: 'sts:AssumeRole' }],
    });
    const boss = {
      ...holding('iam:*'),
      trust: [
        {
          Effect: 'Allow',
          Principal: { Service: 'kinesisanalytics.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    };
    const jointIn = async (mayInGroup: readonly string[]) => {
      const members = {
        [alice]: holding('sqs:ListQueues'),
        [arn('role/deploy')]: assumed([
          may(['iam:PassRole', 'kinesisanalytics:CreateApplication']),
          may('iam:AddUserToGroup', group),
        ]),
        [arn('role/run')]: assumed([may('kinesisanalytics:StartApplication')]),
        [arn('role/boss')]: boss,
      };
      const groups = { [group]: holding(mayInGroup) };
      const estate = { members, groups, policies: {}, guardrails: {} };
      const { chokes: found, completeness } = await chokesOf(inMemoryReader(graphOfAttacked(estate)), HOME);
      expect(completeness.complete).toBe(true);
      return found.filter(({ joint }) => joint !== undefined).map(({ to }) => to);
    };
    expect(await jointIn(['iam:PassRole', 'kinesisanalytics:CreateApplication'])).toEqual([]);
    expect(await jointIn(['iam:GetRole', 'kinesisanalytics:CreateApplication'])).toEqual([arn('role/boss')]);
  });

  it('of somebody who was changed is not needed where who changed that one makes the same call', async () => {
    const [admin, policy] = [arn('root'), arn('policy/managed')];
    const writing = may('iam:CreatePolicyVersion', policy);
    const fromChanged = async (alsoWrites: Document) => {
      const members = {
        [alice]: holding('sqs:ListQueues'),
        [arn('role/adding')]: {
          ...roleOf('iam:AddUserToGroup'),
          inline: { own: [may('iam:AddUserToGroup', group), ...alsoWrites] },
        },
      };
      const groups = { [group]: { ...holding('sqs:ListQueues'), attached: [policy] } };
      const estate = { members, groups, policies: { [policy]: [[writing]] }, guardrails: {} };
      const { chokes: found } = await chokesOf(inMemoryReader(graphOfAttacked(estate)), HOME);
      return found.filter(({ from, to }) => from.startsWith(`${alice}#`) && to === admin).length;
    };
    expect(await fromChanged([writing])).toBe(0);
    expect(await fromChanged([])).toBe(1);
  });

  it('is needed where its start takes it as well once another one has changed that one', async () => {
    const other = {
      own: [{ Effect: 'Allow', Action: 'iam:AttachUserPolicy', Resource: cat }],
      more: [
        { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        { Effect: 'Deny', Action: 'iam:AttachUserPolicy', Resource: ben },
      ],
    };
    const members = {
      [alice]: holding(['iam:CreateAccessKey', 'iam:DeleteUserPolicy'], cat),
      [cat]: { ...holding('sqs:ListQueues'), inline: other },
    };
    expect(await singleStepsIn(members, 'iam:CreateAccessKey')).toEqual([
      `${alice} → ${cat}`,
      `${cat} → ${arn('root')}`,
    ]);
  });

  it('is not needed where somebody whom its start strengthens takes it as well', async () => {
    const members = {
      [alice]: holding(['iam:CreateLoginProfile', 'iam:AddUserToGroup'], [ben, cat, group]),
      [ben]: holding('sqs:ListQueues'),
      [cat]: holding('iam:AttachUserPolicy', cat),
    };
    expect(await singleStepsIn(members, 'iam:CreateLoginProfile')).toEqual([`${cat} → ${arn('root')}`]);
    expect(await singleStepsIn(members, 'iam:GetUser')).toEqual([
      `${alice} → ${cat}`,
      `${cat} → ${arn('root')}`,
    ]);
  });
});
