/** Which type of the schema an object of the graph is. */
import type { Principal, PrincipalKind } from '../../graph/model/graph.js';
import type { PolicyHolder, SearchHit } from '../../graph/contract/graphReader.js';
import type { NodeObject } from '../nodeId.js';

const principalTypes = {
  USER: 'IamUser',
  ROLE: 'IamRole',
  ROOT: 'AccountRoot',
  SAML_PROVIDER: 'SamlProvider',
  OIDC_PROVIDER: 'OidcProvider',
  SERVICE: 'ServicePrincipal',
  ROLE_SESSION: 'RoleSession',
  EXTERNAL: 'ExternalPrincipal',
  ANYONE: 'Anyone',
} as const satisfies Record<PrincipalKind, string>;

export const principalType = ({ kind }: Principal) => principalTypes[kind];

const otherTypes = {
  ACCOUNT: 'Account',
  ORGANIZATION: 'Organization',
  GROUP: 'IamGroup',
  POLICY: 'Policy',
  INSTANCE_PROFILE: 'InstanceProfile',
  RESOURCE: 'Resource',
  WORKLOAD: 'Workload',
  PERMISSION_SET: 'PermissionSet',
  IDENTITY_CENTER_PRINCIPAL: 'IdentityCenterPrincipal',
} as const;

export const nodeType = (object: NodeObject) =>
  object.type === 'PRINCIPAL' ? principalType(object) : otherTypes[object.type];

/** A search does not find "anyone". */
export function searchResultType(hit: SearchHit) {
  if (hit.type !== 'PRINCIPAL') return otherTypes[hit.type];
  const type = principalType(hit);
  return type === 'Anyone' ? null : type;
}

export function policyHolderType(holder: PolicyHolder) {
  if (holder.type === 'GROUP') return otherTypes.GROUP;
  return holder.kind === 'USER' ? principalTypes.USER : principalTypes.ROLE;
}
