/** How many rows a transaction sends ahead of the answers: what the database has not taken yet is in our memory. */

const MOST_ROWS = 20_000;

export class InFlight {
  private rows = 0;
  /** Those before have begun. */
  private order: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(private readonly most = MOST_ROWS) {}

  /** Runs `send` once there is room, in the order of the calls. */
  async after<T>(rows: number, send: () => Promise<T>): Promise<T> {
    this.order = this.order.then(() => this.enter(rows));
    await this.order;
    try {
      return await send();
    } finally {
      this.rows -= rows;
      this.wake();
    }
  }

  private async enter(rows: number): Promise<void> {
    while (this.rows > 0 && this.rows + rows > this.most)
      await new Promise<void>((resolve) => (this.wake = resolve));
    this.rows += rows;
  }
}
