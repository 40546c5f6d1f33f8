/** Every import keeps what it changed of administrative access; the last hundred are there. */
import { beforeAll, expect, test } from 'vitest';
import { readAccessState } from '../../src/access/compare/accessState.js';
import { compareStates } from '../../src/access/compare/compareStates.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import type { History } from '../../src/graph/contract/history.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { servicesOn, importSample, useGraph } from '../support/graph.js';

const IVAN = 'arn:aws:iam::555555555555:user/ivan';

const graph = useGraph();

beforeAll(() => graph.empty());

async function ask(document: string): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await executeOperation(await servicesOn(graph), document, {});
  expect(errors).toBeUndefined();
  return { ...data };
}

const PARTS = `id kind beforeVersion graphVersion accounts accountCount organizations
  changes { administratorCounts { change count } administrators { change principal before after }
    reachCounts { change count } reach { change principal accountIds accountCount } complete caveats }`;

interface Kept {
  readonly id: string;
  readonly kind: string;
  readonly beforeVersion: string;
  readonly graphVersion: string;
  readonly accounts: readonly string[];
  readonly changes: { readonly complete: boolean; readonly caveats: readonly string[] };
}

async function imports(): Promise<readonly Kept[]> {
  const { imports: found } = await ask(`{ imports(first: 100) { totalCount nodes { ${PARTS} } } }`);
  return (found as { readonly nodes: readonly Kept[] }).nodes;
}

const withoutBoundary = `[{ deleteUserPermissionsBoundary: { user: "${IVAN}" } }]`;

test('each import, each change and each deletion is there, the last one first', async () => {
  expect(await imports()).toEqual([]);
  const empty = await graph.reader.graphVersion();
  const { record } = await importSample(graph);
  const [first] = await imports();
  expect(first).toMatchObject({
    id: record?.id,
    kind: 'DOCUMENTS',
    beforeVersion: empty,
    accounts: record?.accounts,
  });
  expect(first?.changes).toMatchObject({
    administratorCounts: [{ change: 'NOW_KNOWN', count: 6 }],
    reachCounts: [{ change: 'NOW_KNOWN' }],
  });

  const before = await readAccessState(graph.reader);
  await ask(
    `{ pathsToPrivilege(from: "${IVAN}", scenario: { changes: ${withoutBoundary} }) { graphVersion } }`,
  );
  expect(await imports()).toEqual([first]);
  const { applyChanges: applied } = await ask(
    `mutation { applyChanges(input: { changes: ${withoutBoundary} }) { import { ${PARTS} } graphVersion } }`,
  );
  const [changed] = await imports();
  expect(applied).toEqual({ import: changed, graphVersion: changed?.graphVersion });
  expect(changed).toMatchObject({
    kind: 'CHANGES',
    beforeVersion: first?.graphVersion,
    accounts: ['555555555555'],
    changes: {
      administrators: [{ change: 'GAINED', principal: IVAN, before: null, after: 'ALLOWED' }],
      reach: [{ change: 'GAINED', principal: IVAN, accountIds: ['555555555555'], accountCount: 1 }],
      complete: false,
    },
  });
  // As all is searched anew.
  const { administrators, reach } = compareStates(before, await readAccessState(graph.reader));
  expect(administrators).toMatchObject([{ change: 'GAINED', principal: IVAN, after: 'ALLOWED' }]);
  expect(reach).toMatchObject([{ change: 'GAINED', principal: IVAN, accountId: '555555555555' }]);

  await ask(`mutation { deleteAccount(input: { accountId: "333333333333" }) { import { ${PARTS} } } }`);
  const [deleted] = await imports();
  expect(deleted).toMatchObject({
    kind: 'DELETION',
    accounts: ['333333333333'],
    changes: { administratorCounts: [{ change: 'NOW_UNKNOWN', count: 2 }] },
  });
});

test('an import that changes nothing says so; nothing that was refused is one', async () => {
  await importSample(graph);
  const before = await graph.dump();
  const { record } = await importSample(graph);
  expect(record).toMatchObject({ accountCount: 0, changes: { administrators: [], reach: [], caveats: [] } });
  expect(record?.before).toBe(record?.after);
  expect(await graph.dump()).toEqual(before);
  const { importDocuments } = await ask(
    'mutation { importDocuments(input: { documents: [{ name: "a.json", content: "{" }] }) { import { id } } }',
  );
  expect(importDocuments).toEqual({ import: null });
  expect((await imports())[0]?.id).toBe(record?.id);
});

const OVERVIEW = `overview { roleOpenings exposedResources dataGaps { message } }
  openings: trustExposure(first: 1) { totalCount dataGaps { message } } exposed: resources(first: 1, filter: { exposed: true }) { totalCount }`;

test('ways in are counted by imports that change something, and told until the graph changes', async () => {
  await importSample(graph);
  await ask(`mutation { applyChanges(input: { changes: ${withoutBoundary} }) { graphVersion } }`);
  const { overview, openings, exposed } = (await ask(`{ ${OVERVIEW} }`)) as Record<string, Listed>;
  expect(overview).toMatchObject({
    roleOpenings: openings?.totalCount,
    exposedResources: exposed?.totalCount,
    dataGaps: expect.arrayContaining([...(openings?.dataGaps ?? [])]),
  });
  expect(openings?.totalCount).toBeGreaterThan(0);
  expect(exposed?.totalCount).toBeGreaterThan(0);

  // It is the last one's that is told, and nothing is kept of those before.
  const counted = await graph.connection.run(
    cypher('MATCH (n:Import) WHERE n.exposure IS NOT NULL RETURN n.uid AS id'),
  );
  expect(counted).toEqual([{ id: (await imports())[0]?.id }]);
  await graph.connection.write((runner) =>
    runner.run(
      cypher(`
    MATCH (n:Import) WHERE n.exposure IS NOT NULL
    SET n.exposure = '{"roleOpenings":1234,"exposedResources":5,"dataGaps":[]}'`),
    ),
  );
  const told = (await ask(`{ ${OVERVIEW} }`)) as Record<string, Listed>;
  expect(told['overview']).toMatchObject({ roleOpenings: 1234, exposedResources: 5 });
  await importSample(graph);
  const { overview: anew } = (await ask(`{ ${OVERVIEW} }`)) as Record<string, Listed>;
  expect(anew).toMatchObject({ exposedResources: exposed?.totalCount });
});

interface Listed {
  readonly totalCount: number;
  readonly dataGaps: readonly unknown[];
}

const keep = async (more: Partial<Parameters<History['keep']>[0]> = {}) =>
  graph.writer.history?.keep({
    kind: 'DOCUMENTS',
    startedAt: 0,
    finishedAt: 0,
    before: 0,
    after: 0,
    accounts: [],
    accountCount: 0,
    organizations: [],
    identityCenters: [],
    changes: { administrators: [], administratorCounts: [], reach: [], reachCounts: [], caveats: [] },
    ...more,
  });

test('one beside another says that it may tell of both', async () => {
  await keep({ before: 90, after: 95 });
  await keep({ before: 94, after: 97 });
  await keep({ before: 97, after: 98 });
  const [after, later, earlier] = await imports();
  expect(after?.changes).toMatchObject({ complete: true });
  for (const one of [later, earlier]) expect(one?.changes.caveats[0]).toContain('Another import');
});

test('a hundred are kept', async () => {
  const before = await imports();
  for (let made = before.length; made < 103; made += 1) await keep();
  const after = await imports();
  expect(after).toHaveLength(100);
  expect(Number(after[0]?.id) - Number(after.at(-1)?.id)).toBe(99);
  expect(after.map(({ id }) => id)).toEqual(
    after
      .map(({ id }) => id)
      .toSorted()
      .toReversed(),
  );
});
