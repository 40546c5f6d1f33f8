/** What is told of a comparison is of the graph that was compared, though an import comes while causes are tried. */
import { expect, test } from 'vitest';
import type { Context } from '../../../src/api/context.js';
import { compareWorlds } from '../../../src/api/reading/comparison.js';
import { ImportRunning } from '../../../src/graph/model/graph.js';
import type { Scenario } from '../../../src/ingest/changes/applyScenario.js';
import type { InMemoryGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { accountId, bob, sampleGraph } from './sampleGraph.js';

const { administration: _administration, ...plainBob } = bob;
const withBob = (own: typeof plainBob, graphVersion: string): InMemoryGraph => ({
  ...sampleGraph,
  principals: sampleGraph.principals.map((one) => (one.identifier === bob.identifier ? own : one)),
  graphVersion,
});

const group = 'arn:aws:iam::111122223333:group/admins';
const after: Scenario = {
  changes: [
    { tagUser: { user: bob.identifier, tags: [] } },
    { attachGroupPolicy: { group, policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' } },
  ],
};

/** The policy of the group makes an administrator of bob, until the import takes it away. */
async function causeOf(importedAt: number, givesWay: boolean) {
  let opened = 0;
  let version = 7;
  const worldOf = ({ changes = [] }: Scenario) => {
    const isAdministrator = version === 7 && (changes ?? []).some((one) => 'attachGroupPolicy' in one);
    return {
      ...inMemoryReader(withBob(isAdministrator ? bob : plainBob, `${version}+world`)),
      contents: async () => new Map([[accountId, 'changed']]),
    };
  };
  const scenarios = {
    aside: async (scenario: Scenario, work: (context: object) => Promise<unknown>) => {
      opened += 1;
      if (opened === importedAt && givesWay) throw new ImportRunning('an import waits');
      if (opened === importedAt) version += 1;
      return work({ reader: worldOf(scenario) });
    },
  };
  const stored = { ...inMemoryReader(withBob(plainBob, '7')), graphVersion: async () => String(version) };
  const context = { stored, scenarios } as unknown as Context;
  const wanted = { watches: [], paths: false, trials: 10 };
  const { administrators } = await compareWorlds(context, { after }, wanted);
  return administrators.map(({ change, principal, cause }) => [
    change,
    principal,
    cause?.map(({ what }) => what),
  ]);
}

test('nothing is taken for a cause that an import brought about', async () => {
  const told = ['GAINED', bob.identifier];
  expect(await causeOf(0, false)).toEqual([[...told, ['changes[1].attachGroupPolicy']]]);
  // The first world is that of the scenario.
  for (const importedAt of [2, 3])
    for (const givesWay of [false, true])
      expect(await causeOf(importedAt, givesWay)).toEqual([[...told, undefined]]);
});
