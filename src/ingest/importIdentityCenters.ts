/** Imports instances of Identity Center: merge → complete → normalize → write. Each goes in whole or not at all. */
import type { GraphWriter, ImportTransaction } from '../graph/contract/graphWriter.js';
import {
  completeIdentityCenter,
  identityCenterToTexts,
  identityStoreIn,
} from './merge/completeIdentityCenter.js';
import type { IdentityCenterPart } from './formats/identityCenter/identityCenterExport.js';
import { mergeIdentityCenterParts, type MergedIdentityCenter } from './merge/mergeIdentityCenterParts.js';
import { normalizeIdentityCenter } from './normalize/organization/normalizeIdentityCenter.js';
import { quarantineProblems } from './normalize/policyDocuments.js';
import type { Problem } from './problem.js';
import { importTogether, refusedUnit, type UnitImport } from './importOutcome.js';

export interface IdentityCenterImport extends UnitImport {
  readonly instanceArn: string;
}

export interface IdentityCenterImports {
  readonly identityCenters: readonly IdentityCenterImport[];
  /** Those of parts that are of no instance that is known. */
  readonly problems: readonly Problem[];
}

const none: IdentityCenterImports = { identityCenters: [], problems: [] };

/** All in one transaction; `parts` with a problem have been reported already. */
export function importIdentityCenters(
  writer: GraphWriter,
  parts: readonly IdentityCenterPart[],
): Promise<IdentityCenterImports> {
  return importTogether(writer, parts, none, importAll);
}

async function importAll(
  transaction: ImportTransaction,
  parts: readonly IdentityCenterPart[],
): Promise<IdentityCenterImports> {
  const last = await transaction.lastIdentityCenters();
  const stores = new Map([...last].map(([instanceArn, texts]) => [instanceArn, identityStoreIn(texts)]));
  const merged = mergeIdentityCenterParts(parts, stores);
  const imports: IdentityCenterImport[] = [];
  for (const [instanceArn, { files, problems }] of merged.refused)
    imports.push({ ...refusedUnit, instanceArn, files, problems });
  for (const input of merged.instances) {
    const whole = completeIdentityCenter(input, last.get(input.instanceArn) ?? new Map());
    imports.push(await importOne(transaction, whole));
  }
  const byArn = imports.sort((a, b) => (a.instanceArn < b.instanceArn ? -1 : 1));
  return { identityCenters: byArn, problems: merged.problems };
}

async function importOne(
  transaction: ImportTransaction,
  whole: MergedIdentityCenter,
): Promise<IdentityCenterImport> {
  const { facts, quarantined } = normalizeIdentityCenter(whole);
  const written = await transaction.writeIdentityCenter({ facts, listTexts: identityCenterToTexts(whole) });
  return {
    instanceArn: whole.instanceArn,
    files: whole.files,
    problems: [],
    quarantined: quarantineProblems(quarantined),
    ...written,
  };
}
