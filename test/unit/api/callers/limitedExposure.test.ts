/** Whom a resource of its own accounts lets in, for a caller who may know of some accounts only (S3). */
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { importedGraph } from '../../../support/importedGraph.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { exportsOfEstate, idOf } from '../../../support/roleEstate.js';
import { organizationOf } from '../../../support/organizations.js';
import { servicesOf } from '../services.js';

const [mine, theirs, unknown] = ['111122223333', '444455556666', '999988887777'];
const limited: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine]) };

const user = (account: string, name: string): string => `arn:aws:iam::${account}:user/${name}`;
const bucket = 'arn:aws:s3:::data';
const everyone = { Effect: 'Allow', Principal: '*', Resource: [bucket, `${bucket}/*`] };
const Statement = [
  {
    ...everyone,
    Principal: { AWS: [user(theirs, 'zoe'), user(theirs, 'ghost'), `arn:aws:iam::${unknown}:root`] },
    Action: 's3:GetObject',
  },
  // E-44: of somebody there.
  { ...everyone, Principal: { AWS: idOf('AIDA', user(theirs, 'zoe')) }, Action: 's3:PutObject' },
  {
    ...everyone,
    Action: 's3:ListBucket',
    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } },
  },
];
const Policy = { Version: '2012-10-17', Statement };

const own = [
  ...exportsOfEstate({ members: { [user(mine, 'ann')]: {} } }),
  [{ ResourceArn: bucket, AccountId: mine, Policy }],
];
const others = exportsOfEstate({
  members: { [user(theirs, 'zoe')]: { own: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] } },
});

const question = `{ resource(arn: "${bucket}") { exposure {
  reachableFromOutside { principal { __typename identifier } anonymous actions decision preconditions }
  outsideOrganization { principal { identifier } }
  dataGaps { kind message }
} } }`;

async function exposure(documents: readonly unknown[], placed: readonly string[], caller = limited) {
  const organizations = organizationOf(Object.fromEntries(placed.map((id) => [id, {}])));
  const graph = { ...importedGraph(documents), organizations };
  const { data, errors } = await executeOperation(servicesOf(inMemoryReader(graph)), question, {}, caller);
  expect(errors).toBeUndefined();
  return (data as unknown as { readonly resource: { readonly exposure: Exposure } }).resource.exposure;
}

interface Exposure {
  readonly reachableFromOutside: readonly object[];
  readonly outsideOrganization: readonly object[] | null;
  readonly dataGaps: readonly { readonly kind: string }[];
}

test('a limited caller is told whom the policy lets in, as if its own accounts were alone', async () => {
  const told = await exposure([...own, ...others], [mine, theirs]);
  const alone = await exposure(own, [mine], anonymous);
  expect(told.reachableFromOutside).toEqual(alone.reachableFromOutside);
  expect(told.reachableFromOutside.length).toBeGreaterThan(0);
  expect(told.dataGaps.map(({ kind }) => kind)).toContain('LIMITED_BY_SCOPE');
});

test('and not who else is imported, exists or is in the organization', async () => {
  const alone = await exposure(own, [mine]);
  expect(await exposure([...own, ...others], [mine, theirs])).toEqual(alone);
  expect(alone.outsideOrganization).toBeNull();
});
