/** What a server plans when it starts: all that the headline questions read. */
import { beforeAll, expect, test, vi } from 'vitest';
import { executeOperation } from '../../src/api/executeOperation.js';
import { OverviewDocument } from '../../src/api/operations.generated.js';
import { answerInText } from '../../src/cli/ask/ask.js';
import type { Question } from '../../src/cli/ask/ask.js';
import { planLongest } from '../../src/cli/warmUp.js';
import { queries } from '../../src/graph/neo4j/connection/cypher.js';
import { planReads, planWorlds } from '../../src/graph/neo4j/planAhead.js';
import { servicesOn, importSample, useGraph } from '../support/graph.js';

const graph = useGraph();
let services: Parameters<typeof executeOperation>[0];
const statements = new Set<string>();
let planned: ReadonlySet<string>;

beforeAll(async () => {
  await graph.empty();
  await importSample(graph);
  services = await servicesOn(graph);
  const { connection } = graph;
  const run = connection.run.bind(connection);
  vi.spyOn(connection, 'run').mockImplementation((query, parameters) => {
    statements.add(query);
    return run(query, parameters);
  });
  vi.spyOn(connection, 'plan').mockImplementation(async (query) => void statements.add(query));
  await planLongest(graph.reader);
  await planReads(connection);
  planned = new Set(statements);
});

const assumeRole = 'sts:AssumeRole';
const questions: readonly Question[] = [
  { kind: 'can', principal: 'alice', action: assumeRole, resource: 'payments-reader' },
  {
    kind: 'can',
    principal: 'erin',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::northwind-cardholder-data/a',
  },
  { kind: 'who-can', action: assumeRole, resource: 'payments-reader', transitive: false, maxHops: 6 },
  { kind: 'who-can', action: assumeRole, resource: 'payments-reader', transitive: true, maxHops: 6 },
  { kind: 'permissions', principal: 'receipt-renderer' },
  { kind: 'paths', from: 'gina', to: 'production-admin', maxHops: 6, k: 10 },
  { kind: 'paths-to-privilege', from: 'ivan', maxHops: 6, k: 1 },
  { kind: 'blast-radius', principal: 'gina', maxHops: 6 },
  { kind: 'findings', principal: 'gina' },
  { kind: 'who-can-reach', to: 'production-admin', maxHops: 6 },
  { kind: 'cross-account', from: 'alice', to: 'payments-reader' },
  { kind: 'trust-exposure', filter: {} },
  { kind: 'access-keys', filter: {} },
];

function unplanned(): readonly string[] {
  return [...statements].filter((statement) => !planned.has(statement));
}

test.each(questions)('$kind reads nothing that has to be planned', async (question) => {
  statements.clear();
  await answerInText(services, question, { format: 'text', context: [] });
  expect(statements.size).toBeGreaterThan(0);
  expect(unplanned()).toEqual([]);
});

test.each([
  ['principals', '{ principals(first: 100) { nodes { identifier } pageInfo { hasNextPage } } }'],
  ['accounts', '{ accounts(first: 100) { nodes { id } } }'],
  ['search', '{ search(text: "payments", first: 10) { nodes { __typename } } }'],
  ['statistics', '{ statistics { graphVersion } }'],
  ['what is in the graph, as the first tab asks for it,', OverviewDocument.text],
])('a list of %s reads nothing that has to be planned', async (_name, document) => {
  statements.clear();
  expect((await executeOperation(services, document)).errors).toBeUndefined();
  expect(statements.size).toBeGreaterThan(0);
  expect(unplanned()).toEqual([]);
});

test('whatever a scenario reads and changes is planned, in a transaction with changes', async () => {
  const { connection } = graph;
  const changing = new Set<string>();
  vi.mocked(connection.plan).mockImplementation(async (query, after) => {
    if (after !== undefined) changing.add(query);
  });
  await planWorlds(connection);
  const others = [...queries.keys()].filter((query) => !changing.has(query));
  expect(others.filter((query) => !/^CREATE CONSTRAINT|INDEX|^CALL db|^SHOW/.test(query))).toEqual([]);
});
