/** What a policy allows on objects, indexes and what is in a domain is nothing that it allows on the bucket, table or domain. */
import { beforeAll, expect, test } from 'vitest';
import { exposuresOf } from '../../../src/access/exposure/resourceExposure.js';
import { loadActionCatalog, type ActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import { effectivePermissions } from '../../../src/access/permissions/effectivePermissions.js';
import { expandPermissions } from '../../../src/access/permissions/expandPermissions.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';

const HOME = '111111111111';
const user = `arn:aws:iam::${HOME}:user/u`;
const at = (service: string, resource: string): string => `arn:aws:${service}:eu-west-1:${HOME}:${resource}`;

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await loadActionCatalog();
});

async function listed(service: string, Resource: string): Promise<readonly string[]> {
  const own = [{ Effect: 'Allow', Action: `${service}:*`, Resource }];
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members: { [user]: { own } } })));
  const permissions = await effectivePermissions(reader, user, [service]);
  return expandPermissions(permissions, await catalog.services([service])).flatMap(({ accessLevels }) =>
    accessLevels.flatMap(({ actions }) => actions.map(({ action }) => action)),
  );
}

test.each([
  ['s3', 'arn:aws:s3:::data/*', 's3:GetObject', 's3:PutBucketPolicy'],
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
  ['dynamodb', at('dynamodb', 'table/t*'), 'dynamodb:DeleteTable'],
  ['es', at('es', 'domain/d'), 'es:DeleteDomain'],
  ['es', at('es', '*'), 'es:DeleteDomain'],
])('%s: %s has %s (L-13a)', async (service, resource, action) => {
  expect(await listed(service, resource)).toContain(action);
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
