/**
 * Finds the chains of hops from one principal to another that pass no principal twice: shortest first; of equal
 * length, those without conditions first, then by identifiers.
 *
 * Exact and lazy: the chains that are not returned yet are kept in disjoint parts, each with its best chain, or with
 * a lower bound on its length. Returning the best chain of all splits its part (Yen 1971, Lawler 1972). The work
 * between two chains grows with the graph, never with the number of chains, and is bounded by a number of steps.
 */
import { LONGEST_PATH, MOST_LONGER_PATH_STEPS } from '../shared/limits.js';
import { UNREACHABLE, type HopGraph, type NextHop } from './hopGraph.js';

export interface PathLimits {
  /** Longer chains are not returned. */
  readonly maxHops: number;
  readonly steps: number;
}

export interface Chain {
  /** From the first to the last. */
  readonly principals: readonly string[];
  /** No hop has conditions. */
  readonly unconditional: boolean;
}

/** All chains that begin with `prefix` and go on from its end to none of `banned`. */
interface Part {
  readonly prefix: readonly number[];
  /** No hop of the prefix has conditions. */
  readonly unconditional: boolean;
  readonly banned: ReadonlySet<number>;
  /** The number of hops of the best chain, or a lower bound of it. */
  readonly length: number;
  readonly best?: Best;
}

interface Best {
  readonly chain: readonly number[];
  readonly unconditional: boolean;
}

export class KShortestPaths {
  /** The best comes last. */
  private readonly parts: Part[] = [];
  private readonly to: number;
  /** Distances to the target through any principal: lower bounds, and mostly exact. */
  private known: Distances | undefined;
  private anyClosed = false;

  constructor(
    private readonly graph: HopGraph,
    private readonly from: string,
    to: string,
    private readonly limits: PathLimits,
  ) {
    this.to = graph.numberOf(to);
    if (from !== to) this.add([graph.numberOf(from)], true, new Set());
  }

  /** Whether the steps ran out, so that there may be chains that were not returned. */
  get isOutOfSteps(): boolean {
    return this.graph.steps > this.limits.steps;
  }

  /**
   * Returns the shortest loop over each principal from which a hop leads back, shortest first: the others on it. Returns
   * no more than `most` of them.
   */
  loopsFrom(name: string, most: number): readonly (readonly string[])[] {
    const { graph } = this;
    if (!graph.has(name)) return [];
    const own = graph.numberOf(name);
    const back = graph.distancesTo(own, [], false);
    const loops: (readonly number[])[] = [];
    const seen = new Set([own]);
    const ways: (readonly number[])[] = [[]];
    for (const way of ways) {
      const last = way.at(-1) ?? own;
      if (last !== own && back[last] === 1) loops.push(way);
      if (loops.length === most) break;
      for (const { to } of way.length + 2 > this.limits.maxHops ? [] : graph.next(last)) {
        if (seen.has(to) || back[to] === UNREACHABLE) continue;
        seen.add(to);
        ways.push([...way, to]);
      }
    }
    return loops.map((loop) => loop.map((one) => graph.nameOf(one)));
  }

  /** The number of hops that the next chain has at least. */
  get leastLength(): number {
    return this.parts.at(-1)?.length ?? UNREACHABLE;
  }

  /** Returns the next chain; undefined if none of `maxHops` or fewer is left, or the steps ran out. */
  next(): Chain | undefined {
    for (;;) {
      const part = this.parts.at(-1);
      if (!part || part.length > this.limits.maxHops || this.isOutOfSteps) return undefined;
      this.parts.pop();
      if (!part.best || !this.isOpen(part.best.chain)) this.findBest(part);
      else {
        this.split(part, part.best);
        return {
          principals: part.best.chain.map((number) => this.graph.nameOf(number)),
          unconditional: part.best.unconditional,
        };
      }
    }
  }

  /** Closes a hop: no chain with it is returned from now on. */
  close(from: string, to: string): void {
    this.graph.close(this.graph.numberOf(from), this.graph.numberOf(to));
    this.known = undefined;
    this.anyClosed = true;
  }

  /** Whether there may be a chain of more than `maxHops`. True also if the search cannot tell. */
  longerMayExist(): boolean {
    const { maxHops } = this.limits;
    for (;;) {
      const part = this.parts.at(-1);
      if (!part) return false;
      if (part.length <= maxHops || this.isOutOfSteps) {
        return longerPathMayExist(this.graph, this.graph.numberOf(this.from), this.to, maxHops);
      }
      this.parts.pop();
      if (part.best && this.isOpen(part.best.chain)) return true;
      this.findBest(part);
    }
  }

  private isOpen(chain: readonly number[]): boolean {
    if (!this.anyClosed) return true;
    return chain.every((at, index) => {
      const to = chain[index + 1];
      return to === undefined || this.graph.next(at).some((hop) => hop.to === to);
    });
  }

  private bounds(): Distances {
    return (this.known ??= this.distances([]));
  }

  /** Adds a part, if it can hold any chain. */
  private add(prefix: readonly number[], unconditional: boolean, banned: ReadonlySet<number>): void {
    const least = shortest(this.onwards(prefix, banned), this.bounds().any);
    if (least === UNREACHABLE) return;
    this.put({ prefix, unconditional, banned, length: prefix.length - 1 + least });
  }

  /** Keeps the parts in order. */
  private put(part: Part): void {
    let [low, high] = [0, this.parts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.parts[middle];
      if (other && bestFirst(part, other) < 0) low = middle + 1;
      else high = middle;
    }
    this.parts.splice(low, 0, part);
  }

  private onwards(prefix: readonly number[], banned: ReadonlySet<number>): readonly NextHop[] {
    const hops = this.graph.next(prefix.at(-1) ?? this.to);
    this.graph.steps += hops.length;
    return hops.filter(({ to }) => !banned.has(to) && !prefix.includes(to));
  }

  /** Splits the rest of a part after its best chain: one part for leaving that chain at each of its principals. */
  private split({ prefix, banned }: Part, { chain }: Best): void {
    let unconditional = true;
    for (let end = 0; end < chain.length - 1; end += 1) {
      const [at, next] = [chain[end] ?? 0, chain[end + 1] ?? 0];
      if (end >= prefix.length - 1) {
        const left = end === prefix.length - 1 ? new Set([...banned, next]) : new Set([next]);
        this.add(chain.slice(0, end + 1), unconditional, left);
      }
      unconditional &&= this.graph.next(at).some((hop) => hop.to === next && hop.unconditional);
    }
  }

  /** Puts the part back with its best chain, or with a better bound; drops it if it holds none. */
  private findBest(part: Part): void {
    const { prefix, unconditional, banned } = part;
    if (!this.isOpen(prefix)) return;
    const hops = this.onwards(prefix, banned);
    const bounds = this.bounds();
    const length = prefix.length - 1 + shortest(hops, bounds.any);
    if (length > part.length) {
      // Drops the part's old chain: it was closed and shorter, so it is no bound for the others.
      if (length < UNREACHABLE) this.put({ prefix, unconditional, banned, length });
      return;
    }
    // The shortest way on, found without regard to the prefix, may meet the prefix.
    const best =
      this.walk(part, hops, bounds) ?? this.walk(part, hops, this.distances(prefix, unconditional));
    if (best) this.put({ ...part, length: best.chain.length - 1, best });
  }

  /** Walks from the end of the prefix, one hop nearer each time, always to the first by identifier. */
  private walk(part: Part, hops: readonly NextHop[], distances: Distances): Best | undefined {
    const isUnconditional = part.unconditional && isUnconditionalAsShort(hops, distances);
    const own = isUnconditional ? distances.unconditional : distances.any;
    const chain = [...part.prefix];
    let left = shortest(hops, distances.any);
    if (left === UNREACHABLE) return undefined;
    for (let from = hops; left > 0; left -= 1) {
      const hop = from.find(
        ({ to, unconditional }) => own[to] === left - 1 && (unconditional || !isUnconditional),
      );
      if (!hop) return undefined;
      chain.push(hop.to);
      from = this.graph.next(hop.to);
      this.graph.steps += from.length;
    }
    return new Set(chain).size === chain.length ? { chain, unconditional: isUnconditional } : undefined;
  }

  private distances(passed: readonly number[], unconditional = true): Distances {
    const any = this.graph.distancesTo(this.to, passed, false);
    return { any, unconditional: unconditional ? this.graph.distancesTo(this.to, passed, true) : any };
  }
}

interface Distances {
  readonly any: Int32Array;
  readonly unconditional: Int32Array;
}

/** Returns the fewest hops to the target over these next hops. */
function shortest(hops: readonly NextHop[], distances: Int32Array): number {
  let least = UNREACHABLE - 1;
  for (const { to } of hops) least = Math.min(least, distances[to] ?? UNREACHABLE);
  return least + 1;
}

const isUnconditionalAsShort = (hops: readonly NextHop[], { any, unconditional }: Distances): boolean =>
  shortest(
    hops.filter((hop) => hop.unconditional),
    unconditional,
  ) === shortest(hops, any);

/** Sorts bounds before chains: no chain is returned before all that could be better is known. */
function bestFirst(a: Part, b: Part): number {
  if (a.length !== b.length) return a.length - b.length;
  if (!a.best || !b.best) return a.best ? 1 : b.best ? -1 : 0;
  if (a.best.unconditional !== b.best.unconditional) return a.best.unconditional ? -1 : 1;
  const at = a.best.chain.findIndex((number, index) => number !== b.best?.chain[index]);
  return (a.best.chain[at] ?? 0) - (b.best.chain[at] ?? 0);
}

/**
 * Whether there may be a chain from `from` to `to` of more than `maxHops` hops that repeats no principal. Searches
 * depth first over principals that still reach the target; true also if its budget ends first.
 */
function longerPathMayExist(graph: HopGraph, from: number, to: number, maxHops: number): boolean {
  const distances = graph.distancesTo(to, [], false);
  const useful = distances.reduce((count, distance) => count + (distance === UNREACHABLE ? 0 : 1), 0);
  const visited = new Set([from]);
  let budget = MOST_LONGER_PATH_STEPS;
  const search = (at: number, length: number): boolean => {
    if (at === to) return length > maxHops;
    // Every further hop needs a new principal.
    if (length + useful - visited.size <= maxHops) return false;
    for (const { to: next } of graph.next(at)) {
      if (--budget < 0 || length > LONGEST_PATH) return true;
      if (visited.has(next) || distances[next] === UNREACHABLE) continue;
      visited.add(next);
      const found = search(next, length + 1);
      visited.delete(next);
      if (found) return true;
    }
    return false;
  };
  return search(from, 0);
}
