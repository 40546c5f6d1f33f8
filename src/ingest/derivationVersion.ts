/** What derived edges rest on, as one hash: accounts that were derived by anything else are derived anew. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The engine, the techniques and the derivation, with the data that they hold. */
const FOLDERS = ['iam', 'escalation', 'ingest'] as const;

/** `source`: the folder that holds these folders. */
export function hashOfCode(source: string): string {
  const hash = createHash('sha256');
  for (const folder of FOLDERS) {
    const names = readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((path) => /\.(js|ts|json)$/.test(path)).sort())
      hash.update(`${folder}/${name}\n`).update(readFileSync(join(source, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

export const derivationVersion = hashOfCode(fileURLToPath(new URL('..', import.meta.url)));
