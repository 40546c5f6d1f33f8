/** How many paths of several identities are told, and in which order: as steps, not as the chains that they are found by. */
import { expect, it } from 'vitest';
import { feasibleChains, type FeasibleChain } from '../../../src/access/paths/feasible/feasibleChains.js';
import { HopGraph } from '../../../src/access/paths/hopGraph.js';
import { KShortestPaths } from '../../../src/access/paths/kShortestPaths.js';
import type { HopReading } from '../../../src/access/paths/loadHops.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { distinctOf } from '../../../src/access/paths/together/supportingChains.js';
import { chainSteps } from '../../../src/access/paths/pathAnswer.js';
import { namedPrincipal } from '../../../src/graph/model/principals/namedPrincipal.js';
import { consistentPaths } from '../../support/derivations.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type Member, type RoleEstate } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const ann = arn('user/ann');
const trusting = (Principal: Json, ...own: readonly Json[]): Member => ({
  trust: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
  own,
});
const inNetwork = { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } };
const bySts = { AWS: ann };
const byService = { Service: 'kinesisanalytics.amazonaws.com' };

async function told(estate: RoleEstate, k: number) {
  const reader = inMemoryReader(importedEstate(exportsOfEstate(estate)));
  const answer = await pathsToPrivilege(reader, { from: ann, maxHops: 6, k, context: [] });
  const { truncatedBy } = answer.completeness;
  const paths = consistentPaths(answer.paths).map(({ hops, depth, decision }) => ({
    to: hops.map(({ to }) => to.name ?? 'root').join(' '),
    depth,
    decision,
  }));
  return { paths, truncatedBy };
}

it('goes on until enough paths differ as steps', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const hops = names.map((to) => ({ to, unconditional: true }));
  const onward = names.map((one) => ({ members: [one], hops: [{ to: 'z', unconditional: true }] }));
  const graph = HopGraph.of([{ members: ['s'], hops }, ...onward], []);
  const reading = { read: async () => [], alternativesOf: () => [{}] } as unknown as HopReading;
  const derivations = {
    chains: [] as string[],
    add: async (some: readonly FeasibleChain[]) => {
      // All but the last come to the same steps.
      const all = [...derivations.chains, ...some.map(({ principals }) => String(principals[1] === 'e'))];
      derivations.chains = [...new Set(all)];
      await Promise.resolve();
    },
    mayComeBefore: () => false,
  };
  const search = new KShortestPaths(graph, 's', 'z', { maxHops: 2, steps: 1_000 });
  const found = await feasibleChains(search, reading, async () => ({ hops: [] }), {
    k: 1,
    least: 0,
    derivations,
  });
  expect(found.chains.map(({ principals }) => principals[1])).toEqual(names);
});

it('of equal depth, the one with fewer steps comes first', async () => {
  const worker = (name: string) => ({ [arn(`role/${name}`)]: trusting(byService, allow('iam:*')) });
  const estate = {
    members: {
      [ann]: { own: [allow('sts:*')] },
      [arn('role/quin')]: trusting(bySts, allow(['iam:PassRole', 'kinesisanalytics:CreateApplication'])),
      [arn('role/rob')]: trusting(bySts, allow('kinesisanalytics:StartApplication')),
      ...worker('top'),
      ...worker('vip'),
      [arn('role/hub')]: trusting(bySts, allow('iam:UpdateAssumeRolePolicy', arn('role/zed'), inNetwork)),
      [arn('role/zed')]: trusting({ AWS: arn('user/zed') }, allow('iam:*')),
    },
  };
  const [all, some] = [await told(estate, 50), await told(estate, 1)];
  expect(all.paths.map(({ to }) => to)).toEqual(['hub zed', 'rob quin top', 'rob quin vip']);
  expect(all.paths.map(({ depth }) => depth)).toEqual([2, 2, 2]);
  expect(some.paths).toEqual(all.paths.slice(0, 1));
  expect(some.truncatedBy).toContain('MAX_PATHS');
});

it('a user and a role of one name are told apart', () => {
  const deploying = ['user/deploy', 'role/deploy'].map((name) => {
    const [from, to] = [namedPrincipal(ann), namedPrincipal(arn(name))];
    const found = { conditions: [], preconditions: [], determiningStatements: [], caveats: [], dataGaps: [] };
    const hop = { ...found, from, to, decision: 'ALLOWED', crossAccount: false } as const;
    const hops = [{ ...hop, mechanism: 'ESCALATION', techniqueId: 'T-182' } as const];
    return { principals: [ann, arn(name)], hops, steps: chainSteps(hops) };
  });
  expect(distinctOf(deploying)).toEqual(deploying);
});
