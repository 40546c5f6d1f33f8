/** Parses dates in the W3C profile of ISO 8601, or as epoch seconds, to the millisecond (L-36). */
import { scaledText } from './decimal.js';

/** Returns milliseconds since 1970, with further digits cut off; undefined if the text is no date. */
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

const isoDate =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?)?$/;

function parseIsoDate(text: string): bigint | undefined {
  const match = isoDate.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '01', time = '00:00', second = '00', fraction = '', zone = 'Z'] =
    match;
  const date = `${year}-${month}-${day}`;
  const local = Date.parse(`${date}T${time}:${second}Z`);
  // A day that the month does not have gives no date, or one in the next month.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(date)) return undefined;
  return BigInt(local - minutesEast(zone) * 60_000 + cutToMilliseconds(fraction));
}

function minutesEast(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Returns a moment as epoch seconds, for example requests. */
export function dateText(milliseconds: bigint): string {
  return scaledText(milliseconds, 3);
}
