/**
 * Limits how much each caller may ask for over time: a bucket of points that refills. An operation takes its
 * estimated cost, and gets back the objects that its answer did not have; the cost of work is kept, since the work
 * was done. Names of nothing cost more, so that guessing finds little.
 */

export interface RateLimits {
  /** The points of a caller that did not ask for a while. */
  readonly burst: number;
  /** The points that refill each second. */
  readonly perSecond: number;
}

/** With more buckets than this, full ones are removed: they hold no information. */
const MANY = 1_000;

export class Rate {
  private readonly buckets = new Map<string, { readonly points: number; readonly at: number }>();

  constructor(
    readonly limits: RateLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes the cost of an operation and returns 0; with too few points, takes none and returns the seconds to wait. */
  take(caller: string, cost: number): number {
    const points = this.pointsOf(caller);
    // An operation that costs more than a full bucket waits for a full bucket.
    const missing = Math.min(cost, this.limits.burst) - points;
    if (missing > 0) return missing / this.limits.perSecond;
    this.buckets.set(caller, { points: points - cost, at: this.now() });
    if (this.buckets.size > MANY) this.forgetFull();
    return 0;
  }

  /** The number of callers whose buckets were not full when last checked. */
  get remembered(): number {
    return this.buckets.size;
  }

  /** Gives back the cost of objects that an answer did not have, or takes more if the number is negative. */
  settle(caller: string, points: number): void {
    this.buckets.set(caller, { points: this.pointsOf(caller) + points, at: this.now() });
  }

  pointsOf(caller: string): number {
    const bucket = this.buckets.get(caller);
    if (!bucket) return this.limits.burst;
    const refill = ((this.now() - bucket.at) / 1000) * this.limits.perSecond;
    return Math.min(bucket.points + refill, this.limits.burst);
  }

  private forgetFull(): void {
    for (const caller of this.buckets.keys())
      if (this.pointsOf(caller) >= this.limits.burst) this.buckets.delete(caller);
  }
}
