/** Records what an import changed: administrators, who reaches administrator access, and ways in of outsiders. */
import { undefinedOn } from '../expectedError.js';
import type { AdministrationState, History } from '../graph/contract/history.js';
import type { GraphWriter } from '../graph/contract/graphWriter.js';
import { inTurns } from '../graph/contract/turns.js';
import { GraphTimeout, ReadTooLarge } from '../graph/model/graph.js';
import type { AdministrationChanges, ImportRecord } from '../graph/model/stored/importTable.js';
import { administrationChanges, noChanges } from '../graph/engine/administrationChanges.js';
import type { UnitImport } from './importUnits.js';
import { MOST_UNITS_KEPT } from './limits.js';

export interface Units {
  readonly accounts: readonly (UnitImport & { readonly accountId: string })[];
  readonly organizations: readonly (UnitImport & { readonly organizationId: string })[];
  readonly identityCenters: readonly (UnitImport & { readonly instanceArn: string })[];
}

/** The result of an import with its record. Missing: nothing was imported, or the graph is hypothetical. */
export interface Recorded {
  readonly record?: ImportRecord;
}

/** Runs `work` and records what it changed. The state before is read while `work` reads its input. */
export async function recorded<Report extends Partial<Units>>(
  writer: GraphWriter,
  kind: ImportRecord['kind'],
  work: (writer: GraphWriter) => Promise<Report>,
): Promise<Report & Recorded> {
  const { history, ...unread } = writer;
  if (!history) return work(writer);
  const startedAt = Date.now();
  const version = await history.version();
  const before = unlessTooLarge(history.administration);
  // Avoids an unhandled rejection where `work` fails first.
  before.catch(() => undefined);
  const onceRead: GraphWriter = {
    ...unread,
    inTransaction: async (write) => {
      await before;
      return writer.inTransaction(write);
    },
    inOneTransaction: async (write) => {
      await before;
      return writer.inOneTransaction(write);
    },
  };
  const keep = async (after: number, made: Omit<ImportRecord, Known>) => {
    // Another import may have changed the graph while the state after was read: the record then shows that it did.
    const latest = after === version ? after : await history.version();
    const own = latest === after ? made : withoutNumbers(made);
    return history.keep({ kind, startedAt, finishedAt: Date.now(), before: version, after: latest, ...own });
  };
  const keepPart = async (): Promise<void> => {
    const after = await history.version();
    if (after === version) return;
    const changes = await changesSince(await before, history);
    await keep(after, { ...noUnits, changes: { ...changes, caveats: [...changes.caveats, endedEarly] } });
  };
  const report = await work(onceRead).catch(async (error: unknown) => {
    // What was written so far stays, so it is recorded. The caller gets the error of the import.
    await keepPart().catch(() => undefined);
    throw error;
  });
  const units = unitsOf(report);
  const after = await history.version();
  if (units === undefined) return report;
  // The import is done: that it cannot be compared is no error of it.
  const found =
    after === version
      ? { changes: noChanges }
      : await compareAndCount(await before, history).catch(() => notCompared);
  return { ...report, record: await keep(after, { ...units, ...found }) };
}

/** The fields of a record that every import has alike. */
type Known = 'id' | 'besideAnother' | 'kind' | 'startedAt' | 'finishedAt' | 'before' | 'after';

const noUnits = { accounts: [], accountCount: 0, organizations: [], identityCenters: [] };
const notCompared = {
  changes: { ...noChanges, caveats: ['What the import changed could not be read after it.'] },
};
const endedEarly =
  'The import failed before its end. Which accounts and organizations it had already written was not recorded.';

/** Leaves out the numbers of a version of the graph, which may be of another version. */
function withoutNumbers({ exposure: _exposure, changes, ...made }: Omit<ImportRecord, Known>) {
  const { summary: _summary, ...others } = changes;
  return { ...made, changes: others };
}

async function compareAndCount(before: AdministrationState | undefined, history: History) {
  const [changes, exposure] = await Promise.all([
    changesSince(before, history),
    history.exposure && unlessTooLarge(history.exposure),
  ]);
  return { changes, ...(exposure && { exposure }) };
}

const unlessTooLarge = <T>(read: () => Promise<T>): Promise<T | undefined> =>
  undefinedOn([ReadTooLarge, GraphTimeout], read);

async function changesSince(
  before: AdministrationState | undefined,
  history: History,
): Promise<AdministrationChanges> {
  const after = before && (await unlessTooLarge(history.administration));
  if (before && after) return inTurns(administrationChanges(before, after));
  const message = 'The graph is too large to compare who administers and who gets there.';
  return { ...noChanges, caveats: [message] };
}

/** Returns the units that changed; undefined where nothing was imported. */
function unitsOf({ accounts = [], organizations = [], identityCenters = [] }: Partial<Units>) {
  const all: readonly UnitImport[] = [...accounts, ...organizations, ...identityCenters];
  if (!all.some(({ outcome }) => outcome !== 'REFUSED')) return undefined;
  const changed = <Import extends UnitImport>(units: readonly Import[], idOf: (one: Import) => string) =>
    units.filter(({ outcome }) => outcome === 'CREATED' || outcome === 'UPDATED').map(idOf);
  const ids = changed(accounts, ({ accountId }) => accountId);
  return {
    accounts: ids.slice(0, MOST_UNITS_KEPT),
    accountCount: ids.length,
    organizations: changed(organizations, ({ organizationId }) => organizationId).slice(0, MOST_UNITS_KEPT),
    identityCenters: changed(identityCenters, ({ instanceArn }) => instanceArn).slice(0, MOST_UNITS_KEPT),
  };
}
