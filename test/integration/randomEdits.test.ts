/** An import recomputes what it can have changed, across accounts: random edits, imported one by one, give the graph of a fresh import. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleteAccount } from '../../src/ingest/deleteAccount.js';
import { EDIT_KINDS, EditableEstate, type Edit, type Step } from '../support/editableEstate.js';
import { importInto, useGraph } from '../support/graph.js';
import { isDeep } from '../support/runs.js';

const graph = useGraph();

async function take({ deleted, documents }: Step): Promise<void> {
  if (deleted !== undefined) await deleteAccount(graph.writer, deleted);
  if (documents.length > 0) await importInto(graph, ...documents);
}

const without = (lines: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
};

const same = { tooMuch: [], missing: [] };

const edit = fc.tuple(fc.nat(EDIT_KINDS - 1), fc.nat(2), fc.nat(6), fc.nat(59)) satisfies fc.Arbitrary<Edit>;

const edits = fc.array(edit, { minLength: 4, maxLength: 12 });

test('edits imported one by one give the graph that a fresh import of the result gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), edits, async (isOrganized, list) => {
      await graph.empty();
      const estate = new EditableEstate(isOrganized);
      await importInto(graph, ...estate.documents());
      for (const one of list) await take(estate.edit(one));
      const edited = await graph.dump();
      await graph.empty();
      await importInto(graph, ...estate.documents());
      const fresh = await graph.dump();
      expect({ tooMuch: without(edited, fresh), missing: without(fresh, edited) }).toEqual(same);
    }),
    { numRuns: isDeep ? 20 : 4, endOnFailure: true },
  );
}, 600_000);
