/** One request's loaders: what many fields ask for one by one is read together, and once. */
import DataLoader from 'dataloader';
import type { ActionCatalog } from '../../access/permissions/actionCatalog.js';
import { exposuresOf, type ResourceExposure } from '../../access/exposure/resourceExposure.js';
import type { Resource } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Page } from '../../graph/contract/pageRequests.js';
import type { PageRequest } from '../../graph/contract/pageRequests.js';

type ReadByKey<V> = (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>;
type ReadPages<P> = (keys: readonly string[], page: PageRequest) => Promise<ReadonlyMap<string, P>>;

/** Null: not there. */
const byKey = <V>(read: ReadByKey<V>): DataLoader<string, V | null> =>
  new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? null);
  });

/** One read for all owners of which the same page is asked for. */
function pagesByKey<P extends Page<unknown>>(read: ReadPages<P>) {
  const loaders = new Map<string, DataLoader<string, P | null>>();
  return (key: string, page: PageRequest): Promise<P | null> => {
    const same = JSON.stringify([page.first, page.after]);
    const loader = loaders.get(same) ?? byKey((keys) => read(keys, page));
    loaders.set(same, loader);
    return loader.load(key);
  };
}

/** Read where it is asked for first. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => (found ??= read());
}

export const createLoaders = (reader: GraphReader, actions: ActionCatalog) => ({
  accounts: byKey((ids) => reader.accounts(ids)),
  accountCounts: byKey((ids) => reader.accountCounts(ids)),
  organizations: byKey((ids) => reader.organizations(ids)),
  unitsOfOrganizations: pagesByKey((ids, page) => reader.unitsOfOrganizations(ids, page)),
  accountsOfOrganizations: pagesByKey((ids, page) => reader.accountsOfOrganizations(ids, page)),
  policiesOfOrganizations: pagesByKey((ids, page) => reader.policiesOfOrganizations(ids, page)),
  places: byKey(async (ids) => (await reader.places(ids)).places),
  principals: byKey((identifiers) => reader.principals(identifiers)),
  groups: byKey((arns) => reader.groups(arns)),
  groupsOfUsers: byKey((arns) => reader.groupsOfUsers(arns)),
  principalsOfAccounts: pagesByKey((ids, page) => reader.principalsOfAccounts(ids, page)),
  membersOfGroups: pagesByKey((arns, page) => reader.membersOfGroups(arns, page)),
  policies: byKey((uids) => reader.policies(uids)),
  managedPolicies: byKey((arns) => reader.managedPolicies(arns)),
  policiesOfHolders: byKey((arns) => reader.policiesOfHolders(arns)),
  boundaries: byKey((arns) => reader.boundariesOf(arns)),
  holdersOfPolicies: pagesByKey((uids, page) => reader.holdersOfPolicies(uids, page)),
  permissionSets: byKey((arns) => reader.permissionSets(arns)),
  permissionSetsOfRoles: byKey((arns) => reader.permissionSetsOfRoles(arns)),
  rolesOfPermissionSets: pagesByKey((arns, page) => reader.rolesOfPermissionSets(arns, page)),
  assignmentsOfPermissionSets: pagesByKey((arns, page) => reader.assignmentsOfPermissionSets(arns, page)),
  assigneesOfRoles: pagesByKey((arns, page) => reader.assigneesOfRoles(arns, page)),
  identityCenterPrincipals: byKey((uids) => reader.identityCenterPrincipals(uids)),
  membersOfIdentityCenterGroups: pagesByKey((uids, page) => reader.membersOfIdentityCenterGroups(uids, page)),
  trustGrants: byKey((arns) => reader.trustGrants(arns)),
  resources: byKey((arns) => reader.resources(arns)),
  exposures: exposureLoader(reader, actions),
  instanceProfiles: byKey((arns) => reader.instanceProfiles(arns)),
  instanceProfilesOfRoles: byKey((arns) => reader.instanceProfilesOfRoles(arns)),
  workloads: byKey((arns) => reader.workloads(arns)),
  rolesOfWorkloads: byKey((arns) => reader.rolesOfWorkloads(arns)),
  usersOfRoles: pagesByKey((arns, page) => reader.usersOfRoles(arns, page)),
  workloadsOfInstanceProfiles: pagesByKey((arns, page) => reader.workloadsOfInstanceProfiles(arns, page)),
  credentials: byKey((identifiers) => reader.credentials(identifiers)),
  identityProviders: byKey((arns) => reader.identityProviders(arns)),
  identityProvidersOfAccounts: byKey((ids) => reader.identityProvidersOfAccounts(ids)),
  canAssume: pagesByKey((identifiers, page) => reader.canAssume(identifiers, page)),
  assumableBy: pagesByKey((arns, page) => reader.assumableBy(arns, page)),
  unreadTrusts: once(() => reader.rolesWithUnreadTrust()),
  escalations: pagesByKey((identifiers, page) => reader.escalations(identifiers, page)),
  escalationsInto: pagesByKey((arns, page) => reader.escalationsInto(arns, page)),
  findings: byKey((identifiers) => reader.findings(identifiers)),
  administratorsOfAccounts: pagesByKey((ids, page) => reader.administratorsOfAccounts(ids, page)),
  /** Of sessions, by their ARN. */
  rolesOfSessions: byKey((arns) => rolesOfSessions(reader, arns)),
});

export type Loaders = ReturnType<typeof createLoaders>;

const exposureLoader = (
  reader: GraphReader,
  actions: ActionCatalog,
): DataLoader<Resource, ResourceExposure | null, string> =>
  new DataLoader(
    async (resources) => {
      const found = await exposuresOf(reader, actions, resources);
      return resources.map(({ arn }) => found.get(arn) ?? null);
    },
    { cacheKeyFn: ({ arn }) => arn },
  );

async function rolesOfSessions(reader: GraphReader, sessionArns: readonly string[]) {
  const { principals } = await reader.applicablePolicies(sessionArns, []);
  return new Map(
    [...principals].flatMap(([arn, { principal }]) =>
      principal.kind === 'ROLE' ? [[arn, principal] as const] : [],
    ),
  );
}
