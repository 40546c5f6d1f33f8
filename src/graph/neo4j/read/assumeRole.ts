/** Reads single steps of assuming roles: who may assume what. */
import type { DataGap } from '../../../iam/decide/decision.js';
import type {
  AssumeMechanism,
  AssumeRoleGrant,
  StoredCondition,
  StoredStatement,
} from '../../model/graph.js';
import type { AssumeRoleEntry } from '../../contract/graphReader.js';
import type { Page } from '../../contract/pages.js';
import type { PageRequest } from '../../contract/pages.js';
import type { QueryRunner, Row } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { PRINCIPAL, principalOf } from './projections.js';
import { byKey, jsonList, pageOf } from './rows.js';

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
 * A page of the roles that each of these principals may assume. A role is reached through the set that the principal
 * shares with others, or one of its own; where through both, the firmer counts. Bounded by what it may assume.
 */
const CAN_ASSUME = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $identifiers AS identifier
CALL (identifier) {
  MATCH (:Principal {uid: identifier})-[:GOVERNED_BY]->(:PolicySet)-[e:CAN_ASSUME|CAN_ASSUME_IF]->(r:IamRole)
  WITH r, e ORDER BY type(e)
  WITH r, head(collect(e)) AS e
  WITH r, e ORDER BY r.uid
  WITH collect([r.uid, [r ${PRINCIPAL}, e ${GRANT}]]) AS found
  RETURN size(found) AS total, [x IN found WHERE $after IS NULL OR x[0] > $after][0..$limit] AS entries
}
RETURN identifier AS key, entries, total, g.version AS version`);

export async function canAssume(
  runner: QueryRunner,
  identifiers: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<AssumeRoleEntry>>> {
  const rows = await runner.run(CAN_ASSUME, {
    identifiers,
    after: page.after ?? null,
    limit: page.first + 1,
  });
  return byKey(rows, (row) => pageOf(row, page.first, entryOf));
}

/** A page of the principals that may assume each of these roles. Bounded by who may. */
const ASSUMABLE_BY = cypher(`
MATCH (g:GraphState {uid: 'state'})
UNWIND $arns AS arn
CALL (arn) {
  MATCH (p:Principal)-[:GOVERNED_BY]->(:PolicySet)-[e:CAN_ASSUME|CAN_ASSUME_IF]->(:Principal&IamRole {uid: arn})
  WITH p, e ORDER BY type(e)
  WITH p, head(collect(e)) AS e
  WITH p, e ORDER BY p.uid
  WITH collect([p.uid, [p ${PRINCIPAL}, e ${GRANT}]]) AS found
  RETURN size(found) AS total, [x IN found WHERE $after IS NULL OR x[0] > $after][0..$limit] AS entries
}
RETURN arn AS key, entries, total, g.version AS version`);

export async function assumableBy(
  runner: QueryRunner,
  arns: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, Page<AssumeRoleEntry>>> {
  const rows = await runner.run(ASSUMABLE_BY, { arns, after: page.after ?? null, limit: page.first + 1 });
  return byKey(rows, (row) => pageOf(row, page.first, entryOf));
}

/** Bounded by the roles of which something is wrong. */
const UNREAD_TRUSTS = cypher(`
MATCH (x:Account) WHERE x.unreadTrusts IS NOT NULL
UNWIND x.unreadTrusts AS role
RETURN role ORDER BY role`);

export async function rolesWithUnreadTrust(runner: QueryRunner): Promise<readonly string[]> {
  return (await runner.run(UNREAD_TRUSTS)).map((row) => String(row['role']));
}
