import { describe, expect, it } from 'vitest';
import { compileTest, evaluateTest, type ValidTest } from '../../../src/iam/match/condition.js';
import { ABSENT, type ConditionContext } from '../../../src/iam/match/conditionContext.js';
import {
  ANY_ONE,
  ANY_RUN,
  compileGlob,
  literalTokens,
  PART_ONE,
  PART_RUN,
} from '../../../src/iam/match/wildcard.js';
import { representativeTexts, type Language } from '../../../src/iam/unknown/satisfiability/texts.js';
import { valuesFor } from '../../../src/iam/unknown/satisfiability/values.js';
import type { Candidates } from '../../../src/iam/unknown/search.js';

type Tested = readonly [operator: string, ...values: string[]];

function compiled(key: string, tests: readonly Tested[]): readonly ValidTest[] {
  return tests.map(([operator, ...values]) => {
    const test = compileTest({ operator, key, values }, '2012-10-17');
    if (!test.valid) throw new Error(`${operator} ${values.join()} is not valid`);
    return test;
  });
}

function contextWith(key: string, value: string): ConditionContext {
  return {
    lookup: (name) => (name === key ? { kind: 'known', values: [value] } : ABSENT),
    caveats: 0,
  };
}

function chosen(
  key: string,
  tests: readonly Tested[],
  shape?: string,
  perCombination = 1,
): Candidates<string> {
  const read = compiled(key, tests);
  const tested = {
    operands: read.flatMap(({ operands }) => operands),
    families: new Set(read.map(({ operator }) => operator.family)),
  };
  return valuesFor(key, tested, shape === undefined ? {} : { shapes: [compileGlob(shape)] }, perCombination);
}

/** What all the tests say of a value, together. */
function outcomes(key: string, tests: readonly Tested[], value: string): string {
  return compiled(key, tests)
    .map((test) => String(evaluateTest(test, 'ALLOW', contextWith(key, value))))
    .join();
}

/** The outcomes that some value of `sample` has and no chosen value. */
function missed(
  key: string,
  tests: readonly Tested[],
  sample: readonly string[],
  shape?: string,
): readonly string[] {
  const found = new Set(chosen(key, tests, shape).values.map((value) => outcomes(key, tests, value)));
  return sample.filter((value) => !found.has(outcomes(key, tests, value)));
}

const each = (operators: readonly string[], values: readonly string[]): readonly Tested[] =>
  operators.flatMap((operator) => values.map((value): Tested => [operator, value]));

const orders = ['Equals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const free = 'x:k';

describe('the values that stand for all (U-7)', () => {
  it('are both truth values of a boolean key', () => {
    expect(chosen('aws:securetransport', [['Bool', 'true']])).toEqual({
      values: ['true', 'false'],
      complete: true,
    });
  });

  it.each([
    [['5']],
    [['5', '7']],
    [['5', '6', '5']],
    [['-1', '0', '0.5']],
    [['9007199254740992', '9007199254740993']],
    [['1e2', '100.01', '-0.001']],
  ])('are the numbers %j, one between each two, one below and one above', (literals) => {
    const tests = each(
      orders.map((order) => `Numeric${order}`),
      literals,
    );
    const sample = [
      ...['-2', '-1', '-0.5', '-0.001', '-0.0005', '0', '0.25', '0.5', '3', '5', '5.5', '6', '6.5', '7', '9'],
      ...['99', '100', '100.005', '100.01', '101', '9007199254740991', '9007199254740992'],
      ...['9007199254740992.5', '9007199254740993', '9007199254740994'],
    ];
    const key = 'aws:multifactorauthage';
    expect(missed(key, tests, sample)).toEqual([]);
    expect(chosen(key, tests).complete).toBe(true);
    expect(chosen(key, tests).values).toHaveLength(2 * new Set(literals).size + 1);
    expect(missed(free, [...tests, ['NumericNotEquals', '5']], [...sample, 'x'])).toEqual([]);
  });

  it('are not known to be all for numbers too large to write out', () => {
    const key = 'aws:multifactorauthage';
    expect(chosen(key, [['NumericEquals', '1e301']])).toEqual({ values: ['1'], complete: false });
    expect(chosen(key, [['NumericEquals', '1e290']]).complete).toBe(true);
    expect(chosen(key, [['NumericEquals', '1e-401']]).complete).toBe(false);
  });

  it('are the dates, one after each where a millisecond lies between, one before and one after all', () => {
    const literals = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.001Z', '2026-01-01T00:00:00.003Z'];
    const tests = each(
      orders.map((order) => `Date${order}`),
      literals,
    );
    const sample = ['2025-12-31T00:00:00Z', ...literals, '2026-01-01T00:00:00.002Z', '2026-01-02T00:00:00Z'];
    expect(missed('aws:currenttime', tests, sample)).toEqual([]);
    expect(chosen('aws:currenttime', tests)).toMatchObject({ complete: true });
    expect(chosen('aws:currenttime', tests).values).toHaveLength(6);
    expect(chosen('aws:currenttime', [['Null', 'true']]).values).toContain('1767225600');
  });

  it('are the ends of each range of addresses and what lies just outside, in both families', () => {
    const of = (...ranges: string[]): readonly string[] =>
      chosen('aws:sourceip', each(['IpAddress'], ranges)).values;
    const others = ['0.0.0.0', '0:0:0:0:0:0:0:1'];
    expect(new Set(of('10.0.0.0/8'))).toEqual(
      new Set(['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0', ...others]),
    );
    expect(new Set(of('0.0.0.0/0'))).toEqual(new Set(['0.0.0.0', '255.255.255.255', '0:0:0:0:0:0:0:1']));
    const wide = of('2001:db8::/126', '255.255.255.255');
    expect(wide).toHaveLength(new Set(wide).size);
    expect(
      missed('aws:sourceip', each(['IpAddress'], ['2001:db8::/126', 'ffff::/16']), [
        '2001:db8::3',
        '2001:db8::4',
        '2001:db7::',
        'ffff::1',
        '1.2.3.4',
      ]),
    ).toEqual([]);
    expect(wide).toContain('255.255.255.254');
    expect(chosen('aws:sourceip', [['Null', 'false']]).values).toContain('192.0.2.1');
    expect(missed(free, [['NotIpAddress', '10.0.0.0/8']], ['10.1.1.1', '8.8.8.8', '::9', 'x'])).toEqual([]);
    expect(missed(free, [['NotIpAddress', 'x']], ['10.1.1.1', 'x'])).toEqual([]);
  });

  it('are the bytes that are named and others', () => {
    expect(missed(free, [['BinaryEquals', 'AAEC']], ['AAEC', 'AAED', '?'])).toEqual([]);
    expect(missed(free, [['BinaryEquals', 'AAEC', 'AAED']], ['AAEC', 'AAED', 'AAEE'])).toEqual([]);
  });

  const texts = [
    '',
    'a',
    'A',
    'b',
    'ab',
    'Ab',
    'AB',
    'abc',
    'aXc',
    'x',
    'axb',
    'ba',
    'a:b',
    'red',
    'RED',
    'rEd',
  ];
  it.each<readonly [readonly Tested[]]>([
    [
      [
        ['StringEquals', 'a'],
        ['StringEquals', 'b'],
      ],
    ],
    [
      [
        ['StringEquals', 'red'],
        ['StringEqualsIgnoreCase', 'RED'],
      ],
    ],
    [
      [
        ['StringEqualsIgnoreCase', '1a'],
        ['StringEquals', '1a'],
        ['StringEquals', '1A'],
      ],
    ],
    [
      [
        ['StringLike', 'a*'],
        ['StringLike', '*b'],
      ],
    ],
    [
      [
        ['StringLike', 'a?c'],
        ['StringNotEquals', 'abc'],
      ],
    ],
    [
      [
        ['StringLike', '*'],
        ['StringEquals', ''],
      ],
    ],
    [
      [
        ['StringLike', 'a*'],
        ['StringLike', '*b*'],
        ['StringLike', '??'],
        ['StringEqualsIgnoreCase', 'ab'],
      ],
    ],
    [
      [
        ['Bool', 'true'],
        ['StringEquals', 'true'],
        ['StringLike', 't*'],
      ],
    ],
    [
      [
        ['NumericEquals', '5'],
        ['StringEquals', '5'],
        ['StringEquals', '5.0'],
      ],
    ],
    [
      [
        ['NumericEquals', '5.5'],
        ['StringEquals', '5.5'],
      ],
    ],
  ])('are texts for each combination of %j', (tests) => {
    const sample = [
      ...texts,
      '1a',
      '1A',
      'true',
      'TRUE',
      'True',
      't',
      '5',
      '5.0',
      '5.00',
      '5.5',
      '5.50',
      '05',
    ];
    expect(missed(free, tests, sample)).toEqual([]);
  });

  it('are ARNs and a text that is none, where ARNs are compared (L-40)', () => {
    const tests: readonly Tested[] = [
      ['ArnLike', 'arn:aws:s3:::a*'],
      ['ArnLike', 'arn:aws:*::?:*b'],
      ['ArnNotLike', 'arn:aws:s3:::ab'],
    ];
    const arns = [
      'arn:aws:s3:::ab',
      'arn:aws:s3:::a',
      'arn:aws:s3:::a:b',
      'arn:aws:x::1:b',
      'arn:aws:x:y:1:b',
    ];
    expect(missed(free, tests, [...arns, 'arn:aws:x::12:b', 'x', ''])).toEqual([]);
    const known = chosen('aws:sourcearn', tests);
    expect(missed('aws:sourcearn', tests, arns)).toEqual([]);
    expect(known.complete).toBe(true);
    expect(known.values.filter((value) => !/^arn:([^:]*:){4}/.test(value))).toEqual([]);
  });

  it('look as the key is known to look (U-1)', () => {
    const tests: readonly Tested[] = [
      ['StringLike', '*b'],
      ['StringEquals', 'x'],
    ];
    const { values, complete } = chosen(free, tests, 'a*');
    expect(values.filter((value) => !value.startsWith('a'))).toEqual([]);
    expect(missed(free, tests, ['a', 'ab'], 'a*')).toEqual([]);
    expect(complete).toBe(true);
  });

  it('are as many of each kind as keys are linked (U-7a)', () => {
    const { values } = chosen(free, [['StringLike', 'a*']], undefined, 3);
    expect(values.filter((value) => value.startsWith('a'))).toHaveLength(3);
    expect(values.filter((value) => !value.startsWith('a'))).toHaveLength(3);
    expect(new Set(values).size).toBe(6);
  });

  it('are known to be all only where the tests are of one kind', () => {
    const complete = (...tests: Tested[]): boolean => chosen(free, tests).complete;
    expect(complete(['StringEquals', 'a'], ['StringLike', 'b*'])).toBe(true);
    expect(complete(['NumericEquals', '5'], ['StringEquals', '5'])).toBe(true);
    expect(complete(['NumericEquals', '5'], ['StringLike', '5*'])).toBe(false);
    expect(complete(['NumericEquals', '5'], ['DateEquals', '2026-01-01T00:00:00Z'])).toBe(false);
    expect(complete(['StringLike', 'a${aws:username}'])).toBe(false);
    expect(chosen(free, [['NumericEquals', '5']], '5*').complete).toBe(false);
  });
});

/** `{` for a run and `}` for one character that is no `:`. */
function language(pattern: string, fold = false): Language {
  const special = new Map([
    ['*', ANY_RUN],
    ['?', ANY_ONE],
    ['{', PART_RUN],
    ['}', PART_ONE],
  ]);
  const tokens = [...pattern].map((character) => special.get(character) ?? character.charCodeAt(0));
  return { tokens, fold };
}

function matches({ tokens, fold }: Language, text: string): boolean {
  const read = fold ? text.toLowerCase() : text;
  const from = (at: number, rest: string): boolean => {
    const token = tokens[at];
    if (token === undefined) return rest === '';
    const free = token === ANY_RUN || token === ANY_ONE ? rest !== '' : rest !== '' && !rest.startsWith(':');
    if (token === ANY_RUN || token === PART_RUN)
      return from(at + 1, rest) || (free && from(at, rest.slice(1)));
    if (token === ANY_ONE || token === PART_ONE) return free && from(at + 1, rest.slice(1));
    return rest.charCodeAt(0) === token && from(at + 1, rest.slice(1));
  };
  return from(0, read);
}

/** All texts of up to four of the characters. */
function allTexts(characters: string): readonly string[] {
  let longest = [''];
  const found = [''];
  for (let length = 1; length <= 4; length += 1) {
    longest = longest.flatMap((text) => [...characters].map((character) => text + character));
    found.push(...longest);
  }
  return found;
}

describe('texts for every combination of patterns', () => {
  const all = allTexts('abA:z');
  it.each<readonly [readonly string[], string | undefined, number, boolean]>([
    [['a', 'b'], undefined, 1, false],
    [['a', 'ab'], undefined, 1, true],
    [['a*', '*b'], undefined, 1, false],
    [['a*', '*b'], undefined, 2, false],
    [['a?', '?b', '??'], undefined, 1, false],
    [['a{', '*:*'], undefined, 1, false],
    [['a}b', 'a?b'], undefined, 1, false],
    [['{:{', '*:b'], undefined, 2, false],
    [['a*b*', 'ab'], undefined, 1, true],
    [['*', ''], undefined, 1, false],
    [['*b', 'ab'], 'a*', 1, false],
    [['*b'], 'a*', 2, false],
    [['b'], 'a', 1, false],
    [[], '?', 2, false],
    [['a**b', '*?*'], undefined, 1, false],
  ])('finds them for %j within %j, %d of each', (patterns, within, perCombination, fold) => {
    const languages = patterns.map((pattern) => language(pattern, fold));
    const region = within === undefined ? undefined : language(within);
    const { values: texts, complete } = representativeTexts(languages, region, perCombination);
    const kindOf = (text: string): string => languages.map((one) => Number(matches(one, text))).join('');
    const inside = (text: string): boolean => region === undefined || matches(region, text);
    expect(complete).toBe(true);
    expect(texts.filter((text) => !inside(text))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
    const possible = new Map<string, number>();
    for (const text of all.filter(inside)) possible.set(kindOf(text), (possible.get(kindOf(text)) ?? 0) + 1);
    const found = new Map<string, number>();
    for (const text of texts) found.set(kindOf(text), (found.get(kindOf(text)) ?? 0) + 1);
    for (const [kind, count] of possible)
      expect([kind, (found.get(kind) ?? 0) >= Math.min(count, perCombination)]).toEqual([kind, true]);
    const literal = patterns.every((pattern) => !/[*?{}]/.test(pattern)) && within === undefined;
    if (!literal) for (const count of found.values()) expect(count).toBeLessThanOrEqual(perCombination);
  });

  it('gives a text in another case where case does not count', () => {
    const { values: texts } = representativeTexts([language('1ab', true)], undefined, 1);
    expect(texts).toEqual(expect.arrayContaining(['1ab', '1AB', '1Ab']));
    expect(representativeTexts([language('11', true)], undefined, 1).values).toContain('11');
    const free = representativeTexts([language('x'), language('X')], undefined, 1).values;
    expect(free.some((text) => text.toLowerCase() !== 'x')).toBe(true);
    expect(representativeTexts([language('x', true), language('xx')], undefined, 1).values).toContain('xxx');
  });

  it('rather gives a text with something in it', () => {
    expect(representativeTexts([language('*')], undefined, 1).values).not.toContain('');
    expect(representativeTexts([language('{'), language('')], undefined, 1).values).toContain('');
  });

  it('says where there are too many', () => {
    const many = Array.from({ length: 12 }, (_, i) => language(`*${String.fromCharCode(97 + i)}*`));
    expect(representativeTexts(many, undefined, 1).complete).toBe(false);
    expect(literalTokens('a')).toEqual(language('a').tokens);
  });

  it('looks at fewer where there are many patterns, each of which takes time', () => {
    const many = Array.from({ length: 400 }, (_, i) => language(`*ab*ab*ab*ab*ab*ab*${i}*`));
    const { values, complete } = representativeTexts(many, undefined, 1);
    expect(complete).toBe(false);
    expect(values.length).toBeLessThan(1_700);
  }, 60_000);

  it('gives the same answer when asked again', () => {
    const ask = (): unknown => representativeTexts([language('a*'), language('b*', true)], language('*c'), 1);
    const first = ask();
    expect(ask()).toBe(first);
    const other = representativeTexts([language('a*'), language('b*')], language('*c'), 1);
    expect(other).not.toBe(first);
    expect(
      representativeTexts([language('a*'), language('b*', true), language('*c')], undefined, 1),
    ).not.toBe(first);
    for (let i = 0; i < 600; i += 1) representativeTexts([language(`${String(i)}?`)], undefined, 1);
    expect(ask()).not.toBe(first);
    expect(ask()).toEqual(first);
  });
});
