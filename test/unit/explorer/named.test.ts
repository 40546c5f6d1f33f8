/** Names in the forms of the explorer: one that several things may have is not taken for one of them. */
import { describe, expect, test } from 'vitest';
import { namedIn } from '../../../src/explorer/parts/named.js';

type Nodes = Parameters<typeof namedIn>[0]['nodes'];

const role = (name: string, accountId: string) => ({
  __typename: 'IamRole' as const,
  name,
  identifier: `arn:aws:iam::${accountId}:role/${name}`,
  ownerId: accountId,
});
const group = (name: string, accountId: string) => ({
  __typename: 'IamGroup' as const,
  name,
  groupArn: `arn:aws:iam::${accountId}:group/${name}`,
});
const workload = (name: string) => ({
  __typename: 'Workload' as const,
  name,
  workloadArn: `arn:aws:lambda:eu-west-1:111122223333:function:${name}`,
});
const of = (nodes: Nodes, totalCount = nodes.length) => namedIn({ nodes, totalCount }, 'deploy');
const accounts = Array.from({ length: 20 }, (_item, index) => String(111122223300 + index));

describe('a name', () => {
  test('that one thing has is its ARN, whatever else contains it', () => {
    const nodes = [role('deploy', '111122223333'), role('deploy-hub', '111122223333')];
    expect(of(nodes, 300)).toEqual({ addresses: ['arn:aws:iam::111122223333:role/deploy'], isCut: false });
  });

  test('that several have is all of them; groups and other capitals do not count', () => {
    const nodes = [
      role('deploy', '111122223333'),
      role('Deploy', '111122223333'),
      group('deploy', '1'),
      workload('deploy'),
    ];
    expect(of(nodes)).toEqual({
      addresses: ['arn:aws:iam::111122223333:role/deploy', workload('deploy').workloadArn],
      isCut: false,
    });
  });

  test.each<readonly [string, Nodes]>([
    ['the same roles', accounts.map((id) => role('deploy', id))],
    [
      'one role, then groups',
      [role('deploy', '111122223333'), ...accounts.slice(1).map((id) => group('deploy', id))],
    ],
    ['none, but other capitals', accounts.map((id) => role('Deploy', id))],
  ])('may be of others where all that a search shows have it: %s', (_what, nodes) => {
    expect(of(nodes, 21).isCut).toBe(true);
    expect(of(nodes, 20).isCut).toBe(false);
  });

  test('may be of others where a search does not look at all that contain it', () => {
    expect(of([role('deploy', '111122223333'), role('deploy-hub', '111122223333')], 1_000).isCut).toBe(true);
  });

  test('that nothing has is no ARN', () => {
    expect(of([])).toEqual({ addresses: [], isCut: false });
  });
});
