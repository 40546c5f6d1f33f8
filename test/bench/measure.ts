/** Timing, and lines that say what was timed. */
import { loadavg } from 'node:os';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

export interface Taken {
  readonly seconds: number;
  /** Of this process alone, which says more than the clock where others are busy too. */
  readonly cpu: number;
}

export async function taking(work: () => Promise<unknown>): Promise<Taken> {
  const start = process.cpuUsage();
  const taken = await seconds(work);
  const { user, system } = process.cpuUsage(start);
  return { seconds: taken, cpu: (user + system) / 1e6 };
}

/** Milliseconds of `times` runs, sorted. */
export async function samples(times: number, work: () => Promise<unknown>): Promise<readonly number[]> {
  const all: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const start = performance.now();
    await work();
    all.push(performance.now() - start);
  }
  return all.sort((a, b) => a - b);
}

/** Medians of `times` runs after as many to warm up, in words: what a clock says, and what the processor was busy. */
export async function medians(times: number, work: () => Promise<unknown>): Promise<string> {
  await samples(times, work);
  const busy: number[] = [];
  const taken = await samples(times, async () => {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    busy.push((user + system) / 1000);
  });
  busy.sort((a, b) => a - b);
  return `p50 ${quantile(taken, 0.5).toFixed(1)} ms (CPU ${quantile(busy, 0.5).toFixed(1)} ms)`;
}

export const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;

/** Of the last minute: above the number of cores, times say little. */
export const load = (): string => (loadavg()[0] ?? 0).toFixed(1);

export const inWords = (taken: readonly number[]): string => {
  const sorted = taken.toSorted((a, b) => a - b);
  return `p50 ${quantile(sorted, 0.5).toFixed(1)} ms, p95 ${quantile(sorted, 0.95).toFixed(1)} ms`;
};
