/** A graph in arrays, for tests that need no database: small, plain, and slow. */
import type {
  AssumeRoleGrant,
  IamGroup,
  IamRole,
  Organization,
  Policy,
  Principal,
  Workload,
  WorkloadRole,
} from '../../src/graph/model/graph.js';
import type { GraphReader, PolicyHolder, Step } from '../../src/graph/contract/graphReader.js';
import type { Page } from '../../src/graph/contract/pageRequests.js';
import type { PageRequest } from '../../src/graph/contract/pageRequests.js';
import { accountOfIdentifier, namedPrincipal } from '../../src/graph/model/principals/namedPrincipal.js';
import { keyOfRole, roleSessionKey } from '../../src/graph/model/principals/roleSessionKey.js';
import { derivationInputOf } from './inMemoryDerivation.js';
import { escalationReader } from './inMemoryEscalations.js';
import { identityCenterReader } from './inMemoryIdentityCenter.js';
import { pathReader } from './inMemoryPaths.js';
import {
  accessKeyFacts,
  accountsImported,
  isEc2WithoutInstanceProfile,
  outwardTrusts,
} from './inMemoryAudits.js';
import {
  applicable,
  contains,
  found,
  groupsThatMayAllow,
  hits,
  isListed,
  keyOfHit,
  organizationsOf,
  sources,
  statisticsOf,
  targets,
  isAdministrator,
  identifiersOfSets,
  membersOfSets,
  whoCanFacts,
  type InMemoryGraph,
  type StoredHop,
} from './inMemoryFacts.js';

const isGuardrail = ({ kind }: Policy): boolean => kind === 'SERVICE_CONTROL' || kind === 'RESOURCE_CONTROL';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function inMemoryReader(graph: InMemoryGraph): GraphReader {
  const { graphVersion } = graph;

  const principal = (identifier: string): Principal | undefined =>
    graph.principals.find((one) => one.identifier === identifier) ??
    (roleOf(identifier) && namedPrincipal(identifier));
  const roleOf = (session: string): IamRole | undefined =>
    roles().find((role) => keyOf(role) === roleSessionKey(session));
  const keyOf = ({ identifier, accountId, name }: IamRole): string =>
    keyOfRole(identifier.split(':')[1] ?? '', accountId, name);
  const roles = (): readonly IamRole[] => graph.principals.filter((one) => one.kind === 'ROLE');
  const organization = (id: string): Organization | undefined =>
    graph.organization?.organizationId === id ? graph.organization : undefined;
  const group = (arn: string): IamGroup | undefined => graph.groups.find((one) => one.arn === arn);
  const policy = (uid: string): Policy | undefined => graph.policies.find((one) => one.uid === uid);
  const boundary = (arn: string): Policy | undefined => targets(graph.boundaries, arn).flatMap(policyList)[0];
  const policyList = (uid: string): readonly Policy[] => graph.policies.filter((one) => one.uid === uid);
  const held = (arn: string): readonly Policy[] =>
    [arn, ...targets(graph.memberships, arn)]
      .flatMap((holder) => targets(graph.attachments, holder))
      .flatMap(policyList);
  const holder = (arn: string): readonly PolicyHolder[] => {
    const one = principal(arn) ?? group(arn);
    return one && (one.type === 'GROUP' || one.kind === 'USER' || one.kind === 'ROLE') ? [one] : [];
  };

  function pageOf<T>(all: readonly T[], key: (entry: T) => string, { first, after }: PageRequest): Page<T> {
    const sorted = all.map((entry) => [key(entry), entry] as const).sort((a, b) => compare(a[0], b[0]));
    const rest = sorted.filter((entry) => after === undefined || entry[0] > after);
    return {
      entries: rest.slice(0, first),
      hasNextPage: rest.length > first,
      totalCount: all.length,
      graphVersion,
    };
  }

  const entriesOf = (
    hops: readonly StoredHop[],
    end: 'from' | 'to',
    page: PageRequest,
  ): Page<Step<AssumeRoleGrant>> =>
    pageOf(
      hops.map((hop) => ({ principal: hop[end], grant: hop.grant })),
      (entry) => entry.principal.identifier,
      page,
    );

  const accountCounts = (id: string) =>
    graph.accounts.some((one) => one.accountId === id)
      ? {
          users: graph.principals.filter((one) => one.accountId === id && one.kind === 'USER').length,
          roles: roles().filter((one) => one.accountId === id).length,
          groups: graph.groups.filter((one) => one.accountId === id).length,
          managedPolicies: graph.policies.filter((one) => one.accountId === id && one.kind === 'MANAGED')
            .length,
          instanceProfiles: graph.instanceProfiles.filter((one) => accountOfIdentifier(one.arn) === id)
            .length,
        }
      : undefined;

  const workload = (arn: string): Workload | undefined => graph.workloads?.find((one) => one.arn === arn);
  const rolesOf = ({ arn, instanceProfileArns }: Workload): readonly WorkloadRole[] => [
    ...(graph.runsAs ?? []).flatMap(([from, to, use]) => {
      const role = from === arn ? (principal(to) ?? namedPrincipal(to)) : undefined;
      return role ? [{ role, use }] : [];
    }),
    ...instanceProfileArns.flatMap((instanceProfileArn): readonly WorkloadRole[] => {
      const profile = graph.instanceProfiles.find((one) => one.arn === instanceProfileArn);
      const role = profile?.roleArn === undefined ? undefined : principal(profile.roleArn);
      return role ? [{ role, use: 'CODE', instanceProfileArn }] : [];
    }),
  ];

  /** Accounts may hold other versions of an AWS managed policy. */
  const copiesOf = (uid: string): readonly string[] => {
    const arn = graph.policies.find((one) => one.uid === uid)?.arn;
    const same = graph.policies.filter((one) => arn !== undefined && one.arn === arn);
    return [...new Set([uid, ...same.map((one) => one.uid)])];
  };

  return {
    graph,
    graphVersion: async () => graphVersion,
    lastLists: async (accountId) => graph.listTexts?.get(accountId),
    derivationInput: async (accountIds) => derivationInputOf(graph, accountIds),

    accounts: async (ids) => found(ids, (id) => graph.accounts.find((one) => one.accountId === id)),
    accountCounts: async (ids) => found(ids, accountCounts),
    contentHashes: async () => new Map(),
    administration: async () => ({
      principals: [],
      gaps: new Map(),
      principalGaps: new Map(),
      organizationGaps: new Map(),
      unexplored: 0,
    }),
    importPage: async (page) => pageOf(graph.imports ?? [], ({ id }) => id, page),
    accountPage: async (page, { imported }) =>
      pageOf(
        graph.accounts.filter((one) => imported === undefined || one.imported === imported),
        (one) => one.accountId,
        page,
      ),

    organizationIds: async () => (graph.organization ? [graph.organization.organizationId] : []),
    organizations: async (ids) => found(ids, organization),
    unitsOfOrganizations: async (ids, page) =>
      found(ids, (id) => organization(id) && pageOf(graph.units ?? [], (one) => one.unitId, page)),
    accountsOfOrganizations: async (ids, page) =>
      found(ids, (id) =>
        pageOf(
          graph.accounts.filter((one) => one.organizationId === id),
          (one) => one.accountId,
          page,
        ),
      ),
    policiesOfOrganizations: async (ids, page) =>
      found(
        ids,
        (id) => organization(id) && pageOf(graph.policies.filter(isGuardrail), (one) => one.uid, page),
      ),
    places: async () => organizationsOf(graph),

    principals: async (identifiers) => found(identifiers, principal),
    principalPage: async (
      page,
      { accountId, kind, nameContains, ec2WithoutInstanceProfile, administrator },
    ) =>
      pageOf(
        graph.principals.filter(
          (one) =>
            (accountId === undefined || one.accountId === accountId) &&
            (kind === undefined || one.kind === kind) &&
            (ec2WithoutInstanceProfile === undefined ||
              ec2WithoutInstanceProfile === isEc2WithoutInstanceProfile(graph, one.identifier)) &&
            (administrator === undefined || administrator === isAdministrator(one)) &&
            contains(one.name, nameContains),
        ),
        (one) => one.identifier,
        page,
      ),

    groups: async (arns) => found(arns, group),
    groupPage: async (page, { accountId, nameContains }) =>
      pageOf(
        graph.groups.filter(
          (one) =>
            (accountId === undefined || one.accountId === accountId) && contains(one.name, nameContains),
        ),
        (one) => one.arn,
        page,
      ),
    groupsOfUsers: async (arns) =>
      found(arns, (arn) => targets(graph.memberships, arn).flatMap((each) => group(each) ?? [])),
    principalsOfAccounts: async (ids, page) =>
      found(ids, (id) =>
        pageOf(
          graph.principals.filter((one) => one.accountId === id),
          (one) => one.identifier,
          page,
        ),
      ),
    membersOfGroups: async (arns, page) =>
      found(arns, (arn) => {
        const members = sources(graph.memberships, arn).flatMap((each) => principal(each) ?? []);
        return pageOf(members, (one) => one.identifier, page);
      }),

    policies: async (uids) => found(uids, policy),
    managedPolicies: async (arns) => found(arns, (arn) => graph.policies.find((one) => one.arn === arn)),
    policyPage: async (page, { accountId, kind, nameContains }) =>
      pageOf(
        graph.policies.filter(
          (one) =>
            isListed(one) &&
            (accountId === undefined || one.accountId === accountId) &&
            (kind === undefined || one.kind === kind) &&
            contains(one.name, nameContains),
        ),
        (one) => one.uid,
        page,
      ),
    policiesOfHolders: async (arns) => found(arns, held),
    boundariesOf: async (arns) => found(arns, boundary),
    holdersOfPolicies: async (uids, page) =>
      found(uids, (uid) =>
        pageOf(
          copiesOf(uid)
            .flatMap((copy) => sources(graph.attachments, copy))
            .flatMap(holder),
          (one) => (one.type === 'GROUP' ? one.arn : one.identifier),
          page,
        ),
      ),

    resources: async (arns) => found(arns, (arn) => graph.resources.find((one) => one.arn === arn)),
    resourcePage: async (page, { accountId, service, nameContains, only, except }) =>
      pageOf(
        graph.resources.filter(
          (one) =>
            (accountId === undefined || one.accountId === accountId) &&
            (service === undefined || one.service === service) &&
            contains(one.name, nameContains) &&
            (only === undefined || only.includes(one.arn)) &&
            !except?.includes(one.arn),
        ),
        (one) => one.arn,
        page,
      ),

    ...identityCenterReader(graph, roles(), pageOf),
    ...escalationReader(graph, pageOf),

    trustGrants: async (arns) => found(arns, (arn) => graph.trusts.get(arn)),
    outwardTrusts: async (accountId) => outwardTrusts(graph, accountId),
    accessKeyFacts: async (accountId) => accessKeyFacts(graph, accountId),
    instanceProfilesOfRoles: async (arns) =>
      found(arns, (arn) => graph.instanceProfiles.filter((one) => one.roleArn === arn)),
    instanceProfiles: async (arns) =>
      found(arns, (arn) => graph.instanceProfiles.find((one) => one.arn === arn)),
    instanceProfilePage: async (page, { accountId, nameContains, withoutRole }) => ({
      ...pageOf(
        graph.instanceProfiles.filter(
          (one) =>
            (accountId === undefined || accountOfIdentifier(one.arn) === accountId) &&
            (withoutRole === undefined || withoutRole === (one.roleArn === undefined)) &&
            contains(one.name, nameContains),
        ),
        (one) => one.arn,
        page,
      ),
      accounts: accountsImported(graph, accountId),
    }),

    workloads: async (arns) => found(arns, workload),
    workloadPage: async (page, { accountId, kind, nameContains }) =>
      pageOf(
        (graph.workloads ?? []).filter(
          (one) =>
            (accountId === undefined || one.accountId === accountId) &&
            (kind === undefined || one.kind === kind) &&
            contains(one.name, nameContains),
        ),
        (one) => one.arn,
        page,
      ),
    rolesOfWorkloads: async (arns) =>
      found(arns, (arn) => {
        const one = workload(arn);
        return one && rolesOf(one);
      }),
    workloadsOfRoles: async (arns, page) =>
      found(arns, (arn) =>
        pageOf(
          (graph.workloads ?? []).flatMap((one) =>
            rolesOf(one)
              .filter(({ role }) => role.identifier === arn)
              .slice(0, 1)
              .map(({ role: _role, ...use }) => ({ workload: one, ...use })),
          ),
          (user) => user.workload.arn,
          page,
        ),
      ),
    workloadsOfInstanceProfiles: async (arns, page) =>
      found(arns, (arn) =>
        pageOf(
          (graph.workloads ?? []).filter((one) => one.instanceProfileArns.includes(arn)),
          (one) => one.arn,
          page,
        ),
      ),

    credentials: async (identifiers) =>
      found(identifiers, (identifier) => graph.credentials?.get(identifier)),
    identityProviders: async (arns) => found(arns, (arn) => graph.identityProviders?.get(arn)),
    identityProvidersOfAccounts: async (ids) =>
      found(ids, (id) =>
        graph.principals.filter(
          (one) => one.accountId === id && graph.identityProviders?.has(one.identifier) === true,
        ),
      ),
    canAssume: async (identifiers, page) =>
      found(identifiers, (identifier) =>
        entriesOf(
          graph.hops.filter((hop) => hop.from.identifier === identifier),
          'to',
          page,
        ),
      ),
    rolesWithUnreadTrust: async () => [...(graph.unreadTrusts ?? [])].sort(),
    assumableBy: async (arns, page) =>
      found(arns, (arn) =>
        entriesOf(
          graph.hops.filter((hop) => hop.to.identifier === arn),
          'from',
          page,
        ),
      ),

    targets: async () => graph.targets ?? [],
    search: async (text, page) => pageOf(hits(graph, text), keyOfHit, page),
    principalsByName: async (name, accountId, kind) =>
      graph.principals.filter(
        (one) =>
          (kind === undefined || one.kind === kind) &&
          one.name.toLowerCase() === name.toLowerCase() &&
          (accountId === undefined || one.accountId === accountId),
      ),
    statistics: async () => statisticsOf(graph),

    applicablePolicies: async (principals, resources) =>
      applicable(graph, { principals, resources, roleOf, held }),
    groupsThatMayAllow: async (userArn, action) => groupsThatMayAllow(graph, userArn, action, held),
    whoCanFacts: async (_action, resource) => whoCanFacts(graph, resource, held),
    membersOfSets: async (question) => membersOfSets(graph, question),
    identifiersOfSets: async (question) => identifiersOfSets(graph, question),
    ...pathReader(graph, principal),
  };
}
