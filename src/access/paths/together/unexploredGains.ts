/** Keeps which gains a search does not follow, and which ones the question's filter may have hidden. */
import { MOST_OF_ONE_TECHNIQUE } from '../../../escalation/limits.js';
import { arnOfId } from '../../../escalation/together/heldIdentity.js';
import { techniqueOf, type Advance, type JointStep } from '../../../escalation/together/jointStep.js';
import { unexploredChange, type Unexplored } from '../../../escalation/together/unexplored.js';
import { getOrMake } from '../../../graph/model/memoize.js';
import { mayUse } from '../wanted/pathFilter.js';
import { isAdministrator, type JointQuestion, type UnexploredGain } from './jointHops.js';
import { isAllowedBy } from './jointPathHops.js';

export class UnexploredGains {
  private readonly found = new Map<string, UnexploredGain>();
  private readonly foundData = new Map<string, UnexploredGain>();
  /** By target and technique: what the steps go through that the filter does not allow. */
  private readonly avoided = new Map<string, Set<string | undefined>>();

  constructor(private readonly question: JointQuestion) {}

  get all(): readonly UnexploredGain[] {
    return [...this.found.values()];
  }

  get data(): readonly UnexploredGain[] {
    return [...this.foundData.values()];
  }

  add(unexplored: readonly Unexplored[]): void {
    keep(this.found, unexplored);
  }

  /** Adds what the filter does not rule out. */
  addOf({ unexplored, data }: Pick<Advance, 'unexplored' | 'data'>): void {
    const { filter } = this.question;
    const isOpen = ({ techniqueId }: Unexplored): boolean => !filter || mayUse(filter, techniqueId);
    keep(this.found, unexplored.filter(isOpen));
    keep(this.foundData, data.filter(isOpen));
  }

  /** Whether the filter allows the step. If the step may have hidden others, its technique counts as unexplored. */
  readonly takes = (step: JointStep): boolean => {
    const { filter } = this.question;
    if (filter === undefined || isAllowedBy(filter, step)) return true;
    const { to, techniqueId, verdict } = step;
    if (techniqueId === undefined) return false;
    const listedAs = techniqueOf(step) ?? techniqueId;
    const isUnconditional = verdict.decision === 'ALLOWED' && isAdministrator(this.question, arnOfId(to));
    const avoided = getOrMake(this.avoided, `${to} ${techniqueId}`, () => new Set());
    const isCut = mayUse(filter, listedAs) && avoided.add(verdict.via).size >= MOST_OF_ONE_TECHNIQUE;
    if (isUnconditional || listedAs !== techniqueId || isCut)
      this.add([unexploredChange({ techniqueId, verdict })]);
    return false;
  };
}

function keep(known: Map<string, UnexploredGain>, unexplored: readonly Unexplored[]): void {
  for (const { by, techniqueId: id, isJoint } of unexplored)
    known.set(`${by} ${id} ${isJoint}`, { principal: arnOfId(by), techniqueIds: [id], isJoint });
}
