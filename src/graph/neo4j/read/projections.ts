/** Map projections and decoders of each noun, both made from its stored fields. */
import type { IamRole, IamUser, Principal } from '../../model/graph.js';
import {
  identityCenterPrincipalFields,
  organizationFields,
  organizationalUnitFields,
  permissionSetFields,
} from '../../model/stored/organizationTables.js';
import { importFields } from '../../model/stored/importTable.js';
import {
  accountCountFields,
  accountFields,
  credentialFields,
  groupFields,
  heldPolicyFields,
  identityProviderFields,
  instanceProfileFields,
  otherPrincipalFields,
  policyFields,
  resourceFields,
  roleFields,
  userFields,
  workloadFields,
} from '../../model/stored/tables.js';
import {
  decoder,
  propertiesOf,
  type Entity,
  type StoredFields,
  type Related,
} from '../../model/stored/field.js';
import type { Entry } from './reads.js';

/** Returns a map projection of the fields; `related`: the expressions for fields of other nodes. */
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

/** How nodes `n` with a label are found and read. */
interface Noun<T> extends Entry<T> {
  readonly label: string;
  /** The map projection, without the variable. */
  readonly row: string;
  readonly find: string;
}

const noun = <F extends StoredFields>(
  label: string,
  fields: F,
  related: Readonly<Record<Related<F>, string>>,
  beside?: Entry<unknown>['beside'],
): Noun<Entity<F>> => nounOf(label, projection(fields, related), decoder(label, fields), beside);

const nounOf = <T>(
  label: string,
  row: string,
  of: (value: unknown) => T,
  beside?: Entry<unknown>['beside'],
): Noun<T> => ({
  label,
  row,
  entry: `n ${row}`,
  of,
  find: `MATCH (n:${label} {uid: key})`,
  ...(beside === undefined ? {} : { beside }),
});

export const account = noun('Account', accountFields, {});
export const accountCounts = noun('Account', accountCountFields, {});

export const organization = noun('Organization', organizationFields, {});

export const organizationalUnit = noun(
  'OrganizationalUnit',
  organizationalUnitFields,
  { parentId: 'p.uid', serviceControlPolicyUids: 'scps', resourceControlPolicyUids: 'rcps' },
  {
    match: `OPTIONAL MATCH (n)<-[:HAS_UNIT]-(p:OrganizationRoot|OrganizationalUnit)
  CALL (n) {
    MATCH (n)-[:HAS_SCP]->(s:Policy) WITH s ORDER BY s.uid RETURN collect(s.uid) AS scps
  }
  CALL (n) {
    MATCH (n)-[:HAS_RCP]->(s:Policy) WITH s ORDER BY s.uid RETURN collect(s.uid) AS rcps
  }`,
    variables: 'p, scps, rcps',
  },
);

/** The projection of any kind of principal; each kind lacks some of the properties. */
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

export const principal = nounOf('Principal', PRINCIPAL, principalOf);

export const group = noun('IamGroup', groupFields, {});

/** Fields that a policy takes from its document `d`. */
const ofDocument = { documentHash: 'd.uid', documentText: 'd.text', quarantined: 'd.quarantined' };
const besideDocument = {
  match: 'OPTIONAL MATCH (n)-[:HAS_DOCUMENT]->(d:PolicyDocument)',
  variables: 'd',
};

export const policy = noun('Policy', policyFields, ofDocument, besideDocument);

/** The projection of a policy with its document `d`, as decisions need it. */
export const HELD = projection(heldPolicyFields, ofDocument);
export const heldPolicyOf = decoder('Policy', heldPolicyFields);

/** Returns a subquery that yields, as `name`, the policies `x` that a pattern leads to from `from`. */
export const heldPolicies = (name: string, from: string, pattern: string): string => `CALL (${from}) {
    MATCH ${pattern}
    OPTIONAL MATCH (x)-[:HAS_DOCUMENT]->(d:PolicyDocument)
    WITH DISTINCT x, d ORDER BY x.uid
    RETURN collect(x ${HELD}) AS ${name}
  }`;

export const instanceProfile = noun(
  'InstanceProfile',
  instanceProfileFields,
  { roleArn: 'r.uid' },
  { match: 'OPTIONAL MATCH (n)-[:CONTAINS]->(r:IamRole)', variables: 'r' },
);

export const resource = noun('Resource', resourceFields, {});

export const workload = noun('Workload', workloadFields, {
  instanceProfileArns: '[(n)-[:USES_PROFILE]->(used:InstanceProfile) | used.uid]',
});

export const credentials = noun('Principal', credentialFields, {});
export const identityProvider = noun('Principal', identityProviderFields, {});

export const permissionSet = noun(
  'PermissionSet',
  permissionSetFields,
  { inlinePolicy: 'CASE WHEN d.quarantined IS NULL THEN d.text END' },
  besideDocument,
);

export const identityCenterPrincipal = noun('IdentityCenterPrincipal', identityCenterPrincipalFields, {});

export const importRecord = noun('Import', importFields, {
  id: 'n.uid',
  besideAnother:
    'EXISTS { MATCH (o:Import) WHERE o.uid <> n.uid AND o.before < n.after AND n.before < o.after }',
});
