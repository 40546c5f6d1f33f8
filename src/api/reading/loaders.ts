/** Builds the loaders of one request: what many fields ask for one by one is read together, and once. */
import { getOrMake, memoize, once } from '../../graph/model/memoize.js';
import DataLoader from 'dataloader';
import type { ActionCatalog } from '../../access/permissions/actionCatalog.js';
import { exposuresOf, type ResourceExposure } from '../../access/exposure/resourceExposure.js';
import { workloadGaps } from '../../access/exposure/collectedAccounts.js';
import { administratorGaps } from '../../access/exposure/listPrincipals.js';
import { outdatedNear } from '../../access/shared/dataGaps.js';
import type { Resource } from '../../graph/model/graph.js';
import type { ByKey, GraphReader, PagesByKey } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import { connect, noPage, type PageArguments } from '../pagination.js';

const loader = <V, M>(read: ByKey<V>, missing: M): DataLoader<string, V | M> =>
  new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? missing);
  });

/** Loads values by key; null if there is none. */
const byKey = <V>(read: ByKey<V>) => loader(read, null);

const listsByKey = <V>(read: ByKey<readonly V[]>) => loader<readonly V[], readonly V[]>(read, []);

/** Loads connections, with one read for all owners of which the same page is asked for. */
function pagesByKey<T, P extends object>(read: PagesByKey<Page<T> & P>) {
  const loaders = new Map<string, DataLoader<string, (Page<T> & P) | Page<never>>>();
  const load = (key: string, page: PageRequest) => {
    const same = JSON.stringify([page.first, page.after]);
    return getOrMake(loaders, same, () => loader((keys) => read(keys, page), noPage)).load(key);
  };
  return (key: string, page: PageArguments) =>
    connect<T, P | Page<never>>(page, (request) => load(key, request));
}

export const createLoaders = (reader: GraphReader, actions: ActionCatalog) => ({
  accounts: byKey(reader.accounts),
  accountCounts: byKey(reader.accountCounts),
  organizations: byKey(reader.organizations),
  unitsOfOrganizations: pagesByKey(reader.unitsOfOrganizations),
  accountsOfOrganizations: pagesByKey(reader.accountsOfOrganizations),
  policiesOfOrganizations: pagesByKey(reader.policiesOfOrganizations),
  places: byKey(async (ids) => (await reader.places(ids)).places),
  principals: byKey(reader.principals),
  groups: byKey(reader.groups),
  groupsOfUsers: listsByKey(reader.groupsOfUsers),
  principalsOfAccounts: pagesByKey(reader.principalsOfAccounts),
  membersOfGroups: pagesByKey(reader.membersOfGroups),
  policies: byKey(reader.policies),
  managedPolicies: byKey(reader.managedPolicies),
  policiesOfHolders: listsByKey(reader.policiesOfHolders),
  boundaries: byKey(reader.boundariesOf),
  holdersOfPolicies: pagesByKey(reader.holdersOfPolicies),
  permissionSets: byKey(reader.permissionSets),
  permissionSetsOfRoles: byKey(reader.permissionSetsOfRoles),
  rolesOfPermissionSets: pagesByKey(reader.rolesOfPermissionSets),
  assignmentsOfPermissionSets: pagesByKey(reader.assignmentsOfPermissionSets),
  assigneesOfRoles: pagesByKey(reader.assigneesOfRoles),
  identityCenterPrincipals: byKey(reader.identityCenterPrincipals),
  membersOfIdentityCenterGroups: pagesByKey(reader.membersOfIdentityCenterGroups),
  trustGrants: listsByKey(reader.trustGrants),
  resources: byKey(reader.resources),
  exposures: exposureLoader(reader, actions),
  instanceProfiles: byKey(reader.instanceProfiles),
  instanceProfilesOfRoles: listsByKey(reader.instanceProfilesOfRoles),
  workloads: byKey(reader.workloads),
  rolesOfWorkloads: listsByKey(reader.rolesOfWorkloads),
  workloadsOfRoles: pagesByKey(reader.workloadsOfRoles),
  workloadsOfInstanceProfiles: pagesByKey(reader.workloadsOfInstanceProfiles),
  credentials: byKey(reader.credentials),
  identityProviders: byKey(reader.identityProviders),
  identityProvidersOfAccounts: listsByKey(reader.identityProvidersOfAccounts),
  canAssume: pagesByKey(reader.canAssume),
  assumableBy: pagesByKey(reader.assumableBy),
  ...gapLoaders(reader),
  unreadTrusts: once(() => reader.rolesWithUnreadTrust()),
  escalations: pagesByKey(reader.escalations),
  escalationsInto: pagesByKey(reader.escalationsInto),
  findings: listsByKey(reader.findings),
  administratorsOfAccounts: pagesByKey(reader.administratorsOfAccounts),
  /** Actions by any spelling. */
  actions: new DataLoader((texts: readonly string[]) =>
    Promise.all(texts.map((text) => findAction(actions, text))),
  ),
  /** Roles of sessions, by the session's ARN. */
  rolesOfSessions: byKey((arns) => rolesOfSessions(reader, arns)),
});

export type Loaders = ReturnType<typeof createLoaders>;

const gapLoaders = (reader: GraphReader) => ({
  /** Loads the outdated accounts near an account; of undefined, all. */
  outdated: {
    from: memoize((accountId: string | undefined) => outdatedNear(reader, 'FROM', accountId)),
    into: memoize((accountId: string | undefined) => outdatedNear(reader, 'INTO', accountId)),
  },
  /** Loads what may hide administrators of an account; of undefined, of all. */
  administratorGaps: memoize((accountId: string | undefined) => administratorGaps(reader, accountId)),
  /** Loads what may hide steps to principals of an account. */
  gapsInto: memoize((accountId: string | undefined) => administratorGaps(reader, accountId, 'INTO')),
  /** Loads what may hide workloads of an account; of undefined, of all. */
  workloadGaps: memoize((accountId: string | undefined) => workloadGaps(reader, accountId)),
  anyOrganization: once(async () => (await reader.organizationIds()).length > 0),
});

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

/** Returns the action as AWS spells it. Without a resource type, `*` is matched, whatever resource is named. */
async function findAction(actions: ActionCatalog, text: string) {
  const name = await actions.spelling(text);
  if (name !== undefined) return { name, takesNoResource: await actions.isResourceless(name) };
  const date = new Date(actions.updatedAt).toISOString().slice(0, 10);
  const nearest = await actions.nearest(text);
  const hint = nearest.length > 0 ? ` Did you mean ${nearest.join(', ')}?` : '';
  return { unknown: `AWS has no action ${text}, as of ${date}.${hint}` };
}
