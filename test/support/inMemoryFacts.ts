/** What the in-memory reader gathers for questions about access, and what its graph consists of. */
import type { ImportRecord } from '../../src/graph/model/stored/importTable.js';
import type { MarkedTarget } from '../../src/graph/model/stored/markedTargets.js';
import type {
  Account,
  AssumeRoleGrant,
  Credentials,
  EscalationGrant,
  EscalationAlternative,
  IamGroup,
  IamRole,
  IdentityCenterPrincipal,
  IdentityProvider,
  InstanceProfile,
  Organization,
  OrganizationalUnit,
  PermissionSet,
  Policy,
  Principal,
  Resource,
  RoleUse,
  TrustGrant,
  Workload,
} from '../../src/graph/model/graph.js';
import type { AccountFacts, ManagedOrganization } from '../../src/graph/contract/graphWriter.js';
import type { GroupsOfAccount, SearchHit, Statistics } from '../../src/graph/contract/graphReader.js';
import type { StoredDocument } from '../../src/graph/model/storedPolicies.js';
import type { PolicySet } from '../../src/graph/model/storedPolicies.js';
import type { PolicySetMember } from '../../src/graph/model/storedPolicies.js';
import type { ApplicablePolicies } from '../../src/graph/model/storedPolicies.js';
import type { StoredResource } from '../../src/graph/model/storedPolicies.js';
import type { RoleAsResource } from '../../src/graph/model/storedPolicies.js';
import type { StoredOrganizations } from '../../src/graph/model/storedPolicies.js';
import type { HeldPolicy } from '../../src/graph/model/storedPolicies.js';
import type {
  EquivalentSets,
  IdentifiersOfSets,
  IdentifiersQuestion,
  MembersOfSets,
  MembersQuestion,
  WhoCanFacts,
} from '../../src/graph/contract/whoCanReader.js';
import { compiledDocument } from '../../src/graph/engine/compiledDocument.js';
import { accountOfIdentifier } from '../../src/graph/model/principals/namedPrincipal.js';
import type { DataGap } from '../../src/iam/decide/decision.js';
import { mayAllowAction } from '../../src/iam/language/compile.js';
import { partitionOf } from '../../src/graph/engine/requestPrincipal.js';
import { policyHolders } from '../../src/graph/engine/policyHolder.js';
import { resourcePolicyUid, trustPolicyUid } from '../../src/graph/model/policyUid.js';

type Pair = readonly [from: string, to: string];

/** Who may assume which role. */
export interface StoredHop {
  readonly from: Principal;
  readonly to: IamRole;
  readonly grant: AssumeRoleGrant;
}

export interface InMemoryGraph {
  readonly graphVersion: string;
  readonly accounts: readonly Account[];
  readonly principals: readonly Principal[];
  readonly groups: readonly IamGroup[];
  /** Trust policies and those of resources too. */
  readonly policies: readonly Policy[];
  readonly instanceProfiles: readonly InstanceProfile[];
  /** Their policies are among the policies, and whom those name among the trusts, by ARN. */
  readonly resources: readonly Resource[];
  readonly workloads?: readonly Workload[];
  readonly targets?: readonly MarkedTarget[];
  /** Workload ARN, role ARN, and by whose hands. */
  readonly runsAs?: readonly (readonly [workload: string, role: string, use: RoleUse])[];
  /** By identifier. */
  readonly credentials?: ReadonlyMap<string, Credentials>;
  /** Those that an import holds, by ARN. */
  readonly identityProviders?: ReadonlyMap<string, IdentityProvider>;
  /** User ARN, group ARN. */
  readonly memberships: readonly Pair[];
  /** ARN of a user, role or group, policy uid. */
  readonly attachments: readonly Pair[];
  /** ARN of a user or role, policy uid. */
  readonly boundaries: readonly Pair[];
  readonly trusts: ReadonlyMap<string, readonly TrustGrant[]>;
  /** By ARN of the role: whom of other accounts its trust policy singles out. */
  readonly singledOut?: ReadonlyMap<string, readonly Principal[]>;
  readonly hops: readonly StoredHop[];
  /** Of a pair there may be several, as of a shared set and of one's own. */
  readonly escalations?: readonly {
    readonly from: Principal;
    readonly to: Principal;
    readonly grant: EscalationGrant;
  }[];
  /** By identifier: of the sets that a principal belongs to. */
  readonly findings?: ReadonlyMap<string, readonly (readonly EscalationAlternative[])[]>;
  /** By identifier: ids of techniques of findings that lead on to what is not searched. */
  readonly unexplored?: ReadonlyMap<string, readonly string[]>;
  readonly organizations?: StoredOrganizations;
  readonly imports?: readonly ImportRecord[];
  /** What imports said of the accounts, where the rest was derived from them. */
  readonly facts?: readonly AccountFacts[];
  /** By account: what its imports held, by list. */
  readonly listTexts?: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  readonly managed?: readonly ManagedOrganization[];
  /** Its accounts and policies are among the others. */
  readonly organization?: Organization;
  readonly units?: readonly OrganizationalUnit[];
  readonly outdatedAccounts?: readonly string[];
  /** Of imported accounts: those of their data gaps that can hide hops. */
  readonly principalGaps?: readonly DataGap[];
  /** By identifier: as of a policy set. */
  readonly mayAssumeIn?: ReadonlyMap<string, readonly string[]>;
  /** ARNs of roles. */
  readonly unreadTrusts?: readonly string[];
  /** ARNs that roles trust. */
  readonly missingProviders?: readonly string[];
  readonly permissionSets?: readonly PermissionSet[];
  readonly identityCenterPrincipals?: readonly IdentityCenterPrincipal[];
  /** Uid of a user, uid of a group. */
  readonly identityCenterMemberships?: readonly Pair[];
  readonly assignments?: readonly {
    readonly permissionSetArn: string;
    readonly accountId: string;
    readonly principalUid: string;
  }[];
}

export const emptyGraph: InMemoryGraph = {
  graphVersion: '0',
  accounts: [],
  principals: [],
  groups: [],
  policies: [],
  instanceProfiles: [],
  resources: [],
  memberships: [],
  attachments: [],
  boundaries: [],
  trusts: new Map(),
  hops: [],
};

export const targets = (pairs: readonly Pair[], from: string): readonly string[] =>
  pairs.filter((pair) => pair[0] === from).map((pair) => pair[1]);
export const sources = (pairs: readonly Pair[], to: string): readonly string[] =>
  pairs.filter((pair) => pair[1] === to).map((pair) => pair[0]);
export const contains = (text: string, part: string | undefined): boolean =>
  part === undefined || text.toLowerCase().includes(part.toLowerCase());

export function found<T>(
  keys: readonly string[],
  find: (key: string) => T | undefined,
): ReadonlyMap<string, T> {
  return new Map(
    keys.flatMap((key) => {
      const value = find(key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

/** Trust policies and those of resources are found where they are written into. */
export const isListed = ({ kind }: Policy): boolean => kind !== 'TRUST' && kind !== 'RESOURCE';

export const keyOfHit = (hit: SearchHit): string =>
  hit.type === 'ACCOUNT'
    ? hit.accountId
    : hit.type === 'POLICY'
      ? hit.uid
      : hit.type === 'PRINCIPAL'
        ? hit.identifier
        : hit.arn;

export function hits(
  { accounts, principals, groups, policies, resources, workloads = [] }: InMemoryGraph,
  text: string,
): readonly SearchHit[] {
  const all: readonly SearchHit[] = [
    ...accounts,
    ...principals.filter((one) => one.kind !== 'ANYONE'),
    ...groups,
    ...policies.filter(isListed),
    ...resources,
    ...workloads,
  ];
  const hasId = (hit: SearchHit): boolean =>
    (/^akia\w{4}/i.test(text) && 'accessKeys' in hit && contains(JSON.stringify(hit.accessKeys), text)) ||
    (/^a(ida|roa)\w{4}/i.test(text) && 'uniqueId' in hit && contains(hit.uniqueId, text));
  const isNamed = (hit: SearchHit): boolean => hit.type === 'ACCOUNT' && contains(hit.name ?? '', text);
  return all.filter((hit) => contains(keyOfHit(hit), text) || isNamed(hit) || hasId(hit));
}

export const importedAccounts = ({ accounts }: InMemoryGraph): ReadonlySet<string> =>
  new Set(accounts.filter((one) => one.imported).map((one) => one.accountId));

const heldPolicy = ({ uid, name, documentHash, documentText, quarantined }: Policy): HeldPolicy => ({
  uid,
  name,
  ...(documentHash === undefined ? {} : { documentHash }),
  ...(documentText === undefined ? {} : { documentText }),
  ...(quarantined === undefined ? {} : { quarantined }),
});

function roleAsResource(graph: InMemoryGraph, arn: string): RoleAsResource | undefined {
  const role = graph.principals.find((one): one is IamRole => one.kind === 'ROLE' && one.identifier === arn);
  const trust = graph.policies.find((one) => one.uid === trustPolicyUid(arn));
  return role && trust && { role, trust: heldPolicy(trust) };
}

const storedResources = (
  graph: InMemoryGraph,
  arns: readonly string[],
): ReadonlyMap<string, StoredResource> =>
  found([...new Set(arns.flatMap(policyHolders))], (arn) => {
    const resource = graph.resources.find((one) => one.arn === arn);
    const policy = graph.policies.find((one) => one.uid === resourcePolicyUid(arn));
    return resource && { resource, ...(policy ? { policy: heldPolicy(policy) } : {}) };
  });

interface Applicable {
  readonly principals: readonly string[];
  readonly resources: readonly string[];
  readonly roleOf: (session: string) => IamRole | undefined;
  readonly held: (arn: string) => readonly Policy[];
}

export const organizationsOf = ({ organizations }: InMemoryGraph): StoredOrganizations =>
  organizations ?? { anyImported: false, places: new Map() };

export function applicable(
  graph: InMemoryGraph,
  { principals, resources, roleOf, held }: Applicable,
): ApplicablePolicies {
  const storedOnes = storedResources(graph, resources);
  const owners = [...storedOnes.values()].map(({ resource }) => resource.accountId);
  const asked = new Set([...[...principals, ...resources].map(accountOfIdentifier), ...owners]);
  return {
    principals: found(principals, (identifier) => {
      const principal = roleOf(identifier) ?? graph.principals.find((one) => one.identifier === identifier);
      if (!principal) return undefined;
      const [, uid] = graph.boundaries.find((pair) => pair[0] === principal.identifier) ?? [];
      const boundary = graph.policies.find((one) => one.uid === uid);
      return {
        principal,
        identity: held(principal.identifier).map(heldPolicy),
        ...(boundary ? { boundary: heldPolicy(boundary) } : {}),
        missingGroups: [],
      };
    }),
    roles: found(resources, (arn) => roleAsResource(graph, arn)),
    resources: storedOnes,
    importedAccounts: importedAccounts(graph),
    missingProviders: new Set(graph.missingProviders),
    accountGaps: graph.accounts
      .flatMap((one) => one.dataGaps)
      .filter((gap) => gap.kind === 'EXPORT_INCOMPLETE' && asked.has(gap.accountId)),
    anythingImported: graph.accounts.some((one) => one.imported) || graph.resources.length > 0,
    organizations: organizationsOf(graph),
    graphVersion: graph.graphVersion,
  };
}

export function groupsThatMayAllow(
  graph: InMemoryGraph,
  userArn: string,
  action: string,
  held: Applicable['held'],
): GroupsOfAccount {
  const may = ({ documentHash: hash, documentText: text, quarantined }: Policy): boolean => {
    if (hash === undefined || text === undefined) return true;
    const compiled = compiledDocument({ hash, text, ...(quarantined ? { quarantined } : {}) }, 'IDENTITY');
    return compiled === undefined || mayAllowAction(compiled, action);
  };
  const groups = graph.groups
    .filter(({ arn, accountId }) => accountId === accountOfIdentifier(userArn) && held(arn).some(may))
    .map((group) => {
      const members = sources(graph.memberships, group.arn).toSorted();
      return {
        group,
        policies: held(group.arn).map(heldPolicy),
        hasUser: members.includes(userArn),
        memberCount: members.length,
        memberNames: members.slice(0, 5).map((arn) => arn.slice(arn.lastIndexOf('/') + 1)),
      };
    });
  return { groups, graphVersion: graph.graphVersion };
}

/** Everyone is a policy set of one. */
export function whoCanFacts(graph: InMemoryGraph, resource: string, held: Applicable['held']): WhoCanFacts {
  const sets = graph.principals.filter(isMember).map((one): EquivalentSets => {
    const identityHashes = held(one.identifier).flatMap((policy) => policy.documentHash ?? []);
    return {
      uids: [one.identifier],
      accountId: one.accountId,
      partition: partitionOf(one.identifier),
      kind: one.kind,
      identityHashes,
      partial: false,
      boundary: boundaryOf(graph, one.identifier),
      memberCount: 1,
      serviceLinked: one.kind === 'ROLE' && one.serviceLinked,
    };
  });
  const trusting = [resource, ...policyHolders(resource)];
  const letIn = trusting.flatMap((arn) => graph.trusts.get(arn) ?? []).map(({ principal }) => principal);
  const resources = storedResources(graph, [resource]);
  return {
    sets,
    documents: new Map(graph.policies.flatMap(documentOf).map((document) => [document.hash, document])),
    roles: found([resource], (arn) => roleAsResource(graph, arn)),
    resources,
    named: distinct([...letIn, ...(graph.singledOut?.get(resource) ?? [])]).filter(
      ({ kind }) => kind !== 'USER' && kind !== 'ROLE',
    ),
    roots: graph.accounts
      .filter(({ imported }) => imported)
      .map(({ accountId, partition }) => ({ accountId, partition })),
    importedAccounts: importedAccounts(graph),
    missingProviders: new Set(graph.missingProviders),
    principalGaps: gapsOfThose(graph, ownersOf(resource, resources), letIn),
    organizations: organizationsOf(graph),
    graphVersion: graph.graphVersion,
  };
}

const distinct = (principals: readonly Principal[]): readonly Principal[] => [
  ...new Map(principals.map((one) => [one.identifier, one])).values(),
];

const ownersOf = (arn: string, stored: ReadonlyMap<string, StoredResource>): readonly string[] =>
  [accountOfIdentifier(arn), ...[...stored.values()].map(({ resource }) => resource.accountId)].filter(
    (id) => id !== undefined,
  );

function gapsOfThose(
  graph: InMemoryGraph,
  owners: readonly string[],
  letIn: readonly Principal[],
): readonly DataGap[] {
  const isAnyone = owners.length === 0 || letIn.some(({ kind }) => kind === 'ANYONE');
  const ids = new Set([...owners, ...letIn.map(({ accountId }) => accountId)]);
  return (graph.principalGaps ?? []).filter(({ accountId }) => isAnyone || ids.has(accountId));
}

const isMember = (one: Principal): one is PolicySetMember => one.kind === 'USER' || one.kind === 'ROLE';

export function membersOfSets(
  { principals, graphVersion }: InMemoryGraph,
  { sets, names, accountIds }: MembersQuestion,
): MembersOfSets {
  const members = principals
    .filter(isMember)
    .filter(
      ({ identifier, name, uniqueId, accountId }) =>
        sets.includes(identifier) ||
        (accountIds?.includes(accountId) !== false &&
          [name, uniqueId].some((one) => names.includes(one.toLowerCase()))),
    );
  return { members: new Map(members.map((one) => [one.identifier, [one]])), graphVersion };
}

export function identifiersOfSets(
  { graphVersion }: InMemoryGraph,
  { sets, except, after = '', first }: IdentifiersQuestion,
): IdentifiersOfSets {
  const found = sets.filter((one) => one > after && !except.includes(one)).toSorted();
  return { entries: found.slice(0, first).map((one) => [one, one]), graphVersion };
}

function boundaryOf({ boundaries, policies }: InMemoryGraph, arn: string): PolicySet['boundary'] {
  const [uid] = targets(boundaries, arn);
  const documentHash = policies.find((one) => one.uid === uid)?.documentHash;
  if (uid === undefined) return { status: 'NONE' };
  return documentHash === undefined ? { status: 'NOT_COLLECTED' } : { status: 'COLLECTED', documentHash };
}

function documentOf({
  documentHash: hash,
  documentText: text,
  quarantined,
}: Policy): readonly StoredDocument[] {
  if (hash === undefined || text === undefined) return [];
  return [{ hash, text, ...(quarantined === undefined ? {} : { quarantined }) }];
}

const escalationCounts = ({ escalations = [], principals }: InMemoryGraph) => ({
  escalatesTo: escalations.filter(({ grant }) => grant.decision === 'ALLOWED').length,
  escalatesToIf: escalations.filter(({ grant }) => grant.decision === 'CONDITIONAL').length,
  administrators: principals.filter(isAdministrator).length,
});

export const isAdministrator = (principal: Principal): boolean =>
  'administration' in principal && principal.administration !== undefined;

export function statisticsOf(graph: InMemoryGraph): Statistics {
  const importedAt = graph.accounts.flatMap((one) => one.importedAt ?? []);
  const imported = importedAccounts(graph).size;
  return {
    accounts: imported,
    outsideAccounts: graph.accounts.length - imported,
    users: graph.principals.filter((one) => one.kind === 'USER').length,
    groups: graph.groups.length,
    roles: graph.principals.filter((one) => one.kind === 'ROLE').length,
    policies: graph.policies.filter(isListed).length,
    policyDocuments: new Set(graph.policies.flatMap((one) => one.documentHash ?? [])).size,
    quarantinedDocuments: graph.policies.filter((one) => one.quarantined !== undefined).length,
    policySets: 0,
    canAssume: graph.hops.filter((hop) => hop.grant.decision === 'ALLOWED').length,
    canAssumeIf: graph.hops.filter((hop) => hop.grant.decision === 'CONDITIONAL').length,
    ...escalationCounts(graph),
    rolesTrustingAnyone: graph.hops.filter(({ from }) => from.kind === 'ANYONE').length,
    ...(importedAt.length > 0 ? { lastImportAt: Math.max(...importedAt) } : {}),
    graphVersion: graph.graphVersion,
  };
}
