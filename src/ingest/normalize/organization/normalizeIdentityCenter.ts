/** From an instance's lists to facts: documents by content, what is only referred to by its id, gaps named. */
import type { PermissionSetPolicy } from '../../../graph/model/graph.js';
import type {
  IdentityCenterFacts,
  PermissionSetFact,
  IdentityCenterPrincipalFact,
} from '../../../graph/model/facts/identityCenterFacts.js';
import type { DataGap } from '../../../iam/decide/decision.js';
import {
  coverageOf,
  type BoundaryDetail,
  type PermissionSetDetail,
  type StorePrincipalKind,
} from '../../formats/identityCenter/identityCenterExport.js';
import type { MergedIdentityCenter } from '../../merge/mergeIdentityCenterParts.js';
import { contentHash } from '../../../graph/model/contentHash.js';
import { DocumentCollector, type Quarantined } from '../policyDocuments.js';
import { lastPart } from '../../../iam/language/arn.js';

export interface NormalizedIdentityCenter {
  readonly facts: IdentityCenterFacts;
  readonly quarantined: readonly Quarantined[];
}

export function normalizeIdentityCenter(whole: MergedIdentityCenter): NormalizedIdentityCenter {
  const { instanceArn, instance, memberships } = whole;
  const documents = new DocumentCollector();
  const uidOf = (kind: StorePrincipalKind, id: string): string => `${instanceArn}#${kind}/${id}`;
  const { identityStoreId, ownerAccountId, name } = instance[0] ?? {};
  const assignments = assignmentsIn(whole);
  const content = {
    instanceArn,
    ...(identityStoreId === undefined ? {} : { identityStoreId }),
    ...(ownerAccountId === undefined ? {} : { ownerAccountId }),
    ...(name === undefined ? {} : { name }),
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
    facts: {
      ...content,
      documents: documents.documents,
      contentHash: contentHash(JSON.stringify(content)),
    },
    quarantined: documents.quarantined,
  };
}

/** Those of a permission set that is gone are gone with it. */
function assignmentsIn({ assignments, permissionSets, covers }: MergedIdentityCenter) {
  if (!covers.includes(coverageOf('permissionSets'))) return assignments;
  const known = new Set(permissionSets.map(({ id }) => id));
  return assignments.filter(({ permissionSetArn }) => known.has(permissionSetArn));
}

/** Those that only an assignment names are there all the same. */
function permissionSetsIn(
  whole: MergedIdentityCenter,
  documents: DocumentCollector,
): readonly PermissionSetFact[] {
  const listed = new Map(whole.permissionSets.map((set) => [set.id, set]));
  const arns = [...listed.keys(), ...assignmentsIn(whole).map(({ permissionSetArn }) => permissionSetArn)];
  return [...new Set(arns)].sort().map((arn) => permissionSetFact(arn, listed.get(arn), documents));
}

function permissionSetFact(
  arn: string,
  detail: Partial<PermissionSetDetail> = {},
  documents: DocumentCollector,
): PermissionSetFact {
  const { name = lastPart(arn), description, sessionDuration, inlinePolicy, permissionsBoundary } = detail;
  const boundary = boundaryOf(permissionsBoundary);
  const policy = inlinePolicy === undefined || inlinePolicy.kind === 'NONE' ? undefined : inlinePolicy;
  const hash = policy && documents.add(policy, 'IDENTITY', `inline policy of permission set ${name}`);
  const reason = hash === undefined ? undefined : documents.documents.get(hash)?.quarantined;
  return {
    arn,
    name,
    ...(description === undefined ? {} : { description }),
    ...(sessionDuration === undefined ? {} : { sessionDuration }),
    ...(hash === undefined ? {} : { inlinePolicyHash: hash }),
    managedPolicies: detail.managedPolicies ?? [],
    customerManagedPolicies: detail.customerManagedPolicies ?? [],
    ...(boundary === undefined ? {} : { permissionsBoundary: boundary }),
    dataGaps: [...notCollected(name, detail), ...(reason === undefined ? [] : [quarantineGap(name, reason)])],
  };
}

function boundaryOf(boundary: BoundaryDetail | undefined): PermissionSetPolicy | undefined {
  switch (boundary?.kind) {
    case 'MANAGED':
      return { name: lastPart(boundary.arn), arn: boundary.arn };
    case 'CUSTOMER_MANAGED':
      return { name: boundary.name, path: boundary.path };
    default:
      return undefined;
  }
}

/** A permissions boundary is an error where there is none (F-97), so that nothing says so. */
const parts = [
  ['name', 'name and description', 'describe-permission-set'],
  ['inlinePolicy', 'inline policy', 'get-inline-policy-for-permission-set'],
  ['managedPolicies', 'AWS managed policies', 'list-managed-policies-in-permission-set'],
  [
    'customerManagedPolicies',
    'customer managed policies',
    'list-customer-managed-policy-references-in-permission-set',
  ],
] as const;

const notCollected = (name: string, detail: Partial<PermissionSetDetail>): readonly DataGap[] =>
  parts
    .filter(([key]) => detail[key] === undefined)
    .map(([, what, call]) => ({
      kind: 'EXPORT_INCOMPLETE',
      message: `The import lacks the ${what} of the permission set ${name}: the output of aws sso-admin ${call}.`,
    }));

const quarantineGap = (name: string, reason: string): DataGap => ({
  kind: 'POLICY_QUARANTINED',
  message: `The inline policy of the permission set ${name} could not be understood: ${reason}`,
});

/** Those that only an assignment or a membership names are there all the same. */
function principalsIn(
  whole: MergedIdentityCenter,
  uidOf: (kind: StorePrincipalKind, id: string) => string,
): readonly IdentityCenterPrincipalFact[] {
  const names = new Map<string, string | undefined>();
  const known = new Map<string, readonly [StorePrincipalKind, string]>();
  const add = (kind: StorePrincipalKind, id: string, name?: string): void => {
    const uid = uidOf(kind, id);
    known.set(uid, [kind, id]);
    names.set(uid, name ?? names.get(uid));
  };
  for (const { id, name } of whole.users) add('USER', id, name);
  for (const { id, name } of whole.groups) add('GROUP', id, name);
  for (const { groupId, userId } of whole.memberships) {
    add('GROUP', groupId);
    add('USER', userId);
  }
  for (const { principalKind, principalId } of assignmentsIn(whole)) add(principalKind, principalId);
  const withMembers = new Set(whole.memberships.map(({ groupId }) => groupId));
  return [...known]
    .map(([uid, [kind, principalId]]) => ({
      uid,
      kind,
      principalId,
      name: names.get(uid) ?? principalId,
      membersCollected:
        kind === 'USER' ||
        withMembers.has(principalId) ||
        whole.covers.includes(coverageOf('memberships', principalId)),
    }))
    .sort((a, b) => (a.uid < b.uid ? -1 : 1));
}
