/** Reads the tables of test/cases that are in YAML. */
import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';

const cases = new URL('../cases/', import.meta.url);

/** `path`: in test/cases. */
export const tableOf = <T>(path: string): T => load(readFileSync(new URL(path, cases), 'utf8')) as T;

export const tablesIn = <T>(folder: string): readonly T[] =>
  readdirSync(new URL(folder, cases))
    .toSorted()
    .map((file) => tableOf<T>(`${folder}/${file}`));
