/** Hops between principals, as a search walks them: by number, in both directions, without writing out every pair. */
import type { Granted } from '../../iam/decide/decision.js';

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

  private constructor(
    private readonly names: readonly string[],
    private readonly numbers: ReadonlyMap<string, number>,
    private readonly groups: Group[],
    private readonly groupsOf: (readonly number[])[],
    private readonly groupsInto: (readonly number[])[],
    /** Those that ways can take; missing: all. */
    private readonly inReach?: Set<number>,
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
    const numberOf = (name: string): number => numbers.get(name) ?? 0;
    const groups = all.map((group) => {
      const targets = new Map<number, boolean>();
      for (const { to, unconditional } of group.hops) enter(targets, numberOf(to), unconditional);
      return { members: new Set(group.members.map(numberOf)), targets };
    });
    const groupsOf: number[][] = names.map(() => []);
    const groupsInto: number[][] = names.map(() => []);
    groups.forEach(({ members, targets }, index) => {
      for (const member of members) groupsOf[member]?.push(index);
      for (const target of targets.keys()) groupsInto[target]?.push(index);
    });
    return new HopGraph(names, numbers, groups, groupsOf, groupsInto);
  }

  /** A copy for searches that begin there: what is closed in one is open in the other. */
  startingAt(start: string): HopGraph {
    return new HopGraph(
      this.names,
      this.numbers,
      [...this.groups],
      [...this.groupsOf],
      [...this.groupsInto],
      this.visitedFrom(start).groups,
    );
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

  /** How many hops each principal is from the target, by ways that pass none of `passed`. */
  distancesTo(target: number, passed: readonly number[], onlyUnconditional: boolean): Int32Array {
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

  /** By number: who comes to whom these groups lead in so many hops at most, and in how many. */
  distancesThrough(
    leading: readonly number[],
    onlyUnconditional: boolean,
    most: number,
  ): ReadonlyMap<number, number> {
    const distances = new Map<number, number>();
    let groups = new Set(leading);
    const done = new Set(groups);
    for (let distance = 1; distance <= most && groups.size > 0; distance += 1) {
      const next = new Set<number>();
      for (const index of groups)
        for (const member of this.groups[index]?.members ?? []) {
          if (distances.has(member)) continue;
          distances.set(member, distance);
          for (const earlier of this.groupsLeadingTo(member, onlyUnconditional)) {
            if (done.has(earlier)) continue;
            done.add(earlier);
            next.add(earlier);
          }
        }
      groups = next;
    }
    return distances;
  }

  /** Numbers of all to whom it comes, itself among them. */
  reachedFrom(start: string): ReadonlySet<number> {
    return new Set(this.visitedFrom(start).visited);
  }

  private visitedFrom(start: string): { readonly visited: readonly number[]; readonly groups: Set<number> } {
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
    return { visited, groups };
  }

  /** From now on there is no such hop. */
  close(from: number, to: number): void {
    const own = (this.groupsOf[from] ?? []).filter((index) => this.groups[index]?.targets.has(to));
    for (const index of own) this.takeOut(from, to, index);
    this.hops.delete(from);
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
