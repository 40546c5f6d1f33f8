/** Choke points count whom a step cuts off by whatever several identities come to past it. */
import { describe, expect, it } from 'vitest';
import { chokePoints } from '../../../src/access/reach/chokePoints.js';
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
