/** The contract for worlds: changed versions of the graph that questions can be asked of, and that are never stored. */
import type { GraphReader } from './graphReader.js';
import type { GraphWriter } from './graphWriter.js';
import type { TimeLimit } from './timeLimit.js';

export interface World {
  /** Only readers of the world see its changes. */
  readonly writer: GraphWriter;
  /** Ends the changes and sets the version of the world (`versionOfWorld`). */
  settle(name: string): Promise<void>;
  readerWithin(limit: TimeLimit): GraphReader;
  close(): Promise<void>;
}

/** Returns a version that no other graph has: the stored version with the name of the world. */
export const versionOfWorld = (stored: string, name: string): string => `${stored}+${name}`;

/** Returns the stored version that a world is based on. */
export const storedVersion = (version: string): string => version.split('+', 1)[0] ?? version;

export const isOfWorld = (version: string): boolean => storedVersion(version) !== version;

export interface Worlds {
  /**
   * Opens a world, one at a time, for a limited time. `over` aborts when the client no longer waits. Errors:
   * `WorldsBusy`, `GraphUnavailable`; work in the world also throws `ImportRunning`, `ReadTooLarge`, `GraphTimeout`.
   */
  open(over: AbortSignal): Promise<World>;
}
