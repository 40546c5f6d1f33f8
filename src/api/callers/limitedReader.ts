/** Limits the graph to what a caller limited to some accounts may see, as if no other account had been imported. */
import { pageOf } from '../../access/shared/pageOf.js';
import type { ByKey, GraphReader, PagesByKey } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest, PrincipalListFilter } from '../../graph/contract/pageRequests.js';
import type { TrustGrant } from '../../graph/model/graph.js';
import { namedPrincipal, namedPrincipalKind } from '../../graph/model/principals/namedPrincipal.js';
import type { StoredOrganizations } from '../../graph/model/storedPolicies.js';
import { apiError, badUserInput } from '../errors.js';
import { isThrough, throughMine } from './limitedEscalations.js';
import { visibleGaps, isVisibleName, isVisible, type AccountIds, type Owned } from './visibility.js';

/** Throws: a caller that may see each of several accounts has to name one. */
const askForOne = async (things: string): Promise<never> => {
  throw badUserInput(
    'filter.accountId',
    `Say of which account to list ${things}: this caller is limited to some.`,
  );
};

/** The reads of one caller. */
class LimitedReads {
  constructor(private readonly accountIds: AccountIds) {}

  readonly isMine = (one: Owned): boolean => isVisible(one, this.accountIds);
  readonly isMyName = (name: string): boolean => isVisibleName(name, this.accountIds);
  readonly mine = <T extends Owned>(all: readonly T[]): readonly T[] => all.filter(this.isMine);
  readonly myNames = (names: Iterable<string>): readonly string[] => [...names].filter(this.isMyName);
  readonly myNamesIn = (names: ReadonlySet<string>): ReadonlySet<string> => new Set(this.myNames(names));

  /** Reads things by their own key. */
  readonly byKey =
    <V extends Owned>(read: ByKey<V>): ByKey<V> =>
    async (keys) =>
      new Map([...(await read(this.myNames(keys)))].filter(([, one]) => this.isMine(one)));

  /** Reads what belongs to the thing with the key, and is in its account. */
  readonly ofKey =
    <V, Rest extends readonly unknown[]>(read: (keys: readonly string[], ...rest: Rest) => Promise<V>) =>
    (keys: readonly string[], ...rest: Rest) =>
      read(this.myNames(keys), ...rest);

  readonly listsByKey =
    <V extends Owned>(read: ByKey<readonly V[]>): ByKey<readonly V[]> =>
    async (keys) =>
      new Map([...(await read(this.myNames(keys)))].map(([key, list]) => [key, this.mine(list)]));

  /** Reads pages of things that may be in any account. */
  readonly narrowedPages =
    <P extends Page<unknown>>(read: PagesByKey<P>): PagesByKey<P> =>
    (keys, page) =>
      read(this.myNames(keys), this.narrowed(page));

  readonly narrowed = (page: PageRequest): PageRequest => ({ ...page, accountIds: [...this.accountIds] });

  /** Reads a list of one account. */
  readonly ofOne =
    <F extends { readonly accountId?: string }, P>(
      things: string,
      read: (page: PageRequest, filter: F) => Promise<P>,
    ): ((page: PageRequest, filter: F) => Promise<P>) =>
    async (page, filter) =>
      filter.accountId === undefined ? askForOne(things) : read(page, filter);

  /** Returns a principal of another account with nothing but the name that policies use. */
  readonly asNamed = <P extends Owned & { readonly identifier: string }>(one: P) =>
    this.isMine(one) ? one : namedPrincipal(one.identifier);
}

/** Refuses questions about the whole graph. Paths are searched on all of it, and shown without other accounts. */
const closed = async (): Promise<never> => {
  throw apiError('FORBIDDEN', 'This looks at the whole graph; this caller is limited to some accounts.');
};

export function limitedReader(reader: GraphReader, accountIds: AccountIds): GraphReader {
  const reads = new LimitedReads(accountIds);
  return {
    // What is kept of the whole graph for other questions is none of this one.
    graph: {},
    graphVersion: reader.graphVersion,
    ...closedReads,
    ...inventoryReads(reader, reads, accountIds),
    ...listReads(reader, reads, accountIds),
    ...stepReads(reader, reads, accountIds),
    ...decisionReads(reader, reads, accountIds),
  };
}

const closedReads = {
  statistics: closed,
  contentHashes: closed,
  administration: closed,
  importPage: closed,
  principalsByName: closed,
  organizationIds: async () => [],
  organizations: async () => new Map(),
  unitsOfOrganizations: closed,
  accountsOfOrganizations: closed,
  policiesOfOrganizations: closed,
  permissionSets: async () => new Map(),
  permissionSetPage: closed,
  rolesOfPermissionSets: closed,
  assignmentsOfPermissionSets: closed,
  identityCenterPrincipals: async () => new Map(),
  membersOfIdentityCenterGroups: async () => new Map(),
  targets: closed,
  pathRegion: closed,
  hopLayer: closed,
  rolesOfOtherAccounts: closed,
  codeObjects: closed,
  hopsNeedingDetails: closed,
  hopDetails: closed,
  derivationInput: closed,
} satisfies Partial<GraphReader>;

const inventoryReads = (reader: GraphReader, reads: LimitedReads, accountIds: AccountIds) =>
  ({
    accounts: importedAccounts(reader, reads),
    accountCounts: reads.ofKey(reader.accountCounts),
    places: (ids) => reader.places(ids.filter((id) => accountIds.has(id))),
    principals: principalsOf(reader, reads),
    principalsOfAccounts: async (ids, page) => {
      const read = async (accountId: string) => reader.principalPage(page, { accountId, held: true });
      return new Map(await Promise.all(reads.myNames(ids).map(async (id) => [id, await read(id)] as const)));
    },
    administratorsOfAccounts: reads.ofKey(reader.administratorsOfAccounts),
    credentials: reads.ofKey(reader.credentials),
    identityProviders: reads.ofKey(reader.identityProviders),
    identityProvidersOfAccounts: reads.ofKey(reader.identityProvidersOfAccounts),
    groups: reads.byKey(reader.groups),
    groupsOfUsers: reads.listsByKey(reader.groupsOfUsers),
    membersOfGroups: reads.ofKey(reader.membersOfGroups),
    policies: reads.byKey(reader.policies),
    managedPolicies: reads.byKey(reader.managedPolicies),
    policiesOfHolders: reads.listsByKey(reader.policiesOfHolders),
    boundariesOf: reads.byKey(reader.boundariesOf),
    holdersOfPolicies: reads.narrowedPages(reader.holdersOfPolicies),
    resources: reads.byKey(reader.resources),
    workloads: reads.byKey(reader.workloads),
    rolesOfWorkloads: async (keys) => {
      const found = await reader.rolesOfWorkloads(reads.myNames(keys));
      return new Map([...found].map(([key, all]) => [key, all.filter(({ role }) => reads.isMine(role))]));
    },
    workloadsOfRoles: reads.narrowedPages(reader.workloadsOfRoles),
    workloadsOfInstanceProfiles: reads.narrowedPages(reader.workloadsOfInstanceProfiles),
    permissionSetsOfRoles: reads.ofKey(reader.permissionSetsOfRoles),
    assigneesOfRoles: reads.ofKey(reader.assigneesOfRoles),
    instanceProfiles: reads.byKey(reader.instanceProfiles),
    instanceProfilesOfRoles: reads.listsByKey(reader.instanceProfilesOfRoles),
    lastLists: async (accountId) => (accountIds.has(accountId) ? reader.lastLists(accountId) : undefined),
  }) satisfies Partial<GraphReader>;

/** Returns imported accounts only: of an account that only policies name, nothing else is known. */
const importedAccounts =
  (reader: GraphReader, reads: LimitedReads): GraphReader['accounts'] =>
  async (ids) =>
    new Map([...(await reads.byKey(reader.accounts)(ids))].filter(([, { imported }]) => imported));

/**
 * Returns principals. Services, providers, sessions and root users exist regardless of who names them, since their
 * identifiers say what they are. Other external principals are left out: policies of other accounts may have named them.
 */
const principalsOf =
  (reader: GraphReader, reads: LimitedReads): GraphReader['principals'] =>
  async (identifiers) => {
    const found = await reads.byKey(reader.principals)(identifiers);
    const named = reads.myNames(identifiers).filter(isThereByName);
    return new Map([
      ...named.map((one) => [one, namedPrincipal(one)] as const),
      ...[...found].filter(([, { kind }]) => kind !== 'EXTERNAL'),
    ]);
  };

export const isThereByName = (identifier: string): boolean => namedPrincipalKind(identifier) !== 'EXTERNAL';

const listReads = (reader: GraphReader, reads: LimitedReads, accountIds: AccountIds) =>
  ({
    accountPage: async (page, { imported }) => {
      const [found, graphVersion] = await Promise.all([
        importedAccounts(reader, reads)([...accountIds]),
        reader.graphVersion(),
      ]);
      const wanted = [...found.values()].filter((one) => imported === undefined || one.imported === imported);
      const sorted = wanted.sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
      return { ...pageOf(sorted, (one) => one.accountId, page), graphVersion };
    },
    principalPage: reads.ofOne('principals', (page, filter: PrincipalListFilter) =>
      reader.principalPage(page, { ...filter, held: true }),
    ),
    groupPage: reads.ofOne('groups', reader.groupPage),
    policyPage: reads.ofOne('policies', reader.policyPage),
    resourcePage: reads.ofOne('resources', reader.resourcePage),
    workloadPage: reads.ofOne('workloads', reader.workloadPage),
    instanceProfilePage: reads.ofOne('instance profiles', reader.instanceProfilePage),
    accessKeyFacts: async (accountId) =>
      accountId === undefined ? askForOne('access keys') : reader.accessKeyFacts(accountId),
    outwardTrusts: closed,
    search: (text, page) => reader.search(text, reads.narrowed(page)),
  }) satisfies Partial<GraphReader>;

const stepReads = (reader: GraphReader, reads: LimitedReads, accountIds: AccountIds) =>
  ({
    trustGrants: async (keys) => {
      const named = ({ principal, ...rest }: TrustGrant) => ({
        ...rest,
        principal: reads.asNamed(principal),
      });
      const found = await reader.trustGrants(reads.myNames(keys));
      return new Map([...found].map(([key, grants]) => [key, grants.map(named)]));
    },
    visitedAccounts: async (question) => {
      const found = await reader.visitedAccounts({ ...question, accounts: reads.myNames(question.accounts) });
      return {
        outsideAccounts: reads.myNames(found.outsideAccounts),
        assumableUnread: { ids: [], more: 0 },
        principalGaps: visibleGaps(found.principalGaps, accountIds),
        outdatedAccounts: reads.myNames(found.outdatedAccounts),
        organizationGaps: visibleGaps(found.organizationGaps, accountIds),
        unexplored: [],
        graphVersion: found.graphVersion,
      };
    },
    rolesWithUnreadTrust: async () => reads.myNames(await reader.rolesWithUnreadTrust()),
    canAssume: reads.narrowedPages(reader.canAssume),
    assumableBy: reads.narrowedPages(reader.assumableBy),
    escalations: throughMine(reads.narrowedPages(reader.escalations), accountIds),
    escalationsInto: throughMine(reads.narrowedPages(reader.escalationsInto), accountIds),
    findings: async (keys) => {
      const found = await reader.findings(reads.myNames(keys));
      return new Map([...found].map(([key, all]) => [key, all.filter(isThrough(accountIds))]));
    },
  }) satisfies Partial<GraphReader>;

/** Leaves out the places of other accounts in the organization, with the guardrails there, and that it has others. */
const placesOf = (organizations: StoredOrganizations, accountIds: AccountIds): StoredOrganizations => ({
  ...organizations,
  places: new Map(
    [...organizations.places]
      .filter(([id]) => accountIds.has(id))
      .map(([id, { mayHaveMoreAccounts: _others, ...place }]) => [id, place]),
  ),
});

const decisionReads = (reader: GraphReader, reads: LimitedReads, accountIds: AccountIds) =>
  ({
    applicablePolicies: async (principals, resources) => {
      const found = await reader.applicablePolicies(reads.myNames(principals), reads.myNames(resources));
      return {
        ...found,
        resources: new Map([...found.resources].filter(([, { resource }]) => reads.isMine(resource))),
        importedAccounts: reads.myNamesIn(found.importedAccounts),
        missingProviders: reads.myNamesIn(found.missingProviders),
        accountGaps: visibleGaps(found.accountGaps, accountIds),
        organizations: placesOf(found.organizations, accountIds),
      };
    },
    groupsThatMayAllow: async (userArn, action) =>
      reads.isMyName(userArn)
        ? reader.groupsThatMayAllow(userArn, action)
        : { groups: [], graphVersion: await reader.graphVersion() },
    whoCanFacts: async (action, resource) => {
      const found = await reader.whoCanFacts(action, resource);
      const resources = new Map([...found.resources].filter(([, one]) => reads.isMine(one.resource)));
      const grants = await reader.trustGrants([...found.roles.keys(), ...resources.keys()]);
      const elsewhere = [...grants.values()]
        .flat()
        .filter(({ principal }) => !reads.isMine(principal))
        .map(({ principal }) => [principal.identifier, namedPrincipal(principal.identifier)] as const);
      return {
        ...found,
        resources,
        sets: found.sets.filter(reads.isMine),
        named: [...reads.mine(found.named), ...new Map(elsewhere).values()],
        roots: reads.mine(found.roots),
        importedAccounts: reads.myNamesIn(found.importedAccounts),
        missingProviders: reads.myNamesIn(found.missingProviders),
        principalGaps: visibleGaps(found.principalGaps, accountIds),
        organizations: placesOf(found.organizations, accountIds),
      };
    },
    membersOfSets: async (question) => {
      const found = await reader.membersOfSets(question);
      const mine = [...found.members].map(([set, all]) => [set, reads.mine(all)] as const);
      return { ...found, members: new Map(mine.filter(([, all]) => all.length > 0)) };
    },
    identifiersOfSets: reader.identifiersOfSets,
  }) satisfies Partial<GraphReader>;
