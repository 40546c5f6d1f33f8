/** Hashes what derived edges depend on: accounts that were derived with another hash are derived again. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { techniques } from '../escalation/catalog/techniques.js';

/** The engine, the judging of techniques, the derivation, and what prepares the graph for the engine. */
const FOLDERS = ['iam', 'escalation', 'derive', 'ingest', 'graph'] as const;

/** How the graph is stored, and where it runs, changes no edge. */
const STORAGE = /^(?:neo4j|local)[/\\]/;

/** Hashes code and data. `source`: the folder that holds these folders. */
export function hashOfCode(source: string, data: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(data));
  for (const folder of FOLDERS) {
    const names = readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((path) => /\.(js|ts|json)$/.test(path) && !STORAGE.test(path)).sort())
      hash.update(`${folder}/${name}\n`).update(readFileSync(join(source, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

export const derivationVersion = hashOfCode(fileURLToPath(new URL('..', import.meta.url)), techniques);
