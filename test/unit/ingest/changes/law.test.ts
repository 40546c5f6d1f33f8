/** A change comes to the same facts as the changed files. */
import { describe, expect, test } from 'vitest';
import { verbNames, type Change } from '../../../../src/ingest/changes/change.js';
import { changeCases, newAccount } from '../../../support/changeCases.js';
import { estateFiles, NEVER } from '../../../support/changeableEstate.js';
import { changedDraft, factsOf, unitsAfter, unitsOf } from './drafts.js';

const verbsOf = (changes: readonly Change[]): string => changes.flatMap((one) => Object.keys(one)).join(', ');

describe('comes to what the changed files come to', () => {
  test.each(changeCases.map((one) => ({ ...one, name: verbsOf(one.changes) })))(
    '$name',
    async ({ changes, edit }) => {
      const before = unitsOf(estateFiles());
      const draft = await changedDraft(estateFiles(), changes);
      const files = estateFiles();
      edit(files);
      const after = factsOf(unitsAfter(before, draft.changed()));
      expect(after).toEqual(factsOf(unitsOf(files)));
      expect(after).not.toEqual(factsOf(before));
    },
  );
});

test('the first verb in an account that was never imported makes it, with all of it known', async () => {
  const draft = await changedDraft(estateFiles(), newAccount.changes);
  const files = estateFiles();
  newAccount.edit(files);
  // What the files cannot say, and what follows from it.
  const { completeness, contentHash, ...facts } = { ...factsOf(draft.changed()).get(NEVER)?.facts };
  const expected = { ...factsOf(unitsOf(files)).get(NEVER)?.facts };
  expect({ ...expected, ...facts }).toEqual(expected);
  expect(JSON.stringify(completeness)).not.toMatch(/PARTIAL|NOT_COLLECTED/);
  expect(contentHash).not.toBe(expected['contentHash']);
});

test('every verb is tried', () => {
  const tried = new Set(changeCases.flatMap(({ changes }) => changes.flatMap((one) => Object.keys(one))));
  expect(verbNames.filter((verb) => !tried.has(verb))).toEqual([]);
});
