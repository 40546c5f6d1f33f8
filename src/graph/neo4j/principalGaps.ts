/** Which imports lack policies that can hide a hop, for searches to say so: of accounts that they met, or next to those. */
import type { DataGap } from '../../iam/decision.js';
import { outsideGap } from '../../iam/gaps.js';
import type { MetAccounts } from '../pathReader.js';
import type { Row } from './connection.js';
import { listIn } from './regionRows.js';
import { jsonList } from './rows.js';

/** Accounts that are told one by one; there may be more. */
export const MOST_ACCOUNTS = 50;

/** Account `x` was imported, and no organization that was has it, so that its guardrails are not known (U-9a). */
const IS_UNPLACED = 'x.imported AND x.organizationId IS NULL AND EXISTS { MATCH (:Organization) }';

/** Holds where any import lacks something at all. */
export const ANY_GAPS = `EXISTS { MATCH (x:Account) WHERE x.principalGaps IS NOT NULL OR (${IS_UNPLACED}) }`;

/** Yields `ofSets`: the accounts of policy sets `sets`, none unless `where` holds. */
export const accountsOfSets = (sets: string, where = 'true'): string => `
CALL (${sets}) {
  WITH ${sets} WHERE ${where}
  UNWIND ${sets} AS n
  RETURN collect(DISTINCT n.accountId) AS ofSets
}`;

/** The resource pattern `r`, as far as it has no wildcard and no variable, begins the ARN of `role`. */
const MAY_MEAN_ROLE = "role STARTS WITH split(split(split(r, '*')[0], '?')[0], '$')[0]";

/**
 * Yields `beyond`: accounts of roles whose trust policy could not be understood and that members of policy sets `sets`
 * may assume as far as their own policies go. Who is in no account, such as a service, needs no policy for it. `starts`
 * are identifiers.
 */
export const accountsBeyond = (sets: string, starts: string): string => `
CALL (${sets}, ${starts}) {
  MATCH (x:Account) WHERE x.unreadTrusts IS NOT NULL
  UNWIND x.unreadTrusts AS role
  WITH x, role, ${sets}, ${starts}
  WHERE any(uid IN ${starts} WHERE NOT uid STARTS WITH 'arn:') OR any(n IN ${sets} WHERE n.mayAssume AND EXISTS {
    MATCH (n)-[:INCLUDES]->(:PolicyDocument)-[:HAS_STATEMENT]->(s:Statement)-[:ALLOWS]->(a:ActionPattern)
    WHERE a.service IN ['*', 'sts'] AND 'sts:assumerole' STARTS WITH a.prefix
      AND (s.resources IS NULL OR any(r IN s.resources WHERE ${MAY_MEAN_ROLE}))
  })
  RETURN collect(DISTINCT x.uid) AS beyond
}`;

/** A role of an account that was met lets in somebody of account `x`, or anyone. */
export const LET_IN = `EXISTS {
    MATCH (r:IamRole)-[:TRUSTS]->(:Principal {accountId: x.uid}) WHERE r.accountId IN touched
  } OR EXISTS {
    MATCH (r:IamRole)-[:TRUSTS]->(:Anyone) WHERE r.accountId IN touched
  }`;

/** Yields `principalGaps` and `unplaced` of accounts `touched`, those of `ends` first; `INTO`: and of whom roles of theirs let in. */
export const gapsOfAccounts = (direction: MetAccounts['direction'], ends: string): string => `
CALL (touched) {
  MATCH (x:Account) WHERE x.principalGaps IS NOT NULL AND (x.uid IN touched${direction === 'FROM' ? '' : ` OR ${LET_IN}`})
  WITH x ORDER BY x.uid IN ${ends} DESC, x.uid LIMIT ${MOST_ACCOUNTS}
  RETURN collect(x.principalGaps) AS principalGaps
}
CALL (touched) {
  MATCH (x:Account) WHERE x.uid IN touched AND ${IS_UNPLACED}
  WITH x ORDER BY x.uid LIMIT ${MOST_ACCOUNTS}
  RETURN collect(x.uid) AS unplaced
}`;

export const principalGapsIn = (row: Row): readonly DataGap[] => [
  ...listIn<string>(row['principalGaps']).flatMap((gaps) => jsonList<DataGap>(gaps)),
  ...listIn<string>(row['unplaced']).map(outsideGap),
];
