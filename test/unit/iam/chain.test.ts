/** Chains of role assumptions against every assignment of a few values (U-8, E-37 to E-50a). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOfRequest } from '../../../src/access/paths/feasible/hopRequest.js';
import { combine } from '../../../src/iam/chain/combineChain.js';
import type { ChainRequest } from '../../../src/iam/chain/chainStep.js';
import type { PassingAction } from '../../../src/iam/facts/passedOn.js';
import { compileTest } from '../../../src/iam/match/condition.js';
import { unknownContext, type RequestPrincipal } from '../../../src/iam/decide/request.js';
import {
  canBeGone,
  HOST,
  type Domain,
  type PlainChain,
  type PlainRequest,
  type PlainTest,
} from '../../support/reference/chain.js';
import { runs } from '../../support/runs.js';

const account = { partition: 'aws', accountId: '111122223333' };
const tagsOf = (value: string | undefined) => new Map(value === undefined ? [] : [['k', value]]);

function callerOf(
  start: PlainChain['start'],
  at: number,
  { roleId, callerTag }: PlainRequest,
): RequestPrincipal {
  if (at === 0 && start === 'USER') {
    return {
      kind: 'user',
      ...account,
      arn: 'arn:aws:iam::111122223333:user/u',
      userId: 'AIDA',
      tags: tagsOf(callerTag),
    };
  }
  if (at === 0 && start === 'PROVIDER') {
    return { kind: 'webIdentity', provider: `arn:aws:iam::111122223333:oidc-provider/${HOST}` };
  }
  return {
    kind: 'roleSession',
    ...account,
    roleArn: `arn:aws:iam::111122223333:role/r${String(at)}`,
    ...(roleId === undefined ? {} : { roleId }),
    tags: tagsOf(callerTag),
    serviceLinked: false,
  };
}

function requestOf(plain: PlainRequest, at: number, start: PlainChain['start']): ChainRequest {
  const principal = callerOf(start, at, plain);
  const tags = tagsOf(plain.resourceTag);
  const resource = { arn: 'arn:aws:iam::111122223333:role/next', accountId: account.accountId, tags };
  const action = principal.kind === 'webIdentity' ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole';
  return {
    conditions: plain.tests.map(({ effect, ...test }) => {
      const compiled = compileTest(test, '2012-10-17');
      if (!compiled.valid) throw new Error(test.operator);
      return { readings: [compiled], effect };
    }),
    context: contextOfRequest({ principal, action, resource, context: unknownContext }, at),
    caller: principal,
    resourceTags: tags,
    ...(plain.sessionName === undefined || at === 0 ? {} : { sessionName: plain.sessionName }),
    knownContext: new Map(),
    factOfSession: () => undefined,
    permits: new Set<PassingAction>([
      ...(plain.mayTag ? (['sts:TagSession'] as const) : []),
      ...(plain.maySetSourceIdentity ? (['sts:SetSourceIdentity'] as const) : []),
    ]),
  };
}

const isOpen = ({ start, requests }: PlainChain): boolean =>
  combine(requests.map((request, at) => requestOf(request, at, start))) !== undefined;

// ── What is drawn ───────────────────────────────────────────────────────────────────────────────────────────────────

const texts = ['a', 'ab', 'a*', '*b'];
const equals = ['StringEquals', 'StringNotEquals', 'StringEqualsIfExists'];
const likes = ['StringLike', 'StringNotLike', 'StringLikeIfExists'];

const test = (keys: readonly string[], operators: readonly string[], values: readonly string[]) =>
  fc.record<PlainTest>({
    operator: fc.constantFrom(...operators),
    key: fc.constantFrom(...keys),
    values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
    effect: fc.constantFrom('ALLOW', 'ALLOW', 'DENY'),
  });

const onText = (...keys: readonly string[]) =>
  fc.oneof(
    test(keys, [...equals, ...likes], texts),
    test(keys, ['Null'], ['true', 'false']).map((one) => ({ ...one, values: one.values.slice(0, 1) })),
  );

interface Theme {
  readonly tests: fc.Arbitrary<PlainTest>;
  readonly domain: Partial<Domain>;
}

/** One text for each case that `texts` tell apart: of those that STS accepts as names, and of all. */
const names = ['ab', 'axb', 'ax', 'xb', 'cc'];
const allTexts = [...names, 'a', 'b', 'a*', '*b'];

const themes: readonly Theme[] = [
  {
    tests: fc.oneof(
      onText('sts:RoleSessionName'),
      test(['aws:userid'], likes, ['R1:ab', 'R2:ab', 'R1:a', 'R1:a*', 'R2:*', '*b', 'R3:xb']),
    ),
    domain: { names },
  },
  { tests: onText('sts:SourceIdentity', 'aws:SourceIdentity'), domain: { identities: names } },
  {
    tests: onText('aws:RequestTag/k', 'aws:PrincipalTag/K', 'aws:ResourceTag/k'),
    domain: { tagValues: allTexts, tagKeys: ['k'] },
  },
  {
    tests: fc.oneof(
      test(['aws:RequestTag/K', 'aws:PrincipalTag/k', 'aws:ResourceTag/k'], equals, ['a']),
      test(
        ['aws:TagKeys', 'sts:TransitiveTagKeys'],
        ['ForAllValues:StringEquals', 'ForAnyValue:StringEquals', 'ForAnyValue:StringNotEquals'],
        ['k', 'K'],
      ),
      test(['aws:TagKeys', 'sts:TransitiveTagKeys'], ['Null'], ['true', 'false']),
    ),
    domain: { tagValues: ['a', 'b'], tagKeys: ['k', 'K', 'o', 'p'] },
  },
  { tests: onText(`${HOST}:sub`), domain: { claims: allTexts } },
  {
    tests: fc.oneof(
      test(['aws:MultiFactorAuthPresent'], ['Bool', 'BoolIfExists'], ['true', 'false']),
      test(['aws:MultiFactorAuthPresent'], ['Null'], ['true', 'false']),
      onText('sts:ExternalId'),
    ),
    domain: {
      others: new Map<string, readonly (string | undefined)[]>([
        ['aws:multifactorauthpresent', [undefined, 'true', 'false']],
        ['sts:externalid', [undefined, ...names]],
      ]),
    },
  },
];

const nothing: Domain = {
  names: ['nn'],
  identities: [],
  tagValues: [],
  tagKeys: [],
  claims: ['s'],
  others: new Map(),
};

const drawnRequest = (
  tests: fc.Arbitrary<PlainTest>,
  isNamed: boolean,
  at: number,
  start: PlainChain['start'],
) =>
  fc
    .record({
      tests: fc.array(tests, { maxLength: 2 }),
      callerTag: fc.constantFrom(undefined, undefined, 'a', 'b'),
      resourceTag: fc.constantFrom(undefined, undefined, 'a', 'b'),
      sessionName: isNamed
        ? fc.constantFrom(undefined, undefined, undefined, 'ax', 'ab')
        : fc.constant<string | undefined>(undefined),
      maySetSourceIdentity: fc.boolean(),
      mayTag: fc.boolean(),
    })
    .map(({ callerTag, resourceTag, sessionName, ...one }): PlainRequest => ({
      ...one,
      // Of the caller that starts, aws:userid is nothing that a chain decides.
      tests: one.tests.filter(({ key }) => at > 0 || key !== 'aws:userid'),
      roleId: `R${String(at)}`,
      ...(callerTag === undefined || (at === 0 && start === 'PROVIDER') ? {} : { callerTag }),
      ...(resourceTag === undefined ? {} : { resourceTag }),
      ...(sessionName === undefined ? {} : { sessionName }),
    }));

/** Of the tags that no condition names, two are tried: enough where one request at most makes some transitive. */
const isCovered = ({ chain: { requests }, domain }: { chain: PlainChain; domain: Domain }): boolean =>
  domain.tagKeys.length <= 1 ||
  (requests.length <= 3 &&
    requests.filter(({ tests }) => tests.some(({ key }) => key === 'sts:TransitiveTagKeys')).length <= 1);

const drawn = fc
  .record({
    theme: fc.constantFrom(...themes),
    other: fc.option(fc.constantFrom(...themes), { nil: undefined }),
    length: fc.integer({ min: 2, max: 4 }),
    start: fc.constantFrom<PlainChain['start'][]>('USER', 'ROLE', 'PROVIDER'),
  })
  .chain(({ theme, other, length, start }) => {
    const second = other && isLight(theme, other) ? other : theme;
    const tests = fc.oneof(theme.tests, second.tests);
    const isNamed = [theme, second].some(({ domain }) => domain.names !== undefined);
    const requests = Array.from({ length }, (_, at) => drawnRequest(tests, isNamed, at, start));
    return fc.tuple(...requests).map((all) => ({
      chain: { start, requests: all },
      domain: { ...nothing, ...second.domain, ...theme.domain },
    }));
  })
  .filter(isCovered);

/** Two kinds of tags at once are one, and the product with them is large. */
const isLight = (theme: Theme, other: Theme): boolean =>
  ![theme, other].some(({ domain }) => domain.tagKeys !== undefined) || other.domain.others !== undefined;

describe('a chain of role assumptions', () => {
  it('is open exactly if some assignment takes it through all its requests', { timeout: 300_000 }, () => {
    const tally = { open: 0, closed: 0 };
    fc.assert(
      fc.property(drawn, ({ chain, domain }) => {
        const expected = canBeGone(chain, domain);
        tally[expected ? 'open' : 'closed'] += 1;
        expect(isOpen(chain)).toBe(expected);
      }),
      runs(5_000),
    );
    expect(Math.min(tally.open, tally.closed)).toBeGreaterThan(runs(5_000).numRuns / 10);
  });
});
