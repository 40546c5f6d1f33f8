/** What a comparison tells of watched requests is what `can` decides of each principal in both states. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAccessState } from '../../../../src/access/compare/accessState.js';
import { compareStates } from '../../../../src/access/compare/compareStates.js';
import { EDIT_KINDS, EditableEstate, type Edit } from '../../../support/editableEstate.js';
import { importedGraph } from '../../../support/importedGraph.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { runs } from '../../../support/runs.js';
import { canAnswers, type Answers } from '../../../support/whoCanAgrees.js';

const here = (service: string, rest: string): string => `arn:aws:${service}:eu-west-1:111111111111:${rest}`;

const watches = [
  { action: 's3:GetObject', resource: 'arn:aws:s3:::data-111111111111/key' },
  { action: 's3:GetObject', resource: 'arn:aws:s3:::data/key' },
  { action: 'sqs:SendMessage', resource: here('sqs', 'jobs') },
  { action: 'lambda:UpdateFunctionCode', resource: here('lambda', 'function:worker') },
  { action: 'kms:Decrypt', resource: here('kms', 'key/1') },
  { action: 'sts:AssumeRole', resource: 'arn:aws:iam::222222222222:role/role1' },
  { action: 'iam:PassRole', resource: 'arn:aws:iam::111111111111:role/role0' },
];

async function stateOf(estate: EditableEstate) {
  const reader = inMemoryReader(importedGraph(estate.documents()));
  const state = await readAccessState(reader, watches);
  const answers: Answers[] = [];
  for (const { action, resource } of watches) answers.push(await canAnswers(reader, action, resource));
  return { state, answers };
}

/** By principal: whose decision differs. Anyone stands for whoever is not known. */
const changed = (differences: Iterable<readonly [string, string | undefined, string | undefined]>) =>
  [...differences]
    .filter(([principal, before, after]) => principal !== '*' && before !== after)
    .map(([principal, before = 'no', after = 'no']) => `${principal} ${before} → ${after}`)
    .sort();

const edit = fc.tuple(fc.nat(EDIT_KINDS - 1), fc.nat(2), fc.nat(6), fc.nat(59)) satisfies fc.Arbitrary<Edit>;

test('of random edits, watched requests differ as `can` decides them', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      async (organized, edits) => {
        const estate = new EditableEstate(organized);
        const before = await stateOf(estate);
        for (const one of edits) estate.edit(one);
        const after = await stateOf(estate);
        const { watched } = compareStates(before.state, after.state);
        for (const [index, { action, resource }] of watches.entries()) {
          const [was, is] = [before.answers[index] ?? {}, after.answers[index] ?? {}];
          const all = new Set([...Object.keys(was), ...Object.keys(is)]);
          const own = watched.filter((one) => one.action === action && one.resource === resource);
          const told = changed(own.map((one) => [one.principal, one.before, one.after]));
          expect({ action, resource, told }).toEqual({
            action,
            resource,
            told: changed([...all].map((one) => [one, was[one], is[one]])),
          });
          count += told.length;
        }
      },
    ),
    runs(100),
  );
  expect(count).toBeGreaterThan(0);
}, 3_600_000);
