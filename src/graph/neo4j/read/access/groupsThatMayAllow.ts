/** Reads the groups of an account that may allow their members an action. */
import { accountsOf } from '../../../model/principals/namedPrincipal.js';
import { decoder, count, flag, texts } from '../../../model/stored/field.js';
import { each, one } from '../columns.js';
import { group, heldPolicies, heldPolicyOf } from '../projections.js';
import { readAnswer, type Read } from '../reads.js';
import { MOST_MEMBERS_NAMED } from '../../limits.js';

/**
 * Reads the groups of an account with an Allow whose action pattern may match, or with a policy that was not read
 * (E-79), their policies, and whether the user is in them. Bounded by the groups of one account.
 */
const read = readAnswer({
  groups: each(
    decoder('IamGroup', {
      group: one(group.of),
      policies: each(heldPolicyOf),
      hasUser: flag,
      memberCount: count,
      memberNames: texts,
    }),
  ),
})(`
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
  ${heldPolicies('policies', 'n', '(n)-[:HAS_POLICY]->(x:Policy)')}
  CALL (n) {
    MATCH (n)<-[:MEMBER_OF]-(u:Principal)
    WITH u ORDER BY u.uid LIMIT $most
    RETURN collect(u.name) AS memberNames
  }
  RETURN collect({group: ${group.entry}, policies: policies, memberNames: memberNames,
                  memberCount: COUNT { (n)<-[:MEMBER_OF]-() },
                  hasUser: EXISTS { (n)<-[:MEMBER_OF]-(:Principal {uid: $user}) }}) AS groups
}`);

export const groupsThatMayAllow: Read<'groupsThatMayAllow'> = (runner) => (userArn, action) => {
  const lower = action.toLowerCase();
  const [accountId = null] = accountsOf([userArn]);
  return read(runner, {
    accountId,
    user: userArn,
    action: lower,
    service: lower.slice(0, lower.indexOf(':')),
    most: MOST_MEMBERS_NAMED,
  });
};
