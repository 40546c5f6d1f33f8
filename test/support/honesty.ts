/** Whether answers under limits and time-outs claim more than they can. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Completeness } from '../../src/access/shared/answer.js';
import { GraphTimeout } from '../../src/graph/model/graph.js';

/** Limits of a search, with up to so many hops and paths where they strike. */
export const limitsUpTo = (max: number) =>
  fc.record({
    maxHops: fc.oneof(fc.constant(10), fc.integer({ min: 1, max })),
    k: fc.oneof(fc.constant(100), fc.integer({ min: 1, max })),
    sizes: fc.oneof(
      fc.constantFrom([1_000], [2, 1_000], [1, 3, 1_000]),
      fc.nat(5).map((size) => [size]),
    ),
    steps: fc.oneof(fc.constant(10_000_000), fc.nat(80)),
  });

/** Limits of a walk over hops. */
export const limits = fc.record({
  maxHops: fc.oneof(fc.constant(10), fc.integer({ min: 1, max: 3 })),
  hops: fc.oneof(fc.constant(10_000), fc.nat(12)),
});

interface Answer {
  readonly completeness: Completeness;
}

interface Held<Given extends Answer> {
  /** Without a limit that strikes. */
  readonly whole: Given;
  /** What a complete answer says as the whole one does. */
  readonly told: (answer: Given) => unknown;
  /** Of which an answer that is not complete has some. */
  readonly parts: (answer: Given) => readonly unknown[];
}

export class Honesty {
  private readonly ended = { complete: 0, marked: 0, error: 0 };

  /** An answer that is called complete is the whole one, one that is marked is part of it, or it ends in the error. */
  async hold<Given extends Answer>(
    asked: Promise<Given>,
    { whole, told, parts }: Held<Given>,
  ): Promise<void> {
    const answer = await unlessTimedOut(asked);
    if (answer === undefined) this.ended.error += 1;
    else if (answer.completeness.complete) {
      this.ended.complete += 1;
      expect(told(answer)).toEqual(told(whole));
    } else {
      this.ended.marked += 1;
      expect(parts(whole)).toEqual(expect.arrayContaining([...parts(answer)]));
    }
  }

  /** Each of the three came about. */
  expectEveryOutcome(): void {
    expect(Object.entries(this.ended).filter(([, count]) => count === 0)).toEqual([]);
  }
}

async function unlessTimedOut<Given>(asked: Promise<Given>): Promise<Given | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GraphTimeout) return undefined;
    throw error;
  }
}
