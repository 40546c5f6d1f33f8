/** Answers of which later pages ask for more: the last few, for a while, as long as the graph is what it was. */
import type { AccessDifference } from '../../access/compare/difference.js';
import type { Completeness } from '../../access/shared/answer.js';
import type { BlastRadius } from '../../access/reach/blastRadius.js';
import type { Chokes } from '../../access/reach/chokePoints.js';
import type { Reaching } from '../../access/reach/whoCanReach.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { unlessAborted } from '../../graph/contract/timeLimit.js';
import type { DataGap } from '../../iam/decide/decision.js';

/** One with ten thousands of principals takes some MB. */
const MOST = 4;

/** Longer than it takes to turn pages: dates in policies are over as time goes on (E-93). */
const WHILE = 15 * 60_000;

interface Answer {
  readonly completeness: Completeness;
  readonly graphVersion: string;
}

/** Questions that look at most of the graph for every page of their answers. */
export interface AnswerCache {
  readonly blastRadius: Memory<BlastRadius>;
  readonly whoCanReach: Memory<Reaching>;
  readonly chokePoints: Memory<Chokes>;
  /** By the version of the stored graph. */
  readonly differences: Memory<Answer & { readonly made: AccessDifference }>;
  readonly exposureCounts: SharedAnswer<ExposureCounts>;
}

/** How much the lists hold that need a look at all trust policies, resource policies and keys. */
export interface ExposureCounts {
  readonly roleOpenings: number;
  readonly exposedResources: number;
  readonly overdueAccessKeys: number;
  readonly dataGaps: readonly DataGap[];
}

/** `tell`: whether the answer to a question was remembered. */
export const newAnswerCache = (
  tell: (question: keyof AnswerCache, isRemembered: boolean) => void = () => undefined,
): AnswerCache => ({
  blastRadius: new Memory((isRemembered) => tell('blastRadius', isRemembered)),
  whoCanReach: new Memory((isRemembered) => tell('whoCanReach', isRemembered)),
  chokePoints: new Memory((isRemembered) => tell('chokePoints', isRemembered)),
  differences: new Memory((isRemembered) => tell('differences', isRemembered)),
  exposureCounts: new SharedAnswer((isRemembered) => tell('exposureCounts', isRemembered)),
});

export class Memory<A extends Answer> {
  /** By question, the oldest first. */
  private readonly answers = new Map<string, { readonly made: A; readonly at: number }>();

  constructor(
    private readonly tell: (isRemembered: boolean) => void = () => undefined,
    private readonly now: () => number = Date.now,
  ) {}

  /** What was answered before, unless that was long ago or the graph has changed since; otherwise asks. */
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
    if (!made.completeness.truncatedBy.some(isPassing)) this.answers.set(key, { made, at });
    for (const oldest of [...this.answers.keys()].slice(0, -MOST)) this.answers.delete(oldest);
    return made;
  }
}

/**
 * What everybody asks in the same words: worked out once for each version of the graph, by whoever asks first. A question
 * that runs out of time leaves it to work on for the next.
 */
export class SharedAnswer<A> {
  private known: { readonly version: string; readonly at: number; readonly answer: Promise<A> } | undefined;

  constructor(private readonly tell: (isRemembered: boolean) => void = () => undefined) {}

  /** `ask` has no part in the limit of the question. Throws what ends the question. */
  async answer(reader: GraphReader, over: AbortSignal, ask: () => Promise<A>): Promise<A> {
    const version = await reader.graphVersion();
    const { known } = this;
    const isCurrent = known?.version === version && Date.now() - known.at <= WHILE;
    this.tell(isCurrent);
    const { answer } = isCurrent ? known : this.keep(version, ask());
    return unlessAborted(answer, over);
  }

  /** Until it fails. */
  private keep(version: string, answer: Promise<A>) {
    const kept = { version, at: Date.now(), answer };
    this.known = kept;
    answer.catch(() => {
      if (this.known === kept) this.known = undefined;
    });
    return kept;
  }
}

/** It may be another one the next time. */
const isPassing = (limit: Completeness['truncatedBy'][number]): boolean =>
  limit === 'TIME_LIMIT' || limit === 'GRAPH_CHANGED';
