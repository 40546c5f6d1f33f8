/** An import recomputes what it can have changed, across accounts: random edits, imported one by one, give the graph of a fresh import. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleteAccount } from '../../src/ingest/deleteAccount.js';
import { countDerivations } from '../support/countDerivations.js';
import { DATE_EDIT_KINDS, EDIT_KINDS, EditableEstate, type Edit } from '../support/editableEstate.js';
import { importInto, useGraph, type TestGraph } from '../support/graph.js';
import { isDeep } from '../support/runs.js';

const graph = useGraph();

/** Takes the edits: each by an import of its own, or together with those after it. A deletion stands alone. */
async function takeAll(
  estate: EditableEstate,
  list: readonly (readonly [Edit, boolean])[],
  into: TestGraph = graph,
): Promise<void> {
  let waiting = new Map<string, readonly unknown[]>();
  for (const [index, [one, isWithNext]] of list.entries()) {
    const { deleted, documents } = estate.edit(one);
    if (deleted !== undefined) {
      if (waiting.size > 0) await importInto(into, ...[...waiting.values()].flat());
      waiting = new Map();
      await deleteAccount(into.writer, deleted);
    }
    for (const [about, some] of documents) waiting.set(about, some);
    if (waiting.size === 0 || (isWithNext && index < list.length - 1)) continue;
    await importInto(into, ...[...waiting.values()].flat());
    waiting = new Map();
  }
}

/** Holds the graph against that of a fresh import. */
async function expectFresh(estate: EditableEstate): Promise<void> {
  const edited = await graph.dump();
  await graph.empty();
  await importInto(graph, ...estate.documents());
  const fresh = await graph.dump();
  expect({ tooMuch: without(edited, fresh), missing: without(fresh, edited) }).toEqual(same);
}

const without = (lines: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
};

const same = { tooMuch: [], missing: [] };

const edit = fc.tuple(fc.nat(EDIT_KINDS - 1), fc.nat(2), fc.nat(6), fc.nat(59)) satisfies fc.Arbitrary<Edit>;

const edits = fc.array(fc.tuple(edit, fc.boolean()), { minLength: 4, maxLength: 12 });

test('edits imported one by one give the graph that a fresh import of the result gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.boolean(), edits, async (isOrganized, isCut, list) => {
      await graph.empty();
      const estate = new EditableEstate(isOrganized, isCut);
      await importInto(graph, ...estate.documents());
      await takeAll(estate, list);
      await expectFresh(estate);
    }),
    { numRuns: isDeep ? 20 : 2, endOnFailure: true },
  );
}, 600_000);

const dateEdit = fc.tuple(fc.nat(DATE_EDIT_KINDS - 1), fc.nat(2), fc.nat(2), fc.nat(58));

const dateEdits = fc.array(fc.tuple(dateEdit, fc.boolean()), { minLength: 1, maxLength: 6 });

test('edits of dates alone derive nothing, and give the graph of a fresh import', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), edits, dateEdits, async (isOrganized, list, dates) => {
      await graph.empty();
      const estate = new EditableEstate(isOrganized);
      await importInto(graph, ...estate.documents());
      // So that all is there of which dates change.
      await takeAll(estate, [...list, ...dates]);
      const { derived, writer } = countDerivations(graph.writer);
      const later = dates.map(([[kind, account, place, value], isWithNext]) => {
        const edit: Edit = [kind, account, place, value + 1];
        return [edit, isWithNext] as const;
      });
      await takeAll(estate, later, { ...graph, writer });
      expect(derived).toEqual([]);
      await expectFresh(estate);
    }),
    { numRuns: isDeep ? 20 : 2, endOnFailure: true },
  );
}, 600_000);
