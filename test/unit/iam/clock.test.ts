import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockAt, clockOfImport } from '../../../src/iam/facts/clock.js';
import { type Clock } from '../../../src/iam/decide/request.js';
import { compilePolicy } from '../../../src/iam/language/compile.js';
import { decide } from '../../../src/iam/decide/decide.js';
import type { AccessEvaluation } from '../../../src/iam/decide/decision.js';
import { parsePolicyDocument, type JsonValue } from '../../../src/iam/language/policyDocument.js';
import type { ContextValue, RequestContext } from '../../../src/iam/decide/request.js';
import { runs } from '../../support/runs.js';

const now = Date.parse('2026-06-10T12:00:00Z');
const HOUR = 3_600_000;
const role = 'arn:aws:iam::111122223333:role/admin';

function answer(statements: readonly JsonValue[], context: Partial<RequestContext>): AccessEvaluation {
  const parsed = parsePolicyDocument({ Version: '2012-10-17', Statement: [...statements] }, 'IDENTITY');
  if (!parsed.ok) throw new Error('not a policy');
  const policy = { id: 'p', name: 'p', compiled: compilePolicy(parsed.document) };
  return decide(
    {
      principal: {
        kind: 'roleSession',
        partition: 'aws',
        accountId: '111122223333',
        roleArn: role,
        serviceLinked: false,
      },
      action: 's3:ListAllMyBuckets',
      resource: { arn: '*', takesNoResource: true },
      context: { entries: new Map(), unlisted: 'UNKNOWN', ...context },
    },
    {
      identity: { status: 'COLLECTED', policies: [policy] },
      serviceControl: { status: 'NO_ORGANIZATION' },
      resourceControl: { status: 'NO_ORGANIZATION' },
    },
  );
}

const statement = (effect: string, operator: string, key: string, date: number): JsonValue => ({
  Effect: effect,
  Action: '*',
  Resource: '*',
  Condition: {
    [operator]: {
      [key]: operator.startsWith('Numeric') ? String(date / 1000) : new Date(date).toISOString(),
    },
  },
});

const currentBefore = (date: number) => [statement('Allow', 'DateLessThan', 'aws:CurrentTime', date)];

describe('dates that are over (E-93)', () => {
  it('name the time of the question where another clock could decide otherwise', () => {
    const { decision, caveats } = answer(currentBefore(now - HOUR), { clock: clockAt(now) });
    expect(decision).toBe('IMPLICIT_DENY');
    expect(caveats).toEqual([expect.stringContaining('2026-06-10T12:00:00.000Z')]);
  });

  it('need no clock after 36 hours', () => {
    expect(answer(currentBefore(now - 37 * HOUR), { clock: clockAt(now) })).toMatchObject({
      decision: 'IMPLICIT_DENY',
      caveats: [],
    });
  });

  it('stay open at import until 36 hours have passed', () => {
    const clock = clockOfImport(now);
    expect(answer(currentBefore(now - 35 * HOUR), { clock }).decision).toBe('CONDITIONAL');
    expect(answer(currentBefore(now - 37 * HOUR), { clock }).decision).toBe('IMPLICIT_DENY');
    const revoked = (date: number): JsonValue[] => [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      statement('Deny', 'DateLessThan', 'aws:TokenIssueTime', date),
    ];
    expect(answer(revoked(now - 35 * HOUR), { clock }).decision).toBe('CONDITIONAL');
    expect(answer(revoked(now - 37 * HOUR), { clock }).decision).toBe('ALLOWED');
  });

  it('are decided as every time to come decides them', () => {
    const operators = [
      'LessThan',
      'LessThanEquals',
      'GreaterThan',
      'GreaterThanEquals',
      'Equals',
      'NotEquals',
    ];
    const hours = fc.integer({ min: -12, max: 4 }).map((steps) => steps * 4);
    const one = fc
      .tuple(
        fc.constantFrom('Allow', 'Deny'),
        fc.constantFrom(...operators),
        fc.constantFrom('aws:CurrentTime', 'aws:EpochTime', 'aws:TokenIssueTime'),
        fc.constantFrom('', 'IfExists'),
        hours,
      )
      .map(([effect, operator, key, suffix, at]) => {
        const family = key === 'aws:EpochTime' && at % 8 === 0 ? 'Numeric' : 'Date';
        return statement(effect, `${family}${operator}${suffix}`, key, now + at * HOUR);
      });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), (statements) => {
        const answers = timesFrom(clockAt(now)).map((entries) => answer(statements, { entries }).decision);
        const { decision, approximate } = answer(statements, { clock: clockAt(now) });
        const distinct = [...new Set(answers)].sort();
        const keys = new Set(JSON.stringify(statements).match(/aws:\w+/g));
        // Of several keys the engine does not know that they are tied.
        if (decision === 'CONDITIONAL')
          expect(distinct.length > 1 || approximate || keys.size > 1).toBe(true);
        else if (decision === 'IMPLICIT_DENY') expect(distinct).not.toContain('ALLOWED');
        else expect(distinct).toEqual([decision]);
      }),
      runs(400),
    );
  });
});

/** Every other hour that the clock leaves, for requests and their sessions. */
function timesFrom({ requestsFrom, sessionsFrom }: Clock): readonly ReadonlyMap<string, ContextValue>[] {
  const known = (milliseconds: bigint): ContextValue => ({
    kind: 'known',
    values: [new Date(Number(milliseconds)).toISOString()],
  });
  const everyOtherHour = (from: bigint, most: number) =>
    Array.from({ length: most }, (_, i) => from + BigInt(2 * i * HOUR));
  return everyOtherHour(requestsFrom, 12).flatMap((request) => {
    const seconds: ContextValue = { kind: 'known', values: [String(Number(request) / 1000)] };
    return everyOtherHour(sessionsFrom, 30)
      .filter((issued) => issued <= request)
      .map(
        (issued) =>
          new Map([
            ['aws:currenttime', known(request)],
            ['aws:epochtime', seconds],
            ['aws:tokenissuetime', known(issued)],
          ]),
      );
  });
}
