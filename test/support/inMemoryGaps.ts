/** What was not imported and can hide hops of an in-memory graph, for searches to say so. */
import { IDENTITY_CENTER } from '../../src/graph/model/delegatedServices.js';
import { accountOfIdentifier } from '../../src/graph/model/principals/namedPrincipal.js';
import type {
  VisitedAccounts,
  AssumableAccounts,
  VisitedAccountsQuestion,
  PathRegion,
  PendingHops,
  RegionHop,
  RegionQuestion,
  UnexploredEscalation,
  UnreadAccounts,
} from '../../src/graph/contract/pathReader.js';
import type { DataGap } from '../../src/iam/decide/decision.js';
import { outsideGap } from '../../src/iam/explain/evaluationGaps.js';
import { isCodeKind } from '../../src/derive/codeResources.js';
import { kindOfArn } from '../../src/iam/language/arn.js';
import { importedAccounts, organizationsOf, targets, type InMemoryGraph } from './inMemoryFacts.js';

/** Of a scope. */
export type HopsBySource = ReadonlyMap<string, readonly RegionHop[]>;

const accountsOf = (identifiers: Iterable<string>): readonly string[] =>
  [...identifiers].flatMap((one) => accountOfIdentifier(one) ?? []);

const inOrder = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort();

/** To an end: from whoever leads there. To administrative access: of whom the starts reach. */
export function gapsOfRegion(
  graph: InMemoryGraph,
  { from, to, shownAccounts }: RegionQuestion,
  hops: HopsBySource,
  administrationOf: (identifier: string) => 'ALLOWED' | 'CONDITIONAL' | undefined,
): Pick<
  PathRegion,
  | 'outsideAccounts'
  | 'assumableUnread'
  | 'principalGaps'
  | 'visitedAccounts'
  | 'unexplored'
  | keyof PendingHops
> {
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
      ...missingOf(graph, { direction: 'FROM', accounts: met, ends: accountsOf(from), ...anywhereOf(from) }),
      visitedAccounts: inOrder(accountsOf(passed)),
      unexplored: unexploredOf(graph, [...passed].filter(isShownIn(shownAccounts))),
    };
  }
  const sources = sourcesByTarget(hops);
  const leading = new Set([to]);
  for (const at of leading) for (const source of sources.get(at) ?? []) leading.add(source);
  const accounts = [...accountsOf(leading), ...accountsOf(from)];
  const outside = outsideOf(graph, leading);
  return {
    outsideAccounts: outside.length > 0 && mayGetOutside(graph, from, hops) ? outside : [],
    assumableUnread: noneUnread,
    ...missingOf(graph, {
      direction: 'INTO',
      accounts,
      ends: accountsOf([...from, to]),
      fromAnywhere: false,
    }),
    visitedAccounts: [],
    unexplored: [],
  };
}

const isShownIn =
  (accounts: readonly string[] | undefined) =>
  (identifier: string): boolean =>
    accounts?.includes(accountOfIdentifier(identifier) ?? '') !== false;

const anywhereOf = (from: readonly string[]) => ({
  fromAnywhere: from.some((one) => !one.startsWith('arn:')),
});

/** May whoever the starts reach go on into an account that was never imported, as far as nothing hides whom they reach? */
function mayGetOutside(graph: InMemoryGraph, from: readonly string[], hops: HopsBySource): boolean {
  const reached = new Set(from);
  for (const at of reached) for (const hop of hops.get(at) ?? []) reached.add(hop.to);
  const { named, openTo } = assumableBy(graph, [...reached]);
  const accounts = [...accountsOf(reached), ...accountsBeyond(graph, [...reached])];
  const { fromAnywhere } = anywhereOf(from);
  const missing = missingOf(graph, { direction: 'FROM', accounts, ends: [], fromAnywhere });
  return (
    fromAnywhere ||
    openTo.length > 0 ||
    [...named, ...accountsOf(from)].some((id) => !importedAccounts(graph).has(id)) ||
    missing.principalGaps.some(({ kind }) => kind !== 'ORGANIZATION_NOT_IMPORTED') ||
    missing.outdatedAccounts.length + missing.organizationGaps.length > 0
  );
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

export function visitedAccounts(
  graph: InMemoryGraph,
  {
    direction,
    accounts: asked,
    fromAnywhere,
    assumable,
    shownAccounts,
    ...techniques
  }: VisitedAccountsQuestion,
): VisitedAccounts {
  const accounts = [...asked, ...(direction === 'INTO' ? managersOf(graph, asked) : [])];
  return {
    outsideAccounts: inOrder(accounts.filter((id) => !importedAccounts(graph).has(id))),
    assumableUnread: direction === 'FROM' ? unreadOf(graph, assumable) : noneUnread,
    ...missingOf(graph, { direction, accounts, ends: asked, fromAnywhere }),
    unexplored: (direction === 'FROM'
      ? []
      : unexploredInto(graph, { accounts, asked, ...techniques })
    ).filter(({ principal }) => isShownIn(shownAccounts)(principal)),
    graphVersion: graph.graphVersion,
  };
}

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

interface MetIn extends Pick<VisitedAccountsQuestion, 'direction' | 'accounts' | 'fromAnywhere'> {
  /** Accounts that are told first. */
  readonly ends: readonly string[];
}

function missingOf(
  graph: InMemoryGraph,
  { direction, accounts, ends, fromAnywhere }: MetIn,
): Pick<PathRegion, 'principalGaps' | keyof PendingHops> {
  const beyond = direction === 'INTO' ? whomTheyLetIn(graph, accounts) : whoLetsThemIn(graph, accounts);
  const isNear = (id: string): boolean =>
    fromAnywhere || accounts.includes(id) || beyond.includes(id) || beyond.includes('*');
  const isMet = (id: string): boolean => (direction === 'INTO' ? isNear(id) : accounts.includes(id));
  const place = ({ accountId = '' }: DataGap): string => `${ends.includes(accountId) ? 0 : 1} ${accountId}`;
  return {
    principalGaps: [
      ...(graph.principalGaps ?? [])
        .filter(({ accountId = '' }) => isMet(accountId))
        .toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0)),
      ...inOrder(accounts).filter(isUnplacedIn(graph)).map(outsideGap),
    ],
    outdatedAccounts: (graph.outdatedAccounts ?? []).filter(isNear),
    organizationGaps: isOrganizationMet(graph, accounts, isNear) ? (graph.organization?.dataGaps ?? []) : [],
  };
}

function isOrganizationMet(
  graph: InMemoryGraph,
  accounts: readonly string[],
  isNear: (id: string) => boolean,
): boolean {
  const { places } = organizationsOf(graph);
  const { organizationId } = graph.organization ?? {};
  return [...places].some(
    ([id, place]) =>
      place.organizationId === organizationId && (isNear(id) || accounts.includes(place.managementAccountId)),
  );
}

const isUnplacedIn = (graph: InMemoryGraph): ((id: string) => boolean) => {
  const [{ anyImported, places }, imported] = [organizationsOf(graph), importedAccounts(graph)];
  return (id) => anyImported && imported.has(id) && !places.has(id);
};

/** Accounts whose principals roles of the accounts, or what holds code there, let in; `*`: any. */
const whomTheyLetIn = (graph: InMemoryGraph, accounts: readonly string[]): readonly string[] =>
  doorsOf(graph)
    .filter(({ accountId }) => accounts.includes(accountId))
    .flatMap(({ letIn }) => letIn);

/** Accounts whose roles, or what holds code there, let in principals of the accounts. */
const whoLetsThemIn = (graph: InMemoryGraph, accounts: readonly string[]): readonly string[] =>
  doorsOf(graph)
    .filter(({ letIn }) => letIn.some((id) => id === '*' || accounts.includes(id)))
    .map(({ accountId }) => accountId);

interface Door {
  readonly accountId: string;
  /** Accounts; `*`: any. */
  readonly letIn: readonly string[];
}

function doorsOf(graph: InMemoryGraph): readonly Door[] {
  const byId = new Map(
    graph.principals.flatMap((one) => ('uniqueId' in one ? [[one.uniqueId, one.accountId] as const] : [])),
  );
  const codes = graph.resources.filter(({ arn }) => isCodeKind(kindOfArn(arn)));
  const holders = [
    ...graph.principals.filter(({ kind }) => kind === 'ROLE').map((one) => [one.identifier, one.accountId]),
    ...codes.map(({ arn, accountId }) => [arn, accountId]),
  ];
  return holders.map(([holder = '', accountId = '']) => ({
    accountId,
    letIn: (graph.trusts.get(holder) ?? []).map(({ principal }) =>
      principal.kind === 'ANYONE' ? '*' : (principal.accountId ?? byId.get(principal.identifier) ?? ''),
    ),
  }));
}

/** Techniques of findings that lead on, of those of the principals that have any. */
export const unexploredOf = (
  graph: InMemoryGraph,
  principals: readonly string[],
): readonly UnexploredEscalation[] =>
  [...new Set(principals)].sort().flatMap((principal) => {
    const techniqueIds = inOrder(graph.unexplored?.get(principal) ?? []);
    return techniqueIds.length === 0 ? [] : [{ principal, techniqueIds }];
  });

interface UnexploredInto extends Pick<
  VisitedAccountsQuestion,
  'accounts' | 'anywhere' | 'withinOrganization'
> {
  /** Of the accounts those that are not there because they manage others. */
  readonly asked: readonly string[];
}

function unexploredInto(
  graph: InMemoryGraph,
  { accounts, asked, anywhere, withinOrganization }: UnexploredInto,
): readonly UnexploredEscalation[] {
  const near = new Set([...accounts, ...whomTheyLetIn(graph, accounts)]);
  const { anyImported, places } = organizationsOf(graph);
  const organizationOf = (id: string): string => places.get(id)?.organizationId ?? '';
  const nearest = [...asked, ...whomTheyLetIn(graph, asked)].filter((id) => id.length === 12);
  const organizations = anyImported ? nearest.map(organizationOf) : [];
  return unexploredOf(graph, [...(graph.unexplored?.keys() ?? [])]).filter(
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
  const allowed = principals.flatMap((one): readonly (readonly [by: string, account: string])[] => {
    if (!one.startsWith('arn:')) return one === '*' ? [] : [['*', '*']];
    return (graph.mayAssumeIn?.get(one) ?? []).map((id) => [accountOfIdentifier(one) ?? '', id] as const);
  });
  return {
    named: inOrder(allowed.flatMap(([, id]) => (id === '*' ? [] : id))),
    openTo: inOrder(allowed.flatMap(([by, id]) => (id === '*' ? by : []))),
  };
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
