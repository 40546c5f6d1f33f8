/** How much memory the local server may take, from what the machine has. */
import { totalmem } from 'node:os';

export interface ServerMemory {
  readonly heapMegabytes: number;
  readonly pageCacheMegabytes: number;
  readonly transactionMegabytes: number;
  readonly allTransactionsMegabytes: number;
}

/** A quarter of the machine, at least 1 and at most 4 GiB: an account is imported in one transaction. */
export function serverMemory(heapMegabytes = defaultHeap()): ServerMemory {
  return {
    heapMegabytes,
    pageCacheMegabytes: Math.max(256, Math.round(heapMegabytes / 4)),
    transactionMegabytes: Math.round(heapMegabytes * 0.6),
    allTransactionsMegabytes: Math.round(heapMegabytes * 0.7),
  };
}

function defaultHeap(): number {
  const quarter = Math.floor(machineBytes() / 4 / 1024 / 1024);
  return Math.min(4096, Math.max(1024, quarter));
}

/** In a container the machine is what the container may use. */
function machineBytes(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
