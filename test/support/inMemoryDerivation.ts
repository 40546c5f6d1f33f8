/** What edges of some accounts are derived from, of all facts in memory: written apart from the statements of the database. */
import type { DerivationInput } from '../../src/graph/contract/derivationReader.js';
import type {
  AccountFacts,
  CodeResource,
  ManagedOrganization,
  Neighbors,
  ResourceAskingWho,
  TrustingRole,
} from '../../src/graph/contract/graphWriter.js';
import type { PolicySet, StoredDocument } from '../../src/graph/model/storedPolicies.js';
import { accountOfIdentifier, isUniqueId } from '../../src/graph/model/principals/namedPrincipal.js';
import { keyOfRole, roleSessionKey } from '../../src/graph/model/principals/roleSessionKey.js';
import { organizationsOf, type InMemoryGraph } from './inMemoryFacts.js';
import { resourceControlsAround } from './organizations.js';

export function derivationInputOf(graph: InMemoryGraph, accountIds: readonly string[]): DerivationInput {
  const { facts = [], graphVersion } = graph;
  const isOwn = ({ accountId }: AccountFacts): boolean => accountIds.includes(accountId);
  const accounts = facts.filter(isOwn);
  const elsewhere = facts.filter((one) => !isOwn(one));
  return { accounts, neighbors: neighborsOf(accounts, elsewhere, graph), settings: {}, graphVersion };
}

function neighborsOf(
  accounts: readonly AccountFacts[],
  elsewhere: readonly AccountFacts[],
  graph: InMemoryGraph,
): Neighbors {
  const { namesAny, trusted } = relationsOf(accounts);
  const trustingRoles = elsewhere.flatMap((facts) => rolesOf(facts).filter(namesAny));
  const sets = elsewhere.flatMap(({ policySets }) => policySets.filter(trusted));
  const controls = resourceControlsAround(organizationsOf(graph), accounts);
  const asking = elsewhere.flatMap(({ resources }) => resources.filter(asksWhoOf(accounts)));
  const codeResources = elsewhere.flatMap((facts) => codeOf(facts).filter(namesOneOf(accounts)));
  return {
    trustingRoles,
    policySets: sets,
    documents: new Map([
      ...controls.documents,
      ...documentsOf(elsewhere, [
        ...trustingRoles.map(({ trustHash }) => trustHash),
        ...sets.flatMap(hashesOf),
        ...asking.flatMap(({ policyHash }) => policyHash ?? []),
        ...codeResources.map(({ policyHash }) => policyHash),
      ]),
    ]),
    namedByResources: namedBy(elsewhere, accounts),
    resourcesAskingWho: [...asking, ...controls.resourcesAskingWho],
    codeResources,
    importedAccounts: new Set(
      [...accounts, ...elsewhere].flatMap(({ accountId, principalsCollected }) =>
        principalsCollected ? accountId : [],
      ),
    ),
    organizations: organizationsOf(graph),
    managed: (graph.managed ?? []).filter(isManagedByOneOf(accounts)),
  };
}

const identifiersIn = ({ trusts }: Pick<TrustingRole, 'trusts'>): readonly string[] =>
  trusts.map(({ identifier }) => identifier);

/** Who elsewhere lets the accounts in, and whom elsewhere they let in. */
function relationsOf(accounts: readonly AccountFacts[]) {
  const ids = new Set<string | undefined>(accounts.map(({ accountId }) => accountId));
  const uniqueIds = uniqueIdsOf(accounts);
  const named = new Set(accounts.flatMap(({ roles }) => roles.flatMap(identifiersIn)));
  const isRootNamed = ({ accountId, partition }: PolicySet): boolean =>
    named.has('*') || named.has(`arn:${partition}:iam::${accountId}:root`);
  const sessionKeys = new Set([...named].map(roleSessionKey));
  return {
    namesAny: (role: TrustingRole): boolean =>
      identifiersIn(role).some(
        (one) => one === '*' || ids.has(accountOfIdentifier(one)) || (isUniqueId(one) && uniqueIds.has(one)),
      ),
    trusted: (set: PolicySet): boolean =>
      (set.mayAssume && isRootNamed(set)) ||
      set.members.some(
        ({ identifier, uniqueId, name }) =>
          named.has(identifier) ||
          named.has(uniqueId) ||
          (set.kind === 'ROLE' && sessionKeys.has(keyOfRole(set.partition, set.accountId, name))),
      ),
  };
}

const uniqueIdsOf = (accounts: readonly AccountFacts[]): ReadonlySet<string> =>
  new Set(
    accounts.flatMap(({ policySets }) =>
      policySets.flatMap(({ members }) => members.map(({ uniqueId }) => uniqueId)),
    ),
  );

const rolesOf = ({ accountId, partition, roles }: AccountFacts): readonly TrustingRole[] =>
  roles.map(({ arn, tags, serviceLinked, trustHash, trusts, singledOut }) => ({
    arn,
    tags,
    serviceLinked,
    trustHash,
    trusts,
    singledOut,
    accountId,
    partition,
  }));

const hashesOf = ({ identityHashes, boundary }: PolicySet): readonly string[] =>
  boundary.status === 'COLLECTED' ? [...identityHashes, boundary.documentHash] : identityHashes;

function documentsOf(
  elsewhere: readonly AccountFacts[],
  hashes: readonly string[],
): ReadonlyMap<string, StoredDocument> {
  const all = new Map(elsewhere.flatMap(({ documents }) => [...documents]));
  return new Map(
    hashes.flatMap((hash) => {
      const { text, quarantined } = all.get(hash) ?? {};
      if (text === undefined) return [];
      return [[hash, { hash, text, ...(quarantined === undefined ? {} : { quarantined }) }] as const];
    }),
  );
}

/** But for root users, which stand for accounts. */
function namedBy(elsewhere: readonly AccountFacts[], accounts: readonly AccountFacts[]): readonly string[] {
  const ids = new Set<string | undefined>(accounts.map(({ accountId }) => accountId));
  const named = elsewhere.flatMap(({ resources }) =>
    resources.flatMap((one) => [...identifiersIn(one), ...one.singledOut]),
  );
  const uniqueIds = uniqueIdsOf(accounts);
  const own = named.filter((one) =>
    isUniqueId(one) ? uniqueIds.has(one) : ids.has(accountOfIdentifier(one)) && !one.endsWith(':root'),
  );
  return [...new Set(own)].sort();
}

function codeOf({ accountId, resources, workloads }: AccountFacts): readonly CodeResource[] {
  const runsAs = (arn: string): readonly string[] =>
    workloads
      .filter((one) => one.arn === arn)
      .flatMap(({ roles }) => roles.flatMap((role) => (role.use === 'CODE' ? role.arn : [])));
  return resources.flatMap((resource): readonly CodeResource[] => {
    const { arn, service, resourceType, policyHash } = resource;
    const kind = `${service}:${resourceType ?? ''}`;
    if (policyHash === undefined || (kind !== 'lambda:function' && kind !== 'ecr:repository')) return [];
    return [{ arn, accountId, kind, policyHash, names: identifiersIn(resource), roleArns: runsAs(arn) }];
  });
}

const namesOneOf =
  (accounts: readonly AccountFacts[]) =>
  ({ names }: CodeResource): boolean =>
    names.some(
      (one) => one === '*' || accounts.some(({ accountId }) => accountOfIdentifier(one) === accountId),
    );

/** Whether the policy of the resource tells principals of one of the accounts, or of any, apart. */
const asksWhoOf =
  (accounts: readonly AccountFacts[]) =>
  ({ singledOut }: ResourceAskingWho): boolean =>
    singledOut.some(
      (one) =>
        one === '*' ||
        accounts.some(({ accountId, partition }) => one === `arn:${partition}:iam::${accountId}:root`),
    );

const isManagedByOneOf =
  (accounts: readonly AccountFacts[]) =>
  ({ managementAccountId, identityCenterAdministrators }: ManagedOrganization): boolean =>
    accounts.some(({ accountId }) =>
      [managementAccountId, ...identityCenterAdministrators].includes(accountId),
    );
