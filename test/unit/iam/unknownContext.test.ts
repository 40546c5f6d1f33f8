import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../src/iam/language/compile.js';
import { decide } from '../../../src/iam/decide/decide.js';
import type { AccessEvaluation } from '../../../src/iam/decide/decision.js';
import type { PolicyLayers } from '../../../src/iam/decide/layers.js';
import { parsePolicyDocument, type JsonValue } from '../../../src/iam/language/policyDocument.js';
import type { AccessRequest, ContextValue, RequestContext } from '../../../src/iam/decide/request.js';
import { runs } from '../../support/runs.js';

const accountId = '111122223333';
const keys = [
  'aws:RequestTag/a',
  'aws:RequestTag/b',
  'aws:MultiFactorAuthAge',
  'aws:SourceIp',
  'aws:TagKeys',
] as const;

const textValue = fc.constantFrom(
  'red',
  'r*',
  'R?d',
  '',
  '5',
  '5.0',
  'arn:aws:s3:::b',
  'arn:aws:*:::b*',
  'red-prod',
  '*-prod',
);
const numberValue = fc.constantFrom('5', '6', '-1', '5.5', 'x');
const addressValue = fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '2001:db8::/32', 'x');
const names = (list: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...list);
const textOperator = names([
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'ArnLike',
  'ArnNotLike',
  'StringEqualsIfExists',
  'StringNotLikeIfExists',
  'NumericEquals',
  'Bool',
]);
const numberOperator = names([
  'NumericLessThan',
  'NumericGreaterThanEquals',
  'NumericNotEquals',
  'NumericEqualsIfExists',
]);
const setOperator = names([
  'ForAnyValue:StringEquals',
  'ForAllValues:StringLike',
  'ForAnyValue:StringNotEquals',
  'ForAllValues:StringNotLike',
  'StringEquals',
]);
const linked = fc.constantFrom('${aws:RequestTag/b}', '${aws:username}', 'red');

const test = fc.oneof(
  fc.tuple(textOperator, names(keys.slice(0, 2)), fc.array(textValue, { minLength: 1, maxLength: 2 })),
  fc.tuple(
    names(['StringEquals', 'StringNotEquals']),
    names(['aws:RequestTag/a']),
    fc.array(linked, { minLength: 1, maxLength: 1 }),
  ),
  fc.tuple(numberOperator, names([keys[2]]), fc.array(numberValue, { minLength: 1, maxLength: 2 })),
  fc.tuple(
    names(['IpAddress', 'NotIpAddress', 'NotIpAddressIfExists']),
    names([keys[3]]),
    fc.array(addressValue, { minLength: 1, maxLength: 2 }),
  ),
  fc.tuple(setOperator, names([keys[4]]), fc.array(textValue, { minLength: 1, maxLength: 2 })),
  fc.tuple(names(['Null']), names(keys), fc.array(names(['true', 'false']), { minLength: 1, maxLength: 1 })),
);

const statement = fc
  .tuple(fc.constantFrom('Allow', 'Allow', 'Deny'), fc.array(test, { maxLength: 2 }))
  .map(([effect, tests]) => {
    const condition: Record<string, Record<string, readonly string[]>> = {};
    for (const [operator, key, values] of tests) (condition[operator] ??= {})[key] = values;
    return { Effect: effect, Action: 's3:GetObject', Resource: '*', Condition: condition };
  });

const value = fc.oneof(
  textValue,
  numberValue,
  fc.constantFrom('10.1.9.9', '10.200.0.1', '8.8.8.8', '2001:db8::9', 'alice', 'RED', 'zz-prod', '5.25'),
);
const state: fc.Arbitrary<ContextValue> = fc.oneof(
  fc.constant<ContextValue>({ kind: 'absent' }),
  value.map((text): ContextValue => ({ kind: 'known', values: [text] })),
);
const listState: fc.Arbitrary<ContextValue> = fc.oneof(
  state,
  fc.uniqueArray(value, { maxLength: 3 }).map((values): ContextValue => ({ kind: 'known', values })),
);
const numbersOnly = fc.constantFrom('4', '5', '5.25', '5.5', '6', '-1', '-2', '100');
const addressesOnly = fc.constantFrom(
  '10.0.0.1',
  '10.1.9.9',
  '10.1.2.3',
  '8.8.8.8',
  '2001:db8::9',
  '2001:db9::1',
);
const typed = (values: fc.Arbitrary<string>): fc.Arbitrary<ContextValue> =>
  fc.oneof(
    fc.constant<ContextValue>({ kind: 'absent' }),
    values.map((text): ContextValue => ({ kind: 'known', values: [text] })),
  );

const absent: ContextValue = { kind: 'absent' };

/** U-7c: a request without tag keys has no tags. */
const hasValues = (list: ContextValue): boolean => list.kind === 'known' && list.values.length > 0;
const completion = fc
  .tuple(state, state, typed(numbersOnly), typed(addressesOnly), listState)
  .map(([a, b, age, address, tagKeys]) =>
    hasValues(tagKeys) ? [a, b, age, address, tagKeys] : [absent, absent, age, address, tagKeys],
  );

function layersOf(...statements: JsonValue[]): PolicyLayers {
  const parsed = parsePolicyDocument({ Version: '2012-10-17', Statement: statements }, 'IDENTITY');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const policy = { id: 'p', name: 'p', compiled: compilePolicy(parsed.document) };
  return {
    identity: { status: 'COLLECTED', policies: [policy] },
    serviceControl: { status: 'NOT_APPLICABLE' },
    resourceControl: { status: 'NOT_APPLICABLE' },
  };
}

function ask(layers: PolicyLayers, context: RequestContext): AccessEvaluation {
  const request: AccessRequest = {
    principal: { kind: 'user', partition: 'aws', accountId, arn: `arn:aws:iam::${accountId}:user/alice` },
    action: 's3:GetObject',
    resource: { arn: 'arn:aws:s3:::b/k', accountId },
    context,
  };
  return decide(request, layers);
}

const isDenied = (answer: AccessEvaluation): boolean =>
  answer.decision === 'IMPLICIT_DENY' || answer.decision === 'EXPLICIT_DENY';

describe('with unknown keys', () => {
  it('a definite answer holds for every completion, and a CONDITIONAL one can be met (P-7, P-9, U-7)', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 4 }),
        fc.array(completion, { minLength: 5, maxLength: 12 }),
        (statements, completions) => {
          const layers = layersOf(...(statements as unknown as JsonValue[]));
          const open = ask(layers, { entries: new Map(), unlisted: 'UNKNOWN' });
          for (const states of completions) {
            const entries = new Map(
              keys.map((key, i) => [key.toLowerCase(), states[i] ?? { kind: 'absent' as const }]),
            );
            const closed = ask(layers, { entries, unlisted: 'ABSENT' });
            expect(closed.decision).not.toBe('CONDITIONAL');
            if (open.decision === 'ALLOWED') expect(closed.decision).toBe('ALLOWED');
            if (isDenied(open)) expect(isDenied(closed)).toBe(true);
            if (open.decision === 'EXPLICIT_DENY') expect(closed.decision).toBe('EXPLICIT_DENY');
          }
          if (open.decision !== 'CONDITIONAL' || open.approximate) return;
          expect(open.exampleContext).toBeDefined();
          const example = new Map(
            (open.exampleContext ?? []).map(({ key, values }) => [
              key.toLowerCase(),
              { kind: 'known' as const, values },
            ]),
          );
          expect(ask(layers, { entries: example, unlisted: 'ABSENT' }).decision).toBe('ALLOWED');
        },
      ),
      runs(3_000),
    );
  });

  it('the listed conditions suffice: with them met, nothing is left to chance (U-6)', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 3 }),
        fc.array(completion, { minLength: 20, maxLength: 20 }),
        (statements, completions) => {
          const layers = layersOf(...(statements as unknown as JsonValue[]));
          const open = ask(layers, { entries: new Map(), unlisted: 'UNKNOWN' });
          if (open.decision !== 'CONDITIONAL') return;
          const needed = open.conditions.map(({ operator, key, values, effect }) => {
            const tested = layersOf({
              Effect: effect === 'ALLOW' ? 'Allow' : 'Deny',
              Action: 's3:GetObject',
              Resource: '*',
              Condition: { [operator]: { [key]: [...values] } },
            });
            return { tested, effect };
          });
          for (const states of completions) {
            const entries = new Map(
              keys.map((key, i) => [key.toLowerCase(), states[i] ?? { kind: 'absent' as const }]),
            );
            const context: RequestContext = { entries, unlisted: 'ABSENT' };
            const met = needed.every(({ tested, effect }) => {
              const { decision } = ask(tested, context);
              return effect === 'ALLOW' ? decision === 'ALLOWED' : decision !== 'EXPLICIT_DENY';
            });
            if (met) expect(ask(layers, context).decision).toBe('ALLOWED');
          }
        },
      ),
      runs(1_500),
    );
  });
});
