/** Has a database that has just started plan what takes longest of an import, while files are read: planning takes longer than writing. */
import type { Connection } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { MANAGED } from '../read/organization/managedOrganizations.js';
import { PLACES } from '../read/organization/organizations.js';
import { MARK_OUTDATED } from './account/outdatedAccounts.js';

/** The database keeps plans apart that are made in transactions with changes. */
const CHANGE = cypher('CREATE (n)');

/** What each of the statements takes, so that it finds nothing and changes nothing. */
const nothing = { accountIds: [], ids: [], rows: [] };

class Planned extends Error {}

/** Changes nothing, and never fails: what goes wrong here goes wrong again where it is run, and is told there. */
export async function planAhead(connection: Connection): Promise<void> {
  const work = connection.write(async (runner) => {
    await runner.run(CHANGE);
    for (const query of [MANAGED, PLACES, MARK_OUTDATED]) await runner.run(query, nothing);
    throw new Planned('Rolled back.');
  });
  await work.catch(() => undefined);
}
