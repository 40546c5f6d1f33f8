/** Where policies were not imported, or not understood, that could open a way, every question about paths says so. */
import { describe, expect, it } from 'vitest';
import {
  ADMIN,
  AWAY,
  hiddenEstates,
  HOME,
  NEXT,
  onwardEstates,
  unconcerned,
} from '../../support/hiddenEstates.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { organizationOf } from '../../support/organizations.js';
import { ask, askDirectly, gapsIn, onward, questions } from '../../support/pathQuestions.js';
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
