/** Compares who has or reaches administrative access in two states of the graph. */
import type { DataGap, Granted } from '../../iam/decide/decision.js';
import type { AdministrationState, PrincipalWithHops } from '../contract/history.js';
import type { Work } from '../contract/turns.js';
import { asKnown, gapKey, isMore, withoutNumbers, type Change } from '../model/changes.js';
import { definedFields } from '../model/definedFields.js';
import { groupBy } from '../model/groupBy.js';
import { once } from '../model/memoize.js';
import {
  accountOfIdentifier,
  isOfNoAccount,
  namedPrincipalKind,
} from '../model/principals/namedPrincipal.js';
import type {
  AdministrationSummary,
  AdministratorChange,
  ChangeCount,
  AdministrationChanges,
  ReachChange,
} from '../model/stored/importTable.js';
import {
  idsIn,
  reachOf,
  type AccountBits,
  type Accounts,
  type AccountsReached,
  type AdministrationReach,
} from './administrationReach.js';

const MOST_CHANGES = 100;

const MOST_ACCOUNTS_OF_CHANGE = 10;

/** The order in which changes are listed: those that give access first. */
const order: readonly Change[] = ['GAINED', 'LOOSENED', 'NOW_UNKNOWN', 'LOST', 'TIGHTENED', 'NOW_KNOWN'];

const AS_ONE =
  'Only steps of single principals are compared. `rolegraph diff` also compares steps that combine several identities, and rights that administrators give themselves in other accounts.';

export const noChanges: AdministrationChanges = {
  administrators: [],
  administratorCounts: [],
  reach: [],
  reachCounts: [],
  caveats: [],
};

/** Compares in small steps: of a large graph this takes seconds. */
export function* administrationChanges(
  before: AdministrationState,
  after: AdministrationState,
): Work<AdministrationChanges> {
  const accounts = yield* accountsIn(before, after);
  const old = yield* reachOf(before, accounts);
  const now = yield* reachOf(after, accounts);
  const administrators = administratorChanges(before, after);
  yield;
  const reach = yield* reachChanges([before, after], accounts, [old, now]);
  const hasHops = [before, after].some(({ principals }) => principals.some(({ sets }) => sets.length > 0));
  return {
    administrators: inOrder(administrators).slice(0, MOST_CHANGES),
    administratorCounts: countsOf(administrators),
    reach: inOrder(reach).slice(0, MOST_CHANGES),
    reachCounts: countsOf(reach, ({ accountCount }) => accountCount),
    caveats: [...(hasHops ? [AS_ONE] : []), ...unexploredCaveats(after), ...rulesCaveats(before, after)],
    summary: yield* summaryOf(after, accounts, now),
  };
}

function unexploredCaveats({ unexplored }: AdministrationState): readonly string[] {
  if (unexplored === 0) return [];
  return [
    `Principals with ${unexplored === 1 ? 'one set' : `${unexplored} different sets`} of policies can gain rights by techniques that lead to no other principal. What they could do with these rights was not searched.`,
  ];
}

/** Says of how many accounts changes may come from Rolegraph: their edges were derived by other rules before. */
function rulesCaveats(before: AdministrationState, after: AdministrationState): readonly string[] {
  const known = before.rules ?? new Map<string, string>();
  const { length } = [...(after.rules ?? [])].filter(([id, rules]) => (known.get(id) ?? rules) !== rules);
  if (length === 0) return [];
  const whose = length === 1 ? 'one account was' : `${length} accounts were`;
  return [
    `Before, ${whose} evaluated by another version or with other settings of Rolegraph: changes there may be due to that alone.`,
  ];
}

const countsOf = <T extends { readonly change: Change }>(
  changes: readonly T[],
  countOf: (one: T) => number = () => 1,
): readonly ChangeCount[] =>
  order
    .map((change) => ({
      change,
      count: changes.reduce((count, one) => count + (one.change === change ? countOf(one) : 0), 0),
    }))
    .filter(({ count }) => count > 0);

const inOrder = <T extends { readonly change: Change; readonly principal: string }>(
  changes: readonly T[],
): readonly T[] =>
  changes.toSorted(
    (a, b) => order.indexOf(a.change) - order.indexOf(b.change) || (a.principal < b.principal ? -1 : 1),
  );

/** Returns the change from one decision to another; undefined: none. */
function changeOf(was: Granted | undefined, is: Granted | undefined): Change | undefined {
  if (was === is) return undefined;
  if (was === undefined) return 'GAINED';
  if (is === undefined) return 'LOST';
  return is === 'ALLOWED' ? 'LOOSENED' : 'TIGHTENED';
}

/** Returns the gaps that can hide a principal or a hop: of resources' policies, only those of code do (U-9f). */
function gapsOf(
  { gaps, principalGaps, organizationGaps }: AdministrationState,
  accountId: string,
): readonly DataGap[] {
  const all = gaps.get(accountId);
  if (all === undefined) return [{ kind: 'ACCOUNT_NOT_IMPORTED', accountId, message: '' }];
  const hiding = new Set((principalGaps.get(accountId) ?? []).map(gapKey));
  const own = all.filter((gap) => beyondDocuments.has(gap.kind) || hiding.has(gapKey(gap)));
  return [...own, ...withoutNumbers(organizationGaps.get(accountId) ?? [])];
}

const beyondDocuments = new Set<DataGap['kind']>(['COLLECTION_INCOMPLETE', 'DERIVATION_PENDING']);

/** Returns changes of users and roles with administrative access to their own account. */
function administratorChanges(
  before: AdministrationState,
  after: AdministrationState,
): readonly AdministratorChange[] {
  const [old, now] = [before, after].map(
    ({ principals }) =>
      new Map(principals.map(({ identifier, administrator }) => [identifier, administrator])),
  );
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].flatMap((principal) => {
    const [was, is] = [old?.get(principal), now?.get(principal)];
    const change = changeOf(was, is);
    if (change === undefined) return [];
    const accountId = accountOfIdentifier(principal) ?? '';
    const known = asKnown(change, gapsOf(before, accountId), gapsOf(after, accountId));
    return [{ change: known, principal, ...definedFields({ before: was, after: is }) }];
  });
}

/** Returns changes of principals that have or reach administrative access to accounts, by principal and kind of change. */
function* reachChanges(
  states: readonly [AdministrationState, AdministrationState],
  accounts: AccountBits,
  [old, now]: readonly [AdministrationReach, AdministrationReach],
): Work<readonly ReachChange[]> {
  const names = new Set(states.flatMap(({ principals }) => principals.map(({ identifier }) => identifier)));
  const ids = [...accounts.keys()];
  const knownOf = once(() => changeExplainer(accounts, states, [old, now]));
  const found: ReachChange[] = [];
  for (const principal of names) {
    yield;
    const changed = new Map<Change, Accounts>();
    for (const [change, some] of changedAccounts(principal, old, now)) {
      // A root user always administers its own account.
      const own = namedPrincipalKind(principal) === 'ROOT' ? accountOfIdentifier(principal) : undefined;
      const others = some & ~(accounts.get(own ?? '') ?? 0n);
      for (const [known, part] of yield* knownOf()(principal, change, others))
        if (part !== 0n) changed.set(known, (changed.get(known) ?? 0n) | part);
    }
    for (const [change, some] of changed) {
      const accountIds = idsIn(some, ids);
      const most = accountIds.slice(0, MOST_ACCOUNTS_OF_CHANGE);
      found.push({ change, principal, accountIds: most, accountCount: accountIds.length });
    }
  }
  return found;
}

/** Returns the accounts that a principal reaches otherwise than before, by kind of change; only kinds that there are. */
function changedAccounts(
  principal: string,
  old: AdministrationReach,
  now: AdministrationReach,
): readonly (readonly [Change, Accounts])[] {
  const [was, is] = [old, now].map(({ any, unconditional }) => ({
    any: any.get(principal) ?? 0n,
    unconditional: unconditional.get(principal) ?? 0n,
  }));
  if (!was || !is) return [];
  const both = was.any & is.any;
  const changes: readonly (readonly [Change, Accounts])[] = [
    ['GAINED', is.any & ~was.any],
    ['LOST', was.any & ~is.any],
    ['LOOSENED', both & is.unconditional & ~was.unconditional],
    ['TIGHTENED', both & was.unconditional & ~is.unconditional],
  ];
  return changes.filter(([, accounts]) => accounts !== 0n);
}

/** Counts administrators of an account separately from users and roles that reach it. */
function* summaryOf(
  { principals, gaps }: AdministrationState,
  accounts: AccountBits,
  { unconditional, any }: AdministrationReach,
): Work<AdministrationSummary> {
  const reachers = principals.filter((one) => any.has(one.identifier) && isUserOrRole(one));
  const reaching = reachers.filter(({ administrator }) => administrator === undefined);
  const own = administratorsByAccount(principals);
  const ids = [...accounts.keys()];
  const reachersOf = new Map<string, number>();
  for (const { identifier } of reachers) {
    yield;
    for (const id of idsIn(any.get(identifier) ?? 0n, ids)) reachersOf.set(id, (reachersOf.get(id) ?? 0) + 1);
  }
  const byAccount = ids.map((accountId) => ({
    accountId,
    reaching: (reachersOf.get(accountId) ?? 0) - (own.get(accountId)?.length ?? 0),
  }));
  return {
    administrators: principals.filter(({ administrator }) => administrator !== undefined).length,
    reaching: reaching.length,
    reachingFirmly: reaching.filter(({ identifier }) => unconditional.has(identifier)).length,
    accounts: byAccount
      .filter((account) => account.reaching > 0)
      .toSorted((a, b) => b.reaching - a.reaching)
      .slice(0, MOST_ACCOUNTS_OF_CHANGE),
    gaps: gapCounts([...gaps.values()].flat()),
  };
}

const isRoot = ({ identifier }: PrincipalWithHops): boolean => namedPrincipalKind(identifier) === 'ROOT';

/** Whether it is no root user, service or identity provider, and not anyone. */
function isUserOrRole({ identifier }: PrincipalWithHops): boolean {
  const kind = namedPrincipalKind(identifier);
  return kind !== 'ROOT' && kind !== 'ANYONE' && !isOfNoAccount(kind);
}

/** Returns administrators, root users aside, by account: each of them also counts as reaching its account. */
const administratorsByAccount = (principals: readonly PrincipalWithHops[]) =>
  groupBy(
    principals.filter((one) => one.administrator !== undefined && !isRoot(one)),
    ({ identifier }) => accountOfIdentifier(identifier) ?? '',
  );

const gapCounts = (gaps: readonly DataGap[]): AdministrationSummary['gaps'] =>
  [...groupBy(gaps, ({ kind }) => kind)]
    .map(([kind, { length: count }]) => ({ kind, count }))
    .toSorted((a, b) => b.count - a.count);

function* accountsIn(...states: readonly AdministrationState[]): Work<AccountBits> {
  const ids = new Set(states.flatMap(({ gaps }) => [...gaps.keys()]));
  for (const { identifier } of states.flatMap(({ principals }) => principals)) {
    yield;
    const accountId = accountOfIdentifier(identifier);
    if (accountId !== undefined) ids.add(accountId);
  }
  return new Map([...ids].sort().map((id, place) => [id, 1n << BigInt(place)]));
}

/**
 * Returns a function that splits changed accounts by the cause of the change, with the gaps of the account itself and
 * of all accounts that the principal's paths may pass through.
 */
function changeExplainer(
  accounts: AccountBits,
  [before, after]: readonly [AdministrationState, AdministrationState],
  reaches: readonly [AdministrationReach, AdministrationReach],
): (principal: string, change: Change, changed: Accounts) => Work<readonly (readonly [Change, Accounts])[]> {
  const explainedBy = (change: Change, known: Change) => {
    const explaining = [...accounts].filter(
      ([id]) => asKnown(change, gapsOf(before, id), gapsOf(after, id)) === known,
    );
    return [known, explaining.reduce((all, [, bit]) => all | bit, 0n)] as const;
  };
  // In the order in which one account's gaps are looked at.
  const more = [explainedBy('GAINED', 'NOW_KNOWN'), explainedBy('GAINED', 'NOW_UNKNOWN')];
  const less = [explainedBy('LOST', 'NOW_UNKNOWN'), explainedBy('LOST', 'NOW_KNOWN')];
  let passed: readonly AccountsReached[] | undefined;
  return function* (principal, change, changed) {
    let rest = changed;
    const parts: [Change, Accounts][] = [];
    for (const [known, gapped] of isMore(change) ? more : less) {
      if (gapped === 0n) continue;
      passed ??= [yield* reaches[0].passed(), yield* reaches[1].passed()];
      const isPassed = passed.some((reached) => ((reached.get(principal) ?? 0n) & gapped) !== 0n);
      const part = isPassed ? rest : rest & gapped;
      rest &= ~part;
      parts.push([known, part]);
    }
    return [...parts, [change, rest]];
  };
}
