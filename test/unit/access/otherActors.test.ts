/** Steps of a path that others could take: only one of several ways by several identities is told, and who has another. */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const create = allow(['iam:PassRole', 'kinesisanalytics:CreateApplication']);
const start = allow('kinesisanalytics:StartApplication');

const trusting = (Principal: Json, own: readonly Json[]): Member => ({
  own,
  trust: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
});

/** ann assumes the roles; with the right ones she makes and starts an application that runs as an administrator. */
async function ask(roles: Readonly<Record<string, Json>>, k = 10) {
  const held = Object.entries(roles).map(
    ([name, own]) => [arn(`role/${name}`), trusting({ AWS: arn('user/ann') }, [own])] as const,
  );
  const members = {
    [arn('user/ann')]: { own: [allow('sts:AssumeRole')] },
    [arn('role/boss')]: trusting({ Service: 'kinesisanalytics.amazonaws.com' }, [allow('iam:*')]),
    ...Object.fromEntries(held),
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  const question = { from: arn('user/ann'), maxHops: 6, k, context: [] };
  const { paths, completeness } = await pathsToPrivilege(reader, question);
  const [path] = paths;
  return {
    count: paths.length,
    by: path?.hops.at(-1)?.actingAs.map(({ principal }) => principal.name),
    others: completeness.unexplored.map(({ principal, techniqueIds }) => [principal, ...techniqueIds]),
    truncatedBy: completeness.truncatedBy,
  };
}

describe('a step that two identities take (T-103)', () => {
  it('is all there is', async () => {
    const told = { count: 1, by: ['maker', 'starter'], others: [], truncatedBy: [] };
    expect(await ask({ maker: create, starter: start })).toEqual(told);
  });

  it('could be taken by another in the place of one of them', async () => {
    expect(await ask({ maker: create, other: create, starter: start })).toEqual({
      count: 1,
      by: ['maker', 'starter'],
      others: [[arn('role/other'), 'T-103']],
      truncatedBy: ['ESCALATION_UNEXPLORED'],
    });
  });
});

it('a step that one takes alone could be taken by two others (T-103)', async () => {
  const able = allow(['iam:PassRole', 'kinesisanalytics:*']);
  expect(await ask({ able, maker: create, starter: start })).toEqual({
    count: 1,
    by: ['able'],
    others: [[arn('role/maker'), 'T-103']],
    truncatedBy: ['ESCALATION_UNEXPLORED'],
  });
  expect(await ask({ able, maker: create })).toMatchObject({ count: 1, others: [], truncatedBy: [] });
});
