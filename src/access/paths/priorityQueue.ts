/** Holds items in a binary heap, which gives them back in order. */

export class PriorityQueue<T> {
  private readonly items: T[] = [];

  constructor(private readonly order: (a: T, b: T) => number) {}

  first(): T | undefined {
    return this.items[0];
  }

  add(item: T): void {
    this.items.push(item);
    let at = this.items.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.swapUnlessInOrder(parent, at)) return;
      at = parent;
    }
  }

  takeFirst(): T | undefined {
    const first = this.items[0];
    const last = this.items.pop();
    if (this.items.length > 0 && last !== undefined) {
      this.items[0] = last;
      this.sink();
    }
    return first;
  }

  private sink(): void {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const child = this.isBefore(left + 1, left) ? left + 1 : left;
      if (child >= this.items.length || !this.swapUnlessInOrder(at, child)) return;
      at = child;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.items[a], this.items[b]];
    return one !== undefined && other !== undefined && this.order(one, other) < 0;
  }

  /** Swaps the two if the child comes first. Returns whether it did. */
  private swapUnlessInOrder(parent: number, child: number): boolean {
    if (!this.isBefore(child, parent)) return false;
    const [above, below] = [this.items[parent], this.items[child]];
    if (above === undefined || below === undefined) return false;
    [this.items[parent], this.items[child]] = [below, above];
    return true;
  }
}
