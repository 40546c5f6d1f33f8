/** Lets so many at a time have their turn; the others wait for theirs. */

export class Turns {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly atOnce: number) {}

  /** Whoever has waited for `patienceMs` gives up, with what `tooLate` makes. */
  async take<T>(patienceMs: number, tooLate: () => Error, work: () => Promise<T>): Promise<T> {
    if (this.taken >= this.atOnce) await this.wait(patienceMs, tooLate);
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
  private wait(patienceMs: number, tooLate: () => Error): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        reject(tooLate());
      }, patienceMs);
      this.waiting.push(turn);
    });
  }
}
