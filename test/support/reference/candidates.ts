/** What an unknown key may turn out to hold: a list that is rich enough for the tests on it. */
import type { CaseJson } from './cases.js';
import { isArn } from './arns.js';
import { contextOf } from './context.js';
import { isObject, textsOf, type Json } from './json.js';
import type { KeyModel } from './keys.js';

/** Values of a key, or null for its absence. */
export type Candidate = readonly string[] | null;

interface TestOnKey {
  /** In lower case. */
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** Every test, wherever it stands in the policies. */
function testsIn(value: Json): readonly TestOnKey[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(testsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'Condition' ? testsInBlock(part) : testsIn(part),
  );
}

function testsInBlock(block: Json): readonly TestOnKey[] {
  return Object.entries(isObject(block) ? block : {}).flatMap(([operator, tests]) =>
    Object.entries(isObject(tests) ? tests : {}).map(([key, values]) => ({
      key: key.toLowerCase(),
      operator,
      values: textsOf(values),
    })),
  );
}

/** The values of tests on keys that are also compared with this one, as a variable. */
function literalsAcross(key: string, tests: readonly TestOnKey[]): readonly string[] {
  const inserted = `\${${key.toLowerCase()}`;
  const inserts = (text: string): boolean => text.toLowerCase().includes(inserted);
  const compared = new Set(tests.filter(({ values }) => values.some(inserts)).map((test) => test.key));
  return tests.filter((test) => compared.has(test.key)).flatMap(({ values }) => values);
}

function isSetTest({ operator }: TestOnKey): boolean {
  return operator.startsWith('For');
}

/** A key that is not declared holds sets where a set operator tests it in some policy (U-7). */
function holdsSets({ key, multivalued }: KeyModel, tests: readonly TestOnKey[]): boolean {
  return key.startsWith('custom:') ? tests.some(isSetTest) : multivalued === true;
}

export function candidatesOf(model: KeyModel, testCase: CaseJson): readonly Candidate[] {
  const everywhere = testsIn(testCase.given as unknown as Json);
  const tests = everywhere.filter(({ key }) => key === model.key.toLowerCase());
  const compared = tests.filter(({ operator }) => operator !== 'Null');
  const literals = [
    ...compared.flatMap(({ values }) => values),
    ...literalsAcross(model.key, everywhere),
    ...knownTexts(model, testCase),
  ];
  const single = [...new Set(valuesOf(model, literals))];
  const always = model.always === true ? [] : [null];
  const present = holdsSets(model, tests) ? setsOf(single) : single.map((value) => [value]);
  return [...always, ...present];
}

/** What variables may insert: the values of keys that are known. */
function knownTexts(model: KeyModel, testCase: CaseJson): readonly string[] {
  if (model.type !== 'TEXT' && model.type !== 'ARN') return [];
  const { variable } = contextOf(testCase);
  return variableKeys.flatMap((key) => {
    const value = variable(key);
    return value === undefined || value === 'MULTIVALUED' ? [] : [value];
  });
}

const variableKeys = [
  'aws:PrincipalTag/team',
  'aws:RequestTag/team',
  'aws:ResourceTag/team',
  'aws:username',
  'aws:PrincipalAccount',
  'aws:ResourceAccount',
  'aws:PrincipalArn',
  'aws:PrincipalType',
  'aws:PrincipalOrgID',
  'aws:userid',
  'aws:SourceArn',
  'aws:SourceAccount',
  'aws:SourceIdentity',
  'sts:ExternalId',
  'custom:arn',
  'custom:text',
];

/** None, one, two or three of the values, or one twice; the later ones only alone. */
function setsOf(values: readonly string[]): readonly Candidate[] {
  const sets: string[][] = [[], ...values.map((value) => [value])];
  for (const [i, first] of values.slice(0, 16).entries()) {
    if (i < 5) sets.push([first, first]);
    for (const [j, second] of values.slice(0, i).entries()) {
      sets.push([first, second]);
      if (i < 5) for (const third of values.slice(0, j)) sets.push([first, second, third]);
    }
  }
  return sets;
}

function valuesOf(model: KeyModel, literals: readonly string[]): readonly string[] {
  const free = model.key.startsWith('custom:') ? ['zzz', 'red', 'Red', 'blue', 'b*d'] : [];
  switch (model.type) {
    case 'BOOL':
      return ['true', 'false'];
    case 'NUMBER':
      return [...literals.flatMap(aroundNumber), ...betweenNumbers(literals), '-100', '1e30', ...free];
    case 'DATE':
      return [...literals, ...dates, ...free];
    case 'IP':
      return addresses;
    case 'ARN':
      return [...arnsOf(model, literals), ...free];
    case 'BINARY':
      return [...literals, 'AAAA'];
    case 'TEXT':
      return [
        ...literals,
        ...literals.flatMap(instances),
        ...overlaps(literals),
        ...texts,
        ...literals.map((text) => text.toUpperCase()),
      ];
  }
}

/** A key of type ARN holds ARNs only. */
function arnsOf(model: KeyModel, literals: readonly string[]): readonly string[] {
  const values = [
    ...literals,
    ...model.requestValues,
    ...literals.flatMap(instances),
    ...overlaps(literals),
    'arn:aws:s3:::zzz',
    ...arns,
  ];
  return model.key.startsWith('custom:') ? values : values.filter(isArn);
}

function betweenNumbers(texts: readonly string[]): readonly string[] {
  const numbers = texts
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const middles = numbers.slice(1).map((number, at) => String((number + (numbers[at] ?? 0)) / 2));
  return middles.filter((text) => /^-?\d+(\.\d+)?$/.test(text));
}

function aroundNumber(text: string): readonly string[] {
  return [
    text,
    `${text.split('e')[0] ?? ''}`,
    text.includes('.') ? text : `${text}.5`,
    '4.9999',
    '5.0001',
    '299',
    '301',
  ];
}

const dates = [
  '2020-01-01T00:00:00Z',
  '2026-01-01T00:00:00.001Z',
  '2026-05-31T23:59:59.999Z',
  '2026-06-01T00:00:00.001Z',
  '2026-06-01T12:00:00.001Z',
  '2026-06-01T12:00:00.124Z',
  '2027-01-01T00:00:00.001Z',
];

const addresses = [
  '9.255.255.255',
  '10.0.0.0',
  '10.0.0.1',
  '10.1.0.0',
  '10.1.255.255',
  '10.2.0.0',
  '11.0.0.0',
  '2001:db8::',
  '2001:db8::1',
  '2001:db9::',
  '::ffff:10.1.0.1',
];

const arns = [
  'arn:aws:sqs:eu-west-1:111122223333:q1',
  'arn:aws-cn:iam::111122223333:user/ann',
  'arn:aws:iam::111122223333:user/anx',
  'arn:aws:iam::111199999999:user/ann',
  'arn:aws:iam::444455556666:role/app/x',
];

/** Beside what the policies name: texts that fall under several of the patterns, and under none. */
const texts = [
  '',
  'zzz',
  'red',
  'Red',
  'blue',
  'target',
  'arn:aws:iam::111122223333:user/ann',
  'rd',
  'rxd',
  'bd',
  'bed',
  'bxd',
  'b*d',
  'bzd',
  'xed',
  'rzed',
  're',
  'ben',
  'ed',
  'ann',
  'x1',
  'o-31',
  'o-3',
  'a1',
  '5',
  'b',
];

/** A pattern with its wildcards filled in, in a few ways. */
function instances(pattern: string): readonly string[] {
  const plain = pattern.split('${*}').join('*');
  const fill = (run: string, one: string): string => plain.split('*').join(run).split('?').join(one);
  return [pattern, plain, fill('', 'x'), fill('x', 'x'), fill('zz', 'e')];
}

/** What falls under two patterns at once, part by part: of two that are open, how one begins and the other ends. */
function overlaps(patterns: readonly string[]): readonly string[] {
  const open = patterns.map((pattern) => pattern.split('${*}').join('*')).filter(isOpen);
  return open.flatMap((one) => open.filter((other) => other !== one).map((other) => overlap(one, other)));
}

function overlap(one: string, other: string): string {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.length !== b.length) return beginningOf(one) + endOf(other);
  return a
    .map((part, at) => {
      const twin = b[at] ?? '';
      if (!isOpen(part)) return part;
      return isOpen(twin) ? beginningOf(part) + endOf(twin) : twin;
    })
    .join(':');
}

const isOpen = (pattern: string): boolean => /[*?]/.test(pattern);
const beginningOf = (pattern: string): string => pattern.slice(0, pattern.search(/[*?]/));
const endOf = (pattern: string): string => pattern.slice(pattern.search(/[*?][^*?]*$/) + 1);

/** Of an ARN six, of any other text one. */
function partsOf(pattern: string): readonly string[] {
  const parts = pattern.split(':');
  return parts.length < 6 ? [pattern] : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
