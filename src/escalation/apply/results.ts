/** Collects what a caller reaches: ways to each target, and findings that lead to none. */
import type { IamChange } from '../gains/iamChanges.js';
import { givesPartOfRole, leadsOn } from '../gains/chainableGains.js';
import { strongest, type Verdict } from './verdict.js';
import { MOST_OF_ONE_TECHNIQUE } from '../limits.js';
import { getOrMake } from '../../graph/model/memoize.js';

export interface TechniqueVerdict extends Verdict {
  readonly techniqueId: string;
}

/** A change that gives the caller more rights: what it reaches with them is followed later. */
export interface Gained extends IamChange {
  readonly techniqueId: string;
}

/** Ways to one target, or findings: a few for each technique, which differ in what they go through. */
class VerdictsByTechnique {
  private readonly byTechnique = new Map<string, TechniqueVerdict[]>();
  isUnconditional = false;

  add(found: TechniqueVerdict): void {
    this.isUnconditional ||= isUnconditional(found);
    const verdicts = this.byTechnique.get(found.techniqueId);
    if (verdicts === undefined) this.byTechnique.set(found.techniqueId, [found]);
    else place(verdicts, found);
  }

  of = (techniqueId: string): readonly TechniqueVerdict[] => this.byTechnique.get(techniqueId) ?? [];

  all = (): readonly TechniqueVerdict[] => [...this.byTechnique.values()].flat();
}

export class Collected {
  private readonly targets = new Map<string, VerdictsByTechnique>();
  private readonly leadNowhere = new VerdictsByTechnique();
  private readonly changes: Gained[] = [];
  private readonly unexploredIfLeadingOn = new Set<string>();
  /** By technique that gives part of a role's rights: the roles. */
  private readonly partly = new Map<string, Set<string>>();
  private readonly alwaysUnexplored = new Set<string>();
  /** Ways to become users and roles, whether privileged or not. */
  private readonly entries = new Map<string, Verdict>();
  /** Ways to make calls as roles, without a session of them (G-6a). */
  private readonly callsAs = new Map<string, Verdict>();
  /** Whether an unconditional way makes the source an administrator of its account. */
  administers = false;

  constructor(private readonly standsForAccount: (target: string) => boolean) {}

  addEdge(target: string, techniqueId: string, verdict: Verdict): void {
    const verdicts = getOrMake(this.targets, target, () => new VerdictsByTechnique());
    verdicts.add(techniqueVerdict(verdict, techniqueId));
    this.administers ||= isUnconditional(verdict) && this.standsForAccount(target);
  }

  /** Adds a finding. `isExplored`: where it leads is searched, and recorded beside it. */
  addFinding(techniqueId: string, verdict: Verdict, isExplored = false): void {
    this.leadNowhere.add(techniqueVerdict(verdict, techniqueId));
    if (isExplored) return;
    if (verdict.via !== undefined && givesPartOfRole(techniqueId)) this.addPart(techniqueId, [verdict.via]);
    else this.unexploredIfLeadingOn.add(techniqueId);
  }

  private addPart(techniqueId: string, roles: Iterable<string>): void {
    const known = getOrMake(this.partly, techniqueId, () => new Set());
    for (const role of roles) known.add(role);
  }

  /** Adds a way that is not explored further, whatever the technique gives. */
  addUnexplored(techniqueId: string, verdict: Verdict): void {
    this.addFinding(techniqueId, verdict, true);
    this.alwaysUnexplored.add(techniqueId);
  }

  addGained(gained: Gained): void {
    this.changes.push(gained);
  }

  gained = (): readonly Gained[] => this.changes;

  addEntry = (target: string, verdict: Verdict): void => keepStrongest(this.entries, target, verdict);

  addCalls = (target: string, verdict: Verdict): void => keepStrongest(this.callsAs, target, verdict);

  addAll(other: Collected): void {
    for (const [target, verdicts] of other.edges())
      for (const found of verdicts) this.addEdge(target, found.techniqueId, found);
    for (const found of other.findings())
      this.addFinding(found.techniqueId, found, !other.unexploredIfLeadingOn.has(found.techniqueId));
    for (const [id, roles] of other.partly) this.addPart(id, roles);
    for (const id of other.alwaysUnexplored) this.alwaysUnexplored.add(id);
  }

  /** Returns the ways by ARN of the target. */
  edges = (): readonly (readonly [target: string, verdicts: readonly TechniqueVerdict[]])[] =>
    [...this.targets].map(([target, verdicts]) => [target, verdicts.all()]);

  findings = (): readonly TechniqueVerdict[] => this.leadNowhere.all();

  /**
   * Returns ids of the techniques of unexplored findings that give rights, principals or other accounts. Those of
   * `addUnexplored` lead to principals of the account, which its administrators can become anyway (G-8). So do parts
   * of a role's rights, which also give nothing to who becomes the role.
   */
  unexplored = (): readonly string[] => {
    const always = this.administers ? [] : [...this.alwaysUnexplored, ...this.partial()];
    return [...new Set([...[...this.unexploredIfLeadingOn].filter(leadsOn), ...always])].sort();
  };

  private readonly partial = (): readonly string[] =>
    [...this.partly]
      .filter(([, roles]) => [...roles].some((role) => this.entries.get(role)?.decision !== 'ALLOWED'))
      .map(([id]) => id);

  entry = (target: string): Verdict | undefined => this.entries.get(target);

  calls = (target: string): Verdict | undefined => this.callsAs.get(target);

  entered = (): readonly string[] => [...this.entries.keys(), ...this.callsAs.keys()];

  isEmpty = (): boolean =>
    this.targets.size === 0 && this.findings().length === 0 && this.changes.length === 0;

  /** Whether no further way of this technique can improve the result. */
  isFull(target: string, techniqueId: string): boolean {
    const verdicts = this.targets.get(target)?.of(techniqueId) ?? [];
    return verdicts.filter(isUnconditional).length >= MOST_OF_ONE_TECHNIQUE;
  }

  isReachedUnconditionally = (target: string): boolean => this.targets.get(target)?.isUnconditional === true;
}

function keepStrongest(known: Map<string, Verdict>, target: string, verdict: Verdict): void {
  const best = strongest([known.get(target), verdict]);
  if (best) known.set(target, best);
}

const verdictsOf = new WeakMap<Verdict, Map<string, TechniqueVerdict>>();

/** Returns the same object for the same verdict: thousands of targets share a few. */
function techniqueVerdict(verdict: Verdict, techniqueId: string): TechniqueVerdict {
  const verdicts = getOrMake(verdictsOf, verdict, () => new Map());
  return getOrMake(verdicts, techniqueId, () => ({ ...verdict, techniqueId }));
}

const isUnconditional = ({ decision }: Verdict): boolean => decision === 'ALLOWED';

/** Keeps the stronger of two that go through the same; if there are too many, an unconditional one replaces another. */
function place(verdicts: TechniqueVerdict[], found: TechniqueVerdict): void {
  const same = verdicts.findIndex(({ via }) => via === found.via);
  if (same < 0 && verdicts.length < MOST_OF_ONE_TECHNIQUE) verdicts.push(found);
  else {
    const index =
      same < 0 && isUnconditional(found) ? verdicts.findIndex((one) => !isUnconditional(one)) : same;
    const old = verdicts[index];
    if (old !== undefined && strongest([old, found]) === found) verdicts[index] = found;
  }
}

interface OfAdministrators {
  readonly accountIndex: { readonly rootArn: string };
  readonly administrators: { get(arn: string): Verdict | undefined };
  readonly keepsAll?: true;
}

/** Returns an empty result. An unconditional way to an administrator counts like one to the account. */
export const newCollected = ({ accountIndex, administrators, keepsAll }: OfAdministrators): Collected =>
  new Collected(
    (arn) =>
      keepsAll !== true && (arn === accountIndex.rootArn || administrators.get(arn)?.decision === 'ALLOWED'),
  );
