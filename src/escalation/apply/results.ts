/** What a caller was found to reach: ways to each target, and what leads to nobody. */
import type { Change } from '../gains/iamChanges.js';
import { leadsOn } from '../gains/chainableGains.js';
import { strongest, type Verdict } from './verdict.js';

/** By one technique. */
export interface Way extends Verdict {
  readonly techniqueId: string;
}

/** More rights for the caller itself: what it reaches with them is still to be followed. */
export interface Gained extends Change {
  readonly techniqueId: string;
}

/** Ways to one target, or findings: of one technique a few that differ in what they go through. */
class Ways {
  private readonly byTechnique = new Map<string, Way[]>();
  isFirm = false;

  add(way: Way): void {
    this.isFirm ||= isFirm(way);
    const ways = this.byTechnique.get(way.techniqueId);
    if (ways === undefined) this.byTechnique.set(way.techniqueId, [way]);
    else place(ways, way);
  }

  of = (techniqueId: string): readonly Way[] => this.byTechnique.get(techniqueId) ?? [];

  all = (): readonly Way[] => [...this.byTechnique.values()].flat();
}

export class Collected {
  private readonly targets = new Map<string, Ways>();
  private readonly leadNowhere = new Ways();
  private readonly changes: Gained[] = [];
  private readonly notFollowed = new Set<string>();
  private readonly open = new Set<string>();
  /** Into users and roles, privileged or not. */
  private readonly entries = new Map<string, Verdict>();
  /** Some firm way makes the source an administrator of its account. */
  administers = false;

  constructor(private readonly standsForAccount: (target: string) => boolean) {}

  addEdge(target: string, techniqueId: string, verdict: Verdict): void {
    const ways = this.targets.get(target) ?? new Ways();
    this.targets.set(target, ways);
    ways.add(wayOf(verdict, techniqueId));
    this.administers ||= isFirm(verdict) && this.standsForAccount(target);
  }

  /** `isFollowed`: where it leads on to was looked for, and is told beside it. */
  addFinding(techniqueId: string, verdict: Verdict, isFollowed = false): void {
    this.leadNowhere.add(wayOf(verdict, techniqueId));
    if (!isFollowed) this.notFollowed.add(techniqueId);
  }

  /** A way that nobody looks further into, whatever the technique gives. */
  addOpen(techniqueId: string, verdict: Verdict): void {
    this.addFinding(techniqueId, verdict, true);
    this.open.add(techniqueId);
  }

  addGained(gained: Gained): void {
    this.changes.push(gained);
  }

  gained = (): readonly Gained[] => this.changes;

  addEntry(target: string, verdict: Verdict): void {
    const best = strongest([this.entries.get(target), verdict]);
    if (best) this.entries.set(target, best);
  }

  addAll(other: Collected): void {
    for (const [target, ways] of other.edges())
      for (const way of ways) this.addEdge(target, way.techniqueId, way);
    for (const way of other.findings())
      this.addFinding(way.techniqueId, way, !other.notFollowed.has(way.techniqueId));
    for (const id of other.open) this.open.add(id);
  }

  /** By ARN of the target. */
  edges = (): readonly (readonly [target: string, ways: readonly Way[]])[] =>
    [...this.targets].map(([target, ways]) => [target, ways.all()]);

  findings = (): readonly Way[] => this.leadNowhere.all();

  /**
   * Ids of the techniques of findings by which rights, principals or other accounts are gained, and what follows is not
   * told. Open ways lead to principals of the account, who administers that becomes them anyway (G-8).
   */
  unfollowed = (): readonly string[] => {
    const open = this.administers ? [] : this.open;
    return [...new Set([...[...this.notFollowed].filter(leadsOn), ...open])].sort();
  };

  entry = (target: string): Verdict | undefined => this.entries.get(target);

  entered = (): readonly string[] => [...this.entries.keys()];

  isEmpty = (): boolean =>
    this.targets.size === 0 && this.findings().length === 0 && this.changes.length === 0;

  /** Nothing firmer can come. */
  isFull(target: string, techniqueId: string): boolean {
    const ways = this.targets.get(target)?.of(techniqueId) ?? [];
    return ways.filter(isFirm).length >= MOST_OF_ONE_TECHNIQUE;
  }

  reachesFirmly = (target: string): boolean => this.targets.get(target)?.isFirm === true;
}

const waysOf = new WeakMap<Verdict, Map<string, Way>>();

/** The same object for the same verdict: thousands of targets share a few. */
function wayOf(verdict: Verdict, techniqueId: string): Way {
  const ways = waysOf.get(verdict) ?? new Map<string, Way>();
  waysOf.set(verdict, ways);
  const way = ways.get(techniqueId) ?? { ...verdict, techniqueId };
  ways.set(techniqueId, way);
  return way;
}

const isFirm = ({ decision }: Verdict): boolean => decision === 'ALLOWED';

const MOST_OF_ONE_TECHNIQUE = 3;

/** Of two through the same the firmer; of too many a firm one in place of one that is not. */
function place(ways: Way[], way: Way): void {
  const same = ways.findIndex(({ via }) => via === way.via);
  if (same < 0 && ways.length < MOST_OF_ONE_TECHNIQUE) ways.push(way);
  else {
    const index = same < 0 && isFirm(way) ? ways.findIndex((one) => !isFirm(one)) : same;
    const old = ways[index];
    if (old !== undefined && strongest([old, way]) === way) ways[index] = way;
  }
}
