/** Reads the organizations that accounts manage, or administer Identity Center for. */
import { IDENTITY_CENTER } from '../../../model/delegatedServices.js';
import { accountOfIdentifier } from '../../../model/principals/namedPrincipal.js';
import type { AccountFacts, ManagedAccounts, ManagedOrganization } from '../../../contract/graphWriter.js';
import { permissionSetRole } from '../../../model/principals/permissionSetRole.js';
import { decoder, flag, text, texts } from '../../../model/stored/field.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { each, named, names } from '../columns.js';
import { readValue } from '../reads.js';

/** Returns a Cypher condition: the account is a delegated administrator of Identity Center. */
export const administersIdentityCenter = (account: string): string =>
  `'${IDENTITY_CENTER}' IN ${account}.delegatedServices`;

/**
 * Reads the organizations that these accounts manage, or administer Identity Center for. Leaves out closed accounts,
 * which let in no principal any more. Bounded by the organizations.
 */
export const managedBy = readValue(
  each<ManagedAccounts>(
    decoder('Organization', {
      managementAccountId: text,
      accountIds: texts,
      identityCenterAdministrators: named('administrators', texts),
      hasIdentityCenter: flag,
    }),
  ),
)(`
WITH $accountIds AS accountIds
CALL (accountIds) {
  MATCH (o:Organization)
  WHERE o.managementAccountId IN accountIds OR EXISTS {
    MATCH (d:Account {organizationId: o.uid}) WHERE d.uid IN accountIds AND ${administersIdentityCenter('d')}
  }
  CALL (o) {
    MATCH (o)-[:HAS_ROOT|HAS_UNIT*0..]->()-[:HAS_ACCOUNT]->(a:Account)
    WHERE a.uid <> o.managementAccountId
    WITH DISTINCT a ORDER BY a.uid
    RETURN collect(CASE WHEN NOT a.status IN ['SUSPENDED', 'CLOSED'] THEN a.uid END) AS ids,
           collect(CASE WHEN ${administersIdentityCenter('a')} THEN a.uid END) AS administrators
  }
  RETURN collect({managementAccountId: o.managementAccountId, accountIds: ids, administrators: administrators,
    hasIdentityCenter: size(administrators) > 0 OR EXISTS {
      MATCH (i:IdentityCenter) WHERE i.ownerAccountId = o.managementAccountId
    }}) AS value
}
RETURN value`);

/** Reads roles that Identity Center made, by the start of their ARNs: they have a path of their own (F-103). */
const readPermissionSetRoles = readValue(names)(`
UNWIND $accountIds AS id
MATCH (a:Account {uid: id})
WITH 'arn:' + a.partition + ':iam::' + id + ':role/aws-reserved/sso.amazonaws.com/' AS prefix
MATCH (r:Principal) WHERE r.uid STARTS WITH prefix AND r:IamRole
WITH r.uid AS arn ORDER BY arn
RETURN collect(arn) AS value`);

/** Reads managed organizations. For `accounts` it takes roles from their facts, since stored roles may be outdated. */
export async function managedOrganizations(
  runner: QueryRunner,
  accounts: readonly AccountFacts[],
): Promise<readonly ManagedOrganization[]> {
  const imported = new Set(accounts.map(({ accountId }) => accountId));
  const managed = await managedBy(runner, { accountIds: [...imported] });
  const members = managed.flatMap((one) => one.accountIds).filter((id) => !imported.has(id));
  const stored = await readPermissionSetRoles(runner, { accountIds: members });
  const own = accounts.flatMap(({ roles }) => roles.map(({ arn }) => arn));
  const arns = [...stored, ...own].filter(permissionSetRole).sort();
  return managed.map((one) => {
    const ids = new Set<string | undefined>(one.accountIds);
    return { ...one, permissionSetRoles: arns.filter((arn) => ids.has(accountOfIdentifier(arn))) };
  });
}

const MARK_MANAGERS_OUTDATED = cypher(`
UNWIND $accountIds AS id
MATCH (a:Account {uid: id})
MATCH (o:Organization {uid: a.organizationId})
CALL (o) {
  MATCH (m:Account {uid: o.managementAccountId})
  RETURN m
  UNION
  MATCH (m:Account {organizationId: o.uid}) WHERE ${administersIdentityCenter('m')}
  RETURN m
}
WITH a, m WHERE NOT m.uid IN $current AND m.contentHash IS NOT NULL
SET m.outdated = true`);

/**
 * Marks the accounts that manage the accounts' organizations, or administer Identity Center for them, as outdated: call
 * it if Identity Center made further roles in the accounts, since edges lead to these. `current`: accounts already
 * derived with them.
 */
export async function markManagersOf(
  runner: QueryRunner,
  accountIds: readonly string[],
  current: readonly string[],
): Promise<void> {
  if (accountIds.length > 0) await runner.run(MARK_MANAGERS_OUTDATED, { accountIds, current });
}
