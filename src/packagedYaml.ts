import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** Reads a YAML file of `src`. It is packaged unchanged, so that the built code, too, reads it there. */
export const packagedYaml = (path: string): unknown =>
  load(readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8'));
