/** Matches keys of the credential report, which has no ids, with keys of list-access-keys (F-119). */
import type { AccessKey } from '../../../graph/model/graph.js';

/**
 * Finds the key of the report with the same second of creation, if exactly one key on each side has it; never by
 * position.
 */
export function reportedKeyOf(
  key: AccessKey,
  listed: readonly AccessKey[],
  reported: readonly AccessKey[],
): AccessKey | undefined {
  const [found, ...others] = createdWith(key, reported);
  return others.length === 0 && createdWith(key, listed).length === 1 ? found : undefined;
}

const createdWith = (key: AccessKey, keys: readonly AccessKey[]): readonly AccessKey[] =>
  keys.filter((one) => secondOf(one) !== undefined && secondOf(one) === secondOf(key));

const secondOf = ({ createdAt }: AccessKey): number | undefined =>
  createdAt === undefined ? undefined : Math.floor(createdAt / 1_000);
