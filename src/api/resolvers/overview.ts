/** The history of imports, and what stands out: numbers that the last import worked out, and counts of lists. */
import type { ActionCatalog } from '../../access/permissions/actionCatalog.js';
import { accessKeys } from '../../access/exposure/accessKeys.js';
import { listResources } from '../../access/exposure/resourceExposure.js';
import { trustExposure } from '../../access/exposure/trust/trustExposure.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { ImportRecord } from '../../graph/model/stored/importTable.js';
import { distinctGaps } from '../../access/shared/dataGaps.js';
import { connect } from '../pagination.js';
import type { ExposureCounts } from '../reading/answerCache.js';
import { once } from '../reading/loaders.js';
import type {
  AdministrationChangesResolvers,
  AdministrationOverviewResolvers,
  ImportResolvers,
  OverviewResolvers,
  QueryResolvers,
  ReachedAccountResolvers,
} from '../types.generated.js';

export const imports: Required<QueryResolvers>['imports'] = (_root, page, { reader }) =>
  connect(page, (request) => reader.importPage(request));

export const Import: ImportResolvers = {
  beforeVersion: ({ before }) => String(before),
  graphVersion: ({ after }) => String(after),
  changes: (record) => ({ ...record.changes, caveats: caveatsOf(record) }),
};

export const AdministrationChanges: AdministrationChangesResolvers = {
  complete: ({ caveats }) => caveats.length === 0,
};

const caveatsOf = ({ changes: { caveats }, besideAnother }: ImportRecord): readonly string[] =>
  besideAnother
    ? [...caveats, 'Another import changed the graph at the same time: what that changed may be among this.']
    : caveats;

const OVERDUE_DAYS = 90;
const ALL_KEPT = 100;

/** Only the total is asked for. */
const first = { first: 1 };

export const overview: Required<QueryResolvers>['overview'] = (
  _root,
  _arguments,
  { reader, readerWithoutLimit, actions, answerCache, limit },
) => ({
  imports: once(async () => (await reader.importPage({ first: ALL_KEPT })).entries.map(([, one]) => one)),
  exposureCounts: once(() =>
    answerCache.exposureCounts.answer(reader, limit.over, () => countExposures(readerWithoutLimit, actions)),
  ),
});

async function countExposures(reader: GraphReader, actions: ActionCatalog): Promise<ExposureCounts> {
  const overdue = { status: 'ACTIVE', olderThanDays: OVERDUE_DAYS } as const;
  const [openings, exposed, keys] = await Promise.all([
    trustExposure(reader, {}, first),
    listResources(reader, actions, first, { exposed: true }),
    accessKeys(reader, overdue, first, Date.now()),
  ]);
  return {
    roleOpenings: openings.totalCount,
    exposedResources: exposed.totalCount,
    overdueAccessKeys: keys.totalCount,
    dataGaps: distinctGaps([...openings.dataGaps, ...keys.dataGaps]),
  };
}

export const Overview: OverviewResolvers = {
  statistics: (_overview, _arguments, { reader }) => reader.statistics(),
  administration: async ({ imports }, _arguments, { reader }) => {
    const [all, version] = await Promise.all([imports(), reader.graphVersion()]);
    const worked = all.find(({ changes }) => changes.summary !== undefined);
    if (worked?.changes.summary === undefined || String(worked.after) !== version) return null;
    return { ...worked.changes.summary, caveats: caveatsOf(worked) };
  },
  roleOpenings: async ({ exposureCounts }) => (await exposureCounts()).roleOpenings,
  exposedResources: async ({ exposureCounts }) => (await exposureCounts()).exposedResources,
  overdueAccessKeys: async ({ exposureCounts }) => (await exposureCounts()).overdueAccessKeys,
  lastImport: async ({ imports }) => (await imports())[0] ?? null,
  dataGaps: async ({ exposureCounts }) => (await exposureCounts()).dataGaps,
};

export const AdministrationOverview: AdministrationOverviewResolvers = {
  reachingUnconditionally: ({ reachingFirmly }) => reachingFirmly,
  mostReached: ({ accounts }) => accounts,
  gapCounts: ({ gaps }) => gaps,
};

export const ReachedAccount: ReachedAccountResolvers = {
  account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
};
