/** Numbers of any length, compared exactly (L-35). */

/** units × 10^exponent. */
export interface Decimal {
  readonly units: bigint;
  readonly exponent: number;
}

function allDigits(text: string): boolean {
  return text !== '' && text.split('').every((char) => char >= '0' && char <= '9');
}

function withoutSign(text: string): string {
  return text.startsWith('+') || text.startsWith('-') ? text.slice(1) : text;
}

/** Integer, decimal, sign, leading zeros, exponent; undefined for anything else. */
export function parseDecimal(text: string): Decimal | undefined {
  const [mantissa = '', power, ...more] = text.toLowerCase().split('e');
  if (more.length > 0 || (power !== undefined && !allDigits(withoutSign(power)))) return undefined;
  const [whole = '', fraction, ...rest] = withoutSign(mantissa).split('.');
  if (rest.length > 0 || !allDigits(whole) || (fraction !== undefined && !allDigits(fraction)))
    return undefined;
  const digits = BigInt(whole + (fraction ?? ''));
  return {
    units: mantissa.startsWith('-') ? -digits : digits,
    exponent: Number(power ?? '0') - (fraction ?? '').length,
  };
}

/** Negative, zero or positive, as the left is less than, equal to or greater than the right. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const exponent = Math.min(left.exponent, right.exponent);
  const difference = scaled(left, exponent) - scaled(right, exponent);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function scaled(decimal: Decimal, exponent: number): bigint {
  return decimal.units * 10n ** BigInt(decimal.exponent - exponent);
}
