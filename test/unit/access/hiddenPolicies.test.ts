/** Where policies were not imported, or not understood, that could open a way, every question about paths says so. */
import { describe, expect, it } from 'vitest';
import { gapsOfAssumedRoles, gapsOfAssumers } from '../../../src/access/whoCan/whoCan.js';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { can } from '../../../src/access/can/can.js';
import type { Organization } from '../../../src/graph/model/graph.js';
import type { DataGap } from '../../../src/iam/decide/decision.js';
import {
  ADMIN,
  AWAY,
  hiddenEstates,
  HOME,
  NEXT,
  onwardEstates,
  outsideEstates,
  unconcerned,
  waiting,
} from '../../support/hiddenEstates.js';
import type { InMemoryGraph } from '../../support/inMemoryFacts.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { organizationOf } from '../../support/organizations.js';
import { ask, askDirectly, gapsIn, onward, questions, type Question } from '../../support/pathQuestions.js';
import { exportsOfEstate } from '../../support/roleEstate.js';

describe.each(questions)('%s', (question) => {
  it.each(Object.entries(hiddenEstates))('%s: is a gap', async (_what, { from, estate, gap }) => {
    const reader = inMemoryReader(importedEstate(exportsOfEstate(estate)));
    const told = await ask(reader, question, from, ADMIN);
    expect(gapsIn(told)).toContain(gap);
    expect(told.complete).toBe(true);
  });
});

describe.each(onward)('%s', (question) => {
  it.each(Object.entries(onwardEstates))('%s: is a gap', async (_what, { from, estate, gap }) => {
    const reader = inMemoryReader(importedEstate(exportsOfEstate(estate)));
    expect(gapsIn(await ask(reader, question, from, ADMIN))).toEqual([gap]);
  });
});

it('U-9: blastRadius tells the accounts of the organization that whoever administers one can go on into', async () => {
  const from = `arn:aws:iam::${HOME}:user/u`;
  const own = [{ Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' }];
  const organization = organizationOf({ [HOME]: {}, [AWAY]: {} });
  const graph = importedEstate(exportsOfEstate({ members: { [from]: { own } } }), organization);
  expect(gapsIn(await ask(inMemoryReader(graph), 'blastRadius', from, ADMIN))).toContain(
    `ACCOUNT_NOT_IMPORTED ${AWAY}`,
  );
});

/** `whoCan` tells them: whose policies could not be understood may do anything. */
it.each(questions.filter((question) => question !== 'whoCan'))(
  'U-9: %s says nothing of accounts that no way can go through',
  async (question) => {
    const { from, estate } = unconcerned;
    const reader = inMemoryReader(importedEstate(exportsOfEstate(estate)));
    expect(gapsIn(await ask(reader, question, from, ADMIN))).toEqual([]);
  },
);

describe('canAssume and assumableBy', () => {
  const answersIn = async ({ from, estate }: (typeof hiddenEstates)[string]) => {
    const reader = inMemoryReader(importedEstate(exportsOfEstate(estate)));
    const question = { principal: from, action: 'sts:AssumeRole', resource: ADMIN, context: [] };
    return {
      single: await can(reader, { ...question, unlistedContextKeys: 'UNKNOWN' }),
      gaps: [
        await gapsOfAssumedRoles(reader, from, await reader.rolesWithUnreadTrust()),
        await gapsOfAssumers(reader, ADMIN),
      ],
    };
  };
  const kindsOf = (gaps: readonly DataGap[]) => new Set(gaps.map(({ kind }) => kind));

  it('name what hides a step, as can and whoCan do', async () => {
    const hidden: string[] = [];
    for (const [what, one] of Object.entries(hiddenEstates)) {
      const { single, gaps } = await answersIn(one);
      if (single.decision !== 'UNKNOWN') continue;
      hidden.push(what);
      const [assumed = [], assumers = []] = gaps;
      // The engine's own words for what the others name as well.
      const named = [...kindsOf(single.dataGaps)].filter((kind) => kind !== 'EXPORT_INCOMPLETE');
      expect([what, [...kindsOf(assumed)].sort()]).toEqual([what, named.sort()]);
      expect([what, gapsIn({ dataGaps: assumers })]).toEqual([what, expect.arrayContaining([one.gap])]);
    }
    expect(hidden.length).toBeGreaterThan(5);
  });

  it('name no trust policy of a role that somebody cannot be let into', async () => {
    const from = `arn:aws:iam::${NEXT}:user/u`;
    const unread = [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Bogus: 1 }];
    const isNamed = async (Resource: string) => {
      const own = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource }];
      const estate = { members: { [from]: { own }, [ADMIN]: { trust: unread } } };
      const { gaps } = await answersIn({ from, estate, gap: '' });
      return kindsOf(gaps[0] ?? []).has('POLICY_QUARANTINED');
    };
    expect(await isNamed(ADMIN)).toBe(true);
    expect(await isNamed(`arn:aws:iam::${NEXT}:role/*`)).toBe(false);
  });

  it('say nothing of whom an import does not hold', async () => {
    const reader = inMemoryReader(importedEstate(exportsOfEstate(unconcerned.estate)));
    const gone = `arn:aws:iam::${HOME}:role/gone`;
    expect(await gapsOfAssumers(reader, gone)).toEqual([]);
    expect(await gapsOfAssumedRoles(reader, gone, [])).toEqual([]);
  });
});

it.each(Object.entries(outsideEstates))(
  'assumeRolePaths tells an account that leads to the end to those who may get into it: %s',
  async (_what, { from, estate, gap }) => {
    const reader = inMemoryReader(importedEstate(exportsOfEstate(estate)));
    const told = gapsIn(await ask(reader, 'assumeRolePaths', from, ADMIN));
    expect(told.filter((one) => one === `ACCOUNT_NOT_IMPORTED ${AWAY}`)).toEqual(gap === '' ? [] : [gap]);
  },
);

describe('what hops wait for: a new derivation, or what an organization lacks (G-23)', () => {
  const { from, estate, concerns } = waiting;
  const graph = importedEstate(exportsOfEstate(estate));

  const toldOfEach = async (
    question: Question,
    kind: string,
    changed: (id: string) => Partial<InMemoryGraph>,
  ) => {
    const told = await Promise.all(
      waiting.accounts.map(async (id) => {
        const { dataGaps } = await ask(inMemoryReader({ ...graph, ...changed(id) }), question, from, ADMIN);
        return dataGaps.some((one) => one.kind === kind) ? [id] : [];
      }),
    );
    return told.flat();
  };

  it.each(questions)('%s tells what waits where it is concerned alone', async (question) => {
    const outdated = (id: string) => ({ outdatedAccounts: [id] });
    expect(await toldOfEach(question, 'DERIVATION_PENDING', outdated)).toEqual(concerns(question));
  });

  it.each(questions)('%s tells what organizations of these accounts lack alone (U-9f)', async (question) => {
    const lacking = (id: string) => ({
      organizations: organizationOf({ [id]: {} }),
      organization: organizationWith({ kind: 'EXPORT_INCOMPLETE', accountId: id, message: 'lacks a policy' }),
    });
    expect(await toldOfEach(question, 'EXPORT_INCOMPLETE', lacking)).toEqual(concerns(question));
  });

  it.each(onward)('%s tells them all to a service, which any role may let in', async (question) => {
    const { dataGaps } = await ask(
      inMemoryReader({ ...graph, outdatedAccounts: waiting.accounts }),
      question,
      'lambda.amazonaws.com',
      ADMIN,
    );
    expect(dataGaps.map(({ message }) => message)).toContainEqual(expect.stringContaining('4 more accounts'));
  });
});

const organizationWith = (gap: DataGap): Organization => ({
  type: 'ORGANIZATION',
  organizationId: 'o-exampleorg',
  arn: 'arn:aws:organizations::999900009999:organization/o-exampleorg',
  managementAccountId: '999900009999',
  importedAt: 0,
  dataGaps: [gap],
});

describe('an account that was never imported and that a role of another account trusts (G-23)', () => {
  const from = `arn:aws:iam::${HOME}:user/u`;
  const trust = [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${AWAY}:role/vendor` }, Action: 'sts:AssumeRole' },
  ];
  const trusting = { [`arn:aws:iam::${NEXT}:role/partner`]: { trust } };
  const assuming = (Resource: string) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource });
  const gapsOf = async (own: readonly Readonly<Record<string, unknown>>[]) => {
    const graph = importedEstate(exportsOfEstate({ members: { ...trusting, [from]: { own } } }));
    return gapsIn(await ask(inMemoryReader(graph), 'pathsToPrivilege', from, ADMIN));
  };

  it('is no gap for who can assume no role there', async () => {
    expect(await gapsOf([])).toEqual([]);
    expect(await gapsOf([assuming(`arn:aws:iam::${NEXT}:role/partner`)])).toEqual([]);
  });

  it.each([
    ['may assume roles of any account', [assuming('*')]],
    ['may assume roles of it', [assuming(`arn:aws:iam::${AWAY}:role/*`)]],
    [
      'administers its account under a condition',
      [
        {
          Effect: 'Allow',
          NotAction: 'sts:*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
        },
      ],
    ],
  ])('is one for who %s', async (_what, own) => {
    expect(await gapsOf(own)).toEqual([`ACCOUNT_NOT_IMPORTED ${AWAY}`]);
  });
});

describe('whoCan, by themselves', () => {
  const ofHome = Object.entries(hiddenEstates).filter(([, { gap }]) => gap.endsWith(HOME));

  it.each(ofHome)('%s: is a gap where it is of the account', async (_what, { estate, gap }) => {
    expect(
      gapsIn(await askDirectly(inMemoryReader(importedEstate(exportsOfEstate(estate))), ADMIN)),
    ).toContain(gap);
  });

  it('U-9: says nothing of policies of other accounts, which cannot allow it', async () => {
    const reader = inMemoryReader(importedEstate(exportsOfEstate(unconcerned.estate)));
    expect(gapsIn(await askDirectly(reader, ADMIN))).not.toContain(`POLICY_NOT_IMPORTED ${AWAY}`);
  });
});

it('E-79: a hop under a policy that could not be read says whose it is, and no hash', async () => {
  const from = `arn:aws:iam::${HOME}:user/u`;
  const to = `arn:aws:iam::${HOME}:role/r`;
  const mayAssume = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: to };
  const trust = [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${HOME}:root` }, Action: 'sts:AssumeRole' },
  ];
  const members = {
    [from]: { own: [mayAssume], beside: [{ ...mayAssume, Effect: 'Maybe' }] },
    [to]: { trust },
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  const { paths } = await assumeRolePaths(reader, { from, to, maxHops: 1, k: 1, context: [] });
  expect(paths.flatMap(({ hops }) => hops.flatMap(({ preconditions }) => preconditions))).toEqual([
    'the policy of the principal, which could not be read, does not deny it',
  ]);
});
