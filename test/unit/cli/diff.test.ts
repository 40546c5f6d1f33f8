/** What `rolegraph diff` reads and prints besides the comparison: the watch list, paths and causes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccessDifference } from '../../../src/access/compare/difference.js';
import { renderDifference } from '../../../src/cli/diff/renderDifference.js';
import { readWatches } from '../../../src/cli/diff/watchFile.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolegraph-watch-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function watchesIn(text: string) {
  const file = join(folder, 'watch.yaml');
  await writeFile(file, text);
  return readWatches(file);
}

test('a watch list is YAML or JSON, with actions as AWS spells them', async () => {
  const resource = 'arn:aws:s3:::cards/*';
  const watches = [{ action: 's3:GetObject', resource }];
  expect(await watchesIn(`- { action: s3:getobject, resource: '${resource}' }`)).toEqual(watches);
  expect(await watchesIn(JSON.stringify(watches))).toEqual(watches);
  expect(await watchesIn(`- { action: 'ec2:DescribeInstances', resource: 'any' }`)).toEqual([
    { action: 'ec2:DescribeInstances', resource: '*' },
  ]);
});

test('what is no watch list is refused with what is wrong', async () => {
  await expect(watchesIn('- { action: s3:GetObjekt, resource: "*" }')).rejects.toThrow(
    'Did you mean s3:GetObject',
  );
  await expect(watchesIn('- s3:GetObject')).rejects.toThrow('is no list of what to watch at [0]');
  await expect(watchesIn('- {')).rejects.toThrow('The watch list cannot be read');
  await expect(readWatches(join(folder, 'none.yaml'))).rejects.toThrow('The watch list cannot be read');
});

const alice = 'arn:aws:iam::111122223333:user/alice';

const door = 'arn:aws:iam::111122223333:role/door';
const cards = 'arn:aws:s3:::cards';

const difference: AccessDifference = {
  administrators: [
    {
      change: 'GAINED',
      principal: alice,
      after: 'ALLOWED',
      cause: [
        {
          change: 'CHANGED',
          what: alice,
          places: [
            { file: 'a.json', pointer: '/UserDetailList/0/UserPolicyList/0/PolicyDocument', statement: 2 },
          ],
          names: [alice],
        },
        { what: 'changes[1].attachUserPolicy', places: [], names: [] },
      ],
    },
  ],
  reach: [
    {
      change: 'LOST',
      principal: alice,
      accountId: '111122223333',
      before: { identifier: alice, distance: 1 },
      path: { depth: 1, decision: 'CONDITIONAL', sentence: 'alice can assume admin.', steps: [] },
    },
  ],
  exposures: [],
  permissions: [],
  watched: [
    { change: 'NOW_UNKNOWN', principal: alice, action: 's3:GetObject', resource: '*', before: 'ALLOWED' },
  ],
  policies: [
    { change: 'CHANGED', uid: `${door}#trust`, name: 'door', kind: 'TRUST', ownerArn: door },
    { change: 'ADDED', uid: `${cards}#policy`, name: 'cards', kind: 'RESOURCE', ownerArn: cards },
  ],
  data: [],
  completeness: { complete: true, truncatedBy: [], explored: 0, unexplored: [] },
  beforeVersion: '1',
  graphVersion: '2',
};

test('each difference is printed with its path and with what it comes from', () => {
  const place = 'a.json#/UserDetailList/0/UserPolicyList/0/PolicyDocument statement 2';
  expect(
    renderDifference(difference)
      .split('\n\n')
      .flatMap((section) => section.split('\n').slice(1)),
  ).toEqual([
    `gained\talice (111122223333)\tno\tallowed\t${alice} changed (${place}); changes[1].attachUserPolicy`,
    'lost\talice (111122223333)\t111122223333\t1 hop, under conditions\tno way\talice can assume admin.\tcause not isolated',
    'now unknown\talice (111122223333)\ts3:GetObject\t*\tallowed\tnot known\tcause not isolated',
    'changed\tdoor (trust)\tdoor (111122223333)',
    `added\tcards (resource)\t${cards}`,
  ]);
});
