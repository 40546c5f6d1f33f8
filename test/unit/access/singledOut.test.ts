/** Outsiders whom a trust policy for anyone singles out: every question knows of them what `can` says. */
import { describe, expect, test } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { can } from '../../../src/access/can/can.js';
import { crossAccountAccess } from '../../../src/access/diagnosis/crossAccountAccess.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { DataGap } from '../../../src/iam/decide/decision.js';
import { allow, arn, SOURCE, TARGET, trusts } from '../../support/assumption.js';
import { importedEstate } from '../../support/importedHops.js';
import { factsOf } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';
import type { Json } from '../../support/statements.js';

const target = arn(TARGET, 'role/target');
const [worker, user, root] = [arn(SOURCE, 'role/worker'), arn(SOURCE, 'user/ann'), arn(SOURCE, 'root')];

const when = (Condition: Json): Json => trusts({ AWS: '*' }, { Condition });
const byArn = (operator: string, value: string) => when({ [operator]: { 'aws:PrincipalArn': value } });
const byAccount = when({ StringEquals: { 'aws:PrincipalAccount': SOURCE } });
const unless = (more: Json): Json => ({ Effect: 'Deny', Action: 'sts:*', ...more });

/** An administrator's role in an account that is alone imported, unless the source is too. */
const estateOf = (trust: readonly Json[], more: RoleEstate['members'] = {}) =>
  exportsOfEstate({ members: { [target]: { trust, own: [allow('*', '*')] }, ...more } });
const readerOf = (trust: readonly Json[], more: RoleEstate['members'] = {}): GraphReader =>
  inMemoryReader(importedEstate(estateOf(trust, more)));

const decisionOf = async (reader: GraphReader, principal: string) =>
  (
    await can(reader, {
      principal,
      action: 'sts:AssumeRole',
      resource: target,
      context: [],
      unlistedContextKeys: 'UNKNOWN',
    })
  ).decision;

const pathsFrom = async (reader: GraphReader, from: string) =>
  (await assumeRolePaths(reader, { from, to: target, maxHops: 3, k: 10, context: [] })).paths;

const pathDecision = async (reader: GraphReader, from: string) =>
  (await pathsFrom(reader, from))[0]?.decision ?? 'IMPLICIT_DENY';

const gapsOf = ({ dataGaps }: { readonly dataGaps: readonly DataGap[] }) =>
  dataGaps.map(({ kind, accountId }) => `${kind} ${accountId ?? ''}`);

type Who = Readonly<Record<'worker' | 'user' | 'root', 'CONDITIONAL' | 'IMPLICIT_DENY' | 'EXPLICIT_DENY'>>;

const all = { worker: 'CONDITIONAL', user: 'CONDITIONAL', root: 'CONDITIONAL' } as const;
const workerOnly = { worker: 'CONDITIONAL', user: 'IMPLICIT_DENY', root: 'IMPLICIT_DENY' } as const;
const denied = { user: 'EXPLICIT_DENY', root: 'EXPLICIT_DENY' } as const;

describe('somebody of an account that was never imported', () => {
  test.each<readonly [string, readonly Json[], Who]>([
    ['its account (U-9c, E-59)', [byAccount], all],
    [
      'its ARN (U-9c, E-55, E-59)',
      [byArn('StringEquals', worker)],
      // The root stands for any principal of its account: for the role too.
      { ...workerOnly, root: 'CONDITIONAL' },
    ],
    [
      'a pattern of ARNs (E-59)',
      [byArn('ArnLike', arn(SOURCE, 'role/*'))],
      { ...workerOnly, root: 'CONDITIONAL' },
    ],
    [
      'a Deny of all others (E-9, E-59)',
      [
        trusts({ AWS: '*' }),
        unless({ Principal: '*', Condition: { ArnNotEquals: { 'aws:PrincipalArn': worker } } }),
      ],
      { ...denied, worker: 'CONDITIONAL', root: 'CONDITIONAL' },
    ],
  ])('that is singled out by %s has a path as `can` says', async (_by, trust, expected) => {
    const reader = readerOf(trust);
    for (const [name, decision] of Object.entries(expected)) {
      const principal = { worker, user, root }[name as keyof Who];
      expect([name, await decisionOf(reader, principal)]).toEqual([name, decision]);
      const path = decision === 'CONDITIONAL' ? 'CONDITIONAL' : 'IMPLICIT_DENY';
      expect([name, await pathDecision(reader, principal)]).toEqual([name, path]);
      const { reached } = await blastRadius(reader, { principal, maxHops: 1 });
      expect([name, reached.length]).toEqual([name, decision === 'CONDITIONAL' ? 1 : 0]);
    }
  });

  test('and no service is, which has no ARN of a role (E-59, E-22m)', async () => {
    const reader = readerOf([{ ...byArn('ArnLike', arn(SOURCE, 'role/*')), Principal: '*' }]);
    const service = 'lambda.amazonaws.com';
    expect([await decisionOf(reader, service), await pathDecision(reader, service)]).toEqual([
      'IMPLICIT_DENY',
      'IMPLICIT_DENY',
    ]);
  });

  test('reaches the role and privilege, and is told among those who reach and may (U-9c, E-59)', async () => {
    const reader = readerOf([byArn('StringEquals', worker)]);
    const identifiersOf = (entries: readonly { readonly identifier: string }[]) =>
      entries.map(({ identifier }) => identifier);

    const radius = await blastRadius(reader, { principal: worker, maxHops: 1 });
    expect(identifiersOf(radius.reached)).toEqual([target]);
    const privileged = await pathsToPrivilege(reader, { from: worker, maxHops: 3, k: 10, context: [] });
    expect(privileged.paths.map(({ decision }) => decision)).toEqual(['CONDITIONAL']);
    const reaching = await whoCanReach(reader, { to: target, maxHops: 1 });
    expect(identifiersOf(reaching.reaching)).toEqual(expect.arrayContaining([worker, root]));
    expect(gapsOf(reaching)).toContain(`ACCOUNT_NOT_IMPORTED ${SOURCE}`);
    const may = await whoCan(
      reader,
      { action: 'sts:AssumeRole', resource: target, context: [] },
      { first: 10 },
    );
    expect(may.entries.map(([identifier]) => identifier)).toEqual([worker, root]);
    expect(gapsOf(may)).toContain(`ACCOUNT_NOT_IMPORTED ${SOURCE}`);
    const { entries } =
      (await reader.assumableBy([target], { first: 10 })).get(target) ?? expect.unreachable('a page');
    expect(entries.map(([identifier]) => identifier)).toEqual([worker, root]);
    const across = await crossAccountAccess(reader, { from: worker, to: target });
    expect(across.decision).toBe('CONDITIONAL');
  });

  test('is not whom `*` asks about, who may be of any account (E-59)', async () => {
    const reader = readerOf([byAccount]);
    expect(await decisionOf(reader, '*')).toBe('IMPLICIT_DENY');
    expect(await pathDecision(reader, '*')).toBe('IMPLICIT_DENY');
  });
});

test('who is imported has no edge of an outsider, whatever the conditions name (E-37, E-59)', async () => {
  const reader = readerOf([byArn('ArnEquals', worker)], {
    [worker]: { own: [allow('sts:AssumeRole', target)] },
    [user]: { own: [allow('sts:AssumeRole', target)] },
  });
  expect(await pathDecision(reader, worker)).toBe('ALLOWED');
  expect(await pathDecision(reader, user)).toBe('IMPLICIT_DENY');
  expect(await pathDecision(reader, root)).toBe('IMPLICIT_DENY');
});

test('a condition that keeps somebody out singles out nobody (E-59)', async () => {
  const [facts] = factsOf(
    estateOf([
      when({ StringNotEquals: { 'aws:PrincipalAccount': SOURCE } }),
      unless({ Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': worker } } }),
    ]),
  );
  expect(facts?.roles.map(({ singledOut }) => singledOut)).toEqual([[]]);
});
