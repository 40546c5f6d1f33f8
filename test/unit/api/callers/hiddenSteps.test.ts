/** Own steps of a path through accounts of others are as they are by themselves, whatever those of others ask for (S3). */
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../../src/access/paths/assumeRolePaths.js';
import { pathsToPrivilege } from '../../../../src/access/paths/pathsToPrivilege.js';
import { redactPaths } from '../../../../src/api/callers/redactPaths.js';
import type { VisiblePaths } from '../../../../src/api/mappers.js';
import { importedEstate } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../../support/roleEstate.js';
import { allow, type Json } from '../../../support/statements.js';

const [mine, theirs] = ['111122223333', '999988887777'] as const;
const own = (name: string): string => `arn:aws:iam::${mine}:${name}`;
const hidden = `arn:aws:iam::${theirs}:role/breakglass`;

const anyhow = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];
const letsIn = (AWS: string, Condition: Json = {}, Action: string | readonly string[] = anyhow): Json => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action,
  Condition,
});
const is = (key: string, value: string): Json => ({ StringEquals: { [key]: value } });

const readerOf = (members: Readonly<Record<string, Member>>) =>
  inMemoryReader(importedEstate(exportsOfEstate({ members })));

const limited = (answer: Parameters<typeof redactPaths>[0]): VisiblePaths =>
  redactPaths(answer, new Set([mine]), { k: 10, maxHops: 10 });

/** ann assumes `door`, which assumes a role of others, by `asked`; that one assumes `end`, which takes boss over. */
const estate = (door: readonly Json[], asked: Json, ofEnd: readonly Json[] = []) =>
  readerOf({
    [own('user/ann')]: { own: [allow('sts:*')] },
    [own('user/boss')]: { own: [allow('iam:*')] },
    [own('role/door')]: { trust: door, own: [allow('sts:*')] },
    [hidden]: { trust: [letsIn(own('role/door'), asked)], own: [allow('sts:*')] },
    [own('role/end')]: { trust: [letsIn(hidden)], own: ofEnd },
  });

const open = [letsIn(own('user/ann'))];
const taggable = [
  letsIn(own('user/ann'), {}, 'sts:AssumeRole'),
  letsIn(own('user/ann'), is('aws:RequestTag/team', 'red'), 'sts:TagSession'),
];

describe('what a role of others asks for', () => {
  it.each([
    ['a source identity (E-40)', open, is('aws:SourceIdentity', 'break-glass-7')],
    ['a session tag (E-37)', open, is('aws:PrincipalTag/team', 'red')],
    ['a session tag that takes another grant (E-39)', taggable, is('aws:PrincipalTag/team', 'red')],
  ])('is not told in the steps before it: %s', async (_what, door, asked) => {
    const question = { from: own('user/ann'), to: own('role/end'), maxHops: 6, k: 10, context: [] };
    const told = async (condition: Json) =>
      limited(await assumeRolePaths(estate(door, condition), question)).paths;
    const paths = await told(asked);
    expect(paths[0]?.hops[0]).toMatchObject({ decision: 'ALLOWED', conditions: [], preconditions: [] });
    expect(paths).toEqual(await told({}));
  });

  it('is not told in the steps after it, nor what it does not let through (E-40, T-018)', async () => {
    const take = (Condition: Json) => allow('iam:CreateAccessKey', own('user/boss'), { Condition });
    const ofEnd = [take(is('aws:SourceIdentity', 'ann')), take(is('aws:SourceVpce', 'vpce-1'))];
    const told = async (door: readonly Json[], asked: Json) => {
      const question = { from: own('user/ann'), maxHops: 6, k: 10, context: [] };
      return limited(await pathsToPrivilege(estate(door, asked, ofEnd), question)).paths;
    };
    const paths = await told(open, is('aws:SourceIdentity', 'ben'));
    expect(paths[0]?.hops.at(-1)?.conditions.map(({ key }) => key)).toEqual(['aws:SourceIdentity']);
    expect(paths).toEqual(await told(open, {}));
  });
});

it('a step of several own principals does not name a start of others (T-103)', async () => {
  const reader = readerOf({
    [hidden]: { own: [allow('sts:*')] },
    [own('role/hub')]: {
      trust: [letsIn(`arn:aws:iam::${theirs}:root`)],
      own: [allow(['iam:PassRole', 'kinesisanalytics:CreateApplication'])],
    },
    [own('role/run')]: {
      trust: [letsIn(`arn:aws:iam::${theirs}:root`)],
      own: [allow('kinesisanalytics:StartApplication')],
    },
    [own('role/boss')]: {
      trust: [
        {
          Effect: 'Allow',
          Principal: { Service: 'kinesisanalytics.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
      own: [allow('iam:*')],
    },
  });
  const { paths } = limited(await pathsToPrivilege(reader, { from: hidden, maxHops: 6, k: 10, context: [] }));
  expect(JSON.stringify(paths)).not.toMatch(/breakglass|999988887777/);
  expect(paths[0]?.hops.at(-1)?.sentence).toMatch(
    /^As hub \(\d+\), hidden:1 can call iam:PassRole and .*, as run \(\d+\) \w+:StartApplication, and so take over boss /,
  );
});
