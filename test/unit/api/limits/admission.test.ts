/** Who runs, who waits and who is refused, by counts alone. */
import { describe, expect, it } from 'vitest';
import { Admission, type AdmissionLimits } from '../../../../src/api/limits/admission.js';
import { usualLimits } from '../../../../src/api/limits/limits.js';

/** What happened, in words: `+a` begins, `-a` is refused. */
function gate(limits: AdmissionLimits) {
  const admission = new Admission(limits);
  const told: string[] = [];
  const enter = (caller: string, isKnown = true) =>
    admission.enter({
      caller,
      isKnown,
      begin: () => void told.push(`+${caller}`),
      refuse: () => void told.push(`-${caller}`),
    });
  return { admission, told, enter };
}

describe('requests', () => {
  it('run until as many do as may; the next one begins when one ends, in the order of their coming', () => {
    const { admission, told, enter } = gate({ running: 2, runningPerCaller: 2, waiting: 2 });
    const [end] = [enter('a'), enter('b'), enter('c'), enter('d')];
    expect(told).toEqual(['+a', '+b']);
    expect([admission.runningNow, admission.waitingNow]).toEqual([2, 2]);
    end?.();
    end?.();
    expect(told).toEqual(['+a', '+b', '+c']);
  });

  it('of one caller run up to its number, and leave the other places to others', () => {
    const { told, enter } = gate({ running: 3, runningPerCaller: 2, waiting: 9 });
    const end = enter('a');
    for (const caller of ['a', 'a', 'a', 'b']) enter(caller);
    expect(told).toEqual(['+a', '+a', '+b']);
    end();
    expect(told).toEqual(['+a', '+a', '+b', '+a']);
  });

  it('of those whom nobody asked who they are count together only', () => {
    const { told, enter } = gate({ running: 3, runningPerCaller: 1, waiting: 9 });
    for (let one = 0; one < 4; one += 1) enter('anybody', false);
    expect(told).toEqual(['+anybody', '+anybody', '+anybody']);
  });

  it('take turns by caller, however many one of them has waiting', () => {
    const { told, enter } = gate({ running: 1, runningPerCaller: 1, waiting: 99 });
    const ends = [enter('abuser')];
    for (let one = 0; one < 20; one += 1) ends.push(enter('abuser'));
    enter('b');
    enter('c');
    ends[0]?.();
    ends[1]?.();
    expect(told).toEqual(['+abuser', '+abuser', '+b']);
  });

  it('are refused where all places to wait are taken: the last one of whoever has most waiting', () => {
    const { admission, told, enter } = gate({ running: 1, runningPerCaller: 1, waiting: 3 });
    for (let one = 0; one < 5; one += 1) enter('abuser');
    expect(told).toEqual(['+abuser', '-abuser']);
    enter('b');
    expect(told).toEqual(['+abuser', '-abuser', '-abuser']);
    enter('c');
    expect(told.slice(3)).toEqual(['-abuser']);
    // All have one then, and whoever comes next has two.
    enter('b');
    expect(told.slice(4)).toEqual(['-b']);
    expect(admission.waitingNow).toBe(3);
  });

  it('that hang up while they wait never begin', () => {
    const { told, enter } = gate({ running: 1, runningPerCaller: 1, waiting: 3 });
    const first = enter('a');
    enter('b')();
    enter('c');
    first();
    expect(told).toEqual(['+a', '+c']);
  });
});

/**
 * How long nine callers wait for their answers, in steps of time. Each asks once while one request runs, and another caller
 * twenty times as often, which is more than the server can do. `named`: whether the server tells callers apart.
 */
function waits({
  hasAbuser,
  named,
}: {
  readonly hasAbuser: boolean;
  readonly named: boolean;
}): readonly number[] {
  const WORK = 100;
  const admission = new Admission(usualLimits);
  const running = new Set<{ readonly until: number; readonly end: () => void }>();
  const waited: number[] = [];
  let step = 0;
  const ask = (caller: string): void => {
    const since = step;
    const tell = (took: number) => (caller === 'abuser' ? undefined : waited.push(took));
    const leave = admission.enter({
      caller: named ? caller : 'anybody',
      isKnown: named,
      begin: () => void running.add({ until: step + WORK, end: () => (tell(step - since), leave()) }),
      refuse: () => tell(Number.POSITIVE_INFINITY),
    });
  };
  for (; step < 100 * WORK; step += 1) {
    for (const one of running) if (one.until === step && running.delete(one)) one.end();
    for (let caller = 0; caller < 9; caller += 1)
      if ((step + caller * 11) % WORK === 0) ask(`normal-${caller}`);
    if (hasAbuser && step % (WORK / 20) === 0) ask('abuser');
  }
  return waited.sort((a, b) => a - b);
}

describe('a caller that asks twenty times as much as each of nine others', () => {
  const p95 = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  const alone = p95(waits({ hasAbuser: false, named: true }));

  it('makes them wait less than half as long again', () => {
    expect(alone).toBe(100);
    expect(p95(waits({ hasAbuser: true, named: true }))).toBeLessThan(1.5 * alone);
  });

  it('would make them wait for long if nobody told them apart', () => {
    expect(p95(waits({ hasAbuser: true, named: false }))).toBeGreaterThan(5 * alone);
  });
});
