/** Reads a time in any form in which AWS clients print one (F-112). */

const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?(?:Z|([+-])(\d\d):?(\d\d))?$/;
const epochSeconds = /^\d{1,11}(?:\.\d{1,9})?$/;

/** Epoch milliseconds, or undefined where the text is no time. Without an offset it is UTC. */
export function parseTimestamp(text: string): number | undefined {
  if (epochSeconds.test(text)) return Math.round(Number(text) * 1000);
  const parts = isoTime.exec(text);
  if (parts === null) return undefined;
  const [, date, time, fraction = '', sign = '+', hours = '0', minutes = '0'] = parts;
  const utc = Date.parse(`${date}T${time}${fraction.slice(0, 4)}Z`);
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return Number.isNaN(utc) ? undefined : utc - (sign === '-' ? -offset : offset);
}
