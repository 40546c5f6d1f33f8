/** Limits the work that runs at once. Further work waits in line, first come, first served. */

interface Turn {
  readonly weight: number;
  readonly begin: () => void;
}

export class Semaphore {
  private taken = 0;
  private readonly waiting: Turn[] = [];

  constructor(private readonly most: number) {}

  /** The total weight of running work. */
  get running(): number {
    return this.taken;
  }

  get inLine(): number {
    return this.waiting.length;
  }

  /** Runs `work` in its turn; gives up if `over` aborts before. Work heavier than the limit runs alone. */
  take<T>(over: AbortSignal | undefined, work: () => Promise<T>, weight = 1): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        reject(over?.reason as Error);
        this.beginNext();
      };
      const end = () => {
        this.taken -= weight;
        this.beginNext();
      };
      const begin = () => {
        over?.removeEventListener('abort', giveUp);
        resolve(Promise.resolve().then(work).finally(end));
      };
      const turn = { weight, begin };
      this.waiting.push(turn);
      if (over?.aborted) giveUp();
      over?.addEventListener('abort', giveUp, { once: true });
      this.beginNext();
    });
  }

  private beginNext(): void {
    for (let [next] = this.waiting; next && this.hasRoomFor(next); [next] = this.waiting) {
      this.waiting.shift();
      this.taken += next.weight;
      next.begin();
    }
  }

  private hasRoomFor({ weight }: Turn): boolean {
    return this.taken === 0 || this.taken + weight <= this.most;
  }
}
