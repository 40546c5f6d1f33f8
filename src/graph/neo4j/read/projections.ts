/** What queries ask for of each noun, and what reads their rows: both follow from its stored fields. */
import type { IamRole, IamUser, Principal } from '../../model/graph.js';
import { accountCountFields, accountFields } from '../../model/stored/account.js';
import { decoder, propertiesOf, type StoredFields, type Related } from '../../model/stored/field.js';
import { credentialFields } from '../../model/stored/credentials.js';
import { groupFields } from '../../model/stored/group.js';
import { identityCenterPrincipalFields, permissionSetFields } from '../../model/stored/identityCenter.js';
import { identityProviderFields } from '../../model/stored/identityProvider.js';
import { instanceProfileFields } from '../../model/stored/instanceProfile.js';
import { organizationalUnitFields, organizationFields } from '../../model/stored/organization.js';
import { heldPolicyFields, policyFields } from '../../model/stored/policy.js';
import { otherPrincipalFields, roleFields, userFields } from '../../model/stored/principal.js';
import { resourceFields } from '../../model/stored/resource.js';
import { workloadFields } from '../../model/stored/workload.js';

/** A map projection of the fields; `related`: how those are read that other nodes hold. */
export function projection<F extends StoredFields>(
  fields: F,
  related: Readonly<Record<Related<F>, string>>,
): string {
  const expressions: Readonly<Record<string, string>> = related;
  const own = Object.entries(fields).flatMap(([name, field]) =>
    field.place === 'NODE' ? propertiesOf(name, field).map((property) => `.${property}`) : [],
  );
  const others = Object.entries(expressions).map(([name, expression]) => `${name}: ${expression}`);
  return `{${[...new Set([...own, ...others])].join(', ')}}`;
}

export const ACCOUNT = projection(accountFields, {});
export const accountOf = decoder('Account', accountFields);

export const ACCOUNT_COUNTS = projection(accountCountFields, {});
export const accountCountsOf = decoder('Account', accountCountFields);

export const ORGANIZATION = projection(organizationFields, {});
export const organizationOf = decoder('Organization', organizationFields);

/** Of a unit with its parent `p`, and what is attached to it: `scps` and `rcps`. */
export const ORGANIZATIONAL_UNIT = projection(organizationalUnitFields, {
  parentId: 'p.uid',
  serviceControlPolicyUids: 'scps',
  resourceControlPolicyUids: 'rcps',
});
export const organizationalUnitOf = decoder('OrganizationalUnit', organizationalUnitFields);

/** Whatever the principal is: others lack most of it. */
export const PRINCIPAL = projection({ ...userFields, ...roleFields, ...otherPrincipalFields }, {});

const userOf = decoder('IamUser', userFields);
export const roleOf = decoder('IamRole', roleFields);
const otherPrincipalOf = decoder('Principal', otherPrincipalFields);

export const principalOf = (row: unknown): Principal =>
  isOfKind(row, 'USER', 'ROLE') ? userOrRoleOf(row) : otherPrincipalOf(row);

export const userOrRoleOf = (row: unknown): IamUser | IamRole =>
  isOfKind(row, 'USER') ? userOf(row) : roleOf(row);

const isOfKind = (row: unknown, ...kinds: readonly unknown[]): boolean =>
  typeof row === 'object' && row !== null && 'kind' in row && kinds.includes(row.kind);

export const GROUP = projection(groupFields, {});
export const groupOf = decoder('IamGroup', groupFields);

const ofDocument = { documentHash: 'd.uid', documentText: 'd.text', quarantined: 'd.quarantined' };

/** A policy with its document `d`. */
export const POLICY = projection(policyFields, ofDocument);
export const policyOf = decoder('Policy', policyFields);

/** A policy with its document `d`, as it bears on a request. */
export const HELD = projection(heldPolicyFields, ofDocument);
export const heldPolicyOf = decoder('Policy', heldPolicyFields);

/** An instance profile with its role `r`. */
export const INSTANCE_PROFILE = projection(instanceProfileFields, { roleArn: 'r.uid' });
export const instanceProfileOf = decoder('InstanceProfile', instanceProfileFields);

export const RESOURCE = projection(resourceFields, {});
export const resourceOf = decoder('Resource', resourceFields);

/** A workload `n`. */
export const WORKLOAD = projection(workloadFields, {
  instanceProfileArns: '[(n)-[:USES_PROFILE]->(used:InstanceProfile) | used.uid]',
});
export const workloadOf = decoder('Workload', workloadFields);

/** On users and root users. */
export const CREDENTIALS = projection(credentialFields, {});
export const credentialsOf = decoder('Principal', credentialFields);

/** On its principal. */
export const IDENTITY_PROVIDER = projection(identityProviderFields, {});
export const identityProviderOf = decoder('Principal', identityProviderFields);

/** A permission set with the document `d` of its inline policy. */
export const PERMISSION_SET = projection(permissionSetFields, {
  inlinePolicy: 'CASE WHEN d.quarantined IS NULL THEN d.text END',
});
export const permissionSetOf = decoder('PermissionSet', permissionSetFields);

export const IDENTITY_CENTER_PRINCIPAL = projection(identityCenterPrincipalFields, {});
export const identityCenterPrincipalOf = decoder('IdentityCenterPrincipal', identityCenterPrincipalFields);
