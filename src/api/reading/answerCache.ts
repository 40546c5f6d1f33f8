/** Keeps answers for later pages: the last few, for a while, as long as the graph does not change. */
import type { AccessDifference } from '../../access/compare/difference.js';
import type { Completeness, SearchAnswer } from '../../access/shared/answer.js';
import type { BlastRadius } from '../../access/reach/blastRadius.js';
import type { Chokes } from '../../access/reach/chokePoints.js';
import type { Reaching } from '../../access/reach/whoCanReach.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';

/** The number of answers kept: one with tens of thousands of principals takes some MB. */
const MOST = 4;

/** Milliseconds to keep an answer: longer than turning pages takes, but dates in policies pass (E-93). */
const WHILE = 15 * 60_000;

interface Answer extends Pick<SearchAnswer, 'completeness' | 'graphVersion'> {
  /** Whether what others did at the time left something out. */
  readonly isUnfinished?: boolean;
}

export type AnswerCache = ReturnType<typeof newAnswerCache>;

/**
 * Makes the cache of the questions that read most of the graph for every page of their answers. `tell`: gets whether
 * the answer to a question was in it.
 */
export function newAnswerCache(tell: (question: string, isRemembered: boolean) => void = () => undefined) {
  const memoryOf = <A extends Answer>(question: string) => new Memory<A>((known) => tell(question, known));
  return {
    blastRadius: memoryOf<BlastRadius>('blastRadius'),
    whoCanReach: memoryOf<Reaching>('whoCanReach'),
    chokePoints: memoryOf<Chokes>('chokePoints'),
    /** By version of the stored graph. */
    differences: memoryOf<Answer & { readonly made: AccessDifference }>('differences'),
  };
}

export class Memory<A extends Answer> {
  /** By question, the oldest first. */
  private readonly answers = new Map<string, { readonly made: A; readonly at: number }>();

  constructor(
    private readonly tell: (isRemembered: boolean) => void = () => undefined,
    private readonly now: () => number = Date.now,
  ) {}

  /** Returns the earlier answer, unless it is too old or the graph has changed; otherwise asks. */
  async answer(question: unknown, reader: GraphReader, ask: () => Promise<A>): Promise<A> {
    const key = JSON.stringify(question);
    const known = this.answers.get(key);
    const isRecent = known !== undefined && this.now() - known.at < WHILE;
    const isRemembered = isRecent && known.made.graphVersion === (await reader.graphVersion());
    this.tell(isRemembered);
    if (isRemembered) return known.made;
    const at = this.now();
    const made = await ask();
    this.answers.delete(key);
    if (made.isUnfinished !== true && !made.completeness.truncatedBy.some(isPassing))
      this.answers.set(key, { made, at });
    for (const oldest of [...this.answers.keys()].slice(0, -MOST)) this.answers.delete(oldest);
    return made;
  }
}

/** Whether the limit may not apply the next time. */
const isPassing = (limit: Completeness['truncatedBy'][number]): boolean =>
  limit === 'TIME_LIMIT' || limit === 'GRAPH_CHANGED';
