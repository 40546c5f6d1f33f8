/** What services set in the sessions that they make stays with them, so that later roles have to permit it (E-39, E-49). */
import { describe, expect, test } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { TAGS_NOT_DENIED, TAGS_OFF } from '../../../src/iam/facts/passedOn.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const here = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const target = 'arn:aws:iam::444455556666:role/target';

const letting = (Principal: Json | string, Action: readonly string[], Condition: Json = {}): Json => ({
  Effect: 'Allow',
  Principal,
  Action,
  Condition,
});

const assume = 'sts:AssumeRole';
const tag = 'sts:TagSession';
const identify = 'sts:SetSourceIdentity';

interface Chain {
  /** What the first role may do to the next. */
  readonly may?: readonly string[];
  /** What the trust policy of the next lets the first role do. */
  readonly lets: readonly string[];
  readonly condition?: Json;
  /** What the trust policy of the first says besides letting in the service. */
  readonly more?: readonly Json[];
}

/** Returns of each path from the service over a role to the target what its hops require. */
async function requirements(from: string, { may = ['sts:*'], lets, condition, more = [] }: Chain) {
  const trust = [letting({ Service: from }, [assume, tag, identify]), ...more];
  const members = {
    [here('first')]: { trust, own: [allow(may, target)] },
    [target]: { trust: [letting({ AWS: here('first') }, lets, condition)] },
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  const answer = await assumeRolePaths(reader, { from, to: target, maxHops: 4, k: 4, context: [] });
  expect(answer.completeness.complete).toBe(true);
  return answer.paths.map(({ hops }) =>
    hops.flatMap(({ preconditions, conditions }) => [...preconditions, ...conditions.map(({ key }) => key)]),
  );
}

describe('the source identity of IAM Roles Anywhere', () => {
  const service = 'rolesanywhere.amazonaws.com';

  test.each<readonly [string, Chain]>([
    ['the next role does not permit', { lets: [assume] }],
    ['the next role permits only tags', { lets: [assume, tag] }],
    ['the first role may not pass on', { may: [assume], lets: [assume, identify] }],
    [
      'the next role asks not to be there',
      { lets: [assume, identify], condition: { Null: { 'aws:SourceIdentity': 'true' } } },
    ],
  ])('keeps it out where it is what %s', async (_what, chain) => {
    expect(await requirements(service, chain)).toEqual([]);
  });

  test('is passed on where both permit it', async () => {
    expect(await requirements(service, { lets: [assume, identify] })).toEqual([[]]);
  });

  test('comes with the conditions of the permission', async () => {
    const only = { StringLike: { 'aws:SourceIdentity': 'CN=*' } };
    const [needed] = await requirements(service, { lets: [assume, identify], condition: only });
    expect(needed).toContain('aws:SourceIdentity');
  });
});

describe('the session tags of EKS Pod Identity', () => {
  const service = 'pods.eks.amazonaws.com';

  test.each<readonly [string, Chain]>([
    ['the next role does not permit', { lets: [assume] }],
    ['the first role may not pass on', { may: [assume], lets: [assume, tag] }],
  ])('have to be turned off where they are what %s', async (_what, chain) => {
    expect(await requirements(service, chain)).toEqual([[TAGS_OFF]]);
  });

  test('are passed on where both permit it', async () => {
    expect(await requirements(service, { lets: [assume, tag] })).toEqual([[]]);
  });

  test('cannot be asked for where they are turned off', async () => {
    const condition = { StringEquals: { 'aws:PrincipalTag/kubernetes-namespace': 'web' } };
    expect(await requirements(service, { lets: [assume], condition })).toEqual([]);
    expect(await requirements(service, { lets: [assume, tag], condition })).toHaveLength(1);
  });

  test.each([
    ['sts:*', 'aws:SourceAccount'],
    [tag, TAGS_NOT_DENIED],
  ])('are passed on where a Deny of %s is open', async (action, needed) => {
    const condition = { StringEquals: { 'aws:PrincipalTag/kubernetes-namespace': 'web' } };
    const unlessHome = { StringNotEquals: { 'aws:SourceAccount': '111122223333' } };
    const chain = { lets: [assume, tag], more: [{ ...letting('*', [action], unlessHome), Effect: 'Deny' }] };
    expect(await requirements(service, chain)).toEqual([[needed]]);
    const [asking] = await requirements(service, { ...chain, condition });
    expect(asking).toContain('aws:PrincipalTag/kubernetes-namespace');
    expect(asking).not.toContain(TAGS_OFF);
  });

  test('can be turned off where a Deny asks for them', async () => {
    const unless = { StringNotEquals: { 'aws:RequestTag/kubernetes-namespace': 'web' } };
    const more = [{ ...letting('*', [tag], unless), Effect: 'Deny' }];
    expect(await requirements(service, { lets: [assume], more })).toEqual([[TAGS_OFF]]);
  });

  test('have to be turned off where they are denied', async () => {
    const more = [{ ...letting('*', [tag]), Effect: 'Deny' }];
    expect(await requirements(service, { lets: [assume, tag], more })).toEqual([[TAGS_OFF]]);
  });
});

test('a service that sets nothing needs no such permission', async () => {
  expect(await requirements('lambda.amazonaws.com', { may: [assume], lets: [assume] })).toEqual([[]]);
});
