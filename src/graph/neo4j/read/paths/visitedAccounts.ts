/** Reads what is known of accounts that a walk over the graph met. */
import type { AccountsVisited, VisitedAccounts } from '../../../contract/pathReader.js';
import { assumableUnreadIn, UNREAD_OF_ASSUMABLE, NO_ASSUMABLE_UNREAD } from './assumableAccounts.js';
import type { Row } from '../../connection/connection.js';
import { cypher, type Query } from '../../connection/cypher.js';
import { administersIdentityCenter } from '../organization/managedOrganizations.js';
import { gapsOfAccounts, MISSING_COLUMNS, missingIn } from './principalGaps.js';
import { MOST_ACCOUNTS } from '../../limits.js';
import type { Read } from '../reads.js';
import { listIn } from './regionRows.js';
import { unexploredIn, UNEXPLORED_INTO } from './unexploredEscalations.js';

/** Yields `touched`: the accounts, and INTO also those that manage them, for whoever administers these administers them too. */
const touchedIn = (direction: VisitedAccounts['direction']): string =>
  direction === 'FROM'
    ? 'WITH *, $accounts AS touched'
    : `CALL () {
  CALL () {
    UNWIND $accounts AS id
    RETURN id
    UNION
    MATCH (o:Organization)
    WHERE EXISTS { MATCH (a:Account {organizationId: o.uid}) WHERE a.uid IN $accounts }
    RETURN o.managementAccountId AS id
    UNION
    MATCH (o:Organization)
    WHERE EXISTS { MATCH (a:Account {organizationId: o.uid}) WHERE a.uid IN $accounts AND a.uid <> o.managementAccountId }
    MATCH (d:Account {organizationId: o.uid}) WHERE ${administersIdentityCenter('d')}
    RETURN d.uid AS id
  }
  RETURN collect(id) AS touched
}`;

/** What only a walk away from principals has to know. */
const ONWARDS = `WITH *, [] AS unfollowed, $assumable.named AS named, $assumable.openTo AS openTo
${UNREAD_OF_ASSUMABLE}`;

/**
 * Which of these accounts were never imported, what do imports of them lack, and who may get to them by ways that
 * no search follows? Bounded by the accounts, and by the principals with such ways.
 */
const met = (direction: VisitedAccounts['direction']): Query =>
  cypher(`
MATCH (g:GraphState {uid: 'state'})
${touchedIn(direction)}
CALL (touched) {
  UNWIND touched AS id
  WITH id WHERE NOT EXISTS { MATCH (a:Account {uid: id}) WHERE a.imported }
  WITH id ORDER BY id LIMIT ${MOST_ACCOUNTS}
  RETURN collect(id) AS outside
}
WITH *, $fromAnywhere AS anywhere
${gapsOfAccounts(direction, '$accounts')}
${direction === 'FROM' ? ONWARDS : `${UNEXPLORED_INTO} WITH *, ${NO_ASSUMABLE_UNREAD}`}
RETURN outside, assumableUnread, assumableCount, ${MISSING_COLUMNS}, unfollowed, g.version AS version`);

const queries: Readonly<Record<VisitedAccounts['direction'], Query>> = {
  FROM: met('FROM'),
  INTO: met('INTO'),
};

export const accountsVisitedIn = (row: Row): AccountsVisited => ({
  outsideAccounts: listIn(row['outside']),
  assumableUnread: assumableUnreadIn(row),
  ...missingIn(row),
  unexplored: unexploredIn(row),
  graphVersion: String(row['version'] ?? 0),
});

export const visitedAccounts: Read<'visitedAccounts'> =
  (runner) =>
  async ({ direction, ...parameters }) => {
    const [row = {}] = await runner.run(queries[direction], parameters);
    return accountsVisitedIn(row);
  };
