/** Imports organizations and instances of Identity Center whole or not at all: merge → complete → normalize → write. */
import type {
  AccountFacts,
  GraphWriter,
  ImportTransaction,
  UnitFacts,
  UnitLabel,
  WriteReport,
} from '../graph/contract/graphWriter.js';
import { ImportTooLarge } from '../graph/model/graph.js';
import type { IdentityCenterLists, OrganizationLists, UnitPart } from './formats/unitParts.js';
import { withoutMovedAccounts } from './merge/movedResources.js';
import { completeUnit, mergeUnits, unitToTexts } from './merge/mergeUnits.js';
import { unitNotes } from './merge/severalLists.js';
import type { ListsById, Unit, UnitKind, UnitTexts } from './merge/unit.js';
import { identityCenterKind } from './merge/identityCenterKind.js';
import { organizationKind } from './merge/organizationKind.js';
import { normalizeIdentityCenter } from './normalize/organization/normalizeIdentityCenter.js';
import { normalizeOrganization } from './normalize/organization/normalizeOrganization.js';
import { quarantineProblems, type Normalized } from './normalize/policyDocuments.js';
import type { Problem } from './problem.js';
import { deleteReplacedInstances } from './replacedInstances.js';

/** The effect of an import on one unit: an account, an organization, or an instance of Identity Center. */
export interface UnitImport extends Omit<WriteReport, 'outcome'> {
  readonly outcome: WriteReport['outcome'] | 'REFUSED';
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  readonly quarantined: readonly Problem[];
}

export interface AccountImport extends UnitImport {
  readonly accountId: string;
  readonly notes: readonly Problem[];
  /** What this import and earlier ones cover; empty where the account was refused. */
  readonly completeness: AccountFacts['completeness'];
}

export const nothingWritten = { added: 0, changed: 0, removed: 0, problems: [], quarantined: [] } as const;

export const accountImport = (
  { accountId, files = [] }: { readonly accountId: string; readonly files?: readonly string[] },
  outcome: AccountImport['outcome'],
  problems: readonly Problem[] = [],
): AccountImport => ({ ...nothingWritten, accountId, outcome, files, problems, notes: [], completeness: [] });

const refusedUnit = { ...nothingWritten, outcome: 'REFUSED' } as const;

export interface OrganizationImport extends UnitImport {
  readonly organizationId: string;
  /**
   * The number of accounts whose edges are derived again, because guardrails or places changed: theirs, or those of
   * accounts that their roles trust.
   */
  readonly rederivedAccounts: number;
}

export interface IdentityCenterImport extends UnitImport {
  readonly instanceArn: string;
}

interface UnitImports<Import> {
  /** Imports, sorted by id. */
  readonly imports: readonly Import[];
  /** Problems with parts whose unit is not known. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

/** The steps that take one kind of unit from parts to the graph. */
interface Steps<Lists extends ListsById<Lists>, Label extends UnitLabel, Import> {
  readonly kind: UnitKind<Lists>;
  readonly label: Label;
  /** Leaves out of the completed unit what another one has by now. `now`: the unit in this import alone. */
  readonly withoutMoved?: (
    transaction: ImportTransaction,
    whole: Unit<Lists>,
    now: Unit<Lists>,
  ) => Promise<Unit<Lists>>;
  /** Deletes stored units that are no more. Returns notes on them. */
  readonly deleteGone?: (
    transaction: ImportTransaction,
    units: readonly Unit<Lists>[],
    last: ReadonlyMap<string, UnitTexts>,
  ) => Promise<readonly Problem[]>;
  normalize(whole: Unit<Lists>): Normalized<UnitFacts[Label]> | { readonly problems: readonly Problem[] };
  report(id: string, done: UnitImport, rederivedAccounts: number): Import;
}

export const organizationSteps: Steps<OrganizationLists, 'Organization', OrganizationImport> = {
  kind: organizationKind,
  label: 'Organization',
  withoutMoved: withoutMovedAccounts,
  normalize: normalizeOrganization,
  report: (organizationId, done, rederivedAccounts) => ({ ...done, organizationId, rederivedAccounts }),
};

export const identityCenterSteps: Steps<IdentityCenterLists, 'IdentityCenter', IdentityCenterImport> = {
  kind: identityCenterKind,
  label: 'IdentityCenter',
  deleteGone: deleteReplacedInstances,
  normalize: normalizeIdentityCenter,
  report: (instanceArn, done) => ({ ...done, instanceArn }),
};

/** Imports units that are whole: nothing completes them. */
export async function importWholeUnits<Lists extends ListsById<Lists>, Label extends UnitLabel, Import>(
  writer: GraphWriter,
  units: readonly Unit<Lists>[],
  steps: Steps<Lists, Label, Import>,
): Promise<readonly Import[]> {
  if (units.length === 0) return [];
  return writer.inTransaction(async (transaction) => {
    const imports: Import[] = [];
    for (const unit of units) imports.push(await importOne(transaction, unit, steps));
    return imports;
  });
}

/** Imports units in one transaction. Parts with a problem have been reported already. */
export async function importUnits<Lists extends ListsById<Lists>, Label extends UnitLabel, Import>(
  writer: GraphWriter,
  parts: readonly (UnitPart & Lists)[],
  steps: Steps<Lists, Label, Import>,
): Promise<UnitImports<Import>> {
  if (parts.length === 0) return { imports: [], problems: [], notes: [] };
  try {
    return await writer.inTransaction(async (transaction) => {
      const last = await transaction.lastUnitLists(steps.label);
      const { units, refused, problems } = mergeUnits(steps.kind, parts, last);
      const imports = new Map<string, Import>();
      for (const [id, one] of refused) imports.set(id, steps.report(id, { ...refusedUnit, ...one }, 0));
      const others = new Map([...last].filter(([id]) => !refused.has(id)));
      const notes: Problem[] = [...((await steps.deleteGone?.(transaction, units, others)) ?? [])];
      for (const unit of units) {
        const texts = last.get(unit.id) ?? new Map();
        const completed = completeUnit(steps.kind, unit, texts);
        const whole = (await steps.withoutMoved?.(transaction, completed, unit)) ?? completed;
        notes.push(...unitNotes(steps.kind, whole, texts));
        imports.set(unit.id, await importOne(transaction, whole, steps));
      }
      return { imports: [...imports.keys()].sort().flatMap((id) => imports.get(id) ?? []), problems, notes };
    });
  } catch (error) {
    if (!(error instanceof ImportTooLarge)) throw error;
    const files = [...new Set(parts.map(({ file }) => file))];
    const problems = files.map((file) => ({ file, path: '$', message: error.message }));
    return { imports: [], problems, notes: [] };
  }
}

async function importOne<Lists extends ListsById<Lists>, Label extends UnitLabel, Import>(
  transaction: ImportTransaction,
  whole: Unit<Lists>,
  steps: Steps<Lists, Label, Import>,
): Promise<Import> {
  const { id, files } = whole;
  const normalized = steps.normalize(whole);
  if ('problems' in normalized) return steps.report(id, { ...refusedUnit, files, ...normalized }, 0);
  const { facts, quarantined } = normalized;
  const listTexts = unitToTexts(steps.kind, whole);
  const { outdatedAccounts = 0, ...written } = await transaction.writeUnit(steps.label, {
    facts,
    listTexts,
  });
  const done = { files, problems: [], quarantined: quarantineProblems(quarantined), ...written };
  return steps.report(id, done, outdatedAccounts);
}
