/** Compares who has or reaches administrative access in two states of the graph. */
import type { DataGap, Granted } from '../../iam/decide/decision.js';
import type { AdministrationState, LeadingPrincipal } from '../contract/history.js';
import { asKnown, isMore, type Change } from '../model/changes.js';
import { definedFields } from '../model/definedFields.js';
import { groupBy } from '../model/groupBy.js';
import { getOrMake } from '../model/memoize.js';
import { accountOfIdentifier, namedPrincipalKind } from '../model/principals/namedPrincipal.js';
import type {
  AdministrationSummary,
  AdministratorChange,
  ChangeCount,
  AdministrationChanges,
  ReachChange,
} from '../model/stored/importTable.js';
import {
  hasBit,
  reachOf,
  setBit,
  wordsFor,
  type AccountPlaces,
  type AdministrationReach,
} from './administrationReach.js';

const MOST_CHANGES = 100;

const MOST_ACCOUNTS_OF_CHANGE = 10;

/** The order in which changes are listed: those that give access first. */
const order: readonly Change[] = ['GAINED', 'LOOSENED', 'NOW_UNKNOWN', 'LOST', 'TIGHTENED', 'NOW_KNOWN'];

const AS_ONE =
  'Only steps that one principal takes alone are compared. Ways that take several identities at once, and rights that administrators give themselves in other accounts, are left out here: `rolegraph diff` has those.';

export const noChanges: AdministrationChanges = {
  administrators: [],
  administratorCounts: [],
  reach: [],
  reachCounts: [],
  caveats: [],
};

export function administrationChanges(
  before: AdministrationState,
  after: AdministrationState,
): AdministrationChanges {
  const places = placesOf(before, after);
  const [old, now] = [reachOf(before, places), reachOf(after, places)];
  const administrators = administratorChanges(before, after);
  const reach = reachChanges([before, after], places, [old, now]);
  const leads = [before, after].some(({ principals }) => principals.some(({ sets }) => sets.length > 0));
  return {
    administrators: inOrder(administrators).slice(0, MOST_CHANGES),
    administratorCounts: countsOf(administrators),
    reach: inOrder(reach).slice(0, MOST_CHANGES),
    reachCounts: countsOf(reach, ({ accountCount }) => accountCount),
    caveats: [...(leads ? [AS_ONE] : []), ...unexploredCaveats(after)],
    summary: summaryOf(after, places, now),
  };
}

function unexploredCaveats({ unexplored }: AdministrationState): readonly string[] {
  if (unexplored === 0) return [];
  return [
    `Principals with ${unexplored === 1 ? 'one set' : `${unexplored} different sets`} of policies can gain rights by techniques that lead to no other principal. What they could do with these rights was not searched.`,
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

const gapsOf = ({ gaps }: AdministrationState, accountId: string): readonly DataGap[] =>
  gaps.get(accountId) ?? [{ kind: 'ACCOUNT_NOT_IMPORTED', accountId, message: '' }];

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
function reachChanges(
  states: readonly [AdministrationState, AdministrationState],
  places: AccountPlaces,
  [old, now]: readonly [AdministrationReach, AdministrationReach],
): readonly ReachChange[] {
  const words = wordsFor(places);
  const differing = [...new Set([...old.principals.keys(), ...now.principals.keys()])].filter(
    (one) => !isSame(old, now, one, words),
  );
  if (differing.length === 0) return [];
  const knowledgeOf = knowledge(places, states, [old, now]);
  return differing.flatMap((principal) => {
    const [was, is] = [old.principals.get(principal), now.principals.get(principal)];
    // A root user always administers its own account.
    const own = namedPrincipalKind(principal) === 'ROOT' ? accountOfIdentifier(principal) : undefined;
    const knownOf = knowledgeOf(principal);
    const accounts = new Map<Change, string[]>();
    for (const [accountId, place] of places) {
      const change = changeOf(levelAt(old, was, place, words), levelAt(now, is, place, words));
      if (change === undefined || accountId === own) continue;
      getOrMake(accounts, knownOf(change, place), () => []).push(accountId);
    }
    return [...accounts].map(([change, ids]) => ({
      change,
      principal,
      accountIds: ids.slice(0, MOST_ACCOUNTS_OF_CHANGE),
      accountCount: ids.length,
    }));
  });
}

/** Counts administrators of an account separately from principals that reach it. */
function summaryOf(
  { principals, gaps }: AdministrationState,
  places: AccountPlaces,
  { unconditional, any }: AdministrationReach,
): AdministrationSummary {
  const words = wordsFor(places);
  const isAny = (bits: Uint32Array, at: number): boolean =>
    bits.subarray(at * words, (at + 1) * words).some((word) => word !== 0);
  const reachers = [...principals.entries()].flatMap(([at, one]) =>
    isAny(any, at) && !isRoot(one) ? [at] : [],
  );
  const reaching = reachers.filter((at) => principals[at]?.administrator === undefined);
  const own = administratorsByAccount(principals);
  const byAccount = [...places].map(([accountId, place]) => ({
    accountId,
    reaching:
      reachers.filter((at) => hasBit(any, at, place, words)).length - (own.get(accountId)?.length ?? 0),
  }));
  return {
    administrators: principals.filter(({ administrator }) => administrator !== undefined).length,
    reaching: reaching.length,
    reachingFirmly: reaching.filter((at) => isAny(unconditional, at)).length,
    accounts: byAccount
      .filter((account) => account.reaching > 0)
      .toSorted((a, b) => b.reaching - a.reaching)
      .slice(0, MOST_ACCOUNTS_OF_CHANGE),
    gaps: gapCounts([...gaps.values()].flat()),
  };
}

const isRoot = ({ identifier }: LeadingPrincipal): boolean => namedPrincipalKind(identifier) === 'ROOT';

/** Returns administrators, root users aside, by account: each of them also counts as reaching its account. */
const administratorsByAccount = (principals: readonly LeadingPrincipal[]) =>
  groupBy(
    principals.filter((one) => one.administrator !== undefined && !isRoot(one)),
    ({ identifier }) => accountOfIdentifier(identifier) ?? '',
  );

const gapCounts = (gaps: readonly DataGap[]): AdministrationSummary['gaps'] =>
  [...groupBy(gaps, ({ kind }) => kind)]
    .map(([kind, { length: count }]) => ({ kind, count }))
    .toSorted((a, b) => b.count - a.count);

function placesOf(...states: readonly AdministrationState[]): AccountPlaces {
  const ids = states.flatMap(({ principals, gaps }) => [
    ...gaps.keys(),
    ...principals.flatMap(({ identifier }) => accountOfIdentifier(identifier) ?? []),
  ]);
  return new Map([...new Set(ids)].sort().map((id, place) => [id, place]));
}

function isSame(old: AdministrationReach, now: AdministrationReach, name: string, words: number): boolean {
  const [was, is] = [old.principals.get(name), now.principals.get(name)];
  return (['unconditional', 'any'] as const).every((level) => {
    for (let word = 0; word < words; word += 1)
      if (wordAt(old[level], was, word, words) !== wordAt(now[level], is, word, words)) return false;
    return true;
  });
}

const wordAt = (bits: Uint32Array, at: number | undefined, word: number, words: number): number =>
  at === undefined ? 0 : (bits[at * words + word] ?? 0);

function levelAt(
  { unconditional, any }: AdministrationReach,
  at: number | undefined,
  place: number,
  words: number,
): Granted | undefined {
  if (at === undefined || !hasBit(any, at, place, words)) return undefined;
  return hasBit(unconditional, at, place, words) ? 'ALLOWED' : 'CONDITIONAL';
}

/**
 * Returns, for a principal, a function that takes into account gaps of the changed account and of all accounts that the
 * principal's paths may pass through.
 */
function knowledge(
  places: AccountPlaces,
  [before, after]: readonly [AdministrationState, AdministrationState],
  reaches: readonly [AdministrationReach, AdministrationReach],
): (principal: string) => (change: Change, place: number) => Change {
  const words = wordsFor(places);
  const explainedBy = (change: Change, known: Change) => {
    const bits = new Uint32Array(words);
    for (const [id, place] of places)
      if (asKnown(change, gapsOf(before, id), gapsOf(after, id)) === known) setBit(bits, 0, place, words);
    return { known, bits };
  };
  // In the order in which one account's gaps are looked at.
  const more = [explainedBy('GAINED', 'NOW_KNOWN'), explainedBy('GAINED', 'NOW_UNKNOWN')];
  const less = [explainedBy('LOST', 'NOW_UNKNOWN'), explainedBy('LOST', 'NOW_KNOWN')];
  if ([...more, ...less].every(({ bits }) => !bits.some((word) => word !== 0)))
    return () => (change) => change;
  const passed = reaches.map((reach) => ({ bits: reach.passed(), principals: reach.principals }));
  return (principal) => {
    const isPassed = (accounts: Uint32Array): boolean =>
      passed.some(({ bits, principals }) => {
        const at = principals.get(principal);
        return (
          at !== undefined && accounts.some((word, index) => (word & (bits[at * words + index] ?? 0)) !== 0)
        );
      });
    const [moreKnown, lessKnown] = [more, less].map((explained) =>
      explained.map((one) => ({ ...one, always: isPassed(one.bits) })),
    );
    return (change, place) =>
      (isMore(change) ? moreKnown : lessKnown)?.find(
        ({ always, bits }) => always || hasBit(bits, 0, place, words),
      )?.known ?? change;
  };
}
