/** Paths that several identities take beside an administrator of their account, whom the question finds as well. */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const arn = (name: string, account = '111122223333'): string => `arn:aws:iam::${account}:${name}`;
const trusts = (Principal: Json): readonly Json[] => [
  { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
];
const letsIn = (name: string): readonly Json[] => trusts({ AWS: arn(name) });
const ofAnalytics = trusts({ Service: 'kinesisanalytics.amazonaws.com' });
const administering = [allow('iam:*')];

/** ann assumes `admin`, an administrator, and `maker`, which with ann makes an application that runs as a third role. */
function ask(others: Readonly<Record<string, Member>>, k = 10) {
  const members = {
    [arn('user/ann')]: { own: [allow(['sts:AssumeRole', 'kinesisanalytics:StartApplication'])] },
    [arn('role/admin')]: { trust: letsIn('user/ann'), own: administering },
    [arn('role/maker')]: {
      trust: letsIn('user/ann'),
      own: [allow(['iam:PassRole', 'kinesisanalytics:CreateApplication'])],
    },
    ...others,
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  return pathsToPrivilege(reader, { from: arn('user/ann'), maxHops: 6, k, context: [] });
}

const told = ({ paths }: Awaited<ReturnType<typeof ask>>) =>
  paths.map(({ hops }) => hops.map(({ to }) => to.name).join(' '));

describe('a path by several identities beside an administrator that one of them becomes (G-8)', () => {
  const boss = { [arn('role/boss')]: { trust: ofAnalytics, own: administering } };

  it('leads to another administrator of the account', async () => {
    const answer = await ask(boss);
    expect(told(answer)).toEqual(['admin', 'maker boss']);
    expect(answer.completeness.complete).toBe(true);
  });

  it('counts where fewer paths are asked for', async () => {
    const { completeness } = await ask(boss, 1);
    expect(completeness).toMatchObject({ complete: false, truncatedBy: ['MAX_PATHS'] });
  });

  it('leads on to the administrator of another account', async () => {
    const far = arn('role/boss', '444455556666');
    const answer = await ask({
      [arn('role/bridge')]: { trust: ofAnalytics, own: [allow('sts:AssumeRole', far)] },
      [far]: { trust: letsIn('role/bridge'), own: administering },
    });
    expect(told(answer)).toEqual(['admin', 'maker bridge boss']);
    expect(answer.completeness.complete).toBe(true);
  });
});
