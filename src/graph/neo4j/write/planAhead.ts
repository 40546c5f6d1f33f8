/** Has a database that has just started plan what takes longest of an import, while files are read: planning takes longer than writing. */
import type { Connection } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { managedBy } from '../read/organization/managedOrganizations.js';
import { places } from '../read/organization/organizations.js';
import { MARK_OUTDATED } from './account/outdatedAccounts.js';

/** The database keeps plans apart that are made in transactions with changes. */
const CHANGE = cypher('CREATE (n)');

class Planned extends Error {}

/** Changes nothing, and never fails: what goes wrong here goes wrong again where it is run, and is told there. */
export async function planAhead(connection: Connection): Promise<void> {
  const work = connection.write(async (runner) => {
    await runner.run(CHANGE);
    // Of no accounts: each finds nothing and changes nothing.
    await managedBy(runner, []);
    await places(runner, []);
    await runner.run(MARK_OUTDATED, { rows: [] });
    throw new Planned('Rolled back.');
  });
  await work.catch(() => undefined);
}
