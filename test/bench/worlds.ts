/** What does a question in a scenario take, beside the question alone? */
import type { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { neo4jReader } from '../../src/graph/neo4j/neo4jGraph.js';
import { neo4jWorlds } from '../../src/graph/neo4j/worlds.js';
import { TimeLimit } from '../../src/graph/contract/timeLimit.js';
import { pathsToPrivilege } from '../../src/access/paths/pathsToPrivilege.js';
import { applyScenario } from '../../src/ingest/changes/applyScenario.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';
import { inWords, load, say } from './measure.js';

const ASKED = 20;

/** On a stored organization (`npm run bench -- worlds 0 FOLDER`): each time another user gets a policy of its own. */
export async function benchWorlds(connection: Connection): Promise<void> {
  const stored = { connection, derivation: derivationUnder({}) };
  const worlds = neo4jWorlds(stored);
  const users = await neo4jReader(stored).principalPage({ first: 1_000 }, { kind: 'USER' });
  const some = users.entries.map(([arn]) => arn).filter((_arn, at) => at % 40 === 0);
  const question = (from: string) => ({ from, maxHops: 6, k: 10, context: [] });
  const parts = { alone: [], apply: [], answer: [], again: [], end: [] } as Record<Part, number[]>;
  for (const [at, user] of some.slice(0, ASKED + 1).entries()) {
    const alone = await milliseconds(() => pathsToPrivilege(neo4jReader(stored), question(user)));
    const world = await worlds.open(new AbortController().signal);
    const apply = await milliseconds(() => applyScenario(world.writer, scenarioFor(user)));
    await world.settle(String(at));
    const reader = world.readerWithin(new TimeLimit());
    const answer = await milliseconds(() => pathsToPrivilege(reader, question(user)));
    // As large as the change makes it, with all that is kept of the accounts.
    const again = await milliseconds(() => pathsToPrivilege(reader, question(user)));
    const end = await milliseconds(() => world.close());
    const taken = { alone, apply, answer, again, end };
    if (at === 0) say(`a scenario, cold: ${textOf(taken)} (load ${load()})`);
    else for (const name of names) parts[name].push(taken[name]);
  }
  const all = names.map((name) => `${name} ${inWords(parts[name])}`).join('; ');
  say(`a scenario of one changed policy, ${ASKED} times, warm: ${all} (load ${load()})`);
}

const names = ['alone', 'apply', 'answer', 'again', 'end'] as const;

type Part = (typeof names)[number];

const textOf = (taken: Readonly<Record<Part, number>>): string =>
  names.map((name) => `${name} ${taken[name].toFixed(0)} ms`).join(', ');

const scenarioFor = (user: string) => ({
  changes: [
    {
      putUserPolicy: {
        user,
        policyName: 'Bench',
        policyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' }],
        }),
      },
    },
  ],
});

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
