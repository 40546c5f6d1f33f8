/** Whether the access of an administrator has conditions is not told of accounts of others (S3). */
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { importedEstate } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../../support/roleEstate.js';
import { allow, type Json } from '../../../support/statements.js';
import { servicesOf } from '../services.js';

const [mine, besides, theirs] = ['111122223333', '333322221111', '222222222222'];
const limited: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine, besides]) };

const user = `arn:aws:iam::${mine}:user/ann`;
const own = `arn:aws:iam::${besides}:role/own`;
const roleOf = (accountId: string, name: string): string => `arn:aws:iam::${accountId}:role/${name}`;
const trust = (AWS: string) => [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }];

/** `user` assumes an administrator of the account, from which a role and administrators of this one and another go on. */
async function pathsFrom(accountId: string, Condition: Json) {
  const first = roleOf(accountId, 'first');
  const graph = importedEstate(
    exportsOfEstate({
      members: {
        [user]: { own: [allow('sts:AssumeRole')] },
        [first]: { trust: trust(user), own: [allow('*', '*', { Condition }), allow('sts:AssumeRole')] },
        [roleOf(accountId, 'second')]: { trust: trust(first), own: [allow('iam:*')] },
        [own]: { trust: trust(first), own: [allow('iam:*')] },
      },
    }),
  );
  const question = `{ pathsToPrivilege(from: "${user}") {
    paths { length decision sentence hops { to { identifier } mechanism } }
    completeness { truncatedBy } dataGaps { kind accountId message } } }`;
  const { data } = await executeOperation(servicesOf(inMemoryReader(graph)), question, {}, limited);
  return data?.['pathsToPrivilege'] as {
    readonly paths: readonly { readonly hops: readonly { readonly to: { readonly identifier: string } }[] }[];
  };
}

const endsOf = ({ paths }: Awaited<ReturnType<typeof pathsFrom>>) =>
  paths.map(({ hops }) => hops.map(({ to }) => to.identifier));

const conditions: readonly Json[] = [
  { StringEquals: { 'aws:UserAgent': 'cli' } },
  { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
  { DateLessThan: { 'aws:CurrentTime': '2100-01-01T00:00:00Z' } },
];

test.each(conditions)('paths end at an administrator of others, whatever it asks for: %j', async (one) => {
  const told = await pathsFrom(theirs, one);
  expect(endsOf(told)).toEqual([['hidden:1']]);
  expect(told).toEqual(await pathsFrom(theirs, {}));
});

test('paths go on from an own administrator with conditions alone', async () => {
  const first = roleOf(mine, 'first');
  expect(endsOf(await pathsFrom(mine, {}))).toEqual([[first]]);
  expect(endsOf(await pathsFrom(mine, conditions[0] ?? {}))).toContainEqual([first, own]);
});
