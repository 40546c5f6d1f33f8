/** Who writes what a workload runs, and no stored hop says it: the policy of a bucket lets it, or the bucket is of another account. */
import { expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { ask } from '../../support/pathQuestions.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { allow } from '../../support/statements.js';

const [HOME, AWAY] = ['111111111111', '222222222222'] as const;
const mallory = `arn:aws:iam::${AWAY}:user/mallory`;
const inside = `arn:aws:iam::${HOME}:user/inside`;
const ADMIN = `arn:aws:iam::${HOME}:role/Admin`;
const BUCKET = 'arn:aws:s3:::code';

const writing = { Effect: 'Allow', Action: 's3:PutObject', Resource: `${BUCKET}/*` };

const services = ['lambda.amazonaws.com', 'kinesisanalytics.amazonaws.com'];

const together: Readonly<Record<string, Member>> = {
  [`arn:aws:iam::${HOME}:user/deploy`]: {
    own: [allow(['iam:PassRole', 'kinesisanalytics:CreateApplication'], '*')],
  },
  [`arn:aws:iam::${HOME}:user/run`]: { own: [allow('kinesisanalytics:StartApplication', '*')] },
};

interface Estate {
  readonly owner: string;
  /** Whom its policy lets write. */
  readonly named?: string;
  readonly away?: Member;
  /** Whether two users of its account take over the role together. */
  readonly jointly?: boolean;
  /** What takes the object: a function, or a stack. */
  readonly takenBy?: 'lambda:function:worker' | 'cloudformation:stack/worker/1a2b';
}

function readerOf({ owner, named, away = { own: [writing] }, jointly = false, takenBy }: Estate) {
  const members: Readonly<Record<string, Member>> = {
    [mallory]: away,
    [inside]: {},
    ...(jointly ? together : {}),
    [ADMIN]: {
      own: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      trust: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' }],
    },
  };
  const [service, ...name] = (takenBy ?? 'lambda:function:worker').split(':');
  const workload = `arn:aws:${service}:eu-west-1:${HOME}:${name.join(':')}`;
  const Statement = [{ ...writing, Principal: { AWS: named ?? `arn:aws:iam::${HOME}:root` } }];
  const bucket = { ResourceArn: BUCKET, AccountId: owner, Policy: { Version: '2012-10-17', Statement } };
  const records = [{ ResourceArn: workload, RoleArn: ADMIN, CodeFrom: [`${BUCKET}/worker.zip`] }];
  return inMemoryReader(importedEstate([...exportsOfEstate({ members }), bucket, records]));
}

async function unexploredIn(estate: Estate) {
  const reader = readerOf(estate);
  const from = estate.named === inside ? inside : mallory;
  const into = await ask(reader, 'whoCanReach', from, ADMIN);
  expect(into.complete).toBe(into.unexplored.length === 0);
  for (const question of ['pathsToPrivilege', 'blastRadius'] as const) {
    const { unexplored, complete } = await ask(reader, question, from, ADMIN);
    expect(unexplored).toEqual(into.unexplored.filter(({ principal }) => principal === from));
    expect(complete).toBe(unexplored.length === 0);
  }
  return into.unexplored.flatMap(({ principal, techniqueIds }) =>
    techniqueIds.map((id) => `${principal.replace(/.*\//, '')} ${id}`),
  );
}

it.each<readonly [string, Estate, readonly string[]]>([
  ['of another account, by the policy', { owner: HOME, named: mallory }, ['mallory T-152']],
  ['of another account, which owns the bucket', { owner: AWAY }, ['mallory T-152']],
  [
    'the template of a stack, by the policy',
    { owner: HOME, named: mallory, takenBy: 'cloudformation:stack/worker/1a2b' },
    ['mallory T-531'],
  ],
  ['of its account, by the policy alone', { owner: HOME, named: inside, away: {} }, ['inside T-152']],
  [
    'of its account, others of which get there together',
    { owner: HOME, named: inside, away: {}, jointly: true },
    ['inside T-152'],
  ],
  ['nobody', { owner: HOME, away: { own: [writing] } }, []],
])('the answer is incomplete where one may: %s', async (_whose, estate, unexplored) => {
  expect((await unexploredIn(estate)).filter((one) => !one.startsWith('arn:'))).toEqual(unexplored);
});

it.each([
  ['cloudformation:stack/worker/1a2b', 'T-531', 'T-152'],
  ['lambda:function:worker', 'T-152', 'T-531'],
] as const)(
  'what takes the object is of a technique that the filter allows: %s',
  async (takenBy, own, other) => {
    const reader = readerOf({ owner: HOME, named: mallory, takenBy });
    const onlyBy = async (techniqueId: string) => {
      const filter = {
        avoidedPrincipals: new Set<string>(),
        avoidedTechniques: new Set<string>(),
        onlyTechniques: new Set([techniqueId]),
        onlyUnconditional: false,
      };
      const question = { from: mallory, maxHops: 3, k: 1, context: [], filter };
      return (await pathsToPrivilege(reader, question)).completeness.unexplored;
    };
    expect(await onlyBy(own)).toEqual([{ principal: mallory, techniqueIds: [own] }]);
    expect(await onlyBy(other)).toEqual([]);
  },
);
