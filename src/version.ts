/** Which version of Rolegraph this is. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** At the root of the package, as seen from `src` and from `dist`. */
const manifest = new URL('../package.json', import.meta.url);

export const version: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(manifest, 'utf8'))).version;
