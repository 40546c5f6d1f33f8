/** An instance of Identity Center as nodes and relationships: the pure half of writing it. */
import type {
  IdentityCenterFacts,
  IdentityCenterPrincipalFact,
  PermissionSetFact,
} from '../../../model/facts/identityCenterFacts.js';
import { encode } from '../../../model/stored/field.js';
import { identityCenterPrincipalFields, permissionSetFields } from '../../../model/stored/identityCenter.js';
import { contentHash } from '../../../model/contentHash.js';

export type IdentityCenterLabel = 'PermissionSet' | 'IdentityCenterPrincipal';

/** `hash` of everything that is stored. */
export interface IdentityCenterNode {
  readonly label: IdentityCenterLabel;
  readonly uid: string;
  readonly hash: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export type IdentityCenterLinkKind =
  | 'PermissionSet HAS_DOCUMENT PolicyDocument'
  | 'IdentityCenterPrincipal MEMBER_OF IdentityCenterPrincipal'
  | 'IdentityCenterPrincipal ASSIGNED PermissionSet';

export interface IdentityCenterLink {
  readonly kind: IdentityCenterLinkKind;
  readonly from: string;
  readonly to: string;
  /** Only ASSIGNED has one. */
  readonly accountId?: string;
}

export interface IdentityCenterRows {
  readonly nodes: readonly IdentityCenterNode[];
  readonly links: readonly IdentityCenterLink[];
}

export const identityCenterRows = (facts: IdentityCenterFacts): IdentityCenterRows => ({
  nodes: [
    ...facts.permissionSets.map((set) => permissionSetNode(facts.instanceArn, set)),
    ...facts.principals.map(principalNode),
  ],
  links: [
    ...facts.permissionSets.flatMap(({ arn, inlinePolicyHash: to }) =>
      to === undefined ? [] : [{ kind: 'PermissionSet HAS_DOCUMENT PolicyDocument' as const, from: arn, to }],
    ),
    ...facts.memberships.map(({ userUid: from, groupUid: to }) => ({
      kind: 'IdentityCenterPrincipal MEMBER_OF IdentityCenterPrincipal' as const,
      from,
      to,
    })),
    ...facts.assignments.map(({ principalUid: from, permissionSetArn: to, accountId }) => ({
      kind: 'IdentityCenterPrincipal ASSIGNED PermissionSet' as const,
      from,
      to,
      accountId,
    })),
  ],
});

function node(
  label: IdentityCenterLabel,
  uid: string,
  properties: Readonly<Record<string, unknown>>,
): IdentityCenterNode {
  const known = Object.entries(properties).filter(([, value]) => value !== undefined);
  return { label, uid, hash: contentHash([label, known]), properties: Object.fromEntries(known) };
}

/** `rolePrefix`: how the names of its roles begin (E-53). */
function permissionSetNode(instanceArn: string, set: PermissionSetFact): IdentityCenterNode {
  const rolePrefix = `AWSReservedSSO_${set.name}_`;
  return node('PermissionSet', set.arn, {
    ...encode(permissionSetFields, { ...set, instanceArn }),
    nameKey: set.name.toLowerCase(),
    rolePrefix,
    rolePrefixKey: rolePrefix.toLowerCase(),
  });
}

const principalNode = (principal: IdentityCenterPrincipalFact): IdentityCenterNode =>
  node('IdentityCenterPrincipal', principal.uid, {
    ...encode(identityCenterPrincipalFields, principal),
    membersCollected: principal.membersCollected,
  });
