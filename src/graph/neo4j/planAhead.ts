/** Has a database that has just started plan statements before somebody waits for them: planning takes longer than running. */
import type { Connection } from './connection/connection.js';
import { cypher, queries, type Query } from './connection/cypher.js';
import { managedBy } from './read/organization/managedOrganizations.js';
import { places } from './read/organization/organizations.js';
import { markOutdated } from './write/account/outdatedAccounts.js';

/** The database keeps plans apart that are made in transactions with changes. */
const CHANGE = cypher('CREATE (n)');

class Planned extends Error {}

/** What takes longest of an import. Changes nothing, and never fails: what goes wrong here goes wrong again where it is run, and is told there. */
export async function planImport(connection: Connection): Promise<void> {
  const work = connection.write(async (runner) => {
    await runner.run(CHANGE);
    // Of no accounts: each finds nothing and changes nothing.
    await managedBy(runner, []);
    await places(runner, []);
    await markOutdated(runner, { rows: [] });
    throw new Planned('Rolled back.');
  });
  await work.catch(() => undefined);
}

/** All that only reads, the longest text first; one after the other, which leaves room for questions. Never fails either. */
export async function planReads(connection: Connection): Promise<void> {
  for (const query of longestFirst((text) => !CHANGES.test(text)))
    await connection.plan(query).catch(() => undefined);
}

/** The same of all that a world takes, which changes what it reads. */
export async function planWorlds(connection: Connection): Promise<void> {
  for (const query of longestFirst((text) => !COMMANDS.test(text)))
    await connection.plan(query, CHANGE).catch(() => undefined);
}

const longestFirst = (wanted: (query: Query) => boolean): readonly Query[] =>
  [...queries.keys()].filter(wanted).sort((a, b) => b.length - a.length);

const CHANGES = /\b(?:CALL db|CREATE|DELETE|MERGE|SET)\b/;

/** What runs in no transaction of ours. */
const COMMANDS = /\b(?:CALL db|CONSTRAINT|INDEX|TRANSACTIONS)\b/;
