/** Computes which principals reach administrative access to which accounts, by stored single hops. */
import type { AdministrationState, PrincipalWithHops } from '../contract/history.js';
import {
  accountOfIdentifier,
  canBeTakenOver,
  namedPrincipalKind,
} from '../model/principals/namedPrincipal.js';
import { appendTo } from '../model/groupBy.js';
import type { Work } from '../contract/turns.js';

/** A set of accounts: the sum of their bits. */
export type Accounts = bigint;

/** The bit of each account, by id. */
export type AccountBits = ReadonlyMap<string, Accounts>;

/** Returns the ids of the accounts in a set, in the order of their bits. `ids`: of all accounts. */
export function idsIn(accounts: Accounts, ids: readonly string[]): readonly string[] {
  const bits = accounts.toString(2);
  return ids.slice(0, bits.length).filter((_id, place) => bits[bits.length - 1 - place] === '1');
}

/** Sets of accounts by identifier of a principal. A missing set is empty. */
export type AccountsReached = ReadonlyMap<string, Accounts>;

export interface AdministrationReach {
  /** Accounts whose administrative access each principal reaches without conditions. */
  readonly unconditional: AccountsReached;
  /** Accounts whose administrative access each principal reaches with or without conditions. */
  readonly any: AccountsReached;
  /** Returns the accounts of all principals that each can become. */
  passed(): Work<AccountsReached>;
}

/**
 * Computes the reach of every principal. An administrator of an account can become every principal in it that can be
 * taken over. A root user means administrative access to its account.
 */
export function* reachOf({ principals }: AdministrationState, bits: AccountBits): Work<AdministrationReach> {
  const { any, unconditional } = yield* stepsInto(principals, bits);
  const holders = () =>
    principals.flatMap(({ identifier }): readonly (readonly [string, Accounts])[] => {
      const bit = bits.get(accountOfIdentifier(identifier) ?? '');
      return bit === undefined ? [] : [[identifier, bit]];
    });
  return {
    unconditional: yield* spread(unconditional, bits),
    any: yield* spread(any, bits),
    passed: () => spread(any, holders()),
  };
}

/** By node, the nodes from which it can be reached in one step. */
type Steps = ReadonlyMap<string, readonly string[]>;

/** Returns steps between nodes: principals, accounts and policy sets, whose names have nothing in common. */
function* stepsInto(
  principals: readonly PrincipalWithHops[],
  bits: AccountBits,
): Work<Readonly<Record<'any' | 'unconditional', Steps>>> {
  const [any, unconditional] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const connect = (from: string, to: string, isUnconditional: boolean): void => {
    appendTo(any, to, from);
    if (isUnconditional) appendTo(unconditional, to, from);
  };
  for (const { identifier, administrator, sets, allowed, conditional } of principals) {
    yield;
    for (const set of sets) connect(identifier, set, true);
    for (const set of allowed) connect(set, identifier, true);
    for (const set of conditional) connect(set, identifier, false);
    const account = accountOfIdentifier(identifier);
    if (account === undefined || !bits.has(account)) continue;
    const decision = namedPrincipalKind(identifier) === 'ROOT' ? 'ALLOWED' : administrator;
    if (decision !== undefined) connect(identifier, account, decision === 'ALLOWED');
    if (canBeTakenOver(identifier)) connect(account, identifier, true);
  }
  return { any, unconditional };
}

/**
 * Passes sets backwards along steps, until every node has the accounts of all nodes that it leads to. Nodes take turns
 * in an order in which most have all that they get before they pass it on: only rings need more than one round.
 */
function* spread(
  into: Steps,
  seeds: Iterable<readonly [node: string, bit: Accounts]>,
): Work<AccountsReached> {
  const reached = new Map(seeds);
  const order = yield* outwards(into, [...reached.keys()]);
  const waiting = new Set(reached.keys());
  while (waiting.size > 0)
    for (const node of order) {
      yield;
      if (!waiting.delete(node)) continue;
      const accounts = reached.get(node) ?? 0n;
      for (const from of into.get(node) ?? []) {
        const before = reached.get(from) ?? 0n;
        const after = before | accounts;
        if (after === before) continue;
        reached.set(from, after);
        waiting.add(from);
      }
    }
  return reached;
}

/** Returns the nodes that lead to the ends, in reverse postorder: each before those that reach an end through it. */
function* outwards(into: Steps, ends: readonly string[]): Work<readonly string[]> {
  const seen = new Set<string>();
  const open = [ends.values()];
  const at: string[] = [];
  const done: string[] = [];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    yield;
    const { value: node } = top.next();
    if (node === undefined) {
      open.pop();
      done.push(...at.splice(-1));
    } else if (!seen.has(node)) {
      seen.add(node);
      at.push(node);
      open.push((into.get(node) ?? []).values());
    }
  }
  return done.reverse();
}
