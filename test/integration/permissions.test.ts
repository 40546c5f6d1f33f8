/** What `effectivePermissions` lists over AWS's actions is what `can` allows, no more and no less. */
import { beforeAll, expect, test } from 'vitest';
import { loadActionCatalog, type CatalogService } from '../../src/access/permissions/actionCatalog.js';
import { can } from '../../src/access/can/can.js';
import { effectivePermissions } from '../../src/access/permissions/effectivePermissions.js';
import { expandPermissions } from '../../src/access/permissions/expandPermissions.js';
import { batchedReader } from '../../src/api/reading/requestReaders.js';
import type { Principal } from '../../src/graph/model/graph.js';
import { importSample, useGraph } from '../support/graph.js';
import { isDeep, someOf } from '../support/runs.js';

const services = ['s3', 'iam', 'dynamodb', 'logs', 'secretsmanager', 'sqs', 'ce'];

const graph = useGraph();
let catalog: readonly CatalogService[];
let callers: readonly Principal[];

beforeAll(async () => {
  await graph.empty();
  await importSample(graph);
  catalog = await (await loadActionCatalog()).services(services);
  const pages = await Promise.all(
    (['USER', 'ROLE'] as const).map((kind) => graph.reader.principalPage({ first: 100 }, { kind })),
  );
  callers = pages.flatMap(({ entries }) => entries.map(([, principal]) => principal));
});

test('for some of the sample organization, over every action of some services', async () => {
  const reader = batchedReader(graph.reader);
  let compared = 0;
  for (const { identifier } of callers.filter((_, index) => index % (isDeep ? 3 : 12) === 1)) {
    const permissions = await effectivePermissions(reader, identifier);
    const listed = new Map(
      expandPermissions(permissions, catalog).flatMap(({ accessLevels }) =>
        accessLevels.flatMap(({ actions }) =>
          actions.map(({ action, outcome }) => [action, outcome.decision] as const),
        ),
      ),
    );
    const actions = catalog.flatMap((service) => service.actions);
    for (const { action, resources } of someOf(actions, 4)) {
      const patterns = resources.length === 0 ? ['*'] : resources;
      const decisions = await Promise.all(
        patterns.map(async (resource) => {
          const question = {
            principal: identifier,
            action,
            resource,
            takesNoResource: resources.length === 0,
          };
          const answer = await can(reader, { ...question, context: [], unlistedContextKeys: 'UNKNOWN' });
          return answer.decision;
        }),
      );
      const allowed = decisions.some((decision) => decision === 'ALLOWED' || decision === 'CONDITIONAL');
      if (listed.has(action) !== allowed) {
        expect({ identifier, action, listed: listed.get(action) ?? 'not listed', decisions }).toBe(
          'in agreement',
        );
      }
      if (decisions.includes('ALLOWED')) expect([action, listed.get(action)]).toEqual([action, 'ALLOWED']);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(isDeep ? 10_000 : 600);
}, 240_000);

test('only the services that were asked about are listed', async () => {
  const [, , , admin] = callers;
  const permissions = await effectivePermissions(graph.reader, admin?.identifier ?? '', ['S3']);
  expect(permissions.services).toEqual(['s3']);
});
