/** Reads facts about accounts that a search visited, and principals there with escalations that no search follows. */
import type {
  VisitedAccounts,
  UnexploredEscalation,
  VisitedAccountsQuestion,
} from '../../../contract/pathReader.js';
import { outsideGap } from '../../../../iam/explain/evaluationGaps.js';
import type { Entity } from '../../../model/stored/field.js';
import { gaps, named, names, tuples } from '../columns.js';
import { administersIdentityCenter } from '../organization/managedOrganizations.js';
import { readAnswer, type Read } from '../reads.js';
import {
  assumableUnread,
  gapsOfAccounts,
  isShown,
  LET_IN,
  NO_ASSUMABLE_UNREAD,
  UNREAD_OF_ASSUMABLE,
} from './principalGaps.js';
import { groupBy } from '../../../model/groupBy.js';
import { MOST_ACCOUNTS, MOST_UNEXPLORED } from '../../limits.js';

// ── Techniques of escalation that no search follows ──────────────────────────────────────────────────────────────────

/** Yields `unfollowed` of the starts and of principals that hops from policy sets `forward` lead to. */
export const unexploredOnPaths = (edges: string): string => `
CALL (forward) {
  UNWIND forward AS n
  WITH forward, n WHERE n.unfollowed IS NOT NULL
  MATCH (n)<-[:GOVERNED_BY]-(p:Principal)
  WHERE ${isShown('p')} AND (p.uid IN $from OR EXISTS { MATCH (p)<-[:${edges}]-(b:PolicySet) WHERE b IN forward })
  WITH p, n ORDER BY p.uid LIMIT ${MOST_UNEXPLORED}
  RETURN collect([p.uid, n.unfollowed]) AS unfollowed
}`;

/** Stands in for accounts in no imported organization: two such accounts may be in the same one. */
const NO_ORGANIZATION = "''";

/**
 * Yields `organizations`: those of the accounts, and of accounts that their roles let in. None if no organization was
 * imported, or if no principal has a technique that is limited to an organization.
 */
const ORGANIZATIONS_NEAR = `
CALL () {
  WITH $accounts AS near WHERE EXISTS { MATCH (:Organization) } AND EXISTS {
    MATCH (n:PolicySet) WHERE n.unfollowed IS NOT NULL AND any(id IN n.unfollowed WHERE id IN $withinOrganization)
  }
  CALL (near) {
    UNWIND near AS id
    RETURN id
    UNION
    MATCH (r:IamRole)-[:TRUSTS]->(p:Principal) WHERE r.accountId IN near AND p.accountId IS NOT NULL
    RETURN p.accountId AS id
  }
  OPTIONAL MATCH (x:Account {uid: id})
  RETURN collect(DISTINCT coalesce(x.organizationId, ${NO_ORGANIZATION})) AS organizations
}`;

/**
 * Yields `unfollowed` of principals that may get into accounts `touched` by it: principals of these accounts, of
 * accounts that their roles let in, or with a technique that leads into accounts that do not trust them: any, or those
 * of their organization (G-23). Bounded by the principals with such techniques, and by the roles of the accounts.
 */
const UNEXPLORED_INTO = `
${ORGANIZATIONS_NEAR}
CALL (touched, organizations) {
  MATCH (n:PolicySet)<-[:GOVERNED_BY]-(p:Principal) WHERE n.unfollowed IS NOT NULL AND ${isShown('p')}
  MATCH (x:Account {uid: p.accountId})
  WITH touched, organizations, x, collect([p.uid, n.unfollowed]) AS held
  WITH held, x.uid IN touched OR ${LET_IN} AS isNear,
       $anywhere + CASE WHEN coalesce(x.organizationId, ${NO_ORGANIZATION}) IN organizations THEN $withinOrganization ELSE [] END AS leading
  UNWIND held AS one
  WITH one WHERE isNear OR any(id IN one[1] WHERE id IN leading)
  WITH one ORDER BY one[0] LIMIT ${MOST_UNEXPLORED}
  RETURN collect(one) AS unfollowed
}`;

export type UnexploredRow = readonly [principal: string, techniqueIds: readonly string[]];

/** Merges rows by principal, since a principal may have two policy sets. */
export const unexploredOf = (rows: readonly UnexploredRow[]): readonly UnexploredEscalation[] =>
  [...groupBy(rows, ([principal]) => principal)].map(([principal, own]) => ({
    principal,
    techniqueIds: [...new Set(own.flatMap(([, ids]) => ids))].sort(),
  }));

// ── Visited accounts ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Yields `touched`: the accounts, and for INTO those that manage them, whose administrators administer them too. */
const touchedIn = (direction: VisitedAccountsQuestion['direction']): string =>
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

/** Columns that only a search FROM principals needs. */
const ONWARDS = `WITH *, [] AS unfollowed, $assumable.named AS named, $assumable.openTo AS openTo
${UNREAD_OF_ASSUMABLE}`;

export const visitedColumns = {
  outsideAccounts: named('outside', names),
  assumableUnread,
  principalGaps: gaps,
  unplaced: names,
  outdatedAccounts: named('outdated', names),
  organizationGaps: gaps,
  unfollowed: tuples<UnexploredRow>(),
};

export const accountsVisitedOf = (
  row: Entity<typeof visitedColumns> & { readonly graphVersion: string },
): VisitedAccounts => ({
  outsideAccounts: row.outsideAccounts,
  assumableUnread: row.assumableUnread,
  principalGaps: [...row.principalGaps, ...row.unplaced.map(outsideGap)],
  outdatedAccounts: row.outdatedAccounts.toSorted(),
  organizationGaps: row.organizationGaps,
  unexplored: unexploredOf(row.unfollowed),
  ...(row.unfollowed.length < MOST_UNEXPLORED ? {} : { isUnexploredCut: true }),
  graphVersion: row.graphVersion,
});

/**
 * Reads which of these accounts were never imported, the gaps of the others, and principals that may get into them by
 * techniques that no search follows. Bounded by the accounts, and by the principals with such techniques.
 */
const met = (direction: VisitedAccountsQuestion['direction']) =>
  readAnswer(visitedColumns)(`
${touchedIn(direction)}
CALL (touched) {
  UNWIND touched AS id
  WITH id WHERE NOT EXISTS { MATCH (a:Account {uid: id}) WHERE a.imported }
  WITH id ORDER BY id IN $shown DESC, id LIMIT ${MOST_ACCOUNTS}
  RETURN collect(id) AS outside
}
WITH *, $fromAnywhere AS anywhere
${gapsOfAccounts(direction, '$accounts')}
${direction === 'FROM' ? ONWARDS : `${UNEXPLORED_INTO} WITH *, ${NO_ASSUMABLE_UNREAD}`}`);

const reads = { FROM: met('FROM'), INTO: met('INTO') };

export const visitedAccounts: Read<'visitedAccounts'> =
  (runner) =>
  async ({ direction, shownAccounts: shown = null, ...parameters }) =>
    accountsVisitedOf(await reads[direction](runner, { ...parameters, shown }));
