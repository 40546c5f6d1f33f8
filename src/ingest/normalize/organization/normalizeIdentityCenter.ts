/** Turns the lists of an instance into facts: shares documents, adds entities that only ids name, and names gaps. */
import { contentHash } from '../../../graph/model/contentHash.js';
import { definedFields } from '../../../graph/model/definedFields.js';
import type {
  PermissionSetFact,
  IdentityCenterFacts,
  IdentityCenterPrincipalFact,
} from '../../../graph/model/facts/organizationFacts.js';
import type { PermissionSetPolicy } from '../../../graph/model/graph.js';
import type { DataGap } from '../../../iam/decide/decision.js';
import { lastPart } from '../../../iam/language/arn.js';
import type { BoundaryDetail, PermissionSetDetail } from '../../formats/identityCenter/permissionSets.js';
import { partOf, type AssignmentDetail, type ListPart } from '../../formats/unitParts.js';
import type { MergedIdentityCenter } from '../../merge/identityCenterKind.js';
import { inOrder } from '../factOrder.js';
import { DocumentCollector, type Normalized } from '../policyDocuments.js';

type UidOf = (kind: AssignmentDetail['principalKind'], id: string) => string;

export function normalizeIdentityCenter(whole: MergedIdentityCenter): Normalized<IdentityCenterFacts> {
  const { id: instanceArn, instance, assignments, memberships } = whole;
  const documents = new DocumentCollector();
  const uidOf: UidOf = (kind, id) => `${instanceArn}#${kind}/${id}`;
  const { identityStoreId, ownerAccountId, name } = instance[0] ?? {};
  const content = {
    instanceArn,
    ...definedFields({ identityStoreId, ownerAccountId, name }),
    permissionSets: permissionSetsIn(whole, documents),
    principals: principalsIn(whole, uidOf),
    memberships: memberships.map(({ groupId, userId }) => ({
      groupUid: uidOf('GROUP', groupId),
      userUid: uidOf('USER', userId),
    })),
    assignments: assignments.map(({ principalKind, principalId, permissionSetArn, accountId }) => ({
      principalUid: uidOf(principalKind, principalId),
      permissionSetArn,
      accountId,
    })),
  };
  return {
    facts: { ...content, documents: documents.documents, contentHash: contentHash([content, whole.covers]) },
    quarantined: documents.quarantined,
  };
}

/** Returns the permission sets, including those that only an assignment names. */
function permissionSetsIn(
  { permissionSets, assignments, covers }: MergedIdentityCenter,
  documents: DocumentCollector,
): readonly PermissionSetFact[] {
  const listed = new Map(permissionSets.map((set) => [set.id, set]));
  const arns = new Set([...listed.keys(), ...assignments.map(({ permissionSetArn }) => permissionSetArn)]);
  return [...arns]
    .sort()
    .map((arn) => permissionSetFact(arn, listed.get(arn), assignmentsIn(arn, covers), documents));
}

/** Returns the accounts of which all assignments of the permission set were collected (F-98). */
function assignmentsIn(arn: string, covers: readonly ListPart[]): readonly string[] {
  const everywhere = partOf('assignments', arn);
  if (covers.includes(everywhere)) return ['*'];
  const inOne = `${everywhere}:`;
  return covers.flatMap((part) => (part.startsWith(inOne) ? part.slice(inOne.length) : []));
}

function permissionSetFact(
  arn: string,
  detail: Partial<PermissionSetDetail> = {},
  assignmentsIn: readonly string[],
  documents: DocumentCollector,
): PermissionSetFact {
  const { name = lastPart(arn), description, sessionDuration, inlinePolicy } = detail;
  const inlinePolicyHash =
    inlinePolicy === undefined || inlinePolicy.kind === 'NONE'
      ? undefined
      : documents.add(inlinePolicy, 'IDENTITY', `inline policy of permission set ${name}`);
  const reason = documents.documents.get(inlinePolicyHash ?? '')?.quarantined;
  const quarantined: DataGap = {
    kind: 'POLICY_QUARANTINED',
    message: `The inline policy of the permission set ${name} could not be understood: ${reason}`,
  };
  return {
    arn,
    name,
    ...definedFields({ description, sessionDuration, inlinePolicyHash }),
    assignmentsIn,
    managedPolicies: detail.managedPolicies ?? [],
    customerManagedPolicies: detail.customerManagedPolicies ?? [],
    ...definedFields({ permissionsBoundary: boundaryOf(detail.permissionsBoundary) }),
    dataGaps: [...notCollected(name, detail), ...(reason === undefined ? [] : [quarantined])],
  };
}

function boundaryOf(boundary: BoundaryDetail | undefined): PermissionSetPolicy | undefined {
  if (boundary === undefined || boundary.kind === 'NONE') return undefined;
  if (boundary.kind === 'MANAGED') return { name: lastPart(boundary.arn), arn: boundary.arn };
  return { name: boundary.name, path: boundary.path };
}

/** The parts of a permission set. A missing boundary is an error (F-97): nothing shows whether it was collected. */
export const permissionSetParts = [
  ['name', 'name and description', 'describe-permission-set'],
  ['inlinePolicy', 'inline policy', 'get-inline-policy-for-permission-set'],
  ['managedPolicies', 'AWS managed policies', 'list-managed-policies-in-permission-set'],
  [
    'customerManagedPolicies',
    'customer managed policies',
    'list-customer-managed-policy-references-in-permission-set',
  ],
] as const;

export type PermissionSetPart = (typeof permissionSetParts)[number][0];

const notCollected = (name: string, detail: Partial<PermissionSetDetail>): readonly DataGap[] =>
  permissionSetParts
    .filter(([key]) => detail[key] === undefined)
    .map(([, what, call]) => ({
      kind: 'EXPORT_INCOMPLETE',
      message: `The import lacks the ${what} of the permission set ${name}: the output of aws sso-admin ${call}.`,
    }));

/** Returns the users and groups, including those that only an assignment or a membership names. */
function principalsIn(
  { users, groups, memberships, assignments, covers }: MergedIdentityCenter,
  uidOf: UidOf,
): readonly IdentityCenterPrincipalFact[] {
  const named: readonly (readonly [
    kind: AssignmentDetail['principalKind'],
    id: string,
    name?: string | undefined,
  ])[] = [
    ...assignments.map(({ principalKind, principalId }) => [principalKind, principalId] as const),
    ...memberships.map(({ groupId }) => ['GROUP', groupId] as const),
    ...memberships.map(({ userId }) => ['USER', userId] as const),
    ...groups.map(({ id, name }) => ['GROUP', id, name] as const),
    ...users.map(({ id, name }) => ['USER', id, name] as const),
  ];
  const covered = new Set(covers);
  const disabled = new Map(users.map((user) => [uidOf('USER', user.id), user.disabled]));
  const principals = [...new Map(named.map(([kind, id, name]) => [uidOf(kind, id), { kind, id, name }]))];
  const facts = principals.map(([uid, { kind, id, name = id }]) => ({
    uid,
    kind,
    principalId: id,
    name,
    membersCollected: kind === 'USER' || covered.has(partOf('memberships', id)),
    ...definedFields({ disabled: disabled.get(uid) }),
  }));
  return inOrder(facts, 'uid');
}
