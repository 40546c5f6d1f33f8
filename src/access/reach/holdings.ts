/** What a principal is, and what it stands for. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PathRegion } from '../../graph/contract/pathReader.js';
import { actingIn } from '../paths/findPaths.js';
import { standInsOf, type Region } from '../paths/loadRegion.js';

/** What an answer about a principal has to know of it, of what it stands for and of what was imported. */
export interface PrincipalRegion {
  readonly region: Region;
  /** Itself, and whose ways it has too. */
  readonly principals: readonly string[];
}

export async function holdingsOf(reader: GraphReader, identifier: string): Promise<PrincipalRegion> {
  const from = await actingIn(reader, identifier);
  const region: PathRegion = await reader.pathRegion({
    from: [from],
    to: from,
    // Since no hop is read, every scope gives the same; this one shares the statement of role paths.
    scope: 'ASSUMING',
    most: 0,
  });
  const standIns = standInsOf(from, region);
  return { region: { ...region, from, standIns }, principals: [from, ...standIns] };
}
