/** Reads the groups of an account that may allow their members something. */
import type { GroupPolicies, GroupsOfAccount } from '../../../contract/graphReader.js';
import { accountsOf } from './applicablePolicies.js';
import { decoder, count, flag, texts } from '../../../model/stored/field.js';
import { each, one } from '../columns.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { GROUP, groupOf, HELD, heldPolicyOf } from '../projections.js';
import { rowsIn } from '../rows.js';

/** How many members are named. */
const MOST_NAMES = 5;

/**
 * Which groups of this account have an Allow whose action pattern may match, or a policy that was not read (E-79), what
 * are their policies, and is this user in them? Bounded by the groups of one account.
 */
const GROUPS_THAT_MAY_ALLOW = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (:Account {uid: $accountId})-[:OWNS]->(n:IamGroup)
  WHERE EXISTS {
    MATCH (n)-[:HAS_POLICY]->(:Policy)-[:HAS_DOCUMENT]->(:PolicyDocument)-[:HAS_STATEMENT]->(:Statement)-[:ALLOWS]->(a:ActionPattern)
    WHERE a.service IN ['*', $service] AND $action STARTS WITH a.prefix
  } OR EXISTS {
    MATCH (n)-[:HAS_POLICY]->(x:Policy)
    WHERE NOT EXISTS { MATCH (x)-[:HAS_DOCUMENT]->(d:PolicyDocument) WHERE d.quarantined IS NULL }
  }
  WITH n ORDER BY n.uid
  CALL (n) {
    MATCH (n)-[:HAS_POLICY]->(x:Policy)
    OPTIONAL MATCH (x)-[:HAS_DOCUMENT]->(d:PolicyDocument)
    WITH x, d ORDER BY x.uid
    RETURN collect(x ${HELD}) AS policies
  }
  CALL (n) {
    MATCH (n)<-[:MEMBER_OF]-(u:Principal)
    WITH u ORDER BY u.uid LIMIT $most
    RETURN collect(u.name) AS memberNames
  }
  RETURN collect({group: n ${GROUP}, policies: policies, memberNames: memberNames,
                  memberCount: COUNT { (n)<-[:MEMBER_OF]-() },
                  hasUser: EXISTS { (n)<-[:MEMBER_OF]-(:Principal {uid: $user}) }}) AS groups
}
RETURN groups, g.version AS version`);

export async function groupsThatMayAllow(
  runner: QueryRunner,
  userArn: string,
  action: string,
): Promise<GroupsOfAccount> {
  const lower = action.toLowerCase();
  const [accountId = null] = accountsOf([userArn]);
  const [row = {}] = await runner.run(GROUPS_THAT_MAY_ALLOW, {
    accountId,
    user: userArn,
    action: lower,
    service: lower.slice(0, lower.indexOf(':')),
    most: MOST_NAMES,
  });
  return { groups: rowsIn(row['groups']).map(groupPoliciesOf), graphVersion: String(row['version'] ?? 0) };
}

const groupPoliciesOf: (row: unknown) => GroupPolicies = decoder('IamGroup', {
  group: one(groupOf),
  policies: each(heldPolicyOf),
  hasUser: flag,
  memberCount: count,
  memberNames: texts,
});
