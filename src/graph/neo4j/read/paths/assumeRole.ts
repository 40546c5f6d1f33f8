/** Reads single steps of assuming roles: who may assume what. */
import type { DataGap } from '../../../../iam/decide/decision.js';
import type {
  AssumeMechanism,
  AssumeRoleGrant,
  StoredCondition,
  StoredStatement,
} from '../../../model/graph.js';
import type { AssumeRoleEntry } from '../../../contract/graphReader.js';
import type { Page, PageRequest } from '../../../contract/pages.js';
import type { QueryRunner, Row } from '../../connection/connection.js';
import { cypher, type Query } from '../../connection/cypher.js';
import { PRINCIPAL, principalOf } from '../projections.js';
import { pagesByKey } from '../pages.js';
import { jsonList } from '../rows.js';

/** Map projection of a CAN_ASSUME or CAN_ASSUME_IF relationship that `grantOf` reads. */
export const GRANT =
  "{decision: CASE type(e) WHEN 'CAN_ASSUME' THEN 'ALLOWED' ELSE 'CONDITIONAL' END, .mechanism, .crossAccount, .conditions, .preconditions, .sessionName, .evidence, .caveats, .dataGaps}";

export function grantOf(value: unknown): AssumeRoleGrant {
  const row = value as Row;
  return {
    decision: row['decision'] as AssumeRoleGrant['decision'],
    mechanism: row['mechanism'] as AssumeMechanism,
    crossAccount: row['crossAccount'] === true,
    conditions: jsonList<StoredCondition>(row['conditions']),
    preconditions: jsonList<string>(row['preconditions']),
    ...(typeof row['sessionName'] === 'string' ? { sessionName: row['sessionName'] } : {}),
    evidence: jsonList<StoredStatement>(row['evidence']),
    caveats: jsonList<string>(row['caveats']),
    dataGaps: jsonList<DataGap>(row['dataGaps']),
  };
}

const entryOf = (value: unknown): AssumeRoleEntry => {
  const [principal, grant] = value as [Row, Row];
  return { principal: principalOf(principal), grant: grantOf(grant) };
};

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
  WITH collect([n.uid, [n ${PRINCIPAL}, e ${GRANT}]]) AS found
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
