/** What a policy allows on objects, indexes and what is in a domain is nothing that it allows on the bucket, table or domain. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import { exposuresOf } from '../../../src/access/exposure/resourceExposure.js';
import { loadActionCatalog, type ActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import { effectivePermissions } from '../../../src/access/permissions/effectivePermissions.js';
import { expandPermissions } from '../../../src/access/permissions/expandPermissions.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { runs } from '../../support/runs.js';
import type { Json } from '../../support/statements.js';

const HOME = '111111111111';
const user = `arn:aws:iam::${HOME}:user/u`;
const at = (service: string, resource: string): string => `arn:aws:${service}:eu-west-1:${HOME}:${resource}`;

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await loadActionCatalog();
});

const allow = (service: string, Resource: string): Json => ({
  Effect: 'Allow',
  Action: `${service}:*`,
  Resource,
});

async function listedOf(service: string, member: Member): Promise<readonly string[]> {
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members: { [user]: member } })));
  const permissions = await effectivePermissions(reader, user, [service]);
  return expandPermissions(permissions, await catalog.services([service])).flatMap(({ accessLevels }) =>
    accessLevels.flatMap(({ actions }) => actions.map(({ action }) => action)),
  );
}

const listed = (service: string, resource: string) => listedOf(service, { own: [allow(service, resource)] });

test.each([
  ['s3', 'arn:aws:s3:::data/*', 's3:GetObject', 's3:PutBucketPolicy'],
  ['s3', 'arn:aws:s3:::*/*', 's3:GetObject', 's3:ListBucket'],
  ['s3', 'arn:aws:s3:::*/*', 's3:PutObject', 's3:PutAccessPointPolicy'],
  ['s3', 'arn:aws:s3:::data/home/${aws:username}/*', 's3:GetObject', 's3:ListBucket'],
  ['dynamodb', at('dynamodb', 'table/t/index/*'), 'dynamodb:Query', 'dynamodb:DeleteTable'],
  ['es', at('es', 'domain/d/*'), 'es:ESHttpGet', 'es:DeleteDomain'],
])('%s: %s has %s and not %s (L-13a)', async (service, resource, inside, whole) => {
  const actions = await listed(service, resource);
  expect(actions).toContain(inside);
  expect(actions).not.toContain(whole);
});

test.each([
  ['s3', 'arn:aws:s3:::data*', 's3:ListBucket'],
  ['s3', 'arn:aws:s3:::data', 's3:ListBucket'],
  ['s3', 'arn:aws:s3:*:*:accesspoint/*', 's3:PutAccessPointPolicy'],
  ['dynamodb', at('dynamodb', 'table/t*'), 'dynamodb:DeleteTable'],
  ['es', at('es', 'domain/d'), 'es:DeleteDomain'],
  ['es', at('es', '*'), 'es:DeleteDomain'],
  ['logs', at('logs', 'log-group:/app'), 'logs:TagResource'],
])('%s: %s has %s (L-13a)', async (service, resource, action) => {
  expect(await listed(service, resource)).toContain(action);
});

const BUCKETS = 'arn:aws:s3:::data*';
const OBJECTS = 'arn:aws:s3:::data*/*';
const TABLES = at('dynamodb', 'table/t*');
const INDEXES = at('dynamodb', 'table/t*/index/*');

test.each([
  ['s3', BUCKETS, OBJECTS, 's3:GetObject', 's3:PutBucketPolicy'],
  ['dynamodb', TABLES, INDEXES, 'dynamodb:Query', 'dynamodb:DeleteTable'],
])(
  '%s: a Deny of all of %s but %s takes away what is in no such name (L-13a, E-84)',
  async (service, all, out, inside, whole) => {
    const but = { Effect: 'Deny', Action: `${service}:*`, NotResource: out };
    const actions = await listedOf(service, { own: [allow(service, all), but] });
    expect(actions).toContain(inside);
    expect(actions).not.toContain(whole);
  },
);

test('what one Deny leaves out, another one takes away (E-84)', async () => {
  const butObjects = { Effect: 'Deny', Action: 's3:*', NotResource: OBJECTS };
  const noWrites = { Effect: 'Deny', Action: 's3:Put*', Resource: OBJECTS };
  const actions = await listedOf('s3', { own: [allow('s3', '*'), butObjects, noWrites] });
  expect(actions).toContain('s3:GetObject');
  expect(actions).not.toContain('s3:PutObject');
});

test('what the boundary leaves out is of one type, and the rest is listed (L-13a, E-17)', async () => {
  const boundary = [{ Effect: 'Allow', Action: '*', NotResource: OBJECTS }];
  const actions = await listedOf('s3', { own: [allow('s3', BUCKETS)], boundary });
  expect(actions).toContain('s3:PutBucketPolicy');
  expect(actions).not.toContain('s3:GetObject');
});

const bucket = (name: string): string => `arn:aws:s3:::${name}`;
const samples = {
  's3:ListBucket': ['d', 'da', 'ad', 'x'].map(bucket),
  's3:GetObject': ['d/h', 'd/a', 'da/a', 'ad/a', 'x/x', 'd/h/d', 'da/d'].map(bucket),
  'dynamodb:DeleteTable': ['d', 'da', 'x'].map((name) => at('dynamodb', `table/${name}`)),
  'dynamodb:Query': ['d', 'd/index/i', 'da/index/i', 'x/index/i'].map((name) =>
    at('dynamodb', `table/${name}`),
  ),
};

const pattern = fc.constantFrom(
  '*',
  ...['*', 'd*', '*d', 'd', 'd/*', 'd*/*', '*/*', 'd/h*', '*d/*'].map(bucket),
  ...['*', 'd*', 'd', 'd/index/*', '*/index/*'].map((name) => at('dynamodb', `table/${name}`)),
);
const statements = (Effect: string, minLength: number) =>
  fc.array(
    fc
      .tuple(fc.constantFrom('Resource', 'NotResource'), fc.array(pattern, { minLength: 1, maxLength: 2 }))
      .map(([element, patterns]) => ({ Effect, Action: '*', [element]: patterns })),
    { minLength, maxLength: 2 },
  );

test('whatever patterns allow, leave out and deny: what can allows on some resource is listed', async () => {
  const boundaries = fc.option(statements('Allow', 1), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(
      statements('Allow', 1),
      statements('Deny', 0),
      boundaries,
      async (allows, denies, boundary) => {
        const member = { own: [...allows, ...denies], ...(boundary ? { boundary } : {}) };
        const reader = inMemoryReader(importedEstate(exportsOfEstate({ members: { [user]: member } })));
        const isAllowed = async (action: string, resource: string): Promise<boolean> => {
          const question = { principal: user, action, resource, context: [] };
          return (await can(reader, question)).decision === 'ALLOWED';
        };
        const allowed: string[] = [];
        for (const [action, resources] of Object.entries(samples))
          for (const resource of resources) if (await isAllowed(action, resource)) allowed.push(action);
        const listed = [...(await listedOf('s3', member)), ...(await listedOf('dynamodb', member))];
        expect(listed).toEqual(expect.arrayContaining(allowed));
      },
    ),
    runs(500),
  );
});

test('the policy of a domain opens what is in it (L-13a)', async () => {
  const domain = at('es', 'domain/d');
  const grant = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: `${domain}/*` };
  const record = {
    ResourceArn: domain,
    AccountId: HOME,
    Policy: { Version: '2012-10-17', Statement: [grant] },
  };
  const estate = importedEstate([...exportsOfEstate({ members: { [user]: {} } }), [record]]);
  const reader = inMemoryReader(estate);
  const resource = (await reader.resources([domain])).get(domain);
  const exposures = resource && (await exposuresOf(reader, catalog, [resource]));
  const actions = new Set(exposures?.get(domain)?.reachableFromOutside.flatMap((one) => one.actions));
  expect([...actions].filter((action) => !action.startsWith('es:ESHttp'))).toEqual([]);
  expect(actions).toContain('es:ESHttpGet');
});
