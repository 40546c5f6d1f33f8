/** Makes a database that has just started plan statements in advance, since planning takes longer than running. */
import type { Connection } from './connection/connection.js';
import { cypher, queries, type Query } from './connection/cypher.js';
import { managedBy } from './read/organization/managedOrganizations.js';
import { places } from './read/organization/organizations.js';
import { markOutdated } from './write/account/outdatedAccounts.js';

/** A change for a transaction, since the database keeps separate plans for transactions with changes. */
const CHANGE = cypher('CREATE (n)');

class Planned extends Error {}

/** Plans the slowest statements of an import. Changes nothing and never fails: errors occur again when they run. */
export async function planImport(connection: Connection): Promise<void> {
  const work = connection.write(async (runner) => {
    await runner.run(CHANGE);
    // Passes no accounts, so that each finds and changes nothing.
    await managedBy(runner, { accountIds: [] });
    await places(runner, { accountIds: [] });
    await markOutdated(runner, { rows: [] });
    throw new Planned('Rolled back.');
  });
  await work.catch(() => undefined);
}

/** Plans all reads, the longest text first, one at a time to leave room for questions. Never fails either. */
export async function planReads(connection: Connection): Promise<void> {
  for (const query of longestFirst((text) => !CHANGES.test(text)))
    await connection.plan(query).catch(() => undefined);
}

/** Plans all statements of worlds, which read in a transaction with changes. */
export async function planWorlds(connection: Connection): Promise<void> {
  for (const query of longestFirst((text) => !COMMANDS.test(text)))
    await connection.plan(query, CHANGE).catch(() => undefined);
}

const longestFirst = (wanted: (query: Query) => boolean): readonly Query[] =>
  [...queries.keys()].filter(wanted).sort((a, b) => b.length - a.length);

const CHANGES = /\b(?:CALL db|CREATE|DELETE|MERGE|SET)\b/;

/** Statements that run in no explicit transaction. */
const COMMANDS = /\b(?:CALL db|CONSTRAINT|INDEX|TRANSACTIONS)\b/;
