/**
 * How much each caller may ask for as time goes on: a bucket of points that refills. An operation takes what it is
 * estimated to cost, and gets back the objects that its answer did not come to: what fields cost as work was done.
 */

export interface RateLimits {
  /** What a caller that asked for nothing lately may ask for at once. */
  readonly burst: number;
  /** What comes back each second. */
  readonly perSecond: number;
}

interface Bucket {
  readonly points: number;
  readonly at: number;
}

/** More are emptied of those that are full: they say nothing. */
const MANY = 1_000;

export class Rate {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    readonly limits: RateLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes what an operation costs; 0, or, where there is too little, takes nothing and says how many seconds to wait. */
  take(caller: string, cost: number): number {
    const points = this.pointsOf(caller);
    // An operation that costs more than all may wait for no more than all.
    const missing = Math.min(cost, this.limits.burst) - points;
    if (missing > 0) return missing / this.limits.perSecond;
    this.buckets.set(caller, { points: points - cost, at: this.now() });
    if (this.buckets.size > MANY) this.forgetFull();
    return 0;
  }

  /** Callers whose buckets were not full when they were last looked at. */
  get remembered(): number {
    return this.buckets.size;
  }

  /** Of what an operation took, the objects that its answer did not come to. */
  giveBack(caller: string, cost: number): void {
    this.buckets.set(caller, { points: this.pointsOf(caller) + cost, at: this.now() });
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
