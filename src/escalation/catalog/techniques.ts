/** Every technique of escalating privileges: the files of the catalog put together. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import type { Technique } from './technique.js';
import { parseTechniques } from './techniqueSchema.js';

/** The files are packaged as they are; from the built code, too, they are in `src`. */
const catalog = fileURLToPath(new URL('../../../src/escalation/catalog', import.meta.url));

const tables: readonly Technique[] = readdirSync(catalog)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => parseTechniques(name, load(readFileSync(join(catalog, name), 'utf8'))));

/** Sorts by table, and by id within it. */
export const techniquePlace = ({ table, id }: Technique): string => `${table} ${id}`;

export const techniques: readonly Technique[] = [...tables].sort((a, b) =>
  techniquePlace(a) < techniquePlace(b) ? -1 : 1,
);

const byId: ReadonlyMap<string, Technique> = new Map(techniques.map((one) => [one.id, one]));

/** Ids are never reused (G-10). */
export const techniqueById = (id: string): Technique | undefined => byId.get(id);
