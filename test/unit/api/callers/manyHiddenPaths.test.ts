/** Which of many paths come first rests on nothing of other accounts but where their principals stand (S3). */
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { importedHops } from '../../../support/importedHops.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../../support/roleEstate.js';
import { allow, type Json } from '../../../support/statements.js';
import { servicesOf } from '../services.js';

const [mine, theirs] = ['111111111111', '222222222222'];
const ann = `arn:aws:iam::${mine}:user/ann`;
const mineOf = (name: string): string => `arn:aws:iam::${mine}:role/${name}`;
const theirsOf = (name: string): string => `arn:aws:iam::${theirs}:role/${name}`;
const limited: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine]) };
const all: Caller = { ...limited, accountIds: new Set([mine, theirs]) };

const letting = (...AWS: readonly string[]) => [
  { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' },
];

interface Role {
  readonly name: string;
  readonly letsIn: readonly string[];
  readonly asked?: Json;
}

/** The user gets to role `to` by roles of others, and from there by own roles that let some of these in. */
async function pathsBy(
  roles: readonly Role[],
  own: Readonly<Record<string, readonly string[]>>,
  caller = limited,
) {
  const members: Readonly<Record<string, Member>> = {
    [ann]: { own: [allow('sts:AssumeRole')] },
    ...Object.fromEntries(
      roles.map(({ name, letsIn, asked: Condition }) => [
        theirsOf(name),
        {
          own: [allow('sts:AssumeRole', '*', Condition && { Condition })],
          trust: letting(...letsIn),
        },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(own).map(([name, by]) => [
        mineOf(name),
        { own: [allow('sts:AssumeRole')], trust: letting(...by) },
      ]),
    ),
  };
  const services = servicesOf(inMemoryReader(importedHops(exportsOfEstate({ members }))));
  const question = `{ assumeRolePaths(from: "${ann}", to: "${mineOf('to')}", k: 100) {
    paths { hops { to { identifier } } } completeness { truncatedBy } } }`;
  const { data } = await executeOperation(services, question, {}, caller);
  const { paths, completeness } = data?.['assumeRolePaths'] as {
    readonly paths: readonly { readonly hops: readonly { readonly to: { readonly identifier: string } }[] }[];
    readonly completeness: { readonly truncatedBy: readonly string[] };
  };
  const ends = paths.map(({ hops }) => hops.map(({ to }) => to.identifier.replace(/^.*\//, '')).join(' '));
  return { ends, truncatedBy: completeness.truncatedBy };
}

/** Some 60 roles lead to each of two own roles, and those of one ask for something. */
const leading = (asked: Readonly<Record<string, Json>>) => {
  const namesOf = (side: string) => Array.from({ length: 60 }, (_, at) => `${side}${at + 100}`);
  const roles = ['first', 'second'].flatMap((side) =>
    namesOf(side).map((name): Role => ({
      name,
      letsIn: [ann],
      ...(asked[side] && { asked: asked[side] }),
    })),
  );
  const letsIn = (side: string) => namesOf(side).map(theirsOf);
  const own = { first: letsIn('first'), second: letsIn('second'), to: ['first', 'second'].map(mineOf) };
  return [roles, own] as const;
};

const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };

test('conditions of others do not decide which paths come first of more than 100', async () => {
  const told = await pathsBy(...leading({}));
  expect(told.ends).toHaveLength(100);
  expect(told.truncatedBy).toContain('MAX_PATHS');
  expect(await pathsBy(...leading({ first: office }))).toEqual(told);
  expect(await pathsBy(...leading({ second: office }))).toEqual(told);
});

test('nor do names of others, which nobody learns the order of', async () => {
  const { ends } = await pathsBy(...leading({}));
  const first = ends.filter((one) => one.endsWith('first to')).length;
  // 100 of 120 are told: by name all 60 of one side would be, and 40 of the other.
  expect(first).toBeGreaterThan(40);
  expect(first).toBeLessThan(60);
});

test('those of own accounts do', async () => {
  const [plain, asking] = [
    await pathsBy(...leading({}), all),
    await pathsBy(...leading({ first: office }), all),
  ];
  expect(plain.ends.filter((one) => one.startsWith('first'))).toHaveLength(60);
  expect(asking.ends.filter((one) => one.startsWith('first'))).toHaveLength(40);
});

/** Both `one` and `other` lead on to own role b, and `one` leads to own role c as well. */
const beside = (one: string, other: string) =>
  [
    [
      { name: one, letsIn: [ann] },
      { name: other, letsIn: [ann] },
    ],
    { b: [theirsOf(one), theirsOf(other)], c: [theirsOf(one)], to: ['b', 'c'].map(mineOf) },
  ] as const;

test('names of others do not decide their numbers', async () => {
  const told = await pathsBy(...beside('x', 'y'));
  expect(told.ends.toSorted()).toEqual(['hidden:1 b to', 'hidden:1 c to', 'hidden:2 b to']);
  expect(await pathsBy(...beside('y', 'x'))).toEqual(told);
});
