/** Changes that a question takes for made, or that are made: imported as files are. */
import { usualRules, type Rules } from '../../derive/derivationSettings.js';
import type { GraphWriter } from '../../graph/contract/graphWriter.js';
import type { ImportReport } from '../ingest.js';
import { applyChanges } from './applyChanges.js';
import type { Change } from './change.js';

export { ChangeRefused } from './changeRefused.js';

export interface Scenario {
  /** In order, as clients give them. */
  readonly changes?: readonly object[] | null | undefined;
  /** Export files that count in place of those imported before. */
  readonly documents?: readonly { readonly name: string; readonly content: string }[] | null | undefined;
}

/** Into the world of the writer. Throws `ChangeRefused`. */
export async function applyScenario(
  writer: GraphWriter,
  { changes, documents }: Scenario,
  rules: Rules = usualRules,
): Promise<void> {
  await applyChanges({ writer, rules }, withoutNulls(changes ?? []), documents ?? [], rules.now());
}

/** Into the graph: all of them or none. Throws `ChangeRefused`. */
export const storeChanges = (
  writer: GraphWriter,
  changes: readonly object[],
  rules: Rules = usualRules,
): Promise<ImportReport> =>
  writer.together((together) =>
    applyChanges({ writer: together, rules }, withoutNulls(changes), [], rules.now()),
  );

/** GraphQL lets clients write null for what they do not give. */
const withoutNulls = (changes: readonly object[]): readonly Change[] =>
  JSON.parse(JSON.stringify(changes), (_key, value: unknown) => value ?? undefined) as readonly Change[];
