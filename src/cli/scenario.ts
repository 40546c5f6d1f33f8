/** Reads a scenario from a file. */
import { readFile } from 'node:fs/promises';
import { ExpectedError } from '../expectedError.js';
import { parseScenario, type ScenarioFile } from '../ingest/changes/scenarioFile.js';

/** Reads and parses the file. Throws `ExpectedError`, or `ChangeRefused` where it is no scenario. */
export async function readScenario(file: string): Promise<ScenarioFile> {
  return parseScenario(file, await textOf(file));
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExpectedError(`The scenario cannot be read: ${reason}`);
  }
}
