/** Dates in the W3C profile of ISO 8601, or as epoch seconds, to the millisecond (L-36). */
import { scaledText } from './decimal.js';

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Milliseconds since 1970; further digits are cut off. Undefined for whatever is no date. */
export function parseDate(text: string): bigint | undefined {
  return parseEpochSeconds(text) ?? parseIsoDate(text);
}

function parseEpochSeconds(text: string): bigint | undefined {
  const match = /^([+-]?)(\d{1,30})(?:\.(\d*))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, seconds = '', fraction = ''] = match;
  const milliseconds = BigInt(seconds) * 1000n + BigInt(cutToMilliseconds(fraction));
  return sign === '-' ? -milliseconds : milliseconds;
}

function cutToMilliseconds(fraction: string): number {
  return Number(fraction.slice(0, 3).padEnd(3, '0'));
}

function parseIsoDate(text: string): bigint | undefined {
  const pattern =
    /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, year, month, day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    match;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const offset = parseOffset(zone);
  if (offset === undefined) return undefined;
  const minutes = (daysSinceEpoch(Number(year), Number(month), Number(day)) * 24 + Number(hour)) * 60;
  const seconds = (minutes + Number(minute) - offset) * 60 + Number(second);
  return BigInt(seconds) * 1000n + BigInt(cutToMilliseconds(fraction));
}

function isDay(year: number, month: number, day: number): boolean {
  const days = daysInMonth[month - 1];
  if (days === undefined || day < 1) return false;
  const leap = month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0);
  return day <= days + (leap ? 1 : 0);
}

/** Minutes east of UTC. */
function parseOffset(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Proleptic Gregorian calendar; the year starts in March so that the leap day comes last. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

/** A moment as epoch seconds, for example requests. */
export function dateText(milliseconds: bigint): string {
  return scaledText(milliseconds, 3);
}
