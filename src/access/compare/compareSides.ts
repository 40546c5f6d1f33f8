/** Compares two graphs that are read one after the other. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { storedVersion } from '../../graph/contract/worlds.js';
import { ImportRunning } from '../../graph/model/graph.js';
import { isAccountId } from '../../iam/language/arn.js';
import { expectWatched, readAccessState, type AccessState } from './accessState.js';
import { compareStates } from './compareStates.js';
import type { AccessDifference, Watch } from './difference.js';

/** Reads one of the sides. */
export type Reading = <T>(read: (reader: GraphReader) => Promise<T>) => Promise<T>;

export interface Compared {
  readonly difference: AccessDifference;
  readonly states: readonly [before: AccessState, after: AccessState];
  /** Accounts, organizations and Identity Center instances whose imports differ. */
  readonly changed: readonly string[];
  /** Hashes of what was imported in the state after, by the same ids. */
  readonly contentHashes: ReadonlyMap<string, string>;
}

/** The number of attempts: an import between the readings starts them again. */
const MOST_READINGS = 3;

/** Compares the sides, which are both based on one stored graph. */
export async function compareSides(
  before: Reading,
  after: Reading,
  watches: readonly Watch[],
): Promise<Compared> {
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const { version, contentHashes } = await before(async (reader) => ({
      version: await reader.graphVersion(),
      contentHashes: await reader.contentHashes(),
    }));
    const { now, changed, held } = await after(async (reader) => {
      const own = await reader.contentHashes();
      const ids = differing(contentHashes, own);
      return { held: own, changed: ids, now: await readAccessState(reader, watches, accountsAmong(ids)) };
    });
    const was = await before((reader) => readAccessState(reader, watches, accountsAmong(changed)));
    expectWatched(was, now);
    if (was.graphVersion === version && storedVersion(now.graphVersion) === storedVersion(version))
      return { difference: compareStates(was, now), states: [was, now], changed, contentHashes: held };
  }
  throw new ImportRunning('Imports kept changing the graph during the comparison. Retry later.');
}

export function differing(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => before.get(id) !== after.get(id)).sort();
}

/**
 * Returns the accounts whose principals' permissions may differ. Undefined means all: an organization or Identity
 * Center differs.
 */
const accountsAmong = (ids: readonly string[]): ReadonlySet<string> | undefined =>
  ids.every(isAccountId) ? new Set(ids) : undefined;
