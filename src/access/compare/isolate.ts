/** Finds which few of many changes cause differences, by halving, for many differences at a time. */
import { getOrMake } from '../../graph/model/memoize.js';

/**
 * Tries a state in which the numbered parts are put back. Returns the open differences that are gone then. Undefined:
 * no more can be tried.
 */
export type Attempt<D> = (
  putBack: readonly number[],
  open: readonly D[],
) => Promise<ReadonlySet<D> | undefined>;

export interface Suspicion<D> {
  readonly differences: readonly D[];
  /** The number of parts; their numbers are lower than it. */
  readonly size: number;
  /** Parts that are worth trying alone. */
  readonly likely: (difference: D) => readonly number[];
  readonly attempt: Attempt<D>;
  /** The number of attempts allowed. */
  readonly trials: number;
}

/**
 * Finds the cause of each difference: a set of parts none of which can be left out. The difference is gone if all of
 * them are put back, and remains if any single one is not. Differences for which the trials did not show this are
 * missing.
 */
export async function isolate<D>(suspicion: Suspicion<D>): Promise<ReadonlyMap<D, readonly number[]>> {
  const search = new Isolation(suspicion);
  await search.tryLikely();
  await search.halve();
  return search.causes;
}

/** Parts that suffice, and the number of pieces to cut them into for the next attempts. */
interface Suspects {
  readonly parts: readonly number[];
  readonly pieces: number;
}

class Isolation<D> {
  readonly causes = new Map<D, readonly number[]>();
  private readonly suspects = new Map<D, Suspects>();
  /** By parts: the differences for which they are known not to suffice. */
  private readonly failed = new Map<string, Set<D>>();
  private left: number;

  constructor(private readonly given: Suspicion<D>) {
    this.left = given.trials;
  }

  private get open(): readonly D[] {
    return this.given.differences.filter((one) => !this.causes.has(one));
  }

  /** Tries likely parts alone. A part that suffices alone is a cause. */
  async tryLikely(): Promise<void> {
    const { differences, likely } = this.given;
    const byPart = new Map<number, D[]>();
    for (const one of differences)
      for (const part of likely(one)) byPart.set(part, [...(byPart.get(part) ?? []), one]);
    const mostFirst = [...byPart].sort(([a, some], [b, others]) => others.length - some.length || a - b);
    for (const [part, some] of mostFirst)
      if (some.some((one) => !this.causes.has(one)) && this.left > 0) await this.attempt([part]);
  }

  async halve(): Promise<void> {
    if (this.open.length === 0 || this.left === 0 || this.given.size === 0) return;
    await this.attempt(Array.from({ length: this.given.size }, (_none, part) => part));
    for (let next = this.next(); next !== undefined && this.left > 0; next = this.next())
      await this.attempt(next);
  }

  /** Returns the parts to try next for the first open difference. If all pieces failed, cuts smaller ones. */
  private next(): readonly number[] | undefined {
    for (const one of this.open) {
      for (let own = this.suspects.get(one); own !== undefined; own = this.suspects.get(one)) {
        const untried = piecesOf(own).find((parts) => this.failed.get(keyOf(parts))?.has(one) !== true);
        if (untried) return untried;
        if (own.pieces >= own.parts.length) {
          this.causes.set(one, own.parts);
          break;
        }
        this.suspects.set(one, { ...own, pieces: Math.min(own.pieces * 2, own.parts.length) });
      }
    }
    return undefined;
  }

  private async attempt(parts: readonly number[]): Promise<void> {
    this.left -= 1;
    const asked = this.open.filter((one) => isLess(parts, this.suspects.get(one)?.parts));
    const gone = await this.given.attempt(parts, asked);
    if (gone === undefined) {
      this.left = 0;
      return;
    }
    const failed = getOrMake(this.failed, keyOf(parts), () => new Set());
    for (const one of asked) {
      if (!gone.has(one)) failed.add(one);
      else if (parts.length === 1) this.causes.set(one, parts);
      else this.suspects.set(one, { parts, pieces: 2 });
    }
  }
}

const keyOf = (parts: readonly number[]): string => parts.join();

/** Whether the parts are some, but not all, of those that suffice. */
function isLess(parts: readonly number[], than: readonly number[] | undefined): boolean {
  if (than === undefined) return true;
  const all = new Set(than);
  return parts.length < all.size && parts.every((part) => all.has(part));
}

/** Returns each piece alone, then all but each. */
function piecesOf({ parts, pieces }: Suspects): readonly (readonly number[])[] {
  const bounds = Array.from({ length: pieces + 1 }, (_none, at) => Math.round((at * parts.length) / pieces));
  const all = bounds.slice(1).map((end, at) => parts.slice(bounds[at], end));
  const others = pieces === 2 ? [] : all.map((piece) => parts.filter((part) => !piece.includes(part)));
  return [...all, ...others];
}
