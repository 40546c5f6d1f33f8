/** Facts about the times of a request: time only moves forward, and every session ends (E-93). */
import { parseDate } from '../match/date.js';
import type { KeyState, UnknownState } from '../match/conditionContext.js';
import type { Clock, RequestContext } from '../decide/request.js';

/** Sessions of GetSessionToken and GetFederationToken last 129,600 seconds at most; role sessions 12 hours. */
const LONGEST_SESSION = 129_600_000n;

/** Condition keys may hold whole seconds only. */
const toSecond = (milliseconds: bigint): bigint => milliseconds - (milliseconds % 1000n);

/** Returns the clock of a question asked at `now`. */
export const clockAt = (now: number): Clock => clockFrom(BigInt(Math.trunc(now)));

const clockFrom = (now: bigint): Clock => ({
  requestsFrom: toSecond(now),
  sessionsFrom: toSecond(now) - LONGEST_SESSION,
});

/** Returns the clock for stored decisions: with a margin so large that no machine's clock is that wrong. */
export function clockOfImport(now: number): Clock {
  const { sessionsFrom } = clockAt(now);
  return { requestsFrom: sessionsFrom, sessionsFrom };
}

const TOKEN_ISSUE_TIME = 'aws:tokenissuetime';
const requestTimes: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime']);

/** Whether the key is about time. `key`: in lower case. */
export const isDateKey = (key: string): boolean => requestTimes.has(key) || key === TOKEN_ISSUE_TIME;

export const dependsOnTime = (conditions: readonly { readonly key: string }[]): boolean =>
  conditions.some(({ key }) => isDateKey(key.toLowerCase()));

/** Returns the clock of a context. A time that the question gives replaces it. */
export function clockOf({ entries, clock }: RequestContext): Clock | undefined {
  const stated = [...requestTimes].flatMap((key) => entries.get(key) ?? [])[0];
  if (stated === undefined) return clock;
  const [value] = stated.kind === 'known' ? stated.values : [];
  const time = value === undefined ? undefined : parseDate(value);
  return time === undefined ? undefined : clockFrom(time);
}

/** Returns the caveat of an answer in which the clock decided a condition on a date. */
export const clockText = ({ requestsFrom }: Clock): string =>
  `A date in a policy has passed as of ${new Date(Number(requestsFrom)).toISOString()}, the time of this question.`;

/** Adds to the unknown state of a key what the clock tells about its value. `key`: in lower case. */
export function timed(key: string, state: UnknownState, clock: Clock | undefined): KeyState {
  if (clock === undefined) return state;
  const settled = clock.sessionsFrom;
  if (requestTimes.has(key)) return { ...state, notBefore: { earliest: clock.requestsFrom, settled } };
  return key === TOKEN_ISSUE_TIME ? { ...state, notBefore: { earliest: settled, settled } } : state;
}
