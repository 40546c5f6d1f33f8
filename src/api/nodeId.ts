/** The opaque ids by which `node` finds things again: what kind of thing, and its key in the graph. */
import type {
  Account,
  IamGroup,
  IdentityCenterPrincipal,
  InstanceProfile,
  Organization,
  PermissionSet,
  Policy,
  Principal,
  Resource,
  Workload,
} from '../graph/model/graph.js';

export type NodeObject =
  | Account
  | Organization
  | Principal
  | IamGroup
  | Policy
  | InstanceProfile
  | Resource
  | Workload
  | PermissionSet
  | IdentityCenterPrincipal;
export type NodeType = NodeObject['type'];

const types: readonly NodeType[] = [
  'ACCOUNT',
  'ORGANIZATION',
  'PRINCIPAL',
  'GROUP',
  'POLICY',
  'INSTANCE_PROFILE',
  'RESOURCE',
  'WORKLOAD',
  'PERMISSION_SET',
  'IDENTITY_CENTER_PRINCIPAL',
];

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

/** Undefined for anything that `nodeId` did not make. */
export function parseNodeId(id: string): { readonly type: NodeType; readonly uid: string } | undefined {
  const text = Buffer.from(id, 'base64url').toString();
  const colon = text.indexOf(':');
  const type = types.find((known) => known === text.slice(0, colon));
  const uid = text.slice(colon + 1);
  return type && uid !== '' && encode(type, uid) === id ? { type, uid } : undefined;
}
