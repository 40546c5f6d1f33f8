/** The history of imports, and what stands out: numbers that the last import worked out, and counts of lists. */
import { accessKeys } from '../../access/exposure/accessKeys.js';
import { listResources } from '../../access/exposure/resourceExposure.js';
import { trustExposure } from '../../access/exposure/trust/trustExposure.js';
import type { ImportRecord } from '../../graph/model/stored/importTable.js';
import { distinctGaps } from '../../access/shared/dataGaps.js';
import { connect } from '../pagination.js';
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

export const overview: Required<QueryResolvers>['overview'] = (_root, _arguments, { reader }) => ({
  imports: once(async () => (await reader.importPage({ first: ALL_KEPT })).entries.map(([, one]) => one)),
  openings: once(() => trustExposure(reader, {}, first)),
  overdueKeys: once(() =>
    accessKeys(reader, { status: 'ACTIVE', olderThanDays: OVERDUE_DAYS }, first, Date.now()),
  ),
});

export const Overview: OverviewResolvers = {
  statistics: (_overview, _arguments, { reader }) => reader.statistics(),
  administration: async ({ imports }, _arguments, { reader }) => {
    const [all, version] = await Promise.all([imports(), reader.graphVersion()]);
    const worked = all.find(({ changes }) => changes.summary !== undefined);
    if (worked?.changes.summary === undefined || String(worked.after) !== version) return null;
    return { ...worked.changes.summary, caveats: caveatsOf(worked) };
  },
  roleOpenings: async ({ openings }) => (await openings()).totalCount,
  exposedResources: async (_overview, _arguments, { reader, actions }) =>
    (await listResources(reader, actions, first, { exposed: true })).totalCount,
  overdueAccessKeys: async ({ overdueKeys }) => (await overdueKeys()).totalCount,
  lastImport: async ({ imports }) => (await imports())[0] ?? null,
  dataGaps: async ({ openings, overdueKeys }) => {
    const counted = await Promise.all([openings(), overdueKeys()]);
    return distinctGaps(counted.flatMap(({ dataGaps }) => dataGaps));
  },
};

export const AdministrationOverview: AdministrationOverviewResolvers = {
  reachingUnconditionally: ({ reachingFirmly }) => reachingFirmly,
  mostReached: ({ accounts }) => accounts,
  gapCounts: ({ gaps }) => gaps,
};

export const ReachedAccount: ReachedAccountResolvers = {
  account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId),
};
