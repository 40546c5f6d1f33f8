/** Lets so many at a time have their turn; the others wait for theirs. */

export class Semaphore {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly atOnce: number) {}

  /** Whoever still waits when `over` is aborted gives up, with its reason. */
  async take<T>(over: AbortSignal, work: () => Promise<T>): Promise<T> {
    over.throwIfAborted();
    if (this.taken >= this.atOnce) await this.wait(over);
    else this.taken += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.taken -= 1;
    }
  }

  /** Resolves with a turn handed on by somebody who is done. */
  private wait(over: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = () => {
        over.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        reject(over.reason as Error);
      };
      over.addEventListener('abort', giveUp, { once: true });
      this.waiting.push(turn);
    });
  }
}
