/** What an import is told as over HTTP: file by file what came in and what was wrong, and what is missing of each account. */
import type { ImportReport, SentFile } from '../../ingest/ingest.js';
import type { Problem } from '../../ingest/problem.js';

type Place = Omit<Problem, 'file'>;

interface FileAnswer {
  readonly name: string;
  /** Account ids, organization ids and ARNs of Identity Center instances that it holds something of. */
  readonly holds: readonly string[];
  /** What was refused, with JSON path, reason and what to do. */
  readonly problems: readonly Place[];
  /** Policies that could not be understood: what they allow and deny is unknown. */
  readonly quarantined: readonly Place[];
  readonly notes: readonly Place[];
}

type Unit = Pick<ImportReport['accounts'][number], 'outcome' | 'added' | 'changed' | 'removed' | 'files'>;

export interface ImportAnswer {
  /** Those that were sent, and those in archives among them. */
  readonly files: readonly FileAnswer[];
  readonly accounts: readonly (Omit<Unit, 'files'> &
    Pick<ImportReport['accounts'][number], 'accountId' | 'completeness'>)[];
  readonly organizations: readonly (Omit<Unit, 'files'> & { readonly organizationId: string })[];
  readonly identityCenters: readonly (Omit<Unit, 'files'> & { readonly instanceArn: string })[];
  /** Of no file. */
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
  const names = new Set([
    ...sent.map(({ name }) => name),
    ...units.flatMap(({ files }) => files),
    ...[...report.problems, ...report.notes, ...quarantined]
      .map(({ file }) => file)
      .filter((file) => isSent(file, sent)),
  ]);
  const files = [...names].map((name): FileAnswer => {
    const ofFile = (all: readonly Problem[]): readonly Place[] =>
      all.filter(({ file }) => file === name).map(({ path, message }) => ({ path, message }));
    return {
      name,
      holds: units.filter((unit) => unit.files.includes(name)).map(({ id }) => id),
      problems: ofFile(report.problems),
      quarantined: ofFile(quarantined),
      notes: ofFile(report.notes),
    };
  });
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

/** It is one of the files, or in one of them that is an archive. */
const isSent = (file: string, sent: readonly SentFile[]): boolean =>
  sent.some(({ name }) => file === name || file.startsWith(`${name}/`));

const changeOf = ({ outcome, added, changed, removed }: Unit) => ({ outcome, added, changed, removed });
