/** Reads single steps of assuming roles: who may assume what. */
import type { DataGap } from '../../../../iam/decide/decision.js';
import type { AssumeRoleGrant, StoredCondition, StoredStatement } from '../../../model/graph.js';
import type { AssumeRoleEntry } from '../../../contract/graphReader.js';
import type { Page, PageRequest } from '../../../contract/pageRequests.js';
import {
  decoder,
  flag,
  json,
  oneOf,
  optional,
  otherwise,
  related,
  text,
} from '../../../model/stored/field.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher, type Query } from '../../connection/cypher.js';
import { one } from '../columns.js';
import { PRINCIPAL, principalOf, projection } from '../projections.js';
import { pagesByKey } from '../pages.js';

const list = <T>() => otherwise(json<readonly T[]>(), []);

const grantColumns = {
  decision: related(oneOf('ALLOWED', 'CONDITIONAL')),
  mechanism: oneOf('ASSUME_ROLE', 'ASSUME_ROLE_WITH_SAML', 'ASSUME_ROLE_WITH_WEB_IDENTITY', 'SERVICE_ROLE'),
  crossAccount: flag,
  conditions: list<StoredCondition>(),
  preconditions: list<string>(),
  sessionName: optional(text),
  evidence: list<StoredStatement>(),
  caveats: list<string>(),
  dataGaps: list<DataGap>(),
};

/** Map projection of a CAN_ASSUME or CAN_ASSUME_IF relationship `e` that `grantOf` reads. */
export const GRANT = projection(grantColumns, {
  decision: "CASE type(e) WHEN 'CAN_ASSUME' THEN 'ALLOWED' ELSE 'CONDITIONAL' END",
});

export const grantOf: (row: unknown) => AssumeRoleGrant = decoder('CAN_ASSUME', grantColumns);

const entryOf = decoder('CAN_ASSUME', { principal: one(principalOf), grant: one(grantOf) });

/**
 * `pattern` leads from `key` to `n` over edges `e`. Somebody is reached through the set that is shared with others, or one's
 * own; where through both, the unconditional edge counts.
 */
const pagesOver = (pattern: string): Query =>
  cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $keys AS key
CALL (key) {
  MATCH ${pattern}
  WITH n, e ORDER BY type(e)
  WITH n, head(collect(e)) AS e
  WITH n, e ORDER BY n.uid
  WITH collect([n.uid, {principal: n ${PRINCIPAL}, grant: e ${GRANT}}]) AS found
  RETURN size(found) AS total, [x IN found WHERE $after IS NULL OR x[0] > $after][0..$limit] AS entries
}
RETURN key, entries, total, g.version AS version`);

/** Which roles may each of these assume? Bounded by what it may assume. */
const CAN_ASSUME = pagesOver(
  '(:Principal {uid: key})-[:GOVERNED_BY]->(:PolicySet)-[e:CAN_ASSUME|CAN_ASSUME_IF]->(n:IamRole)',
);

/** Who may assume each of these roles? Bounded by who may. */
const ASSUMABLE_BY = pagesOver(
  '(n:Principal)-[:GOVERNED_BY]->(:PolicySet)-[e:CAN_ASSUME|CAN_ASSUME_IF]->(:Principal&IamRole {uid: key})',
);

type Pages = ReadonlyMap<string, Page<AssumeRoleEntry>>;

export const canAssume = (
  runner: QueryRunner,
  identifiers: readonly string[],
  page: PageRequest,
): Promise<Pages> => pagesByKey(runner, CAN_ASSUME, page, { keys: identifiers }, entryOf);

export const assumableBy = (
  runner: QueryRunner,
  arns: readonly string[],
  page: PageRequest,
): Promise<Pages> => pagesByKey(runner, ASSUMABLE_BY, page, { keys: arns }, entryOf);

/** Bounded by the roles of which something is wrong. */
const UNREAD_TRUSTS = cypher(`
MATCH (x:Account) WHERE x.unreadTrusts IS NOT NULL
UNWIND x.unreadTrusts AS role
RETURN role ORDER BY role`);

export async function rolesWithUnreadTrust(runner: QueryRunner): Promise<readonly string[]> {
  return (await runner.run(UNREAD_TRUSTS)).map((row) => String(row['role']));
}
