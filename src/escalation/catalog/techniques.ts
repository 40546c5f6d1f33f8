/** Loads every technique from the files of the catalog. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import type { Technique } from './technique.js';
import { parseTechniques } from './techniqueSchema.js';

/** The files stay in `src`, also for the built code. */
const catalog = fileURLToPath(new URL('../../../src/escalation/catalog', import.meta.url));

/** The checked techniques, as the build writes them: reading the files takes a quarter of the start of a command. */
const built = fileURLToPath(new URL('techniques.json', import.meta.url));

/** Returns a key that sorts by table, and by id within it. */
export const techniquePlace = ({ table, id }: Technique): string => `${table} ${id}`;

export const techniques: readonly Technique[] = existsSync(built)
  ? (JSON.parse(readFileSync(built, 'utf8')) as readonly Technique[])
  : readCatalog();

function readCatalog(): readonly Technique[] {
  return readdirSync(catalog)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => parseTechniques(name, load(readFileSync(join(catalog, name), 'utf8'))))
    .sort((a, b) => (techniquePlace(a) < techniquePlace(b) ? -1 : 1));
}

const byId: ReadonlyMap<string, Technique> = new Map(techniques.map((one) => [one.id, one]));

/** The technique of assuming a role that trusts the caller. */
export const ASSUME_ROLE_TECHNIQUE = 'T-038';

/** The technique of strengthening another principal, then becoming it. */
export const STRENGTHEN_TECHNIQUE = 'T-182';

/** Finds a technique; ids are never reused (G-10). */
export const techniqueById = (id: string): Technique | undefined => byId.get(id);
