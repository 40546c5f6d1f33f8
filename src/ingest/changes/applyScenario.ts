/** Changes that a question takes for made, imported as files are. */
import { usualRules, type Rules } from '../../derive/derivationSettings.js';
import type { GraphWriter } from '../../graph/contract/graphWriter.js';
import { applyChanges } from './applyChanges.js';
import type { Change } from './change.js';

export { ChangeRefused } from './changeRefused.js';

export interface Scenario {
  /** In order; what is null is not given. */
  readonly changes?: readonly Change[] | null | undefined;
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

/** GraphQL lets clients write null for what they do not give. */
const withoutNulls = (changes: readonly Change[]): readonly Change[] =>
  JSON.parse(JSON.stringify(changes), (_key, value: unknown) => value ?? undefined) as readonly Change[];
