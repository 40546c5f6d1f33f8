/** Keys and indexes of the graph, made at start where they are missing. */
import type { Connection } from './connection.js';
import { contentHash } from '../../model/contentHash.js';
import { cypher } from './cypher.js';

const statements = [
  cypher('CREATE CONSTRAINT account_uid IF NOT EXISTS FOR (n:Account) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE CONSTRAINT principal_uid IF NOT EXISTS FOR (n:Principal) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE CONSTRAINT group_uid IF NOT EXISTS FOR (n:IamGroup) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE CONSTRAINT policy_uid IF NOT EXISTS FOR (n:Policy) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE CONSTRAINT document_uid IF NOT EXISTS FOR (n:PolicyDocument) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE CONSTRAINT statement_uid IF NOT EXISTS FOR (n:Statement) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE CONSTRAINT action_pattern_uid IF NOT EXISTS FOR (n:ActionPattern) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE CONSTRAINT policy_set_uid IF NOT EXISTS FOR (n:PolicySet) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE INDEX policy_set_account IF NOT EXISTS FOR (n:PolicySet) ON (n.accountId)'),
  cypher('CREATE INDEX policy_set_unfollowed IF NOT EXISTS FOR (n:PolicySet) ON (n.unfollowed)'),
  cypher(
    'CREATE CONSTRAINT instance_profile_uid IF NOT EXISTS FOR (n:InstanceProfile) REQUIRE n.uid IS UNIQUE',
  ),
  cypher('CREATE CONSTRAINT workload_uid IF NOT EXISTS FOR (n:Workload) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE INDEX workload_account IF NOT EXISTS FOR (n:Workload) ON (n.accountId)'),
  cypher('CREATE TEXT INDEX workload_text IF NOT EXISTS FOR (n:Workload) ON (n.searchText)'),
  cypher('CREATE CONSTRAINT resource_uid IF NOT EXISTS FOR (n:Resource) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE INDEX resource_account IF NOT EXISTS FOR (n:Resource) ON (n.accountId)'),
  cypher('CREATE TEXT INDEX resource_text IF NOT EXISTS FOR (n:Resource) ON (n.searchText)'),
  cypher('CREATE CONSTRAINT export_uid IF NOT EXISTS FOR (n:AccountExport) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE CONSTRAINT organization_uid IF NOT EXISTS FOR (n:Organization) REQUIRE n.uid IS UNIQUE'),
  cypher(
    'CREATE CONSTRAINT organization_root_uid IF NOT EXISTS FOR (n:OrganizationRoot) REQUIRE n.uid IS UNIQUE',
  ),
  cypher(
    'CREATE CONSTRAINT organizational_unit_uid IF NOT EXISTS FOR (n:OrganizationalUnit) REQUIRE n.uid IS UNIQUE',
  ),
  cypher(
    'CREATE CONSTRAINT organization_export_uid IF NOT EXISTS FOR (n:OrganizationExport) REQUIRE n.uid IS UNIQUE',
  ),
  cypher(
    'CREATE CONSTRAINT identity_center_uid IF NOT EXISTS FOR (n:IdentityCenter) REQUIRE n.uid IS UNIQUE',
  ),
  cypher(
    'CREATE CONSTRAINT identity_center_export_uid IF NOT EXISTS FOR (n:IdentityCenterExport) REQUIRE n.uid IS UNIQUE',
  ),
  cypher(
    'CREATE CONSTRAINT identity_center_principal_uid IF NOT EXISTS FOR (n:IdentityCenterPrincipal) REQUIRE n.uid IS UNIQUE',
  ),
  cypher('CREATE CONSTRAINT permission_set_uid IF NOT EXISTS FOR (n:PermissionSet) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE INDEX permission_set_name IF NOT EXISTS FOR (n:PermissionSet) ON (n.name)'),
  cypher('CREATE CONSTRAINT graph_state_uid IF NOT EXISTS FOR (n:GraphState) REQUIRE n.uid IS UNIQUE'),
  cypher('CREATE INDEX account_organization IF NOT EXISTS FOR (n:Account) ON (n.organizationId)'),
  cypher('CREATE INDEX account_changes_code IF NOT EXISTS FOR (n:Account) ON (n.changesCode)'),
  cypher('CREATE INDEX account_rests_elsewhere IF NOT EXISTS FOR (n:Account) ON (n.restsElsewhere)'),
  cypher('CREATE INDEX account_outdated IF NOT EXISTS FOR (n:Account) ON (n.outdated)'),
  cypher('CREATE INDEX principal_administrator IF NOT EXISTS FOR (n:Principal) ON (n.administrator)'),
  cypher('CREATE INDEX principal_account IF NOT EXISTS FOR (n:Principal) ON (n.accountId)'),
  cypher('CREATE INDEX role_session_key IF NOT EXISTS FOR (n:IamRole) ON (n.sessionKey)'),
  cypher('CREATE INDEX principal_unique_id IF NOT EXISTS FOR (n:Principal) ON (n.uniqueId)'),
  cypher('CREATE INDEX principal_name IF NOT EXISTS FOR (n:Principal) ON (n.nameKey)'),
  cypher('CREATE INDEX policy_arn IF NOT EXISTS FOR (n:Policy) ON (n.arn)'),
  cypher('CREATE INDEX action_pattern_service IF NOT EXISTS FOR (n:ActionPattern) ON (n.service)'),
  cypher('CREATE TEXT INDEX principal_text IF NOT EXISTS FOR (n:Principal) ON (n.searchText)'),
  cypher('CREATE TEXT INDEX policy_text IF NOT EXISTS FOR (n:Policy) ON (n.searchText)'),
  cypher('CREATE TEXT INDEX group_text IF NOT EXISTS FOR (n:IamGroup) ON (n.searchText)'),
];

const AWAIT_INDEXES = cypher('CALL db.awaitIndexes(60)');

const CREATE_STATE = cypher(`
MERGE (g:GraphState {uid: 'state'})
ON CREATE SET g.version = 0
SET g.constraints = $constraints`);

/** Which constraints does the database have? One node. */
const APPLIED = cypher("MATCH (g:GraphState {uid: 'state'}) RETURN g.constraints AS constraints");

const fingerprint = contentHash([...statements]);

export async function applyConstraints(connection: Connection): Promise<void> {
  const [applied] = await connection.run(APPLIED);
  if (applied?.['constraints'] === fingerprint) return;
  await connection.write((runner) => Promise.all(statements.map((statement) => runner.run(statement))));
  await connection.command(AWAIT_INDEXES);
  await connection.write((runner) => runner.run(CREATE_STATE, { constraints: fingerprint }));
}
