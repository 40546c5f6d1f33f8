/** Dates that the import left open are decided by the time of the question, and by all questions alike (E-93). */
import { describe, expect, it } from 'vitest';
import type { ContextInput } from '../../../src/access/shared/answer.js';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { can } from '../../../src/access/can/can.js';
import { chokePoints } from '../../../src/access/reach/chokePoints.js';
import { effectivePermissions } from '../../../src/access/permissions/effectivePermissions.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { datedReader } from '../../../src/api/reading/requestReaders.js';
import { clockAt } from '../../../src/iam/facts/clock.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const HOME = '111122223333';
const user = (name: string): string => `arn:aws:iam::${HOME}:user/${name}`;
const role = (name: string): string => `arn:aws:iam::${HOME}:role/${name}`;
const ROOT = `arn:aws:iam::${HOME}:root`;
const ends = '2026-06-10T12:00:00Z';
const end = Date.parse(ends);
const HOUR = 3_600_000;
/** Before it ends; just after; and when any clock says so. */
const moments = { before: end - HOUR, after: end + HOUR, longAfter: end + 40 * HOUR };

const until = (date: string) => ({ Condition: { DateLessThan: { 'aws:CurrentTime': date } } });
const deniedUntil = (date: string) => ({ Effect: 'Deny', Action: '*', Resource: '*', ...until(date) });

/** Every date is open, as it is to an import of long before. */
const readerOf = (members: RoleEstate['members']) => {
  const stored = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  return (now: number) => datedReader(stored, clockAt(now));
};
type ReaderAt = ReturnType<typeof readerOf>;

const search = { maxHops: 6, k: 10, context: [] };
const all = { first: 100 };
const NONE = '-';
const orNone = (decisions: readonly string[]): string => decisions.join() || NONE;
const unknown = 'UNKNOWN' as const;

const isDenied = (decision: string): boolean => decision.endsWith('DENY');

/** What each question says of whether `from` gets to `to`. */
async function reaching(readerAt: ReaderAt, now: number, from: string, to: string) {
  const reader = readerAt(now);
  const { paths } = await assumeRolePaths(reader, { ...search, from, to });
  const { reached } = await blastRadius(reader, { principal: from, maxHops: 6 });
  const { reaching: met } = await whoCanReach(reader, { to, maxHops: 6 });
  const decisionOf = (distance: { unconditionalDistance?: number } | undefined): string =>
    distance === undefined ? NONE : distance.unconditionalDistance === undefined ? 'CONDITIONAL' : 'ALLOWED';
  return {
    paths: orNone(paths.map(({ decision }) => decision)),
    blastRadius: decisionOf(reached.find(({ identifier }) => identifier === to)),
    whoCanReach: decisionOf(met.find(({ identifier }) => identifier === from)),
  };
}

async function assuming(readerAt: ReaderAt, now: number, from: string, to: string) {
  const reader = readerAt(now);
  const asked = { action: 'sts:AssumeRole', resource: to, context: [] };
  const one = await can(reader, { ...asked, principal: from, unlistedContextKeys: unknown });
  const who = (await whoCan(reader, asked, all)).entries.find(([id]) => id === from)?.[1];
  const inTheEnd = (await whoCanTransitively(reader, { ...asked, maxHops: 6 }, all)).entries.find(
    ([id]) => id === from,
  )?.[1];
  return {
    can: isDenied(one.decision) ? NONE : one.decision,
    whoCan: who?.decision ?? NONE,
    whoCanTransitively: inTheEnd?.decision ?? NONE,
    ...(await reaching(readerAt, now, from, to)),
  };
}

const same = <T extends object>(answers: T, decision: string): Record<string, string> =>
  Object.fromEntries(Object.keys(answers).map((question) => [question, decision]));

describe('a hop', () => {
  const trusted = { trust: [{ Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'sts:AssumeRole' }] };

  it.each([
    ['before', 'CONDITIONAL'],
    ['after', NONE],
    ['longAfter', NONE],
  ] as const)('that ends is there as long as it lasts: %s', async (when, decision) => {
    const readerAt = readerOf({
      [user('ann')]: { own: [allow('sts:AssumeRole', role('t'), until(ends))] },
      [role('t')]: trusted,
    });
    const answers = await assuming(readerAt, moments[when], user('ann'), role('t'));
    expect(answers).toEqual(same(answers, decision));
  });

  it.each([
    ['before', 'CONDITIONAL'],
    ['after', 'ALLOWED'],
    ['longAfter', 'ALLOWED'],
  ] as const)('that a Deny keeps closed is open once that is over: %s', async (when, decision) => {
    const readerAt = readerOf({
      [user('ann')]: { own: [allow('sts:AssumeRole', role('t')), deniedUntil(ends)] },
      [role('t')]: trusted,
    });
    const answers = await assuming(readerAt, moments[when], user('ann'), role('t'));
    expect(answers).toEqual(same(answers, decision));
  });
});

/** What each question says of whether somebody has, or can get, administrative access. */
async function administering(
  readerAt: ReaderAt,
  now: number,
  who: string,
  context: readonly ContextInput[] = [],
) {
  const reader = readerAt(now);
  const { paths } = await pathsToPrivilege(reader, { ...search, from: who, context });
  const { reached, administeredAccountIds } = await blastRadius(reader, { principal: who, maxHops: 6 });
  const { reaching: met } = await whoCanReach(reader, { to: ROOT, maxHops: 6 });
  const own = met.find(({ identifier }) => identifier === who);
  const chokes = await chokePoints(reader, HOME, all);
  return {
    paths: orNone([...new Set(paths.map(({ decision }) => decision))]),
    administered: administeredAccountIds.length > 0,
    reached: reached.length > 0,
    reaching: own === undefined ? NONE : own.unconditionalDistance === undefined ? 'CONDITIONAL' : 'ALLOWED',
    sources: chokes.sourceCount,
  };
}

describe('administrative access', () => {
  const other = { [user('other')]: { own: [] } };

  it('that ends is there as long as it lasts', async () => {
    const readerAt = readerOf({ ...other, [user('ann')]: { own: [allow('*', '*', until(ends))] } });
    expect(await administering(readerAt, moments.before, user('ann'))).toMatchObject({
      paths: 'CONDITIONAL',
      administered: true,
      reached: true,
      reaching: 'CONDITIONAL',
    });
    for (const now of [moments.after, moments.longAfter])
      expect(await administering(readerAt, now, user('ann'))).toEqual({
        paths: NONE,
        administered: false,
        reached: false,
        reaching: NONE,
        sources: 0,
      });
  });

  it('that a Deny takes is there once that is over (AWSRevokeOlderSessions)', async () => {
    const revoked = {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { DateLessThan: { 'aws:TokenIssueTime': ends } },
    };
    const readerAt = readerOf({
      ...other,
      [role('admin')]: { own: [allow('*'), revoked], trust: [] },
    });
    const decisions = async (now: number) => {
      const { paths, reaching: own } = await administering(readerAt, now, role('admin'));
      return [paths, own];
    };
    expect(await decisions(moments.after)).toEqual(['CONDITIONAL', 'CONDITIONAL']);
    expect(await decisions(moments.longAfter)).toEqual(['ALLOWED', 'ALLOWED']);
  });

  it('of whom an escalation leads to ends with it, and so does the escalation', async () => {
    const readerAt = readerOf({
      [user('ann')]: { own: [allow('*', '*', until(ends))] },
      [user('pat')]: { own: [allow('iam:CreateAccessKey', user('ann'))] },
      [user('eve')]: { own: [allow('iam:CreateAccessKey', user('chief'), until(ends))] },
      [user('chief')]: { own: [allow('*')] },
    });
    const told = async (who: string, now: number) => {
      const { paths, reaching: own } = await administering(readerAt, now, user(who));
      return [paths, own];
    };
    expect(await told('pat', moments.before)).toEqual(['CONDITIONAL', 'CONDITIONAL']);
    expect(await told('eve', moments.before)).toEqual(['CONDITIONAL', 'CONDITIONAL']);
    for (const who of ['ann', 'pat', 'eve'])
      expect([who, ...(await told(who, moments.after))]).toEqual([who, NONE, NONE]);
    expect(await told('chief', moments.after)).toEqual(['ALLOWED', 'ALLOWED']);
  });

  it('is that of another day where the question says when it is', async () => {
    const readerAt = readerOf({ [user('ann')]: { own: [allow('*', '*', until(ends))] } });
    const on = (day: string) => [{ key: 'aws:CurrentTime', values: [day] }];
    const pathsOn = async (day: string, now: number) =>
      (await administering(readerAt, now, user('ann'), on(day))).paths;
    expect(await pathsOn('2026-06-01T00:00:00Z', moments.longAfter)).toBe('ALLOWED');
    expect(await pathsOn('2026-07-01T00:00:00Z', moments.before)).toBe(NONE);
  });
});

describe('the time of the question', () => {
  const named = '2026-06-10T13:00:00.000Z';
  const members = {
    [user('ann')]: { own: [allow('sts:AssumeRole', role('t')), deniedUntil(ends)] },
    [user('chief')]: { own: [allow('*'), deniedUntil(ends)] },
    [role('t')]: { trust: [{ Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'sts:AssumeRole' }] },
  };
  const answersAt = async (now: number): Promise<readonly (readonly string[])[]> => {
    const reader = readerOf(members)(now);
    const asked = { action: 'sts:AssumeRole', resource: role('t'), context: [] };
    const of = ({ entries }: Awaited<ReturnType<typeof whoCan>>) =>
      entries.find(([id]) => id === user('ann'))?.[1].caveats ?? [];
    const [path] = (await assumeRolePaths(reader, { ...search, from: user('ann'), to: role('t') })).paths;
    const [own] = (await pathsToPrivilege(reader, { ...search, from: user('chief') })).paths;
    return [
      (await can(reader, { ...asked, principal: user('ann'), unlistedContextKeys: unknown })).caveats,
      of(await whoCan(reader, asked, all)),
      of(await whoCanTransitively(reader, { ...asked, maxHops: 6 }, all)),
      (await effectivePermissions(reader, user('ann'))).caveats,
      path?.caveats ?? [],
      own?.caveats ?? [],
    ];
  };

  it('is named by each answer where another clock could decide otherwise', async () => {
    for (const caveats of await answersAt(moments.after))
      expect(caveats).toEqual([expect.stringContaining(named)]);
  });

  it('is what each answer says it was decided at, or the one that the question states', async () => {
    const reader = readerOf(members)(moments.after);
    const asked = { action: 'sts:AssumeRole', resource: role('t'), context: [] };
    const [from, to] = [user('ann'), role('t')];
    const answers = [
      await whoCan(reader, asked, all),
      await whoCanTransitively(reader, { ...asked, maxHops: 6 }, all),
      await effectivePermissions(reader, from),
      await assumeRolePaths(reader, { ...search, from, to }),
      await pathsToPrivilege(reader, { ...search, from }),
      await blastRadius(reader, { principal: from, maxHops: 6 }),
      await whoCanReach(reader, { to, maxHops: 6 }),
      await chokePoints(reader, HOME, all),
    ];
    expect(answers.map(({ decidedAt }) => decidedAt)).toEqual(answers.map(() => moments.after));
    const context = [{ key: 'aws:CurrentTime', values: [ends] }];
    expect(await assumeRolePaths(reader, { ...search, from, to, context })).toMatchObject({ decidedAt: end });
  });

  it('is not where none could', async () => {
    for (const caveats of await answersAt(moments.longAfter)) expect(caveats).toEqual([]);
  });
});

describe('a step of several identities', () => {
  const trust = [{ Effect: 'Allow', Principal: { AWS: user('ann') }, Action: 'sts:AssumeRole' }];
  const byAnalytics = [
    { Effect: 'Allow', Principal: { Service: 'kinesisanalytics.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ];
  const estateOf = (date: Json): RoleEstate['members'] => ({
    [user('ann')]: { own: [] },
    [role('maker')]: { trust, own: [allow(['iam:PassRole', 'kinesisanalytics:CreateApplication'])] },
    [role('starter')]: { trust, own: [allow('kinesisanalytics:StartApplication', '*', date)] },
    [role('boss')]: { trust: byAnalytics, own: [allow('iam:*')] },
  });
  const since = { Condition: { DateGreaterThan: { 'aws:CurrentTime': ends } } };

  it.each([
    ['before', until(ends), 'CONDITIONAL'],
    ['after', until(ends), NONE],
    ['longAfter', until(ends), NONE],
    ['before', since, 'CONDITIONAL'],
    ['after', since, 'ALLOWED'],
    ['longAfter', since, 'ALLOWED'],
  ] as const)('is there as long as what it takes: %s %j', async (when, date, decision) => {
    const readerAt = readerOf(estateOf(date));
    // Another question has prepared the account for its own time.
    for (const moment of [moments.before, moments.longAfter, moments[when]]) {
      const answers = await administering(readerAt, moment, user('ann'));
      if (moment !== moments[when]) continue;
      const isThere = decision !== NONE;
      expect(answers).toMatchObject({ paths: decision, administered: isThere, reaching: decision });
      expect(answers.sources).toBe(isThere ? 2 : 1);
    }
  });

  it('is there at the time that a question states', async () => {
    const readerAt = readerOf(estateOf(until(ends)));
    const at = (date: string) => [{ key: 'aws:CurrentTime', values: [date] }];
    const { paths } = await administering(
      readerAt,
      moments.longAfter,
      user('ann'),
      at('2026-06-01T00:00:00Z'),
    );
    expect(paths).toBe('ALLOWED');
    const asked = { action: 'iam:CreateUser', resource: user('new'), context: at('2026-06-01T00:00:00Z') };
    const who = await whoCanTransitively(readerAt(moments.longAfter), { ...asked, maxHops: 6 }, all);
    expect(who.entries.map(([id]) => id.replace('~', ''))).toContain(user('ann'));
  });
});
