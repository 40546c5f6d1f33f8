/** Root users that guardrails limit: as principals they lose what is denied, and stand for their accounts as before. */
import { describe, expect, it } from 'vitest';
import type { AccessDifference } from '../../../src/access/compare/difference.js';
import { addPaths } from '../../../src/access/compare/pathsToAdministration.js';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { chokesOf } from '../../../src/access/reach/chokePoints.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf, type Place } from '../../support/organizations.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import type { Json } from '../../support/statements.js';

const HERE = '111111111111';
const FAR = '222222222222';
const ROOT = `arn:aws:iam::${HERE}:root`;
const ESC = `arn:aws:iam::${HERE}:user/esc`;
const PROD = `arn:aws:iam::${FAR}:role/prod`;

const trusting = (Principal: Json): readonly Json[] => [
  { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
];

/** Whoever administers the first account comes to prod of the second by ci; esc can make itself its administrator. */
const members = {
  [ESC]: { own: [{ Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: ESC }] },
  [`arn:aws:iam::${HERE}:role/ci`]: {
    own: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: PROD }],
    trust: trusting({ Service: 'ec2.amazonaws.com' }),
  },
  [PROD]: {
    own: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    trust: trusting({ AWS: `arn:aws:iam::${HERE}:role/ci` }),
  },
};

const readerUnder = (scp: Place['scp'], some: Readonly<Record<string, Member>> = members): GraphReader => {
  const organizations = organizationOf({ [HERE]: scp === undefined ? {} : { scp }, [FAR]: {} });
  return inMemoryReader(importedEstate(exportsOfEstate({ members: some }), organizations));
};

const isRoot = { ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:root'] } };

const denying = (what: Json): Place['scp'] => [
  fullAccess,
  { ...fullAccess, Root: { Effect: 'Deny', Resource: '*', ...what } as never },
  fullAccess,
];

const denied = denying({ Action: '*', Condition: isRoot });
const withoutMfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } };
const underMfa = denying({ Action: '*', Condition: { ...isRoot, ...withoutMfa } });
const withoutIam = denying({ Action: 'iam:*', Condition: isRoot });
const allBut = denying({ NotAction: 'lambda:*', Condition: isRoot });

const LESS = ', if what guardrails leave the root user is enough to administer its account';
const ENOUGH = { hops: 10_000 };
const action = { action: 'ec2:TerminateInstances', resource: `arn:aws:ec2:eu-west-1:${HERE}:instance/i-1` };
const inFar = action.resource.replace(HERE, FAR);

const reaching = async (reader: GraphReader, to: string): Promise<readonly string[]> =>
  (await whoCanReach(reader, { to, maxHops: 5 }, ENOUGH)).reaching.map(
    (one) => `${one.identifier} ${one.distance} ${one.unconditionalDistance ?? '-'}`,
  );

const pathsFromRoot = async (reader: GraphReader, values: readonly string[] = []) => {
  const context = values.length === 0 ? [] : [{ key: 'aws:MultiFactorAuthPresent', values }];
  const found = await pathsToPrivilege(reader, { from: ROOT, maxHops: 5, k: 5, context });
  expect(found.completeness.complete).toBe(true);
  return found.paths.map(({ sentence }) => sentence);
};

const whoMay = async (reader: GraphReader) => {
  const question = { ...action, context: [], maxHops: 5 };
  const found = await whoCanTransitively(reader, question, { first: 50 }, ENOUGH);
  return found.entries.map(([, { principal, decision }]) => `${principal.identifier} ${decision}`);
};

describe('a root user that a guardrail denies everything [E-19]', () => {
  const reader = readerUnder(denied);

  it('reaches nobody', async () => {
    const found = await blastRadius(reader, { principal: ROOT, maxHops: 5 }, ENOUGH);
    expect(found).toMatchObject({
      reached: [],
      administeredAccountIds: [],
      completeness: { complete: true },
    });
  });

  it('has no path to administrative access', async () => {
    expect(await pathsFromRoot(reader)).toEqual([]);
  });

  it('has none either under a level at which nothing is allowed, but may where something is [E-19c]', async () => {
    const some = { Some: { Effect: 'Allow', Action: 's3:*', Resource: '*' } } as never;
    expect(await pathsFromRoot(readerUnder([fullAccess, {}, fullAccess]))).toEqual([]);
    expect(await pathsFromRoot(readerUnder([fullAccess, some, fullAccess]))).toEqual([
      `root of ${HERE} is administrator of account ${HERE} already${LESS}.`,
    ]);
  });

  it('is not among those who reach or administer something, and stands between others and that', async () => {
    expect(await reaching(reader, PROD)).toEqual(expect.arrayContaining([`${ESC} 3 3`]));
    expect(await reaching(reader, PROD)).not.toEqual(expect.arrayContaining([expect.stringContaining(ROOT)]));
    expect(await reaching(reader, ROOT)).toEqual([`${ESC} 1 1`]);
  });

  it('is not listed for what administrators of its account can gain', async () => {
    expect(await whoMay(reader)).toEqual([`${ESC} ALLOWED`]);
  });

  it('does not count where a step cuts principals off', async () => {
    const counts = async (one: GraphReader) => (await chokesOf(one, FAR, ENOUGH)).sourceCount;
    expect(await counts(reader)).toBe((await counts(readerUnder(undefined))) - 1);
  });
});

describe('a root user that a guardrail limits, between others and other accounts [E-19]', () => {
  it.each([
    ['everything', denied],
    ['everything without MFA', underMfa],
    ['everything of IAM', withoutIam],
  ])('takes nothing from whoever administers its account where it is denied %s', async (_what, scp) => {
    const question = { ...action, resource: inFar, context: [], maxHops: 5 };
    const found = await whoCanTransitively(readerUnder(scp), question, { first: 50 }, ENOUGH);
    const own = found.entries.find(([, { principal }]) => principal.identifier === ESC)?.[1];
    expect([own?.decision, own?.conditions, own?.preconditions]).toEqual(['ALLOWED', [], []]);
  });
});

describe('a root user that a guardrail limits otherwise [E-19]', () => {
  it('reaches others under the conditions of the guardrail', async () => {
    const reader = readerUnder(underMfa);
    const { reached, unconditionalCount } = await blastRadius(
      reader,
      { principal: ROOT, maxHops: 5 },
      ENOUGH,
    );
    expect([reached.length, unconditionalCount]).toEqual([3, 0]);
    expect(await reaching(reader, PROD)).toEqual(expect.arrayContaining([`${ROOT} 2 -`]));
    const question = { ...action, resource: inFar, context: [], maxHops: 5 };
    const { entries } = await whoCanTransitively(reader, question, { first: 50 }, ENOUGH);
    const own = entries.find(([, { principal }]) => principal.identifier === ROOT)?.[1];
    expect(own).toMatchObject({
      decision: 'CONDITIONAL',
      conditions: [{ key: 'aws:MultiFactorAuthPresent' }],
    });
    expect(own?.path?.sentence).toContain(
      ', which can do ec2:TerminateInstances, if aws:MultiFactorAuthPresent',
    );
  });

  it.each([
    ['', undefined],
    [', if aws:MultiFactorAuthPresent = true', underMfa],
  ])('has the conditions of the guardrail on the path of a difference: %j', async (conditions, scp) => {
    const trusted = { [PROD]: { ...members[PROD], trust: trusting({ AWS: ROOT }) } };
    const reader = readerUnder(scp, { [`arn:aws:iam::${HERE}:role/aws-service-role/x/X`]: {}, ...trusted });
    const { reaching: after } = await whoCanReach(reader, { to: PROD, maxHops: 5 }, ENOUGH);
    const reach = after.map((one) => ({
      accountId: FAR,
      principal: one.identifier,
      change: 'GAINED',
      after: one,
    }));
    const { reach: told } = await addPaths(
      { reach } as unknown as AccessDifference,
      async () => undefined,
      (read) => read(reader),
    );
    expect(told.find(({ principal }) => principal === ROOT)?.path).toMatchObject({
      decision: scp === undefined ? 'ALLOWED' : 'CONDITIONAL',
      sentence: expect.stringContaining(`, administrator of account ${FAR}${conditions}.`),
    });
  });

  it('is an administrator under the conditions of the guardrail, or with the context that meets them', async () => {
    const reader = readerUnder(underMfa);
    expect(await pathsFromRoot(reader)).toEqual([
      `root of ${HERE} is administrator of account ${HERE} already, if aws:MultiFactorAuthPresent = true.`,
    ]);
    expect(await pathsFromRoot(reader, ['true'])).toEqual([
      `root of ${HERE} is administrator of account ${HERE} already.`,
    ]);
  });

  it.each([
    ['everything of IAM is denied', withoutIam],
    ['all but some actions are denied', allBut],
  ])('may still come to administer its account where %s', async (_what, scp) => {
    expect(await pathsFromRoot(readerUnder(scp))).toEqual([
      `root of ${HERE} is administrator of account ${HERE} already${LESS}.`,
    ]);
  });

  it.each([
    [['s3:DeleteBucket'], 's3:*', LESS],
    [['s3:DeleteBucket'], 'iam:*', ''],
    [undefined, 's3:*', ''],
    [undefined, 'iam:*', LESS],
  ])('has what the settings count as administrative access: of %j where %s is denied', async (...of) => {
    const [administrativeActions, Action, without] = of;
    const reader = { ...readerUnder(denying({ Action, Condition: isRoot })), administrativeActions };
    expect(await pathsFromRoot(reader)).toEqual([
      `root of ${HERE} is administrator of account ${HERE} already${without}.`,
    ]);
  });

  it('has administrative access by nature where guardrails leave it, or none apply [E-19d]', async () => {
    const free = [`root of ${HERE} is administrator of account ${HERE} already.`];
    expect(await pathsFromRoot(readerUnder(denying({ Action: 's3:*', Condition: isRoot })))).toEqual(free);
    expect(await pathsFromRoot(readerUnder('NOT_APPLICABLE'))).toEqual(free);
    expect(await pathsFromRoot(readerUnder('NOT_COLLECTED'))).toEqual(free);
  });
});
