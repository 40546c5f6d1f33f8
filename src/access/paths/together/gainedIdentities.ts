/** Keeps what a search has gained so far: at which depth, and by which steps. */
import type { HopGraph } from '../hopGraph.js';
import { sharedCallOf } from '../../../escalation/together/jointChange.js';
import type { HeldStep } from '../../../escalation/together/jointStep.js';
import { arnOfId, isChanged } from '../../../escalation/together/heldIdentity.js';
import { strengthRank } from '../../../iam/decide/decision.js';

/** A step of several identities, or the hop of one. */
type CameBy = Pick<HeldStep, 'restsOn'> & Partial<Pick<HeldStep, 'verdict' | 'change'>>;

/** Who takes a step: ids, and their ARNs. */
interface Takers {
  readonly restsOn: readonly string[];
  readonly by: ReadonlySet<string>;
}

export class GainedIdentities {
  private readonly depths: Map<string, number>;
  /** By id: the step to it. */
  private readonly cameBy = new Map<string, CameBy>();
  /** By id of a changed identity: a key of the call, where it changes others as well. */
  private readonly calls = new Map<string, string>();
  /** By id, for identities found only after an exchange: the id of the identity after that change. */
  private readonly foundAfter = new Map<string, string>();
  /** The id of the identity after the exchange that the search follows now. */
  after?: string | undefined;

  constructor(start: string) {
    this.depths = new Map([[start, 0]]);
  }

  get ids(): readonly string[] {
    return [...this.depths.keys()];
  }

  add(id: string, step: CameBy): void {
    const call = step.change && sharedCallOf(step.change);
    if (call !== undefined) this.calls.set(id, call);
    this.cameBy.set(id, step);
    this.depths.set(id, this.depthBy(step.restsOn));
    if (this.after !== undefined) this.foundAfter.set(id, this.after);
  }

  /** Returns the depth by which it is held; undefined also if finding it needed another exchange. */
  depthIn = (id: string): number | undefined =>
    [this.after, undefined].includes(this.foundAfter.get(id)) ? this.depths.get(id) : undefined;

  get = (id: string): number | undefined => this.depths.get(id);

  depthOf = (id: string): number => this.depths.get(id) ?? 0;

  depthBy = (restsOn: readonly string[]): number => Math.max(...restsOn.map(this.depthOf)) + 1;

  /** Compares conditions first, then depth, then the steps that gain the acting identities, then calls. */
  costOf({ restsOn, verdict }: HeldStep): number {
    const calls = (verdict.acts ?? []).filter(({ action }) => action !== undefined).length;
    const steps = this.stepsTo(restsOn) + calls / 1_000;
    return steps + 1_000 * this.depthBy(restsOn) + 1_000_000 * strengthRank(verdict);
  }

  /** Whether only they make calls for the step: also for changes before it, and to come to whom they change by it. */
  isMadeBy(takers: Takers, { restsOn, verdict }: CameBy, graph: HopGraph): boolean {
    const { by } = takers;
    const isOfThem = (id: string): boolean => by.has(arnOfId(id));
    const calling = verdict?.acts?.flatMap((act) => (act.action === undefined ? [] : act.by)) ?? restsOn;
    const isGained = (id: string): boolean => {
      if (takers.restsOn.includes(id) || (!isChanged(id) && isOfThem(id))) return true;
      const earlier = this.cameBy.get(id);
      // Whom a changed one comes to, others may come to as well: the first to do so is kept.
      if (earlier === undefined || (!isChanged(id) && earlier.restsOn.some(isChanged))) return false;
      return this.isMadeBy(takers, earlier, graph);
    };
    const others = this.ids.filter((id) => !isOfThem(id) && graph.has(id));
    const isLedToByOthers = (to: string): boolean =>
      !isOfThem(to) &&
      others.some((id) => graph.next(graph.numberOf(id)).some((hop) => graph.nameOf(hop.to) === to));
    return calling.every(isOfThem) && restsOn.every((id) => isGained(id) && !isLedToByOthers(id));
  }

  /** Counts the steps to all of them. */
  private stepsTo(ids: readonly string[]): number {
    const needed = new Set(ids);
    for (const id of needed) for (const earlier of this.cameBy.get(id)?.restsOn ?? []) needed.add(earlier);
    return new Set([...needed].map((id) => this.calls.get(id) ?? id)).size;
  }

  /** Returns principals to which hops lead on from the layer, however far, and that are not gained. */
  beyond(graph: HopGraph, layer: readonly string[], onlyUnconditional: boolean): readonly string[] {
    const met = new Set(layer.filter((id) => graph.has(id)).map((id) => graph.numberOf(id)));
    const followed = new Set<number>();
    for (const from of met)
      for (const [group, targets] of graph.groupsFrom(from)) {
        if (followed.has(group)) continue;
        followed.add(group);
        for (const [to, unconditional] of targets) if (unconditional || !onlyUnconditional) met.add(to);
      }
    return [...met].map((number) => graph.nameOf(number)).filter((id) => !this.depths.has(id));
  }
}
