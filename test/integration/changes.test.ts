/** Changes in the verbs of AWS come to what importing the changed files into an empty graph comes to. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import { executeOperation } from '../../src/api/executeOperation.js';
import { usualRules } from '../../src/derive/derivationSettings.js';
import { applyChanges } from '../../src/ingest/changes/applyChanges.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import {
  allow,
  arn,
  AT,
  estateFiles,
  inlinePolicy,
  role,
  text,
  trust,
  type Files,
} from '../support/changeableEstate.js';
import { changeCases } from '../support/changeCases.js';
import { asFiles, emptyGraph, servicesOn, type TestGraph } from '../support/graph.js';

let graph: TestGraph;

beforeEach(async () => {
  await graph?.close();
  graph = await emptyGraph();
});

afterAll(() => graph.close());

const imported = async (files: Files) => {
  await graph.close();
  graph = await emptyGraph();
  const { problems } = await ingestDocuments(graph.writer, asFiles(Object.values(files)));
  expect(problems).toEqual([]);
};

const kinds = [...new Set(changeCases.map(({ kind }) => kind))];

test.each(kinds)('%s', async (kind) => {
  const cases = changeCases.filter((one) => one.kind === kind);
  await imported(estateFiles());
  const before = await graph.dump();
  const changes = cases.flatMap((one) => one.changes);
  await applyChanges({ writer: graph.writer, rules: usualRules }, changes, [], AT);
  const changed = await graph.dump();
  const files = estateFiles();
  for (const { edit } of cases) edit(files);
  await imported(files);
  expect(changed).toEqual(await graph.dump());
  expect(changed).not.toEqual(before);
});

const BOB = arn('user/bob');
const ASKED = `query ($scenario: ScenarioInput) {
  can(principal: "${BOB}", action: "iam:CreateUser", resource: "*", scenario: $scenario) { decision explanation }
  pathsToPrivilege(from: "${BOB}", scenario: $scenario) { paths { sentence } }
}`;

const answers = async (changes: readonly unknown[] = []) =>
  executeOperation(await servicesOn(graph), ASKED, { scenario: { changes } });

test('questions are answered in a scenario as after the import of the changed files', async () => {
  await imported(estateFiles());
  const stored = await answers();
  const inScenario = await answers([
    { deleteUserPermissionsBoundary: { user: BOB } },
    { putUserPolicy: { user: BOB, policyName: 'own', policyDocument: allow('iam:*') } },
    // Null is as good as nothing.
    { createRole: { role: arn('role/new'), assumeRolePolicyDocument: text(trust(BOB)), tags: null } },
  ]);
  expect(await answers()).toEqual(stored);
  const files = estateFiles();
  const bob = files.own.UserDetailList[1];
  if (bob) bob.UserPolicyList = [inlinePolicy('own', allow('iam:*'))];
  delete bob?.PermissionsBoundary;
  files.own.RoleDetailList.push(role('new', { AssumeRolePolicyDocument: trust(BOB) }));
  await imported(files);
  const { data, errors } = await answers();
  expect(errors).toBeUndefined();
  expect(inScenario.data).toEqual(data);
  expect(data).not.toEqual(stored.data);
});

test('a change that AWS would refuse is told with its place, and nothing is stored', async () => {
  await imported(estateFiles());
  const before = await graph.dump();
  const { errors } = await answers([{ deleteUser: { user: BOB } }]);
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'scenario.changes[0].deleteUser',
  });
  expect(errors?.[0]?.message).toContain('DeleteConflict');
  expect(await graph.dump()).toEqual(before);
});
