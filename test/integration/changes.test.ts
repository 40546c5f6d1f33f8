/** A scenario answers as an import of the changed files does: random changes, all questions, on a small organization. */
import fc from 'fast-check';
import { execute, parse } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readAccessState } from '../../src/access/compare/accessState.js';
import { compareSides } from '../../src/access/compare/compareSides.js';
import { compareStates } from '../../src/access/compare/compareStates.js';
import { createContext } from '../../src/api/context.js';
import { newAnswerCache } from '../../src/api/reading/answerCache.js';
import { executableSchema } from '../../src/api/schema.js';
import { defaultDerivationRules } from '../../src/derive/derivationRules.js';
import { TimeLimit } from '../../src/graph/contract/timeLimit.js';
import { planReads, planWorlds } from '../../src/graph/neo4j/planAhead.js';
import { applyScenario, storeChanges, type Scenario } from '../../src/ingest/changes/applyScenario.js';
import { verbNames, type Change } from '../../src/ingest/changes/change.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import * as estate from '../support/changeableEstate.js';
import { AT, estateFiles, type Files } from '../support/changeableEstate.js';
import { EDIT_KINDS, EditableEstate, type Edit } from '../support/editableEstate.js';
import { asFiles, servicesOn, useGraph } from '../support/graph.js';
import { acceptedChanges, holding } from '../support/randomChanges.js';
import { randomFrom } from '../support/reference/random.js';
import { isDeep } from '../support/runs.js';
import { principalsOf, scenarioQuestions } from '../support/scenarioQuestions.js';

const graph = useGraph();

beforeAll(async () => {
  await graph.empty();
  // A world does not last as long as planning what it reads may take.
  await planReads(graph.connection);
  await planWorlds(graph.connection);
  // What a search leaves out because its time is over hangs on the machine.
  vi.spyOn(performance, 'now').mockReturnValue(0);
});

afterAll(() => vi.restoreAllMocks());

const rules = { ...defaultDerivationRules, now: () => AT };

async function importAll(files: Files | readonly unknown[]): Promise<void> {
  const { problems } = await ingestDocuments(graph.writer, asFiles(Object.values(files)), rules);
  expect(problems).toEqual([]);
}

async function startAnew(files: Files | readonly unknown[]): Promise<void> {
  await graph.empty();
  await importAll(files);
}

/** However long it takes: all but versions, times of imports, and cursors, which hold versions. */
async function answersTo(question: string, scenario?: Scenario): Promise<unknown> {
  const services = { ...(await servicesOn(graph)), rules, now: () => AT };
  const limit = new TimeLimit(120);
  const contextValue = createContext(services, newAnswerCache(), limit);
  try {
    const variableValues = scenario === undefined ? {} : { scenario };
    const document = parse(question);
    const { data, errors } = await execute({
      schema: executableSchema(),
      document,
      variableValues,
      contextValue,
    });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data, (key, value: unknown) => (passing.test(key) ? undefined : value)));
  } finally {
    limit.done();
    await contextValue.scenarios.close();
  }
}

const passing = /__(?:graphVersion|cursor|startCursor|endCursor|importedAt)$/;

/** What `compareScenario` tells. */
async function difference(scenario: Scenario) {
  const world = await graph.worlds.open(new AbortController().signal);
  const limit = new TimeLimit();
  try {
    await applyScenario(world.writer, scenario, rules);
    await world.settle('difference');
    const then = world.readerWithin(limit);
    const comparing = compareSides(
      (read) => read(graph.reader),
      (read) => read(then),
      [],
    );
    return (await limit.standStill(comparing)).difference;
  } finally {
    limit.done();
    await world.close();
  }
}

const ASIDE =
  '{ principals(first: 100) { nodes { identifier name } } trustExposure(first: 100) { totalCount } }';

interface Trial {
  readonly scenario: Scenario;
  /** About the stored graph, and about what the scenario makes of it: whom it makes is not there yet. */
  readonly questions: readonly [string, string];
  /** Makes in the stored graph what the scenario assumes. */
  make(): Promise<unknown>;
}

async function expectSame({ scenario, questions: [asked, question], make }: Trial): Promise<void> {
  // What is kept of the stored graph from now on is not to show in the world.
  await answersTo(asked);
  const stored = { dump: await graph.dump(), aside: await answersTo(ASIDE) };
  const before = await readAccessState(graph.reader);
  const [inWorld, aside] = await Promise.all([answersTo(question, scenario), answersTo(ASIDE)]);
  const told = await difference(scenario);
  expect({ dump: await graph.dump(), aside }).toEqual(stored);

  await make();
  expect(inWorld).toEqual(await answersTo(question));
  const {
    graphVersion: _its,
    beforeVersion: _stored,
    ...differences
  } = compareStates(before, await readAccessState(graph.reader));
  expect(told).toMatchObject(differences);
}

/** Changes as a scenario, and made. Returns the files afterwards. */
async function expectSameOfChanges(
  files: Files,
  [turn, ...seeds]: readonly [0 | 1 | 2, ...number[]],
  make: (changes: readonly Change[], after: Files) => Promise<unknown>,
  verbs = verbNames,
): Promise<Files> {
  const { changes, after } = await acceptedChanges(files, seeds, verbs);
  const about = (some: Files) => scenarioQuestions(principalsOf(some), randomFrom(seeds[0] ?? 0), turn);
  await expectSame({
    scenario: { changes },
    questions: [about(files), about(after)],
    make: () => make(changes, after),
  });
  return after;
}

/** The first changes as files, which the others are made to. */
async function expectSameOfBoth(
  files: Files,
  [turn, ...seeds]: readonly [0 | 1 | 2, ...number[]],
  others: readonly number[],
): Promise<void> {
  const { after: imported } = await acceptedChanges(files, seeds);
  const { changes, after } = await acceptedChanges(imported, others);
  const about = (some: Files) => scenarioQuestions(principalsOf(some), randomFrom(seeds[0] ?? 0), turn);
  const documents = asFiles(Object.values(imported));
  await expectSame({
    scenario: { documents, changes },
    questions: [about(files), about(after)],
    make: async () => {
      await importAll(imported);
      await storeChanges(graph.writer, changes, rules);
    },
  });
}

/** It also tells which lists are whole, and the files hold no empty list of the targets of a policy that was made. */
const withoutOrganizationHash = (line: string): string =>
  line.includes('"labels":["Organization"]') ? line.replace(/"contentHash":"\w+",/, '') : line;

/** Of which most are taken. */
const few = fc.array(fc.nat(), { minLength: 2, maxLength: 2 });
const ofOneScenario = fc.array(fc.nat(), { minLength: 20, maxLength: 20 });

/** Deep it takes eleven minutes on two cores, and several times as long on a busy machine. */
const MOST_TIME = 3 * 60 * 60 * 1000;

test(
  'random changes in all verbs, in a world, stored, and imported',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(ofOneScenario, ofOneScenario, ofOneScenario, few, few), async (all) => {
        const [first, second, third, fourth, fifth] = all;
        await startAnew(estateFiles());
        const imported = (_changes: readonly Change[], after: Files) => importAll(after);
        const stored = (changes: readonly Change[]) => storeChanges(graph.writer, changes, rules);
        let files = await expectSameOfChanges(estateFiles(), [0, ...first], imported);
        files = await expectSameOfChanges(files, [1, ...second], stored);
        files = await expectSameOfChanges(files, [2, ...third], stored);
        // Of which others rest on nothing.
        files = await expectSameOfChanges(files, [0, ...fourth], stored, holding);
        files = await expectSameOfChanges(files, [2, ...fifth], stored, holding);
        const made = await graph.dump();
        await startAnew(files);
        expect(made.map(withoutOrganizationHash)).toEqual((await graph.dump()).map(withoutOrganizationHash));
      }),
      { numRuns: isDeep ? 20 : 1, endOnFailure: true },
    );
  },
  MOST_TIME,
);

test(
  'files and changes to them, in a world, and made one after the other',
  async () => {
    const turn = fc.constantFrom(0 as const, 1 as const, 2 as const);
    await fc.assert(
      fc.asyncProperty(turn, ofOneScenario, ofOneScenario, async (which, first, second) => {
        await startAnew(estateFiles());
        await expectSameOfBoth(estateFiles(), [which, ...first], second);
      }),
      { numRuns: isDeep ? 20 : 1, endOnFailure: true },
    );
  },
  MOST_TIME,
);

const edit = fc.tuple(fc.nat(EDIT_KINDS - 1), fc.nat(2), fc.nat(6), fc.nat(59)) satisfies fc.Arbitrary<Edit>;

test(
  'random files, in a world, and imported',
  async () => {
    const edits = fc.array(edit, { minLength: 1, maxLength: 5 });
    const turn = fc.constantFrom(0 as const, 1 as const, 2 as const);
    await fc.assert(
      fc.asyncProperty(fc.boolean(), turn, edits, edits, async (isOrganized, which, before, after) => {
        const estate = new EditableEstate(isOrganized, !isOrganized);
        for (const one of before) estate.edit(one);
        await startAnew(estate.documents());
        const about = () => scenarioQuestions(estate.principals(), randomFrom(before.length), which);
        const asked = about();
        // What was deleted before is not there; in a world nothing is deleted.
        const changed = after.map((one) => estate.edit(one)).filter(({ deleted }) => deleted === undefined);
        const documents = [...new Map(changed.flatMap((step) => [...step.documents])).values()].flat();
        fc.pre(documents.length > 0);
        await expectSame({
          scenario: { documents: asFiles(documents) },
          questions: [asked, about()],
          make: () => importAll(documents),
        });
      }),
      { numRuns: isDeep ? 40 : 2, endOnFailure: true },
    );
  },
  MOST_TIME,
);

test('a change that AWS would refuse is told with its place, and nothing is stored', async () => {
  await startAnew(estateFiles());
  const before = await graph.dump();
  const changes = [{ deleteUser: { user: 'arn:aws:iam::111111111111:user/bob' } }];
  await expect(storeChanges(graph.writer, changes, rules)).rejects.toThrow(
    'changes[0].deleteUser: DeleteConflict',
  );
  expect(await graph.dump()).toEqual(before);
});

test('who was deleted is not made again by later changes while a policy names it (E-44)', async () => {
  await startAnew(estateFiles());
  const idle = estate.arn('role/idle');
  const partner = estate.arn('role/partner', estate.OTHER);
  const trusting = (principal: string) => ({
    updateAssumeRolePolicy: { role: partner, policyDocument: JSON.stringify(estate.trust(principal)) },
  });
  await storeChanges(graph.writer, [trusting(idle), { deleteRole: { role: idle } }], rules);
  const again = { createRole: { role: idle, assumeRolePolicyDocument: open } };
  await expect(storeChanges(graph.writer, [again], rules)).rejects.toThrow(
    `the policy of ${partner} names ${idle}`,
  );
  await storeChanges(graph.writer, [trusting(app), again], rules);
});

const bob = 'arn:aws:iam::111111111111:user/bob';
const app = 'arn:aws:iam::111111111111:role/app';
const open = JSON.stringify(estate.trust('*'));
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const moved = { accountId: estate.OTHER, destinationParentId: estate.UNIT };

test.each([
  ['a boundary is gone', { deleteUserPermissionsBoundary: { user: bob } }, ['111111111111']],
  ['a policy is attached', { attachRolePolicy: { role: app, policyArn: READ_ONLY } }, ['111111111111']],
  ['a role lets in others', { updateAssumeRolePolicy: { role: app, policyDocument: open } }, undefined],
  ['a role has other tags', { tagRole: { role: app, tags: [{ key: 'a', value: 'b' }] } }, undefined],
  ['there is another role', { createRole: { role: `${app}2`, assumeRolePolicyDocument: open } }, undefined],
  ['a bucket lets nobody in', { deleteBucketPolicy: { resource: 'arn:aws:s3:::data' } }, undefined],
  ['an account stands elsewhere', { moveAccount: moved }, undefined],
  ['there is another account', { createUser: { user: 'arn:aws:iam::999999999999:user/a' } }, undefined],
])('what of other accounts is derived where %s', async (_what, change, expected) => {
  await startAnew(estateFiles());
  const world = await graph.worlds.open(new AbortController().signal);
  const limit = new TimeLimit();
  await applyScenario(world.writer, { changes: [change] }, rules);
  await world.settle('other accounts');
  const stored = await world.readerWithin(limit).baseGraph?.();
  expect(stored && [...stored.changedAccounts]).toEqual(expected);
  limit.done();
  await world.close();
});
