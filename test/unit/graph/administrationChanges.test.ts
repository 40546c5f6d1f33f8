/** What an import changed: who administers, and who gets there over stored hops. */
import { describe, expect, it } from 'vitest';
import type { DataGap } from '../../../src/iam/decide/decision.js';
import type { AdministrationState, PrincipalWithHops } from '../../../src/graph/contract/history.js';
import { administrationChanges as compare } from '../../../src/graph/engine/administrationChanges.js';
import { atOnce } from '../../../src/graph/contract/turns.js';
import { account } from '../../support/exposedRole.js';
import { factsOf } from '../../support/importedGraph.js';

const A = '111111111111';
const B = '222222222222';
const user = (name: string, accountId = A): string => `arn:aws:iam::${accountId}:user/${name}`;
const role = (name: string, accountId = A): string => `arn:aws:iam::${accountId}:role/${name}`;

const leading = (identifier: string, more: Partial<PrincipalWithHops> = {}): PrincipalWithHops => ({
  identifier,
  sets: [],
  allowed: [],
  conditional: [],
  ...more,
});

const state = (
  principals: readonly PrincipalWithHops[],
  more: Partial<AdministrationState> = {},
): AdministrationState => ({
  principals,
  gaps: new Map([A, B].map((id) => [id, []])),
  principalGaps: more.gaps ?? new Map(),
  organizationGaps: new Map(),
  unexplored: 0,
  ...more,
});

const admin = (accountId: string, into: Partial<PrincipalWithHops> = {}): PrincipalWithHops =>
  leading(role('admin', accountId), { administrator: 'ALLOWED', ...into });

const administrationChanges = (before: AdministrationState, after: AdministrationState) =>
  atOnce(compare(before, after));

const incomplete = (message: string): DataGap => ({ kind: 'EXPORT_INCOMPLETE', accountId: A, message });
const attachedTo = (targets: string): readonly DataGap[] => [
  incomplete(`o-x: which service control policies are attached to ${targets} is not known. Run aws.`),
];
const notFollowed: DataGap = {
  kind: 'DELEGATION_NOT_FOLLOWED',
  accountId: A,
  message: 'o-x: 222222222222 administers AWS Config for it.',
};

const textsOf = ({ reach }: ReturnType<typeof administrationChanges>): readonly string[] =>
  reach.map((one) => `${one.change} ${one.principal.split('/')[1] ?? ''} ${one.accountIds.join()}`);

describe('what an import changed', () => {
  it('nothing where the graph says the same under other names', () => {
    const before = state([leading(user('alice'), { sets: ['1'] }), admin(A, { allowed: ['1'] })]);
    const after = state([admin(A, { allowed: ['9'] }), leading(user('alice'), { sets: ['9'] })]);
    const { administrators, administratorCounts, reach, reachCounts } = administrationChanges(before, after);
    expect({ administrators, administratorCounts, reach, reachCounts }).toEqual({
      administrators: [],
      administratorCounts: [],
      reach: [],
      reachCounts: [],
    });
  });

  it('who administers, for certain or under conditions', () => {
    const before = state([admin(A), leading(user('bob'), { administrator: 'CONDITIONAL' })]);
    const after = state([leading(user('bob'), { administrator: 'ALLOWED' })]);
    const { administrators, administratorCounts } = administrationChanges(before, after);
    expect(administrators).toEqual([
      { change: 'LOOSENED', principal: user('bob'), before: 'CONDITIONAL', after: 'ALLOWED' },
      { change: 'LOST', principal: role('admin'), before: 'ALLOWED' },
    ]);
    expect(administratorCounts).toEqual([
      { change: 'LOOSENED', count: 1 },
      { change: 'LOST', count: 1 },
    ]);
  });

  it('who gets there over several hops, and over whoever administers an account on the way', () => {
    const chain = [
      leading(user('alice'), { sets: ['alice'] }),
      leading(role('step'), { sets: ['step'], allowed: ['alice'] }),
      admin(A, { allowed: ['step'] }),
      // Whoever administers A becomes the deployer, and that one the administrator of B.
      leading(role('deployer'), { sets: ['deployer'] }),
      admin(B),
    ];
    const over = chain.map((one) =>
      one.identifier === role('admin', B) ? { ...one, conditional: ['deployer'] } : one,
    );
    const changes = administrationChanges(state(chain), state(over));
    expect(textsOf(changes)).toEqual([
      `GAINED admin ${B}`,
      `GAINED deployer ${B}`,
      `GAINED step ${B}`,
      `GAINED alice ${B}`,
    ]);
    expect(changes.reachCounts).toEqual([{ change: 'GAINED', count: 4 }]);
    const unconditional = over.map((one) => ({ ...one, allowed: [...one.allowed, ...one.conditional] }));
    expect(textsOf(administrationChanges(state(over), state(unconditional)))[0]).toBe(`LOOSENED admin ${B}`);
    expect(textsOf(administrationChanges(state(unconditional), state(chain)))[0]).toBe(`LOST admin ${B}`);
  });

  it.each([
    ['deleted principals its policies name', 'PRINCIPAL_DELETED'],
    ["of AWS's own policies its export lacks", 'POLICY_FROM_DATA_PACKAGE'],
  ] as const)('whatever %s', (_name, kind) => {
    const gap = { kind, accountId: A, message: 'It is not there.' };
    const gaps = new Map([
      [A, [gap]],
      [B, []],
    ]);
    const bob = leading(user('bob'), { administrator: 'ALLOWED' });
    const changesOf = (...states: readonly [AdministrationState, AdministrationState]) => {
      const { administrators, reach } = administrationChanges(...states);
      return [...administrators, ...reach].map(({ change }) => change);
    };
    expect(changesOf(state([], { gaps }), state([bob]))).toEqual(['GAINED', 'GAINED']);
    expect(changesOf(state([bob]), state([], { gaps }))).toEqual(['LOST', 'LOST']);
  });

  it('whatever policies of resources it could not read', () => {
    const reading = (...buckets: readonly string[]) =>
      factsOf([
        account(A),
        buckets.map((name) => ({ ResourceArn: `arn:aws:s3:::${name}`, AccountId: A, Error: 'AccessDenied' })),
      ]);
    const stateWith = (bob: readonly PrincipalWithHops[], facts: ReturnType<typeof factsOf>) =>
      state(bob, {
        gaps: new Map(facts.map(({ accountId, dataGaps }) => [accountId, dataGaps])),
        principalGaps: new Map(facts.map(({ accountId, principalGaps }) => [accountId, principalGaps])),
      });
    const without = stateWith([], reading('b1', 'b2'));
    const withBob = stateWith([leading(user('bob'), { administrator: 'ALLOWED' })], reading('b1'));
    expect(without.gaps.get(A)).toMatchObject([{ kind: 'RESOURCE_POLICY_NOT_IMPORTED' }]);
    expect(administrationChanges(without, withBob).administrators).toMatchObject([{ change: 'GAINED' }]);
    expect(administrationChanges(withBob, without).administrators).toMatchObject([{ change: 'LOST' }]);
  });

  it('what limits access is not known any more, or not yet (U-9f)', () => {
    const [known, unknown, elsewhere, delegated, unheard] = [
      [],
      attachedTo('3 targets'),
      attachedTo('one target'),
      [notFollowed],
      [incomplete('o-x: which accounts administer services for it is not known. Run aws.')],
    ].map((gaps) => ({ organizationGaps: new Map([[A, gaps]]) }));
    const bob = leading(user('bob'), { administrator: 'ALLOWED' });
    const changesOf = (...states: readonly [AdministrationState, AdministrationState]) => {
      const { administrators, reach } = administrationChanges(...states);
      return [...administrators, ...reach].map(({ change }) => change);
    };
    expect(changesOf(state([bob], unknown), state([], elsewhere))).toEqual(['LOST', 'LOST']);
    expect(changesOf(state([bob], known), state([], delegated))).toEqual(['LOST', 'LOST']);
    expect(changesOf(state([], delegated), state([bob], known))).toEqual(['GAINED', 'GAINED']);
    expect(changesOf(state([], unheard), state([bob], known))).toEqual(['NOW_KNOWN', 'NOW_KNOWN']);
    const [was, is] = [state([bob], known), state([], unknown)];
    expect(changesOf(was, is)).toEqual(['NOW_UNKNOWN', 'NOW_UNKNOWN']);
    expect(changesOf(is, was)).toEqual(['NOW_KNOWN', 'NOW_KNOWN']);
    expect(changesOf(state([bob], unknown), is)).toEqual(['LOST', 'LOST']);
  });

  it('a role of a service is nobody whom administrators become', () => {
    const own = role('aws-service-role/x');
    const before = state([admin(A), leading(own, { sets: ['own'] }), admin(B)]);
    const after = state([admin(A), leading(own, { sets: ['own'] }), admin(B, { allowed: ['own'] })]);
    expect(textsOf(administrationChanges(before, after))).toEqual([`GAINED aws-service-role ${B}`]);
  });

  it('what is not known any more is not lost, also of who passes the account', () => {
    const before = state([leading(user('alice', B), { sets: ['alice'] }), admin(A, { allowed: ['alice'] })]);
    const after = state([leading(user('alice', B), { sets: ['alice'] })], { gaps: new Map([[B, []]]) });
    expect(textsOf(administrationChanges(before, after))).toEqual([
      `NOW_UNKNOWN admin ${A}`,
      `NOW_UNKNOWN alice ${A}`,
    ]);
    expect(administrationChanges(after, before).administrators).toMatchObject([{ change: 'NOW_KNOWN' }]);
  });

  it('more accounts than a word has bits, and more principals than are kept', () => {
    const ids = Array.from({ length: 40 }, (_, at) => String(100_000_000_000 + at));
    const gaps = new Map(ids.map((id) => [id, []]));
    const users = Array.from({ length: 120 }, (_, at) =>
      leading(user(`u${String(at).padStart(3, '0')}`, ids[0]), { sets: ['all'] }),
    );
    const before = state([...users, ...ids.map((id) => admin(id))], { gaps });
    const after = state([...users, ...ids.map((id) => admin(id, { allowed: ['all'] }))], { gaps });
    const { reach, reachCounts } = administrationChanges(before, after);
    // And the administrator of their account, who becomes any of them, gets to the 39 others.
    expect(reachCounts).toEqual([{ change: 'GAINED', count: 120 * 40 + 39 }]);
    expect(reach).toHaveLength(100);
    expect(reach[1]).toMatchObject({ principal: user('u000', ids[0]), accountCount: 40 });
    expect(reach[1]?.accountIds).toEqual(ids.slice(0, 10));
  });

  it('in a number of steps that grows with the graph, also where accounts lead into each other in a ring', () => {
    const stepsOf = (count: number): number => {
      const ids = Array.from({ length: count }, (_, at) => String(100_000_000_000 + at));
      const gaps = new Map(ids.map((id) => [id, []]));
      const ring = ids.flatMap((id, at) => [
        admin(id, { allowed: [`set of ${ids[(at + 1) % count] ?? ''}`] }),
        leading(user('bob', id), { sets: [`set of ${id}`] }),
      ]);
      const work = compare(state([], { gaps }), state(ring, { gaps }));
      let steps = 0;
      for (let piece = work.next(); ; piece = work.next(), steps += 1) {
        if (!piece.done) continue;
        // Whoever administers an account becomes its user, whom the next account lets in.
        expect(piece.value.reachCounts).toEqual([{ change: 'GAINED', count: 2 * count * count }]);
        return steps;
      }
    };
    expect(stepsOf(160)).toBeLessThan(2.2 * stepsOf(80));
  });

  it('says what it does not follow', () => {
    const hop = [leading(user('alice'), { sets: ['1'] }), admin(A, { allowed: ['1'] })];
    expect(administrationChanges(state([]), state([admin(A)])).caveats).toEqual([]);
    expect(administrationChanges(state([]), state(hop)).caveats).toHaveLength(1);
    expect(administrationChanges(state(hop), state(hop, { unexplored: 2 })).caveats.at(-1)).toContain(
      '2 different sets of policies',
    );
  });
});

describe('who administers and who gets there, after an import', () => {
  it('counts those that reach an account and administer none', () => {
    const after = state(
      [
        leading(user('alice'), { sets: ['1'] }),
        leading(user('bob'), { sets: ['2'] }),
        leading(user('carol'), { sets: ['3'] }),
        admin(A, { allowed: ['1'], conditional: ['2'] }),
        admin(B, { allowed: ['1'] }),
        // Neither these, nor the root user, are users or roles.
        ...['ec2.amazonaws.com', `arn:aws:iam::${A}:saml-provider/staff`, '*', `arn:aws:iam::${A}:root`].map(
          (identifier) => leading(identifier, { sets: ['1'] }),
        ),
      ],
      { gaps: new Map([[A, [{ kind: 'ACCOUNT_NOT_IMPORTED', accountId: A, message: '' }]]]) },
    );
    expect(administrationChanges(state([]), after).summary).toEqual({
      administrators: 2,
      reaching: 2,
      reachingFirmly: 1,
      accounts: [
        // With the administrator of A, who becomes alice.
        { accountId: B, reaching: 3 },
        { accountId: A, reaching: 2 },
      ],
      gaps: [{ kind: 'ACCOUNT_NOT_IMPORTED', count: 1 }],
    });
  });
});

it('gives a caveat to changes of accounts that other rules were applied to before', () => {
  const caveatsOf = (before: string, after: string) => {
    const ruled = (rules: string) => ({ ...state([]), rules: new Map([['111122223333', rules]]) });
    return administrationChanges(ruled(before), ruled(after)).caveats;
  };
  expect(caveatsOf('1', '2')).toEqual([
    expect.stringContaining('one account was evaluated by another version'),
  ]);
  expect(caveatsOf('2', '2')).toEqual([]);
  expect(administrationChanges(state([]), { ...state([]), rules: new Map([['1', '2']]) }).caveats).toEqual(
    [],
  );
});
