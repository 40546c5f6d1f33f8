/** Hops between principals, as a search walks them: by number, in both directions, without writing out every pair. */
import type { Granted } from '../../iam/decide/decision.js';
import { FreshBits } from './freshBits.js';

/** Each of the members can take each of the hops. */
export interface HopGroup {
  readonly members: readonly string[];
  readonly hops: readonly HopTarget[];
}

export interface HopTarget {
  readonly to: string;
  /** Without conditions. */
  readonly unconditional: boolean;
}

interface Group {
  readonly members: Set<number>;
  /** Whether firm. */
  readonly targets: Map<number, boolean>;
}

export interface NextHop {
  readonly to: number;
  readonly unconditional: boolean;
}

/** Where ways to any of several end: one hop after each of them, and before any name. */
export const NOBODY = '';

/** Further than any chain. */
export const UNREACHABLE = 0x7fff_ffff;

/** Principals are numbers, in the order of their identifiers. `steps` counts the work that walking it took. */
export class HopGraph {
  steps = 0;
  private readonly hops = new Map<number, readonly NextHop[]>();
  /** To one target; its number, and whether over hops without conditions alone. */
  private readonly distances = new Map<string, Int32Array>();
  /** Those that ways can take; missing: all. */
  private inReach?: Set<number>;

  private constructor(
    private readonly names: readonly string[],
    private readonly numbers: ReadonlyMap<string, number>,
    private groups: Group[],
    private groupsOf: number[][],
    private groupsInto: number[][],
    /** Of what it is a copy, as long as nothing is closed in it. */
    private origin?: { readonly whole: HopGraph; readonly start: string },
  ) {}

  /** `others` have a number though no hop may lead from or to them. */
  static of(all: readonly HopGroup[], others: readonly string[]): HopGraph {
    const named = new Set(others);
    for (const { members, hops } of all) {
      for (const member of members) named.add(member);
      for (const { to } of hops) named.add(to);
    }
    const names = [...named].sort();
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

  /** A copy with more hops; whoever is new comes last in the order. */
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

  /** A copy for searches that begin there: what is closed in one is open in the other. */
  startingAt(start: string): HopGraph {
    const { names, numbers, groups, groupsOf, groupsInto } = this;
    return new HopGraph(names, numbers, groups, groupsOf, groupsInto, { whole: this, start });
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

  /** In the order of identifiers. */
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

  /** Groups that it is a member of, each with whom they lead to and whether without conditions. */
  *groupsFrom(from: number): Generator<readonly [group: number, targets: ReadonlyMap<number, boolean>]> {
    for (const index of this.groupsOf[from] ?? []) {
      const group = this.groups[index];
      if (group) yield [index, group.targets];
    }
  }

  /**
   * How many hops each principal is from the target, by ways that pass none of `passed`. Not to be changed: as long as
   * nothing is closed, it is the same for all who ask.
   */
  distancesTo(target: number, passed: readonly number[], onlyUnconditional: boolean): Int32Array {
    if (passed.length > 0) return this.measure(target, passed, onlyUnconditional);
    if (this.origin) return this.origin.whole.distancesTo(target, passed, onlyUnconditional);
    const key = `${String(target)} ${String(onlyUnconditional)}`;
    const known = this.distances.get(key) ?? this.measure(target, passed, onlyUnconditional);
    this.distances.set(key, known);
    return known;
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

  /** Groups with a hop to it; the same for those into whom the same hops lead. */
  groupsLeadingTo(target: number, onlyUnconditional: boolean): readonly number[] {
    const groups = this.groupsInto[target] ?? [];
    return onlyUnconditional
      ? groups.filter((index) => this.groups[index]?.targets.get(target) === true)
      : groups;
  }

  /** Told of each of several sets of groups: who comes to whom they lead in so many hops at most, and in how many. */
  measureThrough(
    sets: readonly (readonly number[])[],
    { onlyUnconditional, most }: { readonly onlyUnconditional: boolean; readonly most: number },
    tell: (set: number, number: number, distance: number) => void,
  ): void {
    // As many at once as there are bits.
    for (let first = 0; first < sets.length; first += 31)
      this.measureAtOnce(sets.slice(first, first + 31), onlyUnconditional, most, (bits, number, distance) => {
        for (let set = 0; bits >> set > 0; set += 1)
          if (((bits >> set) & 1) === 1) tell(first + set, number, distance);
      });
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
      for (const [index, bits] of ofGroups.taken())
        for (const member of this.groups[index]?.members ?? []) ofMembers.add(member, bits);
      for (const [member, bits] of ofMembers.taken()) {
        tell(bits, member, distance);
        for (const earlier of this.groupsLeadingTo(member, onlyUnconditional)) ofGroups.add(earlier, bits);
      }
    }
  }

  /** All that ways from there can take. */
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

  /** From now on there is no such hop; to be closed in a copy, or before any is made. */
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

  /** The member leaves its group, for one of its own with all the other targets. Groups may be a copy's too. */
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

/** Of those for whom ways are over: for certain, or under conditions. */
export const hopsToNobody = (
  ends: Iterable<readonly [name: string, decision: Granted]>,
): readonly HopGroup[] => {
  const all = [...ends];
  return (['ALLOWED', 'CONDITIONAL'] as const).map((decision) => ({
    members: all.filter(([, own]) => own === decision).map(([name]) => name),
    hops: [{ to: NOBODY, unconditional: decision === 'ALLOWED' }],
  }));
};

/** Firm where some hop to it is. */
function enter(targets: Map<number, boolean>, to: number, unconditional: boolean): void {
  targets.set(to, unconditional || targets.get(to) === true);
}
