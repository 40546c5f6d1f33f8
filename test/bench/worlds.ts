/** What does a question in a scenario take, beside the same question where the change is stored? */
import type { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { neo4jReader, writerIn } from '../../src/graph/neo4j/neo4jGraph.js';
import { planReads, planWorlds } from '../../src/graph/neo4j/planAhead.js';
import { neo4jWorlds } from '../../src/graph/neo4j/worlds.js';
import { TimeLimit } from '../../src/graph/contract/timeLimit.js';
import { pathsToPrivilege } from '../../src/access/paths/pathsToPrivilege.js';
import { applyScenario, storeChanges } from '../../src/ingest/changes/applyScenario.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import { inWords, load, say } from './measure.js';

const ASKED = 20;

/**
 * On a stored organization (`npm run bench -- worlds 0 FOLDER`): each time another user gets a policy of its own. All is
 * planned first, as a server does in the background. What is stored is as before in the end.
 */
export async function benchWorlds(connection: Connection): Promise<void> {
  const planning = await milliseconds(async () => {
    await planReads(connection);
    await planWorlds(connection);
  });
  say(`statements planned in ${(planning / 1000).toFixed(1)} s (load ${load()})`);
  const stored = { connection, derivation: derivationUnder({}) };
  const users = await usersOfUsualAccounts(neo4jReader(stored));
  const parts = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Part, number[]>;
  for (const [at, user] of users.entries()) {
    const taken = { ...(await inWorld(stored, user)), ...(await whereStored(stored, user)) };
    if (at === 0) say(`the first scenario: ${textOf(taken)} (load ${load()})`);
    else for (const name of names) parts[name].push(taken[name]);
  }
  const all = names.map((name) => `${name} ${inWords(parts[name])}`).join('; ');
  say(`a scenario of one changed policy, ${ASKED} times, warm: ${all} (load ${load()})`);
}

/** One of each of the accounts that have most nearly so many users and roles: what a scenario takes grows with these. */
const USUAL = 200;

async function usersOfUsualAccounts(reader: GraphReader): Promise<readonly string[]> {
  const { entries } = await reader.accountPage({ first: 1_000 }, { imported: true });
  const counts = await reader.accountCounts(entries.map(([id]) => id));
  const sizes = [...counts].map(([id, { users, roles }]) => [id, users + roles] as const);
  const usual = sizes
    .toSorted(([, a], [, b]) => Math.abs(a - USUAL) - Math.abs(b - USUAL))
    .slice(0, ASKED + 1);
  say(
    `accounts of ${Math.min(...usual.map(([, size]) => size))} to ${Math.max(...usual.map(([, size]) => size))} users and roles`,
  );
  const found: string[] = [];
  for (const [accountId] of usual) {
    const page = await reader.principalPage({ first: 1 }, { kind: 'USER', accountId });
    found.push(...page.entries.map(([arn]) => arn));
  }
  return found;
}

type Stored = Parameters<typeof neo4jWorlds>[0];

/** `again`: with all that is kept of the accounts. */
async function inWorld(stored: Stored, user: string) {
  const world = await neo4jWorlds(stored).open(new AbortController().signal);
  const apply = await milliseconds(() => applyScenario(world.writer, { changes: [put(user)] }));
  await world.settle(user);
  const reader = world.readerWithin(new TimeLimit());
  const answer = await milliseconds(() => pathsToPrivilege(reader, question(user)));
  const again = await milliseconds(() => pathsToPrivilege(reader, question(user)));
  const end = await milliseconds(() => world.close());
  return { apply, answer, again, end };
}

/** The same change made, the same asked, and the change undone. */
async function whereStored(stored: Stored, user: string) {
  const writer = writerIn(stored.connection);
  await storeChanges(writer, [put(user)]);
  const alone = await milliseconds(() => pathsToPrivilege(neo4jReader(stored), question(user)));
  const aloneAgain = await milliseconds(() => pathsToPrivilege(neo4jReader(stored), question(user)));
  await storeChanges(writer, [{ deleteUserPolicy: { user, policyName } }]);
  return { alone, aloneAgain };
}

const names = ['apply', 'answer', 'again', 'end', 'alone', 'aloneAgain'] as const;

type Part = (typeof names)[number];

const textOf = (taken: Readonly<Record<Part, number>>): string =>
  names.map((name) => `${name} ${taken[name].toFixed(0)} ms`).join(', ');

const question = (from: string) => ({ from, maxHops: 6, k: 10, context: [] });

const policyName = 'Bench';

const put = (user: string) => ({
  putUserPolicy: {
    user,
    policyName,
    policyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' }],
    }),
  },
});

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
