/** Applies changes to a hypothetical graph or to the stored one, by the same import as files. */
import { defaultDerivationRules, type DerivationRules } from '../../derive/derivationRules.js';
import type { GraphWriter } from '../../graph/contract/graphWriter.js';
import { recorded } from '../history.js';
import type { UnitImport } from '../importUnits.js';
import { ingestDocuments, ingestWhole, type ImportReport } from '../ingest.js';
import { MOST_REDERIVED_IN_SCENARIO } from '../limits.js';
import { editDraft, type Change } from './change.js';
import { ChangeRefused } from './changeRefused.js';
import { readDraft } from './readDraft.js';
import type { Scenario } from './scenario.js';

export { ChangeRefused };
export { scenarioParts, scenarioWithout, type Scenario } from './scenario.js';

/**
 * Applies a scenario in the hypothetical graph of the writer: imports its documents, then makes its changes. `most`: how
 * many principals may be in accounts whose edges it outdates. Throws `ChangeRefused`.
 */
export async function applyScenario(
  writer: GraphWriter,
  { changes, documents }: Scenario,
  rules: DerivationRules = defaultDerivationRules,
  most: number = MOST_REDERIVED_IN_SCENARIO,
): Promise<void> {
  const sparing = refusingMany(writer, most);
  if (documents && documents.length > 0) expectNoProblem(await ingestDocuments(sparing, documents, rules));
  if (changes && changes.length > 0) await makeChanges(sparing, changes, rules);
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
          const limit = { name: 'scenarioPrincipals', max: most, value: principals };
          throw new ChangeRefused('changes', message, limit);
        },
      }),
    ),
});

/** Stores changes in the graph: all of them or none. Throws `ChangeRefused`. */
export const storeChanges = (
  writer: GraphWriter,
  changes: readonly object[],
  rules: DerivationRules = defaultDerivationRules,
): Promise<ImportReport> =>
  recorded(writer, 'CHANGES', (own) =>
    own.inOneTransaction((withinIt) => makeChanges(withinIt, changes, rules)),
  );

/**
 * Makes the changes in memory, each of which sees those before it, and imports the changed units whole. Throws
 * `ChangeRefused`; the caller's transaction is then undone.
 */
async function makeChanges(
  writer: GraphWriter,
  changes: readonly object[],
  rules: DerivationRules,
): Promise<ImportReport> {
  const given = withoutNulls(changes);
  const draft = await readDraft(writer, given);
  editDraft(draft, given, rules.now());
  const changed = await ingestWhole(writer, rules, draft.changed());
  expectWritten(changed);
  return changed;
}

/** Removes nulls: GraphQL lets clients write null for what they leave out. */
const withoutNulls = (changes: readonly object[]): readonly Change[] =>
  JSON.parse(JSON.stringify(changes), (_key, value: unknown) => value ?? undefined) as readonly Change[];

/** Throws `ChangeRefused` where a document is refused: the changes would apply to something else. */
function expectNoProblem({ problems }: ImportReport): void {
  const [first, ...more] = problems.map(({ file, path, message }) => `${file} ${path}: ${message}`);
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` (${more.length} more)`;
  throw new ChangeRefused('documents', `${first}${others}`);
}

/** Throws `ChangeRefused` where a unit that was changed, or has to be derived again, is refused: answers would be wrong. */
function expectWritten({ accounts, organizations, identityCenters, problems }: ImportReport): void {
  const all: readonly UnitImport[] = [...accounts, ...organizations, ...identityCenters];
  if (problems.length > 0 || all.some(({ outcome }) => outcome === 'REFUSED'))
    throw new ChangeRefused('changes', problems.map(({ message }) => message).join(' '));
}
