/**
 * Builds the answer to an import over HTTP: for each file, what was imported and what was wrong, and for each
 * account, what is missing.
 */
import { groupBy } from '../../graph/model/groupBy.js';
import type { ImportReport, SentFile } from '../../ingest/ingest.js';
import type { Problem } from '../../ingest/problem.js';

type Place = Omit<Problem, 'file'>;

interface FileAnswer {
  readonly name: string;
  /** Ids of accounts and organizations and ARNs of Identity Center instances that it holds data of. */
  readonly holds: readonly string[];
  /** Refused parts, with JSON path, reason and what to do. */
  readonly problems: readonly Place[];
  /** Policies that could not be understood: what they allow and deny is unknown. */
  readonly quarantined: readonly Place[];
  readonly notes: readonly Place[];
}

type Unit = Pick<ImportReport['accounts'][number], 'outcome' | 'added' | 'changed' | 'removed' | 'files'>;

export interface ImportAnswer {
  /** The files that were sent, and those in archives among them. */
  readonly files: readonly FileAnswer[];
  readonly accounts: readonly (Omit<Unit, 'files'> &
    Pick<ImportReport['accounts'][number], 'accountId' | 'completeness'>)[];
  readonly organizations: readonly (Omit<Unit, 'files'> & { readonly organizationId: string })[];
  readonly identityCenters: readonly (Omit<Unit, 'files'> & { readonly instanceArn: string })[];
  /** Problems that belong to no file. */
  readonly problems: readonly Problem[];
  readonly graphVersion: string;
}

export function importAnswer(
  sent: readonly SentFile[],
  report: ImportReport,
  graphVersion: string,
): ImportAnswer {
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
  const files = [...names].map((name): FileAnswer => ({
    name,
    holds: (holdings.get(name) ?? []).map(({ id }) => id),
    problems: problems?.get(name) ?? [],
    quarantined: broken?.get(name) ?? [],
    notes: notes?.get(name) ?? [],
  }));
  return {
    files,
    accounts: report.accounts.map((one) => ({
      accountId: one.accountId,
      ...changeOf(one),
      completeness: one.completeness,
    })),
    organizations: report.organizations.map((one) => ({
      organizationId: one.organizationId,
      ...changeOf(one),
    })),
    identityCenters: report.identityCenters.map((one) => ({
      instanceArn: one.instanceArn,
      ...changeOf(one),
    })),
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
