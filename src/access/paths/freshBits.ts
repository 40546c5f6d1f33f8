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

  /** Returns the entries with new bits, and marks these bits as old. */
  taken(): readonly (readonly [index: number, bits: number])[] {
    const taken = this.next.map((index) => [index, this.fresh[index] ?? 0] as const);
    for (const index of this.next) this.fresh[index] = 0;
    this.next = [];
    return taken;
  }
}
