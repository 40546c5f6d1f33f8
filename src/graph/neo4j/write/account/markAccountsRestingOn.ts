/** Marks the other accounts whose edges rest on what an import changed: they are derived anew. */
import type { ImportProposal } from '../../../contract/graphWriter.js';
import { accountOfIdentifier } from '../../../model/principals/namedPrincipal.js';
import { permissionSetRole } from '../../../model/principals/permissionSetRole.js';
import type { QueryRunner } from '../../connection/connection.js';
import { markManagersOf } from '../../read/organization/managedOrganizations.js';
import type { Changes } from './accountChanges.js';
import { markChangingCode, markRestingOn } from './outdatedAccounts.js';

export async function markAccountsRestingOn(
  runner: QueryRunner,
  { accounts }: ImportProposal,
  changes: Changes,
): Promise<void> {
  const current = accounts.map(({ facts }) => facts.accountId);
  const imported = new Set(
    accounts.flatMap(({ facts, isRederived = false }) => (isRederived ? [] : facts.accountId)),
  );
  await markRestingOn(runner, {
    accountIds: withOtherRoles(changes).filter((id) => imported.has(id)),
    named: otherwiseNamed(changes),
    current,
  });
  await markChangingCode(runner, {
    accountIds: withOtherCode(changes).filter((id) => imported.has(id)),
    named: namedByCode(changes),
    current,
  });
  await markManagersOf(runner, withNewPermissionSetRoles(changes), current);
}

/** Accounts whose roles may let in others than before. */
const withOtherRoles = ({ nodes, relationships }: Changes): readonly string[] => {
  const roles = [...nodes.added, ...nodes.changed, ...nodes.removed].filter(
    ({ label }) => label === 'IamRole',
  );
  const trusts = [...relationships.added, ...relationships.removed].filter(
    ({ kind }) => kind === 'Principal TRUSTS Principal' || kind === 'Principal TRUST_POLICY PolicyDocument',
  );
  return [...new Set([...roles, ...trusts].map(({ accountId }) => accountId))];
};

/** Functions and repositories, whose policies may let others change the code that runs as a role (G-13). */
const holdsCode = (arn: string): boolean =>
  /^arn:[^:]+:(?:lambda:.+:function|ecr:.+:repository)[:/]/.test(arn);

/** Accounts of which one of these lets in others than before, or runs as another role. */
const withOtherCode = ({ nodes, relationships }: Changes): readonly string[] => {
  const changed = [...nodes.added, ...nodes.changed, ...nodes.removed].filter(({ uid }) => holdsCode(uid));
  const related = [...relationships.added, ...relationships.removed].filter(({ from }) => holdsCode(from));
  return [...new Set([...changed, ...related].map(({ accountId }) => accountId))];
};

/** Whom policies of these name now or no more. */
const namedByCode = ({ relationships }: Changes): readonly string[] => [
  ...new Set(
    [...relationships.added, ...relationships.removed]
      .filter(({ kind, from }) => kind === 'Resource TRUSTS Principal' && holdsCode(from))
      .map(({ to }) => accountOfIdentifier(to) ?? to),
  ),
];

/** Whom roles and resources name now or no more: by account, or else as they are named. */
const otherwiseNamed = ({ relationships }: Changes): readonly string[] => [
  ...new Set(
    [...relationships.added, ...relationships.removed]
      .filter(({ kind }) => kind.includes(' TRUSTS '))
      // A resource that is open to anyone names nobody.
      .filter(({ kind, to }) => kind === 'Principal TRUSTS Principal' || to !== '*')
      .map(({ to }) => accountOfIdentifier(to) ?? to),
  ),
];

const withNewPermissionSetRoles = ({ nodes }: Changes): readonly string[] => [
  ...new Set(nodes.added.flatMap(({ uid, accountId }) => (permissionSetRole(uid) ? accountId : []))),
];
