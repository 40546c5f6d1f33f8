/** Near misses of its own accounts are told to a limited caller however many others there are (S3). */
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { importedEstate } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../../support/roleEstate.js';
import { allow } from '../../../support/statements.js';
import { servicesOf } from '../services.js';

/** Others come first, wherever only the first are told. */
const [mine, theirs] = ['222222222222', '111122223333'];
const limited: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine]) };

const own = (name: string): string => `arn:aws:iam::${mine}:${name}`;
const trusting = (AWS: readonly string[]) => [
  { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' },
];
const assuming = [allow('sts:AssumeRole')];

/** ann may assume every role by its own policies: `end` trusts `door` and these of others, and none of all trusts ann. */
async function explanations(others: number): Promise<readonly string[]> {
  const roles = Array.from({ length: others }, (_, at) => `arn:aws:iam::${theirs}:role/x${10 + at}`);
  const closed = { own: assuming, trust: trusting([own('user/ben')]) };
  const members = {
    [own('user/ann')]: { own: assuming },
    [own('user/ben')]: {},
    [own('role/door')]: closed,
    [own('role/end')]: { own: [], trust: trusting([own('role/door'), ...roles]) },
    ...Object.fromEntries(roles.map((arn) => [arn, closed])),
  };
  const { data, errors } = await executeOperation(
    servicesOf(inMemoryReader(importedEstate(exportsOfEstate({ members })))),
    `{ assumeRolePaths(from: "${own('user/ann')}", to: "${own('role/end')}") {
      paths { length } nearMisses { hops { to { identifier } } explanation } nearMissesComplete } }`,
    {},
    limited,
  );
  expect(errors).toBeUndefined();
  const { paths, nearMisses, nearMissesComplete } = data?.['assumeRolePaths'] as {
    readonly paths: readonly unknown[];
    readonly nearMisses: readonly { readonly explanation: string }[];
    readonly nearMissesComplete: boolean;
  };
  expect([paths, nearMissesComplete]).toEqual([[], false]);
  return nearMisses.map(({ explanation }) => explanation);
}

test.each([1, 20])('beside those through %d roles of others', async (others) => {
  const told = await explanations(others);
  expect(told.some((one) => one.includes('door'))).toBe(true);
  expect(told).toEqual(await explanations(0));
});
