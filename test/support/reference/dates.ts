/** Dates in the W3C profile of ISO 8601, or epoch seconds, as milliseconds (L-36). */
import { parseDecimal } from './decimal.js';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Undefined for a text that is no date. */
export function parseDate(text: string): bigint | undefined {
  const [date = '', time, ...more] = text.split('T');
  if (time === undefined) return parseDay(date) ?? epochMilliseconds(text);
  const day = parseDay(date);
  const clock = parseClock(time);
  if (more.length > 0 || day === undefined || clock === undefined) return undefined;
  return day + clock;
}

/** Digits past the millisecond are cut off. */
function epochMilliseconds(text: string): bigint | undefined {
  const seconds = parseDecimal(text);
  if (seconds === undefined || text.toLowerCase().includes('e')) return undefined;
  const power = seconds.exponent + 3;
  return power >= 0 ? seconds.units * 10n ** BigInt(power) : seconds.units / 10n ** BigInt(-power);
}

function digits(text: string | undefined, length: number): number | undefined {
  const fits = text?.length === length && text.split('').every((char) => char >= '0' && char <= '9');
  return fits ? Number(text) : undefined;
}

function parseDay(text: string): bigint | undefined {
  const [yearText, monthText, dayText, ...more] = text.split('-');
  const year = digits(yearText, 4);
  const month = digits(monthText, 2);
  const day = digits(dayText, 2);
  if (more.length > 0 || year === undefined || month === undefined || day === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return undefined;
  return BigInt(daysSinceEpoch({ year, month, day })) * 86_400_000n;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Counted year by year and month by month. */
function daysSinceEpoch({ year, month, day }: Day): number {
  let days = day - 1;
  for (let y = 1970; y < year; y += 1) days += isLeapYear(y) ? 366 : 365;
  for (let y = year; y < 1970; y += 1) days -= isLeapYear(y) ? 366 : 365;
  for (let m = 1; m < month; m += 1) days += monthLength(year, m);
  return days;
}

/** `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fff`, then `Z`, an offset, or nothing for UTC. */
function parseClock(text: string): bigint | undefined {
  const { clock, offset } = splitOffset(text);
  const [hourText, minuteText, secondText = '00', ...more] = clock.split(':');
  const [wholeText, fraction] = secondText.split('.');
  const hour = digits(hourText, 2);
  const minute = digits(minuteText, 2);
  const second = digits(wholeText, 2);
  const fractionMs = fraction === undefined ? 0n : fractionMilliseconds(fraction);
  if (more.length > 0 || hour === undefined || minute === undefined || second === undefined) return undefined;
  if (offset === undefined || fractionMs === undefined || hour > 23 || minute > 59 || second > 59)
    return undefined;
  return BigInt((hour * 3600 + minute * 60 + second) * 1000) + fractionMs - offset;
}

function fractionMilliseconds(fraction: string): bigint | undefined {
  if (digits(fraction, fraction.length) === undefined || fraction === '') return undefined;
  return BigInt(`${fraction}000`.slice(0, 3));
}

function splitOffset(text: string): { readonly clock: string; readonly offset: bigint | undefined } {
  if (text.endsWith('Z')) return { clock: text.slice(0, -1), offset: 0n };
  const at = Math.max(text.indexOf('+'), text.indexOf('-'));
  if (at < 0) return { clock: text, offset: 0n };
  const [hours, minutes, ...more] = text.slice(at + 1).split(':');
  const h = digits(hours, 2);
  const m = digits(minutes, 2);
  const clock = text.slice(0, at);
  if (h === undefined || m === undefined || more.length > 0 || h > 23 || m > 59)
    return { clock, offset: undefined };
  const size = BigInt((h * 60 + m) * 60_000);
  return { clock, offset: text[at] === '-' ? -size : size };
}
