/** What was not imported and can hide hops of an in-memory graph, for searches to say so. */
import { IDENTITY_CENTER } from '../../src/graph/delegatedServices.js';
import { accountOfIdentifier } from '../../src/graph/namedPrincipal.js';
import type {
  AccountsMet,
  AssumableAccounts,
  MetAccounts,
  PathRegion,
  RegionHop,
  RegionQuestion,
  Unfollowed,
  UnreadAccounts,
} from '../../src/graph/pathReader.js';
import type { DataGap } from '../../src/iam/decision.js';
import { outsideGap } from '../../src/iam/gaps.js';
import { importedAccounts, organizationsOf, targets, type InMemoryGraph } from './inMemoryFacts.js';

/** Of a scope. */
export type HopsBySource = ReadonlyMap<string, readonly RegionHop[]>;

const accountsOf = (identifiers: Iterable<string>): readonly string[] =>
  [...identifiers].flatMap((one) => accountOfIdentifier(one) ?? []);

const inOrder = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort();

/** To an end: from whoever leads there. To administrative access: of whom the starts reach. */
export function gapsOfRegion(
  graph: InMemoryGraph,
  { from, to }: RegionQuestion,
  hops: HopsBySource,
  administrationOf: (identifier: string) => 'ALLOWED' | 'CONDITIONAL' | undefined,
): Pick<PathRegion, 'outsideAccounts' | 'assumableUnread' | 'principalGaps' | 'accountsMet' | 'unfollowed'> {
  if (to === undefined) {
    const isPassed = (one: string): boolean => administrationOf(one) !== 'ALLOWED';
    const passed = new Set(from.filter(isPassed));
    for (const at of passed) for (const hop of hops.get(at) ?? []) if (isPassed(hop.to)) passed.add(hop.to);
    const met = [...accountsOf([...from, ...passed]), ...accountsBeyond(graph, [...passed])];
    const assumable = assumableBy(graph, [...passed]);
    const isOpen =
      assumable.openTo.length > 0 || [...passed].some((one) => administrationOf(one) !== undefined);
    return {
      outsideAccounts: outsideOf(graph, isOpen ? graph.hops.map((hop) => hop.from.identifier) : []),
      assumableUnread: unreadOf(graph, assumable),
      principalGaps: gapsOf(graph, 'FROM', met, accountsOf(from)),
      accountsMet: inOrder(accountsOf(passed)),
      unfollowed: unfollowedOf(graph, [...passed]),
    };
  }
  const sources = sourcesByTarget(hops);
  const leading = new Set([to]);
  for (const at of leading) for (const source of sources.get(at) ?? []) leading.add(source);
  return {
    outsideAccounts: outsideOf(graph, leading),
    assumableUnread: noneUnread,
    principalGaps: gapsOf(
      graph,
      'INTO',
      [...accountsOf(leading), ...accountsOf(from)],
      accountsOf([...from, to]),
    ),
    accountsMet: [],
    unfollowed: [],
  };
}

function sourcesByTarget(hops: HopsBySource): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [source, own] of hops) {
    for (const { to } of own) {
      const known = found.get(to) ?? [];
      found.set(to, known);
      known.push(source);
    }
  }
  return found;
}

const outsideOf = (graph: InMemoryGraph, identifiers: Iterable<string>): readonly string[] => {
  const imported = importedAccounts(graph);
  return inOrder(accountsOf(identifiers).filter((id) => !imported.has(id)));
};

export const accountsMet = (
  graph: InMemoryGraph,
  { direction, accounts, assumable, ...techniques }: MetAccounts,
): AccountsMet => ({
  outsideAccounts: inOrder(
    [...accounts, ...(direction === 'INTO' ? managersOf(graph, accounts) : [])].filter(
      (id) => !importedAccounts(graph).has(id),
    ),
  ),
  assumableUnread: direction === 'FROM' ? unreadOf(graph, assumable) : noneUnread,
  principalGaps: gapsOf(graph, direction, accounts, accounts),
  unfollowed: direction === 'FROM' ? [] : unfollowedInto(graph, accounts, techniques),
  graphVersion: graph.graphVersion,
});

/** Accounts that manage the organizations of the accounts; and those that administer Identity Center, but for the one that manages. */
function managersOf(graph: InMemoryGraph, accounts: readonly string[]): readonly string[] {
  const { places } = organizationsOf(graph);
  return accounts.flatMap((id) => {
    const place = places.get(id);
    if (place === undefined) return [];
    const { organizationId, managementAccountId } = place;
    const administrators = [...places]
      .filter(([, other]) => other.organizationId === organizationId)
      .filter(([, { delegatedServices = [] }]) => delegatedServices.includes(IDENTITY_CENTER))
      .map(([administrator]) => administrator);
    return [managementAccountId, ...(id === managementAccountId ? [] : administrators)];
  });
}

function gapsOf(
  graph: InMemoryGraph,
  direction: MetAccounts['direction'],
  accounts: readonly string[],
  ends: readonly string[],
): readonly DataGap[] {
  const letIn = direction === 'INTO' ? whomTheyLetIn(graph, accounts) : [];
  const isMet = (id: string): boolean => accounts.includes(id) || letIn.includes(id) || letIn.includes('*');
  const place = ({ accountId = '' }: DataGap): string => `${ends.includes(accountId) ? 0 : 1} ${accountId}`;
  return [
    ...(graph.principalGaps ?? [])
      .filter(({ accountId = '' }) => isMet(accountId))
      .toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0)),
    ...inOrder(accounts).filter(isUnplacedIn(graph)).map(outsideGap),
  ];
}

const isUnplacedIn = (graph: InMemoryGraph): ((id: string) => boolean) => {
  const [{ anyImported, places }, imported] = [organizationsOf(graph), importedAccounts(graph)];
  return (id) => anyImported && imported.has(id) && !places.has(id);
};

/** Accounts whose principals roles of the accounts let in; `*`: any. */
const whomTheyLetIn = (graph: InMemoryGraph, accounts: readonly string[]): readonly string[] =>
  graph.principals
    .filter(({ kind, accountId = '' }) => kind === 'ROLE' && accounts.includes(accountId))
    .flatMap(({ identifier }) => graph.trusts.get(identifier) ?? [])
    .map(({ principal }) => (principal.kind === 'ANYONE' ? '*' : (principal.accountId ?? '')));

/** Techniques of findings that lead on, of those of the principals that have any. */
export const unfollowedOf = (graph: InMemoryGraph, principals: readonly string[]): readonly Unfollowed[] =>
  [...new Set(principals)].sort().flatMap((principal) => {
    const techniqueIds = inOrder(graph.unfollowed?.get(principal) ?? []);
    return techniqueIds.length === 0 ? [] : [{ principal, techniqueIds }];
  });

function unfollowedInto(
  graph: InMemoryGraph,
  accounts: readonly string[],
  { anywhere, withinOrganization }: Pick<MetAccounts, 'anywhere' | 'withinOrganization'>,
): readonly Unfollowed[] {
  const near = new Set([...accounts, ...whomTheyLetIn(graph, accounts)]);
  const { anyImported, places } = organizationsOf(graph);
  const organizationOf = (id: string): string => places.get(id)?.organizationId ?? '';
  const organizations = anyImported ? [...near].filter((id) => id.length === 12).map(organizationOf) : [];
  return unfollowedOf(graph, [...(graph.unfollowed?.keys() ?? [])]).filter(
    ({ principal, techniqueIds }) =>
      near.has('*') ||
      near.has(accountOfIdentifier(principal) ?? '') ||
      techniqueIds.some((id) => anywhere.includes(id)) ||
      (organizations.includes(organizationOf(accountOfIdentifier(principal) ?? '')) &&
        techniqueIds.some((id) => withinOrganization.includes(id))),
  );
}

/** Of roles with an unread trust policy that some of the principals may assume as far as their own policies go. */
export const accountsBeyond = (graph: InMemoryGraph, principals: readonly string[]): readonly string[] =>
  inOrder(
    accountsOf(
      (graph.unreadTrusts ?? []).filter((role) =>
        principals.some((one) => !one.startsWith('arn:') || mayMean(graph, one, role)),
      ),
    ),
  );

const noneUnread: UnreadAccounts = { ids: [], more: 0 };

const MOST_ACCOUNTS = 50;

function unreadOf(graph: InMemoryGraph, { named, openTo }: AssumableAccounts): UnreadAccounts {
  const { places } = organizationsOf(graph);
  const imported = importedAccounts(graph);
  const openIn = new Set(openTo.flatMap((id) => places.get(id)?.organizationId ?? []));
  const members = [...places]
    .filter(([, { organizationId }]) => openTo.includes('*') || openIn.has(organizationId))
    .map(([id]) => id);
  const isClosed = (id: string): boolean =>
    graph.accounts.some(
      ({ accountId, status }) => accountId === id && ['SUSPENDED', 'CLOSED'].includes(status ?? ''),
    );
  const ids = inOrder([...named, ...members]).filter((id) => !imported.has(id) && !isClosed(id));
  return { ids: ids.slice(0, MOST_ACCOUNTS), more: Math.max(0, ids.length - MOST_ACCOUNTS) };
}

/** Whose roles the principals may assume as far as their own policies go. */
export function assumableBy(graph: InMemoryGraph, principals: readonly string[]): AssumableAccounts {
  const said = principals.flatMap((one): readonly (readonly [by: string, account: string])[] => {
    const by = accountOfIdentifier(one);
    if (!one.startsWith('arn:')) return one === '*' ? [] : [['*', '*']];
    return allowsOfAssuming(graph, one)
      .flatMap(({ Resource }) => (Resource === undefined ? ['*'] : listOf(Resource).flatMap(accountOfRoles)))
      .filter((id) => id !== by)
      .map((id) => [by ?? '', id] as const);
  });
  return {
    named: inOrder(said.flatMap(([, id]) => (id === '*' ? [] : id))),
    openTo: inOrder(said.flatMap(([by, id]) => (id === '*' ? by : []))),
  };
}

/** None: it means no role. */
function accountOfRoles(pattern: string): readonly string[] {
  const [, , service = '*', , account = '*', ...rest] = pattern.split(':');
  const isRole = 'role/'.startsWith(plain(rest.join(':')).slice(0, 5));
  if (!'iam'.startsWith(plain(service)) || !isRole) return [];
  return [/^\d{12}$/.test(account) ? account : '*'];
}

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  /** Missing: it is said which ones are not meant. */
  readonly Resource?: string | readonly string[];
}

const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

const plain = (pattern: string): string => pattern.split(/[*?$]/, 1)[0] ?? '';

const mayMean = (graph: InMemoryGraph, principal: string, role: string): boolean =>
  allowsOfAssuming(graph, principal).some(({ Resource }) =>
    listOf(Resource).some((pattern) => role.startsWith(plain(pattern))),
  );

function allowsOfAssuming(graph: InMemoryGraph, principal: string): readonly Statement[] {
  const holders = [principal, ...targets(graph.memberships, principal)];
  const uids = new Set(holders.flatMap((holder) => targets(graph.attachments, holder)));
  return graph.policies
    .filter(({ uid, quarantined }) => uids.has(uid) && quarantined === undefined)
    .flatMap(({ documentText }) =>
      documentText === undefined
        ? []
        : listOf((JSON.parse(documentText) as { Statement?: Statement | readonly Statement[] }).Statement),
    )
    .filter(
      ({ Effect, Action, NotAction }) =>
        Effect === 'Allow' &&
        (NotAction !== undefined ||
          listOf(Action).some((action) => 'sts:assumerole'.startsWith(plain(action).toLowerCase()))),
    );
}
