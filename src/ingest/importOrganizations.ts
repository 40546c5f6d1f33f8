/** Imports organizations: merge → complete → normalize → write. Each goes in whole or not at all. */
import type { GraphWriter, ImportTransaction, OrganizationReport } from '../graph/contract/graphWriter.js';
import { completeOrganization, organizationToTexts } from './merge/completeOrganization.js';
import type { OrganizationPart } from './formats/organization/organizationExport.js';
import { mergeOrganizationParts, type MergedOrganization } from './merge/mergeOrganizationParts.js';
import { normalizeOrganization } from './normalize/organization/normalizeOrganization.js';
import { quarantineProblems } from './normalize/policyDocuments.js';
import type { Problem } from './problem.js';
import { importTogether, refusedUnit, type UnitImport } from './importOutcome.js';

export interface OrganizationImport extends UnitImport {
  readonly organizationId: string;
  /** Accounts whose guardrails or place changed, or those of whom their roles trust, so that their edges are derived anew. */
  readonly rederivedAccounts: number;
}

export interface OrganizationImports {
  readonly organizations: readonly OrganizationImport[];
  /** Those of parts that are of no organization that is known. */
  readonly problems: readonly Problem[];
}

const none: OrganizationImports = { organizations: [], problems: [] };

/** All in one transaction; `parts` with a problem have been reported already. */
export function importOrganizations(
  writer: GraphWriter,
  parts: readonly OrganizationPart[],
): Promise<OrganizationImports> {
  return importTogether(writer, parts, none, importAll);
}

async function importAll(
  transaction: ImportTransaction,
  parts: readonly OrganizationPart[],
): Promise<OrganizationImports> {
  const last = await transaction.lastOrganizations();
  const merged = mergeOrganizationParts(parts, [...last.keys()]);
  const imports: OrganizationImport[] = [];
  for (const [organizationId, { files, problems }] of merged.refused)
    imports.push({ ...refused, organizationId, files, problems });
  for (const input of merged.organizations) {
    const whole = completeOrganization(input, last.get(input.organizationId) ?? new Map());
    imports.push(await importOne(transaction, whole));
  }
  const byId = imports.sort((a, b) => (a.organizationId < b.organizationId ? -1 : 1));
  return { organizations: byId, problems: merged.problems };
}

const refused = { ...refusedUnit, rederivedAccounts: 0 } as const;

async function importOne(
  transaction: ImportTransaction,
  whole: MergedOrganization,
): Promise<OrganizationImport> {
  const { organizationId, files } = whole;
  const normalized = normalizeOrganization(whole);
  if (!normalized.ok) return { ...refused, organizationId, files, problems: normalized.problems };
  const { facts, quarantined } = normalized;
  const written = await transaction.writeOrganization({ facts, listTexts: organizationToTexts(whole) });
  return {
    organizationId,
    files,
    problems: [],
    quarantined: quarantineProblems(quarantined),
    ...reportOf(written),
  };
}

const reportOf = ({ outdatedAccounts, ...written }: OrganizationReport) => ({
  ...written,
  rederivedAccounts: outdatedAccounts,
});
