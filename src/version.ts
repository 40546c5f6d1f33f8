/** Reads the version of Rolegraph. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The file at the root of the package, as seen from `src` and from `dist`. */
const manifest = new URL('../package.json', import.meta.url);

export const version: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(manifest, 'utf8'))).version;
