/** Which accounts administer services for their organization: how it is read, refused, completed and told to be missing. */
import { describe, expect, it } from 'vitest';
import { complaints } from './exports.js';
import {
  account,
  administrator,
  combined,
  factsOf,
  LONER,
  MANAGEMENT,
  MEMBER,
  ORGANIZATION,
  parse,
  PRODUCTION,
  ROOT,
} from './organizations.js';

const sso = 'sso.amazonaws.com';
const iam = 'iam.amazonaws.com';
const services = (...principals: readonly string[]) =>
  principals.map((ServicePrincipal) => ({ ServicePrincipal }));

async function only(value: object) {
  const { organizations = [], problems, notes } = await parse(value);
  const [part] = organizations;
  return { part, problems: complaints(problems), notes: complaints(notes) };
}

describe('delegated administrators', () => {
  it('are accounts, with the services of each where they are in it, sorted (F-33)', async () => {
    const { part, problems, notes } = await only({
      DelegatedAdministrators: [administrator(MEMBER, sso, iam, sso), administrator(LONER)],
    });
    expect([problems, notes]).toEqual([[], []]);
    expect(part).toMatchObject({ organizationId: ORGANIZATION, covers: ['delegatedAdministrators:*'] });
    expect(part?.delegatedAdministrators).toEqual([
      { id: MEMBER, services: [iam, sso], origin: expect.anything() as object },
      { id: LONER, origin: expect.anything() as object },
    ]);
  });

  it('are of a page of services with AccountId beside it (F-33)', async () => {
    const { part, notes } = await only({ DelegatedServices: services(sso), AccountId: MEMBER });
    expect(notes).toEqual([]);
    expect(part).toMatchObject({ delegatedAdministrators: [{ id: MEMBER, services: [sso] }], covers: [] });
  });

  it('are not of a page of services that names no account, which is noted (F-33)', async () => {
    const { part, problems, notes } = await only({ DelegatedServices: services(sso) });
    expect([part?.delegatedAdministrators, problems]).toEqual([[], []]);
    expect(notes).toEqual([
      '$.DelegatedServices: This does not say which account administers these services; left out. Put "AccountId" beside it.',
    ]);
  });

  it('are not all where more follows (F-36, F-116)', async () => {
    const { part } = await only({ DelegatedAdministrators: [administrator(MEMBER, sso)], NextToken: 'more' });
    expect(part?.covers).toEqual([]);
  });

  it.each([
    [
      { DelegatedAdministrators: [{ Id: 'shop' }] },
      '$.DelegatedAdministrators[0].Id: "shop" is no id such as 111122223333. Correct it.',
    ],
    [
      { DelegatedAdministrators: [{ Id: MEMBER, DelegatedServices: [{}] }] },
      '$.DelegatedAdministrators[0].DelegatedServices[0]: ServicePrincipal is missing. Export again.',
    ],
    [
      { DelegatedAdministrators: [{ Id: MEMBER, DelegatedServices: sso }] },
      '$.DelegatedAdministrators[0].DelegatedServices: Expected a list, found the string "sso.amazonaws.com". Correct it or export again.',
    ],
    [
      { DelegatedServices: services(sso), AccountId: 'shop' },
      '$.AccountId: "shop" is no id such as 111122223333. Correct it.',
    ],
  ])('are refused with place and remedy where they are wrong (%#)', async (value, complaint) => {
    expect((await only(value)).problems).toEqual([complaint]);
  });
});

/** By account. */
const delegatedIn = async (...imports: readonly object[]) => {
  const facts = await factsOf(...imports.map((one, index) => ({ [`${index}.json`]: one })));
  return Object.fromEntries(facts.accounts.map(({ id, delegatedServices }) => [id, delegatedServices]));
};

const accounts = [
  account(MANAGEMENT, 'management', { ParentId: ROOT }),
  account(MEMBER, 'shop', { ParentId: PRODUCTION }),
  account(LONER, 'new', { ParentId: ROOT }),
];

const organizationWith = (DelegatedAdministrators?: readonly object[]): object =>
  combined({ Accounts: accounts, DelegatedAdministrators });

describe('the services that an account administers', () => {
  it('are some, none, or not known (F-33)', async () => {
    expect(await delegatedIn(organizationWith([administrator(MEMBER, sso), administrator(LONER)]))).toEqual({
      [MANAGEMENT]: [],
      [MEMBER]: [sso],
      [LONER]: undefined,
    });
    expect(await delegatedIn(organizationWith())).toEqual({
      [MANAGEMENT]: undefined,
      [MEMBER]: undefined,
      [LONER]: undefined,
    });
  });

  it('are completed by a later import, and kept by one that lacks them (F-114)', async () => {
    const listed = organizationWith([administrator(MEMBER)]);
    const page = { DelegatedServices: services(sso), AccountId: MEMBER };
    const expected = { [MANAGEMENT]: [], [MEMBER]: [sso], [LONER]: [] };
    expect(await delegatedIn(listed, page)).toEqual(expected);
    expect(
      await delegatedIn(organizationWith(), page, { DelegatedAdministrators: [administrator(MEMBER)] }),
    ).toEqual(expected);
    expect(await delegatedIn(listed, page, organizationWith())).toEqual(expected);
  });

  it('are those of all pages, and not known without the last one (F-36, F-116)', async () => {
    const page = (services_: readonly object[], more: object = {}) => ({
      DelegatedServices: services_,
      AccountId: MEMBER,
      ...more,
    });
    const more = { NextToken: 'more' };
    const listed = organizationWith([administrator(MEMBER)]);
    const memberOf = async (...imports: readonly object[]) => (await delegatedIn(listed, ...imports))[MEMBER];
    const first = page(services(sso), more);
    expect(await memberOf([first, page(services(iam))])).toEqual([iam, sso]);
    expect(await memberOf([page(services(sso, iam)), first, page([], more)])).toEqual([iam, sso]);
    expect(await memberOf(first)).toBeUndefined();
    expect(await memberOf(page([], more))).toBeUndefined();
    expect(await memberOf(page(services(iam)), first)).toEqual([iam]);
  });

  it('change with a later list of all administrators', async () => {
    const first = organizationWith([administrator(MEMBER, sso)]);
    const later = { DelegatedAdministrators: [administrator(LONER, iam)] };
    expect(await delegatedIn(first, later)).toEqual({ [MANAGEMENT]: [], [MEMBER]: [], [LONER]: [iam] });
    expect(await delegatedIn(first, { ...later, NextToken: 'more' })).toEqual({
      [MANAGEMENT]: [],
      [MEMBER]: [sso],
      [LONER]: [iam],
    });
  });
});

describe('an organization of which they are not known', () => {
  const gapsOf = async (organization: object) =>
    (await factsOf({ 'a.json': organization })).dataGaps.map(({ message }) => message);

  it('has one gap with what to run (F-33, F-169)', async () => {
    expect(await gapsOf(organizationWith())).toEqual([
      `${ORGANIZATION}: which accounts administer services for it is not known. Run aws organizations list-delegated-administrators, and list-delegated-services-for-account for each.`,
    ]);
    expect(await gapsOf(organizationWith([administrator(MEMBER), administrator(LONER)]))).toEqual([
      ...[MEMBER, LONER].map(
        (id) =>
          `${ORGANIZATION}: which services ${id} may administer for it is not known. Run aws organizations list-delegated-services-for-account for it, and put "AccountId" beside its output.`,
      ),
    ]);
    expect(await gapsOf(organizationWith([administrator(MEMBER, sso)]))).toEqual([]);
  });

  it.each([
    [iam, 'IAM'],
    ['member.org.stacksets.cloudformation.amazonaws.com', 'stack sets'],
    ['account.amazonaws.com', 'Account Management'],
    ['account-access.amazonaws.com', 'account access manager'],
    ['observabilityadmin.amazonaws.com', 'CloudWatch'],
    ['config-multiaccountsetup.amazonaws.com', 'AWS Config'],
  ])('says what is not told of accounts that administer %s (T-046, T-181, T-199)', async (service, what) => {
    const administrators = [administrator(MEMBER, sso, service), administrator(LONER, sso)];
    const { dataGaps } = await factsOf({ 'a.json': organizationWith(administrators) });
    expect(dataGaps).toEqual([
      {
        kind: 'DELEGATION_NOT_FOLLOWED',
        accountId: expect.any(String) as string,
        message: `${ORGANIZATION}: ${MEMBER} administers ${what} for it: what administrators of such an account gain in other accounts by this is not reported.`,
      },
    ]);
  });

  it('says so where an administrator is no account of it', async () => {
    expect(await gapsOf(organizationWith([administrator('444444444444', sso)]))).toEqual([
      `${ORGANIZATION}: one delegated administrator is in no list of its accounts. Run aws organizations list-accounts.`,
    ]);
  });
});
