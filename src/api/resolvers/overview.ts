/** Resolves the history of imports and the overview: numbers that the last import computed, and the age of keys. */
import { accessKeys } from '../../access/exposure/accessKeys.js';
import { countExposure } from '../../access/exposure/countExposure.js';
import type { ImportRecord } from '../../graph/model/stored/importTable.js';
import { distinctGaps } from '../../access/shared/dataGaps.js';
import { connect } from '../pagination.js';
import { once } from '../../graph/model/memoize.js';
import type { QueryResolvers, Resolvers } from '../types.generated.js';

export const imports: Required<QueryResolvers>['imports'] = (_root, page, { reader }) =>
  connect(page, (request) => reader.importPage(request));

const caveatsOf = ({ changes: { caveats }, besideAnother }: ImportRecord): readonly string[] =>
  besideAnother
    ? [...caveats, 'Another import changed the graph at the same time: what that changed may be among this.']
    : caveats;

const overdue = { status: 'ACTIVE', olderThanDays: 90 } as const;
const ALL_KEPT = 100;

/** The smallest page: only the total matters. */
const first = { first: 1 };

export const overview: Required<QueryResolvers>['overview'] = (_root, _arguments, { reader, actions }) => {
  const imports = once(async () =>
    (await reader.importPage({ first: ALL_KEPT })).entries.map(([, one]) => one),
  );
  const current = once(async () => {
    const [all, version] = await Promise.all([imports(), reader.graphVersion()]);
    return all.filter(({ after }) => String(after) === version);
  });
  const counted = async () => (await current()).find(({ exposure }) => exposure !== undefined)?.exposure;
  return {
    imports,
    current,
    exposure: once(async () => (await counted()) ?? countExposure(reader, actions)),
    // The age of keys changes without an import.
    overdueKeys: once(() => accessKeys(reader, overdue, first, Date.now())),
  };
};

export const overviewTypes = {
  Import: {
    beforeVersion: ({ before }) => String(before),
    graphVersion: ({ after }) => String(after),
    changes: (record) => ({ ...record.changes, caveats: caveatsOf(record) }),
  },
  AdministrationChanges: { complete: ({ caveats }) => caveats.length === 0 },
  Overview: {
    statistics: (_overview, _arguments, { reader }) => reader.statistics(),
    administration: async ({ current }) => {
      const worked = (await current()).find(({ changes }) => changes.summary !== undefined);
      return worked?.changes.summary ? { ...worked.changes.summary, caveats: caveatsOf(worked) } : null;
    },
    roleOpenings: async ({ exposure }) => (await exposure()).roleOpenings,
    exposedResources: async ({ exposure }) => (await exposure()).exposedResources,
    overdueAccessKeys: async ({ overdueKeys }) => (await overdueKeys()).totalCount,
    lastImport: async ({ imports }) => (await imports())[0] ?? null,
    dataGaps: async ({ exposure, overdueKeys }, _arguments, { loaders }) =>
      distinctGaps([
        ...(await exposure()).dataGaps,
        ...(await overdueKeys()).dataGaps,
        ...(await loaders.administratorGaps(undefined)),
      ]),
  },
  AdministrationOverview: {
    reachingUnconditionally: ({ reachingFirmly }) => reachingFirmly,
    mostReached: ({ accounts }) => accounts,
    gapCounts: ({ gaps }) => gaps,
  },
  ReachedAccount: { account: ({ accountId }, _arguments, { loaders }) => loaders.accounts.load(accountId) },
} satisfies Resolvers;
