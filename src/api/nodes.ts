/** Maps things of the graph to types of the schema, and to the opaque ids by which `node` finds them. */
import type {
  IdentityCenterPrincipal,
  InstanceProfile,
  Organization,
  PermissionSet,
  Principal,
  PrincipalKind,
} from '../graph/model/graph.js';
import type { PolicyHolder, SearchHit } from '../graph/contract/graphReader.js';
import { isHidden } from '../graph/model/principals/hiddenPrincipal.js';

export type NodeObject = SearchHit | Organization | InstanceProfile | PermissionSet | IdentityCenterPrincipal;
export type NodeType = NodeObject['type'];

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

export const principalType = (principal: Principal) =>
  isHidden(principal) ? 'HiddenPrincipal' : principalTypes[principal.kind];

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
} as const satisfies Record<Exclude<NodeType, 'PRINCIPAL'>, string>;

export const nodeType = (object: NodeObject) =>
  object.type === 'PRINCIPAL' ? principalType(object) : otherTypes[object.type];

/** Returns the type of a search result; a search does not find "anyone". */
export function searchResultType(hit: SearchHit) {
  if (hit.type !== 'PRINCIPAL') return otherTypes[hit.type];
  const type = principalType(hit);
  return type === 'Anyone' || type === 'HiddenPrincipal' ? null : type;
}

export function policyHolderType(holder: PolicyHolder) {
  if (holder.type === 'GROUP') return otherTypes.GROUP;
  return holder.kind === 'USER' ? principalTypes.USER : principalTypes.ROLE;
}

const isNodeType = (text: string): text is NodeType =>
  text === 'PRINCIPAL' || Object.hasOwn(otherTypes, text);

export const nodeId = (object: NodeObject): string => encode(object.type, uidOf(object));

const encode = (type: NodeType, uid: string): string => Buffer.from(`${type}:${uid}`).toString('base64url');

function uidOf(object: NodeObject): string {
  switch (object.type) {
    case 'ACCOUNT':
      return object.accountId;
    case 'ORGANIZATION':
      return object.organizationId;
    case 'PRINCIPAL':
      return object.identifier;
    case 'POLICY':
    case 'IDENTITY_CENTER_PRINCIPAL':
      return object.uid;
    default:
      return object.arn;
  }
}

/** Returns the type and uid in an id; undefined for anything that `nodeId` did not create. */
export function parseNodeId(id: string): { readonly type: NodeType; readonly uid: string } | undefined {
  const text = Buffer.from(id, 'base64url').toString();
  const colon = text.indexOf(':');
  const type = text.slice(0, colon);
  const uid = text.slice(colon + 1);
  return isNodeType(type) && uid !== '' && encode(type, uid) === id ? { type, uid } : undefined;
}
