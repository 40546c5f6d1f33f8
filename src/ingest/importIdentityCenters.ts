/** Imports instances of Identity Center: merge → complete → normalise → write. Each goes in whole or not at all. */
import { ImportTooLarge } from '../graph/graph.js';
import type { GraphWriter, ImportTransaction, WriteReport } from '../graph/graphWriter.js';
import { completeIdentityCenter, identityCenterToTexts, identityStoreIn } from './completeIdentityCenter.js';
import type { IdentityCenterPart } from './formats/identityCenterExport.js';
import { mergeIdentityCenterParts, type MergedIdentityCenter } from './mergeIdentityCenterParts.js';
import { normaliseIdentityCenter } from './normaliseIdentityCenter.js';
import { quarantineProblems } from './policyDocuments.js';
import type { Problem } from './problem.js';

export interface IdentityCenterImport {
  readonly instanceArn: string;
  readonly outcome: WriteReport['outcome'] | 'REFUSED';
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  readonly quarantined: readonly Problem[];
}

export interface IdentityCenterImports {
  readonly identityCenters: readonly IdentityCenterImport[];
  /** Those of parts that are of no instance that is known. */
  readonly problems: readonly Problem[];
}

const none: IdentityCenterImports = { identityCenters: [], problems: [] };

/** All in one transaction; `parts` with a problem have been reported already. */
export async function importIdentityCenters(
  writer: GraphWriter,
  parts: readonly IdentityCenterPart[],
): Promise<IdentityCenterImports> {
  if (parts.length === 0) return none;
  try {
    return await writer.importAccounts((transaction) => importAll(transaction, parts));
  } catch (error) {
    if (!(error instanceof ImportTooLarge)) throw error;
    const files = [...new Set(parts.map(({ file }) => file))];
    return { ...none, problems: files.map((file) => ({ file, path: '$', message: error.message })) };
  }
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
    imports.push({ ...refused, instanceArn, files, problems });
  for (const given of merged.instances) {
    const whole = completeIdentityCenter(given, last.get(given.instanceArn) ?? new Map());
    imports.push(await importOne(transaction, whole));
  }
  const byArn = imports.sort((a, b) => (a.instanceArn < b.instanceArn ? -1 : 1));
  return { identityCenters: byArn, problems: merged.problems };
}

const refused = {
  outcome: 'REFUSED',
  added: 0,
  changed: 0,
  removed: 0,
  quarantined: [],
} as const;

async function importOne(
  transaction: ImportTransaction,
  whole: MergedIdentityCenter,
): Promise<IdentityCenterImport> {
  const { facts, quarantined } = normaliseIdentityCenter(whole);
  const written = await transaction.writeIdentityCenter({ facts, listTexts: identityCenterToTexts(whole) });
  return {
    instanceArn: whole.instanceArn,
    files: whole.files,
    problems: [],
    quarantined: quarantineProblems(quarantined),
    ...written,
  };
}
