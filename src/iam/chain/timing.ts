/** Checks whether there are moments at which all requests of a chain can be made, one after the other (U-8, E-41). */
import { withOverrides } from '../facts/buildContext.js';
import { dateText } from '../match/date.js';
import { decimalToScaled, type Decimal } from '../match/decimal.js';
import type { Operand } from '../match/compileOperand.js';
import {
  conditionsOn,
  conditionKey,
  canBeSatisfied,
  type ChainCondition,
  type ChainRequest,
} from './chainStep.js';

const EPOCH_TIME = 'aws:epochtime';
const timeKeys = ['aws:currenttime', EPOCH_TIME];

/** A span of time in milliseconds, including both ends. */
interface Span {
  readonly first: bigint;
  readonly last: bigint;
}

const HOUR = 3_600_000n;
/** The keys may have whole seconds only. */
const REST_OF_A_SECOND = 999n;

/** Whether a request certainly comes too late or too early for the others. */
export function haveNoMoment(chain: readonly ChainRequest[]): boolean {
  const tests = chain.map(openTests);
  const moments = tests.flat().flatMap((condition) => momentsOf(condition) ?? []);
  const named = [...new Set(moments)].sort((a, b) => (a < b ? -1 : 1));
  const [earliest, latest] = [named[0], named.at(-1)];
  if (earliest === undefined || latest === undefined) return false;
  const pieces = piecesBetween(named);
  const whole: Span = { first: earliest - REST_OF_A_SECOND, last: latest + 2n * REST_OF_A_SECOND };
  let within: readonly Span[] = [whole];
  for (const [at, request] of chain.entries()) {
    for (const key of timeKeys) within = intersection(within, spansOf(key, request, tests[at] ?? [], pieces));
    if (within.length === 0) return true;
    const lifetime = longestSession(request) ?? whole.last - whole.first;
    within = joined(within.map(({ first, last }) => ({ first, last: last + lifetime })));
  }
  return false;
}

const openTests = (request: ChainRequest): readonly ChainCondition[] =>
  conditionsOn(
    request,
    (key) => isRequestTimeKey(key) && request.context.lookup(key).kind === 'unknown',
  ).filter((condition) => momentsOf(condition) !== undefined);

export const isRequestTimeKey = (key: string): boolean => timeKeys.includes(key);

/** Returns the longest session of the caller (E-41); undefined: it is renewed as long as it is needed. */
function longestSession({ caller: { kind } }: ChainRequest): bigint | undefined {
  if (kind === 'service') return undefined;
  return kind === 'roleSession' ? HOUR : 12n * HOUR;
}

/** Returns the moments that a condition names; undefined: it tests something else, which affects no other request. */
function momentsOf(condition: ChainCondition): readonly bigint[] | undefined {
  const operands = condition.readings.flatMap((test) => test.operands);
  const moments = operands.flatMap((operand) => momentOf(operand, conditionKey(condition)) ?? []);
  return moments.length === operands.length ? moments : undefined;
}

function momentOf(operand: Operand, key: string): bigint | undefined {
  if (operand.kind === 'date') return operand.date;
  return operand.kind === 'number' && key === EPOCH_TIME ? millisecondsOf(operand.number) : undefined;
}

/** Converts to milliseconds; undefined if the value is more precise, or far outside any realistic time. */
function millisecondsOf(seconds: Decimal): bigint | undefined {
  const isExact = seconds.digits.length - seconds.exponent <= 3;
  return isExact && seconds.exponent < 15 ? decimalToScaled(seconds, 3) : undefined;
}

/** Splits time into pieces in which all tests have one outcome. Times outside all pieces equal those just outside. */
function piecesBetween(moments: readonly bigint[]): readonly Span[] {
  return moments.flatMap((moment, index) => {
    const [before, next] = [moments[index - 1], moments[index + 1]];
    const isNext = next !== undefined && next - moment > 1n;
    return [
      ...(before === undefined ? [{ first: moment - REST_OF_A_SECOND, last: moment - 1n }] : []),
      { first: moment, last: moment },
      ...(isNext ? [{ first: moment + 1n, last: next - 1n }] : []),
      ...(next === undefined ? [{ first: moment + 1n, last: moment + REST_OF_A_SECOND }] : []),
    ];
  });
}

/** Returns when the request can be made according to one key. */
function spansOf(
  key: string,
  { context }: ChainRequest,
  conditions: readonly ChainCondition[],
  pieces: readonly Span[],
): readonly Span[] {
  const own = conditions.filter((condition) => conditionKey(condition) === key);
  const met = pieces.filter(({ first }) => {
    const then = withOverrides(context, new Map([[key, { kind: 'known', values: [dateText(first)] }]]));
    return own.every((condition) => canBeSatisfied(condition, then));
  });
  return joined(met.map(({ first, last }) => ({ first, last: last + REST_OF_A_SECOND })));
}

/** Joins spans that touch. They must be in order. */
function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const before = whole.at(-1);
    if (before && span.first <= before.last + 1n) whole[whole.length - 1] = { ...before, last: span.last };
    else whole.push(span);
  }
  return whole;
}

const intersection = (some: readonly Span[], others: readonly Span[]): readonly Span[] =>
  some.flatMap((one) =>
    others.flatMap((other) => {
      const first = one.first > other.first ? one.first : other.first;
      const last = one.last < other.last ? one.last : other.last;
      return first <= last ? [{ first, last }] : [];
    }),
  );
