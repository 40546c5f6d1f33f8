/** Principals whose policies differ in what says nothing of assuming have their edges together; all others have their own. */
import { expect, test } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import type { CanAssumeEdge } from '../../../src/graph/contract/graphWriter.js';
import { deriveAssumeEdges } from '../../../src/derive/deriveAssumeEdges.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { startsOf } from '../../support/edgeStarts.js';
import { importedGraph, parse } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { noNeighbors } from '../../support/noNeighbors.js';
import { type Json, allow } from '../../support/statements.js';
import { atOnce } from '../../../src/graph/contract/turns.js';

type Members = Readonly<Record<string, Member>>;

const [here, there] = ['111111111111', '222222222222'] as const;
const root = `arn:aws:iam::${here}:root`;
const user = (name: string): string => `arn:aws:iam::${here}:user/${name}`;
const role = (name: string, account: string = here): string => `arn:aws:iam::${account}:role/${name}`;
const trusting = (AWS: string, more: Json = {}): readonly Json[] => [
  { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', ...more },
];
const reading = (name: string): readonly Json[] => [allow('s3:GetObject', `arn:aws:s3:::${name}/*`)];

function edgesIn(members: Members): readonly CanAssumeEdge[] {
  const facts = factsOf(members);
  return atOnce(deriveAssumeEdges(facts, noNeighbors));
}

function factsOf(members: Members) {
  const { accounts, awsManagedPolicies } = mergeAccountExports(exportsOfEstate({ members }).map(parse));
  return accounts.map((account) => atOnce(normalizeAccount(account, awsManagedPolicies)).facts);
}

const COUNT = 12;
const each = (make: (index: number) => readonly [string, Member]): Members =>
  Object.fromEntries(Array.from({ length: COUNT }, (_, index) => make(index)));
const trustingRoot = each((index) => [role(`target-${index}`), { trust: trusting(root) }]);

test('administrators that each hold something of their own beside have one edge to each role (E-37)', () => {
  const administrators = each((index) => [
    user(`admin-${index}`),
    { own: [allow('*')], beside: reading(`bucket-${index}`) },
  ]);
  expect(edgesIn({ ...administrators, ...trustingRoot })).toHaveLength(COUNT);
});

test('roles are taken one by one, and others may have a turn after each', () => {
  const steps = deriveAssumeEdges(factsOf(trustingRoot), noNeighbors);
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses += 1;
  expect(pauses).toBe(COUNT);
  expect(step.value).toEqual(edgesIn(trustingRoot));
});

test.each<readonly [string, Member]>([
  ['is denied it by a policy beside', { beside: [{ Effect: 'Deny', Action: 'sts:*', Resource: '*' }] }],
  ['is denied it by what cannot be told', { beside: [{ Effect: 'Deny', NotAction: 's3:*', Resource: '*' }] }],
  ['has a boundary that leaves it out', { beside: reading('a'), boundary: [allow('s3:*')] }],
])('who %s has no part in it (E-14, E-15)', (_, differing) => {
  const members: Members = {
    [user('ann')]: { own: [allow('sts:AssumeRole')], beside: reading('a') },
    [user('bob')]: { own: [allow('sts:AssumeRole')], beside: reading('b') },
    [user('eve')]: { own: [allow('sts:AssumeRole')], ...differing },
    [role('target')]: { trust: trusting(root) },
  };
  const sets = factsOf(members).flatMap(({ policySets }) => policySets);
  const starts = edgesIn(members).flatMap(({ source }) => startsOf(source, sets));
  expect(starts.toSorted()).toEqual([user('ann'), user('bob')]);
});

test('users and roles have their edges apart, for a session may differ from a user (E-37)', () => {
  const mayAssume = { own: [allow('sts:AssumeRole')] };
  const members: Members = {
    [user('ann')]: { ...mayAssume, beside: reading('a') },
    [user('bob')]: { ...mayAssume, beside: reading('b') },
    [role('one')]: { ...mayAssume, beside: reading('a'), trust: [] },
    [role('two')]: { ...mayAssume, beside: reading('b'), trust: [] },
    [role('target')]: { trust: trusting(root) },
  };
  expect(edgesIn(members)).toHaveLength(2);
});

test('edges that start together, and those of roles by name or pattern, are what `can` says of each (E-37)', async () => {
  const everythingBut = { Effect: 'Allow', Action: 'sts:AssumeRole', NotResource: role('open') };
  const ownTag = { Condition: { StringEquals: { 'aws:username': 'ann' } } };
  const members: Members = {
    [user('ann')]: { own: [allow('sts:AssumeRole', '*', ownTag)], beside: reading('a') },
    [user('bob')]: { own: [allow('sts:AssumeRole', '*', ownTag)], beside: reading('b') },
    [user('cyd')]: { own: [allow('*')], beside: reading('c') },
    [user('dan')]: { own: [allow('*')], beside: reading('d') },
    [role('open')]: { own: [allow('*')], beside: reading('e'), trust: trusting(root) },
    [role('open-too')]: { own: [allow('*')], beside: reading('f'), trust: trusting(user('cyd')) },
    [role('mfa')]: {
      trust: trusting(root, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    },
    [role('not-dan')]: {
      trust: [
        ...trusting(root),
        { Effect: 'Deny', Principal: { AWS: user('dan') }, Action: 'sts:AssumeRole' },
      ],
    },
    [user('eli')]: { own: [allow('sts:AssumeRole', role('open'))] },
    [user('fay')]: { own: [allow('sts:AssumeRole', 'arn:aws:iam::*:role/open*')] },
    [user('gus')]: { own: [everythingBut] },
    [user('hal')]: { own: [allow('sts:AssumeRole', role('mfa')), allow('sts:AssumeRole', '*too')] },
    [user('ivy')]: { own: [allow('sts:AssumeRole', `arn:aws:iam::${here}:role/\${aws:username}`)] },
    [user('jon')]: { own: [allow('sts:AssumeRole', 'arn:aws:iam')] },
    [user('kai')]: { own: [allow('sts:AssumeRole', role('far', there))] },
    [role('ivy')]: { trust: trusting(root) },
    [role('far', there)]: { trust: trusting(root) },
    [role('anyone', there)]: { trust: trusting('*') },
  };
  const sets = factsOf(members).flatMap(({ policySets }) => policySets);
  const everyone = sets.flatMap((set) => set.members.map(({ identifier }) => identifier));
  const stored = new Map<string, string>();
  for (const { source, targetArn, grant } of edgesIn(members)) {
    for (const from of startsOf(source, sets)) {
      const pair = `${from} ${targetArn}`;
      if (stored.get(pair) !== 'ALLOWED') stored.set(pair, grant.decision);
    }
  }
  const reader = inMemoryReader(importedGraph(exportsOfEstate({ members })));
  const expected = new Map<string, string>();
  for (const principal of everyone) {
    for (const resource of everyone.filter((one) => one.includes(':role/'))) {
      const question = { principal, action: 'sts:AssumeRole', resource, context: [] };
      const { decision } = await can(reader, { ...question, unlistedContextKeys: 'UNKNOWN' });
      if (['ALLOWED', 'CONDITIONAL'].includes(decision)) expected.set(`${principal} ${resource}`, decision);
    }
  }
  expect(expected.size).toBeGreaterThan(40);
  const own = [...stored].filter(([pair]) => everyone.includes(pair.split(' ')[0] ?? ''));
  expect(Object.fromEntries(own)).toEqual(Object.fromEntries(expected));
});
