/** Cypher for gaps that can hide a hop: imports that lack policies, and accounts never imported. */
import { count, decoder } from '../../../model/stored/field.js';
import type { VisitedAccountsQuestion } from '../../../contract/pathReader.js';
import { holdsCode, isNamedById } from '../derivation/neighbors.js';
import { MOST_ACCOUNTS } from '../../limits.js';
import { names, one } from '../columns.js';

/** Account `x` was imported, but is in no imported organization, so that its guardrails are not known (U-9a). */
const IS_UNPLACED = 'x.imported AND x.organizationId IS NULL AND EXISTS { MATCH (:Organization) }';

/** Yields `ofSets`: the accounts of policy sets `sets`. */
export const accountsOfSets = (sets: string): string => `
CALL (${sets}) {
  UNWIND ${sets} AS n
  RETURN collect(DISTINCT n.accountId) AS ofSets
}`;

/** The resource pattern `r` may match the ARN `role`, which begins with the part before wildcards and variables. */
const MAY_MEAN_ROLE = "role STARTS WITH split(split(split(r, '*')[0], '?')[0], '$')[0]";

/** Members of policy set `n` may assume `role` by their own policies. */
const MAY_ASSUME = `n.mayAssume AND EXISTS {
    MATCH (n)-[:INCLUDES]->(:PolicyDocument)-[:HAS_STATEMENT]->(s:Statement)-[:ALLOWS]->(a:ActionPattern)
    WHERE a.service IN ['*', 'sts'] AND 'sts:assumerole' STARTS WITH a.prefix
      AND (s.resources IS NULL OR any(r IN s.resources WHERE ${MAY_MEAN_ROLE}))
  }`;

/**
 * Yields `beyond`: accounts of roles whose trust policy could not be parsed and that members of policy sets `sets` may
 * assume by their own policies. Principals without account among the identifiers `starts`, such as services, need no
 * policy.
 */
export const accountsBeyond = (sets: string, starts: string): string => `
CALL (${sets}, ${starts}) {
  MATCH (x:Account) WHERE x.unreadTrusts IS NOT NULL
  UNWIND x.unreadTrusts AS role
  WITH x, role, ${sets}, ${starts}
  WHERE any(uid IN ${starts} WHERE NOT uid STARTS WITH 'arn:') OR any(n IN ${sets} WHERE ${MAY_ASSUME})
  RETURN collect(DISTINCT x.uid) AS beyond
}`;

/**
 * Yields `beyond` of the principals `asked`, of identifiers $principals without account, and of all principals of accounts
 * $allPrincipalsOf: as rows by policy set. Bounded by the principals.
 */
export const BEYOND_OF_EACH = `
CALL () {
  MATCH (x:Account) WHERE x.unreadTrusts IS NOT NULL
  RETURN collect(x) AS unread
}
CALL (asked, unread) {
  CALL (asked) {
    UNWIND asked AS p
    MATCH (p)-[:GOVERNED_BY]->(n)
    RETURN p, n
    UNION
    UNWIND $allPrincipalsOf AS home
    MATCH (p:Principal)-[:GOVERNED_BY]->(n:PolicySet {accountId: home})
    RETURN p, n
  }
  WITH unread, n, collect(p.uid) AS uids
  WHERE n.mayAssumeIn IS NOT NULL OR n.unfollowed IS NOT NULL OR (n.mayAssume AND size(unread) > 0)
  RETURN collect([
    uids, coalesce(n.unfollowed, []), [x IN unread WHERE any(role IN x.unreadTrusts WHERE ${MAY_ASSUME}) | x.uid],
    [id IN coalesce(n.mayAssumeIn, []) WHERE id <> '*'], CASE WHEN '*' IN coalesce(n.mayAssumeIn, []) THEN [n.accountId] ELSE [] END
  ]) AS ofSets
}
WITH *, ofSets + [uid IN $principals WHERE NOT uid STARTS WITH 'arn:' |
  [[uid], [], [x IN unread | x.uid], [], CASE WHEN uid = '*' THEN [] ELSE ['*'] END]] AS beyond`;

/** A role, function or repository (G-13) of an account in `touched` lets in a principal of account `x`, or anyone. */
export const LET_IN = `EXISTS {
    MATCH (r:IamRole)-[:TRUSTS]->(:Principal {accountId: x.uid}) WHERE r.accountId IN touched
  } OR EXISTS {
    MATCH (r:IamRole)-[:TRUSTS]->(:Anyone) WHERE r.accountId IN touched
  } OR EXISTS {
    MATCH (i:Principal)<-[:TRUSTS]-(r:IamRole) WHERE ${isNamedById('i')} AND r.accountId IN touched
    MATCH (:Principal {uniqueId: i.uid, accountId: x.uid})
  } OR EXISTS {
    MATCH (r:Resource)-[:TRUSTS]->(p:Principal)
    WHERE r.accountId IN touched AND ${holdsCode('r')} AND (p.accountId = x.uid OR p:Anyone)
  }`;

/** A role, function or repository of account `x` lets in a principal of an account in `touched`, or anyone. */
const LETS_IN = `EXISTS {
    MATCH (r:IamRole:Principal {accountId: x.uid})-[:TRUSTS]->(p:Principal)
    WHERE p:Anyone OR p.accountId IN touched OR (${isNamedById('p')} AND EXISTS {
      MATCH (q:Principal {uniqueId: p.uid}) WHERE q.accountId IN touched
    })
  } OR EXISTS {
    MATCH (r:Resource {accountId: x.uid})-[:TRUSTS]->(p:Principal)
    WHERE ${holdsCode('r')} AND (p:Anyone OR p.accountId IN touched)
  }`;

/** A gap may hide hops from accounts `touched`. Outdated accounts and gaps of organizations count everywhere. */
const IS_HOP_HIDDEN = `EXISTS {
    MATCH (x:Account) WHERE x.outdated = true OR (x.principalGaps IS NOT NULL AND x.uid IN touched)
  } OR EXISTS { MATCH (o:Organization) WHERE o.dataGaps <> '[]' }`;

/**
 * Yields gaps of accounts `touched`, and for INTO also of accounts that their roles and code let in: `principalGaps`,
 * those of `ends` first, and `unplaced`. Also yields what hops between these, or for FROM into accounts that let them
 * in, wait for: `outdated`, accounts to derive again, and `organizationGaps` of their organizations (U-9f). `anywhere`:
 * of all.
 */
export const gapsOfAccounts = (direction: VisitedAccountsQuestion['direction'], ends: string): string => `
CALL (touched) {
  MATCH (x:Account) WHERE x.uid IN touched
  WITH x ORDER BY x.uid IN $shown DESC, x.uid
  RETURN collect(DISTINCT x.organizationId) AS ownOrganizations,
         collect(CASE WHEN ${IS_UNPLACED} THEN x.uid END)[..${MOST_ACCOUNTS}] AS unplaced
}
CALL (touched, anywhere, ownOrganizations) {
  MATCH (x:Account)
  WHERE x.outdated = true OR (x.principalGaps IS NOT NULL${direction === 'FROM' ? ' AND x.uid IN touched' : ''})
    OR (NOT x.organizationId IN ownOrganizations AND EXISTS { MATCH (o:Organization {uid: x.organizationId}) WHERE o.dataGaps <> '[]' })
  WITH x, anywhere, x.uid IN touched AS isTouched, x.uid IN touched OR ${direction === 'FROM' ? LETS_IN : LET_IN} AS isNear
  WHERE anywhere OR isNear
  WITH x, isTouched, isNear ORDER BY x.uid IN $shown DESC, x.uid IN ${ends} DESC, x.uid
  RETURN collect(CASE WHEN ${direction === 'FROM' ? 'isTouched' : 'isNear'} THEN x.principalGaps END)[..${MOST_ACCOUNTS}] AS principalGaps,
         collect(CASE WHEN x.outdated = true THEN x.uid END) AS outdated,
         collect(DISTINCT x.organizationId) AS furtherOrganizations
}
CALL (touched, anywhere, ownOrganizations, furtherOrganizations) {
  MATCH (o:Organization)
  WHERE o.dataGaps <> '[]' AND (anywhere OR o.uid IN ownOrganizations OR o.uid IN furtherOrganizations OR o.managementAccountId IN touched)
  RETURN collect(o.dataGaps) AS organizationGaps
}`;

// ── Accounts never imported whose roles principals' own policies allow to assume ─────────────────────────────────────

/**
 * Yields `named` and `openTo` for members of policy sets `sets` and for principals `starts`. A principal without
 * account, such as a service, needs no policy; `*` does not count as one.
 */
export const accountsAssumableBy = (sets: string, starts: string): string => `
CALL (${sets}) {
  UNWIND ${sets} AS n
  UNWIND n.mayAssumeIn AS id
  RETURN collect(DISTINCT CASE WHEN id <> '*' THEN id END) AS named,
         collect(DISTINCT CASE WHEN id = '*' THEN n.accountId END) AS openToSets
}
WITH *, openToSets + [uid IN ${starts} WHERE NOT uid STARTS WITH 'arn:' AND uid <> '*' | '*'] AS openTo`;

/** Yields the column `assumableUnread`. Leaves out closed accounts, whose roles cannot be assumed. */
export const UNREAD_OF_ASSUMABLE = `
CALL (named, openTo) {
  CALL (named, openTo) {
    UNWIND named AS id
    RETURN id
    UNION
    MATCH (o:Organization)
    WHERE '*' IN openTo OR EXISTS { MATCH (x:Account {organizationId: o.uid}) WHERE x.uid IN openTo }
    MATCH (x:Account {organizationId: o.uid})
    RETURN x.uid AS id
  }
  WITH id WHERE NOT EXISTS { MATCH (x:Account {uid: id}) WHERE x.imported OR x.status IN ['SUSPENDED', 'CLOSED'] }
  WITH id ORDER BY id IN $shown DESC, id
  WITH collect(id) AS ids
  WITH ids[..${MOST_ACCOUNTS}] AS told, size(ids) AS count
  RETURN {ids: told, more: count - size(told)} AS assumableUnread
}`;

/** The answer may show the account of `principal` ($shown; null: all). */
export const isShown = (principal: string): string => `($shown IS NULL OR ${principal}.accountId IN $shown)`;

/**
 * Yields `outside`: accounts never imported whose principals may assume some role, if the starts may get into any
 * account (G-23): because policy sets `forward` that they reach allow it, or because they reach a conditional
 * administrator, which can write such a policy. `edges`: the types of hops.
 */
export const outsideThatMayLead = (edges: string): string => `
CALL (forward, openTo) {
  WITH forward, openTo WHERE size(openTo) > 0 OR any(n IN forward WHERE EXISTS {
    MATCH (n)<-[:GOVERNED_BY]-(p:Principal) WHERE p.administrator = 'CONDITIONAL' AND ${isShown('p')}
      AND (p.uid IN $from OR EXISTS { MATCH (p)<-[:${edges}]-(b:PolicySet) WHERE b IN forward })
  })
  MATCH (n:External)-[:GOVERNED_BY]->(:PolicySet)-[:${edges}]->()
  WITH DISTINCT n.accountId AS id WHERE id IS NOT NULL
  WITH id ORDER BY id IN $shown DESC, id LIMIT ${MOST_ACCOUNTS}
  RETURN collect(id) AS outside
}`;

/**
 * Yields `outside`: `leading`, the accounts never imported whose principals lead to the end; or none, if it is known
 * that the starts, by policy sets `reached`, get into no account that was never imported (U-9).
 */
export const OUTSIDE_ON_PATHS = `
WITH *, $from AS asked
${accountsBeyond('reached', 'asked')}
${accountsAssumableBy('reached', 'asked')}
WITH *, beyond + [n IN reached | n.accountId] + $starting AS touched, false AS anywhere
CALL (leading, reached, named, openTo, touched, anywhere) {
  WITH leading, touched, anywhere, size(openTo) > 0 OR size(reached) >= $most AS isOpen, named + $starting AS entered
  WHERE size(leading) > 0 AND (isOpen OR any(uid IN $from WHERE NOT uid STARTS WITH 'arn:')
    OR any(id IN entered WHERE NOT EXISTS { MATCH (x:Account {uid: id}) WHERE x.imported })
    OR ${IS_HOP_HIDDEN})
  UNWIND leading AS id
  RETURN collect(id) AS outside
}`;

export const NO_ASSUMABLE_UNREAD = '{ids: [], more: 0} AS assumableUnread';

export const assumableUnread = one(decoder('The accounts', { ids: names, more: count }));
