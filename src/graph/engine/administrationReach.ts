/** Computes which principals reach administrative access to which accounts, by stored single hops. */
import type { AdministrationState, LeadingPrincipal } from '../contract/history.js';
import {
  accountOfIdentifier,
  canBeTakenOver,
  namedPrincipalKind,
} from '../model/principals/namedPrincipal.js';

/** One bit for each pair of a principal and an account. */
type Bits = Uint32Array;

export interface AdministrationReach {
  /** The position of each principal in the bits, by identifier. */
  readonly principals: ReadonlyMap<string, number>;
  /** Accounts whose administrative access each principal reaches without conditions. */
  readonly unconditional: Bits;
  /** Accounts whose administrative access each principal reaches with or without conditions. */
  readonly any: Bits;
  /** Returns the accounts of all principals that each can become. */
  passed(): Bits;
}

/** The position of each account in the bits, by id. */
export type AccountPlaces = ReadonlyMap<string, number>;

export const wordsFor = ({ size }: AccountPlaces): number => Math.ceil(size / 32);

export const hasBit = (bits: Bits, at: number, place: number, words: number): boolean =>
  ((bits[at * words + (place >>> 5)] ?? 0) & (1 << (place & 31))) !== 0;

export function setBit(bits: Bits, at: number, place: number, words: number): void {
  const word = at * words + (place >>> 5);
  bits[word] = (bits[word] ?? 0) | (1 << (place & 31));
}

/**
 * Computes the reach of every principal. An administrator of an account can become every principal in it that can be
 * taken over. A root user means administrative access to its account.
 */
export function reachOf(state: AdministrationState, places: AccountPlaces): AdministrationReach {
  const { principals } = state;
  const names = new Map(principals.map(({ identifier }, at) => [identifier, at]));
  const words = wordsFor(places);
  const hops = new Hops(principals, places);
  const accounts = [...places.values()].map((place): Seed => [principals.length + place, place]);
  const holders = () =>
    principals.map(({ identifier }, at): Seed => [at, places.get(accountOfIdentifier(identifier) ?? '')]);
  return {
    principals: names,
    unconditional: spread(hops.unconditional, accounts, hops.size, words),
    any: spread(hops.any, accounts, hops.size, words),
    passed: () => spread(hops.any, holders(), hops.size, words),
  };
}

type Seed = readonly [node: number, place: number | undefined];

/** The nodes from which each node can be reached in one step. Nodes are principals, then accounts, then policy sets. */
class Hops {
  readonly any: number[][] = [];
  readonly unconditional: number[][] = [];
  private readonly sets = new Map<string, number>();

  constructor(
    private readonly principals: readonly LeadingPrincipal[],
    private readonly places: AccountPlaces,
  ) {
    principals.forEach((one, at) => this.add(one, at));
  }

  get size(): number {
    return this.principals.length + this.places.size + this.sets.size;
  }

  private add({ identifier, administrator, ...one }: LeadingPrincipal, at: number): void {
    for (const set of one.sets) this.connect(at, this.nodeOfSet(set), true);
    for (const set of one.allowed) this.connect(this.nodeOfSet(set), at, true);
    for (const set of one.conditional) this.connect(this.nodeOfSet(set), at, false);
    const place = this.places.get(accountOfIdentifier(identifier) ?? '');
    if (place === undefined) return;
    const account = this.principals.length + place;
    const decision = namedPrincipalKind(identifier) === 'ROOT' ? 'ALLOWED' : administrator;
    if (decision !== undefined) this.connect(at, account, decision === 'ALLOWED');
    if (canBeTakenOver(identifier)) this.connect(account, at, true);
  }

  private connect(from: number, to: number, isUnconditional: boolean): void {
    (this.any[to] ??= []).push(from);
    if (isUnconditional) (this.unconditional[to] ??= []).push(from);
  }

  private nodeOfSet(name: string): number {
    const known = this.sets.get(name);
    if (known !== undefined) return known;
    const node = this.size;
    this.sets.set(name, node);
    return node;
  }
}

/** Passes bits backwards along hops, until every node has the bits of all nodes that it leads to. */
function spread(
  into: readonly (readonly number[] | undefined)[],
  seeds: readonly Seed[],
  size: number,
  words: number,
): Bits {
  const bits = new Uint32Array(size * words);
  const waiting: number[] = [];
  const isWaiting = new Uint8Array(size);
  const wait = (node: number): void => {
    if (isWaiting[node] === 1) return;
    isWaiting[node] = 1;
    waiting.push(node);
  };
  for (const [node, place] of seeds) {
    if (place === undefined) continue;
    setBit(bits, node, place, words);
    wait(node);
  }
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    isWaiting[node] = 0;
    for (const from of into[node] ?? []) if (addBits(bits, from * words, node * words, words)) wait(from);
  }
  return bits;
}

/** Adds the bits of one node to another. Returns whether that changed anything. */
function addBits(bits: Bits, to: number, from: number, words: number): boolean {
  let isMore = false;
  for (let word = 0; word < words; word += 1) {
    const before = bits[to + word] ?? 0;
    const after = (before | (bits[from + word] ?? 0)) >>> 0;
    if (after === before) continue;
    bits[to + word] = after;
    isMore = true;
  }
  return isMore;
}
