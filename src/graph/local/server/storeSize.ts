/** How large the store of a data folder is. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Some thousand principals. */
const SMALL_STORE_BYTES = 64 * 1024 * 1024;

/** There is one, and it is small: what a new one will hold is not known. */
export async function isStoreSmall(home: string): Promise<boolean> {
  const folder = join(home, 'data', 'databases', 'neo4j');
  const files = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return files.length > 0 && bytes < SMALL_STORE_BYTES;
}
