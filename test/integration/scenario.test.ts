/** A scenario is the import of the changed files, in a world of its own: the stored graph is what it was. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAccessState } from '../../src/access/compare/accessState.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import { createServer } from '../../src/api/server.js';
import { TimeLimit } from '../../src/graph/contract/timeLimit.js';
import { ImportRunning } from '../../src/graph/model/graph.js';
import { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { neo4jWriter } from '../../src/graph/neo4j/neo4jGraph.js';
import { neo4jWorlds } from '../../src/graph/neo4j/worlds.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';
import { database } from '../support/database.js';
import { servicesOn, importSample, sample, useGraph } from '../support/graph.js';

const graph = useGraph();

beforeAll(async () => {
  await graph.empty();
  await importSample(graph);
});

const ask = async (document: string, variables: Readonly<Record<string, unknown>> = {}) =>
  executeOperation(await servicesOn(graph), document, variables);

const IVAN = 'arn:aws:iam::555555555555:user/ivan';
const PATHS = `pathsToPrivilege(from: "${IVAN}"`;
const FIELDS = `{ paths { sentence hops { to { identifier account { counts { users } } } } } dataGaps { message } }`;

/** An export of the sandbox without the boundary of its users. */
async function sandboxWithoutBoundary() {
  const name = 'sandbox-555555555555.json';
  const exported = JSON.parse(await readFile(`${sample}/${name}`, 'utf8')) as {
    readonly UserDetailList: Record<string, unknown>[];
  };
  for (const user of exported.UserDetailList) delete user['PermissionsBoundary'];
  return { name, content: JSON.stringify(exported) };
}

test('the answer is that after an import of the files, and nothing of it is stored', async () => {
  const documents = [await sandboxWithoutBoundary()];
  const before = await graph.dump();
  const inScenario = await ask(
    `query ($scenario: ScenarioInput) { now: ${PATHS}) ${FIELDS} then: ${PATHS}, scenario: $scenario) ${FIELDS} }`,
    { scenario: { documents } },
  );
  expect(await graph.dump()).toEqual(before);
  const stored = await ask(`{ then: ${PATHS}) ${FIELDS} }`);
  expect(inScenario.data?.['now']).toEqual(stored.data?.['then']);

  await ingestDocuments(graph.writer, documents);
  const imported = await ask(`{ then: ${PATHS}) ${FIELDS} }`);
  expect(inScenario.errors).toBeUndefined();
  expect(inScenario.data?.['then']).toEqual(imported.data?.['then']);
  expect(imported.data).not.toEqual(stored.data);
  await importSample(graph);
});

test('its version tells it from the stored graph, and from other scenarios', async () => {
  const asked = `query ($scenario: ScenarioInput) { stored: ${PATHS}) { graphVersion } own: ${PATHS}, scenario: $scenario) { graphVersion } }`;
  const document = await sandboxWithoutBoundary();
  const one = await ask(asked, { scenario: { documents: [document] } });
  const other = await ask(asked, { scenario: { documents: [{ ...document, name: 'other.json' }] } });
  const versions = [one, other].flatMap(({ data }) =>
    ['stored', 'own'].map((name) => (data?.[name] as { readonly graphVersion: string }).graphVersion),
  );
  const [stored, own, storedStill, ofOther] = versions;
  expect(storedStill).toBe(stored);
  expect(new Set(versions).size).toBe(3);
  expect([own, ofOther].map((version) => version?.split('+')[0])).toEqual([stored, stored]);
});

test('several fields share a scenario, and two scenarios are refused', async () => {
  const scenario = { documents: [await sandboxWithoutBoundary()] };
  const both = (second: string) =>
    `query ($scenario: ScenarioInput) { one: ${PATHS}, scenario: $scenario) ${FIELDS} two: ${PATHS}, scenario: ${second}) ${FIELDS} }`;
  const shared = await ask(both('$scenario'), { scenario });
  expect(shared.errors).toBeUndefined();
  expect(shared.data?.['one']).toEqual(shared.data?.['two']);
  const refused = await ask(both('{ documents: [] }'), { scenario });
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'scenario' });
});

test('a file that an import refuses refuses the scenario', async () => {
  const before = await graph.dump();
  const documents = [{ name: 'broken.json', content: '{' }];
  const { errors } = await ask(
    `query ($scenario: ScenarioInput) { ${PATHS}, scenario: $scenario) ${FIELDS} }`,
    {
      scenario: { documents },
    },
  );
  expect(errors?.[0]?.message).toContain('broken.json');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'scenario.documents' });
  expect(await graph.dump()).toEqual(before);
});

test('while a world is open, others wait for it, and so does an import', async () => {
  const world = await graph.worlds.open(new AbortController().signal);
  const order: string[] = [];
  const second = graph.worlds.open(new AbortController().signal).then(async (other) => {
    order.push('second');
    await other.close();
  });
  const importing = ingestDocuments(graph.writer, [await sandboxWithoutBoundary()]).then(() =>
    order.push('import'),
  );
  await graph.reader.statistics();
  order.push('read');
  await world.close();
  await Promise.all([second, importing]);
  expect(order[0]).toBe('read');
  expect(order.toSorted()).toEqual(['import', 'read', 'second']);
  await importSample(graph);
});

test('an import of another process that waits ends a world that goes on for too long', async () => {
  const other = Connection.open(database);
  const patient = neo4jWorlds({ connection: graph.connection, derivation: derivationUnder({}) }, {}, 3_000);
  try {
    const world = await patient.open(new AbortController().signal);
    const reader = world.readerWithin(new TimeLimit());
    await reader.statistics();
    const importing = ingestDocuments(neo4jWriter(other), [await sandboxWithoutBoundary()]);
    // It goes on to be answered for a while.
    expect((await reader.statistics()).accounts).toBe(5);
    const { accounts } = await importing;
    expect(accounts[0]?.outcome).toBe('UPDATED');
    await expect(reader.statistics()).rejects.toThrow(ImportRunning);
  } finally {
    await other.close();
  }
  await importSample(graph);
});

test('the record of an import of another process that waits ends a world too', async () => {
  const other = Connection.open(database);
  const brief = neo4jWorlds({ connection: graph.connection, derivation: derivationUnder({}) }, {}, 1_000);
  const [record] = (await graph.reader.importPage({ first: 1 })).entries.map(([, one]) => one);
  if (!record) throw new Error('no import');
  const { id: _id, besideAnother: _besideAnother, ...made } = record;
  const world = await brief.open(new AbortController().signal);
  try {
    const started = Date.now();
    await neo4jWriter(other).history?.keep(made);
    // A world lasts for 30.
    expect(Date.now() - started).toBeLessThan(20_000);
    await expect(world.readerWithin(new TimeLimit()).statistics()).rejects.toThrow(ImportRunning);
  } finally {
    await world.close();
    await other.close();
  }
});

test('marked targets wait for no world, and end none', async () => {
  const patient = neo4jWorlds({ connection: graph.connection, derivation: derivationUnder({}) }, {}, 60_000);
  const marked = [{ name: 'root', principal: 'arn:aws:iam::111111111111:root' }];
  const world = await patient.open(new AbortController().signal);
  try {
    await graph.writer.setTargets(marked);
    expect(await graph.reader.targets()).toEqual(marked);
    expect((await world.readerWithin(new TimeLimit()).statistics()).accounts).toBe(5);
  } finally {
    await world.close();
    await graph.writer.setTargets([]);
  }
});

test('a world ends when its time is over, and its reads say so', async () => {
  const brief = neo4jWorlds(
    { connection: graph.connection, derivation: derivationUnder({}) },
    { seconds: 1 },
  );
  const reader = (await brief.open(new AbortController().signal)).readerWithin(new TimeLimit());
  await sleep(1_500);
  await expect(reader.statistics()).rejects.toMatchObject({ limit: { name: 'scenarioSeconds', max: 1 } });
  await (await graph.worlds.open(new AbortController().signal)).close();
});

test('who comes when eight wait is refused', async () => {
  const over = new AbortController();
  const world = await graph.worlds.open(over.signal);
  const waiting = Array.from({ length: 8 }, () => graph.worlds.open(over.signal).catch(() => undefined));
  await expect(graph.worlds.open(over.signal)).rejects.toThrow('the limit of 8 waiting scenarios is reached');
  over.abort(new Error('over'));
  await Promise.all(waiting);
  await world.close();
});

const DIFFERENCE = `query ($scenario: ScenarioInput!) {
  compareScenario(scenario: $scenario) {
    administrators(first: 100) { nodes { change principal before after } }
    reach(first: 100) { nodes { change accountId principal before { distance unconditionalDistance } after { distance unconditionalDistance } } }
    exposures(first: 100) { nodes { change role principal kind } }
    permissions(first: 100) { nodes { change principal statement { effect actions resources sources { policyArn statementIndex } } } }
    policies(first: 100) { nodes { change name kind ownerArn } }
    data(first: 100) { nodes { change accountId message } }
    completeness { complete }
    beforeVersion graphVersion
  }
}`;

test('what a scenario changes is told: who administers, who gets there, and who may do what', async () => {
  // A world does not last as long as planning what it reads may take.
  await readAccessState(graph.reader);
  const { data, errors } = await ask(DIFFERENCE, {
    scenario: { documents: [await sandboxWithoutBoundary()] },
  });
  expect(errors).toBeUndefined();
  const found = data?.['compareScenario'] as Record<string, { readonly nodes: readonly object[] }>;
  const users = ['contractors/nina', 'ivan', 'judy'].map((name) => `arn:aws:iam::555555555555:user/${name}`);
  expect(found['administrators']?.nodes).toEqual(
    users.map((principal) => ({ change: 'GAINED', principal, before: null, after: 'ALLOWED' })),
  );
  const here = { distance: 0, unconditionalDistance: 0 };
  expect(found['reach']?.nodes).toEqual(
    users.map((principal) => ({
      change: 'GAINED',
      accountId: '555555555555',
      principal,
      before: null,
      after: here,
    })),
  );
  for (const principal of users) {
    const own = found['permissions']?.nodes.filter(
      (one) => 'principal' in one && one.principal === principal,
    );
    expect(own).toEqual([
      {
        change: 'GAINED',
        principal,
        statement: expect.objectContaining({ effect: 'ALLOW', actions: ['*'] }),
      },
      { change: 'LOOSENED', principal, statement: expect.objectContaining({ effect: 'DENY' }) },
    ]);
  }
  expect(found).toMatchObject({ exposures: { nodes: [] }, data: { nodes: [] } });
});

test('a change of a guardrail is refused where it bears on more principals than a scenario may derive', async () => {
  const content = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }],
  });
  const scenario = { changes: [{ updateOrganizationPolicy: { policyId: 'p-nwbase01', content } }] };
  const question = `query ($scenario: ScenarioInput) { ${PATHS}, scenario: $scenario) ${FIELDS} }`;
  const services = { ...(await servicesOn(graph)), scenarioPrincipals: 3 };
  const { errors } = await executeOperation(services, question, { scenario });
  expect(errors?.[0]?.message).toContain('a scenario may affect 3');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'scenario.changes' });
  const allowed = await ask(question, { scenario });
  expect(allowed.errors).toBeUndefined();
});

const NEAR_MISSES = `query ($from: PrincipalIdentifier!, $to: ARN!, $scenario: ScenarioInput) {
  assumeRolePaths(from: $from, to: $to, scenario: $scenario) { paths { decision } nearMisses { asScenario decision explanation } }
}`;

const FIXES = `query ($from: PrincipalIdentifier!, $to: ARN!, $scenario: ScenarioInput) {
  crossAccountAccess(from: $from, to: $to, scenario: $scenario) { steps { step status asScenario } }
}`;

interface Offered {
  readonly asScenario: object | null;
}

interface Step extends Offered {
  readonly step: string;
  readonly status: string;
}

describe('what is offered can be tried', () => {
  const heidi = 'arn:aws:iam::333333333333:user/heidi';
  const costExport = 'arn:aws:iam::111111111111:role/cost-export';
  const alice = 'arn:aws:iam::444444444444:user/alice';
  const ledgerReader = 'arn:aws:iam::333333333333:role/ledger-reader';

  test('a near miss is a path once its change is made', async () => {
    const { data } = await ask(NEAR_MISSES, { from: heidi, to: costExport });
    const { paths, nearMisses } = data?.['assumeRolePaths'] as {
      readonly paths: readonly object[];
      readonly nearMisses: readonly Offered[];
    };
    const scenarios = nearMisses.flatMap(({ asScenario }) => asScenario ?? []);
    expect(paths).toEqual([]);
    expect(scenarios.length).toBeGreaterThan(0);
    for (const scenario of scenarios) {
      const tried = await ask(NEAR_MISSES, { from: heidi, to: costExport, scenario });
      expect(tried.errors).toBeUndefined();
      expect(tried.data?.['assumeRolePaths']).toMatchObject({ paths: [expect.anything()] });
    }
  });

  test('a step that lacks something lacks it no more', async () => {
    const question = { from: alice, to: ledgerReader };
    const stepsOf = ({ data }: Awaited<ReturnType<typeof ask>>) =>
      (data?.['crossAccountAccess'] as { readonly steps: readonly Step[] }).steps;
    const offered = stepsOf(await ask(FIXES, question)).filter(({ asScenario }) => asScenario !== null);
    expect(offered.length).toBeGreaterThan(0);
    for (const { step, asScenario: scenario } of offered) {
      const tried = stepsOf(await ask(FIXES, { ...question, scenario }));
      expect(tried.find((one) => one.step === step)?.status).not.toBe('MISSING');
    }
  });
});

test('over HTTP a world ends with its request', async () => {
  const server = await createServer(await servicesOn(graph), {
    host: '127.0.0.1',
    port: 0,
    readiness: async () => ({ ready: true }),
  });
  const query = `query ($scenario: ScenarioInput) { ${PATHS}, scenario: $scenario) { graphVersion } }`;
  const post = async (variables: object) => {
    const response = await fetch(new URL('/graphql', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { readonly errors?: readonly { readonly extensions: object }[] };
  };
  // Null is as good as nothing.
  const made = { user: IVAN.replace('ivan', 'new'), tags: null, permissionsBoundary: null };
  const scenario = { changes: [{ createUser: made }, { deleteUserPermissionsBoundary: { user: IVAN } }] };
  const refused = { changes: [{ deleteUser: { user: IVAN } }] };
  expect((await post({ scenario })).errors).toBeUndefined();
  expect((await post({ scenario: refused })).errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'scenario.changes[0].deleteUser',
  });
  expect((await post({ scenario })).errors).toBeUndefined();
  await server.stop();
});

test('of a world whose process was killed nothing is left, and imports go on', async () => {
  const before = await graph.dump();
  const script = fileURLToPath(new URL('../support/heldWorld.ts', import.meta.url));
  const holder = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(database)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  holder.kill('SIGKILL');
  expect(await graph.dump()).toEqual(before);
  await ingestDocuments(graph.writer, [await sandboxWithoutBoundary()]);
  expect(await graph.dump()).not.toEqual(before);
  await importSample(graph);
  expect(await graph.dump()).toEqual(before);
});
