/** What the in-memory reader gathers for questions about access, and what its graph consists of. */
import type {
  Account,
  ApplicablePolicies,
  HeldPolicy,
  IamGroup,
  IamRole,
  InstanceProfile,
  Policy,
  PolicySet,
  Principal,
  RoleAsResource,
  SearchHit,
  Statistics,
  StoredDocument,
  StoredHop,
  TrustGrant,
  WhoCanFacts,
} from '../../src/graph/graph.js';
import { accountOfIdentifier } from '../../src/graph/namedPrincipal.js';
import { trustPolicyUid } from '../../src/graph/policyUid.js';

type Pair = readonly [from: string, to: string];

export interface InMemoryGraph {
  readonly graphVersion: string;
  readonly accounts: readonly Account[];
  readonly principals: readonly Principal[];
  readonly groups: readonly IamGroup[];
  /** Trust policies too. */
  readonly policies: readonly Policy[];
  readonly instanceProfiles: readonly InstanceProfile[];
  /** User ARN, group ARN. */
  readonly memberships: readonly Pair[];
  /** ARN of a user, role or group, policy uid. */
  readonly attachments: readonly Pair[];
  /** ARN of a user or role, policy uid. */
  readonly boundaries: readonly Pair[];
  readonly trusts: ReadonlyMap<string, readonly TrustGrant[]>;
  readonly hops: readonly StoredHop[];
}

export const emptyGraph: InMemoryGraph = {
  graphVersion: '0',
  accounts: [],
  principals: [],
  groups: [],
  policies: [],
  instanceProfiles: [],
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

export const keyOfHit = (hit: SearchHit): string =>
  hit.type === 'ACCOUNT'
    ? hit.accountId
    : hit.type === 'POLICY'
      ? hit.uid
      : hit.type === 'GROUP'
        ? hit.arn
        : hit.identifier;

export function hits(
  { accounts, principals, groups, policies }: InMemoryGraph,
  text: string,
): readonly SearchHit[] {
  const all: readonly SearchHit[] = [
    ...accounts,
    ...principals.filter((one) => one.kind !== 'ANYONE'),
    ...groups,
    ...policies.filter((one) => one.kind !== 'TRUST'),
  ];
  return all.filter((hit) => contains(keyOfHit(hit), text));
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

interface Applicable {
  readonly principals: readonly string[];
  readonly resources: readonly string[];
  readonly roleOf: (session: string) => IamRole | undefined;
  readonly held: (arn: string) => readonly Policy[];
}

export function applicable(
  graph: InMemoryGraph,
  { principals, resources, roleOf, held }: Applicable,
): ApplicablePolicies {
  const asked = new Set([...principals, ...resources].map(accountOfIdentifier));
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
    importedAccounts: importedAccounts(graph),
    accountGaps: graph.accounts
      .flatMap((one) => one.dataGaps)
      .filter((gap) => gap.kind === 'EXPORT_INCOMPLETE' && asked.has(gap.accountId)),
    anythingImported: graph.accounts.some((one) => one.imported),
    graphVersion: graph.graphVersion,
  };
}

/** Everyone is a policy set of one. */
export function whoCanFacts(graph: InMemoryGraph, resource: string, held: Applicable['held']): WhoCanFacts {
  const sets = graph.principals.flatMap((one): readonly PolicySet[] => {
    if (one.kind !== 'USER' && one.kind !== 'ROLE') return [];
    const identityHashes = held(one.identifier).flatMap((policy) => policy.documentHash ?? []);
    return [
      {
        uid: one.identifier,
        accountId: one.accountId,
        partition: 'aws',
        kind: one.kind,
        identityHashes,
        partial: false,
        mayAssume: true,
        boundary: boundaryOf(graph, one.identifier),
        members: [one],
      },
    ];
  });
  const role = roleAsResource(graph, resource);
  return {
    sets,
    documents: new Map(graph.policies.flatMap(documentOf).map((document) => [document.hash, document])),
    ...(role ? { role } : {}),
    named: (graph.trusts.get(resource) ?? [])
      .map(({ principal }) => principal)
      .filter(({ kind }) => kind !== 'USER' && kind !== 'ROLE'),
    roots: [...importedAccounts(graph)].map((accountId) => ({ accountId, partition: 'aws' })),
    importedAccounts: importedAccounts(graph),
    graphVersion: graph.graphVersion,
  };
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

/** Every chain that passes nobody twice. */
export function* pathsFrom(
  graph: InMemoryGraph,
  from: string,
  to: string,
  maxHops: number,
  passed: readonly string[] = [],
): Generator<readonly StoredHop[]> {
  if (maxHops === 0) return;
  for (const hop of graph.hops.filter((one) => one.from.identifier === from)) {
    const next = hop.to.identifier;
    if (next === to) yield [hop];
    else if (!passed.includes(next)) {
      for (const rest of pathsFrom(graph, next, to, maxHops - 1, [...passed, from])) yield [hop, ...rest];
    }
  }
}

export function statisticsOf(graph: InMemoryGraph): Statistics {
  const importedAt = graph.accounts.flatMap((one) => one.importedAt ?? []);
  const imported = importedAccounts(graph).size;
  return {
    accounts: imported,
    outsideAccounts: graph.accounts.length - imported,
    users: graph.principals.filter((one) => one.kind === 'USER').length,
    groups: graph.groups.length,
    roles: graph.principals.filter((one) => one.kind === 'ROLE').length,
    policies: graph.policies.filter((one) => one.kind !== 'TRUST').length,
    policyDocuments: new Set(graph.policies.flatMap((one) => one.documentHash ?? [])).size,
    quarantinedDocuments: graph.policies.filter((one) => one.quarantined !== undefined).length,
    policySets: 0,
    canAssume: graph.hops.filter((hop) => hop.grant.decision === 'ALLOWED').length,
    canAssumeIf: graph.hops.filter((hop) => hop.grant.decision === 'CONDITIONAL').length,
    rolesTrustingAnyone: [...graph.trusts.values()].filter((grants) =>
      grants.some(({ principal }) => principal.kind === 'ANYONE'),
    ).length,
    ...(importedAt.length > 0 ? { lastImportAt: Math.max(...importedAt) } : {}),
    graphVersion: graph.graphVersion,
  };
}
