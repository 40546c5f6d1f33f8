/** Finds values for every outcome of the tests on one key, by family of operators (U-7). */
import { keyType, type KeyType } from '../../facts/data/conditionKeys.js';
import { dateText, parseDate } from '../../match/date.js';
import { decimalToScaled, parseDecimal, scaledText, type Decimal } from '../../match/decimal.js';
import { addressText, parseAddress, type IpNetwork } from '../../match/ipAddress.js';
import type { UnknownState } from '../../match/conditionContext.js';
import type { Operand } from '../../match/compileOperand.js';
import type { OperatorFamily } from '../../match/operators.js';
import {
  ANY_ONE,
  ANY_RUN,
  literalTokens,
  matchesGlob,
  PART_ONE,
  PART_RUN,
  type Glob,
  type Tokens,
} from '../../match/wildcard.js';
import type { Candidates } from '../search.js';
import { representativeTexts, type Language } from './texts.js';

const WELL_FORMED_ARN: Language = {
  tokens: [...literalTokens('arn:'), PART_RUN, 58, PART_RUN, 58, PART_RUN, 58, PART_RUN, 58, ANY_RUN],
  fold: false,
};

/** The operands of all tests on a key, and the families of their operators. */
interface TestedBy {
  readonly operands: readonly Operand[];
  readonly families: ReadonlySet<OperatorFamily>;
}

/**
 * Returns values of a key that together give every combination of outcomes of its tests. `shapes`: the known form of
 * its values; `excludes`: forms that it never has. `perCombination`: the number of different texts for each combination (U-7a). `share`: as in
 * `representativeTexts`.
 */
export function valuesFor(
  key: string,
  testedBy: TestedBy,
  { shapes, excludes = [], notBefore }: Pick<UnknownState, 'shapes' | 'excludes' | 'notBefore'>,
  perCombination: number,
  share = 0,
): Candidates<string> {
  const type = keyType(key);
  if (type === 'BOOL') return { values: ['true', 'false'], complete: true };
  const earliest = notBefore?.earliest;
  const tested = earliest === undefined ? testedBy : withEarliest(testedBy, earliest);
  const { operands } = tested;
  const walk = { perCombination, share };
  const texts = outside(excludes, textValues(withGlobs(tested, excludes), shapes, walk, type === 'ARN'));
  const used = orderedValues(tested, type === 'STRING');
  const isText = type === 'STRING' || type === 'ARN';
  if (used.length === 0 && isText) return texts;
  const hasPatterns = operands.some(({ kind }) => kind === 'glob' || kind === 'arn' || kind === 'template');
  const literals = operands.filter(
    ({ kind }) => kind === 'text' || kind === 'textIgnoreCase' || kind === 'truth' || kind === 'bytes',
  ).length;
  const values = used.flatMap((family) => family.values.flatMap((value) => spellings(value, literals)));
  const all = [...values, ...(isText || literals > 0 || hasPatterns ? texts.values : [])];
  const fitting = all.filter((value) => isOfType(value, type) && isNotBefore(value, earliest));
  const pure =
    used.length <= 1 && used.every((family) => family.complete) && !hasPatterns && shapes === undefined;
  const isSampled = !isText && (literals > 0 || fitting.length === 0);
  const samples = isSampled ? samplesOf(type, literals + 1, earliest) : [];
  return { values: [...fitting, ...samples], complete: pure && texts.complete };
}

/** Kinds of operands whose values are texts (`languageOf`), and kinds about which nothing is known. */
type TextKind = 'text' | 'textIgnoreCase' | 'glob' | 'truth' | 'arn';
type OpenKind = 'template' | 'notAnArn' | 'nothing';

type ValuesOf = (tested: TestedBy, isFree: boolean) => Candidates<string> | undefined;

/** The functions that find values, for every other kind. */
const valuesByKind: Readonly<Record<Exclude<Operand['kind'], TextKind | OpenKind>, ValuesOf>> = {
  number: numberValues,
  date: dateValues,
  network: addressValues,
  bytes: byteValues,
};

const orderedValues = (tested: TestedBy, isFree: boolean): readonly Candidates<string>[] =>
  Object.values(valuesByKind).flatMap((valuesOf) => valuesOf(tested, isFree) ?? []);

/** Adds the least possible value as an operand, in each family of the tests (E-93). */
function withEarliest({ operands, families }: TestedBy, earliest: bigint): TestedBy {
  const seconds = families.has('numeric') ? parseDecimal(dateText(earliest)) : undefined;
  return {
    families,
    operands: [
      ...operands,
      ...(families.has('date') ? [{ kind: 'date', date: earliest, comparison: 'GE' } as const] : []),
      ...(seconds ? [{ kind: 'number', number: seconds, comparison: 'GE' } as const] : []),
    ],
  };
}

/** Tells values that a glob matches from the others. */
const withGlobs = ({ operands, families }: TestedBy, globs: readonly Glob[]): TestedBy => ({
  families,
  operands: [...operands, ...globs.map((glob) => ({ kind: 'glob', glob }) as const)],
});

const outside = (
  excludes: readonly Glob[],
  { values, complete }: Candidates<string>,
): Candidates<string> => ({
  values: values.filter((value) => !excludes.some((glob) => matchesGlob(glob, value))),
  complete,
});

const isNotBefore = (value: string, earliest: bigint | undefined): boolean =>
  earliest === undefined || (parseDate(value) ?? earliest) >= earliest;

function isOfType(value: string, type: KeyType): boolean {
  if (type === 'NUMERIC') return parseDecimal(value) !== undefined;
  if (type === 'DATE') return parseDate(value) !== undefined;
  return type !== 'ADDRESS' || parseAddress(value) !== undefined;
}

/** Returns values of a type that is no text: more than there are texts, so that one of them equals no text. */
function samplesOf(type: KeyType, count: number, earliest = FIRST_DATE): readonly string[] {
  const numbers = Array.from({ length: count }, (_, i) => BigInt(i));
  if (type === 'DATE') return numbers.map((i) => dateText(earliest + i * 1000n));
  if (type === 'ADDRESS') return numbers.map((i) => addressText({ family: 4, value: FIRST_ADDRESS + i }));
  return numbers.map((i) => String(i + 1n));
}

/** 2026-01-01T00:00:00Z */
const FIRST_DATE = 1_767_225_600_000n;
/** 192.0.2.1, of a range that is kept for examples. */
const FIRST_ADDRESS = 0xc0000201n;

/**
 * Returns different spellings of the same number, date or address, which only text tests distinguish. There is one
 * spelling more than there are texts, so that one of them equals no text.
 */
function spellings(value: string, texts: number): readonly string[] {
  const zeros = Array.from({ length: texts }, (_, i) => '0'.repeat(i + 1));
  if (/^\d+(\.\d+){3}$/.test(value)) return [value, ...zeros.map((some) => some + value)];
  if (/^-?\d+$/.test(value)) return [value, ...zeros.map((some) => `${value}.${some}`)];
  return /^-?\d+\.\d+$/.test(value) ? [value, ...zeros.map((some) => value + some)] : [value];
}

/** Returns texts for the string and ARN operators, and free text for a key that is only tested as a number. */
function textValues(
  { operands, families }: TestedBy,
  shapes: readonly Glob[] | undefined,
  { perCombination, share }: { readonly perCombination: number; readonly share: number },
  arnsOnly: boolean,
): Candidates<string> {
  const languages = operands.flatMap(languageOf);
  if (families.has('arn') && !arnsOnly) languages.push(WELL_FORMED_ARN);
  const regions = shapes?.map(({ tokens }) => ({ tokens, fold: false })) ?? [
    arnsOnly ? WELL_FORMED_ARN : undefined,
  ];
  const distinct = new Map(
    languages.map((language) => [`${String(language.fold)}${language.tokens.join()}`, language]),
  );
  const found = regions.map((region) =>
    representativeTexts([...distinct.values()], region, perCombination, share),
  );
  return {
    values: found.flatMap(({ values }) => values),
    complete: found.every(({ complete }) => complete) && operands.every(({ kind }) => kind !== 'template'),
  };
}

function languageOf(operand: Operand): readonly Language[] {
  switch (operand.kind) {
    case 'text':
      return [{ tokens: literalTokens(operand.text), fold: false }];
    case 'textIgnoreCase':
      return [{ tokens: literalTokens(operand.text), fold: true }];
    case 'glob':
      return [{ tokens: operand.glob.tokens, fold: false }];
    case 'truth':
      return [{ tokens: literalTokens('true'), fold: true }];
    case 'arn':
      return [{ tokens: arnTokens(operand.parts), fold: false }];
    // The values of these are no texts, see `valuesByKind`.
    case 'number':
    case 'date':
    case 'network':
    case 'bytes':
    // It is not known what these match.
    case 'template':
    case 'notAnArn':
    case 'nothing':
      return [];
  }
}

function arnTokens(parts: readonly Glob[]): Tokens {
  const inPart = (token: number): number =>
    token === ANY_RUN ? PART_RUN : token === ANY_ONE ? PART_ONE : token;
  return parts.flatMap(({ tokens }, i) => {
    const own = i === 5 ? tokens : tokens.map(inPart);
    return i === 0 ? own : [58, ...own];
  });
}

/** Returns each number, a point between each two neighbors, one point below and one above. */
function numberValues({ operands }: TestedBy): Candidates<string> | undefined {
  const numbers = operands.flatMap((operand) => (operand.kind === 'number' ? [operand.number] : []));
  if (numbers.length === 0) return undefined;
  const scale = commonScale(numbers);
  if (scale === undefined) return { values: [], complete: false };
  const points = sorted(numbers.map((number) => decimalToScaled(number, scale) * 2n));
  const values = [points[0] ?? 0n, ...points].flatMap((point, i) => {
    const previous = points[i - 2];
    return i === 0 ? [point - 2n] : previous === undefined ? [point] : [(previous + point) / 2n, point];
  });
  values.push((points.at(-1) ?? 0n) + 2n);
  return { values: values.map((value) => scaledText(value * 5n, scale + 1)), complete: true };
}

/** Returns the digits after the point that all numbers fit in; undefined if one is too large or small to write out. */
function commonScale(numbers: readonly Decimal[]): number | undefined {
  let scale = 0;
  for (const { digits, exponent } of numbers) {
    if (Math.abs(exponent) > 300) return undefined;
    scale = Math.max(scale, digits.length - exponent);
  }
  return scale;
}

function sorted(points: readonly bigint[]): readonly bigint[] {
  return [...new Set(points)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Returns dates around the tested ones, to the millisecond. */
function dateValues({ operands }: TestedBy): Candidates<string> | undefined {
  const dates = sorted(operands.flatMap((operand) => (operand.kind === 'date' ? [operand.date] : [])));
  const [first] = dates;
  if (first === undefined) return undefined;
  const values = dates.flatMap((date, i) => {
    const next = dates[i + 1];
    return next === undefined || next - date < 2n ? [date] : [date, date + 1n];
  });
  const last = dates.at(-1) ?? first;
  return { values: [first - 1000n, ...values, last + 1000n].map(dateText), complete: true };
}

/** Returns the first and last address of each range and their neighbors just outside, in both families. */
function addressValues({ operands, families }: TestedBy, isFree: boolean): Candidates<string> | undefined {
  const networks = operands.flatMap((operand) => (operand.kind === 'network' ? [operand.network] : []));
  if (networks.length === 0 && !(isFree && families.has('address'))) return undefined;
  const other = [addressText({ family: 4, value: 0n }), addressText({ family: 6, value: 1n })];
  return { values: [...new Set([...networks.flatMap(pointsOf), ...other])], complete: true };
}

function pointsOf({ family, first, last }: IpNetwork): readonly string[] {
  const limit = family === 4 ? 1n << 32n : 1n << 128n;
  return [first, last, first - 1n, last + 1n]
    .filter((value) => value >= 0n && value < limit)
    .map((value) => addressText({ family, value }));
}

function byteValues({ operands }: TestedBy): Candidates<string> | undefined {
  const texts = operands.flatMap((operand) => (operand.kind === 'bytes' ? [operand.base64] : []));
  return texts.length === 0 ? undefined : { values: [...texts, 'AAECAwQFBgc=', '?'], complete: true };
}
