/** A proposal as nodes and relationships: the pure half of writing it. */
import type { PolicySet } from '../../../model/storedPolicies.js';
import type {
  AccountFacts,
  Escalations,
  ImportProposal,
  InstanceProfileFact,
  ResourceFact,
  RoleFact,
  Trust,
  UserFact,
  WorkloadFact,
} from '../../../contract/graphWriter.js';
import { contentHash } from '../../../model/contentHash.js';
import type { PrincipalKind } from '../../../model/graph.js';
import { namedPrincipal, namedPrincipalKind } from '../../../model/principals/namedPrincipal.js';
import { roleSessionKey } from '../../../model/principals/roleSessionKey.js';
import {
  edgeRows,
  ownFindings,
  ownSets,
  type EdgeRow,
  type OwnFindingsRow,
  type OwnSetRow,
} from './edgeRows.js';
import { derivedProperties, named, ownedNodes, policyRow, type NodeRow } from './nodeRows.js';

/** Of what an account owns. */
export type OwnedRelationshipKind =
  | 'Principal MEMBER_OF IamGroup'
  | 'Principal HAS_POLICY Policy'
  | 'IamGroup HAS_POLICY Policy'
  | 'Principal HAS_BOUNDARY Policy'
  | 'AccountExport LISTS Policy'
  | 'Policy HAS_DOCUMENT PolicyDocument'
  | 'Principal TRUST_POLICY PolicyDocument'
  | 'Principal TRUSTS Principal'
  | 'Principal SINGLES_OUT Principal'
  | 'Resource RESOURCE_POLICY PolicyDocument'
  | 'Resource TRUSTS Principal'
  | 'InstanceProfile CONTAINS Principal'
  | 'Workload RUNS_AS Principal'
  | 'Workload USES_PROFILE InstanceProfile'
  | 'Principal GOVERNED_BY PolicySet'
  | 'PolicySet INCLUDES PolicyDocument'
  | 'PolicySet BOUNDED_BY PolicyDocument';

export interface RelationshipRow {
  readonly accountId: string;
  readonly kind: OwnedRelationshipKind;
  readonly from: string;
  readonly to: string;
  /** Only TRUSTS has any. */
  readonly statements?: readonly number[];
  /** Only RUNS_AS has it. */
  readonly use?: string;
}

export interface ImportRows {
  readonly nodes: readonly NodeRow[];
  readonly relationships: readonly RelationshipRow[];
  /** Shared by accounts: the policies of AWS. */
  readonly awsPolicies: readonly (NodeRow & { readonly documentHash: string | null })[];
  /** Whom trust policies and those of resources name, and which accounts are administered from elsewhere. */
  readonly named: readonly NamedPrincipalRow[];
  readonly edges: readonly EdgeRow[];
  readonly ownSets: readonly OwnSetRow[];
  readonly ownFindings: readonly OwnFindingsRow[];
}

/** A principal that is known by what policies call it. */
export interface NamedPrincipalRow {
  readonly uid: string;
  readonly kind: PrincipalKind;
  readonly name: string;
  readonly nameKey: string;
  readonly searchText: string;
  readonly accountId: string | null;
  readonly partition: string | null;
  readonly sessionKey: string | null;
}

export function importRows(proposal: ImportProposal): ImportRows {
  const { escalations } = proposal;
  const all = proposal.accounts.map(({ facts }) => facts);
  const ids = new Set(all.map((facts) => facts.accountId));
  const derived = derivedProperties(escalations);
  return {
    nodes: all.flatMap((facts) => ownedNodes(facts, derived)),
    relationships: all.flatMap((facts) =>
      // What is added stands first: an object that is spread first and added to then has its shape for itself in V8.
      ownedRelationships(facts).map((row) => ({ accountId: facts.accountId, ...row })),
    ),
    awsPolicies: distinct(all.flatMap(awsPolicies), (row) => row.uid),
    named: namedPrincipals(all, escalations),
    edges: edgeRows(proposal, ids),
    ownSets: ownSets(proposal),
    ownFindings: ownFindings(escalations.findings),
  };
}

const distinct = <T>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

const awsPolicies = ({ policies, listed }: AccountFacts): ImportRows['awsPolicies'] =>
  [...policies, ...listed.policies]
    .filter((policy) => policy.kind === 'AWS_MANAGED')
    .map((policy) => ({ ...policyRow(policy, undefined), documentHash: policy.documentHash ?? null }));

/** Equal where an account's export lists the same policies of AWS as before. */
export const hashOfListed = ({ listed }: AccountFacts): string =>
  contentHash(listed.policies.map(({ uid }) => uid));

/** A relationship of the account whose facts it is made of. */
type Relationship = Omit<RelationshipRow, 'accountId'>;

function ownedRelationships(facts: AccountFacts): readonly Relationship[] {
  return [
    ...facts.users.flatMap(principalRelationships),
    ...facts.users.flatMap((user) =>
      user.groupArns.map((to) => ({ kind: 'Principal MEMBER_OF IamGroup' as const, from: user.arn, to })),
    ),
    ...facts.roles.flatMap(principalRelationships),
    ...facts.roles.flatMap(roleRelationships),
    ...facts.groups.flatMap((group) =>
      group.policyUids.map((to) => ({ kind: 'IamGroup HAS_POLICY Policy' as const, from: group.arn, to })),
    ),
    ...facts.listed.policies.map(({ uid: to }) => ({
      kind: 'AccountExport LISTS Policy' as const,
      from: facts.accountId,
      to,
    })),
    ...facts.policies.flatMap((policy) =>
      policy.documentHash && policy.kind !== 'AWS_MANAGED'
        ? [{ kind: 'Policy HAS_DOCUMENT PolicyDocument' as const, from: policy.uid, to: policy.documentHash }]
        : [],
    ),
    ...facts.instanceProfiles.flatMap(instanceProfileRelationships),
    ...facts.workloads.flatMap(workloadRelationships),
    ...facts.policySets.flatMap(policySetRelationships),
    ...facts.resources.flatMap(resourceRelationships),
  ];
}

const principalRelationships = (fact: UserFact | RoleFact): readonly Relationship[] => [
  ...fact.policyUids.map((to) => ({ kind: 'Principal HAS_POLICY Policy' as const, from: fact.arn, to })),
  ...(fact.boundaryUid
    ? [{ kind: 'Principal HAS_BOUNDARY Policy' as const, from: fact.arn, to: fact.boundaryUid }]
    : []),
  { kind: 'Principal GOVERNED_BY PolicySet', from: fact.arn, to: fact.policySetUid },
];

const roleRelationships = (role: RoleFact): readonly Relationship[] => [
  { kind: 'Principal TRUST_POLICY PolicyDocument', from: role.arn, to: role.trustHash },
  ...role.trusts.map((trust) => trustRelationship('Principal TRUSTS Principal', role.arn, trust)),
  ...role.singledOut.map((to) => ({ kind: 'Principal SINGLES_OUT Principal' as const, from: role.arn, to })),
];

const resourceRelationships = ({ arn, policyHash, trusts }: ResourceFact): readonly Relationship[] => [
  ...(policyHash === undefined
    ? []
    : [{ kind: 'Resource RESOURCE_POLICY PolicyDocument' as const, from: arn, to: policyHash }]),
  ...trusts.map((trust) => trustRelationship('Resource TRUSTS Principal', arn, trust)),
];

const instanceProfileRelationships = ({ arn, roleArn }: InstanceProfileFact): readonly Relationship[] =>
  roleArn === undefined ? [] : [{ kind: 'InstanceProfile CONTAINS Principal', from: arn, to: roleArn }];

const workloadRelationships = ({
  arn,
  roles,
  instanceProfileArns,
}: WorkloadFact): readonly Relationship[] => [
  ...roles.map(({ arn: to, use }) => ({ kind: 'Workload RUNS_AS Principal' as const, from: arn, to, use })),
  ...instanceProfileArns.map((to) => ({
    kind: 'Workload USES_PROFILE InstanceProfile' as const,
    from: arn,
    to,
  })),
];

const trustRelationship = (
  kind: 'Principal TRUSTS Principal' | 'Resource TRUSTS Principal',
  from: string,
  { identifier, statementIndexes }: Trust,
): Relationship => ({ kind, from, to: identifier, statements: statementIndexes });

const policySetRelationships = (set: PolicySet): readonly Relationship[] => [
  ...set.identityHashes.map((to) => ({
    kind: 'PolicySet INCLUDES PolicyDocument' as const,
    from: set.uid,
    to,
  })),
  ...(set.boundary.status === 'COLLECTED'
    ? [{ kind: 'PolicySet BOUNDED_BY PolicyDocument' as const, from: set.uid, to: set.boundary.documentHash }]
    : []),
  ...(set.assumersUid === undefined ? [] : membersOf(set, set.assumersUid)),
];

const membersOf = ({ members }: PolicySet, to: string): readonly Relationship[] =>
  members.map(({ identifier: from }) => ({ kind: 'Principal GOVERNED_BY PolicySet', from, to }));

/** What a principal is stored as that no import holds, or not yet. Escalations lead to root users of such accounts. */
function namedPrincipals(
  accounts: readonly AccountFacts[],
  escalations: Escalations,
): readonly NamedPrincipalRow[] {
  const identifiers = new Set([
    ...accounts
      .flatMap(({ roles, resources }) => [...roles, ...resources])
      .flatMap(({ trusts }) => trusts.map(({ identifier }) => identifier)),
    ...accounts.flatMap(({ roles }) => roles).flatMap(({ singledOut }) => singledOut),
    ...accounts.flatMap(({ workloads }) => workloads).flatMap(({ roles }) => roles.map(({ arn }) => arn)),
    ...escalations.edges
      .map(({ targetArn }) => targetArn)
      .filter((arn) => namedPrincipalKind(arn) === 'ROOT'),
  ]);
  return [...identifiers].sort().map((identifier) => {
    const principal = namedPrincipal(identifier);
    const [, partition = 'aws'] = identifier.split(':');
    return {
      uid: identifier,
      kind: principal.kind,
      ...named(principal.name, identifier),
      accountId: principal.accountId ?? null,
      partition: identifier.startsWith('arn:') ? partition : null,
      sessionKey: roleSessionKey(identifier) ?? null,
    };
  });
}
