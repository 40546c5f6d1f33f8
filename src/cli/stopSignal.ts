/** Waits for the signals that stop a command. */
import { ExpectedError } from '../expectedError.js';

const stopSignals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Ctrl-C arrives from the terminal and from npm: a second signal within this time is the same one. */
const SAME_SIGNAL_MS = 1_000;

/** A signal stopped the command, which has cleaned up. Its work may go on until the process ends. */
export class Stopped extends ExpectedError {}

/** Resolves at the first Ctrl-C, SIGTERM or SIGHUP; a second one ends the process at once. */
export function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    let first: number | undefined;
    for (const [name, code] of Object.entries(stopSignals)) {
      process.on(name, () => {
        first ??= performance.now();
        if (performance.now() - first > SAME_SIGNAL_MS) process.exit(code);
        resolve(`Stopping (${name}) …`);
      });
    }
  });
}
