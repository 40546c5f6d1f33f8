/** What a caller was found to reach: ways to each target, and what leads to nobody. */
import { firmest, type Verdict } from './verdict.js';

/** By one technique. */
export interface Way extends Verdict {
  readonly techniqueId: string;
}

/** Of one technique to one target: they differ in what they go through. */
const MOST_OF_ONE_TECHNIQUE = 3;

export class Collected {
  /** By ARN of the target. */
  readonly edges = new Map<string, Way[]>();
  readonly findings: Way[] = [];
  /** Into users and roles, privileged or not. */
  private readonly entries = new Map<string, Verdict>();

  addEdge(target: string, techniqueId: string, verdict: Verdict): void {
    const ways = this.edges.get(target) ?? [];
    this.edges.set(target, ways);
    addTo(ways, wayOf(verdict, techniqueId));
  }

  addFinding(techniqueId: string, verdict: Verdict): void {
    addTo(this.findings, wayOf(verdict, techniqueId));
  }

  addEntry(target: string, verdict: Verdict): void {
    const best = firmest([this.entries.get(target), verdict]);
    if (best) this.entries.set(target, best);
  }

  entry = (target: string): Verdict | undefined => this.entries.get(target);

  entered = (): readonly string[] => [...this.entries.keys()];

  isEmpty = (): boolean => this.edges.size + this.findings.length === 0;

  /** Nothing firmer can come. */
  isFull(target: string, techniqueId: string): boolean {
    const ways = this.edges.get(target) ?? [];
    return ways.filter((way) => way.techniqueId === techniqueId && isFirm(way)).length >= MOST_OF_ONE_TECHNIQUE;
  }

  reachesFirmly = (target: string): boolean => this.edges.get(target)?.some(isFirm) === true;
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

/** One for each technique and what it goes through, the firmer of two; a few of one technique. */
function addTo(ways: Way[], way: Way): void {
  const same = ways.findIndex(({ techniqueId, via }) => techniqueId === way.techniqueId && via === way.via);
  const ofTechnique = ways.filter(({ techniqueId }) => techniqueId === way.techniqueId);
  if (same < 0 && ofTechnique.length < MOST_OF_ONE_TECHNIQUE) ways.push(way);
  else replace(ways, same < 0 ? ways.findIndex((one) => isWeaker(one, way)) : same, way);
}

const isWeaker = (one: Way, than: Way): boolean =>
  one.techniqueId === than.techniqueId && !isFirm(one) && isFirm(than);

function replace(ways: Way[], index: number, way: Way): void {
  const old = ways[index];
  if (old !== undefined && firmest([old, way]) === way) ways[index] = way;
}
