/** Applies changes to a hypothetical graph or to the stored one, by the same import as files. */
import { usualRules, type Rules } from '../../derive/derivationSettings.js';
import type { GraphWriter } from '../../graph/contract/graphWriter.js';
import { recorded } from '../history.js';
import type { ImportReport } from '../ingest.js';
import { MOST_REDERIVED_IN_SCENARIO } from '../limits.js';
import { applyChanges } from './applyChanges.js';
import type { Change } from './change.js';
import { ChangeRefused } from './changeRefused.js';
import type { Scenario } from './scenario.js';

export { ChangeRefused };
export { scenarioParts, scenarioWithout, type Scenario } from './scenario.js';

/**
 * Applies a scenario in the hypothetical graph of the writer. `most`: how many principals may be in accounts whose
 * edges the changes outdate. Throws `ChangeRefused`.
 */
export async function applyScenario(
  writer: GraphWriter,
  { changes, documents }: Scenario,
  rules: Rules = usualRules,
  most: number = MOST_REDERIVED_IN_SCENARIO,
): Promise<void> {
  const sparing = refusingMany(writer, most);
  await applyChanges({ writer: sparing, rules }, withoutNulls(changes ?? []), documents ?? [], rules.now());
}

/**
 * Refuses changes that outdate too many edges: a guardrail affects whole organizations, and a hypothetical graph does
 * not last long enough to derive all edges of a large one.
 */
const refusingMany = (writer: GraphWriter, most: number): GraphWriter => ({
  ...writer,
  inTransaction: (work) =>
    writer.inTransaction((transaction) =>
      work({
        ...transaction,
        outdatedAccounts: async () => {
          const outdated = await transaction.outdatedAccounts();
          const principals = outdated.reduce((sum, account) => sum + account.principals, 0);
          if (principals <= most) return outdated;
          const message = `This affects ${principals} principals of ${outdated.length} accounts, and a scenario may affect ${most}. Change less, or raise ROLEGRAPH_SCENARIO_PRINCIPALS.`;
          throw new ChangeRefused('changes', message);
        },
      }),
    ),
});

/** Stores changes in the graph: all of them or none. Throws `ChangeRefused`. */
export const storeChanges = (
  writer: GraphWriter,
  changes: readonly object[],
  rules: Rules = usualRules,
): Promise<ImportReport> =>
  recorded(writer, 'CHANGES', (own) =>
    own.inOneTransaction((withinIt) =>
      applyChanges({ writer: withinIt, rules }, withoutNulls(changes), [], rules.now()),
    ),
  );

/** Removes nulls: GraphQL lets clients write null for what they leave out. */
const withoutNulls = (changes: readonly object[]): readonly Change[] =>
  JSON.parse(JSON.stringify(changes), (_key, value: unknown) => value ?? undefined) as readonly Change[];
