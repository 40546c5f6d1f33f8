/** Hops between principals, as a search walks them: by number, in both directions, without writing out every pair. */

/** Each of `members` can get to each of `targets` in one hop. */
export interface HopGroup {
  readonly members: readonly string[];
  readonly targets: readonly HopTarget[];
}

export interface HopTarget {
  readonly to: string;
  /** Without conditions. */
  readonly firm: boolean;
}

interface Group {
  readonly members: Set<number>;
  /** Whether firm. */
  readonly targets: Map<number, boolean>;
}

export interface NextHop {
  readonly to: number;
  readonly firm: boolean;
}

/** Where ways to any of several end: one hop after each of them, and before any name. */
export const NOBODY = '';

/** Further than any chain. */
export const UNREACHABLE = 0x7fff_ffff;

/** Principals are numbers, in the order of their identifiers. `steps` counts the work that walking it took. */
export class HopGraph {
  steps = 0;
  private readonly names: readonly string[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly groups: Group[];
  private readonly groupsOf: number[][];
  private readonly groupsInto: number[][];
  private readonly hops = new Map<number, readonly NextHop[]>();

  /** `others` have a number though no hop may lead from or to them. */
  constructor(groups: readonly HopGroup[], others: readonly string[]) {
    const named = groups.flatMap(({ members, targets }) => [...members, ...targets.map(({ to }) => to)]);
    this.names = [...new Set([...others, ...named])].sort();
    this.numbers = new Map(this.names.map((name, number) => [name, number]));
    this.groups = groups.map((group) => ({
      members: new Set(group.members.map((name) => this.numberOf(name))),
      targets: this.targetsOf(group),
    }));
    this.groupsOf = this.names.map(() => []);
    this.groupsInto = this.names.map(() => []);
    this.groups.forEach((group, index) => this.enter(group, index));
  }

  get size(): number {
    return this.names.length;
  }

  numberOf(name: string): number {
    const number = this.numbers.get(name);
    if (number === undefined) throw new RangeError(`${name} is not in the graph`);
    return number;
  }

  nameOf(number: number): string {
    return this.names[number] ?? '';
  }

  /** Firm where some way is. */
  private targetsOf({ targets }: HopGroup): Map<number, boolean> {
    const found = new Map<number, boolean>();
    for (const { to, firm } of targets) {
      const number = this.numberOf(to);
      found.set(number, firm || found.get(number) === true);
    }
    return found;
  }

  private enter({ members, targets }: Group, index: number): void {
    for (const member of members) this.groupsOf[member]?.push(index);
    for (const target of targets.keys()) this.groupsInto[target]?.push(index);
  }

  /** In the order of identifiers. */
  next(from: number): readonly NextHop[] {
    const known = this.hops.get(from);
    if (known) return known;
    const found = new Map<number, boolean>();
    for (const index of this.groupsOf[from] ?? []) {
      for (const [to, firm] of this.groups[index]?.targets ?? []) {
        if (to !== from) found.set(to, firm || found.get(to) === true);
      }
    }
    const hops = [...found].map(([to, firm]) => ({ to, firm })).sort((a, b) => a.to - b.to);
    this.hops.set(from, hops);
    this.steps += hops.length;
    return hops;
  }

  /** The hops that ways from the start can take, as groups of their own. */
  onwardsFrom(start: string): readonly HopGroup[] {
    const met = new Set([this.numberOf(start)]);
    const members = new Map<number, string[]>();
    for (const at of met) {
      for (const index of this.groupsOf[at] ?? []) {
        const own = members.get(index);
        if (own) own.push(this.nameOf(at));
        else members.set(index, [this.nameOf(at)]);
        if (!own) for (const to of this.groups[index]?.targets.keys() ?? []) met.add(to);
      }
    }
    return [...members].map(([index, own]) => ({
      members: own,
      targets: [...(this.groups[index]?.targets ?? [])].map(([to, firm]) => ({ to: this.nameOf(to), firm })),
    }));
  }

  /** How many hops each principal is from the target, by ways that pass none of `passed`. */
  distancesTo(target: number, passed: readonly number[], onlyFirm: boolean): Int32Array {
    const distances = new Int32Array(this.size).fill(UNREACHABLE);
    const done = new Uint8Array(this.groups.length);
    const blocked = new Set(passed);
    const queue = [target];
    distances[target] = 0;
    for (const at of queue) {
      const distance = (distances[at] ?? 0) + 1;
      for (const index of this.groupsInto[at] ?? []) {
        const group = this.groups[index];
        this.steps += 1;
        if (!group || done[index] === 1 || (onlyFirm && group.targets.get(at) !== true)) continue;
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

  /** From now on there is no such hop. */
  close(from: number, to: number): void {
    const own = (this.groupsOf[from] ?? []).filter((index) => this.groups[index]?.targets.has(to));
    for (const index of own) this.takeOut(from, to, index);
    this.hops.delete(from);
  }

  /** The member leaves its group, for one of its own with all the other targets. */
  private takeOut(member: number, target: number, index: number): void {
    const group = this.groups[index];
    if (!group) return;
    group.members.delete(member);
    const targets = new Map(group.targets);
    targets.delete(target);
    this.groupsOf[member] = (this.groupsOf[member] ?? []).filter((one) => one !== index);
    const alone = { members: new Set([member]), targets };
    this.groups.push(alone);
    this.enter(alone, this.groups.length - 1);
  }
}
