/** A second world beside the stored one: changes are applied in it, questions asked, and nothing of it is ever stored. */
import type { GraphReader } from './graphReader.js';
import type { GraphWriter } from './graphWriter.js';
import type { TimeLimit } from './timeLimit.js';

export interface World {
  /** What it changes, only its readers see. */
  readonly writer: GraphWriter;
  /** All is changed: its version is that of the graph with this name, `VERSION+NAME`. */
  settle(name: string): Promise<void>;
  readerWithin(limit: TimeLimit): GraphReader;
  /** Nothing of it is left. */
  close(): Promise<void>;
}

export interface Worlds {
  /**
   * One is open at a time, and lasts for 30 seconds at most. `over`: when nobody waits for it any more. Errors:
   * `WorldsBusy`, `GraphUnavailable`; of what is done in it also `ImportRunning`, `ReadTooLarge`, `GraphTimeout`.
   */
  open(over: AbortSignal): Promise<World>;
}
