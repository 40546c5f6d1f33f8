/** Exact decimals: `01`, `+1`, `1.0` and `1e0` are equal, and 9007199254740993 is not 9007199254740992 (L-35). */

/** ±0.digits × 10^exponent, digits without leading or trailing zeros; zero has no digits. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** All exponents beyond this count as equal. */
const MAX_EXPONENT = 1e15;

/** Parses a decimal; undefined if the text is no number: `10abc`, NaN, Infinity, the empty text. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const all = whole + fraction;
  const first = firstNonZero(all);
  if (first === all.length) return { negative: false, digits: '', exponent: 0 };
  const exponent = Math.max(-MAX_EXPONENT, Math.min(MAX_EXPONENT, Number(power)));
  return {
    negative: sign === '-',
    digits: all.slice(first, afterLastNonZero(all)),
    exponent: whole.length - first + exponent,
  };
}

function firstNonZero(digits: string): number {
  let at = 0;
  while (digits.charCodeAt(at) === 48) at += 1;
  return at;
}

function afterLastNonZero(digits: string): number {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 48) end -= 1;
  return end;
}

/** Returns a number below, equal to or above zero, if `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const magnitude = compareMagnitudes(a, b);
  return a.negative ? -magnitude : magnitude;
}

function compareMagnitudes(a: Decimal, b: Decimal): number {
  if (a.digits === '' || b.digits === '') return Number(a.digits !== '') - Number(b.digits !== '');
  if (a.exponent !== b.exponent) return a.exponent - b.exponent;
  return a.digits < b.digits ? -1 : a.digits > b.digits ? 1 : 0;
}

/** Returns the decimal times ten to the power of `scale`, which must be large enough to leave no fraction. */
export function decimalToScaled({ negative, digits, exponent }: Decimal, scale: number): bigint {
  const value = BigInt(digits) * 10n ** BigInt(scale + exponent - digits.length);
  return negative ? -value : value;
}

/** Returns the inverse of `decimalToScaled`, as text. */
export function scaledText(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
