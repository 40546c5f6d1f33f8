/** Who reaches administrative access of which account, over the single hops that are stored. */
import type { AdministrationState, LeadingPrincipal } from '../contract/history.js';
import {
  accountOfIdentifier,
  canBeTakenOver,
  namedPrincipalKind,
} from '../model/principals/namedPrincipal.js';

/** For each principal a bit for each account. */
type Bits = Uint32Array;

export interface AdministrationReach {
  /** By name, where in the bits each is. */
  readonly principals: ReadonlyMap<string, number>;
  /** Without conditions. */
  readonly firm: Bits;
  /** With or without. */
  readonly any: Bits;
  /** The accounts of all principals that each can become. */
  passed(): Bits;
}

/** By id, their places in the bits. */
export type AccountPlaces = ReadonlyMap<string, number>;

export const wordsFor = ({ size }: AccountPlaces): number => Math.ceil(size / 32);

export const hasBit = (bits: Bits, at: number, place: number, words: number): boolean =>
  ((bits[at * words + (place >>> 5)] ?? 0) & (1 << (place & 31))) !== 0;

/**
 * Whoever administers an account becomes everybody in it who can be taken over. Root users stand for administrative access
 * to their accounts.
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
    firm: spread(hops.firm, accounts, hops.size, words),
    any: spread(hops.any, accounts, hops.size, words),
    passed: () => spread(hops.any, holders(), hops.size, words),
  };
}

type Seed = readonly [node: number, place: number | undefined];

/** From where each node can be come to. Principals are the first nodes, then accounts, then policy sets. */
class Hops {
  readonly any: number[][] = [];
  readonly firm: number[][] = [];
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

  private connect(from: number, to: number, isFirm: boolean): void {
    (this.any[to] ??= []).push(from);
    if (isFirm) (this.firm[to] ??= []).push(from);
  }

  private nodeOfSet(name: string): number {
    const known = this.sets.get(name);
    if (known !== undefined) return known;
    const node = this.size;
    this.sets.set(name, node);
    return node;
  }
}

/** Each node gets what those have that it leads to. */
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
    bits[node * words + (place >>> 5)] = (1 << (place & 31)) >>> 0;
    wait(node);
  }
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    isWaiting[node] = 0;
    for (const from of into[node] ?? []) if (addBits(bits, from * words, node * words, words)) wait(from);
  }
  return bits;
}

/** Whether there was anything to add. */
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
