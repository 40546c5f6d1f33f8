/** Whether there is memory left to hold what an import reads: what is read has to stay until its accounts are whole. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Of the heap that Node may take; deriving and writing need the rest. */
const SHARE = 0.7;

/** Undefined: enough. Else what to tell, and what to do. */
export function memoryProblem(usedShare: () => number = shareInUse): string | undefined {
  if (usedShare() < SHARE) return undefined;
  const gigabytes = (getHeapStatistics().heap_size_limit / 2 ** 30).toFixed(1);
  return `What this import holds no longer fits into the ${gigabytes} GB of memory that Node may take. Import fewer accounts at once, or allow more: NODE_OPTIONS=--max-old-space-size=8192 (megabytes).`;
}

/** Garbage is in use too until it is collected, which is worth its time only when it decides. */
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

/** V8 lets a heap grow to several times what is in use before it collects; from this size on, by a quarter each time. */
export function growInSmallSteps(from = SMALL_STEPS_FROM): void {
  if (inSmallSteps || getHeapStatistics().used_heap_size < from) return;
  inSmallSteps = true;
  setFlagsFromString('--heap-growing-percent=25');
}
