/** Limits how many requests run at once, of all callers and of each, and decides which is next. */

export interface AdmissionLimits {
  readonly running: number;
  readonly runningPerCaller: number;
  readonly waiting: number;
}

export interface Turn {
  readonly caller: string;
  /** `runningPerCaller` does not apply to callers without authentication: they may be many. */
  readonly isKnown: boolean;
  readonly begin: () => void;
  readonly refuse: () => void;
}

export class Admission {
  private readonly running = new Map<string, Set<Turn>>();
  /** By caller; the caller whose turn is next comes first. */
  private readonly lines = new Map<string, readonly Turn[]>();

  constructor(readonly limits: AdmissionLimits) {}

  get runningNow(): number {
    return countOf([...this.running.values()].map(({ size }) => size));
  }

  get waitingNow(): number {
    return countOf([...this.lines.values()].map(({ length }) => length));
  }

  /**
   * Calls `begin` or `refuse`, at once or later. Returns a function that ends the request, whether it runs or waits.
   * Callers take turns. If all places to wait are taken, the last request of the longest line is refused: a caller
   * that asks for much is refused before others.
   */
  enter(turn: Turn): () => void {
    this.lines.set(turn.caller, [...(this.lines.get(turn.caller) ?? []), turn]);
    this.beginNext();
    if (this.waitingNow > this.limits.waiting) this.refuseOne(turn.caller);
    return () => {
      this.running.get(turn.caller)?.delete(turn);
      this.setLine(turn.caller, (line) => line.filter((one) => one !== turn));
      this.beginNext();
    };
  }

  /** Whether a request that enters now is refused at once. */
  isFullFor({ caller, isKnown }: Pick<Turn, 'caller' | 'isKnown'>): boolean {
    const own = this.lines.get(caller)?.length ?? 0;
    const hasPlace = own === 0 && this.runningNow < this.limits.running && this.mayRun(caller, isKnown);
    if (hasPlace || this.waitingNow < this.limits.waiting) return false;
    return [...this.lines.values()].every(({ length }) => length <= own + 1);
  }

  private mayRun(caller: string, isKnown: boolean): boolean {
    return !isKnown || (this.running.get(caller)?.size ?? 0) < this.limits.runningPerCaller;
  }

  private refuseOne(newcomer: string): void {
    const lengthOf = (caller: string): number => this.lines.get(caller)?.length ?? 0;
    const longest = [...this.lines.keys()].reduce(
      (most, caller) => (lengthOf(caller) > lengthOf(most) ? caller : most),
      newcomer,
    );
    const last = this.lines.get(longest)?.at(-1);
    this.setLine(longest, (line) => line.slice(0, -1));
    last?.refuse();
  }

  private beginNext(): void {
    for (let next = this.next(); next; next = this.next()) {
      const line = this.lines.get(next.caller) ?? [];
      this.lines.delete(next.caller);
      // The caller goes to the end of all lines, so that the others come first now.
      if (line.length > 1) this.lines.set(next.caller, line.slice(1));
      const running = this.running.get(next.caller) ?? new Set();
      this.running.set(next.caller, running.add(next));
      next.begin();
    }
  }

  private next(): Turn | undefined {
    if (this.runningNow >= this.limits.running) return undefined;
    const firsts = [...this.lines.values()].flatMap(([first]) => first ?? []);
    return firsts.find(({ caller, isKnown }) => this.mayRun(caller, isKnown));
  }

  private setLine(caller: string, change: (line: readonly Turn[]) => readonly Turn[]): void {
    const line = this.lines.get(caller);
    if (!line) return;
    const changed = change(line);
    if (changed.length === 0) this.lines.delete(caller);
    else this.lines.set(caller, changed);
  }
}

const countOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
