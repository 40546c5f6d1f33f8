/** Holds the hops between principals for searches: by number, in both directions, without writing out every pair. */
import { sortBy } from '../../graph/model/groupBy.js';
import { getOrMake } from '../../graph/model/memoize.js';
import type { HopEnds } from '../../graph/contract/pathReader.js';
import { FreshBits } from './freshBits.js';

/** Each of the members can take each of the hops. */
export interface HopGroup {
  readonly members: readonly string[];
  readonly hops: readonly HopTarget[];
}

export interface HopTarget {
  readonly to: string;
  readonly unconditional: boolean;
}

interface Group {
  readonly members: Set<number>;
  /** By number of the target: whether a hop to it is unconditional. */
  readonly targets: Map<number, boolean>;
}

export interface NextHop {
  readonly to: number;
  readonly unconditional: boolean;
}

/** The virtual end of paths to any of several ends: one hop after each of them. Sorts before any name. */
export const VIRTUAL_END = '';

/** A distance greater than that of any chain. */
export const UNREACHABLE = 0x7fff_ffff;

/** Sets of groups that are measured at once. */
export const SETS_AT_ONCE = 31;

/** Numbers principals in the order of their identifiers. `steps` counts the work of walking the graph. */
export class HopGraph {
  steps = 0;
  private readonly hops = new Map<number, readonly NextHop[]>();
  /** By number of the target, and whether over unconditional hops alone. */
  private readonly distances = new Map<string, Int32Array>();
  /** Indexes of the groups that paths from the start can use; missing: all. */
  private inReach?: Set<number>;

  private constructor(
    private readonly names: readonly string[],
    private readonly numbers: ReadonlyMap<string, number>,
    private groups: Group[],
    private groupsOf: number[][],
    private groupsInto: number[][],
    /** The graph that this is a copy of, as long as no hop is closed in it. */
    private origin?: { readonly whole: HopGraph; readonly start: string },
  ) {}

  /** Builds a graph. `others` get a number even if no hop leads from or to them. `keyOf`: what the order is of. */
  static of(all: readonly HopGroup[], others: readonly string[], keyOf?: (name: string) => string): HopGraph {
    const named = new Set(others);
    for (const { members, hops } of all) {
      for (const member of members) named.add(member);
      for (const { to } of hops) named.add(to);
    }
    const names = keyOf ? sortBy([...named], keyOf) : [...named].sort();
    const numbers = new Map(names.map((name, number) => [name, number]));
    const graph = new HopGraph(
      names,
      numbers,
      [],
      names.map(() => []),
      names.map(() => []),
    );
    for (const group of all) graph.add(group);
    return graph;
  }

  /** Returns a copy with more hops; new principals come last in the order. */
  with(more: readonly HopGroup[]): HopGraph {
    const numbers = new Map(this.numbers);
    for (const { members, hops } of more)
      for (const name of [...members, ...hops.map(({ to }) => to)])
        if (!numbers.has(name)) numbers.set(name, numbers.size);
    const { groups, groupsOf, groupsInto } = this;
    const graph = new HopGraph([...numbers.keys()], numbers, [...groups], [...groupsOf], [...groupsInto]);
    for (const { members, hops } of more) {
      for (const one of members.map((name) => graph.numberOf(name)))
        graph.groupsOf[one] = [...(groupsOf[one] ?? [])];
      for (const one of hops.map(({ to }) => graph.numberOf(to)))
        graph.groupsInto[one] = [...(groupsInto[one] ?? [])];
    }
    for (const group of more) graph.add(group);
    return graph;
  }

  private add({ members, hops }: HopGroup): void {
    const targets = new Map<number, boolean>();
    for (const { to, unconditional } of hops) enter(targets, this.numberOf(to), unconditional);
    const own = this.groups.push({ members: new Set(members.map((one) => this.numberOf(one))), targets }) - 1;
    for (const member of members) this.groupsOf[this.numberOf(member)]?.push(own);
    for (const target of targets.keys()) this.groupsInto[target]?.push(own);
  }

  /** The names of all principals, in the order of their numbers. */
  get allNames(): readonly string[] {
    return this.names;
  }

  /** Returns a copy for searches that begin at `start`: a hop closed in one stays open in the other. */
  startingAt(start: string): HopGraph {
    const { names, numbers, groups, groupsOf, groupsInto } = this;
    return new HopGraph(names, numbers, groups, groupsOf, groupsInto, { whole: this, start });
  }

  /** Returns such a copy without some of the hops. */
  without(hops: readonly HopEnds[], start: string): HopGraph {
    const graph = this.startingAt(start);
    for (const [from, to] of hops)
      if (graph.has(from) && graph.has(to)) graph.close(graph.numberOf(from), graph.numberOf(to));
    return graph;
  }

  get size(): number {
    return this.names.length;
  }

  has(name: string): boolean {
    return this.numbers.has(name);
  }

  numberOf(name: string): number {
    const number = this.numbers.get(name);
    if (number === undefined) throw new RangeError(`${name} is not in the graph`);
    return number;
  }

  nameOf(number: number): string {
    return this.names[number] ?? '';
  }

  /** Returns the hops from a principal, in the order of identifiers. */
  next(from: number): readonly NextHop[] {
    if (this.origin) return this.origin.whole.next(from);
    const known = this.hops.get(from);
    if (known) return known;
    const found = new Map<number, boolean>();
    for (const index of this.groupsOf[from] ?? []) {
      for (const [to, unconditional] of this.groups[index]?.targets ?? [])
        if (to !== from) enter(found, to, unconditional);
    }
    const hops = [...found].map(([to, unconditional]) => ({ to, unconditional })).sort((a, b) => a.to - b.to);
    this.hops.set(from, hops);
    this.steps += hops.length;
    return hops;
  }

  /** Yields the groups of the principal, each with its targets and whether it reaches them unconditionally. */
  *groupsFrom(from: number): Generator<readonly [group: number, targets: ReadonlyMap<number, boolean>]> {
    for (const index of this.groupsOf[from] ?? []) {
      const group = this.groups[index];
      if (group) yield [index, group.targets];
    }
  }

  /** Returns the hops from each principal to the target, through none of `passed`; the result is shared. */
  distancesTo(target: number, passed: readonly number[], onlyUnconditional: boolean): Int32Array {
    if (passed.length > 0) return this.measure(target, passed, onlyUnconditional);
    if (this.origin) return this.origin.whole.distancesTo(target, passed, onlyUnconditional);
    const key = `${String(target)} ${String(onlyUnconditional)}`;
    return getOrMake(this.distances, key, () => this.measure(target, passed, onlyUnconditional));
  }

  private measure(target: number, passed: readonly number[], onlyUnconditional: boolean): Int32Array {
    const distances = new Int32Array(this.size).fill(UNREACHABLE);
    const done = new Uint8Array(this.groups.length);
    const blocked = new Set(passed);
    const queue = [target];
    distances[target] = 0;
    for (const at of queue) {
      const distance = (distances[at] ?? 0) + 1;
      for (const index of this.groupsInto[at] ?? []) {
        if (this.inReach?.has(index) === false) continue;
        const group = this.groups[index];
        this.steps += 1;
        if (!group || done[index] === 1 || (onlyUnconditional && group.targets.get(at) !== true)) continue;
        done[index] = 1;
        for (const member of group.members) {
          this.steps += 1;
          if (distances[member] !== UNREACHABLE || blocked.has(member)) continue;
          distances[member] = distance;
          queue.push(member);
        }
      }
    }
    return distances;
  }

  /** Returns the groups with a hop to the target. Principals that the same hops lead to have the same groups. */
  groupsLeadingTo(target: number, onlyUnconditional: boolean): readonly number[] {
    const groups = this.groupsInto[target] ?? [];
    return onlyUnconditional
      ? groups.filter((index) => this.groups[index]?.targets.get(target) === true)
      : groups;
  }

  /**
   * Finds the principals within `most` hops of targets of each set of groups. Measures as many sets at once as an integer
   * has usable bits: a bit stands for a set, the lowest for `first`.
   */
  measureThrough(
    sets: readonly (readonly number[])[],
    { onlyUnconditional, most }: { readonly onlyUnconditional: boolean; readonly most: number },
    tell: (first: number, bits: number, number: number, distance: number) => void,
  ): void {
    for (let first = 0; first < sets.length; first += SETS_AT_ONCE) {
      const some = sets.slice(first, first + SETS_AT_ONCE);
      this.measureAtOnce(some, onlyUnconditional, most, tell.bind(undefined, first));
    }
  }

  private measureAtOnce(
    sets: readonly (readonly number[])[],
    onlyUnconditional: boolean,
    most: number,
    tell: (bits: number, number: number, distance: number) => void,
  ): void {
    const [ofGroups, ofMembers] = [new FreshBits(this.groups.length), new FreshBits(this.size)];
    sets.forEach((groups, set) => {
      for (const index of groups) ofGroups.add(index, 1 << set);
    });
    for (let distance = 1; distance <= most && !ofGroups.isDone; distance += 1) {
      ofGroups.take((index, bits) => {
        for (const member of this.groups[index]?.members ?? []) ofMembers.add(member, bits);
      });
      ofMembers.take((member, bits) => {
        tell(bits, member, distance);
        for (const earlier of this.groupsLeadingTo(member, onlyUnconditional)) ofGroups.add(earlier, bits);
      });
    }
  }

  /** Returns the groups that paths from the start can use. */
  private groupsWithin(start: string): Set<number> {
    const groups = new Set<number>();
    const isVisited = new Uint8Array(this.size);
    const visited = [this.numberOf(start)];
    isVisited[this.numberOf(start)] = 1;
    for (const at of visited)
      for (const index of this.groupsOf[at] ?? []) {
        if (groups.has(index)) continue;
        groups.add(index);
        for (const to of this.groups[index]?.targets.keys() ?? []) {
          if (isVisited[to] === 1) continue;
          isVisited[to] = 1;
          visited.push(to);
        }
      }
    return groups;
  }

  /** Removes the hop. Call it on a copy, or before any copy is made. */
  close(from: number, to: number): void {
    this.copy();
    const own = (this.groupsOf[from] ?? []).filter((index) => this.groups[index]?.targets.has(to));
    for (const index of own) this.takeOut(from, to, index);
    this.hops.delete(from);
  }

  private copy(): void {
    this.distances.clear();
    if (this.origin === undefined) return;
    const { whole, start } = this.origin;
    this.groups = [...this.groups];
    this.groupsOf = [...this.groupsOf];
    this.groupsInto = [...this.groupsInto];
    this.inReach = whole.groupsWithin(start);
    delete this.origin;
  }

  /** Moves the member from its group to one of its own with all the other targets. A copy may share the old group. */
  private takeOut(member: number, target: number, index: number): void {
    const group = this.groups[index];
    if (!group) return;
    const members = new Set(group.members);
    members.delete(member);
    this.groups[index] = { ...group, members };
    const targets = new Map(group.targets);
    targets.delete(target);
    const own = this.groups.push({ members: new Set([member]), targets }) - 1;
    this.inReach?.add(own);
    this.groupsOf[member] = [...(this.groupsOf[member] ?? []).filter((one) => one !== index), own];
    for (const to of targets.keys()) this.groupsInto[to] = [...(this.groupsInto[to] ?? []), own];
  }
}

/** Adds a target, which is unconditional if any hop to it is. */
function enter(targets: Map<number, boolean>, to: number, unconditional: boolean): void {
  targets.set(to, unconditional || targets.get(to) === true);
}
