/** A change comes to the same facts as the changed files. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { verbNames } from '../../../../src/ingest/changes/change.js';
import { groups, idOf, policies, roles, users } from '../../../../src/ingest/changes/verbs/entities.js';
import * as estate from '../../../support/changeableEstate.js';
import { estateFiles, NEVER } from '../../../support/changeableEstate.js';
import { changedDraft, draftOn, factsOf, unitsAfter, unitsOf } from '../../../support/drafts.js';
import { acceptedChanges } from '../../../support/randomChanges.js';
import { drawsOf, isDeep } from '../../../support/runs.js';

const made = new Set<string>();
const drawn = { all: 0, refused: 0 };

test('random changes come to what the changed files come to, one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 20, maxLength: 40 }), async (seeds) => {
      let files = estateFiles();
      let units = unitsOf(files);
      for (const seed of seeds) {
        const { changes, after } = await acceptedChanges(files, [seed], verbNames, units);
        drawn.all += 1;
        if (changes.length === 0) drawn.refused += 1;
        const draft = await draftOn(units, changes);
        const facts = factsOf(unitsAfter(units, draft.changed()));
        [files, units] = [after, unitsOf(after)];
        expect(facts, JSON.stringify(changes)).toEqual(factsOf(units));
        for (const name of changes.flatMap((one) => Object.keys(one))) made.add(name);
      }
    }),
    { numRuns: drawsOf(400) },
  );
}, 1_800_000);

afterAll(() => {
  // A short run may miss some.
  expect(made.size).toBeGreaterThan(verbNames.length - (isDeep ? 1 : 6));
  expect(drawn.refused / drawn.all).toBeLessThan(0.2);
});

test('the first verb in an account that was never imported makes it, with all of it known but the root user’s keys', async () => {
  const [first, second] = [estate.arn('user/first', NEVER), estate.arn('role/second', NEVER)];
  const trust = estate.trust(first, estate.arn('role/app'));
  const draft = await changedDraft(estateFiles(), [
    { createUser: { user: first } },
    { createRole: { role: second, assumeRolePolicyDocument: estate.text(trust) } },
  ]);
  const files = estateFiles();
  const made = { CreateDate: estate.NOW, AssumeRolePolicyDocument: trust, RoleId: idOf(roles, second) };
  files.never = {
    UserDetailList: [estate.user('first', { CreateDate: estate.NOW, UserId: idOf(users, first) }, NEVER)],
    RoleDetailList: [estate.role('second', made, NEVER)],
    GroupDetailList: [],
    Policies: [],
  };
  files.coverage = estate.wholeCoverage(NEVER);
  files.nobody = estate.noCredentials(NEVER, 'first');
  // The files cannot say that there is no instance profile, nor what follows from it.
  const {
    completeness,
    contentHash,
    derivationHash: _ofCompleteness,
    ...facts
  } = { ...factsOf(draft.changed()).get(NEVER)?.facts };
  const expected = { ...factsOf(unitsOf(files)).get(NEVER)?.facts };
  expect({ ...expected, ...facts }).toEqual(expected);
  const sections = completeness as readonly { readonly status: string }[];
  expect(sections.filter(({ status }) => status !== 'COLLECTED')).toMatchObject([
    { section: 'CREDENTIALS', detail: 'The access keys of the root user are not known.' },
  ]);
  expect(contentHash).not.toBe(expected['contentHash']);
});

test('what is created has an id that follows from its ARN', () => {
  const arn = 'arn:aws:iam::111111111111:user/new';
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const digest = createHash('sha256').update(arn).digest();
  const id = [...digest.subarray(0, 17)].map((byte) => letters[byte & 31]).join('');
  for (const kind of [users, roles, groups, policies]) expect(idOf(kind, arn)).toBe(`${kind.idPrefix}${id}`);
});
