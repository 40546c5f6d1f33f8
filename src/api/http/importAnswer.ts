/** Builds the answer to an import over HTTP: what each file holds and what is wrong, and what each account lacks. */
import { groupBy } from '../../graph/model/groupBy.js';
import type { ImportReport, SentFile } from '../../ingest/ingest.js';
import type { Problem } from '../../ingest/problem.js';

type Place = Omit<Problem, 'file'>;

type Unit = Pick<ImportReport['accounts'][number], 'outcome' | 'added' | 'changed' | 'removed'>;

export type ImportAnswer = ReturnType<typeof importAnswer>;

export function importAnswer(sent: readonly SentFile[], report: ImportReport, graphVersion: string) {
  const units = [
    ...report.accounts.map((one) => ({ ...one, id: one.accountId })),
    ...report.organizations.map((one) => ({ ...one, id: one.organizationId })),
    ...report.identityCenters.map((one) => ({ ...one, id: one.instanceArn })),
  ];
  const quarantined = units.flatMap((unit) => unit.quarantined);
  const sentNames = new Set(sent.map(({ name }) => name));
  const names = new Set([
    ...sentNames,
    ...units.flatMap(({ files }) => files),
    ...[...report.problems, ...report.notes, ...quarantined]
      .map(({ file }) => file)
      .filter((file) => isSent(file, sentNames)),
  ]);
  const holdings = groupBy(
    units.flatMap(({ id, files }) => files.map((file) => ({ id, file }))),
    ({ file }) => file,
  );
  const [problems, broken, notes] = [report.problems, quarantined, report.notes].map(placesByFile);
  return {
    /** The files that were sent, and those in archives among them. */
    files: [...names].map((name) => ({
      name,
      /** Ids of accounts and organizations and ARNs of Identity Center instances that it holds data of. */
      holds: (holdings.get(name) ?? []).map(({ id }) => id),
      /** Refused parts, with JSON path, reason and what to do. */
      problems: problems?.get(name) ?? [],
      /** Policies that could not be understood: what they allow and deny is unknown. */
      quarantined: broken?.get(name) ?? [],
      notes: notes?.get(name) ?? [],
    })),
    accounts: report.accounts.map(({ accountId, completeness, ...one }) => ({
      accountId,
      ...changeOf(one),
      completeness,
    })),
    organizations: report.organizations.map(({ organizationId, ...one }) => ({
      organizationId,
      ...changeOf(one),
    })),
    identityCenters: report.identityCenters.map(({ instanceArn, ...one }) => ({
      instanceArn,
      ...changeOf(one),
    })),
    /** Problems that belong to no file. */
    problems: report.problems.filter(({ file }) => !names.has(file)),
    graphVersion,
  };
}

const placesByFile = (all: readonly Problem[]): ReadonlyMap<string, readonly Place[]> =>
  new Map(
    [...groupBy(all, ({ file }) => file)].map(([file, places]) => [
      file,
      places.map(({ path, message }) => ({ path, message })),
    ]),
  );

/** Whether it is one of the sent files, or is in one that is an archive. */
function isSent(file: string, sent: ReadonlySet<string>): boolean {
  if (sent.has(file)) return true;
  const folder = file.lastIndexOf('/');
  return folder > 0 && isSent(file.slice(0, folder), sent);
}

const changeOf = ({ outcome, added, changed, removed }: Unit) => ({ outcome, added, changed, removed });
