/** Records which of many searches reached each principal or group, one bit per search, and which bits are new. */
export class FreshBits {
  private readonly all: Int32Array;
  private readonly fresh: Int32Array;
  private next: number[] = [];

  constructor(size: number) {
    this.all = new Int32Array(size);
    this.fresh = new Int32Array(size);
  }

  get isDone(): boolean {
    return this.next.length === 0;
  }

  add(index: number, bits: number): void {
    const fresh = bits & ~(this.all[index] ?? 0);
    if (fresh === 0) return;
    if (this.fresh[index] === 0) this.next.push(index);
    this.all[index] = (this.all[index] ?? 0) | fresh;
    this.fresh[index] = (this.fresh[index] ?? 0) | fresh;
  }

  /** Calls `tell` with each entry that has new bits, and marks these bits as old. */
  take(tell: (index: number, bits: number) => void): void {
    const taken = this.next;
    this.next = [];
    for (const index of taken) {
      const bits = this.fresh[index] ?? 0;
      this.fresh[index] = 0;
      tell(index, bits);
    }
  }
}
