/** What differs between two graphs that can be read at the same time. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { isAccountId } from '../../iam/language/arn.js';
import { readAccessState } from './accessState.js';
import { compareStates, type AccessDifference } from './compareStates.js';

export async function compareGraphs(before: GraphReader, after: GraphReader): Promise<AccessDifference> {
  const changed = await changedAccounts(before, after);
  // A world does not last: it is read first.
  const now = await readAccessState(after, changed);
  const old = await readAccessState(before, changed);
  return compareStates(old, now);
}

/** Of whose principals the permissions may differ. Undefined: an organization or Identity Center differs, so of all. */
async function changedAccounts(
  before: GraphReader,
  after: GraphReader,
): Promise<ReadonlySet<string> | undefined> {
  const [old, now] = await Promise.all([before.contents(), after.contents()]);
  const ids = [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
  return ids.every(isAccountId) ? new Set(ids) : undefined;
}
