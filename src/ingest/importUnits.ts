/** Imports organizations and instances of Identity Center: merge → complete → normalize → write. Each goes in whole or not at all. */
import type { GraphWriter, ImportTransaction, WriteReport } from '../graph/contract/graphWriter.js';
import { ImportTooLarge } from '../graph/model/graph.js';
import type { IdentityCenterPart, OrganizationPart, UnitPart } from './formats/unitParts.js';
import { completeUnit, mergeUnits, unitToTexts } from './merge/mergeUnits.js';
import type { ListsById, Unit, UnitKind, UnitTexts } from './merge/mergeUnits.js';
import { identityCenterKind, organizationKind } from './merge/unitKinds.js';
import { normalizeIdentityCenter } from './normalize/organization/normalizeIdentityCenter.js';
import { normalizeOrganization } from './normalize/organization/normalizeOrganization.js';
import { quarantineProblems, type Normalized } from './normalize/policyDocuments.js';
import type { Problem } from './problem.js';

/** What an import does to one unit: an account, an organization, or an instance of Identity Center. */
export interface UnitImport {
  readonly outcome: WriteReport['outcome'] | 'REFUSED';
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  readonly quarantined: readonly Problem[];
}

export const refusedUnit = {
  outcome: 'REFUSED',
  added: 0,
  changed: 0,
  removed: 0,
  problems: [],
  quarantined: [],
} as const;

export interface OrganizationImport extends UnitImport {
  readonly organizationId: string;
  /** Accounts whose guardrails or place changed, or those of whom their roles trust, so that their edges are derived anew. */
  readonly rederivedAccounts: number;
}

export interface IdentityCenterImport extends UnitImport {
  readonly instanceArn: string;
}

interface UnitImports<Import> {
  /** In order. */
  readonly imports: readonly Import[];
  /** Those of parts that are of no unit that is known. */
  readonly problems: readonly Problem[];
}

/** How one kind of unit goes from parts to the graph. */
interface Steps<Lists extends ListsById<Lists>, Facts, Import> {
  readonly kind: UnitKind<Lists>;
  last(transaction: ImportTransaction): Promise<ReadonlyMap<string, UnitTexts>>;
  normalize(whole: Unit<Lists>): Normalized<Facts> | { readonly problems: readonly Problem[] };
  write(
    transaction: ImportTransaction,
    proposal: { readonly facts: Facts; readonly listTexts: UnitTexts },
  ): Promise<Written>;
  report(id: string, done: UnitImport, rederivedAccounts: number): Import;
}

type Written = WriteReport & { readonly outdatedAccounts?: number };

export const importOrganizations = (
  writer: GraphWriter,
  parts: readonly OrganizationPart[],
): Promise<UnitImports<OrganizationImport>> =>
  importUnits(writer, parts, {
    kind: organizationKind,
    last: (transaction) => transaction.lastOrganizations(),
    normalize: normalizeOrganization,
    write: (transaction, proposal) => transaction.writeOrganization(proposal),
    report: (organizationId, done, rederivedAccounts) => ({ ...done, organizationId, rederivedAccounts }),
  });

export const importIdentityCenters = (
  writer: GraphWriter,
  parts: readonly IdentityCenterPart[],
): Promise<UnitImports<IdentityCenterImport>> =>
  importUnits(writer, parts, {
    kind: identityCenterKind,
    last: (transaction) => transaction.lastIdentityCenters(),
    normalize: normalizeIdentityCenter,
    write: (transaction, proposal) => transaction.writeIdentityCenter(proposal),
    report: (instanceArn, done) => ({ ...done, instanceArn }),
  });

/** All in one transaction; parts with a problem have been reported already. */
async function importUnits<Lists extends ListsById<Lists>, Facts, Import>(
  writer: GraphWriter,
  parts: readonly (UnitPart & Lists)[],
  steps: Steps<Lists, Facts, Import>,
): Promise<UnitImports<Import>> {
  if (parts.length === 0) return { imports: [], problems: [] };
  try {
    return await writer.importAccounts(async (transaction) => {
      const last = await steps.last(transaction);
      const { units, refused, problems } = mergeUnits(steps.kind, parts, last);
      const imports = new Map<string, Import>();
      for (const [id, one] of refused) imports.set(id, steps.report(id, { ...refusedUnit, ...one }, 0));
      for (const unit of units) {
        const whole = completeUnit(steps.kind, unit, last.get(unit.id) ?? new Map());
        imports.set(unit.id, await importOne(transaction, whole, steps));
      }
      return { imports: [...imports.keys()].sort().flatMap((id) => imports.get(id) ?? []), problems };
    });
  } catch (error) {
    if (!(error instanceof ImportTooLarge)) throw error;
    const files = [...new Set(parts.map(({ file }) => file))];
    return { imports: [], problems: files.map((file) => ({ file, path: '$', message: error.message })) };
  }
}

async function importOne<Lists extends ListsById<Lists>, Facts, Import>(
  transaction: ImportTransaction,
  whole: Unit<Lists>,
  steps: Steps<Lists, Facts, Import>,
): Promise<Import> {
  const { id, files } = whole;
  const normalized = steps.normalize(whole);
  if ('problems' in normalized) return steps.report(id, { ...refusedUnit, files, ...normalized }, 0);
  const { facts, quarantined } = normalized;
  const listTexts = unitToTexts(steps.kind, whole);
  const { outdatedAccounts = 0, ...written } = await steps.write(transaction, { facts, listTexts });
  const done = { files, problems: [], quarantined: quarantineProblems(quarantined), ...written };
  return steps.report(id, done, outdatedAccounts);
}
