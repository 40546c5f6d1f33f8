/** Checks whether memory is left for what an import reads, which must stay until its accounts are whole. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The share of Node's heap limit that reading may use; deriving and writing need the rest. */
const SHARE = 0.7;

/** Returns undefined where there is enough memory; else a message with what to do. */
export function memoryProblem(usedShare: () => number = shareInUse): string | undefined {
  if (usedShare() < SHARE) return undefined;
  const gigabytes = (getHeapStatistics().heap_size_limit / 2 ** 30).toFixed(1);
  return `This import no longer fits into the ${gigabytes} GB of memory that Node may use. Import fewer accounts at once, or allow more memory: NODE_OPTIONS=--max-old-space-size=8192 (megabytes).`;
}

/** Returns the share of the heap in use. Garbage counts, so it is collected where the share is near the limit. */
function shareInUse(): number {
  return share() < SHARE ? 0 : (collectGarbage(), share());
}

function share(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used / limit;
}

export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

const SMALL_STEPS_FROM = 2 ** 27;
let inSmallSteps = false;

/** Makes the heap grow by a quarter at a time from this size on, not to several times the used size as V8 does. */
export function limitHeapGrowth(from = SMALL_STEPS_FROM): void {
  if (inSmallSteps || getHeapStatistics().used_heap_size < from) return;
  inSmallSteps = true;
  setFlagsFromString('--heap-growing-percent=25');
}
