/** Hashes what derived edges depend on: accounts that were derived with another hash are derived again. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { techniques } from '../escalation/catalog/techniques.js';
import { packageFile } from './packagedPolicies.js';

/** The engine, the judging of techniques, the derivation, and what prepares the graph for the engine. */
const FOLDERS = ['iam', 'escalation', 'derive', 'ingest', 'graph'] as const;

/** How the graph is stored, and where it runs, changes no edge. */
const STORAGE = /^(?:neo4j|local)[/\\]/;

/** Hashes code, data and files of data. `source`: the folder that holds these folders. */
export function hashOfCode(source: string, data: unknown, ...files: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(data));
  for (const file of files) hash.update(readFileSync(file));
  for (const folder of FOLDERS) {
    const names = readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((path) => /\.(js|ts|json)$/.test(path) && !STORAGE.test(path)).sort())
      hash.update(`${folder}/${name}\n`).update(readFileSync(join(source, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Techniques may attach AWS managed policies of the package. */
export const derivationVersion = hashOfCode(
  fileURLToPath(new URL('..', import.meta.url)),
  techniques,
  packageFile,
);
