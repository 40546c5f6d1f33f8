/** Reads what is known of accounts that a walk over the graph met. */
import type { AccountsVisited, VisitedAccounts } from '../../../contract/pathReader.js';
import { outsideGap } from '../../../../iam/explain/evaluationGaps.js';
import type { Entity } from '../../../model/stored/field.js';
import { assumableUnread, UNREAD_OF_ASSUMABLE, NO_ASSUMABLE_UNREAD } from './assumableAccounts.js';
import { gaps, named, names, tuples } from '../columns.js';
import { administersIdentityCenter } from '../organization/managedOrganizations.js';
import { gapsOfAccounts } from './principalGaps.js';
import { MOST_ACCOUNTS } from '../../limits.js';
import { readAnswer, type Read } from '../reads.js';
import { unexploredOf, UNEXPLORED_INTO, type UnfollowedRow } from './unexploredEscalations.js';

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

export const visitedColumns = {
  outsideAccounts: named('outside', names),
  assumableUnread,
  principalGaps: gaps,
  unplaced: names,
  outdatedAccounts: named('outdated', names),
  organizationGaps: gaps,
  unfollowed: tuples<UnfollowedRow>(),
};

export const accountsVisitedOf = (
  row: Entity<typeof visitedColumns> & { readonly graphVersion: string },
): AccountsVisited => ({
  outsideAccounts: row.outsideAccounts,
  assumableUnread: row.assumableUnread,
  principalGaps: [...row.principalGaps, ...row.unplaced.map(outsideGap)],
  outdatedAccounts: row.outdatedAccounts.toSorted(),
  organizationGaps: row.organizationGaps,
  unexplored: unexploredOf(row.unfollowed),
  graphVersion: row.graphVersion,
});

/**
 * Which of these accounts were never imported, what do imports of them lack, and who may get to them by ways that
 * no search follows? Bounded by the accounts, and by the principals with such ways.
 */
const met = (direction: VisitedAccounts['direction']) =>
  readAnswer(visitedColumns)(`
${touchedIn(direction)}
CALL (touched) {
  UNWIND touched AS id
  WITH id WHERE NOT EXISTS { MATCH (a:Account {uid: id}) WHERE a.imported }
  WITH id ORDER BY id LIMIT ${MOST_ACCOUNTS}
  RETURN collect(id) AS outside
}
WITH *, $fromAnywhere AS anywhere
${gapsOfAccounts(direction, '$accounts')}
${direction === 'FROM' ? ONWARDS : `${UNEXPLORED_INTO} WITH *, ${NO_ASSUMABLE_UNREAD}`}`);

const reads = { FROM: met('FROM'), INTO: met('INTO') };

export const visitedAccounts: Read<'visitedAccounts'> =
  (runner) =>
  async ({ direction, ...parameters }) =>
    accountsVisitedOf(await reads[direction](runner, parameters));
