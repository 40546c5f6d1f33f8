/** One request's loaders: what many fields ask for one by one is read together, and once. */
import DataLoader from 'dataloader';
import type { GraphReader, Page, PageRequest } from '../graph/graph.js';

type ReadByKey<V> = (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>;
type ReadPages<V> = (keys: readonly string[], page: PageRequest) => Promise<ReadonlyMap<string, Page<V>>>;

/** Null: not there. */
const byKey = <V>(read: ReadByKey<V>): DataLoader<string, V | null> =>
  new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? null);
  });

/** One read for all owners of which the same page is asked for. */
function pagesByKey<V>(read: ReadPages<V>) {
  const loaders = new Map<string, DataLoader<string, Page<V> | null>>();
  return (key: string, page: PageRequest): Promise<Page<V> | null> => {
    const same = JSON.stringify([page.first, page.after]);
    const loader = loaders.get(same) ?? byKey((keys) => read(keys, page));
    loaders.set(same, loader);
    return loader.load(key);
  };
}

export const createLoaders = (reader: GraphReader) => ({
  accounts: byKey((ids) => reader.accounts(ids)),
  accountCounts: byKey((ids) => reader.accountCounts(ids)),
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
  trustGrants: byKey((arns) => reader.trustGrants(arns)),
  instanceProfiles: byKey((arns) => reader.instanceProfiles(arns)),
  instanceProfilesOfRoles: byKey((arns) => reader.instanceProfilesOfRoles(arns)),
  canAssume: pagesByKey((identifiers, page) => reader.canAssume(identifiers, page)),
  assumableBy: pagesByKey((arns, page) => reader.assumableBy(arns, page)),
  /** Of sessions, by their ARN. */
  rolesOfSessions: byKey((arns) => rolesOfSessions(reader, arns)),
});

export type Loaders = ReturnType<typeof createLoaders>;

async function rolesOfSessions(reader: GraphReader, sessionArns: readonly string[]) {
  const { principals } = await reader.applicablePolicies(sessionArns, []);
  return new Map(
    [...principals].flatMap(([arn, { principal }]) =>
      principal.kind === 'ROLE' ? [[arn, principal] as const] : [],
    ),
  );
}
