/** Two states compared on Neo4j: laws over random edits, and causes that hold when they are put back. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAccessState, type AccessState } from '../../src/access/compare/accessState.js';
import { isKnown, withCauses, type AnyDifference } from '../../src/access/compare/causes.js';
import { differing } from '../../src/access/compare/compareSides.js';
import { compareStates } from '../../src/access/compare/compareStates.js';
import type { AccessDifference } from '../../src/access/compare/difference.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import { StatesBetween } from '../../src/cli/diff/statesBetween.js';
import { deleteEverything } from '../../src/graph/neo4j/write/deleteEverything.js';
import { defaultDerivationRules } from '../../src/derive/derivationRules.js';
import { isAccountId } from '../../src/iam/language/arn.js';
import { readKept, type KeptTexts } from '../../src/ingest/difference/keptUnits.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { EDIT_KINDS, EditableEstate, type Edit } from '../support/editableEstate.js';
import { asFiles, servicesOn, importInto, importSample, sample, useGraph } from '../support/graph.js';
import { isDeep } from '../support/runs.js';

const graph = useGraph();

interface Side {
  readonly state: AccessState;
  readonly kept: KeptTexts;
  readonly contentHashes: ReadonlyMap<string, string>;
  readonly dump: readonly string[];
}

const watches = [{ action: 's3:GetObject', resource: 'arn:aws:s3:::any/key' }];

async function sideOf(documents: readonly unknown[]): Promise<Side> {
  await graph.empty();
  await importInto(graph, ...documents);
  const contentHashes = await graph.reader.contentHashes();
  const kept = await readKept(graph.writer, [...contentHashes.keys()].filter(isAccountId));
  return {
    state: await readAccessState(graph.reader, watches),
    kept,
    contentHashes,
    dump: await graph.dump(),
  };
}

const sections = ['administrators', 'reach', 'exposures', 'permissions', 'watched'] as const;

/** Each with what tells it apart, its change among it. */
const keysOf = (difference: AccessDifference): readonly string[] =>
  sections.flatMap((section) =>
    difference[section].map(({ cause: _cause, ...one }) => {
      const {
        before: _before,
        after: _after,
        path: _path,
        // The conditions that it tells may differ.
        reason: _reason,
        ...own
      } = { path: 0, before: 0, after: 0, reason: '', ...one };
      const statement = 'statement' in own ? { ...own.statement, sources: [] } : {};
      return JSON.stringify([section, { ...own, statement }]);
    }),
  );

const opposites: Readonly<Record<string, string>> = {
  GAINED: 'LOST',
  LOST: 'GAINED',
  LOOSENED: 'TIGHTENED',
  TIGHTENED: 'LOOSENED',
  NOW_KNOWN: 'NOW_UNKNOWN',
  NOW_UNKNOWN: 'NOW_KNOWN',
};

const turned = (keys: readonly string[]): readonly string[] =>
  keys
    .map((key) =>
      key.replace(/"change":"([A-Z_]+)"/, (_all, one: string) => `"change":"${opposites[one] ?? ''}"`),
    )
    .sort();

const edit = fc.tuple(fc.nat(EDIT_KINDS - 1), fc.nat(2), fc.nat(6), fc.nat(59)) satisfies fc.Arbitrary<Edit>;
const edits = fc.array(edit, { minLength: 2, maxLength: 8 });

/** What a difference is about, whatever changed of it. */
const aboutOf = (key: string): string => {
  const [section, { change: _change, statement, ...about }] = JSON.parse(key) as [
    string,
    Record<string, object>,
  ];
  return JSON.stringify([section, about, statement && 'effect' in statement ? statement.effect : '']);
};

/**
 * Of each difference with a cause: it is gone with the cause put back, and with a part of it left out more or less there,
 * or not known.
 */
async function expectCausesHold(
  difference: AccessDifference,
  [before, after]: readonly [Side, Side],
  between: StatesBetween,
) {
  const all = sections.flatMap((section) => difference[section].map((one) => [section, one] as const));
  const stateAt = (putBack: readonly number[]) =>
    between.inState(putBack, (reader) => readAccessState(reader, watches));
  const leftIn = (state: AccessState) => keysOf(compareStates(before.state, state));
  for (const [section, one] of all) {
    const parts = (one.cause ?? []).map((part) => between.parts.findIndex((other) => other === part));
    const [key = ''] = keysOf({ ...nothing, [section]: [one] });
    const without = parts.length > 0 ? await stateAt(parts) : undefined;
    if (parts.length > 0) expect(without && leftIn(without)).not.toContain(key);
    for (const part of parts.length > 1 ? parts : []) {
      const state = await stateAt(parts.filter((other) => other !== part));
      if (state && isKnown({ section, one } as AnyDifference, state, [before.state, after.state]))
        expect(leftIn(state).map(aboutOf)).toContain(aboutOf(key));
    }
  }
}

/** As a whole: what differs is too long to be read. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const nothing: AccessDifference = {
  administrators: [],
  reach: [],
  exposures: [],
  permissions: [],
  watched: [],
  policies: [],
  data: [],
  completeness: { complete: true, truncatedBy: [], explored: 0, unexplored: [] },
  beforeVersion: '',
  graphVersion: '',
};

test('of random edits, diff is empty of the same, turned around its opposite, and causes hold', async () => {
  let [told, caused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.boolean(), edits, async (isOrganized, list) => {
      const estate = new EditableEstate(isOrganized);
      const before = await sideOf(estate.documents());
      expect(keysOf(compareStates(before.state, before.state))).toEqual([]);
      for (const one of list) estate.edit(one);
      const after = await sideOf(estate.documents());
      const difference = compareStates(before.state, after.state);
      expect(turned(keysOf(compareStates(after.state, before.state)))).toEqual(
        turned(turned(keysOf(difference))),
      );
      const changed = differing(before.contentHashes, after.contentHashes);
      const empty = () => deleteEverything(graph.connection);
      const ground = { reader: graph.reader, writer: graph.writer, rules: defaultDerivationRules, empty };
      const between = new StatesBetween(ground, [before.kept, after.kept], changed, true);
      const explain = () => withCauses(difference, [before.state, after.state], between, 60);
      const explained = await explain();
      expect(JSON.stringify(await explain())).toBe(JSON.stringify(explained));
      await expectCausesHold(explained, [before, after], between);
      const all = between.parts.map((_part, at) => at);
      expect(isSame(await between.inState(all, () => graph.dump()), before.dump)).toBe(true);
      expect(isSame(await between.inState([], () => graph.dump()), after.dump)).toBe(true);
      const every = sections.flatMap((section) => [...explained[section]]);
      told += every.length;
      caused += every.filter(({ cause }) => cause !== undefined).length;
    }),
    { numRuns: isDeep ? 30 : 2, endOnFailure: true },
  );
  // Where many parts change the same, the trials end before each difference has its cause.
  expect(caused / told).toBeGreaterThanOrEqual(isDeep ? 0.9 : 1);
}, 3_600_000);

const name = 'sandbox-555555555555.json';
const ivan = 'arn:aws:iam::555555555555:user/ivan';

/** An export of the sandbox with some of its users changed. */
async function sandboxWith(change: (user: Record<string, unknown>) => void) {
  const exported = JSON.parse(await readFile(`${sample}/${name}`, 'utf8')) as {
    readonly UserDetailList: Record<string, unknown>[];
  };
  for (const user of exported.UserDetailList) change(user);
  return { name, content: JSON.stringify(exported) };
}

const DIFFERENCE = `{
  administrators(first: 10) { nodes { change principal cause { change what places { file pointer statement } } } }
  reach(first: 10) { nodes { change principal path { depth decision sentence } cause { what } } }
  watched(first: 10) { nodes { change principal action before after cause { what } } }
  permissions(first: 10) { nodes { change principal statement { effect sources { policyArn } } cause { what } } }
}`;

const WATCH = '[{ action: "iam:createuser", resource: "arn:aws:iam::555555555555:user/new" }]';

async function ask(document: string, variables: Readonly<Record<string, unknown>>) {
  const { data, errors } = await executeOperation(await servicesOn(graph), document, variables);
  expect(errors).toBeUndefined();
  return data as Readonly<Record<string, Record<string, { readonly nodes: readonly object[] }>>> | undefined;
}

test('the API compares documents and scenarios, with paths and causes, and stores nothing', async () => {
  await graph.empty();
  await importSample(graph);
  // A world does not last as long as planning what it reads may take.
  await readAccessState(graph.reader, watches);
  const dump = await graph.dump();

  const after = await sandboxWith((user) => {
    if (user['UserName'] === 'ivan') delete user['PermissionsBoundary'];
    else user['Tags'] = [{ Key: 'team', Value: 'other' }];
  });
  const asked = `query ($before: [ImportDocumentInput!], $after: [ImportDocumentInput!]) {
    diff(before: $before, after: $after, watch: ${WATCH}) ${DIFFERENCE}
  }`;
  const there = (await ask(asked, { after: [after] }))?.['diff'];
  const place = { file: name, pointer: '/UserDetailList/1', statement: null };
  const cause = [{ change: 'CHANGED', what: ivan, places: [place] }];
  expect(there?.['administrators']?.nodes).toEqual([{ change: 'GAINED', principal: ivan, cause }]);
  const path = {
    depth: 0,
    decision: 'ALLOWED',
    sentence: 'ivan (555555555555) is administrator of account 555555555555 already.',
  };
  expect(there?.['reach']?.nodes).toEqual([
    { change: 'GAINED', principal: ivan, path, cause: [{ what: ivan }] },
  ]);
  const watched = { principal: ivan, action: 'iam:CreateUser', cause: [{ what: ivan }] };
  expect(there?.['watched']?.nodes).toEqual([
    { ...watched, change: 'GAINED', before: null, after: 'ALLOWED' },
  ]);
  expect(there?.['permissions']?.nodes).toHaveLength(2);

  const back = (await ask(asked, { before: [after] }))?.['diff'];
  expect(back?.['administrators']?.nodes).toEqual([
    { change: 'LOST', principal: ivan, cause: [expect.objectContaining({ what: ivan })] },
  ]);
  expect(back?.['reach']?.nodes).toEqual([
    { change: 'LOST', principal: ivan, path, cause: [{ what: ivan }] },
  ]);
  const same = (await ask(asked, { before: [after], after: [after] }))?.['diff'];
  for (const list of Object.values(same ?? {})) expect(list.nodes).toEqual([]);

  const tags = [{ key: 'team', value: 'other' }];
  const changes = [{ tagUser: { user: ivan, tags } }, { deleteUserPermissionsBoundary: { user: ivan } }];
  const both = await ask(
    `query ($scenario: ScenarioInput!) {
      before: pathsToPrivilege(from: "${ivan}", scenario: $scenario) { paths { length } }
      compareScenario(scenario: $scenario, watch: ${WATCH}) ${DIFFERENCE}
      after: pathsToPrivilege(from: "${ivan}", scenario: $scenario) { paths { length } }
    }`,
    { scenario: { changes } },
  );
  const what = 'changes[1].deleteUserPermissionsBoundary';
  expect(both?.['compareScenario']?.['administrators']?.nodes).toEqual([
    { change: 'GAINED', principal: ivan, cause: [{ change: null, what, places: [] }] },
  ]);
  expect(both?.['before']).toEqual({ paths: [{ length: 0 }] });
  expect(both?.['after']).toEqual({ paths: [{ length: 0 }] });
  expect(await graph.dump()).toEqual(dump);
}, 300_000);

const [A, B] = ['111122223333', '444455556666'];
const target = `arn:aws:iam::${B}:role/admin`;

const policyOf = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] });
const allowing = (action: string, resource: string) =>
  policyOf({ Effect: 'Allow', Action: action, Resource: resource });
const entity = (kind: string, accountId: string, name: string) => ({
  Path: '/',
  Arn: `arn:aws:iam::${accountId}:${kind}/${name}`,
  CreateDate: '2026-01-01T00:00:00Z',
});
const exportOf = (lists: object) => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
  IsTruncated: false,
  ...lists,
});

/** Alice is in a group that may become the role of the other account, or may not. */
const developers = (team: string, resource: string) =>
  exportOf({
    UserDetailList: [
      {
        ...entity('user', A, 'alice'),
        UserName: 'alice',
        UserId: 'AIDAALICE',
        GroupList: ['developers'],
        AttachedManagedPolicies: [],
        Tags: [{ Key: 'team', Value: team }],
      },
    ],
    GroupDetailList: [
      {
        ...entity('group', A, 'developers'),
        GroupName: 'developers',
        GroupId: 'AGPADEVELOPERS',
        AttachedManagedPolicies: [],
        GroupPolicyList: [{ PolicyName: 'own', PolicyDocument: allowing('sts:AssumeRole', resource) }],
      },
    ],
  });

const trusting = (accountId: string) =>
  exportOf({
    RoleDetailList: [
      {
        ...entity('role', B, 'admin'),
        RoleName: 'admin',
        RoleId: 'AROAADMIN',
        AttachedManagedPolicies: [],
        InstanceProfileList: [],
        RolePolicyList: [{ PolicyName: 'all', PolicyDocument: allowing('*', '*') }],
        AssumeRolePolicyDocument: policyOf({
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${accountId}:root` },
          Action: 'sts:AssumeRole',
        }),
      },
    ],
  });

test('the states between hold what both sides say and the stored graph does not', async () => {
  await graph.empty();
  await ingestDocuments(graph.writer, asFiles([trusting(B)]));
  const sides = {
    before: asFiles([developers('one', `${target}-not`), trusting(A)]),
    after: asFiles([developers('other', target), trusting(A)]),
  };
  const asked = `query ($before: [ImportDocumentInput!], $after: [ImportDocumentInput!]) {
    diff(before: $before, after: $after) { reach(first: 10) { nodes { change principal cause { what } } } }
  }`;
  const principal = `arn:aws:iam::${A}:user/alice`;
  const cause = [{ what: `arn:aws:iam::${A}:group/developers` }];
  expect((await ask(asked, sides))?.['diff']?.['reach']?.nodes).toEqual([
    { change: 'GAINED', principal, cause },
  ]);
}, 300_000);
