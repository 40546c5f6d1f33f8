/** Near misses on a real Neo4j: import, ask, put the change in, import, ask again. */
import { beforeEach, expect, test } from 'vitest';
import { assumeRolePaths } from '../../src/access/paths/assumeRolePaths.js';
import { nearMisses } from '../../src/access/diagnosis/nearMisses.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { allow, arn, trusts } from '../support/assumption.js';
import { asFiles, useGraph } from '../support/graph.js';
import { importedHops } from '../support/importedHops.js';
import { inMemoryReader } from '../support/inMemoryReader.js';
import { changedBy, exportsOfEstate, type RoleEstate } from '../support/roleEstate.js';

const graph = useGraph();
beforeEach(() => graph.empty());

const ONE = '111111111111';
const TWO = '222222222222';
const alice = arn(ONE, 'user/alice');
const bob = arn(ONE, 'user/bob');
const hub = arn(ONE, 'role/hub');
const twin = arn(ONE, 'role/twin');
const deploy = arn(TWO, 'role/deploy');
const vault = arn(TWO, 'role/vault');
const vendor = arn('999999999999', 'role/vendor');

const may = (...roles: readonly string[]) => roles.map((role) => allow('sts:AssumeRole', role));
const lets = (...principals: readonly string[]) => [trusts({ AWS: principals })];

/** alice → hub → deploy → vault, but that nobody lets hub into deploy; bob lacks a permission, or a group. */
const estate: RoleEstate = {
  members: {
    [alice]: { own: may(hub) },
    [bob]: {},
    [hub]: { own: may(deploy), trust: lets(alice) },
    [twin]: { own: may(deploy), trust: lets(arn(ONE, 'root')) },
    [deploy]: { own: may(vault), trust: lets(arn('999999999999', 'root')) },
    [vault]: { trust: lets(deploy) },
  },
  groups: { [arn(ONE, 'group/twins')]: may(twin) },
};

const put = (one: RoleEstate) => ingestDocuments(graph.writer, asFiles(exportsOfEstate(one)));

const question = (from: string, to: string) => ({ from, to, maxHops: 5, context: [] });
const ask = (reader: GraphReader, from: string, to: string) => nearMisses(reader, question(from, to));
const pathsFrom = async (from: string, to: string) =>
  (await assumeRolePaths(graph.reader, { ...question(from, to), k: 10 })).paths.map(
    ({ sentence }) => sentence,
  );

test('the change of each opens its chain with the next import', { timeout: 180_000 }, async () => {
  for (const [from, to, expected] of [
    [
      alice,
      vault,
      'alice (111111111111) → hub (111111111111) → deploy (222222222222) → vault (222222222222)',
    ],
    [bob, twin, 'bob (111111111111) → twin (111111111111)'],
  ] as const) {
    await put(estate);
    expect(await pathsFrom(from, to)).toEqual([]);
    const { nearMisses: found, complete } = await ask(graph.reader, from, to);
    const [first] = found;
    if (!first) throw new Error('there is none');
    expect(complete).toBe(true);
    expect(first.explanation).toContain(`${expected} would be open.`);
    await put(changedBy(first, estate));
    expect(await pathsFrom(from, to)).toContain(`${expected}.`);
  }
});

test('Neo4j and the graph in memory give equal answers', { timeout: 180_000 }, async () => {
  await put(estate);
  const inMemory = inMemoryReader(importedHops(exportsOfEstate(estate)));
  let told = 0;
  for (const from of [alice, bob, hub, twin, deploy, vendor, '*', 'ec2.amazonaws.com']) {
    for (const to of [hub, twin, deploy, vault]) {
      const expected = await ask(inMemory, from, to);
      const found = await ask(graph.reader, from, to);
      expect(found.complete).toBe(expected.complete);
      expect(found.nearMisses.map(({ hops: _hops, ...rest }) => rest)).toEqual(
        expected.nearMisses.map(({ hops: _hops, ...rest }) => rest),
      );
      told += found.nearMisses.length;
    }
  }
  expect(told).toBeGreaterThan(5);
});
