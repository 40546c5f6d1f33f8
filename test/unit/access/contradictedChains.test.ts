/** Chains of which every hop, or each side of one, is open by itself, and that are closed together: what would open them? */
import { describe, expect, test } from 'vitest';
import type { NearMiss } from '../../../src/access/shared/diagnosisAnswer.js';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { nearMisses } from '../../../src/access/diagnosis/nearMisses.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import { allow, arn, deny, trusts } from '../../support/assumption.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf, rcpFullAccess } from '../../support/organizations.js';
import { changedBy, exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';

const ONE = '111111111111';
const TWO = '222222222222';
const alice = arn(ONE, 'user/alice');
const m = arn(ONE, 'role/m');
const t = arn(TWO, 'role/t');
const question = { from: alice, to: t, maxHops: 5, context: [] };

const readerOf = (estate: RoleEstate, organizations?: StoredOrganizations) =>
  inMemoryReader(importedHops(exportsOfEstate(estate), organizations));
const pathsIn = async (estate: RoleEstate, organizations?: StoredOrganizations) =>
  (await assumeRolePaths(readerOf(estate, organizations), { ...question, k: 10 })).paths;

async function missesIn(
  estate: RoleEstate,
  complete: boolean,
  organizations?: StoredOrganizations,
): Promise<readonly NearMiss[]> {
  expect(await pathsIn(estate, organizations)).toEqual([]);
  const found = await nearMisses(readerOf(estate, organizations), question);
  expect(found.complete).toBe(complete);
  return found.nearMisses;
}

const changesOf = (found: readonly NearMiss[]) =>
  found.map(({ missing, from, to }) => [missing, from.name, to.name]);

/** With the change put in, a path leads where none led before. */
async function expectOpened(estate: RoleEstate, found: readonly NearMiss[]): Promise<void> {
  for (const miss of found.filter(({ change }) => change !== undefined))
    expect(await pathsIn(changedBy(miss, estate)), miss.explanation).not.toEqual([]);
}

const externalId = (id: string) => ({ StringEquals: { 'sts:ExternalId': id } });

describe('the two sides of a step contradict each other (U-6)', () => {
  test('either the permission or the trust policy can change', async () => {
    const estate: RoleEstate = {
      members: {
        [alice]: { own: [allow('sts:AssumeRole', t, externalId('aa'))] },
        [t]: { trust: [trusts({ AWS: arn(ONE, 'root') }, { Condition: externalId('bb') })] },
      },
    };
    const found = await missesIn(estate, true);
    expect(changesOf(found)).toEqual([
      ['TRUST_POLICY', 'alice', 't'],
      ['ASSUME_ROLE_PERMISSION', 'alice', 't'],
    ]);
    expect(found[0]?.explanation).toMatch(/drops the condition sts:ExternalId = bb\.$/);
    await expectOpened(estate, found);
  });

  test('a Deny among them is in the way (U-5)', async () => {
    const unless = { StringNotEquals: { 'sts:ExternalId': 'aa' } };
    const estate: RoleEstate = {
      members: {
        [alice]: { own: [allow('sts:AssumeRole', t), deny('sts:AssumeRole', '*', unless)] },
        [t]: { trust: [trusts({ AWS: alice }, { Condition: externalId('bb') })] },
      },
    };
    const found = await missesIn(estate, true);
    expect(found.map(({ missing, change }) => [missing, change !== undefined])).toEqual([
      ['TRUST_POLICY', true],
      ['ASSUME_ROLE_PERMISSION', false],
    ]);
    expect(found[1]?.explanation).toMatch(/\(Never\).* did not deny it/);
    await expectOpened(estate, found);
  });
});

describe('hops contradict each other (E-45)', () => {
  const named = (name: string) => ({ Condition: { StringEquals: { 'sts:RoleSessionName': name } } });
  const session = arn(ONE, '').replace('iam', 'sts') + 'assumed-role/m/deploy';

  test('a session that would need two names: the trust policy of either role can change', async () => {
    const estate: RoleEstate = {
      members: {
        [alice]: { own: [allow('sts:AssumeRole', m)] },
        [m]: { own: [allow('sts:AssumeRole', t)], trust: [trusts({ AWS: alice }, named('other'))] },
        [t]: { trust: [trusts({ AWS: session })] },
      },
    };
    const found = await missesIn(estate, true);
    expect(changesOf(found)).toEqual([
      ['TRUST_POLICY', 'alice', 'm'],
      ['TRUST_POLICY', 'm', 't'],
    ]);
    await expectOpened(estate, found);
  });

  const open: RoleEstate = {
    members: {
      [alice]: { own: [allow('sts:AssumeRole', m)] },
      [m]: { own: [allow('sts:AssumeRole', t)], trust: [trusts({ AWS: alice })] },
      [t]: { trust: [trusts({ AWS: m })] },
    },
  };
  const withTrust = (trust: readonly ReturnType<typeof trusts>[]): RoleEstate => ({
    members: { ...open.members, [t]: { trust } },
  });

  test('a guardrail that asks for another name may be in the way (E-20)', async () => {
    const only = {
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:AssumeRole',
      Resource: m,
      Condition: { StringNotEquals: { 'sts:RoleSessionName': 'other' } },
    };
    const rcp = [rcpFullAccess, rcpFullAccess, { ...rcpFullAccess, Only: only }];
    const found = await missesIn(
      withTrust([trusts({ AWS: session })]),
      true,
      organizationOf({ [ONE]: { rcp }, [TWO]: {} }),
    );
    expect(changesOf(found)).toEqual([
      ['TRUST_POLICY', 'm', 't'],
      ['ORGANIZATION_GUARDRAILS', 'alice', 'm'],
    ]);
  });

  test('where no change is tried, that there may be some is said (E-19a, E-45)', async () => {
    const scp = [
      fullAccess,
      fullAccess,
      {
        First: allow('sts:AssumeRole', m, { StringEquals: { 'sts:RoleSessionName': 'other' } }),
        Second: allow('sts:AssumeRole', t, { StringLike: { 'aws:userid': '*:deploy' } }),
      },
    ];
    expect(await missesIn(open, false, organizationOf({ [ONE]: { scp }, [TWO]: {} }))).toEqual([]);
  });

  test('a chain that is open as it is, is no near miss', async () => {
    const estate = withTrust([trusts({ AWS: m }, named('xy'))]);
    expect(await pathsIn(estate)).toHaveLength(1);
    expect((await nearMisses(readerOf(estate), question)).nearMisses).toEqual([]);
  });
});

describe('what a session has is not handed on (E-39)', () => {
  const sets = { StringEquals: { 'sts:SourceIdentity': 'one' } };
  const estate = (also: readonly string[]): RoleEstate => ({
    members: {
      [alice]: { own: [allow('sts:*', m)] },
      [m]: {
        own: [allow('sts:*', t)],
        trust: [
          trusts({ AWS: alice }, { Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'], Condition: sets }),
        ],
      },
      [t]: { trust: [trusts({ AWS: m }, { Action: ['sts:AssumeRole', ...also] })] },
    },
  });

  test('the next role could allow it', async () => {
    const found = await missesIn(estate([]), true);
    expect(changesOf(found).filter(([, , to]) => to === 't')).toEqual([['TRUST_POLICY', 'm', 't']]);
    expect(found.find(({ to }) => to.name === 't')?.explanation).toContain('sts:SetSourceIdentity too');
    await expectOpened(estate([]), found);
    expect(await pathsIn(estate(['sts:SetSourceIdentity']))).toHaveLength(1);
  });

  const passing = (own: RoleEstate['members'][string]): RoleEstate => ({
    members: {
      [alice]: own,
      [m]: {
        own: [allow('sts:*', t)],
        trust: [trusts({ AWS: arn(ONE, 'root') }, { Action: ['sts:AssumeRole', 'sts:TagSession'] })],
      },
      [t]: {
        trust: [
          trusts(
            { AWS: m },
            { Action: 'sts:*', Condition: { StringEquals: { 'aws:PrincipalTag/env': 'prod' } } },
          ),
        ],
      },
    },
  });
  const lacking: RoleEstate = passing({ own: [allow('sts:AssumeRole', m)] });
  const ofAlice = (found: readonly NearMiss[]) =>
    found.filter(({ from, missing }) => from.name === 'alice' && missing !== 'TRUST_POLICY');

  test('the caller could be allowed to pass session tags, in its own account and elsewhere', async () => {
    const found = await missesIn(lacking, true);
    const [own, ...others] = ofAlice(found);
    expect(others).toEqual([]);
    expect(JSON.parse(own?.change ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [allow('sts:TagSession', m)],
    });
    expect(own?.explanation).toContain(
      'If alice (111111111111) were allowed to do sts:TagSession on m (111111111111) too, ',
    );
    await expectOpened(lacking, found);
  });

  test('its boundary could let it', async () => {
    const estate = passing({
      own: [allow('sts:*', m)],
      boundary: [allow('sts:AssumeRole', m)],
    });
    const [miss] = ofAlice(await missesIn(estate, true));
    expect(miss?.explanation).toContain('limit-alice of alice (111111111111) let it do sts:TagSession on m');
    if (miss) expect(await pathsIn(changedBy(miss, estate, 'boundary'))).not.toEqual([]);
  });

  test('it could join a group that may pass them, though the group may not assume the role', async () => {
    const estate = { ...lacking, groups: { [arn(ONE, 'group/taggers')]: [allow('sts:TagSession', '*')] } };
    expect(changesOf(ofAlice(await missesIn(estate, true)))).toEqual([
      ['ASSUME_ROLE_PERMISSION', 'alice', 'm'],
      ['SOURCE_MEMBERSHIP', 'alice', 'm'],
    ]);
  });

  test('a Deny of its own may be in the way', async () => {
    const estate = passing({
      own: [allow('sts:*', m)],
      beside: [deny('sts:TagSession', '*')],
    });
    const [miss] = ofAlice(await missesIn(estate, true));
    expect(miss?.explanation).toMatch(/\(Never\).* did not deny sts:TagSession, /);
  });

  test('whether a guardrail is in the way is not tried', async () => {
    const scp = [{ ...fullAccess, Never: deny('sts:TagSession', '*') }, fullAccess, fullAccess];
    const estate = passing({ own: [allow('sts:*', m)] });
    expect(ofAlice(await missesIn(estate, false, organizationOf({ [ONE]: { scp }, [TWO]: {} })))).toEqual([]);
  });
});
