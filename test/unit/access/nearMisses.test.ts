/** Where there is no path: which chains one change would open, and whether it does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContextInput } from '../../../src/access/shared/answer.js';
import type { NearMiss } from '../../../src/access/shared/diagnosisAnswer.js';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { nearMisses, type NearMissLimits } from '../../../src/access/diagnosis/nearMisses.js';
import { SearchTimeout } from '../../../src/graph/model/graph.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import { allow, arn, deny, trusts } from '../../support/assumption.js';
import { consistent } from '../../support/derivations.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf, rcpFullAccess, type Place } from '../../support/organizations.js';
import { changedBy, exportsOfEstate, type Member, type RoleEstate } from '../../support/roleEstate.js';
import type { Json } from '../../support/statements.js';

const ONE = '111111111111';
const TWO = '222222222222';
const alice = arn(ONE, 'user/alice');
const a = arn(ONE, 'role/a');
const b = arn(TWO, 'role/b');
const c = arn(TWO, 'role/c');
const root = (account: string) => arn(account, 'root');

const may = (...roles: readonly string[]) => roles.map((role) => allow('sts:AssumeRole', role));
const lets = (...principals: readonly string[]) => principals.map((one) => trusts({ AWS: one }));

type Members = RoleEstate['members'];

const readerOf = (estate: RoleEstate, organizations?: StoredOrganizations): GraphReader =>
  inMemoryReader(importedHops(exportsOfEstate(estate), organizations));

interface IndexedResource {
  readonly from?: string;
  readonly to?: string;
  readonly maxHops?: number;
  readonly context?: readonly ContextInput[];
  readonly groups?: RoleEstate['groups'];
  readonly organizations?: StoredOrganizations;
  readonly limits?: NearMissLimits;
}

const withGroups = (members: Members, groups: RoleEstate['groups']): RoleEstate => ({
  members,
  ...(groups ? { groups } : {}),
});

async function ask(members: Members, { groups, organizations, limits, ...asked }: IndexedResource = {}) {
  const search = await nearMisses(
    readerOf(withGroups(members, groups), organizations),
    { from: alice, to: b, maxHops: 5, context: [], ...asked },
    limits,
  );
  consistent(search.nearMisses);
  return search;
}

const pathsIn = async (reader: GraphReader, { from = alice, to = b, maxHops = 5 }: IndexedResource = {}) =>
  (await assumeRolePaths(reader, { from, to, maxHops, k: 10, context: [] })).paths;

/** Name of a principal, as chains spell it. */
const short = ({ hops }: NearMiss): string =>
  [hops[0]?.from, ...hops.map(({ to }) => to)].map((one) => one?.name).join(' → ');

const told = async (members: Members, asked: IndexedResource = {}) =>
  (await ask(members, asked)).nearMisses.map((one) => [one.missing, short(one), one.decision]);

async function only(members: Members, asked: IndexedResource = {}): Promise<NearMiss> {
  const { nearMisses: found, complete } = await ask(members, asked);
  expect(complete).toBe(true);
  const [first, ...more] = found;
  if (!first || more.length > 0) throw new Error(JSON.stringify(found.map((one) => one.explanation)));
  return first;
}

/** Nothing leads there before; with the change put in and imported, the chain is a path. */
async function expectOpened(
  members: Members,
  miss: NearMiss,
  { into, groups, ...asked }: IndexedResource & { readonly into?: 'own' | 'boundary' } = {},
): Promise<void> {
  const estate = withGroups(members, groups);
  expect(await pathsIn(readerOf(estate), asked)).toEqual([]);
  const paths = await pathsIn(readerOf(changedBy(miss, estate, into)), asked);
  const chainOf = (hops: NearMiss['hops']) => hops.map(({ to }) => to.identifier);
  expect(paths.map(({ hops, decision }) => [chainOf(hops), decision])).toContainEqual([
    chainOf(miss.hops),
    miss.decision,
  ]);
}

describe('the trust policy does not name whoever has the permission (E-35)', () => {
  const start: Member = { own: may(a) };
  const middle: Member = { own: may(b), trust: lets(alice) };

  test('a chain of one hop', async () => {
    const members = { [alice]: { own: may(b) }, [b]: { trust: lets(a) }, [a]: {} };
    const miss = await only(members);
    expect(miss).toMatchObject({
      missing: 'TRUST_POLICY',
      decision: 'ALLOWED',
      from: { identifier: alice },
      to: { identifier: b },
      explanation:
        'If b (222222222222) trusted alice (111111111111), alice (111111111111) → b (222222222222) would be open.',
    });
    expect(JSON.parse(miss.change ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [...lets(a), ...lets(alice)],
    });
    await expectOpened(members, miss);
  });

  test('last of two', async () => {
    const members = { [alice]: start, [a]: middle, [b]: {} };
    const miss = await only(members);
    expect(miss.explanation).toBe(
      'If b (222222222222) trusted a (111111111111), alice (111111111111) → a (111111111111) → b (222222222222) would be open.',
    );
    expect(miss.hops.map(({ sentence, crossAccount }) => [sentence, crossAccount])).toEqual([
      ['alice (111111111111) can assume a (111111111111).', false],
      ['With that change: a (111111111111) can assume b (222222222222).', true],
    ]);
    await expectOpened(members, miss);
  });

  test('first of two', async () => {
    const members = { [alice]: start, [a]: { own: may(b) }, [b]: { trust: lets(a) } };
    const miss = await only(members);
    expect([miss.missing, short(miss), miss.to.identifier]).toEqual(['TRUST_POLICY', 'alice → a → b', a]);
    await expectOpened(members, miss);
  });

  test('in the middle of three', async () => {
    const members = {
      [alice]: start,
      [a]: { own: may(c), trust: lets(alice) },
      [c]: { own: may(b) },
      [b]: { trust: lets(c) },
    };
    const miss = await only(members);
    expect([miss.missing, short(miss), miss.to.identifier]).toEqual(['TRUST_POLICY', 'alice → a → c → b', c]);
    await expectOpened(members, miss);
  });

  test('what the trust policy of a neighbor says of the account does not name the role', async () => {
    const members = { [alice]: { own: may(b) }, [b]: { trust: lets(root(TWO)) } };
    await expectOpened(members, await only(members));
  });

  test('inside one account', async () => {
    const near = arn(ONE, 'role/near');
    const members = { [alice]: { own: may(near) }, [near]: {} };
    await expectOpened(members, await only(members, { to: near }), { to: near });
  });

  test('a permission with a wildcard names the role too', async () => {
    const members = { [alice]: { own: [allow('sts:*', arn(TWO, 'role/*'))] }, [b]: {} };
    await expectOpened(members, await only(members));
  });

  test('a statement that would let in, but for a condition that the question says is not met (E-40)', async () => {
    const from = (ip: string) => ({ Condition: { IpAddress: { 'aws:SourceIp': ip } } });
    const members = {
      [alice]: { own: may(b) },
      [b]: { trust: [trusts({ AWS: alice }, from('10.0.0.0/8'))] },
    };
    const context = [{ key: 'aws:SourceIp', values: ['192.0.2.1'] }];
    const miss = await only(members, { context });
    expect(miss.explanation).toMatch(
      /would be open\. The trust policy of b .* would already allow alice .*, but its conditions are not met\. .* drops the condition aws:SourceIp is in 10\.0\.0\.0\/8\.$/,
    );
    expect(await told(members)).toEqual([]);
  });

  test('a service-linked role trusts nobody else (E-16)', async () => {
    const linked = arn(TWO, 'role/aws-service-role/sns.amazonaws.com/linked');
    const members = { [alice]: { own: may(linked) }, [linked]: {} };
    expect(await told(members, { to: linked })).toEqual([]);
  });

  test('a condition of the permission remains', async () => {
    const own = [allow('sts:AssumeRole', b, { StringEquals: { 'aws:SourceVpce': 'vpce-1' } })];
    const members = { [alice]: { own }, [b]: {} };
    const miss = await only(members);
    expect([miss.decision, miss.explanation]).toEqual([
      'CONDITIONAL',
      'If b (222222222222) trusted alice (111111111111), alice (111111111111) → b (222222222222) would be open, if aws:SourceVpce = vpce-1.',
    ]);
    await expectOpened(members, miss);
  });
});

describe('who is trusted lacks the permission (E-35, E-27a)', () => {
  test('trusted by name', async () => {
    const members = { [alice]: {}, [b]: { trust: lets(alice) } };
    const miss = await only(members);
    expect(miss).toMatchObject({
      missing: 'ASSUME_ROLE_PERMISSION',
      explanation:
        'If alice (111111111111) were allowed to assume b (222222222222), alice (111111111111) → b (222222222222) would be open.',
    });
    expect(JSON.parse(miss.change ?? '')).toEqual({ Version: '2012-10-17', Statement: may(b) });
    await expectOpened(members, miss);
  });

  test('trusted by account', async () => {
    const members = { [alice]: {}, [b]: { trust: lets(root(ONE)) } };
    await expectOpened(members, await only(members));
  });

  test('by policies of different names, so that one of them does not replace another', async () => {
    const roles = [b, c, arn('333333333333', 'role/b')];
    const members = { [alice]: {}, ...Object.fromEntries(roles.map((one) => [one, { trust: lets(alice) }])) };
    const answers = await Promise.all(roles.map((to) => ask(members, { to })));
    const changes = answers.flatMap(({ nearMisses: found }) =>
      found.flatMap(({ missing, asScenario }) =>
        missing === 'ASSUME_ROLE_PERMISSION' ? [JSON.parse(asScenario ?? '{}') as unknown] : [],
      ),
    );
    const names = JSON.stringify(changes).match(/(?<="policyName":")[^"]+/g);
    expect(names).toEqual(
      [/^assume-b-\w{8}$/, /^assume-c-\w{8}$/, /^assume-b-\w{8}$/].map(
        (name) => expect.stringMatching(name) as unknown,
      ),
    );
    expect(new Set(names).size).toBe(3);
  });

  test('trusted by the root of its own account, which being named would do as well (E-27b)', async () => {
    const near = arn(ONE, 'role/near');
    const members = { [alice]: {}, [near]: { trust: lets(root(ONE)) } };
    const { nearMisses: found, complete } = await ask(members, { to: near });
    expect([complete, found.map(({ missing }) => missing)]).toEqual([
      true,
      ['TRUST_POLICY', 'ASSUME_ROLE_PERMISSION'],
    ]);
    expect(found[0]?.explanation).toMatch(/^If near .* trusted alice .* by a further statement, /);
    for (const miss of found) await expectOpened(members, miss, { to: near });
  });

  test('last of two', async () => {
    const members = { [alice]: { own: may(a) }, [a]: { trust: lets(alice) }, [b]: { trust: lets(a) } };
    const miss = await only(members);
    expect([short(miss), miss.from.identifier]).toEqual(['alice → a → b', a]);
    await expectOpened(members, miss);
  });

  test('first of three', async () => {
    const first = arn(TWO, 'role/first');
    const members = {
      [alice]: {},
      [first]: { own: may(c), trust: lets(root(ONE)) },
      [c]: { own: may(b), trust: lets(first) },
      [b]: { trust: lets(c) },
    };
    const miss = await only(members);
    expect([short(miss), miss.from.identifier]).toEqual(['alice → first → c → b', alice]);
    await expectOpened(members, miss);
  });

  test('a session of the role that the trust policy names is of the role (E-45)', async () => {
    const session = `arn:aws:sts::${ONE}:assumed-role/a/deploy`;
    const members = { [a]: {}, [b]: { trust: lets(session) } };
    const miss = await only(members, { from: a });
    expect([miss.missing, miss.decision]).toEqual(['ASSUME_ROLE_PERMISSION', 'CONDITIONAL']);
    await expectOpened(members, miss, { from: a });
  });

  test('the boundary lacks it, not the identity policies (E-14)', async () => {
    const members = {
      [alice]: { own: may(b), boundary: [allow('s3:*', '*')] },
      [b]: { trust: lets(alice) },
    };
    const miss = await only(members);
    expect(miss.explanation).toMatch(/^If the permissions boundary limit-alice of alice .* let it assume b /);
    await expectOpened(members, miss, { into: 'boundary' });
  });

  test('both lack it: that would be two changes', async () => {
    const members = { [alice]: { boundary: [allow('s3:*', '*')] }, [b]: { trust: lets(alice) } };
    expect(await told(members)).toEqual([]);
  });

  test('an external id remains to be sent (E-41)', async () => {
    const members = {
      [alice]: {},
      [b]: { trust: [trusts({ AWS: alice }, { Condition: { StringEquals: { 'sts:ExternalId': 'x1' } } })] },
    };
    const miss = await only(members);
    expect([miss.decision, miss.explanation]).toEqual([
      'CONDITIONAL',
      expect.stringMatching(/if sts:ExternalId = x1\.$/),
    ]);
    await expectOpened(members, miss);
  });
});

test('a boundary that only AWS can edit is replaced by another one (E-17)', async () => {
  const members = {
    [alice]: { own: may(b), boundary: [allow('s3:*', '*')] },
    [b]: { trust: lets(root(ONE)) },
  };
  const ofAws = JSON.stringify(exportsOfEstate({ members })).replaceAll(
    arn(ONE, 'policy/'),
    'arn:aws:iam::aws:policy/',
  );
  const reader = inMemoryReader(importedHops(JSON.parse(ofAws) as readonly Json[]));
  const {
    nearMisses: [miss],
  } = await nearMisses(reader, { from: alice, to: b, maxHops: 5, context: [] });
  expect(miss?.explanation).toMatch(
    /^If alice .* had another permissions boundary than limit-alice, which only AWS can edit, /,
  );
});

describe('a group of the account has the permission (E-13)', () => {
  const developers = arn(ONE, 'group/developers');
  const members = { [alice]: {}, [b]: { trust: lets(root(ONE)) } };
  const groups = { [developers]: may(b), [arn(ONE, 'group/readers')]: [allow('s3:*', '*')] };

  test('to join it is a change as well, and takes no policy', async () => {
    const found = await ask(members, { groups });
    expect(found.nearMisses.map(({ missing, change }) => [missing, change !== undefined])).toEqual([
      ['ASSUME_ROLE_PERMISSION', true],
      ['SOURCE_MEMBERSHIP', false],
    ]);
    expect(found.nearMisses[1]?.explanation).toBe(
      'If alice (111111111111) were in group developers, alice (111111111111) → b (222222222222) would be open.',
    );
    const joined = { ...members, [alice]: { groups: ['developers'] } };
    expect(await pathsIn(readerOf(withGroups(joined, groups)))).toHaveLength(1);
  });

  test('a group that denies it elsewhere does not help', async () => {
    const hindered = { [developers]: [...may(b), deny('sts:*', '*')] };
    expect(await told(members, { groups: hindered })).toEqual([
      ['ASSUME_ROLE_PERMISSION', 'alice → b', 'ALLOWED'],
    ]);
  });

  test('a role joins none', async () => {
    const later = { [alice]: { own: may(a) }, [a]: { trust: lets(alice) }, [b]: { trust: lets(root(ONE)) } };
    expect(await told(later, { groups })).toEqual([
      ['ASSUME_ROLE_PERMISSION', 'alice → b', 'ALLOWED'],
      ['SOURCE_MEMBERSHIP', 'alice → b', 'ALLOWED'],
      ['ASSUME_ROLE_PERMISSION', 'alice → a → b', 'ALLOWED'],
    ]);
  });
});

describe('a Deny is in the way (E-4)', () => {
  test('of its own', async () => {
    const members = {
      [alice]: { own: [...may(b), deny('sts:AssumeRole', '*')] },
      [b]: { trust: lets(alice) },
    };
    const miss = await only(members);
    expect([miss.missing, miss.change]).toEqual(['ASSUME_ROLE_PERMISSION', undefined]);
    expect(miss.explanation).toMatch(/^If .*\(Never\).* did not deny it, alice .* → b .* would be open\.$/);
    const without = { ...members, [alice]: { own: may(b) } };
    expect(await pathsIn(readerOf({ members: without }))).toHaveLength(1);
  });

  test('of the trust policy', async () => {
    const never = { ...trusts({ AWS: '*' }), Effect: 'Deny', Sid: 'Never' };
    const members = { [alice]: { own: may(b) }, [b]: { trust: [...lets(alice), never] } };
    const miss = await only(members);
    expect([miss.missing, miss.change]).toEqual(['TRUST_POLICY', undefined]);
  });

  test('two of them: one change does not do', async () => {
    const own = [...may(b), deny('sts:AssumeRole', '*'), { ...deny('sts:*', b), Sid: 'Nor' }];
    expect(await told({ [alice]: { own }, [b]: { trust: lets(alice) } })).toEqual([]);
  });

  test('and nothing allows it: one change does not do', async () => {
    const own = [deny('sts:AssumeRole', '*')];
    expect(await told({ [alice]: { own }, [b]: { trust: lets(alice) } })).toEqual([]);
  });
});

describe('a guardrail is in the way (E-19, E-20)', () => {
  const members = { [alice]: { own: may(b) }, [b]: { trust: lets(alice) } };
  const governed = (one: Place, two: Place = {}) => organizationOf({ [ONE]: one, [TWO]: two });
  const stay = { Sid: 'Stay', Effect: 'Deny', Action: 'sts:*', Resource: '*' };

  test('a service control policy denies it', async () => {
    const organizations = governed({ scp: [fullAccess, { ...fullAccess, NoRoles: stay }, fullAccess] });
    const miss = await only(members, { organizations });
    expect([miss.missing, miss.change]).toEqual(['ORGANIZATION_GUARDRAILS', undefined]);
    expect(miss.explanation).toMatch(
      /^If .*\(Stay\) of the service control policy NoRoles attached to OU Workloads.* did not deny it/,
    );
    expect(await pathsIn(readerOf({ members }, organizations))).toEqual([]);
    expect(await pathsIn(readerOf({ members }, governed({})))).toHaveLength(1);
  });

  test('the same policy at two levels is one policy', async () => {
    const both = { ...fullAccess, NoRoles: stay };
    const miss = await only(members, { organizations: governed({ scp: [both, both, fullAccess] }) });
    expect(miss.missing).toBe('ORGANIZATION_GUARDRAILS');
  });

  test('a level of service control policies that allows nothing (E-19a)', async () => {
    const onlyS3 = { OnlyS3: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };
    const miss = await only(members, { organizations: governed({ scp: [fullAccess, onlyS3, fullAccess] }) });
    expect(miss.explanation).toMatch(
      /^If a service control policy attached to OU Workloads \(ou-ab12-cd345678\) allowed it, /,
    );
    const closed = governed({ scp: [onlyS3, onlyS3, fullAccess] });
    expect(await told(members, { organizations: closed })).toEqual([]);
  });

  test('a resource control policy denies it', async () => {
    const rcp = [{ ...rcpFullAccess, Home: { ...stay, Principal: '*' } }, rcpFullAccess, rcpFullAccess];
    const miss = await only(members, { organizations: governed({}, { rcp }) });
    expect(miss.missing).toBe('ORGANIZATION_GUARDRAILS');
    expect(miss.explanation).toMatch(/\(Stay\) of the resource control policy Home/);
  });
});

describe('none', () => {
  test('neither side names the other', async () => {
    expect(await ask({ [alice]: {}, [b]: {} })).toEqual({ nearMisses: [], complete: true });
  });

  const unreadable = { ...trusts({}), Principal: undefined, NotPrincipal: { AWS: root(ONE) } };
  const elsewhere = arn('999999999999', 'role/x');

  test.each<readonly [string, Members, string]>([
    ['a trust policy that could not be understood may let in', { [b]: { trust: [unreadable] } }, b],
    [
      'also into a role on the way',
      { [b]: { trust: lets(c) }, [c]: { own: may(b), trust: [unreadable] } },
      b,
    ],
    ['the account of the role was never imported', {}, elsewhere],
  ])('and the answer is not complete: %s (U-9c, U-9d)', async (_why, members, to) => {
    const none = { nearMisses: [], complete: false };
    expect(await ask({ [alice]: {}, ...members }, { to })).toEqual(none);
    expect(await ask({ [alice]: { own: may(to) }, ...members }, { to })).toMatchObject({ complete: false });
  });

  const vendor = arn('999999999999', 'role/vendor');

  test.each<readonly [string, Members, string]>([
    ['could not be read', { [alice]: { own: [unreadable] } }, alice],
    [
      'of a role on the way could not be read',
      { [alice]: { own: may(a) }, [a]: { own: [unreadable], trust: lets(alice) } },
      alice,
    ],
    ['is not in the export', { [alice]: { notImported: ['Power'] } }, alice],
    ['of an account that was never imported', {}, vendor],
  ])('nor where the policy that may name the role %s (U-9c, E-79)', async (_what, members, from) => {
    expect(await ask({ ...members, [b]: {} }, { from })).toEqual({ nearMisses: [], complete: false });
  });

  test('nor where the export lacks groups that may name it (F-116)', async () => {
    const [own, ...others] = exportsOfEstate({ members: { [alice]: {}, [b]: {} } });
    const { GroupDetailList: _groups, ...without } = own as Readonly<Record<string, Json>>;
    const reader = inMemoryReader(importedHops([without, ...others]));
    const search = await nearMisses(reader, { from: alice, to: b, maxHops: 5, context: [] });
    expect(search).toEqual({ nearMisses: [], complete: false });
  });

  const uncollected = organizationOf({ [ONE]: { scp: 'NOT_COLLECTED' }, [TWO]: {} });

  test('nor where a change leaves the decision unknown (U-9f)', async () => {
    const members = { [alice]: { own: may(b) }, [b]: {} };
    expect(await ask(members, { organizations: uncollected })).toEqual({ nearMisses: [], complete: false });
    const groups = { [arn(ONE, 'group/ops')]: [unreadable] };
    expect(await ask({ [alice]: {}, [b]: { trust: lets(alice) } }, { groups })).toMatchObject({
      nearMisses: [{ missing: 'ASSUME_ROLE_PERMISSION' }],
      complete: false,
    });
  });

  test('whose decision is not known is tried by no change, so the answer is not complete (U-9f)', async () => {
    const members = { [alice]: { own: may(b) }, [b]: { trust: lets(alice, root(ONE)) } };
    expect(await ask(members, { organizations: uncollected })).toEqual({ nearMisses: [], complete: false });
  });

  test('a role that its imported account does not have', async () => {
    const gone = arn(ONE, 'role/gone');
    expect(await ask({ [alice]: { own: may(gone) } }, { to: gone })).toEqual({
      nearMisses: [],
      complete: true,
    });
  });

  test('a trust policy that lets in everyone of AWS does not name a service (E-31c)', async () => {
    const members = { [alice]: {}, [b]: { trust: lets('*') } };
    expect(await told(members, { from: 'sns.amazonaws.com' })).toEqual([]);
    expect(await told(members)).toEqual([['ASSUME_ROLE_PERMISSION', 'alice → b', 'ALLOWED']]);
  });

  test('two steps are missing', async () => {
    const members = { [alice]: { own: may(a) }, [a]: { own: may(b) }, [b]: {} };
    expect(await told(members)).toEqual([]);
  });

  test('the target is no role, or of an account that was never imported', async () => {
    const members = { [alice]: { own: [allow('*', '*')] }, [arn(ONE, 'user/bob')]: {} };
    expect(await told(members, { to: arn(ONE, 'user/bob') })).toEqual([]);
    expect(await told(members, { to: arn('999999999999', 'role/x') })).toEqual([]);
  });

  test('the chain would be longer than asked for', async () => {
    const members = { [alice]: { own: may(a) }, [a]: { own: may(b), trust: lets(alice) }, [b]: {} };
    expect(await told(members, { maxHops: 1 })).toEqual([]);
    expect(await told(members, { maxHops: 2 })).toHaveLength(1);
  });

  test('what an account may do that was never imported is not known', async () => {
    expect(await told({ [b]: { trust: lets(alice) }, [alice]: {} }, { from: vendor })).toEqual([]);
  });
});

describe('several identities at once (E-35, E-27a)', () => {
  test('the permission of one and the trust in another are no way: each step is one call of one', async () => {
    const members = {
      [alice]: { own: may(a, b) },
      [a]: { trust: lets(alice) },
      [b]: { trust: lets(a) },
    };
    const { nearMisses: found, complete } = await ask(members);
    expect([complete, found.map((one) => [one.missing, short(one)])]).toEqual([
      true,
      [
        ['TRUST_POLICY', 'alice → b'],
        ['ASSUME_ROLE_PERMISSION', 'alice → a → b'],
      ],
    ]);
    for (const miss of found) await expectOpened(members, miss);
  });

  /** With the policy the role could give its caller the permission that is missing. */
  const attaching = [allow('iam:AttachUserPolicy', alice)];

  test.each([
    ['a role that is held', lets(alice)],
    ['a role that one change would open', []],
  ])('what %s could do to its caller is no step of a chain of assumed roles', async (_what, trust) => {
    const estateWith = (own: Member['own'] = []): Members => ({
      [alice]: { own: may(a) },
      [a]: { own, trust },
      [b]: { trust: lets(alice) },
    });
    const search = await ask(estateWith(attaching));
    expect(search).toEqual(await ask(estateWith()));
    expect(search.complete).toBe(true);
    expect(search.nearMisses.map((one) => [one.missing, short(one)])).toEqual([
      ['ASSUME_ROLE_PERMISSION', 'alice → b'],
    ]);
    for (const miss of search.nearMisses) await expectOpened(estateWith(attaching), miss);
  });
});

describe('which are told', () => {
  test('the shortest first, of equal length by kind, and the chain of a step once', async () => {
    const members = {
      [alice]: { own: may(a, b) },
      [a]: { own: may(b), trust: lets(alice) },
      [c]: { own: may(b), trust: lets(root(ONE)) },
      [b]: { trust: lets(c) },
    };
    expect(await told(members)).toEqual([
      ['TRUST_POLICY', 'alice → b', 'ALLOWED'],
      ['TRUST_POLICY', 'alice → a → b', 'ALLOWED'],
      ['ASSUME_ROLE_PERMISSION', 'alice → c → b', 'ALLOWED'],
      ['ASSUME_ROLE_PERMISSION', 'alice → a → c → b', 'ALLOWED'],
    ]);
  });

  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => arn(ONE, `role/r${String(index).padStart(2, '0')}`)).map(
      (one) => [one, { own: may(b), trust: lets(alice) }],
    ),
  );
  const wide = { [alice]: { own: [allow('sts:AssumeRole', arn(ONE, 'role/*'))] }, ...many, [b]: {} };

  test('ten at most, and that there are more is said', async () => {
    const { nearMisses: found, complete } = await ask(wide);
    expect([found.length, complete]).toEqual([10, false]);
    expect(found[0] && short(found[0])).toBe('alice → r00 → b');
  });

  test.each<readonly [string, NearMissLimits]>([
    ['principals', { principals: 4, steps: 200, most: 10 }],
    ['steps', { principals: 300, steps: 3, most: 10 }],
  ])('what a limit on %s cut is said', async (_what, limits) => {
    const { nearMisses: found, complete } = await ask(wide, { limits });
    expect([found.length, complete]).toEqual([3, false]);
  });

  test('where the database takes too long, none are, and that is said', async () => {
    const slow: GraphReader = {
      ...readerOf({ members: wide }),
      hopLayer: () => Promise.reject(new SearchTimeout('too slow')),
    };
    const question = { from: alice, to: b, maxHops: 5, context: [] };
    expect(await nearMisses(slow, question)).toEqual({ nearMisses: [], complete: false });
  });

  test('an import between the reads is said', async () => {
    const reader = readerOf({ members: wide });
    const moving: GraphReader = {
      ...reader,
      hopDetails: async (...asked) => ({ ...(await reader.hopDetails(...asked)), graphVersion: '2' }),
    };
    const question = { from: alice, to: b, maxHops: 5, context: [] };
    expect((await nearMisses(moving, question)).complete).toBe(false);
  });

  test('hops that ask for a session of two names do not make a chain (E-45)', async () => {
    const session = (name: string) => `arn:aws:sts::${ONE}:assumed-role/a/${name}`;
    const named = { Condition: { StringEquals: { 'sts:RoleSessionName': 'xy' } } };
    const members = {
      [alice]: { own: may(a) },
      [a]: { own: may(c), trust: [trusts({ AWS: alice }, named)] },
      [c]: { trust: lets(session('y')) },
      [b]: { trust: lets(root(TWO)) },
    };
    expect(await ask(members)).toEqual({ nearMisses: [], complete: false });
  });
});

describe('in random estates, the change of each near miss opens its chain', () => {
  const roles = [a, b, c, arn(ONE, 'role/d')];
  const callers = [alice, ...roles];
  const named = fc.subarray([...callers, root(ONE), root(TWO)], { maxLength: 2 });
  const permitted = fc.subarray([...roles, '*', arn(TWO, 'role/*')], { maxLength: 2 });
  const never = fc.constantFrom<readonly string[]>([], [], [], [b], ['*']);
  const own = fc
    .tuple(permitted, never)
    .map(([some, none]) => [...may(...some), ...none.map((role) => deny('sts:AssumeRole', role))]);
  const role = fc.record({ own, trust: named.map((principals) => lets(...principals)) });
  const estates = fc.record({
    [alice]: fc.record({ own }),
    ...Object.fromEntries(roles.map((one) => [one, role])),
  });

  test('with what the chain would be', async () => {
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(estates, async (drawn) => {
        const members = drawn as Members;
        const estate = { members };
        if ((await pathsIn(readerOf(estate))).length > 0) return;
        const { nearMisses: found } = await ask(members);
        for (const miss of found.filter(({ change }) => change !== undefined)) {
          await expectOpened(members, miss);
          opened += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(opened).toBeGreaterThan(100);
  });
});
