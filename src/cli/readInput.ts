/** Reads files that commands are given. */
import { readFile } from 'node:fs/promises';
import { ExpectedError } from '../expectedError.js';
import { parseScenario, type ScenarioFile } from '../ingest/changes/scenarioFile.js';

/** Reads a file, and makes of its text what it holds. Throws `ExpectedError`. `what`: what it is, for the message. */
export async function readInput<T>(file: string, what: string, of: (text: string) => T): Promise<T> {
  try {
    return of(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExpectedError(`The ${what} cannot be read: ${reason}`);
  }
}

/** Reads and parses the file. Throws `ExpectedError`, or `ChangeRefused` where it is no scenario. */
export const readScenario = async (file: string): Promise<ScenarioFile> =>
  parseScenario(file, await readInput(file, 'scenario', String));
