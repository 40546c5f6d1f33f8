/** Searches forwards from candidates, principals that may get somewhere by several identities: finds which do, and how. */
import type { UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import type { GainsMore } from '../../paths/together/candidates.js';
import { findJointHops } from '../../paths/together/findJointHops.js';
import {
  laterHops,
  type JointHop,
  type JointHops,
  type JointQuestion,
} from '../../paths/together/jointHops.js';
import type { SearchLimit } from '../../shared/answer.js';
import { MOST_CANDIDATES } from '../../shared/limits.js';
import { shortcut, type JointSteps } from '../reachableSet.js';

type QuestionOfAll = Omit<JointQuestion, 'start'> & { readonly wanted: ReadonlySet<string> };

export class CandidateSearch {
  /** By principal that gets somewhere by several identities. */
  readonly joint = new Map<string, JointSteps>();
  readonly unexplored: UnexploredEscalation[] = [];
  /** All hops that were found, wherever they lead. */
  readonly found: JointHop[] = [];
  readonly truncatedBy = new Set<SearchLimit>();

  constructor(private readonly question: QuestionOfAll) {}

  async from(start: string): Promise<JointHops> {
    const joint = await findJointHops({ ...this.question, start });
    return { ...joint, unexplored: joint.unexplored.filter(({ isJoint }) => isJoint) };
  }

  /** Searches from all candidates, as long as there is time, and until the end. */
  async prove(candidates: ReadonlyMap<string, GainsMore>, end = Infinity): Promise<void> {
    const hasTime = async (): Promise<boolean> => {
      const isOver = performance.now() > end;
      if (isOver) this.truncatedBy.add('TIME_LIMIT');
      return !isOver && this.question.accounts.hasTime();
    };
    const gaining: string[] = [];
    for (const [one, gainsMore] of candidates)
      if ((await hasTime()) && (await gainsMore())) gaining.push(one);
    if (gaining.length > MOST_CANDIDATES) this.truncatedBy.add('WORK_LIMIT');
    for (const start of gaining.slice(0, MOST_CANDIDATES))
      if (await hasTime()) this.enter(start, await this.from(start));
  }

  private enter(start: string, joint: JointHops): void {
    const { hops, truncatedBy, unexplored } = joint;
    for (const limit of truncatedBy) this.truncatedBy.add(limit);
    this.unexplored.push(...unexplored);
    this.found.push(...hops);
    const all = [...hops, ...laterHops(joint)];
    const wanted = all.filter(({ to }) => this.question.wanted.has(to));
    if (wanted.length === 0) return;
    this.joint.set(start, { hops: all, steps: wanted.flatMap((hop) => shortcut(start, hop)) });
  }
}
