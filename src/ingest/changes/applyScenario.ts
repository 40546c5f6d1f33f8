/** Changes that a question takes for made, imported as files are. */
import { usualRules, type Rules } from '../../derive/derivationSettings.js';
import { ExpectedError } from '../../expectedError.js';
import type { GraphWriter } from '../../graph/contract/graphWriter.js';
import { ingestDocuments } from '../ingest.js';

export interface Scenario {
  /** Export files that count in place of those imported before. */
  readonly documents?: readonly { readonly name: string; readonly content: string }[] | null | undefined;
}

/** The message says what is wrong with which part of it. */
export class ScenarioRefused extends ExpectedError {
  override readonly name = 'ScenarioRefused';

  constructor(
    /** Where in the scenario, such as `documents`. */
    readonly at: string,
    message: string,
  ) {
    super(message);
  }
}

/** Into the world of the writer. Throws `ScenarioRefused`. */
export async function applyScenario(
  writer: GraphWriter,
  { documents }: Scenario,
  rules: Rules = usualRules,
): Promise<void> {
  const { problems } = documents ? await ingestDocuments(writer, documents, rules) : { problems: [] };
  const [first, ...more] = problems.map(({ file, path, message }) => `${file} ${path}: ${message}`);
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` (${more.length} more)`;
  throw new ScenarioRefused('documents', `${first}${others}`);
}
