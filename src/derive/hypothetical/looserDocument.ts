/** Makes a document that nobody holds: for what a principal may do before and after one document replaces another. */
import type { StoredDocument } from '../../graph/model/storedPolicies.js';
import { documentPolicy } from '../../graph/engine/policySetLayers.js';

interface WrittenStatement {
  readonly Effect: 'Allow' | 'Deny';
}

interface WrittenDocument {
  readonly Version?: string;
  readonly Statement: WrittenStatement | readonly WrittenStatement[];
}

/**
 * Adds a document with all that either document allows, and with what both deny; of one alone, with all that it allows.
 * Returns its hash; undefined if one of them cannot be read.
 */
export function withLooser(
  hashes: readonly string[],
  ...all: readonly Map<string, StoredDocument>[]
): string | undefined {
  const hash = `allowed by ${hashes.join(' or ')}`;
  if (all.every((documents) => documents.has(hash))) return hash;
  const read = hashes.flatMap((one) => readable(one, all[0] ?? new Map()));
  if (read.length < hashes.length) return undefined;
  const [first = [], ...others] = read.map(({ Statement }) => [Statement].flat());
  const isDeniedByAll = (one: WrittenStatement): boolean =>
    others.length > 0 &&
    others.every((some) => some.some((each) => JSON.stringify(each) === JSON.stringify(one)));
  const allowed = [first, ...others].flat().filter(({ Effect }) => Effect === 'Allow');
  const denied = first.filter((one) => one.Effect === 'Deny' && isDeniedByAll(one));
  const text = JSON.stringify({ Version: read[0]?.Version, Statement: [...allowed, ...denied] });
  for (const documents of all) documents.set(hash, { hash, text });
  return hash;
}

function readable(hash: string, documents: ReadonlyMap<string, StoredDocument>): readonly WrittenDocument[] {
  const document = documents.get(hash);
  if (document === undefined || documentPolicy(hash, 'IDENTITY', documents).compiled === undefined) return [];
  return [JSON.parse(document.text) as WrittenDocument];
}
