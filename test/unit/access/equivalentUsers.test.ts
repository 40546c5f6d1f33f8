/** Of users whom nothing tells apart a search holds two: more of them change neither what it finds nor whether it is complete. */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { MOST_HELD_IN_ACCOUNT } from '../../../src/access/shared/limits.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const trusting = (...names: readonly string[]): readonly Json[] => [
  { Effect: 'Allow', Principal: { AWS: names.map(arn) }, Action: 'sts:AssumeRole' },
];
const fromEndpoint = { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } };

/** One role makes keys of any user, another one attaches policies. */
async function search(
  own: Json,
  count = 250,
  more: Readonly<Record<string, Member>> = {},
  idle: Member = {},
) {
  const idles = Array.from({ length: count }, (_, at) => [arn(`user/idle${at}`), idle] as const);
  const members = {
    [arn('user/ann')]: { own: [allow('sts:AssumeRole')] },
    [arn('role/keys')]: { trust: trusting('user/ann'), own: [allow('iam:CreateAccessKey')] },
    [arn('role/pol')]: { trust: trusting('user/ann'), own: [own] },
    ...Object.fromEntries(idles),
    ...more,
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  const question = { from: arn('user/ann'), maxHops: 6, k: 5, context: [] };
  const { paths, completeness } = await pathsToPrivilege(reader, question);
  const targets = paths.map(({ hops }) => hops.map(({ to }) => to.name));
  return { targets, ...completeness };
}

it('there are more of them than a search holds', () => {
  expect(250).toBeGreaterThan(MOST_HELD_IN_ACCOUNT);
});

it.each([['no policy'], ['the same policy', { own: [allow('sqs:SendMessage')] }]] as const)(
  'users with %s leave the answer complete (G-8)',
  async (_, idle: Member = {}) => {
    const found = await search(allow('iam:AttachUserPolicy', '*', fromEndpoint), 250, {}, idle);
    expect(found).toMatchObject({ complete: true, truncatedBy: [] });
  },
);

it('another of them who takes the step is named, as among three users', async () => {
  const create = { own: [allow(['iam:PassRole', 'kinesisanalytics:CreateApplication'])] };
  const service = [
    { Effect: 'Allow', Principal: { Service: 'kinesisanalytics.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ];
  const boss = { [arn('role/boss')]: { trust: service, own: [allow('iam:*')] } };
  const ask = (count: number) => search(allow('kinesisanalytics:StartApplication'), count, boss, create);
  const few = await ask(3);
  expect(few).toMatchObject({ targets: [['pol', 'keys', 'idle0', 'boss']], complete: false });
  expect(few.unexplored).toMatchObject([{ principal: arn('user/idle1'), techniqueIds: ['T-103'] }]);
  expect(await ask(250)).toEqual({ ...few, explored: few.explored + 247 });
});

describe('one that differs is found beside them:', () => {
  it('a statement is about it', async () => {
    const found = await search(allow('iam:AttachUserPolicy', arn('user/idle249')));
    expect(found).toMatchObject({
      targets: [['keys', 'pol', expect.stringContaining('root')]],
      complete: true,
    });
  });

  it('a trust policy names it', async () => {
    const admin = { trust: trusting('user/idle249'), own: [allow('*')] };
    const { targets } = await search(allow('s3:GetObject'), 250, { [arn('role/admin')]: admin });
    expect(targets[0]).toContain('idle249');
  });
});
