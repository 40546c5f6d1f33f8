/** Which accounts that were never imported principals may go on into, by what their own policies say of roles to assume. */
import { count, decoder } from '../../../model/stored/field.js';
import { MOST_ACCOUNTS } from '../../limits.js';
import { accountsBeyond, IS_HOP_HIDDEN } from './principalGaps.js';
import { names, one } from '../columns.js';

/**
 * Yields `named` and `openTo` of members of policy sets `sets`, and of principals `starts`. Who is in no account, such as
 * a service, needs no policy; anyone is nobody of whom that could be said.
 */
export const accountsAssumableBy = (sets: string, starts: string): string => `
CALL (${sets}) {
  UNWIND ${sets} AS n
  UNWIND n.mayAssumeIn AS id
  RETURN collect(DISTINCT CASE WHEN id <> '*' THEN id END) AS named,
         collect(DISTINCT CASE WHEN id = '*' THEN n.accountId END) AS openToSets
}
WITH *, openToSets + [uid IN ${starts} WHERE NOT uid STARTS WITH 'arn:' AND uid <> '*' | '*'] AS openTo`;

export const NONE_ASSUMABLE = 'WITH *, [] AS named, [] AS openTo';

/** Yields `assumableUnread`, for the column of that name. Roles of closed accounts cannot be assumed. */
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
  WITH id ORDER BY id
  WITH collect(id) AS ids
  WITH ids[..${MOST_ACCOUNTS}] AS told, size(ids) AS count
  RETURN {ids: told, more: count - size(told)} AS assumableUnread
}`;

/**
 * Yields `outside`: accounts never imported whose principals may assume some role, if the starts may get into any account
 * (G-23): as policy sets `forward`, of whom they reach, say, or by what somebody of these writes who administers an account
 * under conditions. `edges`: over which they go.
 */
export const outsideThatMayLead = (edges: string): string => `
CALL (forward, openTo) {
  WITH forward, openTo WHERE size(openTo) > 0 OR any(n IN forward WHERE EXISTS {
    MATCH (n)<-[:GOVERNED_BY]-(p:Principal) WHERE p.administrator = 'CONDITIONAL'
      AND (p.uid IN $from OR EXISTS { MATCH (p)<-[:${edges}]-(b:PolicySet) WHERE b IN forward })
  })
  MATCH (n:External)-[:GOVERNED_BY]->(:PolicySet)-[:${edges}]->()
  WITH DISTINCT n.accountId AS id WHERE id IS NOT NULL
  WITH id ORDER BY id LIMIT ${MOST_ACCOUNTS}
  RETURN collect(id) AS outside
}`;

/**
 * Yields `outside`: all of `leading`, accounts never imported whose principals lead to the end; none where the starts,
 * over policy sets `reached`, get into no account that was never imported, for all that is known of whom they reach (U-9).
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
